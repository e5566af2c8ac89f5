//! Why a build stopped.

/// Why a build stopped. What is wrong with single files stands in the report and stops nothing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A path that was given does not exist or cannot be looked into.
    #[error("{path}: {fault}")]
    Path {
        /// The path.
        path: String,
        /// What is wrong with it.
        fault: std::io::Error,
    },
    /// The table of metadata is faulty.
    #[error("{file}, line {line}: {fault}")]
    Metadata {
        /// The file.
        file: String,
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        fault: String,
    },
    /// The store cannot be written.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// No threads could be started.
    #[error("no threads could be started: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
}
