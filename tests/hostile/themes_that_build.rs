//! Themes that fill the memory without printing a byte: stopped at their line, with what to do, in 200 MB.

use super::project::{Run, run, themed};
use super::themes::page;

const PAGE: &str = "templates/page.html";

/// Checks one reader's pages: each costs what a theme is allowed to cost before it is stopped.
fn check(folder: &std::path::Path) -> Run {
    run(folder, &["check", ".", "--report", "json", "--reader", "rory", "--format", "site"])
}

/// Each of these would fill the memory without printing a byte. They run in 200 MB, and are stopped at their line with what to do.
#[test]
fn templates_that_build_without_end_are_stopped_with_their_line() {
    let ten = "0123456789";
    let long = format!("{{% set long = [\"{ten}\"]|list|join %}}{{% set long = [{}]|join %}}", "long,".repeat(200));
    let rounds =
        |first: &str, step: &str| format!("{{% set n = namespace(a={first}) %}}\n{{% for i in range(99999) %}}{step}{{% endfor %}}");
    let doubled = rounds("long", "{% set n.a = n.a ~ n.a %}");
    for (what, inside) in [
        ("a text to itself", doubled.clone()),
        ("the same with +", rounds("long", "{% set n.a = n.a + n.a %}")),
        ("a list of texts", rounds("[]", "{% set n.a = n.a + [long ~ i] %}")),
        ("a list to itself", rounds("[long]", "{% set n.a = n.a + n.a %}")),
        ("a part of a text, kept", rounds("[]", "{% set n.a = n.a + [long[1:]] %}")),
        ("a list in a list, ever deeper", rounds("[]", "{% set n.a = [n.a] %}")),
        ("the same in a map", rounds("{}", "{% set n.a = {'b': n.a} %}")),
        ("what holds itself", rounds("[]", "{% set n.a = n %}{{ n }}")),
        ("a part of a list, again and again", rounds("[1, 2]", "{% set n.a = [n.a[0:], n.a] %}")),
        ("a text caught", rounds("[]", "{% set x %}{{ long }}{{ long }}{% endset %}{% set n.a = n.a + [x] %}")),
        (
            "a text of the template caught",
            rounds("[]", &format!("{{% set x %}}{}{{% endset %}}{{% set n.a = n.a + [x] %}}", ten.repeat(900))),
        ),
        ("one text of a loop", format!("\n{{% set x %}}{{% for i in range(99999) %}}{}{{% endfor %}}{{% endset %}}", ten.repeat(900))),
        (
            "raw text",
            format!("\n{{% set x %}}{{% for i in range(99999) %}}{{% raw %}}{}{{% endraw %}}{{% endfor %}}{{% endset %}}", ten.repeat(900)),
        ),
        ("a macro that doubles", rounds("long", "{% set n.a = twice(n.a) %}")),
        ("a macro in a macro", "\n{{ tower(14, long) }}".to_owned()),
        ("a caller", rounds("[]", "{% call(x) around() %}{% set n.a = n.a + [x ~ long] %}{% endcall %}")),
        ("a filter's block", rounds("[]", "{% set x %}{% filter upper %}{{ long }}{% endfilter %}{% endset %}{% set n.a = n.a + [x] %}")),
        ("replace", "\n{{ long|replace('0', long)|replace('1', long)|replace('2', long)|length }}".to_owned()),
        ("join", "\n{{ range(99999)|join(long)|length }}".to_owned()),
        ("join by name", "\n{{ range(99999)|join(d=long)|length }}".to_owned()),
        ("format", "\n{{ '%999999999d'|format(1)|length }}".to_owned()),
        ("format by a value", "\n{{ '%*d'|format(999999999, 1)|length }}".to_owned()),
        ("batch", "\n{{ [1]|batch(999999999, 0)|list|length }}".to_owned()),
        ("slice", "\n{{ [1]|slice(999999999, 0)|list|length }}".to_owned()),
        ("split", rounds("[]", "{% set n.a = n.a + [long|split('0')] %}")),
        ("letters", rounds("[]", "{% set n.a = n.a + [long|list] %}")),
        ("upper", rounds("[]", "{% set n.a = n.a + [long|upper] %}")),
        ("map", rounds("[]", "{% set n.a = n.a + [[long, long]|map('upper')|list] %}")),
        ("escape", rounds("'<'", "{% set n.a = n.a|string|escape|string|replace('&', '&&') %}")),
        ("sum", rounds("[long]", "{% set n.a = [n.a|sum(start=''), n.a|sum(start='')] %}")),
        ("macros kept", rounds("[]", "{% set x = long ~ i %}{% macro m() %}{{ x }}{% endmacro %}")),
        (
            "another template",
            format!("{{% include \"parts/more.html\" %}}{}", rounds("[]", "{% set x %}{% include \"parts/more.html\" %}{% endset %}")),
        ),
    ] {
        let macros = "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}{% macro around() %}{{ caller(1) }}{% endmacro %}\
                      {% macro tower(n, x) %}{% if n %}{{ tower(n - 1, twice(x)) }}{% endif %}{% endmacro %}";
        let more = ten.repeat(2_000);
        let run = check(themed(&[(PAGE, &page(&format!("{macros}{long}{inside}"))), ("templates/parts/more.html", &more)]).path());
        assert_eq!(run.code, Some(1), "{what}: {}", run.said);
        let finding = run.findings.iter().find(|finding| finding["code"] == "template").unwrap_or_else(|| panic!("{what}: {}", run.said));
        assert!(finding["line"].as_u64().is_some_and(|line| line <= 2), "{what}: {finding}");
        let help = finding["help"].as_str().unwrap_or_default();
        assert!(!help.is_empty() && !help.starts_with("Look"), "{what} says what to do: {finding}");
    }
}

/// What themes build in good faith: a line of a drawing, a list of some people, numbers.
#[test]
fn templates_that_build_a_little_are_not_stopped() {
    let page = page(
        "{% set n = namespace(line='M', all=[], sum=0) %}\
             {% for i in range(60) %}{% set n.line = n.line ~ ' L' ~ i ~ ',' ~ i * 2 %}{% set n.all = n.all + [[i, i + 1]] %}{% set n.sum = n.sum + i %}{% endfor %}\
             <p>{{ n.line }}</p>{% for row in n.all|batch(6, 0) %}{{ row|map('first')|join(', ') }} {% endfor %}{{ n.all[1:]|length + n.sum * 2 }}\
             {{ '%03d'|format(7) }} {{ page.title|upper|replace('A', 'B') }} {{ page.title[:3] ~ '…' }}",
    );
    let run = check(themed(&[(PAGE, &page)]).path());
    assert_eq!(run.code, Some(0), "{} {:?}", run.said, run.findings);
}

/// A list that is turned round again and again is no chain of a hundred thousand turns: nobody could take such a chain apart.
#[test]
fn what_is_kept_is_no_chain() {
    for step in ["{% set n.a = n.a|reverse %}", "{% set n.a = n.a[0:] %}", "{% set n.a = {'b': n.a.b|reverse} %}"] {
        let first = if step.contains("n.a.b") { "{'b': [1]}" } else { "[1]" };
        let inside = format!(
            "{{% if page.id == 'start' %}}{{% set n = namespace(a={first}) %}}{{% for i in range(30000) %}}{step}{{% endfor %}}{{{{ n.a|length }}}}{{% endif %}}"
        );
        let run = check(themed(&[(PAGE, &page(&inside))]).path());
        assert!(matches!(run.code, Some(0 | 1)), "{step}: {}", run.said);
    }
}
