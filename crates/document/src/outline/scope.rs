//! What is being counted where: the document, an annex, or a draft that a report carries.

use super::levels::Levels;
use crate::genre::{Genre, Shape};
use std::collections::{BTreeMap, BTreeSet};

/// How far the reading of a scope has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Lines above the text: a cover, a title.
    Front,
    /// Preambular paragraphs.
    Preamble,
    /// Operative paragraphs.
    Operative,
    /// The text of anything but a resolution.
    Body,
}

/// One sequence of numbered parts.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    /// The path of the scope; empty for the document.
    pub(super) prefix: String,
    pub(super) shape: Shape,
    pub(super) stage: Stage,
    pub(super) is_draft: bool,
    pub(super) is_decision: bool,
    /// Whether its entries are those of a programme.
    pub(super) programme: bool,
    /// Whether letters, not numbers, count its operative paragraphs.
    pub(super) lettered: bool,
    /// Whether the list of a recorded vote is to follow.
    pub(super) in_roll_call: bool,
    /// Whether a heading stands between the last numbered paragraph and the next.
    pub(super) after_heading: bool,
    pub(super) preambular: usize,
    /// How many operative paragraphs without a number there are, where none has one.
    pub(super) unnumbered: usize,
    pub(super) last_number: Option<u32>,
    /// Whether an operative paragraph has had a number.
    pub(super) has_numbers: bool,
    /// The numbers of the sequence that is being counted; a section may begin another.
    pub(super) sequence: BTreeSet<u32>,
    /// Whether the last number was printed twice.
    pub(super) was_twice: bool,
    pub(super) levels: Levels,
    seen: BTreeMap<String, usize>,
}

impl Scope {
    fn new(prefix: String, shape: Shape, stage: Stage) -> Self {
        Self {
            prefix,
            shape,
            stage,
            is_draft: false,
            is_decision: false,
            programme: false,
            lettered: false,
            in_roll_call: false,
            after_heading: false,
            preambular: 0,
            unnumbered: 0,
            last_number: None,
            has_numbers: false,
            sequence: BTreeSet::new(),
            was_twice: false,
            levels: Levels::default(),
            seen: BTreeMap::new(),
        }
    }

    pub(super) fn document(genre: &Genre) -> Self {
        Self::new(String::new(), genre.shape, Stage::Front)
    }

    pub(super) fn annex(prefix: String, programme: bool) -> Self {
        Self { programme, ..Self::new(prefix, Shape::Report, Stage::Body) }
    }

    pub(super) fn draft(prefix: String, is_decision: bool) -> Self {
        Self { is_draft: true, is_decision, ..Self::new(prefix, Shape::Resolution, Stage::Front) }
    }

    /// The path of a part of this scope.
    pub(super) fn path(&self, name: &str) -> String {
        if self.prefix.is_empty() { name.to_owned() } else { format!("{}/{name}", self.prefix) }
    }

    /// How many times a number has been used, this time included.
    pub(super) fn times(&mut self, word: &str, number: &str) -> usize {
        let times = self.seen.entry(format!("{word}/{number}")).or_default();
        *times += 1;
        *times
    }
}
