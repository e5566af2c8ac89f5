//! The graph on the web: a SPARQL endpoint, canned queries as an API, and pages for people.
//!
//! In: requests by HTTP. Out: answers that are whole, or that say why they are not.
//!
//! This room reads the store and never writes it. It knows HTTP and how pages look; what things are called, what is said
//! of them and on which words that rests it asks `answer`. It knows no vocabulary: the queries and the Turtle that need
//! one lie in `data/`, the words of the pages in `locales/`.

mod address;
mod assets;
mod cache;
mod description;
mod error;
mod frame;
mod gate;
mod graph_store;
mod health;
mod home;
mod locale;
mod log;
mod media;
mod metrics;
mod openapi;
mod page_of;
mod paging;
mod picture;
mod problem;
mod query_page;
mod question_page;
mod questions;
mod router;
mod rows;
mod run;
mod sections;
mod server;
mod settings;
mod signal;
mod sink;
mod site;
mod source_page;
mod sparql;
mod table;
mod thing_page;
mod things;
mod vote;
mod well_known;

pub use error::Error;
pub use server::Server;
pub use settings::Settings;
pub use signal::serve;
pub use site::{Log, Opener};
