//! The links of a file against its words: what a part cites is read from the words, and a link that says otherwise is a
//! finding. The publisher's links leave out letters of numbers and lead to other documents at times.

use super::Writer;
use document::Block;
use fact::{DocKey, Symbol};
use std::ops::Range;

/// The hosts under which documents are opened by their symbols.
const HOSTS: [&str; 2] = ["undocs.org/", "docs.un.org/"];

/// Compares the links in a block with what its words cite.
pub(super) fn check(writer: &mut Writer<'_>, block: &Block, path: &str, cited: &[(Range<usize>, DocKey)]) {
    if !writer.context.has_links {
        return;
    }
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let mut findings: Vec<(&'static str, String, Range<usize>)> = Vec::new();
    for link in &block.links {
        let Some(target) = symbol(&link.target) else { continue };
        let meant: Vec<&Symbol> = cited
            .iter()
            .filter(|(range, _)| overlap(range, &link.range))
            .filter_map(|(_, doc)| match doc {
                DocKey::Symbol(symbol) => Some(symbol),
                _ => None,
            })
            .collect();
        if meant.is_empty() || meant.iter().any(|symbol| opens(&target, symbol)) {
            continue;
        }
        let symbol = meant[0];
        let (code, what) = if meant
            .iter()
            .any(|symbol| without_letter(symbol).eq_ignore_ascii_case(target.as_str()))
        {
            ("link-drops-letter", "without its letter")
        } else if meant.iter().any(|symbol| number(symbol).is_some_and(|own| number(&target) == Some(own))) {
            ("link-wrong-series", "as one of another body")
        } else {
            ("link-wrong-target", "elsewhere")
        };
        findings.push((code, format!("{symbol} is cited and linked {what}: {target}"), link.range.clone()));
    }
    for (range, doc) in cited {
        if let DocKey::Symbol(symbol) = doc
            && !block.links.iter().any(|link| overlap(&link.range, range))
        {
            findings.push((
                "citation-not-linked",
                format!("{symbol} is cited and not linked"),
                range.clone(),
            ));
        }
    }
    for (code, message, range) in findings {
        let spans = writer.spans(&block.text, &[range]);
        writer.problem(code, message, path, spans);
    }
}

/// Whether a link opens a document by its symbol.
pub(super) fn is_to_document(link: &document::Link) -> bool {
    symbol(&link.target).is_some()
}

/// Whether the target opens a document, be it a version of it: capitals do not matter to the server, and `(Supp)` is how
/// it files the supplements to the official records.
fn opens(target: &Symbol, cited: &Symbol) -> bool {
    let plain = |symbol: &Symbol| {
        let symbol = symbol.base().as_str().to_ascii_uppercase();
        symbol.strip_suffix("(SUPP)").map(str::to_owned).unwrap_or(symbol)
    };
    plain(target) == plain(cited)
}

/// The symbol that an address opens.
fn symbol(target: &str) -> Option<Symbol> {
    let path = HOSTS.iter().find_map(|host| target.split_once(host))?.1;
    let path = path
        .split(['?', '#'])
        .next()
        .unwrap_or(path)
        .replace("%20", "")
        .replace("%28", "(")
        .replace("%29", ")");
    let (first, rest) = path.split_once('/')?;
    let coded = first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase());
    Symbol::parse(if coded { rest } else { &path }).ok()
}

/// A symbol without the letter of its number: `A/RES/43/78` for `A/RES/43/78H`, `A/RES/2200(XXI)` for `A/RES/2200A(XXI)`.
fn without_letter(symbol: &Symbol) -> String {
    let (head, session) = match symbol.as_str().split_once('(') {
        Some((head, session)) => (head, format!("({session}")),
        None => (symbol.as_str(), String::new()),
    };
    let plain = head.trim_end_matches(|c: char| c.is_ascii_uppercase() || c == '-');
    if plain.ends_with(|c: char| c.is_ascii_digit()) {
        format!("{plain}{session}")
    } else {
        symbol.to_string()
    }
}

/// What follows the series in the symbol of a resolution or decision: `51/30` of `A/HRC/RES/51/30`.
fn number(symbol: &Symbol) -> Option<&str> {
    let symbol = symbol.as_str();
    ["/RES/", "/DEC/"].iter().find_map(|series| Some(symbol.split_once(series)?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_letters() {
        let of = |target: &str| symbol(target).map(|symbol| symbol.to_string());
        assert_eq!(of("https://undocs.org/en/A/RES/43/78"), Some("A/RES/43/78".to_owned()));
        assert_eq!(of("https://undocs.org/S/RES/1325%20(2000)"), Some("S/RES/1325(2000)".to_owned()));
        assert_eq!(of("https://example.org/A/RES/43/78"), None);
        let parse = |symbol: &str| Symbol::parse(symbol).unwrap();
        assert!(opens(&parse("A/62/20(Supp)"), &parse("A/62/20")));
        assert!(opens(&parse("A/RES/55/180b"), &parse("A/RES/55/180B")));
        assert!(!opens(&parse("A/RES/10/2"), &parse("A/RES/S-10/2")));
        let plain = |symbol: &str| without_letter(&Symbol::parse(symbol).unwrap());
        assert_eq!(plain("A/RES/43/78H"), "A/RES/43/78");
        assert_eq!(plain("A/RES/2200A(XXI)"), "A/RES/2200(XXI)");
        assert_eq!(plain("A/AC.109/L.9"), "A/AC.109/L.9");
    }
}
