//! Faults that show only when it is known what each paragraph is: verbs that are not set off as verbs are, and numbers of
//! footnotes that are left out.

use crate::block::{Block, Fault, Note};
use crate::opening::opening_verb;
use fact::PartKind;
use lexicon::Pack;

/// The verb faults and footnote faults of an outlined file.
pub(crate) fn check(pack: &'static Pack, blocks: &[Block], notes: &[Note]) -> Vec<Fault> {
    let mut faults: Vec<Fault> = blocks.iter().filter_map(|block| verb(pack, block)).collect();
    faults.extend(missing_notes(notes));
    faults
}

/// What is wrong with the type of a paragraph's opening verb.
fn verb(pack: &'static Pack, block: &Block) -> Option<Fault> {
    if !matches!(block.kind, Some(PartKind::Preambular | PartKind::Operative)) || block.text.is_empty() {
        return None;
    }
    let text = block.text.as_str();
    let opening = opening_verb(pack, block)?;
    let set_off = block
        .emphasis
        .iter()
        .find(|range| range.start <= opening.range.start && range.end > opening.range.start);
    let (code, message) = match set_off {
        None => ("verb-not-marked", "the opening verb is not set off"),
        Some(range) if words_end(text, range.end) > opening.range.end => {
            ("verb-marked-too-far", "more than the opening verb is set off")
        }
        Some(range) if range.end < opening.range.end => {
            ("verb-marked-too-short", "less than the opening verb is set off")
        }
        Some(_) => return None,
    };
    let message = format!("{message}: {}", opening.printed(text));
    Some(Fault {
        code,
        message,
        path: block.path.clone(),
        component: None,
        spans: block.text.spans(opening.range),
    })
}

/// The end of the last word before `end`.
fn words_end(text: &str, end: usize) -> usize {
    text[..end].trim_end_matches(|c: char| !c.is_alphanumeric()).len()
}

/// Numbers that the footnotes leave out.
fn missing_notes(notes: &[Note]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut last: Option<u32> = None;
    let mut component: Option<&str> = None;
    for note in notes {
        if note.block.component.as_deref() != component {
            // The numbers begin anew in each part of a composite resolution.
            component = note.block.component.as_deref();
            last = None;
        }
        let Ok(number) = note.label.parse::<u32>() else { continue };
        if let Some(last) = last
            && number > last + 1
        {
            let spans = note.block.text.spans(0..note.block.text.len());
            let message = format!("footnote {number} follows footnote {last}");
            faults.push(Fault {
                code: "footnote-missing",
                message,
                path: note.path.clone(),
                component: None,
                spans,
            });
        }
        if last == Some(number) {
            let spans = note.block.text.spans(0..note.block.text.len());
            let message = format!("footnote number {number} is printed twice");
            faults.push(Fault {
                code: "footnote-number-twice",
                message,
                path: note.path.clone(),
                component: None,
                spans,
            });
        }
        last = Some(number);
    }
    faults
}
