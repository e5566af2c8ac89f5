//! The verbs that open the paragraphs of resolutions.

use serde::Deserialize;
use std::collections::BTreeMap;

/// `verbs.toml`.
///
/// A form may hold groups: `not(ing/es) with (deep |)concern`. A group with strokes gives what is written in a
/// preamble and, after the stroke, what is written in an operative part; one form takes the same side of all of them,
/// and `-` stands for a side that is never written: `(having considered/-)`. A group with bars gives alternatives.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VerbFile {
    /// Words that say "again" or "strongly" and belong to the verb they stand before.
    #[serde(default)]
    before: Vec<String>,
    /// Words that say "also" and belong to the verb they follow, or stand in the middle of it.
    #[serde(default)]
    after: Vec<String>,
    /// Alternatives that several forms share.
    #[serde(default)]
    words: BTreeMap<String, String>,
    /// The forms of each concept.
    verbs: BTreeMap<String, Vec<String>>,
}

/// In which part of a resolution a form of a verb is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mood {
    /// In the preamble: "recalling".
    Preambular,
    /// In the operative part: "recalls".
    Operative,
}

/// The opening verbs of a language.
#[derive(Debug, Default)]
pub struct Verbs {
    before: Vec<String>,
    after: Vec<String>,
    /// The forms as a tree of their words, or of their characters where words are not parted; the root comes first.
    forms: Vec<Node>,
    concepts: Vec<String>,
    spaced: bool,
}

/// What can stand after the words on the way to a node.
#[derive(Debug, Default)]
struct Node {
    next: BTreeMap<String, usize>,
    /// The concept and mood, if a form ends here.
    form: Option<(usize, Option<Mood>)>,
}

/// An opening verb found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb<'v> {
    /// The bytes it takes up at the beginning of the paragraph, with its "also".
    pub len: usize,
    /// The concept it stands for.
    pub concept: &'v str,
    /// Where its form is written, in languages that write the two parts of a resolution differently.
    pub mood: Option<Mood>,
}

impl Verbs {
    pub(crate) fn compile(file: VerbFile, spaced: bool) -> Result<Self, String> {
        let mut verbs = Self {
            before: longest_first(&file.before)?,
            after: longest_first(&file.after)?,
            forms: vec![Node::default()],
            concepts: Vec::new(),
            spaced,
        };
        let mut clashes = Vec::new();
        for (concept, templates) in &file.verbs {
            verbs.concepts.push(concept.clone());
            for template in templates {
                for (words, mood) in expand(&filled(template, &file.words)?)? {
                    clashes.extend(verbs.insert(&fold(&words), mood));
                }
            }
        }
        if clashes.is_empty() { Ok(verbs) } else { Err(clashes.join("; ")) }
    }

    /// Adds a form of the last concept; a form that another concept has is a fault.
    fn insert(&mut self, words: &str, mood: Option<Mood>) -> Option<String> {
        let concept = self.concepts.len() - 1;
        let mut at = 0;
        for piece in pieces(words, self.spaced) {
            let free = self.forms.len();
            at = *self.forms[at].next.entry(piece).or_insert(free);
            if at == free {
                self.forms.push(Node::default());
            }
        }
        match self.forms[at].form {
            _ if at == 0 => Some(format!("an empty form of '{}'", self.concepts[concept])),
            Some((other, _)) if other != concept => {
                Some(format!("'{words}' is '{}' and '{}'", self.concepts[other], self.concepts[concept]))
            }
            _ => {
                self.forms[at].form = Some((concept, mood));
                None
            }
        }
    }

