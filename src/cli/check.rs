//! `ourplan check`: reads and checks, and writes nothing.

use super::build::{Choice, Watcher};
use crate::pipeline;
use crate::report::{Manner, Report, Told};
use crate::system_error::SystemError;
use clap::{Args, ValueEnum};

/// The arguments of `check`.
#[derive(Args)]
pub(super) struct Check {
    #[command(flatten)]
    choice: Choice,
    /// How findings are shown.
    #[arg(long, value_enum, default_value_t = Shown::Drawn)]
    report: Shown,
    /// Draw every finding with its line, not only those that matter most.
    #[arg(long, visible_alias = "verbose", short_alias = 'v')]
    all: bool,
    /// List the findings that `allow` silences.
    #[arg(long)]
    show_allowed: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Shown {
    /// What matters most with the line of the file and the place marked; the rest with a line each.
    Drawn,
    /// One line a finding, for a screen reader or another program.
    Plain,
    /// A JSON array.
    Json,
}

impl Check {
    pub(super) fn run(&self) -> Result<u8, SystemError> {
        let progress = Watcher::new(false);
        let done = pipeline::build(&self.choice.options(false, None), &progress);
        progress.end();
        let done = done?;
        let style = match self.report {
            Shown::Drawn => Report::Drawn,
            Shown::Plain => Report::Plain,
            Shown::Json => Report::Json,
        };
        let manner = Manner { style, colour: true, width: super::width(), all: self.all, show_allowed: self.show_allowed };
        let told = Told { findings: &done.findings, allowed: &done.allowed, quiet: &done.quiet };
        super::tell(&mut anstream::stdout(), &told, &manner)?;
        super::say_faults(&done.faults);
        Ok(done.exit_code())
    }
}
