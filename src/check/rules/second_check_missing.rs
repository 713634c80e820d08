//! `second-check-missing`: the project asks for a second check of readers and labels, and it is missing or does not count.

use super::{Category, Rule, RuleContext};
use crate::check::plain;
use crate::content::{Entry, Group};
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::names::plain as small;
use crate::plan::CheckedBy;

/// The rule.
pub static RULE: Rule = Rule {
    code: "second-check-missing",
    severity: Severity::Error,
    category: Category::Leaks,
    what: "The project asks for a second check of readers and labels, and it is missing or does not count.",
    why: "A second pair of eyes finds the address that should not have been there.",
    example: "draft: false",
    better: "checked_by: {who: Ngozi Eze, on: 2026-01-13}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if context.env.settings.demand_second_check.on() && context.plan.checked_by.is_none() {
        found.push(
            RULE.at(context.file, context.top(), "A second person has not looked at this plan yet.")
                .help("Ask somebody to look at who may see what. Then write `checked_by: {who: NAME, on: DAY}`."),
        );
    }
    if let Some(checked) = context.plan.checked_by.as_ref().filter(|_| context.env.settings.demand_second_check.on()).map(Entry::inside) {
        doubts(context, checked, found);
    }
}

/// Why a check that is written is none.
fn doubts(context: &RuleContext<'_>, checked: &CheckedBy, found: &mut Vec<Diagnostic>) {
    let name = words(checked.who.as_str());
    let nobody = plain::language(context).and_then(|language| language.notes()).is_some_and(|notes| notes.is_nobody_yet(&name));
    if nobody {
        let help = "Ask somebody to look at who may see what. Then write their name here.";
        found.push(RULE.at(context.file, checked.who.span, "This names nobody, so no second person has looked at the plan.").help(help));
    } else if let Some(is_lead) = own(context, checked.who.as_str(), &name) {
        let whose = if is_lead { "the lead of the plan" } else { "a reader of the plan" };
        let help = "Ask somebody who neither leads the plan nor gets a booklet of it, such as a manager.";
        found.push(RULE.at(context.file, checked.who.span, format!("This is {whose}, not a second person.")).help(help));
    }
    if !checked.on.is_missing() && checked.on.day > context.env.today {
        let help = "Write the day on which somebody looked at it.";
        found.push(
            RULE.at(context.file, checked.on.span, "This day is in the future, so nobody can have looked at the plan yet.").help(help),
        );
    }
}

/// Whether a name is that of the lead (`Some(true)`) or of a reader (`Some(false)`).
fn own(context: &RuleContext<'_>, written: &str, name: &[String]) -> Option<bool> {
    let readers = context.plan.booklets.iter().flat_map(|booklets| booklets.inside().iter()).map(|(key, _)| key.value.as_str());
    let usual = context.plan.booklets.is_none().then_some(Group::Family.name());
    let readers = readers.chain(usual).chain(context.me()).flat_map(|reader| context.members(reader)).map(|key| (key, false));
    let lead = context.plan.lead.as_ref().map(|lead| (lead.key(), true));
    let is_it = |(key, _): &(&str, bool)| {
        let called = context.person(key).and_then(|person| person.name.as_ref()).map_or_else(Vec::new, |name| words(name.as_str()));
        let child =
            context.plan.child.as_ref().filter(|_| context.is_me(key)).map_or_else(Vec::new, |child| words(child.inside().called()));
        let is_part_of = |whole: &[String]| !whole.is_empty() && name.iter().all(|word| whole.contains(word));
        let holds = |whole: &[String]| whole.len() > 1 && whole.iter().all(|word| name.contains(word));
        small(written.trim()) == *key || is_part_of(&called) || holds(&called) || is_part_of(&child)
    };
    lead.into_iter().chain(readers).find(is_it).map(|(_, is_lead)| is_lead)
}

/// The words of a name in small letters.
fn words(name: &str) -> Vec<String> {
    name.split(|sign: char| !(sign.is_alphanumeric() || sign == '-')).filter(|word| !word.is_empty()).map(small).collect()
}
