//! What the file says of a resolution outside its text: its way from draft to adoption, its vote, its subjects.
//!
//! The fields are those of the metadata of AKN4UN: `workflow/step` elements, `voting` with its counts, `keyword`s. Their
//! words are in the language that the format writes them in, whatever the language of the text. The date 0001-01-01
//! stands in them for a date that is not known.

use super::said::Said;
use super::{Writer, votes};
use crate::find::Finder;
use crate::mention::Value;
use authority::Authority;
use document::Entry;
use fact::{
    Action, ActionKey, Ballot, Date, DocKey, Fact, ItemKey, MeetingKey, PartKey, Proposal, Sponsorship,
};
use fact::{Subject, Symbol};
use std::ops::Range;
use text::{Span, Text};

/// Subject vocabularies by the name that the metadata give them.
const VOCABULARIES: [(&str, &str); 4] =
    [("UNBIS", "unbis"), ("UNBIS Thesaurus", "unbis"), ("SDGO", "sdg"), ("EuroVoc", "eurovoc")];

/// The counts of a vote by the name that the metadata give them, in the order in which counts are given.
const COUNTS: [(&str, &str); 3] = [("inFavour", "yes"), ("against", "no"), ("abstaining", "abstain")];

/// States what the metadata say.
pub(super) fn read(writer: &mut Writer<'_>) {
    let document = writer.context.document;
    let entries = &document.metadata;
    for entry in entries {
        match entry.name {
            "keyword" => subject(writer, entry),
            "agenda" => item(writer, entry),
            _ => {}
        }
    }
    let way = Way::read(writer, entries);
    way.draft(writer);
    way.vote(writer, entries);
}

/// A concept that the document is filed under.
fn subject(writer: &mut Writer<'_>, entry: &Entry) {
    let vocabulary = entry.get("dictionary");
    let Some((_, scheme)) = VOCABULARIES.iter().find(|(name, _)| *name == vocabulary) else { return };
    let label = ["showAs", "value"].into_iter().map(|field| entry.get(field)).find(|label| !label.is_empty());
    let Some(label) = label.map(|label| label.replace('_', " ")) else { return };
    // Some keywords have a label and no address.
    let (concept, rule) = match entry.get("href") {
        "" => (Authority::embedded().subjects().concept(scheme, &label), "subject-by-label"),
        address => (Some(address), "subject"),
    };
    let Some(concept) = concept.map(str::to_owned) else { return };
    let doc = doc_of(writer, entry);
    let ground = ground(writer, entry, &["href", "dictionary", "showAs"]);
    writer.state_at(Fact::Subject(Subject { doc, concept, label, scheme }), ground, rule);
}

/// The item of the agenda: `68c`. What the librarians add in brackets divides their index, not the agenda.
fn item(writer: &mut Writer<'_>, entry: &Entry) {
    let Some(session) = writer.context.session.clone() else { return };
    let value = entry.get("value");
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let (number, sub) = value.split_at(digits);
    if number.is_empty() || !sub.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return;
    }
    let item = ItemKey {
        body: session.body,
        session: Some(session.code),
        number: number.to_owned(),
        sub: (!sub.is_empty()).then(|| sub.to_owned()),
    };
    let ground = ground(writer, entry, &["value"]);
    let document = fact::Document { items: vec![item.clone()], ..fact::Document::new(doc_of(writer, entry)) };
    writer.state_at(Fact::Document(document), ground.clone(), "metadata");
    let fact = fact::Item { item, title: None, allocated_to: None };
    writer.state_at(Fact::Item(fact), ground, "metadata");
}

/// The document, or the component of it, that an entry is about.
fn doc_of(writer: &Writer<'_>, entry: &Entry) -> DocKey {
    writer.context.component(entry.component.as_deref())
}

/// The places of some fields of an entry.
fn ground(writer: &Writer<'_>, entry: &Entry, fields: &[&str]) -> Vec<Span> {
    fields
        .iter()
        .filter_map(|field| entry.text(field))
        .flat_map(|text| writer.spans(text, &[0..text.len()]))
        .collect()
}

/// The date of a field, if it is one.
fn date(entry: &Entry) -> Option<Date> {
    let mut numbers = entry.get("date").split('-').map(str::parse::<i16>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (numbers.next(), numbers.next(), numbers.next())
    else {
        return None;
    };
    let known = year > 1;
    known.then(|| Date::day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)).flatten()
}

