//! What every hostile input must leave whole: one function a target, each over arbitrary bytes.
//!
//! The fuzz targets in `fuzz/` call these, and `tests/hostile/corpora.rs` calls them on stable for every file of
//! `fuzz/corpus/`. Each asserts more than that nothing panics.

use super::desk;
use ourplan::audit::{Auditor, Hit, Phrases, Unreadable};
use ourplan::content::{Secret, Why, Withheld};
use ourplan::diagnostics::{Diagnostic, Severity};
use ourplan::formats::Artifact;
use ourplan::prose;
use ourplan::source::{Span, decode, yaml};
use ourplan::theme::{Layer, Theme};
use std::sync::OnceLock;

/// A target.
pub type Target = fn(&[u8]);

/// All targets by name: the folders of `fuzz/corpus/`.
pub const TARGETS: [(&str, Target); 7] = [
    ("yaml", yaml),
    ("plan", plan),
    ("markdown", markdown),
    ("template", template),
    ("theme", theme),
    ("audit", audit),
    ("whole", desk::whole),
];

/// Findings that can be drawn: inside their file, at whole characters, no more than a person can read.
pub fn are_sane(findings: &[Diagnostic]) {
    for finding in findings {
        let (text, range) = (finding.file.text(), finding.span.range());
        assert!(range.start <= range.end && text.is_char_boundary(range.start) && text.is_char_boundary(range.end), "{}", finding.code);
        assert!(!finding.message.is_empty() && finding.message.len() < 400, "{}", finding.code);
    }
}

/// The door and the tree: every value lies inside the file, and twice the same comes out.
pub fn yaml(bytes: &[u8]) {
    let file = match decode("plan.yaml", bytes) {
        Ok(file) => file,
        Err(finding) => return are_sane(&[finding]),
    };
    assert!(!file.text().contains(ourplan::source::is_hidden), "the door takes out what nobody sees");
    let (node, findings) = yaml::parse(&file);
    are_sane(&findings);
    assert!(findings.len() <= yaml::MOST_FINDINGS && (node.is_some() || !findings.is_empty()));
    let mut open: Vec<_> = node.iter().collect();
    let mut values = 0;
    while let Some(node) = open.pop() {
        values += 1;
        assert!(file.text().get(node.span.range()).is_some(), "a value lies inside the file");
        match &node.kind {
            yaml::NodeKind::Empty => {}
            yaml::NodeKind::Text(scalar) => {
                let all = yaml::place_inside(&file, node.span, 0..scalar.text.len());
                assert!(file.text().get(all.range()).is_some());
            }
            yaml::NodeKind::List(items) => open.extend(items),
            yaml::NodeKind::Map(pairs) => {
                assert!(pairs.iter().all(|pair| file.text().get(pair.key_span.range()).is_some()));
                open.extend(pairs.iter().map(|pair| &pair.value));
            }
        }
    }
    assert!(values <= yaml::MOST_VALUES * 2);
    let places = |findings: &[Diagnostic]| findings.iter().map(|finding| (finding.code, finding.span)).collect::<Vec<_>>();
    assert_eq!(places(&findings), places(&yaml::parse(&file).1), "the same input gives the same findings");
}

/// Read, check, and for each reader view and compose: twice the same.
pub fn plan(bytes: &[u8]) {
    assert_eq!(desk::every_booklet(bytes), desk::every_booklet(bytes), "the same input gives the same booklets");
}

/// A text becomes nothing but the small part of HTML that we allow.
pub fn markdown(bytes: &[u8]) {
    let Ok(file) = decode("words", bytes) else { return };
    let text = file.text();
    let address = |anchor: &str| format!("words.html#{anchor}");
    for html in [prose::to_html(text, &address), prose::to_inline_html(text, &address)] {
        tags_are_ours(&html);
        assert!(html.len() <= text.len() * 20 + 100, "the output stays near the input");
    }
    assert_eq!(prose::to_html(text, &address), prose::to_html(text, &address));
    assert!(prose::problems(text).iter().all(|(range, _)| text.get(range.clone()).is_some()), "a problem lies inside the text");
    let terms = [prose::LinkTerm { word: "plan", anchor: "plan", forms: &["plans"] }];
    let linked = prose::link_words(text, &terms, &mut |_| false);
    assert_eq!(prose::to_plain(&linked), prose::to_plain(text), "links change no words");
}

/// Every tag is one that we write, with no attribute but our own, and links lead where they may.
pub fn tags_are_ours(html: &str) {
    const BARE: [&str; 11] = ["p", "/p", "ul", "/ul", "ol", "/ol", "li", "/li", "strong", "/strong", "br/"];
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect("every tag ends");
        let number = tag.strip_prefix("ol start=\"").and_then(|rest| rest.strip_suffix('"'));
        let link = tag.strip_prefix("a ").map(|rest| {
            let classes = ["class=\"word\" ", "class=\"alone\" ", "class=\"word alone\" "];
            classes.iter().find_map(|class| rest.strip_prefix(class)).unwrap_or(rest)
        });
        let link = link.and_then(|rest| rest.strip_prefix("href=\"")).and_then(|rest| rest.strip_suffix('"'));
        let may_lead = |address: &str| {
            let small = address.to_ascii_lowercase();
            ["https://", "http://", "mailto:", "tel:", "words.html#"].iter().any(|start| small.starts_with(start)) && !address.contains('"')
        };
        let known =
            BARE.contains(&tag) || tag == "/a" || number.is_some_and(|number| number.parse::<u64>().is_ok()) || link.is_some_and(may_lead);
        assert!(known, "<{tag}>");
    }
}

