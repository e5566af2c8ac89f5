//! Plain text with all the noise of a page, into blocks.
//!
//! A text taken from a page has line breaks inside sentences and words, running heads and feet, lists of addresses,
//! and footnotes between the halves of a paragraph. Four steps undo this: lines are told apart ([`lines`],
//! [`furniture`]), footnotes are taken out ([`notes`]), lines are put together to blocks ([`group`]), and the words
//! of a block are mended ([`mend`]). Every character keeps its place in the source all the way.

mod furniture;
mod group;
mod lines;
mod mend;
mod notes;

use crate::block::{Block, Note};
use lexicon::Pack;
use text::Source;

/// The blocks and footnotes of a plain text.
pub(crate) fn read(source: &Source, pack: &Pack) -> (Vec<Block>, Vec<Note>) {
    let mut lines = lines::split(source);
    furniture::mark(source, &mut lines);
    notes::mark(source, pack, &mut lines);
    let mender = mend::Mender::new(source, pack, notes::labels(&lines));
    let (mut blocks, mut notes) = group::group(source, pack, &lines, &mender);
    notes::tie(&mut blocks, &mut notes);
    (blocks, notes)
}
