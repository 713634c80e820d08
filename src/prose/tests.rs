//! What Markdown becomes, sign by sign, and what must hold for any text, also one that is made to hurt.

use super::*;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn html(markdown: &str) -> String {
    to_html(markdown, &|anchor| format!("words.html#{anchor}"))
}

/// A text, its HTML, its words.
const SHOWN: &[(&str, &str, &str)] = &[
    ("", "", ""),
    ("Jay is 7.", "<p>Jay is 7.</p>", "Jay is 7."),
    ("  You & me, \"friends\"\n", "<p>You &amp; me, &quot;friends&quot;</p>", "You & me, \"friends\""),
    ("Home was **not safe**.\nThis is why.", "<p>Home was <strong>not safe</strong>. This is why.</p>", "Home was not safe. This is why."),
    ("One  \ntwo\\\nthree", "<p>One<br/>two<br/>three</p>", "One\ntwo\nthree"),
    ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>", "a\nb"),
    ("3. a\n4. b\n\nc", "<ol start=\"3\"><li>a</li><li>b</li></ol><p>c</p>", "a\nb\nc"),
    ("- a\n  - b", "<ul><li>a<ul><li>b</li></ul></li></ul>", "a\nb"),
    ("• a\n• b", "<p>• a<br/>• b</p>", "• a\n• b"),
    // What only looks like Markdown.
    ("1. January", "<p>1. January</p>", "1. January"),
    ("2. Juli: **Mum** rings.", "<p>2. Juli: <strong>Mum</strong> rings.</p>", "2. Juli: Mum rings."),
    ("2. Juli\n14. Juli", "<p>2. Juli</p><p>14. Juli</p>", "2. Juli\n14. Juli"),
    ("1. May\n1. June", "<p>1. May</p><p>1. June</p>", "1. May\n1. June"),
    ("We meet on\n14. March", "<p>We meet on 14. March</p>", "We meet on 14. March"),
    ("5 * 3 = 5*3", "<p>5 * 3 = 5*3</p>", "5 * 3 = 5*3"),
    ("snake_case_word", "<p>snake_case_word</p>", "snake_case_word"),
    ("+44 113 496 0001", "<p>+44 113 496 0001</p>", "+44 113 496 0001"),
    ("-", "<p>-</p>", "-"),
    ("[a]: b", "<p>[a]: b</p>", "[a]: b"),
    ("AT&amp;T", "<p>AT&amp;T</p>", "AT&T"),
    // What is shown as the text it is.
    ("*so*", "<p>so</p>", "so"),
    ("# Title", "<p># Title</p>", "# Title"),
    ("Title\n===", "<p>Title<br/>===</p>", "Title\n==="),
    ("> quote", "<p>&gt; quote</p>", "> quote"),
    ("```\ncode\n```", "<p>```<br/>code<br/>```</p>", "```\ncode\n```"),
    ("    four in", "<p>four in</p>", "four in"),
    ("`code`", "<p>`code`</p>", "`code`"),
    ("---", "<p>---</p>", "---"),
    ("<b>x</b> y", "<p>&lt;b&gt;x&lt;/b&gt; y</p>", "<b>x</b> y"),
    ("<div>\nx", "<p>&lt;div&gt;<br/>x</p>", "<div>\nx"),
    ("![kite](https://x.y/z.png)", "<p>![kite](https://x.y/z.png)</p>", "![kite](https://x.y/z.png)"),
    ("|a|b|\n|--|--|\n|1|2|", "<p>|a|b|<br/>|--|--|<br/>|1|2|</p>", "|a|b|\n|--|--|\n|1|2|"),
    // Links.
    ("[us](https://a.b/?c&d)", "<p><a class=\"alone\" href=\"https://a.b/?c&amp;d\">us</a></p>", "us"),
    ("[ring](tel:+441134960001)", "<p><a class=\"alone\" href=\"tel:+441134960001\">ring</a></p>", "ring"),
    ("<me@council.example>", "<p><a class=\"alone\" href=\"mailto:me@council.example\">me@council.example</a></p>", "me@council.example"),
    ("[plan](word:care-plan)", "<p><a class=\"word alone\" href=\"words.html#care-plan\">plan</a></p>", "plan"),
    ("- [ring](tel:+1), then ask", "<ul><li><a href=\"tel:+1\">ring</a>, then ask</li></ul>", "ring, then ask"),
    ("A [plan](word:care-plan)", "<p>A <a class=\"word alone\" href=\"words.html#care-plan\">plan</a></p>", "A plan"),
    ("My own [plan](word:care-plan)", "<p>My own <a class=\"word\" href=\"words.html#care-plan\">plan</a></p>", "My own plan"),
    ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>", "[x](javascript:alert)"),
    ("[x](&#106;avascript:alert)", "<p>[x](&amp;#106;avascript:alert)</p>", "[x](&#106;avascript:alert)"),
    ("[x](page.html)", "<p>[x](page.html)</p>", "[x](page.html)"),
    ("[x](//host)", "<p>[x](//host)</p>", "[x](//host)"),
    ("[ ](https://a.b)", "<p>[ ](https://a.b)</p>", "[ ](https://a.b)"),
];

