//! Finds what a printed name names.

use crate::date::Period;
use crate::entity::Entity;
use crate::leading::{LeadingWord, without_leading_words};
use crate::name::Names;
use crate::normal::{folded, plain};
use std::collections::HashMap;

/// One thing that a form names.
#[derive(Clone, Debug)]
struct Meaning {
    entity: Entity,
    lang: &'static str,
    /// When the form names it.
    period: Period,
    /// A stretch inside which it does not, since the thing went by another key.
    except: Option<Period>,
    /// Whether the thing exists today.
    extant: bool,
}

impl Meaning {
    fn holds_in(&self, year: i32) -> bool {
        // In the last year of the exception both keys are in use.
        let excepted =
            self.except.as_ref().is_some_and(|except| except.holds_in(year) && except.holds_in(year + 1));
        self.period.holds_in(year) && !excepted
    }
}

/// The forms of all names with what they name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    plain: HashMap<String, Vec<Meaning>>,
    folded: HashMap<String, Vec<Meaning>>,
}

/// What is to be found.
pub(crate) struct Wanted<'a> {
    pub(crate) name: &'a str,
    /// The language of the text; any if none.
    pub(crate) lang: Option<&'a str>,
    /// The year in which the name was printed; any if none.
    pub(crate) year: Option<i32>,
    /// Whether a thing of this kind is asked for.
    pub(crate) kind: fn(Entity) -> bool,
}

impl Index {
    /// Adds all forms of a thing's name. `lifetime` bounds the forms that have no dates of their own.
    pub(crate) fn add(&mut self, entity: Entity, names: &Names, lifetime: &Period, except: Option<&Period>) {
        for name in names.iter() {
            let open = name.period.is_open();
            let meaning = Meaning {
                entity,
                lang: name.lang,
                period: if open { lifetime.clone() } else { name.period.clone() },
                except: except.filter(|_| open).cloned(),
                extant: lifetime.to.is_none(),
            };
            self.folded.entry(folded(&name.text)).or_default().push(meaning.clone());
            self.plain.entry(plain(&name.text)).or_default().push(meaning);
        }
    }

    /// The thing that a printed name names. Accents, and words that stand before a name, are held against it only if
    /// nothing is found otherwise.
    pub(crate) fn find(&self, wanted: &Wanted<'_>, leading: &[LeadingWord]) -> Option<Entity> {
        let forms = without_leading_words(leading, plain(wanted.name), wanted.lang);
        let found = |forms: &HashMap<String, Vec<Meaning>>, form: &str| choose(forms.get(form)?, wanted);
        let mut plain_forms = forms.iter().filter_map(|form| found(&self.plain, form));
        let mut folded_forms = forms.iter().filter_map(|form| found(&self.folded, &folded(form)));
        plain_forms.next().or_else(|| folded_forms.next())
    }
}

/// The one thing among many meanings that is meant: one that had the name in the year, if there is one; a thing that
/// exists rather than one that does not; nothing if two are as good.
fn choose(meanings: &[Meaning], wanted: &Wanted<'_>) -> Option<Entity> {
    let fits = |meaning: &&Meaning| {
        (wanted.kind)(meaning.entity) && wanted.lang.is_none_or(|lang| meaning.lang == lang)
    };
    let all: Vec<&Meaning> = meanings.iter().filter(fits).collect();
    let in_year: Vec<&Meaning> =
        all.iter().copied().filter(|meaning| wanted.year.is_none_or(|year| meaning.holds_in(year))).collect();
    let candidates = if in_year.is_empty() { all } else { in_year };
    only(&candidates)
        .or_else(|| only(&candidates.into_iter().filter(|meaning| meaning.extant).collect::<Vec<_>>()))
}

fn only(meanings: &[&Meaning]) -> Option<Entity> {
    let first = meanings.first()?.entity;
    meanings.iter().all(|meaning| meaning.entity == first).then_some(first)
}
