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
    // A number can hold what looks like a year: 1325 (2000), 2005/30.
    let may_hold = |value: &Value| matches!(value, Value::Body(_) | Value::Nearest(_) | Value::Dates(_));
    let taken: Vec<Range<usize>> = parts.mentions.iter().filter(|m| !may_hold(&m.value)).map(|m| m.range.clone()).collect();
    let decision = parts.found.pattern.value("of") == Some("decision") || parts.found.group("decision").is_some();
    for found in parts.pack.mentions.find_each("resolution-number", &parts.text[list.clone()]) {
        let range = found.group("number").unwrap_or_else(|| found.range.clone());
        let range = range.start + list.start..range.end + list.start;
        if taken.iter().any(|other| other.start < range.end && range.start < other.end) {
            continue;
        }
        for (number, range) in numbers_of(parts, &found, list.start, range) {
            let target = Target::Number { number, decision, body: body(parts, &range), own: parts.found.group("own").is_some() };
            members.push(Member { target, range, date: None, part: None });
        }
    }
    members.sort_by_key(|member| member.range.start);
    members.dedup_by(|next, last| next.range.start < last.range.end && next.range != last.range);
    members
}

/// The body that a number is said to be of: named in front of the list, or else next after the number.
fn body(parts: &Parts<'_>, number: &Range<usize>) -> Option<usize> {
    parts.mention("body").or_else(|| {
        let all = parts.slotted.plain(parts.found.range.clone());
        let after = parts.mentions.iter().enumerate().filter(|(_, mention)| {
            matches!(mention.value, Value::Body(_) | Value::Nearest(_))
                && !mention.is_inside
                && number.end <= mention.range.start
                && mention.range.end <= all.end
        });
        after.min_by_key(|(_, mention)| mention.range.start).map(|(at, _)| at)
    })
}

/// A number with its letter in Latin form; `76/84 A and B` and `76/247 A–C` are several numbers.
fn numbers_of(parts: &Parts<'_>, found: &Found<'_>, start: usize, range: Range<usize>) -> Vec<(String, Range<usize>)> {
    let place = |name: &str| found.group(name).map(|range| range.start + start..range.end + start);
    let words = |name: &str| place(name).map(|range| &parts.text[range]);
    let number = words("number").unwrap_or_default().to_owned();
    let (Some(bare), Some(letter)) = (words("bare"), place("letter")) else { return vec![(number, range)] };
    let after = words("after").unwrap_or_default();
    let with = |letter: &str| format!("{bare}{}{after}", letter.to_uppercase());
    let first = parts.pack.latin(&parts.text[letter.clone()]);
    let mut numbers = vec![(with(&first), range.start..letter.end.max(range.start))];
    let Some(more) = place("more") else {
        numbers[0].1 = range;
        return numbers;
    };
    let mut last = (first, letter.end);
    for found in parts.pack.mentions.find_each("number-letter", &parts.text[more.clone()]) {
        let place = found.range.start + more.start..found.range.end + more.start;
        let letter = parts.pack.latin(&parts.text[place.clone()]);
        let one = |letter: &str| letter.bytes().next().filter(|b| letter.len() == 1 && b.is_ascii_lowercase());
        if parts.is_range(&parts.text[last.1..place.start])
            && let (Some(from), Some(to)) = (one(&last.0), one(&letter))
        {
            numbers.extend((from + 1..to).map(|between| (with(&char::from(between).to_string()), place.clone())));
        }
        numbers.push((with(&letter), place.clone()));
        last = (letter, place.end);
    }
    numbers
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

/// Gives members the parts that are cited of them. Parts named in front of the documents are those of the first.
fn give_parts(parts: &Parts<'_>, members: &mut Vec<Member>) {
    if let Some(group) = parts.group("before") {
        give(members, 0, paths(parts, &parts.text[group], Nesting::InnerFirst));
    }
    if let Some(group) = parts.group("part").or_else(|| parts.group("part2")) {
        let paths = paths(parts, &parts.text[group], Nesting::OuterFirst);
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
        give(members, at, paths);
    }
}

/// Gives one member parts; several parts of one document are several members.
fn give(members: &mut Vec<Member>, at: usize, paths: Vec<String>) {
    for (number, path) in paths.into_iter().enumerate() {
        if number == 0 {
            members[at].part = Some(path);
        } else {
            let member = &members[at];
            let (target, range, date) = (member.target.clone(), member.range.clone(), member.date.clone());
            members.insert(at + number, Member { target, range, date, part: Some(path) });
        }
    }
}

/// In which order the levels of a part are printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nesting {
    /// "paragraph 5 of section II of".
    InnerFirst,
    /// "section II, paragraph 5".
    OuterFirst,
}

