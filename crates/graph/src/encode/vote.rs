//! Actions, ballots and later statements.

use super::thing::act;
use super::writer::{Site, Writer, date, integer};
use crate::iri;
use crate::vocab::{class, property};
use fact::{Action, Ballot, Intention};
use oxrdf::vocab::rdf;

pub(super) fn encode(writer: &mut Writer<'_>, said: &Action, site: &Site) {
    let action = writer.action(&said.action, site);
    writer.fact(&action, class::ACTION, site);
    if said.method == "recorded-vote" {
        writer.add(&action, rdf::TYPE, class::RECORDED_VOTE);
    }
    let session = said.session.as_ref().map(|session| writer.session(session, site));
    writer.maybe(&action, property::IN_SESSION, session);
    let meeting = said.meeting.as_ref().map(|meeting| writer.meeting(meeting, site));
    writer.maybe(&action, property::AT_MEETING, meeting);
    writer.maybe(&action, property::ON_DATE, said.date.map(date));
    writer.add(&action, property::METHOD, iri::concept("method", said.method));
    writer.maybe(&action, property::OUTCOME, said.outcome.map(|outcome| iri::concept("outcome", outcome)));
    if let Some([yes, no, abstain]) = said.counts {
        writer.add(&action, property::STATED_YES, integer(yes));
        writer.add(&action, property::STATED_NO, integer(no));
        writer.add(&action, property::STATED_ABSTAIN, integer(abstain));
    }
}

pub(super) fn encode_ballot(writer: &mut Writer<'_>, said: &Ballot, site: &Site) {
    let action = writer.action(&said.action, site);
    let ballot = act(&said.action, |symbol, target, body| iri::ballot(symbol, target, body, &said.state));
    let state = iri::state(&said.state);
    writer.fact(&ballot, class::BALLOT, site);
    writer.add(&ballot, property::IN_ACTION, action.clone());
    writer.add(&ballot, property::CAST_BY, state.clone());
    writer.add(&ballot, property::OPTION, iri::concept("option", said.option));
    writer.add(&ballot, property::LIST_POSITION, integer(said.position));
    let voter = match said.option {
        "yes" => property::VOTER_YES,
        "no" => property::VOTER_NO,
        "abstain" => property::VOTER_ABSTAIN,
        _ => return,
    };
    writer.add(&action, voter, state);
}

pub(super) fn encode_intention(writer: &mut Writer<'_>, said: &Intention, site: &Site) {
    let action = writer.action(&said.action, site);
    let intention =
        act(&said.action, |symbol, target, body| iri::intention(symbol, target, body, &said.state));
    writer.fact(&intention, class::VOTE_INTENTION, site);
    writer.add(&intention, property::INTENTION_ON, action);
    writer.add(&intention, property::STATED_BY, iri::state(&said.state));
    writer.add(&intention, property::INTENDED_OPTION, iri::concept("option", said.option));
}
