//! Which module may know which.

use super::code::{paths, without_tests};
use super::tree::{File, Module, PAGE, Trouble};

/// Modules that make booklets and must not know what a reader may not see.
const BLIND: [&str; 4] = ["booklet", "theme", "formats", "output"];
/// What they must not know.
const UNSEEN: [&str; 2] = ["plan", "check"];

/// Every import of a module that is not above this one in the list.
pub fn imports(file: &File, modules: &[Module]) -> Vec<Trouble> {
    let place = |name: &str| modules.iter().position(|module| module.name == name);
    let Some(own) = file.module().filter(|_| !file.is_test()) else { return Vec::new() };
    let Some(here) = place(own) else { return Vec::new() };
    let mut troubles = Vec::new();
    for (line, other) in modules_named(file) {
        match place(&other) {
            None => troubles
                .push(file.trouble(line, format!("`{other}` is not in the list of {PAGE}. Write it there, below all that it knows."))),
            Some(there) if there > here && !modules[here].also.contains(&other) => troubles.push(file.trouble(
                line,
                format!("`{own}` knows `{other}`, which stands below it in {PAGE}. Move what is shared up, or hand it in from `pipeline`."),
            )),
            Some(_) => {}
        }
    }
    troubles
}

/// Every import of the plan by a module that must not know it.
pub fn blind_modules(file: &File) -> Vec<Trouble> {
    let Some(own) = file.module().filter(|own| BLIND.contains(own) && !file.is_test()) else { return Vec::new() };
    let named = modules_named(file).into_iter().filter(|(_, other)| UNSEEN.contains(&other.as_str()));
    named
        .map(|(line, other)| {
            file.trouble(line, format!("`{own}` may not know `{other}`: a booklet is made from the view alone. Take it from `view`, which has asked every label."))
        })
        .collect()
}

/// Folders and files under `src` that are not in the list, and lines of the list that are no module.
pub fn modules_of_the_source(files: &[File], modules: &[Module]) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for file in files {
        let Some(module) = file.module().filter(|module| !seen.contains(module)) else { continue };
        seen.push(module);
        if !modules.iter().any(|known| known.name == module) {
            troubles.push(file.trouble(1, format!("`{module}` is not in the list of {PAGE}. Write it there, below all that it knows.")));
        }
    }
    let page = File::new(PAGE, "");
    for (at, module) in modules.iter().enumerate() {
        if !seen.contains(&module.name.as_str()) {
            troubles.push(page.trouble(module.line, format!("`{}` is in the list and not in `src`. Take the line out.", module.name)));
        }
        for also in &module.also {
            let below = modules.iter().skip(at + 1).any(|other| other.name == *also);
            let used = files
                .iter()
                .filter(|file| file.module() == Some(&module.name) && !file.is_test())
                .any(|file| modules_named(file).iter().any(|(_, name)| name == also));
            if !below || !used {
                troubles.push(page.trouble(module.line, format!("`{}` does not need `[also {also}]` any more. Take it out.", module.name)));
            }
        }
    }
    troubles
}

/// Where the map in `lib.rs` and the list differ.
pub fn map(lib: &File, modules: &[Module]) -> Vec<Trouble> {
    let code = without_tests(&lib.text);
    let named: Vec<(usize, &str)> = code
        .lines()
        .enumerate()
        .filter_map(|(number, line)| Some((number + 1, line.trim().strip_prefix("pub mod ")?.strip_suffix(';')?)))
        .collect();
    let in_lib: Vec<&str> = named.iter().map(|(_, name)| *name).collect();
    let in_list: Vec<&str> = modules.iter().map(|module| module.name.as_str()).collect();
    if in_lib == in_list {
        return Vec::new();
    }
    let first = named.iter().zip(&in_list).find(|((_, lib), list)| lib != *list).map_or(1, |((line, _), _)| *line);
    vec![lib.trouble(first, format!("the modules here and in {PAGE} differ. Here: {}. There: {}.", in_lib.join(", "), in_list.join(", ")))]
}

