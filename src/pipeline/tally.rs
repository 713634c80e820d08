//! Findings that are only counted: of each kind the first one is kept, and how many there are.
//!
//! A build over thousands of plans would keep thousands of them to say no more than that.

use super::Options;
use crate::report::Finding;
use std::sync::{Mutex, PoisonError};

/// The kinds of findings of a run.
pub(super) struct Tally<'a> {
    options: &'a Options,
    /// The first of each kind, and where it stands: which plan, and the how-manyth finding there.
    kinds: Mutex<Vec<((usize, usize), Finding)>>,
}

impl<'a> Tally<'a> {
    /// A tally, where the run only counts.
    pub fn new(options: &'a Options) -> Option<Self> {
        options.only_counts().then(|| Tally { options, kinds: Mutex::default() })
    }

    /// Takes from the findings of a plan those that are only counted. `plan` is its place among all plans.
    pub fn take(&self, plan: usize, found: &mut Vec<Finding>) {
        let is_shown = |finding: &Finding| self.options.shows(finding.code, finding.severity);
        let (shown, counted) = std::mem::take(found).into_iter().partition(is_shown);
        *found = shown;
        let counted: Vec<Finding> = counted;
        for (at, finding) in counted.into_iter().enumerate() {
            self.count((plan, at), Finding { picture: None, help: None, ..finding });
        }
    }

    fn count(&self, place: (usize, usize), finding: Finding) {
        let mut kinds = self.kinds.lock().unwrap_or_else(PoisonError::into_inner);
        let alike = |(_, first): &&mut (_, Finding)| (first.code, first.severity) == (finding.code, finding.severity);
        match kinds.iter_mut().find(alike) {
            Some((known, first)) => {
                let times = first.times + finding.times;
                if place < *known {
                    (*known, *first) = (place, finding);
                }
                first.times = times;
            }
            None => kinds.push((place, finding)),
        }
    }

    /// The first of each kind, in the order of the plans.
    pub fn end(self) -> Vec<Finding> {
        let mut kinds = self.kinds.into_inner().unwrap_or_else(PoisonError::into_inner);
        kinds.sort_by_key(|(place, _)| *place);
        kinds.into_iter().map(|(_, finding)| finding).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Category;
    use crate::diagnostics::Severity;

    fn finding(code: &'static str, file: &str, severity: Severity) -> Finding {
        Finding {
            code,
            severity,
            times: 1,
            category: Category::Voice,
            file: file.to_owned(),
            line: 1,
            column: 1,
            message: String::new(),
            help: Some(String::new()),
            picture: None,
            allowed: None,
        }
    }

    #[test]
    fn of_each_kind_the_first_plans_finding_stands_for_all_whatever_came_first() {
        let options = Options { brief: Some(&["shown"]), ..Options::default() };
        let warning = Severity::Warning;
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let tally = Tally::new(&options).expect("the run only counts");
            for plan in order {
                let file = format!("{plan}");
                let mut found = vec![
                    finding("shown", &file, warning),
                    finding("broken", &file, Severity::Error),
                    finding("vague", &file, warning),
                    finding("vague", &file, warning),
                    finding("vague", &file, Severity::Hint),
                ];
                tally.take(plan, &mut found);
                assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["shown", "broken"]);
            }
            let kept = tally.end();
            let told: Vec<_> =
                kept.iter().map(|finding| (finding.code, finding.file.as_str(), finding.times, finding.help.is_none())).collect();
            assert_eq!(told, [("vague", "0", 6, true), ("vague", "0", 3, true)]);
        }
        assert!(Tally::new(&Options { strict: true, ..options }).is_none(), "with `--strict`, warnings are errors");
    }
}
