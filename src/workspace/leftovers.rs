//! Files beside the plans that are nearly plans: copies, plans of another ending, settings of another name. They are reported, since
//! nothing else shows that a file was not read.

use super::find::{SETTINGS, is_passed_over_name, stem};
use super::{FolderUse, ReadTracker, names};
use crate::diagnostics::Diagnostic;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

/// How many files a message names.
const MOST_NAMED: usize = 12;
/// How much of a file beside `plans` is looked at, to tell a plan from other YAML.
const HEAD: u64 = 64 * 1024;

/// Marks that programs and people put behind the name of a copy.
const BEHIND: [&str; 21] = [
    "copy",
    "kopie",
    "kopia",
    "copie",
    "copia",
    "cópia",
    "kopi",
    "alias",
    "autosaved",
    "old",
    "new",
    "orig",
    "bak",
    "backup",
    "save",
    "tmp",
    "final",
    "draft",
    "v1",
    "v2",
    "v3",
];
/// Words that programs put before the name of a copy.
const BEFORE: [[&str; 2]; 8] =
    [["copy", "of"], ["kopie", "von"], ["kopie", "van"], ["copie", "de"], ["copia", "de"], ["copia", "di"], ["cópia", "de"], ["kopia", ""]];
/// Signs between the name of a file and the marks of a copy.
const BETWEEN: [char; 6] = [' ', '-', '_', '.', '–', '—'];
/// Marks of a program that shows two versions side by side.
const MERGED: [&str; 4] = ["_BASE_", "_LOCAL_", "_REMOTE_", "_BACKUP_"];
/// Endings of files that a person writes words in and that are no text files.
const DOCUMENTS: [&str; 7] = ["docx", "doc", "docm", "odt", "rtf", "pages", "gdoc"];
/// Endings of text files. What is in one tells whether it was meant as a plan or as settings.
const TEXTS: [&str; 3] = ["txt", "text", "json"];
/// Endings that were meant to be `.yaml`.
const MISTYPED: [&str; 8] = ["yalm", "ymal", "yam", "yamel", "yamll", "yaml1", "jaml", "yml1"];
/// Names of folders in which people keep what they no longer use.
const AWAY: [&str; 12] =
    ["archive", "archived", "archives", "old", "older", "previous", "superseded", "backup", "backups", "bak", "copies", "old versions"];
/// Endings that programs put behind the whole name of a file that they keep.
const KEPT: [&str; 6] = ["orig", "bak", "backup", "old", "new", "save"];
/// Endings of files that a program writes for a moment and takes away by itself.
const PASSING: [&str; 5] = ["tmp", "temp", "swp", "part", "crdownload"];

/// The plan that a file is a copy of by its name, without its ending: `heron` for `heron (1)`, `Copy of heron` and `heron.old`.
pub(super) fn original(name: &str) -> Option<&str> {
    let mut rest = name.trim();
    loop {
        let before = rest;
        if let Some(plan) = BEFORE.iter().find_map(|words| words.iter().try_fold(rest, |rest, word| after(rest, word))) {
            rest = plan;
        }
        if let Some((plan, _)) = MERGED.iter().find_map(|mark| rest.split_once(mark)) {
            rest = plan;
        }
        let last = rest.rsplit(BETWEEN).next().unwrap_or_default();
        let mark = last.trim_matches(['(', ')']);
        let in_brackets = last.len() > mark.len();
        let is_number = !mark.is_empty() && mark.bytes().all(|digit| digit.is_ascii_digit());
        let is_known = |mark: &str| BEHIND.contains(&mark.to_lowercase().as_str());
        let is_mark = is_known(mark) || (is_number && (in_brackets || rest.contains(' ')));
        let dotted = rest.rfind('.').is_some_and(|dot| dot + 1 + last.len() == rest.len());
        let in_brackets_behind = rest.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
        if let Some((plan, _)) = in_brackets_behind.filter(|(_, mark)| mark.len() < 8 || mark.split(' ').any(is_known)) {
            rest = plan.trim_end();
        } else if last.len() < rest.len() && (is_mark || dotted) {
            rest = rest[..rest.len() - last.len()].trim_end_matches(BETWEEN);
        }
        if rest == before {
            break;
        }
    }
    (!rest.is_empty() && rest != name).then_some(rest)
}

/// The rest of a name after its first word and the signs behind it.
fn after<'a>(name: &'a str, word: &str) -> Option<&'a str> {
    if word.is_empty() {
        return Some(name);
    }
    let (first, rest) = name.split_at(name.find(BETWEEN)?);
    (first.to_lowercase() == word).then(|| rest.trim_start_matches(BETWEEN))
}

