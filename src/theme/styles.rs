//! What a style sheet asks for, read as browsers read it (CSS Syntax 3): comments, texts, escapes, names and functions.
//!
//! A word is not looked for: `\75rl(` is `url(`, and `content: "url(x)"` is a text.

use super::refusals::Objection;
use memchr::memmem;
use std::ops::Range;

/// Functions whose texts and addresses are fetched.
const LOADS: [&str; 7] = ["src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade", "-moz-image-rect"];
/// Functions that draw or run something that stands elsewhere.
const ELSEWHERE: [&str; 5] = ["element", "-moz-element", "-webkit-canvas", "paint", "expression"];
/// Functions whose result nobody knows before the page is shown.
const UNKNOWN: [&str; 3] = ["var", "attr", "env"];

const WHOLE: &str = "A booklet is whole by itself. Take it out.";
const PICTURE: &str = "A booklet asks no server and no other file. Write the picture out as `url(\"data:image/…\")`, or take it out.";

/// What in a style sheet a booklet must not have, in the order of the text.
pub(super) fn objections(css: &str) -> Vec<Objection> {
    let mut sheet = Sheet { css, at: 0, open: Vec::new(), found: Vec::new() };
    // The style element of a single file ends here, whatever the style sheet takes it for.
    for end in ["</style", "</script"] {
        if let Some(at) = memmem::find(css.to_ascii_lowercase().as_bytes(), end.as_bytes()) {
            sheet.object(at..at + end.len(), format!("`{end}` may not stand here."), WHOLE);
        }
    }
    while sheet.at < css.len() {
        sheet.token();
    }
    sheet.found.sort_by_key(|objection| objection.at.start);
    sheet.found
}

/// What is wrong with an address; `None` if it is a picture written out or a place in the page.
fn address(at: Range<usize>, address: &str) -> Option<Objection> {
    let folded = address.trim().to_ascii_lowercase();
    if folded.starts_with('#') || folded.starts_with("data:image/") {
        return None;
    }
    if folded.starts_with("data:font/") || (folded.starts_with("data:application/") && folded.contains("font")) {
        let help = "Take it out. Name fonts that devices have, or one that comes with the program, such as `\"letters andika\"`.";
        let message = "This font is never shown: the pages of a booklet let no font of a theme in.";
        return Some(Objection::new(at, message, help));
    }
    Some(Objection::new(at, "This style sheet asks for another file.", PICTURE))
}

struct Sheet<'a> {
    css: &'a str,
    at: usize,
    /// The functions and brackets that are open: whether texts in them are addresses.
    open: Vec<bool>,
    found: Vec<Objection>,
}

