//! A thing as the graph shows it to somebody who reads: what is said of it, on which words that rests, what points at it.

use crate::ground::{Ground, grounds, nodes, number, object};
use crate::{Error, names};
use oxrdf::{NamedNode, NamedOrBlankNode, Term, Triple};
use std::collections::BTreeMap;
use store::Store;

/// So many places are shown for a fact.
const PLACES: usize = 20;

/// So many claims are shown.
const CLAIMS: usize = 50;

/// A thing as the graph shows it.
#[derive(Clone, Debug)]
pub struct Portrait {
    /// What sorts of thing it is.
    pub kinds: Vec<NamedNode>,
    /// What else is said of it, property by property.
    pub said: BTreeMap<NamedNode, Vec<Term>>,
    /// The rule that read it.
    pub rule: Option<NamedNode>,
    /// The words that it rests on.
    pub grounds: Vec<Ground>,
    /// What single sources claim of it.
    pub claims: Vec<Claim>,
}

/// What a source claims of a thing.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Of which property.
    pub property: NamedNode,
    /// Which values.
    pub values: Vec<Term>,
    /// The rule that read it.
    pub rule: Option<NamedNode>,
    /// On which words that rests.
    pub grounds: Vec<Ground>,
}

/// Whether the graph speaks of a node.
///
/// # Errors
/// If the store fails.
pub fn is_known(store: &Store, node: &NamedNode) -> Result<bool, Error> {
    let of = store.matching(Some(node.as_ref().into()), None, None).next().transpose()?;
    Ok(of.is_some() || store.matching(None, None, Some(node.as_ref().into())).next().transpose()?.is_some())
}

/// A portrait of a node.
///
/// # Errors
/// If the store fails, or a source is lost.
pub fn portrait(store: &Store, node: &NamedNode) -> Result<Portrait, Error> {
    let mut said: BTreeMap<NamedNode, Vec<Term>> = BTreeMap::new();
    for triple in store.matching(Some(node.as_ref().into()), None, None) {
        let triple = triple?;
        let predicate = triple.predicate.as_ref();
        if ![names::EVIDENCE, names::EXTRACTOR, names::TYPE].contains(&predicate) {
            said.entry(triple.predicate).or_default().push(triple.object);
        }
    }
    for values in said.values_mut() {
        values.sort_by_key(ToString::to_string);
    }
    let mut kinds = nodes(store, node, names::TYPE)?;
    kinds.sort_unstable();
    let rule = object(store, node, names::EXTRACTOR)?;
    Ok(Portrait { kinds, said, rule, grounds: grounds(store, node, PLACES)?.0, claims: claims(store, node)? })
}

fn claims(store: &Store, node: &NamedNode) -> Result<Vec<Claim>, Error> {
    let mut claims = Vec::new();
    for triple in store.matching(None, Some(names::SUBJECT), Some(node.as_ref().into())).take(CLAIMS) {
        let NamedOrBlankNode::NamedNode(claim) = triple?.subject else { continue };
        let Some(property) = object(store, &claim, names::PREDICATE)? else { continue };
        let values = store.matching(Some(claim.as_ref().into()), Some(names::OBJECT), None);
        claims.push(Claim {
            property,
            values: values.map(|triple| triple.map(|triple| triple.object)).collect::<Result<_, _>>()?,
            rule: object(store, &claim, names::EXTRACTOR)?,
            grounds: grounds(store, &claim, PLACES)?.0,
        });
    }
    claims.sort_by_key(|claim| (claim.property.clone(), format!("{:?}", claim.values)));
    Ok(claims)
}

/// The triples that point at a node, from number `offset`, up to `limit`, and whether there are more. What sources
/// claim of it is not among them.
///
/// # Errors
/// If the store fails.
pub fn pointing(
    store: &Store,
    node: &NamedNode,
    offset: usize,
    limit: usize,
) -> Result<(Vec<Triple>, bool), Error> {
    let all = store.matching(None, None, Some(node.as_ref().into()));
    let all = all.filter(|triple| triple.as_ref().map_or(true, |triple| triple.predicate != names::SUBJECT));
    let mut triples: Vec<Triple> = all.skip(offset).take(limit + 1).collect::<Result<_, _>>()?;
    let more = triples.len() > limit;
    triples.truncate(limit);
    Ok((triples, more))
}

/// A place in a source from which facts were read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The first code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Its identifier.
    pub span: NamedNode,
}

/// The places of a source from which facts were read, in their order. Pieces of one span are told one by one.
///
/// # Errors
/// If the store fails.
pub fn places(store: &Store, source: &NamedNode) -> Result<Vec<Place>, Error> {
    let mut places = Vec::new();
    for triple in store.matching(None, Some(names::IN_SOURCE), Some(source.as_ref().into())) {
        let NamedOrBlankNode::NamedNode(span) = triple?.subject else { continue };
        if let (Some(start), Some(end)) =
            (number(store, &span, names::START)?, number(store, &span, names::END)?)
        {
            places.push(Place { start, end, span });
        }
    }
    places.sort();
    Ok(places)
}

/// The triples of a description: what is said of a node and of the places that it rests on, and what points at it.
///
/// # Errors
/// If the store fails.
pub fn description(store: &Store, node: &NamedNode) -> Result<Vec<Triple>, Error> {
    let mut triples = Vec::new();
    let mut about = vec![node.clone()];
    about.extend(nodes(store, node, names::EVIDENCE)?);
    for node in about {
        for triple in store.matching(Some(node.as_ref().into()), None, None) {
            triples.push(triple?);
        }
    }
    triples.extend(pointing(store, node, 0, 200)?.0);
    Ok(triples)
}
