//! Which states, bodies, persons, groups and places there are, and how texts call them.
//!
//! In: the files of `ontology/authorities`, which are part of the program. Out: [`Authority`], which gives every
//! form of a name with the [`Entity`] it names, and finds an entity by a name as printed.
//!
//! This room knows no document and no pattern. It never looks for names in a text: it says which names there are.
//! It knows no language by its tag either: languages are the last columns of `states.csv`.
//!
//! ```
//! use authority::Authority;
//! let authority = Authority::embedded();
//! let ivory_coast = authority.state_by_name("COTE D'IVOIRE", Some("en"), None).unwrap();
//! assert_eq!(ivory_coast.key.as_str(), "CIV");
//! assert_eq!(ivory_coast.names.label("zh"), Some("科特迪瓦"));
//! // The code of the time: what is Myanmar today was Burma in 1970.
//! assert_eq!(authority.state_by_name("缅甸", Some("zh"), Some(1970)).unwrap().key.as_str(), "BUR");
//! assert_eq!(authority.state_by_name("缅甸", Some("zh"), Some(2020)).unwrap().key.as_str(), "MMR");
//! ```

mod authority;
mod body;
mod date;
mod entity;
mod error;
mod group;
mod index;
mod key;
mod leading;
mod load;
mod name;
mod normal;
mod person;
mod place;
mod session;
mod sources;
mod spelling;
mod state;
mod subject;
mod table;

pub use authority::Authority;
pub use body::{Body, BodyType};
pub use date::{Date, Period};
pub use entity::Entity;
pub use error::Error;
pub use group::{Group, GroupKind};
pub use key::Key;
pub use leading::LeadingWord;
pub use name::{Name, NameKind, Names};
pub use normal::{folded, plain};
pub use person::Person;
pub use place::Place;
pub use session::{Session, SessionKind};
pub use sources::Sources;
pub use spelling::spellings;
pub use state::State;
pub use subject::Subjects;
