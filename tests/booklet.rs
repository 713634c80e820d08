//! What a reader holds: pages in order, answers to the questions children ask, and no sign of what is not theirs.

use jiff::civil::Date;
use ourplan::booklet::{
    Audience, Booklet, ContactInfo, Coverage, CoverageRow, Extras, FindingRow, LeftOutRow, Page, Part, Promises, ReadingRow, WorkerExtras,
    compose,
};
use ourplan::check::{CheckEnv, PictureState, Suppressions, check};
use ourplan::language::Locale;
use ourplan::plan::settings::Settings;
use ourplan::prose::to_plain;
use ourplan::source::decode;
use ourplan::{read, view};
use std::path::Path;

fn contract(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract").join(name);
    std::fs::read_to_string(path).expect("the contract plan is there")
}

fn care_plan() -> String {
    contract("care-plan.yaml")
}

/// The care plan with other answers to "Will I have to move?"
fn moving(answer: &str) -> String {
    let plan = care_plan();
    let start = plan.find("  will_i_move:").expect("the plan answers");
    let end = start + plan[start..].find('\n').expect("a line ends");
    format!("{}  will_i_move: {answer}{}", &plan[..start], &plan[end..])
}

fn booklet_on(plan: &str, reader: &str, today: &str, extras: &Extras) -> Booklet {
    let today: Date = today.parse().expect("a date");
    let file = decode("plan.yaml", plan.as_bytes()).unwrap_or_else(|finding| panic!("{}", finding.message));
    let (draft, found) = read::read(&file);
    assert!(found.is_empty(), "{}", found[0].message);
    let settings = Settings::defaults();
    let silenced = Suppressions::default();
    let picture_exists = |_: &str| PictureState::There;
    let desk =
        CheckEnv { today, name: "plan", settings: &settings, picture_exists: &picture_exists, shape_errors: false, silenced: &silenced };
    let (checked, found) = check(draft.expect("a draft"), &desk);
    let plan = checked.unwrap_or_else(|| panic!("{:?}", found.iter().map(|finding| &finding.message).collect::<Vec<_>>()));
    let readers = view::readers(&plan, today);
    let reader = readers.iter().find(|known| known.key == reader).expect("the reader is in the plan");
    let (view, _) = view::view(&plan, reader, today);
    compose(&view, Locale::bundled("en").expect("English"), extras).expect("it can be composed")
}

fn booklet(plan: &str, reader: &str) -> Booklet {
    booklet_on(plan, reader, "2026-03-15", &Extras::default())
}

fn ids(booklet: &Booklet) -> Vec<&str> {
    booklet.pages.iter().map(|page| page.id).collect()
}

fn page<'b>(booklet: &'b Booklet, id: &str) -> &'b Page {
    booklet.pages.iter().find(|page| page.id == id).unwrap_or_else(|| panic!("there is no page {id}"))
}

fn answer(booklet: &Booklet, id: &str) -> String {
    page(booklet, id).answer.as_ref().map(|words| to_plain(&words.text)).unwrap_or_default()
}

/// All that a page or booklet says, as JSON.
fn text(thing: &impl serde::Serialize) -> String {
    serde_json::to_string(thing).expect("it can be written")
}

fn question(booklet: &Booklet, question: &str) -> String {
    let found = page(booklet, "home").parts.iter().find_map(|part| match part {
        Part::Question(part) if part.question == question => Some(to_plain(&part.answer.text)),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("{question} is not answered"))
}

fn house(booklet: &Booklet) -> &'static str {
    let found = page(booklet, "home").parts.iter().find_map(|part| if let Part::House(house) = part { Some(house.state) } else { None });
    found.expect("a house is drawn")
}

fn promises(booklet: &Booklet) -> Vec<&Promises> {
    page(booklet, "doing").parts.iter().filter_map(|part| if let Part::Promises(promises) = part { Some(promises) } else { None }).collect()
}

const ALWAYS: [&str; 7] = ["start", "short", "why", "goals", "doing", "agreed", "rights"];

