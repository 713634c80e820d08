//! Pairs of plans that differ only where one reader may not look, built and compared byte by byte.

use super::change::Change;
use super::judge::Judge;
use super::maker::{Maker, READERS};
use super::shelf::{Booklet, build_all};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What came of it.
#[derive(Default)]
pub struct Report {
    pub judged: usize,
    /// Pairs of which one plan had errors, or a word that a random text shares with a hidden one.
    pub lost: usize,
    /// Booklets of unchanged plans that the audit stopped: none, unless something leaks or there is a false alarm.
    pub stopped: usize,
    /// Places that were changed, over all pairs.
    pub places: usize,
    pub bytes: usize,
    pub differ: Vec<String>,
    pub errors: BTreeMap<String, usize>,
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (judged, lost, places, differ, stopped) = (self.judged, self.lost, self.places, self.differ.len(), self.stopped);
        write!(
            out,
            "noninterference: {differ} of {judged} pairs differ ({places} hidden places changed, {} MB compared, {lost} pairs thrown away, {stopped} booklets stopped)",
            self.bytes / 1_000_000
        )?;
        for (error, count) in self.errors.iter().take(8) {
            write!(out, "\n  {count} × {error}")?;
        }
        Ok(())
    }
}

/// How many plans are built at once.
const BATCH: usize = 20;

/// `SEED=1000220 PAIRS=120 KEEP=some/folder` looks at some plans again, and keeps those that differ.
fn first_plan() -> Option<u64> {
    std::env::var("SEED").ok()?.parse().ok()
}

/// Compares pairs until enough were judged, or until `stop_at` of them differ.
pub fn compare_until(wanted: usize, seed: u64, stop_at: usize) -> Report {
    let folder = tempfile::tempdir().expect("a folder");
    let mut report = Report::default();
    let mut next = first_plan().unwrap_or(seed * 1_000_000);
    while report.judged < wanted && report.differ.len() + report.stopped < stop_at && report.lost < wanted * 3 + 100 {
        let mut makers: Vec<Maker> = (0..BATCH.min(wanted))
            .map(|_| {
                next += 1;
                Maker::new(next)
            })
            .collect();
        let plans: Vec<(String, Value)> =
            makers.iter_mut().enumerate().map(|(at, maker)| (format!("plan-{at:03}"), maker.plan())).collect();
        let (first, done) = build_all(&folder.path().join("one"), &plans, &[]);
        for finding in done.findings.iter().filter(|finding| finding.severity == ourplan::diagnostics::Severity::Error) {
            *report.errors.entry(format!("{}: {}", finding.code, finding.message.chars().take(90).collect::<String>())).or_default() += 1;
        }
        let readers = done.plans.iter().flat_map(|plan| &plan.readers);
        report.stopped += readers.filter(|reader| reader.state == ourplan::pipeline::ReaderOutcome::Stopped).count();
        for finding in done.findings.iter().filter(|finding| finding.code == "withheld-text-found") {
            let place = format!("{} line {} near seed {next}", finding.file, finding.line);
            *report.errors.entry(format!("a booklet stopped: {place}")).or_default() += 1;
            let plan = plans.iter().find(|(name, _)| finding.file.contains(name.as_str()));
            if let (Some(folder), Some((name, plan))) = (std::env::var_os("KEEP").map(std::path::PathBuf::from), plan) {
                let text = serde_yaml::to_string(plan).expect("text");
                std::fs::write(folder.join(format!("stopped-{name}.yaml")), text).expect("written");
            }
        }
        for reader in READERS {
            if report.differ.len() + report.stopped >= stop_at {
                break;
            }
            one_reader(reader, &plans, &mut makers, &first, folder.path(), next, &mut report);
        }
    }
    report
}

