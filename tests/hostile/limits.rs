//! Each limit: just under it a file is read, just over it there is an error of its own.

use super::project::{PLAN, build, check, project};
use ourplan::shape::{MOST_IN_A_NAME, MOST_IN_A_PLACE, MOST_ITEMS, MOST_ITEMS_IN_ALL, MOST_LETTERS};
use ourplan::source::yaml::{DEEPEST, MOST_VALUES};

const LARGEST: usize = 1024 * 1024;

fn errors(plan: &str) -> Vec<String> {
    let project = project(plan.as_bytes());
    let run = check(project.path());
    run.errors().into_iter().map(str::to_owned).collect()
}

#[test]
fn the_size_of_a_file() {
    let of_size = |size: usize| format!("{PLAN}\n#{}", "x".repeat(size - PLAN.len() - 2));
    assert_eq!(errors(&of_size(LARGEST)), [""; 0]);
    assert_eq!(errors(&of_size(LARGEST + 1)), ["file-too-large"]);
    assert_eq!(errors(&of_size(50 * LARGEST)), ["file-too-large"], "it is not read whole");
}

#[test]
fn one_huge_text() {
    assert_eq!(errors(&format!("{PLAN}\nnothing: \"{}\"\n", "x".repeat(2 * LARGEST))), ["file-too-large"]);
    let of_length = |letters: usize| PLAN.replace("likes: [kites", &format!("likes: [\"{}\"", "kité ".repeat(letters / 5)));
    assert_ne!(of_length(10), PLAN);
    assert_eq!(errors(&of_length(MOST_LETTERS)), [""; 0], "letters are counted, and not bytes");
    assert_eq!(errors(&of_length(MOST_LETTERS + 10)), ["text-too-long"]);
}

#[test]
fn values_that_are_short_by_their_kind() {
    for (from, to, longest) in PLACES {
        let with = |letters: usize| {
            let plan = PLAN.replacen(from, &to.replace('#', &"e".repeat(letters)), 1);
            assert_ne!(plan, PLAN, "{from}");
            plan
        };
        assert!(!errors(&with(longest)).contains(&"text-too-long".to_owned()), "{to}");
        // Nothing later meets the long text: it is one error, soon found, and stands in no message.
        let run = build(project(with(900_000).as_bytes()).path());
        assert_eq!(run.code, Some(1), "{to}: {}", run.said);
        assert_eq!(run.said.matches("error[text-too-long]").count(), 1, "{to}: {}", run.said);
        assert!(run.said.len() < 20_000 && !run.said.contains("withheld-text-found"), "{to}");
    }
}

#[test]
fn a_word_that_is_a_key() {
    let with = |letters: usize| PLAN.replacen("foster carer: Sam", &format!("{}: Sam", "e".repeat(letters)), 1);
    assert!(!errors(&with(MOST_IN_A_NAME)).contains(&"text-too-long".to_owned()));
    assert!(errors(&with(MOST_IN_A_NAME + 1)).contains(&"text-too-long".to_owned()));
}

/// Where in the plan a short value stands, the same with `#` in its place, and the most letters there.
const PLACES: [(&str, &str, usize); 8] = [
    ("name: Rory ", "name: # ", MOST_IN_A_NAME),
    ("full_name: Rory James Field", "full_name: #", MOST_IN_A_NAME),
    ("name: Priya Shah", "name: \"#\"", MOST_IN_A_NAME),
    ("is: my social worker", "is: {words: my worker, easier: #}", MOST_IN_A_NAME),
    ("\"0113 496 0001\"", "{words: #, not_for: [mum]}", MOST_IN_A_PLACE),
    ("\"12 Elm Row, Leeds, LS1 4AB\"", "#", MOST_IN_A_PLACE),
    ("how_often: every Saturday", "how_often: #", MOST_IN_A_NAME),
    ("who: jay,", "who: #,", MOST_IN_A_NAME),
];

