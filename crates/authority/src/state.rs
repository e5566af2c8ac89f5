//! States.

use crate::date::Period;
use crate::error::Error;
use crate::key::Key;
use crate::load::{add_names, named, things};
use crate::name::Names;
use crate::sources::Sources;
use crate::table::Table;

/// A state or an area that can vote, sponsor or hold office in the United Nations, or could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The code of ISO 3166-1 alpha-3, of a state that is no more the code it had (`SUN`, `ZAR`).
    pub key: Key,
    /// The number in the United Nations' standard M49, three digits. A state that only changed its name kept it.
    pub m49: Box<str>,
    /// When it was a member of the United Nations; no dates if it is not. A state that is no more has the time in
    /// which it was listed under its name.
    pub membership: Period,
    /// The state under whose code the same membership went on: `RUS` for `SUN`, `MMR` for `BUR`.
    pub renamed_to: Option<Key>,
    /// How it is called.
    pub names: Names,
}
named!(State);

impl State {
    /// Whether the state exists today.
    #[must_use]
    pub fn is_extant(&self) -> bool {
        self.membership.to.is_none()
    }
}

const COLUMNS: &[&str] = &["key", "m49", "member_from", "member_to", "renamed_to"];
const NAME_COLUMNS: &[&str] = &["key", "lang", "name", "from", "to", "kind"];

/// The states, and the languages in which things have labels: those of this table.
pub(crate) fn states(sources: &Sources<'_>) -> Result<(Vec<State>, Vec<&'static str>), Error> {
    let table = Table::read("states.csv", sources.states, COLUMNS)?;
    let mut states = things(&table, |row, key, names| {
        let m49 = row.required("m49")?;
        if m49.len() != 3 || !m49.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(row.fault(format!("the M49 code {m49:?} is not of three digits")));
        }
        let renamed_to = match row.get("renamed_to") {
            "" => None,
            later if table.rows().iter().any(|other| other.get("key") == later) => Some(Key::keep(later)),
            unknown => return Err(row.fault(format!("no state has the key {unknown:?}"))),
        };
        let membership = row.period("member_from", "member_to")?;
        Ok(State { key, m49: m49.into(), membership, renamed_to, names })
    })?;
    let names = Table::read_plain("state-names.csv", sources.state_names, NAME_COLUMNS)?;
    add_names(&mut states, &names, table.languages())?;
    Ok((states, table.languages().to_vec()))
}
