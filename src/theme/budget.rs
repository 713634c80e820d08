//! How many bytes one rendering may make, whatever a template does: text that it prints, keeps or passes on, and lists.
//!
//! The template engine counts steps, and one step may double a text. So each step that can make something large pays for it
//! before it is done: `metered.rs` writes these payments into every template, and `filters.rs` asks for them in every filter.

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, ErrorKind};
use std::cell::Cell;
use std::collections::BTreeMap;

/// How much one rendering may make, beside what `Prepared` makes room for: 48 MiB. The longest pages of large plans make a
/// fifth of it.
const MOST: usize = 48 * 1024 * 1024;
/// How much a value in a list costs.
const A_VALUE: usize = 64;
/// How much a value costs that is made anew, which takes longer than to put it into a list.
const A_VALUE_KEPT: usize = 256;
/// How deep lists may lie in lists that a template keeps.
const DEEPEST: usize = 24;

/// What a template is told that makes more.
pub(super) const TOO_MUCH: &str = "more than a rendering may make";
/// What a template is told that repeats a text with `*`.
pub(super) const REPEATED: &str = "a text or list times a number";
/// What a template is told that keeps what is too deep.
pub(super) const TOO_DEEP: &str = "lists too deep in lists";

thread_local! {
    /// What the rendering on this thread may still make. A page is filled in by one thread from its first byte to its last.
    static LEFT: Cell<usize> = const { Cell::new(MOST) };
}

/// Begins a rendering with so much more room than usual.
pub(super) fn begin(room: usize) {
    LEFT.set(MOST.saturating_add(room.saturating_mul(2)));
}

/// Pays for so many bytes.
pub(super) fn pay(bytes: usize) -> Result<(), Error> {
    let left = LEFT.get().checked_sub(bytes);
    LEFT.set(left.unwrap_or(0));
    left.map(drop).ok_or_else(|| refused(TOO_MUCH))
}

pub(super) fn refused(why: &'static str) -> Error {
    Error::new(ErrorKind::InvalidOperation, why)
}

/// Pays for a value as text.
pub(super) fn pay_shown(value: &Value) -> Result<(), Error> {
    shown(value, 0)
}

fn shown(value: &Value, depth: usize) -> Result<(), Error> {
    if let Some(text) = value.as_str() {
        return pay(text.len());
    }
    pay(A_VALUE)?;
    if depth > 2 * DEEPEST {
        return Err(refused(TOO_DEEP));
    }
    let is_map = value.kind() == ValueKind::Map;
    if is_map || is_list(value) {
        for item in value.try_iter()? {
            shown(&item, depth + 1)?;
            if is_map {
                shown(&value.get_item(&item)?, depth + 1)?;
            }
        }
    }
    Ok(())
}

/// Pays for a value as something that is copied into a list, or made into one.
pub(super) fn pay_items(value: &Value) -> Result<(), Error> {
    let length = value.as_str().map(str::len).or_else(|| value.len()).unwrap_or(0);
    pay(length.saturating_mul(A_VALUE))
}

fn is_list(value: &Value) -> bool {
    matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable)
}

/// `a ~ b` makes a text of both.
pub(super) fn joined(value: Value) -> Result<Value, Error> {
    pay_shown(&value)?;
    Ok(value)
}

/// `a + b` makes a text or a list of both, `a[1:]` one of a part.
pub(super) fn added(value: Value) -> Result<Value, Error> {
    match value.as_str() {
        Some(text) => pay(text.len())?,
        None if is_list(&value) => pay_items(&value)?,
        None => {}
    }
    Ok(value)
}

/// `a * b` works with numbers alone.
pub(super) fn times(value: Value) -> Result<Value, Error> {
    if value.as_str().is_some() || is_list(&value) { Err(refused(REPEATED)) } else { Ok(value) }
}

/// A text of the template that is printed: so many bytes, and nothing more.
pub(super) fn printed(bytes: usize) -> Result<Value, Error> {
    pay(bytes)?;
    Ok(Value::from(()))
}

/// What a template keeps from one round of a loop to the next. It is made anew, so that it is no chain of things that wait for
/// each other, and cannot lie ever deeper in itself: whoever drops or compares such a chain needs a step of the stack for each link.
pub(super) fn kept(value: Value) -> Result<Value, Error> {
    anew(value, 0)
}

fn anew(value: Value, depth: usize) -> Result<Value, Error> {
    let is_map = value.kind() == ValueKind::Map;
    if !is_map && !is_list(&value) {
        return Ok(value);
    }
    let is_namespace = value.as_object().is_some_and(|object| object.type_name().ends_with("Namespace"));
    if depth >= DEEPEST || is_namespace {
        return Err(refused(TOO_DEEP));
    }
    if is_map {
        let anew = |key: Value| {
            pay(A_VALUE_KEPT)?;
            let inside = anew(value.get_item(&key)?, depth + 1)?;
            Ok((key, inside))
        };
        return Ok(Value::from(value.try_iter()?.map(anew).collect::<Result<BTreeMap<Value, Value>, Error>>()?));
    }
    let anew = |item: Value| {
        pay(A_VALUE_KEPT)?;
        anew(item, depth + 1)
    };
    Ok(Value::from(value.try_iter()?.map(anew).collect::<Result<Vec<Value>, Error>>()?))
}
