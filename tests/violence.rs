//! The list of how texts speak of violence in a family: what it hears, and what it leaves alone.

use ourplan::language::{Family, Locale, Violence};

fn list() -> &'static Violence {
    Locale::bundled("en").expect("English").violence().expect("a list that can be read").expect("a list")
}

fn family() -> Family {
    list().family([("Kerry", "my mum"), ("Layla Hall", "my mum"), ("Craig", "my mum's boyfriend"), ("Theo", "my brother"), ("Ellis", "me")])
}

/// How many sentences were rightly heard, missed, and heard for nothing.
#[derive(Default)]
struct Score {
    heard: u32,
    missed: u32,
    false_alarms: u32,
}

impl Score {
    fn recall(&self) -> f64 {
        f64::from(self.heard) / f64::from(self.heard + self.missed)
    }

    fn precision(&self) -> f64 {
        f64::from(self.heard) / f64::from(self.heard + self.false_alarms)
    }
}

/// The sentences: part, whether it speaks of violence, the text.
fn sentences() -> Vec<(&'static str, bool, &'static str)> {
    let lines = include_str!("violence/sentences.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let sentence = |line: &'static str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [part, speaks @ ("yes" | "no"), text] = columns[..] else { panic!("not three columns: {line}") };
        (part, speaks == "yes", text)
    };
    lines.map(sentence).collect()
}

#[test]
fn violence_is_heard_in_plain_words_and_professional_ones_and_little_else_is() {
    let family = family();
    let (mut all, mut held_out, mut fresh) = (Score::default(), Score::default(), Score::default());
    for (part, speaks, text) in sentences() {
        let heard = list().is_told(text, &family);
        if heard != speaks {
            println!("{part}: {}: {text}", if speaks { "missed" } else { "false alarm" });
        }
        let mut scores = vec![&mut all];
        match part.split_once(':') {
            Some(_) => scores.push(&mut fresh),
            None if part == "held-out" => scores.push(&mut held_out),
            None => {}
        }
        for score in scores {
            score.heard += u32::from(heard && speaks);
            score.missed += u32::from(!heard && speaks);
            score.false_alarms += u32::from(heard && !speaks);
        }
    }
    for (name, score) in [("all", &all), ("held-out", &held_out), ("fresh", &fresh)] {
        println!("violence, {name}: recall {:.3}, precision {:.3}", score.recall(), score.precision());
        assert!(score.recall() >= 0.95 && score.precision() >= 0.9, "{name}");
    }
}

#[test]
fn the_sentences_are_many_and_many_of_them_are_ordinary() {
    let count = |speaks: bool, part: &str| sentences().iter().filter(|one| one.1 == speaks && (part.is_empty() || one.0 == part)).count();
    assert!(count(true, "") >= 140 && count(false, "") >= 120);
    assert!(count(true, "held-out") >= 30 && count(false, "held-out") >= 25);
}

#[test]
fn a_sentence_runs_on_over_a_line_and_ends_with_a_paragraph_or_an_item() {
    let told = |text: &str| list().is_told(text, &family());
    assert!(told("You are safe here. The bail\nconditions say so."));
    assert!(told("**Dad hit Mum.** It was not because of you."));
    assert!(!told("- Dad reads\n- Hits of the 80s\n- Mum dances"));
    assert!(!told("He likes old songs that were a hit\n\nMum sings."));
}

#[test]
fn the_plan_says_who_is_family() {
    let told = |text: &str| list().is_told(text, &family());
    assert!(told("Craig hit me."));
    assert!(told("Craig came home. He hit me."));
    assert!(told("Kayden hit me."));
    assert!(!told("Ellis hit me."), "the child of the plan");
    assert!(!told("Theo hit me with his elbow."));
    assert!(told("Craig broke her arm."));
    assert!(!told("Kerry broke her arm."));
}
