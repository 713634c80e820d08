//! One answer to a browser: always with a policy that forbids all that the page does not need, and never to be kept.

use std::io::{self, Write};

/// What of the preview a page is, by what it may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A page of the preview: our one script, our one style sheet, a frame with a booklet, and the line of changes.
    Own,
    /// A file of a booklet, in the frame. What its page says of itself holds too, and is stricter.
    Booklet,
}

/// What an answer holds.
pub(super) struct Answer<'a> {
    pub status: (u16, &'static str),
    pub mime: &'static str,
    pub kind: Kind,
    pub bytes: &'a [u8],
}

const OWN: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; \
                   form-action 'none'; frame-ancestors 'none'";
const BOOKLET: &str = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                       font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// The lines of every answer, but for its length.
pub(super) fn head(status: (u16, &str), mime: &str, kind: Kind) -> String {
    let (policy, frames) = match kind {
        Kind::Own => (OWN, "DENY"),
        Kind::Booklet => (BOOKLET, "SAMEORIGIN"),
    };
    format!(
        "HTTP/1.1 {} {}\r\nContent-Type: {mime}\r\nContent-Security-Policy: {policy}\r\nX-Frame-Options: {frames}\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\n\
         Cross-Origin-Opener-Policy: same-origin\r\nX-Robots-Tag: noindex, nofollow\r\nCache-Control: no-store\r\nConnection: close\r\n",
        status.0, status.1
    )
}

impl Answer<'_> {
    pub fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        let head = head(self.status, self.mime, self.kind);
        write!(to, "{head}Content-Length: {}\r\n\r\n", self.bytes.len())?;
        to.write_all(self.bytes)?;
        to.flush()
    }
}

/// The media type of a file by the ending of its name.
pub(super) fn mime(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("gif") => "image/gif",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
