//! What is known of the files that sources were read from: enough to see, without reading a file, that it is
//! the one that was read before. Lost, it costs no more than reading the files again: the graph itself says
//! which sources it holds and from which paths.

use crate::Error;
use crate::folder::{self, FORMAT, Folder};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Stamps {
    format: u32,
    #[serde(default)]
    pub(crate) files: BTreeMap<String, Stamp>,
}

/// A file as it was when it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    pub(crate) source: String,
    /// Says whether it is still the same, such as by its length and the time of its last change.
    pub(crate) stamp: String,
}

impl Default for Stamps {
    fn default() -> Self {
        Self::of(BTreeMap::new())
    }
}

impl Stamps {
    /// Reads them; spoiled ones are taken for none.
    pub(crate) fn read(folder: &Folder) -> Result<Self, Error> {
        let Ok(bytes) = fs::read(folder.stamps()) else { return Ok(Self::default()) };
        let stamps: Self = match serde_json::from_slice(&bytes) {
            Ok(stamps) => stamps,
            Err(_) if folder.graph().is_dir() => return Ok(Self::default()),
            Err(_) => {
                let found = folder.stamps().display().to_string();
                return Err(Error::NotAStore { folder: folder.path().to_owned(), found });
            }
        };
        if stamps.format == FORMAT {
            return Ok(stamps);
        }
        Err(Error::Format { folder: folder.path().to_owned(), found: stamps.format, expected: FORMAT })
    }

    pub(crate) fn of(files: BTreeMap<String, Stamp>) -> Self {
        Self { format: FORMAT, files }
    }

    pub(crate) fn write(&self, folder: &Folder) -> Result<(), Error> {
        let bytes = serde_json::to_vec_pretty(self).expect("invariant: strings and a number can be written");
        folder::replace(&folder.stamps(), &bytes)
    }
}
