//! Why the graph says something: the fact in words, and the words it was read from, where they stand.

use crate::label::Labels;
use crate::{Error, names};
use oxrdf::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};
use std::fmt::Write;
use store::Store;

/// So many code points of the source are shown on either side of the words.
const AROUND: usize = 50;

/// So many grounds and claims are shown.
const SHOWN: usize = 20;

/// How an explanation looks.
#[derive(Clone, Debug)]
pub struct Style {
    /// The language for names.
    pub language: String,
    /// Whether the words are marked by the bold type of a terminal, and not by brackets.
    pub bold: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self { language: "en".to_owned(), bold: false }
    }
}

/// The words and the rule that something rests on.
struct Ground {
    file: String,
    /// The page on which it stands, if the text of the source is one of several pages.
    page: Option<usize>,
    rule: Option<NamedNode>,
    /// What stands in the source, the words marked.
    passage: String,
}

/// Explains a node: what is said of it, on which words that rests, and the single claims about it.
///
/// # Errors
/// If the store fails, or a source is lost.
pub fn explain(store: &Store, node: &NamedNode, style: &Style) -> Result<String, Error> {
    let mut explaining = Explaining { store, style, labels: Labels::new(store, &style.language) };
    let mut out = String::new();
    explaining.fact(node, &mut out)?;
    explaining.grounds_of(node, "", &mut out)?;
    explaining.claims(node, &mut out)?;
    Ok(out)
}

struct Explaining<'a> {
    store: &'a Store,
    style: &'a Style,
    labels: Labels<'a>,
}