/// A template that nobody trusts, over a real booklet: a page with every value escaped, or a finding in its file.
pub fn template(bytes: &[u8]) {
    let Ok(file) = decode("themes/t/templates/page.html", bytes) else { return };
    let text = file.text().to_owned();
    let layer = Layer::own("t", [("templates/page.html".to_owned(), file)].into());
    let theme = Theme::new(vec![layer, desk::plain()]).unwrap_or_else(|_| panic!("there is nothing wrong with its styles"));
    match desk::render_with(&theme) {
        Ok(html) => assert!(text.contains("canary") || !html.contains("<canary"), "a value is escaped whatever a template does"),
        Err(trouble) => are_sane(&[theme.finding(&trouble).expect("it says where")]),
    }
}

/// A style sheet without what stands in quotation marks, but for the addresses in `url(`.
fn without_texts(css: &str) -> String {
    let mut bare = String::new();
    let mut signs = css.chars();
    while let Some(mark) = signs.next() {
        bare.push(mark);
        if !matches!(mark, '"' | '\'') {
            continue;
        }
        let is_address = bare[..bare.len() - 1].trim_end().ends_with("url(");
        while let Some(sign) = signs.next() {
            if sign == '\\' {
                signs.next();
            } else if sign == mark || sign == '\n' {
                bare.push(sign);
                break;
            } else if is_address {
                bare.push(sign);
            }
        }
    }
    bare
}

/// `theme.yaml`, a line of `%%`, and a style sheet: refused with places, or a style sheet that asks nobody.
pub fn theme(bytes: &[u8]) {
    let cut = bytes.windows(4).position(|four| four == b"\n%%\n");
    let (settings, css) = cut.map_or((bytes, &b""[..]), |at| (&bytes[..at + 1], &bytes[at + 4..]));
    let (Ok(settings), Ok(css)) = (decode("themes/t/theme.yaml", settings), decode("themes/t/assets/style.css", css)) else { return };
    let layers = || {
        let files = [("theme.yaml".to_owned(), settings.clone()), ("assets/style.css".to_owned(), css.clone())];
        vec![Layer::own("t", files.into()), desk::plain()]
    };
    match Theme::new(layers()) {
        Err(findings) => {
            are_sane(&findings);
            assert!(findings.iter().any(|finding| finding.severity == Severity::Error));
        }
        Ok(theme) => {
            let small = theme.css.to_ascii_lowercase();
            assert!(!small.contains("</style"));
            let bare = without_texts(&small);
            assert!(!["@import", "<!--"].iter().any(|word| bare.contains(word)));
            let is_of_name = |sign: char| sign.is_alphanumeric() || "-_@#\\".contains(sign) || !sign.is_ascii();
            for (at, _) in bare.match_indices("url(").filter(|(at, _)| !bare[..*at].ends_with(is_of_name)) {
                let address = bare[at + 4..].trim_start().trim_start_matches(['"', '\'']).trim_start();
                assert!(address.starts_with('#') || address.starts_with("data:"), "no address outside: {address:.40}");
            }
            assert_eq!(Some(theme.hash), Theme::new(layers()).ok().map(|theme| theme.hash));
        }
    }
}

/// Arbitrary bytes under a name: searched or refused, twice the same; a needle that stands there plainly is never missed.
pub fn audit(bytes: &[u8]) {
    const NAMES: [&str; 8] =
        ["index.html", "style.css", "script.js", "picture-1.svg", "picture-1.png", "plan.epub", "calendar.ics", "picture-1.jpg"];
    static AUDITOR: OnceLock<Auditor> = OnceLock::new();
    let auditor = AUDITOR.get_or_init(|| Auditor::new(&needles(), &Phrases::new(&[])));
    let Some((first, body)) = bytes.split_first() else { return };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    let search = |bytes: Vec<u8>| auditor.audit(&[Artifact { name: name.to_owned(), bytes, format: "site" }]);
    let found = |result: Result<Vec<Hit>, Unreadable>| {
        result.map(|hits| hits.into_iter().map(|hit| hit.span).collect::<Vec<_>>()).map_err(|unreadable| unreadable.why)
    };
    let once = found(search(body.to_vec()));
    assert_eq!(once, found(search(body.to_vec())), "the same input gives the same hits");
    if ["index.html", "style.css", "script.js", "calendar.ics"].contains(&name) {
        let planted = [b"Quillfeather Lane 12 \n".as_slice(), body].concat();
        let seen = found(search(planted));
        assert!(seen.is_err() || seen.is_ok_and(|hits| hits.contains(&Span::new(0, 0))), "{name}: a plain needle is never missed");
    }
}

fn needles() -> Withheld {
    let secrets = [("Quillfeather Lane 12", Why::KeepSafe), ("Tomasz", Why::Name), ("he was never told about the letter", Why::Label)];
    let secret = |(at, (text, why)): (usize, (&str, Why))| Secret::new(text, Span::new(at, at), why);
    Withheld { secrets: secrets.into_iter().enumerate().map(secret).collect(), shared: vec!["Sarah".into()], ..Withheld::default() }
}
