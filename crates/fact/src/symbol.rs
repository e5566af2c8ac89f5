//! Document symbols: their normal form and what can be read from it.
//!
//! The grammar follows ST/LIB/SER.B/5 as restated by the Dag Hammarskjöld Library's research guide
//! "UN document symbols"; resolution numbers before 1976 follow its guide to resolutions.

use std::fmt;

/// A document symbol in normal form: no spaces, the letter straight after its number, Roman session or year in
/// parentheses, no mark of reissue: `A/RES/43/78H`, `A/RES/2625(XXV)`, `A/C.1/78/L.60/Rev.1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(String);

/// Why a string is not a document symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SymbolError(String);

impl fmt::Display for SymbolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not a document symbol: it needs an organ, a stroke and a number", self.0)
    }
}

impl std::error::Error for SymbolError {}

/// What kind of document a symbol's series element names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// `RES` and `Res.`.
    Resolution,
    /// `DEC` and `Dec.`.
    Decision,
    /// `L.`: documents of limited distribution, mostly drafts.
    Limited,
    /// `PV.`: verbatim records.
    VerbatimRecord,
    /// `SR.`: summary records.
    SummaryRecord,
    /// `CRP.`: conference room papers.
    ConferenceRoomPaper,
    /// `INF`: information, such as lists of participants.
    Information,
    /// `WP.`: working papers.
    WorkingPaper,
    /// `PRST`: statements of the President of the Security Council.
    PresidentialStatement,
    /// No series element: the general series.
    General,
}

/// Endings that say how a document changes another one.
const MODIFICATIONS: [&str; 5] = ["Add.", "Amend.", "Corr.", "Rev.", "Summary"];

/// First letters of subsidiary bodies in a symbol.
const SUBSIDIARIES: [&str; 9] = ["AC.", "C.", "CN.", "CONF.", "GC.", "PC.", "SC.", "Sub.", "WG."];

/// Strokes printed for full stops, A/AC/105/1260. Conventions do number so: CCM/CONF/2021/6.
const MISPRINTS: [(&str, &str); 3] = [("A/AC/", "A/AC."), ("A/CONF/", "A/CONF."), ("E/CN/", "E/CN.")];

impl Symbol {
    /// Reads a printed symbol.
    ///
    /// # Errors
    /// If it has no organ in capitals, no stroke, or no digit after the stroke.
    pub fn parse(printed: &str) -> Result<Self, SymbolError> {
        let mut normal: String = printed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
            .map(|c| match c {
                '‑' | '–' | '—' | '−' => '-',
                '（' => '(',
                '）' => ')',
                'А' => 'A', // of the Cyrillic keyboard
                'Е' => 'E',
                _ => c,
            })
            .collect();
        normal.truncate(normal.trim_end_matches(['*', '.', ',', ';', '-']).len());
        for (misprint, meant) in MISPRINTS {
            if let Some(rest) = normal.strip_prefix(misprint) {
                normal = format!("{meant}{rest}");
            }
        }
        let mut elements = normal.split('/');
        let organ = elements.next().unwrap_or_default();
        let rest = elements.collect::<Vec<_>>();
        let well_formed = organ.starts_with(|c: char| c.is_ascii_uppercase())
            && organ.chars().all(|c| c.is_ascii_alphanumeric())
            && !rest.is_empty()
            && rest.iter().all(|element| !element.is_empty() && element.chars().all(is_symbol_character))
            && rest.iter().any(|element| element.contains(|c: char| c.is_ascii_digit() || c == '('));
        if well_formed { Ok(Self(normal)) } else { Err(SymbolError(printed.to_owned())) }
    }

    /// The symbol of a resolution of `body` with a printed number: `75/240`, `43/78 H`, `2625 (XXV)`, `1325 (2000)`.
    ///
    /// # Errors
    /// If the number is not one.
    pub fn resolution(body: &str, number: &str) -> Result<Self, SymbolError> {
        // The Environment Assembly joins the session to its own name: UNEP/EA.5/Res.14.
        if body == "UNEP/EA"
            && let Some((session, number)) = number.split_once('/')
        {
            return Self::parse(&format!("{body}.{session}/Res.{number}"));
        }
        Self::parse(&format!("{body}/RES/{number}"))
    }

