//! Which tokens meet: text on its ground, lines and drawings on theirs, and how much contrast each pair needs.
//!
//! The list follows `themes/plain/assets/style.css`. A rule there that puts a token onto another one belongs here.

use super::grounds::Ground;
use super::tokens::{AREAS, GROUNDS};

/// Two tokens that meet.
pub struct Pair {
    /// The token of the text, line or drawing.
    pub front: String,
    /// The token of what lies behind it.
    pub ground: String,
    /// What it is.
    pub needs: Needs,
    /// Whether they meet on dark pages only.
    pub dark_only: bool,
}

impl Pair {
    /// Whether they meet on such a page.
    #[must_use]
    pub fn meets_on(&self, page: Ground) -> bool {
        page.is_dark() || !self.dark_only
    }
}

/// What meets, and so how much contrast it needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Needs {
    /// Text of any size: 7 to 1, as WCAG 2.2 asks at AAA.
    Text,
    /// Text of 24 px or more: 4.5 to 1.
    LargeText,
    /// Lines to write on and the edges of what can be used: 3 to 1.
    Line,
}

impl Needs {
    /// The contrast that it needs.
    pub fn ratio(self) -> f64 {
        match self {
            Needs::Text => 7.0,
            Needs::LargeText => 4.5,
            Needs::Line => 3.0,
        }
    }

    /// Below this, some readers cannot read it at all.
    pub fn unreadable(self) -> f64 {
        match self {
            Needs::Text => 4.5,
            Needs::LargeText => 3.0,
            Needs::Line => 0.0,
        }
    }

    /// What it is, in a word or two.
    pub fn word(self) -> &'static str {
        match self {
            Needs::Text => "text",
            Needs::LargeText => "large text",
            Needs::Line => "line",
        }
    }
}

/// All pairs, in the order of the tokens.
pub fn pairs() -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut meet = |front: &str, ground: &str, needs: Needs, dark_only: bool| {
        pairs.push(Pair { front: front.to_owned(), ground: ground.to_owned(), needs, dark_only });
    };
    for ground in ["paper", "sheet"] {
        meet("ink", ground, Needs::Text, false);
        meet("quiet", ground, Needs::Text, false);
        meet("line", ground, Needs::Line, false);
    }
    for (area, _) in AREAS {
        for (ground, _) in GROUNDS {
            meet(&format!("on-{ground}"), &format!("{area}-{ground}"), Needs::Text, false);
        }
        // Links and drawings on paper, on a letter, in the foot, and in what somebody else said.
        for ground in ["paper", "sheet", &format!("{area}-pale")] {
            meet(&format!("{area}-deep"), ground, Needs::Text, false);
        }
    }
    // The name on the cover.
    for (ground, _) in GROUNDS {
        meet("start-deep", &format!("start-{ground}"), Needs::LargeText, true);
    }
    pairs
}
