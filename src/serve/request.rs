//! What a browser asks: read within limits, and refused unless it comes from the preview's own pages on this machine.

use std::io::Read;

/// The longest head of a request, in bytes.
const LONGEST: usize = 8 * 1024;
/// The most header lines.
const MOST_LINES: usize = 64;

/// Why a request is not answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
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

impl Refused {
    /// The status line's number and words.
    #[must_use]
    pub fn status(self) -> (u16, &'static str) {
        match self {
            Refused::Unreadable => (400, "Bad Request"),
            Refused::TooLong => (431, "Request Header Fields Too Large"),
            Refused::Method => (405, "Method Not Allowed"),
            Refused::Host => (421, "Misdirected Request"),
            Refused::Origin => (403, "Forbidden"),
            Refused::NotThere => (404, "Not Found"),
        }
    }
}

/// Reads the head of a request, to its empty line.
///
/// # Errors
/// `Refused::TooLong` past the limit, `Refused::Unreadable` where the other side stops before the end.
pub fn head(from: &mut dyn Read) -> Result<Vec<u8>, Refused> {
    let mut head = Vec::with_capacity(1024);
    let mut part = [0_u8; 1024];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let room = part.len().min(LONGEST.saturating_sub(head.len()));
        if room == 0 {
            return Err(Refused::TooLong);
        }
        match from.read(&mut part[..room]) {
            Ok(0) | Err(_) => return Err(Refused::Unreadable),
            Ok(length) => head.extend_from_slice(&part[..length]),
        }
    }
    Ok(head)
}

/// The path that a request asks for below the secret, and what follows its question mark.
///
/// # Errors
/// Why it is not answered.
pub fn asked(head: &[u8], port: u16, secret: &str) -> Result<(String, String), Refused> {
    let mut lines = [httparse::EMPTY_HEADER; MOST_LINES];
    let mut request = httparse::Request::new(&mut lines);
    match request.parse(head) {
        Ok(httparse::Status::Complete(_)) => {}
        Ok(httparse::Status::Partial) => return Err(Refused::Unreadable),
        Err(httparse::Error::TooManyHeaders) => return Err(Refused::TooLong),
        Err(_) => return Err(Refused::Unreadable),
    }
    if request.method != Some("GET") {
        return Err(Refused::Method);
    }
    let all = |name: &str| -> Vec<&[u8]> {
        request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value).collect()
    };
    let host = format!("127.0.0.1:{port}");
    if all("host") != [host.as_bytes()] {
        return Err(Refused::Host);
    }
    let own = format!("http://{host}");
    if all("origin").iter().any(|origin| *origin != own.as_bytes()) {
        return Err(Refused::Origin);
    }
    // Where a browser sends no origin, it says all the same whether another page asks.
    if all("sec-fetch-site").iter().any(|site| *site != b"same-origin" && *site != b"none") {
        return Err(Refused::Origin);
    }
    let path = request.path.unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let rest = path.strip_prefix('/').filter(|rest| starts_with_secret(rest, secret)).ok_or(Refused::NotThere)?;
    let rest = rest[secret.len()..].strip_prefix('/').ok_or(Refused::NotThere)?;
    Ok((rest.to_owned(), query.to_owned()))
}

/// Compares the whole secret in any case, so that the time it takes tells nothing.
fn starts_with_secret(path: &str, secret: &str) -> bool {
    let Some(given) = path.as_bytes().get(..secret.len()) else { return false };
    path.is_char_boundary(secret.len()) && given.iter().zip(secret.as_bytes()).fold(0, |differs, (one, two)| differs | (one ^ two)) == 0
}
