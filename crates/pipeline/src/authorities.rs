//! What every store holds: the ontology, and the entries of the authority files.

use authority::{Authority, Entity, Name, NameKind, Names};
use graph::{Entry, EntryKind};
use oxrdf::Triple;

/// Changes when the vocabulary does.
pub(crate) fn fingerprint() -> String {
    crate::extract::fingerprint().to_owned()
}

/// The triples, in the order of their lines.
pub(crate) fn vocabulary() -> Vec<Triple> {
    let mut triples = graph::ontology();
    triples.extend(graph::encode_authority(entries()));
    triples.sort_by_cached_key(ToString::to_string);
    triples.dedup();
    triples
}

fn entries() -> Vec<Entry<'static>> {
    let authority = Authority::embedded();
    let mut entries = Vec::new();
    for state in authority.states() {
        let mut entry = named(authority, EntryKind::State, Entity::State(state.key), &state.names);
        entry.from = state.membership.from.as_ref().and_then(|date| date.as_str().parse().ok());
        entry.to = state.membership.to.as_ref().and_then(|date| date.as_str().parse().ok());
        entry.state = state.renamed_to.map(|key| key.as_str());
        entries.push(entry);
    }
    for body in authority.bodies() {
        let mut entry = named(authority, EntryKind::Body, Entity::Body(body.key), &body.names);
        entry.body_type = Some(body.kind.as_str());
        entry.part_of = body.part_of.map(|key| key.as_str());
        entry.established_by = body.established_by.as_deref();
        entry.from = body.established_on.as_ref().and_then(|date| date.as_str().parse().ok());
        entry.to = body.ended_on.as_ref().and_then(|date| date.as_str().parse().ok());
        entries.push(entry);
    }
    for person in authority.persons() {
        let mut entry = named(authority, EntryKind::Person, Entity::Person(person.key), &person.names);
        entry.name = Some(&person.name);
        entry.state = person.state.map(|key| key.as_str());
        entries.push(entry);
    }
    for group in authority.groups() {
        let kind = if group.key.as_str().starts_with("x/") { EntryKind::Office } else { EntryKind::Group };
        entries.push(named(authority, kind, Entity::Group(group.key), &group.names));
    }
    for place in authority.places() {
        entries.push(named(authority, EntryKind::Place, Entity::Place(place.key), &place.names));
    }
    entries
}

/// An entry with its labels and its other names.
fn named(
    authority: &'static Authority,
    kind: EntryKind,
    entity: Entity,
    names: &'static Names,
) -> Entry<'static> {
    let mut entry = Entry::new(kind, entity.key().as_str());
    for language in authority.languages() {
        if let Some(label) = authority.label(entity, language) {
            entry.labels.push((language, label));
        }
    }
    // Forms of grammar and of old machines are for finding names, not for showing them.
    let shown = |name: &&Name| {
        !matches!(name.kind, NameKind::Label | NameKind::Inflected | NameKind::UpperAscii | NameKind::Office)
    };
    entry.other_names.extend(names.iter().filter(shown).map(|name| (name.lang, &*name.text)));
    entry
}
