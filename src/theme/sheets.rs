//! The style sheets of a theme: one for a screen, one for paper. A third is for the panel "How this looks", which few open.

use super::comments;
use super::layers::{self, Layer, OfEach};
use super::{print, sections};
use std::collections::BTreeSet;

/// What belongs to the program and not to a theme: how the reader's choices look, after all that a theme says …
const CHOICES: &str = "plain/assets/choices.css";
/// … and the panel where the reader chooses.
const PANEL: &str = "plain/assets/panel.css";

/// The style sheets of a theme.
#[derive(Clone, Default)]
pub struct Sheets {
    /// Tokens, and what a screen needs.
    pub screen: String,
    /// The panel, once it is open.
    pub panel: String,
    /// What only paper does.
    pub paper: String,
}

/// The names of their files in a folder of pages.
pub(super) const NAMES: [&str; 3] = ["style.css", "look.css", "print.css"];

impl Sheets {
    /// The files of a folder: names and texts, in the order in which a page links them.
    pub fn files(&self) -> [(&'static str, &str); 3] {
        let [screen, panel, paper] = NAMES;
        [(screen, &self.screen), (panel, &self.panel), (paper, &self.paper)]
    }

    /// All of them, for a single file.
    pub fn whole(&self) -> String {
        self.files().map(|(_, text)| text).concat()
    }

    /// Whether a text is all of them, to the byte.
    pub(super) fn are(&self, text: &str) -> bool {
        self.files().iter().try_fold(text, |rest, (_, sheet)| rest.strip_prefix(sheet)) == Some("")
    }
}

/// Puts the sheets together, the deepest layer's rules first. `replaced` are the sections that each layer replaces in those below it.
pub(super) fn assemble(properties: &str, layers: &[Layer], replaced: &[BTreeSet<String>]) -> Sheets {
    let rules = rules_once(layers, replaced);
    Sheets { screen: format!("{properties}{}", rules.screen), ..rules }
}

/// The rules without the tokens; those of the program's own themes are put together once.
fn rules_once(layers: &[Layer], replaced: &[BTreeSet<String>]) -> Sheets {
    static MADE: OfEach<Sheets> = OfEach::new();
    let has_none = |(layer, replaced): &(&Layer, &BTreeSet<String>)| layer.text("assets/style.css").is_none() && replaced.is_empty();
    let own = layers.iter().zip(replaced).take_while(|pair| !pair.0.bundled && has_none(pair)).count();
    let (ours, replaced) = (&layers[own..], &replaced[own..]);
    // Below a theme of the program is `plain`, or nothing.
    match ours.first().and_then(|first| MADE.of(first)) {
        Some(made) => made.get_or_init(|| rules(ours, replaced)).clone(),
        None => rules(layers, replaced),
    }
}

fn rules(layers: &[Layer], replaced: &[BTreeSet<String>]) -> Sheets {
    let mut rules = String::new();
    for (at, layer) in layers.iter().enumerate().rev() {
        let Some(text) = layer.text("assets/style.css") else { continue };
        let left_out = replaced.iter().take(at).flatten().map(String::as_str).collect();
        rules += &comments::styles(&sections::without(text, &left_out));
    }
    rules += &comments::styles(layers::text(CHOICES));
    let (screen, paper) = print::apart(&rules);
    Sheets { screen, panel: comments::styles(layers::text(PANEL)), paper }
}
