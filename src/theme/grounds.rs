//! The grounds that a page can stand on: light, dark, cream, and two with more contrast.

/// A ground: what the device asks for, or what the reader chose.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Ground {
    /// A light page.
    Light,
    /// A dark page.
    Dark,
    /// A cream page, which only a reader chooses.
    Cream,
    /// A light page with more contrast.
    More,
    /// A dark page with more contrast.
    MoreDark,
}

/// All grounds; a token's values stand in this order.
pub const GROUNDS: [Ground; 5] = [Ground::Light, Ground::Dark, Ground::Cream, Ground::More, Ground::MoreDark];

impl Ground {
    /// Whether the ground is dark.
    #[must_use]
    pub fn is_dark(self) -> bool {
        matches!(self, Ground::Dark | Ground::MoreDark)
    }

    /// What is here where a token has no value of its own for this ground.
    #[must_use]
    pub fn instead(self) -> Ground {
        if self == Ground::MoreDark { Ground::Dark } else { Ground::Light }
    }

    /// The key in `theme.yaml`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Ground::Light => "light",
            Ground::Dark => "dark",
            Ground::Cream => "cream",
            Ground::More => "more",
            Ground::MoreDark => "more_dark",
        }
    }

    /// In a sentence: "On a … page".
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Ground::Light => "a light page",
            Ground::Dark => "a dark page",
            Ground::Cream => "a cream page",
            Ground::More => "a light page with more contrast",
            Ground::MoreDark => "a dark page with more contrast",
        }
    }

    /// The custom property that is on where a page stands on this ground. No token can have such a name, since theirs are
    /// in small letters.
    pub(super) fn switch(self) -> &'static str {
        match self {
            Ground::Light => "L",
            Ground::Dark => "D",
            Ground::Cream => "C",
            Ground::More => "M",
            Ground::MoreDark => "N",
        }
    }
}
