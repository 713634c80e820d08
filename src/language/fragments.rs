//! The words in `phrases.ftl`, line by line: for the audit, which must know the program's own words.

/// One line of a phrase file that holds words.
pub(super) struct Line<'a> {
    /// The key, where a phrase begins on this line.
    pub key: Option<&'a str>,
    /// The words, with values in braces.
    pub text: &'a str,
}

/// The lines that hold a key or words.
pub(super) fn lines(source: &str) -> impl Iterator<Item = Line<'_>> {
    source.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (name, text) = split(line);
        let key = name.filter(|name| !name.starts_with('.'));
        let text = text.trim_end_matches("->").trim();
        (key.is_some() || !text.is_empty()).then_some(Line { key, text })
    })
}

/// The name that a line gives to its words (a key, `.style`), and the words.
fn split(line: &str) -> (Option<&str>, &str) {
    let trimmed = line.trim();
    if let Some((name, text)) = trimmed.split_once('=') {
        let name = name.trim_end();
        let is_name = name.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.'));
        if !name.is_empty() && is_name && (!line.starts_with(' ') || name.starts_with('.')) {
            return (Some(name), text.trim());
        }
    }
    let variant = trimmed.trim_start_matches('*');
    match variant.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((_, text)) => (None, text.trim()),
        None => (None, trimmed),
    }
}

/// The words before, between and after the values of a line.
pub(super) fn between_values(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('{') {
        found.push(words);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    found.push(rest);
    let has_letters = |words: &&str| words.chars().any(char::is_alphanumeric);
    found.into_iter().map(str::trim).filter(has_letters).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_names_are_left_out() {
        let source = "# note\nask = Ask { $who } first.\n    .easier = Ask { $who }.\nmine = { $voice ->\n    [me] My plan\n   *[they] The plan of { $name }\n}\n";
        let keys: Vec<_> = lines(source).filter_map(|line| line.key).collect();
        assert_eq!(keys, ["ask", "mine"]);
        let words: Vec<_> = lines(source).flat_map(|line| between_values(line.text)).collect();
        assert_eq!(words, ["Ask", "first.", "Ask", "My plan", "The plan of"]);
    }
}
