//! Genres: what sorts of documents there are, from data.

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::sync::OnceLock;

static GENRES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/genres");

/// How the numbered paragraphs of a genre are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// Numbered paragraphs from beginning to end.
    Report,
    /// A preamble and operative paragraphs.
    Resolution,
}

/// A sort of document: `genres/<key>.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Genre {
    /// Its key, the name of its file; also the document type of the contract.
    #[serde(skip)]
    pub key: String,
    /// How its paragraphs are counted.
    pub shape: Shape,
    /// Among genres that fit, the one with the highest rank is taken.
    pub rank: u8,
    /// Whether it carries drafts that have parts of their own.
    #[serde(default)]
    pub embeds_drafts: bool,
    /// Whether an annex of it is a programme of days, times and items.
    #[serde(default)]
    pub programme: bool,
    /// Whether its paragraphs have no numbers: the text begins with the first sentence of some length.
    #[serde(default)]
    pub unnumbered: bool,
    /// Series elements (`RES`, `PV`) by which a document's own symbol tells the genre.
    #[serde(default)]
    pub series: Vec<String>,
}

/// All genres, the highest rank first.
///
/// # Panics
/// If a genre file is faulty; the files are part of the program and tested with it.
#[must_use]
pub fn genres() -> &'static [Genre] {
    static ALL: OnceLock<Vec<Genre>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut genres: Vec<Genre> = GENRES
            .files()
            .filter(|file| file.path().extension().is_some_and(|extension| extension == "toml"))
            .map(|file| {
                let name = file.path().display();
                let text =
                    file.contents_utf8().unwrap_or_else(|| panic!("invariant: genres/{name} is UTF-8"));
                let mut genre: Genre = toml::from_str(text)
                    .unwrap_or_else(|fault| panic!("invariant: genres/{name} is sound: {fault}"));
                genre.key = file.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
                genre
            })
            .collect();
        genres.sort_by(|a, b| b.rank.cmp(&a.rank).then_with(|| a.key.cmp(&b.key)));
        genres
    })
}

/// The genre with that key, or the one for whatever else there is.
pub(crate) fn genre(key: &str) -> &'static Genre {
    genres().iter().find(|genre| genre.key == key).unwrap_or_else(|| genre("other"))
}
