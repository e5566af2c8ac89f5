//! The text of a file as it was read, which all evidence points into.

use crate::Span;
use std::ops::Range;

/// How many code points lie between two remembered byte offsets.
const STRIDE: usize = 128;

/// The text of one file as read, never changed afterwards.
///
/// For a plain text it is the file's own text; for a packed format it is the text that the reader of the format
/// took out of it, which is kept beside the facts so that every quote can be looked up.
#[derive(Clone, Debug)]
pub struct Source {
    id: String,
    name: String,
    text: String,
    /// Byte offsets of code points 0, STRIDE, 2·STRIDE, …
    index: Vec<u32>,
    len: u32,
}

impl Source {
    /// A source with the identifier `id` (made of the file's content), the file's `name` without its folder, and its `text`.
    ///
    /// # Panics
    /// If the text is longer than 4 GiB; readers refuse such files.
    #[must_use]
    pub fn new(id: impl Into<String>, name: impl Into<String>, text: String) -> Self {
        assert!(u32::try_from(text.len()).is_ok(), "invariant: readers refuse texts over 4 GiB");
        let mut index = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut len = 0u32;
        for (number, (byte, _)) in text.char_indices().enumerate() {
            if number % STRIDE == 0 {
                index.push(byte as u32);
            }
            len += 1;
        }
        Self { id: id.into(), name: name.into(), text, index, len }
    }

    /// The identifier, made of the content of the file.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The file's name without its folder.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number of code points.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.len
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The byte at which code point `point` begins; the length of the text for points at or past its end.
    #[must_use]
    pub fn byte_of(&self, point: u32) -> usize {
        if point >= self.len {
            return self.text.len();
        }
        let mark = self.index[point as usize / STRIDE] as usize;
        let rest = point as usize % STRIDE;
        self.text[mark..].char_indices().nth(rest).map_or(self.text.len(), |(byte, _)| mark + byte)
    }

    /// The code point that begins at `byte`.
    #[must_use]
    pub fn point_of(&self, byte: usize) -> u32 {
        let block = match self.index.binary_search(&(byte as u32)) {
            Ok(block) => return (block * STRIDE) as u32,
            Err(0) => return 0,
            Err(next) => next - 1,
        };
        let mark = self.index[block] as usize;
        (block * STRIDE + self.text[mark..byte].chars().count()) as u32
    }

    /// The words at `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[self.byte_of(span.start)..self.byte_of(span.end)]
    }

    /// `spans` with those that only white space parts put together: what a reader sees as one stretch, a line
    /// break inside it or not.
    #[must_use]
    pub fn join(&self, spans: &[Span]) -> Vec<Span> {
        let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
        for &span in spans.iter().filter(|span| !span.is_empty()) {
            match joined.last_mut() {
                Some(last)
                    if last.end <= span.start
                        && self.slice(Span { start: last.end, end: span.start }).chars().all(is_blank) =>
                {
                    last.end = span.end;
                }
                _ => joined.push(span),
            }
        }
        joined
    }

    /// The code-point range of a byte range.
    #[must_use]
    pub fn span_of(&self, bytes: Range<usize>) -> Span {
        Span { start: self.point_of(bytes.start), end: self.point_of(bytes.end) }
    }
}

/// White space, or a character that is not printed at all.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points_in_any_script() {
        let text = "第 15 段 – para. 15 – الفقرة ١٥\n".repeat(40);
        let source = Source::new("id", "name", text.clone());
        for (point, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(source.byte_of(point as u32), byte);
            assert_eq!(source.point_of(byte), point as u32);
        }
        assert_eq!(source.len() as usize, text.chars().count());
        assert_eq!(source.slice(Span { start: 2, end: 4 }), "15");
    }

    #[test]
    fn joins_over_white_space_only() {
        let source = Source::new("id", "name", "伊朗伊\n\n² 注\n\n斯兰 共和国".to_owned());
        let spans = [Span { start: 0, end: 3 }, Span { start: 10, end: 12 }, Span { start: 13, end: 16 }];
        assert_eq!(source.join(&spans), [Span { start: 0, end: 3 }, Span { start: 10, end: 16 }]);
    }
}
