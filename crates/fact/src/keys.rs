//! What identifies a thing: the United Nations' own keys, never a name in some language.

use crate::{Date, Symbol};
use std::fmt;

/// A document: its symbol, or the source file that stands for it while its symbol is unknown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocKey {
    /// A document with a symbol.
    Symbol(Symbol),
    /// A document whose symbol neither it nor its metadata give: the identifier of its source.
    Source(String),
    /// A text without a symbol that is known by a slug: `x/un-charter`.
    Slug(&'static str),
}

impl fmt::Display for DocKey {
    /// The symbol, `_/` and the source's identifier, or the slug: the form used in IRIs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Symbol(symbol) => symbol.fmt(f),
            Self::Source(id) => write!(f, "_/{id}"),
            Self::Slug(slug) => f.write_str(slug),
        }
    }
}

/// A part of a document: `para/7/a`, `dr/1/pp/3`, `annex/1`; the empty path is the document itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartKey {
    /// The document.
    pub doc: DocKey,
    /// The path from the outside in, steps joined by `/`.
    pub path: String,
}

/// A session of a body: its number, or `S-10`, `ES-11`, `org`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionKey {
    /// The body's key, such as `A/C.1`.
    pub body: String,
    /// The session's number or code.
    pub code: String,
}

impl fmt::Display for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.body, self.code)
    }
}

/// A numbered meeting.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeetingKey {
    /// The body's key.
    pub body: String,
    /// The session. Bodies that number their meetings through all their years (the Security Council) have none.
    pub session: Option<String>,
    /// The number.
    pub number: u32,
}

/// An agenda item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemKey {
    /// The body whose agenda it is on.
    pub body: String,
    /// The session, unless the body's agenda serves all its sessions.
    pub session: Option<String>,
    /// The printed number.
    pub number: String,
    /// The printed letter of a sub-item, without brackets.
    pub sub: Option<String>,
}

/// A gathering that has no number: its body, kind and first day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventKey {
    /// The body that held it.
    pub body: String,
    /// The kind of event, a concept key.
    pub kind: &'static str,
    /// The first day, if printed.
    pub start: Option<Date>,
}
