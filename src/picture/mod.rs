//! Pictures made safe to hand over: photos without what a camera writes into them, drawings without anything that acts.
//!
//! `clean` takes the bytes of a file and gives the bytes for a booklet. It goes by what the bytes are, never by a file's
//! name. It stands beside `check`, which asks it whether a picture can be used, and before `formats`, which hands the
//! result on. It reads no disk and knows no plan.

mod drawing;
mod photo;
mod recognise;
#[cfg(test)]
mod tests;
mod trouble;

pub use trouble::{PictureTrouble, TroubleReason};

use recognise::FileContent;
use std::sync::Arc;

/// The largest file that is cleaned, in bytes: 20 MiB.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;
/// The longest side of a photo in a booklet, in dots: sharp on a phone, and 200 kB instead of 5 MB.
pub const LONGEST_SIDE: u32 = 1_200;

/// A picture that may be handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CleanPicture {
    /// What it is now, whatever it was.
    pub kind: PictureKind,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
}

/// The kinds of picture that a booklet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// A photo.
    Jpeg,
    /// A picture with few colours, or one that can be seen through.
    Png,
    /// A drawing.
    Svg,
}

impl PictureKind {
    /// The ending of its file's name.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            PictureKind::Jpeg => "jpg",
            PictureKind::Png => "png",
            PictureKind::Svg => "svg",
        }
    }
}

/// Cleans a picture. The same bytes give the same bytes, on any machine.
///
/// A photo is turned as it was taken, made as small as a phone needs and written anew from its dots alone. A drawing is
/// written anew from the shapes, colours and words that a reader sees.
///
/// # Errors
/// Why it cannot be used, in words for the person who chose it.
pub fn clean(bytes: &[u8]) -> Result<CleanPicture, PictureTrouble> {
    if bytes.len() > LARGEST_FILE {
        return Err(PictureTrouble::TOO_MANY_BYTES);
    }
    let (kind, bytes) = match recognise::recognise(bytes) {
        FileContent::Drawing => (PictureKind::Svg, drawing::clean(bytes)?.into_bytes()),
        FileContent::Photo(kind) => photo::clean(bytes, kind)?,
        FileContent::Other(trouble) => return Err(trouble),
    };
    Ok(CleanPicture { kind, bytes: Arc::new(bytes) })
}

impl CleanPicture {
    /// What of a drawing is the same however it was saved: its shapes and their numbers, without colours, names and groups.
    /// Empty for a photo, whose bytes are the same where its dots are.
    #[must_use]
    pub fn outline(&self) -> Vec<u8> {
        let text = (self.kind == PictureKind::Svg).then(|| std::str::from_utf8(&self.bytes).ok()).flatten();
        text.map(drawing::outline).unwrap_or_default()
    }
}

/// How many dots a photo says it has, before anything of it is unpacked; 0 for a drawing or what is no picture.
///
/// Who cleans many pictures at once knows by this how much memory each will take.
#[must_use]
pub fn pixels(bytes: &[u8]) -> u64 {
    match recognise::recognise(bytes) {
        FileContent::Photo(kind) => photo::pixels(bytes, kind).unwrap_or(0),
        FileContent::Drawing | FileContent::Other(_) => 0,
    }
}
