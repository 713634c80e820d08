//! The rules `jargon` and `acronym-unexplained` in a plan: whose word comes first, whose words nothing judges, and the place.

use jiff::civil::date;
use ourplan::check::{CheckEnv, PictureState, Suppressions, check};
use ourplan::diagnostics::{Diagnostic, Severity};
use ourplan::read;
use ourplan::source::SourceFile;

const PLAN: &str = "\
plan: child-in-need
made: {on: 2026-01-12, with: [amira, mum, grace]}
lead: grace
people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, phone: 0113 496 0100, allow: [invented-number]}
  house: {name: Acorn Respite, is: where I sleep over, part: other}
why_we_have_this_plan: We asked for help.
consent: {given_by: [mum], on: 2026-01-12}
goals:
  - {goal: I sleep well, whose: amira, now: I wake up., in_12_months: I sleep.}
agreement: {amira: \"yes\", mum: \"yes\"}
reviews: {next: 2026-04-13}
";

/// The findings of the two rules: code, severity, what is marked, help.
fn said(parts: &str, settings: &str) -> Vec<(&'static str, Severity, String, String)> {
    let child = if parts.contains("child:") { "" } else { "child: {name: Amira, age: 9}\n" };
    let file = SourceFile::new("plans/kestrel.yaml", format!("{PLAN}{child}{parts}"));
    let (draft, mut found) = read::read(&file);
    let project = read::settings(&SourceFile::new("ourplan.yaml", settings)).0;
    let silenced = Suppressions::default();
    let desk = CheckEnv {
        today: date(2026, 1, 20),
        name: "kestrel",
        settings: project.inside(),
        picture_exists: &|_| PictureState::There,
        shape_errors: false,
        silenced: &silenced,
    };
    found.extend(check(draft.expect("a mapping"), &desk).1);
    assert!(
        found.iter().all(|finding| finding.severity != Severity::Error),
        "{:?}",
        found.iter().map(|one| &one.message).collect::<Vec<_>>()
    );
    let ours = |finding: &Diagnostic| ["jargon", "acronym-unexplained"].contains(&finding.code);
    let told = |finding: Diagnostic| {
        let marked = finding.file.text().get(finding.span.range()).unwrap_or_default().to_owned();
        (finding.code, finding.severity, marked, finding.help.unwrap_or_default())
    };
    found.into_iter().filter(ours).map(told).collect()
}

fn marked(parts: &str) -> Vec<String> {
    said(parts, "").into_iter().map(|(_, _, marked, _)| marked).collect()
}

#[test]
fn the_childs_word_comes_before_the_councils_and_the_councils_before_ours() {
    let help = |parts: &str, settings: &str| said(parts, settings).pop().map(|(_, _, _, help)| help).unwrap_or_default();
    let text = "if_things_change: Your placement is with Nan.\n";
    assert_eq!(help(text, ""), "Better: home; where I live.");
    assert_eq!(help(text, "say: {placement: home}"), "Write the council's word: home.");
    let with_child = format!("{text}child: {{name: Amira, age: 9, say: {{placement: Nan's place}}}}\n");
    let childs = help(&with_child, "say: {placement: home}");
    assert!(childs.contains("the child's own word") && !childs.contains("Nan's place"), "{childs}");
}

#[test]
fn a_word_that_the_child_uses_or_that_the_plan_explains_is_not_flagged() {
    let text = "if_things_change: Your contact is on Sundays.\n";
    assert_eq!(marked(text), ["contact"]);
    assert!(marked(&format!("{text}child: {{name: Amira, age: 9, say: {{seeing Dad: contact}}}}\n")).is_empty());
    assert!(marked(&format!("{text}explain: {{Contact: Seeing Dad at the park.}}\n")).is_empty());
    assert!(said(text, "say: {family time: contact}").is_empty());
    let child_says_otherwise = format!("{text}child: {{name: Amira, age: 9, say: {{contact: seeing Dad}}}}\n");
    assert_eq!(said(&child_says_otherwise, "say: {family time: contact}").len(), 1);
}

#[test]
fn nobodys_own_words_are_judged() {
    for own in [
        "in_our_words: [{who: mum, words: The placement and CAMHS., easier: The placement., answer: We heard you.}]",
        "in_our_words: [{who: mum, words: {words: The placement., easier: The placement.}, answer: We heard you.}]",
        "letters: [{from: mum, words: Dear Amira. The placement is near.}]",
        "better_off: [{on: 2026-01-15, answers: {amira: better}, words: The placement helps., who: mum}]",
        "worries: [{who: amira, words: I worry about the placement.}]",
        "going_well: [{who: mum, words: {words: The placement helps., easier: The placement.}}]",
        "keep_safe: [{text: [placement], from: [mum]}]",
        "fun: {now: {words: You fish., worker: The placement has a lake.}}",
        "why_we_have_this_plan: {words: We asked., picture: {file: pictures/placement.svg, alt: A placement}}",
        "if_things_change: We ring Acorn Respite.",
    ] {
        let own = own.replace("why_we_have_this_plan", "if_things_change");
        assert_eq!(marked(&own), [""; 0], "{own}");
    }
    for ours in [
        "worries: [The placement may end.]",
        "worries: [{who: grace, words: The placement may end.}]",
        "worries: [{who: mum, words: It may end.}, The placement may end.]",
        "in_our_words: [{who: mum, words: Help., answer: The placement helps.}]",
        "fun: {now: {words: You fish., family: The placement has a lake.}}",
    ] {
        assert_eq!(marked(ours), ["placement"], "{ours}");
    }
}

#[test]
fn what_only_workers_see_is_a_hint() {
    let severity = |parts: &str| said(parts, "").pop().map(|(_, severity, _, _)| severity);
    assert_eq!(severity("support: [{words: A placement., only_for: [workers]}]"), Some(Severity::Hint));
    assert_eq!(severity("support: [{words: A placement., only_for: [workers, mum]}]"), Some(Severity::Warning));
    assert_eq!(severity("support: [A placement.]"), Some(Severity::Warning));
}

#[test]
fn words_that_stay_are_silent_and_unsure_letters_of_theirs_are_a_hint() {
    assert!(marked("support: [\"Your social worker, an advocate and the EHCP stay. Your foster carer is in care work.\"]").is_empty());
    let (code, severity, marked, help) = said("support: [Mum has PR for Amira.]", "").pop().expect("a hint");
    assert_eq!((code, severity, marked.as_str()), ("jargon", Severity::Hint, "PR"));
    assert!(help.contains("`parental responsibility`"), "{help}");
}

#[test]
fn the_place_is_exact_through_quotation_marks_escapes_and_folded_lines() {
    assert_eq!(marked("if_things_change: \"  It\\u2019s your \\\"placement\\\" now.\""), ["placement"]);
    assert_eq!(marked("if_things_change: 'It''s your placement now.'"), ["placement"]);
    assert_eq!(marked("if_things_change: >\n  We talk.\n\n  Then your\n  placement ends.\n"), ["placement"]);
    assert_eq!(marked("if_things_change: |\n  Then your contact\n  centre closes.\n"), ["contact"]);
    assert_eq!(marked("if_things_change: The placement. The placement again.\nsupport: [One placement.]"), ["placement", "placement"]);
}

#[test]
fn letters_need_to_be_known_explained_or_written_out_once() {
    assert_eq!(marked("if_things_change: The EDT rings the BBC, the GP and A&E. It is NOT late."), ["EDT"]);
    for silent in [
        "if_things_change: The EDT rings.\nexplain: {EDT: People who work at night.}",
        "if_things_change: The EDT rings.\nsupport: [The night team (EDT) helps.]",
        "if_things_change: The EDT (people who work at night) rings.",
        "if_things_change: The mental health team for children (CAMHS) rings.",
        "in_our_words: [{who: mum, words: The EDT., answer: We heard you.}]",
        "if_things_change: AJ rings.\nletters: []\nrights: {advocate: {name: AJ Ward}}",
    ] {
        assert_eq!(marked(silent), [""; 0], "{silent}");
    }
}
