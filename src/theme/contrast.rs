//! The contrast of every pair of tokens on every ground, and what a council should write where it is too low.

use super::colour::{Colour, STEPS};
use super::report::{TokenValue, Tokens};
use super::tokens::{AREA_GROUNDS, AREAS};
use crate::diagnostics::Diagnostic;
use std::collections::BTreeSet;

/// The contrast of two colours as WCAG 2.2 defines it: 1 for the same, 21 for black on white.
pub fn ratio(one: Colour, other: Colour) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Whether a colour has enough contrast with each of some others.
pub fn passes(colour: Colour, against: &[(Colour, f64)]) -> bool {
    against.iter().all(|(other, needed)| ratio(colour, *other) >= *needed)
}

/// The same hue, moved in lightness by as few steps as it takes to pass; where a lighter and a darker one are as near, the
/// darker. `None` if neither black nor white would pass.
pub fn nearest(colour: Colour, against: &[(Colour, f64)]) -> Option<Colour> {
    let both_ways = (0..=STEPS).flat_map(|steps| [-steps, steps]);
    both_ways.filter_map(|steps| colour.moved(steps)).find(|moved| passes(*moved, against))
}

/// A ratio as people read it. It is cut and not rounded: 6.999 is 6.99, since 7 would pass.
pub fn shown(ratio: f64) -> String {
    format!("{:.2}", (ratio * 100.0).floor() / 100.0)
}

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

/// Two tokens that meet.
pub struct TokenPair {
    /// The token of the text, line or drawing.
    pub front: String,
    /// The token of what lies behind it.
    pub ground: String,
    /// What it is.
    pub needs: Needs,
    /// Whether they meet on dark pages only.
    pub dark_only: bool,
}

impl TokenPair {
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
pub fn pairs() -> Vec<TokenPair> {
    let mut pairs = Vec::new();
    let mut meet = |front: &str, ground: &str, needs: Needs, dark_only: bool| {
        pairs.push(TokenPair { front: front.to_owned(), ground: ground.to_owned(), needs, dark_only });
    };
    for ground in ["paper", "sheet"] {
        meet("ink", ground, Needs::Text, false);
        meet("quiet", ground, Needs::Text, false);
        meet("line", ground, Needs::Line, false);
    }
    for (area, _) in AREAS {
        for (ground, _) in AREA_GROUNDS {
            meet(&format!("on-{ground}"), &format!("{area}-{ground}"), Needs::Text, false);
        }
        // Links and drawings on paper, on a letter, in the foot, and in what somebody else said.
        for ground in ["paper", "sheet", &format!("{area}-pale")] {
            meet(&format!("{area}-deep"), ground, Needs::Text, false);
        }
    }
    // The name on the cover.
    for (ground, _) in AREA_GROUNDS {
        meet("start-deep", &format!("start-{ground}"), Needs::LargeText, true);
    }
    pairs
}

/// The contrast of one pair.
pub struct Measured {
    /// The token of the text, line or drawing.
    pub front: String,
    /// The token of what lies behind it.
    pub ground: String,
    /// What it is.
    pub needs: Needs,
    /// On each ground, in the order of `GROUNDS`; `None` if they do not meet there, or where a colour cannot be read.
    pub ratios: [Option<f64>; 5],
    /// Whether one of the two colours is the project's own.
    pub own: bool,
}

impl Measured {
    /// Whether the contrast is enough wherever they meet.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.ratios.into_iter().flatten().all(|ratio| ratio >= self.needs.ratio())
    }
}

/// Measures every pair.
pub(super) fn measure(tokens: &Tokens) -> Vec<Measured> {
    let measured = |pair: TokenPair| {
        let at = |ground| Some(ratio(colour(tokens, &pair.front, ground)?, colour(tokens, &pair.ground, ground)?));
        let ratios = GROUNDS.map(|ground| at(ground).filter(|_| pair.meets_on(ground)));
        let is_own = |name: &String| tokens.0.get(name).is_some_and(|token| GROUNDS.iter().any(|ground| !token.value(*ground).bundled));
        let own = is_own(&pair.front) || is_own(&pair.ground);
        Measured { ratios, own, front: pair.front, ground: pair.ground, needs: pair.needs }
    };
    pairs().into_iter().map(measured).collect()
}

/// What is too low where the project chose a colour.
pub(super) fn findings(tokens: &Tokens) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut said = BTreeSet::new();
    for pair in pairs() {
        for page in GROUNDS.into_iter().filter(|page| pair.meets_on(*page)) {
            let Some((front, ground)) = both(tokens, &pair, page) else { continue };
            let found = ratio(front.1, ground.1);
            // Where two pages share both values, one finding is enough.
            let places = (front.0.span, ground.0.span, front.0.file.name(), ground.0.file.name());
            if found >= pair.needs.ratio() || (front.0.bundled && ground.0.bundled) || !said.insert(places) {
                continue;
            }
            findings.push(finding(tokens, &pair, page, (front, ground)));
        }
    }
    findings
}

type ChosenColour<'a> = (&'a TokenValue, Colour);

