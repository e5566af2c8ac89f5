//! The voters of the metadata.

use crate::shared::{FOLDERS, cell, code, path, read, rows, xml_files};
use serde_json::Value;
use std::collections::BTreeSet;

/// The option of a vote and the key of its list of voters in a row of `truth.jsonl`.
const LISTS: [(&str, &str); 3] =
    [("yes", "MS_in_favour"), ("no", "MS_against"), ("abstain", "MS_abstaining")];

/// The votes of a row as (option, name).
fn voters(row: &Value) -> Vec<(&'static str, &str)> {
    let list = |(option, key)| {
        row[key].as_array().into_iter().flatten().map(move |name| (option, name.as_str().unwrap()))
    };
    LISTS.into_iter().flat_map(list).collect()
}

#[test]
fn every_voter_of_the_metadata_rows_is_a_state() {
    let mut votes = 0;
    for file in ["data/ga/truth.jsonl", "data/sc/truth.jsonl"].into_iter().filter_map(path) {
        let mut unknown = BTreeSet::new();
        for line in read(&file).lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            for (_, name) in voters(&row) {
                votes += 1;
                if code(name, "en").is_none() {
                    unknown.insert(name.to_owned());
                }
            }
        }
        assert!(unknown.is_empty(), "{}: {unknown:?}", file.display());
    }
    assert!(votes == 0 || votes > 20_000, "only {votes} votes were read");
}

#[test]
fn the_votes_of_the_metadata_rows_are_those_of_the_gold_tables() {
    let mut gold = BTreeSet::new();
    for group in ["77", "78", "ES-11"] {
        let Some(path) = path(&format!("gold/ga/meta/{group}/ballots.csv")) else { return };
        for row in rows(&path) {
            gold.insert((
                cell(&row, "doc").to_owned(),
                cell(&row, "state").to_owned(),
                cell(&row, "option").to_owned(),
            ));
        }
    }
    let Some(truth) = path("data/ga/truth.jsonl") else { return };
    let mut read_here = BTreeSet::new();
    for line in read(&truth).lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let doc = row["symbol"].as_str().unwrap();
        for (option, name) in voters(&row) {
            read_here.insert((
                doc.to_owned(),
                code(name, "en").unwrap_or(name).to_owned(),
                option.to_owned(),
            ));
        }
    }
    let differ: Vec<_> = gold.symmetric_difference(&read_here).collect();
    assert!(differ.is_empty(), "{} votes differ: {:?}", differ.len(), &differ[..differ.len().min(20)]);
}

#[test]
fn every_voter_in_the_xml_is_a_state() {
    const BEFORE: &str = "<organization refersTo=\"memberState\">";
    for (folder, _) in FOLDERS {
        let mut unknown = BTreeSet::new();
        let files = xml_files(folder);
        let mut votes = 0;
        for (_, text) in &files {
            for name in text.split(BEFORE).skip(1).filter_map(|rest| rest.split('<').next()) {
                votes += 1;
                let name = name.replace("&apos;", "'").replace("&#39;", "'");
                if code(&name, "en").is_none() {
                    unknown.insert(name);
                }
            }
        }
        assert!(unknown.is_empty(), "{folder}: {unknown:?}");
        assert!(files.is_empty() || votes > 15_000, "{folder}: only {votes} votes were read");
    }
}
