//! The reference page of all checks, in Markdown.

use super::terminal::silencing;
use super::{Explanation, all};
use crate::check::Concern;
use crate::diagnostics::Severity;

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
    for concern in Concern::ALL {
        let own: Vec<&Explanation> = all.iter().filter(|explanation| explanation.concern == concern).collect();
        if own.is_empty() {
            continue;
        }
        page.push_str(&format!("\n## {}\n\n{}\n", concern.title(), concern.asks()));
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
