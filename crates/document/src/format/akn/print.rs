//! The lines written down: the source text, and blocks that point into it.

use super::inline::{Inline, RawNote};
use super::line::Line;
use crate::block::{Block, Fault, Note, Role};
use crate::format::run::Run;
use crate::format::writer::{self, Writer, raised};
use fact::PartKind;
use lexicon::Pack;
use std::collections::BTreeMap;
use text::{Span, Text};

/// Writes lines and footnotes.
pub(super) struct Printer<'p> {
    pub(super) pack: &'p Pack,
    pub(super) writer: Writer,
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<Note>,
    pub(super) faults: Vec<Fault>,
    /// For each line as it was read, the code point at which its words begin.
    begins: BTreeMap<usize, u32>,
}

impl<'p> Printer<'p> {
    pub(super) fn new(pack: &'p Pack) -> Self {
        Self {
            pack,
            writer: Writer::default(),
            blocks: Vec::new(),
            notes: Vec::new(),
            faults: Vec::new(),
            begins: BTreeMap::new(),
        }
    }

    /// Writes a line: its number as printed, a space, its words.
    pub(super) fn line(&mut self, line: &Line, component: Option<String>, inline: &Inline) {
        let printed = match (&line.label, line.num.is_empty()) {
            (_, false) => line.num.clone(),
            (Some(label), true) => label.printed.clone(),
            (None, true) => String::new(),
        };
        let start = self.writer.write(&printed);
        if !printed.is_empty() && !line.run.glyphs.is_empty() {
            self.writer.write(" ");
        }
        let begin = self.writer.write(&line.run.string());
        let end = self.writer.write("\n");
        self.begins.entry(line.id).or_insert(begin);
        let mut block = self.block(&line.run, begin, line.role, inline);
        block.label = line.label.as_ref().map(|label| label.printed.clone()).or_else(|| title_number(line));
        block.step =
            line.label.as_ref().filter(|_| line.role == Role::Paragraph).map(|label| label.step.clone());
        block.depth = line.depth;
        block.component = component;
        block.kind = line.opens_annex.then_some(PartKind::Annex);
        for (code, message) in &line.faults {
            let until = if printed.is_empty() { end } else { start + printed.chars().count() as u32 };
            self.fault(code, message.clone(), Span { start, end: until });
        }
        for &(_, note) in &line.run.marks {
            if let Some(known) = self.notes.get_mut(note) {
                known.block_of_mark = Some(self.blocks.len());
                known.block.component.clone_from(&block.component);
            }
        }
        self.blocks.push(block);
    }

    /// Makes room for the footnotes, so that lines can be tied to them.
    pub(super) fn announce(&mut self, notes: &[RawNote]) {
        self.notes = notes
            .iter()
            .map(|note| Note {
                block: Block::new(Text::new(), Role::Other),
                label: label_of(note),
                path: String::new(),
                anchor: None,
                position: 0,
                block_of_mark: None,
            })
            .collect();
    }

    /// Writes the footnotes: raised mark, words.
    pub(super) fn footnotes(&mut self, inline: &Inline) {
        for (number, note) in inline.notes.iter().enumerate() {
            let start = self.writer.write(&raised(&self.notes[number].label));
            self.writer.write(" ");
            let begin = self.writer.write(&note.run.string());
            let end = self.writer.write("\n");
            if !note.run.glyphs.iter().any(|glyph| glyph.c.is_alphanumeric()) {
                self.fault(
                    "footnote-empty",
                    format!("footnote {} has no text", note.marker),
                    Span { start, end },
                );
            }
            let block = self.block(&note.run, begin, Role::Other, inline);
            let known = &mut self.notes[number];
            known.block = Block { component: known.block.component.take(), ..block };
            known.position = self.blocks.len();
        }
    }

    /// The words that a tag speaks of, in the source.
    pub(super) fn words(&self, tag: &super::tags::Tag) -> Text {
        let start = self.begins.get(&tag.line).copied().unwrap_or_default() + tag.start as u32;
        let mut text = Text::new();
        for (place, character) in (start..).zip(self.writer.text.chars().skip(start as usize).take(tag.len)) {
            text.push(character, place);
        }
        text
    }

    pub(super) fn fault(&mut self, code: &'static str, message: String, span: Span) {
        self.faults.push(Fault { code, message, path: String::new(), component: None, spans: vec![span] });
    }

    /// The block of a run whose first character was written at code point `begin`.
    fn block(&mut self, run: &Run, begin: u32, role: Role, inline: &Inline) -> Block {
        let label = |note: usize| Some(self.notes.get(note)?.label.clone());
        let places: Vec<u32> = (begin..).take(run.glyphs.len()).collect();
        let block = writer::block(self.pack, run, &places, role, label, &inline.links);
        for link in &block.links {
            if let Some((code, message)) = super::links::fault(&link.target, self.pack) {
                self.fault(code, message, block.text.spans(link.range.clone())[0]);
            }
        }
        block
    }
}

/// The mark of a footnote without brackets; one without a mark is a star.
fn label_of(note: &RawNote) -> String {
    let marker =
        note.marker.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '.') || c.is_whitespace());
    if marker.is_empty() { "*".to_owned() } else { marker.to_owned() }
}

/// The number of a title: "77/10" of "77/10. The situation in …".
fn title_number(line: &Line) -> Option<String> {
    let number = line.num.trim_end_matches(['.', ' ']);
    (line.role == Role::Title && !number.is_empty()).then(|| number.to_owned())
}
