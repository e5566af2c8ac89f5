//! Tables, truths, graphs, descriptions and explanations as they are printed.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "sample/sample.rs"]
mod sample;

use answer::{Format, Look, Printed, Question, Style, describe, explain, print, thing};
use std::collections::BTreeMap;
use store::{Limits, Store};

fn printed(store: &Store, sparql: &str, format: Format, limits: &Limits) -> (String, Printed) {
    let question = Question::parse("q", sparql).unwrap();
    let answer = store.query(question.ask(&BTreeMap::new()).unwrap(), limits).unwrap();
    let mut out = Vec::new();
    let printed = print(answer, question.columns(), format, Look::default(), &mut out).unwrap();
    (String::from_utf8(out).unwrap(), printed)
}

fn show(sparql: &str, format: Format) -> String {
    printed(&sample::store(), sparql, format, &Limits::default()).0
}

const TITLES: &str = "PREFIX unp: <https://w3id.org/unpg/def#> \
    SELECT * { ?z unp:title ?title . BIND(?z AS ?a) } ORDER BY ?title";

#[test]
fn columns_stand_in_the_order_of_the_query() {
    let head = |sparql: &str| show(sparql, Format::Csv).lines().next().unwrap().to_owned();
    assert_eq!(head(TITLES), "z,title,a");
    assert_eq!(head("SELECT ?z ?a { ?z ?p ?a }"), "z,a");
    assert_eq!(head("SELECT ?a ?z { ?z ?p ?a }"), "a,z");
}

#[test]
fn csv_is_as_rfc_4180_has_it() {
    let sparql = "SELECT ?o { <https://w3id.org/unpg/id/odd> <http://example.com/p#1> ?o } ORDER BY STR(?o)";
    let text = show(sparql, Format::Csv);
    assert!(text.starts_with("o\r\n"), "{text:?}");
    assert!(text.contains("\"tab\there, quote \"\" and backslash \\ and é🗳\"\r\n"), "{text:?}");
    assert!(
        text.contains("\r\n-5\r\n") && text.contains("\r\n1.5\r\n") && text.contains("\r\ntrue\r\n"),
        "{text:?}"
    );
}

#[test]
fn other_formats() {
    let sparql = "SELECT ?t { <https://w3id.org/unpg/id/doc/A/1/L.1> <https://w3id.org/unpg/def#title> ?t FILTER(LANG(?t) = 'en') }";
    assert_eq!(show(sparql, Format::Table), "t\n─────────────\nLetter of \"A\"\n");
    assert_eq!(show(sparql, Format::Markdown), "| t |\n|---|\n| Letter of \"A\" |\n");
    assert_eq!(show(sparql, Format::Tsv), "?t\n\"Letter of \\\"A\\\"\"@en\n");
    let json: serde_json::Value = serde_json::from_str(&show(sparql, Format::Json)).unwrap();
    assert_eq!(json["results"]["bindings"][0]["t"]["xml:lang"], "en");
    assert!(show(sparql, Format::Xml).contains("<literal xml:lang=\"en\">Letter of &quot;A&quot;</literal>"));
    assert_eq!(show("ASK { ?s ?p ?o }", Format::Table), "true\n");
    assert_eq!(show("ASK { ?s ?p 'none' }", Format::Csv), "false");
    let graph =
        show("CONSTRUCT { ?s a <http://e/S> } { ?s a <https://w3id.org/unpg/def#State> }", Format::Table);
    assert!(graph.contains("@prefix unp: ") && graph.contains("<state/IRN> a <http://e/S> ."), "{graph}");
}

#[test]
fn a_table_is_no_graph_and_a_graph_no_table() {
    let refused = |sparql: &str, format: Format| {
        let store = sample::store();
        let question = Question::parse("q", sparql).unwrap();
        let answer = store.query(question.ask(&BTreeMap::new()).unwrap(), &Limits::default()).unwrap();
        print(answer, &[], format, Look::default(), &mut Vec::new()).unwrap_err().to_string()
    };
    assert!(
        refused("SELECT ?s { ?s ?p ?o }", Format::Turtle)
            .contains("'ttl' is not a format for this; there are 'table'")
    );
    assert!(
        refused("CONSTRUCT WHERE { ?s ?p ?o }", Format::Csv)
            .contains("'csv' is not a format for this; there are 'nt'")
    );
}

