//! Texts in which what has been found stands as a slot, so that patterns can speak of "a date" or "a body".
//!
//! A slot is two private-use characters: one for the kind, one for the number of the mention. Patterns write
//! `{date}` for any slot of a kind, `{when:date}` to capture it by name, `{state|body}` for one of several kinds.

use crate::bare::Bare;
use std::ops::Range;

/// What a slot stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A document symbol, printed in full.
    Symbol,
    /// A state.
    State,
    /// A body.
    Body,
    /// A person known to the authority file.
    Person,
    /// A group of actors, or an officer such as the Secretary-General.
    Group,
    /// A city.
    Place,
    /// One or more dates or ranges of dates.
    Date,
    /// One or more sessions.
    Session,
    /// One or more numbered meetings.
    Meeting,
    /// One or more agenda items.
    Item,
    /// One or more resolutions, decisions or documents that are cited together.
    Cite,
    /// A list of states.
    States,
    /// An office that names its body: the High Representative for Disarmament Affairs.
    Office,
}

const KINDS: [(Kind, &str); 13] = [
    (Kind::Office, "office"),
    (Kind::Symbol, "symbol"),
    (Kind::State, "state"),
    (Kind::Body, "body"),
    (Kind::Person, "person"),
    (Kind::Group, "group"),
    (Kind::Place, "place"),
    (Kind::Date, "date"),
    (Kind::Session, "session"),
    (Kind::Meeting, "meeting"),
    (Kind::Item, "item"),
    (Kind::Cite, "cite"),
    (Kind::States, "states"),
];

const FIRST_KIND: u32 = 0xE000;
const FIRST_NUMBER: u32 = 0xF_0000;
const MOST: u32 = 0xFFFD;

impl Kind {
    /// The kind with that name in patterns.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        KINDS.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
    }

    fn character(self) -> char {
        char::from_u32(FIRST_KIND + self as u32).expect("invariant: private-use characters exist")
    }

    /// The regular expression that matches one slot of any of `kinds`.
    pub(crate) fn pattern(kinds: &[Self]) -> String {
        let class: String =
            kinds.iter().map(|kind| format!("\\x{{{:X}}}", kind.character() as u32)).collect();
        format!("[{class}][\\x{{F0000}}-\\x{{FFFFD}}]")
    }
}

/// A text with slots, which knows where each of its characters stands in the plain text.
#[derive(Clone, Debug)]
pub struct Slotted {
    string: String,
    /// Where each byte of the plain text stands in the text that it was made of; empty if it is that text.
    places: Vec<usize>,
    /// Pieces in order: `(byte here, byte in the plain text, length in the plain text, is a slot)`.
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    here: usize,
    plain: Place,
    slot: Option<usize>,
}

/// A range of the plain text.
#[derive(Clone, Copy, Debug)]
struct Place {
    start: usize,
    end: usize,
}

impl Slotted {
    /// `plain` with the mentions at `slots` (disjoint, in order: range, kind, number) replaced.
    #[must_use]
    pub fn new(plain: &str, slots: &[(Range<usize>, Kind, usize)]) -> Self {
        let mut slotted = Self {
            string: String::with_capacity(plain.len()),
            places: Vec::new(),
            pieces: Vec::with_capacity(slots.len() * 2 + 1),
        };
        let mut done = 0;
        for (range, kind, number) in slots {
            slotted.copy(plain, done..range.start);
            if *number as u32 >= MOST {
                slotted.copy(plain, range.clone());
            } else {
                slotted.pieces.push(Piece {
                    here: slotted.string.len(),
                    plain: Place { start: range.start, end: range.end },
                    slot: Some(*number),
                });
                slotted.string.push(kind.character());
                slotted
                    .string
                    .push(char::from_u32(FIRST_NUMBER + *number as u32).expect("invariant: below MOST"));
            }
            done = range.end;
        }
        slotted.copy(plain, done..plain.len());
        slotted
    }

    fn copy(&mut self, plain: &str, range: Range<usize>) {
        if !range.is_empty() {
            self.pieces.push(Piece {
                here: self.string.len(),
                plain: Place { start: range.start, end: range.end },
                slot: None,
            });
            self.string.push_str(&plain[range]);
        }
    }

