//! Citations, and the short way from document to document.

use super::part::outermost;
use super::writer::{Site, Writer, date, plain};
use crate::iri;
use crate::vocab::{ACT_PROPERTIES, class, property};
use fact::{Citation, DocKey};

pub(super) fn encode(writer: &mut Writer<'_>, said: &Citation, site: &Site) {
    let doc = said.part.doc.to_string();
    let citing = writer.part(&said.part, site);
    let cited = writer.document(&said.cited, site);
    let node = iri::citation(&doc, &said.part.path, &said.cited.to_string(), said.cited_part.as_deref());
    writer.fact(&node, class::CITATION, site);
    writer.add(&node, property::CITING_PART, citing);
    writer.add(&node, property::CITED, cited.clone());
    writer.maybe(&node, property::CITED_PART, said.cited_part.as_deref().map(plain));
    writer.maybe(&node, property::STATED_DATE, said.date.map(date));
    writer.maybe(&node, property::ACT, said.act.map(|act| iri::concept("act", act)));

    // A report cites what the drafts that it carries cite, but it is the draft that recalls or welcomes.
    let document = iri::document(&doc);
    writer.add(&document, property::CITES, cited.clone());
    let outermost = outermost(&said.part.path).to_owned();
    let in_draft = ["dr/", "dd/"].iter().any(|draft| outermost.starts_with(draft));
    let draft = writer.carried.get(&(doc, outermost)).cloned();
    let acting = match draft {
        Some(draft) => {
            let draft = writer.document(&DocKey::Symbol(draft), site);
            writer.add(&draft, property::CITES, cited.clone());
            draft
        }
        None if in_draft => return,
        None => document,
    };
    if let Some((_, property)) = ACT_PROPERTIES.iter().find(|(act, _)| Some(*act) == said.act) {
        writer.add(&acting, *property, cited);
    }
}
