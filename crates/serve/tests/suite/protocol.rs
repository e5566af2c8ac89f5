//! The SPARQL 1.1 Protocol. The 34 tests of the W3C's suite (https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/)
//! written down again, as requests and what must come: the seven that write are refused here, for the graph is read only.

use crate::support::{encoded, samples, start};
use serve::Settings;

const FORM: &str = "application/x-www-form-urlencoded";
const QUERY: &str = "application/sparql-query";
const UPDATE: &str = "application/sparql-update";
const D1: &str = "default-graph-uri=http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata1.rdf";
const D2: &str = "default-graph-uri=http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata2.rdf";
const N1: &str = "named-graph-uri=http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata1.rdf";
const N2: &str = "named-graph-uri=http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata2.rdf";
const U1: &str = "using-graph-uri=http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata1.rdf";
const U2: &str = "using-named-graph-uri=http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata2.rdf";
const JSON_OR_XML: &[&str] = &["application/sparql-results+json", "application/sparql-results+xml"];
const RDF: &[&str] = &["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"];

/// What must come: these media types, or a status between two.
enum Expected {
    Types(&'static [&'static str]),
    Status(u16, u16),
}

struct Test {
    name: &'static str,
    method: &'static str,
    /// What stands after `/sparql?`.
    url: String,
    content_type: &'static str,
    body: Vec<u8>,
    expected: Expected,
}

fn tests() -> Vec<Test> {
    use Expected::{Status, Types};
    const OK: Expected = Status(200, 299);
    const WRONG: Expected = Status(400, 499);
    const REFUSED: Expected = Status(403, 403);
    let ask = encoded("ASK {}");
    let find = encoded("ASK { GRAPH ?g { ?s ?p ?o } }");
    let insert = encoded("INSERT DATA { <http://e/s> <http://e/p> <http://e/o> }");
    let test = |name, method, url: String, content_type, body: String, expected| Test {
        name,
        method,
        url,
        content_type,
        body: body.into_bytes(),
        expected,
    };
    let get = |name, url, expected| test(name, "GET", url, "", String::new(), expected);
    let post =
        |name, content_type, body, expected| test(name, "POST", String::new(), content_type, body, expected);
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    vec![
        post("query_post_form", FORM, format!("query={ask}"), Types(JSON_OR_XML)),
        get("query_dataset_default_graphs_get", format!("query={find}&{D1}&{D2}"), OK),
        test("query_dataset_default_graphs_post", "POST", format!("{D1}&{D2}"), QUERY, "ASK {}".into(), OK),
        test("query_dataset_named_graphs_post", "POST", format!("{N1}&{N2}"), QUERY, "ASK {}".into(), OK),
        get("query_dataset_named_graphs_get", format!("query={find}&{N1}&{N2}"), OK),
        test("query_dataset_full", "POST", format!("{D1}&{N1}&{N2}"), QUERY, "ASK {}".into(), OK),
        get(
            "query_multiple_dataset",
            format!("query={}&{N2}", encoded("ASK FROM <http://e/1> { ?s ?p ?o }")),
            OK,
        ),
        get("query_get", format!("query={ask}"), OK),
        get(
            "query_content_type_select",
            format!("query={}", encoded("SELECT (1 AS ?v) {}")),
            Types(JSON_OR_XML),
        ),
        get("query_content_type_ask", format!("query={ask}"), Types(JSON_OR_XML)),
        get("query_content_type_describe", format!("query={}", encoded("DESCRIBE <http://e/>")), Types(RDF)),
        get(
            "query_content_type_construct",
            format!("query={}", encoded("CONSTRUCT { <http://e/s> <http://e/p> 1 } WHERE {}")),
            Types(RDF),
        ),
        post("update_dataset_default_graph", FORM, format!("update={insert}&{U1}"), REFUSED),
        post("update_dataset_default_graphs", FORM, format!("update={insert}&{U1}&{U1}"), REFUSED),
        post("update_dataset_named_graphs", FORM, format!("update={insert}&{U2}"), REFUSED),
        post("update_dataset_full", FORM, format!("update={insert}&{U1}&{U2}"), REFUSED),
        post("update_post_form", FORM, format!("update={insert}"), REFUSED),
        post("update_post_direct", UPDATE, "CLEAR ALL".into(), REFUSED),
        post("update_base_uri", FORM, format!("update={}", encoded("CLEAR GRAPH <x>")), REFUSED),
        post("query_post_direct", QUERY, "ASK {}".into(), Types(JSON_OR_XML)),
        test("bad_query_method", "PUT", format!("query={ask}"), "", String::new(), WRONG),
        get("bad_multiple_queries", format!("query={ask}&query={ask}"), WRONG),
        post("bad_query_wrong_media_type", "text/plain", "ASK {}".into(), WRONG),
        post("bad_query_missing_form_type", "", format!("query={ask}"), WRONG),
        post("bad_query_missing_direct_type", "", "ASK {}".into(), WRONG),
        Test {
            body: utf16("ASK {}"),
            ..post("bad_query_non_utf8", "application/sparql-query; charset=UTF-16", String::new(), WRONG)
        },
        get("bad_query_syntax", format!("query={}", encoded("ASK {")), WRONG),
        get("bad_update_get", format!("update={insert}"), WRONG),
        post("bad_multiple_updates", FORM, format!("update={insert}&update={insert}"), WRONG),
        post("bad_update_wrong_media_type", "text/plain", "CLEAR NAMED".into(), WRONG),
        post("bad_update_missing_form_type", "", format!("update={insert}"), WRONG),
        Test {
            body: utf16("CLEAR NAMED"),
            ..post("bad_update_non_utf8", "application/sparql-update; charset=UTF-16", String::new(), WRONG)
        },
        post("bad_update_syntax", UPDATE, "CLEAR XYZ".into(), WRONG),
        test("bad_update_dataset_conflict", "POST", U1.into(), FORM, format!("update={insert}"), WRONG),
    ]
}

