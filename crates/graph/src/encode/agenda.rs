//! Agenda items.

use super::writer::{Site, Writer, worded};
use crate::iri;
use crate::vocab::property;
use fact::Item;

pub(super) fn encode(writer: &mut Writer<'_>, said: &Item, site: &Site) {
    let item = writer.item(&said.item, site);
    writer.evidence(&item, site);
    writer.claims(&item, property::TITLE, said.title.as_ref().map(worded), site);
    writer.claims(&item, property::ALLOCATED_TO, said.allocated_to.as_deref().map(iri::body), site);
}