#[test]
fn a_limit_is_told() {
    let limits = |rows| Limits { rows: Some(rows), ..Limits::default() };
    let (text, told) = printed(&sample::store(), TITLES, Format::Csv, &limits(2));
    assert_eq!((text.lines().count(), told), (3, Printed { rows: 2, cut: true }));
    let (_, told) = printed(&sample::store(), TITLES, Format::Csv, &limits(3));
    assert_eq!(told, Printed { rows: 3, cut: false });
    let (_, told) = printed(&sample::store(), "CONSTRUCT WHERE { ?s ?p ?o }", Format::NTriples, &limits(5));
    assert_eq!(told, Printed { rows: 5, cut: true });
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

#[test]
fn things_are_found_by_what_people_call_them() {
    let store = sample::store();
    let found = |text: &str| match thing(&store, &words(text)) {
        Ok(node) => node.as_str().trim_start_matches("https://w3id.org/unpg/id/").to_owned(),
        Err(error) => error.to_string(),
    };
    for text in [
        "ballot A/1/L.1 whole IRN",
        "ballot IRN",
        "ballot/A/1/L.1/~/whole/IRN",
        "id:ballot/A/1/L.1/~/whole/IRN",
        "<https://w3id.org/unpg/id/ballot/A/1/L.1/~/whole/IRN>",
    ] {
        assert_eq!(found(text), "ballot/A/1/L.1/~/whole/IRN", "{text}");
    }
    assert_eq!(found("A/1/L.1"), "doc/A/1/L.1");
    assert_eq!(found("IRN"), "state/IRN");
    assert_eq!(
        found("ballot A/1/L.1"),
        "'ballot A/1/L.1' may be any of these: ballot/A/1/L.1/~/whole/IRN, ballot/A/1/L.1/~/whole/IRQ"
    );
    assert_eq!(found("ballot FRA"), "nothing in the graph is called 'ballot FRA'");
    assert_eq!(found("> ?p ?o"), "nothing in the graph is called '> ?p ?o'");
}

#[test]
fn an_explanation_shows_the_words_where_they_stand() {
    let store = sample::store();
    let explained =
        |name: &str, style: &Style| explain(&store, &thing(&store, &words(name)).unwrap(), style).unwrap();
    assert_eq!(
        explained("ballot IRN", &Style::default()),
        "ballot/A/1/L.1/~/whole/IRN\n  \
           cast by: Iran (Islamic Republic of) (state/IRN)\n  \
           inAction: action/A/1/L.1/~/whole\n  \
           is a: unp:Ballot\n  \
           option: in favour (unc:option/yes)\n\
         in letter.txt [A/1/L.1], read by the rule \"roll-call\" (confidence 0.9):\n  \
           甲委员会的信  赞成：印度、⟦伊朗伊⟧  ² 注  ⟦斯兰共和国⟧、伊拉克。  他说：\"A, B\"\n"
    );
    let chinese = explained("ballot IRN", &Style { language: "zh".to_owned(), bold: true });
    assert!(
        chinese.contains("伊朗伊斯兰共和国 (state/IRN)") && chinese.contains("\u{1b}[1m伊朗伊\u{1b}[0m"),
        "{chinese}"
    );
    let claims = explained("A/1/L.1", &Style::default());
    assert!(claims.contains("title: 甲委员会的信 [zh]\n  in letter.txt [A/1/L.1], read by the rule \"title\":\n    ⟦甲委员会的信⟧"), "{claims}");
}

#[test]
fn a_description_is_turtle_with_the_words() {
    let store = sample::store();
    let node = thing(&store, &words("ballot IRN")).unwrap();
    let text = describe(&store, &node, false).unwrap();
    assert!(text.contains("unp:exact \"伊朗伊斯兰共和国\""), "{text}");
    assert!(!text.contains("IRQ"), "{text}");
    println!("{text}");
    let read: Vec<_> = oxttl::TurtleParser::new().for_slice(&text).collect::<Result<_, _>>().unwrap();
    assert!(
        read.iter().all(|triple| sample::triples().contains(triple)) && read.len() == 18,
        "{}",
        read.len()
    );
    let state = thing(&store, &words("IRN")).unwrap();
    assert!(!describe(&store, &state, false).unwrap().contains("castBy"));
    assert!(describe(&store, &state, true).unwrap().contains("castBy"));
}
