//! A drawn report as a page: what matters most first and in full, the rest in short, then how much there is.
//!
//! A worker must mend every error, so each is drawn with its line. Of all else three findings lead; what is left has a line each, grouped by
//! file, with one line for all that say the same. What matters most: errors, then what is worth most to a child (the order of `Category`),
//! then how grave, then how often. A hint never comes before a warning. A booklet that may put somebody in danger comes before all other
//! warnings.

use super::drawn::FindingRenderer;
use super::summary::listed;
use super::{Finding, Manner, Told, summary, wrap};
use crate::check::Category;
use crate::diagnostics::Severity;
use std::cmp::Reverse;
use std::io;

/// So many different findings are drawn in full, though they do not lead.
const IN_FULL: usize = 3;

/// Writes the page.
pub(super) fn write(told: &Told<'_>, manner: &Manner, out: &mut dyn io::Write) -> io::Result<()> {
    let page = ReportPage { manner, pen: FindingRenderer::new(manner) };
    if !told.findings.is_empty() {
        page.findings(told.findings, out)?;
        writeln!(out, "{}", summary::counts(told.findings))?;
    }
    if told.findings.is_empty() || !told.quiet.is_empty() {
        write!(out, "{}", wrap::lines(&summary::quiet(told), "", "", manner.columns()))?;
    }
    write!(out, "{}", summary::allowed(told, manner))
}

struct ReportPage<'a> {
    manner: &'a Manner,
    pen: FindingRenderer,
}

impl ReportPage<'_> {
    fn findings(&self, findings: &[Finding], out: &mut dyn io::Write) -> io::Result<()> {
        let leads = leading(findings);
        let firsts: Vec<&Finding> = leads.iter().filter_map(FindingKind::first).collect();
        // Told with a lead: the lead itself, and what says the same about its file. An error is always drawn.
        let is_told = |finding: &Finding| {
            firsts.iter().any(|first| {
                std::ptr::eq(*first, finding) || (!self.manner.all && finding.severity != Severity::Error && is_same(first, finding))
            })
        };
        let rest: Vec<&Finding> = findings.iter().filter(|finding| !is_told(finding)).collect();
        if !rest.is_empty() {
            self.heading(if leads.len() == 1 { "Look at this first:" } else { "Look at these first:" }, out)?;
        }
        for lead in &leads {
            self.lead(lead, &is_told, out)?;
        }
        let (errors, others): (Vec<&Finding>, Vec<&Finding>) = rest.into_iter().partition(|finding| finding.severity == Severity::Error);
        if !errors.is_empty() {
            self.heading("These keep a booklet from being made, too:", out)?;
            errors.iter().try_for_each(|finding| self.pen.draw(finding, out))?;
        }
        if others.is_empty() {
            return Ok(());
        }
        self.heading("The rest:", out)?;
        let groups = groups(others.iter().copied());
        if self.manner.all || others.len() <= IN_FULL {
            return others.iter().try_for_each(|finding| self.pen.draw(finding, out));
        }
        writeln!(out, "{}", write_short(&groups, self.manner.columns()))?;
        let hint = "`ourplan explain CODE` says what a finding means. `ourplan check --all` draws every line.";
        writeln!(out, "{}", wrap::lines(hint, "", "", self.manner.columns()))
    }

    /// A finding that leads, and how often it comes again.
    fn lead(&self, lead: &FindingKind<'_>, is_told: &dyn Fn(&Finding) -> bool, out: &mut dyn io::Write) -> io::Result<()> {
        let Some(first) = lead.first() else { return Ok(()) };
        self.pen.draw(first, out)?;
        let (same, below): (Vec<&Finding>, Vec<&Finding>) = lead.findings[1..].iter().partition(|finding| is_told(finding));
        let words = match (more(&same), below.len()) {
            (None, 0) => return Ok(()),
            (Some(same), 0) => format!("… and {same}."),
            (None, below) => format!("… and {below} more of this kind, below."),
            (Some(same), below) => format!("… and {same}. Another {below} of this kind, below."),
        };
        writeln!(out, "{}", wrap::lines(&words, "", "  ", self.manner.columns()))
    }

    fn heading(&self, words: &str, out: &mut dyn io::Write) -> io::Result<()> {
        if self.manner.colour { writeln!(out, "\x1b[1m{words}\x1b[0m\n") } else { writeln!(out, "{words}\n") }
    }
}

/// How many lines are named after "more like this".
const NAMED: usize = 8;

/// Findings that say the same about one file.
pub(super) struct FindingGroup<'a> {
    /// All of them, in the order of the file.
    pub findings: Vec<&'a Finding>,
}

/// Groups in the order of the files, in each file by their first place.
pub(super) fn groups<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<FindingGroup<'a>> {
    let mut groups: Vec<FindingGroup<'a>> = Vec::new();
    for finding in findings {
        match groups.iter_mut().find(|group| group.findings.first().is_some_and(|first| is_same(first, finding))) {
            Some(group) => group.findings.push(finding),
            None => groups.push(FindingGroup { findings: vec![finding] }),
        }
    }
    groups
}

