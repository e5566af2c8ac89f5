//! Every state that real documents name is known. Reads the folder of development data beside the project, and does
//! nothing where that folder is not.

#![expect(clippy::unwrap_used, reason = "a file of the development data that cannot be read fails the test")]
#![expect(clippy::print_stderr, reason = "a test that did nothing says so")]

#[path = "corpus/rollcalls.rs"]
mod rollcalls;
#[path = "corpus/sessions.rs"]
mod sessions;
#[path = "corpus/shared.rs"]
mod shared;
#[path = "corpus/sponsors.rs"]
mod sponsors;
#[path = "corpus/votes.rs"]
mod votes;
