//! What a theme may not bring: anything that would ask a server, run or end the style element early.
//!
//! `styles` asks for each file of a layer before anything is made of it; `engine` looks again at each finished page,
//! since a template can put a tag together out of pieces.

use super::layers::{Layer, bundled};
use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span};
use std::sync::Arc;

/// What may not stand in a style sheet or a script. `</style` would end the style element of the single file early,
/// `@import` would ask a server, `expression(` would run in very old browsers.
const IN_STYLES: [&str; 6] = ["</style", "</script", "@import", "<!--", "expression(", "-moz-binding"];

/// Elements that load, run or lead away without being asked. What a page needs of them stands in `head` and `scripts`.
const TAGS: [&str; 13] =
    ["script", "meta", "link", "base", "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe", "plaintext"];

/// What is wrong with the files of a layer.
pub(super) fn of_layer(layer: &Layer, findings: &mut Vec<Diagnostic>) {
    for (path, file) in &layer.files {
        let folded = file.text().to_ascii_lowercase();
        match path.as_str() {
            "assets/style.css" => {
                words(file, &folded, findings);
                findings.extend(addresses(file, &folded));
            }
            "assets/script.js" => {
                words(file, &folded, findings);
                findings.extend(another_script(file));
            }
            _ if path.starts_with("templates/") => findings.extend(tag(file.text()).map(|(start, end)| {
                refuse(
                    file,
                    start,
                    end,
                    "A template may not load, run or lead away by itself.",
                    "Take this element out. The head and the scripts of a page come from the program: `{{ head }}`, `{{ scripts }}`.",
                )
            })),
            _ => {}
        }
    }
}

fn words(file: &Arc<SourceFile>, folded: &str, findings: &mut Vec<Diagnostic>) {
    for word in IN_STYLES {
        if let Some(at) = folded.find(word) {
            findings.push(refuse(
                file,
                at,
                at + word.len(),
                &format!("`{word}` may not stand here."),
                "A booklet is whole by itself. Take it out.",
            ));
        }
    }
}

/// A `url(` that is neither a picture written out nor a place in the page.
fn addresses(file: &Arc<SourceFile>, folded: &str) -> Option<Diagnostic> {
    let outside = |(at, _): &(usize, &str)| {
        let target = folded[at + 4..].trim_start().trim_start_matches(['"', '\'']);
        !target.starts_with("data:") && !target.starts_with('#')
    };
    let (at, _) = folded.match_indices("url(").find(outside)?;
    let help = "A booklet asks no server and no other file. Write the picture out as `url(\"data:…\")`, or take it out.";
    Some(refuse(file, at, at + 4, "This style sheet asks for another file.", help))
}

/// A script that did not come with the program. A page's rules for its own script cannot keep it from leading away.
fn another_script(file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let ours = bundled("plain").is_some_and(|plain| plain.text("assets/script.js") == Some(file.text()));
    let help = "Delete the file `assets/script.js` of this theme. A theme changes how a booklet looks, not what it does.";
    let first = file.text().lines().next().map_or(0, str::len);
    (!ours).then(|| refuse(file, 0, first, "A theme may not bring a script of its own.", help))
}

/// The first start of an element that is refused: where it stands.
fn tag(text: &str) -> Option<(usize, usize)> {
    /// No name of them is shorter.
    const SHORTEST: usize = 4;
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'<', bytes).find_map(|at| {
        let rest = &bytes[at + 1..];
        let name = &rest[..rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-').unwrap_or(rest.len())];
        let is_refused = name.len() >= SHORTEST && TAGS.iter().any(|tag| tag.as_bytes().eq_ignore_ascii_case(name));
        is_refused.then_some((at, at + 1 + name.len()))
    })
}

fn refuse(file: &Arc<SourceFile>, start: usize, end: usize, message: &str, help: &str) -> Diagnostic {
    Diagnostic::error("theme-file", file, Span::new(start, end), message).help(help)
}

/// Stands in a page for the head, until the page was looked at. No file can hold it: `source::decode` refuses it.
pub(super) const HEAD_MARK: char = '\u{2}';
/// Stands for the scripts.
pub(super) const SCRIPTS_MARK: char = '\u{3}';

/// A page that is looked at, whole or piece by piece, and gets its head and its scripts.
pub(super) struct Inspection<'a> {
    head: &'a str,
    scripts: &'a str,
    has_head: bool,
    has_scripts: bool,
}

impl<'a> Inspection<'a> {
    pub fn new(head: &'a str, scripts: &'a str) -> Self {
        Inspection { head, scripts, has_head: false, has_scripts: false }
    }

