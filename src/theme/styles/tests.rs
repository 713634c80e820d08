//! Style sheets in every disguise, and those that only look like it.

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
