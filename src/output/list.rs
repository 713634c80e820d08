//! The list on the disk: `OUT/.ourplan/manifest.json`. It is read through when an output folder is opened, and written once at the end.
//!
//! It is JSON with one booklet a line, and is read and written a line at a time. Sorted by plan and reader: the same booklets give the
//! same bytes.

use super::disk::{self, Found, Moment};
use super::entry::{OWN, Shape};
use super::line::{Line, Short, hex, unhex};
use super::manifest::Manifest;
use super::pieces::{self, WriteTrouble};
use super::record;
use super::sources::{Kind, Sources, Spot};
use crate::fault::Fault;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::sync::Arc;

/// The list's own file, in `.ourplan/`.
pub(super) const FILE: &str = "manifest.json";
/// The form in which lists are written. Those of the form 1 name each file of each booklet.
const FORM: u32 = 2;

/// The first line of the list, which is whole with `]}` behind it.
#[derive(Serialize, Deserialize)]
struct Head {
    ourplan: u32,
    index: Option<(u32, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    index_key: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    shapes: Vec<Vec<(String, String)>>,
    booklets: [(); 0],
}

impl Manifest {
    /// Reads the list, and when it was written; an empty one where there is none. `None` if it is damaged, or names what no list of
    /// ours can name.
    pub fn load(own: &Path) -> Result<Option<(Manifest, Option<Moment>)>, Fault> {
        let path = own.join(FILE);
        let mut manifest = Manifest::default();
        let Found::File(data) = disk::look(&path)? else { return Ok(Some((manifest, None))) };
        let mut file = BufReader::with_capacity(1 << 16, pieces::open(&path)?);
        let taken = manifest.take(&mut file).map_err(|error| Fault::io("read", &path, error))?;
        Ok(taken.map(|()| (manifest, data.written)))
    }

    /// Writes the list: beside the old one first, then in its place.
    pub fn save(&mut self, own: &Path, sources: &Sources) -> Result<(), Fault> {
        let (path, beside) = (own.join(FILE), own.join("manifest.new"));
        disk::remove_file(&beside)?;
        let spots = pieces::write_new(&beside, |out| self.write(out, sources))?;
        sources.close();
        disk::rename(&beside, &path)?;
        // What is known of times stays: it is about the list that was there when the run began.
        self.plans.values_mut().flatten().zip(spots).for_each(|(slot, at)| slot.at = at);
        Ok(())
    }

    /// Reads a list through. `None` if it is damaged.
    fn take(&mut self, file: &mut impl BufRead) -> io::Result<Option<()>> {
        let (mut bytes, mut offset) = (Vec::new(), 0);
        file.read_until(b'\n', &mut bytes)?;
        offset += bytes.len() as u64;
        let Some((form, shapes)) = self.head(&bytes) else { return Ok(None) };
        loop {
            bytes.clear();
            if file.read_until(b'\n', &mut bytes)? == 0 {
                return Ok(None);
            }
            let line = bytes.trim_ascii_end();
            if line == b"]}" {
                return Ok(Some(()));
            }
            let line = line.strip_suffix(b",").unwrap_or(line);
            if self.booklet(line, form, &shapes, offset).is_none() {
                return Ok(None);
            }
            offset += bytes.len() as u64;
        }
    }

    /// Takes in the first line. Gives the form of the others, and the shapes that they name.
    fn head(&mut self, line: &[u8]) -> Option<(u32, Vec<Arc<Shape>>)> {
        let head: Head = serde_json::from_slice(&[line, b"]}"].concat()).ok()?;
        self.index = match head.index {
            Some((length, hash)) => Some((length, unhex(&hash)?)),
            None => None,
        };
        let is_plain =
            |(name, _): &(String, String)| record::is_file(&name.strip_prefix(OWN).map_or_else(|| name.clone(), |rest| format!("x{rest}")));
        if !head.shapes.iter().flatten().all(is_plain) {
            return None;
        }
        let shapes = head.shapes.iter().map(|parts| self.shapes.stored(parts)).collect::<Option<_>>()?;
        self.index_key = head.index_key;
        (1..=FORM).contains(&head.ourplan).then_some((head.ourplan, shapes))
    }

