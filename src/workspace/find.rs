//! From the paths on the command line to projects and their plan files.

use super::leftovers::{self, PlanCopies};
use super::unread::{self, PlansFolder};
use super::{FolderUse, LARGEST_TEXT, PlanFile, ReadTracker, SettingsFile, Workspace, names, system};
use crate::diagnostics::Diagnostic;
use crate::language::is_language;
use crate::system_error::SystemError;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// The name of a project's settings.
pub(super) const SETTINGS: &str = "ourplan.yaml";
/// The folder of a project's plans.
pub(super) const PLANS: &str = "plans";

/// Finds the projects and plan files that some paths mean, in the order in which they were given. A
/// folder is a whole project; plan files of one project make one workspace. No path means `.`.
///
/// Findings: `two-plans-of-one-name`, `plan-file-name`, `plan-is-a-link`, `conflict-copy` and `copy-of-a-plan`; such plans are not in
/// the workspace. `file-not-read` and `settings-not-read` name files that nobody asked for by name.
///
/// # Errors
/// `SystemError::Usage` when a path is not there, is no plan file, or is a folder without plans, and no project is known. Where one lies
/// above it, this is its trouble: what was made of it before can still be looked at. `SystemError::Io` when the system refuses.
pub fn load(paths: &[PathBuf], today: Option<Date>) -> Result<(Vec<Workspace>, Vec<Diagnostic>), SystemError> {
    load_tracked(paths, today, None)
}

/// The same for a watcher: the tracker notes all that is read, then and later.
///
/// # Errors
/// As [`load`].
pub fn load_tracked(
    paths: &[PathBuf],
    today: Option<Date>,
    tracker: Option<&Arc<ReadTracker>>,
) -> Result<(Vec<Workspace>, Vec<Diagnostic>), SystemError> {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    let today = today.unwrap_or_else(system::today);
    let mut chosen: Vec<Chosen> = Vec::new();
    for path in paths {
        let (root, file, trouble) = match project_of(path) {
            Ok((root, file)) => (root, file, None),
            Err(fault) => match project_above(path) {
                Some(root) => (root, None, Some(fault)),
                None => return Err(fault),
            },
        };
        let real = root.canonicalize().map_err(|error| SystemError::io("look at", &root, error))?;
        let at = chosen.iter().position(|known| known.real == real).unwrap_or_else(|| {
            chosen.push(Chosen { root, real, whole: false, files: BTreeSet::new(), trouble: None });
            chosen.len() - 1
        });
        chosen[at].trouble = chosen[at].trouble.take().or(trouble);
        match file {
            Some(file) => drop(chosen[at].files.insert(file)),
            None => chosen[at].whole = true,
        }
    }
    let mut findings = Vec::new();
    let workspaces = chosen.into_iter().map(|project| workspace(project, today, tracker, &mut findings)).collect::<Result<_, _>>()?;
    Ok((workspaces, findings))
}

/// A folder as a project, whether or not plans lie in it: for theme authors.
///
/// # Errors
/// `SystemError::Usage` when it is no folder; `SystemError::Io` when its settings cannot be read.
pub fn folder(root: &Path) -> Result<Workspace, SystemError> {
    if !root.is_dir() {
        return usage(format!("{} is not a folder. Give the folder that `themes` lies in.", root.display()));
    }
    Ok(Workspace { settings: settings(root, None)?, ..Workspace::empty(root.to_path_buf(), system::today()) })
}

/// A project, and what of it was asked for.
struct Chosen {
    root: PathBuf,
    real: PathBuf,
    whole: bool,
    files: BTreeSet<PathBuf>,
    /// What is wrong with a path that was given.
    trouble: Option<SystemError>,
}

