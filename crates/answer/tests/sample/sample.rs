//! A small store: one letter in Chinese, in which a name is cut in two.

use oxrdf::Triple;
use store::{Contribution, Store};

/// The text as read; a page break goes through the name of a state.
pub(crate) const TEXT: &str =
    "甲委员会的信\n\n赞成：印度、伊朗伊\n\n² 注\n\n斯兰共和国、伊拉克。\n\n他说：\"A, B\"\n";

/// What is said of it, with the labels that an explanation needs.
const GRAPH: &str = r#"
    @prefix unp: <https://w3id.org/unpg/def#> .
    @prefix id: <https://w3id.org/unpg/id/> .
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    @base <https://w3id.org/unpg/id/> .

    <source/aa11> a unp:Source ; unp:fileName "letter.txt" ; unp:readAs <doc/A/1/L.1> ; unp:length 50 .
    <doc/A/1/L.1> a unp:Document ; unp:key "A/1/L.1" ; unp:title "甲委员会的信"@zh , "Letter of \"A\""@en , "رسالة"@ar .
    <action/A/1/L.1/~/whole> a unp:Action ; unp:statedYes 3 ; unp:onDate "2023-11-02"^^xsd:date ;
        unp:evidence <span/aa11/8-10> ; unp:extractor <https://w3id.org/unpg/rule/tally> .
    <ballot/A/1/L.1/~/whole/IRN> a unp:Ballot ; unp:inAction <action/A/1/L.1/~/whole> ; unp:castBy <state/IRN> ;
        unp:option <https://w3id.org/unpg/concept/option/yes> ;
        unp:evidence <span/aa11/14-17,24-29> ; unp:extractor <https://w3id.org/unpg/rule/roll-call> .
    <ballot/A/1/L.1/~/whole/IRQ> a unp:Ballot ; unp:inAction <action/A/1/L.1/~/whole> ; unp:castBy <state/IRQ> ;
        unp:evidence <span/aa11/30-33> .
    <span/aa11/14-17,24-29> unp:inSource <source/aa11> ; unp:exact "伊朗伊斯兰共和国" ;
        unp:spanPart <span/aa11/14-17> , <span/aa11/24-29> .
    <span/aa11/14-17> unp:inSource <source/aa11> ; unp:start 14 ; unp:end 17 ; unp:exact "伊朗伊" .
    <span/aa11/24-29> unp:inSource <source/aa11> ; unp:start 24 ; unp:end 29 ; unp:exact "斯兰共和国" .
    <span/aa11/8-10> unp:inSource <source/aa11> ; unp:start 8 ; unp:end 10 ; unp:exact "赞成" .
    <span/aa11/30-33> unp:inSource <source/aa11> ; unp:start 30 ; unp:end 33 ; unp:exact "伊拉克" .
    <state/IRN> a unp:State ; unp:key "IRN" ; unp:name "Iran (Islamic Republic of)"@en , "伊朗伊斯兰共和国"@zh .
    <state/IRQ> a unp:State ; unp:key "IRQ" .
    <claim/cc22> rdf:subject <doc/A/1/L.1> ; rdf:predicate unp:title ; rdf:object "甲委员会的信"@zh ;
        unp:evidence <span/aa11/0-6> ; unp:extractor <https://w3id.org/unpg/rule/title> .
    <span/aa11/0-6> unp:inSource <source/aa11> ; unp:start 0 ; unp:end 6 ; unp:exact "甲委员会的信" .
    <https://w3id.org/unpg/rule/roll-call> rdfs:label "roll-call" ; unp:confidence 0.9 .
    <https://w3id.org/unpg/concept/option/yes> skos:prefLabel "in favour"@en , "赞成"@zh ; skos:notation "yes" .
    unp:castBy rdfs:label "cast by"@en .
    unp:option rdfs:label "option"@en .
    <odd> <http://example.com/p#1> "tab\there, quote \" and backslash \\ and \u00e9\U0001F5F3" , "x"^^<http://example.com/t> , "" , -5 , 1.5 , true .
    <odd> unp:name "no language" , "en"@en-gb , "<b>&amp;</b>" ; unp:start "3" ; unp:officialURL "http://example.com/a b"^^xsd:anyURI .
"#;

/// The triples of the sample.
pub(crate) fn triples() -> Vec<Triple> {
    oxttl::TurtleParser::new().for_slice(GRAPH).collect::<Result<_, _>>().unwrap()
}

/// The sample in a store.
pub(crate) fn store() -> Store {
    let store = Store::memory().unwrap();
    let build = store.build().unwrap();
    build.put(Contribution::of_source("aa11", "1", triples(), TEXT).unwrap()).unwrap();
    build.finish().unwrap();
    store
}
