//! The contrast of every pair of tokens on every ground, and what a council should write where it is too low.

use super::colour::Colour;
use super::contrast::{nearest, ratio, shown};
use super::grounds::{GROUNDS, Ground};
use super::pairs::{Needs, Pair, pairs};
use super::resolve::{Tokens, Value};
use crate::diagnostics::Diagnostic;
use std::collections::BTreeSet;

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
    let measured = |pair: Pair| {
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

type Chosen<'a> = (&'a Value, Colour);

fn finding(tokens: &Tokens, pair: &Pair, page: Ground, (front, ground): (Chosen<'_>, Chosen<'_>)) -> Diagnostic {
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

fn both<'a>(tokens: &'a Tokens, pair: &Pair, page: Ground) -> Option<(Chosen<'a>, Chosen<'a>)> {
    let chosen = |name: &str| {
        let value = tokens.0.get(name)?.value(page);
        Some((value, Colour::read(&value.text)?))
    };
    Some((chosen(&pair.front)?, chosen(&pair.ground)?))
}

fn colour(tokens: &Tokens, name: &str, page: Ground) -> Option<Colour> {
    Colour::read(&tokens.0.get(name)?.value(page).text)
}