/// The project folder of a path, and the plan file where the path is one.
fn project_of(path: &Path) -> Result<(PathBuf, Option<PathBuf>), SystemError> {
    let data = match std::fs::metadata(path) {
        Ok(data) => data,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return usage(format!("{} is not there. Check the spelling, and that you are in the right folder.", path.display()));
        }
        Err(error) => return Err(SystemError::io("look at", path, error)),
    };
    if data.is_dir() {
        if unread::is_project(path) {
            return Ok((path.to_path_buf(), None));
        }
        if path.file_name().is_some_and(|name| name == PLANS) {
            return usage(format!("{} is the folder of the plans. Give the folder above it, or one plan file.", path.display()));
        }
        if path.file_name().and_then(|name| name.to_str()).is_some_and(|name| stem(name).is_some()) {
            return usage(format!("{} is a folder and not a plan. Put the plan itself there, or give the project folder.", path.display()));
        }
        return match unread::look_into(path) {
            Err(error) => Err(SystemError::io("look into", path, error)),
            Ok(()) => usage(no_plans(path)),
        };
    }
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if name == SETTINGS {
        return usage(format!("{} holds the settings. Give the folder that it lies in, or a plan file.", path.display()));
    }
    if !data.is_file() || stem(name).is_none() {
        return usage(format!("{} is not a plan. A plan is a file whose name ends in .yaml, or give a project folder.", path.display()));
    }
    if let Some(of) = translation_of(name).filter(|of| plan_beside(path, of)) {
        return usage(format!("{} is a translation. Give the plan that it belongs to, {of}.yaml.", path.display()));
    }
    let full = std::path::absolute(path).map_err(|error| SystemError::io("look at", path, error))?;
    let root = project_above(path).or_else(|| full.parent().map(Path::to_path_buf));
    Ok((root.unwrap_or_else(|| full.clone()), Some(full)))
}

/// The project that a file lies in, whatever the file is.
fn project_above(path: &Path) -> Option<PathBuf> {
    let full = std::path::absolute(path).ok()?;
    let above = || full.ancestors().skip(1);
    let by_settings = above().find(|folder| unread::is_there(&folder.join(SETTINGS)));
    let in_plans = || full.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == PLANS)).and_then(Path::parent);
    by_settings.or_else(in_plans).filter(|root| root.is_dir()).map(Path::to_path_buf)
}

