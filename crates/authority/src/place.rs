//! Cities.

use crate::error::Error;
use crate::key::Key;
use crate::load::{add_names, named, things};
use crate::name::Names;
use crate::sources::Sources;
use crate::state::State;
use crate::table::Table;

/// A city where bodies of the United Nations meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its English name.
    pub key: Key,
    /// The state it lies in.
    pub state: Key,
    /// How it is called; the seat of the Organization and its halls are names of their city.
    pub names: Names,
}
named!(Place);

const COLUMNS: &[&str] = &["key", "state"];
const NAME_COLUMNS: &[&str] = &["key", "lang", "name", "kind"];

pub(crate) fn places(
    sources: &Sources<'_>,
    languages: &[&'static str],
    states: &[State],
) -> Result<Vec<Place>, Error> {
    let table = Table::read_labelled("places.csv", sources.places, COLUMNS, languages)?;
    let mut places = things(&table, |row, key, names| {
        let code = row.required("state")?;
        match states.iter().find(|state| state.key == code) {
            Some(state) => Ok(Place { key, state: state.key, names }),
            None => Err(row.fault(format!("no state has the key {code:?}"))),
        }
    })?;
    let names = Table::read_plain("place-names.csv", sources.place_names, NAME_COLUMNS)?;
    add_names(&mut places, &names, languages)?;
    Ok(places)
}
