//! The session in the number of a resolution agrees with the date of its adoption.

use crate::shared::{path, read};
use authority::{Authority, Date};
use serde_json::Value;

/// An English date, such as "7 October 2022", as `2022-10-07`.
fn date(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut words = text.split(' ');
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    Some(format!("{year}-{month:02}-{:02}", day.parse::<u8>().ok()?))
}

#[test]
fn resolutions_are_adopted_in_their_session() {
    let Some(file) = path("data/ga/truth.jsonl") else { return };
    let mut checked = 0;
    for line in read(&file).lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let symbol = row["symbol"].as_str().unwrap();
        let code = symbol.split('/').nth(2).unwrap();
        let session =
            Authority::embedded().session(code).unwrap_or_else(|| panic!("{symbol}: no session {code}"));
        let Some(adopted) = date(row["adoption_date"].as_str().unwrap()) else { continue };
        let bounds = [&session.period.from, &session.period.to].map(|bound| bound.as_ref().map(Date::as_str));
        assert!(bounds[0].is_none_or(|from| from <= &*adopted), "{symbol} of {adopted}");
        assert!(bounds[1].is_none_or(|to| &*adopted <= to), "{symbol} of {adopted}");
        checked += 1;
    }
    assert!(checked > 390, "{checked}");
}
