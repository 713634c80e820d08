//! What a format makes: one complete file of a booklet. `audit` reads it, `output` writes it.

/// One file of a booklet: its name inside the reader's folder, with `/`, and its bytes.
///
/// It has no `Debug`: its bytes are somebody's plan, and must not end in a log.
pub struct Artifact {
    /// The name inside the reader's folder: `index.html`, `pictures/picture-1.svg`.
    pub name: String,
    /// The whole file.
    pub bytes: Vec<u8>,
    /// The format that it belongs to: `site` or `single`.
    pub format: &'static str,
}