fn workspace(
    project: Chosen,
    today: Date,
    tracker: Option<&Arc<ReadTracker>>,
    findings: &mut Vec<Diagnostic>,
) -> Result<Workspace, SystemError> {
    let Chosen { root, real, whole, files, trouble: of_path } = project;
    // Where nothing can be made of what was asked for, all that was made before is checked.
    let whole = whole || of_path.is_some();
    let (mut skipped, mut beside_them) = (SkippedPlans::default(), SkippedPlans::default());
    let (paths, others) = if whole {
        (plan_files(&root, &real, tracker.map(Arc::as_ref), &mut skipped), BTreeMap::new())
    } else {
        let paths: BTreeMap<String, PathBuf> = files.into_iter().map(|file| (shown_from(&root, &real, &file), file)).collect();
        let others = others(&root, &real, &paths, &mut beside_them);
        (paths, others)
    };
    let put_away = leftovers::put_away(paths.keys());
    let no_folder = skipped.is_none;
    let (settings, trouble, settings_unread) = match settings(&root, tracker.map(Arc::as_ref)) {
        Ok(settings) => (settings, of_path, false),
        // It is being written at this moment; another try comes soon.
        Err(SystemError::Io { source, doing, path }) if source.kind() == ErrorKind::ResourceBusy => {
            return Err(SystemError::Io { source, doing, path });
        }
        Err(fault) => (None, Some(fault), true),
    };
    let beside = leftovers::beside(&root, settings.is_some() || trouble.is_some(), whole, tracker.map(Arc::as_ref));
    let misnamed_settings = beside.misnamed_settings;
    findings.extend(beside.findings);
    findings.extend(skipped.files.iter().map(|shown| unread::linked_plan(shown)));
    findings.extend(skipped.folders.iter().map(|shown| unread::linked_folder(shown)));
    findings.extend(skipped.no_files.iter().map(|shown| unread::plan(shown)));
    findings.extend(skipped.closed.iter().map(|(shown, error)| unread::folder(shown, error)));
    findings.extend(skipped.copies.iter().map(|shown| leftovers::conflict_copy(shown)));
    findings.extend(skipped.translations.iter().map(|shown| leftovers::translation(shown)));
    let name_of = |shown: &String| shown.rsplit('/').next().and_then(stem).unwrap_or_default().to_owned();
    let not_read = skipped.files.iter().chain(&skipped.no_files);
    let mut linked: Vec<String> = not_read.clone().map(name_of).filter(|name| names::is_plain(name)).collect();
    let mut plans = Vec::with_capacity(paths.len());
    // Of plans that many disks take for one, none is read: it is not known which labels are the right ones.
    let mut of_name: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for shown in paths.keys().filter(|shown| !put_away.contains(*shown)).chain(not_read) {
        of_name.entry(name_of(shown).to_ascii_lowercase()).or_default().push(shown);
    }
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let (mut unusable, mut copies) = (Vec::new(), PlanCopies::default());
    for (shown, path) in paths.iter().filter(|(shown, _)| !put_away.contains(*shown)) {
        let name = name_of(shown);
        let others = of_name.get(&name.to_ascii_lowercase()).into_iter().flatten().find(|other| **other != shown);
        if !names::is_plain(&name) {
            unusable.push((shown.clone(), name));
        } else if let Some(other) = others {
            findings.push(unread::same_name(shown, other));
            linked.push(name);
        } else {
            taken.insert(name.to_ascii_lowercase(), shown.clone());
            tracker.inspect(|tracker| tracker.plan(path, &name));
            plans.push(PlanFile { shown: shown.clone(), name, path: path.clone() });
        }
    }
    linked.sort();
    linked.dedup();
    for shown in &put_away {
        copies.take(shown, &name_of(shown), &taken);
    }
    // A copy is called a copy: with a new name it would be a second plan of one child.
    unusable.retain(|(shown, name)| !copies.take(shown, name, &taken));
    findings.extend(unusable.iter().map(|(shown, name)| unread::unusable(shown, name)));
    let is_free = |name: &String| !taken.contains_key(name);
    let (of_copies, of_beside) = (skipped.copies.iter().chain(&beside_them.copies), skipped.perhaps.iter().chain(&beside_them.perhaps));
    let perhaps_plans = of_copies.chain(of_beside).chain(unusable.iter().map(|(shown, _)| shown)).chain(&beside.plans);
    let named = |shown: &String| {
        leftovers::may_be(shown.rsplit('/').next().unwrap_or(shown)).into_iter().map(|name| (name, shown.clone())).collect::<Vec<_>>()
    };
    let perhaps: BTreeMap<String, String> = perhaps_plans.flat_map(named).filter(|(name, _)| is_free(name)).collect();
    let misnamed = |name: &String| format!("`{name}` was not read: the name of a plan ends in .yaml, in small letters.");
    let misplaced = |name: &String| format!("`{name}` was not read: move it to {PLANS}/{name}.");
    let nearly_plan = skipped.near.first().map(misnamed).or_else(|| beside.plans.first().map(misplaced));
    for shown in skipped.near {
        let name = shown.rsplit('/').next().unwrap_or(&shown);
        let Some((better, is_text)) = leftovers::near_plan(name) else { continue };
        let is_taken = stem(&better).is_some_and(|plan| taken.contains_key(&plan.to_ascii_lowercase()));
        if !leftovers::kept(name).is_some_and(|plan| copies.take(&shown, plan, &taken)) {
            findings.push(leftovers::not_read(&shown, &better, is_text, is_taken));
        }
    }
    findings.extend(copies.findings());
    let part_unseen = !skipped.folders.is_empty() || !skipped.closed.is_empty() || !unusable.is_empty();
    let others = others.into_iter().map(|(shown, path)| PlanFile { name: name_of(&shown), shown, path }).collect();
    Ok(Workspace {
        root,
        settings,
        trouble,
        settings_unread,
        plans,
        others,
        perhaps,
        linked,
        whole,
        part_unseen,
        no_folder,
        misnamed_settings,
        nearly_plan,
        today,
        tracker: tracker.cloned(),
    })
}