fn one_reader(
    reader: &str,
    plans: &[(String, Value)],
    makers: &mut [Maker],
    first: &BTreeMap<(String, String), Booklet>,
    folder: &std::path::Path,
    seed: u64,
    report: &mut Report,
) {
    let mut others = Vec::new();
    let mut reading_differs = BTreeSet::new();
    for ((name, plan), maker) in plans.iter().zip(makers) {
        if !first.contains_key(&(name.clone(), reader.to_owned())) {
            report.lost += 1;
            continue;
        }
        let judge = Judge::new(plan, reader);
        let style = plan["booklets"][reader]["style"].as_str().unwrap_or("family").to_owned();
        // A worker's page on reading counts the wordings that other readers get of what the worker may see. It is the one
        // place that may differ with them; where they stay, nothing differs.
        let wordings = style != "worker" || maker.random.bool();
        let counted = style == "worker" && wordings;
        let mut change = Change { judge: &judge, maker, style, wordings, places: 0 };
        let other = change.plan(plan);
        report.places += change.places;
        others.push((name.clone(), other));
        if counted {
            reading_differs.insert(name.clone());
        }
    }
    if others.is_empty() {
        return;
    }
    let (second, done) = build_all(&folder.join("two"), &others, &[reader]);
    for finding in done.findings.iter().filter(|finding| finding.severity == ourplan::diagnostics::Severity::Error) {
        let message: String = finding.message.chars().take(90).collect();
        *report.errors.entry(format!("{}, changed: {message}", finding.code)).or_default() += 1;
    }
    for (name, other) in &others {
        let key = (name.clone(), reader.to_owned());
        let Some(changed) = second.get(&key) else {
            report.lost += 1;
            continue;
        };
        report.judged += 1;
        report.bytes += changed.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
        let alike = if reading_differs.contains(name) {
            difference(&without_reading(&first[&key]), &without_reading(changed))
        } else {
            difference(&first[&key], changed)
        };
        if let Some(difference) = alike {
            let original = &plans.iter().find(|(known, _)| known == name).expect("it is there").1;
            if let Some(folder) = std::env::var_os("KEEP").map(std::path::PathBuf::from) {
                let number = report.differ.len();
                for (side, plan) in [("one", original), ("two", other)] {
                    let text = serde_yaml::to_string(plan).expect("text");
                    std::fs::write(folder.join(format!("{number}-{side}.yaml")), text).expect("written");
                }
            }
            report.differ.push(format!("{name} near seed {seed}, {reader}: {difference}"));
        }
    }
}

/// A worker's booklet without its page on reading, which is the last of the single file.
fn without_reading(booklet: &Booklet) -> Booklet {
    const START: &[u8] = b"<section class=\"leaf\" id=\"p-reading\"";
    const END: &[u8] = b"</main>";
    let find = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).position(|window| window == part);
    let cut = |bytes: &[u8]| {
        let Some(start) = find(bytes, START) else { return bytes.to_vec() };
        let end = start + find(&bytes[start..], END).expect("the pages end");
        [&bytes[..start], &bytes[end..]].concat()
    };
    let rest = booklet.iter().filter(|(name, _)| name != "reading.html");
    rest.map(|(name, bytes)| (name.clone(), cut(bytes))).collect()
}

/// The first difference of two booklets.
fn difference(one: &Booklet, two: &Booklet) -> Option<String> {
    let names = |booklet: &Booklet| booklet.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    if names(one) != names(two) {
        return Some(format!("other files: {:?} and {:?}", names(one), names(two)));
    }
    let ((name, a), (_, b)) = one.iter().zip(two).find(|(one, two)| one.1 != two.1)?;
    let at = a.iter().zip(b).position(|(a, b)| a != b).unwrap_or(a.len().min(b.len()));
    let near = |bytes: &[u8]| String::from_utf8_lossy(&bytes[at.saturating_sub(60)..(at + 60).min(bytes.len())]).into_owned();
    Some(format!("{name} at byte {at}:\n    {}\n    {}", near(a), near(b)))
}