#[test]
fn each_sign_has_its_meaning_or_is_shown() {
    for (markdown, wanted, words) in SHOWN {
        assert_eq!(html(markdown), *wanted, "{markdown}");
        assert_eq!(to_plain(markdown), *words, "{markdown}");
    }
}

#[test]
fn deep_lists_end_as_text() {
    let deep = "- a\n  - b\n    - c\n      - d\n- e";
    assert_eq!(html(deep), "<ul><li>a<ul><li>b<ul><li>c<p>- d</p></li></ul></li></ul></li><li>e</li></ul>");
    assert_eq!(problems(deep), [(24..27, Problem::Nesting)]);
}

#[test]
fn inline_text_has_no_blocks() {
    let inline = to_inline_html("Bring:\n\n- a **hat**\n- 2 pens\n\n3. x\n4. y", &|_| String::new());
    assert_eq!(inline, "Bring:<br/>• a <strong>hat</strong><br/>• 2 pens<br/>3. x<br/>4. y");
}

#[test]
fn problems_come_with_their_place() {
    let found =
        |markdown: &str| problems(markdown).into_iter().map(|(range, problem)| (markdown[range].to_owned(), problem)).collect::<Vec<_>>();
    let one = |text: &str, problem| vec![(text.to_owned(), problem)];
    assert_eq!(found("Sam and **Mum** go.\n\n- to the park"), vec![]);
    assert_eq!(found("a\n\n# Title\n\nb"), one("# Title", Problem::Heading));
    assert_eq!(found("> said\n\nb"), one("> said", Problem::Quote));
    assert_eq!(found("see [x](ftp://y) now"), one("[x](ftp://y)", Problem::Link));
    assert_eq!(found("see ![x](https://y) now"), one("![x](https://y)", Problem::Image));
    assert_eq!(found("a\n\n***\n\nb"), one("***", Problem::Rule));
    assert_eq!(found("a *b* c"), one("*b*", Problem::Emphasis));
    assert_eq!(found("a `b` c"), one("`b`", Problem::Code));
    assert_eq!(found("a <b> c"), one("<b>", Problem::Html));
    assert_eq!(found("a[^1] c"), one("[^1]", Problem::Footnote));
    assert_eq!(found("a|b\n-|--\n1|2"), one("-|--", Problem::Table));
}

const TERMS: &[LinkTerm<'static>] = &[
    LinkTerm { word: "plan", anchor: "plan", forms: &["plans"] },
    LinkTerm { word: "care plan", anchor: "care-plan", forms: &["care plans"] },
    LinkTerm { word: "Review", anchor: "review", forms: &["reviews", "reviewed"] },
    LinkTerm { word: "منصوبہ", anchor: "mansuba", forms: &[] },
];

fn linked(markdown: &str) -> String {
    let mut seen = [false; 4];
    link_words(markdown, TERMS, &mut |term| std::mem::replace(&mut seen[term], true))
}