impl Explaining<'_> {
    /// The fact in words.
    fn fact(&mut self, node: &NamedNode, out: &mut String) -> Result<(), Error> {
        let title = self.labels.node(node)?;
        line(out, "", &title);
        let mut said: Vec<(String, String)> = Vec::new();
        for triple in self.store.matching(Some(node.as_ref().into()), None, None) {
            let triple = triple?;
            let predicate = triple.predicate.as_ref();
            if predicate == names::EVIDENCE || predicate == names::EXTRACTOR {
                continue;
            }
            let property = if predicate == names::TYPE {
                "is a".to_owned()
            } else {
                self.labels.property(&triple.predicate)?
            };
            said.push((property, self.labels.term(&triple.object)?));
        }
        said.sort();
        for (property, object) in said {
            line(out, "  ", &format!("{property}: {object}"));
        }
        Ok(())
    }

    /// The words that a node rests on.
    fn grounds_of(&mut self, node: &NamedNode, indent: &str, out: &mut String) -> Result<(), Error> {
        let rule = self.object(node, names::EXTRACTOR)?;
        let mut grounds = Vec::new();
        let mut spans = self.nodes(node, names::EVIDENCE)?;
        spans.sort_unstable();
        let more = spans.len().saturating_sub(SHOWN);
        for span in spans.iter().take(SHOWN) {
            grounds.push(Ground { rule: rule.clone(), ..self.ground(span)? });
        }
        for ground in grounds {
            let rule = match &ground.rule {
                Some(rule) => format!(", read by the rule {}", self.rule(rule)?),
                None => String::new(),
            };
            let page = ground.page.map_or_else(String::new, |page| format!(", page {page}"));
            line(out, indent, &format!("in {}{page}{rule}:", ground.file));
            line(out, indent, &format!("  {}", ground.passage));
        }
        if more > 0 {
            line(out, indent, &format!("and {more} more places"));
        }
        Ok(())
    }

    /// The single things that sources claim of a node.
    fn claims(&mut self, node: &NamedNode, out: &mut String) -> Result<(), Error> {
        let mut claims = Vec::new();
        for triple in self.store.matching(None, Some(names::SUBJECT), Some(node.as_ref().into())) {
            let NamedOrBlankNode::NamedNode(claim) = triple?.subject else { continue };
            let Some(predicate) = self.object(&claim, names::PREDICATE)? else { continue };
            let property = self.labels.property(&predicate)?;
            let mut objects = Vec::new();
            for triple in self.store.matching(Some(claim.as_ref().into()), Some(names::OBJECT), None) {
                objects.push(self.labels.term(&triple?.object)?);
            }
            objects.sort();
            claims.push((format!("{property}: {}", objects.join(", ")), claim));
        }
        claims.sort();
        let more = claims.len().saturating_sub(SHOWN);
        for (statement, claim) in claims.into_iter().take(SHOWN) {
            line(out, "", &statement);
            self.grounds_of(&claim, "  ", out)?;
        }
        if more > 0 {
            line(out, "", &format!("and {more} more claims"));
        }
        Ok(())
    }

    fn rule(&mut self, rule: &NamedNode) -> Result<String, Error> {
        let label = self.labels.property(rule)?;
        let confidence =
            self.store.matching(Some(rule.as_ref().into()), Some(names::CONFIDENCE), None).next();
        Ok(match confidence.transpose()?.map(|triple| triple.object) {
            Some(Term::Literal(confidence)) => format!("\"{label}\" (confidence {})", confidence.value()),
            _ => format!("\"{label}\""),
        })
    }

    fn ground(&mut self, span: &NamedNode) -> Result<Ground, Error> {
        let mut pieces = Vec::new();
        let parts = self.nodes(span, names::SPAN_PART)?;
        for part in if parts.is_empty() { std::slice::from_ref(span) } else { &parts } {
            pieces.extend(self.number(part, names::START)?.zip(self.number(part, names::END)?));
        }
        pieces.sort_unstable();
        let source = self.object(span, names::IN_SOURCE)?;
        let file = match &source {
            Some(source) => self.file(source)?,
            None => "an unknown source".to_owned(),
        };
        let id = source.as_ref().and_then(|source| source.as_str().rsplit('/').next()).unwrap_or_default();
        let mut page = None;
        let passage = match self.store.source_text(id) {
            Ok(text) => {
                page = pieces.first().and_then(|(start, _)| page_of(&text, *start));
                passage(&text, &pieces, self.style.bold)
            }
            // Without the text (a graph read from a file has none) the graph itself still has the words.
            Err(store::Error::NoSource(_)) => mark(&self.exact(span)?, self.style.bold),
            Err(error) => return Err(error.into()),
        };
        Ok(Ground { file, page, rule: None, passage })
    }

    /// The name of a file, and the document that it holds.
    fn file(&mut self, source: &NamedNode) -> Result<String, Error> {
        let name =
            match self.store.matching(Some(source.as_ref().into()), Some(names::FILE_NAME), None).next() {
                Some(triple) => self.labels.term(&triple?.object)?,
                None => self.labels.node(source)?,
            };
        Ok(match self.object(source, names::READ_AS)? {
            Some(document) => {
                let iri = document.as_str();
                let key = iri.strip_prefix(names::THINGS).and_then(|tail| tail.strip_prefix("doc/"));
                format!("{name} [{}]", key.unwrap_or(iri))
            }
            None => name,
        })
    }

    fn exact(&self, span: &NamedNode) -> Result<String, Error> {
        match self.store.matching(Some(span.as_ref().into()), Some(names::EXACT), None).next().transpose()? {
            Some(triple) => match triple.object {
                Term::Literal(words) => Ok(words.value().to_owned()),
                _ => Ok(String::new()),
            },
            None => Ok(String::new()),
        }
    }

    fn nodes(&self, node: &NamedNode, predicate: NamedNodeRef<'_>) -> Result<Vec<NamedNode>, Error> {
        let mut nodes = Vec::new();
        for triple in self.store.matching(Some(node.as_ref().into()), Some(predicate), None) {
            if let Term::NamedNode(object) = triple?.object {
                nodes.push(object);
            }
        }
        Ok(nodes)
    }

    fn object(&self, node: &NamedNode, predicate: NamedNodeRef<'_>) -> Result<Option<NamedNode>, Error> {
        let mut nodes = self.nodes(node, predicate)?;
        nodes.sort_unstable();
        Ok(nodes.into_iter().next())
    }

    fn number(&self, node: &NamedNode, predicate: NamedNodeRef<'_>) -> Result<Option<usize>, Error> {
        match self.store.matching(Some(node.as_ref().into()), Some(predicate), None).next().transpose()? {
            Some(triple) => match triple.object {
                Term::Literal(number) => Ok(number.value().parse().ok()),
                _ => Ok(None),
            },
            None => Ok(None),
        }
    }
}

