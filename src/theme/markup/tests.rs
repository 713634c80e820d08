//! Tags in every disguise, and what only looks like it.

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
