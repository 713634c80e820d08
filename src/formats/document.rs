//! What every HTML document of ours has in its head: a neutral title, a strict Content-Security-Policy,
//! no index, no referrer.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The inside of `<head>`: HTML of ours, with every value escaped.
pub(super) fn head(title: &str, style: &Style<'_>, script: &Style<'_>) -> String {
    let (style_source, style_element) = match style {
        Style::Beside(file) => ("'self'".to_owned(), format!("<link rel=\"stylesheet\" href=\"{file}\">")),
        Style::Inside(css) => (hash(css), format!("<style>{css}</style>")),
        Style::None => ("'none'".to_owned(), String::new()),
    };
    let script_source = match script {
        Style::Beside(_) => "'self'".to_owned(),
        Style::Inside(text) => hash(text),
        Style::None => "'none'".to_owned(),
    };
    let images = if matches!(style, Style::Beside(_)) { "'self' data:" } else { "data:" };
    format!(
        "<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {style_source}; script-src {script_source}; \
         img-src {images}; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex, nofollow\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"format-detection\" content=\"telephone=no\">\n\
         <title>{}</title>\n{style_element}",
        escape(title)
    )
}

/// Where a style sheet or a script stands.
pub(super) enum Style<'a> {
    /// In a file beside the page.
    Beside(&'static str),
    /// In the page itself.
    Inside(&'a str),
    /// There is none.
    None,
}

/// A script element for the end of a document.
pub(super) fn script_element(script: &Style<'_>) -> String {
    match script {
        Style::Beside(file) => format!("<script src=\"{file}\"></script>"),
        Style::Inside(text) => format!("<script>{text}</script>"),
        Style::None => String::new(),
    }
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
