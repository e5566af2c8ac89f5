//! The entries of the authority data as triples, and what every store holds before anything is read.

use crate::encode::{ALT_LABEL, by_line, date, plain};
use crate::iri;
use crate::vocab::{FILES, class, property};
use fact::Date;
use oxrdf::vocab::rdf;
use oxrdf::{Literal, NamedNodeRef, Term, Triple};
use oxttl::TurtleParser;

/// The name by which a thing is known, one in each language.
const PREF_LABEL: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#prefLabel");

/// What an entry of the authority data is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A state.
    State,
    /// A body.
    Body,
    /// A group of actors.
    Group,
    /// An office that acts whoever holds it.
    Office,
    /// A person.
    Person,
    /// A city.
    Place,
}

/// An entry of the authority data.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// What it is about.
    pub kind: EntryKind,
    /// Its key.
    pub key: &'a str,
    /// The name by which a person or place goes when no language is asked for.
    pub name: Option<&'a str>,
    /// The name by which it is known in each language: tag and words.
    pub labels: Vec<(&'a str, &'a str)>,
    /// Other names in use: tag and words.
    pub other_names: Vec<(&'a str, &'a str)>,
    /// The type of a body: a key of the scheme `body-type`.
    pub body_type: Option<&'a str>,
    /// The body that a body is part of.
    pub part_of: Option<&'a str>,
    /// The resolution that set a body up.
    pub established_by: Option<&'a str>,
    /// Since when: a state is a Member, a body exists.
    pub from: Option<Date>,
    /// Until when.
    pub to: Option<Date>,
    /// The state that a person comes from, that a place lies in, or that a state was renamed to.
    pub state: Option<&'a str>,
}

impl<'a> Entry<'a> {
    /// An entry of which only the key is known.
    #[must_use]
    pub fn new(kind: EntryKind, key: &'a str) -> Self {
        Self {
            kind,
            key,
            name: None,
            labels: Vec::new(),
            other_names: Vec::new(),
            body_type: None,
            part_of: None,
            established_by: None,
            from: None,
            to: None,
            state: None,
        }
    }
}

/// The triples of entries of the authority data, in the order of their lines.
pub fn encode_authority<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> Vec<Triple> {
    by_line(entries.into_iter().flat_map(|entry| encode(&entry)).collect())
}

fn encode(entry: &Entry<'_>) -> Vec<Triple> {
    let (node, class) = match entry.kind {
        EntryKind::State => (iri::state(entry.key), class::STATE),
        EntryKind::Body => (iri::body(entry.key), class::BODY),
        EntryKind::Group => (iri::group(entry.key), class::GROUP),
        EntryKind::Office => (iri::office(entry.key), class::OFFICE),
        EntryKind::Person => (iri::person(entry.key), class::PERSON),
        EntryKind::Place => (iri::place(entry.key), class::PLACE),
    };
    let (from, to) = match entry.kind {
        EntryKind::State => (property::MEMBER_FROM, property::MEMBER_TO),
        _ => (property::CONSTITUTED_ON, property::ENDED_ON),
    };
    let state = match entry.kind {
        EntryKind::State => property::RENAMED_TO,
        EntryKind::Place => property::IN_STATE,
        _ => property::NATIONALITY,
    };
    let mut said: Vec<(NamedNodeRef<'_>, Option<Term>)> = vec![
        (rdf::TYPE, Some(class.into())),
        (property::KEY, Some(plain(entry.key).into())),
        (property::NAME, entry.name.map(|name| plain(name).into())),
        (property::BODY_TYPE, entry.body_type.map(|key| iri::concept("body-type", key).into())),
        (property::PART_OF_BODY, entry.part_of.map(|key| iri::body(key).into())),
        (property::CONSTITUTED_BY, entry.established_by.map(|symbol| iri::document(symbol).into())),
        (from, entry.from.map(|day| date(day).into())),
        (to, entry.to.map(|day| date(day).into())),
        (state, entry.state.map(|code| iri::state(code).into())),
    ];
    for (property, names) in [(PREF_LABEL, &entry.labels), (ALT_LABEL, &entry.other_names)] {
        said.extend(names.iter().map(|(language, name)| {
            (property, Literal::new_language_tagged_literal(*name, *language).ok().map(Term::from))
        }));
    }
    said.into_iter()
        .filter_map(|(property, object)| Some(Triple::new(node.clone(), property, object?)))
        .collect()
}

/// The ontology, the concepts and the rules, in the order of their lines.
///
/// # Panics
/// If a file of the ontology is not Turtle, which a test rules out.
#[must_use]
pub fn ontology() -> Vec<Triple> {
    let parse = |(_, text): &(&str, &'static str)| {
        TurtleParser::new()
            .for_slice(*text)
            .map(|triple| triple.expect("invariant: the files of the ontology are Turtle"))
            .collect::<Vec<_>>()
    };
    by_line(FILES.iter().flat_map(parse).collect())
}
