//! The title of a document.

use super::front;
use crate::context::Context;
use crate::find::Finder;
use crate::mention::Value;
use document::{Block, Role};

/// The title: the line that names the document, not its body, its author or an officer.
pub(crate) fn title(context: &Context<'_>) -> Option<Block> {
    let document = context.document;
    let outline = &document.pack.outline;
    if context.body.as_deref() == Some("S") && document.genre.shape == document::Shape::Resolution {
        return None; // resolutions of the Security Council have no title
    }
    let candidates: Vec<&Block> = front(document)
        .filter(|block| {
            block.role == Role::Title && outline.find_meaning("officer-line", block.text.as_str()).is_none()
        })
        .collect();
    let genre_of = |block: &Block| {
        outline
            .find_meaning("genre", block.text.as_str())
            .and_then(|found| found.pattern.value("genre").map(str::to_owned))
    };
    let is_body = |block: &Block| {
        let words = block.text.as_str();
        Finder::new(document.pack)
            .find(words)
            .mentions
            .iter()
            .any(|mention| matches!(mention.value, Value::Body(_)) && mention.range == (0..words.len()))
    };
    if document.genre.shape == document::Shape::Resolution {
        // Where the format gives the number of the title, that line is the title.
        if let Some(block) =
            candidates.iter().find(|block| block.label.is_some() && block.component.is_none())
        {
            return Some((*block).clone());
        }
        let numbered = candidates.iter().find_map(|block| {
            let found = outline.find("resolution-title", block.text.as_str())?;
            let title = found.group("title")?;
            let mut block = (*block).clone();
            block.text = block.text.slice(title).trimmed();
            Some(block)
        });
        return numbered.or_else(|| {
            candidates
                .iter()
                .rev()
                .find(|block| genre_of(block).is_none() && !is_body(block))
                .map(|block| (*block).clone())
        });
    }
    let own = candidates.iter().find(|block| {
        genre_of(block).is_some_and(|genre| {
            genre == document.genre.key && !matches!(genre.as_str(), "committee-report" | "note" | "report")
        })
    });
    own.or_else(|| candidates.iter().find(|block| genre_of(block).is_none() && !is_body(block)))
        .or(candidates.first())
        .map(|block| (*block).clone())
}
