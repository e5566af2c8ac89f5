//! Printed document symbols and numbers of resolutions, which look the same in every language.

use fact::Symbol;
use regex::Regex;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A symbol: an organ in capitals, then elements after strokes. Only ASCII classes: the Unicode ones are slow here.
/// Typists take А and Е from the Cyrillic keyboard, which look the same.
static SYMBOL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:[A-Z][A-Z0-9]{0,5}|[\u{410}\u{415}])(?:/[A-Z]{2,4}[0-9]{0,2})?(?:/AP\.[IVX]{1,4})?",
        r"(?:/(?:(?:[A-Za-z]{1,6}\.){1,2}[0-9]{1,4}(?:/[0-9]{1,4})?|[A-Za-z]{1,6}[0-9]{1,4}(?:/[0-9]{1,4})?|COP-MOP|CONF\.[IVX]{1,5}|COP\([0-9]{1,2}\)|[A-Z]{1,4}[-‑]?[0-9]{0,4}|[0-9]{1,5}|[A-Z]{1,3}\.?[0-9]{1,4}|Sub\.[0-9]{1,2}|Summary))+",
        r"(?: ?\((?:[IVXL]{1,7}|[12][0-9]{3}|E?S-[IVX]{1,5}|Parts? [IVX]{1,4}(?: and [IVX]{1,4})?|Vol\. ?[IVX0-9]{1,4}|Sect\. ?[0-9]{1,2}[A-Z]?|Plan outline|Introduction)\))?",
        r"(?:/(?:Add|Rev|Corr|Amend)\.[0-9]{1,3})*",
    ))
    .expect("invariant: a sound pattern")
});

/// Every symbol printed in `text`, with the bytes it takes up.
#[must_use]
pub fn symbols(text: &str) -> Vec<(Range<usize>, Symbol)> {
    let mut found: Vec<(Range<usize>, Symbol)> = Vec::new();
    let mut done = 0;
    for matched in SYMBOL.find_iter(text) {
        if matched.start() < done {
            continue; // the second symbol of one document
        }
        let before = text[..matched.start()].chars().next_back();
        let goes_on =
            if matched.as_str().is_ascii() { char::is_ascii_alphanumeric } else { letter_or_figure };
        if before.is_some_and(|c| goes_on(&c) || matches!(c, '/' | '.' | '-' | '_' | '=')) {
            continue;
        }
        let mut end = matched.end();
        // A letter or figure straight after it: it is part of something else.
        if text[end..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_') {
            continue;
        }
        // The second half of a document with two symbols.
        if let Some(rest) = text[end..].strip_prefix(['-', '–', '‑'])
            && let Some(second) = SYMBOL.find(rest).filter(|second| second.start() == 0)
        {
            end = text.len() - rest.len() + second.end();
        }
        if let Ok(symbol) = Symbol::parse(&text[matched.start()..matched.end()])
            && is_organ(&symbol)
        {
            let (more, taken) = records(&symbol, &text[end..]);
            end += taken;
            done = end;
            found.extend(std::iter::once(symbol).chain(more).map(|symbol| (matched.start()..end, symbol)));
        }
    }
    found
}

fn letter_or_figure(c: &char) -> bool {
    c.is_alphanumeric()
}

/// The further records of a range, "SR.11–13", and how many bytes of `rest` name them.
fn records(first: &Symbol, rest: &str) -> (Vec<Symbol>, usize) {
    const MOST: u32 = 100;
    let none = (Vec::new(), 0);
    let Some(number) = first.meeting() else { return none };
    let Some(after) = rest.strip_prefix(['-', '–', '‑']) else { return none };
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    let head = first.as_str().trim_end_matches(|c: char| c.is_ascii_digit());
    match digits.parse::<u32>() {
        Ok(last) if number < last && last - number < MOST && !after[digits.len()..].starts_with('/') => {
            let more =
                (number + 1..=last).filter_map(|number| Symbol::parse(&format!("{head}{number}")).ok());
            (more.collect(), rest.len() - after.len() + digits.len())
        }
        _ => none,
    }
}

/// Whether a symbol begins as those of the United Nations do; other organizations number their documents in the same
/// way.
fn is_organ(symbol: &Symbol) -> bool {
    static ORGANS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
        include_str!("../data/organs.txt").lines().filter(|line| !line.starts_with('#')).collect()
    });
    symbol.as_str().split('/').next().is_some_and(|organ| ORGANS.contains(organ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_as_printed() {
        for (text, expected) in [
            (
                "见A/C.1/78/PV.2、A/C.1/78/PV.3和A/C.1/78/L.60/Rev.1。",
                "A/C.1/78/PV.2 A/C.1/78/PV.3 A/C.1/78/L.60/Rev.1",
            ),
            ("(A/AC.292/2023/INF/2)", "A/AC.292/2023/INF/2"),
            (
                "see S/RES/1325 (2000) and E/CN.4/Sub.2/1999/3/Add.1.",
                "S/RES/1325(2000) E/CN.4/Sub.2/1999/3/Add.1",
            ),
            ("A/RES/2625 (XXV), A/RES/S-13/2, A/RES/ES-11/1", "A/RES/2625(XXV) A/RES/S-13/2 A/RES/ES-11/1"),
            ("A/77/277-S/2022/606和A/48/486–S/26560", "A/77/277 A/48/486"),
            ("WHA75/2022/REC/1 IX/20 CCW/AP.II/CONF.23/5", "CCW/AP.II/CONF.23/5"),
            ("A/HRC/RES/54/4 A/HRC/54/L.1 UNEP/EA.5/Res.14", "A/HRC/RES/54/4 A/HRC/54/L.1 UNEP/EA.5/Res.14"),
            ("and/or N/A km/h 24/7 https://docs.un.org/zh/A/RES/75/240", ""),
            (
                "A/CONF.192/15 FCCC/CP/2015/10/Add.1 ST/SGB/2016/1",
                "A/CONF.192/15 FCCC/CP/2015/10/Add.1 ST/SGB/2016/1",
            ),
            ("UNEP/OzL.Pro.28/12, UNEP/CBD/BS/COP-MOP/5/17", "UNEP/OzL.Pro.28/12 UNEP/CBD/BS/COP-MOP/5/17"),
            (
                "ICCD/COP(15)/23/Add.1, BWC/CONF.VIII/4, A/S‑12/2",
                "ICCD/COP(15)/23/Add.1 BWC/CONF.VIII/4 A/S-12/2",
            ),
            ("A/C.6/56/SR.11–13", "A/C.6/56/SR.11 A/C.6/56/SR.12 A/C.6/56/SR.13"),
            (
                "A/78/6 (Sect. 29F), A/77/6 (Plan outline) and A/CONF.151/26 (Vol. I)",
                "A/78/6(Sect.29F) A/77/6(Planoutline) A/CONF.151/26(Vol.I)",
            ),
            ("A/48/486-S/26560, S/23500", "A/48/486 S/23500"),
            ("А/74/142 и США/74/142, A/AC/105/1260", "A/74/142 A/AC.105/1260"),
        ] {
            let found: Vec<String> =
                symbols(text).into_iter().map(|(_, symbol)| symbol.to_string()).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
