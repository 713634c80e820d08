//! A single file, locked: a page that asks for the words and then shows the booklet inside.
//!
//! It says nothing of what is inside: no name, no reader, no council.

use super::Artifact;
use super::document::{Inclusion, head_of_two, script_element};
use crate::seal::{NAME, Passphrase, ROUNDS, SCRIPT, seal};
use crate::system_error::SystemError;
use crate::theme::{Frame, LinkPlaces, Prepared, TemplateTrouble, Theme};
use serde::Serialize;
use std::collections::BTreeMap;

/// What the locked page says, ready for the template `sealed.html`.
#[derive(Serialize)]
pub struct Cover {
    /// BCP 47 tag of the language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The style of the locked page, whatever the booklet inside has.
    pub style: &'static str,
    /// Phrases by their key without `sealed-`.
    pub says: BTreeMap<&'static str, String>,
    /// Fixed phrases of the frame.
    pub frame: BTreeMap<&'static str, String>,
}

/// The name of the format, in manifests and in the worker's index.
pub const SEALED: &str = "sealed";

/// The keys of `Cover::says`.
pub const SEALED_PHRASES: [&str; 8] = ["title", "what", "label", "how", "open", "wait", "wrong", "old"];

#[derive(Serialize)]
struct SealedPage<'a> {
    #[serde(flatten)]
    cover: &'a Cover,
    name: &'static str,
    rounds: u32,
    salt: &'a str,
    nonce: &'a str,
    data: &'a str,
}

impl Cover {
    /// Seals a finished single file, which has been audited.
    ///
    /// # Errors
    /// A `SystemError` where it cannot be sealed; a trouble where the theme cannot show the page.
    pub fn seal(&self, booklet: &Artifact, theme: &Theme, words: &Passphrase) -> Result<Result<Artifact, TemplateTrouble>, SystemError> {
        let text = std::str::from_utf8(&booklet.bytes).map_err(|_| SystemError::Inside("a booklet is not text".into()))?;
        let sealed = seal(text, words)?;
        let script = Inclusion::Inside(SCRIPT);
        let later = Inclusion::Inside(&crate::theme::SCRIPT.whole);
        let title = self.says.get("title").map_or("", String::as_str);
        let head = head_of_two(title, &Inclusion::Inside(&theme.css), &script, &later);
        let page = SealedPage { cover: self, name: NAME, rounds: ROUNDS, salt: &sealed.salt, nonce: &sealed.nonce, data: &sealed.data };
        let frame = Frame { head: &head, scripts: &script_element(&script), logo: None };
        let html = theme.engine(LinkPlaces::Single).render("sealed.html", &Prepared::new(&page).with_room(sealed.data.len()), None, &frame);
        Ok(html.map(|html| Artifact { name: booklet.name.clone(), bytes: html.into_bytes(), format: SEALED }))
    }
}
