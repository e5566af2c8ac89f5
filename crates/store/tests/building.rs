//! What a build keeps, replaces and takes out.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use oxrdf::{NamedNode, Triple};
use store::{Build, Contribution, Error, Outcome, Store};

fn says(id: &str, what: &str) -> Contribution {
    let iri = |tail: &str| NamedNode::new_unchecked(format!("http://example.com/{tail}"));
    let triples = vec![
        Triple::new(iri(what), iri("said-by"), iri(id)),
        Triple::new(iri("assembly"), iri("p"), iri("o")), // all say so
    ];
    Contribution::of_source(id, "v1", triples, &format!("the text of {id}")).unwrap()
}

fn finish(build: Build<'_>) -> [usize; 3] {
    let Outcome { added, replaced, removed, .. } = build.finish().unwrap();
    [added, replaced, removed]
}

fn sources(store: &Store) -> String {
    let sources = store.sources().unwrap();
    let list = sources.iter().map(|(id, held)| {
        format!("{id}:{}", held.paths.iter().map(String::as_str).collect::<Vec<_>>().join("+"))
    });
    list.collect::<Vec<_>>().join(" ")
}

/// Files a, b and c, each with a source of its own.
fn three() -> Store {
    let store = Store::memory().unwrap();
    let build = store.build().unwrap();
    for (id, path) in [("s1", "a"), ("s2", "b"), ("s3", "c")] {
        build.put(says(id, "x").read_from(path, "1")).unwrap();
    }
    assert_eq!(finish(build), [3, 0, 0]);
    store
}

#[test]
fn a_file_that_is_unchanged_is_known_without_reading_it() {
    let store = three();
    let build = store.build().unwrap();
    assert_eq!(build.source_at("a", "1"), None, "a store in memory remembers no files beyond a build");
    assert!(build.keep("s1", "v1", "a", "1"));
    assert_eq!(build.source_at("a", "1").as_deref(), Some("s1"));
    assert_eq!(build.source_at("a", "2"), None);
    assert!(!build.keep("s1", "v2", "a", "1"), "another program reads it anew");
    assert!(!build.keep("s9", "v1", "a", "1"), "not held");
    assert_eq!(finish(build), [0, 0, 0]);
    assert_eq!(sources(&store), "s1:a s2:b s3:c");
}

#[test]
fn an_edited_file_takes_its_old_content_with_it() {
    let store = three();
    let build = store.build().unwrap();
    build.put(says("s4", "y").read_from("a", "2")).unwrap();
    assert_eq!(finish(build), [1, 0, 1]);
    assert_eq!(sources(&store), "s2:b s3:c s4:a");
    assert_eq!(store.len().unwrap(), 4);
    assert!(matches!(store.source_text("s1"), Err(Error::NoSource(_))));
    assert_eq!(store.source_text("s4").unwrap(), "the text of s4");
}

#[test]
fn files_that_change_places_are_not_read_again() {
    let store = three();
    let build = store.build().unwrap();
    assert!(build.keep("s2", "v1", "a", "2"));
    assert!(build.keep("s1", "v1", "b", "2"));
    assert_eq!(finish(build), [0, 0, 0]);
    assert_eq!(sources(&store), "s1:b s2:a s3:c");
}

#[test]
fn a_copy_holds_a_source_until_the_last_one_is_gone() {
    let store = three();
    let build = store.build().unwrap();
    assert!(build.keep("s1", "v1", "copy of a", "1"));
    assert_eq!(finish(build), [0, 0, 0]);
    assert_eq!(sources(&store), "s1:a+copy of a s2:b s3:c");
    for (gone, left) in [("a", "s1:copy of a s2:b s3:c"), ("copy of a", "s2:b s3:c")] {
        let build = store.build().unwrap();
        build.prune(|path| path == gone);
        build.finish().unwrap();
        assert_eq!(sources(&store), left);
    }
}

#[test]
fn pruning_spares_what_this_build_came_upon() {
    let store = three();
    let build = store.build().unwrap();
    assert!(build.keep("s1", "v1", "a", "1"));
    build.prune(|_| true);
    assert_eq!(finish(build), [0, 0, 2]);
    assert_eq!(sources(&store), "s1:a");
}

#[test]
fn standing_contributions_stay_until_they_are_replaced() {
    let store = three();
    let build = store.build().unwrap();
    let standing = |what: &str, fingerprint: &str| {
        let triples = says("s1", what).triples().to_vec();
        Contribution::standing("static", fingerprint, triples).unwrap()
    };
    assert!(!build.keep_standing("static", "v1"));
    build.put(standing("z", "v1")).unwrap();
    build.prune(|_| true);
    assert_eq!(finish(build), [1, 0, 3]);
    assert_eq!(store.len().unwrap(), 2);
    let build = store.build().unwrap();
    assert!(build.keep_standing("static", "v1") && !build.keep_standing("static", "v2"));
    build.put(standing("zz", "v2")).unwrap();
    assert_eq!(finish(build), [0, 1, 0]);
    assert!(store.contributed_by("static").unwrap().contains("/zz>"));
    let build = store.build().unwrap();
    build.remove("static");
    assert_eq!(finish(build), [0, 0, 1]);
    assert!(store.is_empty().unwrap());
}

#[test]
fn queries_see_what_is_settled() {
    let store = Store::memory().unwrap();
    let build = store.build().unwrap();
    build.put(says("s1", "x").read_from("a", "1")).unwrap();
    assert!(store.is_empty().unwrap());
    build.settle().unwrap();
    assert_eq!(build.store().len().unwrap(), 2);
    assert!(build.outcome().changed());
}

#[test]
fn many_threads_may_put() {
    let store = Store::memory().unwrap();
    let build = store.build().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let build = &build;
            scope.spawn(move || {
                for number in 0..50 {
                    let id = format!("s{}", thread * 40 + number); // some are put by two threads
                    build.put(says(&id, &id).read_from(&id, "1")).unwrap();
                    if number % 10 == 0 {
                        build.settle().unwrap();
                    }
                }
            });
        }
    });
    build.finish().unwrap();
    assert_eq!(store.sources().unwrap().len(), 170);
    assert_eq!(store.len().unwrap(), 171);
}

#[test]
fn a_graph_of_triples_is_for_reading() {
    let store = Store::of_triples(says("s1", "x").triples().to_vec()).unwrap();
    assert_eq!(store.len().unwrap(), 2);
    assert!(matches!(store.build(), Err(Error::ReadOnly)));
}
