//! Each limit: just under it a file is read, just over it there is an error of its own.

use super::project::{PLAN, check, project};
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
    let long = PLAN.replace("likes: [kites", &format!("likes: [\"{}\"", "kite ".repeat(150_000)));
    assert!(long.len() < LARGEST && long != PLAN);
    assert_eq!(errors(&long), [""; 0], "as long as a file may be, it is a text");
}

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
