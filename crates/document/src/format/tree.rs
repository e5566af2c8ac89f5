//! The elements of an XML file.
//!
//! Names are read without their prefixes. Nothing outside the file is ever fetched: a document type declaration is
//! passed over, and of entities only the five that XML itself defines are known.

use crate::ReadError;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// How deep elements may lie in one another.
const DEPTH: usize = 128;

/// How many elements a file may have.
const ELEMENTS: usize = 2_000_000;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// An element with nothing in it.
    pub(super) fn new(name: &str, attributes: impl Iterator<Item = (String, String)>) -> Self {
        Self { name: name.to_owned(), attributes: attributes.collect(), children: Vec::new() }
    }

    /// Whether it has an attribute.
    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(known, _)| known == name)
    }

    /// The value of an attribute; empty if there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element in it with that name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// All elements below it with that name, in the order of the file.
    pub(super) fn all<'e>(&'e self, name: &str) -> Vec<&'e Element> {
        let mut found = Vec::new();
        for element in self.elements() {
            if element.name == name {
                found.push(element);
            }
            found.extend(element.all(name));
        }
        found
    }

    /// All text in it, its elements included.
    pub(super) fn text(&self) -> String {
        self.children
            .iter()
            .map(|node| match node {
                Node::Element(element) => element.text(),
                Node::Text(text) => text.clone(),
            })
            .collect()
    }
}

/// A file whose end tags do not match, where what is meant is plain: an end tag that closes what lies around an
/// element closes that element too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MissingEnd {
    /// The offset in bytes at which it showed.
    pub(super) at: u64,
    /// The element that has no end.
    pub(super) element: String,
}

/// The root element of a file, and the end tags that it lacks.
///
/// # Errors
/// If the file is not well-formed in any other way, is cut off, or goes beyond the limits.
pub(super) fn parse(text: &str) -> Result<(Element, Vec<MissingEnd>), ReadError> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut builder = Builder::default();
    loop {
        let at = reader.buffer_position();
        let event = reader.read_event().map_err(|error| fault(reader.error_position(), error))?;
        match event {
            Event::Start(start) => builder.open(&start, at)?,
            Event::Empty(start) => {
                builder.open(&start, at)?;
                builder.close_last();
            }
            Event::End(end) => builder.close(end.local_name().into_inner(), at)?,
            Event::Text(content) => builder.text(&content.xml10_content()),
            Event::CData(content) => builder.text(&content.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().map_err(|error| fault(at, error))?;
                match character {
                    Some(character) => builder.text(character.encode_utf8(&mut [0; 4])),
                    None => {
                        let name = reference.xml10_content();
                        let known = quick_xml::escape::resolve_predefined_entity(&name);
                        builder.text(known.ok_or_else(|| fault(at, format!("unknown entity '{name}'")))?);
                    }
                }
            }
            Event::Eof => return builder.finish(at),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn fault(at: u64, fault: impl std::fmt::Display) -> ReadError {
    ReadError::Markup { at, fault: fault.to_string() }
}

/// Puts elements together.
#[derive(Default)]
struct Builder {
    open: Vec<Element>,
    root: Option<Element>,
    count: usize,
    missing: Vec<MissingEnd>,
}

impl Builder {
    fn open(&mut self, start: &BytesStart<'_>, at: u64) -> Result<(), ReadError> {
        self.count += 1;
        if self.count > ELEMENTS {
            return Err(fault(at, format!("more than {ELEMENTS} elements")));
        }
        if self.open.len() == DEPTH {
            return Err(fault(at, format!("elements deeper than {DEPTH} in one another")));
        }
        if self.open.is_empty() && self.root.is_some() {
            return Err(fault(at, "a second root element"));
        }
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| fault(at, error))?;
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| fault(at, error))?;
            attributes.push((attribute.key.local_name().into_inner().to_owned(), value.into_owned()));
        }
        let name = start.local_name().into_inner().to_owned();
        self.open.push(Element { name, attributes, children: Vec::new() });
        Ok(())
    }

    fn close(&mut self, name: &str, at: u64) -> Result<(), ReadError> {
        let Some(meant) = self.open.iter().rposition(|element| element.name == name) else {
            return Err(fault(at, format!("the end of '{name}' without its beginning")));
        };
        while self.open.len() > meant + 1 {
            let element = self.open.last().map_or_else(String::new, |element| element.name.clone());
            self.missing.push(MissingEnd { at, element });
            self.close_last();
        }
        self.close_last();
        Ok(())
    }

    fn close_last(&mut self) {
        let Some(element) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(outer) => outer.children.push(Node::Element(element)),
            None => self.root = Some(element),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(element) = self.open.last_mut() {
            match element.children.last_mut() {
                Some(Node::Text(before)) => before.push_str(text),
                _ => element.children.push(Node::Text(text.to_owned())),
            }
        }
    }

    fn finish(self, at: u64) -> Result<(Element, Vec<MissingEnd>), ReadError> {
        match (self.open.last(), self.root) {
            (Some(element), _) => Err(fault(at, format!("the file ends inside '{}'", element.name))),
            (None, Some(root)) => Ok((root, self.missing)),
            (None, None) => Err(fault(at, "no element")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offset(text: &str) -> u64 {
        match parse(text) {
            Err(ReadError::Markup { at, .. }) => at,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn elements_attributes_and_text() {
        let (root, missing) =
            parse("<?xml version=\"1.0\"?>\n<a:r x='1 &amp; 2'>A&#233;<b>é &lt;</b><c/><![CDATA[<]]></a:r>")
                .unwrap();
        assert_eq!((root.name.as_str(), root.get("x"), root.text().as_str()), ("r", "1 & 2", "Aéé <<"));
        assert_eq!(root.all("b").len(), 1);
        assert!(missing.is_empty());
    }

    #[test]
    fn an_end_tag_closes_what_lies_inside() {
        let (root, missing) = parse("<r><a><b>words</a></r>").unwrap();
        assert_eq!(root.text(), "words");
        assert_eq!(missing, [MissingEnd { at: 14, element: "b".to_owned() }]);
    }

    #[test]
    fn what_is_not_well_formed() {
        assert_eq!(offset("<r><a>cut"), 9);
        assert_eq!(offset("<r></x></r>"), 3);
        assert_eq!(offset("<r>&nbsp;</r>"), 3);
        assert_eq!(offset("<r/><s/>"), 4);
        assert_eq!(offset(""), 0);
        assert!(matches!(parse("<r a=1></r>"), Err(ReadError::Markup { .. })));
        assert!(matches!(parse(&"<r>".repeat(DEPTH + 1)), Err(ReadError::Markup { .. })));
    }

    #[test]
    fn entities_of_a_document_type_are_not_known() {
        let bomb = "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><r>&a;</r>";
        assert!(matches!(parse(bomb), Err(ReadError::Markup { .. })));
        assert!(parse("<!DOCTYPE r SYSTEM \"r.dtd\"><r>words</r>").is_ok());
    }
}
