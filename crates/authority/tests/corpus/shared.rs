//! Access to the development data.

use authority::Authority;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The tags of the languages by the folders of the United Nations' XML.
pub(crate) const FOLDERS: [(&str, &str); 6] = [
    ("Arabic", "ar"),
    ("Chinese", "zh"),
    ("English", "en"),
    ("French", "fr"),
    ("Russian", "ru"),
    ("Spanish", "es"),
];

/// A file or folder of the development data; nothing if it is not there.
pub(crate) fn path(inside: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(inside);
    let found = path.exists();
    if !found {
        eprintln!("skipped: {} is not there", path.display());
    }
    found.then_some(path)
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The XML files of a language in all folders below `ga` and `sc`, with their texts.
pub(crate) fn xml_files(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for group in ["ga/77", "ga/78", "ga/ES-11", "sc/2023", "sc/not-adopted"] {
        let Some(folder) = path(&format!("data/{group}/{folder}")) else { continue };
        for entry in std::fs::read_dir(folder).unwrap() {
            let file = entry.unwrap().path();
            if file.extension().is_some_and(|extension| extension == "xml") {
                let text = read(&file);
                files.push((file, text));
            }
        }
    }
    files.sort();
    files
}

/// The rows of a table, each a list of (column, cell).
pub(crate) fn rows(path: &Path) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let row =
        |record: csv::StringRecord| head.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// The cell of a column.
pub(crate) fn cell<'a>(row: &'a [(String, String)], column: &str) -> &'a str {
    row.iter().find(|(name, _)| name == column).map_or("", |(_, cell)| cell)
}

/// The names in the data that are known to be none, with the document in which they stand.
pub(crate) fn known_slips() -> BTreeSet<(String, String)> {
    let Some(path) = path("gold/ga/more/faults.csv") else { return BTreeSet::new() };
    let slip = |row: &Vec<(String, String)>| {
        matches!(cell(row, "code"), "sponsor-name-unknown" | "truth-sponsor-name")
    };
    let pair = |row: &Vec<(String, String)>| (cell(row, "doc").to_owned(), cell(row, "quote").to_owned());
    rows(&path).iter().filter(|row| slip(row)).map(pair).collect()
}

/// The code of a state by its name in a text of 2022 to 2024, the years of the data.
pub(crate) fn code(name: &str, lang: &str) -> Option<&'static str> {
    Authority::embedded().state_by_name(name, Some(lang), Some(2023)).map(|state| state.key.as_str())
}
