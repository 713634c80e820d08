//! What templates see: a booklet made ready once for all its pages, or a list with thousands of rows.

use minijinja::Error;
use minijinja::value::{Enumerator, Object, ObjectRepr, Serde, Value};
use serde::Serialize;
use std::fmt;
use std::sync::Arc;

/// How much more a page may print for each row of a list of all plans, in bytes.
const ROOM_A_ROW: usize = 4_000;

/// A booklet made ready for templates, once for all its pages.
pub struct Prepared {
    pub(super) booklet: Value,
    pub(super) looks: Value,
    /// How much more its page may print, in bytes.
    pub(super) room: usize,
    /// How many rows the list has.
    pub(super) rows: usize,
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
    pub(super) fn page(&self, index: Option<usize>) -> Value {
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

/// What is around a list, and the list under its name.
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
