//! The README under test: what it shows is run, what it names exists, what it promises at first sight holds.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_ourplan");

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("README.md is there")
}

/// The blocks of a language, in order.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<(bool, String)> = None;
    for line in text.lines() {
        open = match (line.strip_prefix("```"), open) {
            (Some(info), None) => Some((info == language, String::new())),
            (Some(_), Some((wanted, block))) => {
                blocks.extend(wanted.then_some(block));
                None
            }
            (None, Some((wanted, block))) => Some((wanted, block + line + "\n")),
            (None, None) => None,
        };
    }
    blocks
}

/// What stands between single back-quotes outside of blocks.
fn spans(text: &str) -> Vec<String> {
    let mut in_block = false;
    let outside: Vec<&str> = text
        .lines()
        .filter(|line| {
            let fence = line.starts_with("```");
            in_block ^= fence;
            !in_block && !fence
        })
        .collect();
    outside.join("\n").split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(PROGRAM).args(arguments).current_dir(folder).output().expect("the program starts")
}

/// What was said, on both ways out.
fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn succeed(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let words = said(&output);
    assert_eq!(output.status.code(), Some(0), "ourplan {} says:\n{words}", arguments.join(" "));
    words
}

/// The lines of the README's shell blocks that call the program, as arguments.
fn steps(text: &str) -> Vec<Vec<String>> {
    let lines = blocks(text, "sh").concat();
    lines
        .lines()
        .filter_map(|line| line.strip_prefix("ourplan "))
        .map(|line| line.split_whitespace().map(str::to_owned).collect())
        .collect()
}

/// A folder in which the first-plan steps were done.
fn first_plan() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for step in steps(&readme()) {
        succeed(folder.path(), &step.iter().map(String::as_str).collect::<Vec<_>>());
    }
    folder
}

fn change(folder: &Path, plan: &str, from: &str, to: &str) {
    let path = folder.join("my-plans/plans").join(plan);
    let text = std::fs::read_to_string(&path).expect("the plan is there");
    assert!(text.contains(from), "{plan} does not hold “{from}”");
    std::fs::write(&path, text.replacen(from, to, 1)).expect("the plan can be written");
}

#[test]
fn the_two_commands_are_named() {
    let shell = blocks(&readme(), "sh").concat();
    for command in ["cargo run --release -- build content-examples", "./test"] {
        assert!(shell.lines().any(|line| line == command), "README.md has no line `{command}` in a shell block");
    }
}

#[test]
fn the_first_steps_do_what_the_readme_says() {
    let steps = steps(&readme());
    let verbs: Vec<&str> = steps.iter().map(|step| step[0].as_str()).collect();
    assert_eq!(verbs, ["init", "build"]);
    let folder = first_plan();
    let booklets = folder.path().join("my-plans/booklets");
    let readme = readme();
    assert!(booklets.join("index.html").is_file());
    for line in readme.lines().filter(|line| line.starts_with("| `my-first-care-plan/")) {
        let reader = line.split('`').nth(1).unwrap_or_default();
        assert!(booklets.join(reader).join("index.html").is_file(), "no booklet in {reader}");
    }
    assert!(booklets.join("my-first-care-plan/ellis/my-first-care-plan-ellis.html").is_file());
    assert_eq!(std::fs::read_dir(booklets.join("my-first-care-plan")).into_iter().flatten().count(), 4, "four readers");
}

#[test]
fn the_plans_to_start_from_have_nothing_to_mend() {
    let folder = first_plan();
    let words = succeed(folder.path(), &["check", "my-plans", "--strict", "--report", "json"]);
    assert_eq!(words.trim(), "[]");
    for plan in ["my-first-care-plan.yaml", "our-first-plan.yaml"] {
        let text = std::fs::read_to_string(folder.path().join("my-plans/plans").join(plan)).expect("the plan is there");
        assert!(!text.contains("{{"), "a day was left open in {plan}");
        assert_eq!(text.lines().next(), Some("# yaml-language-server: $schema=../plan.schema.json"));
    }
    assert!(folder.path().join("my-plans/plan.schema.json").is_file());
}

#[test]
fn the_pieces_of_a_plan_that_it_shows_stand_in_that_plan() {
    let folder = first_plan();
    let plan = std::fs::read_to_string(folder.path().join("my-plans/plans/my-first-care-plan.yaml")).expect("the plan is there");
    let pieces = blocks(&readme(), "yaml");
    assert!(!pieces.is_empty());
    for piece in pieces {
        assert!(plan.contains(&piece), "this does not stand in my-first-care-plan.yaml:\n{piece}");
    }
}

