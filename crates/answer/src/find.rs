//! From what a person calls a thing to the node that stands for it.

use crate::{Error, names};
use oxrdf::{Literal, NamedNode, NamedOrBlankNode, Term};
use store::Store;

/// So many candidates are named when a name is not clear.
const NAMED: usize = 10;

/// Kinds of things in the order in which a key means them: a symbol means the document rather than the draft.
const KINDS: [&str; 6] = ["doc/", "state/", "body/", "person/", "place/", "proposal/"];

/// The thing that these words call: an IRI, in full or with a prefix; what comes after `…/id/`; a key such as a
/// symbol or a state's code; or a kind of thing and keys, such as `ballot A/C.1/78/L.60/Rev.1 op/4 NAM`.
///
/// # Errors
/// If nothing in the graph is called so, or several things are.
pub fn thing(store: &Store, words: &[String]) -> Result<NamedNode, Error> {
    match words {
        [name] => match named(store, name)? {
            Some(node) => Ok(node),
            None => Err(Error::Unknown(name.clone())),
        },
        [kind, keys @ ..] => by_keys(store, kind, keys),
        [] => Err(Error::Unknown(String::new())),
    }
}

/// The document of this key, IRI, or file name.
pub(crate) fn document(store: &Store, name: &str) -> Result<NamedNode, Error> {
    if let Some(node) = named(store, name)? {
        return Ok(node);
    }
    if let Some(file) = name.strip_prefix("file:") {
        let file = Literal::new_simple_literal(file);
        for source in store.matching(None, Some(names::FILE_NAME), Some(file.as_ref().into())) {
            let source = source?.subject;
            if let Some(read) = store.matching(Some(source.as_ref()), Some(names::READ_AS), None).next()
                && let Term::NamedNode(document) = read?.object
            {
                return Ok(document);
            }
        }
    }
    Err(Error::Unknown(name.to_owned()))
}

/// The thing with this IRI or key.
fn named(store: &Store, name: &str) -> Result<Option<NamedNode>, Error> {
    let bare = name.trim().trim_start_matches('<').trim_end_matches('>');
    let candidates = [Some(bare.to_owned()), names::full(bare), Some(format!("{}{bare}", names::THINGS))];
    for iri in candidates.into_iter().flatten() {
        if let Ok(node) = NamedNode::new(iri)
            && exists(store, &node)?
        {
            return Ok(Some(node));
        }
    }
    let key = Literal::new_simple_literal(bare);
    let mut found = Vec::new();
    for triple in store.matching(None, Some(names::KEY), Some(key.as_ref().into())) {
        if let NamedOrBlankNode::NamedNode(node) = triple?.subject {
            found.push(node);
        }
    }
    let place = |node: &NamedNode| {
        let tail = node.as_str().strip_prefix(names::THINGS).unwrap_or_default();
        KINDS.iter().position(|kind| tail.starts_with(kind)).unwrap_or(KINDS.len())
    };
    found.sort_by_key(|node| (place(node), node.as_str().to_owned()));
    if let Some(node) = found.into_iter().next() {
        return Ok(Some(node));
    }
    let document = NamedNode::new(format!("{}doc/{bare}", names::THINGS));
    match document {
        Ok(node) if exists(store, &node)? => Ok(Some(node)),
        _ => Ok(None),
    }
}

fn exists(store: &Store, node: &NamedNode) -> Result<bool, Error> {
    Ok(store.matching(Some(node.as_ref().into()), None, None).next().transpose()?.is_some())
}

/// The thing of a kind whose identifier has these keys, in this order.
fn by_keys(store: &Store, kind: &str, keys: &[String]) -> Result<NamedNode, Error> {
    let exact = keys.split_first().map(|(first, rest)| {
        let rest = if rest.is_empty() { String::new() } else { format!("/~/{}", rest.join("/")) };
        format!("{}{kind}/{first}{rest}", names::THINGS)
    });
    if let Some(Ok(node)) = exact.map(NamedNode::new)
        && exists(store, &node)?
    {
        return Ok(node);
    }
    let beginning = format!("{}{kind}/", names::THINGS);
    let mut found = Vec::new();
    for typed in store.matching(None, Some(names::TYPE), None) {
        if let NamedOrBlankNode::NamedNode(node) = typed?.subject
            && let Some(tail) = node.as_str().strip_prefix(&beginning)
            && has_keys(tail, keys)
        {
            found.push(node);
        }
    }
    found.sort_unstable();
    found.dedup();
    match &found[..] {
        [node] => Ok(node.clone()),
        [] => Err(Error::Unknown(format!("{kind} {}", keys.join(" ")))),
        several => Err(Error::Ambiguous {
            name: format!("{kind} {}", keys.join(" ")),
            candidates: several
                .iter()
                .take(NAMED)
                .map(|node| node.as_str().trim_start_matches(names::THINGS).to_owned())
                .collect(),
        }),
    }
}

/// Whether the steps of an identifier's tail have the keys one after the other.
fn has_keys(tail: &str, keys: &[String]) -> bool {
    let mut rest = format!("/{tail}/");
    for key in keys {
        let step = format!("/{key}/");
        let Some(at) = rest.find(&step) else { return false };
        rest = rest.split_off(at + step.len() - 1);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_whole_steps_in_order() {
        let tail = "A/C.1/78/L.60/Rev.1/~/op/4/NAM";
        let has = |keys: &str| has_keys(tail, &keys.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert!(has("A/C.1/78/L.60/Rev.1 op/4 NAM") && has("78 NAM") && has("A op/4"));
        assert!(!has("NAM op/4") && !has("A/C.1/78/L.6") && !has("A A"));
    }
}
