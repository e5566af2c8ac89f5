//! The sponsors of the metadata, and those printed at the head of drafts of the Security Council.

use crate::shared::{FOLDERS, code, known_slips, path, read, xml_files};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The commas and the "and" of a language.
fn joints(lang: &str) -> (&'static [char], &'static str) {
    match lang {
        "ar" => (&['،'], " و"),
        "zh" => (&['、'], "和"),
        "en" => (&[',', ';'], " and "),
        "fr" => (&[','], " et "),
        "ru" => (&[','], " и "),
        _ => (&[','], " y "),
    }
}

/// The states of a list by their codes, or the names as printed where they are no states.
fn states(list: &str, lang: &str) -> Vec<Result<&'static str, String>> {
    let (commas, and) = joints(lang);
    let pieces = list.split(commas).map(str::trim).filter(|piece| !piece.is_empty());
    pieces.filter_map(about_states).flat_map(|piece| in_piece(piece, and, lang)).collect()
}

/// A piece between two commas is one name, or some joined by "and", which may also be a part of a name.
fn in_piece(piece: &str, and: &str, lang: &str) -> Vec<Result<&'static str, String>> {
    if let Some(code) = code(piece, lang) {
        return vec![Ok(code)];
    }
    let folded = piece.to_lowercase();
    for (at, _) in folded.match_indices(and).filter(|(at, _)| piece.is_char_boundary(*at)) {
        if let Some(code) = code(&piece[..at], lang) {
            let mut all = vec![Ok(code)];
            all.extend(in_piece(piece[at + and.len()..].trim(), and, lang));
            return all;
        }
    }
    let last = folded.rfind(and).and_then(|at| Some((at, code(piece[at + and.len()..].trim(), lang)?)));
    match last {
        Some((at, code)) => vec![Err(piece[..at].to_owned()), Ok(code)],
        None => vec![Err(piece.to_owned())],
    }
}

/// The states in an entry of the metadata; nothing if it is about somebody who is not named as a state.
fn about_states(entry: &str) -> Option<&str> {
    let entry = entry.trim();
    let lower = entry.to_lowercase();
    if ["submitted by", "on the basis of", "on behalf of", "(resolution"]
        .iter()
        .any(|start| lower.starts_with(start))
    {
        return None;
    }
    let end = ["(on behalf of", "(of behalf of", "(in its capacity", " on behalf of"];
    let end = end.iter().filter_map(|end| lower.find(end)).min().unwrap_or(entry.len());
    let start = if lower.starts_with("the representative of ") { "the representative of ".len() } else { 0 };
    Some(entry[start..end].trim())
}

/// The names in a list that are no states.
fn unknown(list: &str, lang: &str) -> Vec<String> {
    about_states(list)
        .map(|list| states(list, lang))
        .unwrap_or_default()
        .into_iter()
        .filter_map(Result::err)
        .collect()
}

/// The list of sponsors at the head of a draft, before the colon.
fn printed_sponsors(xml: &str) -> String {
    let title =
        xml.split("<docTitle").nth(1).and_then(|rest| rest.split("</docTitle>").next()).expect("a title");
    let printed: String =
        title.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
    printed.trim().split([':', '：']).next().unwrap_or_default().trim().to_owned()
}

#[test]
fn every_sponsor_of_the_metadata_rows_is_a_state() {
    let slips = known_slips();
    let mut found = BTreeSet::new();
    for file in ["data/ga/truth.jsonl", "data/sc/truth.jsonl"].into_iter().filter_map(path) {
        for line in read(&file).lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            let doc = row["symbol"].as_str().unwrap();
            for key in ["sponsors", "additional_sponsors"] {
                for entry in row[key].as_array().into_iter().flatten().filter_map(Value::as_str) {
                    found.extend(unknown(entry, "en").into_iter().map(|name| (doc.to_owned(), name)));
                }
            }
        }
    }
    let new: Vec<_> = found.difference(&slips).collect();
    assert!(new.is_empty(), "unknown sponsors: {new:?}");
    // Of the slips that are known to stand in these rows, all are found: the test is able to fail.
    assert!(found.is_empty() || found.contains(&("A/RES/77/8".to_owned(), "NAMBIA".to_owned())));
}

#[test]
fn every_sponsor_in_the_xml_is_a_state() {
    let slips: BTreeSet<String> = known_slips().into_iter().map(|(_, name)| name).collect();
    for (folder, _) in FOLDERS {
        let mut found = BTreeSet::new();
        for (_, text) in &xml_files(folder) {
            for step in text.split("<step ").skip(1).filter_map(|rest| rest.split('>').next()) {
                if !step.contains("outcome=\"draftResolution") {
                    continue;
                }
                let by =
                    step.split("by=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
                let by = by.replace("&apos;", "'").replace("&#39;", "'").replace("&#xA;", " ");
                found.extend(unknown(&by, "en"));
            }
        }
        let new: Vec<_> = found.difference(&slips).collect();
        assert!(new.is_empty(), "{folder}: unknown sponsors: {new:?}");
    }
}

#[test]
fn sponsors_printed_at_the_head_of_drafts_are_the_same_states_in_six_languages() {
    // The number of sponsors of each draft, counted in the English version.
    let drafts =
        [("S_2023_212", 8), ("S_2023_506", 2), ("S_2023_507", 1), ("S_2023_638", 2), ("S_2023_772", 26)];
    let mut lists: BTreeMap<&str, BTreeSet<Vec<&str>>> = BTreeMap::new();
    for (folder, lang) in FOLDERS {
        let Some(drafts_of_language) = path(&format!("data/sc/not-adopted/{folder}")) else { return };
        for entry in std::fs::read_dir(drafts_of_language).unwrap() {
            let file = entry.unwrap().path();
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let (number, count) = drafts.into_iter().find(|(number, _)| name.starts_with(number)).unwrap();
            let list = printed_sponsors(&read(&file));
            let known = |state: Result<&'static str, String>| {
                state.unwrap_or_else(|name| panic!("{}: {name:?}", file.display()))
            };
            let mut codes: Vec<&str> = states(&list, lang).into_iter().map(known).collect();
            codes.sort_unstable();
            assert_eq!(codes.len(), count, "{}: {codes:?}", file.display());
            lists.entry(number).or_default().insert(codes);
        }
    }
    assert_eq!(lists.len(), drafts.len());
    for (number, versions) in lists {
        assert_eq!(versions.len(), 1, "{number}: {versions:?}");
    }
}