/// The plans of a project beside some files that were asked for: those in the folder of the plans, and those that lie beside the files. A
/// name that one of the files has, or that two have, is of none of them.
fn others(root: &Path, real: &Path, asked: &BTreeMap<String, PathBuf>, skipped: &mut SkippedPlans) -> BTreeMap<String, PathBuf> {
    let mut others = plan_files(root, real, None, skipped);
    for folder in asked.values().filter_map(|file| file.parent()).collect::<BTreeSet<_>>() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            let is_plan = name.to_str().is_some_and(|name| name != SETTINGS && !is_passed_over_name(name) && stem(name).is_some());
            if is_plan && entry.file_type().is_ok_and(|kind| kind.is_file()) {
                others.insert(shown_from(root, real, &path), path);
            }
        }
    }
    let put_away = leftovers::put_away(asked.keys().chain(others.keys()));
    others.retain(|shown, _| !asked.contains_key(shown) && !put_away.contains(shown));
    let name_of = |shown: &String| shown.rsplit('/').next().and_then(stem).unwrap_or_default().to_ascii_lowercase();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    asked.keys().chain(others.keys()).for_each(|shown| *times.entry(name_of(shown)).or_default() += 1);
    others.retain(|shown, _| times.get(&name_of(shown)) == Some(&1));
    others
}

fn settings(root: &Path, tracker: Option<&ReadTracker>) -> Result<Option<SettingsFile>, SystemError> {
    let path = root.join(SETTINGS);
    match super::read(&path, LARGEST_TEXT, tracker) {
        Ok(bytes) => Ok(Some(SettingsFile { shown: SETTINGS.into(), path, bytes })),
        Err(error) if error.kind() == ErrorKind::NotFound && !unread::is_there(&path) => Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => usage(format!(
            "{} is a link to nothing, so I do not know the settings. Put the file itself there, or delete the link.",
            path.display()
        )),
        Err(error) => Err(SystemError::io("read", &path, error)),
    }
}

/// What lies among the plans and is not read, as shown.
#[derive(Default)]
struct SkippedPlans {
    files: Vec<String>,
    folders: Vec<String>,
    /// What has the name of a plan and is no file.
    no_files: Vec<String>,
    /// Folders that could not be looked into, and why.
    closed: Vec<(String, std::io::Error)>,
    /// Copies that a program made when two people saved one plan at a time.
    copies: Vec<String>,
    /// Files that are nearly plans.
    near: Vec<String>,
    /// All files that are no plans by their names. One of them may have been a plan before somebody renamed it.
    perhaps: Vec<String>,
    /// Whole plans that are translations by their names.
    translations: Vec<String>,
    /// Whether there is no folder of plans.
    is_none: bool,
}

