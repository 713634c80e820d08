//! `email-not-found`: nothing in an `email:` is an e-mail address.

use super::number_not_found::written_under;
use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "email-not-found",
    severity: Severity::Warning,
    category: Category::Care,
    what: "Nothing under `email:` is an e-mail address.",
    why: "The booklet shows the words as they are. A child cannot tap them to write.",
    example: "people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, email: grace.bell at council.example}",
    better: "people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, email: grace.bell@council.example}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let ways = context.locale.ways();
    for email in written_under(context, "email") {
        if email.is_blank() || ways.has_mail(email.as_str()) {
            continue;
        }
        found.push(
            RULE.at(context.file, email.span, "Nothing here is an e-mail address. It is shown as you wrote it, without a link.")
                .help("Write it like `grace.bell@council.example`. A telephone number goes under `phone:`."),
        );
    }
}
