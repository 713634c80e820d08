//! A drawn report as a page: what matters most first and in full, the rest in short, then how much there is.
//!
//! A worker must mend every error, so each is drawn with its line. Of all else three findings lead; what is left has a
//! line each, so that it is a page and not ten.

use super::compact::{self, groups, more};
use super::drawn::Pen;
use super::rank::{Kind, is_same, leading};
use super::{Finding, Manner, Told, summary, wrap};
use crate::diagnostics::Severity;
use std::io;

/// So many different findings are drawn in full, though they do not lead.
const IN_FULL: usize = 3;

/// Writes the page.
pub(super) fn write(told: &Told<'_>, manner: &Manner, out: &mut dyn io::Write) -> io::Result<()> {
    let page = Page { manner, pen: Pen::new(manner) };
    if !told.findings.is_empty() {
        page.findings(told.findings, out)?;
        writeln!(out, "{}", summary::counts(told.findings))?;
    }
    if told.findings.is_empty() || !told.quiet.is_empty() {
        write!(out, "{}", wrap::lines(&summary::quiet(told), "", "", manner.columns()))?;
    }
    write!(out, "{}", summary::allowed(told, manner))
}

struct Page<'a> {
    manner: &'a Manner,
    pen: Pen,
}

impl Page<'_> {
    fn findings(&self, findings: &[Finding], out: &mut dyn io::Write) -> io::Result<()> {
        let leads = leading(findings);
        let firsts: Vec<&Finding> = leads.iter().filter_map(Kind::first).collect();
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
        writeln!(out, "{}", compact::write(&groups, self.manner.columns()))?;
        let hint = "`ourplan explain CODE` says what a finding means. `ourplan check --all` draws every line.";
        writeln!(out, "{}", wrap::lines(hint, "", "", self.manner.columns()))
    }

    /// A finding that leads, and how often it comes again.
    fn lead(&self, lead: &Kind<'_>, is_told: &dyn Fn(&Finding) -> bool, out: &mut dyn io::Write) -> io::Result<()> {
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