    /// The verb that `text` begins with: the longest that can be read.
    #[must_use]
    pub fn opening(&self, text: &str) -> Option<Verb<'_>> {
        let mut best: Option<Verb<'_>> = None;
        let mut start = 0;
        // "Also", "Further" and the like may be stacked: "Also further".
        loop {
            if let Some(verb) = self.form(text, start) {
                let len = self.skip(&self.after, text, verb.len);
                if best.is_none_or(|best| best.len < len) {
                    best = Some(Verb { len, ..verb });
                }
            }
            match self.before.iter().find_map(|word| self.simple(text, start, word)) {
                Some(len) => start += len,
                None => return best,
            }
        }
    }

    /// The concept of a verb as printed, with or without its "also".
    #[must_use]
    pub fn concept(&self, printed: &str) -> Option<&str> {
        self.opening(printed.trim()).map(|verb| verb.concept)
    }

    /// The concepts that have a form in the language.
    pub fn concepts(&self) -> impl Iterator<Item = &str> {
        self.concepts.iter().map(String::as_str)
    }

    /// The longest form that stands at `start`; its length counts from the beginning of `text`. "Also" may stand between
    /// its words.
    fn form(&self, text: &str, start: usize) -> Option<Verb<'_>> {
        let (mut node, mut at) = (0, start);
        let mut best = None;
        loop {
            if let Some((concept, mood)) = self.forms[node].form
                && self.ends_word(text, at)
            {
                best = Some(Verb { len: at, concept: &self.concepts[concept], mood });
            }
            let step = |at: usize| {
                let (piece, end) = self.piece(text, at)?;
                Some((*self.forms[node].next.get(&piece)?, end))
            };
            let after =
                || Some(self.skip(&self.after, text, at)).filter(|&end| end > at && node > 0).and_then(step);
            match step(at).or_else(after) {
                Some(next) => (node, at) = next,
                None => return best,
            }
        }
    }

    /// The word or character at `at`, folded, and its end.
    fn piece(&self, text: &str, at: usize) -> Option<(String, usize)> {
        let space = if self.spaced && at > 0 { space(&text[at..])? } else { 0 };
        let rest = &text[at + space..];
        let len = if self.spaced {
            rest.find(|c: char| !(c.is_alphanumeric() || is_unread(c) || is_inside(c))).unwrap_or(rest.len())
        } else {
            rest.chars().next()?.len_utf8()
        };
        (len > 0).then(|| (fold(&rest[..len]), at + space + len))
    }

    /// The end of the words among `words` that stand at `at`.
    fn skip(&self, words: &[String], text: &str, at: usize) -> usize {
        let mut end = at;
        while let Some(len) = words.iter().find_map(|word| self.simple(text, end, word)) {
            end += len;
        }
        end
    }

    /// A word of the lists, without anything between its words.
    fn simple(&self, text: &str, start: usize, word: &str) -> Option<usize> {
        let space = if self.spaced && start > 0 { space(&text[start..])? } else { 0 };
        let len = space + piece_len(&text[start + space..], word)?;
        self.ends_word(text, start + len).then_some(len)
    }

    /// Whether no word goes on at `at`.
    fn ends_word(&self, text: &str, at: usize) -> bool {
        !self.spaced || !text[at..].chars().next().is_some_and(char::is_alphanumeric)
    }
}

/// The words that the templates stand for, the longest first.
fn longest_first(templates: &[String]) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    for template in templates {
        words.extend(expand(template)?.iter().map(|(word, _)| fold(word)));
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    Ok(words)
}

/// The bytes of white space at the beginning, if there is any; a comma may stand before it.
fn space(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches([',', '،']);
    let space = rest.len() - rest.trim_start().len();
    (space > 0).then_some(text.len() - rest.len() + space)
}

/// The bytes of `piece` at the beginning of `text`; capital letters and signs that are not read make no difference.
fn piece_len(text: &str, piece: &str) -> Option<usize> {
    let mut expected = piece.chars();
    let mut next = expected.next();
    let mut end = 0;
    for (at, found) in text.char_indices() {
        if is_unread(found) {
            end = at + found.len_utf8();
            continue;
        }
        let Some(wanted) = next else { break };
        if !found.to_lowercase().map(folded).eq(std::iter::once(wanted)) {
            return None;
        }
        end = at + found.len_utf8();
        next = expected.next();
    }
    next.is_none().then_some(end)
}

/// A sign that may be written or left out without changing the word: Arabic vowel signs and lengthening, marks of
/// direction, soft hyphens.
fn is_unread(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}' | '\u{ad}' | '\u{200b}'..='\u{200f}')
}

/// A sign that stands inside words.
fn is_inside(c: char) -> bool {
    matches!(c, '’' | '\'' | '-' | '‑' | '‐')
}

/// The words of a form, or its characters.
fn pieces(words: &str, spaced: bool) -> Vec<String> {
    if spaced {
        words.split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    } else {
        words.chars().map(String::from).collect()
    }
}

/// Letters and signs that are written in two ways.
fn folded(c: char) -> char {
    match c {
        'ё' => 'е',
        '\'' => '’',
        '‑' | '‐' => '-',
        '\u{a0}' => ' ',
        _ => c,
    }
}

/// Capital letters and signs that are not read are no difference.
fn fold(word: &str) -> String {
    word.trim().chars().filter(|c| !is_unread(*c)).flat_map(char::to_lowercase).map(folded).collect()
}

/// A template with the words that its names stand for.
fn filled(template: &str, words: &BTreeMap<String, String>) -> Result<String, String> {
    let mut pieces = template.split('$');
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(piece.len());
        filled += words
            .get(&piece[..end])
            .ok_or_else(|| format!("no words '{}' for '{template}'", &piece[..end]))?;
        filled += &piece[end..];
    }
    Ok(filled)
}

