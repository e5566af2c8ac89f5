//! Parts of documents and their words.

use super::writer::{Site, Writer, integer, plain, worded};
use crate::iri;
use crate::vocab::{class, concept, property};
use fact::{DocKey, Fact, Part, PartKey, PartKind, Statement, Symbol};
use oxrdf::NamedNodeRef;
use std::collections::BTreeMap;

pub(super) fn encode(writer: &mut Writer<'_>, said: &Part, site: &Site) {
    let part = writer.part(&said.part, site);
    writer.evidence(&part, site);
    writer.add(&part, property::PART_KIND, kind(said.kind));
    if let Some((_, Some(verb))) = &said.verb {
        writer.add(&part, property::OPENING_VERB, iri::concept("action", verb));
    }
    if let Some(path) = &said.anchor {
        let anchor = writer.part(&PartKey { doc: said.part.doc.clone(), path: path.clone() }, site);
        writer.add(&part, property::ANCHORED_IN, anchor);
    }
    if let Some(symbol) = &said.reproduces {
        let draft = writer.document(&DocKey::Symbol(symbol.clone()), site);
        writer.add(&part, property::REPRODUCES, draft);
    }
    if said.part.path.is_empty() {
        return;
    }
    let language = said.text.as_ref().map_or(writer.reading.language, |text| text.language.as_str());
    let words = iri::part_text(&said.part.doc.to_string(), &said.part.path, language);
    writer.fact(&words, class::PART_TEXT, site);
    writer.add(&words, property::TEXT_OF, part);
    writer.add(&words, property::ORDINAL, integer(said.ordinal));
    writer.maybe(&words, property::TEXT, said.text.as_ref().map(worded));
    writer.maybe(&words, property::PRINTED_NUMBER, said.number.as_deref().map(plain));
    writer.maybe(&words, property::PRINTED_VERB, said.verb.as_ref().map(|(printed, _)| worded(printed)));
}

fn kind(kind: PartKind) -> NamedNodeRef<'static> {
    match kind {
        PartKind::Preambular => concept::part_kind::PREAMBULAR,
        PartKind::Operative => concept::part_kind::OPERATIVE,
        PartKind::Sub => concept::part_kind::SUB,
        PartKind::Report => concept::part_kind::REPORT,
        PartKind::Footnote => concept::part_kind::FOOTNOTE,
        PartKind::EmbeddedDraft => concept::part_kind::EMBEDDED_DRAFT,
        PartKind::Annex => concept::part_kind::ANNEX,
    }
}

/// Words that a step of a path begins with and a number follows, though an annex may have none.
const NUMBERED: [&str; 11] = ["para", "pp", "op", "annex", "fn", "dr", "dd", "sect", "chap", "art", "res"];

/// The path of the part that a part stands in, if it is not the document.
///
/// `dr/1/op/3/a` stands in `dr/1/op/3`, that in `dr/1`.
pub(super) fn parent(path: &str) -> Option<&str> {
    let mut ends = Vec::new();
    let mut steps = path.split('/').peekable();
    let mut at = 0;
    while let Some(step) = steps.next() {
        at += step.len() + usize::from(at > 0);
        if NUMBERED.contains(&step)
            && let Some(number) = steps.next_if(|next| !NUMBERED.contains(next))
        {
            at += number.len() + 1;
        }
        ends.push(at);
    }
    ends.iter().rev().nth(1).map(|&end| &path[..end])
}

/// The outermost part that a part stands in: `dr/1` for `dr/1/op/3/a`.
pub(super) fn outermost(path: &str) -> &str {
    let mut outermost = path;
    while let Some(path) = parent(outermost) {
        outermost = path;
    }
    outermost
}

/// Which draft's text stands in which part of a report, as the statements tell.
pub(super) fn carried(statements: &[Statement]) -> BTreeMap<(String, String), Symbol> {
    let mut carried = BTreeMap::new();
    for statement in statements {
        let (part, draft) = match &statement.fact {
            Fact::Part(Part { part, reproduces: Some(draft), .. }) => (part, draft),
            Fact::Proposal(proposal) => match &proposal.recommended_as {
                Some(part) => (part, &proposal.proposal),
                None => continue,
            },
            _ => continue,
        };
        carried.entry((part.doc.to_string(), part.path.clone())).or_insert_with(|| draft.clone());
    }
    carried
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_in_parts() {
        for (path, above) in [
            ("para/7", None),
            ("para/7/a", Some("para/7")),
            ("para/7.2", None),
            ("dr/1/op/3/a", Some("dr/1/op/3")),
            ("dr/1/op/3", Some("dr/1")),
            ("annex/para/5", Some("annex")),
            ("annex/1/para/38/l/ii", Some("annex/1/para/38/l")),
            ("dd/1/pp/1", Some("dd/1")),
        ] {
            assert_eq!(parent(path), above, "{path}");
        }
        assert_eq!(outermost("dr/1/op/3/a"), "dr/1");
    }
}
