//! The council's logo: a picture of the theme's own folder, cleaned as the pictures of plans are.

use super::layers::Layer;
use super::settings::ThemeSettings;
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, nearest};
use crate::picture;
use serde::Serialize;
use std::sync::Arc;

/// A logo that may be handed over. Templates get its name and its words.
#[derive(Serialize, Clone)]
pub struct Logo {
    /// Its name in the booklet: `logo.svg`. `{{ logo.name|picture }}` gives what `src` needs in each format.
    pub name: String,
    /// What is on it, for those who do not see it.
    pub words: String,
    /// Its bytes. Not for templates.
    #[serde(skip)]
    pub bytes: Arc<Vec<u8>>,
}

/// The largest logo that goes into a booklet without a word, in bytes.
const LARGE: usize = 100 * 1024;

/// The logo of the topmost layer that has one.
pub(super) fn find(layers: &[Layer], read: &[Option<Arc<Entry<ThemeSettings>>>], findings: &mut Vec<Diagnostic>) -> Option<Logo> {
    let mut of_layers = layers.iter().zip(read);
    let (layer, setting) = of_layers.find_map(|(layer, settings)| Some((layer, settings.as_ref()?.inside().logo.as_ref()?.inside())))?;
    let file = layer.files.get("theme.yaml")?;
    let path = setting.file.as_str();
    // Where a key is missing, the reader has said so.
    if path.is_empty() || setting.words.is_blank() {
        return None;
    }
    let mut refuse =
        |message: &str, help: String| findings.push(Diagnostic::error("theme-logo", file, setting.file.span, message).help(help));
    let is_picture = |path: &str| path.starts_with("assets/") && !path.ends_with(".css") && !path.ends_with(".js");
    let Some(bytes) = layer.bytes(path).filter(|_| is_picture(path)) else {
        let help = match nearest(path, layer.paths().filter(|path| is_picture(path))) {
            Some(meant) => format!("Did you mean `{meant}`?"),
            None => format!("Put it into `themes/{}/assets/` and write `file: assets/logo.svg`.", layer.name),
        };
        refuse("There is no picture of this name in the theme's folder.", help);
        return None;
    };
    match picture::clean(bytes) {
        Err(trouble) => {
            refuse(trouble.message, trouble.help.replace("pictures/kite.jpg", "assets/logo.jpg").replace("pictures/", "assets/"));
            None
        }
        Ok(picture) => {
            if picture.bytes.len() > LARGE {
                let message = "This logo is over 100 kB, and every booklet holds it.";
                let help = "Export it as plain SVG, or as PNG 400 dots wide.";
                findings.push(Diagnostic::warning("theme-logo", file, setting.file.span, message).help(help));
            }
            let name = format!("logo.{}", picture.kind.ending());
            Some(Logo { name, words: setting.words.as_str().to_owned(), bytes: picture.bytes })
        }
    }
}
