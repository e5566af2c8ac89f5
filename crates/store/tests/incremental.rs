//! Whatever sources come, change and go, in whatever order: the graph is, byte for byte, what a build from
//! nothing makes of those that are left.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use oxrdf::{NamedNode, Triple};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use store::{Contribution, Store};

const EVIDENCE: &str = "https://w3id.org/unpg/def#evidence";
const SUBJECT: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject";

fn node(tail: impl std::fmt::Display) -> NamedNode {
    NamedNode::new_unchecked(format!("https://w3id.org/unpg/id/{tail}"))
}

/// One thing that a source says of one of a few things that many sources speak of.
#[derive(Clone, Debug)]
struct Saying {
    subject: u8,
    object: u8,
    ground: Ground,
}

/// How it shows that it says so.
#[derive(Clone, Copy, Debug)]
enum Ground {
    Nothing,
    Evidence,
    OwnClaim,
    SharedClaim,
}

fn triples(source: &str, sayings: &[Saying], extra: u16) -> Vec<Triple> {
    let iri = |text: &str| NamedNode::new_unchecked(text);
    let mut triples = vec![Triple::new(node(format!("source/{source}")), node("a"), node("Source"))];
    for saying in sayings {
        let Saying { subject, object, ground } = saying;
        let thing = node(format!("thing/{subject}"));
        let span = node(format!("span/{source}/{object}"));
        triples.push(Triple::new(thing.clone(), node("p"), spelling(*object)));
        let claim = match ground {
            Ground::Nothing => continue,
            Ground::Evidence => {
                triples.push(Triple::new(thing, iri(EVIDENCE), span.clone()));
                triples.push(Triple::new(span, node("in"), node(format!("source/{source}"))));
                continue;
            }
            Ground::OwnClaim => node(format!("claim/{source}/{subject}")),
            Ground::SharedClaim => node(format!("claim/{subject}")),
        };
        triples.push(Triple::new(claim.clone(), iri(SUBJECT), thing));
        triples.push(Triple::new(claim, iri(EVIDENCE), span));
    }
    triples.extend((0..extra).map(|number| Triple::new(node(format!("list/{number}")), node("p"), node(1))));
    triples
}

/// An object; some are the same to the database though they are spelled differently.
fn spelling(object: u8) -> oxrdf::Term {
    let typed = |value: &str, kind: &str| {
        let datatype = NamedNode::new_unchecked(format!("http://www.w3.org/2001/XMLSchema#{kind}"));
        oxrdf::Literal::new_typed_literal(value, datatype).into()
    };
    match object {
        0 => typed("1.50", "decimal"),
        1 => typed("1.5", "decimal"),
        2 => typed("07", "integer"),
        3 => typed("7", "int"),
        4 => oxrdf::Literal::new_language_tagged_literal_unchecked("word", "zh-Hans").into(),
        5 => oxrdf::Literal::new_language_tagged_literal_unchecked("word", "zh-hans").into(),
        _ => node(object).into(),
    }
}

#[derive(Clone, Debug)]
enum Step {
    /// The file at a path now holds a source that says this.
    Put {
        path: u8,
        source: u8,
        sayings: Vec<Saying>,
        extra: u16,
    },
    /// The file at a path is a copy of what another path holds.
    Copy {
        from: u8,
        to: u8,
    },
    /// The file at a path is gone.
    Delete {
        path: u8,
    },
    /// A source is taken out, wherever it lay.
    Remove {
        source: u8,
    },
    /// What was worked out from the graph is another thing now.
    Derive {
        sayings: Vec<Saying>,
    },
    Settle,
    Finish,
}

fn sayings() -> impl Strategy<Value = Vec<Saying>> {
    let ground = prop_oneof![
        Just(Ground::Nothing),
        Just(Ground::Evidence),
        Just(Ground::OwnClaim),
        Just(Ground::SharedClaim)
    ];
    let saying =
        (0..6u8, 0..8u8, ground).prop_map(|(subject, object, ground)| Saying { subject, object, ground });
    prop::collection::vec(saying, 0..8)
}

fn step() -> impl Strategy<Value = Step> {
    let extra = prop_oneof![9 => Just(0u16), 1 => Just(3u16), 1 => Just(300u16)];
    prop_oneof![
        8 => (0..6u8, 0..6u8, sayings(), extra)
            .prop_map(|(path, source, sayings, extra)| Step::Put { path, source, sayings, extra }),
        1 => (0..6u8, 0..6u8).prop_map(|(from, to)| Step::Copy { from, to }),
        2 => (0..6u8).prop_map(|path| Step::Delete { path }),
        1 => (0..6u8).prop_map(|source| Step::Remove { source }),
        1 => sayings().prop_map(|sayings| Step::Derive { sayings }),
        2 => Just(Step::Settle),
        3 => Just(Step::Finish),
    ]
}

