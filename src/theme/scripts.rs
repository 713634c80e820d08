//! The scripts of a booklet, which come with the program.

use super::comments;
use super::layers::text;
use std::sync::LazyLock;

/// What a page starts with, in this order …
const PAGE: [&str; 2] = ["plain/assets/script.js", "plain/assets/choices.js"];
/// … and what a page of a folder fetches when the reader first opens "How this looks".
const PANEL: [&str; 2] = ["plain/assets/panel.js", "plain/assets/read-aloud.js"];

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
    let [page, panel] = [PAGE.map(text).concat(), PANEL.map(text).concat()].map(|script| comments::script(&script));
    Scripts { whole: format!("{page}{panel}"), page, panel }
});
