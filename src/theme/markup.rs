//! What a page, or a template for one, may not hold: read tag by tag and attribute by attribute, as browsers read it.
//!
//! A word is not looked for: `on` in a sentence is a word, and `onclick` in a tag is a script. Where two browsers could read a
//! page in two ways, as with `<` in an attribute, it is refused.

use super::refusals::Objection;
use super::scan::{PieceSort, pieces};
use super::styles;
use memchr::{memchr, memmem};
use std::borrow::Cow;
use std::ops::Range;

/// Elements that load, run, lead away or change others by themselves. What a page needs of them stands in `head` and `scripts`.
const ELEMENTS: [&str; 24] = [
    "animate",
    "animatecolor",
    "animatemotion",
    "animatetransform",
    "applet",
    "base",
    "embed",
    "fencedframe",
    "foreignobject",
    "frame",
    "frameset",
    "handler",
    "iframe",
    "link",
    "listener",
    "meta",
    "object",
    "plaintext",
    "portal",
    "script",
    "set",
    "style",
    "template",
    "xmp",
];
/// Attributes that load, send or run, whatever their value.
const ATTRIBUTES: [&str; 14] = [
    "action",
    "archive",
    "attributionsrc",
    "classid",
    "codebase",
    "formaction",
    "http-equiv",
    "imagesrcset",
    "manifest",
    "ping",
    "srcdoc",
    "srcset",
    "style",
    "xml:base",
];
/// Attributes whose address is fetched without being asked. `href` is one too, except in a link.
const LOADED: [&str; 8] = ["background", "data", "dynsrc", "icon", "lowsrc", "poster", "profile", "src"];
/// Attributes of drawings whose value is written as in a style sheet.
const DRAWN: [&str; 10] = ["clip-path", "cursor", "fill", "filter", "marker", "marker-end", "marker-mid", "marker-start", "mask", "stroke"];
/// Stands for what a template prints, of which nothing is known yet.
const PRINTED: u8 = 1;

/// What in a template a booklet must not have. Only the template of the locked page may hold a form, which its script answers.
pub(super) fn in_template(name: &str, text: &str) -> Vec<Objection> {
    let mut known = text.as_bytes().to_vec();
    for piece in pieces(text).iter().filter(|piece| piece.sort != PieceSort::Text) {
        known[piece.at.clone()].fill(if piece.sort == PieceSort::Value { PRINTED } else { b' ' });
    }
    let known = String::from_utf8(known).unwrap_or_default();
    let mut found = Vec::new();
    read(&known, may_hold_a_form(name), &mut |objection| {
        found.push(objection);
        true
    });
    found
}

/// The first thing in a finished page, or a piece of one, that it must not have.
pub(super) fn in_page(template: &str, page: &str) -> Option<Objection> {
    let mut found = None;
    read(page, may_hold_a_form(template), &mut |objection| {
        found = Some(objection);
        false
    });
    found
}

fn may_hold_a_form(template: &str) -> bool {
    template.rsplit('/').next() == Some("sealed.html")
}