    /// The symbol by which the Library files a decision of `body`, which is not issued under one of its own.
    ///
    /// # Errors
    /// If the number is not one.
    pub fn decision(body: &str, number: &str) -> Result<Self, SymbolError> {
        Self::parse(&format!("{body}/DEC/{number}"))
    }

    /// The symbol of one of the resolutions that a composite one holds: B of `A/RES/77/128A-B` is `A/RES/77/128B`.
    #[must_use]
    pub fn component(&self, letter: &str) -> Symbol {
        let whole = self.0.trim_end_matches(|c: char| c.is_ascii_uppercase() || matches!(c, '-' | ','));
        Self(format!("{whole}{letter}"))
    }

    /// The normal form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn elements(&self) -> impl Iterator<Item = &str> {
        self.0.split('/')
    }

    /// The key of the body whose series it is: `A`, `A/C.1`, `A/AC.292`, `A/HRC`, `S`.
    #[must_use]
    pub fn body(&self) -> String {
        let mut elements = self.elements();
        let mut body = elements.next().unwrap_or_default().to_owned();
        for element in elements {
            if !(is_subsidiary(element) || matches!(element, "BUR" | "HRC")) {
                break;
            }
            body.push('/');
            body.push_str(element);
        }
        body
    }

    /// The elements after the body's.
    fn tail(&self) -> Vec<&str> {
        let depth = self.body().split('/').count();
        self.elements().skip(depth).collect()
    }

    /// The session in it, in Arabic digits (`78`, `S-10`, `ES-11`); old resolutions give it in Roman ones.
    #[must_use]
    pub fn session(&self) -> Option<String> {
        let tail = self.tail();
        if let Some(inside) = self.parenthesis() {
            return session_from_roman(inside);
        }
        let at = usize::from(matches!(
            self.series(),
            Series::Resolution | Series::Decision | Series::PresidentialStatement
        ));
        let element = *tail.get(at)?;
        let plain = element.strip_prefix("ES-").or_else(|| element.strip_prefix("S-")).unwrap_or(element);
        let number = (1..=3).contains(&plain.len()) && plain.bytes().all(|b| b.is_ascii_digit());
        (number && tail.len() > at + 1).then(|| element.to_owned())
    }

    /// The calendar year in it, for bodies that number by years.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        if let Some(inside) = self.parenthesis() {
            return inside.parse().ok().filter(|year| is_year(*year));
        }
        self.tail()
            .iter()
            .take(2)
            .filter(|e| e.len() == 4)
            .find_map(|e| e.parse().ok())
            .filter(|year| is_year(*year))
    }

    /// The series it belongs to.
    #[must_use]
    pub fn series(&self) -> Series {
        for element in self.tail() {
            let word = element.split(['.', '(']).next().unwrap_or_default();
            return match word {
                "RES" | "Res" => Series::Resolution,
                "DEC" | "Dec" => Series::Decision,
                "L" => Series::Limited,
                "PV" => Series::VerbatimRecord,
                "SR" => Series::SummaryRecord,
                "CRP" => Series::ConferenceRoomPaper,
                "INF" => Series::Information,
                "WP" => Series::WorkingPaper,
                "PRST" => Series::PresidentialStatement,
                _ => continue,
            };
        }
        Series::General
    }

    /// The number of the meeting that it is the record of.
    #[must_use]
    pub fn meeting(&self) -> Option<u32> {
        let record = matches!(self.series(), Series::VerbatimRecord | Series::SummaryRecord);
        record.then(|| {
            self.tail()
                .iter()
                .find_map(|e| e.strip_prefix("PV.").or_else(|| e.strip_prefix("SR."))?.parse().ok())
        })?
    }

    /// The symbol without revisions, addenda and corrigenda: the text as it travels through all of them.
    #[must_use]
    pub fn base(&self) -> Symbol {
        let mut elements: Vec<&str> = self.elements().collect();
        while elements.len() > 2 && elements.last().is_some_and(|e| is_modification(e)) {
            elements.pop();
        }
        Self(elements.join("/"))
    }

    /// The last modification, as its word (`Rev`, `Add`, `Corr`, `Amend`, `Summary`) and the symbol it modifies.
    #[must_use]
    pub fn modifies(&self) -> Option<(&str, Symbol)> {
        let (head, last) = self.0.rsplit_once('/')?;
        is_modification(last).then(|| (last.split('.').next().unwrap_or(last), Symbol(head.to_owned())))
    }

    /// What stands in its last parentheses, if it ends with them.
    fn parenthesis(&self) -> Option<&str> {
        let (_, inside) = self.0.strip_suffix(')')?.rsplit_once('(')?;
        Some(inside)
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_symbol_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '(' | ')' | ',')
}