    /// The same, for the text that `bare` was made of: ranges are those of that text.
    #[must_use]
    pub fn onto(self, bare: &Bare<'_>) -> Self {
        Self { places: bare.places().to_vec(), ..self }
    }

    /// The string with its slots.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// The range of the plain text that a range of the slotted text stands for.
    #[must_use]
    pub fn plain(&self, range: Range<usize>) -> Range<usize> {
        if self.pieces.is_empty() {
            return 0..0;
        }
        let start = self.position(range.start, false);
        let end = if range.is_empty() { start } else { self.position(range.end, true) };
        let place = |at: usize| self.places.get(at).copied().unwrap_or(at);
        place(start)..place(end.max(start))
    }

    fn position(&self, byte: usize, end: bool) -> usize {
        let number = if end {
            self.pieces.partition_point(|piece| piece.here < byte)
        } else {
            self.pieces.partition_point(|piece| piece.here <= byte)
        }
        .saturating_sub(1);
        let piece = self.pieces[number];
        match piece.slot {
            Some(_) if end => piece.plain.end,
            Some(_) => piece.plain.start,
            None => (piece.plain.start + (byte - piece.here)).min(piece.plain.end),
        }
    }

    /// The numbers of the mentions whose slots lie in a range of the slotted text.
    #[must_use]
    pub fn slots(&self, range: Range<usize>) -> Vec<usize> {
        self.pieces
            .iter()
            .filter(|piece| range.contains(&piece.here))
            .filter_map(|piece| piece.slot)
            .collect()
    }
}

/// A pattern of the data files with its slots written as regular expressions.
///
/// # Errors
/// If a brace names an unknown kind.
pub(crate) fn expand(pattern: &str) -> Result<String, String> {
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        out.push_str(before);
        let close = after.find('}').ok_or_else(|| format!("unclosed brace in '{pattern}'"))?;
        let inside = &after[1..close];
        // Repetition counts and Unicode classes keep their braces.
        if inside.starts_with(|c: char| c.is_ascii_digit())
            || before.ends_with("\\p")
            || before.ends_with("\\x")
        {
            out.push_str(&after[..=close]);
        } else {
            let (name, kinds) = match inside.split_once(':') {
                Some((name, kinds)) => (Some(name), kinds),
                None => (None, inside),
            };
            let kinds: Vec<Kind> = kinds
                .split('|')
                .map(|kind| Kind::named(kind).ok_or_else(|| format!("unknown kind '{kind}' in '{pattern}'")))
                .collect::<Result<_, _>>()?;
            match name {
                Some(name) => out.push_str(&format!("(?P<{name}>{})", Kind::pattern(&kinds))),
                None => out.push_str(&Kind::pattern(&kinds)),
            }
        }
        rest = &after[close + 1..];
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_where_each_piece_stands() {
        let plain = "于2023年3月6日举行了会议";
        let date = plain.find('2').unwrap()..plain.find('举').unwrap();
        let slotted = Slotted::new(plain, &[(date.clone(), Kind::Date, 7)]);
        let at = slotted.as_str().find('举').unwrap();
        assert_eq!(slotted.plain(at..slotted.as_str().len()), date.end..plain.len());
        assert_eq!(slotted.plain(0..at), 0..date.end);
        assert_eq!(slotted.plain("于".len()..at), date);
        assert_eq!(slotted.slots(0..slotted.as_str().len()), [7]);
    }

    #[test]
    fn slots_in_patterns() {
        let pattern = expand("于{when:date}.{0,3}举行").unwrap();
        let regex = regex::Regex::new(&pattern).unwrap();
        let plain = "于3月6日才举行";
        let slotted = Slotted::new(plain, &[(3..plain.find('才').unwrap(), Kind::Date, 0)]);
        let found = regex.captures(slotted.as_str()).unwrap();
        assert_eq!(slotted.slots(found.name("when").unwrap().range()), [0]);
        assert!(expand("{nonsense}").is_err());
    }
}
