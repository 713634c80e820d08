//! Style sheets and scripts without what is there for the people who write them: comments, indents, needless spaces.

/// Spaces beside punctuation of CSS that mean nothing. An empty property keeps its space, without which older browsers refuse it.
const NEEDLESS: [(&str, &str); 10] = [
    (" {", "{"),
    ("{ ", "{"),
    (" }", "}"),
    (";}", "}"),
    (": ", ":"),
    (":;", ": ;"),
    (":}", ": ;}"),
    ("; ", ";"),
    (", ", ","),
    (" > ", ">"),
];

/// A style sheet without comments, indents, empty lines and needless spaces. What stands in quotation marks stays as it is.
pub(super) fn styles(css: &str) -> String {
    let mut made = String::with_capacity(css.len());
    let dense = |piece: &str| NEEDLESS.iter().fold(piece.to_owned(), |piece, (long, short)| piece.replace(long, short));
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        made += &dense(before);
        if let Some(comment) = from.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            // `a/**/b` is two words.
            made.push(' ');
        } else {
            let length = if from.starts_with('/') { 1 } else { quoted(from) };
            made.push_str(&from[..length]);
            rest = &from[length..];
        }
    }
    lines(&(made + &dense(rest)), |_| true)
}

/// A script of ours without the lines that are comments.
pub(super) fn script(text: &str) -> String {
    lines(text, |line| !line.starts_with("//") && !line.starts_with("/*") && !line.starts_with('*'))
}

/// The lines that somebody wants, without what stands around them.
fn lines(text: &str, is_wanted: impl Fn(&str) -> bool) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && is_wanted(line));
    lines.fold(String::with_capacity(text.len()), |made, line| made + line + "\n")
}

/// How long a quoted piece is, with its marks. It ends at the end of its line at the latest.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if !escaped && (text.starts_with(letter) || letter == '\n') {
            return at + letter.len_utf8();
        }
        escaped = !escaped && letter == '\\';
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indents_go_and_quoted_pieces_stay() {
        for (before, after) in [
            ("/* a { */\n  b { c: d }\n\n", "b{c:d}\n"),
            ("a { b: \"/* no */\" }/* \" */ c { d: 'it\\'s /* no */' }", "a{b:\"/* no */\"}  c{d:'it\\'s /* no */'}\n"),
            ("a/**/b { c: url(d/e) }", "a b{c:url(d/e)}\n"),
            ("a { b: \"open\n/* c */ d", "a{b:\"open\nd\n"),
            ("a /* open", "a\n"),
            ("a :is(b) > c { --c: ; d: e(f: g, h); }", "a :is(b)>c{--c: ;d:e(f:g,h)}\n"),
            ("a { b: c; --d: ; }", "a{b:c;--d: ;}\n"),
            ("", ""),
        ] {
            assert_eq!(styles(before), after);
        }
        assert_eq!(script("// a\n/** b\n * c */\n  d(\"// e\");\n\n"), "d(\"// e\");\n");
    }
}
