//! The style sheets of a theme: one for a screen, one for paper. A third is for the panel "How this looks", which few open.
//!
//! The scripts of a booklet come with the program. What is there for the people who write sheets and scripts (comments, indents, needless
//! spaces) goes.
//!
//! A theme above may replace a section of a sheet: each begins with a line `/* ---- Name: more words ---- */`. What is for paper alone is in
//! a file of its own in a folder, which a screen does not wait for.

use super::layers::{self, Layer, OfEach, text};
use super::settings::ThemeSettings;
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, nearest};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What belongs to the program and not to a theme: how the reader's choices look, after all that a theme says …
const CHOICES: &str = "plain/assets/choices.css";
/// … and the panel where the reader chooses.
const PANEL: &str = "plain/assets/panel.css";

/// The style sheets of a theme.
#[derive(Clone, Default)]
pub struct Sheets {
    /// Tokens, and what a screen needs.
    pub screen: String,
    /// The panel, once it is open.
    pub panel: String,
    /// What only paper does.
    pub paper: String,
}

/// The names of their files in a folder of pages.
pub(super) const NAMES: [&str; 3] = ["style.css", "look.css", "print.css"];

impl Sheets {
    /// The files of a folder: names and texts, in the order in which a page links them.
    pub fn files(&self) -> [(&'static str, &str); 3] {
        let [screen, panel, paper] = NAMES;
        [(screen, &self.screen), (panel, &self.panel), (paper, &self.paper)]
    }

    /// All of them, for a single file.
    pub fn whole(&self) -> String {
        self.files().map(|(_, text)| text).concat()
    }

    /// Whether a text is all of them, to the byte.
    pub(super) fn are(&self, text: &str) -> bool {
        self.files().iter().try_fold(text, |rest, (_, sheet)| rest.strip_prefix(sheet)) == Some("")
    }
}

/// Puts the sheets together, the deepest layer's rules first. `replaced` are the sections that each layer replaces in those below it.
pub(super) fn assemble(properties: &str, layers: &[Layer], replaced: &[BTreeSet<String>]) -> Sheets {
    let rules = rules_once(layers, replaced);
    Sheets { screen: format!("{properties}{}", rules.screen), ..rules }
}

/// The rules without the tokens; those of the program's own themes are put together once.
fn rules_once(layers: &[Layer], replaced: &[BTreeSet<String>]) -> Sheets {
    static MADE: OfEach<Sheets> = OfEach::new();
    let has_none = |(layer, replaced): &(&Layer, &BTreeSet<String>)| layer.text("assets/style.css").is_none() && replaced.is_empty();
    let own = layers.iter().zip(replaced).take_while(|pair| !pair.0.bundled && has_none(pair)).count();
    let (ours, replaced) = (&layers[own..], &replaced[own..]);
    // Below a theme of the program is `plain`, or nothing.
    match ours.first().and_then(|first| MADE.of(first)) {
        Some(made) => made.get_or_init(|| rules(ours, replaced)).clone(),
        None => rules(layers, replaced),
    }
}

fn rules(layers: &[Layer], replaced: &[BTreeSet<String>]) -> Sheets {
    let mut rules = String::new();
    for (at, layer) in layers.iter().enumerate().rev() {
        let Some(text) = layer.text("assets/style.css") else { continue };
        let left_out = replaced.iter().take(at).flatten().map(String::as_str).collect();
        rules += &without_comments(&without_sections(text, &left_out));
    }
    rules += &without_comments(layers::text(CHOICES));
    let (screen, paper) = split_print(&rules);
    Sheets { screen, panel: without_comments(layers::text(PANEL)), paper }
}

const START: &str = "/* ---- ";
const END: &str = " ---- */";

/// What every theme stands on, so that no theme leaves it out: the parts of life, the ground, forced colours and paper.
const KEPT: [&str; 4] = ["colour", "ground", "forced colours", "paper"];

/// The names of the sections of a sheet, in order.
fn section_names(css: &str) -> Vec<String> {
    css.lines().filter_map(section_name).collect()
}

/// Those of them that a theme may replace.
pub(super) fn replaceable(css: &str) -> Vec<String> {
    section_names(css).into_iter().filter(|name| !KEPT.contains(&name.as_str())).collect()
}

/// A sheet without the sections that are left out.
fn without_sections(css: &str, left_out: &BTreeSet<&str>) -> String {
    let mut is_in = true;
    let stays = |line: &&str| {
        is_in = section_name(line).map_or(is_in, |name| !left_out.contains(name.as_str()));
        is_in
    };
    css.split_inclusive('\n').filter(stays).collect()
}

/// The sections that a theme replaces in the sheets below it.
pub(super) fn replaced_sections(settings: Option<&Entry<ThemeSettings>>) -> BTreeSet<String> {
    let named = settings.into_iter().flat_map(|settings| &settings.inside().replaces);
    named.map(|name| name.as_str().to_owned()).filter(|name| !KEPT.contains(&name.as_str())).collect()
}

/// Sections that a theme says it replaces, and that no sheet below it has, or that must stay.
pub(super) fn unknown_sections(layer: &Layer, below: &[Layer], settings: Option<&Entry<ThemeSettings>>, findings: &mut Vec<Diagnostic>) {
    let (Some(settings), Some(file)) = (settings, layer.files.get("theme.yaml")) else { return };
    let known: BTreeSet<String> = below.iter().filter_map(|layer| layer.text("assets/style.css")).flat_map(replaceable).collect();
    for name in settings.inside().replaces.iter().filter(|name| !known.contains(name.as_str())) {
        let help = match nearest(name.as_str(), known.iter().map(String::as_str)) {
            Some(meant) if !KEPT.contains(&name.as_str()) => format!("Did you mean `{meant}`?"),
            _ => format!("These can be replaced: {}.", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
        };
        let message = "No style sheet below this theme has a section of this name that can be replaced.";
        findings.push(Diagnostic::warning("theme-unused", file, name.span, message).help(help));
    }
}

/// The name of the section that begins with a line: its title in small letters, up to the first sign.
fn section_name(line: &str) -> Option<String> {
    let title = line.trim_end().strip_prefix(START)?.strip_suffix(END)?;
    Some(title.split([':', ',', ';', '.']).next().unwrap_or(title).to_ascii_lowercase())
}

/// A style sheet without comments, in two: what a screen needs, and what only paper does.
fn split_print(css: &str) -> (String, String) {
    let (mut screen, mut paper) = (String::with_capacity(css.len()), String::new());
    let mut rest = css;
    while !rest.is_empty() {
        let (rule, after) = rest.split_at(rule_length(rest));
        let rule = rule.trim();
        let is_paper = ["@media print", "@page"].iter().any(|start| rule.starts_with(start));
        let sheet = if is_paper { &mut paper } else { &mut screen };
        sheet.push_str(rule);
        sheet.push('\n');
        rest = after;
    }
    (screen, paper)
}

/// How long the first rule of a sheet is, with its braces. What is in quotation marks counts for nothing.
fn rule_length(css: &str) -> usize {
    let (mut depth, mut mark, mut escaped) = (0_usize, None, false);
    for (at, letter) in css.char_indices() {
        match (mark, letter) {
            (Some(open), letter) => {
                if !escaped && letter == open {
                    mark = None;
                }
                escaped = !escaped && letter == '\\';
            }
            (None, '"' | '\'') => (mark, escaped) = (Some(letter), false),
            (None, '{') => depth += 1,
            (None, '}') if depth <= 1 => return at + 1,
            (None, '}') => depth -= 1,
            (None, ';') if depth == 0 => return at + 1,
            _ => {}
        }
    }
    css.len()
}

/// Spaces beside punctuation of CSS that mean nothing. An empty property keeps its space, without which older browsers refuse it.
const NEEDLESS: [(&str, &str); 10] = [
    (" {", "{"),
    ("{ ", "{"),
    (" }", "}"),
    (";}", "}"),
    (": ", ":"),
    (":;", ": ;"),
    (":}", ": ;}"),
    ("; ", ";"),
    (", ", ","),
    (" > ", ">"),
];

/// A style sheet without comments, indents, empty lines and needless spaces. What stands in quotation marks stays as it is.
fn without_comments(css: &str) -> String {
    let mut made = String::with_capacity(css.len());
    let dense = |piece: &str| NEEDLESS.iter().fold(piece.to_owned(), |piece, (long, short)| piece.replace(long, short));
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        made += &dense(before);
        if let Some(comment) = from.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            // `a/**/b` is two words.
            made.push(' ');
        } else {
            let length = if from.starts_with('/') { 1 } else { quoted(from) };
            made.push_str(&from[..length]);
            rest = &from[length..];
        }
    }
    lines(&(made + &dense(rest)), |_| true)
}

