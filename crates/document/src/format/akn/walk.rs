//! The elements of a resolution into lines.
//!
//! The element names are a hint only: which paragraph is preambular, and where a number belongs, is told by what is
//! printed. What is taken from them is where lines begin and end, what is a heading, a table or an attachment, and how
//! deep lists lie.

use super::inline::Inline;
use super::line::{Line, Zone};
use super::tags;
use crate::block::Role;
use crate::format::run::{Run, Style};
use crate::format::tree::{Element, Node};

/// Elements that begin lines of their own wherever they stand; all others are part of a line.
const BLOCKS: [&str; 36] = [
    "preamble",
    "mainBody",
    "section",
    "part",
    "chapter",
    "title",
    "subsection",
    "body",
    "attachments",
    "attachment",
    "doc",
    "component",
    "conclusions",
    "formula",
    "container",
    "p",
    "paragraph",
    "content",
    "list",
    "sublist",
    "point",
    "item",
    "blockList",
    "listIntroduction",
    "listWrapUp",
    "intro",
    "wrapUp",
    "alinea",
    "mod",
    "quotedStructure",
    "heading",
    "subheading",
    "crossHeading",
    "table",
    "num",
    "decoration",
];

/// Reads the lines of statements.
#[derive(Debug)]
pub(super) struct Walker {
    pub(super) lines: Vec<Line>,
    pub(super) inline: Inline,
    /// What elements say of words in a line.
    pub(super) tags: Vec<tags::Tag>,
    zone: Zone,
    depth: u8,
    component: Option<usize>,
    /// A number whose words have not come yet, and how deep it stood.
    num: Option<(String, u8)>,
    opens_annex: bool,
}

impl Walker {
    pub(super) fn new() -> Self {
        Self {
            lines: Vec::new(),
            inline: Inline::default(),
            tags: Vec::new(),
            zone: Zone::Front,
            depth: 0,
            component: None,
            num: None,
            opens_annex: false,
        }
    }

    /// The component that the following lines belong to.
    pub(super) fn enter(&mut self, component: Option<usize>) {
        self.component = component;
        self.zone = Zone::Front;
    }

    /// Reads the lines of a cover.
    pub(super) fn cover(&mut self, element: &Element) {
        for line in element.elements() {
            let from = self.lines.len();
            let titles_item =
                line.all("inline").iter().any(|inline| inline.get("name") == "agenda item name");
            let run = self.inline.content(line);
            self.push(run, if titles_item { Role::Title } else { Role::Cover });
            self.tag(line, &tags::COVER, from);
        }
    }

    /// Reads the title: its number is no part of its words.
    pub(super) fn preface(&mut self, element: &Element) {
        for line in element.elements().filter(|line| line.name != "longTitle") {
            let from = self.lines.len();
            let mut run = Run::default();
            let titled = !line.all("docTitle").is_empty();
            for node in &line.children {
                match node {
                    Node::Element(number) if titled && number.name == "docNumber" => {
                        self.num = Some((number.text(), self.depth))
                    }
                    _ => self.inline.node(node, Style::default(), &mut run),
                }
            }
            self.push(run, if titled { Role::Title } else { Role::Cover });
            self.flush_num();
            self.tag(line, &tags::TITLE, from);
        }
    }

    /// Notes what the elements below `element` say of the words in the lines from `from` on.
    fn tag(&mut self, element: &Element, known: &[tags::Known], from: usize) {
        for inner in element.elements() {
            if let Some(tag) = tags::read(inner, known, &self.lines[from..]) {
                self.tags.push(tags::Tag { line: tag.line + from, component: self.component, ..tag });
            }
            self.tag(inner, known, from);
        }
    }

    /// Reads everything in a statement but its metadata, cover and title.
    pub(super) fn statement(&mut self, element: &Element) {
        for part in
            element.elements().filter(|part| !matches!(part.name.as_str(), "meta" | "coverPage" | "preface"))
        {
            let from = self.lines.len();
            self.zone = match part.name.as_str() {
                "preamble" => Zone::Preamble,
                "conclusions" => Zone::Closing,
                "attachments" => Zone::Attachment,
                _ => Zone::Body,
            };
            self.block(part);
            if self.zone == Zone::Closing {
                self.tag(part, &tags::CLOSING, from);
            }
        }
    }

