//! The layers of a theme: folders of files, bundled in the program or in the project; the council's logo in one of them; and the built-in
//! pictures, small line drawings in one hand, each one path on a square of 24 by 24.
//!
//! The pictures are in `themes/plain/symbols.svg`, made by `docs/make-symbols.py`. A booklet names the ones it shows; a template
//! asks for their lines with the filter `lines`.

use super::settings::ThemeSettings;
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, nearest};
use crate::picture;
use crate::source::SourceFile;
use include_dir::{Dir, include_dir};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

static BUNDLED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// One layer: a theme's own files, by their path inside its folder.
pub struct Layer {
    /// The theme's name; templates of this layer are also reached as `NAME/page.html`.
    pub name: String,
    /// The files: `theme.yaml`, `templates/…`, `assets/…`.
    pub files: BTreeMap<String, Arc<SourceFile>>,
    /// Files that are not text, as they were found: pictures. They are cleaned before anything is made of them.
    pub others: BTreeMap<String, Vec<u8>>,
    /// Whether it came with the program.
    pub bundled: bool,
}

impl Layer {
    /// A layer of the project's own.
    pub fn own(name: impl Into<String>, files: BTreeMap<String, Arc<SourceFile>>) -> Self {
        Layer { name: name.into(), files, others: BTreeMap::new(), bundled: false }
    }

    /// A file of the layer.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(|file| file.text())
    }

    /// The bytes of a file, whatever it holds.
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.text(path).map(str::as_bytes).or_else(|| self.others.get(path).map(Vec::as_slice))
    }

    /// Whether it brings templates that did not come with the program.
    pub fn has_own_templates(&self) -> bool {
        !self.bundled && self.paths().any(|path| path.starts_with("templates/"))
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().chain(self.others.keys()).map(String::as_str)
    }
}

/// A hash of everything in some layers: it changes when a file of one comes, goes or changes, and when one takes the place of another.
pub(super) fn hash_of_layers(layers: &[Layer]) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    for layer in layers {
        add(layer.name.as_bytes());
        add(&[u8::from(layer.bundled)]);
        add(&layer.paths().count().to_le_bytes());
        for (name, bytes) in layer.paths().filter_map(|path| Some((path, layer.bytes(path)?))) {
            add(name.as_bytes());
            add(bytes);
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// A theme that comes with the program.
pub fn bundled(name: &str) -> Option<Layer> {
    let folder = BUNDLED.get_dir(name)?;
    let mut files = BTreeMap::new();
    let mut open = vec![folder];
    while let Some(folder) = open.pop() {
        open.extend(folder.dirs());
        for file in folder.files() {
            let (Some(text), Ok(path)) = (file.contents_utf8(), file.path().strip_prefix(name)) else { continue };
            let path = path.to_string_lossy().replace('\\', "/");
            let shown = format!("themes/{name}/{path}");
            files.insert(path, SourceFile::new(shown, text));
        }
    }
    Some(Layer { name: name.to_owned(), files, others: BTreeMap::new(), bundled: true })
}

/// The bytes of a file that comes with the program and is no text.
pub(super) fn bytes(path: &str) -> &'static [u8] {
    BUNDLED.get_file(path).map_or(&[], include_dir::File::contents)
}

/// The text of a file that comes with the program: `plain/assets/script.js`.
pub(super) fn text(path: &str) -> &'static str {
    BUNDLED.get_file(path).and_then(include_dir::File::contents_utf8).unwrap_or_default()
}

/// Something of each theme that comes with the program, made once and when it is asked for.
pub(super) struct OfEach<T>(LazyLock<Vec<(&'static str, OnceLock<T>)>>);

impl<T> OfEach<T> {
    pub const fn new() -> Self {
        OfEach(LazyLock::new(|| bundled_names().into_iter().map(|name| (name, OnceLock::new())).collect()))
    }

    /// That of a layer; `None` if somebody else wrote the layer.
    pub fn of(&self, layer: &Layer) -> Option<&OnceLock<T>> {
        self.0.iter().find(|(name, _)| layer.bundled && *name == layer.name).map(|(_, made)| made)
    }
}

/// The names of the themes that come with the program, in order.
pub fn bundled_names() -> Vec<&'static str> {
    let mut names: Vec<_> = BUNDLED.dirs().filter_map(|folder| folder.path().to_str()).collect();
    names.sort_unstable();
    names
}

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
pub(super) fn find_logo(layers: &[Layer], read: &[Option<Arc<Entry<ThemeSettings>>>], findings: &mut Vec<Diagnostic>) -> Option<Logo> {
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

static DRAWN: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let sheet = std::str::from_utf8(bytes("plain/symbols.svg")).unwrap_or_default();
    let one = |line: &'static str| {
        let (name, rest) = line.strip_prefix("<symbol id=\"")?.split_once('"')?;
        Some((name, rest.split_once("<path d=\"")?.1.strip_suffix("\"/></symbol>")?))
    };
    sheet.lines().filter_map(one).collect()
});

/// The lines of a picture, as the `d` of a path.
#[must_use]
pub fn lines(name: &str) -> Option<&'static str> {
    DRAWN.get(name).copied()
}

/// The names of all pictures, in order.
pub fn symbols() -> impl Iterator<Item = &'static str> {
    DRAWN.keys().copied()
}
