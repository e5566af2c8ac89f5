//! Measures the opening verbs of the packs against printed ones: `verbs LANGUAGE FILE.csv...`, tables of paragraphs.
//! `verbs LANGUAGE --list FILE.csv...` prints the concept of each verb instead.
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;

/// The records of a CSV file; enough for tables written by programs.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            _ => cell.push(c),
        }
    }
    rows
}

fn main() {
    let list = std::env::args().any(|argument| argument == "--list");
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--list");
    let language = arguments.next().expect("a language");
    let pack = lexicon::pack(&language).expect("a language with a pack");
    let (mut all, mut known, mut concept, mut same, mut mood) = (0, 0, 0, 0, 0);
    let mut missing: BTreeMap<String, usize> = BTreeMap::new();
    let mut other: BTreeMap<String, usize> = BTreeMap::new();
    let mut moods: BTreeMap<String, usize> = BTreeMap::new();
    for path in arguments {
        let rows = records(&std::fs::read_to_string(&path).expect("a file"));
        let column = |name: &str| rows[0].iter().position(|column| column == name).expect("a column");
        let (kind, verb, text) = (column("kind"), column("verb"), column("text"));
        for row in &rows[1..] {
            if row[verb].is_empty() || !matches!(row[kind].as_str(), "preambular" | "operative") {
                continue;
            }
            all += 1;
            let printed = row[verb].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '…');
            let found = pack.verbs.opening(printed);
            if list {
                let concept = found.map_or("", |found| found.concept);
                println!("{}\t{}\t{printed}\t{concept}", row[column("doc")], row[column("part")]);
                continue;
            }
            concept += usize::from(found.is_some());
            if found.is_some_and(|found| found.len == printed.len()) {
                known += 1;
            } else {
                *missing
                    .entry(format!("{} [{}]", printed, found.map_or("-", |found| &printed[..found.len])))
                    .or_default() += 1;
            }
            let opening = pack.verbs.opening(&row[text]);
            let read = opening.map_or("", |found| &row[text][..found.len]);
            if read == printed {
                same += 1;
            } else {
                *other.entry(format!("{printed} → {read}")).or_default() += 1;
            }
            let told = opening.and_then(|found| found.mood).map(|mood| match mood {
                lexicon::Mood::Preambular => "preambular",
                lexicon::Mood::Operative => "operative",
            });
            if told == Some(row[kind].as_str()) {
                mood += 1;
            } else {
                *moods.entry(format!("{} is {} not {told:?}", printed, row[kind])).or_default() += 1;
            }
        }
    }
    if list {
        return;
    }
    let share = |count: usize| count as f64 / f64::from(all) * 100.0;
    println!(
        "{language}: {all} verbs; whole form known {:.2} %, concept {:.2} %; read without type {:.2} %; mood {:.2} %",
        share(known),
        share(concept),
        share(same),
        share(mood)
    );
    for (title, list) in [("not known", missing), ("read otherwise without type", other), ("mood", moods)] {
        let mut list: Vec<_> = list.into_iter().collect();
        list.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        println!("{title}: {}", list.len());
        for (entry, count) in list.iter().take(60) {
            println!("  {count} {entry}");
        }
    }
}
