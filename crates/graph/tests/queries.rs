//! Each canned query has a complete header, is SPARQL with and without its parameters, and has a total order.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

mod support;

use oxigraph::sparql::SparqlEvaluator;
use std::collections::BTreeSet;
use support::{bind, header, query_names, query_text};

/// The columns that the tables must begin with.
const TABLES: [(&str, &str); 18] = [
    ("documents", "doc type title language body session date"),
    ("citations", "doc part cited cited_part cited_date act"),
    ("sessions", "body session kind start end place meetings items"),
    ("meetings", "body session number date items"),
    (
        "proposals",
        "proposal kind title body session item submitted_by submitted_on budget_statement outcome outcome_date meeting recommended_as",
    ),
    ("sponsors", "proposal state role date"),
    (
        "votes",
        "proposal target body session meeting date outcome yes no abstain listed_yes listed_no listed_abstain",
    ),
    ("ballots", "proposal target body state option intended"),
    ("paragraphs", "doc part number kind verb text"),
    ("footnotes", "doc part text cited anchor"),
    ("offices", "person state role body session"),
    ("bodies", "body name type part_of established_by"),
    ("agenda", "body session item sub title allocated_to"),
    ("events", "body kind start end mode convened_by with"),
    ("programme", "body session date start end item sub topic"),
    ("requests", "doc part addressee action due"),
    ("problems", "doc code message quote part"),
    ("evidence", "fact doc start end quote"),
];

/// Parameters that the tables must take.
const TAKES: [(&str, &str); 9] = [
    ("citations", "doc"),
    ("paragraphs", "doc lang"),
    ("footnotes", "doc lang"),
    ("requests", "doc"),
    ("evidence", "doc"),
    ("ballots", "proposal state"),
    ("votes", "proposal state"),
    ("documents", "lang"),
    ("agenda", "lang"),
];

const TYPES: [&str; 9] =
    ["iri", "symbol", "state", "body", "session", "date", "integer", "string", "language"];

/// The names of the parameters in the text of a query: words after `?_`.
fn tokens(query: &str) -> BTreeSet<String> {
    let body: String =
        query.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    body.split("?_")
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .collect()
}

/// The columns that a query prints, as it names them.
fn columns(query: &str) -> Vec<String> {
    let table = support::run(&oxigraph::store::Store::new().unwrap(), query).unwrap();
    table.columns
}

#[test]
fn headers_are_complete() {
    for name in query_names() {
        let text = query_text(&name);
        let header = header::read(&name, &text);
        assert!(
            !header.summary.is_empty() && header.summary.len() <= 80,
            "{name}: a summary of up to 80 letters"
        );
        assert!(header.description.ends_with('.'), "{name}: a description in sentences");
        assert!(!header.tags.is_empty(), "{name}: at least one tag");
        for param in &header.params {
            for field in ["name", "type", "description", "example"] {
                assert!(
                    param.get(field).is_some_and(|value| !value.is_empty()),
                    "{name}: a parameter without {field}"
                );
            }
            assert!(TYPES.contains(&param["type"].as_str()), "{name}: the type {} is unknown", param["type"]);
        }
        let declared: BTreeSet<String> = header.params.iter().map(|param| param["name"].clone()).collect();
        assert_eq!(declared, tokens(&text), "{name}: the parameters declared and those used");
        for column in &header.columns {
            for field in ["name", "type", "description"] {
                assert!(
                    column.get(field).is_some_and(|value| !value.is_empty()),
                    "{name}: a column without {field}"
                );
            }
        }
        let declared: Vec<&str> = header.columns.iter().map(|column| column["name"].as_str()).collect();
        assert_eq!(declared, columns(&text), "{name}: the columns declared and those printed");
    }
}

#[test]
fn queries_parse_with_and_without_parameters_and_have_a_total_order() {
    for name in query_names() {
        let text = query_text(&name);
        let header = header::read(&name, &text);
        let _ = SparqlEvaluator::new().parse_query(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let terms: Vec<(String, String)> = header
            .params
            .iter()
            .map(|param| {
                let example = &param["example"];
                let term = match param["type"].as_str() {
                    "iri" => format!("<{example}>"),
                    "integer" => example.clone(),
                    "date" => format!("\"{example}\"^^<http://www.w3.org/2001/XMLSchema#date>"),
                    _ => format!("\"{example}\""),
                };
                (param["name"].clone(), term)
            })
            .collect();
        let terms: Vec<(&str, &str)> =
            terms.iter().map(|(name, term)| (name.as_str(), term.as_str())).collect();
        for number in 0..terms.len() {
            let bound = bind(&text, &terms[number..=number]);
            let _ = SparqlEvaluator::new()
                .parse_query(&bound)
                .unwrap_or_else(|error| panic!("{name} with {:?}: {error}", terms[number]));
        }
        let _ = SparqlEvaluator::new()
            .parse_query(&bind(&text, &terms))
            .unwrap_or_else(|error| panic!("{name} with all: {error}"));
        let order = text.trim_end().lines().last().unwrap();
        assert!(order.starts_with("ORDER BY "), "{name}: the last line is the order");
        assert!(
            !text.contains("BOUND(?_"),
            "{name}: BOUND takes variables only, and a parameter becomes a term"
        );
    }
}

#[test]
fn tables_have_the_columns_and_parameters_that_they_are_known_by() {
    for (name, wanted) in TABLES {
        let printed = columns(&query_text(name));
        let wanted: Vec<&str> = wanted.split(' ').collect();
        assert_eq!(printed[..wanted.len()], wanted, "{name}");
    }
    for (name, wanted) in TAKES {
        let taken = tokens(&query_text(name));
        assert!(wanted.split(' ').all(|parameter| taken.contains(parameter)), "{name} takes {wanted}");
    }
    for name in ["documents", "paragraphs", "footnotes", "agenda"] {
        assert!(columns(&query_text(name)).contains(&"language".to_owned()), "{name} tells the language");
    }
}

#[test]
fn the_list_of_queries_is_up_to_date() {
    let path = support::root().join("queries/README.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let mark = "--test queries -->\n";
    let head = &page[..page.find(mark).expect("the mark of the list") + mark.len()];
    let tables = TABLES.iter().map(|(name, _)| (*name).to_owned());
    let others = query_names().into_iter().filter(|name| TABLES.iter().all(|(table, _)| table != name));
    let mut list = "\n| query | asks | takes |\n|---|---|---|\n".to_owned();
    for name in tables.chain(others) {
        let header = header::read(&name, &query_text(&name));
        let take = |param: &std::collections::BTreeMap<String, String>| {
            if param.contains_key("required") {
                format!("**{}**", param["name"])
            } else {
                param["name"].clone()
            }
        };
        let takes: Vec<String> = header.params.iter().map(take).collect();
        list.push_str(&format!("| `{name}` | {} | {} |\n", header.summary, takes.join(", ")));
    }
    let made = format!("{head}{list}");
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap() == made,
        "queries/README.md: run with UPDATE_GENERATED=1"
    );
}
