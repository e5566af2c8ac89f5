//! Numbers as Word's number formats print them.

use crate::labels::roman;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Signs that are counted by.
#[derive(Deserialize)]
struct Counting {
    signs: BTreeMap<String, String>,
    tens: BTreeMap<String, String>,
}

static COUNTING: LazyLock<Counting> = LazyLock::new(|| {
    toml::from_str(include_str!("counting.toml")).expect("invariant: the file of counting signs is sound")
});

/// How often a sign is repeated at most.
const REPEATED: usize = 9;

/// From where on no number is printed in Roman figures.
const ROMAN: u32 = 1000;

/// A number in a format; formats that are not known print figures.
pub(super) fn print(number: u32, format: &str) -> String {
    let latin = |first: char| {
        let signs: Vec<String> = (first..).take(26).map(String::from).collect();
        repeated(number, &signs.iter().map(String::as_str).collect::<Vec<_>>())
    };
    match format {
        "lowerLetter" => latin('a'),
        "upperLetter" => latin('A'),
        "lowerRoman" if number < ROMAN => roman(number),
        "upperRoman" if number < ROMAN => roman(number).to_uppercase(),
        "decimalZero" => format!("{number:02}"),
        "none" => String::new(),
        _ => {
            let signs = |list: &'static String| list.split(' ').collect::<Vec<_>>();
            if let Some(list) = COUNTING.signs.get(format) {
                repeated(number, &signs(list))
            } else if let Some([figures @ .., ten]) =
                COUNTING.tens.get(format).map(signs).as_deref().filter(|_| (1..100).contains(&number))
            {
                let figure = |value: u32| value.checked_sub(1).map_or("", |at| figures[at as usize]);
                match number / 10 {
                    0 => figure(number).to_owned(),
                    1 => format!("{ten}{}", figure(number % 10)),
                    tens => format!("{}{ten}{}", figure(tens), figure(number % 10)),
                }
            } else {
                number.to_string()
            }
        }
    }
}

/// Signs in turn; when they are used up, each twice.
fn repeated(number: u32, signs: &[&str]) -> String {
    match number.checked_sub(1) {
        Some(at) => {
            let (times, at) = (at as usize / signs.len() + 1, at as usize % signs.len());
            if times > REPEATED { number.to_string() } else { signs[at].repeat(times) }
        }
        None => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats() {
        for (number, format, printed) in [
            (12, "decimal", "12"),
            (7, "decimalZero", "07"),
            (2, "lowerLetter", "b"),
            (28, "lowerLetter", "bb"),
            (4, "upperRoman", "IV"),
            (3, "arabicAbjad", "ج"),
            (5, "decimalEnclosedParen", "⑸"),
            (3, "chineseCounting", "三"),
            (10, "chineseCounting", "十"),
            (21, "chineseCounting", "二十一"),
            (100, "chineseCounting", "100"),
            (0, "lowerLetter", "0"),
            (u32::MAX, "lowerLetter", "4294967295"),
            (3, "unheardOf", "3"),
        ] {
            assert_eq!(print(number, format), printed, "{number} {format}");
        }
    }
}
