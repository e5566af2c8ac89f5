//! Mentions of one kind that stand in a list, made one.

use crate::mention::{CiteRef, Mention, Target, Value};
use lexicon::Pack;
use std::ops::Range;

/// Joins states, sessions and citations that only a separator parts.
pub(super) fn join(pack: &Pack, text: &str, mentions: &mut Vec<Mention>) {
    let mut order: Vec<usize> = (0..mentions.len()).filter(|&at| !mentions[at].is_inside).collect();
    order.sort_by_key(|&at| mentions[at].range.start);
    let mut run: Vec<usize> = Vec::new();
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for at in order {
        let goes_on = run.last().is_some_and(|&last| {
            same(&mentions[last].value, &mentions[at].value)
                && is_separator(
                    pack,
                    &text[mentions[last].range.end..mentions[at].range.start.max(mentions[last].range.end)],
                )
        });
        if !goes_on {
            runs.push(std::mem::take(&mut run));
        }
        run.push(at);
    }
    runs.push(run);
    for run in runs.into_iter().filter(|run| run.len() > 1) {
        let range: Range<usize> = mentions[run[0]].range.start..mentions[run[run.len() - 1]].range.end;
        let value = joined(run.iter().map(|&at| &mentions[at]));
        for &at in &run {
            mentions[at].is_inside = true;
        }
        mentions.push(Mention { range, value, inside: run, is_inside: false });
    }
}

/// Whether words part the members of a list and do nothing else.
pub(crate) fn is_separator(pack: &Pack, between: &str) -> bool {
    pack.mentions.find("list-separator", between).is_some_and(|found| found.range == (0..between.len()))
}

fn same(a: &Value, b: &Value) -> bool {
    matches!(
        (a, b),
        (Value::State(_) | Value::States(_), Value::State(_) | Value::States(_))
            | (Value::Sessions(_), Value::Sessions(_))
            | (Value::Meetings(_), Value::Meetings(_))
            | (Value::Cites(_), Value::Cites(_))
    )
}

fn joined<'m>(run: impl Iterator<Item = &'m Mention>) -> Value {
    let mut states = Vec::new();
    let mut sessions = Vec::new();
    let mut meetings = Vec::new();
    let mut cites = Vec::new();
    for mention in run {
        match &mention.value {
            Value::State(key) => states.push((key.clone(), mention.range.clone())),
            Value::States(list) => states.extend(list.iter().cloned()),
            Value::Sessions(list) => sessions.extend(list.iter().cloned()),
            Value::Meetings(list) => meetings.extend(list.iter().cloned()),
            Value::Cites(list) => {
                // A list that goes on is still one of the body named at its beginning; "its" after that body is the
                // body's too if "its" was so before: "the Council, in its resolution 51/30 and its decision 51/101".
                let before = cites.last().and_then(|cite: &CiteRef| match &cite.target {
                    Target::Number { body, own, .. } => Some((*body, *own)),
                    _ => None,
                });
                cites.extend(list.iter().cloned().map(|mut cite| {
                    if let (Target::Number { body: None, own, .. }, Some((Some(named), was_own))) =
                        (&cite.target, before)
                        && (!own || was_own)
                        && let Target::Number { number, decision, own, .. } = cite.target
                    {
                        cite.target = Target::Number { number, decision, own, body: Some(named) };
                    }
                    cite
                }));
            }
            _ => {}
        }
    }
    match () {
        () if !states.is_empty() => Value::States(states),
        () if !sessions.is_empty() => Value::Sessions(sessions),
        () if !meetings.is_empty() => Value::Meetings(meetings),
        () => Value::Cites(cites),
    }
}
