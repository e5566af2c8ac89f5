//! How organs number their resolutions: whose a number can be, and of what time.

use fact::Symbol;
use lexicon::Fields;

/// The year before that of the Assembly's first session.
pub(crate) const FIRST_YEAR: u32 = 1945;
/// Numbers before a stroke that are years, as the Economic and Social Council counts, begin above this.
pub(crate) const YEARS: u32 = 1900;

/// The session before the stroke of a number.
pub(crate) fn session_of(number: &str) -> Option<u32> {
    number.split_once('/').filter(|_| !number.contains('('))?.0.parse().ok()
}

/// Whether a number with a stroke can be one of the Assembly's, which has written them so since its thirty-first session.
pub(crate) fn is_since_strokes(number: &str) -> bool {
    const FIRST_COUNTED: u32 = 31;
    session_of(number).is_none_or(|session| session >= FIRST_COUNTED)
}

/// Whether a body numbers its resolutions, and documents are cited by these numbers alone.
pub(crate) fn numbers_resolutions(body: &str) -> bool {
    matches!(body, "A" | "S" | "E" | "T" | "A/HRC" | "UNEP/EA" | "E/CN.4")
}

/// Whether the Assembly can have numbered a resolution or decision so. It has counted by strokes since its
/// thirty-first session, and by Roman sessions before; its decisions begin with 301. Others count in the same way.
pub(crate) fn is_of_assembly(symbol: &Symbol, decision: bool) -> bool {
    let Some(session) = symbol.session() else { return true };
    let Ok(session) = session.parse::<u32>() else { return true }; // special sessions
    let number = symbol.as_str().rsplit('/').next().unwrap_or_default();
    if number.contains('(') {
        return session <= 30;
    }
    let number: u32 =
        number.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0);
    session > 30 && (!decision || number > 300)
}

/// Whether the date beside a number with a Roman session can be that of the Assembly's: others number so too,
/// "resolution 574 (XXVII) of 16 May 1998". A year may be misprinted.
pub(crate) fn is_of_its_time(symbol: &Symbol, date: Option<Fields>) -> bool {
    const MISPRINT: i32 = 2;
    let session = symbol.session().and_then(|session| session.parse::<i32>().ok());
    match (session, date.and_then(|date| date.year)) {
        (Some(session), Some(year)) if symbol.as_str().ends_with(')') => {
            (i32::from(year) - FIRST_YEAR.cast_signed() - session).abs() <= MISPRINT
        }
        _ => true,
    }
}

/// Whether a body other than the Assembly counts its resolutions by its sessions: 48/6, 5/14.
pub(crate) fn counts_by_sessions(body: &str) -> bool {
    matches!(body, "A/HRC" | "UNEP/EA")
}

/// Whether a number ends with a year in brackets: "1325 (2000)".
pub(crate) fn counts_by_years(number: &str) -> bool {
    number
        .strip_suffix(')')
        .and_then(|head| head.rsplit_once('('))
        .is_some_and(|(_, inside)| inside.starts_with(|c: char| c.is_ascii_digit()))
}
