//! Groups of actors, and offices that act in their own name.

use crate::error::Error;
use crate::key::Key;
use crate::load::{add_names, named, things};
use crate::name::Names;
use crate::sources::Sources;
use crate::table::Table;

/// What sort of actor it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum GroupKind {
    /// Many that are named together: Member States, academia.
    Group,
    /// An office that is asked and reports in its own name: the Secretary-General.
    Office,
}

/// A group of actors, or an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// One of the words that the tables know (`states`, `stakeholders`), else `x/<slug>`.
    pub key: Key,
    /// What sort of actor it is.
    pub kind: GroupKind,
    /// How it is called.
    pub names: Names,
}
named!(Group);

const COLUMNS: &[&str] = &["key", "kind"];
const NAME_COLUMNS: &[&str] = &["key", "lang", "name", "kind"];

pub(crate) fn groups(sources: &Sources<'_>, languages: &[&'static str]) -> Result<Vec<Group>, Error> {
    let table = Table::read_labelled("groups.csv", sources.groups, COLUMNS, languages)?;
    let mut groups = things(&table, |row, key, names| {
        let kind = match row.required("kind")? {
            "group" => GroupKind::Group,
            "office" => GroupKind::Office,
            unknown => return Err(row.fault(format!("the kind {unknown:?} is neither group nor office"))),
        };
        Ok(Group { key, kind, names })
    })?;
    let names = Table::read_plain("group-names.csv", sources.group_names, NAME_COLUMNS)?;
    add_names(&mut groups, &names, languages)?;
    Ok(groups)
}
