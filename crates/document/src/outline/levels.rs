//! The levels below a numbered paragraph: (a), (i), and what lies below them.

/// Levels that are open, the outermost first.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    root: Option<String>,
    open: Vec<Level>,
}

#[derive(Clone, Debug)]
struct Level {
    label: String,
    path: String,
    depth: u8,
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
        self.root = None;
        self.open = vec![Level { label: label.to_owned(), path, depth: 0 }];
    }

    /// Whether a label goes on with the outermost level.
    pub(super) fn is_top(&self, label: &str) -> bool {
        match self.open.first() {
            None => true,
            Some(level) => {
                let deeper = self.open.len() > 1 && self.open[1..].iter().any(|level| follows(&level.label, label));
                follows(&level.label, label) && !deeper
            }
        }
    }

    /// Whether some level goes on with `label`.
    pub(super) fn expects(&self, label: &str) -> bool {
        self.open.iter().any(|level| follows(&level.label, label))
    }

    /// The path of the part read last.
    pub(super) fn current(&self) -> Option<&str> {
        self.open.last().map(|level| level.path.as_str()).or(self.root.as_deref())
    }

    /// The path of a part with `label`; `None` if there is nothing that it could be a part of.
    pub(super) fn step(&mut self, label: &str, depth: u8) -> Option<String> {
        // The deepest level that the label goes on with; a depth given by the format decides among several.
        let going_on = (0..self.open.len())
            .rev()
            .find(|&at| follows(&self.open[at].label, label) && (depth == 0 || self.open[at].depth == depth || self.open[at].depth == 0));
        let same_depth = || (0..self.open.len()).rev().find(|&at| depth > 0 && self.open[at].depth == depth);
        let keep = match going_on {
            Some(at) => at,
            None if is_first(label) && (depth == 0 || same_depth().is_none()) => self.open.len(),
            None => same_depth().unwrap_or_else(|| {
                (0..self.open.len()).rev().find(|&at| style(&self.open[at].label) == style(label)).unwrap_or(self.open.len())
            }),
        };
        self.open.truncate(keep);
        let above = self.current()?.to_owned();
        let path = format!("{above}/{label}");
        self.open.push(Level { label: label.to_owned(), path: path.clone(), depth });
        Some(path)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Letter,
    Letters,
    Roman,
    Number,
}

fn style(label: &str) -> Style {
    if label.bytes().all(|b| b.is_ascii_digit()) {
        Style::Number
    } else if label.len() == 1 {
        Style::Letter
    } else if roman(label).is_some() {
        Style::Roman
    } else {
        Style::Letters
    }
}

fn is_first(label: &str) -> bool {
    matches!(label, "a" | "i" | "1" | "aa")
}

/// Whether `next` comes straight after `label` in some way of counting.
fn follows(label: &str, next: &str) -> bool {
    if let (Ok(number), Ok(next)) = (label.parse::<u32>(), next.parse::<u32>()) {
        return next == number + 1;
    }
    if let (Some(number), Some(next)) = (roman(label), roman(next))
        && (label.len() > 1 || label == "i" || next == number + 1)
        && next == number + 1
    {
        return true;
    }
    let letter = |label: &str| {
        let first = label.bytes().next().filter(u8::is_ascii_lowercase)?;
        label.bytes().all(|b| b == first).then(|| (label.len() - 1) * 26 + usize::from(first - b'a'))
    };
    matches!((letter(label), letter(next)), (Some(label), Some(next)) if next == label + 1)
}

/// The value of a small Roman number in lower case.
fn roman(label: &str) -> Option<u32> {
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
        assert_eq!(paths(&["a", "b", "i", "ii", "c"]), ["op/1/a", "op/1/b", "op/1/b/i", "op/1/b/ii", "op/1/c"]);
        assert_eq!(paths(&["g", "h", "i", "j"]), ["op/1/g", "op/1/h", "op/1/i", "op/1/j"]);
        assert_eq!(paths(&["a", "i", "ii", "iii", "iv", "v", "vi", "b"])[5..], ["op/1/a/v", "op/1/a/vi", "op/1/b"]);
        assert_eq!(paths(&["i", "ii", "a", "b", "iii"])[2..], ["op/1/ii/a", "op/1/ii/b", "op/1/iii"]);
        assert_eq!(paths(&["y", "z", "aa", "bb"])[2..], ["op/1/aa", "op/1/bb"]);
    }

    #[test]
    fn roman_values() {
        for (label, value) in [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xix", 19), ("xl", 40), ("viii", 8)] {
            assert_eq!(roman(label), Some(value), "{label}");
        }
        assert_eq!(roman("a"), None);
    }
}
