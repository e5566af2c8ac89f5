//! Words that stand before a name without being part of it: articles, prepositions, "and".

use crate::error::Error;
use crate::normal::plain;
use crate::sources::Sources;
use crate::table::Table;

/// A word that may stand before a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadingWord {
    /// The language.
    pub lang: &'static str,
    /// The word as printed.
    pub printed: Box<str>,
    /// Whether it is written together with the name, without a space.
    pub joined: bool,
    /// What it leaves of the name's own beginning: in Arabic *li-* swallows the first letter of the article.
    pub stands_for: Box<str>,
}

impl LeadingWord {
    /// What is left of a name in its plain form when the word is taken away.
    fn take_from(&self, form: &str) -> Option<String> {
        let rest = form.strip_prefix(&*plain(&self.printed))?;
        let rest = if self.joined { rest } else { rest.strip_prefix(' ')? };
        (!rest.is_empty()).then(|| format!("{}{rest}", plain(&self.stands_for)))
    }
}

const COLUMNS: &[&str] = &["lang", "printed", "joined", "stands_for"];

pub(crate) fn leading_words(
    sources: &Sources<'_>,
    languages: &[&'static str],
) -> Result<Vec<LeadingWord>, Error> {
    let table = Table::read_plain("leading-words.csv", sources.leading_words, COLUMNS)?;
    let mut words = Vec::new();
    for row in table.rows() {
        let lang = row.required("lang")?;
        let Some(lang) = languages.iter().find(|known| **known == lang) else {
            return Err(row.fault(format!("{lang:?} is none of the languages {languages:?}")));
        };
        let joined = match row.required("joined")? {
            "directly" => true,
            "by-space" => false,
            unknown => {
                return Err(row.fault(format!("joined is {unknown:?}; it must be directly or by-space")));
            }
        };
        let (printed, stands_for) = (row.required("printed")?.into(), row.get("stands_for").into());
        words.push(LeadingWord { lang, printed, joined, stands_for });
    }
    Ok(words)
}

/// A name in its plain form, and what is left of it when leading words of a language, or of any, are taken away:
/// "and of the United States", "of the United States", "the United States", "United States".
pub(crate) fn without_leading_words(words: &[LeadingWord], form: String, lang: Option<&str>) -> Vec<String> {
    const MOST: usize = 4;
    let words: Vec<&LeadingWord> =
        words.iter().filter(|word| lang.is_none_or(|lang| word.lang == lang)).collect();
    let mut forms = vec![form];
    let mut from = 0;
    for _ in 0..MOST {
        let to = forms.len();
        for at in from..to {
            for shorter in words.iter().filter_map(|word| word.take_from(&forms[at])).collect::<Vec<_>>() {
                if !forms.contains(&shorter) {
                    forms.push(shorter);
                }
            }
        }
        from = to;
    }
    forms
}
