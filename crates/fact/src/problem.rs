//! Findings about a document: faults of the source, and what was not understood.

use crate::PartKey;

/// A finding. Codes are kebab-case and explained in `ontology/problems.ttl`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The kind of finding, such as `tally-mismatch`.
    pub code: &'static str,
    /// What was found, in English, for a person.
    pub message: String,
    /// The part where it was found; the document as a whole has the empty path.
    pub part: PartKey,
}
