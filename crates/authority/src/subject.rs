//! Subjects that documents are filed under.

use crate::error::Error;
use crate::sources::Sources;
use crate::table::Table;
use std::collections::BTreeMap;

/// The concepts of subject vocabularies by their labels in capitals, for files that give the label alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subjects(BTreeMap<(String, String), String>);

impl Subjects {
    /// The public IRI of the concept with that label in a vocabulary (`unbis`); capitals and underscores do not matter.
    #[must_use]
    pub fn concept(&self, scheme: &str, label: &str) -> Option<&str> {
        let label = label.replace('_', " ").trim().to_uppercase();
        self.0.get(&(scheme.to_owned(), label)).map(String::as_str)
    }
}

const COLUMNS: &[&str] = &["label", "scheme", "concept"];

pub(crate) fn subjects(sources: &Sources<'_>) -> Result<Subjects, Error> {
    let table = Table::read_plain("subjects.csv", sources.subjects, COLUMNS)?;
    let mut subjects = BTreeMap::new();
    for row in table.rows() {
        let key = (row.required("scheme")?.to_owned(), row.required("label")?.to_owned());
        let concept = row.required("concept")?.to_owned();
        if subjects.insert(key, concept).is_some() {
            return Err(row.fault("a label that stands there already".to_owned()));
        }
    }
    Ok(Subjects(subjects))
}
