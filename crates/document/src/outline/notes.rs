//! The names of footnotes, and the parts that carry their marks.

use crate::block::{Block, Note};
use std::collections::BTreeSet;

/// Names the footnotes. A footnote takes the path of its scope only where numbers start anew in it.
pub(super) fn name(blocks: &[Block], notes: &mut [Note]) {
    let mut prefix = String::new();
    let mut last: Option<u32> = None;
    let mut component: Option<String> = None;
    let mut used: BTreeSet<(Option<String>, String)> = BTreeSet::new();
    for note in notes {
        let carrier = note.block_of_mark.and_then(|block| blocks.get(block));
        let here = carrier
            .or_else(|| blocks.get(note.position.saturating_sub(1).min(blocks.len().saturating_sub(1))));
        if note.block.component != component {
            component.clone_from(&note.block.component);
            prefix.clear();
            last = None;
        }
        let scope = here.map_or_else(String::new, |block| scope_of(&block.path));
        let number: Option<u32> = note.label.parse().ok();
        let again = match (number, last) {
            (Some(number), Some(before)) => number <= before,
            (None, _) => used.contains(&(component.clone(), path(&prefix, &note.label))),
            _ => false,
        };
        if again {
            prefix = scope;
        }
        last = number.or(last);
        note.path = path(&prefix, &note.label);
        let plain = note.path.clone();
        let mut times = 1;
        while !used.insert((component.clone(), note.path.clone())) {
            times += 1;
            note.path = format!("{plain}.{times}");
        }
        note.anchor = carrier.map(|block| block.path.clone()).filter(|path| !path.is_empty());
        note.block.path.clone_from(&note.path);
        note.block.kind = Some(fact::PartKind::Footnote);
    }
}

fn path(prefix: &str, label: &str) -> String {
    if prefix.is_empty() { format!("fn/{label}") } else { format!("{prefix}/fn/{label}") }
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
    use crate::block::Role;
    use text::Text;

    #[test]
    fn scopes() {
        for (path, scope) in [
            ("dr/1/op/3", "dr/1"),
            ("annex/1/para/5/a", "annex/1"),
            ("op/3", ""),
            ("dr/2/annex/1/para/1", "dr/2/annex/1"),
        ] {
            assert_eq!(scope_of(path), scope);
        }
    }

    #[test]
    fn numbers_that_start_anew() {
        let block = |path: &str, component: Option<&str>| {
            let mut block = Block::new(Text::new(), Role::Paragraph);
            path.clone_into(&mut block.path);
            block.component = component.map(str::to_owned);
            block
        };
        let blocks = [
            block("op/1", None),
            block("annex/1/para/1", None),
            block("annex/1/para/2", None),
            block("op/1", Some("B")),
        ];
        let note = |label: &str, at: usize| Note {
            block: block("", blocks[at].component.as_deref()),
            label: label.to_owned(),
            path: String::new(),
            anchor: None,
            position: at + 1,
            block_of_mark: Some(at),
        };
        let mut notes = [
            note("1", 0),
            note("2", 0),
            note("*", 0),
            note("1", 1),
            note("2", 2),
            note("*", 2),
            note("*", 2),
            note("1", 3),
        ];
        name(&blocks, &mut notes);
        let paths: Vec<&str> = notes.iter().map(|note| note.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "fn/1",
                "fn/2",
                "fn/*",
                "annex/1/fn/1",
                "annex/1/fn/2",
                "annex/1/fn/*",
                "annex/1/fn/*.2",
                "fn/1"
            ]
        );
        assert_eq!(notes[5].anchor.as_deref(), Some("annex/1/para/2"));
    }
}
