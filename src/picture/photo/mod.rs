//! Photos: unpacked within limits, turned, made smaller, packed anew from their dots and nothing else.

mod clear;
mod jpeg;
mod pack;

use super::recognise::PhotoKind;
use super::trouble::{BREAKS_OFF, PictureTrouble, TOO_MANY_DOTS};
use super::{LONGEST_SIDE, PictureKind};
use image::codecs::{gif::GifDecoder, png::PngDecoder, webp::WebPDecoder};
use image::error::ImageError;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, Limits};
use std::io::Cursor;

/// The most dots of a photo: a phone's 48 or 50 megapixels.
pub(super) const MOST_DOTS: u64 = 50_000_000;
/// The longest side of a photo that comes in, in dots: the longest panorama of a phone.
pub(super) const LONGEST_SIDE_IN: u32 = 20_000;
/// The most bytes that unpacked dots may take: 50 million with four colours each, fewer with 16 bits a colour.
const MOST_MEMORY: u64 = 200_000_000;

/// A photo as it was unpacked, and how it must be turned to stand as it was taken.
struct Unpacked {
    image: DynamicImage,
    turn: Orientation,
}

/// Cleans a photo: the kind that it is now, and its bytes.
pub(super) fn clean(bytes: &[u8], kind: PhotoKind) -> Result<(PictureKind, Vec<u8>), PictureTrouble> {
    let Unpacked { image, turn } = match kind {
        PhotoKind::Jpeg => jpeg::unpack(bytes)?,
        PhotoKind::Png => unpack(png(bytes)?)?,
        PhotoKind::Gif => unpack(gif(bytes)?)?,
        PhotoKind::WebP => unpack(webp(bytes)?)?,
    };
    // Made smaller first, since turning a small picture is less work.
    let mut image = clear::strengthened(pack::shrink(clear::thinned(image), LONGEST_SIDE));
    image.apply_orientation(turn);
    pack::pack(&image, kind).map_err(|_| BREAKS_OFF)
}

/// How many dots a photo says it has. Nothing is unpacked for it.
pub(super) fn dots(bytes: &[u8], kind: PhotoKind) -> Option<u64> {
    let (width, height) = match kind {
        PhotoKind::Jpeg => return jpeg::dots(bytes),
        PhotoKind::Png => png(bytes).ok()?.dimensions(),
        PhotoKind::Gif => gif(bytes).ok()?.dimensions(),
        PhotoKind::WebP => webp(bytes).ok()?.dimensions(),
    };
    Some(u64::from(width) * u64::from(height))
}

fn png(bytes: &[u8]) -> Result<PngDecoder<Cursor<&[u8]>>, PictureTrouble> {
    PngDecoder::with_limits(Cursor::new(bytes), limits()).map_err(trouble)
}

fn gif(bytes: &[u8]) -> Result<GifDecoder<Cursor<&[u8]>>, PictureTrouble> {
    GifDecoder::new(Cursor::new(bytes)).map_err(trouble)
}

fn webp(bytes: &[u8]) -> Result<WebPDecoder<Cursor<&[u8]>>, PictureTrouble> {
    WebPDecoder::new(Cursor::new(bytes)).map_err(trouble)
}

/// Unpacks the picture, the first one of a film. A broken note on how to turn it means: as it is.
fn unpack(mut decoder: impl ImageDecoder) -> Result<Unpacked, PictureTrouble> {
    let (width, height) = decoder.dimensions();
    within_limits(width, height)?;
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(TOO_MANY_DOTS);
    }
    decoder.set_limits(limits()).map_err(trouble)?;
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(trouble)?;
    Ok(Unpacked { image, turn })
}

/// Whether a photo of this size is unpacked at all.
fn within_limits(width: u32, height: u32) -> Result<(), PictureTrouble> {
    let fits = width.max(height) <= LONGEST_SIDE_IN && u64::from(width) * u64::from(height) <= MOST_DOTS;
    if fits { Ok(()) } else { Err(TOO_MANY_DOTS) }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE_IN);
    limits.max_image_height = Some(LONGEST_SIDE_IN);
    limits.max_alloc = Some(MOST_MEMORY * 2);
    limits
}

fn trouble(error: ImageError) -> PictureTrouble {
    if matches!(error, ImageError::Limits(_)) { TOO_MANY_DOTS } else { BREAKS_OFF }
}
