//! Names that are words too: what stops a booklet, what is told as a doubt, and what is passed over.

use super::withheld;
use crate::audit::{Auditor, Phrases};
use crate::content::{ShownText, Why, Withheld};
use crate::language::Locale;
use crate::source::Span;

/// What the audit says of a text that a reader gets, where something is withheld.
#[derive(PartialEq, Debug, Clone, Copy)]
enum Said {
    Nothing,
    Doubt,
    Stop,
}

fn said_with(secret: &str, why: Why, shared: &[&str], text: &str) -> Said {
    let texts = vec![ShownText { text: text.to_owned(), span: Span::new(100, 200) }];
    let withheld = Withheld { texts, ..withheld(&[(secret, why)], shared) };
    let phrases = Phrases::new(&Locale::bundled("en").unwrap_or_else(|_| panic!("English is built in")).phrases());
    let echoes = Auditor::new(&withheld, &phrases).echoes(&withheld, "");
    match echoes.iter().map(|echo| echo.is_doubtful).min() {
        None => Said::Nothing,
        Some(true) => Said::Doubt,
        Some(false) => Said::Stop,
    }
}

fn said(secret: &str, why: Why, text: &str) -> Said {
    said_with(secret, why, &[], text)
}

fn lines(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" | "))
}

#[test]
fn everyday_sentences_stop_nothing() {
    let all: Vec<_> = lines(include_str!("everyday.txt")).map(|(name, text)| (name, text, said(name, Why::Name, text))).collect();
    let with = |wanted: Said| all.iter().filter(move |(.., said)| *said == wanted);
    for (name, text, said) in all.iter().filter(|(.., said)| *said != Said::Nothing) {
        println!("{said:?}: {name}: {text}");
    }
    let (stops, doubts) = (with(Said::Stop).count(), with(Said::Doubt).count());
    println!("everyday sentences: {} in all, {stops} stop, {doubts} in doubt", all.len());
    assert!(all.len() >= 125);
    assert!(stops <= 2 && doubts * 8 <= all.len(), "{stops} stop, {doubts} are in doubt");
}

#[test]
fn sentences_about_the_person_are_never_passed_over() {
    let mut all = 0;
    for (name, text) in lines(include_str!("meant.txt")) {
        let (name, least) = name.strip_suffix(" ?").map_or((name, Said::Stop), |name| (name, Said::Doubt));
        assert_eq!(said(name, Why::Name, text), least, "{name}: {text}");
        all += 1;
    }
    assert!(all >= 60);
}
