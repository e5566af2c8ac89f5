//! The parts of a composite resolution where only the page tells them: each begins with a letter in a line of its own,
//! then its title, if it has one, and the organ that speaks.

use crate::block::{Block, Note, Role};
use crate::labels;
use lexicon::Pack;

/// How many blocks below the letter the organ speaks at the latest.
const NEAR: usize = 4;

/// Gives the blocks and notes of a composite resolution the letters of their parts.
pub(super) fn name(pack: &Pack, blocks: &mut Vec<Block>, notes: &mut [Note]) {
    if blocks.iter().any(|block| block.component.is_some()) {
        return;
    }
    let begins = begins(pack, blocks);
    if begins.len() < 2 {
        return;
    }
    let mut letter: Option<String> = None;
    for (at, block) in blocks.iter_mut().enumerate() {
        if let Ok(part) = begins.binary_search(&at) {
            letter = Some(expected(part));
            block.role = Role::Cover;
        }
        block.component.clone_from(&letter);
    }
    for note in notes.iter_mut() {
        let at = note.block_of_mark.unwrap_or_else(|| note.position.saturating_sub(1));
        note.block.component = blocks.get(at).and_then(|block| block.component.clone());
    }
    for &at in begins.iter().rev() {
        take_letter(pack, blocks, notes, at);
    }
}

/// The lines that hold the letters A, B, C …
fn begins(pack: &Pack, blocks: &[Block]) -> Vec<usize> {
    let mut begins = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let words = block.text.as_str();
        let is_next = block.role == Role::Paragraph
            && words.chars().count() <= 5
            && labels::part_number(pack, words) == expected(begins.len());
        if is_next && blocks.iter().skip(at + 1).take(NEAR).any(|block| speaks(pack, block)) {
            begins.push(at);
        }
    }
    begins
}

/// Whether a block is the organ that speaks and nothing else.
fn speaks(pack: &Pack, block: &Block) -> bool {
    let words = block.text.as_str();
    pack.outline.find("formula", words).is_some_and(|found| found.range == (0..words.len()))
}

/// The letter of a part by its place.
fn expected(place: usize) -> String {
    char::from(b'A' + u8::try_from(place % 26).unwrap_or(0)).to_string()
}

/// Makes the letter the label of the title below it.
fn take_letter(pack: &Pack, blocks: &mut Vec<Block>, notes: &mut [Note], at: usize) {
    if blocks.get(at + 1).is_none_or(|title| speaks(pack, title)) {
        return;
    }
    let letter = blocks.remove(at);
    blocks[at].label = Some(letter.text.as_str().to_owned());
    blocks[at].role = Role::Title;
    for note in notes {
        note.position -= usize::from(note.position > at);
        if let Some(block) = &mut note.block_of_mark {
            *block -= usize::from(*block > at);
        }
    }
}
