//! The file itself, and the document and language version that it holds.

use super::writer::{Writer, integer, plain};
use crate::iri;
use crate::vocab::{class, property};
use oxrdf::vocab::rdf;

pub(super) fn encode(writer: &mut Writer<'_>) {
    let reading = writer.reading;
    let doc = reading.doc.to_string();
    let source = iri::source(reading.source.id());
    let document = iri::document(&doc);
    let language = iri::language(reading.language);
    writer.add(&source, rdf::TYPE, class::SOURCE);
    writer.add(&source, property::FILE_NAME, plain(reading.source.name()));
    writer.add(&source, property::MEDIA_TYPE, plain(reading.media_type));
    writer.add(&source, property::LENGTH, integer(reading.source.len()));
    writer.add(&source, property::READ_AS, document.clone());
    writer.add(&source, property::IN_LANGUAGE, language.clone());
    let expression = iri::expression(&doc, reading.language);
    writer.add(&expression, rdf::TYPE, class::EXPRESSION);
    writer.add(&expression, property::EXPRESSION_OF, document.clone());
    writer.add(&expression, property::IN_LANGUAGE, language);
    writer.describe_document(&document, reading.doc);
    // the file is the ground of both
    writer.grounded(&document);
    writer.grounded(&expression);
}
