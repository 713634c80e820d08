//! What people who write themes are given: the reference page, in Markdown, and the `theme.yaml` that `ourplan theme new` writes, with
//! every token explained and none that counts yet.

use super::contrast::pairs;
use super::layers::bundled;
use super::settings::ThemeSettings;
use super::surface::{CHANGES, SURFACE};
use super::tokens::{TokenGroup, groups};
use super::{scan, settings, sheets, study};
use crate::content::Entry;
use crate::language::Locale;
use crate::shape::{Field, reference as of_shape};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const INTRO: &str = "This page is made from the program's own types and its own theme. `UPDATE=1 cargo test` writes it anew.\n\n\
    [The guide for themes](../guide-for-themes.md) says how to begin. The first tables say what `theme.yaml` may hold. Below them stands the \
    stable surface: all that a theme may rely on.";

/// The page `docs/reference/theme.md`. `samples` are booklets as templates get them, in which every part stands.
#[must_use]
pub fn reference(samples: &[Value]) -> String {
    let mut page = of_shape("A theme, theme.yaml", INTRO, &<Entry<ThemeSettings> as Field>::shape());
    let _ = write!(
        page,
        "\n# The stable surface, version {SURFACE}\n\nWhat is below changes only with a new version of the surface. `made_for: {SURFACE}` in \
         `theme.yaml` says that a theme was written for it; `ourplan theme check` lists what has changed since. All else, such as the order of \
         rules in the style sheet, may change at any time.\n"
    );
    for change in CHANGES {
        let _ = writeln!(page, "\n- Version {}, {} `{}`: {}", change.version, change.part.word(), change.name, change.now);
    }
    tokens(&mut page);
    contrast(&mut page);
    templates(&mut page);
    fields(&mut page, samples);
    phrases(&mut page);
    page
}

fn tokens(page: &mut String) {
    page.push_str("\n## Tokens\n\nEach becomes a custom property: `paper` is `var(--paper)` in a style sheet.\n");
    for group in groups() {
        let _ = write!(page, "\n### {}\n\n{}\n\n| token | where it is used | what to write |\n|---|---|---|\n", group.title, group.about);
        for token in group.tokens {
            let _ = writeln!(page, "| `{}` | {} | {} |", token.name, token.about, token.sort.in_words());
        }
    }
}

fn contrast(page: &mut String) {
    page.push_str(
        "\n## Pairs of colours\n\nWhere these tokens meet, the contrast is worked out as WCAG 2.2 defines it, for every ground: light, dark, cream, and light and dark with more contrast.\n\n\
         | front | ground | what it is | needs |\n|---|---|---|---|\n",
    );
    for pair in pairs() {
        let dark = if pair.dark_only { ", on dark pages only" } else { "" };
        let _ = writeln!(page, "| `{}` | `{}` | {}{dark} | {} to 1 |", pair.front, pair.ground, pair.needs.word(), pair.needs.ratio());
    }
}

fn templates(page: &mut String) {
    let Some(plain) = bundled("plain") else { return };
    let files = || plain.files.iter().filter_map(|(path, file)| Some((path.strip_prefix("templates/")?, file.text())));
    page.push_str("\n## Templates and their blocks\n\nA file of the same name in `templates/` replaces the whole; `{% extends \"plain/NAME\" %}` with a block replaces that block.\n\n");
    for (name, text) in files() {
        let names: Vec<String> = scan::blocks_of(text).into_iter().map(|block| format!("`{}`", block.name)).collect();
        let blocks = if names.is_empty() { String::new() } else { format!(": {}", names.join(", ")) };
        let _ = writeln!(page, "- `{name}`{blocks}");
    }
    let mut classes = BTreeSet::new();
    for (_, text) in files() {
        for value in text.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let is_name = |word: &&str| word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-' || letter.is_ascii_digit());
            classes.extend(without_signs(value).split_whitespace().filter(is_name).map(str::to_owned));
        }
    }
    let listed: Vec<String> = classes.into_iter().map(|class| format!("`{class}`")).collect();
    let _ = write!(page, "\n## Class names\n\n{}\n", listed.join(", "));
    let sections = plain.text("assets/style.css").map(sheets::replaceable).unwrap_or_default();
    let listed: Vec<String> = sections.into_iter().map(|name| format!("`{name}`")).collect();
    let _ = write!(
        page,
        "\n## Sections of the style sheet\n\nA section begins with a line `/* ---- Name: more words ---- */`. `replaces` in `theme.yaml` leaves these \
         out of the sheets below, so that a theme's own sheet need not undo them: {}.\n",
        listed.join(", ")
    );
}

/// A class attribute without what the engine puts into it.
fn without_signs(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        // A name that is put together is told by its parts, and they are no names.
        out.push_str(if after.starts_with('{') { "{}" } else { " " });
        rest = after.split_once('}').map_or("", |(_, after)| after.strip_prefix('}').unwrap_or(after));
    }
    out.push_str(rest);
    out
}

fn fields(page: &mut String, samples: &[Value]) {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    samples.iter().for_each(|sample| collect("booklet", sample, &mut found));
    page.push_str("\n## Fields\n\nWhat templates may read. `page`, `prev` and `next` are pages of `booklet.pages`; `logo` has `name` and `words`; `looks` is all words of the panel where a reader chooses how this looks, one a line, for a single file.\n\n");
    for (of, names) in found {
        let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
        let _ = writeln!(page, "- {of}: {}", names.join(", "));
    }
}

fn collect(of: &str, value: &Value, found: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(of, item, found)),
        Value::Object(fields) => {
            let has = |names: [&str; 2]| names.iter().all(|name| fields.contains_key(*name));
            let of = match fields.get("kind").and_then(Value::as_str) {
                Some(kind) => format!("part `{kind}`"),
                None if has(["short_title", "parts"]) => "page".to_owned(),
                None if has(["text", "note"]) => "words".to_owned(),
                None if has(["shown", "href"]) => "reach".to_owned(),
                None if has(["page", "anchor"]) => "link".to_owned(),
                None if has(["name", "alt"]) => "picture".to_owned(),
                None if has(["name", "initials"]) && !has(["name", "is"]) => "face".to_owned(),
                None => of.to_owned(),
            };
            for (name, value) in fields {
                found.entry(of.clone()).or_default().insert(name.clone());
                collect(&format!("{of}, `{name}`"), value, found);
            }
        }
        _ => {}
    }
}

fn phrases(page: &mut String) {
    let Ok(english) = Locale::bundled("en") else { return };
    page.push_str(
        "\n## Phrases\n\nThese may be replaced under `words`. Values in braces stay. A phrase that differs by style is shown as most styles have it. \
         Phrases with several forms, those of the locked page and the titles of windows are not here: they stay as they are.\n\n| key | words |\n|---|---|\n",
    );
    for key in english.keys().iter().filter(|key| !settings::tells_nobody(key)) {
        if let Some(phrase) = english.written(key, None).filter(|phrase| !phrase.chooses) {
            let _ = writeln!(page, "| `{key}` | {} |", phrase.text);
        }
    }
}

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
