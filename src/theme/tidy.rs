//! A page without the indents of its templates: what a browser takes for one space is written as one.
//!
//! Templates are written to be read, and their spaces are a tenth of a page, which somebody waits for on a slow line.

use memchr::{memchr, memchr3};

/// Elements whose spaces are shown as they are.
const AS_IT_IS: [(&str, &str); 2] = [("<pre", "</pre"), ("<textarea", "</textarea")];

/// The bytes at which something may be to do: spaces, and what starts a tag.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        stops[byte as usize] = byte.is_ascii_whitespace() || byte == b'<';
        byte += 1;
    }
    stops
};

/// The page with one space or one new line for each row of them between tags. Tags stay as they are.
pub(super) fn tidy(page: &str) -> String {
    let bytes = page.as_bytes();
    let mut out = String::with_capacity(page.len());
    // What is between these two stays as it is and is not written yet.
    let (mut from, mut at) = (0, 0);
    while let Some(length) = bytes[at..].iter().position(|byte| STOPS[usize::from(*byte)]) {
        at += length;
        if bytes[at] == b'<' {
            at += end_of_tag(&page[at..]);
            continue;
        }
        let row = &bytes[at..];
        let row = &row[..row.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(row.len())];
        let one = if row.contains(&b'\n') { '\n' } else { ' ' };
        if row != [one as u8] {
            out.push_str(&page[from..at]);
            out.push(one);
            from = at + row.len();
        }
        at += row.len();
    }
    out.push_str(&page[from..]);
    out
}

/// Where the last tag of a page begins that is not known whole: what is before it is tidied the same with and without the rest.
pub(super) fn last_tag(page: &str) -> usize {
    let (mut last, mut at) = (0, 0);
    while let Some(length) = memchr(b'<', &page.as_bytes()[at..]) {
        last = at + length;
        at = last + end_of_tag(&page[last..]);
    }
    last
}

/// How long what starts with `<` is: a tag, a comment, or an element whose spaces count, up to its end.
fn end_of_tag(text: &str) -> usize {
    let bytes = text.as_bytes();
    let until = |end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
    match bytes.get(1) {
        Some(b'!') if text.starts_with("<!--") => return until("-->"),
        Some(b'p' | b'P' | b't' | b'T') => {
            let is = |start: &str| text.get(..start.len()).is_some_and(|name| name.eq_ignore_ascii_case(start));
            if let Some((_, end)) = AS_IT_IS.iter().find(|(start, _)| is(start)) {
                return until(end);
            }
        }
        _ => {}
    }
    let mut at = 1;
    while let Some(length) = bytes.get(at..).and_then(|rest| memchr3(b'>', b'"', b'\'', rest)) {
        at += length + 1;
        match bytes[at - 1] {
            b'>' => return at,
            quote => match memchr(quote, &bytes[at..]) {
                Some(length) => at += length + 1,
                None => break,
            },
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{last_tag, tidy};

    #[test]
    fn indents_go_and_words_tags_and_what_counts_its_spaces_stay() {
        for (before, after) in [
            ("<ul>\n    <li>One  two</li>\n\n\t<li> three</li> </ul>\n", "<ul>\n<li>One two</li>\n<li> three</li> </ul>\n"),
            ("<p title=\"a  >\n  b\"\n  id=x>a\u{a0} b</p>", "<p title=\"a  >\n  b\"\n  id=x>a\u{a0} b</p>"),
            ("<pre>a\n   b</pre>   <p>c</p>", "<pre>a\n   b</pre> <p>c</p>"),
            ("<!-- a   b -->  <b>", "<!-- a   b --> <b>"),
            ("a\tb \r\n <i\n>\r</i>", "a b\n<i\n> </i>"),
            ("<p class=\"open  >  a   b", "<p class=\"open  >  a   b"),
            ("<p>a  b</p><Textarea>\n  c</textarea>  <p  id='>  '>  é  ü", "<p>a b</p><Textarea>\n  c</textarea> <p  id='>  '> é ü"),
            ("no tag   at all", "no tag at all"),
            ("a < b   c", "a < b   c"),
            ("", ""),
        ] {
            assert_eq!(tidy(before), after, "{before}");
            assert_eq!(tidy(after), after, "{after}");
        }
    }
    #[test]
    fn a_page_can_be_parted_before_its_last_tag() {
        let page = "<ul>\n    <li>One  <b title=\"<i>  \">two</b>\n\n  <!-- <p>   --> <pre> a\n  <u>  </pre>  é \n <p  id='<'>  c ";
        for end in (0..=page.len()).filter(|end| page.is_char_boundary(*end)) {
            let cut = last_tag(&page[..end]);
            assert_eq!(tidy(&page[..cut]) + &tidy(&page[cut..]), tidy(page), "{end}");
        }
        assert_eq!(last_tag("<p>a  "), 0);
        assert_eq!(last_tag("no tag"), 0);
    }
}