/// Reads all tags. `tell` says whether to go on.
fn read(text: &str, form: bool, tell: &mut dyn FnMut(Objection) -> bool) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(length) = memchr(b'<', &bytes[at..]) {
        let start = at + length;
        at = start + 1;
        let wrong = match bytes.get(at) {
            Some(b'!') if text[at..].starts_with("!--") => {
                at = end_of_comment(text, at + 3);
                continue;
            }
            Some(b'!') if text[at + 1..].get(..7).is_some_and(|name| name.eq_ignore_ascii_case("doctype")) => continue,
            Some(b'!' | b'?') => Some(Objection::new(
                start..at + 1,
                "Browsers read this mark in two ways.",
                "Take it out, or write `&lt;` for the sign itself.",
            )),
            Some(b'/') => {
                at += 1;
                None
            }
            _ => None,
        };
        if wrong.is_some_and(|wrong| !tell(wrong)) {
            return;
        }
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let mut tag = Tag { text, at, name: at..at };
        tag.name = tag.until(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
        let name = &text[tag.name.clone()];
        // The end of an element does nothing, whatever is written in it.
        let is_end = bytes[tag.name.start - 1] == b'/';
        let refused = !is_end && (is_one_of(&ELEMENTS, name) || (!form && name.eq_ignore_ascii_case("form")));
        if refused && !tell(element(start..tag.name.end, name)) {
            return;
        }
        while let Some((attribute, value)) = tag.attribute() {
            // Of an element that goes, its attributes go too.
            if !refused
                && !is_end
                && let Some(objection) = judge(text, name, attribute, value)
                && !tell(objection)
            {
                return;
            }
        }
        at = tag.at;
    }
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn element(at: Range<usize>, name: &str) -> Objection {
    let help = match name.to_ascii_lowercase().as_str() {
        "style" => "Write its rules into `assets/style.css`.",
        "form" => "Take it out. A booklet sends nothing; lines to write on are the part `write`.",
        "foreignobject" => "Take it out. Write the words beside the drawing, or with `<text>` in it.",
        "animate" | "animatetransform" | "animatemotion" | "animatecolor" | "set" => "Take it out. Draw the last state.",
        _ => "Take this element out. The head and the scripts of a page come from the program: `{{ head }}`, `{{ scripts }}`.",
    };
    Objection::new(at, "A template may not load, run or lead away by itself.", help)
}

/// What is wrong with an attribute.
fn judge(text: &str, element: &str, name: Range<usize>, value: Range<usize>) -> Option<Objection> {
    let (written, raw) = (&text[name.clone()], &text[value.clone()]);
    let whole = name.start..value.end.max(name.end);
    let object = |message: &str, help: &'static str| Some(Objection::new(whole.clone(), message, help));
    let of_script = |name: &str| name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on")) && name.len() > 2;
    if of_script(written) && !written.as_bytes()[2].is_ascii_digit() {
        return object(
            "A template may not bring a script of its own.",
            "Take this attribute out. A theme changes how a booklet looks, not what it does.",
        );
    }
    let is_quoted = matches!(text.as_bytes()[..value.start].last(), Some(b'"' | b'\''));
    if raw.contains('<') || written.contains(['<', '"', '\'']) || (!is_quoted && raw.contains(['"', '\''])) {
        return object(
            "Browsers could read this tag in two ways.",
            "Close every quotation mark, and write `&lt;` for the sign in an attribute.",
        );
    }
    if is_one_of(&ATTRIBUTES, written) {
        let help = match written.to_ascii_lowercase().as_str() {
            "style" => "Give the element a class, and write its rules into `assets/style.css`.",
            "srcset" | "imagesrcset" => "Name one picture in `src`.",
            _ => "Take this attribute out. A booklet sends nothing and asks nobody.",
        };
        return object(&format!("The attribute `{}` may not stand here.", written.to_ascii_lowercase()), help);
    }
    let is_href = written.eq_ignore_ascii_case("href") || written.eq_ignore_ascii_case("xlink:href");
    let is_link = ["a", "area"].iter().any(|link| link.eq_ignore_ascii_case(element));
    if is_href && is_link {
        if may_be_followed(&decoded(raw)) {
            return None;
        }
        return object(
            "This link runs or shows something that is no page.",
            "Let a link lead to a page of the booklet, a place in it (`#…`), `https:`, `mailto:`, `sms:` or `tel:`.",
        );
    }
    if is_href || is_one_of(&LOADED, written) {
        if may_be_loaded(&decoded(raw)) {
            return None;
        }
        return object(
            "This page asks for something that is not in the booklet.",
            "A booklet asks no server. Show a picture of the booklet, `{{ picture.name|picture }}`, write it out as `data:image/…`, or take it out.",
        );
    }
    if is_one_of(&DRAWN, written) && raw.contains(['(', '\\', '&']) {
        let wrong = styles::objections(&decoded(raw)).into_iter().next()?;
        return object(&wrong.message, "Name a place in the page, as in `url(#id)`, or take it out.");
    }
    None
}

/// Where a comment ends that began before this place.
fn end_of_comment(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    if let Some(end) = [">", "->"].iter().find(|end| rest.starts_with(**end)) {
        return from + end.len();
    }
    // Only as far as the first end, so that many comments cost no more than their letters.
    let after = |at: usize| ["-->", "--!>"].iter().find(|end| rest[at..].starts_with(**end)).map(|end| from + at + end.len());
    memmem::find_iter(rest.as_bytes(), "--").find_map(after).unwrap_or(text.len())
}

/// A tag that is read.
pub(super) struct Tag<'a> {
    pub text: &'a str,
    /// What is not read yet begins here.
    pub at: usize,
    pub name: Range<usize>,
}