/// What should be held: for each path its source, for each source what it says.
#[derive(Default)]
struct Model {
    paths: BTreeMap<u8, String>,
    said: BTreeMap<String, Vec<Triple>>,
    derived: Option<Vec<Triple>>,
}

impl Model {
    fn contributions(&self) -> Vec<Contribution> {
        let mut list = Vec::new();
        for (source, triples) in &self.said {
            let paths = self.paths.iter().filter(|(_, held)| *held == source);
            let new = Contribution::of_source(source, "f", triples.clone(), "text").unwrap();
            list.push(paths.fold(new, |new, (path, _)| new.read_from(path.to_string(), "s")));
        }
        list.extend(
            self.derived
                .iter()
                .map(|triples| Contribution::standing("derived", "f", triples.clone()).unwrap()),
        );
        list
    }

    /// At the end of a build those are left that a path leads to.
    fn finish(&mut self) {
        let left: BTreeSet<&String> = self.paths.values().collect();
        self.said.retain(|source, _| left.contains(source));
    }
}

fn dump(store: &Store) -> Vec<String> {
    store.sorted_lines().unwrap().collect::<Result<_, _>>().unwrap()
}

fn fresh(contributions: Vec<Contribution>) -> Store {
    let store = Store::memory().unwrap();
    let build = store.build().unwrap();
    for contribution in contributions {
        build.put(contribution).unwrap();
    }
    build.finish().unwrap();
    store
}

/// Takes a step of a build, and notes in the model what it should lead to.
fn take(step: Step, model: &mut Model, build: &store::Build<'_>) {
    match step {
        Step::Put { path, source, sayings, extra } => {
            let source = format!("s{source}");
            let triples = triples(&source, &sayings, extra);
            let new = Contribution::of_source(&source, "f", triples, "text").unwrap();
            let triples = new.triples().to_vec();
            build.put(new.read_from(path.to_string(), "s")).unwrap();
            model.paths.insert(path, source.clone());
            model.said.insert(source, triples);
        }
        Step::Copy { from, to } => {
            let Some(source) = model.paths.get(&from).cloned() else { return };
            assert!(build.keep(&source, "f", &to.to_string(), "s"), "{source} is held or waits");
            assert!(!build.keep(&source, "g", &to.to_string(), "s"));
            model.paths.insert(to, source);
        }
        Step::Delete { path } => {
            build.prune(|gone| gone == path.to_string());
            // A build does not forget a file that it has just seen.
            if build.source_at(&path.to_string(), "s").is_none() {
                model.paths.remove(&path);
            }
        }
        Step::Remove { source } => {
            let source = format!("s{source}");
            build.remove(&source);
            model.paths.retain(|_, held| *held != source);
            model.said.remove(&source);
        }
        Step::Derive { sayings } => {
            let triples = triples("derived", &sayings, 0);
            let new = Contribution::standing("derived", "f", triples).unwrap();
            model.derived = Some(new.triples().to_vec());
            build.put(new).unwrap();
        }
        Step::Settle => build.settle().unwrap(),
        Step::Finish => unreachable!("the caller finishes"),
    }
}

fn check(steps: Vec<Step>, store: Store, reopen: impl Fn(Store) -> Store) {
    let mut model = Model::default();
    let mut store = store;
    let mut steps = steps.into_iter().chain([Step::Finish]).peekable();
    while steps.peek().is_some() {
        let build = store.build().unwrap();
        for step in steps.by_ref() {
            if matches!(step, Step::Finish) {
                break;
            }
            take(step, &mut model, &build);
        }
        build.finish().unwrap();
        model.finish();
        let mut contributions = model.contributions();
        let expected: BTreeSet<String> =
            model.said.values().chain(&model.derived).flatten().map(|triple| format!("{triple} .")).collect();
        let dumped = dump(&store);
        assert_eq!(dumped, expected.into_iter().collect::<Vec<_>>());
        let full = fresh(contributions.clone());
        contributions.reverse();
        let backwards = fresh(contributions);
        assert_eq!(dumped, dump(&full));
        assert_eq!(dumped, dump(&backwards));
        assert_eq!(store.sources().unwrap(), full.sources().unwrap());
        for (id, held) in store.sources().unwrap().iter() {
            assert_eq!(store.contributed_by(id).unwrap(), full.contributed_by(id).unwrap());
            assert!(held.standing || store.source_text(id).unwrap() == "text");
        }
        store = reopen(store);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn is_the_same_as_a_build_from_nothing(steps in prop::collection::vec(step(), 1..40)) {
        check(steps, Store::memory().unwrap(), |store| store);
    }
}

#[cfg(feature = "rocksdb")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 25, ..ProptestConfig::default() })]

    #[test]
    fn on_disk_too_and_after_opening_it_again(steps in prop::collection::vec(step(), 1..40)) {
        let folder = tempfile::tempdir().unwrap();
        check(steps, Store::open(folder.path()).unwrap(), |store| {
            drop(store);
            Store::open(folder.path()).unwrap()
        });
    }
}
