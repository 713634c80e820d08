//! The tokens that a theme may set: what each is for, and what its value may be. This list is part of the stable surface.
//!
//! `theme new`, the reference page and the checks are all made from it.

/// One token.
pub struct KnownToken {
    /// The name: `me-bright`.
    pub name: String,
    /// What may be written.
    pub sort: Sort,
    /// Where it is used, in a few words.
    pub about: String,
}

/// Some tokens that belong together.
pub struct TokenGroup {
    /// A heading: "Room".
    pub title: &'static str,
    /// What a designer should know first.
    pub about: &'static str,
    /// The tokens.
    pub tokens: Vec<KnownToken>,
}

/// What a token's value may be.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Sort {
    /// `#rgb` or `#rrggbb`, once for each ground that a page can stand on.
    Colour,
    /// A size of text, which follows the reader's own: the least, in `rem`, `em` or per cent.
    TextSize(f64, &'static str),
    /// A length of CSS; the least in `rem`, where less would shut readers out.
    Length(Option<f64>),
    /// A number, and the least.
    Number(f64),
    /// Names of fonts with commas between.
    Fonts,
}

/// The parts of life, each with its own colours, and the pages that have them.
pub const AREAS: [(&str, &str); 8] = [
    ("start", "the cover and what frames the plan"),
    ("me", "about me, what I said, my turn"),
    ("people", "my people, seeing people"),
    ("home", "my home, moving"),
    ("help", "health, school, feelings, every day"),
    ("goals", "goals, better or not, who does what"),
    ("together", "what we agreed, reviews, plan B"),
    ("rights", "rights, help, hard words"),
];

/// The three grounds that a part of life has, with the styles that use them.
pub const AREA_GROUNDS: [(&str, &str); 3] = [
    ("bright", "flat and warm, the ground in the styles easier and child"),
    ("bold", "deep, the ground in the style teen"),
    ("pale", "quiet, the ground in the styles family and worker"),
];

/// The token of a name.
pub fn named(name: &str) -> Option<KnownToken> {
    groups().into_iter().flat_map(|group| group.tokens).find(|token| token.name == name)
}

/// All tokens, in the order in which a designer meets them.
pub fn groups() -> Vec<TokenGroup> {
    let mut areas = Vec::new();
    for (area, pages) in AREAS {
        areas.extend(AREA_GROUNDS.map(|(ground, about)| known(&format!("{area}-{ground}"), Sort::Colour, &format!("{pages}: {about}"))));
        areas.push(known(&format!("{area}-deep"), Sort::Colour, &format!("{pages}: links, lines and drawings on paper, in every style")));
    }
    vec![
        TokenGroup {
            title: "The page",
            about: "The ground of every page and what is written on it.",
            tokens: of(
                Sort::Colour,
                &[
                    ("paper", "the ground of every page"),
                    ("ink", "all text on paper"),
                    ("quiet", "days, names and notes beside the text"),
                    ("line", "thin rules and the lines to write on"),
                    ("rule", "the ruled lines of a letter"),
                    ("sheet", "a letter's sheet, and the foot of the page"),
                ],
            ),
        },
        TokenGroup {
            title: "A colour for each part of life",
            about: "Each part of life has its colour four times. Keep the parts apart: readers find \"the green page\" by it.",
            tokens: areas,
        },
        TokenGroup {
            title: "Text on those colours",
            about: "What is written on each of the three grounds, whatever the part of life.",
            tokens: of(
                Sort::Colour,
                &[
                    ("on-bright", "text on every ground that ends in -bright"),
                    ("on-bold", "text on every ground that ends in -bold"),
                    ("on-pale", "text on every ground that ends in -pale"),
                    ("spot", "the black shapes in drawings: hair, a doorway, a sleeve"),
                ],
            ),
        },
        TokenGroup {
            title: "Type",
            about: "A booklet uses the fonts of the reader's device. Three more lie beside a booklet's pages for readers who choose them.",
            tokens: of_type(),
        },
        TokenGroup { title: "Room", about: "Widths, distances and corners.", tokens: of_room() },
    ]
}

fn of_type() -> Vec<KnownToken> {
    let percent = |least: f64| Sort::TextSize(least, "%");
    let rem = |least: f64| Sort::TextSize(least, "rem");
    vec![
        known("font", Sort::Fonts, "the fonts of teen, family and worker, the first that the device has"),
        known("font-round", Sort::Fonts, "the fonts of easier and child"),
        known("size-easier", percent(118.75), "size of text in the style easier; 100% is 16 px"),
        known("size-child", percent(118.75), "size of text in the style child"),
        known("size-teen", percent(100.0), "size of text in the style teen"),
        known("size-family", percent(100.0), "size of text in the style family"),
        known("size-worker", percent(100.0), "size of text in the style worker"),
        known("small", rem(0.85), "size of days, names and contents"),
        known("large", rem(1.0), "size of answers"),
        known("speech", rem(1.0), "size of what people said"),
        known("leading", Sort::Number(1.5), "height of a line of text, as a number"),
    ]
}

fn of_room() -> Vec<KnownToken> {
    vec![
        known("measure", Sort::Length(Some(20.0)), "width of the column"),
        known("space", Sort::Length(Some(0.5)), "between one idea and the next; other distances are parts of it"),
        known("target", Sort::Length(Some(2.75)), "the least height of anything to tap; 2.75rem is 44 px"),
        known("radius", Sort::Length(None), "corners of doors and speech in easier and child"),
        known("stroke", Sort::Length(None), "the weight of drawn rules"),
        known("underline", Sort::Length(None), "the weight of the line under a link"),
    ]
}

fn of(sort: Sort, tokens: &[(&str, &str)]) -> Vec<KnownToken> {
    tokens.iter().map(|(name, about)| known(name, sort, about)).collect()
}

fn known(name: &str, sort: Sort, about: &str) -> KnownToken {
    KnownToken { name: name.to_owned(), sort, about: about.to_owned() }
}

impl Sort {
    /// What may be written, in a few words.
    pub fn in_words(self) -> String {
        match self {
            Sort::Colour => "a colour, `#rgb` or `#rrggbb`".to_owned(),
            Sort::TextSize(least, unit) => format!("a size in `%`, `rem` or `em`, at least `{least}{unit}`"),
            Sort::Length(None) => "a length, such as `0.9rem`".to_owned(),
            Sort::Length(Some(least)) => format!("a length, at least `{least}rem`"),
            Sort::Number(least) => format!("a number, at least `{least}`"),
            Sort::Fonts => "names of fonts".to_owned(),
        }
    }
}
