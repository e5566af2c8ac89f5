//! The values of parameters: from what a person types to a term.

use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNode, Term};
use serde::Deserialize;

use crate::names;

/// What values a parameter takes. Keys (symbols, states, bodies, sessions) are plain strings in the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An IRI, in full or with a known prefix.
    Iri,
    /// The symbol of a document, or what names a document that has none.
    Symbol,
    /// A state's ISO 3166-1 alpha-3 code.
    State,
    /// The key of a body.
    Body,
    /// The number or code of a session.
    Session,
    /// A date as far as it is known.
    Date,
    /// A whole number.
    Integer,
    /// Any text.
    String,
    /// A language tag.
    Language,
}

impl Kind {
    /// What a value has to be, in words.
    #[must_use]
    pub fn expected(self) -> &'static str {
        match self {
            Self::Iri => "an IRI",
            Self::Symbol => "a document symbol",
            Self::State => "the three-letter ISO code of a state",
            Self::Body => "the key of a body",
            Self::Session => "the number or code of a session",
            Self::Date => "a date",
            Self::Integer => "a whole number",
            Self::String => "a text",
            Self::Language => "a language tag",
        }
    }

    /// A value, for those that name none of their own.
    #[must_use]
    pub fn example(self) -> &'static str {
        match self {
            Self::Iri => "unc:option/yes",
            Self::Symbol => "A/RES/75/240",
            Self::State => "FRA",
            Self::Body => "A/C.1",
            Self::Session => "78",
            Self::Date => "2023-11-02",
            Self::Integer => "10",
            Self::String => "security",
            Self::Language => "en",
        }
    }

    /// The term that `value` stands for; `None` if it cannot be one of this kind.
    #[must_use]
    pub fn term(self, value: &str) -> Option<Term> {
        let value = value.trim();
        let plain = |text: &str| Some(Literal::new_simple_literal(text).into());
        let word = !value.is_empty() && !value.contains(|c: char| c.is_whitespace() || c.is_control());
        match self {
            Self::Iri => {
                let iri = value.strip_prefix('<').and_then(|iri| iri.strip_suffix('>')).unwrap_or(value);
                let iri = names::full(iri).unwrap_or_else(|| iri.to_owned());
                NamedNode::new(iri).ok().map(Term::from)
            }
            Self::Symbol => {
                let symbol =
                    if value.starts_with("file:") { value.to_owned() } else { value.replace(' ', "") };
                let whole = symbol.contains('/') || symbol.starts_with("file:");
                (whole && !symbol.contains(char::is_control)).then(|| plain(&symbol))?
            }
            Self::State => {
                let code = value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_alphabetic());
                code.then(|| plain(&value.to_ascii_uppercase()))?
            }
            Self::Body | Self::Session => word.then(|| plain(value))?,
            Self::Date => date(value),
            Self::Integer => {
                let digits = value.strip_prefix(['-', '+']).unwrap_or(value);
                let whole =
                    !digits.is_empty() && digits.len() <= 18 && digits.bytes().all(|b| b.is_ascii_digit());
                whole.then(|| Literal::from(value.parse::<i64>().unwrap_or_default()).into())
            }
            Self::String => (!value.is_empty()).then(|| plain(value))?,
            Self::Language => {
                let tag = value.to_ascii_lowercase();
                let well_formed = tag.split('-').all(|subtag| {
                    (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
                });
                well_formed.then(|| plain(&tag))?
            }
        }
    }
}

/// A day, a month or a year, typed as what it is.
fn date(value: &str) -> Option<Term> {
    let fields: Vec<&str> = value.split('-').collect();
    let number = |field: &str, digits: usize| {
        (field.len() == digits && field.bytes().all(|b| b.is_ascii_digit()))
            .then(|| field.parse::<u32>().ok())?
    };
    let year = number(fields.first()?, 4)?;
    let month = fields.get(1).map(|field| number(field, 2).filter(|month| (1..=12).contains(month)));
    let day = fields.get(2).map(|field| number(field, 2));
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let datatype = match (month, day, fields.len()) {
        (None, None, 1) => xsd::G_YEAR,
        (Some(Some(_)), None, 2) => xsd::G_YEAR_MONTH,
        (Some(Some(month)), Some(Some(day)), 3) => {
            let length = match month {
                2 => 28 + u32::from(leap),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            (1..=length).contains(&day).then_some(xsd::DATE)?
        }
        _ => return None,
    };
    Some(Literal::new_typed_literal(value, datatype).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_it_should_and_nothing_else() {
        let printed =
            |kind: Kind, value: &str| kind.term(value).map_or_else(|| "-".to_owned(), |t| t.to_string());
        let date = |text: &str, kind: &str| format!("\"{text}\"^^<http://www.w3.org/2001/XMLSchema#{kind}>");
        for (kind, value, term) in [
            (Kind::Iri, "unp:Ballot", "<https://w3id.org/unpg/def#Ballot>"),
            (Kind::Iri, "<http://example.com/>", "<http://example.com/>"),
            (Kind::Iri, "no iri", "-"),
            (Kind::Iri, "http://example.com/> ?p ?o", "-"),
            (Kind::Symbol, "A/RES/43/78 H", "\"A/RES/43/78H\""),
            (Kind::Symbol, "file:a letter.txt", "\"file:a letter.txt\""),
            (Kind::Symbol, "resolution", "-"),
            (Kind::State, "fra", "\"FRA\""),
            (Kind::State, "France", "-"),
            (Kind::Session, "ES-11", "\"ES-11\""),
            (Kind::Session, "", "-"),
            (Kind::Date, "2024-02-29", &date("2024-02-29", "date")),
            (Kind::Date, "2023-02-29", "-"),
            (Kind::Date, "2023-11", &date("2023-11", "gYearMonth")),
            (Kind::Date, "2023", &date("2023", "gYear")),
            (Kind::Date, "2023-13", "-"),
            (Kind::Date, "2 November 2023", "-"),
            (Kind::Integer, "-3", &date("-3", "integer")),
            (Kind::Integer, "3.5", "-"),
            (Kind::Integer, "", "-"),
            (Kind::Language, "ZH", "\"zh\""),
            (Kind::Language, "zh_CN", "-"),
            (Kind::String, "\"quoted\"", "\"\\\"quoted\\\"\""),
        ] {
            assert_eq!(printed(kind, value), term, "{kind:?} {value}");
        }
    }
}
