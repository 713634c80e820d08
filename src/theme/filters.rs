//! What templates write with: filters that make HTML and addresses, and the escaping of everything else.

use super::engine::{PICTURE_MARK, Places};
use crate::prose;
use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind, HtmlEscape, Output, State};
use std::fmt::Write;

/// Writes a value escaped unless one of our filters made it. `{% autoescape false %}` changes nothing.
pub(super) fn always_escape(out: &mut Output<'_>, _state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_undefined() {
        return Err(Error::new(ErrorKind::UndefinedError, "a value is missing"));
    }
    if value.is_none() {
        return Ok(());
    }
    let written = match value.as_str() {
        Some(text) if value.is_safe() || !text.bytes().any(is_escaped) => out.write_str(text),
        Some(text) => write!(out, "{}", HtmlEscape(text)),
        None if value.is_number() => write!(out, "{value}"),
        None => write!(out, "{}", HtmlEscape(&value.to_string())),
    };
    written.map_err(|_| Error::new(ErrorKind::WriteFailure, "could not write"))
}

/// Whether `HtmlEscape` writes something else for a byte. Most texts have none of these, and need no look at each letter.
fn is_escaped(byte: u8) -> bool {
    matches!(byte, b'<' | b'>' | b'&' | b'"' | b'\'' | b'/')
}

/// The filters, for links that lead to files beside a page or to places in it.
pub(super) fn filters(environment: &mut Environment<'static>, places: Places) {
    let word_href = move |anchor: &str| page_address(places, "words", Some(anchor));
    environment.add_filter("prose", move |text: &str| Value::from_safe_string(prose::to_html(text, &word_href)));
    environment.add_filter("block", move |words: &Value| -> Result<Value, Error> {
        let text = words.get_attr("text")?;
        let mut attributes = String::new();
        for name in ["lang", "dir"] {
            if let Some(value) = words.get_attr(name)?.as_str() {
                let _ = write!(attributes, " {name}=\"{}\"", HtmlEscape(value));
            }
        }
        let html = prose::to_html(text.as_str().unwrap_or_default(), &word_href);
        Ok(Value::from_safe_string(match only_paragraph(&html) {
            Some(inside) => format!("<p class=\"prose\"{attributes}>{inside}</p>"),
            None => format!("<div class=\"prose\"{attributes}>{html}</div>"),
        }))
    });
    environment.add_filter("inline", move |text: &str| Value::from_safe_string(prose::to_inline_html(text, &word_href)));
    environment.add_filter("page_href", move |page: &str| page_address(places, page, None));
    environment.add_filter("href", move |link: &Value| -> Result<String, Error> {
        let page = link.get_attr("page")?;
        let anchor = link.get_attr("anchor")?;
        Ok(page_address(places, page.as_str().unwrap_or_default(), anchor.as_str()))
    });
    environment.add_filter("anchor", move |anchor: &str, page: &str| match places {
        Places::Site => anchor.to_owned(),
        Places::Single => format!("{page}-{anchor}"),
    });
    environment.add_filter("lines", |name: &str| super::symbols::lines(name).unwrap_or_default());
    environment.add_filter("picture", move |name: &str| match places {
        Places::Site => name.to_owned(),
        Places::Single => format!("{PICTURE_MARK}{name}{PICTURE_MARK}"),
    });
}

/// The inside of a paragraph that stands alone, so that it needs no box round it.
fn only_paragraph(html: &str) -> Option<&str> {
    let inside = html.trim_end().strip_prefix("<p>")?.strip_suffix("</p>")?;
    (!inside.contains("<p>")).then_some(inside)
}

fn page_address(places: Places, page: &str, anchor: Option<&str>) -> String {
    match (places, anchor) {
        (Places::Site, None) => crate::booklet::page_file(page),
        (Places::Site, Some(anchor)) => format!("{}#{anchor}", crate::booklet::page_file(page)),
        (Places::Single, None) => format!("#p-{page}"),
        (Places::Single, Some(anchor)) => format!("#{page}-{anchor}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_as_it_is_only_where_escaping_would_change_nothing() {
        for letter in (0..=0xff_u8).map(char::from) {
            let changes = HtmlEscape(letter.encode_utf8(&mut [0; 4])).to_string() != letter.to_string();
            assert_eq!(changes, letter.is_ascii() && is_escaped(letter as u8), "{letter:?}");
        }
    }
}
