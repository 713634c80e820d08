//! The pictures of one booklet: their bytes and what they are.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The pictures of one booklet, by their name in it.
#[derive(Default)]
pub struct Pictures(pub BTreeMap<String, Arc<Vec<u8>>>);

impl Pictures {
    /// Each picture as an address that holds the whole picture.
    pub(super) fn inline(&self) -> impl Iterator<Item = (String, String)> {
        self.0.iter().map(|(name, bytes)| (name.clone(), Self::address(name, bytes)))
    }

    /// A picture as an address that holds the whole of it.
    pub(super) fn address(name: &str, bytes: &[u8]) -> String {
        format!("data:{};base64,{}", kind(name), Self::in_signs(bytes))
    }

    /// A picture as it stands inside a page.
    #[must_use]
    pub fn in_signs(bytes: &[u8]) -> String {
        STANDARD.encode(bytes)
    }
}

/// What kind of picture a name says it is.
fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        _ => "application/octet-stream",
    }
}
