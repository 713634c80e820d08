//! What templates write with: filters that make HTML and addresses, and the escaping of everything else.

use super::budget::{self, pay, pay_items, pay_shown};
use super::engine::{LinkPlaces, PICTURE_MARK};
use crate::prose;
use minijinja::value::{Rest, Value, ValueOrKwargs};
use minijinja::{Environment, Error, ErrorKind, HtmlEscape, Output, State, filters as engine};
use std::fmt::Write;

/// The most bytes that are written for one that is escaped, beside it.
const MOST_ESCAPED: usize = 5;
/// What a number costs, in bytes.
const A_NUMBER: usize = 24;
/// The direction that a text's own letters decide.
const AUTO: &str = " dir=\"auto\"";
/// The longest width in a pattern of `format`.
const WIDEST: usize = 200;

/// Writes a value escaped unless one of our filters made it. `{% autoescape false %}` changes nothing.
pub(super) fn always_escape(out: &mut Output<'_>, _state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_undefined() {
        return Err(Error::new(ErrorKind::UndefinedError, "a value is missing"));
    }
    if value.is_none() {
        return Ok(());
    }
    let written = match value.as_str() {
        Some(text) => {
            let escaped = if value.is_safe() { 0 } else { text.bytes().filter(|byte| is_escaped(*byte)).count() };
            pay(text.len() + MOST_ESCAPED * escaped)?;
            if escaped == 0 { out.write_str(text) } else { write!(out, "{}", HtmlEscape(text)) }
        }
        None if value.is_number() => pay(A_NUMBER).map(|()| write!(out, "{value}"))?,
        None => {
            pay_shown(value)?;
            write!(out, "{}", HtmlEscape(&value.to_string()))
        }
    };
    written.map_err(|_| Error::new(ErrorKind::WriteFailure, "could not write"))
}

/// Whether `HtmlEscape` writes something else for a byte. Most texts have none of these, and need no look at each letter.
fn is_escaped(byte: u8) -> bool {
    matches!(byte, b'<' | b'>' | b'&' | b'"' | b'\'' | b'/')
}

/// The filters, for links that lead to files beside a page or to places in it.
pub(super) fn filters(environment: &mut Environment<'static>, places: LinkPlaces) {
    of_the_engine(environment);
    environment.add_filter("joined", budget::joined);
    environment.add_filter("added", budget::added);
    environment.add_filter("times", budget::times);
    environment.add_filter("printed", budget::printed);
    environment.add_filter("kept", budget::kept);
    let word_href = move |anchor: &str| page_address(places, "words", Some(anchor));
    environment.add_filter("prose", move |text: &str| -> Result<Value, Error> {
        pay(text.len())?;
        Ok(Value::from_safe_string(prose::to_html(text, &word_href)))
    });
    environment.add_filter("block", move |words: &Value| -> Result<Value, Error> {
        let text = words.get_attr("text")?;
        let mut attributes = String::new();
        for name in ["lang", "dir"] {
            if let Some(value) = words.get_attr(name)?.as_str() {
                let _ = write!(attributes, " {name}=\"{}\"", HtmlEscape(value));
            }
        }
        pay_shown(&text)?;
        let html = prose::to_html(text.as_str().unwrap_or_default(), &word_href);
        Ok(Value::from_safe_string(match only_paragraph(&html) {
            Some(inside) => format!("<p class=\"prose\"{attributes}>{inside}</p>"),
            None if attributes.ends_with(AUTO) => {
                let attributes = attributes.trim_end_matches(AUTO);
                format!("<div class=\"prose\"{attributes}>{}</div>", each_by_its_letters(&html))
            }
            None => format!("<div class=\"prose\"{attributes}>{html}</div>"),
        }))
    });
    environment.add_filter("inline", move |text: &str| -> Result<Value, Error> {
        pay(text.len())?;
        Ok(Value::from_safe_string(prose::to_inline_html(text, &word_href)))
    });
    environment.add_filter("page_href", move |page: &str| paid(page_address(places, page, None)));
    environment.add_filter("href", move |link: &Value| -> Result<String, Error> {
        let page = link.get_attr("page")?;
        let anchor = link.get_attr("anchor")?;
        paid(page_address(places, page.as_str().unwrap_or_default(), anchor.as_str()))
    });
    environment.add_filter("anchor", move |anchor: &str, page: &str| {
        paid(match places {
            LinkPlaces::Site => anchor.to_owned(),
            LinkPlaces::Single => format!("{page}-{anchor}"),
        })
    });
    environment.add_filter("lines", |name: &str| super::layers::lines(name).unwrap_or_default());
    environment.add_filter("picture", move |name: &str| {
        paid(match places {
            LinkPlaces::Site => name.to_owned(),
            LinkPlaces::Single => format!("{PICTURE_MARK}{name}{PICTURE_MARK}"),
        })
    });
}

/// A text that was made of texts which are paid for already.
fn paid(text: String) -> Result<String, Error> {
    pay(text.len()).map(|()| text)
}

