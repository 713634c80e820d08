//! What a person types: one file a command; its arguments are its help.

mod browser;
mod build;
mod check;
mod clean;
mod explain;
mod init;
mod schema;
mod serve;
mod theme;
mod watch;

use crate::plan::FormatName;
use crate::report::{self, Manner, Told};
use crate::system_error::SystemError;
use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::io::Write;

/// Turns care plans and Child in Need plans into booklets for children and families.
#[derive(Parser)]
#[command(name = "ourplan", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make all booklets of a project folder, or of some plan files.
    Build(build::Build),
    /// Read and check plans. Nothing is written.
    Check(check::Check),
    /// Remove what ourplan keeps for itself, such as copies that were held back.
    Clean(clean::Clean),
    /// Say what a finding means, why it matters, and what to write instead.
    Explain(explain::Explain),
    /// Make a project folder to start from, with one plan of each kind.
    Init(init::Init),
    /// Print the JSON Schema of a file, so that an editor can help while you write.
    Schema(schema::Schema),
    /// Show every booklet in the browser, new with each saved file.
    Serve(serve::Serve),
    /// Start a theme of your council's own, check it, or show every part of it on one page.
    Theme(theme::Theme),
    /// Make all booklets, and make them again whenever a file is saved.
    Watch(watch::Watch),
    #[command(external_subcommand)]
    Unknown(Vec<OsString>),
}

/// Runs a command. The number is the exit code: 0 done, 1 some plan has errors, 2 could not run, 3 a booklet was stopped.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let builds = arguments.get(1).is_some_and(|command| command == "build" || command == "watch");
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            // A terminal that is gone cannot be told so.
            let _ = error.print();
            if builds && code == 2 {
                let _ = writeln!(anstream::stderr(), "\n{NOTHING_CHECKED}");
            }
            return code;
        }
    };
    let outcome = match parsed.command {
        Command::Build(build) => build.run(),
        Command::Check(check) => check.run(),
        Command::Clean(clean) => clean.run(),
        Command::Explain(explain) => explain.run(),
        Command::Init(init) => init.run(),
        Command::Schema(schema) => schema.run(),
        Command::Serve(serve) => serve.run(),
        Command::Theme(theme) => theme.run(),
        Command::Watch(watch) => watch.run(),
        Command::Unknown(words) => Err(unknown(&words)),
    };
    outcome.unwrap_or_else(|fault| {
        let _ = writeln!(anstream::stderr(), "{fault}");
        if builds && !matches!(fault, SystemError::Busy(_)) {
            let _ = writeln!(anstream::stderr(), "{NOTHING_CHECKED}");
        }
        2
    })
}

/// Printed when a build could not start, since older booklets may still look current.
const NOTHING_CHECKED: &str =
    "Nothing was made, and no booklet was checked. Booklets from before may be out of date: do not hand them over until a build works.";

fn unknown(words: &[OsString]) -> SystemError {
    let word = words.first().map(|word| word.to_string_lossy().into_owned()).unwrap_or_default();
    let command = Arguments::command();
    let names: Vec<_> = command.get_subcommands().map(clap::Command::get_name).collect();
    let meant = crate::diagnostics::nearest(&word, names.iter().copied());
    let meant = meant.map(|meant| format!(" Did you mean `{meant}`?")).unwrap_or_default();
    SystemError::Usage(format!("There is no command `{word}`.{meant} These are: {}.", names.join(", ")))
}

/// Writes to the terminal or a file, and says so where it cannot.
fn print(text: &str) -> Result<(), SystemError> {
    let written = anstream::stdout().write_all(text.as_bytes());
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(SystemError::Usage(format!("I could not print: {error}."))),
        _ => Ok(()),
    }
}

/// The same for sentences: on a terminal no line is broken within a word.
fn say(text: &str) -> Result<(), SystemError> {
    match width() {
        Some(width) => print(&crate::report::laid(text, width)),
        None => print(text),
    }
}

/// A format's name, if this program makes it.
fn format_name(name: &str) -> Result<String, String> {
    let names: Vec<_> = FormatName::WORDS.iter().map(|(word, _)| *word).collect();
    if names.contains(&name) { Ok(name.to_owned()) } else { Err(format!("these are the formats: {}", names.join(", "))) }
}

/// A day as it is typed.
fn day(text: &str) -> Result<jiff::civil::Date, String> {
    let is_day = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let day = if is_day { text.parse::<jiff::civil::Date>().ok() } else { None };
    day.ok_or_else(|| "write a day like 2026-03-02".to_owned())
}

/// Writes what a run has to tell.
fn tell(out: &mut dyn Write, told: &Told<'_>, manner: &Manner) -> Result<(), SystemError> {
    match report::tell(told, manner, out) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(SystemError::Usage(format!("I could not print: {error}."))),
        _ => Ok(()),
    }
}

/// How wide the terminal is, in characters. `None` if there is none.
fn width() -> Option<usize> {
    terminal_size::terminal_size().map(|(terminal_size::Width(width), _)| usize::from(width))
}

/// Says what could not be done, each thing once, and not more than a person can read.
fn say_faults(faults: &[SystemError]) {
    const MOST: usize = 10;
    let said: std::collections::BTreeSet<String> = faults.iter().map(SystemError::to_string).collect();
    for words in said.iter().take(MOST) {
        let _ = writeln!(anstream::stderr(), "{words}");
    }
    if said.len() > MOST {
        let _ = writeln!(anstream::stderr(), "{} more of this kind.", said.len() - MOST);
    }
}

/// "1 booklet", "12 booklets".
fn count(number: usize, one: &str, more: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {more}") }
}
