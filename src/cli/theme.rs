//! `ourplan theme new`, `check` and `show`: a council's own colours, logo and words.

use crate::formats::MADE_HERE;
use crate::output;
use crate::pipeline::theme::{self, Checked};
use crate::report::{self, Manner, Report, Told};
use crate::system_error::SystemError;
use crate::theme::{bundled_names, starter};
use crate::workspace::names;
use clap::{Args, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

/// The arguments of `theme`.
#[derive(Args)]
pub(super) struct Theme {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Make a theme to start from, in `themes/NAME`. Nothing is written over.
    New(New),
    /// Look through a theme: its layers, its contrast, its templates, what has changed since it was made.
    Check(Check),
    /// Write one page that shows every part of a booklet in every style, light and dark.
    Show(Show),
}

#[derive(Args)]
struct New {
    /// The theme's name: small letters, numbers and hyphens.
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    place: Place,
}

#[derive(Args)]
struct Check {
    /// The theme's name. Left out: the one that `ourplan.yaml` chooses.
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    place: Place,
    /// How it is shown.
    #[arg(long, value_enum, default_value_t = Shown::Drawn)]
    report: Shown,
    /// Show also the contrast of the program's own colours, and every finding with its line.
    #[arg(long)]
    all: bool,
}

#[derive(Args)]
struct Show {
    /// The theme's name.
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    place: Place,
    /// The file to write. Left out: `theme-NAME.html` in the folder you are in.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Args)]
struct Place {
    /// The project folder, in which `themes` lies. Left out: the folder you are in.
    #[arg(long, value_name = "DIR", default_value = ".", hide_default_value = true)]
    project: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shown {
    /// In words, with the lines of files where something is wrong.
    Drawn,
    /// In words, one line a finding, for a screen reader or another program.
    Plain,
    /// A JSON object.
    Json,
}

impl Theme {
    pub(super) fn run(&self) -> Result<u8, SystemError> {
        match &self.verb {
            Verb::New(new) => new.run(),
            Verb::Check(check) => check.run(),
            Verb::Show(show) => show.run(),
        }
    }
}

impl New {
    fn run(&self) -> Result<u8, SystemError> {
        let name = &self.name;
        let is_usual = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        let starts = name.starts_with(|letter: char| letter.is_ascii_lowercase());
        if !starts || !name.chars().all(is_usual) || names::usable(name).is_err() {
            return Err(SystemError::Usage(
                "This cannot be the name of a theme. Use small letters, numbers and hyphens, with a letter first: `exampleshire`.".into(),
            ));
        }
        if bundled_names().contains(&name.as_str()) {
            return Err(SystemError::Usage(format!("`{name}` comes with the program. Choose another name, such as your council's.")));
        }
        let folder = self.place.project.join("themes").join(name);
        output::new_folder(&folder, &[("theme.yaml".to_owned(), starter(name).into_bytes())])?;
        let project = in_project(&self.place.project);
        super::print(&format!(
            "Made {}.\n\nNext:\n\
             1. Open {} in any editor and change some colours.\n\
             2. Run: ourplan theme check {name}{project}\n\
             3. Run: ourplan theme show {name}{project}\n\
             4. Write `theme: {name}` into ourplan.yaml, and build.\n",
            folder.display(),
            folder.join("theme.yaml").display()
        ))?;
        Ok(0)
    }
}

/// The option that names a project, where it is not the folder that we are in.
fn in_project(project: &Path) -> String {
    if project == Path::new(".") { String::new() } else { format!(" --project {}", project.display()) }
}

impl Check {
    fn run(&self) -> Result<u8, SystemError> {
        let checked = theme::check(&self.place.project, self.name.as_deref())?;
        tell(&checked, self.report, self.all)?;
        Ok(u8::from(checked.has_errors()))
    }
}

impl Show {
    fn run(&self) -> Result<u8, SystemError> {
        match theme::show(&self.place.project, &self.name)? {
            Err(checked) => {
                tell(&checked, Shown::Drawn, false)?;
                super::print("The page was not made. Mend the errors above first.\n")?;
                Ok(1)
            }
            Ok(page) => {
                let path = self.out.clone().unwrap_or_else(|| PathBuf::from(format!("theme-{}.html", self.name)));
                output::page(&path, MADE_HERE, &page)?;
                super::print(&format!("Made {}. Open it in a browser.\n", path.display()))?;
                Ok(0)
            }
        }
    }
}

fn tell(checked: &Checked, shown: Shown, all: bool) -> Result<(), SystemError> {
    let Checked { name, study, findings } = checked;
    let mut out = anstream::stdout();
    if shown == Shown::Json {
        return match report::theme_json(name, study, findings, &mut out) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(SystemError::Usage(format!("I could not print: {error}."))),
            _ => Ok(()),
        };
    }
    super::print(&report::theme(name, study, findings, all, super::width().unwrap_or(80)))?;
    if findings.is_empty() {
        return super::print("Nothing is wrong with this theme.\n");
    }
    let style = if shown == Shown::Plain { Report::Plain } else { Report::Drawn };
    let manner = Manner { style, colour: true, width: super::width(), all, show_allowed: false };
    super::tell(&mut out, &Told { findings, ..Told::default() }, &manner)
}
