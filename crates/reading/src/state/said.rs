//! One relation found in a block, and ways to take it apart.

use crate::context::Context;
use crate::find::Findings;
use crate::mention::{CiteRef, ItemRef, MeetingRef, Mention, SessionRef, Value};
use document::Block;
use fact::{Date, MeetingKey, SessionKey, Symbol};
use lexicon::{DateRange, Found};
use std::ops::Range;
use text::Text;

/// A relation that was found.
pub(crate) struct Said<'a> {
    pub(crate) block: &'a Block,
    /// The path of the part it stands in.
    pub(crate) path: &'a str,
    pub(crate) findings: &'a Findings,
    pub(crate) found: &'a Found<'static>,
}

impl Said<'_> {
    /// The key of the rule: the meaning of the pattern.
    pub(crate) fn rule(&self) -> &'static str {
        let pattern: &'static lexicon::Pattern = self.found.pattern;
        &pattern.meaning
    }

    /// A value that the pattern itself carries.
    pub(crate) fn value(&self, key: &str) -> Option<&'static str> {
        let pattern: &'static lexicon::Pattern = self.found.pattern;
        pattern.value(key)
    }

    /// The bytes of the block that the whole relation takes up.
    pub(crate) fn all(&self) -> Range<usize> {
        self.findings.slotted.plain(self.found.range.clone())
    }

    /// The bytes of the block that a group takes up.
    pub(crate) fn bytes(&self, group: &str) -> Option<Range<usize>> {
        self.found.group(group).map(|range| self.findings.slotted.plain(range))
    }

    /// The words of a group.
    pub(crate) fn words(&self, group: &str) -> Option<&str> {
        self.bytes(group).map(|bytes| &self.block.text.as_str()[bytes])
    }

    /// The words of a group with their places.
    pub(crate) fn text(&self, group: &str) -> Option<Text> {
        self.bytes(group).map(|bytes| self.block.text.slice(bytes).trimmed())
    }

    /// The first mention in a group.
    pub(crate) fn mention(&self, group: &str) -> Option<&Mention> {
        let range = self.found.group(group)?;
        self.findings.in_slots(range).map(|(_, mention)| mention).next()
    }

    /// The mentions in a group.
    pub(crate) fn mentions(&self, group: &str) -> Vec<&Mention> {
        let range = self.found.group(group).unwrap_or(0..0);
        self.findings.in_slots(range).map(|(_, mention)| mention).collect()
    }

    pub(crate) fn dates(&self, group: &str) -> Vec<DateRange> {
        match self.mention(group).map(|mention| &mention.value) {
            Some(Value::Dates(dates)) => dates.clone(),
            _ => Vec::new(),
        }
    }

    /// The one date of a group.
    pub(crate) fn date(&self, context: &Context<'_>, group: &str) -> Option<Date> {
        match self.dates(group).as_slice() {
            [date] if date.end.is_none() => context.date(date.start),
            _ => None,
        }
    }

    pub(crate) fn sessions(&self, group: &str) -> Vec<SessionRef> {
        match self.mention(group).map(|mention| &mention.value) {
            Some(Value::Sessions(sessions)) => sessions.clone(),
            _ => Vec::new(),
        }
    }

    /// The one session of a group.
    pub(crate) fn session(&self, context: &Context<'_>, group: &str) -> Option<SessionKey> {
        match self.sessions(group).as_slice() {
            [session] => {
                context.session_key(session, &self.findings.mentions, self.subject(context).as_deref())
            }
            _ => None,
        }
    }

    pub(crate) fn meetings(&self, group: &str) -> Vec<MeetingRef> {
        match self.mention(group).map(|mention| &mention.value) {
            Some(Value::Meetings(meetings)) => meetings.clone(),
            _ => Vec::new(),
        }
    }

    /// The one meeting of a group.
    pub(crate) fn meeting(&self, context: &Context<'_>, group: &str) -> Option<MeetingKey> {
        match self.meetings(group).as_slice() {
            [meeting] => {
                context.meeting_key(meeting, &self.findings.mentions, self.subject(context).as_deref())
            }
            _ => None,
        }
    }

    pub(crate) fn items(&self, group: &str) -> Vec<ItemRef> {
        match self.mention(group).map(|mention| &mention.value) {
            Some(Value::Items(items)) => items.clone(),
            _ => Vec::new(),
        }
    }

    pub(crate) fn cites(&self, group: &str) -> Vec<CiteRef> {
        match self.mention(group).map(|mention| &mention.value) {
            Some(Value::Cites(cites)) => cites.clone(),
            Some(Value::Symbol(symbol)) => {
                let range = self.mention(group).map_or(0..0, |mention| mention.range.clone());
                vec![CiteRef {
                    target: crate::mention::Target::Symbol(symbol.clone()),
                    part: None,
                    date: None,
                    date_range: None,
                    range,
                }]
            }
            _ => Vec::new(),
        }
    }

    /// The one symbol of a group.
    pub(crate) fn symbol(&self, context: &Context<'_>, group: &str) -> Option<Symbol> {
        match self.cites(group).as_slice() {
            [cite] => match context.cited(cite, &self.findings.mentions)? {
                fact::DocKey::Symbol(symbol) => Some(symbol),
                _ => None,
            },
            _ => None,
        }
    }

    /// The states of a group, each with its bytes.
    pub(crate) fn states(&self, group: &str) -> Vec<(String, Range<usize>)> {
        self.mentions(group)
            .into_iter()
            .flat_map(|mention| match &mention.value {
                Value::State(key) => vec![(key.clone(), mention.range.clone())],
                Value::States(list) => list.clone(),
                _ => Vec::new(),
            })
            .collect()
    }

    /// The key of the body in a group.
    pub(crate) fn body(&self, context: &Context<'_>, group: &str) -> Option<String> {
        context.body_of(self.mention(group)?)
    }

    /// The body that the sentence is about: the last one named in it before the relation, or in its beginning.
    pub(crate) fn subject(&self, context: &Context<'_>) -> Option<String> {
        let all = self.all();
        let start = self.sentence_start(context, all.start);
        let bodies = || {
            self.findings.mentions.iter().filter(|mention| {
                !mention.is_inside && matches!(mention.value, Value::Body(_) | Value::Nearest(_))
            })
        };
        bodies()
            .filter(|mention| start <= mention.range.start && mention.range.end <= all.start)
            .max_by_key(|mention| mention.range.start)
            .or_else(|| {
                bodies()
                    .filter(|mention| all.start <= mention.range.start && mention.range.end <= all.end)
                    .min_by_key(|mention| mention.range.start)
            })
            .and_then(|mention| context.body_of(mention))
    }

    /// Where the sentence that holds byte `at` begins.
    pub(crate) fn sentence_start(&self, context: &Context<'_>, at: usize) -> usize {
        let text = &self.block.text.as_str()[..at];
        let ends = context.document.pack.mentions.find_each("sentence-end", text);
        ends.iter().map(|found| found.range.end).max().unwrap_or(0)
    }

    /// Mentions between the beginning of the sentence and the relation.
    pub(crate) fn before(&self, context: &Context<'_>) -> impl Iterator<Item = &Mention> {
        let all = self.all();
        let start = self.sentence_start(context, all.start);
        self.findings.mentions.iter().filter(move |mention| {
            !mention.is_inside && start <= mention.range.start && mention.range.end <= all.start
        })
    }
}
