//! Hard words with their meaning, from `words.yaml`.

use serde::Deserialize;

/// A hard word, explained in a few simple words.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
pub struct Explained {
    /// The word.
    pub term: String,
    /// Other forms in which it stands in a text.
    #[serde(default)]
    pub forms: Vec<String>,
    /// What it means, in easier words.
    easier: String,
    /// What it means, for a child.
    child: String,
    /// What it means, for an adult.
    family: String,
}

impl Explained {
    /// What the word means, in a style.
    pub fn meaning(&self, style: &str) -> &str {
        match style {
            "easier" => &self.easier,
            "child" | "teen" => &self.child,
            _ => &self.family,
        }
    }

    /// What of it is printed.
    pub(super) fn texts(&self) -> [String; 4] {
        [self.term.clone(), self.easier.clone(), self.child.clone(), self.family.clone()]
    }
}

/// Reads `words.yaml`.
pub(super) fn read(source: &str) -> Result<Vec<Explained>, String> {
    super::lists::read("words.yaml", source)
}
