//! All authority files together.

use crate::body::{Body, bodies};
use crate::date::Period;
use crate::entity::Entity;
use crate::error::Error;
use crate::group::{Group, groups};
use crate::index::{Index, Wanted};
use crate::leading::{LeadingWord, leading_words};
use crate::load::Named;
use crate::name::{Name, Names};
use crate::person::{Person, persons};
use crate::place::{Place, places};
use crate::session::{Session, sessions};
use crate::sources::Sources;
use crate::state::{State, states};
use crate::subject::{Subjects, subjects};
use std::sync::OnceLock;

/// What the authority files say.
#[derive(Clone, Debug)]
pub struct Authority {
    languages: Vec<&'static str>,
    states: Vec<State>,
    bodies: Vec<Body>,
    persons: Vec<Person>,
    groups: Vec<Group>,
    places: Vec<Place>,
    sessions: Vec<Session>,
    leading: Vec<LeadingWord>,
    subjects: Subjects,
    index: Index,
}

impl Authority {
    /// The files that are part of the program, read once.
    ///
    /// # Panics
    /// If a file has a fault; the message names the file and the line. No released program has one.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Authority> = OnceLock::new();
        EMBEDDED.get_or_init(|| match Self::read(&Sources::EMBEDDED) {
            Ok(authority) => authority,
            Err(error) => panic!("{error}"),
        })
    }

    /// Reads the files from their texts.
    ///
    /// # Errors
    /// The first fault, with file and line.
    pub fn read(sources: &Sources<'_>) -> Result<Self, Error> {
        let (states, languages) = states(sources)?;
        let mut authority = Self {
            bodies: bodies(sources, &languages)?,
            persons: persons(sources, &languages, &states)?,
            groups: groups(sources, &languages)?,
            places: places(sources, &languages, &states)?,
            sessions: sessions(sources)?,
            leading: leading_words(sources, &languages)?,
            subjects: subjects(sources)?,
            index: Index::default(),
            languages,
            states,
        };
        authority.fill_index();
        Ok(authority)
    }

    fn fill_index(&mut self) {
        let mut index = Index::default();
        for state in &self.states {
            // What is known of a state that exists is not bounded by its membership: Switzerland joined in 2002.
            let lifetime = if state.is_extant() { Period::default() } else { state.membership.clone() };
            let earlier = self.states.iter().find(|earlier| earlier.renamed_to == Some(state.key));
            index.add(
                Entity::State(state.key),
                &state.names,
                &lifetime,
                earlier.map(|earlier| &earlier.membership),
            );
        }
        for (entity, names) in self.entities().filter(|(entity, _)| !matches!(entity, Entity::State(_))) {
            index.add(entity, names, &Period::default(), None);
        }
        self.index = index;
    }

    /// The tags of the languages in which things have labels, in the order of the columns.
    #[must_use]
    pub fn languages(&self) -> &[&'static str] {
        &self.languages
    }

    /// The states, in the order of their codes, with those that are no more.
    #[must_use]
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// The concepts that documents are filed under.
    #[must_use]
    pub fn subjects(&self) -> &Subjects {
        &self.subjects
    }

    /// The bodies, in the order of the file.
    #[must_use]
    pub fn bodies(&self) -> &[Body] {
        &self.bodies
    }

    /// The persons, in the order of the file.
    #[must_use]
    pub fn persons(&self) -> &[Person] {
        &self.persons
    }

    /// The groups, in the order of the file.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The places, in the order of the file.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The sessions of the General Assembly: the regular ones in their order, then special and emergency special ones.
    #[must_use]
    pub fn sessions(&self) -> &[Session] {
        &self.sessions
    }

    /// The words that may stand before a name without being part of it.
    #[must_use]
    pub fn leading_words(&self) -> &[LeadingWord] {
        &self.leading
    }

    /// Every thing with its names. States that exist come before those that are no more, so that of two meanings of
    /// one form the first is the present one.
    pub fn entities(&self) -> impl Iterator<Item = (Entity, &Names)> {
        let (extant, former): (Vec<&State>, Vec<&State>) =
            self.states.iter().partition(|state| state.is_extant());
        let states = extant.into_iter().chain(former).map(|state| (Entity::State(state.key), &state.names));
        let bodies = self.bodies.iter().map(|body| (Entity::Body(body.key), &body.names));
        let persons = self.persons.iter().map(|person| (Entity::Person(person.key), &person.names));
        let groups = self.groups.iter().map(|group| (Entity::Group(group.key), &group.names));
        let places = self.places.iter().map(|place| (Entity::Place(place.key), &place.names));
        states.chain(bodies).chain(persons).chain(groups).chain(places)
    }

    /// Every form of every name in a language, with what it names: what a finder of names is built from.
    pub fn names<'a>(&'a self, lang: &'a str) -> impl Iterator<Item = (&'a str, Entity)> {
        self.forms(lang).map(|(name, entity)| (&*name.text, entity))
    }

    /// The same, with the kind of each form and the time it was in use.
    pub fn forms<'a>(&'a self, lang: &'a str) -> impl Iterator<Item = (&'a Name, Entity)> {
        self.entities().flat_map(move |(entity, names)| names.in_lang(lang).map(move |name| (name, entity)))
    }

    /// How a thing is called in a language.
    #[must_use]
    pub fn label(&self, entity: Entity, lang: &str) -> Option<&str> {
        let names = match entity {
            Entity::State(key) => &self.state_by_key(key.as_str())?.names,
            Entity::Body(key) => &self.body_by_key(key.as_str())?.names,
            Entity::Person(key) => &self.person_by_key(key.as_str())?.names,
            Entity::Group(key) => &self.group_by_key(key.as_str())?.names,
            Entity::Place(key) => &self.place_by_key(key.as_str())?.names,
        };
        names.label(lang)
    }

    /// The state with a code.
    #[must_use]
    pub fn state_by_key(&self, key: &str) -> Option<&State> {
        by_key(&self.states, key)
    }

    /// The body with a key.
    #[must_use]
    pub fn body_by_key(&self, key: &str) -> Option<&Body> {
        by_key(&self.bodies, key)
    }

    /// The person with a key.
    #[must_use]
    pub fn person_by_key(&self, key: &str) -> Option<&Person> {
        by_key(&self.persons, key)
    }

    /// The group with a key.
    #[must_use]
    pub fn group_by_key(&self, key: &str) -> Option<&Group> {
        by_key(&self.groups, key)
    }

    /// The place with an English name.
    #[must_use]
    pub fn place_by_key(&self, key: &str) -> Option<&Place> {
        by_key(&self.places, key)
    }

    /// The session of the General Assembly with a number or code.
    #[must_use]
    pub fn session(&self, code: &str) -> Option<&Session> {
        self.sessions.iter().find(|session| session.code == code)
    }

    /// The state that a printed name names: `lang` the language of the text if it is known, `year` the year in which
    /// it was printed. A name out of use in that year still counts if it can mean one state only.
    #[must_use]
    pub fn state_by_name(&self, name: &str, lang: Option<&str>, year: Option<i32>) -> Option<&State> {
        let kind = |entity| matches!(entity, Entity::State(_));
        self.state_by_key(self.index.find(&Wanted { name, lang, year, kind }, &self.leading)?.key().as_str())
    }

    /// The body that a printed name names.
    #[must_use]
    pub fn body_by_name(&self, name: &str, lang: Option<&str>) -> Option<&Body> {
        let kind = |entity| matches!(entity, Entity::Body(_));
        self.body_by_key(
            self.index.find(&Wanted { name, lang, year: None, kind }, &self.leading)?.key().as_str(),
        )
    }

    /// The person that a printed name names.
    #[must_use]
    pub fn person_by_name(&self, name: &str, lang: Option<&str>) -> Option<&Person> {
        let kind = |entity| matches!(entity, Entity::Person(_));
        self.person_by_key(
            self.index.find(&Wanted { name, lang, year: None, kind }, &self.leading)?.key().as_str(),
        )
    }

    /// The group that a printed name names.
    #[must_use]
    pub fn group_by_name(&self, name: &str, lang: Option<&str>) -> Option<&Group> {
        let kind = |entity| matches!(entity, Entity::Group(_));
        self.group_by_key(
            self.index.find(&Wanted { name, lang, year: None, kind }, &self.leading)?.key().as_str(),
        )
    }

    /// The place that a printed name names.
    #[must_use]
    pub fn place_by_name(&self, name: &str, lang: Option<&str>) -> Option<&Place> {
        let kind = |entity| matches!(entity, Entity::Place(_));
        self.place_by_key(
            self.index.find(&Wanted { name, lang, year: None, kind }, &self.leading)?.key().as_str(),
        )
    }
}

fn by_key<'a, T: Named>(things: &'a [T], key: &str) -> Option<&'a T> {
    things.iter().find(|thing| thing.key() == key)
}
