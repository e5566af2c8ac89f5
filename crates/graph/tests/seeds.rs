//! The queries against gold tables that were made by hand: facts made of the rows, encoded, loaded and asked for
//! again must print the rows. Skipped where the gold tables are not at hand.

mod support;

use std::path::PathBuf;
use support::{ask, gold, root, store};

const TABLES: [&str; 17] = [
    "documents", "citations", "sessions", "meetings", "proposals", "sponsors", "votes", "ballots", "paragraphs",
    "footnotes", "offices", "bodies", "agenda", "events", "programme", "requests", "problems",
];

fn seeds() -> Option<PathBuf> {
    Some(root().join("../shared/gold/seeds")).filter(|folder| folder.is_dir())
}

fn read_seeds() -> Option<Vec<gold::Gold>> {
    let folder = seeds()?;
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    Some(names.iter().map(|name| gold::read(&folder.join(name), &format!("{name}.txt"), "zh")).collect())
}

#[test]
fn the_tables_print_what_the_facts_say() {
    let Some(seeds) = read_seeds() else { return };
    let store = store(seeds.iter().map(gold::Gold::encode));
    let out = std::env::var_os("TABLES_TO").map(PathBuf::from);
    for table in TABLES {
        let found = ask(&store, table, &[]);
        println!("{table}: {} rows", found.rows.len());
        if let Some(folder) = &out {
            std::fs::create_dir_all(folder).unwrap();
            let mut writer = csv::Writer::from_path(folder.join(format!("{table}.csv"))).unwrap();
            writer.write_record(&found.columns).unwrap();
            found.rows.iter().for_each(|row| writer.write_record(row).unwrap());
            writer.flush().unwrap();
        }
    }
}

/// The lines of a query as one text, for comparing.
fn lines(store: &oxigraph::store::Store, name: &str, parameters: &[(&str, &str)], columns: &[&str]) -> Vec<String> {
    ask(store, name, parameters).cells(columns).iter().map(|cells| cells.join(" ")).collect()
}

#[test]
fn questions_about_the_seeds() {
    let Some(seeds) = read_seeds() else { return };
    let store = store(seeds.iter().map(gold::Gold::encode));
    for (q, p) in [("state-votes", vec![("state", "\"IND\"")]), ("part-against-whole", vec![]), ("tally-check", vec![]),
      ("later-intentions", vec![]), ("rival-drafts", vec![]), ("agreement", vec![("state","\"IND\""),("other","\"CHN\"")]), ("sponsors-not-voting", vec![]),
      ("co-sponsored-rivals", vec![]), ("introducers", vec![]), ("proposal-path", vec![("proposal","\"A/C.1/78/L.60/Rev.1\"")]), ("recalled-only-by", vec![]),
      ("cited-by", vec![("doc","\"A/RES/75/240\"")]), ("asked-of", vec![("addressee","\"x/secretary-general\"")]), ("put-on-agenda", vec![]), ("mandates", vec![]), ("office-holders", vec![]), ("planned-and-held", vec![]), ("before-the-committee", vec![]), ("outside-meetings", vec![]), ("doubtful-facts", vec![])] {
        println!("--- {q}");
        for line in ask(&store, q, &p).lines().iter().take(14) { println!("{}", line.chars().take(230).collect::<String>()); }
    }
    println!("{:?}", lines(&store, "recalled", &[], &["doc"]).len());
}
