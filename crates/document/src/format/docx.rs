//! Word documents (DOCX): a package of XML parts.
//!
//! The document is read as Word shows it: automatic numbers are counted and printed in front of their paragraphs,
//! tracked changes are accepted, hidden text, comments and the codes of fields are left out. Running heads and feet
//! are no part of the text; the head of the first page is, if it is set apart: it is the masthead, with symbol and date.

mod body;
mod notes;
mod numbering;
mod package;
mod styles;

use crate::ReadError;
use crate::read::{Options, Raw};

/// The media type of these files.
const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub(crate) use package::is_package;

/// Reads a Word document.
///
/// # Errors
/// If the package is damaged or too large, holds no Word document, or holds no words.
pub(crate) fn read(id: &str, name: &str, bytes: &[u8], options: &Options) -> Result<Raw, ReadError> {
    let mut package = package::Package::open(bytes, options.limit)?;
    let parts = package::Parts::read(&mut package)?;
    body::read(&parts).print(id, name, MEDIA_TYPE, options)
}

#[cfg(test)]
mod tests;
