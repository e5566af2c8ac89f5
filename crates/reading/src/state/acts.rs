//! What is done with a cited document: the verb that governs it in its own clause.

use super::Writer;
use super::said::Said;
use crate::find::Findings;
use std::collections::BTreeMap;

/// An act that holds for the paragraphs below one: "had before it the following documents".
#[derive(Debug, Default)]
pub(crate) struct Inherited {
    below: Option<(String, &'static str)>,
}

/// The act of each citation, by the number of its mention. The patterns stand in the order in which they count.
pub(super) fn acts(
    writer: &mut Writer<'_>,
    findings: &Findings,
    path: &str,
) -> BTreeMap<usize, &'static str> {
    let pack = writer.context.document.pack;
    let mut acts = BTreeMap::new();
    for found in pack.acts.find_all(findings.slotted.as_str()) {
        let pattern: &'static lexicon::Pattern = found.pattern;
        let act: &'static str = &pattern.meaning;
        if let Some(target) = found.group("target") {
            for number in findings.slotted.slots(target) {
                acts.entry(number).or_insert(act);
            }
        } else if pattern.value("scope") == Some("below") {
            writer.acts.below = Some((format!("{path}/"), act));
        }
    }
    acts
}

/// The act that a paragraph has from the one above it.
pub(super) fn inherited(writer: &Writer<'_>, path: &str) -> Option<&'static str> {
    let (above, act) = writer.acts.below.as_ref()?;
    path.starts_with(above).then_some(*act)
}

/// Relations that are read elsewhere.
pub(super) fn ignore(_: &mut Writer<'_>, _: &Said<'_>) {}
