//! Names of states, bodies, persons, groups and places in a text.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};
use std::ops::Range;

/// What a name names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Named {
    /// A state, by its code.
    State(String),
    /// A body, by its key.
    Body(String),
    /// A body named by a common noun ("the Committee"): a key that the reader of the document resolves.
    Nearest(String),
    /// A person, by the key in the authority file.
    Person(String),
    /// A group of actors or an officer.
    Group(String),
    /// A city, by its English name.
    Place(String),
    /// An office that names its body.
    Office {
        /// The key of the body.
        body: String,
        /// The key of the role.
        role: String,
    },
    /// Nothing: words that hold a name and do not name what it names.
    Nothing,
}

/// A name found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The bytes it takes up.
    pub range: Range<usize>,
    /// What it names.
    pub named: Named,
}

/// The names of one language, looked for in one pass.
#[derive(Debug)]
pub struct Names {
    automaton: AhoCorasick,
    named: Vec<Named>,
    spaced: bool,
    /// Words written together with the name after them: "and", "to" in Arabic.
    glued: Vec<String>,
}

impl Names {
    /// Takes forms with what they name; of two meanings of one form the first counts. `spaced` says whether the
    /// language parts words by spaces, so that a name must not begin or end inside a word; `glued` are the words that
    /// are written together with the name after them all the same, each with what it leaves out of the name's beginning.
    pub(crate) fn compile(
        forms: impl IntoIterator<Item = (String, Named)>,
        spaced: bool,
        glued: &[(String, String)],
    ) -> Result<Self, String> {
        let mut forms: Vec<(String, Named)> =
            forms.into_iter().filter(|(form, _)| !form.is_empty()).collect();
        for (word, left_out) in glued.iter().filter(|(_, left_out)| !left_out.is_empty()) {
            let joined = |(form, named): &(String, Named)| {
                let rest = form.strip_prefix(left_out.as_str())?;
                Some((format!("{word}{rest}"), named.clone()))
            };
            let more: Vec<(String, Named)> = forms.iter().filter_map(joined).collect();
            forms.extend(more);
        }
        let mut seen = std::collections::BTreeSet::new();
        forms.retain(|(form, _)| seen.insert(form.clone()));
        let automaton = AhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(forms.iter().map(|(form, _)| form.as_str()))
            .map_err(|error| error.to_string())?;
        let glued = glued.iter().filter(|(_, left_out)| left_out.is_empty());
        Ok(Self {
            automaton,
            named: forms.into_iter().map(|(_, named)| named).collect(),
            spaced,
            glued: glued.map(|(word, _)| word.clone()).collect(),
        })
    }

    /// All names in `text`, the longest at each place, without overlap.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Name> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(matched) = self.automaton.find(aho_corasick::Input::new(text).range(at..)) {
            let range = matched.range();
            if self.spaced && !self.is_whole(text, &range) {
                // A shorter name may begin a little further on.
                at = range.start + text[range.start..].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            at = range.end;
            let named = &self.named[matched.pattern().as_usize()];
            if *named != Named::Nothing {
                found.push(Name { range, named: named.clone() });
            }
        }
        found
    }

    /// Whether a range neither begins nor ends inside a word; words written together with the next one are words.
    fn is_whole(&self, text: &str, range: &Range<usize>) -> bool {
        let before = &text[..range.start];
        let start = before.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last();
        let start = start.map_or(range.start, |(at, _)| at);
        !text[range.end..].starts_with(char::is_alphanumeric) && self.is_glue(&before[start..])
    }

    /// Whether letters are made of nothing but words that are written together with the next one.
    fn is_glue(&self, letters: &str) -> bool {
        let rest = |word: &String| letters.strip_prefix(word.as_str());
        letters.is_empty() || self.glued.iter().filter_map(rest).any(|rest| self.is_glue(rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_counts_and_words_stay_whole() {
        let forms = ["Guinea", "Guinea-Bissau", "Niger", "Nigeria"]
            .map(|name| (name.to_owned(), Named::State(name.to_owned())));
        let names = Names::compile(forms, true, &[]).unwrap();
        let text = "Guinea-Bissau, Nigeria, Nigerian, Niger and Guinea";
        let found: Vec<&str> = names.find(text).into_iter().map(|name| &text[name.range]).collect();
        assert_eq!(found, ["Guinea-Bissau", "Nigeria", "Niger", "Guinea"]);
    }
    #[test]
    fn words_written_together_with_a_name() {
        let forms = ["Alba", "Bruna"].map(|name| (name.to_owned(), Named::State(name.to_owned())));
        let glued = [("wa", ""), ("li", ""), ("lil", "Al")];
        let glued = glued.map(|(word, left_out)| (word.to_owned(), left_out.to_owned()));
        let names = Names::compile(forms, true, &glued).unwrap();
        let text = "waAlba, waliBruna, walilba, xAlba";
        let found: Vec<&str> = names.find(text).into_iter().map(|name| &text[name.range]).collect();
        assert_eq!(found, ["Alba", "Bruna", "lilba"]);
    }
}
