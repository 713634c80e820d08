//! An invented child's booklet in every style, for theme authors: it shows every part that a page can have.

use crate::booklet::{Booklet, Coverage, CoverageRow, Extras, FindingRow, LeftOutRow, ReadingRow, WorkerExtras, compose};
use crate::check::{CheckEnv, CheckedPlan, PictureState, Suppressions, check};
use crate::fault::Fault;
use crate::formats::Pictures;
use crate::language::Locale;
use crate::picture;
use crate::read;
use crate::source::SourceFile;
use crate::view::{self, Reader, Style};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

/// The care plan in which every key is written once.
const PLAN: &str = include_str!("../../content-examples/plans/care-plan.yaml");
/// Nobody moves in that plan, so the steps of a move are put in: with them every part of a page is shown.
const NO_STEPS: &str = "move_plan: []";
const STEPS: &str = "move_plan: [{step: You meet Nan at the park, on: 2026-06-01}, {step: You sleep at Nan's house, on: 2026-07-04}]";
const PICTURES: [(&str, &[u8]); 2] = [
    ("pictures/rory-kite.svg", include_bytes!("../../content-examples/pictures/rory-kite.svg")),
    ("pictures/sam.svg", include_bytes!("../../content-examples/pictures/sam.svg")),
];
/// The styles, each with somebody of the plan who could read it so.
const STYLES: [(Style, &str); 5] =
    [(Style::Easier, "rory"), (Style::Child, "rory"), (Style::Teen, "rory"), (Style::Family, "mum"), (Style::Worker, "priya")];

/// The day of all samples, so that they are the same on every day.
fn day() -> Date {
    date(2026, 6, 15)
}

/// The sample in the five styles.
///
/// # Errors
/// [`Fault::Inside`] where the plan that the program brings along is broken.
pub fn samples(locale: &Locale) -> Result<Vec<Booklet>, Fault> {
    let plan = plan()?;
    let made = STYLES.iter().map(|(style, key)| {
        let mut reader = reader(&plan, key)?;
        reader.style = *style;
        let worker = (*style == Style::Worker).then(for_worker);
        let (view, _) = view::view(&plan, &reader, day());
        compose(&view, locale, &Extras { hide_button: true, worker, ..Extras::default() })
    });
    made.collect()
}

/// The pictures of a sample, cleaned.
#[must_use]
pub fn pictures(booklet: &Booklet) -> Pictures {
    let cleaned = |file: &crate::booklet::PictureFile| {
        let (_, bytes) = PICTURES.iter().find(|(name, _)| *name == file.source)?;
        Some((file.name.clone(), picture::clean(bytes).ok()?.bytes))
    };
    Pictures(booklet.pictures.iter().filter_map(cleaned).collect::<BTreeMap<_, _>>())
}

fn plan() -> Result<CheckedPlan, Fault> {
    let file = SourceFile::new("care-plan.yaml", PLAN.replacen(NO_STEPS, STEPS, 1));
    let (draft, _) = read::read(&file);
    let settings = read::defaults();
    let desk = CheckEnv {
        today: day(),
        name: "care-plan",
        settings: settings.inside(),
        picture_exists: &|_| PictureState::There,
        shape_errors: false,
        silenced: &Suppressions::default(),
    };
    let plan = draft.and_then(|draft| check(draft, &desk).0);
    plan.ok_or_else(|| Fault::Inside("the example plan has errors".into()))
}

/// The reader of a key; where the plan makes them no booklet, the first reader.
fn reader(plan: &CheckedPlan, key: &str) -> Result<Reader, Fault> {
    let mut readers = view::readers(plan, day());
    let at = readers.iter().position(|reader| reader.key == key).unwrap_or(0);
    if readers.is_empty() { Err(Fault::Inside("the example plan has no readers".into())) } else { Ok(readers.swap_remove(at)) }
}

/// What a worker's page says beside the plan. Invented, as the plan is.
fn for_worker() -> WorkerExtras {
    let row = |head: &str, citation: &str, state| CoverageRow { head: head.into(), citation: citation.into(), state };
    WorkerExtras {
        left_out: vec![
            LeftOutRow { reader: "mum".into(), labels: vec!["home.place".into()] },
            LeftOutRow { reader: "rory".into(), labels: Vec::new() },
        ],
        findings: vec![FindingRow { severity: "warning", message: "This action has no day.".into(), place: "goals, 1, actions, 2".into() }],
        coverage: vec![
            row("Health", "Regulation 5(1)(b)(i)", Coverage::Present),
            row("Education", "Regulation 5(1)(b)(ii)", Coverage::Private),
            row("Identity", "Regulation 5(1)(b)(iv)", Coverage::Missing),
        ],
        reading: vec![ReadingRow {
            reader: "rory".into(),
            is_child: true,
            sentences: 62,
            words: 480,
            over_aim: (12, 5),
            over_limit: (20, 1),
            longest: vec![("goals 1, now".into(), 22)],
            hard_words: vec![("occasionally".into(), 2)],
            goals: 3,
            actions: (6, 2),
            covered: vec!["Health".into(), "Education".into()],
        }],
    }
}
