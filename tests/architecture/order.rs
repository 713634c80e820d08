//! Which room may know which.

use super::code::{paths, without_tests};
use super::house::{File, PAGE, Room, Trouble};

/// Rooms that make booklets and must not know what a reader may not see.
const BLIND: [&str; 4] = ["booklet", "theme", "formats", "output"];
/// What they must not know.
const UNSEEN: [&str; 2] = ["plan", "check"];

/// Every import of a room that is not above this one in the list.
pub fn imports(file: &File, rooms: &[Room]) -> Vec<Trouble> {
    let place = |name: &str| rooms.iter().position(|room| room.name == name);
    let Some(own) = file.room().filter(|_| !file.is_test()) else { return Vec::new() };
    let Some(here) = place(own) else { return Vec::new() };
    let mut troubles = Vec::new();
    for (line, other) in rooms_named(file) {
        match place(&other) {
            None => troubles
                .push(file.trouble(line, format!("`{other}` is not in the list of {PAGE}. Write it there, below all that it knows."))),
            Some(there) if there > here && !rooms[here].also.contains(&other) => troubles.push(file.trouble(
                line,
                format!("`{own}` knows `{other}`, which stands below it in {PAGE}. Move what is shared up, or hand it in from `pipeline`."),
            )),
            Some(_) => {}
        }
    }
    troubles
}

/// Every import of the plan by a room that must not know it.
pub fn blind_rooms(file: &File) -> Vec<Trouble> {
    let Some(own) = file.room().filter(|own| BLIND.contains(own) && !file.is_test()) else { return Vec::new() };
    let named = rooms_named(file).into_iter().filter(|(_, other)| UNSEEN.contains(&other.as_str()));
    named
        .map(|(line, other)| {
            file.trouble(line, format!("`{own}` may not know `{other}`: a booklet is made from the view alone. Take it from `view`, which has asked every label."))
        })
        .collect()
}

/// Folders and files under `src` that are not in the list, and lines of the list that are no room.
pub fn rooms_of_the_tree(files: &[File], rooms: &[Room]) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for file in files {
        let Some(room) = file.room().filter(|room| !seen.contains(room)) else { continue };
        seen.push(room);
        if !rooms.iter().any(|known| known.name == room) {
            troubles.push(file.trouble(1, format!("`{room}` is not in the list of {PAGE}. Write it there, below all that it knows.")));
        }
    }
    let page = File::new(PAGE, "");
    for (at, room) in rooms.iter().enumerate() {
        if !seen.contains(&room.name.as_str()) {
            troubles.push(page.trouble(room.line, format!("`{}` is in the list and not in `src`. Take the line out.", room.name)));
        }
        for also in &room.also {
            let below = rooms.iter().skip(at + 1).any(|other| other.name == *also);
            let used = files
                .iter()
                .filter(|file| file.room() == Some(&room.name) && !file.is_test())
                .any(|file| rooms_named(file).iter().any(|(_, name)| name == also));
            if !below || !used {
                troubles.push(page.trouble(room.line, format!("`{}` does not need `[also {also}]` any more. Take it out.", room.name)));
            }
        }
    }
    troubles
}

/// Where the map in `lib.rs` and the list differ.
pub fn map(lib: &File, rooms: &[Room]) -> Vec<Trouble> {
    let code = without_tests(&lib.text);
    let named: Vec<(usize, &str)> = code
        .lines()
        .enumerate()
        .filter_map(|(number, line)| Some((number + 1, line.trim().strip_prefix("pub mod ")?.strip_suffix(';')?)))
        .collect();
    let in_lib: Vec<&str> = named.iter().map(|(_, name)| *name).collect();
    let in_list: Vec<&str> = rooms.iter().map(|room| room.name.as_str()).collect();
    if in_lib == in_list {
        return Vec::new();
    }
    let first = named.iter().zip(&in_list).find(|((_, lib), list)| lib != *list).map_or(1, |((line, _), _)| *line);
    vec![lib.trouble(first, format!("the rooms here and in {PAGE} differ. Here: {}. There: {}.", in_lib.join(", "), in_list.join(", ")))]
}

/// The rooms that a file names: after `crate::`, or after enough `super::` to leave its own room.
fn rooms_named(file: &File) -> Vec<(usize, String)> {
    let own = file.room();
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
        if let Some(room) = parts.next().filter(|room| leaves && Some(*room) != own && *room != "super") {
            named.push((line, room.to_owned()));
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
fn list(names: &[&str]) -> Vec<Room> {
    names.iter().enumerate().map(|(at, name)| Room { name: (*name).to_owned(), also: Vec::new(), line: at + 1 }).collect()
}

#[test]
fn a_room_that_looks_down_is_found() {
    let rooms = list(&["source", "plan", "view"]);
    let bad = |name: &str, text: &str| imports(&File::new(name, text), &rooms).len();
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
    let mut rooms = list(&["source", "plan"]);
    rooms[0].also.push("plan".to_owned());
    let file = File::new("src/source/mod.rs", "use crate::plan::Plan;");
    assert_eq!(imports(&file, &rooms), []);
    assert_eq!(rooms_of_the_tree(&[file, File::new("src/plan/mod.rs", "")], &rooms), []);
    let idle = [File::new("src/source/mod.rs", ""), File::new("src/plan/mod.rs", "")];
    assert_eq!(rooms_of_the_tree(&idle, &rooms).len(), 1);
}

#[test]
fn a_room_that_is_not_in_the_list_is_found() {
    let rooms = list(&["source", "gone"]);
    let files = [File::new("src/source/mod.rs", ""), File::new("src/new/mod.rs", ""), File::new("src/lib.rs", "")];
    let found: Vec<_> = rooms_of_the_tree(&files, &rooms).into_iter().map(|trouble| (trouble.file, trouble.line)).collect();
    assert_eq!(found, [("src/new/mod.rs".to_owned(), 1), (PAGE.to_owned(), 2)]);
}

#[test]
fn a_map_in_another_order_is_found() {
    let rooms = list(&["source", "plan"]);
    assert_eq!(map(&File::new("src/lib.rs", "//! x\npub mod source;\npub mod plan;\n"), &rooms), []);
    assert_eq!(map(&File::new("src/lib.rs", "//! x\npub mod plan;\npub mod source;\n"), &rooms)[0].line, 2);
    assert_eq!(map(&File::new("src/lib.rs", "//! x\npub mod source;\n"), &rooms).len(), 1);
}

#[test]
fn a_booklet_that_knows_the_plan_is_found() {
    let bad = |name: &str, text: &str| blind_rooms(&File::new(name, text)).len();
    assert_eq!(bad("src/booklet/mod.rs", "use crate::plan::Plan;"), 1);
    assert_eq!(bad("src/theme/mod.rs", "use super::check;"), 1);
    assert_eq!(bad("src/output/a.rs", "use crate::{view::View, check::check};"), 1);
    assert_eq!(bad("src/booklet/mod.rs", "use crate::view::View;"), 0);
    assert_eq!(bad("src/view/mod.rs", "use crate::plan::Plan;"), 0);
}
