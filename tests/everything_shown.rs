//! Every text of a plan that a reader may see is in that reader's booklet, and none that they may not.
//!
//! The judge here is a second one, written for this test alone: it walks every value of a plan with
//! the labels and works out by itself what a reader may see. It shares no code with `view`.

use crate::support::*;
use ourplan::content::{Group, Labels};
use ourplan::plan::{PersonPart, Plan, Style};
use ourplan::prose;
use ourplan::shape::{Field, Keys, Str, Visitor};
use ourplan::source::{At, Span};
use ourplan::view::{Reader, readers};

const WORDINGS: [&str; 6] = ["words", "easier", "child", "teen", "family", "worker"];

/// One text with what the judge knows about it.
struct Seen<'a> {
    text: &'a Str,
    path: Vec<&'static str>,
    labels: Vec<&'a Labels>,
    person: Option<&'a str>,
    /// The mapping that it stands in, to know which wordings stand beside it.
    mapping: Vec<Span>,
}

#[derive(Default)]
struct Walk<'a> {
    path: Vec<&'static str>,
    labels: Vec<&'a Labels>,
    mapping: Vec<Span>,
    person: Option<&'a str>,
    seen: Vec<Seen<'a>>,
}

impl<'a> Visitor<'a> for Walk<'a> {
    fn enter(&mut self, labels: &'a Labels, span: Span) {
        self.labels.push(labels);
        self.mapping.push(span);
    }
    fn leave(&mut self) {
        self.labels.pop();
        self.mapping.pop();
    }
    fn field(&mut self, key: &'static str) {
        self.path.push(key);
    }
    fn field_done(&mut self) {
        self.path.pop();
    }
    fn key(&mut self, key: &'a At<String>, of: Keys) {
        if of == Keys::People {
            self.person = Some(&key.value);
        }
    }
    fn text(&mut self, text: &'a Str) {
        let (path, labels, mapping) = (self.path.clone(), self.labels.clone(), self.mapping.clone());
        self.seen.push(Seen { text, path, labels, person: self.person, mapping });
    }
}

fn part_of(plan: &Plan, key: &str) -> Option<PersonPart> {
    plan.people.as_ref()?.inside().get(key)?.inside().part.map(|part| part.value)
}

fn in_group(plan: &Plan, key: &str, group: &str) -> bool {
    use PersonPart::{BrotherOrSister, Carer, Family, OtherWorker, ReviewingOfficer, SocialWorker};
    let part = part_of(plan, key);
    match group {
        "everyone" => true,
        "family" => matches!(part, Some(Family | BrotherOrSister | Carer)),
        "carers" => matches!(part, Some(Carer)),
        "workers" => matches!(part, Some(SocialWorker | OtherWorker | ReviewingOfficer)),
        _ => false,
    }
}

fn members(plan: &Plan, reader: &Reader) -> Vec<String> {
    let everybody = plan.people.as_ref().expect("a plan has people").inside();
    match reader.group {
        Some(group) => everybody.iter().map(|(key, _)| key.value.clone()).filter(|key| in_group(plan, key, Group::name(group))).collect(),
        None => vec![reader.key.clone()],
    }
}

fn allowed(plan: &Plan, member: &str, labels: &[&Labels]) -> bool {
    let names = |keys: &[At<String>]| keys.iter().any(|key| key.value == member || in_group(plan, member, &key.value));
    labels.iter().all(|label| label.only_for.as_ref().is_none_or(|only| names(only)) && !names(&label.not_for))
}

fn is_private(seen: &Seen<'_>, plan: &Plan) -> bool {
    let has = |key| seen.path.contains(&key);
    let worker = seen.person.is_some_and(|person| in_group(plan, person, "workers"));
    has("full_name") || has("address") || (has("people") && (has("phone") || has("email")) && !worker)
}

/// Texts that are structure, are never printed, or are for the audit alone.
fn is_structure(seen: &Seen<'_>) -> bool {
    let never = ["language", "file", "id", "pronouns", "say", "keep_safe", "may_know", "checked_by", "word", "booklets"];
    seen.path.iter().any(|key| never.contains(key)) || seen.text.as_str() == "me"
}

