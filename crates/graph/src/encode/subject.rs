//! Subjects that documents are filed under.

use super::writer::{Site, Writer, plain};
use crate::iri;
use crate::vocab::property;
use fact::Subject;
use oxrdf::NamedNode;
use oxrdf::vocab::rdfs;

pub(super) fn encode(writer: &mut Writer<'_>, said: &Subject, site: &Site) {
    // what is no IRI names no concept; the file is to blame
    let Ok(concept) = NamedNode::new(&said.concept) else { return };
    let document = writer.document(&said.doc, site);
    writer.evidence(&concept, site);
    writer.add(&concept, rdfs::LABEL, plain(said.label.as_str()));
    writer.add(&concept, property::VOCABULARY, iri::concept("vocabulary", said.scheme));
    writer.claims(&document, property::SUBJECT, [concept], site);
}
