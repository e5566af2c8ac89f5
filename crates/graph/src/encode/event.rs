//! Gatherings and stretches of work.

use super::thing::is_concept;
use super::writer::{Site, Writer, date};
use crate::iri;
use crate::vocab::{class, property};
use fact::Event;

pub(super) fn encode(writer: &mut Writer<'_>, said: &Event, site: &Site) {
    let key = &said.event;
    let start = key.start.map(|start| start.to_string());
    let event = iri::event(&key.body, key.kind, start.as_deref());
    writer.fact(&event, class::EVENT, site);
    writer.add(&event, property::OF_BODY, iri::body(&key.body));
    writer.add(&event, property::EVENT_KIND, iri::concept("event-kind", key.kind));
    writer.maybe(&event, property::START_DATE, key.start.map(date));
    writer.maybe(&event, property::END_DATE, said.end.map(date));
    writer.maybe(&event, property::MODE, said.mode.map(|mode| iri::concept("mode", mode)));
    let convener = said
        .convened_by
        .as_deref()
        .map(|key| if is_concept("role", key) { iri::concept("role", key) } else { iri::agent(key) });
    writer.maybe(&event, property::CONVENED_BY, convener);
    for key in &said.with {
        writer.add(&event, property::WITH_PARTICIPANT, iri::agent(key));
    }
    let meeting = said.during.as_ref().map(|meeting| writer.meeting(meeting, site));
    writer.maybe(&event, property::DURING_MEETING, meeting);
}
