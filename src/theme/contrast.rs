//! Contrast of two colours, and the nearest colour that has enough of it.

use super::colour::{Colour, STEPS};

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
