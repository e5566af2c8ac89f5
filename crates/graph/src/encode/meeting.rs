//! Sessions and meetings.

use super::writer::{Site, Writer, date, integer};
use crate::iri;
use crate::vocab::property;
use fact::{DocKey, Meeting, Session};

pub(super) fn encode_session(writer: &mut Writer<'_>, said: &Session, site: &Site) {
    let session = writer.session(&said.session, site);
    writer.evidence(&session, site);
    let kind = said.kind.map(|kind| iri::concept("session-kind", kind));
    writer.claims(&session, property::SESSION_KIND, kind, site);
    writer.claims(&session, property::START_DATE, said.start.map(date), site);
    writer.claims(&session, property::END_DATE, said.end.map(date), site);
    writer.claims(&session, property::PLACE, said.place.as_deref().map(iri::place), site);
    writer.claims(&session, property::MEETINGS_HELD, said.meetings.map(integer), site);
    let items: Vec<_> = said.items.iter().map(|item| writer.item(item, site)).collect();
    writer.claims(&session, property::CONSIDERED, items, site);
}

pub(super) fn encode(writer: &mut Writer<'_>, said: &Meeting, site: &Site) {
    let meeting = writer.meeting(&said.meeting, site);
    writer.evidence(&meeting, site);
    writer.claims(&meeting, property::ON_DATE, said.date.map(date), site);
    let items: Vec<_> = said.items.iter().map(|item| writer.item(item, site)).collect();
    writer.claims(&meeting, property::CONSIDERED, items, site);
    if let Some(record) = &said.record {
        let record = writer.document(&DocKey::Symbol(record.clone()), site);
        writer.claims(&meeting, property::RECORDED_IN, [record], site);
    }
}
