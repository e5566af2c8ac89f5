//! Writes the paragraphs and footnotes of files as the tables of the contract: `paragraphs OUT FILE...`. `OUT/faults.csv` has
//! the faults of the files. A document that comes twice is written once.
#![allow(clippy::print_stdout)]

use document::{Block, Document, Role, opening_verb};
use std::collections::BTreeSet;
use std::fmt::Write;

fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The symbol that the document gives itself, else its file name.
fn symbol(document: &Document) -> String {
    let told =
        document.metadata.iter().find(|entry| entry.name == "cover/symbol").map(|entry| entry.get("text"));
    let printed = document
        .blocks
        .iter()
        .take(30)
        .filter(|block| block.role == Role::Cover)
        .map(|block| block.text.as_str());
    told.into_iter()
        .chain(printed)
        .find_map(|words| fact::Symbol::parse(words).ok())
        .map_or_else(|| format!("file:{}", document.source.name()), |symbol| symbol.to_string())
}

/// The symbol of the part of a composite resolution.
fn of_component(symbol: &str, block: &Block) -> String {
    match &block.component {
        Some(letter) => {
            format!("{}{letter}", symbol.trim_end_matches(|c: char| c.is_ascii_uppercase() || c == '-'))
        }
        None => symbol.to_owned(),
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().expect("a folder to write to");
    let mut paragraphs = "doc,part,number,kind,verb,text\n".to_owned();
    let mut footnotes = "doc,part,text,cited,anchor\n".to_owned();
    let mut faults = "doc,part,code,message,quote\n".to_owned();
    let mut seen = BTreeSet::new();
    for path in arguments {
        let bytes = std::fs::read(&path).expect("a file");
        let name = path.rsplit('/').next().unwrap_or(&path);
        let document = match document::read(name, &bytes, &document::Options::default()) {
            Ok(document) => document,
            Err(error) => {
                println!("{path}: {error}");
                continue;
            }
        };
        let symbol = symbol(&document);
        if !seen.insert(symbol.clone()) {
            continue;
        }
        for block in &document.blocks {
            let kind = match block.kind {
                Some(fact::PartKind::Preambular) => "preambular",
                Some(fact::PartKind::Operative) => "operative",
                Some(fact::PartKind::Sub) => "sub",
                Some(fact::PartKind::Report) => "report",
                _ => continue,
            };
            let text = block.text.as_str();
            let opening =
                opening_verb(document.pack, block).filter(|_| matches!(kind, "preambular" | "operative"));
            let verb = opening.map_or(String::new(), |opening| opening.printed(text));
            let number = block.label.clone().unwrap_or_default();
            let row =
                [&of_component(&symbol, block), &block.path, &number, kind, &verb, text].map(cell).join(",");
            writeln!(paragraphs, "{row}").expect("invariant: strings take all");
        }
        for note in &document.notes {
            let anchor = note.anchor.clone().unwrap_or_default();
            let row =
                [&of_component(&symbol, &note.block), &note.path, note.block.text.as_str(), "", &anchor]
                    .map(cell)
                    .join(",");
            writeln!(footnotes, "{row}").expect("invariant: strings take all");
        }
        for fault in &document.faults {
            let quote = fault.spans.first().map_or("", |span| document.source.slice(*span));
            let row = [&symbol, &fault.path, fault.code, &fault.message, quote].map(cell).join(",");
            writeln!(faults, "{row}").expect("invariant: strings take all");
        }
    }
    for (name, table) in [("paragraphs", paragraphs), ("footnotes", footnotes), ("faults", faults)] {
        std::fs::write(format!("{out}/{name}.csv"), table).expect("a folder to write to");
    }
}