#[test]
fn pages_stand_in_their_order() {
    let rory = booklet(&care_plan(), "rory");
    let all = [
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
    ];
    assert_eq!(ids(&rory), all);
    let amira = booklet(&contract("child-in-need.yaml"), "amira");
    let some = [
        "start", "short", "about", "why", "people", "said", "life", "goals", "doing", "agreed", "change", "review", "turn", "rights",
        "words",
    ];
    assert_eq!(ids(&amira), some);
    assert_eq!(ids(&booklet(&care_plan(), "priya")).last(), Some(&"worker"));
}

#[test]
fn some_pages_are_in_every_booklet() {
    for (plan, readers) in [("care-plan.yaml", vec!["rory", "mum", "dad", "sam", "priya"]), ("child-in-need.yaml", vec!["amira", "family"])]
    {
        for reader in readers {
            let booklet = booklet(&contract(plan), reader);
            for id in ALWAYS {
                assert!(ids(&booklet).contains(&id), "{id} for {reader}");
            }
        }
    }
}

#[test]
fn titles_speak_for_the_reader() {
    let (rory, mum) = (booklet(&care_plan(), "rory"), booklet(&care_plan(), "mum"));
    let amira = booklet(&contract("child-in-need.yaml"), "amira");
    assert_eq!((rory.title.as_str(), mum.title.as_str(), amira.title.as_str()), ("Rory's plan", "Rory's plan", "Our plan"));
    assert_eq!(page(&rory, "home").title, "Will I have to move?");
    assert_eq!(page(&mum, "home").title, "Will Rory have to move?");
    assert_eq!(page(&amira, "why").title, "Why do we have this plan?");
    assert_eq!((rory.copy_for.as_str(), mum.copy_for.as_str()), ("This copy is for Rory.", "This copy is for Sarah."));
    for page in rory.pages.iter().chain(&mum.pages) {
        assert!(page.window_title.starts_with("Our booklet – ") && !page.window_title.contains("Rory"), "{}", page.window_title);
    }
}

#[test]
fn the_doors_lead_to_what_children_ask_for() {
    let leads = |booklet: &Booklet| {
        let found = page(booklet, "start").parts.iter().find_map(|part| if let Part::Doors(doors) = part { Some(doors) } else { None });
        found.expect("there are doors").doors.iter().map(|door| door.link.page).collect::<Vec<_>>()
    };
    assert_eq!(leads(&booklet(&care_plan(), "rory")), ["said", "people", "home", "life"]);
    assert_eq!(leads(&booklet(&contract("child-in-need.yaml"), "amira")), ["said", "people", "why", "life"]);
    assert_eq!(leads(&booklet(&care_plan(), "dad")), ["said", "people", "seeing"]);
    let no_help = contract("child-in-need.yaml").lines().filter(|line| !line.starts_with("support:")).collect::<Vec<_>>().join("\n");
    assert_eq!(leads(&booklet(&no_help, "amira")), ["said", "people", "why", "doing"]);
}

#[test]
fn no_move_is_planned() {
    let rory = booklet(&care_plan(), "rory");
    assert_eq!(answer(&rory, "home"), "No. The plan is for you to stay with Sam until you are grown up.");
    assert_eq!(question(&rory, "When?"), "There is no date, because no move is planned.");
    assert_eq!(question(&rory, "Where next?"), "Nowhere new. The plan is to stay here: Sam's house.");
    assert_eq!(house(&rory), "stay");
    let mum = booklet(&care_plan(), "mum");
    assert_eq!(answer(&mum, "home"), "No. No move is planned.", "words for Rory are not said to his mum as an answer");
}

