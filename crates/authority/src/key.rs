//! The key of an entity.

use std::fmt;

/// What identifies an entity in the authority files: the code of a state, the symbol root of a body, a slug.
///
/// Cheap to copy. The letters live as long as the program, since the files are read once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(&'static str);

impl Key {
    /// Keeps the text for as long as the program runs.
    pub(crate) fn keep(text: &str) -> Self {
        Self(Box::leak(text.to_owned().into_boxed_str()))
    }

    /// The key as it stands in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0)
    }
}

impl PartialEq<str> for Key {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Key {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}