/// The plan files of a project, by their names as shown, sorted.
fn plan_files(root: &Path, real: &Path, tracker: Option<&ReadTracker>, skipped: &mut SkippedPlans) -> BTreeMap<String, PathBuf> {
    let folder = root.join(PLANS);
    let mut found = BTreeMap::new();
    // A watcher hears of plans that come later.
    tracker.inspect(|tracker| tracker.folder(&folder, FolderUse::Plans));
    match unread::plans_folder(&folder, real) {
        PlansFolder::Open => {}
        PlansFolder::None => {
            skipped.is_none = true;
            return found;
        }
        PlansFolder::LeadsOut => {
            skipped.folders.push(PLANS.to_owned());
            return found;
        }
        PlansFolder::Closed(error) => {
            skipped.closed.push((PLANS.to_owned(), error));
            return found;
        }
    }
    for entry in WalkDir::new(&folder).into_iter().filter_entry(|entry| {
        entry.depth() == 0 || entry.file_type().is_file() || !is_passed_over_name(&entry.file_name().to_string_lossy())
    }) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let place = shown(root, error.path().unwrap_or(&folder)).unwrap_or_else(|| PLANS.to_owned());
                skipped.closed.push((place, error.into()));
                continue;
            }
        };
        if entry.file_type().is_file() && is_passed_over_name(&entry.file_name().to_string_lossy()) {
            skipped.perhaps.extend(shown(root, entry.path()));
            continue;
        }
        tracker.inspect(|tracker| {
            if entry.file_type().is_dir() { tracker.folder(entry.path(), FolderUse::Plans) } else { tracker.listed(entry.path()) }
        });
        let is_link = entry.depth() > 0 && entry.file_type().is_symlink();
        let is_file = entry.file_type().is_file() || (is_link && unread::leads_to_a_file_in(entry.path(), real));
        let is_plan = entry.file_name().to_str().is_some_and(|name| stem(name).is_some());
        if is_file && !is_plan {
            skipped.perhaps.extend(shown(root, entry.path()));
        }
        match (shown(root, entry.path()), is_file, is_plan) {
            (Some(shown), true, true) => drop(found.insert(shown, entry.into_path())),
            (Some(shown), false, true) if is_link => skipped.files.push(shown),
            (Some(shown), false, true) => skipped.no_files.push(shown),
            (Some(shown), true, false) if leftovers::is_near_plan(entry.path()) => {
                tracker.inspect(|tracker| tracker.reported(entry.path()));
                skipped.near.push(shown);
            }
            (Some(shown), false, false) if is_link && unread::leads_out(entry.path(), real) => skipped.folders.push(shown),
            _ => {}
        }
    }
    skipped.perhaps.sort();
    let translations: Vec<String> = found.keys().filter(|path| translated(path).is_some_and(|of| has_plan(&found, &of))).cloned().collect();
    for path in translations {
        if found.remove(&path).is_some_and(|file| leftovers::is_plan(&file)) {
            skipped.translations.push(path);
        }
    }
    skipped.copies = found.keys().filter(|path| leftovers::is_conflict_copy(path, |plan| found.contains_key(plan))).cloned().collect();
    skipped.copies.iter().for_each(|path| drop(found.remove(path)));
    found
}

/// Hidden files, and what editors leave behind.
pub(super) fn is_passed_over_name(name: &str) -> bool {
    name.starts_with(['.', '#', '~']) || name.ends_with(['~', '#'])
}

/// The name of a plan file without its ending; nothing for a file that is no plan.
pub(super) fn stem(name: &str) -> Option<&str> {
    name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")).filter(|stem| !stem.is_empty())
}

/// The plan whose translation a file is by its name: `rory` for `rory.pl.yaml`.
fn translation_of(name: &str) -> Option<&str> {
    let (of, language) = stem(name)?.rsplit_once('.')?;
    (is_language(language) && !of.is_empty()).then_some(of)
}

/// The path, without its ending, of the plan whose translation a path is.
fn translated(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    translation_of(name).map(|of| format!("{folder}/{of}"))
}

fn has_plan(found: &BTreeMap<String, PathBuf>, stem: &str) -> bool {
    [".yaml", ".yml"].iter().any(|ending| found.contains_key(&format!("{stem}{ending}")))
}

fn plan_beside(path: &Path, stem: &str) -> bool {
    [".yaml", ".yml"].iter().any(|ending| path.with_file_name(format!("{stem}{ending}")).is_file())
}

/// A path as shown to people: from a folder on, with `/`.
pub(super) fn shown(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Some(parts.join("/"))
}

/// The same for a file that was given by another way to the same folder.
fn shown_from(root: &Path, real: &Path, file: &Path) -> String {
    let by_links = || file.canonicalize().ok().and_then(|file| shown(real, &file));
    shown(root, file).or_else(by_links).unwrap_or_else(|| file.display().to_string())
}

pub(super) fn no_plans(folder: &Path) -> String {
    let folder = folder.display();
    format!(
        "There are no plans in {folder}. Plans lie in {folder}/plans and their names end in .yaml. To start a new project, try `ourplan init NAME`."
    )
}

fn usage<T>(words: String) -> Result<T, SystemError> {
    Err(SystemError::Usage(words))
}
