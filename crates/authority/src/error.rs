//! A fault in an authority file.

use std::fmt;

/// A fault in an authority file, with the place where it stands and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Error {
    /// The name of the file in `ontology/authorities`.
    pub file: &'static str,
    /// The line, counted from 1; the head of the table is line 1.
    pub line: u64,
    /// What is wrong, and what should be there.
    pub message: String,
}

impl Error {
    pub(crate) fn new(file: &'static str, line: u64, message: impl Into<String>) -> Self {
        Self { file, line, message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "ontology/authorities/{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for Error {}