#[test]
fn the_first_place_of_a_word_is_linked() {
    assert_eq!(linked("A plan, a plan."), "A [plan](word:plan), a plan.");
    assert_eq!(linked("Your care\nplan is a plan."), "Your [care\nplan](word:care-plan) is a [plan](word:plan).");
    assert_eq!(linked("**Reviews** and review"), "**[Reviews](word:review)** and review");
    assert_eq!(linked("[plan](https://a.b) and plans"), "[plan](https://a.b) and [plans](word:plan)");
    assert_eq!(linked("یہ منصوبہ ہے"), "یہ [منصوبہ](word:mansuba) ہے");
    assert_eq!(linked("- a plan's end"), "- a [plan](word:plan)'s end");
    for untouched in
        ["__[__plan__[__[", "explanation", "re-review", "`plan`", "plan_b", "!plan", "[plan](word:x)", "care **plan**s", "# plan"]
    {
        assert_eq!(linked(untouched), untouched);
    }
}

#[test]
fn a_word_linked_before_stays_as_it_is() {
    let mut asked = Vec::new();
    let text = link_words("The plan has a review and a plan.", TERMS, &mut |term| {
        asked.push(term);
        term == 0
    });
    assert_eq!(text, "The plan has a [review](word:review) and a plan.");
    assert_eq!(asked, [0, 2]);
}

/// Texts full of signs that mean something somewhere.
fn any_markdown() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "*",
        "**",
        "_",
        "__",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "<b>",
        "</b>",
        "<!--",
        "&",
        "&amp;",
        "&#60;",
        "\\",
        "`",
        "```",
        "#",
        "- ",
        "1. ",
        "2. ",
        "> ",
        "|",
        "---",
        "\n",
        "\n\n",
        "  \n",
        "    ",
        " ",
        " ",
        "](https://a.b)",
        "](word:plan)",
        "](javascript:x)",
        "![",
        "<https://a.b>",
        "<a@b.c>",
        "[^1]",
        "]:",
        "\"",
        "'",
        "~",
        "=",
        "\t",
        "é",
        "ہ",
        "plan",
        "care",
        "care plan",
        "review",
        "Sam",
        "7",
        "!",
        ".",
        ":",
    ]);
    prop::collection::vec(signs, 0..40).prop_map(|signs| signs.concat())
}

const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<ul>",
    "</ul>",
    "<ol>",
    "</ol>",
    "<li>",
    "</li>",
    "<strong>",
    "</strong>",
    "</a>",
    "<br/>",
    "<a href=\"",
    "<a class=\"word\" href=\"",
    "<a class=\"alone\" href=\"",
    "<a class=\"word alone\" href=\"",
    "<ol start=\"",
];

/// Whether tags are only ours and closed in order, as XHTML demands.
fn well_formed(html: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for (at, _) in html.match_indices('<') {
        let rest = &html[at..];
        if !TAGS.iter().any(|tag| rest.starts_with(tag)) {
            return false;
        }
        let name = rest[1..].split(['>', ' ']).next().unwrap_or_default();
        if let Some(closed) = name.strip_prefix('/') {
            if open.pop() != Some(closed) {
                return false;
            }
        } else if name != "br/" {
            open.push(name);
        }
    }
    let bare = html
        .match_indices('&')
        .any(|(at, _)| !["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"].iter().any(|entity| html[at..].starts_with(entity)));
    open.is_empty() && !bare
}

/// The words of a text that are neither signs nor part of an address.
fn words(markdown: &str) -> Vec<&str> {
    markdown
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| ["plan", "care", "review", "Sam", "é", "ہ"].contains(word))
        .collect()
}

