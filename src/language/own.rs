//! Somebody's own words in place of fixed phrases: what a theme brings. They have values in braces and nothing else of Fluent.

use super::phrases::Arg;
use std::collections::{BTreeMap, BTreeSet};

/// Own words, by phrase and style.
#[derive(Default, Clone, PartialEq, Eq, Debug)]
pub struct OwnWords(BTreeMap<(String, Option<String>), String>);

/// What a phrase of the language is filled with.
#[derive(PartialEq, Eq, Debug)]
pub struct WrittenPhrase {
    /// The words, with their values in braces.
    pub text: String,
    /// The names of its values.
    pub variables: BTreeSet<String>,
    /// Whether one of several forms is chosen by a value.
    pub chooses: bool,
}

impl OwnWords {
    /// Sets the words of a phrase, for one style or for all that have none of their own here.
    pub fn put(&mut self, key: &str, style: Option<&str>, text: &str) {
        self.0.insert((key.to_owned(), style.map(str::to_owned)), text.to_owned());
    }

    /// The words of a phrase in a style, filled.
    pub(super) fn say(&self, key: &str, style: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let of = |style: Option<&str>| self.0.get(&(key.to_owned(), style.map(str::to_owned)));
        of(Some(style)).or_else(|| of(None)).map(|text| fill(text, args))
    }
}

/// The names of the values in a text; `None` if a brace stands alone or holds something else.
pub fn variables(text: &str) -> Option<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for (words, value) in pieces(text) {
        if words.contains(['{', '}']) {
            return None;
        }
        if let Some(value) = value {
            let name = value.trim().strip_prefix('$')?;
            let is_name = name.starts_with(|letter: char| letter.is_ascii_alphabetic())
                && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-');
            found.insert(is_name.then(|| name.to_owned())?);
        }
    }
    Some(found)
}

fn fill(text: &str, args: &[(&str, Arg<'_>)]) -> String {
    let mut filled = String::with_capacity(text.len() + 20);
    for (words, value) in pieces(text) {
        filled.push_str(words);
        let name = value.map(|value| value.trim().trim_start_matches('$'));
        match args.iter().find(|(known, _)| Some(*known) == name) {
            Some((_, Arg::Text(text))) => filled.push_str(text),
            Some((_, Arg::Number(number))) => filled.push_str(&number.to_string()),
            None => {}
        }
    }
    filled
}

/// The words, and the value in braces after them where there is one.
fn pieces(text: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let cut = text.split_once('{').and_then(|(words, after)| Some((words, after.split_once('}')?)));
        Some(match cut {
            Some((words, (value, after))) => {
                rest = Some(after);
                (words, Some(value))
            }
            None => {
                rest = None;
                (text, None)
            }
        })
    })
}

/// How a phrase is written in `phrases.ftl`, in a style.
pub(super) fn written(source: &str, key: &str, style: Option<&str>) -> Option<WrittenPhrase> {
    let begins = |line: &&str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    let mut lines = source.lines().skip_while(|line| !begins(line));
    let mut parts: Vec<(Option<&str>, String)> = vec![(None, lines.next()?.split_once('=')?.1.to_owned())];
    for line in lines.take_while(|line| line.is_empty() || line.starts_with([' ', '}'])) {
        let attribute = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once('='));
        match (attribute, parts.last_mut()) {
            (Some((name, text)), _) => parts.push((Some(name.trim()), text.to_owned())),
            (None, Some((_, text))) => {
                text.push('\n');
                text.push_str(line);
            }
            (None, None) => {}
        }
    }
    let own = parts.iter().find(|(name, _)| name.is_some() && *name == style).or_else(|| parts.iter().find(|(name, _)| name.is_none()));
    let (_, text) = own?;
    let names = text
        .split('$')
        .skip(1)
        .map(|rest| rest.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '-').next());
    Some(WrittenPhrase {
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        variables: names.flatten().map(str::to_owned).collect(),
        chooses: text.contains("->"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn values_are_found_and_anything_else_in_braces_is_not_taken() {
        assert_eq!(variables("Ask { $who } and {$who}, { $name }."), Some(names(&["who", "name"])));
        assert_eq!(variables("Ask us"), Some(names(&[])));
        for bad in [
            "{ who }",
            "{ $who",
            "$who }",
            "}{",
            "{ NUMBER($n) }",
            "{ $n -> [one] x *[other] y }",
            "{ -term }",
            "{ \"x\" }",
            "{}",
            "{{ $a }}",
        ] {
            assert_eq!(variables(bad), None, "{bad}");
        }
    }

    #[test]
    fn words_are_filled_and_a_style_comes_before_all_styles() {
        let mut own = OwnWords::default();
        own.put("ask", None, "Talk to { $who }");
        own.put("ask", Some("worker"), "{ $who }: {$n}");
        let args = [("who", Arg::Text("{ $n }")), ("n", Arg::Number(3))];
        assert_eq!(own.say("ask", "child", &args).as_deref(), Some("Talk to { $n }"), "what is filled in is not looked at again");
        assert_eq!(own.say("ask", "worker", &args).as_deref(), Some("{ $n }: 3"));
        assert_eq!(own.say("other", "child", &args), None);
    }

    #[test]
    fn a_phrase_is_read_with_its_styles() {
        let source = "ask-words = Ask { $who }\nask = Ask { $who } on\n    { $day }\n    .child = Ask { $who }\nmine = { $voice ->\n    [me] My\n   *[they] { $name }'s\n}\nlast = x\n";
        let read = |key, style| written(source, key, style).map(|phrase| (phrase.variables, phrase.chooses));
        assert_eq!(read("ask", None), Some((names(&["who", "day"]), false)));
        assert_eq!(read("ask", Some("child")), Some((names(&["who"]), false)));
        assert_eq!(read("ask", Some("teen")), Some((names(&["who", "day"]), false)));
        assert_eq!(read("mine", None), Some((names(&["voice", "name"]), true)));
        assert_eq!(read("last", None), Some((names(&[]), false)));
        assert_eq!(read("as", None), None);
    }
}
