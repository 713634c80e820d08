//! The languages that are built in: every phrase is there, is used, and is short enough for its reader.

use ourplan::language::{Arg, Audience, Locale, direction};
use ourplan::plan::{HomeKind, LegalStatus, PersonPart};
use ourplan::system_error::SystemError;
use std::collections::BTreeSet;
use std::path::Path;

const PAGE_IDS: [&str; 22] = [
    "start",
    "short",
    "about",
    "why",
    "people",
    "said",
    "home",
    "seeing",
    "life",
    "goals",
    "better",
    "doing",
    "decisions",
    "agreed",
    "change",
    "review",
    "turn",
    "letters",
    "rights",
    "words",
    "worker",
    "reading",
];

/// Literals in `src/booklet` that look like keys and are anchors or words of the plan.
const NOT_KEYS: [&str; 7] = ["getting-on", "growing-up", "not-agreed", "not-known", "goals-waiting", "frame-", "kebab-case"];

/// The most words a sentence of ours may have, by style.
const LIMITS: [(&str, usize); 5] = [("easier", 12), ("child", 15), ("teen", 20), ("family", 20), ("worker", 25)];

fn english() -> &'static Locale {
    Locale::bundled("en").expect("English is built in")
}

fn date(text: &str) -> jiff::civil::Date {
    text.parse().expect("a date")
}

/// Every value that any phrase may ask for.
fn everything<'a>(voice: &'a str, child: &'a str, n: usize) -> Vec<(&'a str, Arg<'a>)> {
    let mut args: Vec<(&str, Arg<'_>)> =
        vec![("voice", voice.into()), ("child", child.into()), ("n", n.into()), ("m", n.into()), ("score", n.into())];
    args.push(("about", (if child == "yes" { "me" } else { "them" }).into()));
    args.push(("parent", (if n == 1 { "yes" } else { "no" }).into()));
    for day in ["day", "from"] {
        args.push((day, "Thursday 4 June 2026".into()));
    }
    for one in ["name", "lead", "iro", "who", "to", "reader", "is", "say", "pronouns"] {
        args.push((one, "Priya".into()));
    }
    for two in ["place", "title", "page", "what", "council", "word"] {
        args.push((two, "Nan's house".into()));
    }
    args.push(("when", "on Thursday 4 June 2026".into()));
    args
}

/// Files below a folder of the repository with an ending.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut open = vec![root];
    let mut texts = Vec::new();
    while let Some(path) = open.pop() {
        for entry in std::fs::read_dir(path).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                texts.push(std::fs::read_to_string(path).expect("a text"));
            }
        }
    }
    texts
}

