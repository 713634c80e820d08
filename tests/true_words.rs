//! The program's own sentences are true for the plan and for its reader.

use crate::support::{checked, today};
use ourplan::booklet::{Booklet, Extras, Page, Part, compose};
use ourplan::language::Locale;
use ourplan::prose::to_plain;
use ourplan::view;

/// A care plan to which a test adds: a line before it, and a reader.
const CARE: &str = "\
plan: care-plan
child: {name: Mia, born: 2015-05-01, pronouns: she}
made: {on: 2026-11-12, with: [mia, priya]}
lead: priya
people:
  mia: me
  dad: {name: Rob, is: my dad, part: family}
  nan: {name: Jean, is: my nan, part: family}
  priya: {name: Priya Shah, is: my social worker, part: social-worker, phone: 0113 496 0100}
  tom: {name: Tom Lake, is: my support worker, part: other-worker}
why_we_have_this_plan: You were not safe.
legal: {status: care-order}
home: {place: Sam's house, will_i_move: {answer: \"no\"}}
visits: {who: priya, how_often: every week}
goals: [{goal: I feel safe, whose: mia, now: I wake up., in_12_months: I sleep.}]
agreement: {mia: \"yes\", dad: {agrees: \"partly\", words: Not all of it.}}
reviews: {next: {on: 2027-01-13, who: [mia, priya]}}
booklets: {mia: {style: child}, dad: {style: family}, nan: {style: family}, priya: {style: worker}}
";

/// The same plan for a child of 17 who agreed.
fn agreed_at_17() -> String {
    CARE.replace("born: 2015-05-01", "born: 2009-05-01").replace("status: care-order", "status: i-agreed")
}

fn booklet(plan: &str, reader: &str) -> Booklet {
    let (checked, found) = checked("plan", plan);
    let plan = checked.unwrap_or_else(|| panic!("{:?}", found.iter().map(|finding| &finding.message).collect::<Vec<_>>()));
    let readers = view::readers(&plan, today());
    let reader = readers.iter().find(|known| known.key == reader).expect("the reader is in the plan");
    let (view, _) = view::view(&plan, reader, today());
    compose(&view, Locale::bundled("en").expect("English"), &Extras::default()).expect("it can be composed")
}

fn page<'b>(booklet: &'b Booklet, id: &str) -> Option<&'b Page> {
    booklet.pages.iter().find(|page| page.id == id)
}

/// All that a page says, as plain text in JSON.
fn said(booklet: &Booklet, id: &str) -> String {
    let page = page(booklet, id).unwrap_or_else(|| panic!("there is no page {id}"));
    to_plain(&serde_json::to_string(page).expect("it can be written"))
}

fn whole(booklet: &Booklet) -> String {
    to_plain(&serde_json::to_string(&booklet.pages).expect("it can be written"))
}

fn with_move(answer: &str) -> String {
    CARE.replace("will_i_move: {answer: \"no\"}", &format!("will_i_move: {answer}"))
}

#[test]
fn a_babys_own_copy_speaks_of_the_baby() {
    let plan = CARE.replace("born: 2015-05-01", "born: 2025-09-01");
    let baby = booklet(&plan.replace("whose: mia", "whose: priya"), "mia");
    let words = whole(&baby);
    for speaks in ["what you think", "what you want", "You can", "your review", "Childline", "What do I want to say", "I am good at"] {
        assert!(!words.contains(speaks), "{speaks}");
    }
    assert!(page(&baby, "turn").is_none(), "nobody asks a baby to write");
    assert!(said(&baby, "home").contains("Will Mia have to move?"));
    assert!(said(&baby, "rights").contains("find out what the parents want"));
    assert!(whole(&booklet(CARE, "mia")).contains("what you want"), "an older child is spoken to");
}

#[test]
fn a_baby_leads_on_no_goal() {
    let plan = CARE.replace("born: 2015-05-01", "born: 2025-09-01");
    for reader in ["mia", "dad", "priya"] {
        let booklet = booklet(&plan, reader);
        assert!(!whole(&booklet).contains("leading on this goal") && !whole(&booklet).contains("in charge of this goal"), "{reader}");
    }
    assert!(whole(&booklet(CARE, "dad")).contains("Mia is leading on this goal."));
}

