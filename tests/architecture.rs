//! The project keeps its own rules: which module may import which, and where a thing may be done.
//!
//! The list of modules is read from `docs/architecture.md`, so that the page and the program cannot
//! part ways. Every rule is a function over a file's text, tried on small bad texts first.

#[path = "architecture/code.rs"]
mod code;
#[path = "architecture/tree.rs"]
mod tree;
#[path = "architecture/order.rs"]
mod order;
#[path = "architecture/places.rs"]
mod places;
#[path = "architecture/texts.rs"]
mod texts;

use tree::{File, Tree, Trouble};

/// Fails with one line for each trouble: file, line, what to do.
fn hold(troubles: Vec<Trouble>) {
    let lines: Vec<String> = troubles.iter().map(|Trouble { file, line, words }| format!("{file}:{line}: {words}")).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

fn each(files: &[File], rule: impl Fn(&File) -> Vec<Trouble>) {
    hold(files.iter().flat_map(rule).collect());
}

#[test]
fn a_module_knows_only_modules_above_it() {
    let tree = Tree::read();
    each(&tree.sources(), |file| order::imports(file, &tree.modules));
}

#[test]
fn every_module_stands_in_the_list_and_every_line_of_the_list_is_a_module() {
    let tree = Tree::read();
    hold(order::modules_of_the_source(&tree.sources(), &tree.modules));
}

#[test]
fn the_map_in_lib_names_the_modules_in_the_order_of_the_list() {
    let tree = Tree::read();
    hold(order::map(&tree.file("src/lib.rs"), &tree.modules));
}

#[test]
fn what_a_booklet_is_made_with_does_not_know_the_plan() {
    each(&Tree::read().sources(), order::blind_modules);
}

#[test]
fn packages_the_disk_the_clock_and_the_terminal_are_named_in_their_own_places_only() {
    each(&Tree::read().sources(), places::paths_in_their_place);
}

#[test]
fn withheld_values_open_in_two_files_only() {
    each(&Tree::read().sources(), places::opened);
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let tree = Tree::read();
    let mut troubles = places::lengths(&tree.sources());
    troubles.extend(tree.all_rust().iter().flat_map(places::says_what_it_is));
    hold(troubles);
}

#[test]
fn nothing_is_left_unfinished() {
    each(&Tree::read().all_rust(), places::unfinished);
}

#[test]
fn themes_hold_no_words() {
    let tree = Tree::read();
    // The sheet of built-in pictures shows their names to whoever opens it; a booklet takes only their lines.
    let sheet = "themes/plain/symbols.svg";
    let templates = tree.under("themes", &["html", "svg"]);
    let mut troubles: Vec<Trouble> = templates.iter().filter(|file| file.name != sheet).flat_map(texts::words_in_template).collect();
    troubles.extend(tree.under("themes", &["css"]).iter().flat_map(texts::words_in_style));
    hold(troubles);
}

#[test]
fn no_file_names_the_machine_it_was_written_on() {
    each(&Tree::read().texts(), texts::machine_paths);
}