fn finding(tokens: &Tokens, pair: &TokenPair, page: Ground, (front, ground): (ChosenColour<'_>, ChosenColour<'_>)) -> Diagnostic {
    let (found, needed) = (ratio(front.1, ground.1), pair.needs.ratio());
    let message = format!(
        "On {}, `{}` on `{}` has a contrast of {} to 1. {} needs {needed} to 1.",
        page.in_words(),
        pair.front,
        pair.ground,
        shown(found),
        match pair.needs {
            Needs::Text => "Text",
            Needs::LargeText => "Large text",
            Needs::Line => "A line that means something",
        },
    );
    // The council's own colour is the one to change; where both are, the ground is the council's and the text gives way.
    let front_first = !front.0.bundled;
    let advice = |name: &str, own: Colour, other: Colour| better(tokens, name, own, other, needed, page);
    let change_front = || advice(&pair.front, front.1, ground.1).map(|colour| (&pair.front, colour));
    let change_ground = || advice(&pair.ground, ground.1, front.1).map(|colour| (&pair.ground, colour));
    let change = if front_first { change_front().or_else(change_ground) } else { change_ground().or_else(change_front) };
    let help = match change {
        Some((name, colour)) => {
            let colour = colour.written();
            let how = match page {
                Ground::Light => format!("{name}: \"{colour}\""),
                page => format!("{name}: {{light: …, {}: \"{colour}\"}}", page.key()),
            };
            format!("The nearest colour of the same hue that passes is `{colour}`. Write `{how}`.")
        }
        None => format!(
            "No colour passes here while the other stays. Make one of `{}` and `{}` much darker or lighter.",
            pair.front, pair.ground
        ),
    };
    let at = if front_first { front.0 } else { ground.0 };
    let diagnostic = if found < pair.needs.unreadable() {
        Diagnostic::error("theme-contrast", &at.file, at.span, message)
    } else {
        Diagnostic::warning("theme-contrast", &at.file, at.span, message)
    };
    diagnostic.help(help)
}

/// The nearest colour that passes in every pair of the token; where there is none, in this pair alone.
fn better(tokens: &Tokens, name: &str, own: Colour, other: Colour, needed: f64, page: Ground) -> Option<Colour> {
    let mut against = vec![(other, needed)];
    for pair in pairs().into_iter().filter(|pair| pair.meets_on(page)) {
        let neighbour = match (pair.front == name, pair.ground == name) {
            (true, _) => &pair.ground,
            (_, true) => &pair.front,
            _ => continue,
        };
        against.extend(colour(tokens, neighbour, page).map(|colour| (colour, pair.needs.ratio())));
    }
    nearest(own, &against).or_else(|| nearest(own, &against[..1]))
}

fn both<'a>(tokens: &'a Tokens, pair: &TokenPair, page: Ground) -> Option<(ChosenColour<'a>, ChosenColour<'a>)> {
    let chosen = |name: &str| {
        let value = tokens.0.get(name)?.value(page);
        Some((value, Colour::read(&value.text)?))
    };
    Some((chosen(&pair.front)?, chosen(&pair.ground)?))
}

fn colour(tokens: &Tokens, name: &str, page: Ground) -> Option<Colour> {
    Colour::read(&tokens.0.get(name)?.value(page).text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn colour(text: &str) -> Colour {
        Colour::read(text).expect("a colour")
    }

    #[test]
    fn ratios_are_those_that_others_measure() {
        for (one, other, known) in [
            ("#000", "#fff", "21.00"),
            ("#777", "#fff", "4.47"),
            ("#767676", "#fff", "4.54"),
            ("#f00", "#fff", "3.99"),
            ("#00f", "#000", "2.44"),
        ] {
            assert_eq!(shown(ratio(colour(one), colour(other))), known, "{one} on {other}");
            assert_eq!(shown(ratio(colour(other), colour(one))), known, "{other} on {one}");
        }
    }

    #[test]
    fn a_colour_that_passes_stays_and_one_that_cannot_pass_has_no_answer() {
        assert_eq!(nearest(colour("#123456"), &[(colour("#fff"), 7.0)]), Some(colour("#123456")));
        assert_eq!(nearest(colour("#000021"), &[(colour("#8a92c6"), 7.0)]), Some(colour("#000")), "where only black passes");
        assert_eq!(nearest(colour("#ff0000"), &[(colour("#808080"), 7.0)]), None);
        assert_eq!(nearest(colour("#ff0000"), &[(colour("#fff"), 7.0), (colour("#000"), 7.0)]), None);
    }

    proptest! {
        /// It passes, and nothing that is nearer by a step or more passes.
        #[test]
        fn the_nearest_colour_passes_and_one_step_less_does_not(own: [u8; 3], other: [u8; 3], needed in prop::sample::select(vec![3.0, 4.5, 7.0])) {
            let (own, against) = (Colour(own), [(Colour(other), needed)]);
            let found = nearest(own, &against);
            let ends = [Colour([0; 3]), Colour([255; 3])].iter().any(|end| ratio(*end, Colour(other)) >= needed);
            prop_assert_eq!(found.is_some(), ends, "there is an answer where black or white is one");
            if let Some(found) = found {
                prop_assert!(ratio(found, Colour(other)) >= needed);
                let is_it = |steps: &i32| [own.moved(*steps), own.moved(-steps)].contains(&Some(found));
                let steps = (0..=STEPS).find(is_it).expect("it is the same hue, moved");
                for nearer in 1 - steps..steps {
                    let moved = own.moved(nearer);
                    prop_assert!(moved.is_none_or(|moved| ratio(moved, Colour(other)) < needed), "{nearer} of {steps} steps pass");
                }
            }
        }
    }
}