#[test]
fn nobody_speaks_for_a_child_who_is_not_born() {
    let plan = "\
plan: child-in-need
child: {due: 2027-02-01}
made: {on: 2026-11-12, with: [mum, grace]}
lead: grace
people:
  baby: me
  mum: {name: Layla, is: my mum, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, phone: 0113 496 0100}
why_we_have_this_plan: We asked for help.
consent: {given_by: [mum], on: 2026-11-12}
goals: [{goal: The baby has a cot, whose: mum, now: We have no cot., in_12_months: The baby sleeps.}]
agreement: {mum: \"yes\"}
reviews: {next: 2027-01-13}
booklets: {mum: {style: family}}
";
    let rights = said(&booklet(plan, "mum"), "rights");
    assert!(!rights.contains("speak up for the baby") && !rights.contains("The council must find out"), "{rights}");
    let born = plan.replace("child: {due: 2027-02-01}", "child: {name: Alfie, born: 2026-01-01}");
    assert!(said(&booklet(&born, "mum"), "rights").contains("Somebody can speak up for Alfie."));
}

#[test]
fn a_place_stands_in_a_sentence_as_it_is_spoken() {
    for (typed, headline) in [
        ("A flat by the sea.", "Yes. You move on Saturday 13 March 2027 to a flat by the sea."),
        ("The house next door", "Yes. You move on Saturday 13 March 2027 to the house next door."),
        ("The Willows", "Yes. You move on Saturday 13 March 2027 to The Willows."),
        ("A Place Called Home", "Yes. You move on Saturday 13 March 2027 to A Place Called Home."),
        ("Nan's house", "Yes. You move on Saturday 13 March 2027 to Nan's house."),
        ("A flat of my own", "Yes. You move on Saturday 13 March 2027."),
        ("With Nan", "Yes. You move on Saturday 13 March 2027."),
        ("Back home", "Yes. You move on Saturday 13 March 2027."),
    ] {
        let mia = booklet(&with_move(&format!("{{answer: \"yes\", on: 2027-03-13, to: \"{typed}\"}}")), "mia");
        let answer = page(&mia, "home").and_then(|page| page.answer.as_ref()).map(|words| to_plain(&words.text)).unwrap_or_default();
        assert_eq!(answer, headline, "{typed}");
        assert!(said(&mia, "home").contains(typed.trim_end_matches('.')), "the place stands below as it was typed");
    }
    let own = booklet(&with_move("{answer: \"yes\", on: 2027-03-13, to: A flat of your own}"), "dad");
    assert!(said(&own, "home").contains("Yes. Mia moves on Saturday 13 March 2027.") && !said(&own, "home").contains("to a flat of your"));
    let stays = |place: &str| said(&booklet(&CARE.replace("place: Sam's house", &format!("place: {place}")), "mia"), "home");
    assert!(stays("With Auntie Jo").contains("Nowhere new. The plan is to stay here: with Auntie Jo."));
    assert!(stays("My nan's house").contains("Nowhere new. The plan is to stay here.\""));
}

#[test]
fn what_is_not_known_of_a_move_is_said_once() {
    let plan = with_move("{answer: not-known, tell_by: 2026-12-20, told_by: priya}");
    for (reader, who) in [("mia", "you"), ("dad", "Mia")] {
        let home = said(&booklet(&plan, reader), "home");
        assert!(home.contains(&format!("We do not know yet if, when or where {who} will move. Priya Shah will tell")), "{reader}: {home}");
        assert_eq!(home.matches("not know").count(), 1, "{reader}");
        assert!(!home.contains("When?") && !home.contains("Where next?"), "{reader}");
    }
}

#[test]
fn nobody_is_said_not_to_know_what_is_kept_from_a_reader() {
    let plan = with_move("{answer: \"yes\", on: 2027-03-13, to: {words: Nan's house, not_for: [dad]}}");
    let dad = whole(&booklet(&plan, "dad"));
    for says in ["Yes. Mia moves on Saturday 13 March 2027.", "No place is written here."] {
        assert!(dad.contains(says), "{says}");
    }
    assert!(!dad.contains("not know") && !dad.contains("where to"), "nobody sends him to ask");
    let mia = whole(&booklet(&with_move("{answer: \"yes\", on: 2027-03-13}"), "mia"));
    assert!(mia.contains("Yes. You move on Saturday 13 March 2027. Ask Priya Shah where to."), "{mia}");
}

#[test]
fn a_step_without_a_day_says_nothing_of_a_day() {
    let plan = CARE.replace("in_12_months: I sleep.", "in_12_months: I sleep., steps: [{step: I rest.}, {step: I nap., by: 2027-03}]");
    let mia = booklet(&plan, "mia");
    let goal = page(&mia, "goals")
        .and_then(|page| page.parts.iter().find_map(|part| if let Part::Section(goal) = part { Some(goal) } else { None }));
    let path = goal.and_then(|goal| goal.parts.iter().find_map(|part| if let Part::Path(path) = part { Some(path) } else { None }));
    let days: Vec<_> =
        path.expect("a path").stones.iter().filter(|stone| stone.sort == "step").map(|stone| stone.when.as_deref()).collect();
    assert_eq!(days, [Some("March 2027"), None]);
}

#[test]
fn an_advocate_and_a_visitor_who_are_there_are_named() {
    let both =
        "  ade: {name: Ade, is: my advocate, part: advocate}\n  viv: {name: Viv, is: my independent visitor, part: independent-visitor}\n";
    let plan = CARE.replace("  tom:", &format!("{both}  tom:"));
    let mia = booklet(&plan, "mia");
    let rights = said(&mia, "rights");
    assert!(rights.contains("Ade is your advocate.") && rights.contains("Viv is your independent visitor."), "{rights}");
    assert!(!rights.contains("You can ask for an"), "{rights}");
    assert!(said(&mia, "home").contains("Ade is your advocate."));
    assert!(said(&booklet(&plan, "dad"), "rights").contains("Ade is Mia's advocate."));
    let of_dad = said(&booklet(&plan.replace("is: my advocate", "is: my dad's advocate"), "mia"), "rights");
    assert!(of_dad.contains("You can ask for an advocate."), "an advocate of somebody else is not the child's");
}

#[test]
fn a_worker_who_visits_for_the_council_sees_the_child_alone() {
    let alone = |plan: &str| said(&booklet(plan, "mia"), "people").contains("should talk with you alone, if you want.");
    assert!(alone(CARE));
    assert!(alone(&CARE.replace("visits: {who: priya", "visits: {who: tom")));
    assert!(!alone(&CARE.replace("visits: {who: priya", "visits: {who: nan")));
}

#[test]
fn a_young_person_who_agreed_is_told_that_they_can_change_their_mind() {
    let says = |plan: &str| said(&booklet(plan, "mia"), "rights").contains("You can change your mind.");
    assert!(says(&agreed_at_17()));
    assert!(!says(CARE));
    assert!(said(&booklet(&agreed_at_17(), "nan"), "rights").contains("Mia agreed to be in care. Mia can also decide to end it."));
}

#[test]
fn what_was_not_agreed_is_what_the_page_shows() {
    let mia = said(&booklet(CARE, "mia"), "agreed");
    assert!(mia.contains("Nobody on this page said no."), "{mia}");
    let plan = CARE.replace("words: Not all of it.", "words: I said no., not_for: [nan]").replace("partly", "no");
    assert!(!said(&booklet(&plan, "mia"), "agreed").contains("Nobody on this page"));
    assert!(said(&booklet(&plan, "nan"), "agreed").contains("Nobody on this page said no."), "her copy does not hold it");
    let shared = |agrees: &str| {
        let plan = CARE.replace("is: my dad, part: family", "is: my dad, part: family, sees: shared-only");
        said(&booklet(&plan.replace("partly", agrees), "dad"), "agreed")
    };
    assert!(shared("yes").contains("Nobody on this page said no.") && shared("yes").contains("What did I agree to?"));
    for agrees in ["partly", "no"] {
        assert!(!shared(agrees).contains("Nobody on this page") && !shared(agrees).contains("Mia"), "{agrees}");
    }
}

#[test]
fn a_page_with_something_for_its_reader_does_not_say_that_it_is_not_there() {
    let plan = CARE.replace("is: my dad, part: family", "is: my dad, part: family, sees: shared-only");
    let line = "This part is not in your copy.";
    let shared = plan.replace("whose: mia, now: I wake up.", "whose: dad, now: I wake up., only_for: [mia, dad, priya]");
    assert!(said(&booklet(&plan, "dad"), "goals").contains(line));
    assert!(!said(&booklet(&shared, "dad"), "goals").contains(line));
}

#[test]
fn a_goal_that_is_new_was_not_looked_at() {
    let worker = said(&booklet(CARE, "priya"), "worker");
    assert!(worker.contains("Goals that nobody has looked at for 3 months") && worker.contains("None in this booklet."), "{worker}");
}

#[test]
fn the_lead_is_not_told_to_ask_themselves() {
    let plan = CARE.replace("now: I wake up.", "now: I wake up., actions: [{who: nan, what: Sing, by: 2026-11-01}]");
    let priya = booklet(&plan, "priya");
    assert!(!whole(&priya).contains("Ask Priya Shah"), "{}", whole(&priya));
    assert!(said(&booklet(&plan, "dad"), "doing").contains("Ask Priya Shah for the new date."));
}

#[test]
fn readers_are_called_you_among_others() {
    let mia = booklet(CARE, "mia");
    assert!(said(&mia, "start").contains("You and Priya Shah") && said(&mia, "review").contains("You and Priya Shah"));
    assert!(said(&booklet(CARE, "dad"), "review").contains("Mia and Priya Shah"));
}

#[test]
fn ofsted_is_named_where_the_plan_says_that_it_checks_the_home() {
    let plan = CARE.replace("place: Sam's house,", "place: Sam's house, regulated_by: ofsted,");
    assert!(said(&booklet(&plan, "mia"), "home").contains("Ofsted is the body that checks homes like this."));
    assert!(!whole(&booklet(CARE, "mia")).contains("Ofsted"));
    let kept = plan.replace("place: Sam's house,", "place: {words: Sam's house, not_for: [dad]},");
    assert!(!whole(&booklet(&kept, "dad")).contains("Ofsted"), "it would say what kind of home it is");
}

#[test]
fn short_forms_are_explained_where_a_plan_uses_them() {
    let forms =
        ["LAC", "LACs", "CIN", "IRO", "EHC", "EHCP", "PEP", "CAMHS", "SGO", "FGC", "FGDMs", "SEN", "UASCs", "TAFs", "SDQ", "NEETs", "FSW"];
    for form in forms {
        let plan = CARE.replace("You were not safe.", &format!("You were not safe. Your {form} is here."));
        let mia = booklet(&plan, "mia");
        let why = page(&mia, "why").expect("a page");
        assert!(serde_json::to_string(why).expect("written").contains(&format!("[{form}](word:")), "{form} is not explained");
    }
}

#[test]
fn a_small_child_who_reads_is_spoken_to() {
    let four = booklet(&CARE.replace("born: 2015-05-01", "born: 2022-05-01"), "mia");
    let rights = said(&four, "rights");
    assert!(rights.contains("Somebody can speak up for you.") && rights.contains("Your parents can complain."), "{rights}");
    assert!(!rights.contains("Mia"), "{rights}");
}

#[test]
fn good_things_are_announced_where_there_are_some() {
    let about = |plan: &str| said(&booklet(plan, "dad"), "about").contains("We start with the good things.");
    assert!(!about(CARE));
    assert!(about(&CARE.replace("goals:", "about_me: {likes: [kites]}\ngoals:")));
}

#[test]
fn you_is_one_person_in_an_adults_copy() {
    let note = "In this booklet “you” means Mia.";
    let dad = booklet(CARE, "dad");
    assert!(said(&dad, "start").contains(note));
    for page in dad.pages.iter().filter(|page| !["rights", "words"].contains(&page.id)) {
        let words = to_plain(&serde_json::to_string(page).expect("written")).replace(note, "").replace("“you” means the reader", "");
        let of_the_plan = words.replace("You were not safe.", "");
        let says =
            of_the_plan.split(|sign: char| !sign.is_alphabetic()).any(|word| ["you", "your"].contains(&word.to_lowercase().as_str()));
        assert!(!says, "{}: {words}", page.id);
    }
    assert!(said(&dad, "agreed").contains("Rob"), "he is called by his name");
    let led = CARE.replace("whose: mia, now", "whose: dad, helpers: [mia], now");
    assert!(said(&booklet(&led, "dad"), "short").contains("Rob is leading on this goal."));
    assert!(said(&booklet(&led, "mia"), "goals").contains("You"), "the child's own copy speaks to the child");
    let no = CARE.replace("\"partly\", words: Not all of it.", "\"no\", words: Not all of it.");
    assert!(said(&booklet(&no, "dad"), "agreed").contains("Rob said no."));
    assert!(!whole(&booklet(&no, "priya")).contains("You and "), "staff are called by their names");
}

#[test]
fn a_plan_that_is_written_to_the_family_calls_its_reader_you() {
    let plan = CARE.replace("plan: care-plan\n", "plan: care-plan\nwritten_to: family\n");
    let dad = booklet(&plan, "dad");
    assert!(said(&dad, "agreed").contains("You agreed with part of it."));
    assert!(!whole(&dad).contains("“you” means"));
}

#[test]
fn the_three_questions_about_a_move_have_an_answer_each() {
    let home = |answer: &str, reader: &str| said(&booklet(&with_move(answer), reader), "home");
    for (answer, reader, says) in [
        (
            "{answer: \"no\"}",
            "mia",
            vec![
                "No. No move is planned.",
                "There is no date, because no move is planned.",
                "Nowhere new. The plan is to stay here: Sam's house.",
            ],
        ),
        ("{answer: \"no\"}", "dad", vec!["There is no date", "Nowhere new. The plan is to stay in the same place: Sam's house."]),
        ("{answer: \"yes\", on: 2027-03-13, to: Nan's house}", "mia", vec!["On Saturday 13 March 2027.", "Nan's house"]),
        ("{answer: \"yes\", on: 2027-03-13, to: Nan's house, review_on: 2027-01-13}", "mia", vec!["The plan is Saturday 13 March 2027."]),
        ("{answer: \"yes\"}", "mia", vec!["We do not know the day yet.", "Ask Priya Shah where to."]),
        ("{answer: not-known, tell_by: 2026-12-20, told_by: priya}", "mia", vec!["We do not know yet if, when or where you will move."]),
        (
            "{answer: not-known, to: Nan's house, tell_by: 2026-12-20, told_by: priya}",
            "mia",
            vec!["We do not know yet if or when you will move.", "Nan's house"],
        ),
        (
            "{answer: not-known, on: 2027-03, tell_by: 2026-12-20, told_by: priya}",
            "dad",
            vec!["We do not know yet if or where Mia will move.", "In March 2027."],
        ),
    ] {
        let home = home(answer, reader);
        assert!(says.iter().all(|one| home.contains(one)), "{answer}: {home}");
    }
}

#[test]
fn a_child_says_what_they_want_before_the_council_decides() {
    let plan = with_move("{answer: \"yes\", on: 2027-03-13, to: Nan's house, review_on: 2027-01-13}");
    let mia = said(&booklet(&plan, "mia"), "home");
    assert!(mia.contains("There you can say what you want: yes, no or wait.") && !mia.contains("You can say yes"), "{mia}");
    assert!(mia.contains("The council decides. First it must ask what you think."), "{mia}");
}

#[test]
fn a_child_under_a_care_order_is_told_that_they_can_ask_a_court() {
    let ends = |plan: &str, reader: &str| said(&booklet(plan, reader), "rights").contains("can ask a court to end the care order.");
    assert!(ends(CARE, "mia") && ends(CARE, "dad") && ends(CARE, "priya"));
    assert!(!ends(&CARE.replace("status: care-order", "status: interim-care-order"), "mia"), "the court is still deciding");
    assert!(!ends(&CARE.replace("legal: {status: care-order}\n", ""), "mia"), "the plan does not say");
    assert!(!ends(&agreed_at_17(), "mia") && !ends(&CARE.replace("born: 2015-05-01", "born: 2025-09-01"), "mia"));
}

#[test]
fn a_foster_carer_is_told_that_they_can_complain() {
    let carer = |kind: &str, reader: &str| {
        let plan = CARE
            .replace("is: my nan, part: family", "is: my carer, part: carer")
            .replace("place: Sam's house,", &format!("place: Sam's house, {kind}"));
        said(&booklet(&plan, reader), "rights").contains("foster carer, you can complain too.")
    };
    assert!(carer("kind: foster-family,", "nan") && carer("", "nan"));
    assert!(!carer("kind: childrens-home,", "nan"), "staff of a home are none");
    assert!(!carer("kind: foster-family,", "dad") && !carer("kind: foster-family,", "mia"));
}

#[test]
fn a_parent_is_you_among_those_who_can_complain() {
    let rights = said(&booklet(CARE, "dad"), "rights");
    assert!(rights.contains("You and Mia can complain.") && !rights.contains("Mia's parents can complain"), "{rights}");
    assert!(said(&booklet(CARE, "nan"), "rights").contains("Mia and Mia's parents can complain."));
    let baby = CARE.replace("born: 2015-05-01", "born: 2025-09-01").replace("whose: mia", "whose: priya");
    assert!(said(&booklet(&baby, "dad"), "rights").contains("\"You can complain."));
}

#[test]
fn what_the_council_must_find_out_is_said_once() {
    for plan in [CARE.to_owned(), CARE.replace("born: 2015-05-01", "born: 2025-09-01").replace("whose: mia", "whose: priya")] {
        for reader in ["dad", "nan", "mia", "priya"] {
            let rights = said(&booklet(&plan, reader), "rights");
            assert!(rights.matches("find out what").count() <= 1, "{reader}: {rights}");
        }
    }
}

#[test]
fn the_rights_page_of_a_baby_is_about_the_family() {
    let baby = CARE.replace("born: 2015-05-01", "born: 2025-09-01").replace("whose: mia", "whose: priya");
    let rights = said(&booklet(&baby, "mia"), "rights");
    assert!(rights.contains("What can Mia's family ask for, and who can help?") && !rights.contains("Mia's rights"), "{rights}");
}
