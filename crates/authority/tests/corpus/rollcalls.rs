//! Roll-calls as printed: in Chinese in the report of a committee, in English in resolutions of the Human Rights
//! Council.

use crate::shared::{cell, code, path, read, rows};
use std::collections::BTreeSet;

/// A vote in a roll-call: the number of the vote in the text, the code of the state, the option.
type Vote = (usize, String, &'static str);

/// The lists of the report, in the order in which they stand: the votes, by the rows of the gold table.
const VOTES: [(&str, &str); 4] = [
    ("A/C.1/78/L.11", "pp/3"),
    ("A/C.1/78/L.11", "whole"),
    ("A/C.1/78/L.60/Rev.1", "op/4"),
    ("A/C.1/78/L.60/Rev.1", "whole"),
];

/// The roll-calls of the report. Names cut by the end of a page are joined; the notes at the foot of it are left out.
fn roll_calls(text: &str) -> Vec<Vote> {
    let is_note = |line: &&str| line.starts_with(['¹', '²', '³', '⁴']);
    let joined: String = text.lines().map(str::trim).filter(|line| !is_note(line)).collect();
    let mut votes = Vec::new();
    for (number, call) in joined.split("赞成").filter(|rest| rest.starts_with(['：', ':'])).enumerate() {
        let mut rest = call;
        for (option, next) in [("yes", Some("反对")), ("no", Some("弃权")), ("abstain", None)] {
            let list = match next {
                Some(next) => rest.split_once(next).map_or(rest, |(list, after)| {
                    rest = after;
                    list
                }),
                None => rest.split('。').next().unwrap(),
            };
            let list = list.trim_start_matches(['：', ':']).trim_end_matches(['。', ' ']);
            for name in list.split('、') {
                let code = code(name, "zh").unwrap_or_else(|| panic!("vote {number}: {name:?} is no state"));
                votes.push((number, code.to_owned(), option));
            }
        }
    }
    votes
}

#[test]
fn the_printed_roll_calls_of_the_report_are_those_of_the_gold_table() {
    let (Some(report), Some(gold)) =
        (path("data/seeds/004_5f41414d49387bae.txt"), path("gold/seeds/004_5f41414d49387bae/ballots.csv"))
    else {
        return;
    };
    let votes: BTreeSet<Vote> = roll_calls(&read(&report)).into_iter().collect();
    let mut expected: BTreeSet<Vote> = BTreeSet::new();
    for row in rows(&gold) {
        let number = VOTES.iter().position(|(proposal, target)| {
            *proposal == cell(&row, "proposal") && *target == cell(&row, "target")
        });
        let option = ["yes", "no", "abstain"].into_iter().find(|option| *option == cell(&row, "option"));
        if let Some(option) = option {
            expected.insert((number.unwrap(), cell(&row, "state").to_owned(), option));
        }
    }
    let differ: Vec<_> = expected.symmetric_difference(&votes).collect();
    assert!(differ.is_empty(), "{differ:?}");
    assert!(votes.len() > 600, "{}", votes.len());
}

#[test]
fn the_printed_roll_calls_of_the_human_rights_council_have_their_stated_counts() {
    // The counts are those that data/README.md states.
    let stated = "17/22 32 14 0|34/36 31 4 12|39/2 35 3 7|42/3 37 2 7|45/14 25 8 14|46/20 20 7 20|47/24 46 0 1|49/18 39 0 8|\
        50/8 31 15 1|51/7 29 13 5|52/33 31 14 2|53/28 30 12 5|54/4 31 13 3|55/32 36 3 8|57/25 30 5 12";
    for line in stated.split('|') {
        let mut words = line.split(' ');
        let symbol = words.next().unwrap();
        let counts: Vec<usize> = words.map(|count| count.parse().unwrap()).collect();
        let Some(file) = path(&format!("data/text/A_HRC_RES_{}.txt", symbol.replace('/', "_"))) else {
            continue;
        };
        let text = read(&file).replace('\n', " ");
        let list = |heading: &str| {
            let after = text.split_once(heading).map_or("", |(_, after)| after);
            let end =
                ["Against", "Abstaining", "Abstentions", "]"].iter().filter_map(|end| after.find(end)).min();
            &after[..end.unwrap_or(after.len())]
        };
        for (heading, count) in ["In favour:", "Against:", "Abstaining:"].into_iter().zip(counts) {
            let names = list(heading)
                .replace(" and ", ", ")
                .replace("Bosnia, ", "Bosnia and ")
                .replace("Trinidad, ", "Trinidad and ");
            let names = names.replace("Great Britain, Northern", "Great Britain and Northern");
            let names: Vec<&str> = names.split(',').map(|name| name.trim().trim_end_matches('.')).collect();
            let states: BTreeSet<&str> = names.iter().filter_map(|name| code(name, "en")).collect();
            assert_eq!(states.len(), count, "{symbol} {heading} {names:?}");
        }
    }
}
