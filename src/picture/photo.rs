//! Photos: unpacked within limits, turned, made smaller, packed anew from their dots and nothing else.
//!
//! JPEG is unpacked by `zune-jpeg` with its plain arithmetic, so that each processor gives the same dots. Where one can see through a
//! picture, what was rubbed out is gone, not only unseen: a program that rubs out a face often makes its dots transparent and leaves their
//! colours in the file.

use super::recognise::PhotoKind;
use super::trouble::{BREAKS_OFF, PictureTrouble, TOO_MANY_PIXELS};
use super::{LONGEST_SIDE, PictureKind};
use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngDecoder, PngEncoder};
use image::codecs::webp::WebPDecoder;
use image::error::ImageError;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageResult, Limits, RgbImage, RgbaImage};
use std::io::Cursor;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;

/// The most dots of a photo: a phone's 48 or 50 megapixels.
pub(super) const MOST_PIXELS: u64 = 50_000_000;
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
        PhotoKind::Jpeg => unpack_jpeg(bytes)?,
        PhotoKind::Png => unpack(png(bytes)?)?,
        PhotoKind::Gif => unpack(gif(bytes)?)?,
        PhotoKind::WebP => unpack(webp(bytes)?)?,
    };
    // Made smaller first, since turning a small picture is less work.
    let mut image = strengthened(shrink(thinned(image), LONGEST_SIDE));
    image.apply_orientation(turn);
    pack(&image, kind).map_err(|_| BREAKS_OFF)
}

/// How many dots a photo says it has. Nothing is unpacked for it.
pub(super) fn pixels(bytes: &[u8], kind: PhotoKind) -> Option<u64> {
    let (width, height) = match kind {
        PhotoKind::Jpeg => return jpeg_pixels(bytes),
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
        return Err(TOO_MANY_PIXELS);
    }
    decoder.set_limits(limits()).map_err(trouble)?;
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(trouble)?;
    Ok(Unpacked { image, turn })
}

/// Whether a photo of this size is unpacked at all.
fn within_limits(width: u32, height: u32) -> Result<(), PictureTrouble> {
    let fits = width.max(height) <= LONGEST_SIDE_IN && u64::from(width) * u64::from(height) <= MOST_PIXELS;
    if fits { Ok(()) } else { Err(TOO_MANY_PIXELS) }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE_IN);
    limits.max_image_height = Some(LONGEST_SIDE_IN);
    limits.max_alloc = Some(MOST_MEMORY * 2);
    limits
}

fn trouble(error: ImageError) -> PictureTrouble {
    if matches!(error, ImageError::Limits(_)) { TOO_MANY_PIXELS } else { BREAKS_OFF }
}

/// Unpacks a photo.
fn unpack_jpeg(bytes: &[u8]) -> Result<Unpacked, PictureTrouble> {
    let (width, height) = size(bytes).ok_or(BREAKS_OFF)?;
    within_limits(width, height)?;
    if !has_an_end(bytes) {
        return Err(BREAKS_OFF);
    }
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options());
    decoder.decode_headers().map_err(|error| jpeg_trouble(&error))?;
    let grey = decoder.input_colorspace() == Some(ColorSpace::Luma);
    decoder.set_options(options().jpeg_set_out_colorspace(if grey { ColorSpace::Luma } else { ColorSpace::RGB }));
    let dots = decoder.decode().map_err(|error| jpeg_trouble(&error))?;
    let turn = decoder.exif().and_then(|exif| Orientation::from_exif_chunk(exif)).unwrap_or(Orientation::NoTransforms);
    let image = if grey {
        GrayImage::from_raw(width, height, dots).map(DynamicImage::ImageLuma8)
    } else {
        RgbImage::from_raw(width, height, dots).map(DynamicImage::ImageRgb8)
    };
    Ok(Unpacked { image: image.ok_or(BREAKS_OFF)?, turn })
}

/// How many dots a photo says it has.
fn jpeg_pixels(bytes: &[u8]) -> Option<u64> {
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

fn jpeg_trouble(error: &DecodeErrors) -> PictureTrouble {
    if matches!(error, DecodeErrors::LargeDimensions(_)) { TOO_MANY_PIXELS } else { BREAKS_OFF }
}

/// The picture with each colour as strong as its dot is solid, so that nothing is left where one sees through.
///
/// A picture that is solid everywhere comes out without the fourth value of each dot.
fn thinned(image: DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return image;
    }
    let mut dots = image.into_rgba8();
    if dots.pixels().all(|dot| dot.0[3] == u8::MAX) {
        return DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(dots).into_rgb8());
    }
    each_colour(&mut dots, |colour, solid| (colour * solid + 127) / 255);
    DynamicImage::ImageRgba8(dots)
}

/// The same picture with its colours as they are to be shown.
fn strengthened(image: DynamicImage) -> DynamicImage {
    match image {
        DynamicImage::ImageRgba8(mut dots) => {
            each_colour(&mut dots, |colour, solid| (colour * 255 + solid / 2).checked_div(solid).unwrap_or(0));
            DynamicImage::ImageRgba8(dots)
        }
        solid => solid,
    }
}

/// Changes each colour of each dot, by how solid the dot is.
fn each_colour(dots: &mut RgbaImage, change: impl Fn(u32, u32) -> u32) {
    for dot in dots.pixels_mut() {
        let solid = u32::from(dot.0[3]);
        for colour in &mut dot.0[..3] {
            *colour = u8::try_from(change(u32::from(*colour), solid)).unwrap_or(u8::MAX);
        }
    }
}

/// How good a JPEG is, of 100: at 82 no difference shows on a phone.
const QUALITY: u8 = 82;

/// The picture with no side longer than this. It is never made larger.
///
/// The filter is one of sums and products alone, which every processor works out alike; a sine would not be.
fn shrink(image: DynamicImage, longest: u32) -> DynamicImage {
    let (width, height) = (image.width(), image.height());
    let side = width.max(height);
    if side <= longest {
        return image;
    }
    let scaled = |length: u32| {
        let rounded = (u64::from(length) * u64::from(longest) + u64::from(side) / 2) / u64::from(side);
        u32::try_from(rounded).unwrap_or(longest).max(1)
    };
    image.resize_exact(scaled(width), scaled(height), FilterType::Triangle)
}

/// Packs the dots, and nothing but them.
pub(super) fn pack(image: &DynamicImage, was: PhotoKind) -> ImageResult<(PictureKind, Vec<u8>)> {
    if image.color().has_alpha() {
        return Ok((PictureKind::Png, pack_png(image)?));
    }
    let plain =
        if image.color().has_color() { DynamicImage::ImageRgb8(image.to_rgb8()) } else { DynamicImage::ImageLuma8(image.to_luma8()) };
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&plain)?;
    // What came as JPEG is a photo. Of the rest, what has few colours is smaller and clearer as PNG.
    let png = if was == PhotoKind::Jpeg { None } else { Some(pack_png(&plain)?) };
    Ok(match png.filter(|png| png.len() <= jpeg.len()) {
        Some(png) => (PictureKind::Png, png),
        None => (PictureKind::Jpeg, jpeg),
    })
}

fn pack_png(image: &DynamicImage) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    image.write_with_encoder(PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, PngFilter::Adaptive))?;
    Ok(bytes)
}
