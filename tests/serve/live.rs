//! The line of changes: it carries numbers and nothing else, and the page behind each number is new.

use super::desk::Desk;
use crate::support::{change, small_project};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

#[test]
fn a_save_is_told_and_shown() {
    let project = small_project();
    let desk = Desk::serve(project.path());
    let page = desk.get("see/care-plan/mum/").body;
    let after = |mark: &str| page.split(mark).nth(1).and_then(|rest| rest.split('"').next()).expect("the page says it").to_owned();
    let (version, copy) = (after("data-version=\""), after("data-copy=\""));
    let mut stream = TcpStream::connect(&desk.host).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(90))).expect("a limit");
    write!(stream, "GET {}/live?{version} HTTP/1.1\r\nHost: {}\r\n\r\n", desk.base, desk.host).expect("asked");
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok).filter(|line| !line.is_empty());
    assert!(lines.by_ref().any(|line| line == "retry: 1000"), "the line is open");
    change(project.path(), "plans/care-plan.yaml", "Ask Sam.", "Ask Sam first.");
    let told = lines.find(|line| line.starts_with("data: ")).expect("it is told");
    assert!(told["data: ".len()..].bytes().all(|byte| byte.is_ascii_digit()), "a number and no more: {told}");
    desk.wait("see/care-plan/mum/?part", "another booklet", |page| !page.body.contains(&copy) && page.body.contains("data-copy="));
    assert!(desk.booklet("care-plan", "mum").contains("Ask Sam first."));
}

#[test]
fn the_list_shows_plans_readers_findings_and_what_is_left_out() {
    let project = small_project();
    let desk = Desk::serve(project.path());
    let list = desk.get("").body;
    for words in ["care-plan", "child-in-need", "/see/care-plan/mum/", "things could be better", "plans/care-plan.yaml, line "] {
        assert!(list.contains(words), "{words}");
    }
    assert!(desk.get("see/care-plan/mum/").body.contains("Left out: "));
    // What a finding is about stands in the plan; the page says the place and no word of it.
    assert!(!list.contains("Sam"), "no words of a plan: {list}");
    assert!(desk.address.ends_with('/'));
}
