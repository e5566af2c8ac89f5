//! The outline: which part of the document each block is.
//!
//! Parts are named as the documents themselves count them: `para/7` in a report, `pp/3` and `op/4` in a resolution,
//! `op/3/a/i` below it, `annex/1` and `dr/2` (the second draft resolution that a report carries) around them.

mod levels;
mod notes;
mod scope;

use crate::block::{Block, Fault, Note, Role};
use crate::genre::{Genre, Shape};
use crate::labels;
use fact::PartKind;
use lexicon::{Found, Pack};
use scope::{Scope, Stage};

/// Names the parts of a document.
pub(crate) fn outline(
    pack: &'static Pack,
    genre: &'static Genre,
    blocks: &mut Vec<Block>,
    notes: &mut [Note],
    faults: &mut Vec<Fault>,
) {
    let mut walker = Walker { pack, genre, scope: Scope::document(genre), outer: Vec::new(), drafts: [0; 2], annexes: 0, pending: None, titled: false, faults };
    let mut at = 0;
    while at < blocks.len() {
        if blocks[at].label.is_none()
            && let Some(label) = labels::label(pack, blocks[at].text.as_str())
            && walker.takes_label(&label, blocks[at].text.as_str())
        {
            blocks[at].label = Some(label.printed);
            blocks[at].cut_head(label.len);
        }
        let last = !blocks[at + 1..].iter().any(|block| walker.is_text(block));
        if let Some(tail) = walker.place(&mut blocks[at], last) {
            blocks.insert(at + 1, tail);
            notes.iter_mut().for_each(|note| {
                note.position += usize::from(note.position > at);
                if let Some(block) = &mut note.block_of_mark {
                    *block += usize::from(*block > at);
                }
            });
        }
        at += 1;
    }
    notes::name(blocks, notes);
}

struct Walker<'f> {
    pack: &'static Pack,
    genre: &'static Genre,
    scope: Scope,
    /// Scopes around this one.
    outer: Vec<Scope>,
    /// How many draft resolutions and draft decisions have begun.
    drafts: [usize; 2],
    annexes: usize,
    /// The kind of draft that a recommendation announced and that has not begun.
    pending: Option<usize>,
    /// Whether the title of a resolution, or the line that says when it was adopted, has been read.
    titled: bool,
    faults: &'f mut Vec<Fault>,
}

