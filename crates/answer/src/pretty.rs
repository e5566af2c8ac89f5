//! Turtle for people: sorted, with prefixes, what is without a name inside what it belongs to.
//!
//! The only file that knows sophia, whose writer is the best there is but takes time with the square of the size:
//! for single things only.

use crate::{Error, PREFIXES};
use sophia::api::prefix::{Prefix, PrefixMapPair};
use sophia::api::prelude::*;
use sophia::inmem::graph::LightGraph;
use sophia::iri::Iri;
use sophia::turtle::parser::nt;
use sophia::turtle::serializer::turtle::{TurtleConfig, TurtleSerializer};

/// Lines of N-Triples as Turtle.
pub(crate) fn turtle(lines: &str) -> Result<String, Error> {
    let unreadable = |what: String| Error::Graph { name: "the description".to_owned(), what };
    let graph: LightGraph =
        nt::parse_str(lines).collect_triples().map_err(|error| unreadable(error.to_string()))?;
    let prefixes: Vec<PrefixMapPair> = PREFIXES
        .iter()
        .filter(|(_, iri)| lines.contains(iri))
        .map(|(prefix, iri)| (Prefix::new_unchecked((*prefix).into()), Iri::new_unchecked((*iri).into())))
        .collect();
    let config = TurtleConfig::new().with_pretty(true).with_own_prefix_map(prefixes);
    let mut serializer = TurtleSerializer::new_stringifier_with_config(config);
    serializer.serialize_graph(&graph).map_err(|error| unreadable(error.to_string()))?;
    Ok(serializer.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_and_shortens() {
        let lines = "<https://w3id.org/unpg/id/a> <https://w3id.org/unpg/def#b> _:x .\n\
                     _:x <https://w3id.org/unpg/def#c> \"d\"@en .\n";
        let text = turtle(lines).unwrap();
        assert!(text.contains("unp:b ["), "{text}");
        assert!(text.contains("unp:c \"d\"@en"), "{text}");
        assert!(!text.contains("skos:"), "{text}");
    }
}
