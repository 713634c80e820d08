//! What a page, or a template for one, may not hold: read tag by tag and attribute by attribute, as browsers read it.
//!
//! A word is not looked for: `on` in a sentence is a word, and `onclick` in a tag is a script. Where two browsers could read a
//! page in two ways, as with `<` in an attribute, it is refused.

mod address;
mod tag;
#[cfg(test)]
mod tests;

use super::objection::Objection;
use super::scan::{Sort, pieces};
use super::styles;
use address::{decoded, may_be_followed, may_be_loaded};
use memchr::memchr;
use std::ops::Range;
use tag::{Tag, end_of_comment};

/// Elements that load, run, lead away or change others by themselves. What a page needs of them stands in `head` and `scripts`.
const ELEMENTS: [&str; 24] = [
    "animate",
    "animatecolor",
    "animatemotion",
    "animatetransform",
    "applet",
    "base",
    "embed",
    "fencedframe",
    "foreignobject",
    "frame",
    "frameset",
    "handler",
    "iframe",
    "link",
    "listener",
    "meta",
    "object",
    "plaintext",
    "portal",
    "script",
    "set",
    "style",
    "template",
    "xmp",
];
/// Attributes that load, send or run, whatever their value.
const ATTRIBUTES: [&str; 14] = [
    "action",
    "archive",
    "attributionsrc",
    "classid",
    "codebase",
    "formaction",
    "http-equiv",
    "imagesrcset",
    "manifest",
    "ping",
    "srcdoc",
    "srcset",
    "style",
    "xml:base",
];
/// Attributes whose address is fetched without being asked. `href` is one too, except in a link.
const LOADED: [&str; 8] = ["background", "data", "dynsrc", "icon", "lowsrc", "poster", "profile", "src"];
/// Attributes of drawings whose value is written as in a style sheet.
const DRAWN: [&str; 10] = ["clip-path", "cursor", "fill", "filter", "marker", "marker-end", "marker-mid", "marker-start", "mask", "stroke"];
/// Stands for what a template prints, of which nothing is known yet.
const PRINTED: u8 = 1;

/// What in a template a booklet must not have. Only the template of the locked page may hold a form, which its script answers.
pub(super) fn in_template(name: &str, text: &str) -> Vec<Objection> {
    let mut known = text.as_bytes().to_vec();
    for piece in pieces(text).iter().filter(|piece| piece.sort != Sort::Text) {
        known[piece.at.clone()].fill(if piece.sort == Sort::Value { PRINTED } else { b' ' });
    }
    let known = String::from_utf8(known).unwrap_or_default();
    let mut found = Vec::new();
    read(&known, may_hold_a_form(name), &mut |objection| {
        found.push(objection);
        true
    });
    found
}

/// The first thing in a finished page, or a piece of one, that it must not have.
pub(super) fn in_page(template: &str, page: &str) -> Option<Objection> {
    let mut found = None;
    read(page, may_hold_a_form(template), &mut |objection| {
        found = Some(objection);
        false
    });
    found
}

fn may_hold_a_form(template: &str) -> bool {
    template.rsplit('/').next() == Some("sealed.html")
}

