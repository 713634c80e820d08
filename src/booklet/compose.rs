//! `View` → `Booklet`: pages in order, headings, counts and every fixed phrase in one language.

use super::law::Voice;
use super::writer::Writer;
use super::{Ask, Booklet, Extras, Page, glossary, pages, pictures};
use crate::content::Group;
use crate::language::Locale;
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
        if let Some(mut page) = page(&writer) {
            page.symbols = writer.symbols_so_far();
            made.push(page);
        }
    }
    pages::open_doors(&writer, &mut made);
    glossary::add(&writer, &mut made);
    pictures::add_symbols(&writer, &mut made);
    if let Some(start) = made.first_mut() {
        start.parts.splice(..0, writer.note_other_reader());
    }
    Ok(Booklet {
        lang: locale.tag().to_owned(),
        dir: locale.dir(),
        style: view.style.word(),
        plan_kind: view.kind.word(),
        title: writer.say("title"),
        neutral_title: writer.say("neutral-title"),
        copy_for: copy_for(&writer),
        draft: view.draft.then(|| writer.say("draft")),
        ask: ask(&writer),
        hide_button: view.hide_button.unwrap_or(extras.hide_button),
        frame: frame(&writer),
        symbols: made.iter().flat_map(|page| page.symbols.iter().cloned()).collect(),
        pages: made,
        pictures: writer.finish()?,
    })
}

fn copy_for(writer: &Writer<'_, '_>) -> String {
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
fn ask(writer: &Writer<'_, '_>) -> Option<Ask> {
    let lead = writer.view.lead.as_ref()?;
    let is = match (matches!(writer.voice, Voice::Me | Voice::We), lead.part) {
        (false, Some(part)) => Some(writer.fixed(&format!("role-{}", part.word()))),
        _ => lead.is.as_ref().map(|is| writer.quoted(is)),
    };
    Some(Ask {
        words: writer.say_who("ask-words", lead.who.name),
        is,
        phone: lead.phone.and_then(|phone| writer.reach(phone)),
        email: lead.email.and_then(|email| writer.reach(email)),
    })
}

/// The phrases of the frame round a page, under their keys without `frame-`.
fn frame(writer: &Writer<'_, '_>) -> BTreeMap<&'static str, String> {
    let of_frame = |key: &&'static str| Some((key.strip_prefix("frame-")?, writer.say(key)));
    writer.locale.keys().iter().filter_map(of_frame).collect()
}
