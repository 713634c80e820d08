//! Where booklets may not go: into what they are made from.
//!
//! Booklets are handed over, cleared away and replaced. A folder that holds plans, pictures or themes is for none of that.

use super::find::{PLANS, SETTINGS};
use super::{Workspace, closed, real};
use std::path::Path;

impl Workspace {
    /// Why the booklets of this project cannot go to a folder, or `None` if they can.
    #[must_use]
    pub fn refuses(&self, out: &Path) -> Option<String> {
        let (place, root) = (real(out), real(&self.root));
        let in_sources = |folder: &Path| {
            let is_named = |names: &[&str]| folder.file_name().is_some_and(|name| names.iter().any(|known| name == *known));
            let is_in_a_project = || folder.parent().is_some_and(|above| above == root || closed::has_sources(above));
            is_named(&[".ourplan"]) || (is_named(&[SETTINGS, PLANS, "pictures", "themes"]) && is_in_a_project())
        };
        // All plans of a whole project lie in its own folder of plans.
        let holds_plans = || !self.whole && self.plans.iter().any(|plan| real(&plan.path).starts_with(&place));
        let why = if root.starts_with(&place) || holds_plans() {
            "the plans are in it"
        } else if closed::has_sources(&place) {
            "it is a project folder"
        } else if place.ancestors().any(in_sources) {
            "that folder is for plans, pictures or themes, or for what ourplan keeps for itself"
        } else {
            return None;
        };
        Some(format!(
            "Booklets cannot go into {}: {why}. Choose another folder with --out, or leave out --out to use {}.",
            out.display(),
            self.root.join("booklets").display()
        ))
    }
}
