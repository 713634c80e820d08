//! What a booklet says of the law, and for which plans and readers. The sentences and their grounds are in the locale.

use crate::support::*;
use ourplan::booklet::{Case, Party};
use ourplan::language::{Arg, Law, LawSentence, Locale};
use ourplan::plan::{Kind, LegalStatus};
use std::path::Path;

const PLAN: &str = "plans/care-plan.yaml";
const STATUS: &str = "status: care-order";

/// The words of a reader's booklet, where the plan was changed.
fn words(reader: &str, change_it: impl Fn(&Path)) -> String {
    let project = small_project();
    change(project.path(), PLAN, ", protect: true", "");
    change_it(project.path());
    let out = project.path().join("booklets");
    let done = build_into(project.path(), &out);
    assert_eq!(done.exit_code(), 0, "{:?}", done.findings.iter().map(|finding| &finding.message).collect::<Vec<_>>());
    words_of_booklet(&out.join("care-plan").join(reader), "single")
}

/// The language whose law is told.
fn english() -> &'static Locale {
    Locale::bundled("en").expect("English is built in")
}

/// Every kind of plan, law, age and reader that decides which sentences are true.
fn cases() -> Vec<Case> {
    let statuses = || LegalStatus::WORDS.iter().map(|(word, _)| LegalStatus::of_word(word)).chain([None]);
    let ages = [None, Some(3), Some(11), Some(16)];
    let of_kind = |kind| {
        statuses().flat_map(move |status| {
            ages.into_iter().flat_map(move |age| Party::ALL.into_iter().map(move |party| Case { kind, status, age, unborn: false, party }))
        })
    };
    [Kind::CarePlan, Kind::ChildInNeed].into_iter().flat_map(of_kind).collect()
}

/// A sentence as a reader of a style gets it, with its places for names.
fn sentence(key: &str, style: &str, kind: Kind, party: Party) -> String {
    let is_child = party == Party::Child;
    let voice = match (party, kind) {
        (Party::Worker, _) => "worker",
        (Party::Child, Kind::CarePlan) => "me",
        (Party::Other, _) | (_, Kind::CarePlan) => "they",
        _ => "we",
    };
    let yes = |is: bool| Arg::from(if is { "yes" } else { "no" });
    let mut args = vec![("voice", voice.into()), ("about", (if is_child { "me" } else { "them" }).into())];
    args.extend([("child", yes(is_child)), ("parent", yes(party == Party::Parent))]);
    args.extend(
        ["name", "lead", "iro", "who"].map(|one| {
            (one, Arg::from(["{name}", "{lead}", "{iro}", "{who}"].into_iter().find(|of| of.contains(one)).unwrap_or_default()))
        }),
    );
    english().say(key, style, &args).expect("the phrase is there")
}

/// The endings of phrases that stand in the place of a sentence, and when.
const VARIANTS: [(&str, &str); 7] = [
    ("baby", "readers of a plan for a child under 3"),
    ("unborn", "readers of a plan for a child who is not born yet"),
    ("named", "others, where the plan names the person"),
    ("named-you", "the person whom the plan names"),
    ("at", "others, where the plan says whom to ask"),
    ("family", "readers who cannot say no themselves"),
    ("shared", "readers who get only what was shared with them"),
];

/// What a lawyer reads of a sentence: for which plans and readers it is printed, how it is worded for each, and what it rests on.
fn entry(key: &str, law: &Law, grounds: &LawSentence) -> String {
    let true_for: Vec<Case> = cases().into_iter().filter(|case| case.holds(key)).collect();
    assert!(!true_for.is_empty(), "{key} is never printed");
    let each = |what: &dyn Fn(&Case) -> String| {
        let mut each: Vec<String> = Vec::new();
        for one in true_for.iter().map(what) {
            if !each.contains(&one) {
                each.push(one);
            }
        }
        each.join(", ")
    };
    let plan = |case: &Case| format!("{} ({})", case.kind.word(), case.status.map_or("law not said", LegalStatus::word));
    let ages: Vec<_> = [None, Some(3), Some(11), Some(16)].into_iter().filter(|age| true_for.iter().any(|case| case.age == *age)).collect();
    let ages = match ages.as_slice() {
        [None, Some(3), Some(11), Some(16)] => "any age",
        [None, Some(11), Some(16)] => "5 and over, or age not written",
        [Some(3)] => "under 5",
        [Some(16)] => "16 and over",
        other => panic!("{key}: no words for the ages {other:?}"),
    };
    let mut out = format!("### `{key}`\n\nPlans: {}. The child: {ages}.\n\n", each(&plan));
    let mut said: Vec<(String, Vec<&str>)> = Vec::new();
    for case in &true_for {
        let styles: &[(&str, &str)] = match case.party {
            Party::Child => &[("child", "the child"), ("easier", "the child, easier words")],
            Party::Parent => &[("family", "a parent"), ("easier", "a parent, easier words")],
            Party::Family => &[("family", "family")],
            Party::Worker => &[("worker", "workers")],
            Party::Carer => &[("family", "foster carers")],
            Party::Other => &[("family", "others")],
        };
        for (style, who) in styles {
            let text = sentence(key, style, case.kind, case.party);
            match said.iter_mut().find(|(known, _)| *known == text) {
                Some((_, readers)) if readers.contains(who) => {}
                Some((_, readers)) => readers.push(who),
                None => said.push((text, vec![who])),
            }
        }
    }
    for (end, who) in VARIANTS {
        let variant = format!("{key}-{end}");
        if english().has(&variant) {
            said.push((sentence(&variant, "family", Kind::CarePlan, Party::Family), vec![who]));
        }
    }
    for (text, readers) in said {
        out.push_str(&format!("- {}: {text}\n", readers.join("; ")));
    }
    out.push('\n');
    for source in &grounds.sources {
        let source = law.source(source).unwrap_or_else(|| panic!("{key}: there is no source `{source}`"));
        out.push_str(&format!("Rests on [{}]({}), text: {}.  \n", source.name, source.url, source.as_of));
    }
    out + &format!("{}\n\n", grounds.note)
}