    /// The next piece of the page with its head and scripts put in, if the head stands where a browser obeys it and nothing else
    /// can act. All up to the head comes in one piece, and no piece ends inside a tag.
    ///
    /// # Errors
    /// What is so, in one sentence.
    pub fn piece<'p>(&mut self, piece: &'p str) -> Result<[&'p str; 5], &'static str>
    where
        'a: 'p,
    {
        const ONCE: &str = "This page does not print `{{ head }}` once.";
        let (before, head, after) = match piece.split_once(HEAD_MARK) {
            Some((before, after)) if !self.has_head => (before, self.head, after),
            None if self.has_head => ("", "", piece),
            _ => return Err(ONCE),
        };
        if after.contains(HEAD_MARK) {
            return Err(ONCE);
        }
        if !self.has_head && !only_opens(before) {
            return Err("Something stands before `{{ head }}` in this page. It comes first inside `<head>`.");
        }
        self.has_head = true;
        if tag(after).is_some() {
            return Err("A template may not load, run or lead away by itself. This page holds an element that does.");
        }
        let Some((body, end)) = after.split_once(SCRIPTS_MARK) else {
            return Ok([before, head, after, "", ""]);
        };
        if self.has_scripts || end.contains(SCRIPTS_MARK) {
            return Err("This page prints `{{ scripts }}` more than once.");
        }
        self.has_scripts = true;
        Ok([before, head, body, self.scripts, end])
    }
}

/// Whether a text is only the doctype and the start of `html` and `head`, with all quotation marks closed.
fn only_opens(text: &str) -> bool {
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let Some((tag, after)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) else { return false };
        let name = tag.split_ascii_whitespace().next().unwrap_or_default().to_ascii_lowercase();
        let closed = tag.matches('"').count() % 2 == 0 && !tag.contains(['\'', '<']);
        if !matches!(name.as_str(), "!doctype" | "html" | "head") || !closed {
            return false;
        }
        rest = after.trim_start();
    }
    text.trim_start().get(..15).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Result<String, &'static str> {
        let page = text.replace("HEAD", &HEAD_MARK.to_string()).replace("SCRIPTS", &SCRIPTS_MARK.to_string());
        Inspection::new("<meta our>", "<script>our</script>").piece(&page).map(|parts| parts.concat())
    }

    #[test]
    fn a_good_page_gets_its_head_and_scripts() {
        let made = page("<!doctype html>\n<html lang=\"en\">\n<head>\nHEAD\n</head><body>SCRIPTS</body>");
        assert_eq!(
            made.as_deref(),
            Ok("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta our>\n</head><body><script>our</script></body>")
        );
    }

    #[test]
    fn a_page_without_its_head_in_its_place_is_refused() {
        for bad in [
            "<!doctype html><body>",
            "<!doctype html><head>HEAD HEAD",
            "<head>HEAD",
            "<!doctype html><body>HEAD",
            "<!doctype html>x<head>HEAD",
            "<!doctype html><html a=\"><head>HEAD",
            "<!doctype html><html a='><head>HEAD",
            "<!doctype html><!-- <head>HEAD",
            "<!doctype html><head><title>HEAD",
            "",
        ] {
            assert!(page(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn in_pieces_a_page_gets_its_head_and_scripts_once() {
        let (head, scripts) = (HEAD_MARK.to_string(), SCRIPTS_MARK.to_string());
        let start = format!("<!doctype html><head>{head}</head>");
        let mut page = Inspection::new("<meta our>", "<script>our</script>");
        assert_eq!(page.piece(&start).map(|parts| parts.concat()).as_deref(), Ok("<!doctype html><head><meta our></head>"));
        assert_eq!(page.piece("<p>a").map(|parts| parts.concat()).as_deref(), Ok("<p>a"));
        assert_eq!(page.piece(&scripts).map(|parts| parts.concat()).as_deref(), Ok("<script>our</script>"));
        for bad in [scripts.as_str(), head.as_str(), "<script>"] {
            assert!(page.piece(bad).is_err(), "{bad}");
        }
        assert!(Inspection::new("", "").piece("<!doctype html>").is_err(), "the head comes in the first piece");
    }

    #[test]
    fn elements_that_act_are_refused() {
        for tag in TAGS {
            assert!(page(&format!("<!doctype html><head>HEAD</head><p><{tag}>")).is_err(), "{tag}");
        }
        for bad in
            ["<script>", "<SCRIPT/x>", "<meta http-equiv=refresh>", "<link\nrel=preconnect>", "<base href=x>", "<iframe>", "<svg><script>"]
        {
            assert!(page(&format!("<!doctype html><head>HEAD</head>{bad}")).is_err(), "{bad}");
        }
        assert!(page("<!doctype html><head>HEAD</head><header><scripted-x> <form> &lt;script&gt;").is_ok());
    }
}
