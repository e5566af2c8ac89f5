//! What must hold of the authority files themselves.

use authority::{Authority, Entity, Name, NameKind, Period, SessionKind, Sources, State, folded, plain};
use std::collections::{BTreeMap, BTreeSet};

/// A form in one language, with everything that has it.
type Shared<'a> = BTreeMap<(&'static str, String), Vec<(&'a State, Period)>>;

#[test]
fn the_files_are_well_formed() {
    // Columns, keys, kinds, dates, references and apostrophes are checked when the files are read.
    let authority = Authority::embedded();
    assert_eq!(authority.languages(), ["ar", "en", "es", "fr", "ru", "zh"]);
}

#[test]
fn every_state_has_a_name_in_each_language() {
    let authority = Authority::embedded();
    for state in authority.states() {
        for lang in authority.languages() {
            assert!(state.names.label(lang).is_some(), "{} has no name in {lang}", state.key);
        }
    }
}

#[test]
fn there_are_193_members_and_the_states_that_are_no_more() {
    let states = Authority::embedded().states();
    let members = states.iter().filter(|state| state.is_extant() && state.membership.from.is_some()).count();
    assert_eq!(members, 193);
    let former: Vec<&str> =
        states.iter().filter(|state| !state.is_extant()).map(|state| state.key.as_str()).collect();
    assert_eq!(former, ["BUR", "BYS", "CSK", "DDR", "DHY", "HVO", "SCG", "SUN", "YMD", "YUG", "ZAR"]);
    let observers = states.iter().filter(|state| state.membership.is_open()).map(|state| state.key.as_str());
    assert_eq!(observers.collect::<Vec<_>>(), ["COK", "NIU", "PSE", "VAT"]);
}

#[test]
fn codes_are_of_three_letters_in_order() {
    let keys: Vec<&str> = Authority::embedded().states().iter().map(|state| state.key.as_str()).collect();
    assert!(keys.is_sorted());
    assert!(keys.iter().all(|key| key.len() == 3 && key.bytes().all(|byte| byte.is_ascii_uppercase())));
}

/// The time in which a form names a state: its own, or if it has none that of the state.
fn time(state: &State, name: &Name) -> Period {
    if name.period.is_open() && !state.is_extant() { state.membership.clone() } else { name.period.clone() }
}

/// Forms that two states have at one time. A membership that goes on under a new code may keep its name.
fn clashes(normal: fn(&str) -> String) -> Vec<String> {
    let mut shared: Shared<'_> = BTreeMap::new();
    for state in Authority::embedded().states() {
        for name in state.names.iter() {
            shared.entry((name.lang, normal(&name.text))).or_default().push((state, time(state, name)));
        }
    }
    let mut found = Vec::new();
    for ((lang, form), states) in shared {
        for (at, (one, when)) in states.iter().enumerate() {
            for (other, then) in &states[..at] {
                let same = one.key == other.key
                    || one.renamed_to == Some(other.key)
                    || other.renamed_to == Some(one.key);
                if !same && when.meets(then) {
                    found.push(format!("{lang} {form:?}: {} and {}", one.key, other.key));
                }
            }
        }
    }
    found
}

#[test]
fn no_two_states_share_a_form_in_one_year() {
    assert_eq!(clashes(plain), [""; 0]);
}

#[test]
fn no_two_states_share_a_form_without_accents_in_one_year() {
    assert_eq!(clashes(folded), [""; 0]);
}

/// Forms that name two things of one kind in one language.
fn ambiguous(kind: fn(Entity) -> bool) -> Vec<String> {
    let authority = Authority::embedded();
    let mut found = Vec::new();
    for lang in authority.languages() {
        let mut seen: BTreeMap<String, Entity> = BTreeMap::new();
        for (name, entity) in authority.forms(lang).filter(|(_, entity)| kind(*entity)) {
            // Abbreviations are told from words by their capitals.
            let form =
                if name.kind == NameKind::Abbreviation { name.text.to_string() } else { plain(&name.text) };
            let other = *seen.entry(form.clone()).or_insert(entity);
            if other != entity {
                found.push(format!("{lang} {form:?}: {} and {}", other.key(), entity.key()));
            }
        }
    }
    found
}

#[test]
fn no_two_things_of_a_kind_share_a_form() {
    assert_eq!(ambiguous(|entity| matches!(entity, Entity::Body(_))), [""; 0]);
    assert_eq!(ambiguous(|entity| matches!(entity, Entity::Person(_))), [""; 0]);
    assert_eq!(ambiguous(|entity| matches!(entity, Entity::Group(_))), [""; 0]);
    assert_eq!(ambiguous(|entity| matches!(entity, Entity::Place(_))), [""; 0]);
}

#[test]
fn no_two_things_of_different_kinds_share_a_form() {
    let found: Vec<String> = ambiguous(|entity| !matches!(entity, Entity::State(key) if key == "BUR"));
    assert_eq!(found, [""; 0]);
}

#[test]
fn groups_and_places_have_names_in_each_language() {
    let authority = Authority::embedded();
    let groups = authority.groups().iter().map(|group| (group.key, &group.names));
    let places = authority.places().iter().map(|place| (place.key, &place.names));
    let missing: Vec<String> = groups
        .chain(places)
        .flat_map(|(key, names)| {
            authority.languages().iter().map(move |lang| (key, *lang, names.label(lang)))
        })
        .filter(|(_, _, label)| label.is_none())
        .map(|(key, lang, _)| format!("{key} {lang}"))
        .collect();
    assert_eq!(missing, ["Lake Success ar"]);
}

#[test]
fn most_bodies_have_names_in_each_language() {
    let authority = Authority::embedded();
    let complete =
        |names: &authority::Names| authority.languages().iter().all(|lang| names.label(lang).is_some());
    assert!(authority.bodies().iter().filter(|body| complete(&body.names)).count() >= 150);
    assert!(authority.bodies().iter().all(|body| body.names.label("en").is_some()));
}

#[test]
fn bodies_without_a_symbol_have_a_slug() {
    for body in Authority::embedded().bodies() {
        let key = body.key.as_str();
        let slug = |text: &str| {
            text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        let root =
            |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/.".contains(&byte));
        assert!(key.strip_prefix("x/").map_or_else(|| root(key), slug), "{key}");
    }
}

#[test]
fn the_groups_of_the_tables_are_there() {
    let keys: BTreeSet<&str> =
        Authority::embedded().groups().iter().map(|group| group.key.as_str()).collect();
    let wanted = [
        "states",
        "stakeholders",
        "businesses",
        "ngos",
        "academia",
        "experts",
        "regional-organizations",
        "x/secretary-general",
    ];
    for key in wanted {
        assert!(keys.contains(key), "{key}");
    }
}

#[test]
fn sessions_follow_one_another() {
    let sessions = Authority::embedded().sessions();
    let regular: Vec<_> = sessions.iter().filter(|session| session.kind == SessionKind::Regular).collect();
    assert_eq!(regular.len(), 80);
    for (at, session) in regular.iter().enumerate() {
        let number = i32::try_from(at).unwrap() + 1;
        assert_eq!(session.code.as_str(), number.to_string());
        // The first session was opened in January 1946, all others in the year 1945 + n.
        assert_eq!(session.period.from.as_ref().unwrap().year(), 1945 + number);
    }
    for pair in regular.windows(2) {
        assert_eq!(pair[0].period.to, pair[1].period.from, "{} and {}", pair[0].code, pair[1].code);
    }
}

#[test]
fn faults_name_the_file_and_the_line() {
    let states = Sources::EMBEDDED.states;
    let first = states.lines().nth(1).unwrap();
    let check = |sources: Sources<'_>, wanted: &str| {
        let error = Authority::read(&sources).unwrap_err().to_string();
        assert!(error.contains(wanted), "{error:?} does not say {wanted:?}");
    };
    let twice = format!("{states}{first}\n");
    check(
        Sources { states: &twice, ..Sources::EMBEDDED },
        "states.csv:210: the key \"AFG\" stands on an earlier line too",
    );
    let unknown = "key,lang,name,from,to,kind\nATL,en,Atlantis,,,variant\n";
    check(
        Sources { state_names: unknown, ..Sources::EMBEDDED },
        "state-names.csv:2: nothing has the key \"ATL\"",
    );
    let kind = "key,lang,name,from,to,kind\nAFG,en,Afghan,,,nickname\n";
    check(
        Sources { state_names: kind, ..Sources::EMBEDDED },
        "state-names.csv:2: the kind \"nickname\" is none of formal",
    );
    let tongue = "key,lang,name,from,to,kind\nAFG,pt,Afeganistão,,,variant\n";
    check(
        Sources { state_names: tongue, ..Sources::EMBEDDED },
        "state-names.csv:2: \"pt\" is none of the languages",
    );
    let again = "key,lang,name,from,to,kind\nAFG,en,Afghanistan,,,variant\n";
    check(Sources { state_names: again, ..Sources::EMBEDDED }, "AFG has the name \"Afghanistan\" already");
    let straight = "key,lang,name,kind\nx/oda,fr,Bureau de l'armement,variant\n";
    check(
        Sources { body_names: straight, ..Sources::EMBEDDED },
        "body-names.csv:2: \"Bureau de l'armement\" has a straight apostrophe",
    );
}
