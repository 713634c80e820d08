//! What the audit looks for: every text that a viewer may not see.

use super::{Reason, Viewer, Visibility};
use crate::content::{Entry, Labels, PicturePlace, Secret, Why, Withheld};
use crate::language::Locale;
use crate::plan::Plan;
use crate::seeded::{Leak, leak};
use crate::shape::{AudienceKey, Str};
use crate::source::is_blank;
use std::collections::BTreeSet;

impl Visibility<'_> {
    /// All texts that a viewer may not see. `plan` and `viewer` are those that were walked.
    #[must_use]
    pub fn secrets(&self, plan: &Plan, viewer: &Viewer) -> Withheld {
        let decided = known(plan, viewer);
        let known: BTreeSet<String> = decided.iter().map(|text| folded(text)).collect();
        let language = language_of(plan);
        let mut secrets = Vec::new();
        for value in self.withheld.iter().filter(|value| !value.is_file) {
            let Some(text) = value.text.filter(|text| !is_blank(text)) else { continue };
            let (why, forgotten) = match value.reason {
                Reason::Private if value.is_place => (Why::Place, leak(Leak::NoNeedleOfPrivate)),
                Reason::Private => (Why::Private, leak(Leak::NoNeedleOfPrivate)),
                Reason::Name => (Why::Name, leak(Leak::NoNeedleOfNames)),
                Reason::Label | Reason::Unnamed if value.is_place && !is_somebodys(text, language) => {
                    (Why::Place, leak(Leak::NoNeedleOfLabels))
                }
                Reason::Label | Reason::Unnamed => (Why::Label, leak(Leak::NoNeedleOfLabels)),
                Reason::Unprinted => continue,
            };
            // A number or an address that this viewer sees where numbers and addresses stand is none to look for. Typed again in
            // any other text it is what the audit is for, and so is a sentence that is withheld here and shared there.
            let elsewhere = matches!(why, Why::Private | Why::Place) && self.contacts.contains(text);
            if !forgotten && !elsewhere && !known.contains(&folded(text)) {
                secrets.push(Secret::new(text, value.span, why));
            }
        }
        if !leak(Leak::NoNeedleOfKeepSafe) {
            secrets.extend(kept_safe(plan, viewer).map(|text| Secret::new(text.as_str(), text.span, Why::KeepSafe)));
        }
        let files = self.withheld.iter().filter(|value| value.is_file && value.reason != Reason::Unprinted);
        let pictures = files.filter_map(|value| Some(PicturePlace { file: value.text?.to_owned(), span: value.span })).collect();
        let shared = self.names.iter().map(|name| (*name).to_owned()).collect();
        let known = decided.into_iter().chain(self.contacts.iter().copied()).map(str::to_owned).collect();
        Withheld { secrets, shared, known, pictures, ..Withheld::default() }
    }
}

/// The texts that `keep_safe` keeps from a viewer.
pub fn kept_safe<'p>(plan: &'p Plan, viewer: &Viewer) -> impl Iterator<Item = &'p Str> {
    let theirs = plan.keep_safe.iter().map(Entry::inside).filter(|keep| !viewer.allows(&kept_from(&keep.from), None, ""));
    theirs.flat_map(|keep| &keep.text)
}

/// What somebody decided that a viewer may know, though it is withheld elsewhere.
fn known<'p>(plan: &'p Plan, viewer: &Viewer) -> Vec<&'p str> {
    let decided = plan.may_know.iter().map(Entry::inside);
    let theirs = decided.filter(|known| {
        let label = Labels { only_for: Some(known.who.iter().map(|key| key.0.clone()).collect()), ..Labels::default() };
        viewer.allows(&label, None, "")
    });
    theirs.flat_map(|known| &known.text).map(|text| text.as_str()).collect()
}

/// The language of a plan, with its words.
pub(super) fn language_of(plan: &Plan) -> &'static Locale {
    Locale::of(plan.language.as_ref().map_or("en", |language| language.as_str()))
}

/// Whether a home has no other name than that of who lives there: “Sam's house”, and not “Rosewood children's home” or “Sam's flat in
/// Leeds”. As an address it is no secret to a viewer who reads it as the place.
pub(super) fn is_somebodys(place: &str, language: &Locale) -> bool {
    let Some((owner, rest)) = place.split_once("'s ").or_else(|| place.split_once("’s ")) else { return false };
    let is_group = owner.rsplit(' ').next().is_some_and(|last| language.texts().place.groups.has(&last.to_lowercase()));
    !is_group && !rest.contains(char::is_uppercase) && !place.contains(char::is_numeric)
}

fn kept_from(people: &[AudienceKey]) -> Labels {
    Labels { not_for: people.iter().map(|key| key.0.clone()).collect(), ..Labels::default() }
}

/// A text without what does not count: capitals and the width of spaces.
fn folded(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