/// A script of ours without the lines that are comments.
fn script_without_comments(text: &str) -> String {
    lines(text, |line| !line.starts_with("//") && !line.starts_with("/*") && !line.starts_with('*'))
}

/// The lines that somebody wants, without what stands around them.
fn lines(text: &str, is_wanted: impl Fn(&str) -> bool) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && is_wanted(line));
    lines.fold(String::with_capacity(text.len()), |made, line| made + line + "\n")
}

/// How long a quoted piece is, with its marks. It ends at the end of its line at the latest.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if !escaped && (text.starts_with(letter) || letter == '\n') {
            return at + letter.len_utf8();
        }
        escaped = !escaped && letter == '\\';
    }
    text.len()
}

/// What a page starts with, in this order …
const PAGE_SCRIPTS: [&str; 2] = ["plain/assets/script.js", "plain/assets/choices.js"];
/// … and what a page of a folder fetches when the reader first opens "How this looks".
const PANEL_SCRIPTS: [&str; 2] = ["plain/assets/panel.js", "plain/assets/read-aloud.js"];

/// What a booklet can do. It is the same in every booklet: a theme may not bring a script of its own.
pub struct Scripts {
    /// What each page of a folder starts with.
    pub page: String,
    /// The panel "How this looks" and what reads aloud, in a file beside the pages.
    pub panel: String,
    /// Both, for a single file.
    pub whole: String,
}

