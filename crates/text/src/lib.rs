//! Strings that remember where each character was read.
//!
//! In: the characters of a source, in any order and with any of them left out.
//! Out: [`Text`], a string to search in, and [`Span`]s, the places in the source that a part of it came from.
//!
//! This room knows no language, no file format and nothing of the United Nations.
//!
//! Two measures of place are in use and never mixed: *bytes* (`usize`) inside a [`Text`], *code points*
//! (`u32`) inside a [`Source`]. Evidence is written in code points, since that is what readers in other
//! programming languages count alike.
//!
//! ```
//! use text::{Source, Text};
//! let source = Source::new("0123456789abcdef", "letter.txt", "open-\nended".to_owned());
//! let mut text = Text::from_source(&source, 0..4);
//! text.append(&Text::from_source(&source, 6..11)); // the hyphen and the line break are left out
//! assert_eq!(text.as_str(), "openended");
//! let spans = text.spans(0..text.len());
//! assert_eq!((spans[0].start, spans[0].end, spans[1].start, spans[1].end), (0, 4, 6, 11));
//! assert_eq!(source.slice(spans[1]), "ended");
//! ```

mod source;
mod span;
mod string;

pub use source::Source;
pub use span::Span;
pub use string::Text;