/// The forms that a template stands for.
fn expand(template: &str) -> Result<Vec<(String, Option<Mood>)>, String> {
    let mut forms = vec![(String::new(), None)];
    let mut rest = template;
    while let Some(open) = rest.find('(') {
        let close = closing(rest, open).ok_or_else(|| format!("unclosed group in '{template}'"))?;
        let choices = choices(&rest[open + 1..close])?;
        let before = &rest[..open];
        forms = forms
            .iter()
            .flat_map(|(head, mood)| {
                choices
                    .iter()
                    .filter(move |(_, chosen)| mood.is_none() || chosen.is_none() || mood == chosen)
                    .map(move |(choice, chosen)| (format!("{head}{before}{choice}"), mood.or(*chosen)))
            })
            .collect();
        rest = &rest[close + 1..];
    }
    for (form, _) in &mut forms {
        form.push_str(rest);
    }
    Ok(forms)
}

/// What the inside of a group can be.
fn choices(group: &str) -> Result<Vec<(String, Option<Mood>)>, String> {
    let sides = split(group, '/');
    let moods = if sides.len() == 2 { [Some(Mood::Preambular), Some(Mood::Operative)] } else { [None, None] };
    let mut choices = Vec::new();
    for (side, mood) in sides.iter().zip(moods) {
        for alternative in split(side, '|').into_iter().filter(|alternative| *alternative != "-") {
            let forms = expand(alternative)?.into_iter();
            choices.extend(
                forms
                    .filter(|(_, own)| mood.is_none() || own.is_none() || *own == mood)
                    .map(|(form, own)| (form, own.or(mood))),
            );
        }
    }
    Ok(choices)
}

/// The place of the bracket that closes the one at `open`.
fn closing(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0usize;
    text[open..].char_indices().find_map(|(at, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(open + at)
    })
}

/// The pieces between `separator`s that stand in no bracket.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut pieces, mut from, mut depth) = (Vec::new(), 0, 0i32);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if c == separator && depth == 0 => {
                pieces.push(&text[from..at]);
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    pieces.push(&text[from..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_verb_with_its_also() {
        let file: VerbFile =
            toml::from_str("before = [\"又\", \"还\"]\n[verbs]\nnote = [\"注意到\"]\nrecall = [\"回顾\"]\ntake-note = [\"表示注意到\"]").unwrap();
        let chinese = Verbs::compile(file, false).unwrap();
        let found = chinese.opening("又注意到这些").unwrap();
        assert_eq!((found.len, found.concept), ("又注意到".len(), "note"));
        assert_eq!(chinese.opening("表示注意到报告").unwrap().concept, "take-note");
        assert_eq!(chinese.opening("大会回顾"), None);
        let file: VerbFile = toml::from_str(
            "before = [\"also\", \"further\"]\nafter = [\"also\"]\n[verbs]\ndecide = [\"decid(ing/es)\"]\nnote = [\"not(ing/es)\"]\nconcern = [\"not(ing/es) with (deep |grave |)concern\"]",
        )
        .unwrap();
        let english = Verbs::compile(file, true).unwrap();
        for (text, verb, mood) in [
            ("Also decides to meet", "Also decides", Mood::Operative),
            ("Noting with concern also that", "Noting with concern also", Mood::Preambular),
            ("Notes also with grave concern the", "Notes also with grave concern", Mood::Operative),
            ("Noting with gravity", "Noting", Mood::Preambular),
        ] {
            let found = english.opening(text).unwrap();
            assert_eq!((&text[..found.len], found.mood), (verb, Some(mood)));
        }
        assert_eq!(english.opening("Notingly"), None);
    }

    #[test]
    fn signs_that_are_not_read() {
        let file: VerbFile =
            toml::from_str("after = [\"أيضا\"]\n[verbs]\nrecognize = [\"(وإذ |إذ /)تسلم\"]").unwrap();
        let arabic = Verbs::compile(file, true).unwrap();
        let text = "وإذ تسلّم أيضاً بأن";
        let found = arabic.opening(text).unwrap();
        assert_eq!((&text[..found.len], found.mood), ("وإذ تسلّم أيضاً", Some(Mood::Preambular)));
        assert_eq!(arabic.opening("تسلم بأن").unwrap().mood, Some(Mood::Operative));
    }

    #[test]
    fn templates() {
        assert_eq!(expand("call(ing/s) (up|)on").unwrap().len(), 4);
        assert_eq!(
            expand("(having/-) heard").unwrap(),
            [("having heard".to_owned(), Some(Mood::Preambular))]
        );
        assert_eq!(expand("with (a (deep |)|)concern").unwrap().len(), 3);
        let words = BTreeMap::from([("deep".to_owned(), "deep |grave |".to_owned())]);
        assert_eq!(filled("($deep)concern", &words).unwrap(), "(deep |grave |)concern");
        assert!(filled("($deeper)concern", &words).is_err());
        assert!(expand("call(ing").is_err());
    }
}
