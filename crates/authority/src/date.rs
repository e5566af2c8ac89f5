//! Dates of the authority files, which may be no more than a year.

/// A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as much as is known. Dates are ordered as their texts are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(Box<str>);

impl Date {
    /// Reads a date; nothing if it has another form or a month or day that no calendar has.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |digits: usize, most: u16| -> Option<Option<u16>> {
            let Some(part) = parts.next() else { return Some(None) };
            let all_digits = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            let value: u16 = part.parse().ok().filter(|value| all_digits && (1..=most).contains(value))?;
            Some(Some(value))
        };
        number(4, 9999)??;
        number(2, 12)?;
        number(2, 31)?;
        parts.next().is_none().then(|| Self(text.into()))
    }

    /// The date as it stands in the file.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The year of the common era.
    #[must_use]
    pub fn year(&self) -> i32 {
        self.0.get(..4).and_then(|year| year.parse().ok()).expect("invariant: a date begins with its year")
    }
}

/// A stretch of time, open where no date is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The first day, if any is known.
    pub from: Option<Date>,
    /// The last day; none if it lasts still.
    pub to: Option<Date>,
}

impl Period {
    /// Whether the stretch has a day in that year.
    #[must_use]
    pub fn holds_in(&self, year: i32) -> bool {
        self.from.as_ref().is_none_or(|from| from.year() <= year)
            && self.to.as_ref().is_none_or(|to| year <= to.year())
    }

    /// Whether two stretches have a year in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| matches!((&a.to, &b.from), (Some(to), Some(from)) if to.year() < from.year());
        !before(self, other) && !before(other, self)
    }

    /// Whether it has a first or last day at all.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str) -> Period {
        Period { from: Date::parse(from), to: Date::parse(to) }
    }

    #[test]
    fn a_date_is_a_year_or_more() {
        for good in ["1945", "1945-10", "1945-10-24"] {
            assert_eq!(Date::parse(good).unwrap().year(), 1945, "{good}");
        }
        for bad in [
            "",
            "45",
            "1945-13",
            "1945-1-1",
            "1945-10-24-1",
            "24 October 1945",
            "1945-10-32",
            "1945-",
            "+945",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_period_includes_both_its_ends() {
        let zaire = period("1971-10-27", "1997-05-17");
        assert!(zaire.holds_in(1971) && zaire.holds_in(1997));
        assert!(!zaire.holds_in(1970) && !zaire.holds_in(1998));
        assert!(period("", "").holds_in(1648));
    }

    #[test]
    fn periods_meet_if_they_share_a_year() {
        assert!(period("1945", "1960").meets(&period("1960", "")));
        assert!(!period("1945", "1960").meets(&period("1961", "")));
        assert!(period("", "").meets(&period("1961", "1961")));
    }
}
