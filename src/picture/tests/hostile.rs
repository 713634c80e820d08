//! Drawings that were made to do harm: each is refused, or comes out with nothing in it that acts.

use super::{Reason, clean, refused};
use roxmltree::Document;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

const FRAME: (&str, &str) = (
    r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><path d="M0 0h9"/>"#,
    "</svg>",
);

const HOSTILE: [&str; 52] = [
    "<script>alert(1)</script>",
    "<script href=\"https://x.example/a.js\"/>",
    "<script type=\"text/javascript\"><![CDATA[alert(1)]]></script>",
    "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">alert(1)</h:script>",
    "<s:script xmlns:s=\"http://www.w3.org/2000/svg\">alert(1)</s:script>",
    "<g onload=\"alert(1)\"/>",
    "<g ONCLICK=\"alert(1)\"/>",
    "<path d=\"M0 0\" onmouseover=\"alert(1)\"/>",
    "<animate onbegin=\"alert(1)\" attributeName=\"x\" dur=\"1s\"/>",
    "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
    "<a href=\"javascript:alert(1)\"><text>x</text></a>",
    "<a xlink:href=\"java&#10;script:alert(1)\"><rect/></a>",
    "<a xlink:href=\"data:text/html,&lt;script>alert(1)&lt;/script>\"><rect/></a>",
    "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></body></foreignObject>",
    "<foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"https://x.example\"/></foreignObject>",
    "<iframe src=\"https://x.example\"/>",
    "<h:img xmlns:h=\"http://www.w3.org/1999/xhtml\" src=\"https://x.example/a.png\"/>",
    "<h:meta xmlns:h=\"http://www.w3.org/1999/xhtml\" http-equiv=\"refresh\" content=\"0;url=https://x.example\"/>",
    "<image href=\"https://x.example/a.png\"/>",
    "<image xlink:href=\"file:///etc/passwd\"/>",
    "<image href=\"data:image/svg+xml,&lt;svg onload='alert(1)'/>\"/>",
    "<use href=\"https://x.example/a.svg#x\"/>",
    "<use xlink:href=\"data:image/svg+xml;base64,AAAA#x\"/>",
    "<use href=\"other.svg#x\"/>",
    "<use href=\" //x.example/a.svg#x\"/>",
    "<filter id=\"f\"><feImage href=\"https://x.example/a.png\"/></filter>",
    "<linearGradient href=\"https://x.example/a.svg#g\"/>",
    "<rect fill=\"url(https://x.example/a.svg#g)\"/>",
    "<rect fill=\"URL( 'https://x.example/a.svg#g' )\"/>",
    "<rect fill=\"\\75rl(https://x.example)\"/>",
    "<rect mask=\"url(//x.example/m.svg#m)\"/>",
    "<rect style=\"fill:url(https://x.example)\"/>",
    "<rect style=\"background:url(https://x.example)\"/>",
    "<rect style=\"background-image:image-set('https://x.example/a.png' 1x)\"/>",
    "<rect style=\"fill:image(https://x.example)\"/>",
    "<rect style=\"behavior:url(#x);-moz-binding:url(https://x.example)\"/>",
    "<rect style=\"width:expression(alert(1))\"/>",
    "<rect style=\"cursor:url(https://x.example/c.cur),auto\"/>",
    "<style>@import url(https://x.example/a.css);</style>",
    "<style>@import 'https://x.example/a.css';</style>",
    "<style>@font-face{font-family:x;src:url(https://x.example/f.woff)}</style>",
    "<style>rect{fill:url(https://x.example/a.svg#g)}</style>",
    "<style>@\\69mport 'https://x.example'</style>",
    "<style>*{background:url(https://x.example)}</style>",
    "<style>rect[fill^='a']{fill:url(#x)}</style>",
    "<style><script>alert(1)</script></style>",
    "<style>a{}</style><style>@media all{rect{fill:red}}</style>",
    "<text><tref xlink:href=\"https://x.example/a.svg#t\"/><script>alert(1)</script></text>",
    "<handler type=\"text/ecmascript\">alert(1)</handler><listener event=\"load\"/>",
    "<audio src=\"https://x.example/a.mp3\" autoplay=\"true\"/>",
    "<g xml:base=\"https://x.example/\"><use href=\"#x\"/></g>",
    "<cursor href=\"https://x.example/c.cur\"/><animateMotion><mpath href=\"https://x.example#p\"/></animateMotion>",
];

