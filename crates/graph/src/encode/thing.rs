//! Things that many sources speak of: each is described where a source first names it, by what its key says.

use super::writer::{Site, Writer, integer, plain};
use crate::iri;
use crate::vocab::{SCHEMES, class, concept, property};
use fact::{ActionKey, DocKey, ItemKey, MeetingKey, PartKey, Series, SessionKey, Symbol};
use oxrdf::vocab::rdf;
use oxrdf::{NamedNode, NamedNodeRef};

impl Writer<'_> {
    /// A document.
    pub(super) fn document(&mut self, doc: &DocKey, site: &Site) -> NamedNode {
        let node = iri::document(&doc.to_string());
        if self.passing(&node, site) {
            self.describe_document(&node, doc);
            if let DocKey::Symbol(symbol) = doc
                && let Some((how, base)) = symbol.modifies()
            {
                let property = match how {
                    "Rev" => Some(property::REVISION_OF),
                    "Add" => Some(property::ADDENDUM_TO),
                    "Corr" => Some(property::CORRIGENDUM_TO),
                    "Amend" => Some(property::AMENDMENT_TO),
                    "Summary" => Some(property::SUMMARY_OF),
                    _ => None,
                };
                if let Some(property) = property {
                    let base = self.document(&DocKey::Symbol(base), site);
                    self.add(&node, property, base);
                }
            }
        }
        node
    }

    /// What the key of a document says of it.
    pub(super) fn describe_document(&mut self, node: &NamedNode, doc: &DocKey) {
        self.add(node, rdf::TYPE, class::DOCUMENT);
        let key = match doc {
            DocKey::Source(id) if id == self.reading.source.id() => {
                format!("file:{}", self.reading.source.name())
            }
            DocKey::Source(id) => format!("file:{id}"),
            other => other.to_string(),
        };
        self.add(node, property::KEY, plain(key));
        if let DocKey::Symbol(symbol) = doc {
            self.add(node, property::SYMBOL, plain(symbol.as_str()));
            self.add(node, property::SERIES, series(symbol.series()));
            self.add(node, property::ORGAN, iri::body(&symbol.body()));
        }
    }

    /// A part, or its document if the path is empty.
    pub(super) fn part(&mut self, part: &PartKey, site: &Site) -> NamedNode {
        let document = self.document(&part.doc, site);
        if part.path.is_empty() {
            return document;
        }
        let node = iri::part(&part.doc.to_string(), &part.path);
        if self.passing(&node, site) {
            self.add(&node, rdf::TYPE, class::PART);
            self.add(&node, property::IN_DOCUMENT, document);
            self.add(&node, property::PATH, plain(part.path.as_str()));
            if let Some(path) = super::part::parent(&part.path) {
                let parent = self.part(&PartKey { doc: part.doc.clone(), path: path.to_owned() }, site);
                self.add(&node, property::PARENT_PART, parent);
            }
        }
        node
    }

    /// A session.
    pub(super) fn session(&mut self, session: &SessionKey, site: &Site) -> NamedNode {
        let node = iri::session(&session.body, &session.code);
        if self.passing(&node, site) {
            self.add(&node, rdf::TYPE, class::SESSION);
            self.add(&node, property::OF_BODY, iri::body(&session.body));
            self.add(&node, property::CODE, plain(session.code.as_str()));
            let main_committee = session.body.strip_prefix("A/C.").is_some_and(|n| !n.contains('/'));
            if main_committee && session.code.starts_with(|c: char| c.is_ascii_digit()) {
                self.add(&node, property::PART_OF_SESSION, iri::session("A", &session.code));
            }
        }
        node
    }

    /// A meeting.
    pub(super) fn meeting(&mut self, meeting: &MeetingKey, site: &Site) -> NamedNode {
        let node = iri::meeting(&meeting.body, meeting.session.as_deref(), meeting.number);
        if self.passing(&node, site) {
            self.add(&node, rdf::TYPE, class::MEETING);
            self.add(&node, property::OF_BODY, iri::body(&meeting.body));
            self.add(&node, property::NUMBER, integer(meeting.number));
            if let Some(code) = &meeting.session {
                let session =
                    self.session(&SessionKey { body: meeting.body.clone(), code: code.clone() }, site);
                self.add(&node, property::IN_SESSION, session);
            }
        }
        node
    }

    /// An agenda item.
    pub(super) fn item(&mut self, item: &ItemKey, site: &Site) -> NamedNode {
        let node = iri::item(&item.body, item.session.as_deref(), &item.number, item.sub.as_deref());
        if self.passing(&node, site) {
            self.add(&node, rdf::TYPE, class::AGENDA_ITEM);
            self.add(&node, property::OF_BODY, iri::body(&item.body));
            self.add(&node, property::ITEM_NUMBER, plain(item.number.as_str()));
            if let Some(code) = &item.session {
                let session = self.session(&SessionKey { body: item.body.clone(), code: code.clone() }, site);
                self.add(&node, property::FOR_SESSION, session);
            }
            if let Some(sub) = &item.sub {
                self.add(&node, property::SUB_ITEM, plain(sub.as_str()));
                let above = iri::item(&item.body, item.session.as_deref(), &item.number, None);
                self.add(&node, property::SUB_ITEM_OF, above);
            }
        }
        node
    }

    /// A draft put forward.
    pub(super) fn proposal(&mut self, symbol: &Symbol, site: &Site) -> NamedNode {
        let node = iri::proposal(symbol.as_str());
        if self.passing(&node, site) {
            self.add(&node, rdf::TYPE, class::PROPOSAL);
            self.add(&node, property::KEY, plain(symbol.as_str()));
            let document = self.document(&DocKey::Symbol(symbol.clone()), site);
            self.add(&node, property::HAS_DOCUMENT, document);
            let base = symbol.base();
            if base != *symbol {
                self.add(&node, property::REVISES, iri::proposal(base.as_str()));
            }
        }
        node
    }

    /// An action of which other facts speak. Its own sentence gives it evidence and rule; without one, the words
    /// that speak of it do.
    pub(super) fn action(&mut self, key: &ActionKey, site: &Site) -> NamedNode {
        let node = act(key, iri::action);
        if self.passing(&node, site) {
            self.add(&node, rdf::TYPE, class::ACTION);
            let proposal = self.proposal(&key.proposal, site);
            self.add(&node, property::ON_PROPOSAL, proposal);
            self.add(&node, property::TARGET, plain(key.target.as_str()));
            self.add(&node, property::BY_BODY, iri::body(&key.body));
            if key.target != "whole" {
                let doc = DocKey::Symbol(key.proposal.clone());
                let part = self.part(&PartKey { doc, path: key.target.clone() }, site);
                self.add(&node, property::ON_PART, part);
            }
        }
        node
    }
}

