//! `age-doubtful`: the child of this plan would be too old for such a plan, or has both an age and a due date.

use super::{Category, Rule, RuleContext};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{Kind, PersonPart, child_age};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "age-doubtful",
    severity: Severity::Warning,
    category: Category::File,
    what: "The child would be too old for such a plan, or has both an age and a due date.",
    why: "The age chooses how the booklet is written. A slip in it gives a child of 4 the booklet of a teenager.",
    example: "child: {name: Amira, age: 48}",
    better: "child: {name: Amira, age: 4}",
    source: None,
    asks_beyond_a_part: true,
    look,
};

/// Until when a council helps a care leaver who asks for it, in years.
const LAST_YEAR_OF_A_CARE_LEAVER: i16 = 25;
/// The last year of a child, in years.
const LAST_YEAR_OF_A_CHILD: i16 = 17;

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(child) = context.plan.child.as_ref().map(Entry::inside) else { return };
    if let Some(due) = child.due.filter(|_| child.born.is_some() || child.age.is_some()) {
        found.push(
            RULE.at(context.file, due.span, "This is for a child who is not born yet, and an age is written too.")
                .help("Has the child been born? Then take `due:` out."),
        );
    }
    let place = child.born.map(|born| born.span).or(child.age.map(|age| age.0.span)).filter(|place| *place != Span::default());
    let (Some(place), Some(age)) = (place, child_age(context.plan, context.env.today)) else { return };
    let is_adviser = |part: PersonPart| part == PersonPart::PersonalAdviser;
    let has_adviser = context.people().iter().any(|(_, person)| person.inside().part.is_some_and(|part| is_adviser(part.value)));
    let is_care_leaver = context.is_kind(Kind::CarePlan) && has_adviser;
    let last = if is_care_leaver { LAST_YEAR_OF_A_CARE_LEAVER } else { LAST_YEAR_OF_A_CHILD };
    if age <= last {
        return;
    }
    let help = if !context.is_kind(Kind::CarePlan) || age > LAST_YEAR_OF_A_CARE_LEAVER {
        "Is that right? Write the age of the child whose plan it is."
    } else {
        "Is that right? A care plan ends at 18. For a care leaver, write their personal adviser under `people:`, with `part: personal-adviser`."
    };
    found.push(RULE.at(context.file, place, format!("With this, the child would be {age} years old.")).help(help));
}