/// The plans that somebody put away: they lie in a folder of that name, and another plan of the same name does not.
pub(super) fn put_away<'a>(plans: impl Iterator<Item = &'a String> + Clone) -> BTreeSet<String> {
    let name = |shown: &str| shown.rsplit('/').next().and_then(stem).unwrap_or_default().to_ascii_lowercase();
    let is_away = |shown: &str| {
        let folders = shown.rsplit_once('/').map_or("", |(folders, _)| folders);
        folders.split('/').any(|folder| AWAY.iter().any(|known| folder.eq_ignore_ascii_case(known)))
    };
    let (away, here): (Vec<&String>, Vec<&String>) = plans.partition(|shown| is_away(shown));
    let names: BTreeSet<String> = here.into_iter().map(|shown| name(shown)).collect();
    away.into_iter().filter(|shown| names.contains(&name(shown))).cloned().collect()
}

/// Copies of plans that were not read, by the plan that they are copies of, as shown.
#[derive(Default)]
pub(super) struct PlanCopies(BTreeMap<String, Vec<String>>);

impl PlanCopies {
    /// Takes a file that was not read, if by its name it is a copy of a plan that was.
    pub(super) fn take(&mut self, shown: &str, name: &str, plans: &BTreeMap<String, String>) -> bool {
        let plan = original(name).and_then(|plan| plans.get(&plan.to_ascii_lowercase())).or_else(|| plans.get(&name.to_ascii_lowercase()));
        let Some(plan) = plan else { return false };
        self.0.entry(plan.clone()).or_default().push(shown.split_once('/').map_or(shown, |(_, below)| below).to_owned());
        true
    }

    /// One finding for each plan that has copies.
    pub(super) fn findings(self) -> Vec<Diagnostic> {
        let finding = |(plan, mut copies): (String, Vec<String>)| {
            copies.sort();
            let message = format!("Copies of this plan lie in the folder and were not read: {}.", named(&copies));
            let help = "Take over what the plan lacks, then delete the copies or move them out of `plans`. If one of them is another plan, give it a name of its own.";
            Diagnostic::file_warning("copy-of-a-plan", plan, message).help(help)
        };
        self.0.into_iter().map(finding).collect()
    }
}

/// The first of some names, and how many more there are.
fn named(names: &[String]) -> String {
    let (shown, more) = names.split_at(names.len().min(MOST_NAMED));
    let shown: Vec<String> = shown.iter().map(|name| format!("`{name}`")).collect();
    if more.is_empty() { shown.join(", ") } else { format!("{} and {} more", shown.join(", "), more.len()) }
}

/// What a file among the plans should be called if it is a plan, and whether a new name is all that it needs. `None` for a plan, and where
/// its name is that of something else.
pub(super) fn near_plan(name: &str) -> Option<(String, bool)> {
    let small = name.to_ascii_lowercase();
    let ending = small.rsplit_once('.').map_or("", |(_, ending)| ending);
    if PASSING.contains(&ending) || stem(name).is_some() {
        return None;
    }
    let at = [".yaml", ".yml"].iter().filter_map(|ending| small.find(ending)).min();
    let is_text = at.is_some() || MISTYPED.contains(&ending) || TEXTS.contains(&ending);
    let stem = match at {
        Some(at) => &name[..at],
        None => name[..name.len() - ending.len()].trim_end_matches('.'),
    };
    (!stem.is_empty() && (is_text || DOCUMENTS.contains(&ending))).then(|| (format!("{stem}.yaml"), is_text))
}

/// Whether a file among the plans is nearly one: by its name, or, where that is the name of any text, by what is in it.
pub(super) fn is_near_plan(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let small = name.to_ascii_lowercase();
    let is_any_text =
        TEXTS.contains(&small.rsplit_once('.').map_or("", |(_, ending)| ending)) && !small.contains(".yaml") && !small.contains(".yml");
    near_plan(&name).is_some() && (!is_any_text || begins_a_line(path, names_a_kind))
}

/// Whether a line of a text names the kind of a plan, also as JSON. A note says more than one word there.
fn names_a_kind(line: &str) -> bool {
    let value = line.split_once(':').filter(|_| key(line) == Some("plan")).map(|(_, value)| value);
    let value = value.map(|value| value.split(" #").next().unwrap_or_default().trim().trim_end_matches([',', '}']));
    value.is_some_and(|value| !value.is_empty() && !value.contains([' ', ':', ',']))
}

