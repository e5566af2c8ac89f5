//! Findings about the source: faults of the file, words cut by page breaks, dates that contradict each other.

use super::Writer;
use crate::find::Finder;
use document::{Block, Role};
use fact::{DocKey, Fact, Symbol};
use std::collections::HashMap;

/// Of how many occurrences of a character one in so many must be followed by the next, for the two to be one word.
const TOGETHER: usize = 5;

/// Reports what was found.
pub(super) fn read(writer: &mut Writer<'_>) {
    let document = writer.context.document;
    for fault in &document.faults {
        writer.doc = writer.context.component(fault.component.as_deref());
        writer.problem(fault.code, fault.message.clone(), &fault.path, fault.spans.clone());
    }
    writer.doc = writer.context.doc.clone();
    cut_words(writer);
    dates(writer);
}

/// Words cut by the end of a page.
fn cut_words(writer: &mut Writer<'_>) {
    let document = writer.context.document;
    let mut pairs: HashMap<(char, char), usize> = HashMap::new();
    let mut singles: HashMap<char, usize> = HashMap::new();
    let broken: Vec<&Block> = document.blocks.iter().filter(|block| !block.breaks.is_empty()).collect();
    if broken.is_empty() {
        return;
    }
    for block in &document.blocks {
        let characters: Vec<char> = block.text.as_str().chars().collect();
        for pair in characters.windows(2) {
            *pairs.entry((pair[0], pair[1])).or_default() += 1;
            *singles.entry(pair[0]).or_default() += 1;
        }
    }
    for block in broken {
        for &at in &block.breaks {
            let words = block.text.as_str();
            let (Some(before), Some(after)) = (words[..at].chars().next_back(), words[at..].chars().next())
            else {
                continue;
            };
            if !before.is_alphabetic() || !after.is_alphabetic() {
                continue;
            }
            let name = Finder::new(document.pack)
                .find(words)
                .mentions
                .into_iter()
                .find(|m| m.range.start < at && at < m.range.end);
            let together = pairs.get(&(before, after)).copied().unwrap_or(0);
            let usual = together > 1 && together * TOGETHER >= singles.get(&before).copied().unwrap_or(0);
            if !(document.pack.features.word_spaces || name.is_some() || usual) {
                continue;
            }
            let word = match &name {
                Some(name) => name.range.clone(),
                None if document.pack.features.word_spaces => word_around(words, at),
                None => at - before.len_utf8()..at + after.len_utf8(),
            };
            let spans = writer.spans(&block.text, std::slice::from_ref(&word));
            let message = format!("a page break cuts '{}'", &words[word]);
            let path = block.path.clone();
            writer.problem("cut-word", message, &path, spans);
        }
    }
}

fn word_around(words: &str, at: usize) -> std::ops::Range<usize> {
    let start = words[..at]
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |space| space + words[space..].chars().next().map_or(1, char::len_utf8));
    let end = words[at..].find(|c: char| !c.is_alphanumeric()).map_or(words.len(), |space| at + space);
    start..end
}

/// Dates that cannot be: a resolution dated outside the session of its number, a document of a year other than that
/// of the meeting that adopted it.
fn dates(writer: &mut Writer<'_>) {
    let mut conflicts = Vec::new();
    for statement in &writer.statements {
        match &statement.fact {
            Fact::Citation(citation) => {
                if let (DocKey::Symbol(symbol), Some(date)) = (&citation.cited, citation.date)
                    && let Some((first, last)) = years_of(symbol)
                    && !(first..=last).contains(&date.get_year())
                {
                    let message =
                        format!("{symbol} is dated {date}, but its session lay in {first} and {last}");
                    conflicts.push((message, citation.part.path.clone(), statement.ground.spans.clone()));
                }
            }
            Fact::Agreement(agreement) if agreement.action == "adopted" => {
                if let (DocKey::Symbol(symbol), Some(date)) = (&agreement.doc, agreement.date)
                    && let Some(year) = symbol.year()
                    && year != date.get_year()
                {
                    let message =
                        format!("{symbol}, a document of {year}, is said to have been adopted on {date}");
                    let path = writer.statements.iter().find_map(|other| match &other.fact {
                        Fact::Citation(citation) if citation.cited == agreement.doc => {
                            Some(citation.part.path.clone())
                        }
                        _ => None,
                    });
                    conflicts.push((message, path.unwrap_or_default(), statement.ground.spans.clone()));
                }
            }
            _ => {}
        }
    }
    for (message, path, spans) in conflicts {
        let stands = document_role(writer, &path);
        if stands != Some(Role::Other) {
            writer.problem("date-conflict", message, &path, spans);
        }
    }
}

fn document_role(writer: &Writer<'_>, path: &str) -> Option<Role> {
    writer.context.document.blocks.iter().find(|block| block.path == path).map(|block| block.role)
}

/// The years in which a regular session of the Assembly can adopt resolutions: the n-th opens in 1945 + n.
fn years_of(symbol: &Symbol) -> Option<(i16, i16)> {
    if symbol.body() != "A" || symbol.series() != fact::Series::Resolution {
        return None;
    }
    let session: i16 = symbol.session()?.parse().ok()?;
    Some((1945 + session, 1946 + session))
}
