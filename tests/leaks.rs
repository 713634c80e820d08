//! Leaks, planted one at a time, and each of them caught: so the promises are held by tests that can fail.
//!
//! `cargo test --features seeded-leaks --test leaks`. The leaks stand in `src/seeded.rs` with a sentence each.

#[path = "promises/canaries.rs"]
mod canaries;
#[path = "promises/change.rs"]
mod change;
#[path = "promises/judge.rs"]
mod judge;
#[path = "promises/maker.rs"]
mod maker;
#[path = "promises/pairs.rs"]
mod pairs;
#[path = "promises/shelf.rs"]
mod shelf;
#[path = "support/mod.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod support;

use ourplan::pipeline::{Done, ReaderOutcome};
use ourplan::seeded::{Leak, plant};
use support::{build_into, build_with, change as edit, files, small_project};

const PLAN: &str = "plans/care-plan.yaml";

/// A way to see a leak: what it is called, and whether it sees one.
type Look = (&'static str, fn() -> bool);

/// The quick ones, before many pairs are compared.
const QUICK: [Look; 4] = [
    ("a secret typed again", || !typed_again_is_stopped()),
    ("older copies", || !older_copies_go()),
    ("sealed copies", || !sealed_is_sealed()),
    ("days, statements and homes", || !withheld_days_go() || !withheld_statements_go() || !homes_are_no_news()),
];

/// Which of the quick looks sees a leak that few pairs see: it comes first. Whatever sees it counts.
fn likely(leak: Leak) -> Option<Look> {
    let at = match leak {
        Leak::NoNeedleOfPrivate
        | Leak::NoNeedleOfNames
        | Leak::NoNeedleOfLabels
        | Leak::NoNeedleOfKeepSafe
        | Leak::AuditSkipped
        | Leak::MessageQuotes => 0,
        Leak::OlderCopyKept | Leak::OlderCopyUnread => 1,
        Leak::NotSealed => 2,
        Leak::HomeThoughUnshared | Leak::AnswerOfWithheld | Leak::DayOfWithheld | Leak::StatementOfWithheld | Leak::DecisionOfNobody => 3,
        _ => return None,
    };
    Some(QUICK[at])
}

/// What a planted leak is caught by; `None` where nobody sees it. Few pairs come first, since they see most, and many last.
fn caught_by(leak: Option<Leak>, rounds: u64) -> Option<&'static str> {
    let sees = |(name, look): Look| look().then_some(name);
    leak.and_then(likely)
        .and_then(sees)
        .or_else(|| caught_by_pairs(8, 1))
        .or_else(|| caught_by_pairs(40, 1))
        .or_else(|| QUICK.into_iter().find_map(sees))
        .or_else(|| {
            (1..=rounds).find_map(|round| {
                caught_by_pairs(240, round).or_else(|| (round <= 2 && !canaries::look(8, round).wrong.is_empty()).then_some("canaries"))
            })
        })
}

fn caught_by_pairs(wanted: usize, seed: u64) -> Option<&'static str> {
    let report = pairs::compare_until(wanted, seed, 1);
    if report.stopped > 0 {
        return Some("the audit");
    }
    (!report.differ.is_empty()).then_some("pairs of plans")
}

/// How often each leak is looked for in new plans. `ROUNDS=2` for a quick look.
fn rounds() -> u64 {
    std::env::var("ROUNDS").ok().and_then(|number| number.parse().ok()).unwrap_or(3)
}

#[test]
fn every_planted_leak_is_caught() {
    assert_eq!(caught_by(None, 2), None, "nothing is planted, and nothing is found");
    let mut by: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    let mut missed = Vec::new();
    // `ONLY=AnyMember,NotSealed` for a look at some.
    let only = std::env::var("ONLY").unwrap_or_default();
    let chosen = |leak: &Leak| only.is_empty() || only.split(',').any(|name| name == format!("{leak:?}"));
    for leak in Leak::ALL.into_iter().filter(chosen) {
        plant(Some(leak));
        let since = std::time::Instant::now();
        let test = caught_by(Some(leak), rounds());
        println!("{leak:?}: {} ({:.1} s)", test.unwrap_or("nobody saw it"), since.elapsed().as_secs_f32());
        match test {
            Some(test) => *by.entry(test).or_default() += 1,
            None => missed.push(format!("{leak:?}")),
        }
        plant(None);
    }
    let caught: usize = by.values().sum();
    println!("seeded leaks: {caught} of {} caught: {by:?}", Leak::ALL.len());
    assert!(missed.is_empty(), "nobody saw these: {}", missed.join(", "));
}

fn state(done: &Done, reader: &str) -> Option<ReaderOutcome> {
    let plan = done.plans.iter().find(|plan| plan.name == "care-plan")?;
    plan.readers.iter().find(|done| done.key == reader).map(|reader| reader.state)
}

