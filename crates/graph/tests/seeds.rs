//! The queries against gold tables that were made by hand: facts made of the rows, encoded, loaded and asked for
//! again must print the rows. Skipped where the gold tables are not at hand.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

mod support;

use oxigraph::store::Store;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use support::{ask, gold, root, rows, store};

/// The tables, and how many of their columns make the key of a row.
const TABLES: [(&str, &str); 17] = [
    ("documents", "doc"),
    ("citations", "doc part cited cited_part"),
    ("sessions", "body session"),
    ("meetings", "body session number"),
    ("proposals", "proposal"),
    ("sponsors", "proposal state"),
    ("votes", "proposal target"),
    ("ballots", "proposal target state"),
    ("paragraphs", "doc part"),
    ("footnotes", "doc part"),
    ("offices", "person role body session"),
    ("bodies", "body"),
    ("agenda", "body session item sub"),
    ("events", "body kind start"),
    ("programme", "body session date start item sub"),
    ("requests", "doc part addressee action"),
    ("problems", "doc code part"),
];

fn seeds() -> Option<PathBuf> {
    Some(root().join("../shared/gold/seeds")).filter(|folder| folder.is_dir())
}

fn read_seeds() -> Option<Vec<gold::Gold>> {
    let folder = seeds()?;
    let mut names: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    Some(names.iter().map(|name| gold::read(&folder.join(name), &format!("{name}.txt"), "zh")).collect())
}

/// What the gold tables of all documents say of each row: the values of each column, `*` left out.
fn said(
    folder: &Path,
    table: &str,
    keys: &[&str],
) -> BTreeMap<Vec<String>, BTreeMap<String, BTreeSet<String>>> {
    let mut said: BTreeMap<Vec<String>, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        for row in rows(&entry.unwrap().path().join(format!("{table}.csv"))) {
            let cells = said.entry(keys.iter().map(|key| row[*key].clone()).collect()).or_default();
            for (column, value) in row {
                let values = cells.entry(column).or_default();
                values.extend(Some(value).filter(|value| value != "*"));
            }
        }
    }
    said
}

