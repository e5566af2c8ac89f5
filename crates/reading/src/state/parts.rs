//! Paragraphs, footnotes, and the drafts and annexes that hold them.

use super::Writer;
use document::{Block, Note};
use fact::{Fact, Part, PartKind, Worded};
use std::ops::Range;

/// A paragraph.
pub(super) fn paragraph(writer: &mut Writer<'_>, block: &Block) {
    let Some(kind) = block.kind else { return };
    let verb =
        matches!(kind, PartKind::Preambular | PartKind::Operative).then(|| verb(writer, block)).flatten();
    state(writer, block, kind, verb, None);
}

/// A draft that a report carries, or an annex, with its title.
pub(super) fn container(writer: &mut Writer<'_>, block: &Block) {
    if let Some(kind) = block.kind {
        // The title stands in the lines that follow, unless it stands in the line of the number.
        let blocks = &writer.context.document.blocks;
        let at = blocks.iter().position(|other| std::ptr::eq(other, block)).unwrap_or(0);
        let own = block.role == document::Role::Title && !block.text.is_empty();
        let title = if own {
            Some(block)
        } else {
            blocks.get(at + 1).filter(|next| next.path == block.path && next.role == document::Role::Title)
        };
        let title = title.or(Some(block)).filter(|title| !title.text.is_empty()).cloned();
        if let Some(title) = title {
            let titled = Block { kind: block.kind, path: block.path.clone(), label: None, ..title };
            state(writer, &titled, kind, None, None);
        }
    } else if block.role == document::Role::Title && !block.path.is_empty() && !already(writer, &block.path) {
        // A draft that begins without a number of its own.
        let titled = Block { kind: Some(PartKind::EmbeddedDraft), ..block.clone() };
        state(writer, &titled, PartKind::EmbeddedDraft, None, None);
    }
}

fn already(writer: &Writer<'_>, path: &str) -> bool {
    writer
        .statements
        .iter()
        .any(|statement| matches!(&statement.fact, Fact::Part(part) if part.part.path == path))
}

/// A footnote.
pub(super) fn footnote(writer: &mut Writer<'_>, note: &Note) {
    let block = Block { label: Some(note.label.clone()), path: note.path.clone(), ..note.block.clone() };
    state(writer, &block, PartKind::Footnote, None, note.anchor.clone());
}

fn state(
    writer: &mut Writer<'_>,
    block: &Block,
    kind: PartKind,
    verb: Option<(Worded, Option<String>)>,
    anchor: Option<String>,
) {
    writer.parts += 1;
    let ordinal = writer.parts;
    let part = Part {
        part: writer.part(&block.path),
        kind,
        ordinal,
        number: block.label.clone(),
        verb,
        text: Some(writer.worded(&block.text)),
        anchor,
        reproduces: None,
    };
    let rule = match kind {
        PartKind::Footnote => "footnote",
        PartKind::EmbeddedDraft | PartKind::Annex => "container",
        _ => "paragraph",
    };
    writer.state(Fact::Part(part), &block.text, &[0..block.text.len()], rule);
}

/// The opening verb of a paragraph, as printed and as a concept.
fn verb(writer: &Writer<'_>, block: &Block) -> Option<(Worded, Option<String>)> {
    let pack = writer.context.document.pack;
    let words = block.text.as_str();
    // A decision prints the organ in front of its first verb.
    let formula = pack
        .outline
        .find("formula", words)
        .filter(|found| found.range.start == 0 && found.range.end < words.len());
    let start = formula.map_or(0, |found| {
        found.range.end + (words[found.range.end..].len() - words[found.range.end..].trim_start().len())
    });
    let verb = pack.verbs.opening(&words[start..]);
    let whole = |range: &Range<usize>| {
        let inside =
            words.get(range.clone()).map(|inside| inside.trim_end_matches(is_point)).unwrap_or_default();
        pack.verbs.opening(inside).filter(|verb| verb.len == inside.len() && verb.len > 0)
    };
    let spaced = pack.features.word_spaces;
    let cuts = |range: &Range<usize>| {
        let (before, after) = words.split_at(range.end);
        whole(range).is_none()
            && (!spaced || (before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic)))
    };
    let set_off = block.emphasis.iter().find(|range| range.start <= start && range.end > start);
    let place = match (&verb, set_off) {
        // Type that ends in the middle of a word goes not far enough: "also recogni|zes".
        (Some(verb), Some(range)) if range.end < start + verb.len && cuts(range) => start..start + verb.len,
        (_, Some(range)) if words[start..range.end.min(words.len())].chars().count() < 60 => {
            start..range.end.min(words.len())
        }
        (Some(verb), Some(_)) => start..start + verb.len,
        // Words that are not set off stand in front of the verb: "In this regard *requests*", "in the strongest terms
        // *condemns*". A single character left out of the type is a slip.
        (found, None) => match block.emphasis.iter().find(|range| range.start > start) {
            Some(range)
                if whole(range).is_some()
                    && words[start..range.start].chars().nth(1).is_some()
                    && found.is_none_or(|verb| range.end <= start + verb.len) =>
            {
                range.clone()
            }
            _ => start..start + found.as_ref()?.len,
        },
        (None, Some(_)) => return None,
    };
    let concept = pack.verbs.opening(&words[place.clone()]).or(verb).map(|verb| verb.concept.to_owned());
    let mut printed = writer.worded(&block.text.slice(place.clone()).trimmed());
    printed.text.truncate(printed.text.trim_end_matches(is_point).len());
    (!printed.text.is_empty()).then_some((printed, concept))
}

/// Signs that are set in the type of the verb before them and do not belong to it.
fn is_point(c: char) -> bool {
    matches!(c, ',' | '，' | '،' | ':' | '：') || c.is_whitespace()
}
