//! Footnotes: taken out of the lines of a page, and tied to the marks in its text.

use super::furniture;
use super::lines::{Kind, Line};
use crate::block::{Block, Mark, Note};
use lexicon::Pack;
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use text::Source;

/// A footnote's mark at the beginning of a line, in raised figures.
static RAISED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*\S").expect("invariant: a sound pattern"));

/// The same in plain figures, or a star; only below a rule.
static PLAIN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(\d{1,3}|\*{1,3})[\s.)]?\s*\D").expect("invariant: a sound pattern"));

/// The plain digits of a raised number.
pub(super) fn lowered(raised: &str) -> String {
    raised.chars().filter_map(lower).collect()
}

/// The plain digit of a raised one.
pub(super) fn lower(c: char) -> Option<char> {
    let value = match c {
        '⁰' => 0,
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁴'..='⁹' => c as u32 - '⁴' as u32 + 4,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// Marks the lines of footnotes: those that begin with a raised number, and numbered lines below a rule.
pub(super) fn mark(source: &Source, pack: &Pack, lines: &mut [Line]) {
    let mut below_rule = false;
    let mut expected: Option<u32> = None;
    for at in 0..lines.len() {
        if furniture::is_rule(source, &lines[at]) {
            below_rule = true;
            expected = None;
            continue;
        }
        let after_note = at > 0 && matches!(lines[at - 1].kind, Kind::NoteStart { .. } | Kind::NoteMore);
        if lines[at].new_page || (lines[at].kind == Kind::Furniture && after_note) {
            below_rule = false;
        }
        if lines[at].kind != Kind::Words {
            continue;
        }
        let text = &source.text()[lines[at].bytes.clone()];
        let start =
            RAISED.captures(text).map(|found| (lowered(&found[1]), found[1].len(), true)).or_else(|| {
                let found = PLAIN.captures(text).filter(|_| below_rule)?;
                let label = found[1].to_owned();
                let fits = match (expected, label.parse::<u32>()) {
                    (Some(expected), Ok(number)) => number == expected,
                    _ => true,
                };
                fits.then(|| (label, found[1].len(), false))
            });
        if let Some((label, mark, raised)) = start {
            expected = label.parse::<u32>().ok().map(|number| number + 1);
            lines[at].kind = Kind::NoteStart { label, mark, raised };
        } else if after_note && !lines[at].new_page && goes_on(source, pack, lines, at, below_rule) {
            lines[at].kind = Kind::NoteMore;
        }
    }
}

/// Whether a line goes on with the footnote in the line above it.
fn goes_on(source: &Source, pack: &Pack, lines: &[Line], at: usize, below_rule: bool) -> bool {
    let above = source.text()[lines[at - 1].bytes.clone()].trim_end();
    let finished =
        above.ends_with(|c: char| pack.features.ends.contains(c) && c != ',' && c != '，' || c == '.');
    let short = lines[at - 1].width * 5 < lines.iter().map(|line| line.width).max().unwrap_or(0) * 4;
    if below_rule {
        // Footnotes fill the foot of their page; without an end of the page, the first finished line ends them.
        let page_ends = lines[at..].iter().any(|line| line.new_page);
        return if page_ends && lines[at].gap == 0 { true } else { !finished };
    }
    !finished && !short && lines[at].gap <= 1 && lines[at].gap == lines[at - 1].gap.min(1)
}

/// The marks of all footnotes.
pub(super) fn labels(lines: &[Line]) -> BTreeSet<String> {
    lines
        .iter()
        .filter_map(|line| match &line.kind {
            Kind::NoteStart { label, .. } => Some(label.clone()),
            _ => None,
        })
        .collect()
}

/// Ties footnotes to the blocks that carry their marks. Raised marks were found when the words were mended; marks in
/// plain figures, glued to the word before them, are looked for on the page above the footnote.
pub(super) fn tie(blocks: &mut [Block], notes: &mut [Note]) {
    let mut from = 0;
    for note in notes {
        let until = note.position.min(blocks.len());
        // The mark stands before its footnote, or in the paragraph that the footnote interrupts.
        let near = |block: usize| block >= from && block < until;
        let label = note.label.clone();
        let carrier = (0..blocks.len())
            .filter(|&block| blocks[block].marks.iter().any(|mark| mark.label == label))
            .min_by_key(|&block| if near(block) { (0, until - block) } else { (1, block.abs_diff(until)) });
        let carrier = carrier.or_else(|| {
            let block = (0..until).rev().find(|&block| glued(&blocks[block], &label).is_some())?;
            let mark = glued(&blocks[block], &label)?;
            take_out(&mut blocks[block], mark, label.clone());
            Some(block)
        });
        note.block_of_mark = carrier;
        if let Some(block) = carrier {
            from = block;
        }
    }
}

/// Where the figures `label` stand glued to a word in a block.
fn glued(block: &Block, label: &str) -> Option<usize> {
    let text = block.text.as_str();
    text.match_indices(label).map(|(at, _)| at).find(|&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + label.len()..].chars().next();
        before.is_some_and(|c| {
            c.is_alphabetic()
                || (!c.is_alphanumeric()
                    && !c.is_whitespace()
                    && !matches!(c, '/' | '-' | '–' | '(' | '（' | '$' | '€' | '+' | ':' | '：'))
        }) && !after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | '–'))
            && !before.is_some_and(|c| c.is_ascii_uppercase())
    })
}

/// Takes a mark in plain figures out of the words.
fn take_out(block: &mut Block, at: usize, label: String) {
    let end = at + label.len();
    let mut text = block.text.slice(0..at);
    text.append(&block.text.slice(end..block.text.len()));
    block.text = text;
    let shift = |byte: usize| if byte >= end { byte - label.len() } else { byte.min(at) };
    block.marks.iter_mut().for_each(|mark| mark.at = shift(mark.at));
    block.breaks.iter_mut().for_each(|byte| *byte = shift(*byte));
    block.emphasis.iter_mut().for_each(|range| *range = shift(range.start)..shift(range.end));
    block.links.iter_mut().for_each(|link| link.range = shift(link.range.start)..shift(link.range.end));
    block.marks.push(Mark { at, label });
    block.marks.sort_by_key(|mark| mark.at);
}
