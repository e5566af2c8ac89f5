//! The characters of an XML file.

use crate::ReadError;
use encoding_rs::Encoding;

/// The text of an XML file: in the encoding of its byte order mark, else in the declared one, else in UTF-8.
///
/// # Errors
/// If the file is empty, the declared encoding is unknown, or its bytes are not in it.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    let (encoding, start) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        None => (declared(bytes)?, 0),
    };
    let bytes = &bytes[start..];
    if encoding == encoding_rs::UTF_8 {
        return match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(ReadError::Encoding { at: start + error.valid_up_to() }),
        };
    }
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(std::borrow::Cow::into_owned)
        .ok_or(ReadError::Encoding { at: start })
}

/// The encoding that the first line declares.
fn declared(bytes: &[u8]) -> Result<&'static Encoding, ReadError> {
    let head = &bytes[..bytes.len().min(256)];
    let head = String::from_utf8_lossy(head);
    let declaration = head
        .trim_start()
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
        .map(|(inside, _)| inside);
    let Some((_, rest)) = declaration.and_then(|inside| inside.split_once("encoding")) else {
        return Ok(encoding_rs::UTF_8);
    };
    let name = rest.trim_start_matches([' ', '=']).trim_start_matches(['"', '\'']);
    let name = name.split(['"', '\'']).next().unwrap_or_default();
    Encoding::for_label(name.as_bytes())
        .ok_or_else(|| ReadError::Markup { at: 0, fault: format!("unknown encoding '{name}'") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        assert_eq!(decode("<r>é</r>".as_bytes()).unwrap(), "<r>é</r>");
        assert_eq!(
            decode(b"<?xml version='1.0' encoding='ISO-8859-1'?><r>\xe9</r>")
                .unwrap()
                .chars()
                .filter(|c| *c == 'é')
                .count(),
            1
        );
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("<r>é</r>".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&utf16).unwrap(), "<r>é</r>");
        assert_eq!(decode(b"<r>abc\xe9</r>"), Err(ReadError::Encoding { at: 6 }));
        assert_eq!(decode(b""), Err(ReadError::Empty));
        assert!(matches!(
            decode(b"<?xml version='1.0' encoding='nonsense'?><r/>"),
            Err(ReadError::Markup { .. })
        ));
    }
}