    fn block(&mut self, element: &Element) {
        match element.name.as_str() {
            "meta" => {}
            "decoration" => self.flow(element, Role::Other),
            "num" => {
                // "3." of a paragraph and "(a)" of its first point come one after the other.
                self.flush_num();
                let mut run = self.inline.content(element);
                run.mend();
                self.num = Some((run.string(), self.depth)).filter(|(num, _)| !num.is_empty());
            }
            "formula" => self.flow(element, Role::Formula),
            "heading" | "subheading" => self.flow(element, Role::Heading),
            "conclusions" => self.closing(element),
            "table" => self.table(element),
            "attachment" => {
                self.opens_annex = true;
                self.flow(element, Role::Paragraph);
            }
            "point" | "item" => {
                self.depth = self.depth.saturating_add(1);
                self.flow(element, Role::Paragraph);
                self.flush_num();
                self.depth -= 1;
            }
            "paragraph" | "section" => {
                self.flow(element, Role::Paragraph);
                self.flush_num();
            }
            _ => self.flow(element, Role::Paragraph),
        }
    }

    /// Reads what stands in an element: words and what is set in the line make a line, blocks are read on their own.
    fn flow(&mut self, element: &Element, role: Role) {
        let mut run = Run::default();
        for node in &element.children {
            match node {
                Node::Element(inner) if BLOCKS.contains(&inner.name.as_str()) => {
                    self.push(std::mem::take(&mut run), role);
                    if role == Role::Formula {
                        self.flow(inner, role);
                    } else {
                        self.block(inner);
                    }
                }
                _ => self.inline.node(node, Style::default(), &mut run),
            }
        }
        self.push(run, role);
    }

    /// Adds a line; one without words is none.
    pub(super) fn push(&mut self, mut run: Run, role: Role) {
        run.mend();
        if run.is_blank() {
            return;
        }
        let (num, _) = self.num.take().unwrap_or_default();
        self.line(run, num, role);
    }

    /// Adds a line for a number to which no words belong.
    fn flush_num(&mut self) {
        if let Some((num, depth)) = self.num.take() {
            let here = std::mem::replace(&mut self.depth, depth);
            self.line(Run::default(), num, Role::Paragraph);
            self.depth = here;
        }
    }

    fn line(&mut self, run: Run, num: String, role: Role) {
        self.lines.push(Line {
            id: self.lines.len(),
            run,
            num,
            label: None,
            role,
            zone: self.zone,
            depth: self.depth,
            opens_annex: std::mem::take(&mut self.opens_annex),
            component: self.component,
            faults: Vec::new(),
        });
    }

    /// The lines after the text: a break parts meeting and date.
    fn closing(&mut self, element: &Element) {
        for inner in element.elements() {
            let mut run = Run::default();
            self.closing_line(inner, &mut run);
            self.push(run, Role::Closing);
        }
    }

    fn closing_line(&mut self, element: &Element, run: &mut Run) {
        for node in &element.children {
            match node {
                Node::Element(inner) if matches!(inner.name.as_str(), "eol" | "br") => {
                    self.push(std::mem::take(run), Role::Closing)
                }
                Node::Element(inner) if matches!(inner.name.as_str(), "event" | "p") => {
                    self.closing_line(inner, run)
                }
                _ => self.inline.node(node, Style::default(), run),
            }
        }
    }

    /// A table: a line for each row, its cells parted by tabs.
    fn table(&mut self, element: &Element) {
        self.flush_num();
        for row in element.all("tr") {
            let mut line = Run::default();
            for (number, cell) in row.elements().enumerate() {
                if number > 0 {
                    line.push("\t", Style::default());
                }
                let mut words = Run::default();
                for node in &cell.children {
                    if !words.glyphs.is_empty() {
                        words.push(" ", Style::default());
                    }
                    self.inline.node(node, Style::default(), &mut words);
                }
                words.mend();
                line.append(words);
            }
            if !line.is_blank() {
                self.line(line, String::new(), Role::Table);
            }
        }
    }
}
