//! `ourplan check`: reads and checks, and writes nothing.

use super::build::{Choice, Watcher};
use crate::fault::Fault;
use crate::pipeline;
use crate::report::Report;
use clap::{Args, ValueEnum};

/// The arguments of `check`.
#[derive(Args)]
pub(super) struct Check {
    #[command(flatten)]
    choice: Choice,
    /// How findings are shown.
    #[arg(long, value_enum, default_value_t = Shown::Drawn)]
    report: Shown,
}

#[derive(Clone, Copy, ValueEnum)]
enum Shown {
    /// With the line of the file, and the place marked in it.
    Drawn,
    /// One line a finding, for a screen reader or another program.
    Plain,
    /// A JSON array.
    Json,
}

impl Check {
    pub(super) fn run(&self) -> Result<u8, Fault> {
        let progress = Watcher::new(false);
        let done = pipeline::build(&self.choice.options(false, None), &progress);
        progress.end();
        let done = done?;
        let style = match self.report {
            Shown::Drawn => Report::Drawn,
            Shown::Plain => Report::Plain,
            Shown::Json => Report::Json,
        };
        super::say(&mut anstream::stdout(), &done.findings, style)?;
        Ok(done.exit_code())
    }
}
