//! Prints what files say, fact by fact.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a tool for people who work on the reading")]
fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        match document::read(&path, &bytes, &document::Options::default()) {
            Err(error) => println!("{path}: {error}"),
            Ok(document) => {
                let reading = reading::read(&document, &reading::Told::default());
                println!("## {path} {}", reading.doc);
                for statement in &reading.statements {
                    let quote: Vec<&str> =
                        statement.ground.spans.iter().map(|span| document.source.slice(*span)).collect();
                    println!(
                        "{} | {:?} | {}",
                        statement.ground.rule,
                        statement.fact,
                        quote.join(" … ").chars().take(60).collect::<String>().replace('\n', "⏎")
                    );
                }
                for (problem, _) in &reading.problems {
                    println!("PROBLEM {problem:?}");
                }
            }
        }
    }
}
