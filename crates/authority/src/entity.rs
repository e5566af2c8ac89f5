//! What a name may name.

use crate::key::Key;

/// A thing of the authority files, by its kind and key. Cheap to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// A state or an area that acts like one.
    State(Key),
    /// A body of the United Nations, or an organization it works with.
    Body(Key),
    /// A person who holds or held an office.
    Person(Key),
    /// A group of actors, or an office of its own, such as the Secretary-General.
    Group(Key),
    /// A city.
    Place(Key),
}

impl Entity {
    /// The key, which is unique among entities of its kind.
    #[must_use]
    pub fn key(self) -> Key {
        match self {
            Self::State(key) | Self::Body(key) | Self::Person(key) | Self::Group(key) | Self::Place(key) => {
                key
            }
        }
    }
}