#[test]
fn a_move_is_planned() {
    let plan = moving(
        "{answer: \"yes\", on: 2026-07-20, to: Nan's house, why: Nan can have you now., my_view: I am glad., speaks_for_me: priya, \
         reasons_for: [You asked for it.], reasons_against: [Sam will be far.], review_on: 2026-06-04}",
    );
    let rory = booklet(&plan, "rory");
    assert_eq!(
        answer(&rory, "home"),
        "The plan is yes: you move to Nan's house on Monday 20 July 2026. First comes the review on Thursday 4 June 2026. There you can \
         say what you want: yes, no or wait."
    );
    assert_eq!(question(&rory, "When?"), "The plan is Monday 20 July 2026.");
    assert_eq!(question(&rory, "Where next?"), "Nan's house");
    assert_eq!(house(&rory), "move");
    let home = text(page(&rory, "home"));
    for said in [
        "I am glad.",
        "Priya Shah speaks for you.",
        "Thursday 4 June 2026",
        "Sam will be far.",
        "before it ends your time in a home. There are exceptions.",
    ] {
        assert!(home.contains(said), "{said}");
    }
    let mum = "The plan is yes: Rory moves to Nan's house on Monday 20 July 2026. We will talk about it first, at the review on Thursday \
               4 June 2026. There Rory can say: yes, no or wait.";
    assert_eq!(answer(&booklet(&plan, "mum"), "home"), mum);
    let later = booklet_on(&plan, "rory", "2026-06-05", &Extras::default());
    assert_eq!(answer(&later, "home"), "Yes. You move on Monday 20 July 2026 to Nan's house.");
    assert!(text(page(&later, "home")).contains("about this was planned for Thursday 4 June 2026. Ask Priya Shah what was decided."));
}

#[test]
fn nobody_knows_yet_and_somebody_tells() {
    let plan = moving("{answer: not-known, tell_by: 2026-04-10, told_by: priya, why: We look for a home near Jay.}");
    let rory = booklet(&plan, "rory");
    let told = "We do not know yet if, when or where you will move. Priya Shah will tell you by Friday 10 April 2026.";
    assert_eq!(answer(&rory, "home"), told);
    assert!(!text(page(&rory, "home")).contains("When?"), "it is said once");
    assert_eq!(house(&rory), "not-known");
    let later = booklet_on(&plan, "rory", "2026-05-01", &Extras::default());
    assert_eq!(
        answer(&later, "home"),
        "We do not know yet if, when or where you will move. The answer was due by Friday 10 April 2026. Ask Priya Shah."
    );
    assert_eq!(
        answer(&booklet(&plan, "mum"), "home"),
        "We do not know yet if, when or where Rory will move. Priya Shah will tell Rory by Friday 10 April 2026."
    );
}

#[test]
fn what_we_did_not_agree_always_stands() {
    let nobody = "Nobody on this page said no.";
    for (plan, reader, says) in
        [("care-plan.yaml", "rory", nobody), ("care-plan.yaml", "dad", "agreed with part of it."), ("child-in-need.yaml", "family", nobody)]
    {
        let booklet = booklet(&contract(plan), reader);
        let agreed = page(&booklet, "agreed");
        let stands =
            agreed.parts.iter().any(|part| matches!(part, Part::Section(section) if section.title.text == "What we did not agree"));
        assert!(stands, "{reader}");
        assert!(text(agreed).contains(says), "{reader}");
        assert!(!text(agreed).to_lowercase().contains("everyone") && !text(agreed).to_lowercase().contains("everybody"));
    }
}

#[test]
fn a_no_is_said_in_its_own_words() {
    let plan = care_plan().replace("mum:  {agrees: \"yes\"}", "mum:  {agrees: \"no\", words: I want Rory home with me.}");
    let rory = booklet(&plan, "rory");
    let agreed = text(page(&rory, "agreed"));
    assert!(agreed.contains("I want Rory home with me.") && !agreed.contains("Nobody on this page said no."));
    assert_eq!(answer(&rory, "agreed"), "You and Sam said yes. Mum said no.");
}

#[test]
fn a_family_can_say_no_and_yes_only_in_its_own_words() {
    let amira = booklet(&contract("child-in-need.yaml"), "amira");
    let why = text(page(&amira, "why"));
    assert!(why.contains("What if we say no?"));
    assert!(why.contains("Saying no is allowed. Ask Grace"));
    assert!(why.contains("It must do this even if the family said no."));
    assert!(why.contains("We can say stop at any time."));
    let silent = contract("child-in-need.yaml")
        .replace(", words: We can say stop at any time. Grace will talk with us about what happens then.}", "}");
    assert!(!text(page(&booklet(&silent, "amira"), "why")).contains("stop at any time"));
    assert!(!text(page(&booklet(&care_plan(), "rory"), "why")).contains("say no"));
    let shared = contract("child-in-need.yaml").replace("is: my dad, part: family}", "is: my dad, part: family, sees: shared-only}");
    let shared = shared.replace("reviews: {next", "booklets: {dad: {style: family}}\nreviews: {next");
    let dad = booklet(&shared, "dad");
    assert!(text(page(&dad, "why")).contains("The family can say no to this plan, now or later."), "it is always printed");
}

