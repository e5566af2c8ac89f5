//! Sessions of the General Assembly.

use crate::date::{Date, Period};
use crate::error::Error;
use crate::key::Key;
use crate::sources::Sources;
use crate::table::Table;

/// What sort of session it is, in the words of the table `sessions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SessionKind {
    /// The yearly session (rule 1 of the rules of procedure).
    Regular,
    /// A special session (rule 8 a).
    Special,
    /// An emergency special session (rule 8 b; resolution 377 (V)).
    EmergencySpecial,
}

/// A session of the General Assembly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its number, or its code: `78`, `S-10`, `ES-11`.
    pub code: Key,
    /// What sort of session it is.
    pub kind: SessionKind,
    /// From the opening to the close, of a regular session to the opening of the next: it may be resumed till then.
    pub period: Period,
}

impl Session {
    /// Whether a thing of that date can belong to the session. Of a date that is no more than a year or month it is
    /// enough that a part of it does.
    #[must_use]
    pub fn covers(&self, date: &Date) -> bool {
        let date = date.as_str();
        let starts = |bound: &Date| date.get(..bound.as_str().len()).unwrap_or(date).cmp(cut(bound, date));
        self.period.from.as_ref().is_none_or(|from| starts(from).is_ge())
            && self.period.to.as_ref().is_none_or(|to| starts(to).is_le())
    }
}

/// As much of a bound as the date can be compared with.
fn cut<'a>(bound: &'a Date, date: &str) -> &'a str {
    bound.as_str().get(..date.len()).unwrap_or(bound.as_str())
}

const COLUMNS: &[&str] = &["session", "kind", "opened", "until"];

pub(crate) fn sessions(sources: &Sources<'_>) -> Result<Vec<Session>, Error> {
    let table = Table::read_plain("sessions.csv", sources.sessions, COLUMNS)?;
    let mut sessions: Vec<Session> = Vec::new();
    for row in table.rows() {
        let code = row.required("session")?;
        let kind = match row.required("kind")? {
            "regular" => SessionKind::Regular,
            "special" => SessionKind::Special,
            "emergency-special" => SessionKind::EmergencySpecial,
            unknown => {
                return Err(
                    row.fault(format!("the kind {unknown:?} is none of regular, special, emergency-special"))
                );
            }
        };
        let prefix = match kind {
            SessionKind::Regular => "",
            SessionKind::Special => "S-",
            SessionKind::EmergencySpecial => "ES-",
        };
        let number: Option<u16> = code.strip_prefix(prefix).and_then(|number| number.parse().ok());
        if number.is_none() || sessions.iter().any(|session| session.code == code) {
            return Err(row.fault(format!("{code:?} is not a new code of the form {prefix}10")));
        }
        row.required("opened")?;
        sessions.push(Session { code: Key::keep(code), kind, period: row.period("opened", "until")? });
    }
    Ok(sessions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_covers_dates_and_parts_of_dates() {
        let period = Period { from: Date::parse("1981-09-15"), to: Date::parse("1982-09-21") };
        let session = Session { code: Key::keep("36"), kind: SessionKind::Regular, period };
        for inside in ["1981-12-09", "1981", "1982", "1981-09", "1982-09-21", "1981-09-15"] {
            assert!(session.covers(&Date::parse(inside).unwrap()), "{inside}");
        }
        for outside in ["1981-09-14", "1980", "1983", "1981-08", "1982-10", "1982-09-22"] {
            assert!(!session.covers(&Date::parse(outside).unwrap()), "{outside}");
        }
    }
}
