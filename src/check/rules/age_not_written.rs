//! `age-not-written`: no age is written for the child, so the style of their booklet was taken without one.

use super::{Category, Rule, RuleContext};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::usual_style;

/// The rule.
pub static RULE: Rule = Rule {
    code: "age-not-written",
    severity: Severity::Hint,
    category: Category::File,
    what: "No age is written for the child, and no style for their booklet.",
    why: "A child of 5 and a young person of 16 need different words. The age chooses them.",
    example: "child: {name: Amira, pronouns: she}",
    better: "child: {name: Amira, age: 9, pronouns: she}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(child) = context.plan.child.as_ref().map(Entry::inside) else { return };
    let is_known = child.age.is_some() || child.born.is_some() || child.due.is_some();
    let is_chosen = context.readers().iter().all(|(key, written)| {
        let style = written.and_then(|(_, body)| body.inside().style);
        !context.is_me(key) || style.is_some()
    });
    if is_known || is_chosen {
        return;
    }
    let style = usual_style(context.plan, true, false, context.env.today).word();
    let Some(name) = &child.name else { return };
    found.push(
        RULE.at(context.file, name.span, format!("No age is written, so the child's booklet has the style `{style}`."))
            .help("Write `age:` or `born:`. Or choose a style under `booklets:`, like `style: easier`."),
    );
}