fn is_subsidiary(element: &str) -> bool {
    SUBSIDIARIES.iter().any(|word| {
        element.strip_prefix(word).is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
    })
}

fn is_modification(element: &str) -> bool {
    MODIFICATIONS.iter().any(|word| element.starts_with(word))
}

fn is_year(year: i16) -> bool {
    (1945..2200).contains(&year)
}

/// `XXV` is 25, `S-VI` is `S-6`, `ES-V` is `ES-5`.
fn session_from_roman(printed: &str) -> Option<String> {
    let (prefix, roman) = match printed.rsplit_once('-') {
        Some((prefix @ ("S" | "ES"), roman)) => (format!("{prefix}-"), roman),
        Some(_) => return None,
        None => (String::new(), printed),
    };
    let value = |c| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    let digits: Vec<i32> = roman.chars().map(value).collect::<Option<_>>()?;
    let sum: i32 = digits
        .iter()
        .enumerate()
        .map(|(at, &digit)| if digits.get(at + 1).is_some_and(|&next| next > digit) { -digit } else { digit })
        .sum();
    (sum > 0).then(|| format!("{prefix}{sum}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol(printed: &str) -> Symbol {
        Symbol::parse(printed).unwrap()
    }

    #[test]
    fn normal_forms() {
        for (printed, normal) in [
            ("A/C.1/78/L.60/Rev.1", "A/C.1/78/L.60/Rev.1"),
            ("S/RES/1454 (2002)", "S/RES/1454(2002)"),
            ("A/RES/69/96 A-B", "A/RES/69/96A-B"),
            ("A/RES/69/96 A–B", "A/RES/69/96A-B"),
            ("A/78/100/Corr.1*", "A/78/100/Corr.1"),
            ("A/77/277-S/2022/606", "A/77/277-S/2022/606"),
            ("and/or", ""),
            ("A/", ""),
        ] {
            assert_eq!(Symbol::parse(printed).map_or(String::new(), |s| s.to_string()), normal, "{printed}");
        }
        assert_eq!(Symbol::resolution("A", "43/78 H").unwrap().as_str(), "A/RES/43/78H");
        assert_eq!(Symbol::resolution("A", "3367 A (XXX)").unwrap().as_str(), "A/RES/3367A(XXX)");
    }

    #[test]
    fn body_session_year() {
        for (printed, body, session, year) in [
            ("A/C.1/78/L.60/Rev.1", "A/C.1", Some("78"), None),
            ("A/RES/75/240", "A", Some("75"), None),
            ("A/RES/2625(XXV)", "A", Some("25"), None),
            ("A/RES/3201(S-VI)", "A", Some("S-6"), None),
            ("A/RES/ES-11/1", "A", Some("ES-11"), None),
            ("S/RES/1454(2002)", "S", None, Some(2002)),
            ("A/AC.292/2023/L.1", "A/AC.292", None, Some(2023)),
            ("A/HRC/RES/54/4", "A/HRC", Some("54"), None),
            ("A/77/275", "A", Some("77"), None),
            ("E/RES/2020/5", "E", None, Some(2020)),
            ("E/CN.4/Sub.2/1999/3", "E/CN.4/Sub.2", None, Some(1999)),
        ] {
            let symbol = symbol(printed);
            assert_eq!(symbol.body(), body, "{printed}");
            assert_eq!(symbol.session().as_deref(), session, "{printed}");
            assert_eq!(symbol.year(), year, "{printed}");
        }
    }

    #[test]
    fn series_and_modifications() {
        assert_eq!(symbol("A/C.1/78/PV.29").meeting(), Some(29));
        assert_eq!(symbol("A/AC.292/2023/INF/5").series(), Series::Information);
        assert_eq!(symbol("A/AC.292/2023/CRP.1").series(), Series::ConferenceRoomPaper);
        assert_eq!(symbol("A/C.1/78/L.60/Rev.1").base().as_str(), "A/C.1/78/L.60");
        assert_eq!(symbol("A/78/439/Add.2").modifies(), Some(("Add", symbol("A/78/439"))));
        assert_eq!(symbol("A/78/439").modifies(), None);
    }
}