impl Tag<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The rest up to the first such byte.
    pub fn until(&mut self, is_end: impl Fn(u8) -> bool) -> Range<usize> {
        let start = self.at;
        let rest = &self.text.as_bytes()[start..];
        self.at += rest.iter().position(|byte| is_end(*byte)).unwrap_or(rest.len());
        start..self.at
    }

    /// The next attribute, its name and its value; nothing at the end of the tag.
    pub fn attribute(&mut self) -> Option<(Range<usize>, Range<usize>)> {
        self.until(|byte| !byte.is_ascii_whitespace() && byte != b'/');
        if self.byte()? == b'>' {
            self.at += 1;
            return None;
        }
        let start = self.at;
        // A name may begin with `=`.
        self.at += usize::from(self.byte() == Some(b'='));
        self.until(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'='));
        let name = start..self.at;
        self.until(|byte| !byte.is_ascii_whitespace());
        if self.byte() != Some(b'=') {
            return Some((name.clone(), name.end..name.end));
        }
        self.at += 1;
        self.until(|byte| !byte.is_ascii_whitespace());
        match self.byte() {
            Some(mark @ (b'"' | b'\'')) => {
                self.at += 1;
                let value = self.until(|byte| byte == mark);
                self.at = (self.at + 1).min(self.text.len());
                Some((name, value))
            }
            _ => Some((name, self.until(|byte| byte.is_ascii_whitespace() || byte == b'>'))),
        }
    }
}

/// How an address that a reader follows may begin.
const FOLLOWED: [&str; 5] = ["http", "https", "mailto", "sms", "tel"];

/// Whether an address that a browser fetches by itself is a picture written out, a place in the page, or a file beside it.
fn may_be_loaded(address: &str) -> bool {
    let address = seen_by_a_browser(address);
    let is_picture = address.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"));
    is_picture || address.starts_with('#') || !address.contains([':', '/', '\\', '&'])
}

/// Whether an address that a reader follows leads to a page, a mailbox or a telephone.
fn may_be_followed(address: &str) -> bool {
    let address = seen_by_a_browser(address);
    let scheme = address.split(['/', '?', '#', char::from(PRINTED)]).next().unwrap_or_default();
    match scheme.split_once(':') {
        Some((scheme, _)) => is_one_of(&FOLLOWED, scheme),
        // A name that no browser shows as it stands could be any letter.
        None => !scheme.contains('&'),
    }
}

/// An address without what browsers pass over.
fn seen_by_a_browser(address: &str) -> Cow<'_, str> {
    let passed_over = |letter: char| letter.is_ascii_whitespace() || (letter.is_ascii_control() && letter != char::from(PRINTED));
    if address.contains(passed_over) { Cow::Owned(address.replace(passed_over, "")) } else { Cow::Borrowed(address) }
}

