//! Who gets a booklet of a plan, and how it is made for them.

use crate::check::CheckedPlan;
use crate::content::{Entry, Group};
use crate::plan::{FormatName, Person, PersonPart, Plan, Style, usual_readers, usual_style};
use crate::source::Span;
use crate::visibility::{Member, Viewer, people_of};
use jiff::civil::Date;
use std::hash::{Hash, Hasher};

/// A person of the plan, or a group, that gets a booklet.
pub struct Reader {
    /// The key of the person or group; also the name of their folder.
    pub key: String,
    /// The group, where it is one.
    pub group: Option<Group>,
    /// Whether the reader is the child.
    pub is_child: bool,
    /// Their part, where the reader is a person.
    pub part: Option<PersonPart>,
    /// How the booklet is made.
    pub style: Style,
    /// The language of the fixed phrases; `None` if the plan does not say.
    pub language: Option<String>,
    /// The formats that the plan names for this reader; `None` if it names none.
    pub formats: Option<Vec<FormatName>>,
    /// Whether pictures are shown.
    pub pictures: bool,
    /// Whether it may only be made as a sealed file.
    pub protect: bool,
    /// Whether they get nothing but what names them.
    pub shared_only: bool,
    /// Who they are to the plan.
    pub(crate) viewer: Viewer,
    /// Where the plan names them as a reader.
    pub span: Span,
}

/// What of a reader changes their booklet, whatever it is made as. Where the plan names them does not.
impl Hash for Reader {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Reader { key, group, is_child, part, style, language, pictures, shared_only, .. } = self;
        (key, group, is_child, part, style, language, pictures, shared_only).hash(state);
    }
}

impl Reader {
    /// Whether it is a group that nobody in the plan belongs to. A booklet for nobody is not made; `group-of-nobody` says so.
    fn is_empty_group(&self) -> bool {
        self.group.is_some() && self.viewer.members.is_empty()
    }
}

/// The readers of a plan, in the plan's order; where it names none, the child and, in a Child in Need
/// plan, the family.
pub fn readers(plan: &CheckedPlan, today: Date) -> Vec<Reader> {
    let body = plan.plan();
    let Some(booklets) = &body.booklets else {
        let child = people_of(body).find(|(_, person)| person.is_me()).map(|(key, _)| key);
        let readers = usual_readers(body, child).into_iter().map(|key| reader(body, key, today));
        return readers.filter(|reader| !reader.is_empty_group()).collect();
    };
    let mut readers = Vec::new();
    for (key, entry) in booklets.inside().iter() {
        let wanted = entry.inside();
        let mut reader = reader(body, &key.value, today);
        reader.style = wanted.style.map_or(reader.style, |style| style.value);
        reader.language = wanted.language.as_ref().map(|text| text.as_str().to_owned());
        reader.formats = wanted.formats.as_ref().map(|formats| formats.iter().filter_map(crate::shape::Must::get).collect());
        reader.pictures = wanted.pictures.is_none_or(crate::shape::Flag::on);
        reader.protect = wanted.protect.on();
        reader.span = key.span;
        if !reader.is_empty_group() {
            readers.push(reader);
        }
    }
    readers
}

/// Somebody as a reader, by key, whether or not they get a booklet today.
pub(super) fn anybody(plan: &CheckedPlan, key: &str, today: Date) -> Option<Reader> {
    let known = readers(plan, today).into_iter().find(|reader| reader.key == key);
    known.or_else(|| {
        let found = reader(plan.plan(), key, today);
        (!found.viewer.members.is_empty()).then_some(found)
    })
}

/// A reader whom the plan does not know.
pub(super) fn stranger(plan: &CheckedPlan, key: &str, today: Date) -> Reader {
    Reader { viewer: Viewer::stranger(), ..reader(plan.plan(), key, today) }
}

fn reader(body: &Plan, key: &str, today: Date) -> Reader {
    let viewer = Viewer::of(body, key);
    let person = people_of(body).find(|(known, _)| *known == key).map(|(_, person)| person);
    let group = if person.is_some() { None } else { Group::named(key) };
    let is_child = person.is_some_and(Person::is_me);
    let is_worker = group == Some(Group::Workers) || (group.is_none() && viewer.members.iter().any(Member::is_worker));
    Reader {
        key: key.to_owned(),
        group,
        is_child,
        part: person.and_then(|person| person.part).map(|part| part.value),
        style: usual_style(body, is_child, is_worker, today),
        language: None,
        formats: None,
        pictures: true,
        protect: false,
        shared_only: viewer.shared_only,
        span: body.booklets.as_ref().map_or_else(Span::default, Entry::span),
        viewer,
    }
}
