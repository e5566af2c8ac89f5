//! Queries end when their limits do.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use oxrdf::{Literal, NamedNode, Triple};
use spargebra::SparqlParser;
use std::time::{Duration, Instant};
use store::{Answer, Error, Limits, Stop, Store};

fn store(size: i32) -> Store {
    let iri = |tail: String| NamedNode::new_unchecked(format!("http://example.com/{tail}"));
    let triples = (0..size).map(|n| Triple::new(iri(n.to_string()), iri("n".to_owned()), Literal::from(n)));
    Store::of_triples(triples).unwrap()
}

fn count(store: &Store, text: &str, limits: &Limits) -> Result<usize, Error> {
    let query = SparqlParser::new().parse_query(text).unwrap();
    match store.query(query, limits)? {
        Answer::Rows(rows) => {
            rows.map(|row| row.map(|_| ())).collect::<Result<Vec<_>, _>>().map(|rows| rows.len())
        }
        Answer::Triples(triples) => triples.collect::<Result<Vec<_>, _>>().map(|triples| triples.len()),
        Answer::Truth(truth) => Ok(usize::from(truth)),
    }
}

/// Ten thousand million rows.
const ENDLESS: &str = "SELECT * { ?a ?p ?b . ?c ?q ?d }";

#[test]
fn time_is_over_for_rows_and_for_sums() {
    let store = store(100_000);
    let sum = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }"; // joins for an hour without reading on
    for text in [
        sum,
        ENDLESS,
        "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d }",
        "CONSTRUCT { ?a ?p ?d } { ?a ?p ?b . ?c ?q ?d }",
    ] {
        let limits = Limits { time: Some(Duration::from_millis(300)), ..Limits::default() };
        let began = Instant::now();
        let error = count(&store, text, &limits).unwrap_err();
        assert!(matches!(error, Error::TooLong(_)), "{error}");
        assert!(error.to_string().starts_with("the query was stopped after 0.3 seconds"));
        assert!(began.elapsed() < Duration::from_millis(900), "{text}: {:?}", began.elapsed());
    }
    let limits = Limits { time: Some(Duration::from_secs(60)), ..Limits::default() };
    assert_eq!(count(&store, "SELECT ?a { ?a ?p 7 }", &limits).unwrap(), 1);
}

#[test]
fn rows_are_cut_and_told() {
    let store = store(10);
    for (rows, given, cut) in [(3, 3, true), (10, 10, false), (11, 10, false), (0, 0, true)] {
        let query = SparqlParser::new().parse_query("SELECT ?a { ?a ?p ?b }").unwrap();
        let limits = Limits { rows: Some(rows), ..Limits::default() };
        let Answer::Rows(mut answer) = store.query(query, &limits).unwrap() else {
            panic!("not a SELECT query")
        };
        assert_eq!((answer.by_ref().count(), answer.cut()), (given, cut), "{rows}");
    }
}

#[test]
fn can_be_stopped_from_another_thread() {
    let store = store(100_000);
    for time in [None, Some(Duration::from_secs(600))] {
        let stop = Stop::default();
        let limits = Limits { stop: stop.clone(), time, ..Limits::default() };
        std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(Duration::from_millis(100));
                stop.now();
            });
            assert!(matches!(count(&store, ENDLESS, &limits), Err(Error::Stopped)));
        });
    }
}

#[test]
fn no_query_reaches_the_network_or_the_ledger() {
    let store = store(3);
    let build = Store::memory().unwrap();
    let building = build.build().unwrap();
    building.put(store::Contribution::standing("s", "", Vec::new()).unwrap()).unwrap();
    building.finish().unwrap();
    assert_eq!(count(&build, "SELECT * { ?s ?p ?o }", &Limits::default()).unwrap(), 0);
    assert_eq!(count(&build, "SELECT * { GRAPH ?g { ?s ?p ?o } }", &Limits::default()).unwrap(), 0);
    let named = "SELECT * FROM NAMED <urn:rapporteur:ledger> FROM <urn:rapporteur:ledger> { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }";
    assert_eq!(count(&build, named, &Limits::default()).unwrap(), 0);
    let service = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }";
    assert!(matches!(count(&store, service, &Limits::default()), Err(Error::Service(_))));
}
