//! Documents: this one, and those that it speaks of.

use super::writer::{Site, Writer, address, date, plain, worded};
use crate::iri;
use crate::vocab::{class, property};
use fact::Document;
use oxrdf::vocab::rdf;

pub(super) fn encode(writer: &mut Writer<'_>, said: &Document, site: &Site) {
    let doc = said.doc.to_string();
    let document = writer.document(&said.doc, site);
    writer.evidence(&document, site);
    let kind = said.kind.map(|kind| iri::concept("doc-type", kind));
    writer.claims(&document, property::DOCUMENT_TYPE, kind, site);
    writer.claims(&document, property::ISSUING_BODY, said.body.as_deref().map(iri::body), site);
    if let Some(session) = &said.session {
        let session = writer.session(session, site);
        writer.claims(&document, property::FOR_SESSION, [session], site);
    }
    writer.claims(&document, property::DATE, said.date.map(date), site);
    writer.claims(&document, property::ISSUED, said.issued.map(date), site);
    let items: Vec<_> = said.items.iter().map(|item| writer.item(item, site)).collect();
    writer.claims(&document, property::UNDER_ITEM, items, site);
    writer.claims(&document, property::PRINTED_SYMBOL, said.printed_symbol.as_deref().map(plain), site);
    writer.claims(&document, property::OFFICIAL_URL, said.url.as_deref().map(address), site);
    let whole = said.part_of.as_ref().map(|whole| writer.document(whole, site));
    writer.claims(&document, property::COMPONENT_OF, whole, site);
    let title_language = said.title.as_ref().map(|title| title.language.as_str());
    for language in said.language.as_deref().into_iter().chain(title_language) {
        let expression = iri::expression(&doc, language);
        writer.add(&expression, rdf::TYPE, class::EXPRESSION);
        writer.add(&expression, property::EXPRESSION_OF, document.clone());
        writer.add(&expression, property::IN_LANGUAGE, iri::language(language));
        writer.evidence(&expression, site);
    }
    if let Some(title) = &said.title {
        writer.claims(&iri::expression(&doc, &title.language), property::TITLE, [worded(title)], site);
    }
}