/// Reads all tags. `tell` says whether to go on.
fn read(text: &str, form: bool, tell: &mut dyn FnMut(Objection) -> bool) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(length) = memchr(b'<', &bytes[at..]) {
        let start = at + length;
        at = start + 1;
        let wrong = match bytes.get(at) {
            Some(b'!') if text[at..].starts_with("!--") => {
                at = end_of_comment(text, at + 3);
                continue;
            }
            Some(b'!') if text[at + 1..].get(..7).is_some_and(|name| name.eq_ignore_ascii_case("doctype")) => continue,
            Some(b'!' | b'?') => Some(Objection::new(
                start..at + 1,
                "Browsers read this mark in two ways.",
                "Take it out, or write `&lt;` for the sign itself.",
            )),
            Some(b'/') => {
                at += 1;
                None
            }
            _ => None,
        };
        if wrong.is_some_and(|wrong| !tell(wrong)) {
            return;
        }
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let mut tag = Tag { text, at, name: at..at };
        tag.name = tag.until(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
        let name = &text[tag.name.clone()];
        // The end of an element does nothing, whatever is written in it.
        let is_end = bytes[tag.name.start - 1] == b'/';
        let refused = !is_end && (is_one_of(&ELEMENTS, name) || (!form && name.eq_ignore_ascii_case("form")));
        if refused && !tell(element(start..tag.name.end, name)) {
            return;
        }
        while let Some((attribute, value)) = tag.attribute() {
            // Of an element that goes, its attributes go too.
            if !refused
                && !is_end
                && let Some(objection) = judge(text, name, attribute, value)
                && !tell(objection)
            {
                return;
            }
        }
        at = tag.at;
    }
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn element(at: Range<usize>, name: &str) -> Objection {
    let help = match name.to_ascii_lowercase().as_str() {
        "style" => "Write its rules into `assets/style.css`.",
        "form" => "Take it out. A booklet sends nothing; lines to write on are the part `write`.",
        "foreignobject" => "Take it out. Write the words beside the drawing, or with `<text>` in it.",
        "animate" | "animatetransform" | "animatemotion" | "animatecolor" | "set" => "Take it out. Draw the last state.",
        _ => "Take this element out. The head and the scripts of a page come from the program: `{{ head }}`, `{{ scripts }}`.",
    };
    Objection::new(at, "A template may not load, run or lead away by itself.", help)
}

/// What is wrong with an attribute.
fn judge(text: &str, element: &str, name: Range<usize>, value: Range<usize>) -> Option<Objection> {
    let (written, raw) = (&text[name.clone()], &text[value.clone()]);
    let whole = name.start..value.end.max(name.end);
    let object = |message: &str, help: &'static str| Some(Objection::new(whole.clone(), message, help));
    let of_script = |name: &str| name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on")) && name.len() > 2;
    if of_script(written) && !written.as_bytes()[2].is_ascii_digit() {
        return object(
            "A template may not bring a script of its own.",
            "Take this attribute out. A theme changes how a booklet looks, not what it does.",
        );
    }
    let is_quoted = matches!(text.as_bytes()[..value.start].last(), Some(b'"' | b'\''));
    if raw.contains('<') || written.contains(['<', '"', '\'']) || (!is_quoted && raw.contains(['"', '\''])) {
        return object(
            "Browsers could read this tag in two ways.",
            "Close every quotation mark, and write `&lt;` for the sign in an attribute.",
        );
    }
    if is_one_of(&ATTRIBUTES, written) {
        let help = match written.to_ascii_lowercase().as_str() {
            "style" => "Give the element a class, and write its rules into `assets/style.css`.",
            "srcset" | "imagesrcset" => "Name one picture in `src`.",
            _ => "Take this attribute out. A booklet sends nothing and asks nobody.",
        };
        return object(&format!("The attribute `{}` may not stand here.", written.to_ascii_lowercase()), help);
    }
    let is_href = written.eq_ignore_ascii_case("href") || written.eq_ignore_ascii_case("xlink:href");
    let is_link = ["a", "area"].iter().any(|link| link.eq_ignore_ascii_case(element));
    if is_href && is_link {
        if may_be_followed(&decoded(raw)) {
            return None;
        }
        return object(
            "This link runs or shows something that is no page.",
            "Let a link lead to a page of the booklet, a place in it (`#…`), `https:`, `mailto:`, `sms:` or `tel:`.",
        );
    }
    if is_href || is_one_of(&LOADED, written) {
        if may_be_loaded(&decoded(raw)) {
            return None;
        }
        return object(
            "This page asks for something that is not in the booklet.",
            "A booklet asks no server. Show a picture of the booklet, `{{ picture.name|picture }}`, write it out as `data:image/…`, or take it out.",
        );
    }
    if is_one_of(&DRAWN, written) && raw.contains(['(', '\\', '&']) {
        let wrong = styles::objections(&decoded(raw)).into_iter().next()?;
        return object(&wrong.message, "Name a place in the page, as in `url(#id)`, or take it out.");
    }
    None
}
