//! All that is printed goes through here.

use crate::exit::Failure;
use answer::Look;
use console::Term;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How often a build says how far it is where it cannot draw a bar.
const PACE: Duration = Duration::from_secs(10);

/// Shows how far a build is: as a bar for a person, as a line now and then for a file.
pub(crate) struct Progress {
    bar: ProgressBar,
    next_line: Option<Mutex<Instant>>,
}

impl Progress {
    pub(crate) fn new(quiet: bool) -> Self {
        let drawn = !quiet && io::stderr().is_terminal();
        let target = if drawn { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let style = ProgressStyle::with_template("{bar:30} {pos} of {len} files, {eta} left");
        let style = style.expect("invariant: the template is well-formed");
        let next_line = (!quiet && !drawn).then(|| Mutex::new(Instant::now() + PACE));
        Self { bar: ProgressBar::with_draw_target(Some(0), target).with_style(style), next_line }
    }

    pub(crate) fn begin(&self, files: usize) {
        self.bar.set_length(files as u64);
    }

    pub(crate) fn one_more(&self) {
        self.bar.inc(1);
        if let Some(Ok(mut next)) = self.next_line.as_ref().map(Mutex::lock)
            && Instant::now() >= *next
        {
            *next = Instant::now() + PACE;
            let length = self.bar.length().unwrap_or_default();
            _ = writeln!(io::stderr().lock(), "{} of {length} files", self.bar.position());
        }
    }

    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// A line of a log, on the standard error. Whether it can be written matters to nobody.
pub(crate) fn log(line: &str) {
    _ = writeln!(io::stderr().lock(), "{line}");
}

/// The standard output and the standard error.
pub(crate) struct Output {
    out: BufWriter<StdoutLock<'static>>,
}

impl Output {
    pub(crate) fn new() -> Self {
        Self { out: BufWriter::with_capacity(1 << 16, io::stdout().lock()) }
    }

    /// The standard output, for whole documents.
    pub(crate) fn writer(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// A line of what was asked for.
    pub(crate) fn say(&mut self, line: &str) -> Result<(), Failure> {
        writeln!(self.out, "{line}").map_err(|error| Failure::Answer(error.into()))
    }

    /// A line beside it, for the person who asked. Whether it can be written matters to nobody.
    pub(crate) fn remark(&mut self, line: &str) {
        _ = self.out.flush();
        _ = writeln!(io::stderr().lock(), "{line}");
    }

    /// Whether a person reads the standard output.
    pub(crate) fn is_terminal(&self) -> bool {
        io::stdout().is_terminal()
    }

    /// How tables are to look.
    pub(crate) fn look(&self) -> Look {
        let mut look = Look::default();
        if self.is_terminal() {
            look.width = Some(usize::from(Term::stdout().size().1));
        }
        look
    }

    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        self.out.flush().map_err(|error| Failure::Answer(error.into()))
    }
}
