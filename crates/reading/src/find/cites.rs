//! Cited documents: lists of symbols or numbers with the dates and parts that belong to them.

use super::references::{Parts, is_range};
use crate::mention::{CiteRef, Target, Value};
use fact::Symbol;
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
        let target =
            Target::Slug { slug: slug_key(slug)?, short: parts.found.pattern.value("short").is_some() };
        members = vec![Member { target, range: list.clone(), date: None, part: None }];
    }
    if parts.found.pattern.value("same").is_some() {
        let target = Target::Number { number: String::new(), decision: false, body: None, own: false };
        members = vec![Member { target, range: list.clone(), date: None, part: None }];
    }
    if members.is_empty() {
        return None;
    }
    give_dates(parts, &mut members, &list);
    give_parts(parts, &mut members, &list);
    let cites = members.into_iter().map(|member| CiteRef {
        target: member.target,
        part: member.part,
        date: member.date.as_ref().map(|(date, _)| *date),
        date_range: member.date.map(|(_, range)| range),
        range: member.range,
    });
    Some(cites.collect())
}

/// Numbers without a noun (the flag) are those of the body, and the decisions or resolutions, spoken of last: "its
/// resolutions 60/1 of … on this matter and 61/2 of …". No number at all (`same`) is the one spoken of last: "paragraph
/// 12 of that resolution"; if there is none, nothing is cited.
pub(super) fn carried_on(found: Vec<(Range<usize>, Value, bool)>) -> Vec<(Range<usize>, Value)> {
    let mut last: Option<Target> = None;
    let mut carried = Vec::with_capacity(found.len());
    for (range, mut value, goes_on) in found {
        if let Value::Cites(cites) = &mut value {
            cites.retain_mut(|cite| {
                let Target::Number { number, decision, body, own } = &mut cite.target else { return true };
                if number.is_empty() {
                    let Some(same) = &last else { return false };
                    cite.target = same.clone();
                    return true;
                }
                if goes_on
                    && body.is_none()
                    && let Some(Target::Number { decision: of, body: whose, own: is_own, .. }) = &last
                {
                    (*decision, *body, *own) = (*of, *whose, *is_own);
                }
                last = Some(cite.target.clone());
                true
            });
            if cites.is_empty() {
                continue;
            }
        }
        carried.push((range, value));
    }
    carried
}

/// Texts without a symbol that the contract knows.
pub(crate) fn slug_key(slug: &str) -> Option<&'static str> {
    ["x/un-charter"].into_iter().find(|key| *key == slug)
}

fn members(parts: &Parts<'_>, list: &Range<usize>) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    let slotted = parts.found.group("list").unwrap_or_else(|| parts.found.range.clone());
    for number in parts.slotted.slots(slotted) {
        let mention = &parts.mentions[number];
        // "SR.11–13" is several symbols in one place.
        for other in parts.mentions.iter().filter(|other| other.range == mention.range) {
            if let Value::Symbol(symbol) = &other.value {
                members.push(Member {
                    target: Target::Symbol(symbol.clone()),
                    range: mention.range.clone(),
                    date: None,
                    part: None,
                });
            }
        }
    }
    let taken: Vec<Range<usize>> = parts
        .mentions
        .iter()
        .filter(|m| !matches!(m.value, Value::Body(_) | Value::Nearest(_)))
        .map(|m| m.range.clone())
        .collect();
    let decision =
        parts.found.pattern.value("of") == Some("decision") || parts.found.group("decision").is_some();
    for found in parts.pack.mentions.find_each("resolution-number", &parts.text[list.clone()]) {
        let range = found.group("number").unwrap_or_else(|| found.range.clone());
        let range = range.start + list.start..range.end + list.start;
        if taken.iter().any(|other| other.start < range.end && range.start < other.end) {
            continue;
        }
        // The same number may be found in two ways; the first counts.
        if members.iter().any(|other| other.range.start < range.end && range.start < other.range.end) {
            continue;
        }
        for number in numbers_of(parts.pack, &parts.text[list.clone()], &found) {
            let target = Target::Number {
                number,
                decision,
                body: body(parts, &range),
                own: parts.found.group("own").is_some(),
            };
            members.push(Member { target, range: range.clone(), date: None, part: None });
        }
    }
    // Resolutions that share a number, A and B, share their place.
    members.sort_by_key(|member| member.range.start);
    members
}

