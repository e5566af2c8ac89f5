//! Writing: files first, then the graph, so that what the graph holds has its files.

use crate::replace::{self, Memory, Replacing};
use crate::{Contribution, Error, Held, Store, ledger};
use std::collections::{BTreeMap, BTreeSet};

/// From so many triples on, additions go by way of the bulk loader.
const BULK: usize = 20_000;

/// With so many triples a transaction is ended: it is held in memory.
const TRANSACTION: usize = 50_000;

/// What is to be written.
#[derive(Default)]
pub(crate) struct Plan {
    /// Contributions of sources not held.
    pub(crate) added: Vec<Contribution>,
    /// Contributions of sources that are held.
    pub(crate) replaced: Vec<Contribution>,
    /// Sources to take out.
    pub(crate) removed: BTreeSet<String>,
    /// Sources that are now found at these paths.
    pub(crate) moved: BTreeMap<String, BTreeSet<String>>,
}

impl Plan {
    pub(crate) fn is_empty(&self) -> bool {
        self.changed().next().is_none() && self.moved.is_empty()
    }

    /// The sources that are put or taken out.
    pub(crate) fn changed(&self) -> impl Iterator<Item = &String> {
        self.added.iter().chain(&self.replaced).map(|contribution| &contribution.id).chain(&self.removed)
    }
}

enum Step {
    Put(Contribution),
    Remove(String),
    Move(String, BTreeSet<String>),
}

/// Writes what is planned, and brings `held` up to date.
pub(crate) fn carry_out(
    store: &Store,
    plan: Plan,
    held: &mut BTreeMap<String, Held>,
    memory: &mut Memory,
) -> Result<(), Error> {
    store.shelf.put(plan.added.iter().chain(&plan.replaced))?;
    let additions: usize = plan.added.iter().map(|added| added.triples.len()).sum();
    let mut steps = Vec::new();
    if additions >= BULK {
        add(store, plan.added, held)?;
    } else {
        steps.extend(plan.added.into_iter().map(Step::Put));
    }
    steps.extend(plan.replaced.into_iter().map(Step::Put));
    steps.extend(plan.removed.into_iter().map(Step::Remove));
    steps.extend(plan.moved.into_iter().map(|(id, paths)| Step::Move(id, paths)));
    let mut steps = steps.into_iter().peekable();
    while steps.peek().is_some() {
        let mut transaction = store.graph.start_transaction()?;
        let mut replacing =
            Replacing { transaction: &mut transaction, held, shelf: &store.shelf, memory, changed: 0 };
        while replacing.changed < TRANSACTION
            && let Some(step) = steps.next()
        {
            match step {
                Step::Put(contribution) => replacing.put(&contribution)?,
                Step::Remove(id) => replacing.remove(&id)?,
                Step::Move(id, paths) => replacing.set_paths(&id, paths)?,
            }
        }
        transaction.commit()?;
    }
    Ok(())
}

/// Adds contributions of sources not held, in one step.
fn add(store: &Store, added: Vec<Contribution>, held: &mut BTreeMap<String, Held>) -> Result<(), Error> {
    let mut loader = store.graph.bulk_loader();
    let mut new = Vec::new();
    let quads = added.into_iter().flat_map(|contribution| {
        new.push((contribution.id.clone(), Held::by(&contribution)));
        let ledger = ledger::quads(&contribution);
        ledger.into_iter().chain(replace::quads(contribution.triples))
    });
    loader.load_quads(quads)?;
    loader.commit()?;
    held.extend(new);
    Ok(())
}