impl Walker<'_> {
    /// Places a block. Where a line holds two, the second is returned.
    fn place(&mut self, block: &mut Block, last: bool) -> Option<Block> {
        let words = block.text.as_str().to_owned();
        let found = self.pack.outline.find_all(&words);
        let meaning = |name: &str| found.iter().find(|found| found.pattern.meaning == name);
        self.titled |= meaning("resolution-title").is_some() || meaning("cover-adoption").is_some();
        if block.label.is_none() {
            if let Some(annex) = meaning("annex") {
                self.open_annex(block, annex, &words);
                return None;
            }
            if self.genre.embeds_drafts
                && let Some(draft) = meaning("embedded-draft")
            {
                self.open_draft(block, draft, &words);
                return None;
            }
            if let Some(formula) = meaning("formula")
                && self.takes_formula(formula, &words)
            {
                return self.formula(block, formula);
            }
        }
        if self.scope.programme && self.scope.stage == Stage::Body {
            return self.entry(block, meaning("programme-time"), &words);
        }
        if meaning("roll-call").is_some() || (self.scope.in_roll_call && block.label.is_none()) {
            self.roll_call(block, meaning("roll-call"), &words);
            return None;
        }
        self.scope.in_roll_call = false;
        if let Some(label) = block.label.clone() {
            self.labelled(block, &label);
            if let Some(recommends) = meaning("recommends-drafts") {
                self.pending = recommends.words("kind", &words).map(|kind| self.kind_of_draft(kind));
            }
            return None;
        }
        self.unlabelled(block, &found, last);
        None
    }

    /// A label at the head of a block can also be the number of a section, or a year.
    fn takes_label(&self, label: &labels::Label, words: &str) -> bool {
        if !label.is_number {
            return self.scope.stage != Stage::Front || self.scope.last_number.is_some();
        }
        let number: u32 = labels::latin(self.pack, &label.printed).parse().unwrap_or(0);
        let heading = words.chars().count() < 60 && !words.ends_with(|c: char| self.pack.features.ends.contains(c));
        // The number of a heading in a table of contents does not go on with the paragraphs.
        number > 0 && !(heading && self.scope.stage == Stage::Front && number != 1)
    }

    /// 0 for draft resolutions, 1 for draft decisions.
    fn kind_of_draft(&self, word: &str) -> usize {
        let decision = self.pack.outline.find("word-decision", word).is_some();
        usize::from(decision)
    }

    fn open_annex(&mut self, block: &mut Block, annex: &Found<'_>, words: &str) {
        self.leave_drafts();
        self.annexes += 1;
        let name = match annex.words("number", words) {
            Some(printed) => match self.pack.numerals.ordinal(printed) {
                Some(number) => number.to_string(),
                None => printed.to_owned(),
            },
            None => self.annexes.to_string(),
        };
        let outside = if self.outer.is_empty() { Scope::document(self.genre) } else { self.outer[0].clone() };
        if self.outer.is_empty() {
            self.outer.push(std::mem::replace(&mut self.scope, outside));
        }
        self.scope = Scope::annex(format!("annex/{name}"), self.genre.programme);
        block.role = Role::Heading;
        block.path.clone_from(&self.scope.prefix);
        block.kind = Some(PartKind::Annex);
    }

    fn leave_drafts(&mut self) {
        while self.scope.is_draft {
            self.scope = self.outer.pop().expect("invariant: a draft lies in something");
        }
    }

    fn open_draft(&mut self, block: &mut Block, draft: &Found<'_>, words: &str) {
        let kind = draft.words("kind", words).map_or(0, |word| self.kind_of_draft(word));
        let number = draft.words("number", words).and_then(|printed| self.pack.numerals.ordinal(printed));
        self.begin_draft(kind, number);
        block.role = Role::Heading;
        block.path.clone_from(&self.scope.prefix);
        block.kind = Some(PartKind::EmbeddedDraft);
        if let Some(title) = draft.group("title") {
            block.cut_head(title.start);
            block.role = Role::Title;
        }
    }

    fn begin_draft(&mut self, kind: usize, number: Option<u32>) {
        self.leave_drafts();
        self.pending = None;
        self.drafts[kind] = number.map_or(self.drafts[kind] + 1, |number| number as usize);
        let name = format!("{}/{}", ["dr", "dd"][kind], self.drafts[kind]);
        let prefix = self.scope.path(&name);
        self.outer.push(std::mem::replace(&mut self.scope, Scope::draft(prefix, kind == 1)));
    }

    /// Whether a formula begins a preamble here.
    fn takes_formula(&self, formula: &Found<'_>, words: &str) -> bool {
        // The organ's name without a comma also stands on the cover.
        let bare = words[formula.range.clone()].ends_with(char::is_alphabetic);
        formula.range.start == 0
            && (!bare || self.titled || self.scope.is_draft || self.pending.is_some())
            && (self.pending.is_some()
                || self.scope.is_draft && self.scope.stage == Stage::Front
                || self.scope.shape == Shape::Resolution && matches!(self.scope.stage, Stage::Front))
    }

    fn formula(&mut self, block: &mut Block, formula: &Found<'_>) -> Option<Block> {
        if let Some(kind) = self.pending {
            self.begin_draft(kind, None);
        }
        self.scope.stage = Stage::Preamble;
        let rest = block.text.as_str()[formula.range.end..].trim();
        if rest.is_empty() {
            block.role = Role::Formula;
            block.path.clone_from(&self.scope.prefix);
        } else {
            // A decision prints the formula in its first paragraph.
            self.preambular(block);
        }
        None
    }

    fn preambular(&mut self, block: &mut Block) {
        self.scope.preambular += 1;
        let name = format!("pp/{}", self.scope.preambular);
        block.path = self.scope.path(&name);
        block.kind = Some(PartKind::Preambular);
        block.role = Role::Paragraph;
        self.scope.levels.root(block.path.clone());
    }

    fn labelled(&mut self, block: &mut Block, label: &str) {
        let latin = labels::latin(self.pack, label);
        match latin.parse::<u32>() {
            Ok(number) if !self.scope.levels.expects(&latin) || self.scope.last_number.is_none_or(|last| number == last + 1) => {
                self.numbered(block, number);
            }
            _ => self.lettered(block, &latin),
        }
    }

    fn numbered(&mut self, block: &mut Block, number: u32) {
        if self.scope.is_draft && self.returns_to_outer(number) {
            self.leave_drafts();
        }
        let resolution = self.scope.shape == Shape::Resolution && self.scope.stage != Stage::Front;
        let (word, kind) =
            if resolution { ("op", PartKind::Operative) } else { ("para", PartKind::Report) };
        self.scope.stage = if resolution { Stage::Operative } else { Stage::Body };
        let times = self.scope.times(word, &number.to_string());
        let name = match times {
            1 => format!("{word}/{number}"),
            _ => format!("{word}/{number}.{times}"),
        };
        block.path = self.scope.path(&name);
        block.kind = Some(kind);
        block.role = Role::Paragraph;
        // Sections of a resolution may count anew; the paragraphs of anything else do not.
        if times > 1 && !(resolution && self.scope.after_heading) {
            let missing = self.scope.last_number.map_or(number + 1, |last| last.max(number) + 1);
            self.faults.push(Fault {
                code: "duplicate-number",
                message: format!("paragraph number {number} is printed twice; the sequence goes on after {missing}"),
                path: block.path.clone(),
                spans: block.text.spans(0..block.text.as_str().chars().next().map_or(0, char::len_utf8)),
            });
        }
        self.scope.last_number = Some(number);
        self.scope.after_heading = false;
        self.scope.levels.root(block.path.clone());
    }

    /// Whether a number goes on with the paragraphs of the report around a draft rather than with the draft's own.
    fn returns_to_outer(&self, number: u32) -> bool {
        let outer = self.outer.last().and_then(|scope| scope.last_number).unwrap_or(0);
        let inner = self.scope.last_number.unwrap_or(0);
        number == outer + 1 && number != inner + 1
    }

    fn lettered(&mut self, block: &mut Block, latin: &str) {
        block.role = Role::Paragraph;
        // The lettered paragraphs of a decision are its operative part.
        if self.scope.stage == Stage::Preamble && (self.scope.is_decision || self.genre.key.ends_with("decision")) {
            self.scope.stage = Stage::Operative;
            self.scope.lettered = true;
            self.scope.levels.clear();
        }
        if self.scope.lettered && self.scope.levels.is_top(latin) {
            block.path = self.scope.path(&format!("op/{latin}"));
            block.kind = Some(PartKind::Operative);
            self.scope.levels.top(latin, block.path.clone());
            return;
        }
        match self.scope.levels.step(latin, block.depth) {
            Some(path) => {
                block.path = path;
                block.kind = Some(PartKind::Sub);
            }
            None => block.role = Role::Other,
        }
    }

    fn unlabelled(&mut self, block: &mut Block, found: &[Found<'_>], last: bool) {
        let meaning = |name: &str| found.iter().any(|found| found.pattern.meaning == name);
        let words = block.text.as_str();
        match self.scope.stage {
            Stage::Front => {
                let cover = found.iter().any(|found| found.pattern.meaning.starts_with("cover-"))
                    || meaning("closing-date")
                    || fact::Symbol::parse(words).is_ok();
                block.role = match () {
                    () if meaning("section-label") && !self.scope.is_draft => Role::Heading,
                    () if cover => Role::Cover,
                    () => Role::Title,
                };
                block.path.clone_from(&self.scope.prefix);
            }
            Stage::Preamble => {
                let ends_text = words.ends_with(['.', '。', '۔']);
                if meaning("closing-meeting") || meaning("closing-date") {
                    block.role = Role::Closing;
                } else if ends_text && last && self.scope.preambular > 0 || ends_text && self.scope.preambular == 0 {
                    self.single_operative(block);
                } else {
                    self.preambular(block);
                }
            }
            _ if meaning("closing-meeting") || meaning("closing-date") => block.role = Role::Closing,
            _ if meaning("section-label") || meaning("draft-section") || meaning("section-title") => {
                block.role = Role::Heading;
                self.scope.after_heading = true;
            }
            _ => {
                let ended = words.ends_with(|c: char| self.pack.features.ends.contains(c));
                block.role = if ended { Role::Other } else { Role::Heading };
                if ended {
                    block.path = self.scope.levels.current().unwrap_or(&self.scope.prefix).to_owned();
                } else {
                    self.scope.after_heading = true;
                }
            }
        }
    }

    /// The only operative paragraph of a resolution is not numbered (UN Editorial Manual, numbering of paragraphs).
    fn single_operative(&mut self, block: &mut Block) {
        let times = self.scope.times("op", "1");
        let name = if times == 1 { "op/1".to_owned() } else { format!("op/1.{times}") };
        block.path = self.scope.path(&name);
        block.kind = Some(PartKind::Operative);
        block.role = Role::Paragraph;
        self.scope.stage = Stage::Operative;
        self.scope.levels.root(block.path.clone());
    }

    /// The caption of a list of a recorded vote, the list, or what is printed between them.
    fn roll_call(&mut self, block: &mut Block, caption: Option<&Found<'_>>, words: &str) {
        block.role = Role::RollCall;
        block.path = self.scope.levels.current().unwrap_or(&self.scope.prefix).to_owned();
        self.scope.in_roll_call = match caption {
            // A list that stands behind its caption in one line needs no further one.
            Some(caption) => caption.words("list", words).is_none_or(|list| list.trim().is_empty()),
            None => false,
        };
    }

    /// An entry of a programme. A time that stands before an entry in one line is an entry of its own.
    fn entry(&mut self, block: &mut Block, time: Option<&Found<'_>>, words: &str) -> Option<Block> {
        block.role = Role::Entry;
        block.path.clone_from(&self.scope.prefix);
        let rest = time?.group("rest")?;
        (!words[rest.clone()].trim().is_empty()).then(|| block.split_off(rest.start))
    }

    /// Whether a block can be a paragraph of the text.
    fn is_text(&self, block: &Block) -> bool {
        let found = self.pack.outline.find_all(block.text.as_str());
        !found.iter().any(|found| matches!(found.pattern.meaning.as_str(), "closing-meeting" | "closing-date"))
    }
}