impl Sheet<'_> {
    fn object(&mut self, at: Range<usize>, message: impl Into<String>, help: &'static str) {
        self.found.push(Objection::new(at, message, help));
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.css.as_bytes().get(self.at + ahead).copied().unwrap_or(0)
    }

    fn token(&mut self) {
        let start = self.at;
        match self.byte(0) {
            b'/' if self.byte(1) == b'*' => self.comment(),
            b'"' | b'\'' => {
                let text = self.quoted();
                if self.open.last() == Some(&true) {
                    self.judge(start, &text);
                }
            }
            b'@' => {
                self.at += 1;
                if self.starts_name() {
                    let name = self.name();
                    if matches!(name.as_str(), "import" | "namespace") {
                        self.object(start..self.at, format!("`@{name}` may not stand here."), WHOLE);
                    }
                }
            }
            b'#' => {
                self.at += 1;
                if self.is_of_name() {
                    self.name();
                }
            }
            b'0'..=b'9' => self.number(),
            b'<' if self.css[start..].starts_with("<!--") => {
                self.at += 4;
                self.object(start..self.at, "`<!--` may not stand here.", WHOLE);
            }
            b'(' => {
                self.at += 1;
                self.open.push(false);
            }
            b')' => {
                self.at += 1;
                self.open.pop();
            }
            _ if self.starts_name() => self.word(start),
            _ => self.step(),
        }
    }

    /// A name, or a function with its name.
    fn word(&mut self, start: usize) {
        let name = self.name();
        if self.byte(0) != b'(' {
            if name == "-moz-binding" {
                self.object(start..self.at, "`-moz-binding` may not stand here.", WHOLE);
            }
            return;
        }
        self.at += 1;
        if ELSEWHERE.contains(&name.as_str()) {
            self.object(start..self.at, format!("`{name}(` may not stand here."), PICTURE);
        }
        let asks = self.open.last() == Some(&true);
        if asks && UNKNOWN.contains(&name.as_str()) {
            self.object(start..self.at, format!("Nobody can tell what `{name}(` asks for here."), PICTURE);
        }
        let loads = LOADS.contains(&name.as_str());
        if name != "url" {
            // The name of a type stands in image-set as a text that nobody fetches.
            self.open.push(loads || (asks && !matches!(name.as_str(), "type" | "format" | "tech")));
            return;
        }
        let spaces = self.css[self.at..].bytes().take_while(u8::is_ascii_whitespace).count();
        if matches!(self.byte(spaces), b'"' | b'\'') {
            self.open.push(true);
            return;
        }
        self.at += spaces;
        let mut target = String::new();
        while !matches!(self.byte(0), b')') && self.at < self.css.len() {
            target.push(if self.byte(0) == b'\\' { self.escaped() } else { self.letter() });
        }
        self.at = (self.at + 1).min(self.css.len());
        self.judge(start, &target);
    }

    fn judge(&mut self, start: usize, target: &str) {
        self.found.extend(address(start..self.at, target));
    }

    fn comment(&mut self) {
        self.at = self.css[self.at + 2..].find("*/").map_or(self.css.len(), |length| self.at + 2 + length + 2);
    }

    fn quoted(&mut self) -> String {
        let mark = self.byte(0);
        let mut text = String::new();
        self.at += 1;
        while self.at < self.css.len() {
            match self.byte(0) {
                byte if byte == mark => {
                    self.at += 1;
                    break;
                }
                // A line end breaks the text off.
                b'\n' | b'\r' | 0x0c => break,
                b'\\' if matches!(self.byte(1), b'\n' | b'\r' | 0x0c) => self.at += 2,
                b'\\' => text.push(self.escaped()),
                _ => text.push(self.letter()),
            }
        }
        text
    }

    fn number(&mut self) {
        while self.byte(0).is_ascii_digit() || self.byte(0) == b'.' && self.byte(1).is_ascii_digit() {
            self.at += 1;
        }
        if self.starts_name() {
            self.name();
        }
    }

    /// Whether a name begins here.
    fn starts_name(&self) -> bool {
        let is_first = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80;
        let is_escape = |ahead: usize| self.byte(ahead) == b'\\' && !matches!(self.byte(ahead + 1), b'\n' | b'\r' | 0x0c);
        match self.byte(0) {
            b'-' => is_first(self.byte(1)) || self.byte(1) == b'-' || is_escape(1),
            byte => is_first(byte) || is_escape(0),
        }
    }

    fn is_of_name(&self) -> bool {
        self.starts_name() || self.byte(0).is_ascii_digit() || self.byte(0) == b'-'
    }

    /// The name that begins here, without escapes and in small letters.
    fn name(&mut self) -> String {
        let mut name = String::new();
        while self.at < self.css.len() && (self.is_of_name()) {
            name.push(if self.byte(0) == b'\\' { self.escaped() } else { self.letter() });
        }
        name.make_ascii_lowercase();
        name
    }

    fn letter(&mut self) -> char {
        let letter = self.css[self.at..].chars().next().unwrap_or('\u{fffd}');
        self.at += letter.len_utf8();
        letter
    }

    fn step(&mut self) {
        self.letter();
    }

    /// The letter that an escape stands for: up to six hexadecimal digits and one space, or any other letter.
    fn escaped(&mut self) -> char {
        self.at += 1;
        let digits = self.css[self.at..].bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        if digits == 0 {
            return if self.at < self.css.len() { self.letter() } else { '\u{fffd}' };
        }
        let code = u32::from_str_radix(&self.css[self.at..self.at + digits], 16).unwrap_or(0);
        self.at += digits;
        if self.css[self.at..].starts_with("\r\n") {
            self.at += 2;
        } else if self.byte(0).is_ascii_whitespace() {
            self.at += 1;
        }
        char::from_u32(code).filter(|letter| *letter != '\0').unwrap_or('\u{fffd}')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_style_sheet_asks_for_is_found_in_every_disguise() {
        for bad in [
            "a{b:url(https://x.example/a)}",
            "a{b:URL( \"//x.example\" )}",
            "a{b:\\75rl(https://x.example)}",
            "a{b:\\75 rl(//x)}",
            "a{b:\\000075rl(//x)}",
            "a{b:u\\72 l('//x')}",
            "a{b:\\u\\r\\l(//x)}",
            "a{b:url(x.png)}",
            "a{b:url(\"\\\n//x\")}",
            "a{b:url(data:text/html,x)}",
            "a{b:url(//x",
            "a{b:url(\"//x",
            "a{b:image-set(\"https://x\" 1x)}",
            "a{b:-webkit-image-set(\"//x\" 1x, url(#a) 2x)}",
            "a{b:\\69mage-set('//x' 1x)}",
            "a{b:image-set(calc(\"//x\") 1x)}",
            "a{b:src(\"//x\")}",
            "a{--x:\"//x\";b:src(var(--x))}",
            "a{b:image-set(var(--x) 1x)}",
            "a{b:cross-fade(url(//x), #fff)}",
            "a{b:-webkit-cross-fade(\"//x\", red)}",
            "a{b:image('//x')}",
            "a{b:element(#a)}",
            "a{b:-moz-element(#a)}",
            "a{b:paint(x)}",
            "a{b:expression(alert(1))}",
            "a{--x:url(//x)}",
            "a{-moz-binding:none}",
            "@import \"x\";",
            "@IMPORT url(#x);",
            "@\\69mport 'x';",
            "@\\69 mport 'x';",
            "@namespace \"x\";",
            "@font-face{src:url(//x)}",
            "@font-face{src:url(\"data:font/woff2;base64,AA\")}",
            "/* a */ a{content:\"\n url(//x)}",
            "a{b:'\\' url(//x)}c{d:'url(//x)}",
            "<!-- a",
            "a{content:\"</STYLE>\"}",
        ] {
            assert!(!objections(bad).is_empty(), "{bad}");
        }
    }

    #[test]
    fn words_that_only_look_like_it_pass() {
        for good in [
            "a{b:url(#id)}",
            "a{b:url( '#id' )}",
            "a{b:url(\"data:image/svg+xml,%3Csvg/%3E\")}",
            "a{b:image-set(url(data:image/png;base64,AA) 1x, \"data:image/png;base64,AA\" type(\"image/png\") 2x)}",
            "a{content:\"url(https://x.example)\"}",
            "a{content:'@import'}",
            "/* url(https://x.example) @import \"x\" */",
            "a{b:curl(1) my-url(1) 1url(1) #url(1)}",
            "a{--url:1;--import:2;src:3}",
            "a[href^=\"https:\"]{b:attr(href)}",
            ".on-full:not(.url)>a{b:var(--x,calc(1px + 2px))}",
            "@media print{a{b:c}}",
            "a{b:\\26 c;d:\"\\201C\"}",
            "",
            "\\",
            "a{b:\"\\",
        ] {
            assert_eq!(objections(good).iter().map(|found| &found.message).collect::<Vec<_>>(), [""; 0], "{good}");
        }
    }

    #[test]
    fn an_objection_says_where_it_stands() {
        let css = "é{b:1}\na{b:\\75rl( '//x' )}";
        let found = objections(css);
        assert_eq!(found.iter().map(|found| &css[found.at.clone()]).collect::<Vec<_>>(), ["'//x'"]);
    }

    #[test]
    fn the_style_sheets_of_the_program_pass() {
        for name in super::super::bundled_names() {
            let layer = super::super::bundled(name).expect("it is bundled");
            for path in layer.paths().filter(|path| path.ends_with(".css")) {
                let found = objections(layer.text(path).unwrap_or_default());
                assert!(found.is_empty(), "{name} {path}: {}", found[0].message);
            }
        }
    }
}
