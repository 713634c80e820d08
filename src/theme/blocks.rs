//! Which blocks a template names, read roughly: for reports and did-you-mean, never to render.

/// A block of a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// Its name.
    pub name: String,
    /// Where the name stands, in bytes.
    pub at: usize,
    /// Whether it stands inside another block.
    pub inside: bool,
}

/// The blocks of a template, in order.
pub fn of(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut depth = 0_usize;
    for (at, words) in statements(text) {
        match words.split_whitespace().next() {
            Some("block") => {
                let name = words.split_whitespace().nth(1).unwrap_or_default();
                let at = at + words.find(name).unwrap_or_default();
                blocks.push(Block { name: name.to_owned(), at, inside: depth > 0 });
                depth += 1;
            }
            Some("endblock") => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    blocks
}

/// The template that a template extends, where its name is written out.
pub fn extends(text: &str) -> Option<&str> {
    let (_, words) = statements(text).find(|(_, words)| words.split_whitespace().next() == Some("extends"))?;
    words.trim_start().strip_prefix("extends").map(|name| name.trim().trim_matches(['"', '\'']))
}

/// The inside of each `{% %}`, and where it starts.
fn statements(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("{%").filter_map(|(at, _)| {
        let start = at + 2;
        let end = start + text[start..].find("%}")?;
        let inside = text[start..end].trim_end_matches(['-', '+']);
        let words = inside.trim_start_matches(['-', '+']);
        Some((end - (text[start..end].len() - inside.len()) - words.len(), words))
    })
}

#[test]
fn blocks_are_found_with_their_places() {
    let text = "{% extends \"plain/page.html\" %}\n{%- block foot -%}<p>{% block inner %}x{% endblock %}</p>{% endblock %}{% block top %}{% endblock %}";
    assert_eq!(extends(text), Some("plain/page.html"));
    let found: Vec<_> = of(text).into_iter().map(|block| (text[block.at..].starts_with(&block.name), block.name, block.inside)).collect();
    assert_eq!(found, [(true, "foot".to_owned(), false), (true, "inner".to_owned(), true), (true, "top".to_owned(), false)]);
    assert_eq!(of("{% block"), []);
    assert_eq!(extends("{% block extends %}"), None);
}
