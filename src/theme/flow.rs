//! A long page on its way to a file: looked at and written piece by piece, so that it never stands in memory as a whole.

use super::refusals::{Inspection, Refused};
use memchr::{memchr, memchr3};
use std::io::{self, ErrorKind, Write};

/// So much waits until a piece is looked at, in bytes. The head of a page is shorter.
const PIECE: usize = 256 * 1024;

/// Takes what a template prints. It has an end.
pub(super) struct Flow<'a> {
    inspection: Inspection<'a>,
    out: &'a mut dyn Write,
    waiting: Vec<u8>,
    /// How much may come, in bytes, and from when on a piece is looked at.
    room: usize,
    enough: usize,
    /// Why nothing more is taken.
    wrong: Option<Wrong>,
}

/// Why a page does not reach its file.
pub(super) enum Wrong {
    /// The page holds what it may not, or does not hold what it must.
    Page(Refused),
    /// The file could not be written.
    Out(io::Error),
}

impl<'a> Flow<'a> {
    pub fn new(inspection: Inspection<'a>, out: &'a mut dyn Write, room: usize) -> Self {
        Flow { inspection, out, waiting: Vec::new(), room, enough: PIECE, wrong: None }
    }

    /// Writes what still waits, after the template has ended, or says what was wrong before.
    pub fn end(mut self) -> Result<(), Wrong> {
        if self.wrong.is_none() {
            self.pass(true);
        }
        self.wrong.map_or(Ok(()), Err)
    }

    /// What was wrong, where the template was stopped because of that.
    pub fn wrong(self) -> Option<Wrong> {
        self.wrong
    }

    /// Looks at what waits, up to its last tag or up to the end, and writes it.
    fn pass(&mut self, is_end: bool) {
        let waiting = std::mem::take(&mut self.waiting);
        let text = String::from_utf8_lossy(&waiting);
        let cut = if is_end { text.len() } else { last_tag(&text) };
        if cut > 0 {
            self.wrong = match self.inspection.piece(&text[..cut]) {
                Ok(parts) => parts.iter().try_for_each(|part| self.out.write_all(part.as_bytes())).err().map(Wrong::Out),
                Err(refused) => Some(Wrong::Page(refused)),
            };
        }
        self.waiting = text[cut..].as_bytes().to_vec();
        // A tag without end is not looked at again for each byte that comes.
        self.enough = PIECE + 2 * self.waiting.len();
    }
}

impl Write for Flow<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.room = self.room.checked_sub(bytes.len()).ok_or(ErrorKind::FileTooLarge)?;
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= self.enough {
            self.pass(false);
        }
        if self.wrong.is_some() { Err(ErrorKind::Other.into()) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Elements that hold no tags.
const AS_IT_IS: [(&str, &str); 2] = [("<pre", "</pre"), ("<textarea", "</textarea")];

/// Where the last tag of a page begins that is not known whole.
fn last_tag(page: &str) -> usize {
    let (mut last, mut at) = (0, 0);
    while let Some(length) = memchr(b'<', &page.as_bytes()[at..]) {
        last = at + length;
        at = last + end_of_tag(&page[last..]);
    }
    last
}

/// How long what starts with `<` is: a tag, a comment, or an element whose spaces count, up to its end.
fn end_of_tag(text: &str) -> usize {
    let bytes = text.as_bytes();
    let until = |end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
    match bytes.get(1) {
        Some(b'!') if text.starts_with("<!--") => return until("-->"),
        Some(b'p' | b'P' | b't' | b'T') => {
            let is = |start: &str| text.get(..start.len()).is_some_and(|name| name.eq_ignore_ascii_case(start));
            if let Some((_, end)) = AS_IT_IS.iter().find(|(start, _)| is(start)) {
                return until(end);
            }
        }
        _ => {}
    }
    let mut at = 1;
    while let Some(length) = bytes.get(at..).and_then(|rest| memchr3(b'>', b'"', b'\'', rest)) {
        at += length + 1;
        match bytes[at - 1] {
            b'>' => return at,
            quote => match memchr(quote, &bytes[at..]) {
                Some(length) => at += length + 1,
                None => break,
            },
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::super::refusals::{HEAD_MARK, SCRIPTS_MARK};
    use super::*;

    /// A page with so many rows, written a little at a time.
    fn flow(rows: usize, last: &str, room: usize) -> (String, Result<(), Wrong>) {
        let mut out = Vec::new();
        let mut flow = Flow::new(Inspection::new("page.html", "<meta our>", "<script>our</script>", true), &mut out, room);
        let page = format!(
            "<!doctype html>\n<head>{HEAD_MARK}</head><body>\n{}{last}{SCRIPTS_MARK}",
            "    <p title=\" p>\">  é   \n".repeat(rows)
        );
        let bits: Vec<String> = page.chars().collect::<Vec<_>>().chunks(7).map(|bit| bit.iter().collect()).collect();
        let written = bits.iter().try_for_each(|bit| flow.write_all(bit.as_bytes()));
        let ended = match (written, flow) {
            (Ok(()), flow) => flow.end(),
            (Err(_), flow) => flow.wrong().map_or(Ok(()), Err),
        };
        (String::from_utf8(out).expect("it is text"), ended)
    }

    #[test]
    fn a_long_page_is_written_as_a_short_one_would_be() {
        for rows in [0, 1, 50_000] {
            let (page, ended) = flow(rows, "", usize::MAX);
            assert!(ended.is_ok());
            let whole = format!("<!doctype html>\n<head><meta our></head><body>\n{}", "    <p title=\" p>\">  é   \n".repeat(rows));
            assert!(page == format!("{whole}<script>our</script>"), "{rows} rows");
        }
    }

    #[test]
    fn what_may_not_stand_there_is_found_in_every_piece_and_nothing_after_it_is_written() {
        let (page, ended) = flow(50_000, "<script>alert()</script>", usize::MAX);
        assert!(matches!(ended, Err(Wrong::Page(_))));
        assert!(!page.contains("<script"));
        let (_, ended) = flow(50_000, "<pre title='", usize::MAX);
        assert!(ended.is_ok());
    }

    #[test]
    fn a_page_has_an_end() {
        let mut out = Vec::new();
        let mut flow = Flow::new(Inspection::new("page.html", "", "", true), &mut out, 100);
        assert!(flow.write_all(&[b' '; 101]).is_err());
    }
}