#[test]
fn the_number_of_values() {
    // A key takes a value; the plan's own values and this list's count too.
    let file = |more: usize| format!("x: [{}]\n", "a,".repeat(more));
    let is_over = |values: usize| errors(&file(values - 2)).contains(&"too-many-values".to_owned());
    assert!(!is_over(MOST_VALUES));
    assert!(is_over(MOST_VALUES + 1));
}

#[test]
fn the_depth_of_lists() {
    let nested = |depth: usize| format!("x: {}{}\n", "[".repeat(depth - 1), "]".repeat(depth - 1));
    let is_over = |depth: usize| errors(&nested(depth)).contains(&"too-deep".to_owned());
    assert!(!is_over(DEEPEST));
    assert!(is_over(DEEPEST + 1));
}

/// A list, or a mapping of people or words, with its items.
fn list(key: &str, items: usize, item: &str) -> String {
    let lines: String = (0..items).map(|number| format!("  {}\n", item.replace('#', &number.to_string()))).collect();
    format!("{key}:\n{lines}")
}

/// The plan with a list in place of its own.
fn with_list(key: &str, items: usize, item: &str) -> String {
    let kept: Vec<&str> = PLAN.split_inclusive('\n').collect();
    let start = kept.iter().position(|line| line.starts_with(&format!("{key}:"))).unwrap_or(kept.len());
    let length = 1 + kept.iter().skip(start + 1).take_while(|line| line.starts_with([' ', '#', '\n'])).count();
    let rest = kept.get(start + length..).unwrap_or_default();
    format!("{}\n{}{}", kept[..start].concat(), list(key, items, item), rest.concat())
}

#[test]
fn the_items_of_a_list() {
    for (key, item) in [
        ("goals", "- {goal: I sleep well number #, whose: rory}"),
        ("worries", "- {who: rory, words: I worry about number #.}"),
        ("letters", "- {from: sam, to: rory, words: This is number #.}"),
        ("better_off", "- {who: rory, answer: yes}"),
        ("keep_safe", "- {text: Some Lane #, from: [mum]}"),
        ("matters_to_me", "- Number # matters to me."),
        ("explain", "word#: It is a word."),
    ] {
        let plan = with_list(key, MOST_ITEMS + 1, item);
        let run = check(project(plan.as_bytes()).path());
        let line = plan.lines().position(|line| line == format!("{key}:")).expect("it is there") + 2 + MOST_ITEMS;
        let found: Vec<_> = run.findings.iter().filter(|finding| finding["code"] == "too-many-items").collect();
        assert_eq!(found.len(), 1, "{key}: {}", run.said);
        assert_eq!(found[0]["line"].as_u64(), u64::try_from(line).ok(), "{key}: {}", found[0]);
        assert!(!errors(&with_list(key, MOST_ITEMS - 2, item)).contains(&"too-many-items".to_owned()), "{key}");
    }
    let many = with_list("goals", 2_000, "- {goal: I sleep well number #, whose: rory}");
    let run = build(project(many.as_bytes()).path());
    assert_eq!(run.code, Some(1), "{}", run.said);
    assert!(run.said.contains("This list has 2000 items. The most is 300.") && !run.said.contains("template"), "{}", run.said);
}

#[test]
fn the_items_of_all_lists() {
    let goals = |steps: usize| {
        let steps: String = (0..steps).map(|number| format!("      - {{step: Step {number}}}\n")).collect();
        with_list("goals", 30, &format!("- goal: I sleep well number #\n    whose: rory\n    steps:\n{steps}"))
    };
    assert!(errors(&goals(MOST_ITEMS_IN_ALL / 30)).contains(&"too-many-items".to_owned()));
    // Just under it, all booklets can be made.
    let run = build(project(goals(MOST_ITEMS_IN_ALL / 30 - 8).as_bytes()).path());
    assert_eq!(run.code, Some(0), "{}", run.said);
}