/// Whether a printed cell is what the documents say: one of their values, or all; a blank only if none says more.
fn agrees(column: &str, values: &BTreeSet<String>, printed: &str) -> bool {
    let set = |cell: &str| {
        cell.split('|').filter(|value| !value.is_empty()).map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let said: Vec<&String> = values.iter().filter(|value| !value.is_empty()).collect();
    let fullest = |value: &str| {
        !said.iter().any(|other| *other != value && other.starts_with(value) && column != "items")
    };
    let all = said.iter().flat_map(|value| set(value)).collect::<BTreeSet<_>>();
    match said.len() {
        0 => values.is_empty() || printed.is_empty(),
        _ => set(printed) == all || said.iter().any(|value| set(printed) == set(value) && fullest(value)),
    }
}

#[test]
fn the_tables_print_what_the_facts_say() {
    let (Some(folder), Some(seeds)) = (seeds(), read_seeds()) else { return };
    let store = store(seeds.iter().map(gold::Gold::encode));
    for (table, keys) in TABLES {
        let keys: Vec<&str> = keys.split(' ').collect();
        let said = said(&folder, table, &keys);
        let printed = ask(&store, table, &[]);
        let found: Vec<Vec<String>> =
            printed.cells(&keys).iter().map(|cells| cells.iter().map(|&c| c.to_owned()).collect()).collect();
        let mut once = found.clone();
        once.sort();
        assert_eq!(once, said.keys().cloned().collect::<Vec<_>>(), "the keys of {table}");
        for (key, row) in found.iter().zip(&printed.rows) {
            for (column, values) in &said[key] {
                let free = ["message", "quote", "name"].contains(&column.as_str());
                if let Some(at) = printed.columns.iter().position(|c| c == column).filter(|_| !free) {
                    assert!(
                        agrees(column, values, &row[at]),
                        "{table} {key:?}: {column} is {:?}, not {values:?}",
                        row[at]
                    );
                }
            }
        }
    }
    write_tables(&store);
}

/// Writes the tables for another program to score, if `TABLES_TO` names a folder.
fn write_tables(store: &Store) {
    let Some(folder) = std::env::var_os("TABLES_TO").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    for (table, _) in TABLES {
        let found = ask(store, table, &[]);
        let mut writer = csv::Writer::from_path(folder.join(format!("{table}.csv"))).unwrap();
        writer.write_record(&found.columns).unwrap();
        found.rows.iter().for_each(|row| writer.write_record(row).unwrap());
        writer.flush().unwrap();
    }
}

/// Rows of a query, some columns of each.
fn cells(store: &Store, name: &str, with: &[(&str, &str)], columns: &[&str]) -> Vec<String> {
    ask(store, name, with).cells(columns).iter().map(|cells| cells.join(" ")).collect()
}

/// The answers that were worked out by hand for the questions of delegates, librarians and researchers.
#[test]
fn questions_about_the_seeds_have_their_known_answers() {
    let Some(seeds) = read_seeds() else { return };
    let store = store(seeds.iter().map(gold::Gold::encode));
    let ask = |name: &str, with: &[(&str, &str)], columns: &[&str]| cells(&store, name, with, columns);
    let (first, second) = ("A/C.1/78/L.11", "A/C.1/78/L.60/Rev.1");

    assert_eq!(
        ask("state-votes", &[("state", "\"IND\""), ("item", "\"94\"")], &["proposal", "target", "option"]),
        [
            format!("{first} pp/3 no"),
            format!("{first} whole yes"),
            format!("{second} op/4 yes"),
            format!("{second} whole yes")
        ]
    );
    let apart = ask("part-against-whole", &[], &["proposal", "state"]);
    let of = |draft: &str| {
        apart.iter().filter_map(|row| row.strip_prefix(&format!("{draft} "))).collect::<Vec<_>>()
    };
    assert_eq!(of(first), ["BTN", "COL", "IND", "MEX", "MUS"]);
    assert_eq!(of(second), ["GHA", "GIN", "GUY", "NAM", "NGA", "SDN", "TCD", "TGO", "ZAF"]);
    assert_eq!(ask("tally-check", &[], &["match"]), ["true"; 12]);
    assert_eq!(
        ask("later-intentions", &[], &["state", "recorded", "intended", "would_be"]),
        ["NER  yes 107-51-9", "NAM no abstain 138-9-18", "TCD no yes 138-9-18"]
    );
    assert_eq!(
        ask("rival-drafts", &[], &["proposal", "for_and_against", "for_both"]),
        [format!("{first} 10 88"), format!("{second} 52 88")]
    );
    assert_eq!(ask("agreement", &[("state", "\"IND\""), ("other", "\"CHN\"")], &["votes", "alike"]), ["4 1"]);
    let absent = ask("absent-voters", &[("proposal", "\"A/C.1/78/L.11\"")], &["target", "state"]);
    assert!(absent.contains(&"pp/3 NER".to_owned()));
    assert_eq!(
        ask("sponsors-not-voting", &[], &["proposal", "state", "option"]),
        [format!("{first} TKM "), format!("{first} VEN ")]
    );
    assert_eq!(ask("co-sponsored-rivals", &[], &["state"]), ["COG", "DJI"]);
    let put =
        ask("introducers", &[], &["proposal", "submitted_by", "submitted_on", "sponsors", "later_sponsors"]);
    for row in [
        format!("{first} RUS 2023-09-30 20 8"),
        "A/C.1/78/L.13 SGP 2023-10-02 1 0".to_owned(),
        format!("{second} FRA 2023-10-23 52 15"),
    ] {
        assert!(put.contains(&row), "{row}");
    }
    let path = ask(
        "proposal-path",
        &[("proposal", "\"A/C.1/78/L.60/Rev.1\"")],
        &["what", "date", "meeting", "result"],
    );
    assert!(
        path.contains(&"outcome 2023-11-02 29 adopted-vote".to_owned())
            && path.contains(&"recommended   dr/2".to_owned())
    );

    let recalled = |draft: &str| ask("recalled", &[("doc", &format!("\"{draft}\""))], &["recalled"]);
    let (one, two) = (recalled(first), recalled(second));
    assert_eq!((one.len(), two.len()), (26, 28));
    assert_eq!(one.iter().filter(|resolution| two.contains(resolution)).count(), 24);
    let only = ask("recalled-only-by", &[], &["proposal", "rival", "recalled"]);
    let only_by = |draft: &str, rival: &str| {
        only.iter().filter_map(|row| row.strip_prefix(&format!("{draft} {rival} A/RES/"))).collect::<Vec<_>>()
    };
    assert_eq!(only_by(first, second), ["36/103", "77/36"]);
    assert_eq!(only_by(second, first), ["73/266", "74/28", "75/32", "77/37"]);
    let mut citing = ask("cited-by", &[("doc", "\"A/RES/75/240\"")], &["by"]);
    citing.dedup();
    assert_eq!(citing.len(), 4);
    let missing = ask("missing-documents", &[], &["doc", "documents"]);
    assert_eq!(missing[0], "A/RES/75/240 4");

    assert_eq!(
        ask("asked-of", &[("addressee", "\"x/secretary-general\"")], &["part", "action", "due"]),
        ["dd/1/op/b request 2024", "dr/1/op/8 request A/78"]
    );
    assert_eq!(
        ask("put-on-agenda", &[("session", "\"A/79\"")], &["part"]),
        ["dd/1/op/c", "dr/1/op/9", "dr/2/op/5"]
    );
    assert_eq!(ask("mandates", &[], &["body", "established_by"]), ["A/AC.292 A/RES/75/240"]);
    let holders = ask("office-holders", &[], &["body", "session", "role", "person", "state"]);
    for session in [4, 5, 9, 10, 11] {
        assert!(holders.contains(&format!("A/AC.292 {session} chair Burhan Gafoor SGP")));
    }
    assert!(holders.contains(&"A/C.1 78 rapporteur Heidar Ali Balouji IRN".to_owned()));
    let held =
        ask("calendar", &[("body", "\"A/AC.292\"")], &["start", "end", "what", "name", "place", "meetings"]);
    for row in [
        "2023-03-06 2023-03-10 session 4 New York 10",
        "2023-07-24 2023-07-28 session 5 New York 10",
        "2025-07-07 2025-07-11 session 11 New York 9",
    ] {
        assert!(held.contains(&row.to_owned()), "{row}");
    }
    let slots = ask("planned-and-held", &[("session", "\"A/AC.292/4\"")], &["date", "start", "held"]);
    assert!(slots.contains(&"2023-03-09 15:00 meeting 8|stakeholder-segment".to_owned()));
    assert_eq!(
        ask("before-the-committee", &[], &["doc", "draft"]),
        [
            "A/78/76 ".to_owned(),
            "A/78/265 ".to_owned(),
            format!("A/C.1/78/L.62 {first}"),
            "A/C.1/78/L.63 A/C.1/78/L.13".to_owned(),
            format!("oral {second}")
        ]
    );
    let outside = ask("outside-meetings", &[("body", "\"A/AC.292\"")], &["kind", "start", "end", "with"]);
    assert!(outside.contains(&"intersessional 2022-12-05 2022-12-09 ".to_owned()));
    assert!(outside.contains(&"simulation 2025-03-10 2025-03-10 states|x/itu|x/oda|x/unidir".to_owned()));
}
