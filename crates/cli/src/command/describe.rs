//! `rapporteur describe`: all that the graph says of a thing.

use crate::args;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use answer::{describe, thing};

pub(crate) fn run(args: &args::Describe, output: &mut Output) -> Result<Exit, Failure> {
    let store = args.place.open()?;
    let node = thing(&store, &args.thing)?;
    output.say(describe(&store, &node, args.incoming)?.trim_end())?;
    Ok(Exit::Done)
}
