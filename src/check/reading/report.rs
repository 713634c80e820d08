//! The reading report: for each reader of a plan, how long sentences are, which words may be hard, how much there is to do.
//!
//! For a worker's page, to look at with that reader. What a label keeps from anybody is not counted, so that nobody beside the
//! worker learns there of what is not for them. It counts; it never says that a text is easy.

use super::{Reading, Sentence, TextRead, Unit, limits};
use crate::check::plain::language_of;
use crate::check::{CheckEnv, CheckedPlan, PictureState, RuleContext, SeenBy, Suppressions, Walk};
use crate::language::Locale;
use crate::plan::Style;
use crate::plan::settings::Settings;
use crate::source::Span;
use jiff::civil::Date;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// How many of the longest sentences are named by their place.
const LONGEST: usize = 3;

/// Somebody who reads a plan, and what of it.
pub struct ReaderTexts<'a> {
    /// The style of their booklet.
    pub style: Style,
    /// The places of the texts that stand in it.
    pub texts: &'a BTreeSet<Span>,
    /// The keys of the people who read it.
    pub people: Vec<&'a str>,
}

/// What one reader reads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReaderReading {
    /// The style of their booklet.
    pub style: Style,
    /// How many texts reach them.
    pub texts: usize,
    /// How many sentences.
    pub sentences: usize,
    /// How many words.
    pub words: usize,
    /// The words that a sentence should have at most, by the style.
    pub aim: usize,
    /// With more words than this it is too long.
    pub limit: usize,
    /// How many sentences are longer than the aim.
    pub over_aim: usize,
    /// How many sentences are too long.
    pub over_limit: usize,
    /// The words of the longest sentence.
    pub longest: usize,
    /// The longest sentences over the aim, at most three: the place of the text, and the words.
    pub longest_at: Vec<(Span, usize)>,
    /// Words that may be hard, in small letters, with how often each stands there; the most frequent first, then by letter.
    pub hard_words: Vec<(String, usize)>,
    /// How many goals they read of.
    pub goals: usize,
    /// How many open actions they read of.
    pub actions: usize,
    /// How many of those are theirs to do.
    pub own_actions: usize,
}

/// The reading report of a plan, one for each reader; nothing for staff.
#[must_use]
pub fn report(plan: &CheckedPlan, today: Date, readers: &[ReaderTexts<'_>]) -> Vec<Option<ReaderReading>> {
    let settings = Settings::defaults();
    let silenced = Suppressions::default();
    let there = |_: &str| PictureState::There;
    let env = CheckEnv { today, name: plan.name(), settings: &settings, picture_exists: &there, shape_errors: false, silenced: &silenced };
    let walk = Walk::of(plan.root());
    let read = OnceCell::new();
    let context = RuleContext {
        root: plan.root(),
        plan: plan.plan(),
        file: plan.file(),
        env: &env,
        locale: Locale::of(language_of(plan.plan(), &env)),
        walk: &walk,
        read: &read,
        seen: &SeenBy::default(),
    };
    readers.iter().map(|reader| context.reading().of_reader(&context, reader)).collect()
}

impl Reading<'_> {
    fn of_reader(&self, context: &RuleContext<'_>, reader: &ReaderTexts<'_>) -> Option<ReaderReading> {
        let limits = limits(reader.style)?;
        let reads = |text: &&TextRead<'_>| reader.texts.contains(&text.seen.text.span) && context.is_open(text.seen.text);
        let texts: Vec<&TextRead<'_>> = self.texts.iter().filter(reads).collect();
        let mut lengths: Vec<usize> = Vec::new();
        let mut long: Vec<(Span, usize)> = Vec::new();
        let mut hard: BTreeMap<String, usize> = BTreeMap::new();
        for text in &texts {
            let place = text.seen.text.span;
            for (unit, sentence) in text.sentences().filter(|(unit, sentence)| is_sentence(unit, sentence)) {
                let length = sentence.words.len();
                lengths.push(length);
                if length > limits.aim {
                    long.push((place, length));
                }
                for at in self.hard_words(unit, sentence, reader.style) {
                    *hard.entry(unit.word(sentence, at).to_lowercase()).or_default() += 1;
                }
            }
        }
        long.sort_by_key(|(place, length)| (std::cmp::Reverse(*length), place.start));
        long.truncate(LONGEST);
        let mut hard_words: Vec<(String, usize)> = hard.into_iter().collect();
        hard_words.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        let open: Vec<Span> = context.walk.texts.iter().filter(|seen| context.is_open(seen.text)).map(|seen| seen.text.span).collect();
        let reads_in = |whole: Span| open.iter().any(|text| whole.covers(*text) && reader.texts.contains(text));
        let open_actions = context.actions().filter(|action| action.inside().done.is_none() && reads_in(action.span()));
        let (own, others): (Vec<_>, Vec<_>) =
            open_actions.partition(|action| action.inside().who.as_ref().is_some_and(|who| reader.people.contains(&who.key())));
        Some(ReaderReading {
            style: reader.style,
            texts: texts.len(),
            sentences: lengths.len(),
            words: lengths.iter().sum(),
            aim: limits.aim,
            limit: limits.too_long,
            over_aim: lengths.iter().filter(|length| **length > limits.aim).count(),
            over_limit: lengths.iter().filter(|length| **length > limits.too_long).count(),
            longest: lengths.iter().copied().max().unwrap_or_default(),
            longest_at: long,
            hard_words,
            goals: context.goals().filter(|goal| reads_in(goal.span())).count(),
            actions: own.len() + others.len(),
            own_actions: own.len(),
        })
    }
}

/// Whether these are a sentence and no label: `ducks` and `my mummy` are none.
fn is_sentence(unit: &Unit, sentence: &Sentence) -> bool {
    let written = unit.spoken.words.get(sentence.range.clone()).unwrap_or_default().trim_end();
    sentence.words.len() > 2 || written.ends_with(['.', '!', '?', '\u{2026}'])
}