/// The body that a number is said to be of: the one of the list, or (`bodies = "after"`) the one next after the number.
fn body(parts: &Parts<'_>, number: &Range<usize>) -> Option<usize> {
    parts.body().or_else(|| {
        parts.found.pattern.value("bodies").filter(|place| *place == "after")?;
        let all = parts.slotted.plain(parts.found.range.clone());
        let after = parts.mentions.iter().enumerate().filter(|(_, mention)| {
            let numbers = match &mention.value {
                Value::Body(_) => true,
                // "The Group" has no resolutions: it was set up by one.
                Value::Nearest(kind) => kind != "own",
                _ => false,
            };
            let behind = number.end <= mention.range.start && mention.range.end <= all.end;
            // A body in the title of a resolution is not the one whose resolution it is.
            numbers
                && !mention.is_inside
                && behind
                && !is_open_quotation(&parts.text[number.end..mention.range.start])
        });
        after.min_by_key(|(_, mention)| mention.range.start).map(|(at, _)| at)
    })
}

/// Whether words end within a quotation that began in them.
fn is_open_quotation(words: &str) -> bool {
    let last = |marks: [char; 2]| words.rfind(marks);
    match (last(['«', '“']), last(['»', '”'])) {
        (Some(opened), closed) => closed.is_none_or(|closed| closed < opened),
        (None, _) => false,
    }
}

/// A number with its letter in Latin form; `76/84 A and B` and `76/247 A–C` are several numbers. A pattern whose numbers
/// are written in another way gives their normal form (`form`): `$bare` and `$session` are figures, `$letter` the letter,
/// `$roman` the session in Roman figures.
fn numbers_of(pack: &lexicon::Pack, text: &str, found: &Found<'_>) -> Vec<String> {
    let place = |name: &str| found.group(name);
    let words = |name: &str| place(name).map_or(String::new(), |range| plain(pack, &text[range]));
    let number = words("number");
    let form = found.pattern.value("form").map(|form| {
        let session = words("session");
        let figures = session.parse().map(roman).unwrap_or_default();
        form.replace("$session", &session).replace("$roman", &figures).replace("$bare", &words("bare"))
    });
    if let (Some(form), None) = (&form, place("letter")) {
        return vec![form.replace("$letter", "")];
    }
    let (bare, letter) = match (place("bare"), place("letter"), place("more")) {
        (Some(_), Some(letter), _) => (words("bare"), text[letter].to_owned()),
        (_, _, Some(_)) if number.ends_with(|c: char| c.is_ascii_uppercase()) => {
            let (bare, letter) = number.split_at(number.len() - 1);
            (bare.to_owned(), letter.to_owned())
        }
        _ => return vec![number],
    };
    let after = words("after");
    let with = |letter: &str| match &form {
        Some(form) => form.replace("$letter", &letter.to_uppercase()),
        None => format!("{bare}{}{after}", letter.to_uppercase()),
    };
    let mut last = pack.latin(&letter);
    let mut numbers = vec![with(&last)];
    let Some(more) = place("more") else { return numbers };
    let list = &text[more];
    let mut letters = pack.mentions.find_each("letter-of-number", list);
    if letters.is_empty() {
        letters = pack.mentions.find_each("place-in-list", list);
    }
    let mut end = 0;
    for found in letters {
        let letter = pack.latin(&list[found.range.clone()]);
        let one =
            |letter: &str| letter.bytes().next().filter(|b| letter.len() == 1 && b.is_ascii_lowercase());
        if is_range(pack, &list[end..found.range.start.max(end)])
            && let (Some(from), Some(to)) = (one(&last), one(&letter))
        {
            numbers.extend((from + 1..to).map(|between| with(&char::from(between).to_string())));
        }
        numbers.push(with(&letter));
        last = letter;
        end = found.range.end;
    }
    numbers
}

