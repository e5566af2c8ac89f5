//! What a reader of the printed page does not see: numbers in the wrong element, paragraphs run together, headings and
//! closing lines that the file takes for paragraphs. Each mend is a fault of the file, told by its code.

use super::line::{Line, Zone};
use crate::block::Role;
use crate::format::run::Run;
use crate::labels::{self, Label, Step};
use lexicon::Pack;
use regex::Regex;
use std::sync::LazyLock;

/// The longest heading, in characters.
const HEADING: usize = 260;

/// Text that is repeated by mistake has at least so many characters.
const REPEATED: usize = 12;

/// A number inside a paragraph that begins the next one, at the end of the words before it.
static INSIDE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[;؛；]\s*(\d{1,3})\s*[-–.]\s*$").expect("invariant: a sound pattern"));

/// Mends the lines of a file.
pub(super) fn mend(pack: &Pack, lines: Vec<Line>) -> Vec<Line> {
    let mut mended: Vec<Line> = Vec::with_capacity(lines.len());
    for mut line in join_numbers(pack, lines) {
        tell_role(pack, &mut line);
        if is_repeated(mended.last(), &line) {
            if let Some(before) = mended.last_mut() {
                before.faults.push((
                    "text-twice",
                    "the same text stands in two elements, one after the other".to_owned(),
                ));
            }
            continue;
        }
        if line.role == Role::Paragraph {
            let parts = read_label(pack, line);
            for part in parts {
                mended.extend(split_inside(part));
            }
        } else {
            mended.push(line);
        }
    }
    mended
}

/// Puts a number that stands alone in its element to the words in the next one.
fn join_numbers(pack: &Pack, lines: Vec<Line>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut alone: Option<Line> = None;
    for mut line in lines {
        if let Some(mut number) = alone.take() {
            let fits =
                line.num.is_empty() && line.role == Role::Paragraph && line.component == number.component;
            let lettered = labels::marked_up(pack, &line.num)
                .is_some_and(|(label, _)| matches!(label.step, Step::Sub(_)));
            if fits {
                line.num = number.num;
                line.depth = number.depth;
                line.opens_annex |= number.opens_annex;
                line.faults.push((
                    "number-apart",
                    format!("number {} stands alone, its text in the next element", line.num),
                ));
            } else if lettered && line.depth > number.depth {
                // "3. (a)": the paragraph has no words of its own.
                joined.push(number);
            } else {
                number.role = Role::Other;
                number.faults.push(("number-without-text", format!("number {} has no text", number.num)));
                joined.push(number);
            }
        }
        if line.run.is_blank() && line.role == Role::Paragraph && !labels::is_heading(pack, &line.num) {
            alone = Some(line);
        } else {
            joined.push(line);
        }
    }
    joined.extend(alone.map(|mut number| {
        number.role = Role::Other;
        number.faults.push(("number-without-text", format!("number {} has no text", number.num)));
        number
    }));
    joined
}

