//! The header of a canned query: comment lines that begin with `#+` and hold YAML of a plain kind.

use std::collections::BTreeMap;

/// What the header says.
#[derive(Debug, Default)]
pub(crate) struct Header {
    pub summary: String,
    pub description: String,
    pub tags: Vec<String>,
    pub params: Vec<BTreeMap<String, String>>,
    pub columns: Vec<BTreeMap<String, String>>,
}

/// Reads the header; panics with the line where it is not of the plain kind.
pub(crate) fn read(name: &str, query: &str) -> Header {
    let mut header = Header::default();
    let mut section = String::new();
    for line in query.lines().filter_map(|line| line.strip_prefix("#+")) {
        let line = line.strip_prefix(' ').unwrap_or(line);
        let text = line.trim();
        let field = |text: &str| {
            let (key, value) = text.split_once(':').unwrap_or_else(|| panic!("{name}: no field in {text:?}"));
            (key.to_owned(), value.trim().trim_matches('"').to_owned())
        };
        if !line.starts_with(' ') {
            let (key, value) = field(text);
            match key.as_str() {
                "summary" => header.summary = value,
                "description" => header.description = value,
                "tags" => {
                    header.tags = value.trim_matches(['[', ']']).split(", ").map(str::to_owned).collect()
                }
                "params" | "columns" => assert!(value.is_empty(), "{name}: {key} is a list"),
                other => panic!("{name}: unknown field {other}"),
            }
            section = key;
        } else if section == "description" {
            header.description =
                format!("{} {text}", header.description.trim_start_matches(">-")).trim().to_owned();
        } else {
            let list = if section == "params" { &mut header.params } else { &mut header.columns };
            let text = text.strip_prefix("- ").map_or(text, |text| {
                list.push(BTreeMap::new());
                text
            });
            let (key, value) = field(text);
            list.last_mut().unwrap_or_else(|| panic!("{name}: a list begins with '- '")).insert(key, value);
        }
    }
    header
}
