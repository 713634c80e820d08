//! A page without the indents of its templates: what a browser takes for one space is written as one.
//!
//! Templates are written to be read, and their spaces are a tenth of a page, which somebody waits for on a slow line.

/// Elements whose spaces are shown as they are.
const AS_IT_IS: [(&str, &str); 2] = [("<pre", "</pre"), ("<textarea", "</textarea")];

/// The page with one space or one new line for each row of them between tags. Tags stay as they are.
pub(super) fn tidy(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while !rest.is_empty() {
        let tag = rest.find('<').unwrap_or(rest.len());
        words(&rest[..tag], &mut out);
        rest = &rest[tag..];
        let end = end_of_tag(rest);
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    out
}

fn words(text: &str, out: &mut String) {
    let mut from = 0;
    let bytes = text.as_bytes();
    while from < bytes.len() {
        let space = bytes[from..].iter().position(u8::is_ascii_whitespace).map_or(bytes.len(), |length| from + length);
        out.push_str(&text[from..space]);
        let next = bytes[space..].iter().position(|byte| !byte.is_ascii_whitespace()).map_or(bytes.len(), |length| space + length);
        if next > space {
            out.push(if text[space..next].contains('\n') { '\n' } else { ' ' });
        }
        from = next;
    }
}

/// How long what starts with `<` is: a tag, a comment, or an element whose spaces count, up to its end.
fn end_of_tag(text: &str) -> usize {
    let until = |end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
    if text.starts_with("<!--") {
        return until("-->");
    }
    let is = |start: &str| text.get(..start.len()).is_some_and(|name| name.eq_ignore_ascii_case(start));
    if let Some((_, end)) = AS_IT_IS.iter().find(|(start, _)| is(start)) {
        return until(end);
    }
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn indents_go_and_words_tags_and_what_counts_its_spaces_stay() {
        for (before, after) in [
            ("<ul>\n    <li>One  two</li>\n\n\t<li> three</li> </ul>\n", "<ul>\n<li>One two</li>\n<li> three</li> </ul>\n"),
            ("<p title=\"a  >\n  b\"\n  id=x>a\u{a0} b</p>", "<p title=\"a  >\n  b\"\n  id=x>a\u{a0} b</p>"),
            ("<pre>a\n   b</pre>   <p>c</p>", "<pre>a\n   b</pre> <p>c</p>"),
            ("<!-- a   b -->  <b>", "<!-- a   b --> <b>"),
            ("no tag   at all", "no tag at all"),
            ("a < b   c", "a < b   c"),
            ("", ""),
        ] {
            assert_eq!(tidy(before), after, "{before}");
            assert_eq!(tidy(after), after, "{after}");
        }
    }
}
