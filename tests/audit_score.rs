//! How much the audit finds, and how seldom it cries without need: 2,000 planted leaks in a real page, and clean booklets.
//!
//! What is planted is dressed up and put into files by code of its own, which shares nothing with the audit.

#[path = "audit_score/bytes.rs"]
mod bytes;
#[path = "audit_score/clean.rs"]
mod clean;
#[path = "audit_score/disguises.rs"]
mod disguises;
#[path = "audit_score/places.rs"]
mod places;
#[path = "audit_score/writing.rs"]
mod writing;

use crate::support::*;
use disguises::{DISGUISES, Disguise};
use ourplan::audit::{Auditor, Phrases};
use ourplan::content::{Secret, Why, Withheld};
use ourplan::formats::Artifact;
use ourplan::language::Locale;
use ourplan::source::Span;
use places::PLACES;
use rayon::prelude::*;
use std::path::Path;

/// What is withheld, why, and what of it is planted.
struct Leak {
    secret: &'static str,
    why: Why,
    planted: &'static str,
    /// Whether a slip of typing in it is to be found: long texts of letters.
    can_slip: bool,
    /// Whether it must stay whole words to be known.
    is_words: bool,
}

const fn leak(secret: &'static str, why: Why, planted: &'static str, can_slip: bool, is_words: bool) -> Leak {
    Leak { secret, why, planted, can_slip, is_words }
}

const SAFE: &str = "14 Marigold Rise, Otley, LS21 3QT";
const HOME: &str = "Flat 3, 27 Hawthorn Bank, Leeds, LS6 2XJ";
const LONG: &str = "We talked for a while. The new school begins after the summer holidays. Nobody else knows.";

const LEAKS: [Leak; 12] = [
    leak(SAFE, Why::KeepSafe, "14 Marigold Rise", true, false),
    leak(SAFE, Why::KeepSafe, "LS21 3QT", false, false),
    leak("0113 496 0427", Why::Private, "0113 496 0427", false, false),
    leak("jarek.nowicki@post.example", Why::Private, "jarek.nowicki@post.example", true, false),
    leak("Jarek Piotr Nowicki", Why::Private, "Jarek Piotr Nowicki", true, false),
    leak(
        "Jarek may not be told which swimming pool we go to.",
        Why::Label,
        "Jarek may not be told which swimming pool we go to",
        true,
        false,
    ),
    leak(LONG, Why::Label, "The new school begins after the summer holidays", true, false),
    leak("Benedykta", Why::Name, "Benedykta", false, true),
    leak("2016-03-14", Why::KeepSafe, "14 March 2016", false, true),
    leak("the refuge on Quayside", Why::KeepSafe, "the refuge on Quayside", true, false),
    leak(HOME, Why::Private, "27 Hawthorn Bank", true, false),
    leak("0113 496 0427", Why::Private, "+44 113 496 0427", false, false),
];

fn phrases() -> Phrases {
    Phrases::of(Locale::of("en"))
}

/// Secrets, each at the place of its number.
fn withheld<'a>(secrets: impl IntoIterator<Item = (&'a str, Why)>) -> Withheld {
    let secret = |(at, (text, why)): (usize, (&str, Why))| Secret::new(text, Span::new(at, at), why);
    Withheld { secrets: secrets.into_iter().enumerate().map(secret).collect(), ..Withheld::default() }
}

/// The places of the secrets that were found; nothing where the booklet cannot be searched.
fn found(auditor: &Auditor, artifacts: &[Artifact]) -> Option<Vec<Span>> {
    auditor.audit(artifacts).ok().map(|hits| hits.iter().map(|hit| hit.span).collect())
}

/// A reader's booklet as it was written, in the order of its names.
fn booklet(folder: &Path) -> Vec<Artifact> {
    let mut artifacts: Vec<Artifact> = std::fs::read_dir(folder)
        .expect("the booklet is there")
        .map(|entry| entry.expect("readable").path())
        .map(|path| {
            let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            Artifact { name, bytes: std::fs::read(&path).expect("a file can be read"), format: "site" }
        })
        .collect();
    artifacts.sort_by(|a, b| a.name.cmp(&b.name));
    artifacts
}

/// A page of a real booklet.
fn real_page() -> String {
    let out = tempfile::tempdir().expect("a folder for the test");
    build_with(&examples(), out.path(), |options| options.plans = vec!["care-plan".to_owned()]);
    let plan = out.path().join("care-plan");
    let mut readers: Vec<_> = std::fs::read_dir(&plan).expect("the plan was built").map(|entry| entry.expect("readable").path()).collect();
    readers.sort();
    let mut pages = readers.iter().filter_map(|reader| std::fs::read_to_string(reader.join("people.html")).ok());
    pages.next().expect("a booklet has a page of people")
}

