//! Colours that we can compute with: how light they are, and the same hue lighter or darker.
//!
//! Lightness is moved in OKLCH. There a step looks as large on blue as on yellow and the hue stays as the eye sees it;
//! in HSL a darker blue turns violet and a lighter yellow looks no lighter.

/// A colour of a screen, written `#rgb` or `#rrggbb`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Colour(pub [u8; 3]);

/// How many steps lie between black and white.
pub const STEPS: i32 = 1000;

impl Colour {
    /// The colour that somebody wrote.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
        let values = digits.bytes().map(value).collect::<Option<Vec<u8>>>()?;
        match values.as_slice() {
            [r, g, b] => Some(Colour([r * 17, g * 17, b * 17])),
            [r, r2, g, g2, b, b2] => Some(Colour([r * 16 + r2, g * 16 + g2, b * 16 + b2])),
            _ => None,
        }
    }

    /// As it is written: `#1b1924`.
    pub fn written(self) -> String {
        let [r, g, b] = self.0;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// Relative luminance as WCAG 2.2 defines it: 0 for black, 1 for white.
    pub fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The same hue, so many steps lighter, or darker below 0. Nothing beyond white and black.
    pub fn moved(self, steps: i32) -> Option<Self> {
        if steps == 0 {
            return Some(self);
        }
        let [lightness, chroma, hue] = self.oklch();
        let wanted = lightness + f64::from(steps) / f64::from(STEPS);
        // The last step is black or white itself, and not nearly.
        let half = 0.5 / f64::from(STEPS);
        match wanted {
            _ if wanted < -half || wanted > 1.0 + half => None,
            _ if wanted <= half => Some(Colour([0; 3])),
            _ if wanted >= 1.0 - half => Some(Colour([255; 3])),
            _ => Some(of_oklch(wanted, chroma, hue)),
        }
    }

    fn oklch(self) -> [f64; 3] {
        let [r, g, b] = self.0.map(linear);
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        let lightness = 0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s;
        let green_red = 1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s;
        let blue_yellow = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s;
        [lightness, green_red.hypot(blue_yellow), blue_yellow.atan2(green_red)]
    }
}

/// The colour of a lightness and a hue, with as much of the chroma as a screen can show.
fn of_oklch(lightness: f64, chroma: f64, hue: f64) -> Colour {
    let at = |chroma: f64| screen(lightness, chroma * hue.cos(), chroma * hue.sin());
    let shows = |channels: [f64; 3]| channels.iter().all(|channel| (-0.0005..=1.0005).contains(channel));
    let (mut least, mut most) = (0.0, chroma);
    if shows(at(chroma)) {
        least = chroma;
    } else {
        for _ in 0..24 {
            let middle = f64::midpoint(least, most);
            if shows(at(middle)) { least = middle } else { most = middle }
        }
    }
    Colour(at(least).map(byte))
}

/// Light of the three lamps, 0 to 1, for a colour in OKLab.
fn screen(lightness: f64, green_red: f64, blue_yellow: f64) -> [f64; 3] {
    let l = (lightness + 0.396_337_777_4 * green_red + 0.215_803_757_3 * blue_yellow).powi(3);
    let m = (lightness - 0.105_561_345_8 * green_red - 0.063_854_172_8 * blue_yellow).powi(3);
    let s = (lightness - 0.089_484_177_5 * green_red - 1.291_485_548 * blue_yellow).powi(3);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
    ]
}

/// A byte of a screen's colour as light, 0 to 1.
fn linear(byte: u8) -> f64 {
    let part = f64::from(byte) / 255.0;
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// Light, 0 to 1, as a byte of a screen's colour.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is held between 0 and 255 before")]
fn byte(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let part = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (part * 255.0).round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_ways_to_write_a_colour_are_read() {
        assert_eq!(Colour::read("#fff"), Some(Colour([255; 3])));
        assert_eq!(Colour::read("#1B1924").map(Colour::written).as_deref(), Some("#1b1924"));
        for bad in ["", "#", "fff", "#ff", "#ffff", "#ffffffff", "red", "rgb(1,2,3)", "#ggg", "# fff", "#ééé", "#fff;"] {
            assert_eq!(Colour::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_colour_comes_back_from_its_lightness_and_hue() {
        for red in (0..=255).step_by(17) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(15) {
                    let colour = Colour([red, green, blue]);
                    let [lightness, chroma, hue] = colour.oklch();
                    let back = of_oklch(lightness, chroma, hue);
                    let is_near = colour.0.iter().zip(back.0).all(|(one, other)| one.abs_diff(other) <= 1);
                    assert!(is_near, "{} comes back as {}", colour.written(), back.written());
                }
            }
        }
    }

    #[test]
    fn lighter_is_lighter_and_ends_at_white() {
        let blue = Colour([10, 63, 102]);
        let light: Vec<f64> = (0..).map_while(|steps| blue.moved(steps * 50)).map(Colour::luminance).collect();
        assert!(light.len() > 10 && light.is_sorted(), "{light:?}");
        assert_eq!(Colour([255; 3]).moved(1), None);
        assert_eq!(Colour([0; 3]).moved(-1), None);
        assert_eq!(Colour([0; 3]).moved(STEPS), Some(Colour([255; 3])));
    }
}
