//! Triples as sorted lines of N-Triples: the form in which contributions are kept and compared.

use crate::Error;
use oxrdf::Triple;
use std::cmp::Ordering;
use std::fmt::Write;
use std::path::Path;

/// Distinct lines of N-Triples in the order of their bytes, each with its line feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lines(String);

impl Lines {
    /// The lines of `triples`, and the triples in the order of their lines, each once.
    pub(crate) fn of(triples: Vec<Triple>) -> (Self, Vec<Triple>) {
        let mut unsorted = String::with_capacity(triples.len() * 160);
        let mut numbered = Vec::with_capacity(triples.len());
        for (number, triple) in triples.iter().enumerate() {
            let start = unsorted.len();
            writeln!(unsorted, "{triple} .").expect("invariant: writing to a string does not fail");
            numbered.push((start..unsorted.len(), number));
        }
        let line = |range: &std::ops::Range<usize>| unsorted[range.clone()].as_bytes();
        numbered.sort_unstable_by(|(a, _), (b, _)| line(a).cmp(line(b)));
        numbered.dedup_by(|(a, _), (b, _)| line(a) == line(b));
        let mut triples: Vec<Option<Triple>> = triples.into_iter().map(Some).collect();
        let mut lines = String::with_capacity(unsorted.len());
        let mut sorted = Vec::with_capacity(numbered.len());
        for (range, number) in numbered {
            lines.push_str(&unsorted[range]);
            sorted.extend(triples[number].take());
        }
        (Self(lines), sorted)
    }

    /// The lines kept in `file`.
    pub(crate) fn kept(bytes: Vec<u8>, file: &Path) -> Result<Self, Error> {
        let damaged = |what: String| Error::Damaged { path: file.to_owned(), what };
        String::from_utf8(bytes).map(Self).map_err(|error| damaged(error.to_string()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split_inclusive('\n')
    }

    /// The lines that only `self` has, and those that only `other` has.
    pub(crate) fn differences<'a>(&'a self, other: &'a Self) -> (Vec<&'a str>, Vec<&'a str>) {
        let (mut mine, mut theirs) = (self.iter().peekable(), other.iter().peekable());
        let (mut only_mine, mut only_theirs) = (Vec::new(), Vec::new());
        loop {
            let order = match (mine.peek(), theirs.peek()) {
                (Some(a), Some(b)) => a.as_bytes().cmp(b.as_bytes()),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return (only_mine, only_theirs),
            };
            match order {
                Ordering::Less => only_mine.extend(mine.next()),
                Ordering::Greater => only_theirs.extend(theirs.next()),
                Ordering::Equal => {
                    mine.next();
                    theirs.next();
                }
            }
        }
    }
}

/// The triple that a line says.
pub(crate) fn triple_of(line: &str) -> Option<Triple> {
    oxttl::NTriplesParser::new().for_slice(line.as_bytes()).next()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxrdf::{Literal, NamedNode};

    fn triple(subject: &str, object: &str) -> Triple {
        let iri = |tail| NamedNode::new_unchecked(format!("http://example.com/{tail}"));
        Triple::new(iri(subject), iri("p"), Literal::new_simple_literal(object))
    }

    #[test]
    fn sorts_and_drops_repetitions_and_reads_back() {
        let triples = vec![triple("b", "line\nfeed"), triple("a", "\"你好\""), triple("b", "line\nfeed")];
        let (lines, sorted) = Lines::of(triples);
        assert_eq!(sorted, [triple("a", "\"你好\""), triple("b", "line\nfeed")]);
        let read: Vec<_> = lines.iter().map(|line| triple_of(line).unwrap()).collect();
        assert_eq!(read, sorted);
        assert_eq!(Lines::of(Vec::new()).0.iter().count(), 0);
    }

    #[test]
    fn differences_both_ways() {
        let (old, _) = Lines::of(vec![triple("a", "1"), triple("b", "1"), triple("d", "1")]);
        let (new, _) =
            Lines::of(vec![triple("a", "1"), triple("c", "1"), triple("d", "1"), triple("e", "1")]);
        let (gone, fresh) = old.differences(&new);
        let subjects =
            |lines: Vec<&str>| lines.iter().map(|line| line[20..21].to_owned()).collect::<Vec<_>>();
        assert_eq!(
            (subjects(gone), subjects(fresh)),
            (vec!["b".to_owned()], vec!["c".to_owned(), "e".to_owned()])
        );
    }
}
