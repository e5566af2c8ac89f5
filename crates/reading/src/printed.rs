//! The words of a text as a person would print them.

use text::{Source, Text};

/// The words of `text`. Where a language without word spaces is set beside Latin letters or figures, some
/// typesetters print a space and some do not: the words keep the spaces of the source, but not its line breaks.
pub(crate) fn printed(source: &Source, text: &Text) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut last: Option<(char, u32)> = None;
    for (byte, character) in text.as_str().char_indices() {
        let point = text.source_at(byte);
        if let Some((before, at)) = last
            && point > at + 1
            && point - at < 4
            && before != ' '
            && character != ' '
            && is_mixed(before, character)
        {
            let between = source.slice(text::Span { start: at + 1, end: point });
            if between.chars().all(|c| c == ' ' || c == '\u{a0}') {
                out.push(' ');
            }
        }
        out.push(character);
        last = Some((character, point));
    }
    out.trim().to_owned()
}

/// Whether exactly one of two characters is an ASCII letter or figure and neither is a sign.
fn is_mixed(a: char, b: char) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric();
    let other = |c: char| c.is_alphanumeric() && !c.is_ascii();
    latin(a) && other(b) || other(a) && latin(b)
}
