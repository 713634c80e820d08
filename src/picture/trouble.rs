//! Why a picture cannot be used: what is so, and what to do, for somebody who is not a designer.

/// Which rule a trouble belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TroubleReason {
    /// It is not a picture that a booklet can show, or it is broken.
    NotReadable,
    /// It has too many bytes, dots or shapes.
    TooLarge,
    /// It is a drawing with something in it that is not a drawing.
    NotPlain,
}

/// Why a picture cannot be used. The words name no file and nothing of what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureTrouble {
    /// Which rule speaks of it.
    pub reason: TroubleReason,
    /// What is so.
    pub message: &'static str,
    /// What to do.
    pub help: &'static str,
}

impl PictureTrouble {
    /// The file has too many bytes to be read.
    pub const TOO_MANY_BYTES: PictureTrouble = too_large("This picture is over 20 MB.", SAVE_SMALLER);
}

const SAVE_SMALLER: &str = "Open the picture, save it smaller as JPEG, and write the new file's name here. 1,600 dots wide is plenty.";
const EXPORT: &str = "Open the drawing and export it as PNG, or as “plain SVG”. Then write the new file's name here.";
pub(super) const SAVE_AS_JPEG: &str =
    "Open it and save it as JPEG, put the new file into `pictures/`, and write its name here: `pictures/kite.jpg`.";

pub(super) const TOO_MANY_PIXELS: PictureTrouble =
    too_large("This picture has more than 50 million dots, or is very long and thin.", SAVE_SMALLER);
pub(super) const BREAKS_OFF: PictureTrouble = not_readable(
    "This picture is broken: the file ends too early or is damaged.",
    "Copy it again from the phone or camera, and look whether it opens there.",
);
pub(super) const DRAWING_TOO_LARGE: PictureTrouble = too_large("This drawing has too many shapes for a phone.", EXPORT);
pub(super) const DRAWING_BROKEN: PictureTrouble =
    not_readable("This drawing cannot be read: the file is damaged or is not an SVG.", EXPORT);
pub(super) const DRAWING_EMPTY: PictureTrouble = not_readable("There is nothing to see in this drawing.", EXPORT);
pub(super) const DRAWING_LOADS: PictureTrouble = not_plain("This drawing fetches a part of itself from another place.", EXPORT);
pub(super) const DRAWING_WITH_PHOTO: PictureTrouble = not_plain("This drawing has a photo inside.", EXPORT);
pub(super) const DRAWING_ENTITIES: PictureTrouble =
    not_plain("This drawing uses abbreviations (entities) that are not safe to open.", EXPORT);
pub(super) const DRAWING_STYLE: PictureTrouble = not_plain("This drawing has a style sheet that is too complicated to check.", EXPORT);

pub(super) const fn not_readable(message: &'static str, help: &'static str) -> PictureTrouble {
    PictureTrouble { reason: TroubleReason::NotReadable, message, help }
}

const fn too_large(message: &'static str, help: &'static str) -> PictureTrouble {
    PictureTrouble { reason: TroubleReason::TooLarge, message, help }
}

const fn not_plain(message: &'static str, help: &'static str) -> PictureTrouble {
    PictureTrouble { reason: TroubleReason::NotPlain, message, help }
}
