//! The texts of the authority files.

/// The texts of the files in `ontology/authorities`, by their names.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is the text of the file of that name")]
pub struct Sources<'a> {
    pub states: &'a str,
    pub state_names: &'a str,
    pub bodies: &'a str,
    pub body_names: &'a str,
    pub persons: &'a str,
    pub person_names: &'a str,
    pub groups: &'a str,
    pub group_names: &'a str,
    pub places: &'a str,
    pub place_names: &'a str,
    pub sessions: &'a str,
    pub leading_words: &'a str,
    pub subjects: &'a str,
}

/// The text of a file that is part of the program.
macro_rules! file {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../ontology/authorities/", $name))
    };
}

impl Sources<'static> {
    /// The files that are part of the program.
    pub const EMBEDDED: Self = Self {
        states: file!("states.csv"),
        state_names: file!("state-names.csv"),
        bodies: file!("bodies.csv"),
        body_names: file!("body-names.csv"),
        persons: file!("persons.csv"),
        person_names: file!("person-names.csv"),
        groups: file!("groups.csv"),
        group_names: file!("group-names.csv"),
        places: file!("places.csv"),
        place_names: file!("place-names.csv"),
        sessions: file!("sessions.csv"),
        leading_words: file!("leading-words.csv"),
        subjects: file!("subjects.csv"),
    };
}
