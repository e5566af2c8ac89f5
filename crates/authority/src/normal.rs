//! Two forms under which names are compared: what is left when typography is taken away, and when accents are too.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name without the accidents of print: small letters; one kind of space, apostrophe and hyphen; no space beside a
/// hyphen or a Chinese character; no invisible characters, Arabic lengthening strokes or vowel signs.
///
/// ```
/// assert_eq!(authority::plain("Lao\u{a0}People’s  Democratic Republic"), "lao people's democratic republic");
/// assert_eq!(authority::plain("Timor – Leste"), "timor-leste");
/// assert_eq!(authority::plain("2021-2025 年 工作组"), "2021-2025年工作组");
/// ```
#[must_use]
pub fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for letter in name.nfkc().flat_map(char::to_lowercase).filter(|letter| !is_invisible(*letter)) {
        let letter = one_kind(letter);
        let after_tight = out.chars().next_back().is_none_or(|last| last == ' ' || is_tight(last));
        if letter == ' ' && after_tight {
            continue;
        }
        if is_tight(letter) && out.ends_with(' ') {
            out.pop();
        }
        out.push(letter);
    }
    out.truncate(out.trim_end().len());
    out
}

/// A name without typography, accents and signs: letters and digits of the plain form, parted by single spaces.
///
/// ```
/// assert_eq!(authority::folded("Côte d’Ivoire"), authority::folded("COTE D'IVOIRE"));
/// assert_eq!(authority::folded("TÜRKİYE"), "turkiye");
/// assert_eq!(authority::folded("Iran (Islamic Republic of)"), "iran islamic republic of");
/// ```
#[must_use]
pub fn folded(name: &str) -> String {
    let letters: String = plain(name)
        .nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    plain(&letters)
}

/// Whether a reader of the printed page does not see the character: soft hyphens, joiners, marks of direction,
/// and in Arabic the stroke that lengthens a word and the signs of short vowels.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || matches!(letter, '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}')
}

/// One character for all that mean the same.
fn one_kind(letter: char) -> char {
    match letter {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2032}' | '`' | '\u{b4}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ if letter.is_whitespace() => ' ',
        _ => letter,
    }
}

/// Whether no space stands beside the character: a hyphen, or a script that does not part words by spaces.
fn is_tight(letter: char) -> bool {
    letter == '-' || is_unspaced(letter)
}

/// Whether the character is of a script that does not part words by spaces: ideographs and their punctuation.
pub(crate) fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_does_not_matter() {
        assert_eq!(plain(" Guinea\u{2011}Bissau\u{a0}"), "guinea-bissau");
        assert_eq!(plain("Papua — New  Guinea"), plain("Papua-New Guinea"));
        assert_eq!(plain("刚果（金）"), "刚果(金)");
        assert_eq!(plain("伊朗伊 斯兰共和国"), "伊朗伊斯兰共和国");
    }

    #[test]
    fn arabic_is_compared_without_strokes_and_vowel_signs() {
        assert_eq!(plain("عُمـان"), plain("عمان"));
        assert_eq!(folded("أستراليا"), folded("استراليا"));
    }

    #[test]
    fn accents_matter_in_the_plain_form_only() {
        assert_ne!(plain("Níger"), plain("Niger"));
        assert_eq!(folded("Níger"), folded("NIGER"));
        assert_eq!(folded("Guinée-Bissau"), folded("Guinee Bissau"));
    }

    #[test]
    fn different_names_stay_different() {
        assert_ne!(folded("Niger"), folded("Nigeria"));
        assert_ne!(folded("Iran"), folded("Iraq"));
        assert_ne!(folded("النيجر"), folded("نيجيريا"));
    }
}
