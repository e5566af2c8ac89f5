//! `rapporteur explain`: the words behind a fact.

use crate::args;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use answer::{Style, explain, thing};

pub(crate) fn run(args: &args::Explain, output: &mut Output) -> Result<Exit, Failure> {
    let store = args.place.open()?;
    let node = thing(&store, &args.thing)?;
    let style = Style { language: args.lang.clone(), bold: output.is_terminal() };
    output.say(explain(&store, &node, &style)?.trim_end())?;
    Ok(Exit::Done)
}
