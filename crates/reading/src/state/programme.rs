//! A programme of work, slot by slot: days, times, items, topics, questions.

use super::{Writer, events};
use crate::context::Context;
use document::Block;
use fact::{Date, Event, EventKey, Fact, Item, ItemKey, Question, SessionKey, Slot, Time};
use std::ops::Range;
use text::{Span, Text};

/// The slot being read.
#[derive(Debug, Default)]
pub(crate) struct Programme {
    date: Option<(Date, Vec<Span>)>,
    slot: Option<(Time, Option<Time>, Vec<Span>)>,
    entry: Option<Pending>,
    item: Option<ItemKey>,
    questions: u32,
    /// Whether the slot has given a fact.
    given: bool,
}

/// An item of a slot whose topic may follow.
#[derive(Debug)]
struct Pending {
    item: Option<ItemKey>,
    topic: Option<fact::Worded>,
    spans: Vec<Span>,
    has_sub: bool,
}

fn session(context: &Context<'_>) -> Option<SessionKey> {
    context.session.clone()
}

/// An entry of a programme.
pub(super) fn entry(writer: &mut Writer<'_>, block: &Block) {
    let pack = writer.context.document.pack;
    let words = block.text.as_str();
    let all = writer.spans(&block.text, &[0..words.len()]);
    let found = pack.outline.find_all(words);
    let meaning = |name: &str| found.iter().find(|found| found.pattern.meaning == name);
    if let Some(day) = meaning("programme-day") {
        flush(writer, true);
        let date = day.group("date").and_then(|range| {
            let (_, dates) = pack.calendar.find(&words[range]).into_iter().next()?;
            dates.first()?.start.date(writer.context.session_year.or(writer.context.year))
        });
        writer.programme.date = date.map(|date| (date, all));
        writer.programme.slot = None;
    } else if meaning("programme-time").is_some() {
        flush(writer, true);
        let mut times = pack.calendar.times(words).into_iter();
        writer.programme.slot = times.next().map(|start| (start, times.next(), all));
        writer.programme.item = None;
        writer.programme.questions = 0;
        writer.programme.given = false;
    } else if let Some(item) = meaning("programme-item") {
        flush(writer, false);
        read_item(writer, block, item.group("item"), item.group("sub"), item.group("title"), all);
    } else if let Some(label) = &block.label
        && writer.programme.item.is_some()
    {
        sub_item(writer, block, &pack.latin(label), all);
    } else if let Some(bullet) = meaning("bullet") {
        if meaning("programme-officer").is_none() {
            question(writer, block, bullet.range.end);
        }
    } else if let Some(event) = meaning("programme-event") {
        read_event(writer, event, &block.text);
    } else if !["programme-skip", "programme-head", "annex", "genre", "programme-officer"]
        .iter()
        .any(|name| meaning(name).is_some())
    {
        topic(writer, block, all);
    }
}

/// The last slot has been read.
pub(super) fn finish(writer: &mut Writer<'_>) {
    flush(writer, true);
}

/// An item's number and title.
fn read_item(
    writer: &mut Writer<'_>,
    block: &Block,
    number: Option<Range<usize>>,
    sub: Option<Range<usize>>,
    title: Option<Range<usize>>,
    spans: Vec<Span>,
) {
    let Some(number) = number else { return };
    let words = block.text.as_str();
    let pack = writer.context.document.pack;
    let reference = crate::mention::ItemRef {
        number: words[number.clone()].to_owned(),
        sub: sub.map(|range| pack.latin(&words[range])),
        range: number,
    };
    let Some(key) = writer.context.item_key(&reference) else { return };
    let title = title.map(|range| whole_title(writer, &block.text.slice(range)));
    let fact = Item { item: key.clone(), title, allocated_to: None };
    writer.state(Fact::Item(fact), &block.text, &[0..words.len()], "programme");
    writer.programme.item = Some(key.clone());
    writer.programme.entry =
        Some(Pending { item: Some(key), topic: None, spans, has_sub: reference.sub.is_some() });
}

