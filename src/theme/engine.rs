//! Templates to bytes. Only this file and `filters.rs` name the template crate.
//!
//! Templates are not trusted: every value is escaped, whatever a template says, and the only safe
//! values are those that our own filters make from plain text. A template has fuel and a depth.

use super::filters::{always_escape, filters};
use super::layers::Layer;
use super::logo::Logo;
use super::refusals::{HEAD_MARK, SCRIPTS_MARK, whole_page};
use super::tidy::tidy;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Enumerator, Object, ObjectRepr, Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};
use serde::Serialize;
use std::fmt;
use std::sync::Arc;

/// Where links lead: to files beside this one, or to places in this one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Places {
    /// A folder of pages.
    Site,
    /// One file with all pages.
    Single,
}

/// How much a template may do, in instructions.
const FUEL: u64 = 2_500_000;
/// How much more it may do for each row of a list of all plans, and how much more it may print for it, in bytes.
const FUEL_A_ROW: u64 = 5_000;
const ROOM_A_ROW: usize = 4_000;
/// How much a page may print, in bytes, beside what `Prepared` makes room for: 64 MiB.
const LONGEST_PAGE: usize = 64 * 1024 * 1024;

/// So much a page holds before its indents are taken out, so that its room need not grow.
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
}

/// An engine that writes links for one sort of place.
pub struct Engine {
    environment: Environment<'static>,
}

/// A booklet made ready for templates, once for all its pages.
pub struct Prepared {
    booklet: Value,
    looks: Value,
    room: usize,
    rows: usize,
}

impl Prepared {
    /// Makes a booklet ready.
    pub fn new(booklet: &impl Serialize) -> Self {
        let booklet = Value::from(Serde(booklet));
        Prepared { looks: looks(&booklet).unwrap_or_default(), booklet, room: 0, rows: 0 }
    }

    /// All words of the panel "How this looks", each on its line after its key and `=`.
    pub fn words_of_the_panel(&self) -> &str {
        self.looks.as_str().unwrap_or_default()
    }

    /// Makes a list ready that may have thousands of rows. Each becomes what a template sees when the template comes to it.
    pub fn of_rows<R: Serialize + Send + Sync + 'static>(around: &impl Serialize, name: &'static str, rows: &Arc<Vec<R>>) -> Self {
        let (around, all) = (Value::from(Serde(around)), Value::from_object(Rows(Arc::clone(rows))));
        let booklet = Value::from_object(Around { around, name, rows: all });
        Prepared { looks: Value::default(), booklet, room: rows.len().saturating_mul(ROOM_A_ROW), rows: rows.len() }
    }

    /// Makes room in the page for something long, in bytes: a whole booklet that is locked.
    #[must_use]
    pub fn with_room(self, room: usize) -> Self {
        Prepared { room, ..self }
    }

    /// The page at a place in the order, or nothing.
    fn page(&self, index: Option<usize>) -> Value {
        let page = index.and_then(|index| self.booklet.get_attr("pages").ok()?.get_item(&Value::from(index)).ok());
        page.filter(|page| !page.is_undefined()).unwrap_or_else(|| Value::from(()))
    }
}

/// The rows of a list.
struct Rows<R>(Arc<Vec<R>>);

impl<R: Serialize + Send + Sync + 'static> Object for Rows<R> {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.get(key.as_usize()?).map(|row| Value::from(Serde(row)))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.0.len())
    }
}

impl<R> fmt::Debug for Rows<R> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} rows", self.0.len())
    }
}

/// What stands around a list, and the list under its name.
#[derive(Debug)]
struct Around {
    around: Value,
    name: &'static str,
    rows: Value,
}

impl Object for Around {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        if key.as_str() == Some(self.name) {
            return Some(self.rows.clone());
        }
        self.around.get_item(key).ok().filter(|value| !value.is_undefined())
    }
}

/// What stands in the head and at the end of a document, made by the format.
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
    pub(super) fn new(layers: &Arc<Vec<Layer>>, places: Places) -> Engine {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap_or_default());
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_fuel(Some(FUEL));
        environment.set_recursion_limit(64);
        environment.remove_filter("safe");
        environment.set_formatter(always_escape);
        let layers = Arc::clone(layers);
        environment.set_loader(move |name| Ok(find(&layers, name)));
        filters(&mut environment, places);
        Engine { environment }
    }

    /// Renders one page of a booklet. Without an index, the template gets the whole booklet.
    pub fn render(&self, template: &str, booklet: &Prepared, index: Option<usize>, frame: &Frame<'_>) -> Result<String, TemplateTrouble> {
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
        let mut page = Paper { written: Vec::with_capacity(USUAL_PAGE), room: LONGEST_PAGE + booklet.room };
        let mut for_rows = None;
        let environment = match booklet.rows {
            0 => &self.environment,
            rows => {
                let more = for_rows.insert(self.environment.clone());
                more.set_fuel(Some((rows as u64).saturating_mul(FUEL_A_ROW).saturating_add(FUEL)));
                more
            }
        };
        let filled = environment.get_template(template).and_then(|filled| filled.render_captured_to(context, &mut page).map(drop));
        filled.map_err(|error| trouble(&error))?;
        let page = String::from_utf8(page.written).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        let tidied = tidy(&page);
        drop(page);
        let refused = |words: &str| TemplateTrouble { template: template.to_owned(), line: 1, message: words.to_owned() };
        whole_page(&tidied, frame.head, frame.scripts).map_err(refused)
    }
}

/// A page while it is written. It has an end.
struct Paper {
    written: Vec<u8>,
    room: usize,
}

impl std::io::Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.written.len() + bytes.len() > self.room {
            return Err(std::io::Error::from(std::io::ErrorKind::FileTooLarge));
        }
        self.written.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A template's text from the first layer that has it; `LAYER/name` reaches one layer's own.
fn find(layers: &[Layer], name: &str) -> Option<String> {
    let in_layer = |layer: &Layer, name: &str| layer.text(&format!("templates/{name}")).map(str::to_owned);
    layers.iter().find_map(|layer| in_layer(layer, name)).or_else(|| {
        let (layer, name) = name.split_once('/')?;
        in_layer(layers.iter().find(|known| known.name == layer)?, name)
    })
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

/// What went wrong, in plain words. The engine's own details may quote values, so they stay out.
fn trouble(error: &Error) -> TemplateTrouble {
    let message = match error.kind() {
        ErrorKind::UndefinedError => "This template prints something that the booklet does not have.",
        ErrorKind::TemplateNotFound => "This template asks for another that is not there.",
        ErrorKind::SyntaxError => "This template is not written as templates are.",
        ErrorKind::OutOfFuel => "This template does more work than a booklet may need.",
        ErrorKind::WriteFailure => "This template prints more than a booklet may hold.",
        ErrorKind::UnknownFilter => "This template uses a filter that is not there.",
        ErrorKind::UnknownFunction | ErrorKind::UnknownMethod | ErrorKind::UnknownTest => {
            "This template uses a function that is not there."
        }
        _ => "This template could not be filled in.",
    };
    let mut inner = error;
    while let Some(deeper) = std::error::Error::source(inner).and_then(|source| source.downcast_ref::<Error>()) {
        inner = deeper;
    }
    TemplateTrouble {
        template: inner.name().or(error.name()).unwrap_or("page.html").to_owned(),
        line: inner.line().or(error.line()).unwrap_or(1),
        message: message.to_owned(),
    }
}