/// The scripts of the program.
pub static SCRIPT: LazyLock<Scripts> = LazyLock::new(|| {
    let [page, panel] = [PAGE_SCRIPTS.map(text).concat(), PANEL_SCRIPTS.map(text).concat()].map(|script| script_without_comments(&script));
    Scripts { whole: format!("{page}{panel}"), page, panel }
});

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str =
        "a { b: c }\n/* ---- The top: head, answer ---- */\nd { e: f }\n/* not one */\n/* ---- People ---- */\ng { h: i }\n";

    #[test]
    fn a_section_goes_with_all_that_stands_in_it() {
        assert_eq!(section_names(SHEET), ["the top", "people"]);
        let without = |name: &str| without_sections(SHEET, &BTreeSet::from([name]));
        let (top, people) = SHEET.split_at(SHEET.find("/* ---- People").expect("it stands there"));
        assert_eq!(without("people"), top);
        assert_eq!(without("the top"), format!("a {{ b: c }}\n{people}"));
        assert_eq!(without("peple"), SHEET);
    }

    #[test]
    fn what_every_theme_stands_on_is_a_section_of_plain_and_stays() {
        let plain = super::super::bundled("plain").expect("it comes with the program");
        let sheet = plain.text("assets/style.css").expect("it has one");
        assert!(KEPT.iter().all(|kept| section_names(sheet).iter().any(|name| name == kept)));
        assert!(replaceable(sheet).len() > 12 && !replaceable(sheet).iter().any(|name| KEPT.contains(&name.as_str())));
    }

    #[test]
    fn rules_for_paper_alone_stand_apart_and_none_is_lost() {
        let css = "a{b:\"}@media print{\"}\n@media print{c{d:e}@page{f:g}}h{i:'\\'}'}\n@media screen{j{k:l}} @page{m:n}@media print and (max-width:1mm){o{p:q}}r{s:t}";
        let (screen, paper) = split_print(css);
        assert_eq!(screen, "a{b:\"}@media print{\"}\nh{i:'\\'}'}\n@media screen{j{k:l}}\nr{s:t}\n");
        assert_eq!(paper, "@media print{c{d:e}@page{f:g}}\n@page{m:n}\n@media print and (max-width:1mm){o{p:q}}\n");
        for broken in ["a", "a{", "a}\nb{", "@media print{a{", "\"", "a{b:\"\n}c{d:e}"] {
            let (screen, paper) = split_print(broken);
            assert_eq!(screen + &paper, format!("{broken}\n"));
        }
        assert_eq!(split_print(""), Default::default());
    }

    #[test]
    fn comments_and_indents_go_and_quoted_pieces_stay() {
        for (before, after) in [
            ("/* a { */\n  b { c: d }\n\n", "b{c:d}\n"),
            ("a { b: \"/* no */\" }/* \" */ c { d: 'it\\'s /* no */' }", "a{b:\"/* no */\"}  c{d:'it\\'s /* no */'}\n"),
            ("a/**/b { c: url(d/e) }", "a b{c:url(d/e)}\n"),
            ("a { b: \"open\n/* c */ d", "a{b:\"open\nd\n"),
            ("a /* open", "a\n"),
            ("a :is(b) > c { --c: ; d: e(f: g, h); }", "a :is(b)>c{--c: ;d:e(f:g,h)}\n"),
            ("a { b: c; --d: ; }", "a{b:c;--d: ;}\n"),
            ("", ""),
        ] {
            assert_eq!(without_comments(before), after);
        }
        assert_eq!(script_without_comments("// a\n/** b\n * c */\n  d(\"// e\");\n\n"), "d(\"// e\");\n");
    }
}
