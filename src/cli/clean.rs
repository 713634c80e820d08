//! `ourplan clean`: removes what the program keeps for itself, and with `--all` the booklets too.

use crate::output::Cleaned;
use crate::pipeline;
use crate::system_error::SystemError;
use clap::Args;
use std::path::PathBuf;

/// The arguments of `clean`.
#[derive(Args)]
pub(super) struct Clean {
    /// The project folder. Left out: the folder you are in.
    #[arg(value_name = "PATH", default_value = ".", hide_default_value = true)]
    project: PathBuf,
    /// The folder that the booklets are in. Left out: `booklets` in the project.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Remove the booklets and their list as well. Plans, and files that ourplan did not make, stay.
    #[arg(long)]
    all: bool,
}

impl Clean {
    pub(super) fn run(&self) -> Result<u8, SystemError> {
        let cleaned = pipeline::clean(&self.project, self.out.as_deref(), self.all)?;
        super::say(&said(&cleaned))?;
        super::say_faults(&cleaned.refused);
        Ok(if cleaned.refused.is_empty() { 0 } else { 2 })
    }
}

/// What was removed and what stays, in words.
fn said(cleaned: &Cleaned) -> String {
    let list = |names: &std::collections::BTreeSet<String>| names.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let mut words = String::new();
    if !cleaned.held_back.is_empty() {
        let copies = super::count(cleaned.held_back.len(), "older copy that was held back", "older copies that were held back");
        words.push_str(&format!("Removed {copies}: {}.\n", list(&cleaned.held_back)));
    }
    if cleaned.left_behind {
        words.push_str("Removed what a stopped build had left behind.\n");
    }
    if !cleaned.booklets.is_empty() {
        let booklets = super::count(cleaned.booklets.len(), "booklet", "booklets");
        words.push_str(&format!("Removed {booklets}: {}.\n", list(&cleaned.booklets)));
    }
    if cleaned.index {
        words.push_str("Removed the page that lists the booklets.\n");
    }
    if cleaned.list {
        words.push_str("Removed the list of files that ourplan had made.\n");
    }
    if words.is_empty() {
        words.push_str("There was nothing to remove.\n");
    }
    if cleaned.list_stays && cleaned.others.is_empty() {
        words.push_str(
            "The list of files that ourplan made stays, because some of them are still there. It holds no text of a plan.\n\
             `ourplan clean --all` removes those files and the list.\n",
        );
    }
    if !cleaned.others.is_empty() {
        words.push_str(&format!(
            "Left as they are, since another project made them: {}. To remove them, name that project's folder.\n",
            list(&cleaned.others)
        ));
    }
    for out in &cleaned.still {
        let out = out.display();
        words.push_str(&format!(
            "Booklets still lie in {out}. `ourplan clean --all --out {out}` removes those that are in my list. Look at the others, and delete \
             them yourself if you do not need them.\n"
        ));
    }
    for path in &cleaned.not_ours {
        words.push_str(&format!(
            "{} stays, because it may be yours. Look at it, and delete it yourself if you do not need it.\n",
            path.display()
        ));
    }
    words
}