/// The groups with a line each, under the name of their file.
fn write_short(groups: &[FindingGroup<'_>], width: usize) -> String {
    let mut out = String::new();
    let mut file = None;
    for (first, group) in groups.iter().filter_map(|group| Some((group.findings.first()?, group))) {
        if file != Some(&first.file) {
            out.push_str(if file.is_some() { "\n" } else { "" });
            out.push_str(&format!("{}\n", first.file));
            file = Some(&first.file);
        }
        let place = format!("  {:<8} {:<8} ", format!("{}:{}", first.line, first.column), first.severity.word());
        let more = more(&group.findings[1..]).map(|more| format!("And {more}. ")).unwrap_or_default();
        let words = format!("{} {more}[{}]", first.message, first.code);
        let indent = if width < 60 { "    ".to_owned() } else { " ".repeat(place.chars().count()) };
        out.push_str(&wrap::lines(&words, &place, &indent, width));
    }
    out
}

/// "4 more like this: lines 12, 30, 31 and 40". `None` if there are no more.
pub(super) fn more(others: &[&Finding]) -> Option<String> {
    if others.is_empty() {
        return None;
    }
    let mut lines: Vec<usize> = others.iter().map(|finding| finding.line).collect();
    lines.sort_unstable();
    lines.dedup();
    // One line that is not named is said sooner than that there is one.
    let named = if lines.len() <= NAMED + 1 { lines.len() } else { NAMED };
    let mut words: Vec<String> = lines.iter().take(named).map(usize::to_string).collect();
    if lines.len() > named {
        words.push(format!("{} others", lines.len() - named));
    }
    let lines = if lines.len() == 1 { "line" } else { "lines" };
    Some(format!("{} more like this: {lines} {}", others.len(), listed(&words)))
}

/// How many findings lead a report.
const LEADING: usize = 3;

/// The one warning that stands before all others: a booklet may put somebody in danger.
const DANGER: &str = "violence-without-label";

/// Findings of one code and severity, in the order of the files.
pub(super) struct FindingKind<'a> {
    /// All of them; the first is shown for all.
    pub findings: Vec<&'a Finding>,
}

impl<'a> FindingKind<'a> {
    /// The finding that stands for all.
    pub(super) fn first(&self) -> Option<&'a Finding> {
        self.findings.first().copied()
    }

    /// How many there are.
    pub(super) fn times(&self) -> usize {
        self.findings.iter().map(|finding| finding.times).sum()
    }
}

/// The kinds of findings that lead, the most worth first.
pub(super) fn leading(findings: &[Finding]) -> Vec<FindingKind<'_>> {
    let mut kinds: Vec<FindingKind<'_>> = Vec::new();
    for finding in findings {
        let alike = |kind: &&mut FindingKind<'_>| {
            kind.first().is_some_and(|first| (first.code, first.severity) == (finding.code, finding.severity))
        };
        match kinds.iter_mut().find(alike) {
            Some(kind) => kind.findings.push(finding),
            None => kinds.push(FindingKind { findings: vec![finding] }),
        }
    }
    kinds.sort_by_key(|kind| {
        let first = kind.first().map(|first| (first.severity, first.category));
        let grave = first.map(|(severity, _)| match severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Hint => 2,
        });
        let is_danger = kind.first().is_some_and(|first| first.code == DANGER);
        (grave, !is_danger, first.map(|(_, category)| category), Reverse(kind.times()))
    });
    let has_worse = kinds.iter().any(|kind| kind.first().is_some_and(|first| first.severity != Severity::Hint));
    kinds.retain(|kind| !has_worse || kind.first().is_some_and(|first| first.severity != Severity::Hint));
    let mut kinds = spread(kinds);
    kinds.truncate(LEADING);
    kinds
}

/// Of several kinds with one category the first stands before the others, and those after the first of all other concerns: three
/// findings that lead say three things. Errors stay in front.
fn spread(kinds: Vec<FindingKind<'_>>) -> Vec<FindingKind<'_>> {
    let mut seen: Vec<Option<Category>> = Vec::new();
    let (mut spread, again): (Vec<_>, Vec<_>) = kinds.into_iter().partition(|kind| {
        let first = kind.first();
        let category = first.map(|first| first.category);
        let is_new = !seen.contains(&category);
        seen.push(category);
        is_new || first.is_some_and(|first| first.severity == Severity::Error)
    });
    spread.extend(again);
    spread
}

/// Whether two findings say the same about one file, so that one sentence does for both.
fn is_same(one: &Finding, other: &Finding) -> bool {
    (one.code, one.severity, &one.file, &one.message) == (other.code, other.severity, &other.file, &other.message)
}
