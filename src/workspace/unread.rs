//! Places of a project that are not read: links out of it, a folder where a file should be, a pipe, a link to itself or to nothing, no
//! permission.
//!
//! What lies there is not gone. Booklets that were made of it stay, and are marked until it can be read again.

use super::find::{PLANS, SETTINGS, stem};
use super::names;
use crate::diagnostics::Diagnostic;
use std::io::{Error, ErrorKind};
use std::path::Path;

/// What the folder of the plans is.
pub(super) enum PlansFolder {
    /// It can be looked through.
    Open,
    /// There is none.
    None,
    /// It is a link out of the project. What it leads to is not read.
    LeadsOut,
    /// Something else has its name, or it may not be looked at.
    Closed(Error),
}

/// Looks at the folder of the plans. `real` is where the project lies.
pub(super) fn plans_folder(folder: &Path, real: &Path) -> PlansFolder {
    let data = match std::fs::symlink_metadata(folder) {
        Ok(data) => data,
        Err(error) if error.kind() == ErrorKind::NotFound => return PlansFolder::None,
        Err(error) => return PlansFolder::Closed(error),
    };
    if data.is_dir() {
        return PlansFolder::Open;
    }
    if !data.is_symlink() {
        return PlansFolder::Closed(ErrorKind::NotADirectory.into());
    }
    match folder.canonicalize() {
        Ok(target) if !target.is_dir() => PlansFolder::Closed(ErrorKind::NotADirectory.into()),
        Ok(target) if target.starts_with(real) => PlansFolder::Open,
        Ok(_) => PlansFolder::LeadsOut,
        Err(error) => PlansFolder::Closed(error),
    }
}

/// Whether a folder is a project: it has something with the name of settings or plans, whatever that is, or booklets were made in it.
pub(super) fn is_project(folder: &Path) -> bool {
    is_there(&folder.join(SETTINGS)) || is_there(&folder.join(PLANS)) || folder.join("booklets/.ourplan").is_dir()
}

/// Whether the names in a folder, and what they lead to, may be looked at.
pub(super) fn look_into(folder: &Path) -> Result<(), Error> {
    std::fs::read_dir(folder)?;
    match std::fs::symlink_metadata(folder.join(SETTINGS)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether a folder holds the settings of a project, or plans, which do not belong among booklets.
pub(super) fn has_sources(folder: &Path) -> bool {
    let has_plans = |plans: &Path| {
        let entries = std::fs::read_dir(plans).into_iter().flatten().flatten();
        entries.into_iter().any(|entry| entry.file_name().to_str().is_some_and(|name| stem(name).is_some()))
    };
    is_there(&folder.join(SETTINGS)) || has_plans(&folder.join(PLANS))
}

/// Whether anything has this name, also a link to nothing.
pub(super) fn is_there(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok()
}

/// A folder of plans that cannot be looked into.
pub(super) fn folder(shown: &str, error: &Error) -> Diagnostic {
    let message = format!("I could not look into this folder: {}. The plans in it were not read, and their booklets stay.", why(error));
    let help = "Make it a folder that you may open. If it is gone for good, delete what has its name.";
    Diagnostic::file_error("plan-not-readable", shown, message).help(help)
}

/// A folder, a pipe or a device with the name of a plan.
pub(super) fn plan(shown: &str) -> Diagnostic {
    let message = "This has the name of a plan and is no file, so it was not read. Its older booklets stay.";
    let help = "Put the plan itself there. If there is no plan of this name, delete or rename it.";
    Diagnostic::file_error("plan-not-readable", shown, message).help(help)
}

/// Whether a link leads to a file of the project.
pub(super) fn leads_to_a_file_in(link: &Path, real: &Path) -> bool {
    link.canonicalize().is_ok_and(|target| target.starts_with(real) && target.is_file())
}

/// Whether a link leads to a folder that is not looked at anyway.
pub(super) fn leads_out(link: &Path, real: &Path) -> bool {
    link.canonicalize().is_ok_and(|target| target.is_dir() && !target.starts_with(real.join(PLANS)))
}

/// A plan that is a link.
pub(super) fn linked_plan(shown: &str) -> Diagnostic {
    let message = "This plan is a link out of the project, or to nothing, so it was not read. Its older booklets stay.";
    let help = "Put the file itself into the folder of the plans. If the plan is gone, delete the link.";
    Diagnostic::file_error("plan-is-a-link", shown, message).help(help)
}

/// A folder of plans that is a link.
pub(super) fn linked_folder(shown: &str) -> Diagnostic {
    let message = "This folder is a link, so the plans in it were not read. No booklets were removed.";
    let help = "Put the plans themselves into the folder of the plans. If they are not of this project, delete the link.";
    Diagnostic::file_error("plan-is-a-link", shown, message).help(help)
}

/// A plan that shares its name with another.
pub(super) fn same_name(shown: &str, other: &str) -> Diagnostic {
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let why = match name(shown) == name(other) {
        true => "Their booklets would go to the same folder.",
        false => "Many computers take capital and small letters for the same.",
    };
    let message = format!("Two plans have one name, this one and {other}. {why} Neither was read, and their booklets stay as they are.");
    Diagnostic::file_error("two-plans-of-one-name", shown, message)
        .help("If one is an old copy, move it out of `plans`. If both are plans, rename one of the two files.")
}

/// A plan whose name cannot be that of a folder.
pub(super) fn unusable(shown: &str, name: &str) -> Diagnostic {
    let help = format!("Rename the file: {}.yaml", names::plain(name));
    let is_plain_but_for_that = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    let why = match names::usable(name) {
        Err(why) if is_plain_but_for_that => format!("{}{}", why[..1].to_uppercase(), &why[1..]),
        _ => "Use the letters a to z, numbers, - and _ only".to_owned(),
    };
    let message = format!("The name of this plan file cannot be the name of a folder. {why}.");
    Diagnostic::file_error("plan-file-name", shown, message).help(help)
}

fn why(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::NotADirectory => "it is no folder",
        ErrorKind::PermissionDenied => "you may not open it",
        ErrorKind::NotFound => "it is a link to nothing",
        _ => "this computer cannot open it",
    }
}
