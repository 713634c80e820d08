//! What a token's value may be: nothing that ends the rule it stands in or asks somebody, and of the sort that the token is.

use super::colour::Colour;
use super::tokens::Sort;

/// What is wrong with a value.
pub(super) enum ValueTrouble {
    /// It cannot stand in a style sheet, or is not of the token's sort.
    Refused(&'static str, String),
    /// It can stand there, and some readers are shut out.
    TooSmall(String),
}

/// What no value may hold: each ends the rule that it stands in, hides what follows, outranks the print rules or asks somebody.
const REFUSED: [&str; 10] = [";", "{", "}", "<", ">", "\\", "@", "!", "/*", "//"];
/// Functions that load or run.
const LOADS: [&str; 9] = ["url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "element", "paint", "expression"];
/// The longest value, in bytes.
const LONGEST: usize = 400;
/// Units of length, with their size in dots of a screen where that is always the same.
const UNITS: [(&str, Option<f64>); 16] = [
    ("rem", Some(16.0)),
    ("em", Some(16.0)),
    ("%", Some(0.16)),
    ("px", Some(1.0)),
    ("pt", Some(4.0 / 3.0)),
    ("pc", Some(16.0)),
    ("mm", Some(3.78)),
    ("cm", Some(37.8)),
    ("in", Some(96.0)),
    ("ch", None),
    ("ex", None),
    ("lh", None),
    ("vw", None),
    ("vh", None),
    ("vmin", None),
    ("vmax", None),
];

/// What is wrong with the value of a token; `None` if it can stand. A token that only this theme knows has no sort.
pub(super) fn trouble(sort: Option<Sort>, text: &str) -> Option<ValueTrouble> {
    if !stands_alone(text) {
        let help = "Write the value alone: no `;`, `{`, `}`, `<`, `>`, `\\`, `@`, `!`, `/*` or `//`, nothing that loads such as `url(`, and \
                    an end for every quotation mark and bracket.";
        return Some(ValueTrouble::Refused("This token cannot stand in a style sheet.", help.to_owned()));
    }
    match sort? {
        Sort::Colour => match Colour::read(text) {
            Some(_) => None,
            None => Some(ValueTrouble::Refused("This is not a colour whose contrast can be worked out.", how_to_write(text))),
        },
        Sort::TextSize(least, unit) => text_size(text, least, unit),
        Sort::Length(least) => length(text, least),
        Sort::Number(least) => match text.parse::<f64>() {
            Ok(number) if (least..=4.0).contains(&number) => None,
            Ok(number) if (0.5..least).contains(&number) => {
                Some(ValueTrouble::TooSmall(format!("Write `{least}` or more. Lines that stand close are hard to follow.")))
            }
            _ => Some(ValueTrouble::Refused("This is not a number that can stand here.", format!("Write a number from `{least}` to `4`."))),
        },
        Sort::Fonts => {
            let is_of_names = |letter: char| letter.is_alphanumeric() || " ,-_'\"".contains(letter);
            let help = "Write names with commas between, those with a space in quotation marks: `\"Segoe UI\", Arial, sans-serif`.";
            (!text.chars().all(is_of_names)).then(|| ValueTrouble::Refused("These are not names of fonts.", help.to_owned()))
        }
    }
}

/// Whether a value ends where it seems to end, and asks nobody.
fn stands_alone(text: &str) -> bool {
    let folded = text.to_lowercase();
    let calls = |name: &&str| {
        let call = format!("{name}(");
        folded.match_indices(&call).any(|(at, _)| !folded[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '-'))
    };
    text.len() <= LONGEST
        && !text.chars().any(char::is_control)
        && !REFUSED.iter().any(|sign| text.contains(sign))
        && !LOADS.iter().any(calls)
        && is_closed(text)
}

/// Whether every quotation mark and bracket has its end.
fn is_closed(text: &str) -> bool {
    let mut open = Vec::new();
    let mut quote = None;
    for letter in text.chars() {
        match (letter, quote) {
            (_, Some(mark)) if letter == mark => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) => quote = Some(letter),
            ('(', None) => open.push(')'),
            ('[', None) => open.push(']'),
            (')' | ']', None) if open.pop() != Some(letter) => return false,
            _ => {}
        }
    }
    open.is_empty() && quote.is_none()
}

fn text_size(text: &str, least: f64, unit: &'static str) -> Option<ValueTrouble> {
    let Some((number, written)) = measure(text).filter(|(_, written)| ["rem", "em", "%"].contains(written)) else {
        let help =
            format!("Write it in `%`, `rem` or `em`, such as `{least}{unit}`. Other units do not follow the size that a reader chose.");
        return Some(ValueTrouble::Refused("This is not a size of text that can stand here.", help));
    };
    let help = format!("Write `{least}{unit}` or more. Smaller text cannot be read by everybody.");
    (css_pixels(number, written)? < css_pixels(least, unit)? - 0.001).then_some(ValueTrouble::TooSmall(help))
}

fn length(text: &str, least: Option<f64>) -> Option<ValueTrouble> {
    let Some((number, unit)) = measure(text) else {
        let help = format!("Write a number with its unit, such as `{}rem`.", least.unwrap_or(0.9));
        return Some(ValueTrouble::Refused("This is not a length.", help));
    };
    let least = least?;
    let help = format!("Write `{least}rem` or more. Less shuts out some readers.");
    (css_pixels(number, unit)? < least * 16.0 - 0.001).then_some(ValueTrouble::TooSmall(help))
}

/// The number and the unit of a length. Nothing below 0.
fn measure(text: &str) -> Option<(f64, &'static str)> {
    if text == "0" {
        return Some((0.0, "px"));
    }
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
    let number = text[..end].parse().ok()?;
    UNITS.iter().find(|(unit, _)| text[end..].eq_ignore_ascii_case(unit)).map(|(unit, _)| (number, *unit))
}

fn css_pixels(number: f64, unit: &str) -> Option<f64> {
    UNITS.iter().find(|(known, _)| *known == unit).and_then(|(_, dots)| Some(number * (*dots)?))
}

/// How a colour would be written that somebody wrote in another way.
fn how_to_write(text: &str) -> String {
    let inside = text.strip_prefix("rgb(").or_else(|| text.strip_prefix("rgba(")).and_then(|rest| rest.strip_suffix(')'));
    let parts: Option<Vec<u8>> = inside.and_then(|inside| {
        inside.split([',', ' ', '/']).filter(|part| !part.is_empty()).take(3).map(|part| part.trim().parse().ok()).collect()
    });
    let meant = match parts.as_deref() {
        Some([r, g, b]) => Some(Colour([*r, *g, *b]).written()),
        _ => Colour::read(&format!("#{text}")).map(Colour::written),
    };
    match meant {
        Some(meant) => format!("Write `\"{meant}\"`."),
        None => {
            "Write it as `\"#rrggbb\"` with quotation marks, such as `\"#0a3f66\"`. Names and see-through colours are not taken.".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_refused(sort: Option<Sort>, text: &str) -> bool {
        matches!(trouble(sort, text), Some(ValueTrouble::Refused(..)))
    }

    #[test]
    fn no_value_gets_out_of_its_place_or_asks_somebody() {
        for bad in [
            "red;}*{background:url(//x)",
            "url(x)",
            "URL( 'x' )",
            "image-set(\"https://x.example/a\" 1x)",
            "-webkit-image-set('x' 1x)",
            "1rem}body{display:none",
            "\"",
            "'a",
            "calc(1rem",
            "1rem)",
            "[a)",
            "red !important",
            "\\75rl(x)",
            "@import 'x'",
            "a/**/b",
            "https://x.example",
            "</style>",
            "expression(alert(1))",
            "a\u{0}b",
            "a\nb",
            &"a".repeat(401),
        ] {
            assert!(is_refused(None, bad), "{bad}");
            for sort in [Sort::Colour, Sort::Length(None), Sort::Number(1.5), Sort::Fonts, Sort::TextSize(100.0, "%")] {
                assert!(is_refused(Some(sort), bad), "{bad}");
            }
        }
        for good in ["1rem", "clamp(1rem, 5vw, 2rem)", "\"Segoe UI\", Arial", "var(--ink)", "0 0 1px rgb(0 0 0 / 20%)", "curl(1)"] {
            assert!(trouble(None, good).is_none(), "{good}");
        }
    }

    #[test]
    fn each_sort_takes_only_its_own() {
        for (sort, bad) in [
            (Sort::Colour, "red"),
            (Sort::Colour, "#12345"),
            (Sort::Colour, "rgb(1, 2, 3)"),
            (Sort::TextSize(100.0, "%"), "19px"),
            (Sort::TextSize(100.0, "%"), "large"),
            (Sort::Length(None), "1"),
            (Sort::Length(None), "-1rem"),
            (Sort::Length(None), "1rem 2rem"),
            (Sort::Length(None), "1..2rem"),
            (Sort::Number(1.5), "1.6rem"),
            (Sort::Number(1.5), "NaN"),
            (Sort::Number(1.5), "9"),
            (Sort::Fonts, "var(--x)"),
        ] {
            assert!(is_refused(Some(sort), bad), "{bad}");
        }
        for (sort, small) in [
            (Sort::TextSize(118.75, "%"), "1rem"),
            (Sort::Length(Some(2.75)), "40px"),
            (Sort::Number(1.5), "1.2"),
            (Sort::Length(Some(2.75)), "0"),
        ] {
            assert!(matches!(trouble(Some(sort), small), Some(ValueTrouble::TooSmall(_))), "{small}");
        }
        for (sort, good) in [
            (Sort::TextSize(118.75, "%"), "118.75%"),
            (Sort::Length(Some(2.75)), "44px"),
            (Sort::Length(Some(20.0)), "60ch"),
            (Sort::Number(1.5), "1.6"),
            (Sort::Fonts, "\"Gill Sans\", Arial, sans-serif"),
            (Sort::Colour, "#0A3F66"),
        ] {
            assert!(trouble(Some(sort), good).is_none(), "{good}");
        }
    }

    #[test]
    fn a_colour_in_another_notation_is_told_in_ours() {
        assert_eq!(how_to_write("rgb(10, 63, 102)"), "Write `\"#0a3f66\"`.");
        assert_eq!(how_to_write("0a3f66"), "Write `\"#0a3f66\"`.");
        assert!(how_to_write("navy").contains("#rrggbb"));
    }
}
