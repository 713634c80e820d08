//! A language is a folder: English in capitals, made of the files of `locales/en` alone and brought along by a project, builds all example
//! plans, gets the same findings, and no word of the program's own in a booklet is written anywhere else.

use crate::support::{examples, files, words_of_page};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A phrase file with its words in capitals: not its keys, nor what stands in braces.
fn phrases_in_capitals(source: &str) -> String {
    let mut out = String::new();
    for line in source.lines() {
        let words = match line {
            note if note.starts_with('#') => note.len(),
            _ if line.trim_start().starts_with(['[', '*']) => line.find(']').map_or(0, |at| at + 1),
            _ => line.find('=').filter(|at| is_key(&line[..*at])).map_or(0, |at| at + 1),
        };
        out.push_str(&line[..words]);
        let mut depth = 0;
        for letter in line[words..].chars() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth > 0 { out.push(letter) } else { out.extend(letter.to_uppercase()) }
        }
        out.push('\n');
    }
    out
}

/// Whether a line gives its words to a key or to a style of it.
fn is_key(before: &str) -> bool {
    let name = before.trim();
    let is_name = name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.'));
    is_name && !name.is_empty() && (!before.starts_with(' ') || name.starts_with('.'))
}

/// A list in which the texts under some keys are in capitals.
fn texts_in_capitals(source: &str, keys: &[&str]) -> String {
    let list: serde_yaml::Value = serde_yaml::from_str(source).expect("a list that can be read");
    fn change(value: &mut serde_yaml::Value, keys: &[&str]) {
        match value {
            serde_yaml::Value::Sequence(items) => items.iter_mut().for_each(|item| change(item, keys)),
            serde_yaml::Value::Mapping(pairs) => {
                for (key, value) in pairs.iter_mut() {
                    match value {
                        serde_yaml::Value::String(text) if key.as_str().is_some_and(|key| keys.contains(&key)) => {
                            *text = text.to_uppercase()
                        }
                        _ => change(value, keys),
                    }
                }
            }
            _ => {}
        }
    }
    let mut list = list;
    change(&mut list, keys);
    // JSON is YAML, and quotes what must be quoted.
    serde_json::to_string_pretty(&list).expect("a list that can be written")
}

/// The example project with all plans in one language, and where that is not English with a folder for it.
fn project(tag: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files(&examples()) {
        let path = folder.path().join(&name);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        let is_text = name.ends_with(".yaml") && (name.starts_with("plans/") || name == "ourplan.yaml");
        if !is_text {
            fs::write(path, bytes).expect("the file can be written");
            continue;
        }
        let text = String::from_utf8(bytes).expect("the examples are UTF-8");
        let changed = text.replace("language: en", &format!("language: {tag}"));
        let has_language = changed.lines().any(|line| line.starts_with("language:"));
        fs::write(path, if has_language { changed } else { format!("{changed}\nlanguage: {tag}\n") }).expect("the file can be written");
    }
    if tag != "en" {
        let to = folder.path().join("locales").join(tag);
        fs::create_dir_all(&to).expect("the folder can be made");
        for (name, bytes) in files(Path::new("locales/en")) {
            let text = String::from_utf8(bytes).expect("a language is UTF-8");
            let changed = match name.as_str() {
                "phrases.ftl" => phrases_in_capitals(&text),
                "words.yaml" => texts_in_capitals(&text, &["easier", "child", "family"]),
                "contacts.yaml" => texts_in_capitals(&text, &["about"]),
                _ => text,
            };
            fs::write(to.join(name), changed).expect("the file can be written");
        }
    }
    folder
}

fn run(project: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ourplan"));
    command.current_dir(project).args(arguments);
    command.output().expect("the program starts")
}

