//! The pictures of a booklet, under neutral names in the order in which they first appear.
//!
//! A file called `dads-new-house.jpg` says something by its name alone, and so may what stands after its last dot.

use super::{Picture, PictureFile, Symbol};
use crate::language::PictureWords;
use crate::seeded::{Leak, leak};
use crate::view::PictureShown;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

/// Pictures as they are found.
pub(super) struct Gallery {
    files: Vec<PictureFile>,
    /// The words of the plan's language that stand for built-in pictures.
    asked: Option<&'static PictureWords>,
    /// The built-in pictures that the author chose for the page at hand.
    symbols: BTreeSet<String>,
}

impl Gallery {
    /// No pictures yet.
    pub(super) fn new(asked: Option<&'static PictureWords>) -> Self {
        Gallery { files: Vec::new(), asked, symbols: BTreeSet::new() }
    }

    /// A picture of the plan: a file, or a built-in one.
    pub(super) fn show(
        &mut self,
        picture: PictureShown<'_>,
        endings: &BTreeMap<String, &'static str>,
    ) -> (Option<Picture>, Option<Symbol>) {
        match picture {
            PictureShown::File { file, alt } => (Some(Picture { name: self.name(file, endings), alt: alt.to_owned() }), None),
            PictureShown::Word { word, alt } => {
                let drawing = self.asked.and_then(|asked| asked.meant(word)).map(str::to_owned);
                self.symbols.extend(drawing.clone());
                (None, drawing.map(|drawing| Symbol { drawing, alt: alt.map(str::to_owned) }))
            }
            PictureShown::Nothing => (None, None),
        }
    }

    /// The built-in pictures that were chosen since this was last asked.
    pub(super) fn symbols_so_far(&mut self) -> BTreeSet<String> {
        take(&mut self.symbols)
    }

    /// The name in the booklet of a file of the project: `picture-1.svg`. `endings` says what the files of the project are.
    fn name(&mut self, source: &str, endings: &BTreeMap<String, &'static str>) -> String {
        if let Some(known) = self.files.iter().find(|file| file.source == source) {
            return known.name.clone();
        }
        let ending = endings.get(source).copied().unwrap_or_else(|| likely(source));
        let number = if leak(Leak::PictureNamedAsSource) { source.bytes().map(usize::from).sum() } else { self.files.len() + 1 };
        let name = format!("picture-{number}.{ending}");
        self.files.push(PictureFile { name: name.clone(), source: source.to_owned() });
        name
    }

    /// All pictures, in order.
    pub(super) fn files(self) -> Vec<PictureFile> {
        self.files
    }
}

/// What a file that nobody looked at probably is.
fn likely(source: &str) -> &'static str {
    match source.rsplit('.').next().map(str::to_ascii_lowercase).as_deref() {
        Some("svg") => "svg",
        Some("png" | "gif") => "png",
        _ => "jpg",
    }
}
