//! No value of a parameter changes what a query does: the parsed query is the same but for that one term.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use answer::Question;
use oxrdf::{Literal, Term};
use spargebra::{Query, SparqlParser};
use std::collections::BTreeMap;

const ATTEMPTS: [&str; 40] = [
    r#"x"} UNION { ?s ?p ?o"#,
    r#""#,
    r#"""#,
    r#"\"#,
    r#"\""#,
    r#"\\" } #"#,
    r#"x" . ?s ?p ?o . BIND("y" AS ?z) #"#,
    r#"x") || true || ("#,
    r#"" || "1"="1"#,
    r#"'; DROP ALL; #"#,
    r#"} ; INSERT DATA { <a:a> <a:a> <a:a> } ; SELECT * {"#,
    r#"x" } } ORDER BY ?x LIMIT 1 #"#,
    r#"x"@en"#,
    r#"x"^^<http://www.w3.org/2001/XMLSchema#integer>"#,
    r#"<http://example.com/> ?p ?o . ?s"#,
    r#"> ?p ?o . <http://example.com/"#,
    r#"?doc"#,
    r#"$doc"#,
    r#"?_text"#,
    r#"_:b0"#,
    r#"[] ?p ?o"#,
    r#"SERVICE <http://127.0.0.1/> { ?s ?p ?o }"#,
    r#"x" } SERVICE SILENT <http://127.0.0.1/> { ?s ?p ?o "#,
    r#"FROM <http://example.com/g>"#,
    r#"x" } GRAPH ?g { ?s ?p ?o "#,
    "line\nfeed",
    "carriage\rreturn",
    "# comment",
    "x\" # comment\n } #",
    "\u{0}",
    "\\u0022 } UNION { ?s ?p ?o",
    "\\U00000022 . ?s ?p ?o",
    "\u{2028}\u{2029}",
    "\u{202e}\"} ",
    "\"\"\" } UNION { ?s ?p ?o . \"\"\"",
    "''' } UNION { ?s ?p ?o . '''",
    "x\") } HAVING(COUNT(*) > 0",
    "1 UNION SELECT * FROM users --",
    "{{text}}",
    "%22%7D%20UNION",
];

const KINDS: [&str; 9] =
    ["iri", "symbol", "state", "body", "session", "date", "integer", "string", "language"];

fn question(kind: &str) -> Question {
    let text = format!(
        "#+ summary: s\n#+ params:\n#+   - {{ name: text, type: {kind} }}\n\
         SELECT ?_text ?doc (STR(?_text) AS ?t) {{\n\
           ?doc <http://e/p> ?_text . FILTER(!BOUND(?_text) || CONTAINS(?doc, ?_text) || ?doc = ?_text)\n\
           FILTER EXISTS {{ ?doc <http://e/q> ?_text }}\n\
           {{ SELECT ?doc {{ ?doc <http://e/r> ?_text }} }}\n\
         }} ORDER BY ?_text"
    );
    Question::parse("q", &text).unwrap()
}

fn ask(question: &Question, value: &str) -> Result<Query, answer::Error> {
    question.ask(&BTreeMap::from([("text".to_owned(), value.to_owned())]))
}

/// How a term looks in the printed structure of a query.
fn printed(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => format!("{node:?}"),
        Term::Literal(literal) => format!("{literal:?}"),
        Term::BlankNode(node) => format!("{node:?}"),
    }
}

#[test]
fn attempts_change_nothing_but_the_term() {
    let mark = |kind: answer::Kind| kind.term(kind.example()).unwrap();
    let mut bound = 0;
    for name in KINDS {
        let question = question(name);
        let kind = question.head().params[0].kind;
        let plain = format!("{:?}", ask(&question, kind.example()).unwrap());
        assert!(plain.matches(&printed(&mark(kind))).count() >= 6, "{plain}");
        for attempt in ATTEMPTS {
            let (Ok(query), Some(term)) = (ask(&question, attempt), kind.term(attempt)) else {
                assert!(kind.term(attempt).is_none(), "{name}: {attempt}");
                continue;
            };
            bound += 1;
            let structure = format!("{query:?}");
            assert_eq!(structure.replace(&printed(&term), &printed(&mark(kind))), plain, "{name}: {attempt}");
            let again = SparqlParser::new().parse_query(&query.to_string()).unwrap();
            assert_eq!(again.to_string(), query.to_string(), "{name}: {attempt}");
        }
    }
    assert!(bound >= ATTEMPTS.len() - 1, "some kinds take any text: {bound}");
}

#[test]
fn the_test_can_fail() {
    // What pasting would do: here the structure changes, and the comparison sees it.
    let paste = |value: &str| {
        let text = format!("SELECT ?s {{ ?s <http://e/p> \"{value}\" }}");
        format!("{:?}", SparqlParser::new().parse_query(&text).unwrap())
    };
    let attempt = r#"x" . ?s ?p "y"#;
    let term = printed(&Literal::new_simple_literal(attempt).into());
    let mark = printed(&Literal::new_simple_literal("x").into());
    assert_ne!(paste(attempt).replace(&term, &mark), paste("x"));
}
