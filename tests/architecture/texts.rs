//! What may not stand in texts: words in a theme, paths of somebody's machine.

use super::tree::{File, Trouble};

/// Attributes that people read or hear.
const SPOKEN: [&str; 6] = ["aria-label", "aria-description", "aria-roledescription", "alt", "title", "placeholder"];

/// Words in a template. Every word comes from the booklet, which has it from a language or a plan.
pub fn words_in_template(file: &File) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    let outside = without_template_signs(&file.text, &mut |line, words| {
        troubles.push(file.trouble(line, format!("the words “{words}” stand in the template. Put them into locales/en/phrases.ftl.")));
    });
    for (line, words) in text_nodes(&outside) {
        if words.chars().any(char::is_alphabetic) {
            troubles.push(file.trouble(line, format!("the words “{words}” stand in the template. Put them into locales/en/phrases.ftl.")));
        }
    }
    troubles.sort_by_key(|trouble| trouble.line);
    troubles
}

/// Words that a style sheet prints.
pub fn words_in_style(file: &File) -> Vec<Trouble> {
    let printed = |line: &str| {
        let (_, rest) = line.split_once("content:")?;
        let value = rest.split([';', '}']).next()?;
        let text = value.split(['"', '\'']).nth(1)?;
        text.chars().any(char::is_alphabetic).then(|| text.to_owned())
    };
    let found = file.text.lines().enumerate().filter_map(|(number, line)| Some((number + 1, printed(line)?)));
    found
        .map(|(line, words)| file.trouble(line, format!("the style sheet prints “{words}”. Words come from the booklet; show them there.")))
        .collect()
}

/// Folders of a machine that only somebody else has.
pub fn machine_paths(file: &File) -> Vec<Trouble> {
    let homes = ["work", "root", "home", "Users"].map(|folder| format!("/{folder}/"));
    let drives = ["Users", "work"].map(|folder| format!("C:\\{folder}"));
    let mut troubles = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        let starts_here =
            |at: usize| line[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric() && !"-_./~*}".contains(before));
        let home = homes.iter().find(|home| line.match_indices(home.as_str()).any(|(at, _)| starts_here(at)));
        let found = home.or_else(|| drives.iter().find(|drive| line.contains(drive.as_str())));
        if let Some(path) = found {
            troubles.push(
                file.trouble(number + 1, format!("`{path}…` is a folder of one machine. Write the path from the project folder on.")),
            );
        }
    }
    troubles
}

/// The template without `{{ }}`, `{% %}` and `{# #}`; tells of sentences that stand inside them.
fn without_template_signs(text: &str, sentence: &mut dyn FnMut(usize, &str)) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut line = 1;
    while let Some(at) = ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min() {
        let close = match &rest[at..at + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let end = rest[at..].find(close).map_or(rest.len(), |end| at + end + 2);
        line += rest[..at].matches('\n').count();
        let inside = &rest[at..end];
        if close != "#}" {
            inside.split('"').skip(1).step_by(2).filter(|text| is_sentence(text)).for_each(|text| sentence(line, text));
        }
        line += inside.matches('\n').count();
        out.push_str(&rest[..at]);
        out.extend(inside.chars().filter(|sign| *sign == '\n'));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Two words with a space between them: a key or a class has none.
fn is_sentence(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() > 1
}

/// What is read or heard: the text between tags, and attributes that are spoken, with their lines.
fn text_nodes(html: &str) -> Vec<(usize, String)> {
    let mut nodes = Vec::new();
    let mut rest = html;
    let mut line = 1;
    while !rest.is_empty() {
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        let lead = text.len() - text.trim_start().len();
        nodes.push((line + text[..lead].matches('\n').count(), without_entities(&without_attributes(text)).trim().to_owned()));
        line += text.matches('\n').count();
        let end = if tag.starts_with("<!--") { tag.find("-->").map(|at| at + 3) } else { tag_end(tag) }.unwrap_or(tag.len());
        for name in SPOKEN {
            let value = tag[..end].split_once(&format!(" {name}=\"")).and_then(|(_, value)| value.split('"').next());
            nodes.extend(value.map(|value| (line, without_entities(value))));
        }
        line += tag[..end].matches('\n').count();
        rest = &tag[end..];
    }
    nodes
}

/// A text without `class="next"`: a macro or block may give a tag its attributes. Spoken ones stay.
fn without_attributes(text: &str) -> String {
    let mut parts = text.split("=\"");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = out.rsplit(|sign: char| !(sign.is_alphanumeric() || sign == '-')).next().unwrap_or_default().to_owned();
        let (value, rest) = part.split_once('"').unwrap_or((part, ""));
        out.truncate(out.len() - name.len());
        if SPOKEN.contains(&name.as_str()) {
            out.push_str(value);
        }
        out.push_str(rest);
    }
    out
}

/// The end of a tag; a `>` inside an attribute does not end it.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quoted = false;
    tag.char_indices()
        .find(|(_, sign)| {
            quoted ^= *sign == '"';
            *sign == '>' && !quoted
        })
        .map(|(at, _)| at + 1)
}

/// A text without `&nbsp;` and its like.
fn without_entities(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(';') {
            Some((name, rest)) if name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '#') => out.push_str(rest),
            _ => out.push_str(part),
        }
    }
    out
}

#[test]
fn words_in_a_template_are_found() {
    let lines = |text: &str| {
        words_in_template(&File::new("themes/plain/templates/a.html", text)).into_iter().map(|trouble| trouble.line).collect::<Vec<_>>()
    };
    assert_eq!(lines("<p>{{ words }}</p>\n<p>\nHello</p>"), [3]);
    assert_eq!(lines("<p aria-label=\"Next page\">{{ x }}</p>"), [1]);
    assert_eq!(lines("{# A note. #}\n<a class=\"next\" title=\"{{ x }}\">{{ x|href }}</a> · → &nbsp;\n"), [0_usize; 0]);
    assert_eq!(lines("{% if a > b %}{{ frame[\"opens-tel\"] }}{% endif %}"), [0_usize; 0]);
    assert_eq!(lines("\n{% set heading = \"My people\" %}"), [2]);
    assert_eq!(lines("<svg><path d=\"M0 0\"/><title>Tree</title></svg>"), [1]);
    assert_eq!(lines("<!-- a note -->"), [0_usize; 0]);
    assert_eq!(lines("{% block where %} data-area=\"start\" lang=\"{{ tag }}\"{% endblock %}"), [0_usize; 0]);
    assert_eq!(lines("{% block where %} title=\"Start\"{% endblock %}"), [1]);
}

#[test]
fn words_in_a_style_sheet_are_found() {
    let bad = |text: &str| words_in_style(&File::new("a.css", text)).len();
    assert_eq!(bad(".next::after { content: \"Next\"; }"), 1);
    assert_eq!(bad(".next::after { content: \"→\" attr(data-x); }"), 0);
    assert_eq!(bad(".next::after { content: \"\"; }"), 0);
}

#[test]
fn a_path_of_a_machine_is_found() {
    let bad = |text: &str| machine_paths(&File::new("a.md", text)).len();
    for folder in ["work", "root", "home", "Users"] {
        assert_eq!(bad(&format!("see /{folder}/main/src")), 1, "{folder}");
        assert_eq!(bad(&format!("`/{folder}/x`")), 1, "{folder}");
        assert_eq!(bad(&format!("a/{folder}/x https://x.example/{folder}/")), 0, "{folder}");
    }
    assert_eq!(bad(&format!("C:\\{}\\ada", "Users")), 1);
}
