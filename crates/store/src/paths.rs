//! Which file holds which source.

use crate::Held;
use crate::stamps::Stamp;
use std::collections::{BTreeMap, BTreeSet};

/// Each path leads to one source; several may lead to the same one.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    by_path: BTreeMap<String, Stamp>,
    by_source: BTreeMap<String, BTreeSet<String>>,
}

impl Paths {
    /// The paths that the graph knows, with what is remembered of the files there.
    pub(crate) fn of_all(held: &BTreeMap<String, Held>, mut stamps: BTreeMap<String, Stamp>) -> Self {
        let mut paths = Self::default();
        for (id, held) in held {
            for path in &held.paths {
                let stamp = stamps.remove(path).filter(|stamp| stamp.source == *id);
                paths.lead(path, id, &stamp.map_or_else(String::new, |stamp| stamp.stamp));
            }
        }
        paths
    }

    /// The source that lay at `path` in a file with this stamp.
    pub(crate) fn at(&self, path: &str, stamp: &str) -> Option<&str> {
        self.by_path.get(path).filter(|known| known.stamp == stamp).map(|known| known.source.as_str())
    }

    /// The paths that lead to a source.
    pub(crate) fn to(&self, id: &str) -> BTreeSet<String> {
        self.by_source.get(id).cloned().unwrap_or_default()
    }

    pub(crate) fn any_to(&self, id: &str) -> bool {
        self.by_source.get(id).is_some_and(|paths| !paths.is_empty())
    }

    /// From now on `path` leads to `id`. The sources whose paths changed.
    pub(crate) fn lead(&mut self, path: &str, id: &str, stamp: &str) -> Vec<String> {
        let mut changed = Vec::new();
        let known = self.by_path.get(path).map(|known| known.source.clone());
        if known.as_deref() != Some(id) {
            changed.extend(self.forget(path));
            changed.push(id.to_owned());
        }
        let stamp = Stamp { source: id.to_owned(), stamp: stamp.to_owned() };
        self.by_path.insert(path.to_owned(), stamp);
        self.by_source.entry(id.to_owned()).or_default().insert(path.to_owned());
        changed
    }

    /// From now on `path` leads nowhere. The source it led to.
    pub(crate) fn forget(&mut self, path: &str) -> Option<String> {
        let known = self.by_path.remove(path)?;
        if let Some(paths) = self.by_source.get_mut(&known.source) {
            paths.remove(path);
        }
        Some(known.source)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &String> {
        self.by_path.keys()
    }

    pub(crate) fn stamps(&self) -> &BTreeMap<String, Stamp> {
        &self.by_path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_one_source() {
        let mut paths = Paths::default();
        assert_eq!(paths.lead("a.txt", "x", "1"), ["x"]);
        assert_eq!(paths.lead("a.txt", "x", "2"), [] as [&str; 0]);
        assert_eq!(paths.lead("b.txt", "x", "1"), ["x"]);
        assert_eq!(paths.lead("a.txt", "y", "1"), ["x", "y"]);
        assert!(paths.any_to("x") && paths.at("a.txt", "1") == Some("y") && paths.at("a.txt", "2").is_none());
        assert_eq!(paths.forget("b.txt").as_deref(), Some("x"));
        assert!(!paths.any_to("x") && paths.forget("b.txt").is_none());
    }
}