/// The names that a plan may have had whose file now has another name: `heron` for `heron.yaml.txt`, `heron (1).yaml`, `.heron.yaml.icloud`
/// and `heron.txt`, in small letters.
pub(super) fn may_be(name: &str) -> Vec<String> {
    let small = name.trim_start_matches(['.', '#', '~', '$', ' ']).to_lowercase();
    let before = |end: &str| small.find(end).map(|at| small[..at].trim());
    let starts = [before(".yaml"), before(".yml"), before("."), before("("), Some(small.as_str())];
    let names = starts.into_iter().flatten().flat_map(|start| [Some(start), original(start)]).flatten();
    let mut names: Vec<String> = names.filter(|name| !name.is_empty()).flat_map(|name| [name.to_owned(), names::plain(name)]).collect();
    names.sort();
    names.dedup();
    names
}

/// The name before the endings of a file that some program kept: `heron` for `heron.yaml.orig`.
pub(super) fn kept(name: &str) -> Option<&str> {
    let (rest, ending) = name.rsplit_once('.')?;
    KEPT.contains(&ending.to_ascii_lowercase().as_str()).then(|| stem(rest)).flatten()
}

/// Says that a file was not read, and what it should be called.
pub(super) fn not_read(shown: &str, better: &str, is_text: bool, taken: bool) -> Diagnostic {
    let message = "This file was not read. The name of a plan ends in `.yaml`, in small letters.";
    let help = match is_text {
        _ if taken => format!("There is a plan `{better}` already. If this is a copy of it, delete it, else give it a name of its own."),
        true => {
            format!("If it is a plan, rename it to `{better}`. Windows may hide the end of a name: let Explorer show file name extensions.")
        }
        false => format!("If it is a plan, open it and save it as plain text with the name `{better}`."),
    };
    Diagnostic::file_warning("file-not-read", shown, message).help(help)
}

/// Says that a whole plan was not read, since its name ends like that of a translation.
pub(super) fn translation(shown: &str) -> Diagnostic {
    let message = "This file was not read. By its name it is a translation of the plan beside it, and booklets are made in English only.";
    let help = "If it is a plan of its own, write `-` in the place of the dot in its name: `heron-de.yaml`.";
    Diagnostic::file_warning("file-not-read", shown, message).help(help)
}

/// Whether a plan file, as shown, is a copy that a program for shared folders made when two people saved a plan at the same time. A computer's name behind the plan's counts only where the plan lies beside it.
pub(super) fn is_conflict_copy(shown: &str, is_there: impl Fn(&str) -> bool) -> bool {
    let name = shown.rsplit('/').next().unwrap_or(shown);
    if name.contains("conflicted copy") || name.contains(".sync-conflict-") {
        return true;
    }
    let Some((path, ending)) = shown.rsplit_once('.') else { return false };
    ["-DESKTOP-", "-LAPTOP-"].iter().any(|mark| {
        let Some((plan, computer)) = path.rsplit_once(mark) else { return false };
        let is_computer =
            (3..=8).contains(&computer.len()) && computer.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        is_computer && is_there(&format!("{plan}.{ending}"))
    })
}

/// Says that the copy was passed over, so that no words are lost in it.
pub(super) fn conflict_copy(shown: &str) -> Diagnostic {
    let message = "A program that shares folders made this copy, since two people saved one plan at a time. It was not read.";
    let help = "Compare it with the plan. Take over what the plan lacks, then delete the copy.";
    Diagnostic::file_warning("conflict-copy", shown, message).help(help)
}

/// What lies beside the plans of a project and was meant to be read.
pub(super) struct BesidePlans {
    /// What is said of it.
    pub findings: Vec<Diagnostic>,
    /// Whether there are settings under another name and none under the right one, so that it is not known what they ask for.
    pub misnamed_settings: bool,
    /// Plans outside `plans`.
    pub plans: Vec<String>,
}