#[test]
fn somebody_who_is_no_family_reads_of_the_family() {
    let plan = contract("child-in-need.yaml").replace("reviews: {next", "booklets: {mr-lee: {style: family}}\nreviews: {next");
    let teacher = booklet(&plan, "mr-lee");
    assert_eq!(teacher.title, "Amira's plan");
    assert!(text(page(&teacher, "why")).contains("The family can say no to this plan, now or later."));
    assert_eq!(page(&teacher, "people").title, "Who are Amira's people?");
}

#[test]
fn goals_are_counted_from_what_the_reader_sees() {
    assert_eq!(answer(&booklet(&care_plan(), "rory"), "goals"), "We want 2 things to be better by Tuesday 2 March 2027.");
    let hidden = care_plan().replace("  - id: warning\n", "  - id: warning\n    not_for: [rory]\n");
    let rory = booklet(&hidden, "rory");
    assert_eq!(answer(&rory, "goals"), "We want 1 thing to be better by Tuesday 2 March 2027.");
    assert!(!text(&rory).contains("before it happens\""), "the other goal is nowhere");
    assert_eq!(answer(&rory, "doing"), "2 things are still to do. 1 thing is done.");
}

#[test]
fn the_way_of_a_goal_has_a_flag_where_we_are() {
    let rory = booklet_on(&care_plan(), "rory", "2026-06-20", &Extras::default());
    let ways: Vec<_> = page(&rory, "goals")
        .parts
        .iter()
        .filter_map(|part| if let Part::Section(section) = part { Some(section) } else { None })
        .filter_map(|section| section.parts.iter().find_map(|part| if let Part::Path(path) = part { Some(path) } else { None }))
        .collect();
    let sorts: Vec<_> = ways[0].stones.iter().map(|stone| (stone.sort, stone.percent, stone.here)).collect();
    let expected =
        [("start", 0, false), ("step", 25, false), ("check", 25, true), ("step", 50, false), ("step", 75, false), ("hoped", 100, false)];
    assert_eq!(sorts, expected);
    assert_eq!((ways[0].start_score, ways[0].now_score, ways[0].hoped_score), (Some(2), Some(5), Some(9)));
    assert!(ways[1].stones[0].here, "where nobody has looked, the flag stands at the start");
    assert_eq!(ways[1].now_score, Some(3));
    let summary = "At the start it was 2 out of 10. On Thursday 4 June 2026 it was 5 out of 10. \
                   We want to get to 9 by Tuesday 2 March 2027.";
    assert_eq!(ways[0].summary, summary);
}

#[test]
fn every_action_is_a_promise_under_a_name() {
    let rory = booklet(&care_plan(), "rory");
    let titles: Vec<_> = promises(&rory).iter().map(|promises| (promises.title.as_str(), promises.mine)).collect();
    assert_eq!(titles[0], ("I will", true));
    assert!(titles.contains(&("Sam will", false)));
    let sam = booklet(&care_plan(), "sam");
    assert!(promises(&sam).iter().any(|promises| promises.mine && promises.title == "I will" && promises.face.name == "Sam"));
    let priya = promises(&rory).into_iter().find(|promises| promises.title == "Priya Shah will").expect("Priya does something");
    assert_eq!(priya.items[0].late.as_deref(), Some("This date has passed. Ask Priya Shah for the new date."));
    let nan = promises(&rory).into_iter().find(|promises| promises.title == "Nan will").expect("Nan does something");
    assert_eq!(nan.items[0].checked.as_deref(), Some("David Cole will check that it is done."));
}

#[test]
fn what_was_said_has_its_answer_or_its_day() {
    let dad = booklet(&care_plan(), "dad");
    let waiting = text(page(&dad, "said"));
    assert!(waiting.contains("Priya Shah will tell Tom by Friday 20 March 2026."), "{waiting}");
    let mum = text(page(&booklet(&care_plan(), "mum"), "said"));
    assert!(mum.contains("Priya Shah will tell Tom by Friday 20 March 2026."));
    assert_eq!(answer(&booklet(&care_plan(), "rory"), "said"), "Everything written here has an answer.");
}

