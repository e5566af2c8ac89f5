//! The symbol of a document: printed above its text, told by the number in its title, or given to it by the draft that it is.

use super::{body_in, front};
use crate::context::Context;
use crate::find::{Finder, numbers_at_head};
use document::{Block, Document, Role, Shape};
use fact::Symbol;
use std::ops::Range;

/// The symbol printed above the text in a line of its own.
pub(super) fn own_symbol(document: &Document) -> Option<(Symbol, &Block)> {
    front(document).find_map(|block| {
        let words = block.text.as_str();
        let symbol = Symbol::parse(words).ok()?;
        let is_alone = lexicon::symbols(words).first().is_some_and(|(range, _)| range.start == 0);
        (is_alone && block.role == Role::Cover).then_some((symbol, block))
    })
}

/// A report that says that its body adopted a draft report is that draft: the symbol, and where it stands.
pub(super) fn self_reference<'d>(context: &Context<'d>) -> Option<(Symbol, &'d Block, Range<usize>)> {
    let document = context.document;
    if !document.genre.key.ends_with("report") {
        return None;
    }
    let finder = Finder::new(document.pack);
    document.blocks.iter().filter(|block| block.role == Role::Paragraph && !block.text.is_empty()).find_map(
        |block| {
            let findings = finder.find(block.text.as_str());
            let found = document.pack.relations.find_meaning("adopts-report", findings.slotted.as_str())?;
            let draft = found.group("draft")?;
            let (_, mention) = findings.in_slots(draft).next()?;
            let symbol = lexicon::symbols(&block.text.as_str()[mention.range.clone()]).into_iter().next()?.1;
            let own = context.body.as_deref().is_none_or(|body| symbol.body() == body);
            own.then(|| (symbol, block, mention.range.clone()))
        },
    )
}

/// The symbol of a resolution or decision whose title bears its number, "34/36. Elaboration of …", from the body that
/// adopted it, with the block of the title. Where only its parts bear the letters of a composite one they are added.
pub(super) fn numbered_symbol(document: &Document) -> Option<(Symbol, &Block)> {
    if document.genre.shape != Shape::Resolution {
        return None;
    }
    let outline = &document.pack.outline;
    let (numbers, block) = front(document).find_map(|block| {
        let words = block.text.as_str();
        let printed = match &block.label {
            Some(label) => label.as_str(),
            None => ["resolution-title", "resolution-heading"]
                .iter()
                .find_map(|name| outline.find(name, words)?.words("number", words))?,
        };
        Some((numbers_at_head(document.pack, printed), block)).filter(|(numbers, _)| !numbers.is_empty())
    })?;
    let mut letters: Vec<&str> =
        document.blocks.iter().filter_map(|block| block.component.as_deref()).collect();
    letters.dedup();
    let number = match (numbers.as_slice(), letters.as_slice()) {
        ([number], [first, .., last]) => format!("{number}{first}-{last}"),
        ([number], _) => number.clone(),
        ([first, .., last], _) => {
            let letter = last.rsplit(|c: char| !c.is_ascii_uppercase()).next().unwrap_or_default();
            format!("{first}-{letter}")
        }
        ([], _) => return None,
    };
    let body = adopting_body(document)?;
    let symbol = match document.genre.key.as_str() {
        "resolution" => Symbol::resolution(&body, &number),
        "decision" => Symbol::decision(&body, &number),
        _ => return None,
    };
    Some((symbol.ok()?, block))
}

/// The body in the line that says who adopted a resolution.
fn adopting_body(document: &Document) -> Option<String> {
    let outline = &document.pack.outline;
    front(document)
        .filter(|block| outline.find_meaning("cover-adoption", block.text.as_str()).is_some())
        .find_map(|block| body_in(document, block.text.as_str()))
        .or_else(|| super::body(document))
}
