//! Pictures that one can see through: what was rubbed out is gone, not only unseen.
//!
//! A program that rubs out a face often makes its dots transparent and leaves their colours in the file.

use image::{DynamicImage, RgbaImage};

/// The picture with each colour as strong as its dot is solid, so that nothing is left where one sees through.
///
/// A picture that is solid everywhere comes out without the fourth value of each dot.
pub(super) fn thinned(image: DynamicImage) -> DynamicImage {
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
pub(super) fn strengthened(image: DynamicImage) -> DynamicImage {
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
