//! The names of footnotes, and the parts that carry their marks.

use crate::block::{Block, Note};

/// Names the footnotes. A footnote takes the path of its scope only where numbers start anew in it.
pub(super) fn name(blocks: &[Block], notes: &mut [Note]) {
    let mut prefix = String::new();
    let mut last: Option<u32> = None;
    for note in notes {
        let carrier = note.block_of_mark.and_then(|block| blocks.get(block));
        let here = carrier.or_else(|| blocks.get(note.position.saturating_sub(1).min(blocks.len().saturating_sub(1))));
        let number: Option<u32> = note.label.parse().ok();
        if let (Some(number), Some(before)) = (number, last)
            && number <= before
        {
            prefix = here.map_or_else(String::new, |block| scope_of(&block.path));
        }
        last = number.or(last);
        let name = format!("fn/{}", note.label);
        note.path = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        note.anchor = carrier.map(|block| block.path.clone()).filter(|path| !path.is_empty());
        note.block.path.clone_from(&note.path);
        note.block.kind = Some(fact::PartKind::Footnote);
    }
}

/// The annexes and drafts in a path: `dr/1/op/3` lies in `dr/1`.
fn scope_of(path: &str) -> String {
    let steps: Vec<&str> = path.split('/').collect();
    let mut scope = Vec::new();
    for pair in steps.chunks(2) {
        if !matches!(pair[0], "annex" | "dr" | "dd") || pair.len() < 2 {
            break;
        }
        scope.extend_from_slice(pair);
    }
    scope.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes() {
        for (path, scope) in [("dr/1/op/3", "dr/1"), ("annex/1/para/5/a", "annex/1"), ("op/3", ""), ("dr/2/annex/1/para/1", "dr/2/annex/1")] {
            assert_eq!(scope_of(path), scope);
        }
    }
}
