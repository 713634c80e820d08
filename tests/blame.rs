//! The rule `words-that-blame` on many sentences: what it marks, and what it leaves alone.

use crate::support::checked;

const PLAN: &str = "\
plan: child-in-need
child: {name: Amira, age: 9, pronouns: she}
people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
";

/// What the rule marks in one text.
fn marked(text: &str) -> Vec<String> {
    let found = checked("kestrel", &format!("{PLAN}if_things_change: {text:?}\n")).1;
    let own = found.iter().filter(|finding| finding.code == "words-that-blame");
    own.map(|finding| finding.file.text()[finding.span.range()].to_owned()).collect()
}

#[test]
fn what_blames_is_marked_and_ordinary_words_are_not() {
    let lines = include_str!("blame/sentences.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let sentences: Vec<(&str, &str)> = lines.map(|line| line.split_once('\t').expect("two columns")).collect();
    let count = |blames: bool| sentences.iter().filter(|(words, _)| words.is_empty() != blames).count();
    assert!(count(true) >= 40 && count(false) >= 40);
    let is_wrong = |(words, text): &&(&str, &str)| marked(text).join(" ") != **words;
    let wrong: Vec<_> = sentences.iter().filter(is_wrong).map(|(words, text)| (words, text, marked(text))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
