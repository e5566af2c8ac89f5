//! The whole way: documents in, tables out.
//!
//! The samples' tables stand in `golden/`, one CSV file for each canned query that takes no parameter it must be given;
//! `UPDATE_EXPECT=1 cargo test -p cli --test tables` writes them anew, and the difference is read before it is kept. The
//! four real documents are scored against hand-made tables where these are at hand.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use answer::{Format, Look, Question, print};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use store::{Limits, Store};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn built(folder: &Path) -> Store {
    let store = Store::memory().unwrap();
    let report =
        pipeline::build(&store, &[folder.to_path_buf()], &pipeline::Options::default(), &|_| {}).unwrap();
    assert!(report.failures.is_empty(), "{:?}", report.failures);
    store
}

/// The answer as CSV; `None` if the query has a parameter that must be given.
fn table(store: &Store, name: &str) -> Option<String> {
    let question = Question::shipped(name).unwrap_or_else(|error| panic!("{name}: {error}"));
    if question.head().params.iter().any(|parameter| parameter.required && parameter.default.is_none()) {
        return None;
    }
    let query = question.ask(&BTreeMap::new()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let answer = store.query(query, &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut out = Vec::new();
    print(answer, question.columns(), Format::Csv, Look::default(), &mut out)
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    Some(String::from_utf8(out).unwrap())
}

#[test]
fn the_samples_give_the_tables_in_golden() {
    let store = built(&root().join("crates/cli/samples"));
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut faults = Vec::new();
    for name in Question::names() {
        let Some(printed) = table(&store, name) else { continue };
        let path = golden.join(format!("{name}.csv"));
        if update {
            std::fs::create_dir_all(&golden).unwrap();
            std::fs::write(&path, &printed).unwrap();
            continue;
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default().replace('\r', "");
        let printed = printed.replace('\r', "");
        if expected != printed {
            let lines =
                |text: &str| text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
            let (expected, printed) = (lines(&expected), lines(&printed));
            let lost: Vec<&String> = expected.difference(&printed).take(3).collect();
            let new: Vec<&String> = printed.difference(&expected).take(3).collect();
            faults.push(format!("{name}: lost {lost:?}, new {new:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_four_documents_score_full_marks() {
    let shared = root().join("../shared");
    let (documents, gold, score) =
        (shared.join("data/seeds"), shared.join("gold/seeds"), shared.join("tools/score.py"));
    if !documents.is_dir() || !score.is_file() {
        return; // the real documents are not at hand
    }
    let store = built(&documents);
    let folder = tempfile::tempdir().unwrap();
    for name in Question::names() {
        if let Some(printed) = table(&store, name) {
            std::fs::write(folder.path().join(format!("{name}.csv")), printed).unwrap();
        }
    }
    let numbers = folder.path().join("score.json");
    let output = Command::new("python3")
        .arg(score)
        .args(["--show", "8", "--gold"])
        .arg(gold)
        .arg("--got")
        .arg(folder.path())
        .arg("--json")
        .arg(&numbers)
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{printed}{}", String::from_utf8_lossy(&output.stderr));
    // The bounds that the work set itself: every table 0.97, all together 0.985.
    for line in printed.lines().filter(|line| !line.starts_with(' ') && !line.starts_with("table")) {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let f1: f64 = match fields[0] {
            "macro" => fields[1].parse().unwrap(),
            _ => fields[6].parse().unwrap(),
        };
        if let Some((right, all)) = line.split_once("values ").and_then(|(_, values)| values.split_once('/'))
        {
            assert!(all.starts_with(right), "a value is wrong: {right} of {all}\n{printed}");
        }
        let bound = if fields[0] == "macro" { 0.985 } else { 0.97 };
        assert!(f1 >= bound, "{}: {f1} is below {bound}\n{printed}", fields[0]);
    }
}

#[test]
fn every_rule_used_is_described() {
    let store = built(&root().join("crates/cli/samples"));
    let asked =
        "SELECT DISTINCT (STR(?rule) AS ?name) WHERE { ?fact <https://w3id.org/unpg/def#extractor> ?rule }";
    let question = Question::parse("rules", asked).unwrap();
    let answer = store.query(question.ask(&BTreeMap::new()).unwrap(), &Limits::default()).unwrap();
    let mut out = Vec::new();
    print(answer, question.columns(), Format::Csv, Look::default(), &mut out).unwrap();
    let described = std::fs::read_to_string(root().join("ontology/rules.ttl")).unwrap();
    let out = String::from_utf8(out).unwrap();
    let rules: Vec<&str> = out.lines().skip(1).filter_map(|line| line.trim().rsplit('/').next()).collect();
    assert!(rules.len() > 20, "{rules:?}");
    let undescribed: Vec<&&str> =
        rules.iter().filter(|rule| !described.contains(&format!("<{rule}> a unp:Rule"))).collect();
    assert!(undescribed.is_empty(), "{undescribed:?}");
}
