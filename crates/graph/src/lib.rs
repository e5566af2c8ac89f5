//! From facts to triples: the encoder, the identifiers, and the vocabulary of the graph.
//!
//! In: what was read from one source ([`SourceReading`]), and the entries of the authority data.
//! Out: triples, and the names of everything in them.
//!
//! This room knows no document formats, no languages and no store.

mod authority;
mod encode;
pub mod iri;
#[rustfmt::skip]
pub mod vocab;

pub use authority::{Entry, EntryKind, encode_authority, ontology};
pub use encode::{SourceReading, encode, ntriples};