/// Each kind of secret, typed again in a text that Mum may read, stops her booklet; the message does not repeat it.
fn typed_again_is_stopped() -> bool {
    let cases: [(&str, &str, &str); 4] = [
        (
            "  - {text: [\"Elm Row\", \"LS1 4AB\"], from: [mum, dad]}",
            "  - {text: [\"Elm Row\", \"Blue Anchor cafe\"], from: [mum, dad]}",
            "Blue Anchor cafe",
        ),
        (
            "nan:   {name: Nan, is: my nan, part: family}",
            "nan:   {name: Nan, is: my nan, part: family, phone: \"07700 900555\"}",
            "07700 900555",
        ),
        (
            "nan:   {name: Nan, is: my nan, part: family}",
            "nan:   {name: Nan, is: my nan, part: family}\n  zeb: {name: Zebediah, is: a neighbour, part: friend, not_for: [mum]}",
            "Zebediah",
        ),
        (
            "{who: leon, how_often: whenever you both like, how: Ask Sam.}",
            "{who: leon, how_often: whenever you both like, how: {words: Ring the bell by the garden gate twice., not_for: [mum]}}",
            "Ring the bell by the garden gate twice",
        ),
    ];
    cases.iter().all(|(from, to, secret)| {
        let project = small_project();
        edit(project.path(), PLAN, from, to);
        edit(project.path(), PLAN, "how: Sam drives you.", &format!("how: \"Sam drives you. {secret} too.\""));
        edit(project.path(), PLAN, ", protect: true", "");
        let done = build_with(project.path(), &project.path().join("booklets"), |options| options.write = false);
        let quoted = done
            .findings
            .iter()
            .any(|finding| finding.message.contains(secret) || finding.help.as_deref().is_some_and(|help| help.contains(secret)));
        state(&done, "mum") == Some(ReaderOutcome::Stopped) && !quoted
    })
}

/// An older copy that holds what a tighter label withholds goes out of reach, although the plan has an error today.
fn older_copies_go() -> bool {
    let project = small_project();
    let out = project.path().join("booklets");
    edit(project.path(), PLAN, ", protect: true", "");
    edit(project.path(), PLAN, "how: Ask Sam.", "how: Ring the bell by the garden gate.");
    build_into(project.path(), &out);
    edit(project.path(), PLAN, "how: Ring the bell by the garden gate.", "how: {words: Ring the bell by the garden gate., not_for: [mum]}");
    edit(project.path(), PLAN, "lead: priya", "lead: pria");
    let done = build_into(project.path(), &out);
    !out.join("care-plan/mum").exists() && done.held_back.contains("care-plan/mum")
}

/// The day of an answer goes with whoever gives it. Random plans seldom have such a day.
fn withheld_days_go() -> bool {
    let project = small_project();
    let out = project.path().join("booklets");
    edit(project.path(), PLAN, ", protect: true", "");
    let nan = "nan:   {name: Nan, is: my nan, part: family}";
    edit(project.path(), PLAN, nan, &format!("{nan}\n  zeb: {{name: Zebediah, is: a neighbour, part: friend, not_for: [mum]}}"));
    edit(project.path(), PLAN, "answered_by: priya\n    tell_by: 2026-03-20", "answered_by: zeb\n    tell_by: 2026-12-24");
    build_into(project.path(), &out);
    let mum = out.join("care-plan/mum");
    mum.exists() && !files(&mum).values().any(|bytes| String::from_utf8_lossy(bytes).contains("24 December 2026"))
}

/// What a withheld person says is going well, answers or alone decides goes with them. Few random plans have it.
fn withheld_statements_go() -> bool {
    let project = small_project();
    let out = project.path().join("booklets");
    edit(project.path(), PLAN, ", protect: true", "");
    let nan = "nan:   {name: Nan, is: my nan, part: family}";
    edit(project.path(), PLAN, nan, &format!("{nan}\n  zeb: {{name: Zebediah, is: a neighbour, part: friend, not_for: [mum]}}"));
    edit(project.path(), PLAN, "going_well: [", "going_well: [{who: zeb, words: He waters the beans at the back door.}, ");
    let said = "said, never checked for style\n";
    let answered = "  - {who: rory, words: The gate squeaks., answer: It gets new hinges at dawn., answered_by: zeb}\n";
    edit(project.path(), PLAN, said, &format!("{said}{answered}"));
    let decision = "  - {about: Haircuts, who: [rory, sam]}\n";
    edit(project.path(), PLAN, decision, &format!("{decision}  - {{about: Mornings at the allotment, who: [zeb]}}\n"));
    build_into(project.path(), &out);
    let mum = out.join("care-plan/mum");
    let tells = |bytes: &Vec<u8>| {
        ["waters the beans", "new hinges", "the allotment"].iter().any(|words| String::from_utf8_lossy(bytes).contains(words))
    };
    mum.exists() && !files(&mum).values().any(tells)
}

/// Whether there is a home that is not shared makes no difference to somebody who sees only what names them.
fn homes_are_no_news() -> bool {
    let build = |home: &str| {
        let project = small_project();
        let need = "plans/child-in-need.yaml";
        edit(
            project.path(),
            need,
            "dad: {name: Yusuf, is: my dad, part: family}",
            "dad: {name: Yusuf, is: my dad, part: family, sees: shared-only}",
        );
        edit(
            project.path(),
            need,
            "reviews: {next: 2026-04-13}",
            &format!("{home}booklets: {{dad: {{style: family}}}}\nreviews: {{next: 2026-04-13}}"),
        );
        let out = project.path().join("booklets");
        build_into(project.path(), &out);
        files(&out.join("child-in-need/dad"))
    };
    let without = build("");
    !without.is_empty() && without == build("home: {place: Our flat, will_i_move: {answer: \"no\"}}\n")
}

/// A reader with `protect` gets nothing that can be read.
fn sealed_is_sealed() -> bool {
    let project = small_project();
    let out = project.path().join("booklets");
    build_with(project.path(), &out, |options| options.readers = vec!["dad".into()]);
    let dads = files(&out).into_iter().filter(|(name, _)| name.starts_with("care-plan/dad/"));
    dads.into_iter().all(|(_, bytes)| !String::from_utf8_lossy(&bytes).contains("Exampleshire"))
}
