//! Persons.

use crate::error::Error;
use crate::key::Key;
use crate::load::{add_names, named, things};
use crate::name::Names;
use crate::sources::Sources;
use crate::state::State;
use crate::table::Table;

/// A person who holds or held an office in the United Nations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name in small Latin letters with hyphens, as `burhan-gafoor`.
    pub key: Key,
    /// The name in its usual English spelling, as tables print it.
    pub name: String,
    /// The state of which the person is a national, by its code at the time.
    pub state: Option<Key>,
    /// How the person is called, without titles.
    pub names: Names,
}
named!(Person);

const COLUMNS: &[&str] = &["key", "name", "state"];
const NAME_COLUMNS: &[&str] = &["key", "lang", "name", "kind"];

pub(crate) fn persons(
    sources: &Sources<'_>,
    languages: &[&'static str],
    states: &[State],
) -> Result<Vec<Person>, Error> {
    let table = Table::read_labelled("persons.csv", sources.persons, COLUMNS, languages)?;
    let mut persons = things(&table, |row, key, names| {
        let state = match row.get("state") {
            "" => None,
            code => match states.iter().find(|state| state.key == code) {
                Some(state) => Some(state.key),
                None => return Err(row.fault(format!("no state has the key {code:?}"))),
            },
        };
        Ok(Person { key, name: row.required("name")?.to_owned(), state, names })
    })?;
    let names = Table::read_plain("person-names.csv", sources.person_names, NAME_COLUMNS)?;
    add_names(&mut persons, &names, languages)?;
    Ok(persons)
}
