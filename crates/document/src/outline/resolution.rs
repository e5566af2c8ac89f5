//! Text without a number in a resolution: paragraphs of the preamble, the only operative paragraph, and what goes on
//! with either.

use super::Walker;
use super::scope::Stage;
use crate::block::{Block, Role};
use crate::opening::{Opening, opening_verb};
use fact::PartKind;
use lexicon::Mood;

/// The longest line that can be a heading, in characters.
const HEADING: usize = 200;

/// How a paragraph ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Comma,
    Semicolon,
    Colon,
    Stop,
    /// With no sign at all.
    Open,
}

impl Walker<'_> {
    /// Places a block without a label in a resolution.
    pub(super) fn of_resolution(&mut self, block: &mut Block, at: usize) {
        let opening = opening_verb(self.pack, block);
        let words = block.text.as_str();
        let end = end_of(words);
        if self.goes_on_with_sentence(words, opening.as_ref()) {
            return self.goes_on(block);
        }
        let begins =
            opening.as_ref().is_some_and(|opening| opening.set_off || opening.mood != Some(Mood::Preambular));
        let known = opening.as_ref().is_some_and(|opening| opening.concept.is_some());
        let fresh = self.scope.stage == Stage::Preamble || (self.scope.after_heading && known);
        if !fresh {
            return self.among_operative(block, end, begins && opening.is_some(), at);
        }
        let mood = opening.as_ref().and_then(|opening| opening.mood);
        let numbers_follow = self.numbers_follow(at);
        let is_preambular = mood == Some(Mood::Preambular)
            || end == End::Comma && (mood.is_none() || numbers_follow || self.ahead.preamble_goes_on(at))
            || end != End::Open && mood.is_none() && self.ahead.preamble_goes_on(at)
            || numbers_follow
                && mood.is_none()
                && (end == End::Semicolon || opening.is_some() && end == End::Stop)
            || numbers_follow && mood.is_none() && end == End::Colon && self.ahead.list_follows(at);
        if is_preambular {
            self.preambular(block);
        } else if end == End::Open && words.chars().count() < HEADING && !begins_text(opening.as_ref()) {
            self.heading(block);
        } else if numbers_follow {
            // The chapeau of numbered paragraphs.
            block.role = Role::Other;
            block.path.clone_from(&self.scope.prefix);
        } else if known || self.ahead.is_last(at) || self.scope.preambular == 0 && end == End::Stop {
            self.single_operative(block, at);
        } else if self.scope.stage == Stage::Preamble {
            self.preambular(block);
        } else {
            self.goes_on(block);
        }
    }

    /// Text between operative paragraphs: a heading, what goes on after a list, or a paragraph of a resolution whose
    /// operative paragraphs have no numbers.
    fn among_operative(&mut self, block: &mut Block, end: End, begins: bool, at: usize) {
        let words = block.text.as_str();
        if end == End::Open && words.chars().count() < HEADING && !begins {
            self.heading(block);
        } else if begins
            && !self.scope.has_numbers
            && !self.any_number(at)
            && self.scope.stage == Stage::Operative
        {
            self.single_operative(block, at);
        } else {
            self.goes_on(block);
        }
    }

    /// Whether words go on with a sentence that a list has interrupted: they begin small, or follow the list, and open with
    /// no verb.
    fn goes_on_with_sentence(&self, words: &str, opening: Option<&Opening>) -> bool {
        let plain = words.trim_start_matches(['“', '”', '"', '«', '(', ' ']);
        let in_list = self.scope.levels.len() > 0 && !self.scope.after_heading;
        opening.is_none() && (plain.starts_with(char::is_lowercase) || in_list)
    }

    /// Whether numbered operative paragraphs follow before the next heading.
    fn numbers_follow(&self, at: usize) -> bool {
        let next = self.ahead.next_number(at, true);
        let expected = self.scope.last_number.map_or(1, |last| last + 1);
        next.is_some_and(|next| {
            (next == 1 || next == expected) && !(self.scope.is_draft && self.returns_to_outer(next))
        })
    }

    /// Whether any numbered paragraph follows in the resolution.
    fn any_number(&self, at: usize) -> bool {
        self.ahead
            .next_number(at, false)
            .is_some_and(|next| !(self.scope.is_draft && self.returns_to_outer(next)))
    }

    pub(super) fn preambular(&mut self, block: &mut Block) {
        self.scope.preambular += 1;
        let name = format!("pp/{}", self.scope.preambular);
        block.path = self.scope.path(&name);
        block.kind = Some(PartKind::Preambular);
        block.role = Role::Paragraph;
        self.scope.levels.root(block.path.clone());
    }

    /// The only operative paragraph, of the resolution or of a section of it, is not numbered (UN Editorial Manual,
    /// numbering of paragraphs). Where no paragraph has a number, they are counted in order.
    fn single_operative(&mut self, block: &mut Block, at: usize) {
        let counted = self.scope.has_numbers || self.any_number(at);
        let name = if counted {
            match self.scope.times("op", "1") {
                1 => "op/1".to_owned(),
                times => format!("op/1.{times}"),
            }
        } else {
            self.scope.unnumbered += 1;
            let number = self.scope.unnumbered;
            self.scope.times("op", &number.to_string());
            format!("op/{number}")
        };
        block.path = self.scope.path(&name);
        block.kind = Some(PartKind::Operative);
        block.role = Role::Paragraph;
        self.scope.stage = Stage::Operative;
        self.scope.after_heading = false;
        self.scope.levels.root(block.path.clone());
    }
}

/// Whether a block that opens so is text, not a heading.
fn begins_text(opening: Option<&Opening>) -> bool {
    opening.is_some_and(|opening| opening.set_off)
}

/// How words end, but for closing quotes, brackets and stars.
pub(super) fn end_of(words: &str) -> End {
    let last = words
        .trim_end_matches(['”', '"', '’', '»', '』', '」', ')', '）', ']', ' ', '*'])
        .chars()
        .next_back();
    match last {
        Some(',' | '،' | '，' | '、') => End::Comma,
        Some(';' | '؛' | '；') => End::Semicolon,
        Some(':' | '：') => End::Colon,
        Some('.' | '。' | '۔' | '?' | '!' | '؟' | '！') => End::Stop,
        _ => End::Open,
    }
}
