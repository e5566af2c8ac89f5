//! The lines of a page.

use std::ops::Range;
use text::Source;
use unicode_width::UnicodeWidthStr;

/// What a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words of the document.
    Words,
    /// Something the page has and the document has not: a running head, a page number, a list of addresses, a rule.
    Furniture,
    /// The first line of a footnote, with its mark and the bytes that mark takes up.
    NoteStart { label: String, mark: usize, raised: bool },
    /// A further line of a footnote.
    NoteMore,
}

/// A line that is not blank.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its bytes in the source without white space at the ends.
    pub(super) bytes: Range<usize>,
    /// Its width in columns; a Chinese character takes up two.
    pub(super) width: usize,
    /// Whether white space follows its words.
    pub(super) trailing: bool,
    /// How many blank lines stand before it.
    pub(super) gap: usize,
    /// Whether a page ends before it.
    pub(super) new_page: bool,
    /// What it is.
    pub(super) kind: Kind,
}

/// The lines of a source that are not blank.
pub(super) fn split(source: &Source) -> Vec<Line> {
    let text = source.text();
    let mut lines: Vec<Line> = Vec::new();
    let mut gap = 0;
    let mut new_page = false;
    let mut start = 0;
    for piece in text.split_inclusive(['\n', '\u{c}', '\u{2028}', '\u{2029}']) {
        let end = start + piece.len();
        let content = piece.trim_end_matches(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']);
        let trimmed = content.trim_matches(is_space);
        if trimmed.is_empty() {
            gap += usize::from(piece.ends_with('\n'));
        } else {
            let lead = content.len() - content.trim_start_matches(is_space).len();
            lines.push(Line {
                bytes: start + lead..start + lead + trimmed.len(),
                width: trimmed.width(),
                trailing: content.len() > lead + trimmed.len(),
                gap,
                new_page,
                kind: Kind::Words,
            });
            gap = 0;
            new_page = false;
        }
        new_page |= piece.ends_with('\u{c}');
        start = end;
    }
    lines
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}
