//! A sound plan, and what is said when parts of it are written anew: for the tests of rules.

use jiff::civil::{Date, date};
use ourplan::check::{CheckEnv, CheckedPlan, PictureState, Suppressions, check};
use ourplan::diagnostics::{Diagnostic, Severity};
use ourplan::picture::{PictureTrouble, TroubleReason};
use ourplan::read;
use ourplan::source::SourceFile;

/// A plan that nothing is said about.
pub const SOUND: &str = "\
plan: child-in-need
child: {name: Amira, age: 9, pronouns: she}
made: {on: 2026-01-12, with: [amira, mum, dad, grace]}
lead: grace
people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, since: 2026-01-05, phone: 0113 496 0100, allow: [invented-number]}
why_we_have_this_plan: We asked for help.
consent: {given_by: [mum, dad], on: 2026-01-12}
in_our_words:
  - {who: amira, words: I want to play., answer: You can.}
goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: mum, what: Read together, by: every day}]
agreement: {amira: \"yes\", mum: \"yes\"}
reviews: {next: 2026-04-13}
";

/// The day on which the sound plan is read.
pub const TODAY: Date = date(2026, 1, 20);

/// What a test brings to the desk.
pub struct Setting<'a> {
    /// The plan's name.
    pub name: &'a str,
    /// The text of `ourplan.yaml`.
    pub settings: &'a str,
    /// The day of the run.
    pub today: Date,
}

/// The usual desk.
pub const USUAL: Setting<'static> = Setting { name: "kestrel", settings: "", today: TODAY };

/// Reads and checks a whole plan.
pub fn checked(text: &str, setting: &Setting<'_>) -> (Option<CheckedPlan>, Vec<Diagnostic>) {
    let file = SourceFile::new("plans/kestrel.yaml", text);
    let (draft, mut found) = read::read(&file);
    let draft = draft.expect("the test's plan is a mapping");
    let settings_file = SourceFile::new("ourplan.yaml", setting.settings);
    let project = read::settings(&settings_file).0;
    let picture_exists = |path: &str| match path {
        path if path.contains("lost") => PictureState::Missing,
        path if path.contains("..") => PictureState::NotAllowed,
        path if path.contains("heic") => unusable(TroubleReason::NotReadable),
        path if path.contains("huge") => unusable(TroubleReason::TooLarge),
        path if path.contains("loads") => unusable(TroubleReason::NotPlain),
        _ => PictureState::There,
    };
    let shape_errors = found.iter().any(|finding| finding.severity == Severity::Error);
    let silenced = Suppressions::default();
    let desk = CheckEnv {
        today: setting.today,
        name: setting.name,
        settings: project.inside(),
        picture_exists: &picture_exists,
        shape_errors,
        silenced: &silenced,
    };
    let (plan, more) = check(draft, &desk);
    found.extend(more);
    (plan, found)
}

/// A picture that is there and cannot be shown.
fn unusable(reason: TroubleReason) -> PictureState {
    PictureState::Unusable(PictureTrouble { reason, message: "This cannot be shown.", help: "Take another." })
}

/// The sound plan with some of its parts written anew; a care plan loses what belongs to the other kind.
pub fn with(parts: &str) -> String {
    let mut plan = blocks(SOUND);
    if parts.contains("plan: care-plan") {
        plan.retain(|(key, _)| key != "consent" && key != "agreement");
    }
    for (key, block) in blocks(parts) {
        match plan.iter_mut().find(|(known, _)| *known == key) {
            Some(old) => old.1 = block,
            None => plan.push((key, block)),
        }
    }
    plan.into_iter().map(|(_, block)| block).collect()
}

/// Top keys with their lines.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks: Vec<(String, String)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(' ') {
            let (_, block) = blocks.last_mut().expect("a part starts with its key");
            block.extend([line, "\n"]);
        } else {
            blocks.push((line.split(':').next().unwrap_or_default().to_owned(), format!("{line}\n")));
        }
    }
    blocks
}

/// The codes of findings.
pub fn codes(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|finding| finding.code).collect()
}

/// What stands at a finding's place.
pub fn marked(finding: &Diagnostic) -> &str {
    finding.file.text().get(finding.span.range()).unwrap_or_default()
}

/// What the example of a rule needs on the desk.
pub fn setting_of(code: &str) -> Setting<'static> {
    match code {
        "second-check-missing" => Setting { settings: "demand_second_check: true", ..USUAL },
        "review-after-council-interval" => Setting { settings: "cin_review_every: 6 weeks", ..USUAL },
        "name-in-file-name" => Setting { name: "bram-plan", ..USUAL },
        _ => USUAL,
    }
}
