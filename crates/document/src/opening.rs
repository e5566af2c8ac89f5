//! The printed verb that a paragraph opens with.

use crate::block::Block;
use lexicon::{Mood, Pack};
use std::ops::Range;

/// The most characters that a verb has; type that goes on longer says something else.
const LONGEST: usize = 80;

/// The opening verb of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The bytes that it takes up, with its "also".
    pub range: Range<usize>,
    /// The rest of a verb in two pieces: 表示关切 of 对 … 表示关切.
    pub rest: Option<Range<usize>>,
    /// The concept it stands for, if it is a known one.
    pub concept: Option<&'static str>,
    /// The part of a resolution in which its form is written, where the language tells.
    pub mood: Option<Mood>,
    /// Whether it is set in other type than the words around it.
    pub set_off: bool,
}

impl Opening {
    /// The verb as printed.
    #[must_use]
    pub fn printed(&self, text: &str) -> String {
        match &self.rest {
            Some(rest) => format!("{}…{}", &text[self.range.clone()], &text[rest.clone()]),
            None => text[self.range.clone()].to_owned(),
        }
    }
}

/// The verb that a paragraph opens with: the words set off at its head; where the type is missing, goes too far or not
/// far enough, the longest verb known.
#[must_use]
pub fn opening_verb(pack: &'static Pack, block: &Block) -> Option<Opening> {
    let text = block.text.as_str();
    let start = head(pack, text);
    let known = pack.verbs.opening(&text[start..]);
    let known_range = known.map(|verb| start..start + verb.len);
    let of_known = |set_off: bool| {
        let verb = known?;
        Some(Opening {
            range: known_range.clone()?,
            rest: None,
            concept: Some(verb.concept),
            mood: verb.mood,
            set_off,
        })
    };
    let Some(set_off) = set_off(text, start, &block.emphasis) else {
        let further = inside(pack, block, start);
        // 又 of 又欢迎 belongs to the verb although only 欢迎 is set off, and so does 促 of 促请.
        let covered = |opening: &Opening| {
            let again = opening.concept == known.map(|verb| verb.concept);
            let covers = known_range.as_ref().is_some_and(|known| known.end >= opening.range.end);
            covers && (again || text[start..opening.range.start].chars().count() == 1)
        };
        return further.filter(|opening| !covered(opening)).or_else(|| of_known(false));
    };
    let words = &text[set_off.clone()];
    let alone = pack.verbs.opening(words);
    let is_whole = alone.is_some_and(|verb| verb.len == words.len());
    if let Some(rest) = second_piece(pack, block, &set_off, is_whole) {
        let mut opening =
            Opening { range: set_off, rest: Some(rest), concept: None, mood: None, set_off: true };
        opening.concept = pack.verbs.concept(&opening.printed(text));
        return Some(opening);
    }
    // Half a word, or half a verb, is set off.
    if !is_whole && known_range.as_ref().is_some_and(|known| known.end > set_off.end) {
        return of_known(true);
    }
    let verb = alone.or(known);
    Some(Opening {
        range: set_off,
        rest: None,
        concept: verb.map(|verb| verb.concept),
        mood: verb.and_then(|verb| verb.mood),
        set_off: true,
    })
}

/// Where the first verb can stand: after the organ that a decision prints in front of it.
fn head(pack: &Pack, text: &str) -> usize {
    let formula = pack
        .outline
        .find("formula", text)
        .filter(|found| found.range.start == 0 && found.range.end < text.len());
    let after = formula.map_or(0, |found| found.range.end);
    after + (text[after..].len() - text[after..].trim_start().len())
}

/// The words set off at `start`, without the signs after them; none if everything is, or far too much.
fn set_off(text: &str, start: usize, emphasis: &[Range<usize>]) -> Option<Range<usize>> {
    let mut end = emphasis.iter().find(|range| range.start <= start && range.end > start)?.end;
    // Pieces that only a space or nothing parts are one.
    for range in emphasis {
        if range.start >= end && text[end..range.start].trim().is_empty() {
            end = range.end;
        }
    }
    let words = text.get(start..end)?;
    let trimmed = words.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '.' | ':' | ';' | '،' | '؛' | '，' | '：' | '；' | '、')
    });
    let everything = end >= text.len() && text.chars().count() > LONGEST / 2;
    let fits = !trimmed.is_empty() && trimmed.chars().count() <= LONGEST && !everything;
    fits.then(|| start..start + trimmed.len())
}

/// A verb set off a little further on: 在这方面，重申. Only where words are not parted by spaces; elsewhere what is set off
/// there is a title or a foreign word.
fn inside(pack: &'static Pack, block: &Block, start: usize) -> Option<Opening> {
    if pack.features.word_spaces {
        return None;
    }
    let text = block.text.as_str();
    let first = block.emphasis.iter().find(|range| range.start > start)?;
    let near = text[start..first.start].chars().count() < LONGEST / 2;
    let verb = pack.verbs.opening(&text[first.clone()]).filter(|_| near)?;
    Some(Opening {
        range: first.clone(),
        rest: None,
        concept: Some(verb.concept),
        mood: verb.mood,
        set_off: true,
    })
}

/// The second piece of a verb that the first one alone is not: the next words set off in the first clause.
fn second_piece(pack: &Pack, block: &Block, first: &Range<usize>, is_whole: bool) -> Option<Range<usize>> {
    let text = block.text.as_str();
    if is_whole || pack.features.word_spaces || text[first.clone()].chars().count() > 1 {
        return None;
    }
    let clause = text[first.end..]
        .find(|c: char| pack.features.ends.contains(c))
        .map_or(text.len(), |at| first.end + at);
    block.emphasis.iter().find(|range| range.start > first.end && range.end <= clause).cloned()
}