/// The parts named in some words, in normal form: `para/8-13`, `annex/2`, `art/2/4`. Places of one line of nesting
/// (section, then paragraph) are joined; places beside each other are several.
fn paths(parts: &Parts<'_>, words: &str, nesting: Nesting) -> Vec<String> {
    let mut found: Vec<(Range<usize>, String, String)> = Vec::new();
    for part in parts.pack.mentions.find_each("cited-part", words) {
        let Some(template) = part.pattern.value("path") else { continue };
        if found.iter().any(|(other, _, _)| other.start < part.range.end && part.range.start < other.end) {
            continue;
        }
        let level = template.split('/').next().unwrap_or_default().to_owned();
        let mut place = part.range.clone();
        let own = |name: &str| part.words(name, words);
        found.push((place.clone(), fill(parts.pack, template, own), level.clone()));
        // "paragraphs 14, 15 and 17": further places beside the first; a letter alone belongs to the number before.
        let Some(more) = part.group("more") else { continue };
        let mut last = part.words("a", words);
        let mut further = parts.pack.mentions.find_each("place-in-list", &words[more.clone()]);
        further.sort_by_key(|found| found.range.start);
        for one in &further {
            let list = &words[more.clone()];
            let letter = one.words("b", list);
            let number = one.words("a", list).or_else(|| letter.is_none().then(|| &list[one.range.clone()]));
            last = number.or(last);
            let value = |name: &str| match name.to_ascii_lowercase().as_str() {
                "a" => last,
                "b" => letter,
                _ => None,
            };
            place.start = more.start + one.range.start;
            found.push((place.clone(), fill(parts.pack, template, value), level.clone()));
        }
    }
    found.sort_by_key(|(range, _, _)| range.start);
    nested(found.into_iter().map(|(_, path, level)| (path, level)), nesting)
}

/// Joins the levels of parts: a new level goes on with the one before, a level that was there begins anew.
fn nested(found: impl Iterator<Item = (String, String)>, nesting: Nesting) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    // The levels that are open, each with what stands above it; and the first path that a further outer level holds.
    let mut levels: Vec<(String, String)> = Vec::new();
    let mut open = 0;
    for (path, level) in found {
        let known = levels.iter().position(|(known, _)| *known == level);
        match (nesting, known) {
            (Nesting::OuterFirst, Some(at)) => {
                levels.truncate(at + 1);
                paths.push(format!("{}{path}", levels[at].1));
            }
            (Nesting::InnerFirst, Some(_)) if levels.len() == 1 => paths.push(path),
            (Nesting::InnerFirst, Some(_)) => {
                open = paths.len();
                levels = vec![(level, String::new())];
                paths.push(path);
            }
            (_, None) if levels.is_empty() => {
                levels.push((level, String::new()));
                paths.push(path);
            }
            (Nesting::InnerFirst, None) => {
                levels.push((level, String::new()));
                for inner in &mut paths[open..] {
                    *inner = format!("{path}/{inner}");
                }
            }
            (Nesting::OuterFirst, None) => {
                if let Some(last) = paths.last_mut() {
                    let above = format!("{last}/");
                    *last = format!("{above}{path}");
                    levels.push((level, above));
                }
            }
        }
    }
    paths
}

/// Fills a path's template: `$a` is the number or letter in the group `a`, `$A` its capital. A range keeps both ends.
fn fill<'w>(pack: &lexicon::Pack, template: &str, group: impl Fn(&str) -> Option<&'w str>) -> String {
    let mut path = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('$') {
        path.push_str(&rest[..at]);
        let name: String = rest[at + 1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        if let Some(value) = group(&name.to_lowercase()) {
            let capital = name.starts_with(|c: char| c.is_ascii_uppercase());
            path.push_str(&place(pack, value, capital));
        }
        rest = &rest[at + 1 + name.len()..];
    }
    path.push_str(rest);
    path.trim_end_matches(['/', '-']).to_owned()
}

/// A number or letter in normal form; Roman numbers in capitals are numbers.
fn place(pack: &lexicon::Pack, value: &str, capital: bool) -> String {
    let value = value.trim();
    if let Some(number) = pack.numerals.ordinal(value) {
        return number.to_string();
    }
    let is_digits = |words: &str| !words.is_empty() && words.chars().all(char::is_numeric);
    if let Some(found) = pack.mentions.find("range-in-list", value)
        && let (first, last) = (value[..found.range.start].trim(), value[found.range.end..].trim())
        && is_digits(first)
        && is_digits(last)
    {
        return format!("{}-{}", place(pack, first, capital), place(pack, last, capital));
    }
    let latin = pack.latin(value);
    if value.starts_with(char::is_uppercase)
        && let Some(number) = roman(&latin)
    {
        return number.to_string();
    }
    if capital { latin.to_uppercase() } else { pack.part_letter(value) }
}

/// The value of a Roman number in small letters. C, D, L and M alone are letters.
fn roman(letters: &str) -> Option<u32> {
    if matches!(letters, "c" | "d" | "l" | "m") {
        return None;
    }
    let digit = |c| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let digits: Vec<i32> = letters.chars().map(digit).collect::<Option<_>>()?;
    let sum: i32 = digits.iter().enumerate().map(|(at, &value)| if digits.get(at + 1).is_some_and(|&next| next > value) { -value } else { value }).sum();
    u32::try_from(sum).ok().filter(|sum| *sum > 0)
}
