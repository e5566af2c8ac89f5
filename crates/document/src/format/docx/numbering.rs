//! Automatic numbers, counted as Word counts them.

use super::styles::{Numbered, Styles};
use crate::format::counting;
use crate::format::tree::Element;
use std::collections::{BTreeMap, BTreeSet};

/// How many levels a sequence has.
const LEVELS: usize = 9;

/// A level of a sequence.
#[derive(Clone, Debug)]
struct Level<'e> {
    start: u32,
    format: &'e str,
    /// What is printed: `%1` stands for the number of the first level.
    text: &'e str,
    /// Whether all numbers are printed in figures.
    figures: bool,
    /// The level, counted from 1, after which it begins anew; 0 if it never does.
    restart: usize,
    /// The style whose paragraphs stand on it.
    style: Option<&'e str>,
}

/// A sequence that paragraphs name: a definition that it may share with others, and what it changes in it.
#[derive(Debug)]
struct Sequence<'e> {
    definition: &'e str,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level<'e>>,
}

/// The sequences of a document, and how far each has been counted.
#[derive(Debug)]
pub(super) struct Numbering<'e> {
    definitions: BTreeMap<&'e str, Vec<Level<'e>>>,
    sequences: BTreeMap<&'e str, Sequence<'e>>,
    counted: BTreeMap<&'e str, [Option<u32>; LEVELS]>,
    /// Levels of sequences that have begun where they say they begin.
    begun: BTreeSet<(&'e str, usize)>,
}

impl<'e> Numbering<'e> {
    pub(super) fn read(root: &'e Element, styles: &Styles<'e>) -> Self {
        let named = |name: &'static str| root.elements().filter(move |element| element.name == name);
        let sequences: BTreeMap<&str, Sequence<'_>> =
            named("num").map(|element| (element.get("numId"), Sequence::read(element))).collect();
        let mut definitions: BTreeMap<&str, Vec<Level<'_>>> =
            named("abstractNum").map(|element| (element.get("abstractNumId"), levels(element))).collect();
        // A definition can stand for that of a style of lists.
        for element in named("abstractNum") {
            let meant = element
                .child("numStyleLink")
                .and_then(|link| styles.sequence(link.get("val")))
                .and_then(|sequence| definitions.get(sequences.get(sequence)?.definition))
                .cloned();
            if let Some(levels) = meant {
                definitions.insert(element.get("abstractNumId"), levels);
            }
        }
        Self { definitions, sequences, counted: BTreeMap::new(), begun: BTreeSet::new() }
    }

    /// The number of the next paragraph that is numbered so, as it is printed; none if nothing is printed. `style` is
    /// the paragraph's style if that says that it is numbered.
    pub(super) fn next(&mut self, number: Numbered<'e>, style: Option<&'e str>) -> Option<String> {
        let id = number.sequence?;
        let sequence = self.sequences.get(id)?;
        let levels = self.definitions.get(sequence.definition)?;
        let of_style = style.and_then(|style| levels.iter().position(|level| level.style == Some(style)));
        let at = of_style.or(number.level).unwrap_or(0).min(LEVELS - 1);
        let level = |at: usize| sequence.levels.get(&at).or_else(|| levels.get(at));
        let this = level(at)?;
        let counted = self.counted.entry(sequence.definition).or_default();
        let start = sequence.starts.get(&at).filter(|_| self.begun.insert((id, at)));
        let value = match (start, counted[at]) {
            (Some(&start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => sequence.starts.get(&at).copied().unwrap_or(this.start),
        };
        counted[at] = Some(value);
        for (below, last) in counted.iter_mut().enumerate().skip(at + 1) {
            if level(below).is_none_or(|level| at < level.restart) {
                *last = None;
            }
        }
        if this.format == "bullet" {
            return Some(bullet(this.text)).filter(|bullet| !bullet.is_empty());
        }
        let mut printed = String::new();
        let mut rest = this.text;
        while let Some((before, after)) = rest.split_once('%') {
            printed.push_str(before);
            let meant = after.chars().next().and_then(|c| c.to_digit(10)).filter(|digit| *digit > 0);
            match meant.map(|digit| digit as usize - 1) {
                Some(meant) => {
                    let (start, format) =
                        level(meant).map_or((1, "decimal"), |level| (level.start, level.format));
                    let format = if this.figures { "decimal" } else { format };
                    printed.push_str(&counting::print(counted[meant].unwrap_or(start), format));
                    rest = &after[1..];
                }
                None => {
                    printed.push('%');
                    rest = after;
                }
            }
        }
        printed.push_str(rest);
        Some(printed.trim().to_owned()).filter(|printed| !printed.is_empty())
    }
}

impl<'e> Sequence<'e> {
    fn read(element: &'e Element) -> Self {
        let mut sequence = Self {
            definition: element.child("abstractNumId").map_or("", |id| id.get("val")),
            starts: BTreeMap::new(),
            levels: BTreeMap::new(),
        };
        for change in element.elements().filter(|inner| inner.name == "lvlOverride") {
            let Ok(at) = change.get("ilvl").parse() else { continue };
            if let Some(start) = change.child("startOverride").and_then(|start| start.get("val").parse().ok())
            {
                sequence.starts.insert(at, start);
            }
            if let Some(level) = change.child("lvl") {
                sequence.levels.insert(at, Level::read(level, at));
            }
        }
        sequence
    }
}

/// The levels of a definition.
fn levels(element: &Element) -> Vec<Level<'_>> {
    let named = |at: usize| {
        element
            .elements()
            .find(|level| level.name == "lvl" && level.get("ilvl").parse() == Ok(at))
            .map(|level| Level::read(level, at))
    };
    (0..LEVELS).map_while(named).collect()
}

impl<'e> Level<'e> {
    fn read(element: &'e Element, at: usize) -> Self {
        let value = |name: &str| element.child(name).map(|inner| inner.get("val"));
        Self {
            start: value("start").and_then(|start| start.parse().ok()).unwrap_or(0),
            format: value("numFmt").unwrap_or("decimal"),
            text: value("lvlText").unwrap_or(""),
            figures: element.child("isLgl").is_some_and(super::styles::is_on),
            restart: value("lvlRestart").and_then(|level| level.parse().ok()).unwrap_or(at),
            style: value("pStyle"),
        }
    }
}

/// A bullet. Fonts of signs have theirs where other fonts have no characters.
fn bullet(text: &str) -> String {
    let private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}');
    if text.contains(private) || text == "o" || text == "§" || text == "·" {
        "•".to_owned()
    } else {
        text.trim().to_owned()
    }
}
