//! Templates to bytes, and what templates see. Only this file, `filters.rs` and `budget.rs` name the template crate.
//!
//! Templates are not trusted: every value is escaped, whatever a template says, and the only safe
//! values are those that our own filters make from plain text. A template has fuel and a depth.

use super::budget;
use super::budget::metered;
use super::filters::{always_escape, filters};
use super::layers::{Layer, Logo};
use super::refusals::{HEAD_MARK, PageRefused, SCRIPTS_MARK, inspect};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};
use serde::Serialize;
use std::borrow::Cow;
use std::io;
use std::sync::Arc;

/// Where links lead: to files beside this one, or to places in this one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkPlaces {
    /// A folder of pages.
    Site,
    /// One file with all pages.
    Single,
}

/// How much a template may do, in instructions.
const FUEL: u64 = 2_500_000;
/// How much a page may print, in bytes, beside what `Prepared` makes room for: 32 MiB. What it may make besides is in `budget.rs`.
const LONGEST_PAGE: usize = 32 * 1024 * 1024;

/// So much a page holds, so that its room need not grow.
const USUAL_PAGE: usize = 16 * 1024;

/// A template that could not be rendered.
#[derive(Debug)]
pub struct TemplateTrouble {
    /// The template's name.
    pub template: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, without any text of the plan.
    pub message: String,
    /// What to do about it.
    pub help: &'static str,
}

/// An engine that writes links for one sort of place.
pub struct Engine {
    environment: Environment<'static>,
    /// Whether a template came from somebody else, so that what it makes is counted and judged.
    has_own_templates: bool,
}

/// What is in the head and at the end of a document, made by the format.
pub struct Frame<'a> {
    /// The inside of `<head>`: HTML of ours.
    pub head: &'a str,
    /// Script elements at the end: HTML of ours.
    pub scripts: &'a str,
    /// The council's logo. A page that must say nothing of who made it has none.
    pub logo: Option<&'a Logo>,
}

/// Stands on both sides of a picture's name in a single file until `single` puts the picture itself there.
/// It is a control character, which no text of a plan can hold: `source::decode` refuses it.
pub const PICTURE_MARK: char = '\u{1}';

impl Engine {
    /// An engine over a theme's layers.
    pub(super) fn new(layers: &Arc<Vec<Layer>>, places: LinkPlaces) -> Engine {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap_or_default());
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_fuel(Some(FUEL));
        environment.set_recursion_limit(64);
        environment.set_formatter(always_escape);
        let layers = Arc::clone(layers);
        // The program's own templates make no more than they need; beside those of somebody else, they could be made to.
        let has_own_templates = layers.iter().any(Layer::has_own_templates);
        environment
            .set_loader(move |name| Ok(find(&layers, name).map(|text| if has_own_templates { metered(&text) } else { text.into_owned() })));
        filters(&mut environment, places);
        Engine { environment, has_own_templates }
    }

    /// Renders one page of a booklet. Without an index, the template gets the whole booklet.
    pub fn render(&self, template: &str, booklet: &Prepared, index: Option<usize>, frame: &Frame<'_>) -> Result<String, TemplateTrouble> {
        let mut page = Paper { written: Vec::with_capacity(USUAL_PAGE), room: LONGEST_PAGE + booklet.room };
        let context = minijinja::context! {
            booklet => booklet.booklet.clone(),
            looks => booklet.looks.clone(),
            page => booklet.page(index),
            prev => booklet.page(index.and_then(|index| index.checked_sub(1))),
            next => booklet.page(index.map(|index| index + 1)),
            logo => frame.logo.map(|logo| Value::from(Serde(logo))),
            head => Value::from_safe_string(HEAD_MARK.to_string()),
            scripts => Value::from_safe_string(SCRIPTS_MARK.to_string()),
        };
        budget::begin(booklet.room);
        let found = self.environment.get_template(template);
        found.and_then(|found| found.render_captured_to(context, &mut page).map(drop)).map_err(|error| trouble(&error))?;
        let page = String::from_utf8(page.written).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        let parts = inspect(template, &page, frame, self.has_own_templates).map_err(|PageRefused { message, help }| TemplateTrouble {
            template: template.to_owned(),
            line: 1,
            message,
            help,
        })?;
        Ok(parts.concat())
    }
}

/// A page while it is written. It has an end.
struct Paper {
    written: Vec<u8>,
    room: usize,
}