#[test]
fn requests_are_understood_as_the_protocol_says() {
    let server = start(samples(), Settings::default());
    let tests = tests();
    assert_eq!(tests.len(), 34);
    for test in tests {
        let headers = [("Content-Type", test.content_type)];
        let headers = if test.content_type.is_empty() { &[][..] } else { &headers[..] };
        let reply = server.send(test.method, &format!("/sparql?{}", test.url), headers, &test.body);
        match test.expected {
            Expected::Types(types) => {
                let found = reply.header("content-type").split(';').next().unwrap();
                assert!(reply.status == 200 && types.contains(&found), "{}: {reply:?}", test.name);
            }
            Expected::Status(from, to) => {
                assert!((from..=to).contains(&reply.status), "{}: {reply:?}", test.name);
            }
        }
    }
}

#[test]
fn answers_come_in_the_form_that_is_asked_for() {
    let server = start(samples(), Settings::default());
    let select = encoded("SELECT * { VALUES (?b ?a) { (1 \"x\") } }");
    let construct = encoded("CONSTRUCT { <http://e/s> <http://e/p> 1 } WHERE {}");
    for (query, format, accept, content_type, body) in [
        (&select, "", "", "application/sparql-results+json", r#"{"head":{"vars":["b","a"]}"#),
        (&select, "", "text/csv", "text/csv; charset=utf-8", "b,a\r\n1,x\r\n"),
        (&select, "tsv", "text/csv", "text/tab-separated-values; charset=utf-8", "?b\t?a\n1\t\"x\"\n"),
        (&select, "xml", "", "application/sparql-results+xml", "<?xml"),
        (&select, "", "text/turtle", "application/sparql-results+json", "{"),
        (&construct, "", "", "text/turtle; charset=utf-8", "@base"),
        (&construct, "nt", "", "application/n-triples", "<http://e/s> <http://e/p> \"1\""),
        (&construct, "", "application/ld+json", "application/ld+json", "{"),
        (&construct, "rdf", "", "application/rdf+xml", "<?xml"),
        (&construct, "", "application/n-quads", "application/n-quads", "<http://e/s>"),
        (&construct, "", "application/trig", "application/trig", ""),
    ] {
        let format = if format.is_empty() { String::new() } else { format!("&format={format}") };
        let reply = server.get_as(&format!("/sparql?query={query}{format}"), accept);
        assert_eq!((reply.status, reply.header("content-type")), (200, content_type), "{reply:?}");
        assert!(reply.body.starts_with(body), "{reply:?}");
    }
    let wrong = server.get(&format!("/sparql?query={select}&format=docx"));
    assert_eq!((wrong.status, wrong.header("content-type")), (400, "application/problem+json"));
}

#[test]
fn errors_say_where_and_why() {
    let server = start(samples(), Settings::default());
    let reply = server.get(&format!("/sparql?query={}", encoded("SELECT *\nWHERE { ?s ?p }")));
    let problem: serde_json::Value = serde_json::from_str(&reply.body).unwrap();
    assert_eq!((reply.status, &problem["line"], &problem["column"]), (400, &2.into(), &16.into()));
    let service = server.get(&format!(
        "/sparql?query={}",
        encoded("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    ));
    assert_eq!(service.status, 403, "{service:?}");
    assert_eq!(server.get("/nowhere").status, 404);
}

#[test]
fn what_a_client_has_is_not_sent_again() {
    let server = start(samples(), Settings::default());
    let target = format!("/sparql?query={}", encoded("SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 3"));
    let first = server.get(&target);
    let tag = first.header("etag").to_owned();
    assert!(!tag.is_empty());
    assert_eq!(server.get(&target).header("etag"), tag);
    let again = server.send("GET", &target, &[("If-None-Match", &tag)], b"");
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    let other = server.send("GET", &target, &[("If-None-Match", &tag), ("Accept", "text/csv")], b"");
    assert_eq!(other.status, 200, "another form is another answer");
    assert!(server.get("/metrics").body.contains("rapporteur_cache_hits_total 1"));
    let head = server.send("HEAD", &target, &[], b"");
    assert_eq!((head.status, head.body.as_str(), head.header("etag")), (200, "", tag.as_str()));
}

#[test]
fn other_sites_may_ask_and_answers_are_compressed() {
    let server = start(samples(), Settings::default());
    let target = format!("/sparql?query={}", encoded("SELECT * { ?s ?p ?o } LIMIT 500"));
    let asked = [("Origin", "http://example.com"), ("Access-Control-Request-Method", "POST")];
    let options = server.send("OPTIONS", "/sparql", &asked, b"");
    assert_eq!((options.status, options.header("access-control-allow-origin")), (200, "*"));
    let plain = server.get(&target);
    for coding in ["gzip", "br"] {
        let reply = server.send("GET", &target, &[("Accept-Encoding", coding)], b"");
        assert_eq!(reply.header("content-encoding"), coding);
        assert!(reply.whole && reply.body.len() < plain.body.len() / 2, "{coding}");
    }
}

#[test]
fn the_graph_is_read_as_a_whole_and_the_endpoint_describes_itself() {
    let server = start(samples(), Settings::default());
    let all = server.get_as("/graph?default", "application/n-triples");
    assert!(all.whole && all.status == 200 && all.body.lines().count() > 5_000);
    assert_eq!(server.get("/graph").status, 400);
    assert_eq!(server.get("/graph?graph=http%3A%2F%2Fe%2F").status, 404);
    let description = server.get_as("/sparql", "application/n-triples");
    assert!(description.body.contains("sparql-service-description#endpoint"), "{description:?}");
    assert!(server.get_as("/sparql", "text/html,*/*;q=0.8").body.contains("<textarea"));
}