/// The findings of `ourplan check`: code, file, line and column.
fn findings(project: &Path) -> BTreeSet<(String, String, u64, u64)> {
    let out = run(project, &["check", ".", "--report", "json"]);
    let rows: Vec<Value> = serde_json::from_slice(&out.stdout)
        .unwrap_or_else(|error| panic!("{error}: {} {}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr)));
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let number = |row: &Value, key: &str| row[key].as_u64().unwrap_or_default();
    rows.iter().map(|row| (text(row, "code"), text(row, "file"), number(row, "line"), number(row, "column"))).collect()
}

#[test]
fn a_language_of_a_folder_gets_the_same_findings() {
    let (english, capitals) = (project("en"), project("xx"));
    // The examples are clean; the plans of the guide on better plans have a finding of nearly every kind.
    for (folder, tag) in [(&english, "en"), (&capitals, "xx")] {
        for (name, bytes) in files(Path::new("docs/before-and-after")).into_iter().filter(|(name, _)| name.ends_with("before.yaml")) {
            let text = String::from_utf8(bytes).expect("a plan is UTF-8");
            let plan = folder.path().join("plans").join(name.replace('/', "-"));
            let lines = text.lines().filter(|line| !line.starts_with("language:")).collect::<Vec<_>>().join("\n");
            fs::write(plan, format!("{lines}\nlanguage: {tag}\n")).expect("the file can be written");
        }
    }
    let (english, capitals) = (findings(english.path()), findings(capitals.path()));
    let only = |one: &BTreeSet<_>, other: &BTreeSet<_>| one.difference(other).cloned().collect::<Vec<_>>();
    assert!(
        only(&english, &capitals).is_empty() && only(&capitals, &english).is_empty(),
        "{:?}\n{:?}",
        only(&english, &capitals),
        only(&capitals, &english)
    );
}

#[test]
fn all_that_a_booklet_says_by_itself_comes_from_the_folder_of_its_language() {
    let folder = project("xx");
    let out = run(folder.path(), &["build", ".", "--today", "2026-11-22"]);
    let said = String::from_utf8_lossy(&out.stderr).into_owned() + &String::from_utf8_lossy(&out.stdout);
    let built = files(&folder.path().join("booklets"));
    for (plan, _) in crate::support::example_plans() {
        assert!(built.keys().any(|name| name.starts_with(&format!("{plan}/"))), "{plan} was not built: {said}");
    }
    let small = |text: &str| -> BTreeSet<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() > 1);
        words.filter(|word| word.chars().all(char::is_lowercase)).map(str::to_owned).collect()
    };
    // Messages of the program to the writer of a plan, which the worker's page lists, are no phrases of booklets.
    let done = crate::support::build_into(&examples(), &folder.path().join("again"));
    let findings = done.findings.iter().chain(&done.allowed);
    let messages: String =
        findings.map(|finding| format!("{} {}\n", finding.message, finding.help.as_deref().unwrap_or_default())).collect();
    let settings = fs::read_to_string(folder.path().join("ourplan.yaml")).expect("the settings can be read");
    // Names of places that help and of hard words stand in lists, in which names have small letters too.
    let lists: String =
        ["words.yaml", "contacts.yaml"].iter().map(|name| fs::read_to_string(format!("locales/en/{name}")).expect("a list")).collect();
    let terms = |text: &str| {
        text.lines().filter(|line| ["term:", "forms:", "name:"].iter().any(|key| line.contains(key))).collect::<Vec<_>>().join("\n")
    };
    let known: BTreeSet<String> = small(&terms(&lists)).into_iter().chain(small(&settings)).chain(small(&messages)).collect();
    let mut fixed: BTreeMap<String, (PathBuf, String)> = BTreeMap::new();
    for (plan, text) in crate::support::example_plans() {
        let own: BTreeSet<String> = known.union(&small(&text)).cloned().collect();
        for (name, bytes) in built.iter().filter(|(name, _)| name.starts_with(&format!("{plan}/")) && name.ends_with(".html")) {
            let page = String::from_utf8_lossy(bytes);
            // What is locked is one long word; the law is cited as it is written.
            let is_ours = |words: &String| words.contains(' ') && !words.starts_with("regulation ") && !words.starts_with("schedule ");
            for words in spoken(&page).into_iter().filter(is_ours) {
                for word in small(&words).difference(&own) {
                    fixed.entry(word.clone()).or_insert_with(|| (PathBuf::from(name), words.chars().take(120).collect()));
                }
            }
        }
    }
    assert!(fixed.is_empty(), "these words stand in booklets and neither in the plan nor in the language: {fixed:#?}");
}

/// The texts of a page that people read or hear: between tags, and in the attributes that are read aloud.
fn spoken(page: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        texts.push(rest[..at].to_owned());
        rest = &rest[at..];
        let name: String = rest[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        for attribute in ["alt=\"", "title=\"", "aria-label=\"", "placeholder=\""] {
            let value = rest[..end].split_once(attribute).and_then(|(_, after)| after.split_once('"'));
            texts.extend(value.map(|(value, _)| value.to_owned()));
        }
        rest = &rest[end..];
        if ["script", "style"].contains(&name.as_str()) {
            rest = rest.find(&format!("</{name}")).map_or("", |close| &rest[close..]);
        }
    }
    texts.push(rest.to_owned());
    texts.iter().map(|text| words_of_page(text)).filter(|text| !text.is_empty()).collect()
}

#[test]
fn what_a_language_lacks_is_said_with_its_file_and_line() {
    let folder = project("xx");
    let locale = folder.path().join("locales/xx");
    let said = |folder: &Path| {
        let out = run(folder, &["check", "."]);
        assert!(!out.status.success());
        String::from_utf8_lossy(&out.stderr).into_owned() + &String::from_utf8_lossy(&out.stdout)
    };
    let checks = fs::read_to_string(locale.join("checks.yaml")).expect("a list");
    let line = checks.lines().position(|line| line.starts_with("no_person:")).expect("the list is there") + 1;
    fs::write(locale.join("checks.yaml"), checks.replace("  job: ", "  jobs: ")).expect("the file can be written");
    let told = said(folder.path());
    assert!(told.contains("checks.yaml") && told.contains(&format!("line {line}")) && told.contains("jobs"), "{told}");
    fs::write(locale.join("checks.yaml"), checks).expect("the file can be written");
    fs::remove_file(locale.join("idioms.yaml")).expect("the file can be removed");
    let told = said(folder.path());
    assert!(told.contains("idioms.yaml"), "{told}");
}

#[test]
fn every_list_of_every_language_can_be_read() {
    for tag in ourplan::language::Locale::tags() {
        let locale = ourplan::language::Locale::bundled(tag).expect("it is built in");
        assert_eq!(locale.read_all(), Ok(()), "{tag}");
    }
}
