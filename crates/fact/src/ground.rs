//! Where a fact was read.

use crate::Fact;
use text::Span;

/// The words a fact rests on and the rule that read them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Places in the source of the document, in the order in which the words are read; never empty.
    pub spans: Vec<Span>,
    /// The key of the rule in `ontology/rules.ttl`, such as `roll-call`.
    pub rule: &'static str,
}

/// A fact and its ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What is said.
    pub fact: Fact,
    /// Where.
    pub ground: Ground,
}