/// The first symbol in a field; the metadata leave out the point of `PV.9300` at times.
fn symbol(entry: &Entry, field: &str) -> Option<Symbol> {
    let words = entry.get(field);
    lexicon::symbols(words).into_iter().next().map(|(_, symbol)| symbol).map(|symbol| {
        let mended = symbol.as_str().replace("/PV", "/PV.").replace("/PV..", "/PV.");
        Symbol::parse(&mended).unwrap_or(symbol)
    })
}

/// The way of a draft to its outcome.
struct Way<'e> {
    step: Option<&'e Entry>,
    later: Option<&'e Entry>,
    report: Option<&'e Entry>,
    /// The last step, and whether the draft was adopted.
    end: Option<(&'e Entry, bool)>,
    /// The day of the last step with the places that say it: that printed with the text, else that of the metadata.
    on: Option<(Date, Vec<Span>)>,
    draft: Option<Symbol>,
    meeting: Option<MeetingKey>,
    record: Option<Symbol>,
}

impl<'e> Way<'e> {
    fn read(writer: &mut Writer<'_>, entries: &'e [Entry]) -> Self {
        let step = |outcome: &str| {
            entries.iter().find(|entry| entry.name == "workflow/step" && entry.get("outcome") == outcome)
        };
        let put_in = step("draftResolution");
        let adopted = step("adopted").map(|entry| (entry, true));
        let end = adopted.or_else(|| step("notAdopted").or_else(|| step("veto")).map(|entry| (entry, false)));
        // A draft that was not adopted is filed under its own symbol.
        let own = || {
            writer.context.symbol.clone().filter(|_| writer.context.document.genre.key == "draft-resolution")
        };
        let draft = put_in.and_then(|entry| symbol(entry, "as")).or_else(own);
        let on = end.and_then(|(entry, _)| day(writer, entry));
        let (meeting, record) = end.map_or((None, None), |(entry, _)| meeting(writer, entry));
        Self {
            step: put_in,
            later: step("draftResolutionAdditionalSponsors"),
            report: step("recommendedForAdoption"),
            end,
            on,
            draft,
            meeting,
            record,
        }
    }

