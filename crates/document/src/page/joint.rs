//! What the end of a line stands for.

use super::mend::is_cjk;
use lexicon::Pack;
use std::collections::HashSet;

/// What the end of a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// A space.
    Space,
    /// Nothing: the next line goes on where this one breaks off.
    Nothing,
    /// Nothing, and the hyphen before it is no part of the word.
    Hyphen,
}

/// All words that stand in a text in one piece, to tell whether a hyphen at a line's end belongs to its word.
pub(crate) fn words<'t>(pack: &Pack, text: &'t str) -> HashSet<&'t str> {
    if !pack.features.word_spaces {
        return HashSet::new();
    }
    text.split(|c: char| !is_of_word(c)).collect()
}

/// What stands between two lines: `before` are the characters of the upper one from its end, `after` those of the lower.
pub(crate) fn joint(
    pack: &Pack,
    words: &HashSet<&str>,
    before: impl Iterator<Item = char> + Clone,
    mut after: impl Iterator<Item = char> + Clone,
) -> Joint {
    let (tail, mut head) = (after.clone(), before.clone());
    let (Some(last), Some(next)) = (head.next(), after.next()) else { return Joint::Nothing };
    let token: String = before.take_while(|c| *c != ' ').collect();
    if token.contains("//:") && !is_cjk(next) {
        return Joint::Nothing;
    }
    if !pack.features.word_spaces && (is_cjk(last) || is_cjk(next)) {
        return Joint::Nothing;
    }
    let hyphen = matches!(last, '-' | '‐' | '\u{ad}');
    if hyphen && next.is_alphabetic() && pack.features.word_spaces {
        let head: Vec<char> = head.take_while(|c| is_of_word(*c)).collect();
        let head: String = head.iter().rev().collect();
        let tail: String = tail.take_while(|c| is_of_word(*c)).collect();
        let together = format!("{head}{tail}");
        let keep = head.is_empty()
            || words.contains(format!("{head}-{tail}").as_str())
            || (next.is_uppercase() && !words.contains(together.as_str()))
            || head.chars().any(|c| c.is_ascii_digit());
        return if keep { Joint::Nothing } else { Joint::Hyphen };
    }
    if matches!(last, '–' | '/') || (hyphen && next.is_ascii_digit()) {
        return Joint::Nothing;
    }
    Joint::Space
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_and_spaces() {
        let pack = lexicon::pack("en").unwrap();
        let known = words(pack, "the well-known co-operation of long-term plans");
        let between = |before: &str, after: &str| joint(pack, &known, before.chars().rev(), after.chars());
        assert_eq!(between("the", "report"), Joint::Space);
        assert_eq!(between("the commit-", "tee"), Joint::Hyphen);
        assert_eq!(between("a well-", "known plan"), Joint::Nothing);
        assert_eq!(between("1990-", "1995"), Joint::Nothing);
        assert_eq!(between("see https://un.", "org"), Joint::Nothing);
    }
}
