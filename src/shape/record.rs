//! `record!`: a mapping with known keys, declared once; and an entry, which is a record read together with its labels.

use super::{AudienceKey, Decoder, Field, FieldShape, MapDecoder, PersonKey, Shape, Str, Visitor};
use crate::content::{Entry, Labels, Private};
use crate::source::Span;
use crate::source::yaml::{Node, NodeKind};

/// A mapping with known keys. Declared with `record!`.
pub trait Record: Sized {
    /// Why it may carry neither `only_for` nor `not_for`, and what to do instead; `None` if it may.
    const UNLABELLED: Option<&'static str> = None;
    /// Its keys.
    fn fields() -> Vec<FieldShape>;
    /// Reads its keys from a mapping.
    fn read_map(map: &mut MapDecoder<'_>, decoder: &mut Decoder<'_>) -> Self;
    /// Reads the short form, where there is one.
    fn read_short(_node: &Node, _intake: &mut Decoder<'_>) -> Option<Self> {
        None
    }
    /// The whole of it with nothing written.
    fn missing() -> Self;
    /// What may be written.
    fn as_shape() -> Shape;
    /// Whose it is.
    fn owner(&self) -> Owner<'_> {
        Owner::default()
    }
    /// Shows every value to a visitor.
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>);
}

/// Declares a record: its doc comments and types are the source of reader, schema, reference and walk, and its marks of who may
/// see what.
///
/// `record! { /// doc
///   pub struct Name { /// doc
///     key: Type, …  ; rest: Other } short Type via function }`
/// After the semicolon comes a record whose keys are written among these (its wordings, for one).
///
/// A key may have above it, in this order and between doc and key:
/// - `#[private(household)]`: who sees it by default, one of [`Private`](crate::content::Private);
/// - `#[owner]`: whose the record is. Where all of them are withheld from a reader, so is the record. `#[owner(theirs)]`: and who
///   sees only what names them sees what is theirs;
/// - `#[labelled_as(key)]`: withheld from whom the labels of another key withhold that;
/// - `#[said_by(key)]`: withheld from whom the person under another key is withheld;
/// - `#[told_to(key)]`: the people under another key see it, also where they see only what names them;
/// - `#[always]`: so does everybody;
/// - `#[of_lead]`: so does everybody if it is about the lead, and so do readers whom it is about;
/// - `#[unprinted]`: is in no booklet and is withheld from everybody;
/// - `#[public]`: a number that is for everybody, also where it is somebody's private one;
/// - `#[file]`: the name of a file; no booklet holds the name, so that it is not searched for, and the file itself is;
/// - `#[place]`: the name of a place, which is searched for as one where it is withheld.
///
/// Above a struct: `#[unlabelled("what to do instead")]`, where no label is allowed.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        $(#[unlabelled($unlabelled:expr)])?
        pub struct $name:ident {
            $(
                $(#[doc = $fdoc:literal])*
                $(#[private($private:ident)])?
                $(#[owner $(($theirs:ident))?])?
                $(#[labelled_as($labelled_as:ident)])?
                $(#[said_by($said_by:ident)])?
                $(#[told_to($told_to:ident)])?
                $(#[always $($always:lifetime)?])?
                $(#[of_lead $($of_lead:lifetime)?])?
                $(#[unprinted $($unprinted:lifetime)?])?
                $(#[public $($public:lifetime)?])?
                $(#[file $($file:lifetime)?])?
                $(#[place $($place:lifetime)?])?
                $field:ident : $type:ty
            ),* $(,)?
            $(;
                $(#[doc = $rdoc:literal])*
                $(#[said_by($rest_said_by:ident)])?
                $rest:ident : $rest_type:ty
            )?
        }
        $(short $short:ty => $make:expr)?
    ) => {
        $(#[doc = $doc])*
        pub struct $name {
            $( $(#[doc = $fdoc])* pub $field: $type, )*
            $( $(#[doc = $rdoc])* pub $rest: $rest_type, )?
        }

        impl $crate::shape::Record for $name {
            const UNLABELLED: Option<&'static str> = $crate::shape::only_text(&[$($unlabelled)?]);

            fn fields() -> Vec<$crate::shape::FieldShape> {
                let fields = vec![$(
                    $crate::shape::FieldShape {
                        key: $crate::shape::record_key(stringify!($field)),
                        doc: concat!($($fdoc, "\n"),*),
                        required: <$type as $crate::shape::Field>::REQUIRED,
                        private: $crate::shape::record_private!($($private)?),
                        unprinted: $crate::shape::record_flag!($(unprinted $($unprinted)?)?),
                        shape: <$type as $crate::shape::Field>::shape(),
                    },
                )*];
                $crate::shape::joined(fields, [$( <$rest_type as $crate::shape::Record>::fields() )?])
            }

            fn read_map(map: &mut $crate::shape::MapDecoder<'_>, decoder: &mut $crate::shape::Decoder<'_>) -> Self {
                $name {
                    $( $field: map.take($crate::shape::record_key(stringify!($field)), decoder), )*
                    $( $rest: <$rest_type as $crate::shape::Record>::read_map(map, decoder), )?
                }
            }

            $(
                fn read_short(node: &$crate::source::yaml::Node, decoder: &mut $crate::shape::Decoder<'_>) -> Option<Self> {
                    if !matches!(node.kind, $crate::source::yaml::NodeKind::Text(_)) {
                        return None;
                    }
                    let make: fn($short) -> $name = $make;
                    Some(make(<$short as $crate::shape::Field>::read(node, decoder)))
                }
            )?

            fn missing() -> Self {
                $name {
                    $( $field: <$type as $crate::shape::Field>::missing(), )*
                    $( $rest: <$rest_type as $crate::shape::Record>::missing(), )?
                }
            }

            fn as_shape() -> $crate::shape::Shape {
                static SHAPE: $crate::shape::RecordShape = $crate::shape::RecordShape {
                    name: stringify!($name),
                    doc: concat!($($doc, "\n"),*),
                    fields: <$name as $crate::shape::Record>::fields,
                    short: || $crate::shape::only([$( <$short as $crate::shape::Field>::shape() )?]),
                    labelled: <$name as $crate::shape::Record>::UNLABELLED.is_none(),
                };
                $crate::shape::Shape::Record(&SHAPE)
            }

            $($(
                fn owner(&self) -> $crate::shape::Owner<'_> {
                    $crate::shape::Owner {
                        keys: $crate::shape::PersonKeys::keys(&self.$field),
                        theirs: $crate::shape::record_flag!($($theirs)?),
                    }
                }
            )?)*

            fn walk<'a>(&'a self, visitor: &mut dyn $crate::shape::Visitor<'a>) {
                $(if !<$type as $crate::shape::Field>::is_absent(&self.$field) {
                    visitor.field($crate::shape::record_key(stringify!($field)));
                    visitor.marks($crate::shape::Marks {
                        private: $crate::shape::record_private!($($private)?),
                        labelled_as: $crate::shape::only([$( self.$labelled_as.labels() )?]),
                        said_by: $crate::shape::first([$( $crate::shape::PersonKeys::keys(&self.$said_by) )?]),
                        told_to: $crate::shape::first([$( $crate::shape::PersonKeys::keys(&self.$told_to) )?]),
                        always: $crate::shape::record_flag!($(always $($always)?)?),
                        of_lead: $crate::shape::record_flag!($(of_lead $($of_lead)?)?),
                        unprinted: $crate::shape::record_flag!($(unprinted $($unprinted)?)?),
                        public: $crate::shape::record_flag!($(public $($public)?)?),
                        file: $crate::shape::record_flag!($(file $($file)?)?),
                        place: $crate::shape::record_flag!($(place $($place)?)?),
                    });
                    <$type as $crate::shape::Field>::walk(&self.$field, visitor);
                    visitor.marks_done();
                    visitor.field_done();
                })*
                $(
                    visitor.marks($crate::shape::Marks {
                        said_by: $crate::shape::first([$( $crate::shape::PersonKeys::keys(&self.$rest_said_by) )?]),
                        ..$crate::shape::Marks::default()
                    });
                    <$rest_type as $crate::shape::Record>::walk(&self.$rest, visitor);
                    visitor.marks_done();
                )?
            }
        }
    };
}
pub(crate) use record;

/// The default of a private key; `None` if there is none.
macro_rules! record_private {
    () => {
        None
    };
    (household) => {
        Some($crate::content::Private::Household)
    };
    (household_unless_worker) => {
        Some($crate::content::Private::HouseholdUnlessWorker)
    };
    (child_and_workers) => {
        Some($crate::content::Private::ChildAndWorkers)
    };
}
pub(crate) use record_private;

/// Whether a mark is there.
macro_rules! record_flag {
    () => {
        false
    };
    ($mark:ident) => {
        true
    };
}
pub(crate) use record_flag;

/// Whose a record is.
#[derive(Clone, Copy, Default)]
pub struct Owner<'a> {
    /// Their keys.
    pub keys: &'a [PersonKey],
    /// Whether who sees only what names them sees it where they are one of these.
    pub theirs: bool,
}

/// What is above a key in `record!`, and says who may see its value.
#[derive(Clone, Copy, Default)]
pub struct Marks<'a> {
    /// Who sees it by default.
    pub private: Option<Private>,
    /// Labels of another key that hold here too.
    pub labelled_as: Option<&'a Labels>,
    /// The people who say it.
    pub said_by: &'a [PersonKey],
    /// People who see it also where they see only what names them.
    pub told_to: &'a [PersonKey],
    /// Whether everybody sees it, also who sees only what names them.
    pub always: bool,
    /// Whether everybody sees it of the lead, and anybody of themselves, also who sees only what names them.
    pub of_lead: bool,
    /// Whether it is in no booklet.
    pub unprinted: bool,
    /// Whether it is a number for everybody.
    pub public: bool,
    /// Whether it is the name of a file.
    pub file: bool,
    /// Whether it is the name of a place.
    pub place: bool,
}

/// A key of a person, or some, or none.
pub trait PersonKeys {
    /// All of them.
    fn keys(&self) -> &[PersonKey];
}

impl PersonKeys for PersonKey {
    fn keys(&self) -> &[PersonKey] {
        std::slice::from_ref(self)
    }
}

impl PersonKeys for Option<PersonKey> {
    fn keys(&self) -> &[PersonKey] {
        self.as_slice()
    }
}

impl PersonKeys for Vec<PersonKey> {
    fn keys(&self) -> &[PersonKey] {
        self
    }
}

/// The key of a field's name: Rust's own words are written `r#for` in Rust and `for` in a plan.
pub const fn record_key(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

/// A record's own keys and those written among them.
pub fn joined<const N: usize>(mut fields: Vec<FieldShape>, rest: [Vec<FieldShape>; N]) -> Vec<FieldShape> {
    fields.extend(rest.into_iter().flatten());
    fields
}

/// At most one of each.
pub fn only<T, const N: usize>(one: [T; N]) -> Option<T> {
    one.into_iter().next()
}

/// A text that is there at most once.
pub const fn only_text(one: &'static [&'static str]) -> Option<&'static str> {
    match one {
        [text, ..] => Some(text),
        [] => None,
    }
}

/// Keys of people that are there at most once.
pub fn first<const N: usize>(keys: [&[PersonKey]; N]) -> &[PersonKey] {
    only(keys).unwrap_or_default()
}

impl<T: Record> Field for Entry<T> {
    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        let NodeKind::Map(pairs) = &node.kind else {
            let body = T::read_short(node, decoder).unwrap_or_else(|| {
                decoder.wrong_kind(node, &Self::shape());
                T::missing()
            });
            return Entry::new(Labels::default(), node.span, body);
        };
        let mut map = MapDecoder::new(pairs, node.span);
        let labels = read_labels(&mut map, T::UNLABELLED, decoder);
        let restricts = usize::from(labels.restrict());
        decoder.labelled += restricts;
        let body = T::read_map(&mut map, decoder);
        map.finish(&T::fields(), T::UNLABELLED.is_none(), decoder);
        decoder.labelled -= restricts;
        Entry::new(labels, node.span, body)
    }

    fn missing() -> Self {
        Entry::new(Labels::default(), Span::default(), T::missing())
    }

    fn shape() -> Shape {
        T::as_shape()
    }

    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.owner(self.inside().owner());
        visitor.enter(self.labels(), self.span());
        self.inside().walk(visitor);
        visitor.leave();
    }
}

/// The labels of a mapping. A label that would keep nothing from anybody is an error, so that it is not relied on.
fn read_labels(map: &mut MapDecoder<'_>, unlabelled: Option<&'static str>, decoder: &mut Decoder<'_>) -> Labels {
    for pair in map.of(&["only_for", "not_for"]) {
        let is_empty = pair.value.is_empty() || matches!(&pair.value.kind, NodeKind::List(items) if items.is_empty());
        if let Some(instead) = unlabelled {
            let message = format!("`{}:` keeps nothing back here.", pair.key);
            decoder.error("label-not-here", pair.key_span, message, instead);
        } else if is_empty {
            let message = format!("`{}:` has nothing after it, so it keeps nothing from anybody.", pair.key);
            let help = format!("Write who, like `{}: [mum]`. If a list stands below it, move its lines two spaces to the right.", pair.key);
            decoder.error("empty-label", pair.key_span, message, help);
        }
    }
    let keys = |list: Vec<AudienceKey>| list.into_iter().map(|key| key.0).collect::<Vec<_>>();
    let only_for = map.take::<Option<Vec<AudienceKey>>>("only_for", decoder).map(keys);
    let not_for = keys(map.take("not_for", decoder));
    let allow = map.take::<Vec<Str>>("allow", decoder).into_iter().map(Str::into_at).collect();
    Labels { only_for, not_for, allow, span: map.span }
}
