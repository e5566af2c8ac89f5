//! Findings about the source.

use super::writer::Writer;
use crate::iri;
use crate::vocab::{class, property};
use oxrdf::Literal;
use oxrdf::vocab::rdf;
use std::collections::BTreeMap;

pub(super) fn encode(writer: &mut Writer<'_>) {
    let reading = writer.reading;
    let mut counts: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for (problem, spans) in reading.problems {
        let count = counts.entry((problem.code, &problem.part.path)).or_default();
        *count += 1;
        let node = iri::problem(reading.source.id(), problem.code, &problem.part.path, *count);
        writer.add(&node, rdf::TYPE, class::PROBLEM);
        writer.add(&node, property::FINDING, iri::concept("problem", problem.code));
        let message = Literal::new_language_tagged_literal_unchecked(problem.message.clone(), "en");
        writer.add(&node, property::MESSAGE, message);
        writer.add(&node, property::IN_SOURCE, iri::source(reading.source.id()));
        let doc = problem.part.doc.to_string();
        writer.add(&node, property::IN_DOCUMENT, iri::document(&doc));
        if !problem.part.path.is_empty() {
            writer.add(&node, property::IN_PART, iri::part(&doc, &problem.part.path));
        }
        if !spans.is_empty() {
            let (span, _) = writer.span(spans);
            writer.add(&node, property::EVIDENCE, span);
        }
    }
}
