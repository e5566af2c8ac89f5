//! The levels below a numbered paragraph: (a), (i), and what lies below them.

use std::collections::BTreeMap;

/// Levels that are open, the outermost first.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    root: Option<String>,
    open: Vec<Level>,
    /// How often each path has been given.
    given: BTreeMap<String, usize>,
}

#[derive(Clone, Debug)]
struct Level {
    way: Way,
    index: u32,
    path: String,
    depth: u8,
}

/// A way of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Letter,
    Roman,
    Number,
    /// Labels that count nothing known.
    Other,
}

impl Levels {
    /// Begins anew below the part at `path`.
    pub(super) fn root(&mut self, path: String) {
        self.root = Some(path);
        self.open.clear();
    }

    pub(super) fn clear(&mut self) {
        self.root = None;
        self.open.clear();
    }

    /// Sets the label of the outermost level, whose parts have no paragraph above them.
    pub(super) fn top(&mut self, label: &str, path: String) {
        let (way, index) = readings(label)[0];
        self.root = None;
        self.open = vec![Level { way, index, path, depth: 0 }];
    }

    /// Whether a label goes on with the outermost level.
    pub(super) fn is_top(&self, label: &str) -> bool {
        match self.open.first() {
            None => true,
            Some(level) => {
                let deeper =
                    self.open.len() > 1 && self.open[1..].iter().any(|level| level.goes_on(label).is_some());
                level.goes_on(label).is_some() && !deeper
            }
        }
    }

    /// Whether some level goes on with `label`.
    pub(super) fn expects(&self, label: &str) -> bool {
        self.open.iter().any(|level| level.goes_on(label).is_some())
    }

    /// How many levels are open.
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// The path of the part read last.
    pub(super) fn current(&self) -> Option<&str> {
        self.open.last().map(|level| level.path.as_str()).or(self.root.as_deref())
    }

    /// The path of a part with `label`; `None` if there is nothing that it could be a part of.
    pub(super) fn step(&mut self, label: &str, depth: u8) -> Option<String> {
        let readings = readings(label);
        let (keep, (way, index)) = self.place(label, &readings, depth);
        self.open.truncate(keep);
        let above = self.current()?.to_owned();
        let plain = format!("{above}/{label}");
        let times = self.given.entry(plain.clone()).or_default();
        *times += 1;
        // A letter that is used again below the same paragraph, for a second list.
        let path = if *times == 1 { plain } else { format!("{plain}.{times}") };
        self.open.push(Level { way, index, path: path.clone(), depth });
        Some(path)
    }

    /// How many levels stay open above a label, and how it counts: the deepest level that it goes on with; else a new
    /// level, if it is a first label and that way of counting is not open; else it starts an open level anew.
    fn place(&self, label: &str, readings: &[(Way, u32)], depth: u8) -> (usize, (Way, u32)) {
        let deepest = |fits: &dyn Fn(&Level) -> Option<(Way, u32)>| {
            self.open.iter().enumerate().rev().find_map(|(at, level)| Some((at, fits(level)?)))
        };
        // A list that the format nests in a part does not go on with the list that the part is in.
        let nested = |level: &Level| level.depth > 0 && depth > level.depth;
        if let Some(found) = deepest(&|level| level.goes_on(label).filter(|_| !nested(level))) {
            return found;
        }
        let mut first: Vec<(Way, u32)> = readings.iter().copied().filter(|(_, index)| *index == 1).collect();
        if !self.open.is_empty() {
            first.reverse(); // (i) below (a) is a Roman number
        }
        if let Some(&reading) = first.iter().find(|(way, _)| !self.open.iter().any(|level| level.way == *way))
        {
            return (self.open.len(), reading);
        }
        let again = deepest(&|level| readings.iter().copied().find(|(way, _)| *way == level.way));
        again.unwrap_or((self.open.len(), readings[0]))
    }
}

impl Level {
    /// How `label` comes straight after this level, if it does.
    fn goes_on(&self, label: &str) -> Option<(Way, u32)> {
        readings(label).into_iter().find(|&(way, index)| way == self.way && index == self.index + 1)
    }
}

/// What a label can mean, the likeliest first: (i) is a letter and a Roman number.
fn readings(label: &str) -> Vec<(Way, u32)> {
    if let Ok(number) = label.parse() {
        return vec![(Way::Number, number)];
    }
    let mut readings = Vec::new();
    if let Some(first) = label.bytes().next().filter(u8::is_ascii_lowercase)
        && label.bytes().all(|b| b == first)
        && label.len() <= 3
    {
        readings.push((Way::Letter, (label.len() as u32 - 1) * 26 + u32::from(first - b'a') + 1));
    }
    readings.extend(roman(label).map(|number| (Way::Roman, number)));
    if readings.is_empty() {
        readings.push((Way::Other, 0));
    }
    readings
}

/// The value of a small Roman number in lower case.
pub(crate) fn roman(label: &str) -> Option<u32> {
    let value = |c| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let digits: Vec<u32> = label.chars().map(value).collect::<Option<_>>()?;
    let smaller = |at: usize| digits.get(at + 1).is_some_and(|&next| next > digits[at]);
    let sum: u32 = (0..digits.len())
        .filter(|&at| !smaller(at))
        .map(|at| digits[at] - if at > 0 && smaller(at - 1) { digits[at - 1] } else { 0 })
        .sum();
    (!label.is_empty()).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(labels: &[&str]) -> Vec<String> {
        let mut levels = Levels::default();
        levels.root("op/1".to_owned());
        labels.iter().map(|label| levels.step(label, 0).unwrap()).collect()
    }

    #[test]
    fn letters_and_roman_numbers() {
        assert_eq!(
            paths(&["a", "b", "i", "ii", "c"]),
            ["op/1/a", "op/1/b", "op/1/b/i", "op/1/b/ii", "op/1/c"]
        );
        assert_eq!(paths(&["g", "h", "i", "j"]), ["op/1/g", "op/1/h", "op/1/i", "op/1/j"]);
        assert_eq!(
            paths(&["a", "i", "ii", "iii", "iv", "v", "vi", "b"])[5..],
            ["op/1/a/v", "op/1/a/vi", "op/1/b"]
        );
        assert_eq!(paths(&["i", "ii", "a", "b", "iii"])[2..], ["op/1/ii/a", "op/1/ii/b", "op/1/iii"]);
        assert_eq!(paths(&["y", "z", "aa", "bb"])[2..], ["op/1/aa", "op/1/bb"]);
    }

    #[test]
    fn a_second_list() {
        assert_eq!(paths(&["a", "b", "a", "b"])[2..], ["op/1/a.2", "op/1/b.2"]);
        assert_eq!(paths(&["a", "i", "ii", "b", "i"])[4], "op/1/b/i");
    }

    #[test]
    fn nested_lists_of_a_format() {
        let mut levels = Levels::default();
        levels.root("op/1".to_owned());
        levels.step("g", 1);
        levels.step("h", 1);
        assert_eq!(levels.step("i", 2).as_deref(), Some("op/1/h/i"));
        assert_eq!(levels.step("i", 1).as_deref(), Some("op/1/i"));
    }

    #[test]
    fn roman_values() {
        for (label, value) in
            [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xix", 19), ("xl", 40), ("viii", 8)]
        {
            assert_eq!(roman(label), Some(value), "{label}");
        }
        assert_eq!(roman("a"), None);
    }
}