/// The page for a council's lawyer.
fn page() -> String {
    let law = english().law().expect("the list can be read");
    let mut out = "# The law in booklets\n\nEvery sentence about the law that a booklet prints, for which plans and readers, and what it rests on. Made from \
                   `locales/en/law.yaml`,\n`locales/en/phrases.ftl` and `src/booklet/law.rs` by `UPDATE=1 cargo test --features seeded-leaks --test suite law`. **Not legal advice:** the sources were read in\nstored copies \
                   in November 2026, some of them old, and none on the live web. A council's lawyer should check each line before first use. What a\ncouncil wants to say \
                   otherwise it can replace in its theme, phrase by phrase.\n\n## Sentences\n\n"
        .to_owned();
    for grounds in &law.sentences {
        for key in &grounds.phrases {
            out.push_str(&entry(key, &law, grounds));
        }
    }
    out.push_str("## Words\n\nWhat the word list says of legal words, for children and for adults.\n\n| word | child | family | rests on |\n|---|---|---|---|\n");
    for words in &law.words {
        for term in &words.terms {
            let word = english().words().iter().find(|word| word.term == *term).unwrap_or_else(|| panic!("“{term}” is not explained"));
            let of = |key: &String| law.source(key).map(|source| format!("[{}]({})", source.name, source.url));
            let rests: Vec<String> =
                words.sources.iter().map(|key| of(key).unwrap_or_else(|| panic!("there is no source `{key}`"))).collect();
            let rests = if rests.is_empty() { "a plain description; no source was looked up".to_owned() } else { rests.join("; ") };
            out.push_str(&format!("| {term} | {} | {} | {rests} |\n", word.meaning("child"), word.meaning("family")));
        }
    }
    out
}

#[test]
fn the_page_for_a_lawyer_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/law.md");
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).expect("written");
    }
    assert!(std::fs::read_to_string(&path).is_ok_and(|stands| stands == page), "docs/law.md is out of date: run the test with UPDATE=1");
}

/// Headings that speak of the law and claim nothing.
const NOT_LAW: [&str; 6] = ["rights-answer", "rights-answer-baby", "why-court-days", "why-legal", "why-legal-help", "why-legal-rule"];

#[test]
fn every_sentence_about_the_law_has_its_grounds() {
    let law = english().law().expect("the list can be read");
    let known: Vec<&String> = law.sentences.iter().flat_map(|grounds| &grounds.phrases).collect();
    let with_grounds = |key: &str| {
        known.iter().any(|known| {
            key == known.as_str()
                || VARIANTS.iter().any(|(end, _)| key.strip_suffix("-baby").unwrap_or(key) == format!("{known}-{end}"))
                || VARIANTS.iter().any(|(end, _)| key == format!("{known}-{end}"))
        })
    };
    let speaks_of_law = |text: &str| {
        let text = text.to_lowercase();
        [
            "council must",
            "council can",
            "council decides",
            "must ask",
            "court",
            "judge",
            "section ",
            " law ",
            "the law",
            "can complain",
            "can say no",
            "can ask for",
            "parental responsibility",
            "reasonable steps",
        ]
        .iter()
        .any(|sign| text.contains(sign))
    };
    let mut bare = Vec::new();
    for key in english().keys() {
        let texts = ["child", "easier", "family", "worker"].map(|style| sentence_if_it_can(key, style));
        if texts.iter().flatten().any(|text| speaks_of_law(text)) && !with_grounds(key) && !NOT_LAW.contains(key) {
            bare.push((key, texts));
        }
    }
    assert!(bare.is_empty(), "these speak of the law and have no grounds in law.yaml: {bare:#?}");
    for word in english().words() {
        let speaks = speaks_of_law(word.meaning("child")) || speaks_of_law(word.meaning("family")) || speaks_of_law(word.meaning("easier"));
        assert!(!speaks || law.words.iter().any(|words| words.terms.contains(&word.term)), "“{}” has no grounds in law.yaml", word.term);
    }
    for source in &law.sources {
        let is_used = law
            .sentences
            .iter()
            .flat_map(|one| &one.sources)
            .chain(law.words.iter().flat_map(|one| &one.sources))
            .any(|key| *key == source.key);
        assert!(is_used, "nothing rests on `{}`", source.key);
    }
}