/// Whether the text is the wording that this style gets, of those in its mapping.
fn is_chosen(seen: &Seen<'_>, all: &[Seen<'_>], style: Style) -> bool {
    let Some(last) = seen.path.last().filter(|key| WORDINGS.contains(key)) else { return true };
    let order: &[&str] = match style {
        Style::Easier => &["easier", "words"],
        Style::Child => &["child", "words"],
        Style::Teen => &["teen", "child", "words"],
        Style::Family => &["family", "words"],
        Style::Worker => &["worker", "family", "words"],
    };
    // Wordings beside `words`, and inside it where it is a mapping of its own.
    let path = |other: &Seen<'_>| other.path.iter().copied().filter(|key| !WORDINGS.contains(key)).collect::<Vec<_>>();
    let same = |other: &&Seen<'_>| {
        let one = seen
            .mapping
            .iter()
            .rev()
            .take(2)
            .any(|span| other.mapping.last() == Some(span) || other.mapping.iter().rev().nth(1) == Some(span));
        one && path(other) == path(seen) && other.path.last().is_some_and(|key| WORDINGS.contains(key))
    };
    let beside: Vec<&str> = all.iter().filter(same).filter_map(|other| other.path.last().copied()).collect();
    order.iter().find(|key| beside.contains(key)) == Some(last)
}

#[test]
fn every_text_that_a_reader_may_see_is_in_their_booklet_and_no_other() {
    let out = tempfile::tempdir().expect("a folder for the test");
    let done = build_into(&examples(), out.path());
    assert_eq!(done.exit_code(), 0, "the examples build without an error: {:?}", messages(&done));
    let (mut shown, mut withheld) = (0, 0);
    let mut wrong = Vec::new();
    for (name, text) in example_plans() {
        let (plan, _) = checked(&name, &text);
        let plan = plan.unwrap_or_else(|| panic!("{name} has no errors"));
        let mut walk = Walk::default();
        plan.root().walk(&mut walk);
        for reader in readers(&plan, today()).iter().filter(|reader| !reader.protect) {
            let folder = out.path().join(&name).join(&reader.key);
            for format in ["site", "single"] {
                let booklet = words_of_booklet(&folder, format);
                for seen in walk.seen.iter().filter(|seen| !is_structure(seen)) {
                    let words = squeeze(&prose::to_plain(seen.text.as_str()));
                    let place =
                        || format!("{name}, {}, {format}: {} (line {})", reader.key, seen.path.join("."), line(&text, seen.text.span));
                    let may = members(plan.plan(), reader).iter().all(|member| allowed(plan.plan(), member, &seen.labels));
                    // A word that the plan explains is in everybody's copy only where they read it.
                    let everywhere = seen.path.first() != Some(&"explain") || reader.is_child || reader.style == Style::Worker;
                    let plainly = may
                        && everywhere
                        && !reader.shared_only
                        && !is_private(seen, plan.plan())
                        && is_chosen(seen, &walk.seen, reader.style);
                    // Words for a picture stand in `alt`, which is an attribute and not a word of the page.
                    if plainly && seen.path.last() != Some(&"alt") {
                        shown += 1;
                        // "my mum" is "Amira's mum" to others.
                        let is_who = seen.path.contains(&"people") && seen.path.contains(&"is") && !reader.is_child;
                        let text = seen.text.as_str();
                        let text = text.strip_prefix("my ").or_else(|| text.strip_prefix("our ")).filter(|_| is_who).unwrap_or(text);
                        if sentences(text).iter().any(|sentence| !booklet.contains(sentence)) {
                            wrong.push(format!("missing  {}", place()));
                        }
                    }
                    if !may && words.split(' ').count() >= 3 && !said_elsewhere(&words, seen, &walk.seen, plan.plan(), reader) {
                        withheld += 1;
                        if booklet.contains(&words) {
                            wrong.push(format!("leaked   {}", place()));
                        }
                    }
                }
            }
        }
    }
    println!("{shown} texts that may be seen, {withheld} that may not");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(shown > 2000 && withheld > 20, "the examples say enough: {shown} shown, {withheld} withheld");
}

/// The sentences of a text: a page may set the first apart as its answer, and paragraphs are apart anyway.
fn sentences(text: &str) -> Vec<String> {
    let plain = prose::to_plain(text);
    let lines = plain.lines().flat_map(|line| line.split_inclusive(". "));
    lines.map(squeeze).filter(|sentence| !sentence.is_empty()).collect()
}

/// Whether another text, which the reader may see, says the same.
fn said_elsewhere(words: &str, seen: &Seen<'_>, all: &[Seen<'_>], plan: &Plan, reader: &Reader) -> bool {
    all.iter().filter(|other| other.text.span != seen.text.span).any(|other| {
        let may = members(plan, reader).iter().all(|member| allowed(plan, member, &other.labels));
        may && squeeze(&prose::to_plain(other.text.as_str())).contains(words)
    })
}

fn line(text: &str, span: Span) -> usize {
    text[..span.start as usize].matches('\n').count() + 1
}

fn messages(done: &ourplan::pipeline::Done) -> Vec<String> {
    done.findings
        .iter()
        .filter(|finding| finding.severity == ourplan::diagnostics::Severity::Error)
        .map(|finding| finding.message.clone())
        .collect()
}
