//! Faults of links that can be told from their targets alone.

use lexicon::Pack;

/// The code and message of a link that cannot lead where it is meant to.
pub(super) fn fault(target: &str, pack: &Pack) -> Option<(&'static str, String)> {
    let quoted = |what: &str| format!("{what}: {target}");
    if target.is_empty() {
        return Some(("link-empty", "a link without target".to_owned()));
    }
    if target.starts_with("about:") {
        return Some(("link-about-blank", quoted("the link leads nowhere")));
    }
    if target.starts_with("file:") {
        return Some(("link-to-local-file", quoted("the link leads to a file on somebody's own computer")));
    }
    let (_, path) = target.split_once("undocs.org/").or_else(|| target.split_once("docs.un.org/"))?;
    if !target.starts_with("http") || !target.contains("://") {
        return Some(("link-garbled", quoted("the address is not well-formed")));
    }
    let mut steps = path.split('/').filter(|step| !step.is_empty());
    let first = steps.next().unwrap_or_default();
    let coded = first.len() == 2 && first.chars().all(|c| c.is_ascii_lowercase());
    if coded && first != pack.tag && !pack.features.codes.iter().any(|code| code == first) {
        return Some(("link-other-language", quoted("the link opens another language version")));
    }
    let symbol = if coded { steps.next().unwrap_or_default() } else { first };
    let organ = symbol.starts_with(|c: char| c.is_ascii_uppercase());
    (!organ).then(|| ("link-garbled", quoted("the address is not that of a document")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets() {
        let english = lexicon::pack("en").unwrap();
        for (target, code) in [
            ("https://undocs.org/en/A/RES/70/1", None),
            ("https://undocs.org/A/RES/70/1", None),
            ("https://example.org/ru/x", None),
            ("", Some("link-empty")),
            ("about:blank", Some("link-about-blank")),
            ("file:///C:/x.docx", Some("link-to-local-file")),
            ("https://undocs.org/fr/A/RES/70/1", Some("link-other-language")),
            ("mailto:https//undocs.org/en/A/RES/169(II)", Some("link-garbled")),
            ("https://undocs.org/en/1373 (2001)", Some("link-garbled")),
        ] {
            assert_eq!(fault(target, english).map(|(code, _)| code), code, "{target}");
        }
    }
}
