//! The values of attributes and styles: numbers, colours, words, and parts of the same drawing.
//!
//! Names inside a drawing are made into numbers: a layer may be called "Mum's new house".

use super::super::trouble::{DRAWING_LOADS, PictureTrouble};
use super::allowed;
use std::collections::BTreeMap;

/// A value as it may be written; `None` if it is better left out.
///
/// # Errors
/// Where it fetches something from elsewhere, so that the drawing would look otherwise without it.
pub(super) fn plain(value: &str, names: &mut NewNames) -> Result<Option<String>, PictureTrouble> {
    // A backslash spells letters in another way, so `\75rl(…)` would be `url(…)`.
    if value.contains(['\\', '<', '@', '{', '}', '&', '`']) || value.contains("/*") {
        return Ok(None);
    }
    let mut written = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('(') {
        let (before, inside) = (&rest[..at], &rest[at + 1..]);
        let function = function_before(before);
        if function.eq_ignore_ascii_case("url") {
            let Some((target, after)) = inside.split_once(')') else { return Ok(None) };
            let target = target.trim().trim_matches(['"', '\'']).trim();
            let id = target.strip_prefix('#').filter(|id| !id.is_empty()).ok_or(DRAWING_LOADS)?;
            written.push_str(&before[..before.len() - function.len()]);
            written.push_str(&format!("url(#{})", names.id(id)));
            rest = after;
        } else if allowed::function(function) {
            written.push_str(&rest[..=at]);
            rest = inside;
        } else {
            return Ok(None);
        }
    }
    written.push_str(rest);
    Ok(Some(written))
}

/// The address of a part of the same drawing, with its new name.
pub(super) fn part(value: &str, names: &mut NewNames) -> Result<String, PictureTrouble> {
    let id = value.trim().strip_prefix('#').filter(|id| !id.is_empty()).ok_or(DRAWING_LOADS)?;
    Ok(format!("#{}", names.id(id)))
}

/// The parts of the same drawing that a value names, as it stands.
pub(super) fn parts_named(value: &str) -> impl Iterator<Item = &str> {
    value.split('#').skip(1).map(|rest| rest.split([')', '"', '\'', ' ', ';']).next().unwrap_or_default())
}

/// Whether a style names parts of the drawing.
pub(super) fn names_parts(style: &str) -> bool {
    style.to_ascii_lowercase().contains("url(")
}

/// Single declarations of a style, `fill: red; stroke: none`, those that are allowed.
pub(super) fn declarations(style: &str, names: &mut NewNames) -> Result<String, PictureTrouble> {
    let mut written = Vec::new();
    for declaration in without_comments(style).split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let name = name.trim().to_ascii_lowercase();
        if !allowed::style(&name) {
            continue;
        }
        if let Some(value) = plain(value.trim(), names)? {
            written.push(format!("{name}:{value}"));
        }
    }
    Ok(written.join(";"))
}

/// A style without its comments; one that does not end takes all that follows.
pub(super) fn without_comments(style: &str) -> String {
    let mut parts = style.split("/*");
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        written.push(' ');
        written.push_str(part.split_once("*/").map_or("", |(_, after)| after));
    }
    written
}

/// The name that stands before an opening bracket.
fn function_before(text: &str) -> &str {
    let begins = text
        .rfind(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '_')
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    &text[begins..]
}

/// The new names, in the order in which the old ones appear.
#[derive(Default)]
pub(super) struct NewNames {
    ids: BTreeMap<String, String>,
    classes: BTreeMap<String, String>,
    results: BTreeMap<String, String>,
}

impl NewNames {
    /// The new name of an `id`.
    pub(super) fn id(&mut self, old: &str) -> String {
        numbered(&mut self.ids, "i", old)
    }

    /// The new name of a `class`.
    pub(super) fn class(&mut self, old: &str) -> String {
        numbered(&mut self.classes, "c", old)
    }

    /// The new name of a filter's result; the words that a filter knows by itself stay.
    pub(super) fn result(&mut self, old: &str) -> String {
        const KNOWN: [&str; 6] = ["SourceGraphic", "SourceAlpha", "BackgroundImage", "BackgroundAlpha", "FillPaint", "StrokePaint"];
        if KNOWN.contains(&old) { old.to_owned() } else { numbered(&mut self.results, "r", old) }
    }
}

fn numbered(names: &mut BTreeMap<String, String>, letter: &str, old: &str) -> String {
    let number = names.len() + 1;
    names.entry(old.to_owned()).or_insert_with(|| format!("{letter}{number}")).clone()
}
