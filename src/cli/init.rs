//! `ourplan init`: a project folder that builds at once. It never writes over something.

use super::schema::{self, Which};
use crate::output;
use crate::system_error::SystemError;
use crate::workspace;
use clap::Args;
use include_dir::{Dir, include_dir};
use jiff::ToSpan;
use jiff::civil::Date;
use std::path::PathBuf;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

/// The arguments of `init`.
#[derive(Args)]
pub(super) struct Init {
    /// The folder to make. It must not be there yet, or be empty.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Init {
    pub(super) fn run(&self) -> Result<u8, SystemError> {
        let files = files(workspace::today());
        output::new_folder(&self.folder, &files)?;
        let shown = self.folder.display();
        super::say(&format!(
            "Made {shown} with {} files.\n\n\
             Next:\n\
             1. Open {} in any editor and change the words.\n\
             2. Run: ourplan build {shown}\n\
             3. Open {} in a browser.\n",
            files.len(),
            self.folder.join("plans").join("my-first-care-plan.yaml").display(),
            self.folder.join("booklets").join("index.html").display(),
        ))?;
        Ok(0)
    }
}

/// The files of a new project, with their days counted from a day.
fn files(today: Date) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![
        ("plan.schema.json".to_owned(), schema::text(Which::Plan).into_bytes()),
        ("project.schema.json".to_owned(), schema::text(Which::Project).into_bytes()),
    ];
    let mut open = vec![&STARTER];
    while let Some(folder) = open.pop() {
        open.extend(folder.dirs());
        for file in folder.files() {
            let name = file.path().to_string_lossy().replace('\\', "/");
            let bytes = match file.contents_utf8().filter(|_| name.ends_with(".yaml")) {
                Some(text) => with_days(text, today).into_bytes(),
                None => file.contents().to_vec(),
            };
            files.push((name, bytes));
        }
    }
    files.sort();
    files
}

/// `{{today}}`, `{{in 3 months}}` and `{{2 weeks ago}}` as days.
fn with_days(text: &str, today: Date) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        written.push_str(before);
        let Some((token, after)) = after.split_once("}}") else { break };
        written.push_str(&day_of(token.trim(), today).to_string());
        rest = after;
    }
    written.push_str(rest);
    written
}

fn day_of(token: &str, today: Date) -> Date {
    let words: Vec<&str> = token.split_whitespace().collect();
    let (number, unit, sign) = match words.as_slice() {
        ["in", number, unit] => (*number, *unit, 1),
        [number, unit, "ago"] => (*number, *unit, -1),
        _ => return today,
    };
    let number = sign * number.parse::<i64>().unwrap_or_default();
    let span = match unit.trim_end_matches('s') {
        "day" => number.days(),
        "week" => number.weeks(),
        _ => number.months(),
    };
    today.saturating_add(span)
}
