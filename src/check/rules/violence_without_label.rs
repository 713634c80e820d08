//! `violence-without-label`: a text speaks of violence in a family, and two or more of that family get it.

use super::{Category, Rule, RuleContext};
use crate::check::plain;
use crate::check::rule_context::WrittenBooklet;
use crate::content::Group;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{PersonPart, Style};
use crate::shape::shown;
use crate::visibility::Visibility;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The rule.
pub static RULE: Rule = Rule {
    code: "violence-without-label",
    severity: Severity::Warning,
    category: Category::Leaks,
    what: "A text speaks of violence in a family, and two or more of that family get it.",
    why: "The person who caused the hurt may read what was said about them, and who said it.",
    example: "why_we_have_this_plan: There was domestic abuse at home. Amira and Mum need help to be safe.
booklets: {amira: {}, mum: {style: family}, dad: {style: family}}",
    better: "why_we_have_this_plan:
  words: There was domestic abuse at home. Amira and Mum need help to be safe.
  not_for: [dad]
booklets: {amira: {}, mum: {style: family}, dad: {style: family}}",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let readers = family_readers(context);
    if readers.iter().map(|reader| reader.person).collect::<BTreeSet<_>>().len() < 2 || context.plan.checked_by.is_some() {
        return;
    }
    let Some(violence) = plain::language(context).and_then(|language| language.violence().ok()?) else { return };
    let child = context.plan.child.as_ref().map_or("", |child| child.inside().called());
    let people = context.people().iter().map(|(_, person)| person.inside()).filter(|person| !person.is_in(Group::Workers));
    let family =
        violence.family(people.map(|person| (person.name.as_ref().map_or(child, |name| name.as_str()), person.is.inside().words.as_str())));
    // An explained word says nothing about a family.
    for seen in context.walk.texts.iter().filter(|seen| seen.path.first() != Some(&"explain")) {
        let gets = |reader: &&FamilyReader<'_>| {
            (seen.styles.is_empty() || seen.styles.contains(&reader.style)) && reader.seen.permits(seen.text.span)
        };
        let who: BTreeSet<&str> = readers.iter().filter(gets).map(|reader| reader.person).collect();
        if who.len() < 2 || !violence.is_told(seen.text.as_str(), &family) {
            continue;
        }
        let who = who.into_iter().map(shown).collect::<Vec<_>>().join(", ");
        let message = format!("This speaks of violence, and more than one of the family gets it: {who}.");
        let help = "Ask who may know it, and write `not_for:` or `only_for:` here. If all of them may, write `allow: [violence-without-label]`. If a second person has looked, write `checked_by:`.";
        found.push(RULE.at(context.file, context.place(seen.text.span, context.top()), message).help(help));
    }
}

/// One of the family who gets a booklet.
struct FamilyReader<'a> {
    person: &'a str,
    style: Style,
    /// What is in that booklet.
    seen: Rc<Visibility<'a>>,
}

/// The family who get a booklet: parents and others, and no children.
fn family_readers<'a>(context: &RuleContext<'a>) -> Vec<FamilyReader<'a>> {
    let is_family = |key: &&str| context.person(key).and_then(|person| person.part).is_some_and(|part| part.value == PersonPart::Family);
    let of_booklet = |(key, written): (&'a str, Option<&'a WrittenBooklet>)| {
        let style = written.and_then(|(_, body)| body.inside().style).map_or(Style::Family, |style| style.value);
        let members = context.members(key).into_iter().filter(is_family);
        members.map(|person| FamilyReader { person, style, seen: context.seen_by(key) }).collect::<Vec<_>>()
    };
    context.readers().into_iter().flat_map(of_booklet).collect()
}
