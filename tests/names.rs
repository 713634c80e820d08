//! `name-of-nobody` on sixty plans that a person has marked: how many of the names it finds, and how often it is wrong.

use crate::sound::{USUAL, checked, marked};
use std::collections::BTreeSet;
use std::fmt::Write;

/// One plan of the set: its text, and the names of nobody in it, each once.
fn plans() -> Vec<(String, BTreeSet<String>)> {
    let set = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/names/plans.txt")).expect("the set is there");
    let lines = || set.lines().filter(|line| !line.starts_with('#'));
    let starts: Vec<&str> = lines().filter_map(|line| line.strip_prefix("People: ")).collect();
    let mut texts: Vec<Vec<&str>> = Vec::new();
    for line in lines().filter(|line| !line.is_empty()) {
        match (line.starts_with("People: "), texts.last_mut()) {
            (true, _) => texts.push(Vec::new()),
            (false, Some(last)) => last.push(line),
            (false, None) => panic!("a text stands before the first plan: {line}"),
        }
    }
    starts.into_iter().zip(texts).map(|(people, texts)| plan(people, &texts)).collect()
}

fn plan(people: &str, texts: &[&str]) -> (String, BTreeSet<String>) {
    let people: Vec<&str> = people.split("; ").collect();
    let mut plan = format!("plan: child-in-need\nchild: {{name: {}, age: 9}}\nlead: p1\npeople:\n  me1: me\n", people[0]);
    for (at, name) in people.iter().enumerate().skip(1) {
        writeln!(plan, "  p{at}: {{name: {name}, is: my family, part: family}}").expect("written");
    }
    plan.push_str("support:\n");
    let mut names = BTreeSet::new();
    for text in texts {
        names.extend(text.split('«').skip(1).filter_map(|rest| rest.split_once('»')).map(|(name, _)| last_word(name)));
        writeln!(plan, "  - \"{}\"", text.replace(['«', '»'], "").replace('"', "'")).expect("written");
    }
    (plan, names)
}

/// What is left of a name without its title and without `'s`.
fn last_word(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or_default().trim_end_matches("'s").to_owned()
}

#[test]
fn names_of_nobody_are_found_and_few_others() {
    let plans = plans();
    assert_eq!(plans.len(), 60);
    let (mut right, mut missed, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
    for (plan, wanted) in &plans {
        let (_, found) = checked(plan, &USUAL);
        let found: BTreeSet<String> = found.iter().filter(|one| one.code == "name-of-nobody").map(|one| last_word(marked(one))).collect();
        right.extend(found.intersection(wanted).cloned());
        missed.extend(wanted.difference(&found).cloned());
        wrong.extend(found.difference(wanted).cloned());
    }
    let percent = |part: usize, other: usize| 100 * part / (part + other).max(1);
    let (recall, precision) = (percent(right.len(), missed.len()), percent(right.len(), wrong.len()));
    println!("{} names: recall {recall} %, missed {missed:?}; precision {precision} %, wrong {wrong:?}", right.len() + missed.len());
    assert!(right.len() >= 30, "the set holds names");
    assert!(recall >= 90, "{recall} %: {missed:?}");
    assert!(precision >= 80, "{precision} %: {wrong:?}");
}
