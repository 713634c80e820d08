//! What templates see: a booklet made ready once for all its pages.

use minijinja::Error;
use minijinja::value::{Serde, Value};
use serde::Serialize;

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
