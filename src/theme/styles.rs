//! The rules of all layers, the deepest layer's first, and the scripts, which come with the program.

use super::compact;
use super::layers::{Layer, bundled};
use super::sections;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What belongs to the program and not to a theme: how the reader's choices look, after all that a theme says …
const CHOICES: &str = "assets/choices.css";
/// … what a booklet can do, in this order …
const SCRIPTS: [&str; 3] = ["assets/script.js", "assets/listen.js", "assets/choices.js"];
/// … and what a page of a folder fetches when the reader first asks for it.
const ALOUD: &str = "assets/read-aloud.js";

/// What a booklet can do. It is the same in every booklet: a theme may not bring a script of its own.
pub struct Scripts {
    /// What each page of a folder starts with.
    pub page: String,
    /// What reads aloud, in a file beside the pages.
    pub aloud: String,
    /// Both, for a single file.
    pub whole: String,
}

/// The scripts of the program.
pub static SCRIPT: LazyLock<Scripts> = LazyLock::new(|| {
    let page = compact::script(&SCRIPTS.map(ours).concat());
    let aloud = compact::script(&ours(ALOUD));
    Scripts { whole: format!("{page}{aloud}"), page, aloud }
});

/// The style sheet without its tokens. `replaced` are the sections that each layer replaces in those below it.
pub(super) fn assemble(layers: &[Layer], replaced: &[BTreeSet<String>]) -> String {
    let mut rules = String::new();
    for (at, layer) in layers.iter().enumerate().rev() {
        let Some(text) = layer.text("assets/style.css") else { continue };
        let left_out = replaced.iter().take(at).flatten().cloned().collect();
        rules.push_str(&sections::without(text, &left_out));
        rules.push('\n');
    }
    rules.push_str(&ours(CHOICES));
    compact::styles(&rules)
}

fn ours(path: &str) -> String {
    bundled("plain").and_then(|layer| layer.text(path).map(str::to_owned)).unwrap_or_default()
}
