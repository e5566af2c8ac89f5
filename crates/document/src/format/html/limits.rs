//! Limits of a page, looked at before it is parsed: the time that a parser of HTML takes grows with the number of tags
//! times their depth.

use crate::ReadError;

/// How many tags a page may have.
const TAGS: usize = 1_000_000;

/// How deep elements may lie in one another.
const DEPTH: usize = 1000;

/// Elements that have no end, or whose end is mostly left out and understood.
const OPEN: [&str; 30] = [
    "area", "base", "basefont", "br", "col", "colgroup", "dd", "dt", "embed", "frame", "hr", "img", "input",
    "li", "link", "meta", "option", "optgroup", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot",
    "th", "thead", "tr", "wbr",
];

/// Refuses a page that goes beyond the limits.
///
/// # Errors
/// If it has too many tags, or too many that are not closed.
pub(super) fn check(text: &str) -> Result<(), ReadError> {
    let mut depth = 0usize;
    for (count, (at, _)) in text.match_indices('<').enumerate() {
        let refuse = |fault: String| Err(ReadError::Markup { at: at as u64, fault });
        if count == TAGS {
            return refuse(format!("more than {TAGS} tags"));
        }
        let rest = &text[at + 1..];
        let closes = rest.starts_with('/');
        let name: String = rest[usize::from(closes)..]
            .chars()
            .take(12)
            .take_while(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if name.is_empty() || OPEN.contains(&name.as_str()) {
            continue;
        }
        depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        if depth > DEPTH {
            return refuse(format!("elements deeper than {DEPTH} in one another"));
        }
    }
    Ok(())
}
