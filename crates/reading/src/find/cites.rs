//! Cited documents: lists of symbols or numbers with the dates and parts that belong to them.

use super::references::Parts;
use crate::mention::{CiteRef, Target, Value};
use lexicon::{Fields, Found};
use std::ops::Range;

/// One member of a list: a number or symbol with its bytes.
struct Member {
    target: Target,
    range: Range<usize>,
    date: Option<(Fields, Range<usize>)>,
    part: Option<String>,
}

/// The documents that a pattern found.
pub(super) fn cites(parts: &Parts<'_>) -> Option<Vec<CiteRef>> {
    let list = parts.group("list").unwrap_or_else(|| parts.slotted.plain(parts.found.range.clone()));
    let mut members = members(parts, &list);
    if let Some(slug) = parts.found.pattern.value("slug") {
        let target = Target::Slug { slug: slug_key(slug)?, short: parts.found.pattern.value("short").is_some() };
        members = vec![Member { target, range: list.clone(), date: None, part: None }];
    }
    if members.is_empty() {
        return None;
    }
    give_dates(parts, &mut members, &list);
    give_parts(parts, &mut members);
    let cites = members.into_iter().map(|member| CiteRef {
        target: member.target,
        part: member.part,
        date: member.date.as_ref().map(|(date, _)| *date),
        date_range: member.date.map(|(_, range)| range),
        range: member.range,
    });
    Some(cites.collect())
}

/// Texts without a symbol that the contract knows.
fn slug_key(slug: &str) -> Option<&'static str> {
    ["x/un-charter"].into_iter().find(|key| *key == slug)
}

fn members(parts: &Parts<'_>, list: &Range<usize>) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    let slotted = parts.found.group("list").unwrap_or_else(|| parts.found.range.clone());
    for number in parts.slotted.slots(slotted) {
        let mention = &parts.mentions[number];
        if let Value::Symbol(symbol) = &mention.value {
            members.push(Member { target: Target::Symbol(symbol.clone()), range: mention.range.clone(), date: None, part: None });
        }
    }
    let taken: Vec<Range<usize>> = parts.mentions.iter().filter(|m| !matches!(m.value, Value::Body(_) | Value::Nearest(_))).map(|m| m.range.clone()).collect();
    let decision = parts.found.pattern.value("of") == Some("decision") || parts.found.group("decision").is_some();
    for found in parts.pack.mentions.find_each("resolution-number", &parts.text[list.clone()]) {
        let range = found.group("number").unwrap_or_else(|| found.range.clone());
        let range = range.start + list.start..range.end + list.start;
        if taken.iter().any(|other| other.start < range.end && range.start < other.end) {
            continue;
        }
        members.push(Member {
            target: Target::Number {
                number: number_of(parts, &found, list.start),
                decision,
                body: parts.mention("body"),
                own: parts.found.group("own").is_some(),
            },
            range,
            date: None,
            part: None,
        });
    }
    members.sort_by_key(|member| member.range.start);
    members.dedup_by(|next, last| next.range.start < last.range.end);
    members
}

/// A number with its letter in Latin form.
fn number_of(parts: &Parts<'_>, found: &Found<'_>, start: usize) -> String {
    let words = |name: &str| found.group(name).map(|range| &parts.text[range.start + start..range.end + start]);
    let mut number = words("number").unwrap_or_default().to_owned();
    if let (Some(bare), Some(letter)) = (words("bare"), words("letter")) {
        let after = words("after").unwrap_or_default();
        number = format!("{bare}{}{after}", parts.pack.latin(letter).to_uppercase());
    }
    number
}

/// Gives each member the date printed beside it. A date after (or before) two members that "and" joins belongs to both.
fn give_dates(parts: &Parts<'_>, members: &mut [Member], list: &Range<usize>) {
    let dates: Vec<(Range<usize>, Fields)> = parts
        .mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| list.start <= mention.range.start && mention.range.end <= list.end)
        .flat_map(|(number, _)| parts.dates(number))
        .filter(|date| date.end.is_none() && date.start.day.is_some())
        .map(|date| (date.range, date.start))
        .collect();
    let before = parts.found.pattern.value("dates") == Some("before");
    for (place, date) in &dates {
        let beside = if before {
            members.iter().position(|member| member.range.start >= place.end)
        } else {
            members.iter().rposition(|member| member.range.end <= place.start)
        };
        if let Some(at) = beside {
            members[at].date.get_or_insert((*date, place.clone()));
        }
    }
    let dated = |member: &Member| member.date.clone();
    if before {
        for at in 1..members.len() {
            if members[at].date.is_none() && joined(parts, &members[at - 1], &members[at]) {
                members[at].date = dated(&members[at - 1]);
            }
        }
    } else {
        for at in (0..members.len().saturating_sub(1)).rev() {
            if members[at].date.is_none() && joined(parts, &members[at], &members[at + 1]) {
                members[at].date = dated(&members[at + 1]);
            }
        }
    }
}

