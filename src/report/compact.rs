//! Findings in short: grouped by file, one line for all that say the same.

use super::rank::is_same;
use super::summary::listed;
use super::{Finding, wrap};

/// How many lines are named after "more like this".
const NAMED: usize = 8;

/// Findings that say the same about one file.
pub(super) struct Group<'a> {
    /// All of them, in the order of the file.
    pub findings: Vec<&'a Finding>,
}

/// Groups in the order of the files, in each file by their first place.
pub(super) fn groups<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for finding in findings {
        match groups.iter_mut().find(|group| group.findings.first().is_some_and(|first| is_same(first, finding))) {
            Some(group) => group.findings.push(finding),
            None => groups.push(Group { findings: vec![finding] }),
        }
    }
    groups
}

/// The groups with a line each, under the name of their file.
pub(super) fn write(groups: &[Group<'_>], width: usize) -> String {
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
