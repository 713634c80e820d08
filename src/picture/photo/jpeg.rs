//! JPEG photos, unpacked by `zune-jpeg` with its plain arithmetic, so that each processor gives the same dots.

use super::super::trouble::{BREAKS_OFF, PictureTrouble, TOO_MANY_DOTS};
use super::{LONGEST_SIDE_IN, Unpacked, within_limits};
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, RgbImage};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;

/// Unpacks a photo.
pub(super) fn unpack(bytes: &[u8]) -> Result<Unpacked, PictureTrouble> {
    let (width, height) = size(bytes).ok_or(BREAKS_OFF)?;
    within_limits(width, height)?;
    if !has_an_end(bytes) {
        return Err(BREAKS_OFF);
    }
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options());
    decoder.decode_headers().map_err(|error| trouble(&error))?;
    let grey = decoder.input_colorspace() == Some(ColorSpace::Luma);
    decoder.set_options(options().jpeg_set_out_colorspace(if grey { ColorSpace::Luma } else { ColorSpace::RGB }));
    let dots = decoder.decode().map_err(|error| trouble(&error))?;
    let turn = decoder.exif().and_then(|exif| Orientation::from_exif_chunk(exif)).unwrap_or(Orientation::NoTransforms);
    let image = if grey {
        GrayImage::from_raw(width, height, dots).map(DynamicImage::ImageLuma8)
    } else {
        RgbImage::from_raw(width, height, dots).map(DynamicImage::ImageRgb8)
    };
    Ok(Unpacked { image: image.ok_or(BREAKS_OFF)?, turn })
}

/// How many dots a photo says it has.
pub(super) fn dots(bytes: &[u8]) -> Option<u64> {
    size(bytes).map(|(width, height)| u64::from(width) * u64::from(height))
}

fn options() -> DecoderOptions {
    let side = LONGEST_SIDE_IN as usize;
    // Not strict: many phones write small faults that every viewer forgives.
    DecoderOptions::default().set_use_unsafe(false).set_strict_mode(false).set_max_width(side).set_max_height(side)
}

/// Width and height, as the first frame says.
fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    segments(bytes).find_map(|(marker, segment)| {
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        let number = |at: usize| Some(u32::from(u16::from_be_bytes([*segment.get(at)?, *segment.get(at + 1)?])));
        if is_frame { Some((number(3)?, number(1)?)) } else { None }
    })
}

/// Whether the mark of a photo's end stands after its dots. Without it the lower part would be grey.
fn has_an_end(bytes: &[u8]) -> bool {
    let dots = segments(bytes).find(|(marker, _)| *marker == 0xda).map(|(_, rest)| rest);
    dots.is_some_and(|dots| dots.windows(2).any(|two| two == [0xff, 0xd9]))
}

/// The parts of a photo before its dots: marker and content. The last one, `0xda`, holds all the rest.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut rest = bytes.get(2..).unwrap_or_default();
    let mut over = false;
    std::iter::from_fn(move || {
        while let [0xff, 0xff, ..] = rest {
            rest = &rest[1..];
        }
        let [0xff, marker, high, low, ..] = *rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        if over || length < 2 {
            return None;
        }
        over = marker == 0xda;
        let content = if over { rest.get(4..)? } else { rest.get(4..2 + length)? };
        rest = rest.get(2 + length..)?;
        Some((marker, content))
    })
}

fn trouble(error: &DecodeErrors) -> PictureTrouble {
    if matches!(error, DecodeErrors::LargeDimensions(_)) { TOO_MANY_DOTS } else { BREAKS_OFF }
}
