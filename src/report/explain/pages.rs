//! The pages of all codes and of all built-in pictures, for a terminal and in Markdown.

use super::{Explanation, all};
use crate::check::Category;
use crate::diagnostics::Severity;
use crate::language::Locale;
use crate::report::wrap;
use std::fmt::Write;

/// How wide a line is at most, however wide the terminal is. Longer lines are hard to read.
const WIDEST: usize = 90;

/// One code, explained. Headings are bold; a printer without styles leaves that out.
#[must_use]
pub fn code(explanation: &Explanation, width: usize) -> String {
    let page = CodePage { width: width.clamp(30, WIDEST) };
    let Explanation { code, severity, category, what, why, example, better, source } = *explanation;
    let mut out = format!("\x1b[1m{code}\x1b[0m\n");
    out.push_str(&page.words(&format!("{}.", severity_in_words(severity)), ""));
    out.push_str(&page.words(&format!("Group: {}.", category.title()), ""));
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
    let page = CodePage { width: width.clamp(30, WIDEST) };
    let all = all();
    let mut out = page.words("What `ourplan check` looks at, most worth first. `ourplan explain CODE` says more.", "");
    for category in Category::ALL {
        let own: Vec<&Explanation> = all.iter().filter(|explanation| explanation.category == category).collect();
        if own.is_empty() {
            continue;
        }
        out.push_str(&format!("\n\x1b[1m{}\x1b[0m\n", category.title()));
        out.push_str(&page.words(category.asks(), ""));
        for explanation in own {
            let Explanation { code, severity, what, .. } = explanation;
            out.push_str(&wrap::lines(&format!("{code} ({}): {what}", severity.word()), "  ", "      ", page.width));
        }
    }
    out
}

/// How a finding is silenced, or why it cannot be.
fn silencing(explanation: &Explanation) -> String {
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

struct CodePage {
    width: usize,
}

impl CodePage {
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

/// The page `docs/reference/checks.md`.
#[must_use]
pub fn reference() -> String {
    let mut page = "# What `ourplan check` looks at\n\n\
        This page is made from the program's own rules. `UPDATE=1 cargo test` writes it anew. `ourplan explain CODE` says the same on a \
        terminal.\n\n\
        The groups stand in the order of their worth to a child and a family; a report leads with findings in this order. It says what to \
        look at. It never says that a plan is good or that a text is easy: that shows when somebody reads it aloud.\n\n\
        An **error** keeps a booklet from being made, and nothing silences it. A **warning** or a **hint** does not. `allow: [code]` beside a place, or in \
        `ourplan.yaml`, silences a warning or a hint; `ourplan check --show-allowed` lists what is silenced.\n"
        .to_owned();
    let all = all();
    for category in Category::ALL {
        let own: Vec<&Explanation> = all.iter().filter(|explanation| explanation.category == category).collect();
        if own.is_empty() {
            continue;
        }
        page.push_str(&format!("\n## {}\n\n{}\n", category.title(), category.asks()));
        own.into_iter().for_each(|explanation| page.push_str(&section(explanation)));
    }
    page
}

fn section(explanation: &Explanation) -> String {
    let Explanation { code, severity, what, why, example, better, source, .. } = explanation;
    let mut out = format!("\n### `{code}`\n\n*{}.* {what} {why}\n", heading(*severity));
    if !example.is_empty() {
        out.push_str(&format!("\nInstead of:\n\n{}", fenced(example)));
    }
    match explanation.advice() {
        Some(advice) => out.push_str(&format!("\nWhat to do: {advice}\n")),
        None if !better.is_empty() => out.push_str(&format!("\nWrite:\n\n{}", fenced(better))),
        None => {}
    }
    if let Some(source) = source {
        out.push_str(&format!("\nIt rests on {}.\n", source.trim_end_matches('.')));
    }
    // What the top of the page says of all errors is not said again.
    if *severity != Severity::Error && !explanation.may_be_allowed() {
        out.push_str(&format!("\n{}\n", silencing(explanation)));
    }
    out
}

fn heading(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Hint => "Hint",
    }
}

fn fenced(lines: &str) -> String {
    format!("```yaml\n{}\n```\n", lines.trim_end())
}

/// The page `docs/reference/pictures.md`.
#[must_use]
pub fn pictures() -> String {
    let mut page = "# Words for built-in pictures\n\n\
        This page is made from the program's own lists. `UPDATE=1 cargo test` writes it anew.\n\n\
        Write one of these words after `picture:`, as in `picture: talk`. Usual endings are understood: `dog` and `dogs` are the same. Words with a \
        capital are written with it. `picture: none` says that no picture stands in this place.\n\n\
        A built-in picture has no words of its own: the words beside it say the same, so a screen reader passes it over. Where the picture says \
        more than the text, write what it shows: `picture: {word: dog, alt: Gran's dog}`.\n\n\
        To see them all, open [symbols.svg](../../themes/plain/symbols.svg) in a browser. To see one where it will stand, write its word into a plan \
        and run `ourplan serve`.\n"
        .to_owned();
    let Ok(Some(words)) = Locale::bundled("en").and_then(Locale::pictures) else { return page };
    for (title, about, pictures) in words.groups() {
        let _ = write!(page, "\n## {title}\n\n{about}\n\n| picture | words that show it |\n|---|---|\n");
        for (picture, words) in pictures {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            let _ = writeln!(page, "| {picture} | {} |", words.join(", "));
        }
    }
    page
}