impl io::Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.written.len() + bytes.len() > self.room {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.written.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A template's text from the first layer that has it; `LAYER/name` reaches one layer's own.
fn find<'a>(layers: &'a [Layer], name: &str) -> Option<Cow<'a, str>> {
    let in_layer = |layer: &'a Layer, name: &str| {
        let text = layer.text(&format!("templates/{name}"))?;
        // Indents are for people who read the template; in a page, a tenth of all bytes would be theirs.
        let without_indents = || text.split_inclusive('\n').map(str::trim_start).collect();
        Some(if layer.bundled { Cow::Owned(without_indents()) } else { Cow::Borrowed(text) })
    };
    layers.iter().find_map(|layer| in_layer(layer, name)).or_else(|| {
        let (layer, name) = name.split_once('/')?;
        in_layer(layers.iter().find(|known| known.name == layer)?, name)
    })
}

/// What went wrong, in plain words. The engine's own details may quote values, so they stay out.
fn trouble(error: &Error) -> TemplateTrouble {
    let mut inner = error;
    while let Some(deeper) = std::error::Error::source(inner).and_then(|source| source.downcast_ref::<Error>()) {
        inner = deeper;
    }
    const LOOK: &str = "Look at this line of the theme's template.";
    const LESS: &str = "Build less at a time: print a text where it is made and keep no copy of it, and let no loop make a text or a list longer \
                        and longer.";
    let (message, help) = match (inner.detail(), error.kind()) {
        (Some(budget::TOO_MUCH), _) => ("This template makes more text than a booklet may need: more than 48 MB for one page.", LESS),
        (Some(budget::REPEATED), _) => (
            "This template repeats a text or a list with `*`.",
            "Use `*` with numbers only. To repeat something, write a loop: `{% for n in range(3) %}`.",
        ),
        (Some(budget::TOO_DEEP), _) => (
            "This template keeps lists inside lists inside lists, without end.",
            "Keep one list, and add to it: `{% set kept.all = kept.all + [one] %}`.",
        ),
        (Some("recursion limit exceeded"), _) => {
            ("This template calls itself again and again.", "Let no macro, block or template call itself more than a few times.")
        }
        (_, ErrorKind::WriteFailure) => ("This template prints more than a booklet may hold.", LESS),
        (_, ErrorKind::OutOfFuel) => (
            "This template does more work than a booklet may need.",
            "Look for a loop in a loop on this line, and let it go round less often.",
        ),
        (_, ErrorKind::UndefinedError) => ("This template prints something that the booklet does not have.", LOOK),
        (_, ErrorKind::TemplateNotFound) => ("This template asks for another that is not there.", LOOK),
        (_, ErrorKind::SyntaxError) => ("This template is not written as templates are.", LOOK),
        (_, ErrorKind::UnknownFilter) => ("This template uses a filter that is not there.", LOOK),
        (_, ErrorKind::UnknownFunction | ErrorKind::UnknownMethod | ErrorKind::UnknownTest) => {
            ("This template uses a function that is not there.", LOOK)
        }
        _ => ("This template could not be filled in.", LOOK),
    };
    TemplateTrouble {
        template: inner.name().or(error.name()).unwrap_or("page.html").to_owned(),
        line: inner.line().or(error.line()).unwrap_or(1),
        message: message.to_owned(),
        help,
    }
}

/// A booklet made ready for templates, once for all its pages.
pub struct Prepared {
    pub(super) booklet: Value,
    pub(super) looks: Value,
    /// How much more its page may print, in bytes.
    pub(super) room: usize,
}

impl Prepared {
    /// Makes a booklet ready.
    pub fn new(booklet: &impl Serialize) -> Self {
        let booklet = Value::from(Serde(booklet));
        Prepared { looks: looks(&booklet).unwrap_or_default(), booklet, room: 0 }
    }

    /// All words of the panel "How this looks", each on its line after its key and `=`.
    pub fn words_of_the_panel(&self) -> &str {
        self.looks.as_str().unwrap_or_default()
    }

    /// Makes room in the page for something long, in bytes: a whole booklet that is locked.
    #[must_use]
    pub fn with_room(self, room: usize) -> Self {
        Prepared { room, ..self }
    }

    /// The page at a place in the order, or nothing.
    pub(super) fn page(&self, index: Option<usize>) -> Value {
        let page = index.and_then(|index| self.booklet.get_attr("pages").ok()?.get_item(&Value::from(index)).ok());
        page.filter(|page| !page.is_undefined()).unwrap_or_else(|| Value::from(()))
    }
}

/// The words of the panel "How this looks", each on its line without the start of its key.
fn looks(booklet: &Value) -> Result<Value, Error> {
    let frame = booklet.get_attr("frame")?;
    let mut lines = String::new();
    for key in frame.try_iter()? {
        if let Some(name) = key.as_str().filter(|name| name.starts_with("look")) {
            let words = frame.get_item(&key)?;
            lines.extend([&name.replace("look-", ""), "=", words.as_str().unwrap_or_default(), "\n"]);
        }
    }
    Ok(Value::from(lines))
}
