//! What a paragraph or line begins with: a number, a letter, a heading, a caption.

use lexicon::Pack;

/// How sure a beginning is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// Nothing can stand before it in a paragraph, and it stands in a line of its own.
    Alone,
    /// Nothing can stand before it in a paragraph.
    Certain,
    /// It can also be the middle of a sentence at the beginning of a line.
    Likely,
}

/// Meanings of outline patterns that stand in lines of their own.
const ALONE: [&str; 11] = [
    "annex",
    "embedded-draft",
    "cover-session",
    "cover-dates",
    "cover-item",
    "cover-distribution",
    "cover-organization",
    "closing-meeting",
    "programme-event",
    "programme-head",
    "programme-day",
];

/// Meanings of outline patterns that begin a paragraph.
const CERTAIN: [&str; 5] = ["roll-call", "bullet", "programme-time", "programme-item", "placeholder"];

/// Meanings of outline patterns that begin a paragraph where the one before is finished.
const LIKELY: [&str; 4] = ["number-label", "sub-label", "section-label", "formula"];

/// What `words` begin with.
pub(crate) fn start(pack: &Pack, words: &str) -> Option<Start> {
    let found = pack.outline.find_all(words);
    let has = |meanings: &[&str]| found.iter().any(|found| meanings.contains(&found.pattern.meaning.as_str()));
    if has(&ALONE) {
        Some(Start::Alone)
    } else if has(&CERTAIN) {
        Some(Start::Certain)
    } else if has(&LIKELY) {
        Some(Start::Likely)
    } else {
        None
    }
}

/// The printed number or letter at the beginning of `words`, and the bytes that it and its signs take up.
pub(crate) struct Label {
    /// Without brackets or point.
    pub(crate) printed: String,
    /// The bytes to take away.
    pub(crate) len: usize,
    /// Whether it is a number of the outer sequence, not the letter of a part.
    pub(crate) is_number: bool,
}

/// Reads the label that `words` begin with.
pub(crate) fn label(pack: &Pack, words: &str) -> Option<Label> {
    ["number-label", "sub-label"].into_iter().find_map(|name| {
        let found = pack.outline.find(name, words)?;
        let range = found.group("label")?;
        let printed = words[range.clone()].to_owned();
        let signs = words[range.end..].trim_start_matches(['.', '．', '、', ')', '）', '-', '–', ' ', '\u{a0}', '\t']);
        Some(Label { printed, len: words.len() - signs.len(), is_number: name == "number-label" })
    })
}

/// The Latin form of a printed letter or number, for paths: `أ` is `a`, `㈠` is `i`.
pub(crate) fn latin(pack: &Pack, printed: &str) -> String {
    let lower: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    match pack.features.letters.get(&lower) {
        Some(letter) => letter.clone(),
        None => lower.to_lowercase(),
    }
}
