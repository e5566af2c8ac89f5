//! A line of the document before it is written down: its words, its number, and what the elements say that it is.

use crate::block::Role;
use crate::format::run::Run;
use crate::labels::Label;

/// The part of the file that a line was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// Cover and title.
    Front,
    Preamble,
    Body,
    Attachment,
    Closing,
}

/// A line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its place among the lines as they were read; lines made of one have the same.
    pub(super) id: usize,
    pub(super) run: Run,
    /// The content of the number's element.
    pub(super) num: String,
    /// The number as it is understood.
    pub(super) label: Option<Label>,
    pub(super) role: Role,
    pub(super) zone: Zone,
    /// How deep in lists it lies.
    pub(super) depth: u8,
    /// Whether it begins an attachment.
    pub(super) opens_annex: bool,
    /// The number of the component of a composite resolution.
    pub(super) component: Option<usize>,
    /// Faults that were mended in it: code and message.
    pub(super) faults: Vec<(&'static str, String)>,
}

impl Line {
    /// The words.
    pub(super) fn words(&self) -> String {
        self.run.string()
    }

    /// Whether words follow that are set in other type than the first.
    pub(super) fn begins_set_off(&self) -> bool {
        let words = || self.run.glyphs.iter().filter(|glyph| !glyph.c.is_whitespace());
        words().next().is_some_and(|glyph| glyph.style.is_set_off())
            && !words().all(|glyph| glyph.style.is_set_off())
    }

    /// Whether all its words are set in bold type.
    pub(super) fn is_bold(&self) -> bool {
        let mut letters = self.run.glyphs.iter().filter(|glyph| glyph.c.is_alphanumeric()).peekable();
        letters.peek().is_some() && letters.all(|glyph| glyph.style.bold)
    }
}
