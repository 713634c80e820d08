//! Texts made to hurt: they stay inert, and none takes long.

use super::*;
use std::time::{Duration, Instant};

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
    let terms = [Term { word: "plan", anchor: "plan", forms: &["a b"] }];
    for piece in REPEATED {
        let text = piece.repeat(20_000 / piece.len());
        let start = Instant::now();
        let html = to_html(&text, &|anchor| anchor.to_owned());
        let _ = (to_plain(&text), problems(&text), link_words(&text, &terms, &mut |_| false));
        assert!(start.elapsed() < Duration::from_secs(10), "{piece:?} took {:?}", start.elapsed());
        assert!(html.len() < text.len() * 20, "{piece:?}");
    }
}
