//! The United Nations' own Akoma Ntoso XML (AKN4UN).

use crate::ReadError;
use crate::read::Raw;

/// Whether bytes are AKN4UN.
pub(crate) fn is_akn(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    head.windows(12).any(|window| window == b"<akomaNtoso ") || head.windows(12).any(|window| window == b"<akomaNtoso>")
}

/// Reads AKN4UN.
pub(crate) fn read(_id: &str, _name: &str, _bytes: &[u8]) -> Result<Raw, ReadError> {
    Err(ReadError::Format("Akoma Ntoso"))
}