/// The numbers of the resolution that words begin with, in normal form: `34/36`, or `77/128A` and `77/128B`.
pub(crate) fn numbers_at_head(pack: &lexicon::Pack, words: &str) -> Vec<String> {
    let found = pack.mentions.find_each("resolution-number", words);
    let at_head = found.iter().filter(|found| found.range.start == 0).max_by_key(|found| found.range.end);
    at_head.map_or(Vec::new(), |found| numbers_of(pack, words, found))
}

/// A number in Roman figures.
fn roman(mut number: u32) -> String {
    const FIGURES: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut figures = String::new();
    for (value, figure) in FIGURES {
        while number >= value {
            figures.push_str(figure);
            number -= value;
        }
    }
    figures
}

/// A number with its letters and digits in Latin form: letters that look like Latin ones, digits of other scripts.
fn plain(pack: &lexicon::Pack, printed: &str) -> String {
    let one = |c: char| match c {
        _ if c.is_ascii() || !c.is_alphanumeric() => c.to_string(),
        '٠'..='٩' => (c as u32 - '٠' as u32).to_string(),
        '۰'..='۹' => (c as u32 - '۰' as u32).to_string(),
        _ => pack.latin(c.encode_utf8(&mut [0; 4])).to_uppercase(),
    };
    printed.chars().map(one).collect()
}

