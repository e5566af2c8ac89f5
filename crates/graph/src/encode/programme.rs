//! Slots of programmes of work, what is taken up in them, and the questions put.

use super::writer::{Site, Writer, integer, worded};
use crate::iri::{self, SlotKey};
use crate::vocab::{class, property};
use fact::{Date, Question, SessionKey, Slot, Time};
use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNode};

pub(super) fn encode(writer: &mut Writer<'_>, said: &Slot, site: &Site) {
    let (key, slot) = slot(writer, &said.session, said.date, said.start, site);
    writer.maybe(&slot, property::SLOT_END, said.end.map(|end| moment(said.date, end)));
    let item = said.item.as_ref().map(|item| (item.number.as_str(), item.sub.as_deref()));
    let entry = iri::entry(&key, item);
    writer.fact(&entry, class::SLOT_ENTRY, site);
    writer.add(&entry, property::IN_SLOT, slot);
    let item = said.item.as_ref().map(|item| writer.item(item, site));
    writer.maybe(&entry, property::FOR_ITEM, item);
    writer.maybe(&entry, property::TITLE, said.topic.as_ref().map(worded));
}

pub(super) fn encode_question(writer: &mut Writer<'_>, said: &Question, site: &Site) {
    let (key, slot) = slot(writer, &said.session, said.date, said.start, site);
    let question = iri::question(&key, said.ordinal);
    writer.fact(&question, class::GUIDING_QUESTION, site);
    writer.add(&question, property::IN_SLOT, slot);
    writer.add(&question, property::ORDINAL, integer(said.ordinal));
    writer.add(&question, property::TEXT, worded(&said.text));
    let item = said.item.as_ref().map(|item| writer.item(item, site));
    writer.maybe(&question, property::FOR_ITEM, item);
}

fn slot(
    writer: &mut Writer<'_>,
    session: &SessionKey,
    date: Date,
    start: Time,
    site: &Site,
) -> (SlotKey, NamedNode) {
    let key = SlotKey {
        body: session.body.clone(),
        session: session.code.clone(),
        start: format!("{date}T{start}"),
    };
    let node = iri::slot(&key);
    writer.fact(&node, class::SCHEDULED_SLOT, site);
    let session = writer.session(session, site);
    writer.add(&node, property::IN_SESSION, session);
    writer.add(&node, property::SLOT_START, moment(date, start));
    (key, node)
}

/// A local time; the text gives no offset from universal time.
fn moment(date: Date, time: Time) -> Literal {
    Literal::new_typed_literal(format!("{date}T{time}:00"), xsd::DATE_TIME)
}
