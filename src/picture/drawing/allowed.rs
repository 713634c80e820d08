//! What may be in a drawing. What is not named here is not written.

/// What becomes of an element.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays.
    Stays,
    /// It becomes a group, so that what it holds is still seen: a link, a choice of languages.
    Group,
    /// It goes, with all that it holds.
    Goes,
    /// It is a picture in the drawing, which would leave a gap.
    Photo,
}

const ELEMENTS: &str = "\
    circle clipPath defs ellipse feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB \
    feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset filter g line linearGradient marker mask path pattern \
    polygon polyline radialGradient rect stop svg symbol text textPath tspan use";

/// Elements that show something by themselves.
const SEEN: &str = "circle ellipse line path polygon polyline rect text use";

/// Elements whose texts are seen.
const TEXTS: &str = "text textPath tspan";

/// Attributes that say where something is and what it is like.
const ATTRIBUTES: &str = "\
    amount bias clipPathUnits cx cy d divisor dx dy edgeMode exponent filterRes filterUnits fr fx fy gradientTransform \
    gradientUnits height in in2 intercept k1 k2 k3 k4 lengthAdjust markerHeight markerUnits markerWidth maskContentUnits maskUnits \
    method mode offset operator orient path pathLength patternContentUnits patternTransform patternUnits points \
    preserveAspectRatio primitiveUnits r radius refX refY result rotate rx ry scale side slope spacing spreadMethod startOffset \
    stdDeviation tableValues textLength transform type values version viewBox width x x1 x2 y y1 y2";

/// Attributes that a style sheet may set as well.
const STYLES: &str = "\
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters direction display \
    dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size \
    font-stretch font-style font-variant font-weight isolation letter-spacing line-height marker marker-end marker-mid \
    marker-start mask mask-type mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity stroke \
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor \
    text-decoration text-rendering transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode";

/// Functions in values: colours and turns. `url` is asked for its own.
const FUNCTIONS: &str = "calc hsl hsla matrix matrix3d rgb rgba rotate rotateX rotateY scale scaleX scaleY skewX skewY translate";

/// What becomes of an element of this name.
pub(super) fn fate(element: &str) -> Fate {
    match element {
        "a" | "switch" => Fate::Group,
        "image" | "feImage" | "video" | "audio" | "iframe" | "embed" | "object" | "canvas" => Fate::Photo,
        _ if names(ELEMENTS, element) => Fate::Stays,
        _ => Fate::Goes,
    }
}

/// Whether an element shows something by itself.
pub(super) fn is_seen(element: &str) -> bool {
    names(SEEN, element)
}

/// Whether texts in an element are seen.
pub(super) fn holds_text(element: &str) -> bool {
    names(TEXTS, element)
}

/// Whether an attribute of this name stays.
pub(super) fn attribute(name: &str) -> bool {
    names(ATTRIBUTES, name) || names(STYLES, name)
}

/// Whether a style sheet may set this.
pub(super) fn style(name: &str) -> bool {
    names(STYLES, name)
}

/// Whether a value may use this function.
pub(super) fn function(name: &str) -> bool {
    names(FUNCTIONS, name)
}

/// Whether a list of names holds this one.
fn names(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == name)
}
