//! The package: a zip archive, its parts, and how they are tied to one another.

use crate::ReadError;
use crate::format::encoding;
use crate::format::tree::{self, Element};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Whether bytes are a zip archive.
pub(crate) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// An archive of which no more is unpacked than the limit allows.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    limit: u64,
    left: u64,
}

impl<'b> Package<'b> {
    /// # Errors
    /// If the archive is damaged.
    pub(super) fn open(bytes: &'b [u8], limit: u64) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        Ok(Self { archive, limit, left: limit })
    }

    /// The root element of a part; none if the package has no such part.
    fn part(&mut self, name: &str) -> Result<Option<Element>, ReadError> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(error)),
        };
        let mut bytes = Vec::new();
        file.take(self.left + 1).read_to_end(&mut bytes).map_err(damaged)?;
        let length = bytes.len() as u64;
        if length > self.left {
            return Err(ReadError::TooLarge { bytes: self.limit - self.left + length, limit: self.limit });
        }
        self.left -= length;
        let (root, _) = tree::parse(&encoding::decode(&bytes)?)?;
        Ok(Some(root))
    }

    /// What a part's relations point to, by their names.
    fn relations(&mut self, part: &str) -> Result<Vec<Relation>, ReadError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let Some(root) = self.part(name.trim_start_matches('/'))? else { return Ok(Vec::new()) };
        Ok(root
            .elements()
            .filter(|element| element.name == "Relationship")
            .map(|element| {
                let outside = element.get("TargetMode") == "External";
                let target = element.get("Target");
                Relation {
                    id: element.get("Id").to_owned(),
                    kind: element.get("Type").rsplit('/').next().unwrap_or_default().to_owned(),
                    target: if outside { target.to_owned() } else { inside(folder, target) },
                }
            })
            .collect())
    }
}

/// A tie from one part to another, or to something outside.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// The name of a part that is named from inside a folder.
fn inside(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => {
            let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
            for step in target.split('/') {
                match step {
                    ".." => drop(steps.pop()),
                    "." | "" => {}
                    step => steps.push(step),
                }
            }
            steps.join("/")
        }
    }
}

fn damaged(error: impl std::fmt::Display) -> ReadError {
    ReadError::Package { fault: error.to_string() }
}

/// The parts of a Word document that say something of its text.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) document: Element,
    pub(super) styles: Element,
    pub(super) numbering: Element,
    pub(super) settings: Element,
    pub(super) footnotes: Element,
    pub(super) endnotes: Element,
    /// Running heads, by the names by which the document speaks of them.
    pub(super) heads: BTreeMap<String, Element>,
    /// The targets of links, by their names: those of the document, and those of the footnotes.
    pub(super) links: BTreeMap<String, String>,
    pub(super) note_links: BTreeMap<String, String>,
}

impl Parts {
    /// # Errors
    /// If the package holds no Word document, or a part of it is not well-formed.
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, ReadError> {
        let main = package
            .relations("")?
            .into_iter()
            .find(|relation| relation.kind == "officeDocument")
            .map_or_else(|| "word/document.xml".to_owned(), |relation| relation.target);
        let document = package
            .part(&main)?
            .filter(|root| root.name == "document")
            .ok_or(ReadError::Format("zip archives without a Word document"))?;
        let mut parts = Self {
            document,
            styles: Element::default(),
            numbering: Element::default(),
            settings: Element::default(),
            footnotes: Element::default(),
            endnotes: Element::default(),
            heads: BTreeMap::new(),
            links: BTreeMap::new(),
            note_links: BTreeMap::new(),
        };
        for Relation { id, kind, target } in package.relations(&main)? {
            let place = match kind.as_str() {
                "styles" => &mut parts.styles,
                "numbering" => &mut parts.numbering,
                "settings" => &mut parts.settings,
                "footnotes" => {
                    parts.note_links.extend(links(package.relations(&target)?));
                    &mut parts.footnotes
                }
                "endnotes" => &mut parts.endnotes,
                "header" => parts.heads.entry(id).or_default(),
                "hyperlink" => {
                    parts.links.insert(id, target);
                    continue;
                }
                _ => continue,
            };
            *place = package.part(&target)?.unwrap_or_default();
        }
        Ok(parts)
    }
}

fn links(relations: Vec<Relation>) -> impl Iterator<Item = (String, String)> {
    relations.into_iter().filter(|relation| relation.kind == "hyperlink").map(|link| (link.id, link.target))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_parts() {
        assert_eq!(inside("word", "styles.xml"), "word/styles.xml");
        assert_eq!(inside("word", "../customXml/item.xml"), "customXml/item.xml");
        assert_eq!(inside("", "/word/document.xml"), "word/document.xml");
    }
}
