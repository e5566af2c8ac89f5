//! Why a server cannot be.

use std::io;
use std::net::SocketAddr;

/// Why a server cannot be.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The store cannot be opened.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The address cannot be had.
    #[error("cannot listen at {address}: {source}")]
    Bind {
        /// The address.
        address: SocketAddr,
        /// Why not.
        source: io::Error,
    },
    /// The system does not let it listen or work.
    #[error("cannot serve: {0}")]
    Listen(#[source] io::Error),
}
