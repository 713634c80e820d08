//! Sentences and words as a reader meets them, and which words are taken to be known.

use ourplan::language::Locale;
use ourplan::language::reading::{Level, Vocabulary, sentences, words};
use ourplan::prose::spoken;

const CASES: &str = include_str!("reading/sentences.tsv");

fn english() -> &'static Vocabulary {
    Locale::bundled("en").ok().and_then(Locale::vocabulary).expect("English has lists of words")
}

#[test]
fn sentences_and_words_are_counted_as_a_person_counts_them() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for line in CASES.lines().filter(|line| !line.starts_with('#')) {
        let [text, many_sentences, many_words] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {line}") };
        let blocks = spoken(&text.replace("\\n", "\n"));
        let said: Vec<&str> = blocks
            .iter()
            .flat_map(|block| sentences(&block.words, Locale::of("en")).into_iter().map(|range| &block.words[range]))
            .collect();
        let found: Vec<&str> = said.iter().flat_map(|sentence| words(sentence).into_iter().map(|range| &sentence[range])).collect();
        if (said.len().to_string(), found.len().to_string()) != (many_sentences.to_owned(), many_words.to_owned()) {
            wrong.push(format!("{text}: {} of {many_sentences} {said:?}, {} of {many_words} {found:?}", said.len(), found.len()));
        }
        count += 1;
    }
    assert!(count >= 80, "{count} cases");
    assert!(wrong.is_empty(), "{} of {count} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_sentence_knows_its_place_in_the_markdown() {
    let text = "**Home** was not safe.\n\n- You live *with* Sam &amp; Jay. You are safe.\n- See [this page](https://a.example) now.";
    let place = |wanted: &str| {
        let blocks = spoken(text);
        let found = blocks.iter().find_map(|block| block.words.find(wanted).map(|at| block.place(at..at + wanted.len())));
        &text[found.expect("it is there")]
    };
    assert_eq!(place("Home"), "Home");
    assert_eq!(place("Home was not safe."), "Home** was not safe.");
    assert_eq!(place("You live"), "You live");
    assert_eq!(place("this page"), "this page");
    assert_eq!(place("safe."), "safe.");
    assert_eq!(place("now"), "now");
}

#[test]
fn words_of_home_and_school_are_known_and_office_words_are_not() {
    let vocabulary = english();
    for word in [
        "mum",
        "Mum's",
        "nan",
        "toast",
        "football",
        "Scouts",
        "biscuits",
        "headphones",
        "inhaler",
        "sleepovers",
        "stopped",
        "running",
        "happier",
        "couldn't",
        "unhappy",
        "well-being",
        "11",
        "2nd",
        "organize",
        "holidays",
        "favourite",
        "grown-ups",
        "T-shirt",
        "kites",
        "factory",
        "wolves",
        "carried",
        "kindly",
        "ice-cream",
        "everyone’s",
        "school",
        "understand",
    ] {
        assert!(vocabulary.knows(word, Level::First), "{word}");
    }
    for word in
        ["implement", "facilitated", "multidisciplinary", "ascertain", "sophisticate", "utilising", "regarding", "ambivalent", "outcomes"]
    {
        assert!(!vocabulary.knows(word, Level::First), "{word}");
    }
    for word in ["neighbourhood", "theatre", "celebrate", "permission", "community"] {
        assert!(vocabulary.knows(word, Level::Second), "{word}");
    }
    for word in ["implement", "multidisciplinary", "ascertain", "contextualise", "detrimental", "dysregulation"] {
        assert!(!vocabulary.knows(word, Level::Second), "{word}");
    }
}
