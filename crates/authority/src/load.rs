//! What all tables of named things have in common: a key, a label in each language, a table of further names.

use crate::error::Error;
use crate::key::Key;
use crate::name::{Name, NameKind, Names};
use crate::table::{Row, Table};
use std::collections::{BTreeMap, BTreeSet};

/// A thing that has a key and names.
pub(crate) trait Named {
    fn key(&self) -> Key;
    fn names(&self) -> &Names;
    fn names_mut(&mut self) -> &mut Names;
}

/// Gives a type with the fields `key` and `names` the trait [`Named`].
macro_rules! named {
    ($kind:ty) => {
        impl $crate::load::Named for $kind {
            fn key(&self) -> $crate::key::Key {
                self.key
            }
            fn names(&self) -> &$crate::name::Names {
                &self.names
            }
            fn names_mut(&mut self) -> &mut $crate::name::Names {
                &mut self.names
            }
        }
    };
}
pub(crate) use named;

/// Reads the things of a main table; `make` adds what is particular to their kind.
pub(crate) fn things<T>(
    table: &Table,
    make: impl Fn(&Row, Key, Names) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let mut seen = BTreeSet::new();
    let mut things = Vec::new();
    for row in table.rows() {
        let key = row.required("key")?;
        if !seen.insert(key) {
            return Err(row.fault(format!("the key {key:?} stands on an earlier line too")));
        }
        let mut names = Names::default();
        for (lang, text) in table.languages().iter().zip(row.labels()).filter(|(_, text)| !text.is_empty()) {
            let period = crate::date::Period::default();
            names.push(checked(
                row,
                Name { text: text.as_str().into(), lang, kind: NameKind::Label, period },
            )?);
        }
        things.push(make(row, Key::keep(key), names)?);
    }
    Ok(things)
}

/// Adds the further names of a table to the things of the main table.
pub(crate) fn add_names<T: Named>(
    things: &mut [T],
    table: &Table,
    languages: &[&'static str],
) -> Result<(), Error> {
    let places: BTreeMap<&str, usize> =
        things.iter().enumerate().map(|(at, thing)| (thing.key().as_str(), at)).collect();
    for row in table.rows() {
        let key = row.required("key")?;
        let Some(at) = places.get(key).copied() else {
            return Err(row.fault(format!("nothing has the key {key:?}; add it to the main table first")));
        };
        let lang = row.required("lang")?;
        let Some(lang) = languages.iter().find(|known| **known == lang) else {
            return Err(row.fault(format!("{lang:?} is none of the languages {languages:?}")));
        };
        let Some(kind) = NameKind::parse(row.required("kind")?) else {
            return Err(row.fault(format!(
                "the kind {:?} is none of {}",
                row.get("kind"),
                NameKind::words()
            )));
        };
        let period = row.period("from", "to")?;
        let text = row.required("name")?;
        if things[at].names().in_lang(lang).any(|name| &*name.text == text) {
            return Err(row.fault(format!("{key} has the name {text:?} already; delete this line")));
        }
        things[at].names_mut().push(checked(row, Name { text: text.into(), lang, kind, period })?);
    }
    Ok(())
}

/// A name as it must be written, or what is wrong with it.
fn checked(row: &Row, name: Name) -> Result<Name, Error> {
    if name.kind != NameKind::UpperAscii && name.text.contains('\'') {
        return Err(row.fault(format!("{:?} has a straight apostrophe; write ’", name.text)));
    }
    if name.text.contains("  ") || name.text.contains(|letter: char| letter != ' ' && letter.is_whitespace())
    {
        return Err(row.fault(format!("{:?} has a space that is not a plain, single one", name.text)));
    }
    Ok(name)
}
