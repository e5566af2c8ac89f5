//! Web sites named.

use super::writer::{Site, Writer, address, hash};
use crate::iri;
use crate::vocab::{class, property};
use fact::Website;

pub(super) fn encode(writer: &mut Writer<'_>, said: &Website, site: &Site) {
    let part = writer.part(&said.part, site);
    let node = iri::website(&said.part.doc.to_string(), &said.part.path, &hash(&[&said.url]));
    writer.fact(&node, class::WEBSITE, site);
    writer.add(&node, property::IN_PART, part);
    writer.add(&node, property::URL, address(&said.url));
    writer.maybe(&node, property::ABOUT, said.body.as_deref().map(iri::body));
}
