//! The few names by which the store sees which source says something. Nothing else here knows a vocabulary.

use oxrdf::NamedNodeRef;

/// What the identifiers of things begin with.
const THINGS: &str = "https://w3id.org/unpg/id/";

/// Kinds of things that belong to one source, whose identifier follows: `span/8af7115a8ff4ba35/12-15`.
const PRIVATE: [&str; 4] = ["source", "span", "claim", "problem"];

/// From what is said to a place in the source that says it.
pub(crate) const EVIDENCE: NamedNodeRef<'_> =
    NamedNodeRef::new_unchecked("https://w3id.org/unpg/def#evidence");

/// From a claim to the subject of the triple that it claims.
pub(crate) const CLAIMED_SUBJECT: NamedNodeRef<'_> =
    NamedNodeRef::new_unchecked("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject");

/// The source that a node belongs to, if it belongs to one: no other source may speak of it.
pub(crate) fn owner(iri: &str) -> Option<&str> {
    let (kind, rest) = iri.strip_prefix(THINGS)?.split_once('/')?;
    if !PRIVATE.contains(&kind) {
        return None;
    }
    match rest.split_once('/') {
        Some((source, _)) => Some(source),
        None => (kind == PRIVATE[0]).then_some(rest), // of a source itself nothing has to follow
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_whose_node_it_is() {
        for (tail, source) in [
            ("span/8af7/12-15,20-21", Some("8af7")),
            ("source/8af7", Some("8af7")),
            ("problem/8af7/3", Some("8af7")),
            ("claim/8af7/5b1d", Some("8af7")),
            ("claim/5b1d", None),
            ("doc/_/8af7", None),
            ("state/FRA", None),
            ("sourcery/8af7", None),
        ] {
            assert_eq!(owner(&format!("{THINGS}{tail}")), source, "{tail}");
        }
        assert_eq!(owner("http://example.com/span/8af7/1"), None);
    }
}