#[test]
fn a_copy_of_shared_things_says_the_same_whatever_the_plan_holds() {
    let dad = booklet(&care_plan(), "dad");
    for id in ["short", "why", "goals"] {
        assert_eq!(page(&dad, id).parts.len(), 1, "{id}");
        assert!(text(page(&dad, id)).contains("This part is not in your copy."), "{id}");
        assert!(page(&dad, id).answer.is_none(), "{id}");
    }
    let other = care_plan()
        .replace("I see Jay every week", "I learn to swim")
        .replace("Home was **not safe enough**", "Home was loud")
        .replace("  - {who: rory, what: Choose", "  - {who: iro, what: Choose")
        .replace("mum:  {agrees: \"yes\"}", "mum:  {agrees: \"no\", words: I said no.}")
        .replace("better_off:  ", "better_off:")
        .replace("decisions: ", "decisions:")
        .replace("school trips, who: [sam, priya]", "school trips, who: [mum]");
    assert_eq!(text(&dad), text(&booklet(&other, "dad")));
    let fewer: String = care_plan().lines().filter(|line| !line.starts_with("if_things_change:")).collect::<Vec<_>>().join("\n");
    assert_eq!(text(&dad), text(&booklet(&fewer, "dad")));
}

#[test]
fn a_copy_of_shared_things_holds_no_help_and_nothing_written_about_its_reader() {
    let plan = contract("child-in-need.yaml")
        .replace("is: my dad, part: family}", "is: my dad, part: family, about: He shouts a lot, sees: shared-only}")
        .replace(
            "reviews: {next",
            "health: {help: [{who: dad, words: Cream on the rash at night}]}\nbooklets: {dad: {style: family}}\nreviews: {next",
        );
    let dad = text(&booklet(&plan, "dad"));
    assert!(dad.contains("Walk Amira to the bus"), "what he does is there");
    for hidden in ["shouts", "rash"] {
        assert!(!dad.contains(hidden), "{hidden}");
    }
}

#[test]
fn a_copy_of_shared_things_hints_at_nothing() {
    let dad = booklet(&care_plan(), "dad");
    let all = text(&dad);
    for hidden in ["Sam", "Jay", "Elm Row", "Park Lane", "2 things", "still to do", "letters from", "Ms Okafor"] {
        assert!(!all.contains(hidden), "{hidden}");
    }
    assert_eq!(page(&dad, "people").title, "Who can I ask?");
    assert!(text(page(&dad, "agreed")).contains("I want phone calls too."));
}

#[test]
fn an_explanation_of_the_whole_stands_large_only_if_it_is_short() {
    assert!(answer(&booklet(&care_plan(), "rory"), "why").ends_with("and what you want."));
    let long = care_plan()
        .replace("  This plan says how grown-ups", &format!("  {}\n  This plan says how grown-ups", "You were sad. ".repeat(12)));
    let rory = booklet(&long, "rory");
    assert!(page(&rory, "why").answer.is_none() && text(page(&rory, "why")).contains("Home was **not safe enough**"));
    assert!(page(&booklet(&care_plan(), "mum"), "why").answer.is_none(), "words for Rory are not said large to his mum");
}

#[test]
fn hard_words_lead_to_their_meaning_once_a_page() {
    let rory = booklet(&care_plan(), "rory");
    let words: Vec<_> =
        page(&rory, "words").parts.iter().filter_map(|part| if let Part::Term(term) = part { Some(term) } else { None }).collect();
    let advocate = words.iter().find(|term| term.word == "advocate").expect("it is explained");
    assert_eq!(to_plain(&advocate.meaning.text), "A person who helps you say what you want. It is free.");
    for to in &advocate.used {
        let link = format!("](word:{})", advocate.anchor);
        assert_eq!(text(page(&rory, to.link.page)).matches(&link).count(), 1, "{}", to.title);
    }
    let carer = words.iter().find(|term| term.word == "foster carer").expect("it is explained");
    assert!(carer.meaning.text.contains("You say: Sam."));
    let links = rory.pages.iter().flat_map(|page| text(page).split("](word:").skip(1).map(str::to_owned).collect::<Vec<_>>());
    for link in links {
        let anchor = link.split(')').next().unwrap_or_default();
        assert!(words.iter().any(|term| term.anchor == anchor), "{anchor}");
    }
    let calm = words.iter().find(|term| term.word == "Calm corner").expect("what the plan explains is explained");
    assert!(calm.used.is_empty());
    assert!(words.iter().all(|term| term.word != "section 47"), "a word of ours that the booklet does not use is not");
}

