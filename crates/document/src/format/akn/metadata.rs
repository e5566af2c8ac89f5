//! What the file says outside the text, as lines of the source and as entries that point into them.
//!
//! A line is the name of the entry and its fields: `workflow/step date="2023-10-25" outcome="draftResolution" …`. Nothing
//! is escaped in it: the entries know where each value stands.

use super::tags::squeezed;
use crate::block::Entry;
use crate::format::tree::Element;
use crate::format::writer::Writer;

/// Fields of the metadata in the order of the file: the element, the name of the entry, the attributes taken over.
const FIELDS: [(&str, &str, &[&str]); 6] = [
    ("FRBRWork", "identification/work", &[]),
    ("FRBRExpression", "identification/expression", &[]),
    ("FRBRManifestation", "identification/manifestation", &[]),
    ("step", "workflow/step", &["date", "outcome", "as", "by", "refersTo"]),
    ("docketNumber", "job-number", &[]),
    ("voting", "voting", &["outcome"]),
];

impl Writer {
    /// Writes the line of an entry.
    pub(super) fn entry(
        &mut self,
        name: &'static str,
        component: Option<&str>,
        fields: &[(&'static str, String)],
    ) -> Entry {
        self.write(name);
        if let Some(component) = component {
            self.write(&format!(" component=\"{component}\""));
        }
        let fields = fields
            .iter()
            .map(|(field, value)| {
                self.write(&format!(" {field}=\""));
                let text = self.value(value);
                self.write("\"");
                (*field, text)
            })
            .collect();
        self.write("\n");
        Entry { name, component: component.map(str::to_owned), fields }
    }
}

/// Writes the metadata of a statement, a collection or a component of one.
pub(super) fn write(writer: &mut Writer, meta: &Element, component: Option<&str>, entries: &mut Vec<Entry>) {
    for element in meta.elements() {
        match element.name.as_str() {
            "keyword" => entries.push(keyword(writer, element, component)),
            "count" => entries.push(count(writer, element, component)),
            name => {
                if let Some((_, entry, attributes)) = FIELDS.iter().find(|(known, _, _)| *known == name) {
                    let fields = if attributes.is_empty() {
                        below(element)
                    } else {
                        attributes_of(element, attributes)
                    };
                    entries.push(writer.entry(entry, component, &fields));
                }
                write(writer, element, component, entries);
            }
        }
    }
}

fn attributes_of(element: &Element, names: &[&'static str]) -> Vec<(&'static str, String)> {
    names
        .iter()
        .map(|name| (*name, squeezed(element.get(name))))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// The fields of an element that has them in elements: the address, dates and language of a work; the words of others.
fn below(element: &Element) -> Vec<(&'static str, String)> {
    let mut fields = Vec::new();
    for inner in element.elements() {
        let field = match inner.name.as_str() {
            "FRBRuri" => ("uri", inner.get("value")),
            "FRBRdate" => ("date", inner.get("date")),
            "FRBRlanguage" => ("language", inner.get("language")),
            "FRBRauthor" => ("author", inner.get("href")),
            _ => continue,
        };
        fields.push((field.0, squeezed(field.1)));
    }
    if fields.is_empty() {
        fields.push(("value", squeezed(&element.text())));
    }
    fields.retain(|(_, value)| !value.is_empty());
    fields
}

/// A subject, or an item of the agenda.
fn keyword(writer: &mut Writer, element: &Element, component: Option<&str>) -> Entry {
    let name = if element.get("refersTo") == "agenda" { "agenda" } else { "keyword" };
    writer.entry(
        name,
        component,
        &attributes_of(element, &["value", "href", "dictionary", "showAs", "shortForm"]),
    )
}

/// A count of a recorded vote with its voters, each a field of its own.
fn count(writer: &mut Writer, element: &Element, component: Option<&str>) -> Entry {
    let mut fields =
        vec![("option", squeezed(element.get("refersTo"))), ("value", squeezed(element.get("value")))];
    fields.extend(element.all("organization").iter().map(|voter| ("voter", squeezed(&voter.text()))));
    writer.entry("voting/count", component, &fields)
}
