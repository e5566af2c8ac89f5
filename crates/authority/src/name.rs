//! The names of an entity.

use crate::date::Period;

/// How a form of a name relates to the thing it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NameKind {
    /// The form by which the thing is known: the main table gives one for each language.
    Label,
    /// The full, official form.
    Formal,
    /// Another form in use.
    Variant,
    /// A form in use at another time.
    Former,
    /// Letters that stand for a name. They are written as they are: `CAT` is a committee, `cat` is not.
    Abbreviation,
    /// The form in capitals without accents that metadata use.
    UpperAscii,
    /// A form in another case than the nominative, or with a word grown to it.
    Inflected,
    /// The title of the person at the head of a body, by which the body is named.
    Office,
}

impl NameKind {
    const KINDS: [(&'static str, Self); 7] = [
        ("formal", Self::Formal),
        ("variant", Self::Variant),
        ("former", Self::Former),
        ("abbreviation", Self::Abbreviation),
        ("upper-ascii", Self::UpperAscii),
        ("inflected", Self::Inflected),
        ("office", Self::Office),
    ];

    /// Reads the `kind` column. A label is never written there.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::KINDS.into_iter().find(|(word, _)| *word == text).map(|(_, kind)| kind)
    }

    /// The words that the `kind` column may hold.
    pub(crate) fn words() -> String {
        Self::KINDS.map(|(word, _)| word).join(", ")
    }
}

/// One form of a name in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The form, with curly apostrophes and the accents of its language.
    pub text: Box<str>,
    /// The language, by its tag: the name of a column of the main tables.
    pub lang: &'static str,
    /// What sort of form it is.
    pub kind: NameKind,
    /// When the form was in use; open at both ends for most.
    pub period: Period,
}

/// All forms of the name of one entity, the labels first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(Vec<Name>);

impl Names {
    pub(crate) fn push(&mut self, name: Name) {
        self.0.push(name);
    }

    /// The form by which the thing is known in a language, if one is given.
    #[must_use]
    pub fn label(&self, lang: &str) -> Option<&str> {
        self.labels().find(|name| name.lang == lang).map(|name| &*name.text)
    }

    /// The labels, at most one in each language.
    pub fn labels(&self) -> impl Iterator<Item = &Name> {
        self.0.iter().filter(|name| name.kind == NameKind::Label)
    }

    /// All forms in all languages.
    pub fn iter(&self) -> impl Iterator<Item = &Name> {
        self.0.iter()
    }

    /// All forms in one language.
    pub fn in_lang<'a>(&'a self, lang: &'a str) -> impl Iterator<Item = &'a Name> {
        self.0.iter().filter(move |name| name.lang == lang)
    }
}
