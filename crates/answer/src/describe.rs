//! One thing as the graph describes it, in Turtle for people.

use crate::{Error, names, pretty};
use oxrdf::{NamedNode, NamedOrBlankNode, Term, Triple};
use std::collections::BTreeSet;
use store::Store;

/// So many statements about other things that point at this one are shown.
const POINTING: usize = 200;

/// Describes a node: what is said of it, the words that this rests on, and, if `pointing`, what else points at it.
///
/// # Errors
/// If the store fails.
pub fn describe(store: &Store, node: &NamedNode, pointing: bool) -> Result<String, Error> {
    let mut triples = BTreeSet::new();
    about(store, node, &mut triples)?;
    let spans: Vec<NamedNode> = objects(&triples, |triple| triple.predicate == names::EVIDENCE);
    for span in spans {
        about(store, &span, &mut triples)?;
    }
    let pieces: Vec<NamedNode> = objects(&triples, |triple| triple.predicate == names::SPAN_PART);
    for piece in pieces {
        about(store, &piece, &mut triples)?;
    }
    if pointing {
        for triple in store.matching(None, None, Some(node.as_ref().into())).take(POINTING) {
            triples.insert(line(&triple?));
        }
    }
    pretty::turtle(&triples.into_iter().collect::<String>())
}

/// Adds what is said of a node.
fn about(store: &Store, node: &NamedNode, triples: &mut BTreeSet<String>) -> Result<(), Error> {
    for triple in store.matching(Some(node.as_ref().into()), None, None) {
        triples.insert(line(&triple?));
    }
    Ok(())
}

fn line(triple: &Triple) -> String {
    format!("{triple} .\n")
}

fn objects(triples: &BTreeSet<String>, wanted: impl Fn(&Triple) -> bool) -> Vec<NamedNode> {
    let parsed = triples.iter().filter_map(|line| crate::export::parsed(line).ok());
    parsed
        .filter(|triple| wanted(triple) && matches!(triple.subject, NamedOrBlankNode::NamedNode(_)))
        .filter_map(|triple| if let Term::NamedNode(node) = triple.object { Some(node) } else { None })
        .collect()
}
