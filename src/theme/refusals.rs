//! What a theme may not bring: anything that would ask a server, run or end the style element early.
//!
//! `of_layer` asks for each file of a layer before anything is made of it; `engine` looks again at each finished page,
//! since a template can put a tag together out of pieces.

use super::engine::Frame;
use super::layers::{Layer, bundled};
use super::sheets::Sheets;
use super::{markup, styles};
use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span};
use std::ops::Range;
use std::sync::Arc;

/// What is wrong with the files of a layer.
pub(super) fn of_layer(layer: &Layer, findings: &mut Vec<Diagnostic>) {
    for (path, file) in &layer.files {
        let found = match path.as_str() {
            "assets/style.css" => styles::objections(file.text()),
            "assets/script.js" => {
                findings.extend(another_script(file));
                continue;
            }
            _ if path.starts_with("templates/") => markup::in_template(path, file.text()),
            _ => continue,
        };
        findings.extend(found.into_iter().take(MOST).map(|objection| finding(file, objection)));
    }
}

/// What is wrong with the style sheet that was put together, though each of its parts was sound.
pub(super) fn of_the_whole(layers: &[Layer], sheets: &Sheets) -> Option<Diagnostic> {
    let settings = layers.iter().find(|layer| !layer.bundled)?.files.get("theme.yaml")?;
    let objection = styles::objections(&sheets.whole()).into_iter().next()?;
    Some(finding(settings, Objection { at: 0..0, ..objection }))
}

fn finding(file: &Arc<SourceFile>, Objection { at, message, help }: Objection) -> Diagnostic {
    refuse(file, at.start, at.end, &message, help)
}

/// So many findings of one file are shown. With more, it is not a slip.
const MOST: usize = 20;

/// A script that did not come with the program. A page's rules for its own script cannot keep it from leading away.
fn another_script(file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let ours = bundled("plain").is_some_and(|plain| plain.text("assets/script.js") == Some(file.text()));
    let help = "Delete the file `assets/script.js` of this theme. A theme changes how a booklet looks, not what it does.";
    let first = file.text().lines().next().map_or(0, str::len);
    (!ours).then(|| refuse(file, 0, first, "A theme may not bring a script of its own.", help))
}

fn refuse(file: &Arc<SourceFile>, start: usize, end: usize, message: &str, help: &str) -> Diagnostic {
    Diagnostic::error("theme-file", file, Span::new(start, end), message).help(help)
}

/// Stands in a page for the head, until the page was looked at. No file can hold it: `source::decode` refuses it.
pub(super) const HEAD_MARK: char = '\u{2}';
/// Stands for the scripts.
pub(super) const SCRIPTS_MARK: char = '\u{3}';

/// Why a page is refused, and what to write instead.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PageRefused {
    pub message: String,
    pub help: &'static str,
}

impl From<(&str, &'static str)> for PageRefused {
    fn from((message, help): (&str, &'static str)) -> Self {
        PageRefused { message: message.to_owned(), help }
    }
}

/// A page with its head and scripts put in, if the head stands where a browser obeys it and nothing else can act. `is_judged`:
/// a template of the page came from somebody else. The program's own are judged by its tests.
///
/// # Errors
/// What is wrong with it.
pub(super) fn inspect<'p>(template: &str, page: &'p str, frame: &Frame<'p>, is_judged: bool) -> Result<[&'p str; 5], PageRefused> {
    let once = page.split_once(HEAD_MARK).filter(|(_, after)| !after.contains(HEAD_MARK));
    let (before, after) = once.ok_or(("This page does not print `{{ head }}` once.", "Print it once, first inside `<head>`."))?;
    if !only_opens(before) {
        return Err(("Something stands before `{{ head }}` in this page.", "Write it first inside `<head>`.").into());
    }
    let judged = if is_judged { &[before, after][..] } else { &[] };
    if let Some(objection) = judged.iter().find_map(|part| markup::in_page(template, part)) {
        return Err(PageRefused { message: objection.message, help: objection.help });
    }
    let Some((body, end)) = after.split_once(SCRIPTS_MARK) else {
        return Ok([before, frame.head, after, "", ""]);
    };
    if end.contains(SCRIPTS_MARK) {
        return Err(("This page prints `{{ scripts }}` more than once.", "Print it once, at the end of `<body>`.").into());
    }
    Ok([before, frame.head, body, frame.scripts, end])
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

/// Something that a booklet must not have.
#[derive(Debug)]
pub(super) struct Objection {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to write instead.
    pub help: &'static str,
}

impl Objection {
    pub fn new(at: Range<usize>, message: impl Into<String>, help: &'static str) -> Self {
        Objection { at, message: message.into(), help }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Result<String, PageRefused> {
        let page = text.replace("HEAD", &HEAD_MARK.to_string()).replace("SCRIPTS", &SCRIPTS_MARK.to_string());
        let frame = Frame { head: "<meta our>", scripts: "<script>our</script>", logo: None };
        inspect("page.html", &page, &frame, true).map(|parts| parts.concat())
    }

    #[test]
    fn a_good_page_gets_its_head_and_scripts() {
        let made = page("<!doctype html>\n<html lang=\"en\">\n<head>\nHEAD\n</head><body>SCRIPTS</body>");
        assert_eq!(
            made.as_deref().ok(),
            Some("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta our>\n</head><body><script>our</script></body>")
        );
    }

    #[test]
    fn a_page_without_its_head_in_its_place_or_with_scripts_twice_is_refused() {
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
            "<!doctype html><head>HEAD</head>SCRIPTS SCRIPTS",
            "",
        ] {
            assert!(page(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_page_that_acts_is_refused_with_what_to_write_instead() {
        for bad in ["<script>", "<SCRIPT/x>", "<link\nrel=preconnect>", "<svg><script>", "<p onclick=x>", "<img src=https://x>"] {
            let refused = page(&format!("<!doctype html><head>HEAD</head>{bad}")).expect_err(bad);
            assert!(!refused.message.is_empty() && !refused.help.is_empty(), "{bad}");
        }
        assert!(page("<!doctype html><html onload=\"x\"><head>HEAD</head>").is_err());
        assert!(page("<!doctype html><head>HEAD</head><header><scripted-x> <formed> &lt;script&gt;").is_ok());
    }
}
