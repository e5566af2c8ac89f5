//! HTML, as the sites of the United Nations publish documents.
//!
//! The page is read as a browser shows it, however its mark-up is broken: lists with the numbers that are printed
//! before them, tables, links. What leads about the site (navigation, forms, heads and feet) is left out. A footnote is
//! told by a mark that links to it, or by a raised mark that it begins with. A page that is one preformatted text is
//! read as such.

mod flow;
mod limits;
mod notes;
mod page;

use crate::read::{Options, Raw, plain};
use crate::{ReadError, decode};

/// The media type of these files.
const MEDIA_TYPE: &str = "text/html";

/// How many bytes at the beginning can hold the beginning of the mark-up, or say how it is encoded.
const HEAD: usize = 2048;

/// Whether bytes are HTML: they begin with mark-up, and that with a document type or an element `html`. A file in UTF-16
/// shows it between zero bytes.
pub(crate) fn is_html(bytes: &[u8]) -> bool {
    let head = head(bytes);
    let head = head.trim_start_matches(|c: char| !c.is_ascii() || c.is_ascii_whitespace());
    head.starts_with('<') && (head.contains("<html") || head.contains("<!doctype html"))
}

/// The ASCII letters of the beginning, small.
fn head(bytes: &[u8]) -> String {
    let head = bytes[..bytes.len().min(HEAD)].iter().filter(|&&byte| byte != 0);
    head.map(|byte| char::from(byte.to_ascii_lowercase())).collect()
}

/// Reads a page.
///
/// # Errors
/// If it is in no known encoding, goes beyond the limits, or holds no words in a known language.
pub(crate) fn read(id: &str, name: &str, bytes: &[u8], options: &Options) -> Result<Raw, ReadError> {
    let text = characters(bytes)?;
    limits::check(&text)?;
    let root = page::parse(&text);
    let content = page::content(&root);
    match page::preformatted(content) {
        Some(text) => plain(id, name, text, MEDIA_TYPE, options),
        None => flow::read(content).print(id, name, MEDIA_TYPE, options),
    }
}

/// The characters: in the encoding of the byte order mark, else in the one that the page names if they can be in it,
/// else in a guessed one.
fn characters(bytes: &[u8]) -> Result<String, ReadError> {
    let named = encoding_rs::Encoding::for_bom(bytes).is_none().then(|| named(bytes)).flatten();
    named
        .and_then(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes))
        .map_or_else(|| decode::decode(bytes), |text| Ok(text.into_owned()))
}

/// The encoding that a page names. One that could not have been read so far is not meant.
fn named(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = head(bytes);
    let (_, rest) = head.split_once("charset")?;
    let rest = rest.trim_start_matches([' ', '=', '"', '\'']);
    let name = rest.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))).next()?;
    encoding_rs::Encoding::for_label(name.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

#[cfg(test)]
mod tests;
