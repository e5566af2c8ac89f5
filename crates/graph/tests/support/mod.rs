//! What the tests of the queries share: a store in memory, the canned queries, and small readers of CSV.
#![allow(dead_code)] // each test file uses its part

pub(crate) mod case;
pub(crate) mod gold;
pub(crate) mod header;

use graph::{Entry, EntryKind, encode_authority, ontology};
use oxigraph::model::{GraphName, Quad, Term, Triple};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A store with the ontology, the authority data and the triples given.
pub(crate) fn store(contributions: impl IntoIterator<Item = Vec<Triple>>) -> Store {
    let store = Store::new().unwrap();
    let mut quads: Vec<Quad> = Vec::new();
    for triples in contributions.into_iter().chain([ontology(), authority()]) {
        quads.extend(triples.into_iter().map(|triple| triple.in_graph(GraphName::DefaultGraph)));
    }
    let mut loader = store.bulk_loader();
    loader.load_quads(quads).unwrap();
    loader.commit().unwrap();
    store
}

/// Rows of a CSV file by column.
pub(crate) fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader =
        csv::Reader::from_path(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let columns = reader.headers().unwrap().clone();
    let row = |row: csv::StringRecord| {
        columns
            .iter()
            .zip(row.iter())
            .map(|(c, v)| (c.trim_start_matches('\u{feff}').to_owned(), v.to_owned()))
            .collect()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// The authority data as the files give them.
fn authority() -> Vec<Triple> {
    let folder = root().join("ontology/authorities");
    let mut all = Vec::new();
    for (file, kind) in [
        ("states", EntryKind::State),
        ("bodies", EntryKind::Body),
        ("groups", EntryKind::Group),
        ("persons", EntryKind::Person),
        ("places", EntryKind::Place),
    ] {
        let rows = rows(&folder.join(format!("{file}.csv")));
        let entries = rows.iter().map(|row| {
            let cell = |column: &str| row.get(column).map(String::as_str).filter(|cell| !cell.is_empty());
            let kind = if cell("kind") == Some("office") { EntryKind::Office } else { kind };
            let mut entry = Entry::new(kind, &row["key"]);
            entry.name = cell("name");
            entry.labels = ["ar", "en", "es", "fr", "ru", "zh"]
                .into_iter()
                .filter_map(|l| Some((l, cell(l)?)))
                .collect();
            entry.body_type = cell("type");
            entry.part_of = cell("part_of");
            entry.established_by = cell("established_by");
            entry.state = cell("state");
            entry
        });
        all.extend(encode_authority(entries));
    }
    all
}

/// A canned query by its name.
pub(crate) fn query_text(name: &str) -> String {
    fs::read_to_string(root().join(format!("queries/{name}.rq")))
        .unwrap_or_else(|error| panic!("{name}.rq: {error}"))
}

/// The names of all canned queries.
pub(crate) fn query_names() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root().join("queries"))
        .unwrap()
        .filter_map(|entry| {
            entry.unwrap().file_name().into_string().unwrap().strip_suffix(".rq").map(str::to_owned)
        })
        .collect();
    names.sort();
    names
}

/// A query with parameters in it: each token `?_name` becomes the term.
pub(crate) fn bind(query: &str, parameters: &[(&str, &str)]) -> String {
    let mut bound = query.to_owned();
    for (name, term) in parameters {
        let token = format!("?_{name}");
        let mut rest = std::mem::take(&mut bound);
        while let Some(at) = rest.find(&token) {
            let after = rest.split_off(at + token.len());
            rest.truncate(at);
            bound.push_str(&rest);
            let whole = after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
            bound.push_str(if whole { &token } else { term });
            rest = after;
        }
        bound.push_str(&rest);
    }
    bound
}

/// A table: its columns and rows, terms as their plain values.
pub(crate) struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The rows as lines, cells parted by ` | `.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.rows.iter().map(|row| row.join(" | ")).collect()
    }

    /// Some columns of the rows.
    pub(crate) fn cells(&self, columns: &[&str]) -> Vec<Vec<&str>> {
        let at: Vec<usize> = columns
            .iter()
            .map(|column| {
                self.columns.iter().position(|c| c == column).unwrap_or_else(|| panic!("no column {column}"))
            })
            .collect();
        self.rows.iter().map(|row| at.iter().map(|&at| row[at].as_str()).collect()).collect()
    }
}

/// Runs a canned query; parameters are terms as SPARQL writes them.
pub(crate) fn ask(store: &Store, name: &str, parameters: &[(&str, &str)]) -> Table {
    run(store, &bind(&query_text(name), parameters)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Runs a query.
pub(crate) fn run(store: &Store, query: &str) -> Result<Table, Box<dyn std::error::Error>> {
    let QueryResults::Solutions(solutions) =
        SparqlEvaluator::new().parse_query(query)?.on_store(store).execute()?
    else {
        return Err("not a SELECT query".into());
    };
    let columns: Vec<String> =
        solutions.variables().iter().map(|variable| variable.as_str().to_owned()).collect();
    let mut rows = Vec::new();
    for solution in solutions {
        let solution = solution?;
        let plain = |column: &String| match solution.get(column.as_str()) {
            Some(Term::NamedNode(node)) => node.as_str().to_owned(),
            Some(Term::Literal(literal)) => literal.value().to_owned(),
            Some(other) => other.to_string(),
            None => String::new(),
        };
        rows.push(columns.iter().map(plain).collect());
    }
    Ok(Table { columns, rows })
}
