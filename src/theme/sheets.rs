//! The style sheets of a theme, as a folder has them: a page links those that it needs, and no page waits for the others.

use super::compact;
use super::layers::{self, Layer, OfEach};
use super::tokens::AREAS;
use super::{print, sections};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What belongs to the program and not to a theme: how the reader's choices look, after all that a theme says …
const CHOICES: &str = "plain/assets/choices.css";
/// … and the panel where the reader chooses.
const PANEL: &str = "plain/assets/panel.css";

/// The colours of each part of life.
const KINDS: [&str; 4] = ["bright", "bold", "pale", "deep"];

/// The style sheets of a theme.
#[derive(Clone, Default)]
pub struct Sheets {
    /// What is on some pages alone: the cover, people, promises … It comes first, so that all others may change it.
    pub more: String,
    /// The way of a goal and the year.
    pub way: String,
    /// Tokens, and what each page needs.
    pub page: String,
    /// The panel "How this looks", once it is open.
    pub panel: String,
    /// What only paper does.
    pub paper: String,
}

impl Sheets {
    /// The files of a folder: names and texts, in the order in which a page links them.
    pub fn files(&self) -> [(&'static str, &str); 5] {
        [
            ("style-more.css", &self.more),
            ("style-way.css", &self.way),
            ("style.css", &self.page),
            ("look.css", &self.panel),
            ("print.css", &self.paper),
        ]
    }

    /// All of them, for a single file.
    pub fn whole(&self) -> String {
        self.files().map(|(_, text)| text).concat()
    }

    /// Whether a text is all of them, to the byte.
    pub(super) fn are(&self, text: &str) -> bool {
        self.files().iter().try_fold(text, |rest, (_, sheet)| rest.strip_prefix(sheet)) == Some("")
    }
}

/// The rules of all layers on few bytes, without the tokens: what is for a screen, and what only paper does.
#[derive(Clone)]
struct Rules {
    more: (String, String),
    way: (String, String),
    page: String,
}

/// Puts the sheets together, the deepest layer's rules first. `replaced` are the sections that each layer replaces in those below it.
pub(super) fn assemble(properties: &str, layers: &[Layer], replaced: &[BTreeSet<String>]) -> Sheets {
    static PANEL_SHEET: LazyLock<String> = LazyLock::new(|| compact::styles(layers::text(PANEL)));
    let Rules { more: (more, more_paper), way: (way, way_paper), page } = rules_once(layers, replaced);
    let mut page = format!("{properties}{page}");
    colours_where_they_are_used(&mut page, &[&more, &way, &more_paper, &way_paper]);
    let (page, page_paper) = print::apart(&page);
    Sheets { more, way, page, panel: PANEL_SHEET.clone(), paper: [more_paper, way_paper, page_paper].concat() }
}

/// The rules; those of the program's own themes are put together once.
fn rules_once(layers: &[Layer], replaced: &[BTreeSet<String>]) -> Rules {
    static MADE: OfEach<Rules> = OfEach::new();
    let has_none = |(layer, replaced): &(&Layer, &BTreeSet<String>)| layer.text("assets/style.css").is_none() && replaced.is_empty();
    let own = layers.iter().zip(replaced).take_while(|pair| !pair.0.bundled && has_none(pair)).count();
    let (ours, replaced) = (&layers[own..], &replaced[own..]);
    // Below a theme of the program is `plain`, or nothing.
    match ours.first().and_then(|first| MADE.of(first)) {
        Some(made) => made.get_or_init(|| rules(ours, replaced)).clone(),
        None => rules(layers, replaced),
    }
}

fn rules(layers: &[Layer], replaced: &[BTreeSet<String>]) -> Rules {
    let mut rules = [String::new(), String::new(), String::new()];
    for (at, layer) in layers.iter().enumerate().rev() {
        let Some(text) = layer.text("assets/style.css") else { continue };
        let left_out = replaced.iter().take(at).flatten().cloned().collect();
        for (rules, sorted) in rules.iter_mut().zip(sections::sorted(text, &left_out)) {
            rules.push_str(&sorted);
            rules.push('\n');
        }
    }
    let [more, way, page] = rules;
    let [more, way] = [more, way].map(|sheet| print::apart(&compact::styles(&sheet)));
    Rules { more, way, page: compact::styles(&(page + layers::text(CHOICES))) }
}

/// The custom properties of a sheet on few bytes, by name: where each gets its value, and where it is used (`true`).
fn properties(css: &str) -> impl Iterator<Item = (&str, bool)> {
    memchr::memmem::find_iter(css.as_bytes(), "--").filter_map(|at| {
        let name = &css[at + 2..];
        let name = &name[..name.bytes().position(|byte| !byte.is_ascii_alphanumeric() && byte != b'-').unwrap_or(name.len())];
        match css.as_bytes().get(at + 2 + name.len()) {
            Some(b':') => Some((name, false)),
            Some(b')') if css[..at].ends_with("var(") => Some((name, true)),
            _ => None,
        }
    })
}

/// A colour of a part of life that only its part of life uses stands there, and not under a name of its own as well. Where all
/// parts have the same, it stands once for all.
fn colours_where_they_are_used(page: &mut String, others: &[&str]) {
    let mut found: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for (name, is_use) in others.iter().flat_map(|sheet| properties(sheet)).filter(|(_, is_use)| *is_use).chain(properties(page)) {
        match found.get_mut(name) {
            Some(counts) => counts[usize::from(is_use)] += 1,
            None => drop(found.insert(name.to_owned(), [usize::from(!is_use), usize::from(is_use)])),
        }
    }
    for (area, _) in AREAS {
        for kind in KINDS {
            if found.get(&format!("{area}-{kind}")) != Some(&[1, 1]) {
                continue;
            }
            let (name, used) = (format!("--{area}-{kind}:"), format!("var(--{area}-{kind})"));
            let Some(start) = page.find(&name) else { continue };
            let Some(length) = page[start..].find(';') else { continue };
            let value = page[start + name.len()..start + length].to_owned();
            page.replace_range(start..=start + length, "");
            if let Some(at) = page.find(&used) {
                page.replace_range(at..at + used.len(), &value);
            }
        }
    }
    for kind in KINDS {
        let value_of = |area: &str| {
            let rule = page.split_once(&format!("[data-area={area}]{{"))?.1.split_once('}')?.0;
            let start = format!("--{kind}:");
            rule.split(';').find(|part| part.starts_with(&start)).map(str::to_owned)
        };
        let values: Vec<_> = AREAS.iter().map(|(area, _)| value_of(area)).collect();
        let Some(Some(first)) = values.first().filter(|first| values.iter().all(|value| value == *first)).cloned() else { continue };
        *page = page.replace(&format!("{first};"), "").replace(&format!(";{first}"), "").replacen(
            "[data-area]{",
            &format!("[data-area]{{{first};"),
            1,
        );
    }
}
