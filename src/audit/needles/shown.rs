//! What is seen of a text that somebody wrote: without the marks of Markdown, with entities as what they show.

use crate::audit::entities::without_entities;
use std::borrow::Cow;

/// What is seen of a text with Markdown in it: without the addresses of links and the marks of lists.
/// The addresses stand at the end, each on its own line.
pub(in crate::audit) fn shown(text: &str) -> Cow<'_, str> {
    let starts_plainly = text.starts_with(|first: char| first.is_alphabetic());
    if starts_plainly && !text.contains(['&', '[', '\n']) {
        return Cow::Borrowed(text);
    }
    let plain = without_entities(text);
    let text = plain.as_deref().unwrap_or(text);
    let mut addresses = String::new();
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let line = line.trim_start();
        let unmarked = line.trim_start_matches(['#', '>', '*', '+', '-', ' ']);
        let is_marked = line[..line.len() - unmarked.len()].ends_with(' ');
        let line = if is_marked { unmarked } else { line };
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let is_item = digits > 0 && (line[digits..].starts_with(". ") || line[digits..].starts_with(") "));
        let mut line = if is_item { &line[digits + 2..] } else { line };
        while let Some(at) = line.find("](") {
            let Some(length) = line[at..].find(')') else { break };
            // “Dr[ew](…)” is read as one word.
            let (before, words) = line[..at].rsplit_once('[').unwrap_or(("", &line[..at]));
            out.push_str(before);
            out.push_str(words);
            addresses.push('\n');
            addresses.push_str(&line[at + 2..at + length]);
            line = &line[at + length + 1..];
        }
        out.push_str(line);
    }
    out.push_str(&addresses);
    Cow::Owned(out)
}
