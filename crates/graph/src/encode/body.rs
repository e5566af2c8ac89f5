//! Bodies and the names they are given.

use super::writer::{Site, Writer, plain, worded};
use crate::iri;
use crate::vocab::{class, property};
use fact::{Body, DocKey};
use oxrdf::NamedNodeRef;
use oxrdf::vocab::rdf;

/// Names other than the one of the authority data.
pub(crate) const ALT_LABEL: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#altLabel");

pub(super) fn encode(writer: &mut Writer<'_>, said: &Body, site: &Site) {
    let body = iri::body(&said.body);
    writer.add(&body, rdf::TYPE, class::BODY);
    writer.add(&body, property::KEY, plain(said.body.as_str()));
    writer.evidence(&body, site);
    writer.claims(&body, ALT_LABEL, said.name.as_ref().map(worded), site);
    if let Some(symbol) = &said.established_by {
        let document = writer.document(&DocKey::Symbol(symbol.clone()), site);
        writer.claims(&body, property::ESTABLISHED_BY, [document], site);
    }
}
