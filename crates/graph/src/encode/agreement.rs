//! Documents that bodies agreed on, and lists of participants.

use super::writer::{Site, Writer, date, worded};
use crate::iri;
use crate::vocab::{class, property};
use fact::{Agreement, Participants};

pub(super) fn encode(writer: &mut Writer<'_>, said: &Agreement, site: &Site) {
    let session = writer.session(&said.session, site);
    let document = writer.document(&said.doc, site);
    let node = iri::agreement(&said.session.body, &said.session.code, &said.doc.to_string(), said.action);
    writer.fact(&node, class::AGREEMENT, site);
    writer.add(&node, property::IN_SESSION, session);
    writer.add(&node, property::ON_DOCUMENT, document);
    writer.add(&node, property::AGREEMENT_KIND, iri::concept("agreement-kind", said.action));
    let meeting = said.meeting.as_ref().map(|meeting| writer.meeting(meeting, site));
    writer.maybe(&node, property::AT_MEETING, meeting);
    writer.maybe(&node, property::ON_DATE, said.date.map(date));
    writer.maybe(&node, property::WHAT, said.what.as_ref().map(worded));
}

pub(super) fn encode_participants(writer: &mut Writer<'_>, said: &Participants, site: &Site) {
    let session = writer.session(&said.session, site);
    let document = writer.document(&said.doc, site);
    writer.evidence(&session, site);
    writer.claims(&session, property::PARTICIPANTS_LISTED_IN, [document], site);
}
