//! An explanation as it is read on a terminal.

use super::{Explanation, all};
use crate::check::Concern;
use crate::diagnostics::Severity;
use crate::report::wrap;

/// How wide a line is at most, however wide the terminal is. Longer lines are hard to read.
const WIDEST: usize = 90;

/// One code, explained. Headings are bold; whoever prints it takes that out where nobody sees it.
#[must_use]
pub fn code(explanation: &Explanation, width: usize) -> String {
    let page = Page { width: width.clamp(30, WIDEST) };
    let Explanation { code, severity, concern, what, why, example, better, source } = *explanation;
    let mut out = format!("\x1b[1m{code}\x1b[0m\n");
    out.push_str(&page.words(&format!("{}.", severity_in_words(severity)), ""));
    out.push_str(&page.words(&format!("Group: {}.", concern.title()), ""));
    out.push_str(&page.part("What it means", what));
    out.push_str(&page.part("Why it matters", why));
    if !example.is_empty() {
        out.push_str(&page.lines("Instead of", example));
    }
    match explanation.advice() {
        Some(advice) => out.push_str(&page.part("What to do", advice)),
        None if !better.is_empty() => out.push_str(&page.lines("Write", better)),
        None => {}
    }
    if let Some(source) = source {
        out.push_str(&page.part("Where it comes from", &format!("{}.", capital(source.trim_end_matches('.')))));
    }
    out.push_str(&page.part("To silence it", &silencing(explanation)));
    out
}

/// Every code with a line, under what it is about.
#[must_use]
pub fn list(width: usize) -> String {
    let page = Page { width: width.clamp(30, WIDEST) };
    let all = all();
    let mut out = page.words("What `ourplan check` looks at, most worth first. `ourplan explain CODE` says more.", "");
    for concern in Concern::ALL {
        let own: Vec<&Explanation> = all.iter().filter(|explanation| explanation.concern == concern).collect();
        if own.is_empty() {
            continue;
        }
        out.push_str(&format!("\n\x1b[1m{}\x1b[0m\n", concern.title()));
        out.push_str(&page.words(concern.asks(), ""));
        for explanation in own {
            let Explanation { code, severity, what, .. } = explanation;
            out.push_str(&wrap::lines(&format!("{code} ({}): {what}", severity.word()), "  ", "      ", page.width));
        }
    }
    out
}

/// How a finding is silenced, or why it cannot be.
pub(super) fn silencing(explanation: &Explanation) -> String {
    if explanation.may_be_allowed() {
        format!(
            "If it is right as it is, write `allow: [{}]` beside it in the plan. It holds there and below. In `ourplan.yaml` it holds \
             for all plans. Everything else still shows.",
            explanation.code
        )
    } else if explanation.severity == Severity::Error {
        "It is an error, so it cannot be silenced. It must be mended.".to_owned()
    } else {
        "It cannot be silenced. Somebody must look at it each time.".to_owned()
    }
}

/// What a severity does to a booklet.
fn severity_in_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "An error: no booklet is made until it is mended",
        Severity::Warning => "A warning: booklets are made, and somebody should look",
        Severity::Hint => "A hint: it could be better",
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

struct Page {
    width: usize,
}

impl Page {
    fn words(&self, words: &str, indent: &str) -> String {
        wrap::lines(words, indent, indent, self.width)
    }

    fn part(&self, heading: &str, words: &str) -> String {
        format!("\n\x1b[1m{heading}\x1b[0m\n{}", self.words(words, "  "))
    }

    /// Lines of a plan stay as they are: their spaces have a meaning.
    fn lines(&self, heading: &str, lines: &str) -> String {
        let indented: Vec<String> = lines.lines().map(|line| format!("  {line}")).collect();
        format!("\n\x1b[1m{heading}\x1b[0m\n{}\n", indented.join("\n"))
    }
}
