//! Who may ask (this machine, this address, this secret, these pages), and how an answer is written.

use crate::system_error::SystemError;
use std::io::{self, Read, Write};

/// The longest head of a request, in bytes.
const LONGEST: usize = 8 * 1024;
/// The most header lines.
const MOST_LINES: usize = 64;

/// Why a request is not answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RequestRefused {
    /// It is not HTTP, or not whole.
    Unreadable,
    /// Its head is too long.
    TooLong,
    /// Only `GET` is answered.
    Method,
    /// It was sent to another name: a page elsewhere may have led a browser here.
    Host,
    /// Another page asks.
    Origin,
    /// It does not know the secret, or there is nothing of this name.
    NotThere,
}

impl RequestRefused {
    /// The status line's number and words.
    #[must_use]
    pub fn status(self) -> (u16, &'static str) {
        match self {
            RequestRefused::Unreadable => (400, "Bad Request"),
            RequestRefused::TooLong => (431, "Request Header Fields Too Large"),
            RequestRefused::Method => (405, "Method Not Allowed"),
            RequestRefused::Host => (421, "Misdirected Request"),
            RequestRefused::Origin => (403, "Forbidden"),
            RequestRefused::NotThere => (404, "Not Found"),
        }
    }
}

/// Reads the head of a request, to its empty line.
///
/// # Errors
/// `RequestRefused::TooLong` past the limit, `RequestRefused::Unreadable` where the other side stops before the end.
pub fn head(from: &mut dyn Read) -> Result<Vec<u8>, RequestRefused> {
    let mut head = Vec::with_capacity(1024);
    let mut part = [0_u8; 1024];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let room = part.len().min(LONGEST.saturating_sub(head.len()));
        if room == 0 {
            return Err(RequestRefused::TooLong);
        }
        match from.read(&mut part[..room]) {
            Ok(0) | Err(_) => return Err(RequestRefused::Unreadable),
            Ok(length) => head.extend_from_slice(&part[..length]),
        }
    }
    Ok(head)
}

/// The path that a request asks for below the secret, and what follows its question mark.
///
/// # Errors
/// Why it is not answered.
pub fn asked(head: &[u8], port: u16, secret: &str) -> Result<(String, String), RequestRefused> {
    let mut lines = [httparse::EMPTY_HEADER; MOST_LINES];
    let mut request = httparse::Request::new(&mut lines);
    match request.parse(head) {
        Ok(httparse::Status::Complete(_)) => {}
        Ok(httparse::Status::Partial) => return Err(RequestRefused::Unreadable),
        Err(httparse::Error::TooManyHeaders) => return Err(RequestRefused::TooLong),
        Err(_) => return Err(RequestRefused::Unreadable),
    }
    if request.method != Some("GET") {
        return Err(RequestRefused::Method);
    }
    let all = |name: &str| -> Vec<&[u8]> {
        request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value).collect()
    };
    let host = format!("127.0.0.1:{port}");
    if all("host") != [host.as_bytes()] {
        return Err(RequestRefused::Host);
    }
    let own = format!("http://{host}");
    if all("origin").iter().any(|origin| *origin != own.as_bytes()) {
        return Err(RequestRefused::Origin);
    }
    // Where a browser sends no origin, it says all the same whether another page asks.
    if all("sec-fetch-site").iter().any(|site| *site != b"same-origin" && *site != b"none") {
        return Err(RequestRefused::Origin);
    }
    let path = request.path.unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let rest = path.strip_prefix('/').filter(|rest| starts_with_secret(rest, secret)).ok_or(RequestRefused::NotThere)?;
    let rest = rest[secret.len()..].strip_prefix('/').ok_or(RequestRefused::NotThere)?;
    Ok((rest.to_owned(), query.to_owned()))
}

/// Compares the whole secret in any case, so that the time it takes tells nothing.
fn starts_with_secret(path: &str, secret: &str) -> bool {
    let Some(given) = path.as_bytes().get(..secret.len()) else { return false };
    path.is_char_boundary(secret.len()) && given.iter().zip(secret.as_bytes()).fold(0, |differs, (one, two)| differs | (one ^ two)) == 0
}

/// What of the preview a page is, by what it may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PageKind {
    /// A page of the preview: our one script, our one style sheet, a frame with a booklet, and the line of changes.
    Own,
    /// A file of a booklet, in the frame. What its page says of itself holds too, and is stricter.
    Booklet,
}

/// What an answer holds.
pub(super) struct HttpAnswer<'a> {
    pub status: (u16, &'static str),
    pub mime: &'static str,
    pub kind: PageKind,
    pub bytes: &'a [u8],
}

const OWN: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; \
                   form-action 'none'; frame-ancestors 'none'";
const BOOKLET: &str = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                       font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// The lines of every answer, but for its length.
pub(super) fn head_of(status: (u16, &str), mime: &str, kind: PageKind) -> String {
    let (policy, frames) = match kind {
        PageKind::Own => (OWN, "DENY"),
        PageKind::Booklet => (BOOKLET, "SAMEORIGIN"),
    };
    format!(
        "HTTP/1.1 {} {}\r\nContent-Type: {mime}\r\nContent-Security-Policy: {policy}\r\nX-Frame-Options: {frames}\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\n\
         Cross-Origin-Opener-Policy: same-origin\r\nX-Robots-Tag: noindex, nofollow\r\nCache-Control: no-store\r\nConnection: close\r\n",
        status.0, status.1
    )
}

impl HttpAnswer<'_> {
    pub fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        let head = head_of(self.status, self.mime, self.kind);
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

/// Sixteen random bytes as 32 digits.
///
/// # Errors
/// `SystemError::Inside` where the machine has no random numbers.
pub(super) fn secret() -> Result<String, SystemError> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| SystemError::Inside(error.to_string()))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
