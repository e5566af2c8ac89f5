//! Texts without the characters that a language may print or leave out without changing a word.

use std::borrow::Cow;
use std::ops::Range;

/// A text without its silent characters, which knows where each of its bytes stands in the text.
#[derive(Clone, Debug)]
pub struct Bare<'t> {
    text: Cow<'t, str>,
    /// The place of each byte and of the end; empty if nothing was left out.
    places: Vec<usize>,
}

impl<'t> Bare<'t> {
    /// `text` without the characters of `silent`.
    #[must_use]
    pub fn new(text: &'t str, silent: &str) -> Self {
        if silent.is_empty() || !text.contains(|c| silent.contains(c)) {
            return Self { text: Cow::Borrowed(text), places: Vec::new() };
        }
        let mut bare = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices().filter(|(_, c)| !silent.contains(*c)) {
            bare.push(c);
            places.extend(at..at + c.len_utf8());
        }
        places.push(text.len());
        Self { text: Cow::Owned(bare), places }
    }

    /// The text without them.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether nothing was left out.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.places.is_empty()
    }

    pub(crate) fn places(&self) -> &[usize] {
        &self.places
    }

    /// Where a range stands in the whole text, with the silent characters in and after it.
    #[must_use]
    pub fn range(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| self.places.get(at).copied().unwrap_or(at);
        place(range.start)..place(range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_out_belongs_to_the_character_before() {
        let text = "a-b--c";
        let bare = Bare::new(text, "-");
        assert_eq!(bare.as_str(), "abc");
        let whole: Vec<&str> = (0..3).map(|at| &text[bare.range(&(at..at + 1))]).collect();
        assert_eq!(whole, ["a-", "b--", "c"]);
        assert!(Bare::new("abc", "-").is_whole());
        assert_eq!(Bare::new("abc", "-").range(&(1..2)), 1..2);
    }
}
