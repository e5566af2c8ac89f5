//! Agenda items: their titles, and the bodies that they were given to.

use super::Writer;
use super::said::Said;
use crate::find::Findings;
use crate::mention::Value;
use document::Block;
use fact::{Fact, Item, ItemKey};
use std::ops::Range;
use text::Text;

fn state(
    writer: &mut Writer<'_>,
    item: ItemKey,
    title: Option<fact::Worded>,
    to: Option<String>,
    text: &Text,
    bytes: Range<usize>,
    rule: &'static str,
) {
    writer.state(Fact::Item(Item { item, title, allocated_to: to }), text, &[bytes], rule);
}

/// Every item that is named by number exists.
pub(super) fn named(writer: &mut Writer<'_>, block: &Block, findings: &Findings) {
    for mention in &findings.mentions {
        if let Value::Items(items) = &mention.value {
            for item in items {
                if let Some(key) = writer.context.item_key(item) {
                    state(writer, key, None, None, &block.text, mention.range.clone(), "item-named");
                }
            }
        }
    }
}

/// An item is named with its title.
pub(super) fn titled(writer: &mut Writer<'_>, said: &Said<'_>) {
    let title = said.text("title").map(|words| writer.worded(&words));
    if let [item] = said.items("item").as_slice()
        && let Some(key) = writer.context.item_key(item)
    {
        state(writer, key, title, None, &said.block.text, said.all(), said.rule());
    }
}

/// The Assembly put an item on its agenda and gave it to a committee. In the report on an item its number stands on
/// the cover, its title in this sentence.
pub(super) fn included(writer: &mut Writer<'_>, said: &Said<'_>) {
    let (Some(key), Some(title)) = (writer.context.item.clone(), said.text("title")) else { return };
    let words = writer.worded(&title);
    let document = writer.context.document;
    let is_own = super::front::title(&writer.context).is_some_and(|own| own.text.as_str() == title.as_str());
    let only = document
        .blocks
        .iter()
        .filter(|block| document.pack.outline.find("cover-item", block.text.as_str()).is_some())
        .count()
        == 1;
    if is_own || only {
        let to = said.body(&writer.context, "to");
        state(writer, key, Some(words), to, &said.block.text, said.all(), said.rule());
    }
}

/// Items were given to a body.
pub(super) fn allocated(writer: &mut Writer<'_>, said: &Said<'_>) {
    let to = said.body(&writer.context, "to").or_else(|| writer.context.body.clone());
    for item in said.items("items") {
        if let Some(key) = writer.context.item_key(&item) {
            state(writer, key, None, to.clone(), &said.block.text, said.all(), said.rule());
        }
    }
}