    /// Places with those that say the day.
    fn with_day(&self, mut places: Vec<Span>) -> Vec<Span> {
        places.extend(self.on.iter().flat_map(|(_, spans)| spans.iter().copied()));
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The draft, those who put it in, the report it came in, what became of it.
    fn draft(&self, writer: &mut Writer<'_>) {
        if let (Some((entry, _)), Some(meeting)) = (self.end, &self.meeting) {
            let fact = fact::Meeting {
                meeting: meeting.clone(),
                date: self.on.as_ref().map(|(date, _)| *date),
                items: Vec::new(),
                record: self.record.clone(),
            };
            let ground = self.with_day(ground(writer, entry, &["as"]));
            writer.state_at(Fact::Meeting(fact), ground, "metadata");
        }
        let Some(draft) = &self.draft else { return };
        let body = draft.body();
        // A subsidiary body that counts years puts its drafts to a session of the document's body.
        let session = draft.session().map(|code| fact::SessionKey { body: body.clone(), code });
        let session = session.or_else(|| writer.context.session.clone());
        let resolution = writer.context.symbol.clone().filter(|symbol| symbol != draft);
        let new = || Proposal::new(draft.clone());
        let put_in = Proposal {
            kind: Some("draft-resolution"),
            body: Some(body.clone()),
            session,
            items: self.items(writer, &body),
            submitted_on: self.step.and_then(date),
            ..new()
        };
        if let Some(step) = self.step {
            self.sponsors(writer, draft, step, true);
            writer.state_at(
                Fact::Proposal(put_in),
                ground(writer, step, &["as", "date", "outcome"]),
                "metadata",
            );
        }
        if let Some(later) = self.later {
            self.sponsors(writer, draft, later, false);
        }
        if let Some(report) = self.report
            && let Some(symbol) = symbol(report, "as")
        {
            let paragraph = report.get("refersTo");
            let number = !paragraph.is_empty() && paragraph.bytes().all(|byte| byte.is_ascii_digit());
            let part = number
                .then(|| PartKey { doc: DocKey::Symbol(symbol.clone()), path: format!("para/{paragraph}") });
            let fact = Proposal { report: Some(symbol), recommended_as: part, ..new() };
            writer.state_at(Fact::Proposal(fact), ground(writer, report, &["as", "refersTo"]), "metadata");
        }
        if let Some((entry, is_adopted)) = self.end {
            // What the plenary did with the text that a committee recommended is no outcome of the committee's draft
            // in the committee.
            let here = self.meeting.as_ref().is_some_and(|meeting| meeting.body == body);
            let voted = self.is_recorded(writer);
            let outcome = match (is_adopted, voted) {
                (true, true) => "adopted-vote",
                (true, false) => "adopted-without-vote",
                (false, _) => "rejected",
            };
            let fact = Proposal {
                outcome: here.then_some(outcome),
                outcome_date: self.on.as_ref().map(|(date, _)| *date).filter(|_| here),
                meeting: self.meeting.clone().filter(|_| here),
                adopted_as: resolution.filter(|_| is_adopted),
                ..new()
            };
            writer.state_at(
                Fact::Proposal(fact),
                ground(writer, entry, &["outcome", "as", "date"]),
                "metadata",
            );
        }
    }

    /// The agenda items of a draft put to the body whose agenda the document names, or to one of its committees.
    fn items(&self, writer: &Writer<'_>, body: &str) -> Vec<ItemKey> {
        let own = |item: &ItemKey| body == item.body || body.starts_with(&format!("{}/", item.body));
        super::front::items(&writer.context).into_iter().filter(own).collect()
    }

    /// States the sponsors of a step.
    fn sponsors(&self, writer: &mut Writer<'_>, draft: &Symbol, step: &Entry, at_first: bool) {
        let Some(text) = step.text("by").cloned() else { return };
        let pack = writer.context.document.metadata_pack;
        let words = text.as_str();
        let findings = Finder::new(pack).find(words);
        let relation = |meaning: &str| pack.relations.find_meaning(meaning, findings.slotted.as_str());
        // An officer or an organ put it in: the states named with them only say where they come from.
        if relation("put-in-by-officer").is_some() {
            return;
        }
        let speaker = relation("speaks-for-others").and_then(|found| {
            let states = found.group("by").map(|range| findings.slotted.plain(range))?;
            findings
                .states()
                .into_iter()
                .rfind(|(_, bytes)| states.start <= bytes.start && bytes.end <= states.end)
        });
        // Those on whose behalf a state speaks are named behind it.
        let others = relation("speaks-for-others")
            .map(|found| findings.slotted.plain(found.range).end..words.len())
            .filter(|others| !words[others.clone()].contains(')'));
        let states = self.named(writer, &text, findings.states(), others);
        let mut seen: Vec<&str> = Vec::new();
        for (state, bytes) in &states {
            let speaks = speaker.as_ref().is_some_and(|(_, place)| place == bytes);
            if seen.contains(&state.as_str()) {
                let spans = writer.spans(&text, std::slice::from_ref(bytes));
                let message = format!("{} stands twice among the sponsors of {draft}", &words[bytes.clone()]);
                writer.problem("sponsor-twice", message, "", spans);
                continue;
            }
            seen.push(state);
            let role = match (at_first, speaks) {
                (false, _) => "later-sponsor",
                (true, true) => "submitter",
                (true, false) => "sponsor",
            };
            let when = date(step);
            let mut spans = writer.spans(&text, std::slice::from_ref(bytes));
            if when.is_some() {
                spans.extend(ground(writer, step, &["date"]));
                spans.sort_unstable();
            }
            if role == "submitter" {
                let fact = Proposal { submitted_by: Some(state.clone()), ..Proposal::new(draft.clone()) };
                writer.state_at(Fact::Proposal(fact), spans.clone(), "metadata");
            }
            let fact = Sponsorship { proposal: draft.clone(), state: state.clone(), role, date: when };
            writer.state_at(Fact::Sponsorship(fact), spans, "metadata");
        }
    }

    /// The states that a list names: those found in it by their usual names, and those spelt with other capitals. A name
    /// that goes on beyond that of a state, "Northern Ireland", is not that state.
    fn named(
        &self,
        writer: &mut Writer<'_>,
        text: &Text,
        found: Vec<(String, Range<usize>)>,
        others: Option<Range<usize>>,
    ) -> Vec<(String, Range<usize>)> {
        let pack = writer.context.document.metadata_pack;
        let words = text.as_str();
        let mut aside = asides(words);
        aside.extend(others);
        let mut states: Vec<(String, Range<usize>)> = Vec::new();
        let mut rest: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        for (_, bytes) in found.iter().chain(std::iter::once(&(String::new(), words.len()..words.len()))) {
            rest.extend(votes::names_between(pack, words, at..bytes.start.max(at)));
            at = bytes.end;
        }
        // The words of one name.
        let mut names: Vec<Range<usize>> = Vec::new();
        for word in rest {
            match names.last_mut() {
                Some(name) if words[name.end..word.start].trim().is_empty() => name.end = word.end,
                _ => names.push(word),
            }
        }
        let mut rest = names;
        rest.retain(|bytes| {
            let is_aside = aside.iter().any(|aside| aside.start <= bytes.start && bytes.end <= aside.end);
            words[bytes.clone()].trim_start_matches(['(', ' ']).starts_with(char::is_uppercase) && !is_aside
        });
        for (state, bytes) in found {
            let touches = |other: &Range<usize>| {
                let between =
                    if other.end <= bytes.start { other.end..bytes.start } else { bytes.end..other.start };
                between.start <= between.end && words[between].trim().is_empty()
            };
            match rest.iter_mut().find(|other| touches(other)) {
                Some(other) => *other = other.start.min(bytes.start)..other.end.max(bytes.end),
                None => states.push((state, bytes)),
            }
        }
        for bytes in rest {
            let name = words[bytes.clone()].trim();
            match Authority::embedded().state_by_name(name, Some(pack.tag.as_str()), None) {
                Some(state) => states.push((state.key.as_str().to_owned(), bytes)),
                None => {
                    let message = format!("'{name}' in the metadata is no state that is known");
                    let spans = writer.spans(text, &[bytes]);
                    writer.problem("unknown-name", message, "", spans);
                }
            }
        }
        states.sort_by_key(|(_, bytes)| bytes.start);
        states
    }

    /// Whether the votes were counted.
    fn is_recorded(&self, writer: &Writer<'_>) -> bool {
        let entries = &writer.context.document.metadata;
        let said = |outcome: &str| {
            entries.iter().any(|entry| entry.name == "voting" && entry.get("outcome") == outcome)
        };
        said("adoptedRecordedVote")
            || (entries.iter().any(|entry| entry.name == "voting/count") && !said("adoptedWithoutVote"))
    }

    /// The vote on the whole, and every voter; or adoption without one.
    fn vote(&self, writer: &mut Writer<'_>, entries: &[Entry]) {
        let Some((end, is_adopted)) = self.end else { return };
        // A text whose draft has no symbol is voted on under its own.
        let Some(proposal) = self.draft.clone().or_else(|| writer.context.symbol.clone()) else { return };
        let body = self.meeting.as_ref().map(|meeting| meeting.body.clone());
        let Some(body) = body.or_else(|| writer.context.body.clone()) else { return };
        let session = writer.context.session.clone().filter(|session| session.body == body);
        let key = ActionKey { proposal, target: "whole".to_owned(), body };
        let recorded = self.is_recorded(writer);
        let lists: Vec<(usize, &Entry)> = entries
            .iter()
            .filter(|entry| entry.name == "voting/count")
            .filter_map(|entry| {
                let option = COUNTS.iter().position(|(name, _)| *name == entry.get("option"))?;
                Some((option, entry))
            })
            .collect();
        let mut counts = [0; 3];
        for (option, entry) in &lists {
            counts[*option] = entry.get("value").trim().parse().unwrap_or(0);
        }
        let mut stated_at = self.with_day(ground(writer, end, &["outcome", "as"]));
        let voting = entries.iter().find(|entry| entry.name == "voting");
        stated_at.extend(voting.map(|entry| ground(writer, entry, &["outcome"])).unwrap_or_default());
        stated_at.extend(lists.iter().flat_map(|(_, entry)| ground(writer, entry, &["option", "value"])));
        stated_at.sort_unstable();
        let action = Action {
            action: key.clone(),
            session,
            meeting: self.meeting.clone(),
            date: self.on.as_ref().map(|(date, _)| *date),
            method: if recorded { "recorded-vote" } else { "without-vote" },
            outcome: Some(if is_adopted { "adopted" } else { "rejected" }),
            counts: (recorded && !lists.is_empty()).then_some(counts),
        };
        writer.state_at(Fact::Action(action), stated_at.clone(), "metadata");
        let listed = ballots(writer, &key, &lists, self.on.as_ref().map(|(date, _)| *date));
        if recorded && lists.iter().any(|(_, entry)| entry.text("voter").is_some()) {
            votes::compare(writer, &key, Some(counts), listed, "", &stated_at);
        }
    }
}

/// The day of the last step. The metadata give the day of publication at times: the printed day of adoption counts, and
/// another one in the metadata is reported.
fn day(writer: &mut Writer<'_>, entry: &Entry) -> Option<(Date, Vec<Span>)> {
    let given = date(entry).map(|date| (date, ground(writer, entry, &["date"])));
    let Some((printed, block)) =
        super::front::date(&writer.context).map(|(date, block)| (date, block.clone()))
    else {
        return given;
    };
    if let Some((given, places)) = given.filter(|(given, _)| *given != printed) {
        let message = format!("the metadata say {given}, the text says {printed}");
        writer.problem("date-conflict", message, "", places);
    }
    let places = writer.spans(&block.text, &[0..block.text.len()]);
    Some((printed, places))
}

/// The meeting of a step, and its record: `A/77/PV.54`, or in words.
fn meeting(writer: &Writer<'_>, entry: &Entry) -> (Option<MeetingKey>, Option<Symbol>) {
    if let Some(record) = symbol(entry, "as")
        && let Some(number) = record.meeting()
    {
        let meeting = MeetingKey { body: record.body(), session: record.session(), number };
        return (Some(meeting), Some(record));
    }
    let finder = Finder::new(writer.context.document.metadata_pack);
    let number = ["as", "by"].into_iter().find_map(|field| {
        finder.find(entry.get(field)).mentions.iter().find_map(|mention| match &mention.value {
            Value::Meetings(meetings) => meetings.first()?.number,
            _ => None,
        })
    });
    let meeting = number.zip(writer.context.body.clone()).map(|(number, body)| {
        let session = writer.context.session.as_ref().map(|session| session.code.clone());
        MeetingKey { body, session, number }
    });
    (meeting, None)
}

/// States the ballots; how many each list has.
fn ballots(
    writer: &mut Writer<'_>,
    key: &ActionKey,
    lists: &[(usize, &Entry)],
    on: Option<Date>,
) -> [u32; 3] {
    let mut listed = [0; 3];
    let mut seen: Vec<(String, usize)> = Vec::new();
    for (option, entry) in lists {
        let voters: Vec<&Text> =
            entry.fields.iter().filter(|(field, _)| *field == "voter").map(|(_, text)| text).collect();
        for voter in voters {
            listed[*option] += 1;
            let name = voter.as_str();
            let spans = writer.spans(voter, &[0..voter.len()]);
            let language = writer.context.document.metadata_pack.tag.as_str();
            let year = on.map(|date| i32::from(date.get_year()));
            let Some(state) = Authority::embedded().state_by_name(name, Some(language), year) else {
                let message = format!("'{name}' in the list of a vote is no state that is known");
                writer.problem("unknown-name", message, "", spans);
                continue;
            };
            let state = state.key.as_str().to_owned();
            if let Some((_, before)) = seen.iter().find(|(known, _)| *known == state) {
                let code = if before == option { "voter-twice" } else { "voter-on-two-lists" };
                let message = format!("{name} is listed more than once in the vote on {}", key.proposal);
                writer.problem(code, message, "", spans.clone());
                if before == option {
                    continue;
                }
            }
            seen.push((state.clone(), *option));
            let mut ground = ground(writer, entry, &["option"]);
            ground.extend(spans);
            let fact =
                Ballot { action: key.clone(), state, option: COUNTS[*option].1, position: listed[*option] };
            writer.state_at(Fact::Ballot(fact), ground, "metadata");
        }
    }
    listed
}

/// What is said aside, in brackets that begin with a small letter: "(on behalf of the Group of African States)".
fn asides(words: &str) -> Vec<Range<usize>> {
    let opens = words.match_indices('(').filter(|(at, _)| words[at + 1..].starts_with(char::is_lowercase));
    opens.map(|(at, _)| at..words[at..].find(')').map_or(words.len(), |end| at + end + 1)).collect()
}

/// Relations that are looked for in the metadata alone.
pub(super) fn ignore(_: &mut Writer<'_>, _: &Said<'_>) {}