/// A phrase that needs no more than the names of people.
fn sentence_if_it_can(key: &str, style: &str) -> Option<String> {
    let args = [
        "name", "lead", "iro", "who", "day", "place", "when", "reader", "council", "is", "to", "from", "title", "page", "what", "score",
        "n", "m", "word", "say", "pronouns",
    ];
    let mut args: Vec<(&str, Arg<'_>)> = args.iter().map(|arg| (*arg, Arg::from("x"))).collect();
    args.extend([("voice", "me".into()), ("about", "me".into()), ("child", "yes".into()), ("parent", "yes".into())]);
    english().say(key, style, &args).ok()
}

const AGES: [(&str, i16); 3] = [("born: 2022-05-30", 3), ("born: 2015-05-30", 11), ("born: 2009-05-30", 16)];

#[test]
fn a_booklet_says_of_the_law_what_holds_for_its_plan_and_nothing_else() {
    let law = english().law().expect("the list can be read");
    let keys: Vec<&String> = law.sentences.iter().flat_map(|grounds| &grounds.phrases).filter(|key| *key != "home-speaks-none").collect();
    let mut told = 0;
    for word in LegalStatus::WORDS.iter().map(|(word, _)| *word).filter(|word| !["child-in-need", "supervision-order"].contains(word)) {
        for (born, age) in AGES {
            let words = words("rory", |project| {
                change(project, PLAN, STATUS, &format!("status: {word}"));
                change(project, PLAN, "born: 2014-09-21", born);
                // Where an advocate is named, they are named in the sentence.
                change(project, PLAN, "rights: {advocate: {name: Coram Voice, phone: \"0808 800 5792\", checked: 2026-02-01}}\n", "");
                change(project, PLAN, "kind: foster-family", "regulated_by: ofsted");
            });
            let case =
                Case { kind: Kind::CarePlan, status: LegalStatus::of_word(word), age: Some(age), unborn: false, party: Party::Child };
            for key in &keys {
                let text = sentence(key, "child", Kind::CarePlan, Party::Child);
                let text = text
                    .replace("{name}", "Rory")
                    .replace("{lead}", "Priya Shah")
                    .replace("{iro}", "David Cole")
                    .replace("{who}", "Priya Shah");
                let is_said = words.contains(&text);
                // One sentence may stand under more than one key.
                let holds = keys.iter().any(|other| {
                    case.holds(other)
                        && sentence(other, "child", Kind::CarePlan, Party::Child).contains(&sentence(
                            key,
                            "child",
                            Kind::CarePlan,
                            Party::Child,
                        ))
                });
                assert_eq!(is_said, holds, "{word}, {age}: `{key}`: “{text}”");
                told += usize::from(is_said);
            }
        }
    }
    assert!(told > 100, "{told} sentences were found");
}

#[test]
fn a_worker_reads_all_that_the_regulations_ask_for() {
    let words = words("priya", |_| {});
    for asked in ["regulation 5(1)(c)", "regulation 5(1)(f)", "regulation 39(3)"] {
        assert!(words.contains(asked), "{asked}");
    }
    assert_eq!(words.matches("not for booklets").count(), 2, "what is for some children only is not called missing");
}

#[test]
fn nothing_is_promised_that_nobody_can_keep() {
    for reader in ["rory", "mum", "priya"] {
        let words = words(reader, |_| {});
        for promise in
            ["Nobody will be in trouble", "You will not be in trouble", "Only danger", "unless you are in danger", "We checked this number"]
        {
            assert!(!words.contains(promise), "{reader}: {promise}");
        }
    }
}

#[test]
fn a_day_stands_beside_a_number_where_the_council_wrote_who_rang_it() {
    let contact = "contacts: [{name: Rights team, phone: \"0113 496 0100\", checked: 2026-02-01, checked_by: Grace Lee}]\n";
    let with = |text: &str| words("rory", |project| std::fs::write(project.join("ourplan.yaml"), text).expect("written"));
    assert!(with(contact).contains("We checked this number on Sunday 1 February 2026."));
    assert!(!with(&contact.replace(", checked_by: Grace Lee", "")).contains("We checked this number"));
}

#[test]
fn help_is_for_the_reader_by_their_own_part() {
    let read = |part: &str, style: &str| {
        words("sam", |project| {
            change(project, PLAN, "part: carer", &format!("part: {part}"));
            change(project, PLAN, "sam:   {style: family}", &format!("sam:   {{style: {style}}}"));
        })
    };
    for (of, style, childline, rights) in [
        ("carer", "family", false, false),
        ("brother-or-sister", "child", true, true),
        ("brother-or-sister", "family", false, true),
        ("friend", "teen", true, false),
        ("family", "family", false, true),
    ] {
        let words = read(of, style);
        assert_eq!(words.contains("Childline"), childline, "{of}: Childline");
        assert_eq!(words.contains("Family Rights Group"), rights, "{of}: Family Rights Group");
        assert!(words.contains("Emergency") && !words.contains("They help children in care and care leavers to find"), "{of}");
    }
}