#[test]
fn words_for_somebody_else_are_noted_once() {
    let note = "In this booklet “you” means Rory. Where it explains rights or hard words, “you” means the reader.";
    let mum = booklet(&care_plan(), "mum");
    assert_eq!(text(&mum).matches(note).count(), 1);
    assert!(matches!(page(&mum, "start").parts.first(), Some(Part::Note(found)) if found.text == note));
    assert!(!text(&booklet(&care_plan(), "rory")).contains(note));
    assert!(!text(&booklet(&care_plan(), "priya")).contains(note));
}

#[test]
fn pictures_have_neutral_names_and_can_be_left_out() {
    let rory = booklet(&care_plan(), "rory");
    let names: Vec<_> = rory.pictures.iter().map(|picture| picture.name.as_str()).collect();
    assert_eq!(names[..2], ["picture-1.svg", "picture-2.svg"]);
    let without = booklet(&care_plan().replace("language: en, pictures: true}", "pictures: false}"), "rory");
    assert!(without.pictures.is_empty() && !text(&without).contains("picture-1"));
}

/// A word that the plan explains and this copy does not use leaves no number, no picture and no note behind.
#[test]
fn nothing_is_numbered_or_brought_along_that_is_left_out() {
    let plan = care_plan();
    let calm = "explain: {Calm corner: A quiet place in class where you can go when it is loud.";
    let more = calm.replace(
        "{Calm",
        "{Refuge house: {words: A house where you are safe., picture: {file: pictures/refuge.jpg, alt: A red door}}, Far away: A long way., Calm",
    );
    let with_more = plan.replace(calm, &more);
    assert_ne!(plan, with_more);
    for reader in ["mum", "dad", "sam"] {
        assert_eq!(text(&booklet(&with_more, reader)), text(&booklet(&plan, reader)), "{reader}");
    }
    assert!(booklet(&with_more, "rory").pictures.iter().any(|picture| picture.source == "pictures/refuge.jpg"), "the child gets all words");
    for reader in ["rory", "mum", "dad", "sam", "priya"] {
        let booklet = booklet(&with_more, reader);
        let mut numbers: Vec<usize> = page(&booklet, "words")
            .parts
            .iter()
            .filter_map(|part| if let Part::Term(term) = part { term.anchor.strip_prefix("w-")?.parse().ok() } else { None })
            .collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "{reader}");
        let all = text(&booklet.pages);
        for (number, picture) in booklet.pictures.iter().enumerate() {
            assert!(
                picture.name.starts_with(&format!("picture-{}.", number + 1)) && all.contains(&picture.name),
                "{reader}: {}",
                picture.name
            );
        }
    }
}

#[test]
fn anchors_are_unique_on_their_page() {
    for reader in ["rory", "mum", "dad", "priya"] {
        for page in &booklet(&care_plan(), reader).pages {
            let all = text(page);
            // A link holds a page and an anchor; what is left are the anchors of parts.
            let of_parts = all.match_indices("\"anchor\":\"").filter(|(at, _)| {
                let before = all[..*at].rfind('{').map_or("", |open| &all[open..*at]);
                !before.starts_with("{\"page\":")
            });
            let mut anchors: Vec<_> = of_parts.filter_map(|(at, key)| all[at + key.len()..].split('"').next()).collect();
            let whole = anchors.len();
            anchors.sort_unstable();
            anchors.dedup();
            assert_eq!(anchors.len(), whole, "{}", page.id);
        }
    }
}