#[test]
fn the_message_that_it_shows_is_the_one_that_comes() {
    let folder = first_plan();
    change(folder.path(), "our-first-plan.yaml", "- who: gran\n        what: Do the same", "- who: grann\n        what: Do the same");
    let output = run(folder.path(), &["build", "my-plans"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    for block in blocks(&readme(), "text") {
        assert!(said(&output).contains(&block), "the README shows:\n{block}\nand the program says:\n{}", said(&output));
    }
    assert!(folder.path().join("my-plans/booklets/our-first-plan/callum/index.html").is_file(), "the last good booklet stays");
}

#[test]
fn a_worry_that_is_not_for_mum_is_in_every_booklet_but_hers() {
    let folder = first_plan();
    let booklets = folder.path().join("my-plans/booklets/my-first-care-plan");
    let holds = |reader: &str| {
        let page = booklets.join(reader).join(format!("my-first-care-plan-{reader}.html"));
        std::fs::read_to_string(page).expect("the single file").contains("I worry that Mum is alone")
    };
    assert!(holds("ellis") && holds("marian") && holds("joy"));
    assert!(!holds("mum"));
}

/// What is typed again where Mum can read it must keep her booklet, and only hers, from being made.
fn stops_the_booklet_of_mum(changes: &[(&str, &str)]) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    succeed(folder.path(), &["init", "my-plans"]);
    for (from, to) in changes {
        change(folder.path(), "my-first-care-plan.yaml", from, to);
    }
    let output = run(folder.path(), &["build", "my-plans"]);
    let booklets = folder.path().join("my-plans/booklets/my-first-care-plan");
    assert_eq!(output.status.code(), Some(3), "withheld words stand in Mum's booklet, and the program says:\n{}", said(&output));
    assert!(!booklets.join("mum").exists(), "Mum's booklet was made");
    assert!(booklets.join("marian/index.html").is_file(), "the other booklets are made");
}

#[test]
fn a_withheld_sentence_that_was_typed_again_is_found() {
    stops_the_booklet_of_mum(&[("if_things_change: If", "if_things_change: I worry that Mum is alone in the evening. If")]);
}

#[test]
fn words_to_keep_safe_are_found_wherever_they_were_typed() {
    let keep = "keep_safe:\n  - text: [Rose Lane]\n    from: [mum]\n# WHO GETS A BOOKLET";
    stops_the_booklet_of_mum(&[("# WHO GETS A BOOKLET", keep), ("where: at the café by the park", "where: at the café in Rose Lane")]);
}

#[test]
fn a_private_address_that_was_typed_again_is_found() {
    let address = "\"12 Rose Lane, Leeds, LS1 4AB\"";
    for place in ["where: at the café by the park", "where: at Marian's house"] {
        let typed = format!("where: {address}");
        stops_the_booklet_of_mum(&[("  why_here:", &format!("  address: {address}\n  why_here:")), (place, &typed)]);
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let read = |folder: &Path| {
        let mut files: Vec<(PathBuf, Vec<u8>)> = walkdir::WalkDir::new(folder.join("my-plans/booklets"))
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file() && !entry.path().to_string_lossy().contains(".ourplan"))
            .map(|entry| (entry.path().strip_prefix(folder).expect("below").to_path_buf(), std::fs::read(entry.path()).expect("readable")))
            .collect();
        files.sort();
        files
    };
    let (first, second) = (first_plan(), first_plan());
    assert!(read(first.path()) == read(second.path()), "two builds of the same plans differ");
}

#[test]
fn every_command_and_option_that_it_names_exists() {
    let text = readme();
    let here = root();
    let test_script = std::fs::read_to_string(here.join("test")).expect("./test is there");
    let help = succeed(&here, &["--help"]);
    let commands: Vec<&str> =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).map_while(|line| line.split_whitespace().next()).collect();
    let options_of = |command: &str| succeed(&here, &[command, "--help"]);
    let all_options: String = commands.iter().filter(|command| **command != "help").map(|command| options_of(command)).collect();
    let lines: Vec<String> = blocks(&text, "sh").concat().lines().map(str::to_owned).chain(spans(&text)).collect();
    for line in lines {
        let arguments = match line.strip_prefix("cargo ") {
            Some(cargo) => cargo.split_once(" -- ").map(|(_, arguments)| arguments.to_owned()),
            None => line.strip_prefix("ourplan ").map(str::to_owned),
        };
        if let Some(arguments) = arguments {
            let command = arguments.split_whitespace().next().unwrap_or_default();
            assert!(commands.contains(&command), "README.md names `{line}`, and there is no command `{command}`");
            for option in options(&arguments) {
                assert!(options_of(command).contains(option), "README.md names `{line}`, and `{command}` has no `{option}`");
            }
        } else if line.starts_with("./test") {
            options(&line)
                .for_each(|option| assert!(test_script.contains(option), "README.md names `{line}`, and ./test has no `{option}`"));
        } else if line.starts_with("--") {
            options(&line).for_each(|option| assert!(all_options.contains(option), "README.md names `{option}`, and no command has it"));
        }
    }
}

fn options(arguments: &str) -> impl Iterator<Item = &str> {
    arguments.split_whitespace().filter(|word| word.starts_with("--"))
}

#[test]
fn every_link_and_picture_is_there() {
    let here = root();
    let mut missing = Vec::new();
    let mut pages = vec![here.join("README.md"), here.join("licences/README.md"), here.join("content-examples/README.md")];
    pages.extend(std::fs::read_dir(here.join("docs")).into_iter().flatten().flatten().map(|entry| entry.path()));
    for page in pages.iter().filter(|page| page.extension().is_some_and(|ending| ending == "md")) {
        let text = std::fs::read_to_string(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
            .filter(|link| !link.contains("://") && !link.starts_with('#'))
        {
            let file = link.split('#').next().unwrap_or_default();
            if !page.parent().is_some_and(|folder| folder.join(file).exists()) {
                missing.push(format!("{}: {link}", page.strip_prefix(&here).unwrap_or(page).display()));
            }
        }
    }
    assert!(missing.is_empty(), "these links lead nowhere:\n{}", missing.join("\n"));
}

#[test]
fn it_is_short_and_every_picture_has_words() {
    let text = readme();
    assert!(text.lines().count() <= 140, "{} lines: move something into docs/", text.lines().count());
    for picture in text.split("![").skip(1) {
        assert!(picture.split(']').next().is_some_and(|words| words.len() > 20), "a picture without words");
    }
}
