//! What is said of plans that are not read.

use super::names;
use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span};

/// The name of a plan file cannot be the name of a folder.
pub(super) fn unusable_name(shown: &str, name: &str) -> Diagnostic {
    let file = SourceFile::new(shown, "");
    let help = format!("Rename the file: {}.yaml", names::plain(name));
    let is_plain_but_for_that = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    let why = match names::usable(name) {
        Err(why) if is_plain_but_for_that => format!("{}{}", why[..1].to_uppercase(), &why[1..]),
        _ => "Use the letters a to z, numbers, - and _ only".to_owned(),
    };
    let message = format!("The name of this plan file cannot be the name of a folder. {why}.");
    Diagnostic::error("plan-file-name", &file, Span::default(), message).help(help)
}

/// A plan is a link out of the project.
pub(super) fn linked_plan(shown: &str) -> Diagnostic {
    let message = "This plan is a link out of the project, or to nothing, so it was not read. Its older booklets stay.";
    let help = "Put the file itself into the folder of the plans. If the plan is gone, delete the link.";
    Diagnostic::error("plan-is-a-link", &SourceFile::new(shown, ""), Span::default(), message).help(help)
}

/// A folder of plans is a link.
pub(super) fn linked_folder(shown: &str) -> Diagnostic {
    let message = "This folder is a link, so the plans in it were not read. No booklets were removed.";
    let help = "Put the plans themselves into the folder of the plans. If they are not of this project, delete the link.";
    Diagnostic::error("plan-is-a-link", &SourceFile::new(shown, ""), Span::default(), message).help(help)
}

/// Two plans have one name.
pub(super) fn same_name(shown: &str, first: &str) -> Diagnostic {
    let file = SourceFile::new(shown, "");
    let message = format!("Two plans have one name. Their booklets would go to the same folder. The first is {first}.");
    Diagnostic::error("two-plans-of-one-name", &file, Span::default(), message)
        .help("If one is an old copy, move it out of `plans`. If both are plans, rename one of the two files.")
}