fn is_repeated(before: Option<&Line>, line: &Line) -> bool {
    let Some(before) = before else { return false };
    // The number may stand in its own element in one of the two only.
    let text = |line: &Line| -> String {
        format!("{} {}", line.num, line.words()).chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let words = text(line);
    let both = |role: Role| matches!(role, Role::Heading | Role::Paragraph);
    both(before.role) && both(line.role) && words.chars().count() > REPEATED && words == text(before)
}

/// Tells headings and closing lines that stand among the paragraphs.
fn tell_role(pack: &Pack, line: &mut Line) {
    if line.role == Role::Heading {
        if !line.num.is_empty() {
            line.label = Some(heading_label(&line.num));
        }
        return;
    }
    if line.role != Role::Paragraph {
        return;
    }
    let words = line.words();
    let length = words.chars().count();
    let sentence = words.ends_with(|c: char| pack.features.ends.contains(c));
    if labels::is_heading(pack, &line.num)
        && !line.begins_set_off()
        && length < HEADING
        && !words.ends_with(['.', ';', '；', '。', '؛'])
    {
        line.role = Role::Heading;
        line.label = Some(heading_label(&line.num));
        return;
    }
    if !line.num.is_empty() {
        return;
    }
    let found = pack.outline.find_all(&words);
    let means = |meaning: &str| found.iter().any(|found| found.pattern.meaning == meaning);
    if line.zone == Zone::Body && means("closing-meeting") {
        line.role = Role::Closing;
        line.faults
            .push(("closing-line-in-body", "the line of the meeting stands among the paragraphs".to_owned()));
    } else if line.is_bold() && !sentence && length < HEADING || means("annex") {
        line.role = Role::Heading;
    }
}

fn heading_label(num: &str) -> Label {
    let printed = num.trim_end_matches(['.', '．', '、', '-', '–', ':', ' ']).to_owned();
    Label { step: Step::Sub(printed.to_lowercase()), len: num.len(), printed }
}

/// Reads the number of a paragraph, wherever it stands. A line with two of them, "3. (a)", is two.
fn read_label(pack: &Pack, mut line: Line) -> Vec<Line> {
    let words = line.words();
    let mut rest = String::new();
    if !line.num.is_empty() {
        match labels::marked_up(pack, &line.num) {
            Some((label, left)) => {
                line.label = Some(label);
                rest = left;
            }
            None if line.zone == Zone::Body
                && line.begins_set_off()
                && matches!(line.num.trim_end_matches('.'), "l" | "I" | "і") =>
            {
                line.faults
                    .push(("number-misprint", format!("a letter ({}) stands for the number 1", line.num)));
                line.label =
                    Some(Label { printed: "1".to_owned(), len: line.num.len(), step: Step::Number(1) });
            }
            None => {
                // A bullet, or a sign that counts nothing: it is part of the words.
                let sign = std::mem::take(&mut line.num);
                let mut run = Run::default();
                run.push(&format!("{sign} "), crate::format::run::Style::default());
                run.append(std::mem::take(&mut line.run));
                line.run = run;
                return vec![line];
            }
        }
    }
    let printed = labels::label(pack, &words).or_else(|| bare_number(&line, &words));
    match (&line.label, printed) {
        (None, Some(found)) => {
            line.faults.push((
                "number-in-text",
                format!("number {} stands in the running text, not in its own element", found.printed),
            ));
            words[..found.len].trim().clone_into(&mut line.num);
            cut(&mut line.run, &words, found.len);
            line.label = Some(found);
        }
        (Some(label), Some(found)) if label.step == found.step && label.printed == found.printed => {
            line.faults.push((
                "number-twice",
                format!("number {} stands in its element and in the text", found.printed),
            ));
            cut(&mut line.run, &words, found.len);
        }
        _ => {}
    }
    split_label(pack, line, &rest)
}

/// A number without its point: the words after it are set off, as opening verbs are.
fn bare_number(line: &Line, words: &str) -> Option<Label> {
    let figures = words.find(|c: char| !c.is_ascii_digit())?;
    let rest = words[figures..].trim_start_matches(['.', ',', '-', ' ']);
    let len = words.len() - rest.len();
    let next = line.run.glyphs.get(words[..len].chars().count())?;
    let fits = (1..=3).contains(&figures)
        && next.style.is_set_off()
        && next.c.is_alphabetic()
        && !line.run.glyphs[0].style.is_set_off();
    let number = words[..figures].parse().ok()?;
    fits.then(|| Label { printed: words[..figures].to_owned(), len, step: Step::Number(number) })
}

/// Takes the first `bytes` of its words out of a run.
fn cut(run: &mut Run, words: &str, bytes: usize) {
    run.cut_head(words[..bytes].chars().count());
}

/// A numbered line whose words begin with a first letter, "3. (a) …", is two: the paragraph and its part.
fn split_label(pack: &Pack, mut line: Line, rest: &str) -> Vec<Line> {
    let Some(Label { step: Step::Number(_), .. }) = line.label else { return vec![line] };
    let words = line.words();
    let mut num = rest.to_owned();
    let second = match labels::marked_up(pack, rest) {
        Some((label, _)) if !rest.is_empty() => label,
        _ => match labels::label(pack, &words) {
            Some(found) if matches!(&found.step, Step::Sub(letter) if matches!(letter.as_str(), "a" | "i" | "1")) =>
            {
                words[..found.len].trim().clone_into(&mut num);
                cut(&mut line.run, &words, found.len);
                found
            }
            _ => return vec![line],
        },
    };
    let first = line.num.strip_suffix(rest).unwrap_or(&line.num).trim().to_owned();
    let number = Line { run: Run::default(), num: first, ..line.clone() };
    let part = Line {
        label: Some(second),
        num,
        depth: line.depth + 1,
        opens_annex: false,
        faults: Vec::new(),
        ..line
    };
    vec![number, part]
}

/// Parts paragraphs that stand in one element: "…; 22 - Calls upon …", the verb set off.
fn split_inside(mut line: Line) -> Vec<Line> {
    let Some(Label { step: Step::Number(number), .. }) = line.label else { return vec![line] };
    let glyphs = &line.run.glyphs;
    let begins =
        (1..glyphs.len()).filter(|&at| glyphs[at].style.is_set_off() && !glyphs[at - 1].style.is_set_off());
    for at in begins {
        let before: String = glyphs[..at].iter().map(|glyph| glyph.c).collect();
        let Some(found) = INSIDE.captures(&before) else { continue };
        if found[1].parse() != Ok(number + 1) {
            continue;
        }
        let start = before[..found.get(1).map_or(0, |group| group.start())].chars().count();
        let printed = found[1].to_owned();
        let mut run = line.run.split_off(start);
        run.cut_head(at - start);
        line.run.mend();
        let faults = vec![(
            "paragraphs-run-together",
            format!("paragraph {printed} stands in the element of paragraph {number}"),
        )];
        let label = Label { len: at - start, step: Step::Number(number + 1), printed };
        let next =
            Line { run, label: Some(label), num: String::new(), opens_annex: false, faults, ..line.clone() };
        let mut parts = vec![line];
        parts.extend(split_inside(next));
        return parts;
    }
    vec![line]
}
