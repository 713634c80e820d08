//! `address-of-another-home`: somebody under `home.with` has another address than the home, and the others there would read it.

use super::{Category, Rule, RuleContext};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{Home, Text};
use crate::shape::PersonKey;

/// The rule.
pub static RULE: Rule = Rule {
    code: "address-of-another-home",
    severity: Severity::Error,
    category: Category::Leaks,
    what: "Somebody under `home.with` has an address of their own, which the others there would read.",
    why: "A plan has one home. All who live in it read each other's address, and a parent who lives apart may have moved to be safe.",
    example: r#"people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family, address: 9 Kiln Road}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, since: 2026-01-05, phone: 0113 496 0100}
home: {place: Mum's house and Dad's flat, with: [mum, dad], address: 3 Hen Lane, will_i_move: {answer: "no"}}"#,
    better: r#"people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family, address: 9 Kiln Road}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, since: 2026-01-05, phone: 0113 496 0100}
home: {place: Mum's house, with: [mum], address: 3 Hen Lane, will_i_move: {answer: "no"}}"#,
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(home) = context.plan.home.as_ref().map(Entry::inside) else { return };
    for who in &home.with {
        let address = context.person(who.key()).and_then(|person| person.address.as_ref());
        if address.is_some_and(|address| !is_of_home(home, address) && is_read_by_others(context, home, who, address)) {
            let help = "If they live somewhere else, take them out of `home.with`, and write them under `seeing_people`. If they live here, \
                        take their own `address` away.";
            let message = "This person has an address of their own. The others under `home.with` would read it.";
            found.push(RULE.at(context.file, who.0.span, message).help(help));
        }
    }
}

/// Whether an address is the home's, however it is spaced and pointed.
fn is_of_home(home: &Home, address: &Text) -> bool {
    let letters = |text: &Text| {
        let written = text.inside().words.as_str().to_lowercase();
        written.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>()
    };
    home.address.as_ref().is_some_and(|own| letters(own) == letters(address))
}

/// Whether another person reads an address because they are under `home.with`. Workers read it anyway, and `only_for` names its readers.
fn is_read_by_others(context: &RuleContext<'_>, home: &Home, owner: &PersonKey, address: &Text) -> bool {
    let is_other = |who: &&PersonKey| who.key() != owner.key() && !context.is_me(who.key()) && !context.is_worker(who.key());
    address.labels().only_for.is_none() && home.with.iter().filter(is_other).any(|who| context.seen_by(who.key()).sees(address.span()))
}