/// A value without its entities: numbers, and the few names that the program writes. Others stay as they are.
fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let length = after.bytes().position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#').unwrap_or(after.len());
        let name = &after[..length];
        let letter = match name.strip_prefix('#') {
            Some(number) => match number.strip_prefix(['x', 'X']) {
                Some(number) => u32::from_str_radix(number, 16).ok().and_then(char::from_u32),
                None => number.parse().ok().and_then(char::from_u32),
            },
            None => [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')]
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, letter)| *letter),
        };
        match letter {
            Some(letter) => {
                text.push(letter);
                rest = after[length..].strip_prefix(';').unwrap_or(&after[length..]);
            }
            None => {
                text.push('&');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_loads_runs_or_leads_away_is_refused_in_templates_and_in_pages() {
        for element in ELEMENTS {
            let text = format!("<p><{element}>");
            assert!(in_page("page.html", &text).is_some() && !in_template("page.html", &text).is_empty(), "{element}");
        }
        for bad in [
            "<p onclick=x>",
            "<p\nONMOUSEOVER = \"x\">",
            "<p/onclick=x>",
            "<img src=x onerror=x>",
            "<svg onload=x>",
            "<p title='a'onfocus=x>",
            "<img src=https://x.example/a>",
            "<img src=\"//x.example/a\">",
            "<img src=' \thttps://x'>",
            "<img src=&#104;ttps:x>",
            "<img src='https&colon;&sol;&sol;x'>",
            "<img src=\\\\x\\y>",
            "<img src=../x.png>",
            "<img src=data:text/html,x>",
            "<IMG SRC=HTTPS://X>",
            "<img srcset=\"//x 1x\">",
            "<video poster=//x>",
            "<body background=//x>",
            "<form>",
            "<form action=x>",
            "<button formaction=x>",
            "<a href=#x ping=//x>",
            "<a href=javascript:alert(1)>",
            "<a href=\" java\tscript:x\">",
            "<a href=java&#x73;cript:x>",
            "<a href=&#106avascript:x>",
            "<a href='javascript&colon;x'>",
            "<a href=data:text/html,x>",
            "<a href=vbscript:x>",
            "<svg><a xlink:href=javascript:x>",
            "<area href=javascript:x>",
            "<use href=//x#a>",
            "<use xlink:href='https://x#a'>",
            "<image href=https://x>",
            "<feImage href=//x>",
            "<rect fill=url(//x)>",
            "<rect filter='\\75rl(//x)'>",
            "<rect mask='url&#40;//x)'>",
            "<p style=color:red>",
            "<p style=\"background:url(//x)\">",
            "<p title=\"<img src=x>\">",
            "<noscript><p title=\"</noscript><img src=x onerror=x>\">",
            "<p title=a\"b onclick=x>",
            "<p \"a>",
            "<!--><script>x</script>-->",
            "<!-- a --!><script>",
            "<![CDATA[<script>]]>",
            "<?x ?>",
            "</ <script>",
            "a < b <script",
            "<p a=b <script>",
        ] {
            assert!(in_page("page.html", bad).is_some(), "{bad}");
            assert!(!in_template("page.html", bad).is_empty(), "{bad}");
        }
    }

    #[test]
    fn what_only_looks_like_it_passes() {
        for good in [
            "<!doctype html><p title=\"on and on\">on click, onclick=x, javascript:x, url(//x) &lt;script&gt;</p>",
            "<!-- <script>onclick</script> --><p data-on=x class=\"on-full\">",
            "<a href=#page><a href=home.html#x><a href=\"https://x.example/?a:b\"><a href=tel:+44><a href='mailto:a@b'><a href=?a:b>",
            "<a href=\"https:&#x2f;&#x2f;x.example\">",
            "<img src=photo.jpg alt=\"a > b\"><img src=\"data:image/png;base64,AA==\"><image href='\u{1}a.png\u{1}'><use href=\"#s\"/>",
            "<rect fill=\"url(#g)\" mask='url( #m )'/><svg viewBox=\"0 0 1 1\"><path d=\"M0 0(\"/>",
            "<input type=checkbox on><button aria-expanded=false>",
            "a < b, 1 <2, <3, </>",
            "<p hidden>",
            "<p",
            "<",
        ] {
            assert_eq!(in_page("page.html", good).map(|found| found.message), None, "{good}");
            assert_eq!(in_template("page.html", good).len(), 0, "{good}");
        }
        assert!(in_page("sealed.html", "<form id=open>").is_none(), "the locked page has its form");
        assert!(in_page("sealed.html", "<form action=x>").is_some());
    }

    #[test]
    fn in_a_template_what_it_prints_is_not_known_yet() {
        for good in [
            "{# <script> #}<img src=\"{{ a|picture }}\">{{ '<script>' }}{% if a < b %}<p {{ c }}>{% endif %}",
            "<a href=\"{{ a|href }}\"><use href=\"#s-{{ a }}\"/><p class=\"a{% if b %} on{% endif %}\"{% if c %} hidden{% endif %}>",
        ] {
            assert_eq!(in_template("page.html", good).len(), 0, "{good}");
        }
        for (bad, what) in [
            ("<p{% if a %} onclick=\"{{ b }}\"{% endif %}>", "onclick=\"{{ b }}"),
            ("é<img src=\"https://x/{{ a }}\">", "src=\"https://x/{{ a }}"),
            ("<a href=\"javascript:{{ a }}\">", "href=\"javascript:{{ a }}"),
            ("<p on{{ a }}=x>", "on{{ a }}=x"),
            ("{% raw %}<script>{% endraw %}", "<script"),
        ] {
            let found = in_template("page.html", bad);
            assert_eq!(found.iter().map(|found| &bad[found.at.clone()]).collect::<Vec<_>>(), [what], "{bad}");
        }
    }

    #[test]
    fn the_templates_of_the_program_pass() {
        for name in super::super::bundled_names() {
            let layer = super::super::bundled(name).expect("it is bundled");
            for path in layer.paths().filter(|path| path.starts_with("templates/")) {
                let found = in_template(path, layer.text(path).unwrap_or_default());
                assert!(found.is_empty(), "{name} {path}: {} {:?}", found[0].message, found[0].at);
            }
        }
    }
}
