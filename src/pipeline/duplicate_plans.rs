//! Two plans of one child: an old version, a draft, a copy that was put aside.
//!
//! Names of files prove nothing, so the plans themselves are compared: the child, the day, the people, and where the days differ, the
//! lines. Nothing is guessed away: booklets are made of all of them, and one warning names them.

use super::project::Project;
use super::results::PlanDone;
use crate::content::Entry;
use crate::diagnostics::Diagnostic;
use crate::language::names::plain;
use crate::plan::Plan;
use crate::read;
use crate::source::{SourceFile, Span, decode};
use crate::workspace::PlanFile;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The code, which `allow` may name at the top of a plan or in the settings.
const CODE: &str = "two-plans-of-one-child";
/// How many plans a message names.
const MOST_NAMED: usize = 12;
/// With how many different plans of children of one name a plan is compared.
const MOST_COMPARED: usize = 24;

/// What tells one child's plan from another's. It holds no text: names are hashes.
pub struct Child {
    name: u64,
    born: Option<Date>,
    made_on: Option<Date>,
    people: BTreeSet<u64>,
    allowed: bool,
}

impl Child {
    /// The child of a plan; `None` where the plan names none.
    pub(super) fn of(root: &Entry<Plan>) -> Option<Child> {
        let plan = root.inside();
        let child = plan.child.as_ref()?.inside();
        if crate::source::is_blank(child.called()) {
            return None;
        }
        let people = plan.people.iter().flat_map(|people| people.inside().iter());
        Some(Child {
            name: hash(child.called()),
            born: child.born.as_ref().filter(|born| !born.is_missing()).map(|born| born.day),
            made_on: plan.made.as_ref().map(|made| made.inside().on).filter(|on| !on.is_missing()).map(|on| on.day),
            people: people.filter_map(|(_, person)| person.inside().name.as_ref()).map(|name| hash(name.as_str())).collect(),
            allowed: root.labels().allow.iter().any(|code| code.value == CODE),
        })
    }

    /// Whether two plans may be about one child: the same name, the same birthday as far as both have one, and half of the people.
    fn may_be(&self, other: &Child) -> bool {
        let fewer = self.people.len().min(other.people.len());
        let shared = self.people.intersection(&other.people).count();
        let born = self.born.zip(other.born).is_none_or(|(one, two)| one == two);
        self.name == other.name && born && shared * 2 >= fewer
    }
}

fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    plain(name.trim()).hash(&mut hasher);
    hasher.finish()
}

/// A rough look for the child's name in a plan that was not read again, as a hash. It may be wrong: the plan is read before it counts.
pub(super) fn rough_name(bytes: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(bytes).ok()?;
    let after = text.split_once("\nchild:").map(|(_, after)| after)?;
    let value = after.split_once("name:")?.1.split([',', '}', '\n', '\r', '#']).next()?;
    Some(hash(value.trim().trim_matches(['"', '\''])))
}

/// A plan that is compared.
struct Candidate<'a> {
    file: &'a PlanFile,
    child: Child,
}

/// One finding for the plans of each child that has more than one. Plans that are as they were are looked at only beside one that is not.
pub(super) fn find(project: &Project, files: &[&PlanFile], plans: &mut [PlanDone]) -> Vec<Diagnostic> {
    if project.settings().allow.iter().any(|code| code.as_str() == CODE) {
        return Vec::new();
    }
    let new: HashSet<u64> = plans.iter().filter_map(|plan| plan.child.as_ref()).map(|child| child.name).collect();
    let mut of_name: BTreeMap<u64, Vec<Candidate<'_>>> = BTreeMap::new();
    for (file, plan) in files.iter().zip(plans) {
        let as_it_was = plan.rough_name.filter(|name| new.contains(name));
        let child = plan.child.take().or_else(|| as_it_was.and_then(|_| reread(project, file)));
        if let Some(child) = child.filter(|child| !child.allowed) {
            of_name.entry(child.name).or_default().push(Candidate { file, child });
        }
    }
    let groups = of_name.into_values().filter(|plans| plans.len() > 1).flat_map(|plans| groups(project, plans));
    let mut findings: Vec<Diagnostic> = groups.map(|group| say(&group)).collect();
    findings.sort_by(|one, two| one.file.name().cmp(two.file.name()));
    findings
}

fn reread(project: &Project, file: &PlanFile) -> Option<Child> {
    let source = decode(&file.shown, &project.workspace.read_plan(file).ok()?).ok()?;
    Child::of(&read::read(&source).0?.plan)
}

/// Plans of one child.
struct Group<'a> {
    first: Candidate<'a>,
    /// The lines of the first, once they were needed.
    lines: Option<HashSet<u64>>,
    files: Vec<&'a PlanFile>,
}

/// The plans that are about one child, in groups of two or more.
fn groups<'a>(project: &Project, plans: Vec<Candidate<'a>>) -> Vec<Vec<&'a PlanFile>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for plan in plans {
        let mut own = None;
        let is_of = |group: &mut Group<'_>| {
            let first = &group.first;
            let one_day = first.child.made_on.is_some() && first.child.made_on == plan.child.made_on;
            first.child.may_be(&plan.child)
                && (one_day || {
                    let theirs = group.lines.get_or_insert_with(|| lines_of(project, first.file));
                    are_alike(theirs, own.get_or_insert_with(|| lines_of(project, plan.file)))
                })
        };
        let file = plan.file;
        match groups.iter_mut().position(is_of) {
            Some(at) => groups[at].files.push(file),
            None if groups.len() < MOST_COMPARED => groups.push(Group { first: plan, lines: own, files: vec![file] }),
            None => {}
        }
    }
    groups.into_iter().map(|group| group.files).filter(|files| files.len() > 1).collect()
}

/// The lines of a plan, as hashes, without notes and empty ones.
fn lines_of(project: &Project, file: &PlanFile) -> HashSet<u64> {
    let bytes = project.workspace.read_plan(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    text.lines().map(str::trim).filter(|line| line.len() > 2 && !line.starts_with('#')).map(hash).collect()
}

/// Whether seven lines of ten are the same.
fn are_alike(one: &HashSet<u64>, two: &HashSet<u64>) -> bool {
    let shared = one.intersection(two).count();
    shared > 0 && shared * 10 >= one.len().max(two.len()) * 7
}

fn say(group: &[&PlanFile]) -> Diagnostic {
    let mut files: Vec<&str> = group.iter().map(|file| file.shown.as_str()).collect();
    files.sort_by_key(|shown| (shown.len(), *shown));
    let first = files.first().copied().unwrap_or_default();
    let (shown, more) = files.split_at(files.len().min(MOST_NAMED));
    let names: Vec<String> = shown.iter().map(|shown| format!("`{shown}`")).collect();
    let more = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
    let message = format!("These plans are about one child: {}{more}. Booklets are made of each.", names.join(", "));
    let help = "If some are old versions or copies, move them out of `plans`. If all are needed, write `allow: [two-plans-of-one-child]` at the top of each.";
    Diagnostic::warning(CODE, &SourceFile::new(first, ""), Span::default(), message).help(help)
}