/// An identifier made of the key of an action: the body counts only where it is not the draft's own.
pub(super) fn act<T>(key: &ActionKey, make: impl FnOnce(&str, &str, Option<&str>) -> T) -> T {
    let other_body = Some(key.body.as_str()).filter(|body| *body != key.proposal.body());
    make(key.proposal.as_str(), &key.target, other_body)
}

/// Whether a scheme has a concept with this key.
pub(super) fn is_concept(scheme: &str, key: &str) -> bool {
    SCHEMES.iter().any(|(name, keys)| *name == scheme && keys.contains(&key))
}

fn series(series: Series) -> NamedNodeRef<'static> {
    match series {
        Series::Resolution => concept::series::RESOLUTION,
        Series::Decision => concept::series::DECISION,
        Series::Limited => concept::series::LIMITED,
        Series::VerbatimRecord => concept::series::VERBATIM_RECORD,
        Series::SummaryRecord => concept::series::SUMMARY_RECORD,
        Series::ConferenceRoomPaper => concept::series::CONFERENCE_ROOM_PAPER,
        Series::Information => concept::series::INFORMATION,
        Series::WorkingPaper => concept::series::WORKING_PAPER,
        Series::PresidentialStatement => concept::series::PRESIDENTIAL_STATEMENT,
        Series::General => concept::series::GENERAL,
    }
}