/// Whether two members share a date: "and" stands between them, and they are of one session.
fn joined(parts: &Parts<'_>, first: &Member, second: &Member) -> bool {
    let between = &parts.text[first.range.end..second.range.start.max(first.range.end)];
    let session = |member: &Member| match &member.target {
        Target::Number { number, .. } => number.split('/').next().map(str::to_owned),
        _ => None,
    };
    session(first).is_some() && session(first) == session(second) && parts.pack.mentions.find("shares-date", between).is_some()
}

/// Gives members the parts that are cited of them.
fn give_parts(parts: &Parts<'_>, members: &mut Vec<Member>) {
    if let Some(group) = parts.group("part").or_else(|| parts.group("part2")) {
        let paths = paths(parts, &parts.text[group]);
        let of_last = parts.found.pattern.value("part") != Some("first");
        let Some(at) = (if of_last { members.len().checked_sub(1) } else { Some(0) }) else { return };
        // "A/60/88 and A/60/88/Corr.2, annex": a corrigendum is cited with the document that it corrects.
        let corrected = match (&members[at].target, at.checked_sub(1).map(|before| &members[before].target)) {
            (Target::Symbol(last), Some(Target::Symbol(before))) => last.modifies().is_some_and(|(_, base)| base == *before),
            _ => false,
        };
        if let (true, Some(path)) = (corrected, paths.first()) {
            members[at - 1].part.get_or_insert_with(|| path.clone());
        }
        for (number, path) in paths.into_iter().enumerate() {
            if number == 0 {
                members[at].part = Some(path);
            } else {
                let member = &members[at];
                let (target, range, date) = (member.target.clone(), member.range.clone(), member.date.clone());
                members.push(Member { target, range, date, part: Some(path) });
            }
        }
    }
}

/// The parts named in some words, in normal form: `para/8-13`, `annex/2`, `art/2/4`. Places of one line of nesting
/// (section, then paragraph) are joined; places beside each other are several.
pub(crate) fn paths(parts: &Parts<'_>, words: &str) -> Vec<String> {
    let mut found: Vec<(Range<usize>, String, String)> = Vec::new();
    for part in parts.pack.mentions.find_each("cited-part", words) {
        let Some(template) = part.pattern.value("path") else { continue };
        if found.iter().any(|(other, _, _)| other.start < part.range.end && part.range.start < other.end) {
            continue;
        }
        let level = template.split('/').next().unwrap_or_default().to_owned();
        let mut end = part.range.clone();
        found.push((end.clone(), fill(parts.pack, template, &part, words, None), level.clone()));
        // "paragraphs 14, 15 and 17": further places beside the first.
        for more in part.group("more").into_iter().flat_map(|range| further(parts.pack, words, range)) {
            end.start = more.start;
            found.push((end.clone(), fill(parts.pack, template, &part, words, Some(more)), level.clone()));
        }
    }
    found.sort_by_key(|(range, _, _)| range.start);
    let mut paths: Vec<String> = Vec::new();
    let mut last_level: Option<String> = None;
    for (_, path, level) in found {
        match (paths.last_mut(), &last_level) {
            (Some(last), Some(above)) if *above != level => {
                *last = if rank(&level) > rank(above) { format!("{last}/{path}") } else { format!("{path}/{last}") };
            }
            _ => paths.push(path),
        }
        last_level = Some(level);
    }
    paths
}

/// The numbers and letters in a range of words.
fn further(pack: &lexicon::Pack, words: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let found = pack.mentions.find_each("place-in-list", &words[range.clone()]);
    let mut numbers: Vec<Range<usize>> = found
        .iter()
        .map(|found| found.range.start + range.start..found.range.end + range.start)
        .collect();
    numbers.sort_by_key(|range| range.start);
    numbers
}

/// How far inside a document a level of parts lies.
fn rank(level: &str) -> usize {
    ["annex", "res", "dec", "chap", "sect", "art", "para"].iter().position(|known| *known == level).unwrap_or(0)
}

/// Fills a path's template: `$a` is the number or letter in the group `a`, or `first` in its place.
fn fill(pack: &lexicon::Pack, template: &str, found: &Found<'_>, words: &str, first: Option<Range<usize>>) -> String {
    let mut path = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('$') {
        path.push_str(&rest[..at]);
        let name: String = rest[at + 1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        let value = match &first {
            Some(range) if name == "a" => Some(&words[range.clone()]),
            Some(_) => None,
            None => found.words(&name, words),
        };
        if let Some(value) = value {
            match pack.numerals.ordinal(value) {
                Some(number) => path.push_str(&number.to_string()),
                None => path.push_str(&pack.part_letter(value)),
            }
        }
        rest = &rest[at + 1 + name.len()..];
    }
    path.push_str(rest);
    path.trim_end_matches(['/', '-']).to_owned()
}
