//! In which language a text is.

use lexicon::{Pack, packs};

/// How much of a text is looked at, in bytes.
const LOOK_AT: usize = 60_000;

/// The language of a text: by its script, and among languages of one script by their frequent words.
pub(crate) fn detect(text: &str) -> Option<&'static Pack> {
    let mut end = text.len().min(LOOK_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let letters = text.chars().filter(|c| c.is_alphabetic()).count().max(1);
    let by_script = packs().iter().find(|pack| {
        script(pack).is_some_and(|(first, last)| {
            let count = text.chars().filter(|c| (first..=last).contains(c)).count();
            // A Chinese character says as much as several letters.
            let weight = if pack.features.word_spaces { 1 } else { 3 };
            count * weight * 2 > letters
        })
    });
    by_script.or_else(|| by_words(text))
}

fn script(pack: &Pack) -> Option<(char, char)> {
    let (first, last) = pack.features.script.as_deref()?.split_once('-')?;
    Some((first.chars().next()?, last.chars().next()?))
}

fn by_words(text: &str) -> Option<&'static Pack> {
    let mut counts = vec![0usize; packs().len()];
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        for (count, pack) in counts.iter_mut().zip(packs()) {
            *count += usize::from(pack.features.frequent.contains(&word));
        }
    }
    let (best, count) =
        counts.iter().enumerate().max_by_key(|&(at, count)| (count, std::cmp::Reverse(at)))?;
    (*count > 0).then(|| &packs()[best])
}