/// Looks through the folder of a project for settings of another name and, where the whole project was asked for, for plans outside
/// `plans`. A watcher hears of those that come and go.
pub(super) fn beside(root: &Path, has_settings: bool, whole: bool, tracker: Option<&ReadTracker>) -> BesidePlans {
    tracker.inspect(|tracker| tracker.folder(root, FolderUse::Project));
    let mut beside = BesidePlans { findings: Vec::new(), misnamed_settings: false, plans: Vec::new() };
    let entries = std::fs::read_dir(root).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.filter(|entry| entry.path().is_file()).filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    // Where capitals do not count, another spelling is the same file and was read.
    let is_read = |name: &str| {
        name == SETTINGS || (has_settings && name.eq_ignore_ascii_case(SETTINGS) && !names.iter().any(|name| name == SETTINGS))
    };
    for name in names.iter().filter(|name| !is_read(name)) {
        let (small, path) = (name.to_ascii_lowercase(), root.join(name));
        if let Some(tracker) = tracker.filter(|_| may_be_settings(name) || stem(&small).is_some()) {
            tracker.reported(&path);
        }
        if is_nearly_settings(name, &path) && !(has_settings && is_passed_over_name(name)) {
            beside.misnamed_settings |= !has_settings;
            beside.findings.push(other_settings(name, !has_settings));
        } else if whole && stem(&small).is_some() && !is_passed_over_name(name) && is_plan(&path) {
            beside.plans.push(name.clone());
            let message = "This plan was not read. Plans lie in the folder `plans`.";
            let help = format!("Move it to `plans/{name}`. If it is no plan, leave it.");
            beside.findings.push(Diagnostic::file_warning("file-not-read", name.as_str(), message).help(help));
        }
    }
    beside
}

fn other_settings(name: &str, surely: bool) -> Diagnostic {
    if surely {
        let message = format!("These settings were not read, since their file is not called `{SETTINGS}`. No booklets were made.");
        let help = format!(
            "Rename the file to `{SETTINGS}`, in small letters, or move it away if it is something else. Until then nobody knows whether a second check is asked for."
        );
        return Diagnostic::file_error("settings-not-read", name, message).help(help);
    }
    let message = format!("This file was not read. The settings are in `{SETTINGS}`.");
    let help = format!("If these are the right settings, rename the file to `{SETTINGS}`. If it is a copy, delete it.");
    Diagnostic::file_warning("settings-not-read", name, message).help(help)
}

/// Whether a file was meant to be the settings: by its name, a copy's name, or a slip in it. A file that does not call itself YAML, such as
/// the program itself, must also begin a line with a key.
fn is_nearly_settings(name: &str, path: &Path) -> bool {
    match settings_slips(name) {
        Some((slips, true)) => slips == 0 || !is_plan(path),
        Some((_, false)) => begins_a_line(path, |line| key(line).is_some()),
        None => false,
    }
}

/// Whether a file may be meant as the settings, by its name alone.
pub(super) fn may_be_settings(name: &str) -> bool {
    settings_slips(name).is_some()
}

/// How many slips a name is away from that of the settings, where it is near, and whether it calls the file YAML.
fn settings_slips(name: &str) -> Option<(usize, bool)> {
    let small = name.trim().trim_start_matches('.').to_lowercase();
    let yaml = [".yaml", ".yml"].iter().filter_map(|ending| small.find(ending)).min();
    let (stem, ending) = match (yaml, small.rsplit_once('.')) {
        (Some(at), _) => small.split_at(at),
        (None, Some((stem, ending))) => (stem, ending),
        (None, None) => (small.as_str(), ""),
    };
    let letters = |stem: &str| stem.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let away = [Some(stem), original(stem)].into_iter().flatten().map(|stem| strsim::osa_distance(&letters(stem), "ourplan")).min();
    let passes = name.ends_with(['~', '#']) || small.rsplit('.').next().is_some_and(|ending| PASSING.contains(&ending));
    let is_kind = !passes && (yaml.is_some() || ending.is_empty() || TEXTS.contains(&ending));
    away.filter(|slips| is_kind && *slips <= 1).map(|slips| (slips, yaml.is_some()))
}

/// The key that a line begins with like a setting, also as JSON: a word in small letters before a colon.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.trim_start_matches(['\u{feff}', '\u{fffd}', '{', ' ', '\t', '"']).split_once(':')?;
    let key = key.trim_end_matches(['"', ' ']);
    (!key.is_empty() && key.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'_')).then_some(key)
}

/// Whether a line of a file begins with `plan:`.
pub(super) fn is_plan(path: &Path) -> bool {
    begins_a_line(path, |line| line.starts_with("plan:"))
}

