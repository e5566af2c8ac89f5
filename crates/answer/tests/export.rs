//! What is exported is read back as the same graph, in every format and by two independent readers; and the
//! same facts give the same bytes.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "sample/sample.rs"]
mod sample;

use answer::{Export, Format, Question, Scope, read_graph};
use oxrdf::Triple;
use sophia::api::prelude::*;
use sophia::inmem::dataset::LightDataset;
use sophia::inmem::graph::LightGraph;
use std::collections::{BTreeMap, BTreeSet};
use store::{Contribution, Store};

const FORMATS: [Format; 6] =
    [Format::NTriples, Format::NQuads, Format::Turtle, Format::TriG, Format::RdfXml, Format::JsonLd];

fn exported(store: &Store, export: &Export, format: Format) -> String {
    let mut out = Vec::new();
    export.write(store, format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn lines(triples: &[Triple]) -> BTreeSet<String> {
    triples.iter().map(|triple| format!("{triple} .")).collect()
}

/// The lines of a graph as the database's own readers read it.
fn read(text: &str, format: Format) -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("graph.{format}"));
    std::fs::write(&path, text).unwrap();
    lines(&read_graph(&path).unwrap())
}

#[test]
fn every_format_is_read_back_as_the_same_graph() {
    let store = sample::store();
    let expected = lines(&sample::triples());
    assert!(expected.len() > 60);
    for format in FORMATS {
        let text = exported(&store, &Export::default(), format);
        let found = read(&text, format);
        let lost: Vec<_> = expected.difference(&found).collect();
        let new: Vec<_> = found.difference(&expected).collect();
        assert!(lost.is_empty() && new.is_empty(), "{format}: lost {lost:#?}, new {new:#?}");
    }
}

#[test]
fn sophia_reads_the_same_graph_and_gives_it_the_same_canonical_form() {
    let store = sample::store();
    let text: String = lines(&sample::triples()).into_iter().map(|line| line + "\n").collect();
    let expected: LightGraph = sophia::turtle::parser::nt::parse_str(&text).collect_triples().unwrap();
    let dataset: LightDataset = sophia::turtle::parser::nq::parse_str(&text).collect_quads().unwrap();
    let canonical = |dataset: &LightDataset| {
        let mut out = Vec::new();
        sophia::c14n::rdfc10::normalize(dataset, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let turtle = exported(&store, &Export::default(), Format::Turtle);
    let found: LightGraph = sophia::turtle::parser::turtle::parse_str(&turtle).collect_triples().unwrap();
    assert!(sophia::isomorphism::isomorphic_graphs(&expected, &found).unwrap());
    let trig = exported(&store, &Export::default(), Format::TriG);
    let found: LightDataset = sophia::turtle::parser::trig::parse_str(&trig).collect_quads().unwrap();
    assert!(sophia::isomorphism::isomorphic_datasets(&dataset, &found).unwrap());
    assert_eq!(canonical(&dataset), canonical(&found));
    // Our N-Quads are the canonical form already, but for the order of lines that differ in an escape.
    let quads = exported(&store, &Export::default(), Format::NQuads);
    let found: LightDataset = sophia::turtle::parser::nq::parse_str(&quads).collect_quads().unwrap();
    assert_eq!(canonical(&dataset), canonical(&found));
}

fn empty() -> Contribution {
    Contribution::standing("rest", "", Vec::new()).unwrap()
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    let store = sample::store();
    let other = Store::memory().unwrap();
    let build = other.build().unwrap();
    let mut triples = sample::triples();
    triples.reverse();
    for part in triples.chunks(30) {
        build.put(Contribution::standing("rest", "", part.to_vec()).unwrap_or_else(|_| empty())).unwrap();
        build.settle().unwrap();
    }
    build.remove("rest");
    build.put(Contribution::of_source("aa11", "", triples, "other text").unwrap()).unwrap();
    build.finish().unwrap();
    for format in FORMATS {
        let text = exported(&store, &Export::default(), format);
        assert_eq!(text, exported(&other, &Export::default(), format), "{format}");
        assert!(text.ends_with('\n'), "{format}");
    }
    let lines = exported(&store, &Export::default(), Format::NTriples);
    assert!(lines.lines().is_sorted());
}

#[test]
fn json_ld_is_compact() {
    let text = exported(&sample::store(), &Export::default(), Format::JsonLd);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let node = |id: &str| {
        let nodes = json["@graph"].as_array().unwrap();
        nodes.iter().find(|node| node["id"].as_str().unwrap().ends_with(id)).unwrap().clone()
    };
    assert_eq!(node("ballot/A/1/L.1/~/whole/IRN")["type"], "Ballot");
    assert_eq!(node("/doc/A/1/L.1")["title"]["zh"], "甲委员会的信");
    assert_eq!(node("/span/aa11/0-6")["start"], "0");
}

#[test]
fn parts_of_the_graph() {
    let store = sample::store();
    let bare = exported(&store, &Export { without_evidence: true, ..Export::default() }, Format::NTriples);
    assert!(bare.contains("/ballot/A/1/L.1/~/whole/IRN> <https://w3id.org/unpg/def#castBy>"));
    assert!(!bare.contains("/span/") && !bare.contains("/claim/") && !bare.contains("#extractor"), "{bare}");
    for name in ["A/1/L.1", "file:letter.txt", "https://w3id.org/unpg/id/doc/A/1/L.1"] {
        let export = Export { scope: Scope::Document(name.to_owned()), ..Export::default() };
        assert_eq!(
            read(&exported(&store, &export, Format::Turtle), Format::Turtle),
            lines(&sample::triples())
        );
    }
    let unknown = Export { scope: Scope::Document("A/2".to_owned()), ..Export::default() };
    let error = unknown.write(&store, Format::Turtle, &mut Vec::new()).unwrap_err().to_string();
    assert_eq!(error, "nothing in the graph is called 'A/2'");
    let construct = "CONSTRUCT { ?b a <http://e/Vote> } WHERE { ?b a <https://w3id.org/unpg/def#Ballot> }";
    let query = Question::parse("votes", construct).unwrap().ask(&BTreeMap::new()).unwrap();
    let export = Export { scope: Scope::Query(Box::new(query)), ..Export::default() };
    assert_eq!(exported(&store, &export, Format::NTriples).lines().count(), 2);
}

#[test]
fn files_are_written_whole_and_compressed_by_their_name() {
    let store = sample::store();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("graph.nt.gz");
    let written =
        Export::default().write_file(&store, Format::of_file("graph.nt.gz").unwrap(), &path).unwrap();
    assert_eq!(written, lines(&sample::triples()).len());
    let first = std::fs::read(&path).unwrap();
    assert_eq!(first[..2], [0x1f, 0x8b], "gzip");
    assert_eq!(lines(&read_graph(&path).unwrap()), lines(&sample::triples()));
    Export::default().write_file(&store, Format::NTriples, &path).unwrap();
    assert_eq!(first, std::fs::read(&path).unwrap(), "no date in it");
    let unknown = Export { scope: Scope::Document("A/2".to_owned()), ..Export::default() };
    unknown.write_file(&store, Format::NTriples, &folder.path().join("other.nt")).unwrap_err();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half written is left");
}
