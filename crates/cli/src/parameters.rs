//! Parameters of queries as options: `query ballots --state FRA` means `query ballots --param state=FRA`. What a
//! query takes stands in its head, not in this program.

use std::ffi::OsString;

/// The verbs that take parameters.
const VERBS: [&str; 2] = ["query", "problems"];

/// `arguments` with each option that `command` does not know made into a parameter.
pub(crate) fn rewritten(arguments: Vec<OsString>, command: &clap::Command) -> Vec<OsString> {
    let verb = arguments.get(1).and_then(|verb| verb.to_str()).filter(|verb| VERBS.contains(verb));
    let Some(verb) = verb.and_then(|verb| command.find_subcommand(verb)) else { return arguments };
    let mut rewritten = Vec::with_capacity(arguments.len() + 4);
    let mut rest = arguments.into_iter();
    rewritten.extend(rest.by_ref().take(2));
    while let Some(argument) = rest.next() {
        let Some(option) = argument.to_str().and_then(|text| text.strip_prefix("--")).map(str::to_owned)
        else {
            rewritten.push(argument);
            continue;
        };
        let (name, value) = match option.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (option.as_str(), None),
        };
        match known(verb, name) {
            _ if name.is_empty() => {
                rewritten.push(argument);
                rewritten.extend(rest.by_ref());
            }
            Some(takes_value) => {
                rewritten.push(argument);
                if takes_value && value.is_none() {
                    rewritten.extend(rest.next());
                }
            }
            None => {
                let value = value.map(OsString::from).or_else(|| rest.next());
                let mut parameter = OsString::from(format!("--param={name}"));
                if let Some(value) = value {
                    parameter.push("=");
                    parameter.push(value);
                }
                rewritten.push(parameter);
            }
        }
    }
    rewritten
}

/// Whether the verb has this option itself, and then whether it takes a value.
fn known(verb: &clap::Command, name: &str) -> Option<bool> {
    if name == "help" {
        return Some(false);
    }
    let option = verb.get_arguments().find(|option| option.get_long() == Some(name))?;
    Some(option.get_action().takes_values())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn unknown_options_are_parameters() {
        for (given, meant) in [
            ("query ballots --state FRA --format csv", "query ballots --param=state=FRA --format csv"),
            ("query ballots --state=FRA", "query ballots --param=state=FRA"),
            ("query ballots --limit 3 --from -5", "query ballots --limit 3 --param=from=-5"),
            ("query --sparql --odd --lang zh", "query --sparql --odd --param=lang=zh"),
            ("query ballots --list --help", "query ballots --list --help"),
            ("query ballots --state", "query ballots --param=state"),
            ("query -- --state FRA", "query -- --state FRA"),
            ("problems --doc A/1", "problems --param=doc=A/1"),
            ("explain --doc A/1", "explain --doc A/1"),
            ("", ""),
        ] {
            let split = |text: &str| {
                std::iter::once("rapporteur")
                    .chain(text.split_whitespace())
                    .map(OsString::from)
                    .collect::<Vec<_>>()
            };
            assert_eq!(rewritten(split(given), &crate::args::Cli::command()), split(meant));
        }
    }
}
