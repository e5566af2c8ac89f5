//! What comes after a block: a paragraph is the only one, or the chapeau of a list, by what follows.

use super::resolution::{End, end_of};
use crate::block::{Block, Role};
use crate::labels::{self, Step};
use lexicon::{Found, Pack};

/// What a block looks like before its place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// It begins with a number of the outer sequence.
    Number(u32),
    /// It begins with a letter, or a number of a list.
    Letter,
    /// A paragraph without label: whether it ends with a comma, and whether it opens with a verb.
    Text { comma: bool, opens: bool },
    /// A heading.
    Heading,
    /// Something that begins another sequence: a formula, an annex, a draft, a title.
    Boundary,
    /// Something that says nothing of the paragraphs around it.
    Aside,
}

/// The looks of all blocks.
#[derive(Clone, Debug)]
pub(super) struct Ahead {
    looks: Vec<Look>,
    components: Vec<Option<String>>,
}

impl Ahead {
    pub(super) fn new(pack: &Pack, blocks: &[Block]) -> Self {
        Self {
            looks: blocks.iter().map(|block| look(pack, block)).collect(),
            components: blocks.iter().map(|block| block.component.clone()).collect(),
        }
    }

    /// A block was put in before `at`.
    pub(super) fn insert(&mut self, at: usize, pack: &Pack, block: &Block) {
        self.looks.insert(at, look(pack, block));
        self.components.insert(at, block.component.clone());
    }

    /// The looks of the blocks after `at` that belong to the same sequence.
    fn after(&self, at: usize) -> impl Iterator<Item = Look> + '_ {
        (at + 1..self.looks.len())
            .take_while(move |&next| self.components[next] == self.components[at])
            .map(|next| self.looks[next])
            .take_while(|look| *look != Look::Boundary)
    }

    /// The first number of the outer sequence after `at`; a heading ends the search if `in_section`.
    pub(super) fn next_number(&self, at: usize, in_section: bool) -> Option<u32> {
        self.after(at).take_while(|look| !in_section || *look != Look::Heading).find_map(|look| match look {
            Look::Number(number) => Some(number),
            _ => None,
        })
    }

    /// Whether a list begins straight after `at`.
    pub(super) fn list_follows(&self, at: usize) -> bool {
        self.after(at).find(|look| *look != Look::Aside) == Some(Look::Letter)
    }

    /// Whether a paragraph of a preamble follows, with nothing but a list in between.
    pub(super) fn preamble_goes_on(&self, at: usize) -> bool {
        let next = self.after(at).find(|look| !matches!(look, Look::Letter | Look::Aside));
        matches!(next, Some(Look::Text { comma: true, .. }))
    }

    /// Whether the paragraph straight after `at` opens with a verb.
    pub(super) fn verb_follows(&self, at: usize) -> bool {
        matches!(self.after(at).next(), Some(Look::Text { opens: true, .. }))
    }

    /// Whether no paragraph follows.
    pub(super) fn is_last(&self, at: usize) -> bool {
        !self.after(at).any(|look| matches!(look, Look::Text { .. } | Look::Number(_) | Look::Letter))
    }
}

/// Whether a match is the organ that speaks and nothing else: a comma follows it. Without one it is a line of a cover.
pub(crate) fn is_formula(found: &Found<'_>, words: &str) -> bool {
    found.pattern.meaning == "formula"
        && found.range.start == 0
        && words[..found.range.end].ends_with([',', '،', '，'])
}

fn look(pack: &Pack, block: &Block) -> Look {
    match block.role {
        Role::Cover | Role::Title | Role::Formula => return Look::Boundary,
        Role::Closing | Role::Table | Role::Other | Role::RollCall | Role::Entry => return Look::Aside,
        Role::Heading | Role::Paragraph => {}
    }
    if block.kind == Some(fact::PartKind::Annex) {
        return Look::Boundary;
    }
    let words = block.text.as_str();
    let found = pack.outline.find_all(words);
    let means =
        |meanings: &[&str]| found.iter().any(|found| meanings.contains(&found.pattern.meaning.as_str()));
    if block.step.is_none()
        && (means(&["annex", "embedded-draft"]) || found.iter().any(|found| is_formula(found, words)))
    {
        return Look::Boundary;
    }
    if block.role == Role::Heading {
        return Look::Heading;
    }
    let step = block.step.clone().or_else(|| labels::label(pack, words).map(|label| label.step));
    match step {
        Some(Step::Number(number)) => Look::Number(number),
        Some(Step::Sub(_)) => Look::Letter,
        None if means(&["closing-meeting", "closing-date", "roll-call", "bullet"]) => Look::Aside,
        None if means(&["section-label", "section-title", "draft-section"]) => Look::Heading,
        None if labels::is_heading(pack, words) => Look::Heading,
        None => Look::Text { comma: end_of(words) == End::Comma, opens: pack.verbs.opening(words).is_some() },
    }
}