#[test]
fn nothing_in_a_cleaned_drawing_acts_or_fetches() {
    let mut refusals = 0;
    for snippet in HOSTILE {
        let Ok(after) = clean(format!("{}{snippet}{}", FRAME.0, FRAME.1).as_bytes()) else {
            refusals += 1;
            continue;
        };
        let text = String::from_utf8(after.bytes.to_vec()).expect("a drawing is text");
        let low = text.replace("http://www.w3.org/2000/svg", "").to_ascii_lowercase();
        for bad in ["script", "alert", "x.example", "http", "data:", "file:", "//", "import", "expression", "base", "foreign", "\\"] {
            assert!(!low.contains(bad), "{bad} of {snippet} in {text}");
        }
        let document = Document::parse(&text).expect("a cleaned drawing is whole");
        for node in document.descendants() {
            assert!(!node.is_comment() && !node.is_pi(), "{snippet}");
            assert!(node.attributes().all(|attribute| !attribute.name().to_ascii_lowercase().starts_with("on")), "{snippet}");
        }
    }
    assert!((10..40).contains(&refusals), "{refusals} of {} refused: both ways are tried", HOSTILE.len());
}

#[test]
fn entities_are_refused_unread() {
    let laughs: String = (1..10).fold("<!ENTITY a0 \"ha\">".into(), |mut text, level| {
        let _ = write!(text, "<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10));
        text
    });
    for inside in [
        laughs.as_str(),
        "<!ENTITY x SYSTEM \"file:///etc/passwd\">",
        "<!ENTITY % p SYSTEM \"https://x.example\"> %p;",
        "<!ATTLIST svg onload CDATA \"alert(1)\">",
    ] {
        let text = format!("<!DOCTYPE svg [{inside}]>{}<text>&x;&a9;</text>{}", FRAME.0, FRAME.1);
        assert_eq!(refused(text.as_bytes()).reason, Reason::NotPlain);
    }
    assert!(clean(format!("{}<text>&unknown;</text>{}", FRAME.0, FRAME.1).as_bytes()).is_err());
}

#[test]
fn bombs_are_refused_at_once() {
    let mut used = String::from("<g id=\"a0\"><rect/></g>");
    let mut masked = String::from("<mask id=\"m0\"><rect/></mask>");
    let mut sheet = String::from("<style>");
    let mut clips = String::from("<clipPath id=\"k0\"><rect/></clipPath>");
    for level in 1..12 {
        let below = level - 1;
        let _ = write!(used, "<g id=\"a{level}\">{}</g>", format!("<use href=\"#a{below}\"/>").repeat(10));
        let _ = write!(masked, "<mask id=\"m{level}\">{}</mask>", format!("<rect mask=\"url(#m{below})\"/>").repeat(10));
        let _ = write!(sheet, ".k{level}{{clip-path:url(#k{below})}}");
        let _ = write!(clips, "<clipPath id=\"k{level}\">{}</clipPath>", format!("<rect class=\"k{level}\"/>").repeat(10));
    }
    let bombs = [
        used,
        masked,
        format!("{sheet}</style>{clips}"),
        "<style>rect{mask:url(#m)}</style><mask id=\"m\"><rect/></mask>".to_owned(),
        "<g xmlns:x=\"x\" x:id=\"b\" id=\"a\"><use x:href=\"#b\" href=\"#a\"/></g>".to_owned(),
        "<g id=\"a\"><use href=\"#a\"/></g>".to_owned(),
        "<pattern id=\"p\"><rect fill=\"url(#p)\"/></pattern>".to_owned(),
        "<g>".repeat(300_000),
        "<g/>".repeat(400_000),
        format!("<g{}/>", (0..100_000).map(|number| format!(" a{number}=\"\"")).collect::<String>()),
        format!("<g{}/>", (0..50_000).map(|number| format!(" xmlns:a{number}=\"b{number}\"")).collect::<String>()),
        (0..15_000).fold(String::new(), |mut text, number| {
            let _ = write!(text, "<g xmlns:a{number}=\"b{number}\"/>");
            text
        }),
    ];
    for bomb in bombs {
        let start = Instant::now();
        let text = format!("{}{bomb}{}", FRAME.0, FRAME.1);
        let kept = clean(text.as_bytes()).is_ok();
        assert!(!kept || bomb.contains("xmlns:a1="), "{}", &bomb[..bomb.len().min(60)]);
        assert!(start.elapsed() < Duration::from_secs(1), "{:?} for {}", start.elapsed(), &bomb[..bomb.len().min(60)]);
    }
}