/// The modules that a file names: after `crate::`, or after enough `super::` to leave its own module.
fn modules_named(file: &File) -> Vec<(usize, String)> {
    let own = file.module();
    let depth = depth(&file.name);
    let mut named = Vec::new();
    for (line, path) in paths(&without_tests(&file.text)) {
        let mut parts = path.split("::").peekable();
        let first = parts.next().unwrap_or_default();
        let mut ups = usize::from(first == "super");
        while ups > 0 && parts.next_if_eq(&"super").is_some() {
            ups += 1;
        }
        let leaves = first == "crate" || (ups > 0 && ups >= depth);
        if let Some(module) = parts.next().filter(|module| leaves && Some(*module) != own && *module != "super") {
            named.push((line, module.to_owned()));
        }
    }
    named
}

/// How many modules a file lies below the root of the program.
fn depth(name: &str) -> usize {
    let below = name.strip_prefix("src/").unwrap_or(name);
    below.split('/').count() - usize::from(below.ends_with("/mod.rs"))
}

#[cfg(test)]
fn list(names: &[&str]) -> Vec<Module> {
    names.iter().enumerate().map(|(at, name)| Module { name: (*name).to_owned(), also: Vec::new(), line: at + 1 }).collect()
}

#[test]
fn a_module_that_looks_down_is_found() {
    let modules = list(&["source", "plan", "view"]);
    let bad = |name: &str, text: &str| imports(&File::new(name, text), &modules).len();
    assert_eq!(bad("src/source/mod.rs", "use crate::plan::Plan;"), 1);
    assert_eq!(bad("src/source/mod.rs", "use crate::{plan::Plan, view};"), 2);
    assert_eq!(bad("src/source/mod.rs", "fn x() { crate::view::view() }"), 1);
    assert_eq!(bad("src/source/a.rs", "use super::super::view::View;"), 1);
    assert_eq!(bad("src/source/a.rs", "use crate::nowhere::X;"), 1);
    assert_eq!(bad("src/view/mod.rs", "use crate::plan::Plan;\n/// crate::cli\nuse super::plan;"), 0);
    assert_eq!(bad("src/view/a.rs", "use super::plan; use crate::view::b;"), 0);
    assert_eq!(bad("src/source/tests.rs", "use crate::view::View;"), 0);
    assert_eq!(bad("src/source/a.rs", "#[cfg(test)]\nmod tests { use crate::view::View; }"), 0);
}

#[test]
fn a_look_down_that_the_list_allows_is_allowed() {
    let mut modules = list(&["source", "plan"]);
    modules[0].also.push("plan".to_owned());
    let file = File::new("src/source/mod.rs", "use crate::plan::Plan;");
    assert_eq!(imports(&file, &modules), []);
    assert_eq!(modules_of_the_source(&[file, File::new("src/plan/mod.rs", "")], &modules), []);
    let idle = [File::new("src/source/mod.rs", ""), File::new("src/plan/mod.rs", "")];
    assert_eq!(modules_of_the_source(&idle, &modules).len(), 1);
}

#[test]
fn a_module_that_is_not_in_the_list_is_found() {
    let modules = list(&["source", "gone"]);
    let files = [File::new("src/source/mod.rs", ""), File::new("src/new/mod.rs", ""), File::new("src/lib.rs", "")];
    let found: Vec<_> = modules_of_the_source(&files, &modules).into_iter().map(|trouble| (trouble.file, trouble.line)).collect();
    assert_eq!(found, [("src/new/mod.rs".to_owned(), 1), (PAGE.to_owned(), 2)]);
}

#[test]
fn a_map_in_another_order_is_found() {
    let modules = list(&["source", "plan"]);
    assert_eq!(map(&File::new("src/lib.rs", "//! x\npub mod source;\npub mod plan;\n"), &modules), []);
    assert_eq!(map(&File::new("src/lib.rs", "//! x\npub mod plan;\npub mod source;\n"), &modules)[0].line, 2);
    assert_eq!(map(&File::new("src/lib.rs", "//! x\npub mod source;\n"), &modules).len(), 1);
}

#[test]
fn a_booklet_that_knows_the_plan_is_found() {
    let bad = |name: &str, text: &str| blind_modules(&File::new(name, text)).len();
    assert_eq!(bad("src/booklet/mod.rs", "use crate::plan::Plan;"), 1);
    assert_eq!(bad("src/theme/mod.rs", "use super::check;"), 1);
    assert_eq!(bad("src/output/a.rs", "use crate::{view::View, check::check};"), 1);
    assert_eq!(bad("src/booklet/mod.rs", "use crate::view::View;"), 0);
    assert_eq!(bad("src/view/mod.rs", "use crate::plan::Plan;"), 0);
}
