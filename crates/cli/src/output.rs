//! All that is printed goes through here.

use crate::exit::Failure;
use answer::Look;
use console::Term;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

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

    /// Whether a person reads the standard error.
    pub(crate) fn can_show_progress(&self) -> bool {
        io::stderr().is_terminal()
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
