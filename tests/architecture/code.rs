//! Rust read roughly: what is code and no comment, text or test, and which paths it names.

/// The code of a file: comments, texts and letters are blanked out, lines stay where they are.
pub fn code(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < signs.len() {
        let end = match signs[at] {
            '/' if signs.get(at + 1) == Some(&'/') => until(&signs, at, |rest| rest[0] == '\n'),
            '/' if signs.get(at + 1) == Some(&'*') => block_comment(&signs, at),
            '"' => text_end(&signs, at + 1),
            'r' if !named(&signs, at) && raw_text(&signs, at).is_some() => raw_text(&signs, at).unwrap_or(at + 1),
            '\'' => letter_end(&signs, at),
            _ => at,
        };
        if end == at {
            out.push(signs[at]);
            at += 1;
        } else {
            out.extend(signs[at..end].iter().map(|sign| if *sign == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    out
}

/// The code that is compiled into the program: `#[cfg(test)]` items are blanked out too.
pub fn without_tests(text: &str) -> String {
    let mut out = code(text);
    while let Some(start) = out.find("#[cfg(test)]") {
        let rest = &out[start..];
        let open = rest.find(['{', ';']).unwrap_or(rest.len());
        let end = if rest[open..].starts_with('{') { open + block(&rest[open..]) } else { (open + 1).min(rest.len()) };
        let blank: String = rest[..end].chars().map(|sign| if sign == '\n' { '\n' } else { ' ' }).collect();
        out = format!("{}{blank}{}", &out[..start], &rest[end..]);
    }
    out
}

/// Every path that some code names, with its line; `use a::{b, c::d}` gives `a::b` and `a::c::d`.
pub fn paths(code: &str) -> Vec<(usize, String)> {
    let words = words(code);
    let mut paths = Vec::new();
    let mut at = 0;
    while at < words.len() {
        at = if is_name(words[at].1) { path(&words, at, "", &mut paths) } else { at + 1 };
    }
    paths
}

/// A name in some code, with what stands around it.
pub struct Found<'c> {
    /// The line, counted from 1.
    pub line: usize,
    /// The name.
    pub word: &'c str,
    /// The word or sign before it.
    pub before: &'c str,
    /// The word or sign after it.
    pub after: &'c str,
}

/// Where some names stand.
pub fn named_words<'c>(code: &'c str, names: &[&str]) -> Vec<Found<'c>> {
    let words = words(code);
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |(_, word)| *word);
    let found = words.iter().enumerate().filter(|(_, (_, word))| names.contains(word));
    found.map(|(at, (line, name))| Found { line: *line, word: name, before: word(at.checked_sub(1)), after: word(Some(at + 1)) }).collect()
}

/// Reads one path and what hangs on it; gives the place after it.
fn path(words: &[(usize, &str)], mut at: usize, before: &str, paths: &mut Vec<(usize, String)>) -> usize {
    let line = words[at].0;
    let mut whole = before.to_owned();
    loop {
        let name = words[at].1;
        if name != "self" || whole.is_empty() {
            whole = if whole.is_empty() { name.to_owned() } else { format!("{whole}::{name}") };
        }
        at += 1;
        let next = words.get(at + 1).map_or("", |(_, word)| *word);
        if words.get(at).is_none_or(|(_, word)| *word != "::") {
            break;
        }
        if next == "{" {
            return group(words, at + 2, &whole, paths);
        }
        if !is_name(next) {
            break;
        }
        at += 1;
    }
    paths.push((line, whole));
    at
}

fn group(words: &[(usize, &str)], mut at: usize, before: &str, paths: &mut Vec<(usize, String)>) -> usize {
    while let Some((_, word)) = words.get(at) {
        match *word {
            "}" => return at + 1,
            "as" => at += 2,
            name if is_name(name) => at = path(words, at, before, paths),
            _ => at += 1,
        }
    }
    at
}

fn is_name(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_alphabetic() || sign == '_')
}

/// Names, `::` and single signs, with their lines.
fn words(code: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let is_part = |sign: char| sign.is_alphanumeric() || sign == '_';
            let length = match first {
                _ if is_part(first) => rest.find(|sign| !is_part(sign)).unwrap_or(rest.len()),
                ':' if rest.starts_with("::") => 2,
                other => other.len_utf8(),
            };
            words.push((number + 1, &rest[..length]));
            rest = rest[length..].trim_start();
        }
    }
    words
}

fn until(signs: &[char], from: usize, end: impl Fn(&[char]) -> bool) -> usize {
    (from..signs.len()).find(|at| end(&signs[*at..])).unwrap_or(signs.len())
}

fn block_comment(signs: &[char], from: usize) -> usize {
    let mut depth = 0;
    let mut at = from;
    while at < signs.len() {
        match (signs[at], signs.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn text_end(signs: &[char], mut at: usize) -> usize {
    while at < signs.len() && signs[at] != '"' {
        at += if signs[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(signs.len())
}

/// The end of `r"…"` or `r#"…"#`, if one starts here.
fn raw_text(signs: &[char], from: usize) -> Option<usize> {
    let hashes = signs[from + 1..].iter().take_while(|sign| **sign == '#').count();
    (signs.get(from + 1 + hashes) == Some(&'"')).then(|| {
        let closed = |rest: &[char]| rest[0] == '"' && rest[1..].iter().take(hashes).filter(|sign| **sign == '#').count() == hashes;
        (until(signs, from + 2 + hashes, closed) + 1 + hashes).min(signs.len())
    })
}

/// Whether a sign stands inside a name, so that no raw text starts with it. `br"…"` is one.
fn named(signs: &[char], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|at| signs[at]).filter(|sign| sign.is_alphanumeric() || *sign == '_');
    before(1).is_some_and(|sign| sign != 'b' || before(2).is_some())
}

/// The end of a letter like `'a'`; a lifetime is no letter.
fn letter_end(signs: &[char], from: usize) -> usize {
    match (signs.get(from + 1), signs.get(from + 2)) {
        (Some('\\'), _) => (until(signs, from + 3, |rest| rest[0] == '\'') + 1).min(signs.len()),
        (Some(_), Some('\'')) => from + 3,
        _ => from,
    }
}

/// How long a block in braces is.
fn block(code: &str) -> usize {
    let mut depth = 0;
    for (at, sign) in code.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    code.len()
}

#[test]
fn comments_texts_and_letters_are_no_code() {
    let text = "a(\"x \\\" y\"); // b\n/* c /* d */ e */ f('\"', 'g, r#\"h\" i\"#, br\"j\");\n";
    let left: String = code(text).split_whitespace().collect();
    assert_eq!(left, "a();f(,'g,,b);");
    assert_eq!(code(text).lines().count(), 2);
}

#[test]
fn code_for_tests_is_left_out() {
    let left: String =
        without_tests("a;\n#[cfg(test)]\nmod tests { fn b() { c } }\nd;\n#[cfg(test)]\nmod e;\nf;").split_whitespace().collect();
    assert_eq!(left, "a;d;f;");
}

#[test]
fn paths_are_followed_into_groups() {
    let found = paths("use crate::{plan::{Plan, kinds::self}, view as v};\nlet x = std::fs::read(y);");
    let expected = [(1, "crate::plan::Plan"), (1, "crate::plan::kinds"), (1, "crate::view"), (2, "std::fs::read")];
    for (line, path) in expected {
        assert!(found.contains(&(line, path.to_owned())), "{path} is not in {found:?}");
    }
}
