//! `markdown-not-shown`: a sign in a text has no meaning here and is shown as it is written.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::prose::{self, Problem};

/// The rule.
pub static RULE: Rule = Rule {
    code: "markdown-not-shown",
    severity: Severity::Warning,
    category: Category::PlainWords,
    what: "A sign in a text has no meaning here and is shown as it is written.",
    why: "A child who reads a stray `#` or `<b>` stumbles over something that was not meant for them.",
    example: r#"if_things_change: "<b>Dad</b> rings Grace.""#,
    better: r#"if_things_change: "**Dad** rings Grace.""#,
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for seen in context.walk.texts.iter().filter(|seen| seen.is_markdown() && !seen.is_own_words()) {
        for (range, problem) in prose::problems(seen.text.as_str()) {
            let place = context.place_in(seen.text, range);
            let (what, help) = words(problem);
            found.push(RULE.at(context.file, place, format!("{what} is shown as it is written.")).help(help));
        }
    }
}

fn words(problem: Problem) -> (&'static str, &'static str) {
    match problem {
        Problem::Html => ("This HTML tag", "Take the tag out. For bold words write two stars: `**bold**`."),
        Problem::Image => ("This picture", "Write `picture:` beside the text instead."),
        Problem::Heading => ("This heading", "Take the `#` out, or start the line with a bold word."),
        Problem::Code => ("This code", "Take the signs out, or the spaces at the start of the line."),
        Problem::Table => ("This table", "Write a list: each line after `- `."),
        Problem::Quote => ("This quotation sign", "Take the `>` out."),
        Problem::Rule => ("This line", "Take the line out, and leave an empty line."),
        Problem::Footnote => ("This footnote", "Write the note in the text."),
        Problem::Emphasis => ("This emphasis", "Write two stars for bold words: `**bold**`."),
        Problem::Link => ("This link", "Use a link that starts with `https:`, `mailto:` or `tel:`."),
        Problem::Nesting => ("This list in a list", "Use at most three lists inside each other."),
    }
}
