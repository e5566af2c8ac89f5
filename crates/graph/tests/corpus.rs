//! The tables at the size of a real corpus, when `GOLD_CORPUS=1`: the machine-made gold tables of a thousand
//! documents in six languages as facts. Prints how long each query takes and how large the graph is.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

mod support;

use oxigraph::io::RdfFormat;
use oxigraph::model::GraphNameRef;
use std::path::PathBuf;
use std::time::Instant;
use support::{ask, gold, query_names, root, store};

#[test]
fn the_tables_of_a_corpus() {
    let shared = root().join("../shared/gold");
    if std::env::var_os("GOLD_CORPUS").is_none() || !shared.is_dir() {
        return;
    }
    let languages = std::env::var("LANGUAGES").unwrap_or_else(|_| "ar en es fr ru zh".to_owned());
    let mut readings = Vec::new();
    for (corpus, groups) in [("ga", vec!["77", "78", "ES-11"]), ("sc", vec!["2023", "not-adopted"])] {
        for group in groups {
            for language in languages.split(' ').chain(["meta"]) {
                let tag = if language == "meta" { "en" } else { language };
                readings.extend(gold::read_each(&shared.join(corpus).join(language).join(group), tag));
            }
        }
    }
    let statements: usize = readings.iter().map(|reading| reading.statements.len()).sum();
    let start = Instant::now();
    let contributions: Vec<_> = readings.iter().map(gold::Gold::encode).collect();
    let triples: usize = contributions.iter().map(Vec::len).sum();
    println!(
        "{} sources, {statements} statements, {triples} triples in {:.1?}",
        readings.len(),
        start.elapsed()
    );
    let store = store(contributions);
    println!("{} in the store", store.len().unwrap());
    if let Some(file) = std::env::var_os("DUMP_TO") {
        let mut out = std::io::BufWriter::new(std::fs::File::create(file).unwrap());
        store.dump_graph_to_writer(GraphNameRef::DefaultGraph, RdfFormat::NTriples, &mut out).unwrap();
    }
    let out = std::env::var_os("TABLES_TO").map(PathBuf::from);
    for name in query_names() {
        if name == "evidence" && out.is_none() {
            continue;
        }
        let start = Instant::now();
        let table = ask(&store, &name, &[]);
        println!("{name:24} {:8} rows {:8.2?}", table.rows.len(), start.elapsed());
        if let Some(folder) = &out {
            std::fs::create_dir_all(folder).unwrap();
            let mut writer = csv::Writer::from_path(folder.join(format!("{name}.csv"))).unwrap();
            writer.write_record(&table.columns).unwrap();
            table.rows.iter().for_each(|row| writer.write_record(row).unwrap());
            writer.flush().unwrap();
        }
    }
}
