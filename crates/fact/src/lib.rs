//! What a document can say: the facts, the keys that identify things, and the ground of each fact.
//!
//! In: nothing. Out: plain types that the reading of documents fills and that the graph is made of.
//!
//! This room knows the United Nations' own keys (symbols, bodies, sessions, meetings) but no language, no
//! file format and no RDF. A fact holds only what was said; a field that was not said is `None` or empty.

mod date;
mod facts;
mod ground;
mod keys;
mod problem;
mod summary;
mod symbol;

pub use date::{Date, Time};
pub use facts::*;
pub use ground::{Ground, Statement};
pub use keys::{DocKey, EventKey, ItemKey, MeetingKey, PartKey, SessionKey};
pub use problem::Problem;
pub use symbol::{Series, Symbol, SymbolError};
