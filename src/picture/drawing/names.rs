//! Names inside a drawing, made into numbers: a layer may be called "Mum's new house".

use std::collections::BTreeMap;

/// The new names, in the order in which the old ones appear.
#[derive(Default)]
pub(super) struct Names {
    ids: BTreeMap<String, String>,
    classes: BTreeMap<String, String>,
    results: BTreeMap<String, String>,
}

impl Names {
    /// The new name of an `id`.
    pub(super) fn id(&mut self, old: &str) -> String {
        numbered(&mut self.ids, "i", old)
    }

    /// The new name of a `class`.
    pub(super) fn class(&mut self, old: &str) -> String {
        numbered(&mut self.classes, "c", old)
    }

    /// The new name of a filter's result; the words that a filter knows by itself stay.
    pub(super) fn result(&mut self, old: &str) -> String {
        const KNOWN: [&str; 6] = ["SourceGraphic", "SourceAlpha", "BackgroundImage", "BackgroundAlpha", "FillPaint", "StrokePaint"];
        if KNOWN.contains(&old) { old.to_owned() } else { numbered(&mut self.results, "r", old) }
    }
}

fn numbered(names: &mut BTreeMap<String, String>, letter: &str, old: &str) -> String {
    let number = names.len() + 1;
    names.entry(old.to_owned()).or_insert_with(|| format!("{letter}{number}")).clone()
}