/// The literals in the code of a room that look like keys.
fn literals(room: &str) -> BTreeSet<String> {
    let looks_like_a_key = |text: &&str| text.contains('-') && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    files(room, "rs")
        .iter()
        .flat_map(|text| {
            text.replace("\\\"", "")
                .replace("'\"'", "")
                .split('"')
                .skip(1)
                .step_by(2)
                .filter(looks_like_a_key)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The keys that our code puts together.
fn made_keys() -> BTreeSet<String> {
    let pages = PAGE_IDS.iter().flat_map(|id| ["title", "short", "window"].map(|kind| format!("{id}-{kind}")));
    let roles = PersonPart::WORDS.iter().map(|(word, _)| format!("role-{word}"));
    let kinds = HomeKind::WORDS.iter().map(|(word, _)| format!("kind-{word}"));
    let legal = LegalStatus::WORDS.iter().filter(|(word, _)| *word != "other").map(|(word, _)| format!("legal-{word}"));
    let mut made: BTreeSet<String> = pages
        .chain(roles)
        .chain(kinds)
        .chain(legal)
        .chain(["title".to_owned(), "draft".to_owned()])
        .chain(ourplan::formats::SEALED_PHRASES.iter().map(|key| format!("sealed-{key}")))
        .collect();
    made.remove("start-title");
    made
}

#[test]
fn every_key_that_is_used_is_there() {
    for locale in Locale::tags() {
        let locale = Locale::bundled(locale).expect("it is built in");
        for key in literals("src/booklet").iter().filter(|key| !NOT_KEYS.contains(&key.as_str())).chain(&made_keys()) {
            assert!(locale.has(key), "{key} is missing in {}", locale.tag());
        }
    }
}

#[test]
fn every_key_that_is_there_is_used() {
    let (literals, made) = (literals("src"), made_keys());
    for key in english().keys() {
        let base = ["-shared", "-baby", "-unborn", "-lead", "-you"].iter().find_map(|end| key.strip_suffix(end)).unwrap_or(key);
        let is_used = |key: &str| literals.contains(key) || made.contains(key);
        let by_prefix = ["frame-", "head-", "overview-"].iter().any(|prefix| key.starts_with(prefix));
        assert!(by_prefix || is_used(key) || is_used(base), "{key} is used nowhere");
    }
}

#[test]
fn templates_find_their_phrases() {
    for text in files("themes", "html") {
        for rest in text.split("frame").skip(1) {
            let name = match rest.strip_prefix('.') {
                Some(rest) => rest.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').next(),
                None => rest.strip_prefix("[\"").and_then(|rest| rest.split('"').next()),
            };
            if let Some(name) = name.filter(|name| !name.is_empty() && *name != "html") {
                assert!(english().has(&format!("frame-{name}")), "frame-{name} is missing");
            }
        }
    }
}

#[test]
fn every_sentence_is_short_enough_for_its_reader() {
    let mut long = Vec::new();
    for key in english().keys() {
        for (style, limit) in LIMITS {
            for (voice, child, n) in [("me", "yes", 1), ("we", "yes", 2), ("we", "no", 2), ("they", "no", 0), ("worker", "no", 1)] {
                let said = english().say(key, style, &everything(voice, child, n)).expect("the phrase can be filled");
                assert!(!said.contains(['{', '}', '$', '\u{2068}']), "{key}: {said}");
                assert!(!said.trim().is_empty(), "{key} is empty");
                for sentence in said.split(['.', '?', '!']) {
                    let words = sentence.split_whitespace().count();
                    if words > limit {
                        long.push(format!("{key} for {style}: {words} words in “{}”", sentence.trim()));
                    }
                }
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn what_is_missing_is_named() {
    let missing = english().say("no-such-phrase", "child", &[]);
    assert!(matches!(missing, Err(SystemError::Inside(trouble)) if trouble.contains("no-such-phrase")));
    let unfilled = english().say("ask-words", "child", &[]);
    assert!(matches!(unfilled, Err(SystemError::Inside(trouble)) if trouble.contains("ask-words") && trouble.contains("who")));
    assert!(matches!(Locale::bundled("tlh"), Err(SystemError::Usage(trouble)) if trouble.contains("en")));
}

#[test]
fn days_lists_and_initials_are_written_as_people_do() {
    let english = english();
    assert_eq!(english.date(date("2026-06-04")), "Thursday 4 June 2026");
    assert_eq!(english.short_date(date("2026-06-04")), "Thursday 4 June");
    assert_eq!(english.month(date("2026-09-01")), "September 2026");
    assert_eq!(english.month_short(date("2026-09-01")), "Sep");
    assert_eq!(english.join(&["a"]), "a");
    assert_eq!(english.join(&["a", "b", "c"]), "a, b and c");
    assert_eq!(english.initials("Priya Shah"), "PS");
    assert_eq!(english.initials("Ms Okafor"), "O");
    assert_eq!(english.initials("Mr"), "M");
    assert_eq!(english.initials("Anna Maria van Dyk"), "AD");
    assert_eq!((english.dir(), english.tag(), direction("ur-PK"), direction("pl")), ("ltr", "en", "rtl", "ltr"));
    assert_eq!(Locale::bundled("en-GB").expect("English").tag(), "en");
}

#[test]
fn explanations_have_12_words_or_fewer() {
    let mut seen = BTreeSet::new();
    for word in english().words() {
        for style in ["easier", "child", "family"] {
            let meaning = word.meaning(style);
            let words = meaning.split_whitespace().count();
            assert!(words <= 12, "{} for {style}: {words} words", word.term);
            assert!(meaning.ends_with('.'), "{}: {meaning}", word.term);
        }
        for form in word.forms.iter().chain([&word.term]) {
            assert!(seen.insert(form.to_lowercase()), "{form} is explained twice");
        }
    }
}

#[test]
fn only_numbers_that_were_seen_at_a_source_are_built_in() {
    let seen = ["999", "0800 1111", "0800 528 0731", "0808 800 5792", "0808 801 0366", "0300 061 0614"];
    for contact in english().contacts() {
        assert!(seen.contains(&contact.phone.as_str()), "{}", contact.name);
        assert!(contact.source.starts_with("http"), "{}", contact.name);
        assert_eq!(contact.checked, date("2026-11-21"));
        assert!(contact.about.split(['.', '?']).all(|sentence| sentence.split_whitespace().count() <= 15), "{}", contact.about);
    }
    for audience in [Audience::InCare, Audience::Family, Audience::Everyone] {
        assert!(english().contacts().iter().any(|contact| contact.audience == audience));
    }
}

#[test]
fn the_programs_own_words_are_known() {
    let phrases = english().phrases();
    for own in ["Will I have to move?", "May", "Thursday", "Childline", "advocate"] {
        assert!(phrases.iter().any(|phrase| phrase == own), "{own}");
    }
    assert!(phrases.iter().all(|phrase| !phrase.contains(['{', '}'])));
}

#[test]
fn threads_can_share_a_language() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(english());
}