/// Gives each member the date printed beside it. A date after (or before) two members that "and" joins belongs to both.
fn give_dates(parts: &Parts<'_>, members: &mut [Member], list: &Range<usize>) {
    let dates: Vec<(Range<usize>, Fields)> = parts
        .mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| list.start <= mention.range.start && mention.range.end <= list.end)
        .flat_map(|(number, _)| parts.dates(number))
        // A day of any year, "15 March", says nothing of when it was adopted.
        .filter(|date| date.end.is_none() && date.start.day.is_some() && date.start.year.is_some())
        .map(|date| (date.range, date.start))
        .collect();
    let before = parts.found.pattern.value("dates") == Some("before");
    if !before {
        give_in_order(&dates, members);
    }
    for (place, date) in &dates {
        let beside = if before {
            members.iter().position(|member| member.range.start >= place.end)
        } else {
            members.iter().rposition(|member| member.range.end <= place.start)
        };
        if let Some(at) = beside {
            // Of several dates the one nearest to the number counts.
            let held = &mut members[at].date;
            if before || held.is_none() {
                *held = Some((*date, place.clone()));
            }
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

/// Gives dates that stand together after as many numbers to these in the same order: "68/127 and 70/109, of 18 December
/// 2013 and 10 December 2015 respectively".
fn give_in_order(dates: &[(Range<usize>, Fields)], members: &mut [Member]) {
    let ends: Vec<usize> = members.iter().map(|member| member.range.end).collect();
    let place = |date: &(Range<usize>, Fields)| ends.iter().rposition(|end| *end <= date.0.start);
    let mut first = 0;
    for run in dates.chunk_by(|one, next| place(one) == place(next)) {
        let Some(last) = run.first().and_then(place).filter(|last| *last >= first) else { continue };
        let numbers = &mut members[first..=last];
        first = last + 1;
        if run.len() > 1 && run.len() == numbers.len() {
            for (number, (range, date)) in numbers.iter_mut().zip(run) {
                number.date = Some((*date, range.clone()));
            }
        }
    }
}

/// Whether two members share a date: "and" stands between them, and they are of one session, or the year of the date
/// fits the other's number too.
fn joined(parts: &Parts<'_>, first: &Member, second: &Member) -> bool {
    if first.range == second.range {
        return true;
    }
    let between = &parts.text[first.range.end..second.range.start.max(first.range.end)];
    let session = |member: &Member| match &member.target {
        Target::Number { number, .. } => number.split('/').next().map(str::to_owned),
        _ => None,
    };
    let year = [first, second].iter().find_map(|member| member.date.as_ref()?.0.year);
    let fits = |member: &Member| match (&member.target, year) {
        (Target::Number { number, .. }, Some(year)) => may_be_of(number, year),
        _ => false,
    };
    (session(first).is_some() && session(first) == session(second) || fits(first) && fits(second))
        && parts.pack.mentions.find("shares-date", between).is_some()
}

/// Whether the resolution with that number can have been adopted in a year, if the Assembly, the Security Council or
/// the Economic and Social Council counts so.
fn may_be_of(number: &str, year: i16) -> bool {
    const FIRST_SESSION: i16 = 1946;
    let Ok(symbol) = Symbol::resolution("A", number) else { return false };
    let session = symbol.session().and_then(|session| session.parse::<i16>().ok());
    match (symbol.year(), session) {
        (Some(own), _) => own == year,
        (None, Some(session)) => (FIRST_SESSION - 1 + session..=FIRST_SESSION + session).contains(&year),
        (None, None) => false,
    }
}

/// Gives members the parts that are cited of them. Parts named in front of the documents (the group `before`, or `part`
/// with `part = "first"`) are those of the first; parts after them (`part`) those of the last; in a list where each has
/// its own (`parts = "each"`) they stand between it and the next.
fn give_parts(parts: &Parts<'_>, members: &mut Vec<Member>, list: &Range<usize>) {
    let which = parts.found.pattern.value("part").or(parts.found.pattern.value("parts"));
    let after = parts.group("part").or_else(|| parts.group("part2"));
    if which == Some("each") {
        for at in (0..members.len()).rev() {
            let own = members[at].range.clone();
            let next = members[at + 1..].iter().map(|next| next.range.start).find(|start| *start > own.start);
            let words = &parts.text[own.end..next.unwrap_or(list.end).max(own.end)];
            // "62/68, the annex to which holds the text" names no place.
            let dated = members[at].date.as_ref().map_or(0, |(_, date)| date.end.saturating_sub(own.end));
            let places = parts.pack.mentions.find_each("cited-part", words);
            let Some(first) = places.iter().map(|place| place.range.start).min() else { continue };
            let named = parts.mentions.iter().filter(|mention| {
                matches!(mention.value, Value::Body(_) | Value::Nearest(_))
                    && own.end <= mention.range.start
                    && mention.range.end <= own.end + first
            });
            // "resolution 2118 (2013) of the Council, annex I": the body is said beside the number, as the date is.
            let named = named.map(|body| body.range.end - own.end).max().unwrap_or_default();
            let said = named.max(if dated <= first { dated } else { 0 });
            if words[said..first].contains(char::is_alphabetic) {
                continue;
            }
            let found = paths(parts, words, Nesting::OuterFirst);
            give(members, at, found);
            share_with_corrected(members, at);
        }
    }
    let before = parts.group("before").or_else(|| after.clone().filter(|_| which == Some("first")));
    if let (Some(group), false) = (before, members.is_empty()) {
        give(members, 0, paths(parts, &parts.text[group], Nesting::InnerFirst));
    }
    if let Some(group) = after.filter(|_| which != Some("first")) {
        let paths = paths(parts, &parts.text[group], Nesting::OuterFirst);
        let Some(at) = members.len().checked_sub(1) else { return };
        give(members, at, paths);
        share_with_corrected(members, at);
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

/// "A/60/88 and A/60/88/Corr.2, annex": a corrigendum is cited with the document that it corrects.
fn share_with_corrected(members: &mut [Member], at: usize) {
    let Some(before) = at.checked_sub(1) else { return };
    if let (Target::Symbol(last), Target::Symbol(corrected)) = (&members[at].target, &members[before].target)
        && last.modifies().is_some_and(|(_, base)| base == *corrected)
        && members[before].part.is_none()
    {
        members[before].part.clone_from(&members[at].part.clone());
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
        let list = &words[more.clone()];
        let mut further = parts.pack.mentions.find_each("place-in-list", list);
        further.sort_by_key(|found| found.range.start);
        further.dedup_by(|next, last| next.range.start < last.range.end);
        let mut last = part.words("a", words);
        let mut end = 0;
        for one in &further {
            let letter = one.words("b", list);
            let number = one.words("a", list).or_else(|| letter.is_none().then(|| &list[one.range.clone()]));
            last = number.or(last);
            let value = |name: &str| match name {
                "a" => last,
                "b" => letter,
                _ => None,
            };
            let path = fill(parts.pack, template, value);
            let goes_on = letter.is_none() && is_range(parts.pack, &list[end..one.range.start]);
            end = one.range.end;
            place.start = more.start + one.range.start;
            match found.last_mut() {
                Some((_, last, _)) if goes_on => {
                    last.push('-');
                    last.push_str(path.rsplit('/').next().unwrap_or_default());
                }
                _ => found.push((place.clone(), path, level.clone())),
            }
        }
    }
    found.sort_by_key(|(range, _, _)| range.start);
    let mut end = 0;
    let places = found.into_iter().map(|(range, path, level)| {
        // "paras. 117 and 118, and annex": what "and" joins stands side by side.
        let beside =
            parts.pack.mentions.find("shares-date", &words[end.min(range.start)..range.start]).is_some();
        end = end.max(range.end);
        (path, level, beside)
    });
    nested(places, nesting)
}

/// Joins the levels of parts: a new level goes on with the one before, a level that was there begins anew.
fn nested(found: impl Iterator<Item = (String, String, bool)>, nesting: Nesting) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    // The levels that are open, each with what stands above it; and the first path that a further outer level holds.
    let mut levels: Vec<(String, String)> = Vec::new();
    let mut open = 0;
    for (path, level, beside) in found {
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
            // Articles are counted through all chapters.
            (Nesting::InnerFirst, None)
                if level == "chap" && levels.iter().any(|(known, _)| known == "art") =>
            {
                open = paths.len();
                levels = vec![(level, String::new())];
                paths.push(path);
            }
            (Nesting::OuterFirst, None)
                if level == "art" && levels.iter().any(|(known, _)| known == "chap") =>
            {
                open = paths.len();
                levels = vec![(level, String::new())];
                paths.push(path);
            }
            (_, None) if levels.is_empty() || beside => {
                open = paths.len();
                levels = vec![(level, String::new())];
                paths.push(path);
            }
            // "section IV, paragraph 14, of": printed from the outside in here too.
            (Nesting::InnerFirst, None) if levels.last().is_some_and(|(last, _)| is_outer(last, &level)) => {
                levels.push((level, String::new()));
                for outer in &mut paths[open..] {
                    *outer = format!("{outer}/{path}");
                }
            }
            (Nesting::InnerFirst, None) => {
                levels.push((level, String::new()));
                for inner in &mut paths[open..] {
                    *inner = format!("{path}/{inner}");
                }
            }
            (Nesting::OuterFirst, None) => {
                let Some(last) = paths.last_mut() else { continue };
                if levels.last().is_some_and(|(last, _)| is_outer(&level, last)) {
                    *last = format!("{path}/{last}");
                    levels.push((level, String::new()));
                } else {
                    let above = format!("{last}/");
                    *last = format!("{above}{path}");
                    levels.push((level, above));
                }
            }
        }
    }
    paths
}

/// Whether a level holds another, in whatever order they are printed. Annexes have decisions, and decisions annexes.
fn is_outer(level: &str, other: &str) -> bool {
    let rank =
        |level: &str| ["annex", "chap", "sect", "art", "para"].iter().position(|known| *known == level);
    rank(level).zip(rank(other)).is_some_and(|(level, other)| level < other)
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

/// A number or letter in normal form; `8–13` keeps both its ends.
fn place(pack: &lexicon::Pack, value: &str, capital: bool) -> String {
    let value = value.trim();
    if let Some(number) = pack.numerals.ordinal(value) {
        return number.to_string();
    }
    if let Some(found) = pack.mentions.find("range-in-list", value)
        && let (Some(first), Some(last)) = (
            pack.numerals.ordinal(&value[..found.range.start]),
            pack.numerals.ordinal(&value[found.range.end..]),
        )
    {
        return format!("{first}-{last}");
    }
    // Letters that look like Latin ones make Roman numbers too.
    let latin = pack.latin(value);
    if value.starts_with(char::is_uppercase)
        && let Some(number) = pack.numerals.ordinal(&latin.to_uppercase())
    {
        return number.to_string();
    }
    if capital { latin.to_uppercase() } else { pack.part_letter(value) }
}
