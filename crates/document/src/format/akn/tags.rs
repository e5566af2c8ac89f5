//! Words of the cover, the title and the closing lines that the elements say something of: "this is the session, it is
//! the 77th".

use super::line::Line;
use crate::format::run::is_unprinted;
use crate::format::tree::Element;

/// An element that is known: its name, the value of its attribute `refersTo` or `name` (or any), the name of the entry,
/// and the attributes that are taken over.
pub(super) struct Known {
    element: &'static str,
    means: &'static str,
    entry: &'static str,
    attributes: &'static [&'static str],
}

const fn known(
    element: &'static str,
    means: &'static str,
    entry: &'static str,
    attributes: &'static [&'static str],
) -> Known {
    Known { element, means, entry, attributes }
}

/// What stands on a cover.
pub(super) const COVER: [Known; 14] = [
    known("docNumber", "", "cover/symbol", &[]),
    known("docAuthority", "#publisher", "cover/publisher", &[]),
    known("docAuthority", "#issuingBody", "cover/body", &[]),
    known("docStatus", "", "cover/distribution", &["refersTo"]),
    known("docDate", "#dateOfIssuance", "cover/issued", &["date"]),
    known("docDate", "", "cover/adopted", &["date"]),
    known("session", "", "cover/session", &["value", "refersTo"]),
    known("docProponent", "", "cover/origin", &["refersTo"]),
    known("docTitle", "#resolutionNumber", "cover/number", &[]),
    known("docTitle", "", "cover/adoption", &[]),
    known("inline", "agenda item", "cover/item", &["title"]),
    known("inline", "agenda item name", "cover/item-title", &[]),
    known("inline", "originating document", "cover/report", &[]),
    known("inline", "adoptionMeeting", "cover/meeting", &["title"]),
];

/// What stands above the text.
pub(super) const TITLE: [Known; 1] = [known("docTitle", "", "title", &[])];

/// What stands below the text.
pub(super) const CLOSING: [Known; 3] = [
    known("docDate", "", "closing/date", &["date"]),
    known("inline", "adoptionMeeting", "closing/meeting", &["title"]),
    known("location", "", "closing/meeting", &["title"]),
];

/// What an element says of words in a line.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    pub(super) entry: &'static str,
    /// The line.
    pub(super) line: usize,
    /// The first of the words and how many characters they have.
    pub(super) start: usize,
    pub(super) len: usize,
    pub(super) fields: Vec<(&'static str, String)>,
    pub(super) component: Option<usize>,
}

/// The tag of an element, if it is one of those known and its words stand in one of the lines.
pub(super) fn read(element: &Element, known: &[Known], lines: &[Line]) -> Option<Tag> {
    let means = |known: &Known| {
        known.means.is_empty() || element.get("refersTo") == known.means || element.get("name") == known.means
    };
    let found = known.iter().find(|known| known.element == element.name && means(known))?;
    let words = squeezed(&element.text());
    let (line, start) = lines.iter().enumerate().find_map(|(number, line)| {
        let printed = line.words();
        let byte = printed.find(&words)?;
        Some((number, printed[..byte].chars().count()))
    })?;
    let fields = found
        .attributes
        .iter()
        .map(|attribute| (*attribute, squeezed(element.get(attribute))))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    (!words.is_empty()).then(|| Tag {
        entry: found.entry,
        line,
        start,
        len: words.chars().count(),
        fields,
        component: None,
    })
}

/// Text with plain single spaces and nothing that is not printed.
pub(super) fn squeezed(text: &str) -> String {
    let printed: String = text.chars().filter(|c| !is_unprinted(*c)).collect();
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
}
