//! The scripts of a booklet, which come with the program.

use super::compact;
use super::layers::bundled;
use std::sync::LazyLock;

/// What a page starts with, in this order …
const PAGE: [&str; 2] = ["assets/script.js", "assets/choices.js"];
/// … and what a page of a folder fetches when the reader first opens "How this looks".
const PANEL: [&str; 2] = ["assets/panel.js", "assets/read-aloud.js"];

/// What a booklet can do. It is the same in every booklet: a theme may not bring a script of its own.
pub struct Scripts {
    /// What each page of a folder starts with.
    pub page: String,
    /// The panel "How this looks" and what reads aloud, in a file beside the pages.
    pub panel: String,
    /// Both, for a single file.
    pub whole: String,
}

/// The scripts of the program.
pub static SCRIPT: LazyLock<Scripts> = LazyLock::new(|| {
    let [page, panel] = [PAGE.map(ours).concat(), PANEL.map(ours).concat()].map(|script| compact::script(&script));
    Scripts { whole: format!("{page}{panel}"), page, panel }
});

fn ours(path: &str) -> String {
    bundled("plain").and_then(|layer| layer.text(path).map(str::to_owned)).unwrap_or_default()
}
