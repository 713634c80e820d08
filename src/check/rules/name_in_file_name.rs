//! `name-in-file-name`: the file's name holds the name of a person.

use super::{Category, Rule, RuleContext};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::Locale;

/// The rule.
pub static RULE: Rule = Rule {
    code: "name-in-file-name",
    severity: Severity::Hint,
    category: Category::Leaks,
    what: "The file's name holds the name of a person.",
    why: "A file's name is seen in folders, e-mails and on shared screens. It should tell nobody whose plan it is.",
    example: "child: {name: Bram}
# with the file named bram.yaml",
    better: "child: {name: Amira}
# with the file named bram.yaml",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let file_words: Vec<String> = words(context.env.name, context.locale).collect();
    let child = context.plan.child.as_ref().map(Entry::inside);
    let names = child.iter().filter_map(|child| child.name.as_ref());
    let full = child.iter().filter_map(|child| child.full_name.as_ref()).map(|full| &full.inside().words);
    let people = context.people().iter().filter_map(|(_, person)| person.inside().name.as_ref());
    for name in names.chain(full).chain(people) {
        if words(name.as_str(), context.locale).any(|word| file_words.contains(&word)) {
            found.push(
                RULE.at(context.file, name.span, "The name of this file holds a name from the plan.")
                    .help("Give the file a name that tells nobody whose plan it is, like `kestrel.yaml`."),
            );
            return;
        }
    }
}

/// The words of a name, without titles and single letters.
fn words<'n>(name: &'n str, locale: &'static Locale) -> impl Iterator<Item = String> + use<'n> {
    let parts = name.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
    parts.filter(|word| word.chars().count() > 1 && !locale.checks().not_in_file_names.has(word))
}