fn line(out: &mut String, indent: &str, text: &str) {
    let clean: String = text.chars().map(|c| if c.is_control() && c != '\u{1b}' { ' ' } else { c }).collect();
    writeln!(out, "{indent}{clean}").expect("invariant: writing to a string does not fail");
}

fn mark(words: &str, bold: bool) -> String {
    let words = plain(words);
    if bold { format!("\u{1b}[1m{words}\u{1b}[0m") } else { format!("⟦{words}⟧") }
}

/// On one line, and without characters that command a terminal.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// The number of the page on which a code point stands, from 1; none if the text has no pages. A form feed ends a page.
fn page_of(text: &str, point: usize) -> Option<usize> {
    let ends = |text: &mut dyn Iterator<Item = char>| text.filter(|c| *c == '\u{c}').count();
    (ends(&mut text.chars()) > 0).then(|| 1 + ends(&mut text.chars().take(point)))
}

/// The words at `pieces` (in code points) in what stands around them.
fn passage(text: &str, pieces: &[(usize, usize)], bold: bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let words = |from: usize, to: usize| -> String {
        characters.get(from..to.min(characters.len())).unwrap_or_default().iter().collect()
    };
    let mut out = String::new();
    let mut shown = 0;
    for (number, &(start, end)) in pieces.iter().enumerate() {
        let from = start.saturating_sub(AROUND).max(shown);
        if from > shown {
            out.push('…');
        }
        out.push_str(&plain(&words(from, start)));
        out.push_str(&mark(&words(start, end), bold));
        let next = pieces.get(number + 1).map_or(characters.len(), |(start, _)| *start);
        shown = (end + AROUND).min(next).max(end);
        out.push_str(&plain(&words(end, shown)));
    }
    if shown < characters.len() {
        out.push('…');
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_where_there_are_any() {
        let text = "first\n\u{c}second\n\u{c}third";
        let page = |words: &str| page_of(text, text.find(words).unwrap());
        assert_eq!([page("first"), page("second"), page("third")], [Some(1), Some(2), Some(3)]);
        assert_eq!(page_of("no pages", 3), None);
    }

    #[test]
    fn all_pieces_are_marked_in_what_stands_around_them() {
        assert_eq!(
            passage("赞成：印度、伊朗伊\n\n² 注\n\n斯兰共和国、伊拉克", &[(6, 9), (16, 21)], false),
            "赞成：印度、⟦伊朗伊⟧  ² 注  ⟦斯兰共和国⟧、伊拉克"
        );
        let far = format!("{}first{}second{}", "a".repeat(80), "b".repeat(200), "c".repeat(80));
        let a = "a".repeat(AROUND);
        let b = "b".repeat(AROUND);
        let c = "c".repeat(AROUND);
        assert_eq!(passage(&far, &[(80, 85), (285, 291)], false), format!("…{a}⟦first⟧{b}…{b}⟦second⟧{c}…"));
        assert_eq!(passage("short", &[(2, 99)], true), "sh\u{1b}[1mort\u{1b}[0m");
        assert_eq!(passage("escape \u{1b}[2J here", &[(11, 15)], false), "escape  [2J⟦ her⟧e");
    }
}
