//! What paragraphs ask, decide to have done, or put on an agenda.

use super::writer::{Site, Writer, date};
use crate::iri;
use crate::vocab::{class, property};
use fact::Request;

pub(super) fn encode(writer: &mut Writer<'_>, said: &Request, site: &Site) {
    let part = writer.part(&said.part, site);
    let node =
        iri::request(&said.part.doc.to_string(), &said.part.path, said.action, said.addressee.as_deref());
    writer.fact(&node, class::REQUEST, site);
    writer.add(&node, property::IN_PART, part);
    writer.add(&node, property::ACTION, iri::concept("action", said.action));
    writer.maybe(&node, property::ADDRESSEE, said.addressee.as_deref().map(iri::agent));
    for &due in &said.due {
        writer.add(&node, property::DUE, date(due));
    }
    let session = said.due_session.as_ref().map(|session| writer.session(session, site));
    writer.maybe(&node, property::DUE_SESSION, session);
}
