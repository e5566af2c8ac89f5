//! What is written, with no opinion on what it means.

use fact::Symbol;
use lexicon::{DateRange, Kind};
use std::ops::Range;

/// Something found in a text.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The bytes it takes up.
    pub range: Range<usize>,
    /// What it is.
    pub value: Value,
    /// The numbers of the mentions inside it.
    pub inside: Vec<usize>,
    /// Whether another mention holds it.
    pub is_inside: bool,
}

/// What was found.
#[derive(Clone, Debug)]
pub enum Value {
    /// A document symbol.
    Symbol(Symbol),
    /// A state, by its code.
    State(String),
    /// States in a list, each with its bytes.
    States(Vec<(String, Range<usize>)>),
    /// A body, by its key.
    Body(String),
    /// A body named by a common noun.
    Nearest(String),
    /// A person of the authority file.
    Person(String),
    /// A group or an officer.
    Group(String),
    /// A city.
    Place(String),
    /// An office that names its body.
    Office {
        /// The key of the body.
        body: String,
        /// The key of the role.
        role: String,
    },
    /// Dates.
    Dates(Vec<DateRange>),
    /// Sessions.
    Sessions(Vec<SessionRef>),
    /// Meetings.
    Meetings(Vec<MeetingRef>),
    /// Agenda items.
    Items(Vec<ItemRef>),
    /// Cited documents.
    Cites(Vec<CiteRef>),
}

/// A session as written.
#[derive(Clone, Debug)]
pub struct SessionRef {
    /// Its number or code.
    pub code: String,
    /// Its kind, if the words say it.
    pub kind: Option<String>,
    /// The number of the mention of its body, if it stands beside it.
    pub body: Option<usize>,
    /// The bytes that name it.
    pub range: Range<usize>,
}

/// A meeting as written.
#[derive(Clone, Debug)]
pub struct MeetingRef {
    /// Its number; `None` where only "the same meeting" is said.
    pub number: Option<u32>,
    /// Whether it is called a plenary meeting.
    pub plenary: bool,
    /// The number of the mention of its session, if it stands beside it.
    pub session: Option<usize>,
    /// The number of the mention of the body whose meeting it is said to be.
    pub body: Option<usize>,
    /// The bytes that name it.
    pub range: Range<usize>,
}

/// An agenda item as written.
#[derive(Clone, Debug)]
pub struct ItemRef {
    /// Its number.
    pub number: String,
    /// Its letter.
    pub sub: Option<String>,
    /// The bytes that name it.
    pub range: Range<usize>,
}

/// A cited document as written.
#[derive(Clone, Debug)]
pub struct CiteRef {
    /// What is cited.
    pub target: Target,
    /// The part cited, in normal form.
    pub part: Option<String>,
    /// The date printed beside it.
    pub date: Option<lexicon::Fields>,
    /// The bytes of that date.
    pub date_range: Option<Range<usize>>,
    /// The bytes that name it.
    pub range: Range<usize>,
}

/// What a citation names.
#[derive(Clone, Debug)]
pub enum Target {
    /// A printed symbol.
    Symbol(Symbol),
    /// A resolution or decision by its number.
    Number {
        /// The number as printed.
        number: String,
        /// Whether it is called a decision.
        decision: bool,
        /// The number of the mention of its body, if the words say whose it is.
        body: Option<usize>,
        /// Whether the words say that it is the speaking organ's own.
        own: bool,
    },
    /// A text known by a slug.
    Slug {
        /// The slug.
        slug: &'static str,
        /// Whether the words are a short name, which names it only after its full name has been used.
        short: bool,
    },
}

impl Mention {
    /// Moves all its ranges.
    pub(crate) fn move_to(&mut self, place: impl Fn(&Range<usize>) -> Range<usize>) {
        let moved = |range: &mut Range<usize>| *range = place(range);
        moved(&mut self.range);
        match &mut self.value {
            Value::States(states) => states.iter_mut().for_each(|(_, range)| moved(range)),
            Value::Dates(dates) => dates.iter_mut().for_each(|date| moved(&mut date.range)),
            Value::Sessions(sessions) => sessions.iter_mut().for_each(|session| moved(&mut session.range)),
            Value::Meetings(meetings) => meetings.iter_mut().for_each(|meeting| moved(&mut meeting.range)),
            Value::Items(items) => items.iter_mut().for_each(|item| moved(&mut item.range)),
            Value::Cites(cites) => cites.iter_mut().for_each(|cite| {
                moved(&mut cite.range);
                cite.date_range.iter_mut().for_each(moved);
            }),
            _ => {}
        }
    }
}

impl Value {
    /// The kind of slot that stands for it in patterns.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Symbol(_) => Kind::Symbol,
            Self::State(_) => Kind::State,
            Self::States(_) => Kind::States,
            Self::Body(_) | Self::Nearest(_) => Kind::Body,
            Self::Person(_) => Kind::Person,
            Self::Group(_) => Kind::Group,
            Self::Place(_) => Kind::Place,
            Self::Office { .. } => Kind::Office,
            Self::Dates(_) => Kind::Date,
            Self::Sessions(_) => Kind::Session,
            Self::Meetings(_) => Kind::Meeting,
            Self::Items(_) => Kind::Item,
            Self::Cites(_) => Kind::Cite,
        }
    }

    /// Whether it is a citation of a text that has a name and no symbol, or of several of its parts.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self, Self::Cites(cites) if cites.iter().all(|cite| matches!(cite.target, Target::Slug { .. })))
    }
}
