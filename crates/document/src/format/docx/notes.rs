//! Footnotes and endnotes: their words, and how they are counted.

use super::package::Parts;
use crate::format::counting;
use crate::format::tree::Element;
use std::collections::BTreeMap;

/// Notes of one sort.
#[derive(Debug)]
pub(super) struct Notes<'e> {
    /// The notes by their names.
    words: BTreeMap<&'e str, &'e Element>,
    format: &'e str,
    start: u32,
    counted: u32,
    anew: bool,
}

impl<'e> Notes<'e> {
    /// The footnotes of a document.
    pub(super) fn foot(parts: &'e Parts) -> Self {
        Self::read(parts, &parts.footnotes, "footnote", "footnotePr", "decimal")
    }

    /// The endnotes of a document.
    pub(super) fn end(parts: &'e Parts) -> Self {
        Self::read(parts, &parts.endnotes, "endnote", "endnotePr", "lowerRoman")
    }

    fn read(parts: &'e Parts, root: &'e Element, name: &str, properties: &str, format: &'e str) -> Self {
        // Separators are notes that have a type.
        let words = root
            .elements()
            .filter(|note| note.name == name && matches!(note.get("type"), "" | "normal"))
            .map(|note| (note.get("id"), note))
            .collect();
        let sections = parts.document.all("sectPr");
        let said: Vec<&Element> = sections
            .into_iter()
            .chain([&parts.settings])
            .filter_map(|element| element.child(properties))
            .collect();
        let value = |name: &str| said.iter().find_map(|said| Some(said.child(name)?.get("val")));
        Self {
            words,
            format: value("numFmt").unwrap_or(format),
            start: value("numStart").and_then(|start| start.parse().ok()).unwrap_or(1),
            counted: 0,
            anew: value("numRestart") == Some("eachSect"),
        }
    }

    /// The printed number of the next note.
    pub(super) fn next(&mut self) -> String {
        let number = self.start.saturating_add(self.counted);
        self.counted += 1;
        counting::print(number, self.format)
    }

    /// The words of a note.
    pub(super) fn words(&self, id: &str) -> Option<&'e Element> {
        self.words.get(id).copied()
    }

    /// A section of the document ends.
    pub(super) fn end_section(&mut self) {
        if self.anew {
            self.counted = 0;
        }
    }
}
