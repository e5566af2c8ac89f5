//! The fonts of a file: what their codes mean, how wide they are, and whether they are bold or italic.

use hayro_font::hayro_cmap::{self, BfString};
use hayro_font::hayro_syntax::object::dict::keys::{
    BASE_FONT, DESCENDANT_FONTS, FLAGS, FONT_DESC, FONT_NAME, FONT_WEIGHT, ITALIC_ANGLE,
};
use hayro_font::hayro_syntax::object::{Array, Dict, Name};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use std::rc::Rc;
use std::sync::Arc;

/// The fonts of a file, each of which is loaded once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    encodings: CMapResolverFn,
}

/// A font.
pub(super) struct Face<'a> {
    font: Font<'a>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Whether its signs are bars and no letters.
    pub(super) barcode: bool,
}

/// What a code of a string stands for.
pub(super) struct Code {
    /// Its letters, if the font says which they are.
    pub(super) text: Option<String>,
    /// How far it moves on, in thousandths of the size of the type.
    pub(super) advance: f64,
    /// How many bytes it takes up.
    pub(super) bytes: usize,
    /// Whether it is the code for a space in a font of one-byte codes, which word spacing is for.
    pub(super) space: bool,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            encodings: Arc::new(hayro_cmap::load_embedded),
        }
    }

    /// The font that a dictionary describes; none if it cannot be made out.
    pub(super) fn face(&self, dict: &Dict<'a>) -> Option<Rc<Face<'a>>> {
        let font = self.cache.font(dict, &self.programs, &self.encodings)?;
        let below = dict.get::<Array<'_>>(DESCENDANT_FONTS).and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let descriptor =
            dict.get::<Dict<'_>>(FONT_DESC).or_else(|| below?.get(FONT_DESC)).unwrap_or_default();
        let names: String = [dict.get::<Name<'_>>(BASE_FONT), descriptor.get(FONT_NAME)]
            .iter()
            .flatten()
            .map(|name| name.as_str().to_lowercase())
            .collect();
        let named = |words: &[&str]| words.iter().any(|word| names.contains(word));
        let flags = descriptor.get::<u32>(FLAGS).unwrap_or(0);
        let heavy = descriptor.get::<f32>(FONT_WEIGHT).is_some_and(|weight| weight >= 600.0);
        let slanted = descriptor.get::<f32>(ITALIC_ANGLE).is_some_and(|angle| angle != 0.0);
        Some(Rc::new(Face {
            font,
            // Bits 19 and 7 of the flags: ISO 32000-1, table 123.
            bold: heavy || flags & 1 << 18 != 0 || named(&["bold", "black", "heavy"]),
            italic: slanted || flags & 1 << 6 != 0 || named(&["italic", "oblique"]),
            barcode: named(&["barcode"]),
        }))
    }
}

impl Face<'_> {
    /// The code at the beginning of `bytes`, which are not empty.
    pub(super) fn code(&self, bytes: &[u8]) -> Code {
        let (code, length) = self.font.read_code(bytes, 0);
        let glyph = self.font.map_code(code);
        let letters = match self.font.glyph(glyph, code) {
            FontGlyph::Outline(outline) => outline.as_unicode(),
            FontGlyph::Type3(drawn) => drawn.as_unicode(),
        };
        Code {
            text: letters.map(|letters| match letters {
                BfString::Char(letter) => letter.to_string(),
                BfString::String(letters) => letters,
            }),
            advance: if self.font.is_horizontal() { self.font.code_advance(code).x } else { 0.0 },
            bytes: length.max(1),
            space: code == 32 && length == 1,
        }
    }
}
