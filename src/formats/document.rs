//! What every HTML document of ours has in its head: a neutral title, a strict Content-Security-Policy,
//! no index, no referrer.

use super::ours::MARK;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The inside of `<head>`: HTML of ours, with every value escaped.
pub(super) fn head(title: &str, style: &Inclusion<'_>, script: &Inclusion<'_>) -> String {
    head_of_two(title, style, script, &Inclusion::None)
}

/// The same for a page that may become another one: the second script is the other page's.
pub(super) fn head_of_two(title: &str, style: &Inclusion<'_>, script: &Inclusion<'_>, later: &Inclusion<'_>) -> String {
    let (style_source, style_element) = match style {
        Inclusion::Beside(files) => {
            ("'self'".to_owned(), files.iter().map(|file| format!("<link rel=\"stylesheet\" href=\"{file}\">")).collect())
        }
        Inclusion::Inside(css) => (hash(css), format!("<style>{css}</style>")),
        Inclusion::None => ("'none'".to_owned(), String::new()),
    };
    let scripts: Vec<String> = [script, later].into_iter().filter_map(source).collect();
    let script_source = if scripts.is_empty() { "'none'".to_owned() } else { scripts.join(" ") };
    // Only a folder holds pictures and letters as files.
    let (images, letters) = if matches!(style, Inclusion::Beside(_)) { ("'self' data:", " font-src 'self';") } else { ("data:", "") };
    format!(
        "<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {style_source}; script-src {script_source}; \
         img-src {images};{letters} base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         {MARK}\
         <title>{}</title>\n{style_element}",
        escape(title)
    )
}

/// Where a style sheet or a script stands.
pub(super) enum Inclusion<'a> {
    /// In files beside the page.
    Beside(&'a [&'a str]),
    /// In the page itself.
    Inside(&'a str),
    /// There is none.
    None,
}

fn source(script: &Inclusion<'_>) -> Option<String> {
    match script {
        Inclusion::Beside(_) => Some("'self'".to_owned()),
        Inclusion::Inside(text) => Some(hash(text)),
        Inclusion::None => None,
    }
}

/// A script element for the end of a document.
pub(super) fn script_element(script: &Inclusion<'_>) -> String {
    match script {
        Inclusion::Beside(files) => files.iter().map(|file| format!("<script src=\"{file}\"></script>")).collect(),
        Inclusion::Inside(text) => format!("<script>{text}</script>"),
        Inclusion::None => String::new(),
    }
}

pub(super) fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