/// A sub-item: it takes the place of its item in the slot.
fn sub_item(writer: &mut Writer<'_>, block: &Block, letter: &str, spans: Vec<Span>) {
    let Some(item) = writer.programme.item.clone() else { return };
    let key = ItemKey { sub: Some(letter.to_owned()), ..item };
    if writer.programme.entry.as_ref().is_some_and(|entry| entry.has_sub || entry.topic.is_some()) {
        flush(writer, false);
    }
    let title = whole_title(writer, &block.text);
    let fact = Item { item: key.clone(), title: Some(title), allocated_to: None };
    writer.state(Fact::Item(fact), &block.text, &[0..block.text.len()], "programme");
    writer.programme.entry = Some(Pending { item: Some(key), topic: None, spans, has_sub: true });
}

/// A title without the word that says that it goes on from another slot.
fn whole_title(writer: &Writer<'_>, text: &Text) -> fact::Worded {
    let pack = writer.context.document.pack;
    let end =
        pack.outline.find("programme-continued", text.as_str()).map_or(text.len(), |found| found.range.start);
    writer.worded(&text.slice(0..end).trimmed())
}

/// The line that announces the discussion.
fn topic(writer: &mut Writer<'_>, block: &Block, spans: Vec<Span>) {
    if writer.programme.slot.is_none() {
        return;
    }
    let words = block.text.as_str().trim_end_matches(['：', ':', '；', ';']);
    let line = writer.worded(&block.text.slice(0..words.len()).trimmed());
    match &mut writer.programme.entry {
        Some(entry) if entry.topic.is_none() => {
            entry.topic = Some(line);
            entry.spans.extend(spans);
        }
        Some(_) => {}
        None => {
            let item = writer.programme.item.clone();
            writer.programme.entry = Some(Pending { item, topic: Some(line), spans, has_sub: false });
        }
    }
}

/// A guiding question.
fn question(writer: &mut Writer<'_>, block: &Block, start: usize) {
    let (Some(session), Some((date, _)), Some((time, _, _))) =
        (session(&writer.context), writer.programme.date.clone(), writer.programme.slot.clone())
    else {
        return;
    };
    let text = block.text.slice(start..block.text.len()).trimmed();
    if text.is_empty() {
        return;
    }
    writer.programme.questions += 1;
    let item = writer
        .programme
        .entry
        .as_ref()
        .and_then(|entry| entry.item.clone())
        .or_else(|| writer.programme.item.clone());
    let words = writer.worded(&text);
    let fact =
        Question { session, date, start: time, item, ordinal: writer.programme.questions, text: words };
    writer.state(Fact::Question(fact), &text, &[0..text.len()], "programme");
}

/// Opening, closing, and segments with others.
fn read_event(writer: &mut Writer<'_>, found: &lexicon::Found<'_>, text: &Text) {
    let (Some(kind), Some((date, spans)), Some(body)) = (
        found.pattern.value("kind").and_then(events::kind),
        writer.programme.date.clone(),
        writer.context.body.clone(),
    ) else {
        return;
    };
    let with = found.pattern.value("with").map(str::to_owned).into_iter().collect();
    let event = EventKey { body, kind, start: Some(date) };
    let fact = Event { event, end: Some(date), mode: None, convened_by: None, with, during: None };
    let mut ground = spans;
    ground.extend(writer.spans(text, &[0..text.len()]));
    writer.state_at(Fact::Event(fact), ground, "programme");
}

/// States the item being read; at the end of a slot without items, the slot itself.
fn flush(writer: &mut Writer<'_>, ends_slot: bool) {
    let entry = writer.programme.entry.take();
    let (Some(session), Some((date, day)), Some((start, end, time))) =
        (session(&writer.context), writer.programme.date.clone(), writer.programme.slot.clone())
    else {
        return;
    };
    let mut ground = day;
    ground.extend(time);
    match entry {
        Some(entry) => {
            ground.extend(entry.spans);
            let fact = Slot { session, date, start, end, item: entry.item, topic: entry.topic };
            writer.state_at(Fact::Slot(fact), ground, "programme");
            writer.programme.given = true;
        }
        None if ends_slot && !writer.programme.given => {
            let fact = Slot { session, date, start, end, item: None, topic: None };
            writer.state_at(Fact::Slot(fact), ground, "programme");
            writer.programme.given = true;
        }
        None => {}
    }
}