    fn booklet(&mut self, bytes: &[u8], form: u32, shapes: &[Arc<Shape>], offset: u64) -> Option<()> {
        let at = |kind| Some(Spot { kind, offset, length: u32::try_from(bytes.len()).ok()? });
        let index_key = self.index_key.take();
        if form == FORM {
            let line: Short<'_> = serde_json::from_slice(bytes).ok()?;
            let shape = shapes.get(line.shape).filter(|_| record::is_booklet(&line.plan, &line.reader))?;
            line.entry(shape)?;
            self.set(&line.plan, &line.reader, Some((Arc::clone(shape), at(Kind::Listed)?)), false, line.unsure);
        } else {
            let line: Line<'_> = serde_json::from_slice(bytes).ok()?;
            let is_plain = record::is_booklet(&line.plan, &line.reader) && line.files.iter().all(|file| record::is_file(&file.0));
            let shape = is_plain.then(|| line.shape(&mut self.shapes))??;
            line.entry(&shape)?;
            self.set(&line.plan, &line.reader, Some((shape, at(Kind::ListedBefore)?)), false, line.unsure);
        }
        self.index_key = index_key;
        Some(())
    }

    /// Writes all lines, and says where each booklet's is. One that this run did not look at is marked as unsure.
    fn write(&self, out: &mut dyn Write, sources: &Sources) -> Result<Vec<Spot>, WriteTrouble> {
        let mut numbers: BTreeMap<*const Shape, usize> = BTreeMap::new();
        let mut shapes = Vec::new();
        for slot in self.plans.values().flatten() {
            numbers.entry(Arc::as_ptr(&slot.shape)).or_insert_with(|| {
                let owned = |(name, format): (&str, &str)| (name.to_owned(), format.to_owned());
                shapes.push(slot.shape.parts().into_iter().map(owned).collect());
                shapes.len() - 1
            });
        }
        let index = self.index.map(|(length, hash)| (length, hex(&hash)));
        let head = Head { ourplan: FORM, index, index_key: self.index_key.clone(), shapes, booklets: [] };
        let mut text = serde_json::to_vec(&head).map_err(inside)?;
        text.truncate(text.len() - 2);
        let (mut spots, mut offset) = (Vec::new(), 0);
        for (plan, slot) in self.plans.iter().flat_map(|(plan, slots)| slots.iter().map(move |slot| (plan, slot))) {
            text.extend_from_slice(if spots.is_empty() { b"\n" } else { b",\n" });
            out.write_all(&text)?;
            offset += text.len() as u64;
            let entry = sources.entry(plan, &slot.reader, slot.at, &slot.shape, slot.unsure)?;
            let number = numbers.get(&Arc::as_ptr(&slot.shape)).copied().unwrap_or_default();
            text = serde_json::to_vec(&Short::new(plan, &slot.reader, &entry, number, slot.seen != self.run)).map_err(inside)?;
            spots.push(Spot { kind: Kind::Listed, offset, length: u32::try_from(text.len()).unwrap_or(u32::MAX) });
        }
        text.extend_from_slice(b"\n]}\n");
        out.write_all(&text)?;
        Ok(spots)
    }
}

/// The fault for a list that somebody changes while a run is at work.
pub(super) fn damaged(path: &Path) -> Fault {
    Fault::Usage(format!(
        "The list of what I made before, {}, is damaged, so I cannot tell my files from yours. \
         Rename the booklets folder that it lies in, then run this again: everything is made anew.",
        path.display()
    ))
}

fn inside(error: serde_json::Error) -> Fault {
    Fault::Inside(error.to_string())
}