/// The engine's own filters that make something: each pays before it does. Those that show how a template works inside, or mark a
/// text as safe, are not there.
fn of_the_engine(environment: &mut Environment<'static>) {
    for name in ["safe", "pprint", "indent"] {
        environment.remove_filter(name);
    }
    for name in ["debug", "dict"] {
        environment.remove_global(name);
    }
    type Price = fn(&[Value]) -> Result<(), Error>;
    let as_text: Price = |given| given.iter().try_for_each(pay_shown);
    let as_items: Price = |given| given.iter().try_for_each(pay_items);
    let prices: [(&'static str, Price, Value); 30] = [
        ("upper", as_text, Value::from_function(engine::upper)),
        ("lower", as_text, Value::from_function(engine::lower)),
        ("title", as_text, Value::from_function(engine::title)),
        ("capitalize", as_text, Value::from_function(engine::capitalize)),
        ("trim", as_text, Value::from_function(engine::trim)),
        ("string", as_text, Value::from_function(engine::string)),
        ("sum", as_text, Value::from_function(engine::sum)),
        ("escape", pay_escaped, Value::from_function(engine::escape)),
        ("e", pay_escaped, Value::from_function(engine::escape)),
        ("replace", pay_replaced, Value::from_function(engine::replace)),
        ("join", pay_joined, Value::from_function(engine::join)),
        ("format", pay_formatted, Value::from_function(engine::format)),
        ("batch", pay_rows, Value::from_function(engine::batch)),
        ("slice", pay_rows, Value::from_function(engine::slice)),
        ("split", as_items, Value::from_function(engine::split)),
        ("list", as_items, Value::from_function(engine::list)),
        ("reverse", as_items, Value::from_function(engine::reverse)),
        ("sort", as_items, Value::from_function(engine::sort)),
        ("unique", as_items, Value::from_function(engine::unique)),
        ("dictsort", as_items, Value::from_function(engine::dictsort)),
        ("items", as_items, Value::from_function(engine::items)),
        ("map", as_items, Value::from_function(engine::map)),
        ("select", as_items, Value::from_function(engine::select)),
        ("reject", as_items, Value::from_function(engine::reject)),
        ("selectattr", as_items, Value::from_function(engine::selectattr)),
        ("rejectattr", as_items, Value::from_function(engine::rejectattr)),
        ("groupby", as_items, Value::from_function(engine::groupby)),
        ("chain", as_items, Value::from_function(engine::chain)),
        ("zip", as_items, Value::from_function(engine::zip)),
        ("attr", |_| Ok(()), Value::from_function(engine::attr)),
    ];
    for (name, price, filter) in prices {
        environment.add_filter(name, move |state: &mut State<'_, '_>, given: Rest<ValueOrKwargs>| -> Result<Value, Error> {
            let given = given.into_values();
            price(&given)?;
            filter.call(state, &given)
        });
    }
}

fn pay_escaped(given: &[Value]) -> Result<(), Error> {
    (0..=MOST_ESCAPED).try_for_each(|_| given.iter().try_for_each(pay_shown))
}

/// What is put in, as often as it is put in.
fn pay_replaced(given: &[Value]) -> Result<(), Error> {
    given.iter().try_for_each(pay_shown)?;
    if let [text, from, to, ..] = given {
        let (text, from, to) = (text.to_string(), from.to_string(), to.to_string());
        pay(text.len() + text.matches(&from).count().saturating_mul(to.len() * (1 + MOST_ESCAPED)))?;
    }
    Ok(())
}

/// All texts of the list, and as often what is between them.
fn pay_joined(given: &[Value]) -> Result<(), Error> {
    given.iter().try_for_each(pay_shown)?;
    let named = given.last().and_then(|last| last.get_attr("d").ok()).unwrap_or_default();
    let between = [given.get(1), Some(&named)].into_iter().flatten().filter_map(Value::as_str).map(str::len).max().unwrap_or(0);
    pay(given.first().and_then(Value::len).unwrap_or(0).saturating_mul(between * (1 + MOST_ESCAPED)))
}

/// The texts, and what their widths add. No pattern needs a width of hundreds, or one that another value decides.
fn pay_formatted(given: &[Value]) -> Result<(), Error> {
    given.iter().try_for_each(pay_shown)?;
    let pattern = given.first().and_then(Value::as_str).unwrap_or_default();
    let numbers = pattern.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty());
    if pattern.contains('*') || numbers.clone().any(|number| number.parse().is_ok_and(|width: usize| width > WIDEST) || number.len() > 9) {
        return Err(budget::refused(budget::TOO_MUCH));
    }
    pay(numbers.count().saturating_mul(WIDEST))
}

/// The items, and as many places as are asked for.
fn pay_rows(given: &[Value]) -> Result<(), Error> {
    given.iter().try_for_each(pay_items)?;
    let count = given.get(1).and_then(Value::as_usize).unwrap_or(0);
    pay(count.saturating_mul(A_NUMBER))
}

/// The inside of a paragraph that stands alone, so that it needs no box round it.
fn only_paragraph(html: &str) -> Option<&str> {
    let inside = html.trim_end().strip_prefix("<p>")?.strip_suffix("</p>")?;
    (!inside.contains("<p>")).then_some(inside)
}

/// Paragraphs and lists of which each finds its direction by itself: one may be in Arabic and the next in English. A list finds it
/// in its items.
fn each_by_its_letters(html: &str) -> String {
    let marked = html.replace("<p>", "<p dir=\"auto\">").replace("<ul>", "<ul dir=\"auto\">").replace("<ol", "<ol dir=\"auto\"");
    marked.replace("<li><p dir=\"auto\">", "<li><p>")
}

fn page_address(places: LinkPlaces, page: &str, anchor: Option<&str>) -> String {
    match (places, anchor) {
        (LinkPlaces::Site, None) => crate::booklet::page_file(page),
        (LinkPlaces::Site, Some(anchor)) => format!("{}#{anchor}", crate::booklet::page_file(page)),
        (LinkPlaces::Single, None) => format!("#p-{page}"),
        (LinkPlaces::Single, Some(anchor)) => format!("#{page}-{anchor}"),
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
