//! The rules about plain words: what they speak about, and many texts that they leave alone.

use crate::support::checked;
use ourplan::check::CheckedPlan;
use ourplan::check::reading::{ReaderReading, ReaderTexts, report};
use ourplan::diagnostics::{Diagnostic, Severity};
use ourplan::view;

/// A plan with more parts, to which a test adds some. The child is 9.
const PLAN: &str = "\
plan: child-in-need
child: {name: Amira, age: 9, pronouns: she}
made: {on: 2026-11-12, with: [amira, mum, dad, grace]}
lead: grace
people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, phone: 0113 496 0100, allow: [invented-number]}
why_we_have_this_plan: We asked for help.
consent: {given_by: [mum, dad], on: 2026-11-12}
in_our_words: [{who: amira, words: I want to play., answer: You can.}]
goals: [{goal: I sleep well, whose: amira, now: I wake up twice., in_12_months: I sleep all night.}]
agreement: {amira: \"yes\", mum: \"yes\"}
reviews: {next: 2027-02-13}
";

fn found(parts: &str) -> Vec<Diagnostic> {
    checked("kestrel", &format!("{PLAN}{parts}\n")).1
}

/// What a rule marks in a plan with these parts.
fn marks(parts: &str, code: &str) -> Vec<String> {
    let found = found(parts);
    let own = found.iter().filter(|finding| finding.code == code);
    own.map(|finding| finding.file.text()[finding.span.range()].to_owned()).collect()
}

/// What a rule marks in one text, that the child (9) and the family get.
fn marked(text: &str, code: &str) -> Vec<String> {
    marks(&format!("if_things_change: {text:?}"), code)
}

fn speaks(code: &str, cases: &[(&str, &str)]) {
    let wrong: Vec<_> =
        cases.iter().map(|(text, mark)| (text, mark, marked(text, code))).filter(|(_, mark, marks)| marks != &[**mark]).collect();
    assert!(wrong.is_empty(), "{code}: {wrong:#?}");
}

fn silent(code: &str, texts: &[&str]) {
    let wrong: Vec<_> = texts.iter().map(|text| (text, marked(text, code))).filter(|(_, marks)| !marks.is_empty()).collect();
    assert!(wrong.is_empty(), "{code} speaks: {wrong:#?}");
}

#[test]
fn blame_is_heard_and_facts_are_not_blamed() {
    speaks(
        "words-that-blame",
        &[
            ("Dad failed to come.", "failed to"),
            ("Mum refused to engage with us.", "refused to engage"),
            ("Mum has disengaged.", "disengaged"),
            ("Dad is non-compliant.", "non-compliant"),
            ("Home is chaotic.", "chaotic"),
            ("She is attention-seeking at school.", "attention-seeking"),
            ("Dad claims that he was at work.", "claims that"),
            ("Mum admits that she was tired.", "admits that"),
            ("Mum is in denial.", "in denial"),
            ("This is due to poor parenting.", "poor parenting"),
            ("Mum does not engage.", "not engage"),
            ("Dad lacks insight.", "lacks insight"),
            ("She puts herself at risk.", "puts herself at risk"),
            ("Mum’s aggressive tone is noted.", "aggressive"),
        ],
    );
    silent(
        "words-that-blame",
        &[
            "Sam never fails to make you laugh.",
            "If you fail a test, tell Sam.",
            "You refused the cake.",
            "The bus failed.",
            "Dad says that he was at work.",
            "It is hard to sleep.",
            "You can say no to him.",
            "The ring is engaged.",
            "Grace will put a plaster on it.",
            "There is a risk of rain.",
            "This coat is water-resistant.",
            "Mum is not well.",
            "The claim form is here.",
            "You have a good attendance prize.",
            "Mum was admitted to hospital.",
            "The match kicks off at 3.",
            "The top shelf is hard to reach.",
        ],
    );
}

#[test]
fn threats_are_heard_and_plain_news_is_not() {
    speaks(
        "words-that-threaten",
        &[
            ("Dad must comply with this.", "must comply"),
            ("The children will be removed.", "children will be removed"),
            ("Do it or else.", "or else"),
            ("There will be consequences.", "consequences"),
            ("This is your last chance.", "last chance"),
            ("Mum will be expected to come.", "will be expected to"),
            ("Parents are required to sign.", "are required to"),
            ("If you do not attend, it ends.", "If you do not attend"),
            ("Come on time, otherwise we will stop.", "otherwise we will stop"),
            ("Sign it. Otherwise we will have to go to court.", "Otherwise we will have to go"),
            ("This will not be tolerated.", "will not be tolerated"),
        ],
    );
    silent(
        "words-that-threaten",
        &[
            "If you do not like it, we will look for another.",
            "If you do not agree, we talk about it.",
            "You can say no, and this is what happens then.",
            "The stitches will be removed on Monday.",
            "The baby is expected to come in May.",
            "You must be tired.",
            "Last week you had a chance to play.",
            "Nan or Dad will come.",
            "You can paint or we can read.",
            "This was the last lesson.",
            "A judge decides.",
            "Your stitches will be taken out.",
            "Blood will be taken from your arm.",
            "We play or we will go out.",
        ],
    );
}

#[test]
fn who_does_it_is_asked_only_where_it_is_hidden() {
    speaks(
        "passive-voice",
        &[
            ("It was decided that you stay.", "was decided"),
            ("A meeting will be arranged.", "be arranged"),
            ("Your school is being assessed.", "is being assessed"),
            ("Mum was not told.", "was not told"),
            ("The form has been completed.", "been completed"),
            ("It will be reviewed by 3 March.", "be reviewed"),
            ("It will be reviewed by Friday.", "be reviewed"),
        ],
    );
    silent(
        "passive-voice",
        &[
            "It was decided by the judge.",
            "It will be arranged with you by Grace.",
            "You were born in Leeds.",
            "Biscuit is called Biscuit.",
            "None are planned.",
            "You are worried about it.",
            "Dad got help.",
            "You are loved.",
            "The shop is closed.",
            "You are allowed to ask.",
            "Mum is married.",
            "You are tired and bored.",
            "The bed is made.",
            "Jay is settled.",
            "Grace decided it.",
            "You find it hard being told to calm down.",
        ],
    );
}

#[test]
fn two_noes_are_counted_only_in_one_part_of_a_sentence() {
    speaks(
        "double-negative",
        &[
            ("We do not go without you.", "not go without"),
            ("Nobody decides without you.", "Nobody decides without"),
            ("It is not unusual.", "not unusual"),
            ("You will not move unless a judge says so.", "not move unless"),
            ("There is no reason not to ask.", "no reason not"),
            ("You don't have no one.", "don't have no"),
        ],
    );
    silent(
        "double-negative",
        &[
            "No, you will not move.",
            "Plans change with no warning.",
            "Nobody tells me when.",
            "You do not have to, and nobody is cross.",
            "It is not only you.",
            "Do not worry, no matter what.",
            "Not today. Nothing is wrong.",
            "Mum is not on her own.",
            "You do not have to go if you have no coat.",
            "It was not your fault.",
        ],
    );
}

#[test]
fn idioms_count_only_for_who_takes_words_as_they_are() {
    let text = "if_things_change: We keep an eye on Mum when she is under the weather.";
    let marks_for = |more: &str| marks(&format!("{text}\n{more}"), "idiom");
    assert_eq!(marks_for(""), Vec::<String>::new());
    assert_eq!(marks_for("booklets: {amira: {style: easier}}"), ["keep an eye on", "under the weather"]);
    assert_eq!(marks_for("identity: {now: You are autistic.}"), ["keep an eye on", "under the weather"]);
    let told = marks(&format!("booklets: {{amira: {{style: easier}}}}\n{text}\nending: We keep an eye on Dad."), "idiom");
    assert_eq!(told.len(), 2, "an idiom is told once");
    for plain in ["You settle by the fire.", "An eye test is on Monday.", "The weather is bad.", "Step on the mat."] {
        assert_eq!(marks(&format!("booklets: {{amira: {{style: easier}}}}\nif_things_change: {plain}"), "idiom"), Vec::<String>::new());
    }
}

#[test]
fn a_text_for_the_child_is_said_to_the_child() {
    let code = "about-not-to-child";
    let care = |text: &str| marks(&format!("written_to: child\n{text}"), code);
    assert_eq!(care("school: {now: Amira is in Year 5.}"), ["Amira"]);
    assert_eq!(care("school: {now: \"Amira's behaviour worries us.\"}"), ["Amira's"]);
    assert_eq!(care("health: {now: She is well.}"), ["She"]);
    assert_eq!(marks("school: {now: {words: Amira is in Year 5., child: Amira likes it.}}", code), ["Amira"]);
    for silent in [
        "school: {now: You are in Year 5.}",
        "school: {now: {words: You like it., family: Amira likes it.}}",
        "seeing_people: [{who: dad, how: Dad and Amira ring each other.}]",
        "people: {amira: me, mum: {name: Layla, is: my mum, part: family, about: She is kind to Amira.}}",
        "goals: [{goal: Amira is in school, whose: dad, actions: [{who: dad, what: Tell Amira is fine, by: 2026-12-01}]}]",
        "letters: [{from: mum, words: Dear Amira. Amira is the best.}]",
        "worries: [{who: mum, words: Amira is sad.}]",
        "health: {now: Your nurse is Anna. She is kind.}",
    ] {
        assert_eq!(care(silent), Vec::<String>::new(), "{silent}");
    }
    assert_eq!(marks("school: {now: Amira is in Year 5.}", code), Vec::<String>::new(), "the plan is written to the family");
}

#[test]
fn a_sentence_is_judged_by_the_strictest_style_that_gets_it() {
    let words = |count: usize| format!("{}.", vec!["kite"; count].join(" "));
    let long = |parts: &str| marks(parts, "long-sentence").len();
    let text = |count: usize| format!("if_things_change: {}", words(count));
    assert_eq!(long(&text(20)), 0, "a child of 9 gets it");
    assert_eq!(long(&text(21)), 1);
    assert_eq!(long(&format!("{}\nbooklets: {{amira: {{style: easier}}}}", text(16))), 1);
    assert_eq!(long(&format!("{}\nbooklets: {{mum: {{}}}}", text(25))), 0);
    assert_eq!(long(&format!("{}\nbooklets: {{mum: {{}}}}", text(26))), 1);
    assert_eq!(long(&format!("{}\nbooklets: {{grace: {{}}}}", text(60))), 0, "staff have no limit");
    let both = |child: usize, words_count: usize| format!("if_things_change: {{words: {}, child: {}}}", words(words_count), words(child));
    assert_eq!(long(&both(5, 24)), 0, "the child gets the short one");
    assert_eq!(long(&both(21, 5)), 1);
    assert_eq!(long(&format!("if_things_change: {{words: {}, easier: {}}}", words(5), words(60))), 0, "nobody gets it");
    let kept = format!("if_things_change: {{words: {}, not_for: [amira]}}", words(24));
    assert_eq!(long(&kept), 0, "the child does not see it");
    assert_eq!(long(&format!("worries: [{{words: {}}}]", words(21))), 1);
    assert_eq!(long(&format!("worries: [{{who: mum, words: {}}}]", words(60))), 0, "these are Mum's own words");
    assert_eq!(long(&format!("worries: [{{words: {}, child: Kites.}}]", words(24))), 0, "a wording beside `words` is the child's");
    assert_eq!(long(&format!("language: cy\n{}", text(60))), 0, "we know no Welsh");
}

#[test]
fn a_long_sentence_and_a_long_paragraph_are_marked_where_they_stand() {
    let parts = "if_things_change: >-\n  Kites fly.\n\n\n  - One.\n  - Two kites fly. Two kites fly. Two kites fly. Two kites fly.";
    assert_eq!(marks(&parts.replace(">-", "|"), "long-paragraph"), ["Two kites fly."]);
    let quoted = format!("if_things_change: \"Kites \\\"fly\\\". **{}** {}.\"", "Kite", vec!["kite"; 24].join(" "));
    let marked = marks(&quoted, "long-sentence");
    assert!(marked[0].starts_with("Kite** kite") && marked[0].ends_with("kite."), "{marked:?}");
}

#[test]
fn a_hard_word_is_told_once_and_names_are_not_hard() {
    let two = "if_things_change: Grace will ameliorate it.\nending: We ameliorate it.";
    let found = found(two);
    let hard: Vec<&Diagnostic> = found.iter().filter(|finding| finding.code == "hard-word").collect();
    assert_eq!(hard.len(), 1);
    assert!(hard[0].message.contains("2 times") && !hard[0].message.contains("ameliorate"), "{}", hard[0].message);
    assert_eq!(hard[0].severity, Severity::Hint);
    silent(
        "hard-word",
        &["You live near Penistone. Penistone is small.", "Amira's nan has biscuits.", "The advocate is kind.", "Ring 0113 496 0001."],
    );
    assert_eq!(marks("if_things_change: The hydrotherapy is fun.", "hard-word"), ["hydrotherapy"]);
    let explained = "if_things_change: The hydrotherapy is fun.\nexplain: {hydrotherapy: You play in warm water.}";
    assert_eq!(marks(explained, "hard-word"), Vec::<String>::new());
}

fn reading_of(plan: &CheckedPlan, reader: &str) -> ReaderReading {
    let today = crate::support::today();
    let readers = view::readers(plan, today);
    let reader = readers.iter().find(|known| known.key == reader).expect("the plan has this reader");
    let texts = view::texts_of(plan, reader, today);
    let told = report(plan, today, &[ReaderTexts { style: reader.style, texts: &texts, people: vec![reader.key.as_str()] }]);
    told.into_iter().next().flatten().expect("no reader from the staff")
}

#[test]
fn the_reading_report_counts_what_each_reader_gets() {
    let text = format!("{PLAN}if_things_change: {{words: Grace will facilitate it., child: Kites fly.}}\n");
    let plan = checked("kestrel", &text).0.expect("no error");
    let (child, family) = (reading_of(&plan, "amira"), reading_of(&plan, "family"));
    assert_eq!((child.style.word(), family.style.word()), ("child", "family"));
    assert_eq!((child.hard_words, family.hard_words), (vec![], vec![("facilitate".to_owned(), 1)]));
    assert_eq!((child.longest, child.aim, child.limit, child.over_limit), (4, 12, 20, 0));
    assert_eq!(child.sentences, family.sentences);
    assert_eq!((child.goals, child.actions, child.own_actions), (1, 0, 0));
}

#[test]
fn the_reading_report_names_long_sentences_by_their_place_and_counts_whose_actions_they_are() {
    let long = "One two three four five six seven eight nine ten one two three four five six seven eight nine ten ten ten.";
    let goals = "goals: [{goal: I sleep well, whose: amira, now: I wake up twice., in_12_months: I sleep all night., actions: \
        [{who: amira, what: Draw the bed, by: 2026-12-01}, {who: mum, what: Read, by: 2026-12-01}, {who: dad, what: Sing, by: 2026-12-01, done: 2026-11-13}]}]";
    let text = PLAN.lines().map(|line| if line.starts_with("goals:") { goals } else { line }).collect::<Vec<_>>().join("\n");
    let text = format!("{text}\nif_things_change: {long}\n");
    let plan = checked("kestrel", &text).0.expect("no error");
    let child = reading_of(&plan, "amira");
    assert_eq!((child.over_aim, child.over_limit, child.longest), (1, 1, 22));
    let marked: Vec<_> = child.longest_at.iter().map(|(place, words)| (&text[place.range()], *words)).collect();
    assert_eq!(marked, [(long, 22)]);
    assert_eq!((child.actions, child.own_actions), (2, 1));
}

#[test]
fn the_reading_report_does_not_count_what_is_private() {
    let long = "Facilitate two three four five six seven eight nine ten one two three four five six seven eight nine ten ten ten.";
    let text = format!("{PLAN}if_things_change: {{words: {long}, only_for: [amira, mum]}}\n");
    let plan = checked("kestrel", &text).0.expect("no error");
    let (child, family) = (reading_of(&plan, "amira"), reading_of(&plan, "family"));
    assert_eq!((child.over_limit, child.longest_at, child.hard_words), (0, vec![], vec![]), "it is not even counted");
    assert_eq!(family.sentences, child.sentences, "so that nobody learns from the numbers that somebody reads more");
}

#[test]
fn what_somebody_said_is_not_judged() {
    for code in ["words-that-threaten", "jargon", "words-that-blame", "hard-word", "idiom", "passive-voice", "acronym-unexplained"] {
        let said =
            "Amira said \u{201c}your placement must comply or else, it was decided by CAMHS and XQZ to ameliorate chaotic homes\u{201d}.";
        silent(code, &[said, &said.replace(['\u{201c}', '\u{201d}'], "\"")]);
    }
    assert_eq!(marked("She said \u{201c}go away\u{201d}. Dad must comply.", "words-that-threaten"), ["must comply"]);
}

#[test]
fn a_word_is_named_unless_somebody_may_not_see_it() {
    let said = |label: &str| -> Vec<String> {
        let text = "Mum must comply. Grace will ameliorate contact.";
        let found = found(&format!("if_things_change: {{words: {text:?}{label}}}"));
        found.into_iter().map(|finding| finding.message).collect()
    };
    let holds = |messages: &[String], word: &str| messages.iter().any(|message| message.contains(word));
    for word in ["must comply", "contact"] {
        assert!(holds(&said(""), word), "{word} is named");
        assert!(!holds(&said(", not_for: [dad]"), word), "{word} is not named");
    }
}

#[test]
fn one_word_has_one_finding() {
    let words = "Dad will facilitate contact. Mum is non-compliant.";
    let (_, found) = checked("kestrel", &format!("{PLAN}if_things_change: {words:?}\n"));
    let mut marks: Vec<_> = found
        .iter()
        .filter(|finding| ["hard-word", "jargon", "words-that-blame"].contains(&finding.code))
        .map(|finding| (finding.file.text()[finding.span.range()].to_owned(), finding.code))
        .collect();
    marks.dedup();
    let words: Vec<_> = marks.iter().map(|(word, _)| word.clone()).collect();
    let mut once = words.clone();
    once.dedup();
    assert_eq!(words, once, "{marks:?}");
    assert_eq!(words, ["facilitate", "contact", "non-compliant"]);
}

#[test]
fn hard_words_are_marked_where_they_stand_first_in_the_file() {
    let plan = format!("if_things_change: Nan will ameliorate it.\n{PLAN}support: [We ameliorate it.]\n");
    let (_, found) = checked("kestrel", &plan);
    let hard: Vec<_> = found.iter().filter(|finding| finding.code == "hard-word").map(|finding| finding.span.start).collect();
    assert_eq!(hard, [plan.find("ameliorate").expect("it is there") as u32]);
}

#[test]
fn every_idiom_has_something_to_say_instead() {
    let idioms = ourplan::language::Locale::bundled("en").map(ourplan::language::Locale::idioms).unwrap_or_default();
    assert!(idioms.len() >= 120, "{}", idioms.len());
    for idiom in idioms {
        assert!(idiom.say.starts_with("say ") || idiom.say.starts_with("leave "), "{}: {}", idiom.words, idiom.say);
    }
}
