//! The ways in which print sets one name.

use crate::normal::is_unspaced;

/// Every way in which print sets a name, the given one first: straight or curly apostrophes; hyphens as such or
/// unbreakable; a dash or a hyphen between digits; Chinese with a space beside digits and Latin letters; a capital
/// at the head of a sentence.
///
/// For those who look for names in texts letter by letter; [`crate::plain`] is for those who compare.
///
/// ```
/// assert_eq!(authority::spellings("Côte d’Ivoire"), ["Côte d’Ivoire", "Côte d'Ivoire"]);
/// assert_eq!(authority::spellings("第75/240号"), ["第75/240号", "第 75/240 号"]);
/// assert_eq!(authority::spellings("all States"), ["all States", "All States"]);
/// ```
#[must_use]
pub fn spellings(name: &str) -> Vec<String> {
    let mut all = vec![name.to_owned()];
    let mut add = |change: &dyn Fn(&str) -> String| {
        for at in 0..all.len() {
            let changed = change(&all[at]);
            if !all.contains(&changed) {
                all.push(changed);
            }
        }
    };
    add(&|name| name.replace('’', "'"));
    add(&|name| between_digits(name, '-', '–'));
    add(&|name| between_digits(name, '–', '-'));
    add(&|name| name.replace('-', "\u{2011}"));
    add(&|name| name.replace(" - ", " – "));
    add(&spaced);
    add(&capitalised);
    all
}

/// The name with `from` replaced wherever it stands between two digits.
fn between_digits(name: &str, from: char, to: char) -> String {
    let letters: Vec<char> = name.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let changed = |(at, letter): (usize, &char)| {
        let between = *letter == from && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
        if between { to } else { *letter }
    };
    letters.iter().enumerate().map(changed).collect()
}

/// The name with a space wherever an ideograph and a letter or digit of another script meet.
fn spaced(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if let Some(last) = out.chars().next_back() {
            let parted = is_unspaced(last) != is_unspaced(letter);
            if parted && last.is_alphanumeric() && letter.is_alphanumeric() {
                out.push(' ');
            }
        }
        out.push(letter);
    }
    out
}

/// The name with a capital first letter.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_parted_by_a_hyphen_or_a_dash() {
        let all = spellings("2021-2025年不限成员名额工作组");
        for form in [
            "2021-2025 年不限成员名额工作组",
            "2021–2025年不限成员名额工作组",
            "2021–2025 年不限成员名额工作组",
        ] {
            assert!(all.contains(&form.to_owned()), "{form} is not among {all:?}");
        }
        assert!(spellings("Group 2021–2025").contains(&"Group 2021-2025".to_owned()));
    }

    #[test]
    fn a_name_without_choices_has_one_spelling() {
        assert_eq!(spellings("Norway"), ["Norway"]);
        assert_eq!(spellings("挪威"), ["挪威"]);
    }
}
