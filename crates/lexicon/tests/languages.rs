//! The language folders hold what they promise: every pattern matches its own examples, numbers and dates in words
//! have their values, and the same concepts have verbs in every language.

use lexicon::{Fields, Mood, Pack, PatternSet, pack, packs};
use std::collections::BTreeSet;

fn check(pack: &Pack, file: &str, set: &PatternSet, wrong: &mut Vec<String>) {
    for pattern in set.patterns() {
        let name = format!("{}/{file} {}", pack.tag, pattern.name);
        if pattern.yes.is_empty() {
            wrong.push(format!("{name}: no example"));
        }
        for text in &pattern.yes {
            if set.find(&pattern.name, text).is_none() {
                wrong.push(format!("{name}: does not match '{text}'"));
            }
        }
        for text in &pattern.no {
            if set.find(&pattern.name, text).is_some() {
                wrong.push(format!("{name}: matches '{text}'"));
            }
        }
    }
}

#[test]
fn outline_patterns_match_their_examples() {
    let mut wrong = Vec::new();
    for pack in packs() {
        check(pack, "outline.toml", &pack.outline, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_languages_tell_the_same_things() {
    let meanings = |pack: &Pack| -> BTreeSet<String> {
        pack.outline.patterns().iter().map(|p| p.meaning.clone()).collect()
    };
    let all: BTreeSet<String> = packs().iter().flat_map(meanings).collect();
    for pack in packs() {
        let missing: Vec<&String> = all.iter().filter(|meaning| !meanings(pack).contains(*meaning)).collect();
        assert!(missing.is_empty(), "{} has no pattern for {missing:?}", pack.tag);
    }
}

#[test]
fn ordinals_in_words() {
    for (language, words, value) in [
        ("en", "seventy-seventh", 77),
        ("en", "Twenty‑first", 21),
        ("en", "9490th", 9490),
        ("fr", "soixante-dix-septième", 77),
        ("fr", "vingt et unième", 21),
        ("fr", "quatre-vingt-dix-neuvième", 99),
        ("fr", "première", 1),
        ("es", "septuagésimo séptimo", 77),
        ("es", "undécimo", 11),
        ("es", "trigésima segunda", 32),
        ("ru", "семьдесят седьмой", 77),
        ("ru", "семьдесят восьмую", 78),
        ("ru", "одиннадцатая", 11),
        ("ru", "9490-м", 9490),
        ("ar", "السابعة والسبعون", 77),
        ("ar", "الثامنة والسبعين", 78),
        ("ar", "الحادية عشرة", 11),
        ("ar", "الخامسة", 5),
        ("zh", "第七十八", 78),
    ] {
        assert_eq!(pack(language).unwrap().numerals.ordinal(words), Some(value), "{language}: {words}");
    }
}

#[test]
fn dates_in_words() {
    let day = |year: i16, month: u8, day: u8| Fields { year: Some(year), month: Some(month), day: Some(day) };
    for (language, text, start, end) in [
        ("en", "held from 24 to 28 July 2023 in New York", day(2023, 7, 24), Some(day(2023, 7, 28))),
        ("en", "of 2 November 2022,", day(2022, 11, 2), None),
        ("fr", "du 24 au 28 juillet 2023", day(2023, 7, 24), Some(day(2023, 7, 28))),
        ("fr", "le 1er septembre 2023", day(2023, 9, 1), None),
        ("es", "del 24 al 28 de julio de 2023", day(2023, 7, 24), Some(day(2023, 7, 28))),
        ("ru", "с 24 по 28 июля 2023 года", day(2023, 7, 24), Some(day(2023, 7, 28))),
        ("ar", "في 2 تشرين الثاني/نوفمبر 2022", day(2022, 11, 2), None),
        ("ar", "١٨ نيسان/أبريل ٢٠٢٣", day(2023, 4, 18), None),
        ("ar", "من 24 إلى 28 تموز/يوليه 2023", day(2023, 7, 24), Some(day(2023, 7, 28))),
    ] {
        let found = pack(language).unwrap().calendar.find(text);
        assert_eq!(found.len(), 1, "{language}: {text}");
        assert_eq!((found[0].1[0].start, found[0].1[0].end), (start, end), "{language}: {text}");
    }
}

#[test]
fn dates_in_a_list_share_their_month_and_year() {
    for (language, text) in [
        ("en", "on 12, 13 and 15 December 2022"),
        ("fr", "les 12, 13 et 15 décembre 2022"),
        ("es", "los días 12, 13 y 15 de diciembre de 2022"),
        ("ru", "12, 13 и 15 декабря 2022 года"),
        ("ar", "12 و 13 و 15 كانون الأول/ديسمبر 2022"),
        ("ar", "12 و13 و15 كانون الأول/ديسمبر 2022"),
    ] {
        let found = pack(language).unwrap().calendar.find(text);
        assert_eq!(found.len(), 1, "{language}: {text}");
        let days: Vec<_> =
            found[0].1.iter().map(|date| (date.start.year, date.start.month, date.start.day)).collect();
        let expected = [12, 13, 15].map(|day| (Some(2022), Some(12), Some(day)));
        assert_eq!(days, expected, "{language}: {text}");
    }
}

#[test]
fn opening_verbs() {
    for (language, text, verb, concept, mood) in [
        (
            "en",
            "Noting also with deep concern that",
            "Noting also with deep concern",
            "note-with-concern",
            Some(Mood::Preambular),
        ),
        (
            "en",
            "Also strongly encourages Member States",
            "Also strongly encourages",
            "encourage",
            Some(Mood::Operative),
        ),
        (
            "fr",
            "Prenant également note avec satisfaction du",
            "Prenant également note avec satisfaction",
            "note-with-appreciation",
            Some(Mood::Preambular),
        ),
        ("fr", "Demande instamment aux États", "Demande instamment", "urge", Some(Mood::Operative)),
        (
            "es",
            "Acoge con beneplácito también los",
            "Acoge con beneplácito también",
            "welcome",
            Some(Mood::Operative),
        ),
        (
            "ru",
            "будучи глубоко обеспокоена тем",
            "будучи глубоко обеспокоена",
            "express-concern",
            Some(Mood::Preambular),
        ),
        (
            "ru",
            "вновь подтверждает свою просьбу",
            "вновь подтверждает свою просьбу",
            "reaffirm",
            Some(Mood::Operative),
        ),
        ("ar", "وإذ تعيد أيضا تأكيد المبادئ", "وإذ تعيد أيضا تأكيد", "reaffirm", Some(Mood::Preambular)),
        ("ar", "يقرّر أن يبقي المسألة", "يقرّر", "decide", Some(Mood::Operative)),
        ("zh", "还表示赞赏地注意到秘书长的报告", "还表示赞赏地注意到", "note-with-appreciation", None),
    ] {
        let found = pack(language)
            .unwrap()
            .verbs
            .opening(text)
            .unwrap_or_else(|| panic!("{language}: no verb in {text}"));
        assert_eq!((&text[..found.len], found.concept, found.mood), (verb, concept, mood), "{language}");
    }
}

#[test]
fn concepts_are_the_same_in_all_languages() {
    let english: BTreeSet<&str> = pack("en").unwrap().verbs.concepts().collect();
    for pack in packs() {
        let strange: Vec<&str> = pack.verbs.concepts().filter(|concept| !english.contains(concept)).collect();
        assert!(strange.is_empty(), "{}: {strange:?}", pack.tag);
    }
}
