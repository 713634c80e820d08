//! `about-not-to-child`: a text for the child speaks about them and not to them.

use super::{Category, Rule, RuleContext};
use crate::check::reading::{TextRead, Unit};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::reading::plain_word;
use crate::language::{AboutChildWords, WordSet};
use crate::plan::{WrittenTo, written_to};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "about-not-to-child",
    severity: Severity::Warning,
    category: Category::PlainWords,
    what: "A text that is written to the child speaks about them, by name or as he or she.",
    why: "A child who reads about themselves as a stranger knows that the plan was written for somebody else.",
    example: "if_things_change: {words: Dad stays home., child: Amira is picked up by Dad.}",
    better: "if_things_change: {words: Dad stays home., child: Dad picks you up.}",
    source: None,
    asks_beyond_a_part: true,
    look,
};

/// Where the plan speaks in another voice: in the child's own (goals), of others (people), of how it was made, to
/// the person who said something.
const ELSEWHERE: [&str; 6] = ["goals", "people", "made", "agreement", "better_off", "in_our_words"];
/// Parts of a plan that are about the child, so that a text that begins with "He" means the child.
const OF_THE_CHILD: [&str; 9] =
    ["health", "school", "feelings", "identity", "getting_on_with_people", "growing_up", "fun", "about_me", "why_we_have_this_plan"];

/// One finding a text.
fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(child) = context.plan.child.as_ref().map(Entry::inside) else { return };
    let name = plain_word(child.called());
    let known = &context.locale.checks().about_child;
    let written = child.pronouns.as_ref().and_then(|pronouns| pronouns.as_str().split('/').next());
    let pronouns = written.and_then(|first| known.pronouns.get(first));
    let to_child = written_to(context.plan) == Some(WrittenTo::Child);
    // "Gail worries: Ayo has missed breakfast" speaks about the child in Gail's voice.
    let statements = context.plan.going_well.iter().chain(&context.plan.worries).filter(|statement| statement.inside().who.is_some());
    let attributed: Vec<Span> = statements.map(Entry::span).collect();
    let is_own_voice = |text: &&TextRead<'_>| !attributed.iter().any(|place| place.covers(text.seen.text.span));
    for text in context.reading().texts.iter().filter(|text| speaks_to_child(text, to_child)).filter(is_own_voice) {
        let mut seen = text.sentences().find_map(|(unit, sentence)| {
            let words = unit.plain(sentence);
            named(words, &name, known).map(|words| (unit, sentence, words))
        });
        let begins = text.units.first().and_then(|unit| unit.sentences.first().map(|sentence| (unit, sentence)));
        if let Some((unit, sentence)) = begins.filter(|(unit, _)| seen.is_none() && begins_about(text, unit, pronouns)) {
            seen = Some((unit, sentence, 0..1));
        }
        let Some((unit, sentence, words)) = seen else { continue };
        let place = text.place_of_words(context, unit, sentence, words);
        let help = "Write `you` and `your`, as you would say it to the child. Words for adults stand under `family:`.";
        found.push(RULE.at(context.file, place, "This text for the child speaks about the child.").help(help));
    }
}

/// Whether a wording is written to the child.
fn speaks_to_child(text: &TextRead<'_>, plan_does: bool) -> bool {
    let path = &text.seen.path;
    // The key beside which others stand: `{who: sam, words: {words: …}}` has two.
    let to_child = path.iter().any(|key| matches!(*key, "child" | "easier" | "teen"));
    let to_others = path.iter().any(|key| matches!(*key, "family" | "worker"));
    let elsewhere = path.first().is_none_or(|first| ELSEWHERE.contains(first) || *first == "child");
    !elsewhere && !to_others && (plan_does || to_child)
}

/// The child's name with a verb after it, or with `'s`.
fn named(words: &[String], name: &str, known: &AboutChildWords) -> Option<std::ops::Range<usize>> {
    (0..words.len()).filter(|_| !name.is_empty()).find_map(|at| {
        let own = words[at].strip_suffix("'s").or_else(|| words[at].strip_suffix('\'')) == Some(name) && at + 1 < words.len();
        let next = words.get(at + 1).map_or("", String::as_str);
        // "Jay and Rory are" speaks about the child too.
        let verb =
            words[at] == name && (known.verbs.has(next) || (known.verbs_of_two.has(next) && at > 0 && known.joins.has(&words[at - 1])));
        (own || verb).then_some(at..at + 1)
    })
}

/// Whether the first word of a part about the child is he or she.
fn begins_about(text: &TextRead<'_>, unit: &Unit, pronouns: Option<&WordSet>) -> bool {
    let of_child = text.seen.path.first().is_some_and(|first| OF_THE_CHILD.contains(first)) && !text.seen.path.contains(&"help");
    let first = unit.sentences.first().map(|sentence| plain_word(unit.word(sentence, 0)));
    of_child && first.is_some_and(|first| pronouns.is_some_and(|pronouns| pronouns.has(&first)))
}
