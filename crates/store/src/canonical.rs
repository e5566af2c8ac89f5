//! Literals as the database gives them back. It keeps numbers, dates and truth values by what they mean: `"01"`,
//! `"1"` and an xsd:int `1` are one and the same to it. Contributions are kept likewise, or a triple would be
//! looked for in vain.

use crate::Error;
use oxigraph::store::Store;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{GraphName, Literal, NamedNode, Quad, Term, Triple};
use std::collections::HashMap;

/// Rewrites the literals of `triples` that the database would give back differently.
pub(crate) fn canonical(triples: &mut [Triple]) -> Result<(), Error> {
    let mut doubtful: HashMap<Literal, Option<Term>> = HashMap::new();
    for triple in triples.iter_mut() {
        let Term::Literal(literal) = &triple.object else { continue };
        match literal.language() {
            Some(language) if language.bytes().any(|byte| byte.is_ascii_uppercase()) => {
                let language = language.to_ascii_lowercase();
                triple.object =
                    Literal::new_language_tagged_literal_unchecked(literal.value(), language).into();
            }
            Some(_) => {}
            None if is_plain(literal) => {}
            None => _ = doubtful.entry(literal.clone()).or_default(),
        }
    }
    if doubtful.is_empty() {
        return Ok(());
    }
    ask_database(&mut doubtful)?;
    for triple in triples {
        if let Term::Literal(literal) = &triple.object
            && let Some(Some(term)) = doubtful.get(literal)
        {
            triple.object = term.clone();
        }
    }
    Ok(())
}

/// Whether a literal certainly comes back as it is.
fn is_plain(literal: &Literal) -> bool {
    let value = literal.value().as_bytes();
    let digits = |range: std::ops::Range<usize>| value[range].iter().all(u8::is_ascii_digit);
    match literal.datatype() {
        xsd::STRING => true,
        xsd::INTEGER => match value {
            [b'0'] => true,
            [b'1'..=b'9', ..] => value.len() <= 18 && digits(0..value.len()),
            _ => false,
        },
        xsd::DATE => {
            value.len() == 10
                && digits(0..4)
                && digits(5..7)
                && digits(8..10)
                && value[4] == b'-'
                && value[7] == b'-'
                && value[0] != b'0'
        }
        datatype => {
            let database = datatype.as_str().starts_with("http://www.w3.org/2001/XMLSchema#");
            !database && datatype != rdf::LANG_STRING
        }
    }
}

/// Puts the literals into a small database and takes them out again.
fn ask_database(doubtful: &mut HashMap<Literal, Option<Term>>) -> Result<(), Error> {
    let database = Store::new()?;
    let node = |number: usize| NamedNode::new_unchecked(format!("urn:{number}"));
    let asked: Vec<Literal> = doubtful.keys().cloned().collect();
    for (number, literal) in asked.iter().enumerate() {
        database.insert(&Quad::new(node(number), rdf::TYPE, literal.clone(), GraphName::DefaultGraph))?;
    }
    for (number, literal) in asked.into_iter().enumerate() {
        let kept = database.quads_for_pattern(Some(node(number).as_ref().into()), None, None, None).next();
        doubtful.insert(literal, kept.transpose()?.map(|quad| quad.object));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_database_has_them() {
        let typed = |value: &str, kind: &str| {
            let datatype = NamedNode::new_unchecked(format!("http://www.w3.org/2001/XMLSchema#{kind}"));
            Literal::new_typed_literal(value, datatype)
        };
        for (value, kind, kept, kept_kind) in [
            ("1", "integer", "1", "integer"),
            ("01", "integer", "1", "integer"),
            ("-0", "integer", "0", "integer"),
            ("7", "int", "7", "integer"),
            ("x", "integer", "x", "integer"),
            ("123456789012345678901234567890", "integer", "123456789012345678901234567890", "integer"),
            ("1.50", "decimal", "1.5", "decimal"),
            ("1", "boolean", "true", "boolean"),
            ("2023-02-30", "date", "2023-02-30", "date"),
            ("2023-11-02", "date", "2023-11-02", "date"),
            ("2023-11-02+00:00", "date", "2023-11-02Z", "date"),
            ("2023", "gYear", "2023", "gYear"),
            ("2023-11", "gYearMonth", "2023-11", "gYearMonth"),
            ("2023-03-06T10:00:00.0", "dateTime", "2023-03-06T10:00:00", "dateTime"),
            ("http://e/", "anyURI", "http://e/", "anyURI"),
        ] {
            let mut triples = vec![Triple::new(rdf::TYPE, rdf::TYPE, typed(value, kind))];
            canonical(&mut triples).unwrap();
            assert_eq!(triples[0].object, typed(kept, kept_kind).into(), "{value} {kind}");
            let plain = is_plain(&typed(value, kind));
            assert!(!plain || (value, kind) == (kept, kept_kind), "{value} {kind}");
        }
    }

    #[test]
    fn languages_are_in_small_letters() {
        let text = Literal::new_language_tagged_literal_unchecked("x", "zh-Hans");
        let mut triples = vec![Triple::new(rdf::TYPE, rdf::TYPE, text)];
        canonical(&mut triples).unwrap();
        assert_eq!(triples[0].object.to_string(), "\"x\"@zh-hans");
    }

    #[test]
    fn what_is_called_plain_comes_back() {
        let database = Store::new().unwrap();
        for year in 1000..3000 {
            for (month, day) in [(2, 29), (2, 30), (12, 31), (13, 1), (0, 0), (6, 15)] {
                let value = format!("{year}-{month:02}-{day:02}");
                let literal = Literal::new_typed_literal(value, xsd::DATE);
                assert!(is_plain(&literal));
                let quad = Quad::new(rdf::TYPE, rdf::TYPE, literal, GraphName::DefaultGraph);
                database.insert(&quad).unwrap();
                assert_eq!(database.iter().next().unwrap().unwrap(), quad);
                database.remove(&quad).unwrap();
            }
        }
    }
}