/// The leak for a pair of disguise and place: the next one that this disguise leaves to be known.
fn chosen(disguise: &Disguise, number: usize) -> usize {
    let fits = |leak: &Leak| if disguise.is_near { leak.can_slip } else { disguise.keeps_words || !leak.is_words };
    let fitting: Vec<usize> = (0..LEAKS.len()).filter(|at| fits(&LEAKS[*at])).collect();
    fitting[number % fitting.len()]
}

#[test]
fn two_thousand_planted_leaks_are_found() {
    let page = real_page();
    let auditor = Auditor::new(&withheld(LEAKS.iter().map(|leak| (leak.secret, leak.why))), &phrases());
    let clean = [Artifact { name: "page.html".into(), bytes: page.clone().into_bytes(), format: "site" }];
    assert_eq!(found(&auditor, &clean), Some(Vec::new()), "nothing planted, nothing found");
    let harmless = PLACES.iter().filter(|place| found(&auditor, &place.plant(&page, "a kite for the beach")) != Some(Vec::new()));
    assert_eq!(
        harmless.map(places::Place::name).collect::<Vec<_>>(),
        Vec::<&str>::new(),
        "another text is no leak, and every place can be read"
    );

    let pairs: Vec<(usize, usize)> =
        (0..DISGUISES.len()).flat_map(|disguise| (0..PLACES.len()).map(move |place| (disguise, place))).collect();
    let missed: Vec<(usize, usize, usize)> = pairs
        .par_iter()
        .filter_map(|(disguise, place)| {
            let number = disguise * 5 + place;
            let at = chosen(&DISGUISES[*disguise], number);
            let dressed = (DISGUISES[*disguise].dress)(LEAKS[at].planted, number);
            let hits = found(&auditor, &PLACES[*place].plant(&page, &dressed));
            // A booklet that cannot be searched is not published, but it was not found either: it counts as missed.
            let secret = LEAKS[at].secret;
            let is_found = hits.is_some_and(|hits| hits.iter().any(|span| LEAKS[span.start as usize].secret == secret));
            (!is_found).then_some((*disguise, *place, at))
        })
        .collect();
    for (disguise, place, at) in &missed {
        println!("missed: {} | {} | {}", DISGUISES[*disguise].name, PLACES[*place].name(), LEAKS[*at].planted);
    }
    for (is_near, what, least) in [(false, "exact/encoded", 995), (true, "near", 950)] {
        let all = DISGUISES.iter().filter(|disguise| disguise.is_near == is_near).count() * PLACES.len();
        let lost = missed.iter().filter(|(disguise, ..)| DISGUISES[*disguise].is_near == is_near).count();
        println!("audit recall {what}: {} of {all}", all - lost);
        assert!((all - lost) * 1000 >= all * least, "{lost} of {all} {what} leaks were missed");
    }
}

#[test]
fn somebody_who_is_called_like_a_word_of_our_pages_stops_no_booklet() {
    let out = tempfile::tempdir().expect("a folder for the test");
    build_with(&examples(), out.path(), |options| options.plans = vec!["care-plan".to_owned()]);
    let artifacts = booklet(&out.path().join("care-plan/mum"));
    let read = |name: &str| std::fs::read_to_string(examples().join(name)).expect("an example can be read");
    let plan = read("plans/care-plan.yaml") + &read("ourplan.yaml");
    let words_of = |text: &str| text.split(|letter: char| !letter.is_alphabetic()).map(str::to_owned).collect::<Vec<_>>();
    let own: std::collections::BTreeSet<String> = words_of(&plan).into_iter().collect();
    let phrases = Locale::bundled("en").unwrap_or_else(|_| panic!("English is built in")).phrases();
    let capital = |word: String| word[..1].to_uppercase() + &word[1..].to_lowercase();
    let words = phrases.iter().flat_map(|phrase| words_of(phrase)).filter(|word| word.len() > 1 && word.is_ascii());
    let words: std::collections::BTreeSet<String> = words.map(capital).filter(|word| !own.contains(word)).collect();
    assert!(words.len() > 200, "{} words", words.len());
    let names: Vec<String> = words.iter().flat_map(|word| [word.clone(), format!("Mr {word}"), format!("Pat {word}")]).collect();
    let auditor = Auditor::new(&withheld(names.iter().map(|name| (name.as_str(), Why::Name))), &self::phrases());
    let hits = found(&auditor, &artifacts).expect("it can be searched");
    let hits: std::collections::BTreeSet<&str> = hits.iter().map(|span| names[span.start as usize].as_str()).collect();
    assert!(hits.is_empty(), "{hits:?}");
}
