//! Styles and scripts with less to send: without comments, line ends and needless spaces. What they say stays.

/// Properties with a shorter name. They are the same where lines run from side to side, as in every booklet.
const SHORTER: [(&str, &str); 14] = [
    ("min-block-size", "min-height"),
    ("max-block-size", "max-height"),
    ("block-size", "height"),
    ("min-inline-size", "min-width"),
    ("max-inline-size", "max-width"),
    ("inline-size", "width"),
    ("margin-block-start", "margin-top"),
    ("margin-block-end", "margin-bottom"),
    ("padding-block-start", "padding-top"),
    ("padding-block-end", "padding-bottom"),
    ("border-block-start", "border-top"),
    ("border-block-end", "border-bottom"),
    ("inset-block-start", "top"),
    ("inset-block-end", "bottom"),
];

/// Bytes of a style sheet after which, or before which, something may be to do. All others are taken as they come.
const SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    let (all, mut at) = (b" \t\n\x0c\r/{};,>)(+~:\"'", 0);
    while at < all.len() {
        signs[all[at] as usize] = true;
        at += 1;
    }
    signs
};

/// A style sheet on few bytes. What is in quotation marks stays as it is.
pub(super) fn styles(css: &str) -> String {
    let mut made = String::with_capacity(css.len());
    let mut rest = css;
    let (mut space, mut depth) = (false, 0_i32);
    let upright = css.contains("writing-mode");
    while let Some(letter) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            space = true;
            continue;
        }
        if letter.is_ascii_whitespace() {
            (space, rest) = (true, &rest[1..]);
            continue;
        }
        // A space before these, or after them, says nothing. `a :hover` is not `a:hover`, so only the space after a colon goes.
        // In brackets, `+` may stand between two numbers, and its spaces stay.
        let last = made.chars().next_back();
        let needless = matches!(letter, '{' | '}' | ';' | ',' | '>' | ')')
            || last.is_none_or(|last| matches!(last, '{' | '}' | ';' | ',' | '>' | ':' | '(' | '\n'));
        let joins = depth == 0 && (matches!(letter, '+' | '~') || matches!(last, Some('+' | '~')));
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        if space && !needless && !joins {
            made.push(' ');
        }
        space = false;
        if letter == '}' && last == Some(';') {
            made.pop();
        }
        if letter == ':' && !upright {
            shorten(&mut made);
        }
        let length = match letter {
            '"' | '\'' => quoted(rest, letter),
            _ if letter.is_ascii() && SIGNS[letter as usize] => 1,
            _ => rest.bytes().position(|byte| SIGNS[usize::from(byte)]).unwrap_or(rest.len()),
        };
        made.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    made
}

/// Gives the property that ends here its shorter name.
fn shorten(made: &mut String) {
    let at = memchr::memrchr2(b'{', b';', made.as_bytes()).map_or(0, |at| at + 1);
    if let Some((_, shorter)) = SHORTER.iter().find(|(long, _)| made[at..] == **long) {
        made.truncate(at);
        made.push_str(shorter);
    }
}

/// How long a quoted piece is, with its marks.
fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if !escaped && (letter == mark || letter == '\n') {
            return at + 1;
        }
        escaped = !escaped && letter == '\\';
    }
    text.len()
}

/// A script of ours on few bytes. It is for those that come with the program alone: each of their statements ends with `;`
/// or `}`, no loop has an empty body, and no text is in backticks.
pub(super) fn script(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    let (mut space, mut line) = (false, false);
    while let Some(letter) = rest.chars().next() {
        let comment = if rest.starts_with("//") {
            Some(rest.find('\n').unwrap_or(rest.len()))
        } else {
            rest.strip_prefix("/*").map(|inside| inside.find("*/").map_or(rest.len(), |end| end + 4))
        };
        if let Some(length) = comment {
            (space, rest) = (true, &rest[length..]);
            continue;
        }
        if letter.is_ascii_whitespace() {
            (space, line, rest) = (true, line || letter == '\n', &rest[1..]);
            continue;
        }
        let last = made.chars().next_back().unwrap_or(';');
        let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$');
        // After `}` a new line may be the end of a statement.
        if line && last == '}' && is_word(letter) {
            made.push('\n');
        } else if space && ((is_word(last) && is_word(letter)) || (last == letter && matches!(letter, '+' | '-' | '/'))) {
            made.push(' ');
        }
        (space, line) = (false, false);
        if letter == '}' && last == ';' {
            made.pop();
        }
        let length = match letter {
            '"' | '\'' => quoted(rest, letter),
            '/' if starts_a_pattern(&made) => pattern(rest),
            _ => letter.len_utf8(),
        };
        made.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    made.push('\n');
    made
}

/// Whether a `/` after this is the start of a pattern and divides nothing.
fn starts_a_pattern(before: &str) -> bool {
    before.ends_with(['(', ',', '=', ':', '[', '!', '&', '|', '?', '{', '}', ';', '\n']) || before.ends_with("return")
}

/// How long a pattern is, with its slashes.
fn pattern(text: &str) -> usize {
    let (mut escaped, mut in_class) = (false, false);
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            '/' if !escaped && !in_class => return at + 1,
            '[' if !escaped => in_class = true,
            ']' if !escaped => in_class = false,
            _ => {}
        }
        escaped = !escaped && letter == '\\';
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_says_the_same_on_fewer_bytes() {
        let long = "/* a */\na  b , c:hover { content: \"; } /* x */  \" ; --x: ; color: var( --y, 1px ) }\n@media (a: b) {\n  c > d + d ~ d :is(d) { e: f; g: calc(1px + 2px) }\n}\n";
        let short = "a b,c:hover{content:\"; } /* x */  \";--x:;color:var(--y,1px)}@media (a:b){c>d+d~d :is(d){e:f;g:calc(1px + 2px)}}";
        assert_eq!(styles(long), short);
        assert_eq!(styles(short), short, "nothing more to take away");
        assert_eq!(styles("a{b: 'it\\'s  ;  ' }"), "a{b:'it\\'s  ;  '}");
        assert_eq!(
            styles("a { inline-size: 1px; margin-block-start: 2px; container-type: inline-size }"),
            "a{width:1px;margin-top:2px;container-type:inline-size}"
        );
        assert_eq!(styles("a:is(b) { inset-block-end: 0 } c { --block-size: 1 }"), "a:is(b){bottom:0}c{--block-size:1}");
        assert_eq!(styles("a { writing-mode: vertical-rl; inline-size: 1px }"), "a{writing-mode:vertical-rl;inline-size:1px}");
        assert_eq!(styles("a { b: \"open\n  c: d }"), "a{b:\"open\nc:d}");
    }

    #[test]
    fn a_script_does_the_same_on_fewer_bytes() {
        for (long, short) in [
            ("// a\n  /** b */\n  var c = 1; // d\n\n", "var c=1;\n"),
            ("if (a in b) {\n  c( \"// x  ; }\" );\n}\nelse return  d;\n", "if(a in b){c(\"// x  ; }\")}\nelse return d;\n"),
            ("a = /[/ ] \\/  ;/.test(b) / c / 2;", "a=/[/ ] \\/  ;/.test(b)/c/2;\n"),
            ("return /\\s+/g;", "return/\\s+/g;\n"),
            ("a + +b - --c;", "a+ +b- --c;\n"),
            ("var a = 'it\\'s  '\n  + \"b\";", "var a='it\\'s  '+\"b\";\n"),
        ] {
            assert_eq!(script(long), short);
            assert_eq!(script(short), short, "nothing more to take away");
        }
    }
}
