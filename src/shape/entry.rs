//! An entry: a record with its labels, read together.

use super::{AudienceKey, Field, Intake, MapIntake, Record, Shape, Visitor};
use crate::content::{Entry, Labels};
use crate::source::Span;
use crate::source::yaml::{Kind, Node};

impl<T: Record> Field for Entry<T> {
    fn read(node: &Node, intake: &mut Intake<'_>) -> Self {
        let Kind::Map(pairs) = &node.kind else {
            let body = T::read_short(node, intake).unwrap_or_else(|| {
                intake.wrong_kind(node, &Self::shape());
                T::hole()
            });
            return Entry::new(Labels::default(), node.span, body);
        };
        let mut map = MapIntake::new(pairs, node.span);
        let labels = read_labels(&mut map, T::UNLABELLED, intake);
        let restricts = usize::from(labels.restrict());
        intake.labelled += restricts;
        let body = T::read_map(&mut map, intake);
        map.finish(&T::fields(), T::UNLABELLED.is_none(), intake);
        intake.labelled -= restricts;
        Entry::new(labels, node.span, body)
    }

    fn hole() -> Self {
        Entry::new(Labels::default(), Span::default(), T::hole())
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

/// The labels of a mapping. A label that would keep nothing from anybody is an error, so that nobody relies on it.
fn read_labels(map: &mut MapIntake<'_>, unlabelled: Option<&'static str>, intake: &mut Intake<'_>) -> Labels {
    for pair in map.of(&["only_for", "not_for"]) {
        let is_empty = pair.value.is_empty() || matches!(&pair.value.kind, Kind::List(items) if items.is_empty());
        if let Some(instead) = unlabelled {
            let message = format!("`{}:` keeps nothing back here.", pair.key);
            intake.error("label-not-here", pair.key_span, message, instead);
        } else if is_empty {
            let message = format!("`{}:` has nothing after it, so it keeps nothing from anybody.", pair.key);
            let help = format!("Write who, like `{}: [mum]`. If a list stands below it, move its lines two spaces to the right.", pair.key);
            intake.error("empty-label", pair.key_span, message, help);
        }
    }
    let keys = |list: Vec<AudienceKey>| list.into_iter().map(|key| key.0).collect::<Vec<_>>();
    let only_for = map.take::<Option<Vec<AudienceKey>>>("only_for", intake).map(keys);
    let not_for = keys(map.take("not_for", intake));
    let allow = map.take::<Vec<super::Str>>("allow", intake).into_iter().map(super::Str::into_at).collect();
    Labels { only_for, not_for, allow, span: map.span }
}