/// Whether a line in the first part of a text file is of a kind.
fn begins_a_line(path: &Path, is_of_kind: impl Fn(&str) -> bool) -> bool {
    let mut head = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    // Some programs write plain text with two bytes a letter.
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        head.retain(|byte| *byte != 0);
    }
    read.is_ok() && !head.contains(&0) && String::from_utf8_lossy(&head).lines().any(is_of_kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_told_by_their_names() {
        for copy in [
            "heron (1)",
            "heron(2)",
            "heron - Copy",
            "heron - Copy (2)",
            "Copy of heron",
            "copy of heron (3)",
            "heron copy 2",
            "heron.old",
            "heron.new",
            "heron.dad",
            "heron_BASE_1234",
            "heron_REMOTE_77",
            "heron final",
            "heron v2",
            "heron - old",
            "heron 2",
            "Kopie von heron",
            "heron – Kopie",
            "heron (In Konflikt stehende Kopie)",
            "heron (Autosaved)",
            "heron alias",
            "Copie de heron",
            "Copia di heron (2)",
            "Cópia de heron",
            "heron — kopia",
            "heron copia",
            "heron - Copie",
        ] {
            assert_eq!(original(copy), Some("heron"), "{copy}");
        }
        for plan in ["heron", "heron-dad", "team 4x", "heron-2", "(1)", "", "heron (Aunt Zelda's)", "kopievonheron"] {
            assert_ne!(original(plan), Some("heron"), "{plan}");
        }
    }

    #[test]
    fn a_file_of_another_name_may_be_the_plan() {
        for file in [
            "heron.yaml.txt",
            "heron.YAML",
            "heron (1).yaml",
            "heron.new.yaml",
            "heron.yml.bak",
            "heron.yaml~",
            ".heron.yaml.icloud",
            "#heron.yaml#",
            "heron.yaml.part",
            "Copy of Heron.docx",
            "heron.txt",
            "heron",
            "Heron (Grace's conflicted copy 2026-03-02).yaml",
            "heron .yaml",
            "heron.sync-conflict-20260302-101010-ABCDEFG.yaml",
            "heron.pl.yaml",
            "heron - Copy (2).yalm",
        ] {
            assert!(may_be(file).contains(&"heron".to_owned()), "{file}: {:?}", may_be(file));
        }
        assert!(may_be("Zoë's plan.yaml").contains(&"zoes-plan".to_owned()));
        for file in ["heron-dad.yaml", "her.yaml", "notes on heron.txt"] {
            assert!(!may_be(file).contains(&"heron".to_owned()), "{file}");
        }
    }

    #[test]
    fn near_misses_are_told_by_their_endings() {
        for (name, better) in [
            ("heron.yaml.txt", "heron.yaml"),
            ("heron.YAML", "heron.yaml"),
            ("heron.Yml", "heron.yaml"),
            ("heron.yml.txt", "heron.yaml"),
            ("heron.yaml.download", "heron.yaml"),
            ("heron.yalm", "heron.yaml"),
            ("heron.yaml (1)", "heron.yaml"),
            ("heron.txt", "heron.yaml"),
        ] {
            assert_eq!(near_plan(name), Some((better.to_owned(), true)), "{name}");
        }
        assert_eq!(near_plan("heron.docx"), Some(("heron.yaml".to_owned(), false)));
        for other in ["heron.yaml", "heron.yml", "notes.pdf", "heron.svg", ".yaml", "README.md", "heron", "heron.yaml.swp"] {
            assert_eq!(near_plan(other), None, "{other}");
        }
    }

    #[test]
    fn a_line_that_names_a_kind_is_told_from_a_note() {
        for line in [
            "plan: care-plan",
            "\u{feff}plan: 'care-plan'",
            "{\"plan\": \"care-plan\",",
            "  \"plan\": \"care-plan\"",
            "plan: care-plan  # ours",
        ] {
            assert!(names_a_kind(line), "{line}");
        }
        for line in ["plan: ring Grace on Monday", "plan:", "plan", "The plan: care-plan", "planning: x", "plan: 10:30"] {
            assert!(!names_a_kind(line), "{line}");
        }
    }

    #[test]
    fn conflict_copies_are_told_from_plans() {
        let there = |plan: &str| plan == "plans/rory.yaml";
        for copy in [
            "plans/rory-DESKTOP-4JD8K2L.yaml",
            "plans/rory-LAPTOP-QWERTY1.yaml",
            "plans/rory-LAPTOP-7QF2.yaml",
            "plans/rory (Grace's conflicted copy 2026-03-02).yaml",
            "plans/rory.sync-conflict-20260302-101010-ABCDEFG.yaml",
        ] {
            assert!(is_conflict_copy(copy, there), "{copy}");
        }
        for plan in ["plans/rory.yaml", "plans/rory-sam.yaml", "plans/ann-DESKTOP-4JD8K2L.yaml", "plans/rory-DESKTOP-desktop.yaml", "rory"]
        {
            assert!(!is_conflict_copy(plan, there), "{plan}");
        }
    }
}
