//! Packed streams, of which none may unpack to more than the limit.

use crate::ReadError;
use flate2::read::ZlibDecoder;
use hayro_font::hayro_syntax::object::dict::keys::FILTER;
use hayro_font::hayro_syntax::object::{Name, Object, Stream};
use std::borrow::Cow;
use std::io::{Read, copy, sink};

/// How many times longer than its packed form a stream can be at most: RFC 1951 packs 258 bytes into two bits.
const DENSEST: u64 = 1032;

/// The same for the packing of PDF 1.0 (LZW), whose codes of 12 bits stand for at most 4,096 bytes.
const DENSEST_OLD: u64 = 2731;

/// What stands before a stream.
const BEGIN: &[u8] = b"stream";

/// Refuses a file that has a stream that unpacks to more than `limit` bytes, before anything is unpacked.
///
/// # Errors
/// If it has one.
pub(super) fn check(bytes: &[u8], limit: u64) -> Result<(), ReadError> {
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(BEGIN.len()).position(|window| window == BEGIN) {
        at += found + BEGIN.len();
        let content = &bytes[at..];
        let content = content.strip_prefix(b"\r").unwrap_or(content);
        let content = content.strip_prefix(b"\n").unwrap_or(content);
        fits(content, limit)?;
    }
    Ok(())
}

/// Whether packed bytes unpack to no more than `limit`; bytes that are not packed do.
fn fits(packed: &[u8], limit: u64) -> Result<(), ReadError> {
    let is_zlib = matches!(packed, [head, check, ..] if head & 0x0f == 8 && (u16::from(*head) << 8 | u16::from(*check)) % 31 == 0);
    if !is_zlib || (packed.len() as u64).saturating_mul(DENSEST) <= limit {
        return Ok(());
    }
    // A damaged stream counts as far as it can be read.
    let mut unpacked = ZlibDecoder::new(packed).take(limit + 1);
    let length = copy(&mut unpacked, &mut sink()).map_or(unpacked.get_ref().total_out(), |length| length);
    if length > limit { Err(ReadError::TooLarge { bytes: length, limit }) } else { Ok(()) }
}

/// The content of a stream; empty if it is damaged.
///
/// # Errors
/// If it is longer than `limit`, or packed more than once.
pub(super) fn stream<'a>(stream: &Stream<'a>, limit: u64) -> Result<Cow<'a, [u8]>, ReadError> {
    let packings = packings(stream);
    if packings.len() > 1 {
        return Err(ReadError::Package { fault: "a stream is packed more than once".to_owned() });
    }
    let most = (stream.raw_data().len() as u64).saturating_mul(DENSEST_OLD);
    if packings == [Packing::Old] && most > limit {
        return Err(ReadError::TooLarge { bytes: most, limit });
    }
    let content = stream.decoded_data().unwrap_or_default();
    let bytes = content.len() as u64;
    if bytes > limit { Err(ReadError::TooLarge { bytes, limit }) } else { Ok(content) }
}

/// How bytes are made fewer.
#[derive(PartialEq, Eq)]
enum Packing {
    /// LZW.
    Old,
    Other,
}

/// The filters of a stream that make its bytes fewer: ISO 32000-1, table 6.
fn packings(stream: &Stream<'_>) -> Vec<Packing> {
    let dict = stream.dict();
    let names = match dict.get::<Object<'_>>(FILTER) {
        Some(Object::Name(name)) => vec![name.as_str().to_owned()],
        Some(Object::Array(names)) => names.iter::<Name<'_>>().map(|name| name.as_str().to_owned()).collect(),
        _ => Vec::new(),
    };
    let packing = |name: &String| match name.as_str() {
        "LZWDecode" | "LZW" => Some(Packing::Old),
        "FlateDecode" | "Fl" | "RunLengthDecode" | "RL" => Some(Packing::Other),
        _ => None,
    };
    names.iter().filter_map(packing).collect()
}
