//! `View` → `Booklet`: pages in order, headings, counts and every fixed phrase in one language.

use super::voice::Voice;
use super::writer::Writer;
use super::{Ask, Booklet, Extras, Page, glossary, pages, symbols};
use crate::content::Group;
use crate::language::{Arg, Locale};
use crate::system_error::SystemError;
use crate::view::View;
use std::collections::BTreeMap;

/// Composes the booklet of one reader. All counts and numbers come from the view alone.
///
/// # Errors
/// [`SystemError::Inside`] where a phrase of the language is missing or cannot be filled.
pub fn compose(view: &View<'_>, locale: &Locale, extras: &Extras) -> Result<Booklet, SystemError> {
    let writer = Writer::new(view, locale, extras)?;
    let mut made: Vec<Page> = Vec::with_capacity(pages::PAGES.len() + 1);
    for page in pages::PAGES {
        if let Some(mut page) = page(&writer)? {
            page.symbols = writer.symbols_so_far();
            made.push(page);
        }
    }
    pages::open_doors(&writer, &mut made)?;
    glossary::add(&writer, &mut made)?;
    symbols::add(&writer, &mut made)?;
    if let Some(start) = made.first_mut() {
        start.parts.splice(..0, writer.note_other_reader()?);
    }
    Ok(Booklet {
        lang: locale.tag().to_owned(),
        dir: locale.dir(),
        style: view.style.word(),
        plan_kind: view.kind.word(),
        title: writer.say("title")?,
        neutral_title: writer.say("neutral-title")?,
        copy_for: copy_for(&writer)?,
        draft: if view.draft { Some(writer.say("draft")?) } else { None },
        ask: ask(&writer)?,
        hide_button: view.hide_button.unwrap_or(extras.hide_button),
        frame: frame(&writer)?,
        symbols: made.iter().flat_map(|page| page.symbols.iter().cloned()).collect(),
        pages: made,
        pictures: writer.pictures(),
    })
}

fn copy_for(writer: &Writer<'_, '_>) -> Result<String, SystemError> {
    let reader = writer.view.reader;
    match (writer.view.reader_name, reader.group) {
        (Some(name), _) => writer.say_with("copy-for-person", &[("reader", name.into())]),
        (None, Some(Group::Family)) => writer.say("copy-for-family"),
        (None, Some(Group::Carers)) => writer.say("copy-for-carers"),
        (None, Some(Group::Workers)) => writer.say("copy-for-workers"),
        (None, _) => writer.say("copy-for-everyone"),
    }
}

/// Who to ask. The child reads their own word for the lead, others the name of the job.
fn ask(writer: &Writer<'_, '_>) -> Result<Option<Ask>, SystemError> {
    let Some(lead) = &writer.view.lead else { return Ok(None) };
    let is = match (matches!(writer.voice, Voice::Me | Voice::We), lead.part) {
        (false, Some(part)) => Some(writer.fixed(&format!("role-{}", part.word()))?),
        _ => lead.is.as_ref().map(|is| writer.quoted(is)),
    };
    Ok(Some(Ask {
        words: writer.say_with("ask-words", &[("who", Arg::from(lead.who.name))])?,
        is,
        phone: lead.phone.and_then(|phone| writer.reach(phone)),
        email: lead.email.and_then(|email| writer.reach(email)),
    }))
}

/// The phrases of the frame round a page, under their keys without `frame-`.
fn frame(writer: &Writer<'_, '_>) -> Result<BTreeMap<&'static str, String>, SystemError> {
    let mut frame = BTreeMap::new();
    for key in writer.locale.keys() {
        if let Some(short) = key.strip_prefix("frame-") {
            frame.insert(short, writer.say(key)?);
        }
    }
    Ok(frame)
}
