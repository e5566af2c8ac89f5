//! Dates as far as they are known, and times of day.

use std::fmt;
use std::str::FromStr;

/// A date of the Gregorian calendar of which the day, or the day and the month, may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

impl Date {
    /// A year.
    #[must_use]
    pub fn year(year: i16) -> Self {
        Self { year, month: 0, day: 0 }
    }

    /// A month of a year; `None` if there is no such month.
    #[must_use]
    pub fn month(year: i16, month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self { year, month, day: 0 })
    }

    /// A day; `None` if the calendar has no such day.
    #[must_use]
    pub fn day(year: i16, month: u8, day: u8) -> Option<Self> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=length).contains(&day).then_some(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub fn get_year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, if known.
    #[must_use]
    pub fn get_month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, if known.
    #[must_use]
    pub fn get_day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// Whether the day is known.
    #[must_use]
    pub fn is_day(self) -> bool {
        self.day > 0
    }
}

impl fmt::Display for Date {
    /// `2023-03-06`, `2023-03` or `2023` (ISO 8601, as in XML Schema).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl FromStr for Date {
    type Err = ();

    fn from_str(s: &str) -> Result<Self, ()> {
        let mut fields = s.split('-');
        let mut field = |digits: usize| match fields.next() {
            None => Ok(None),
            Some(text) if text.len() == digits => text.parse::<i16>().map(Some).map_err(|_| ()),
            Some(_) => Err(()),
        };
        let year = field(4)?.ok_or(())?;
        match (field(2)?, field(2)?) {
            (None, _) => Ok(Self::year(year)),
            (Some(month), None) => Self::month(year, month as u8).ok_or(()),
            (Some(month), Some(day)) => Self::day(year, month as u8, day as u8).ok_or(()),
        }
    }
}

/// A time of day to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    hour: u8,
    minute: u8,
}

impl Time {
    /// A time of day; `None` if a clock does not show it.
    #[must_use]
    pub fn new(hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }
}

impl fmt::Display for Time {
    /// `15:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes_and_refuses_the_rest() {
        for good in ["2023-03-06", "2024-02-29", "2023-03", "1946"] {
            assert_eq!(good.parse::<Date>().unwrap().to_string(), good);
        }
        for bad in ["2023-02-29", "2023-13", "23", "2023-3-6", "", "2023-00-01"] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
    }
}
