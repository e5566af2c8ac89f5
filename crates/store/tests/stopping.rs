//! A query whose time is over is stopped, whatever it is doing, and its thread ends soon after.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use oxrdf::{Literal, NamedNode, Triple};
use spargebra::SparqlParser;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};
use store::{Answer, Error, Limits, Store};

/// Far more than a stopped query needs on a busy machine, and far less than these queries take.
const PATIENCE: Duration = Duration::from_secs(5);

fn store(triples: usize) -> Store {
    let iri = |tail: String| NamedNode::new_unchecked(format!("http://example.com/{tail}"));
    let triple =
        |n: usize| Triple::new(iri(n.to_string()), iri(format!("p{}", n % 7)), Literal::from(n as i64));
    Store::of_triples((0..triples).map(triple)).unwrap()
}

/// Asks with 200 ms; gives how it ended, when, and how long its thread lived on.
fn stopped(store: &Store, query: &str) -> (Option<Error>, Duration, Duration) {
    let permit: Arc<()> = Arc::default();
    let alive: Weak<()> = Arc::downgrade(&permit);
    let began = Instant::now();
    let limits = Limits { time: Some(Duration::from_millis(200)), permit: Some(permit), ..Limits::default() };
    let query = SparqlParser::new().parse_query(query).unwrap();
    let error = match store.query(query, &limits) {
        Ok(Answer::Rows(mut rows)) => rows.find_map(Result::err),
        Ok(Answer::Triples(mut triples)) => triples.find_map(Result::err),
        Ok(Answer::Truth(_)) => None,
        Err(error) => Some(error),
    };
    drop(limits);
    let told = began.elapsed();
    while alive.strong_count() > 0 && began.elapsed() < PATIENCE * 2 {
        thread::sleep(Duration::from_millis(5));
    }
    (error, told, began.elapsed())
}

#[test]
fn runaway_queries_stop_and_leave_no_thread_behind() {
    let store = store(3_000);
    for query in [
        "SELECT * { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }",
        "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }",
        "SELECT * { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f FILTER(?b + ?d + ?f = -1) }",
        "SELECT * { { SELECT ?a { ?a ?p ?b } } { SELECT ?c { ?c ?p ?d } } { SELECT ?e { ?e ?p ?f } } } ORDER BY ?a",
        "SELECT * { { SELECT ?p ?a { ?a ?p ?b } } { SELECT ?p ?c { ?c ?p ?d } } { SELECT ?p ?e { ?e ?p ?f } } FILTER(CONCAT(STR(?a), STR(?c), STR(?e)) = \"x\") }",
        "SELECT * { ?a ?p ?b OPTIONAL { { SELECT ?c ?d { ?c ?q ?d . ?e ?r ?f } } FILTER(?b + ?d = -1) } }",
        "ASK { ?a ?p ?b FILTER EXISTS { ?c ?q ?d . ?e ?r ?f FILTER(?d + ?f + ?b = -1) } }",
        "SELECT * { ?x (<http://e/p>|!<http://e/p>)* ?y . ?c (!<http://e/p>)* ?d FILTER(CONCAT(STR(?x), STR(?y), STR(?c), STR(?d)) = \"x\") }",
        "CONSTRUCT { ?a ?p ?f } { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }",
    ] {
        let (error, told, ended) = stopped(&store, query);
        assert!(matches!(error, Some(Error::TooLong(_))), "{query}: {error:?}");
        assert!(told < PATIENCE, "{query}: told after {told:?}");
        assert!(ended < PATIENCE, "{query}: its thread lived for {ended:?}");
    }
}

#[test]
fn stop_signs_change_no_answer() {
    let store = store(40);
    for query in [
        "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d }",
        "SELECT (COUNT(*) AS ?n) { ?a <http://example.com/p1> ?b . ?c <http://example.com/p2> ?d . ?e <http://example.com/p3> ?b }",
        "SELECT (COUNT(*) AS ?n) { { SELECT ?a { ?a ?p ?b } } { SELECT ?c { ?c ?p ?d } } FILTER(?a != ?c) }",
        "SELECT (COUNT(*) AS ?n) { ?a ?p ?b OPTIONAL { ?c ?p ?d FILTER(?b = ?d + 7) } }",
        "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . { ?c ?q 3 } UNION { ?e ?q 4 } FILTER EXISTS { ?x ?p ?y . ?z ?q 5 } }",
        "SELECT (COUNT(*) AS ?n) { ?a ?p ?b MINUS { ?a ?p ?b . ?c ?q 3 } }",
    ] {
        let count = |time| {
            let query = SparqlParser::new().parse_query(query).unwrap();
            let limits = Limits { time, ..Limits::default() };
            let Answer::Rows(mut rows) = store.query(query, &limits).unwrap() else { panic!() };
            rows.next().unwrap().unwrap()[0].clone().unwrap().to_string()
        };
        assert_eq!(count(Some(Duration::from_secs(60))), count(None), "{query}");
    }
}

#[test]
fn what_would_be_planned_for_ever_is_refused() {
    let store = store(3);
    for (query, is_refused) in [
        (format!("ASK {{ {} }}", "?s ?p ?o . ".repeat(121)), true),
        (format!("ASK {{ {} }}", "?s ?p ?o . ".repeat(80)), false),
        (format!("ASK {{ ?s <http://e/>{} ?o }}", "/<http://e/>".repeat(120)), true),
        (format!("ASK {{ {{}} {} }}", "UNION {}".repeat(120)), true),
        (format!("ASK {{ FILTER({}1) }}", "1+".repeat(5_000)), true),
        (format!("ASK {{ ?s ?p ?o FILTER(?o IN ({}2)) }}", "1,".repeat(9_000)), false),
        (format!("ASK {{ VALUES ?x {{ {} }} }}", "1 ".repeat(9_000)), false),
    ] {
        let limits = Limits { time: Some(PATIENCE), ..Limits::default() };
        let answer = store.query(SparqlParser::new().parse_query(&query).unwrap(), &limits);
        let start = query.chars().take(40).collect::<String>();
        assert_eq!(matches!(answer, Err(Error::TooLarge)), is_refused, "{start}");
        assert_eq!(answer.is_ok(), !is_refused, "{start}");
    }
}
