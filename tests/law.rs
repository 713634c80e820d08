//! What a booklet says of the law, and for which plans and readers. The sentences and their grounds are in the locale.

use crate::support::*;
use std::path::Path;

const PLAN: &str = "plans/care-plan.yaml";
const STATUS: &str = "status: care-order";

/// The words of a reader's booklet, where the plan was changed.
fn words(reader: &str, change_it: impl Fn(&Path)) -> String {
    let project = small_project();
    change(project.path(), PLAN, ", protect: true", "");
    change_it(project.path());
    let out = project.path().join("booklets");
    let done = build_into(project.path(), &out);
    assert_eq!(done.exit_code(), 0, "{:?}", done.findings.iter().map(|finding| &finding.message).collect::<Vec<_>>());
    words_of_booklet(&out.join("care-plan").join(reader), "single")
}

/// Of who decides and of the review before a move: for each status, what is said to the child, and what is not.
const BY_STATUS: [(&str, &[&str], &[&str]); 6] = [
    ("status: care-order", &["The council decides.", "before it ends your time in a home"], &["Ask Priya Shah who decides"]),
    ("status: interim-care-order", &["The council decides.", "before it ends your time in a home"], &["Ask Priya Shah who decides"]),
    (
        "status: parents-agreed",
        &["Your parents agreed that the council looks after you.", "before it ends your time in a home"],
        &["The council decides.", "Ask Priya Shah who decides"],
    ),
    ("status: remand", &["Ask Priya Shah who decides where you live."], &["The council decides.", "before it ends your time"]),
    ("status: placement-order", &["Ask Priya Shah who decides where you live."], &["The council decides.", "before it ends your time"]),
    ("status: other", &["Ask Priya Shah who decides where you live."], &["The council decides.", "before it ends your time"]),
];

#[test]
fn who_decides_is_said_only_where_the_plan_says_which_law_holds() {
    for (status, said, unsaid) in BY_STATUS {
        let words = words("rory", |project| change(project, PLAN, STATUS, status));
        for sentence in said {
            assert!(words.contains(sentence), "{status}: “{sentence}” is missing");
        }
        for sentence in unsaid {
            assert!(!words.contains(sentence), "{status}: “{sentence}” is said");
        }
    }
    let silent = words("rory", |project| change(project, PLAN, "status: care-order, ", ""));
    assert!(silent.contains("Ask Priya Shah who decides where you live.") && !silent.contains("The council decides."));
}

#[test]
fn nothing_is_promised_that_nobody_can_keep() {
    for reader in ["rory", "mum", "priya"] {
        let words = words(reader, |_| {});
        for promise in
            ["Nobody will be in trouble", "You will not be in trouble", "Only danger", "unless you are in danger", "We checked this number"]
        {
            assert!(!words.contains(promise), "{reader}: {promise}");
        }
    }
}

#[test]
fn a_day_stands_beside_a_number_where_the_council_wrote_who_rang_it() {
    let contact = "contacts: [{name: Rights team, phone: \"0113 496 0100\", checked: 2026-02-01, checked_by: Grace Lee}]\n";
    let with = |text: &str| words("rory", |project| std::fs::write(project.join("ourplan.yaml"), text).expect("written"));
    assert!(with(contact).contains("We checked this number on Sunday 1 February 2026."));
    assert!(!with(&contact.replace(", checked_by: Grace Lee", "")).contains("We checked this number"));
}

#[test]
fn help_is_for_the_reader_by_their_own_part() {
    let part = |part: &str| words("sam", |project| change(project, PLAN, "part: carer", &format!("part: {part}")));
    for (of, childline, rights) in
        [("carer", false, false), ("brother-or-sister", true, true), ("friend", true, false), ("family", false, true)]
    {
        let words = part(of);
        assert_eq!(words.contains("Childline"), childline, "{of}: Childline");
        assert_eq!(words.contains("Family Rights Group"), rights, "{of}: Family Rights Group");
        assert!(words.contains("Emergency") && !words.contains("They help children in care and care leavers to find"), "{of}");
    }
}
