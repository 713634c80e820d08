//! The `theme.yaml` that `ourplan theme new` writes: every token with the value of `plain`, explained, and none that counts yet.
//! What is not written follows `plain`, also when a later version of the program changes it.

use super::surface::SURFACE;
use super::tokens::{TokenGroup, groups};
use super::{bundled, study};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The text of a new theme's `theme.yaml`.
#[must_use]
pub fn starter(name: &str) -> String {
    let plain = bundled("plain").map(|layer| study(&[layer]).tokens).unwrap_or_default();
    let values: BTreeMap<String, (String, String)> = plain.into_iter().map(|(name, light, dark)| (name, (light, dark))).collect();
    let mut text = format!(
        "# A theme to start from. It looks like `plain`, the theme that it extends, until you change something.\n\
         #\n\
         #   - A line that starts with # does nothing. Take the # away and the line counts.\n\
         #   - Write a colour as \"#rrggbb\" with quotation marks: `light` is for light pages, `dark` for dark ones.\n\
         #   - Readers can also choose a cream page and more contrast. Those keep the colours of `plain` until you write `cream`,\n\
         #     `more` and `more_dark` beside `light` and `dark`.\n\
         #   - `ourplan theme check {name}` works out every contrast and names the nearest colour that passes.\n\
         #   - `ourplan theme show {name}` shows every part of a booklet on one page.\n\n\
         name: {name}                 # the same as the folder's\n\
         title: Our own colours\n\
         version: 1.0.0\n\
         made_for: {SURFACE}                    # the version of what themes may rely on; leave it as it is\n\
         extends: plain\n\n\
         # The council's logo, small, at the foot of every page. Put the file into `assets/` in this folder.\n\
         # `words` is what stands on it, for those who do not see it.\n\
         #logo: {{file: assets/logo.svg, words: Exampleshire Council}}\n\n\
         # The council's own words in place of fixed phrases. The keys stand in docs/reference/theme.md.\n\
         #words:\n\
         #  en:\n\
         #    frame-who-to-ask: Who can help\n\
         #    ask-words: 'Talk to {{ $who }}'\n\n\
         tokens:\n"
    );
    for group in groups() {
        write_group(&mut text, &group, &values);
    }
    text
}

fn write_group(text: &mut String, group: &TokenGroup, values: &BTreeMap<String, (String, String)>) {
    let _ = writeln!(text, "  # {}. {}", group.title, group.about);
    for token in &group.tokens {
        let Some((light, dark)) = values.get(&token.name) else { continue };
        let value = if light == dark && !light.starts_with('#') {
            if light.contains(['"', ':', '%']) { format!("'{}'", light.replace('\'', "''")) } else { light.clone() }
        } else {
            format!("{{light: \"{light}\", dark: \"{dark}\"}}")
        };
        let _ = writeln!(text, "  #{}: {value}  # {}", token.name, token.about);
    }
    text.push('\n');
}
