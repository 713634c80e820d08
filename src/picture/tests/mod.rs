//! Tests of cleaning: real files, made here with all that cameras and editors put into them.

mod drawings;
mod hostile;
mod made;
mod photos;

use super::{CleanPicture, PictureKind, PictureTrouble, TroubleReason, clean};

/// A picture that must be usable.
fn cleaned(bytes: &[u8]) -> CleanPicture {
    clean(bytes).unwrap_or_else(|trouble| panic!("{}", trouble.message))
}

/// A picture that must not be usable.
fn refused(bytes: &[u8]) -> PictureTrouble {
    match clean(bytes) {
        Err(trouble) => trouble,
        Ok(picture) => panic!("a {:?} of {} bytes came out", picture.kind, picture.bytes.len()),
    }
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