proptest! {
    #[test]
    fn html_is_well_formed_and_ours(markdown in any_markdown()) {
        let html = html(&markdown);
        prop_assert!(well_formed(&html), "{html}");
        let inline = to_inline_html(&markdown, &|_| "\"><script>".to_owned());
        prop_assert!(well_formed(&inline) && !inline.contains("<p>"), "{inline}");
        prop_assert!(html.len() <= markdown.len() * 20 + 20);
    }

    #[test]
    fn no_word_is_lost(markdown in any_markdown()) {
        let without_addresses = markdown.replace("](word:plan)", "](word:x)");
        let plain = to_plain(&without_addresses);
        let mut rest = plain.as_str();
        for word in words(&without_addresses) {
            let found = rest.find(word);
            prop_assert!(found.is_some(), "{word} in {plain:?}");
            rest = &rest[found.unwrap_or_default() + word.len()..];
        }
    }

    #[test]
    fn linking_words_changes_no_word(markdown in any_markdown()) {
        let linked = linked(&markdown);
        prop_assert_eq!(to_plain(&linked), to_plain(&markdown));
        prop_assert_eq!(html(&linked).matches("<strong>").count(), html(&markdown).matches("<strong>").count());
    }

    #[test]
    fn one_sentence_is_what_the_parser_would_say(markdown in any_markdown()) {
        if one_sentence(&markdown).is_some() && !markdown.trim().is_empty() {
            prop_assert_eq!(html(&markdown), html::blocks(&sanitizer::pieces(markdown.trim()), &|_| String::new()));
        }
    }

    #[test]
    fn problems_lie_inside_the_text(markdown in any_markdown()) {
        for (range, _) in problems(&markdown) {
            prop_assert!(markdown.get(range).is_some());
        }
    }

    #[test]
    fn any_text_at_all(markdown in "\\PC*") {
        prop_assert!(well_formed(&html(&markdown)));
        let _ = (to_plain(&markdown), problems(&markdown), linked(&markdown));
    }
}

#[test]
fn attacks_are_inert() {
    let attacks = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](<java\nscript:alert(1)>)",
        "[x](&#x6A;avascript:alert(1))",
        "[x](&Tab;javascript:alert(1))",
        "[x](data:text/html,x)",
        "[x](vbscript:x)",
        "[x](file:///etc/passwd)",
        "[x](//evil.example)",
        "[x](/\\evil.example)",
        "[x](https:evil)",
        "[x](https:///x)",
        "[x](word:\"onmouseover=x)",
        "[x](word:../../x)",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "[a]\n\n[a]: javascript:alert(1)",
        "<svg/onload=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "<!-- --><b>",
        "<?php x ?>",
        "<![CDATA[x]]>",
    ];
    for attack in attacks {
        let html = to_html(attack, &|_| String::new());
        let inside = html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")).expect("one paragraph");
        assert!(!inside.replace("</p><p>", "").replace("<br/>", "").contains(['<', '>', '"']), "{html}");
    }
    for unseen in ["&#8238;", "&#x1b;", "&shy;", "&#xfeff;", "&ZeroWidthSpace;", "&#xffff;"] {
        assert_eq!(to_plain(unseen), unseen);
    }
    let quoted = to_html("[x](https://a.b/\"onclick='x'<>)", &|_| String::new());
    assert!(!quoted.contains("onclick='") && !quoted.contains("\"onclick"), "{quoted}");
}

/// Pieces that, repeated, have made Markdown parsers slow.
const REPEATED: &[&str] = &[
    "[",
    "![",
    "[a](",
    "*",
    "**a ",
    "*a_ ",
    "_",
    "`",
    "`` ` ",
    "<",
    "<!--",
    "<a ",
    "&",
    "&#",
    "\\",
    "> ",
    "- ",
    "1. ",
    "* a\n",
    "1. a\n\n",
    "[a]: b\n",
    "[a][",
    "](",
    "|a",
    "|-|\n",
    "a\n",
    "  \n",
    "<https://",
    "![[](",
    "***",
    "~~~\n",
    "# a\n",
    "- a\n  ",
    "[x](https://a.b)",
    "plan ",
    "\n\n",
    "\t",
    "**",
    "<b>",
    "]:",
];

#[test]
fn no_text_takes_long() {
    let terms = [LinkTerm { word: "plan", anchor: "plan", forms: &["a b"] }];
    for piece in REPEATED {
        let text = piece.repeat(20_000 / piece.len());
        let start = Instant::now();
        let html = to_html(&text, &|anchor| anchor.to_owned());
        let _ = (to_plain(&text), problems(&text), link_words(&text, &terms, &mut |_| false));
        assert!(start.elapsed() < Duration::from_secs(10), "{piece:?} took {:?}", start.elapsed());
        assert!(html.len() < text.len() * 20, "{piece:?}");
    }
}