#[test]
fn a_child_is_not_shown_an_age_or_a_birthday() {
    let rory = text(&booklet(&care_plan(), "rory"));
    assert!(!rory.contains("21 September 2014") && !rory.contains("11 years"));
}

#[test]
fn the_councils_contacts_stand_first_and_replace_ours() {
    let own = |name: &str, phone: &str| ContactInfo {
        name: name.to_owned(),
        phone: phone.to_owned(),
        about: None,
        audience: Audience::Child,
        checked: "2026-02-01".parse().ok(),
    };
    let extras = Extras { contacts: vec![own("Our rights team", "0113 496 0100"), own("childline", "0800 0000")], ..Extras::default() };
    let rory = booklet_on(&care_plan(), "rory", "2026-03-15", &extras);
    let contacts =
        page(&rory, "rights").parts.iter().find_map(|part| if let Part::Contacts(contacts) = part { Some(contacts) } else { None });
    let names: Vec<_> = contacts.expect("who can help").contacts.iter().map(|contact| contact.name.as_str()).collect();
    assert_eq!(names[1..4], ["Coram Voice", "Our rights team", "childline"]);
    assert_eq!(names.iter().filter(|name| name.eq_ignore_ascii_case("childline") || **name == "Coram Voice").count(), 2);
    let rights = text(page(&rory, "rights"));
    assert!(rights.contains("We checked this number on Sunday 1 February 2026.") && !rights.contains("0800 1111"));
}

#[test]
fn only_the_worker_reads_what_was_left_out() {
    let worker = || WorkerExtras {
        left_out: vec![LeftOutRow { reader: "Tom".to_owned(), labels: vec!["the address".to_owned(), "2 goals".to_owned()] }],
        findings: vec![FindingRow {
            severity: "warning",
            message: "An action has no date.".to_owned(),
            place: "goals 1, actions 2".to_owned(),
        }],
        coverage: vec![CoverageRow { head: "Health".to_owned(), citation: "Regulation 5(1)(b)(i)".to_owned(), state: Coverage::Present }],
        reading: vec![ReadingRow {
            reader: "rory".to_owned(),
            is_child: true,
            sentences: 40,
            words: 340,
            over_aim: (12, 3),
            over_limit: (20, 1),
            longest: vec![("goals 1, now".to_owned(), 22)],
            hard_words: (1..15).map(|n| (format!("word{n}"), 15 - n)).collect(),
            goals: 3,
            actions: (5, 2),
            covered: vec!["Health".to_owned()],
        }],
    };
    let extras = Extras { worker: Some(worker()), ..Extras::default() };
    let priya = booklet_on(&care_plan(), "priya", "2026-07-15", &extras);
    let reading = text(page(&priya, "reading"));
    let page = text(page(&priya, "worker"));
    for said in ["the address and 2 goals", "An action has no date.", "Regulation 5(1)(b)(i)", "2 moves in the last 24 months."] {
        assert!(page.contains(said), "{said}");
    }
    assert!(page.contains("I know what will happen before it happens"), "a goal that nobody looked at");
    assert_eq!(
        answer(&priya, "worker"),
        "1 thing to look at in the dates, people and sections. Run the check to see what it says about the wording."
    );
    for said in [
        "For Rory",
        "40, with about 9 words each",
        "With more than 12 words",
        "22 words in goals 1, now",
        "word1, 14 times",
        "and 2 more",
        "5, of which this reader has 2",
        "Health",
        "No count says that a text is easy.",
    ] {
        assert!(reading.contains(said), "{said} is not in {reading}");
    }
    let rory = booklet_on(&care_plan(), "rory", "2026-07-15", &extras);
    assert!(!text(&rory).contains("An action has no date.") && !text(&rory).contains("22 words in"));
}

#[test]
fn the_reader_of_any_style_gets_every_page() {
    for style in ["easier", "child", "teen", "family"] {
        let plan = care_plan().replace("rory:  {style: child", &format!("rory:  {{style: {style}"));
        let rory = booklet(&plan, "rory");
        assert_eq!(rory.style, style);
        assert_eq!(rory.pages.len(), 20);
        assert!(!text(&rory).contains("{$") && !text(&rory).contains("{ $"));
    }
}
