//! Bodies.

use crate::date::Date;
use crate::error::Error;
use crate::key::Key;
use crate::load::{add_names, named, things};
use crate::name::Names;
use crate::sources::Sources;
use crate::table::Table;

/// What sort of body it is, in the words of the table `bodies`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum BodyType {
    /// One of the six organs of Article 7 of the Charter.
    PrincipalOrgan,
    /// A Main Committee of the General Assembly (rule 98 of its rules of procedure).
    MainCommittee,
    /// A body set up by another.
    SubsidiaryBody,
    /// A department or office of the Secretariat.
    SecretariatUnit,
    /// An organization brought into relationship with the United Nations under Article 63 of the Charter.
    SpecializedAgency,
    /// Any other: treaty bodies, related organizations, organizations outside the United Nations.
    Other,
}

impl BodyType {
    const WORDS: [(&'static str, Self); 6] = [
        ("principal-organ", Self::PrincipalOrgan),
        ("main-committee", Self::MainCommittee),
        ("subsidiary-body", Self::SubsidiaryBody),
        ("secretariat-unit", Self::SecretariatUnit),
        ("specialized-agency", Self::SpecializedAgency),
        ("other", Self::Other),
    ];

    /// The word of the table `bodies`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::WORDS.into_iter().find(|(_, kind)| *kind == self).map_or("other", |(word, _)| word)
    }
}

/// A body of the United Nations, or an organization it works with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The series root of its symbols (`A/C.1`), or `x/<slug>` where it has none.
    pub key: Key,
    /// What sort of body it is.
    pub kind: BodyType,
    /// The body that it is part of or reports to.
    pub part_of: Option<Key>,
    /// The symbol of the resolution that set it up, as `A/RES/75/240`.
    pub established_by: Option<Box<str>>,
    /// When it was set up.
    pub established_on: Option<Date>,
    /// When it came to its end.
    pub ended_on: Option<Date>,
    /// Its identifier in Wikidata, as `Q47423`.
    pub wikidata: Option<Box<str>>,
    /// How it is called.
    pub names: Names,
}
named!(Body);

const COLUMNS: &[&str] =
    &["key", "type", "part_of", "established_by", "established_on", "ended_on", "wikidata"];
const NAME_COLUMNS: &[&str] = &["key", "lang", "name", "kind"];
const RESOLUTIONS: [&str; 3] = ["A/RES/", "S/RES/", "E/RES/"];

pub(crate) fn bodies(sources: &Sources<'_>, languages: &[&'static str]) -> Result<Vec<Body>, Error> {
    let table = Table::read_labelled("bodies.csv", sources.bodies, COLUMNS, languages)?;
    let mut bodies = things(&table, |row, key, names| {
        let word = row.required("type")?;
        let Some((_, kind)) = BodyType::WORDS.into_iter().find(|(known, _)| *known == word) else {
            return Err(row.fault(format!(
                "the type {word:?} is none of {:?}",
                BodyType::WORDS.map(|(known, _)| known)
            )));
        };
        let part_of = match row.get("part_of") {
            "" => None,
            parent if table.rows().iter().any(|other| other.get("key") == parent) => Some(Key::keep(parent)),
            unknown => return Err(row.fault(format!("no body has the key {unknown:?}"))),
        };
        let symbol = row.get("established_by");
        if !symbol.is_empty() && !RESOLUTIONS.iter().any(|series| symbol.starts_with(series)) {
            return Err(row.fault(format!("{symbol:?} is no resolution; write it as A/RES/75/240")));
        }
        let some = |cell: &str| (!cell.is_empty()).then(|| Box::from(cell));
        let period = row.period("established_on", "ended_on")?;
        let (established_by, wikidata) = (some(symbol), some(row.get("wikidata")));
        Ok(Body {
            key,
            kind,
            part_of,
            established_by,
            established_on: period.from,
            ended_on: period.to,
            wikidata,
            names,
        })
    })?;
    let names = Table::read_plain("body-names.csv", sources.body_names, NAME_COLUMNS)?;
    add_names(&mut bodies, &names, languages)?;
    Ok(bodies)
}
