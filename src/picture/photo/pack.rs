//! A photo made small for a phone, and packed: as JPEG, or as PNG where that is smaller or where one can see through it.

use super::super::PictureKind;
use super::PhotoKind;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::FilterType;
use image::{DynamicImage, ImageResult};

/// How good a JPEG is, of 100: at 82 no difference shows on a phone.
const QUALITY: u8 = 82;

/// The picture with no side longer than this. It is never made larger.
///
/// The filter is one of sums and products alone, which every processor works out alike; a sine would not be.
pub(super) fn shrink(image: DynamicImage, longest: u32) -> DynamicImage {
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
        return Ok((PictureKind::Png, png(image)?));
    }
    let plain =
        if image.color().has_color() { DynamicImage::ImageRgb8(image.to_rgb8()) } else { DynamicImage::ImageLuma8(image.to_luma8()) };
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&plain)?;
    // What came as JPEG is a photo. Of the rest, what has few colours is smaller and clearer as PNG.
    let png = if was == PhotoKind::Jpeg { None } else { Some(png(&plain)?) };
    Ok(match png.filter(|png| png.len() <= jpeg.len()) {
        Some(png) => (PictureKind::Png, png),
        None => (PictureKind::Jpeg, jpeg),
    })
}

fn png(image: &DynamicImage) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    image.write_with_encoder(PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, PngFilter::Adaptive))?;
    Ok(bytes)
}
