//! `words-that-blame`: words that blame a child or a family for what is hard.

use super::{Concern, Look, Rule};
use crate::check::reading::phrases_in;
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::reading::PhraseIndex;
use crate::source::yaml::MOST_FINDINGS;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    code: "words-that-blame",
    severity: Severity::Warning,
    concern: Concern::PlainWords,
    what: "Words of a text sound as if a child or a family were to blame.",
    why: "People who feel blamed stop talking to us, and a child believes what is written about them.",
    example: "if_things_change: Dad failed to bring us to school.",
    better: "if_things_change: Dad could not bring us to school, because he was at work.",
    source: None,
    look,
};

const WHAT_HAPPENED: &str = "Write what happened, and what made it hard.";
const WHAT_WAS_SEEN: &str = "Write what you saw or heard, and what may lie behind it.";
const WHAT_THEY_SAY: &str = "Write `says`: it is their account, and it is neither proved nor false.";
const WHAT_WE_DO: &str = "Write what made it hard to meet, and what we will do differently.";
const WHO_HARMS: &str = "Write who or what puts the child at risk.";
const WHAT_HELPS: &str = "Write what is hard for them just now, and what would help.";

/// What blames, and what to do instead.
const WORDS: &[(&str, &str)] = &[
    ("failed|fails|fail|failing to", WHAT_HAPPENED),
    ("failure to", WHAT_HAPPENED),
    ("refused|refuses|refusing to engage|work|cooperate|co-operate|attend|accept|comply|acknowledge", WHAT_HAPPENED),
    ("refused|refuses all|any support|help", WHAT_HAPPENED),
    ("disengaged|disengages|disengaging|disengagement", WHAT_WE_DO),
    ("not engaging|engage", WHAT_WE_DO),
    ("doesn't|didn't|don't|won't|wouldn't engage", WHAT_WE_DO),
    ("lack of engagement|cooperation|co-operation|motivation|insight|commitment", WHAT_WE_DO),
    ("poor engagement|attendance|motivation", WHAT_WE_DO),
    ("hard|difficult to engage", WHAT_WE_DO),
    ("hard-to-reach|hard-to-engage", WHAT_WE_DO),
    ("non-compliant|non-compliance|noncompliant|noncompliance", WHAT_HAPPENED),
    ("non compliant|compliance", WHAT_HAPPENED),
    ("uncooperative|un-cooperative|unco-operative|obstructive", WHAT_HAPPENED),
    ("resistant to", WHAT_HAPPENED),
    ("unwilling to", WHAT_HAPPENED),
    ("chose|chosen|chooses|choosing not to engage|attend|work|accept|cooperate", WHAT_HAPPENED),
    ("chaotic", WHAT_WAS_SEEN),
    ("dysfunctional", WHAT_WAS_SEEN),
    ("aggressive|aggressively|aggression", WHAT_WAS_SEEN),
    ("hostile|hostility", WHAT_WAS_SEEN),
    ("attention-seeking|attention-seeker", WHAT_WAS_SEEN),
    ("attention seeking|seeker", WHAT_WAS_SEEN),
    ("manipulative|manipulates|manipulating|manipulated", WHAT_WAS_SEEN),
    ("defiant|oppositional", WHAT_WAS_SEEN),
    ("disruptive", WHAT_WAS_SEEN),
    ("kicking off", WHAT_WAS_SEEN),
    ("bad|poor|unacceptable|inappropriate|negative behaviour|behaviours", WHAT_WAS_SEEN),
    ("badly behaved", WHAT_WAS_SEEN),
    ("lazy", WHAT_WAS_SEEN),
    ("hysterical|paranoid|over-emotional", WHAT_WAS_SEEN),
    ("promiscuous|promiscuity", WHO_HARMS),
    ("puts|put|putting|places|placed|placing herself|himself|themselves|yourself|themself at risk", WHO_HARMS),
    ("risky|poor choices", WHO_HARMS),
    ("lifestyle choice|choices", WHO_HARMS),
    ("streetwise|street-wise", WHO_HARMS),
    ("claims|claimed|claiming that|to", WHAT_THEY_SAY),
    ("alleges|alleged|alleging that", WHAT_THEY_SAY),
    ("admits|admitted|admitting that", WHAT_THEY_SAY),
    ("in denial", WHAT_THEY_SAY),
    ("minimises|minimised|minimising|minimizes|minimized|minimizing", WHAT_THEY_SAY),
    ("lacks|lacking|lack insight|motivation|commitment|parenting", WHAT_HELPS),
    ("poor|inadequate|bad parenting|parent|parents|mother|father", WHAT_HELPS),
    ("neglectful|unfit", WHAT_HELPS),
    ("unmotivated", WHAT_HELPS),
    ("problem|troubled|broken family|families|home|homes", WHAT_HELPS),
    ("unable|inability to prioritise|parent|protect|cope", WHAT_HELPS),
    ("cannot|can't parent", WHAT_HELPS),
    ("because of your|his|her|their behaviour", WHAT_WAS_SEEN),
    ("put|puts|putting|prioritised|prioritises|prioritising her|his|their own needs", WHAT_HELPS),
    ("own needs over|above|before|first", WHAT_HELPS),
    ("unable|failed to sustain change", WHAT_HELPS),
    ("chose|chosen|chooses her|his boyfriend|girlfriend|partner over", WHAT_HELPS),
    ("you|he|she caused your|his|her|the home|placement|move to", WHO_HARMS),
    ("you are|were damaged", WHAT_WAS_SEEN),
    ("damaged child|children|girl|boy", WHAT_WAS_SEEN),
    ("your|his|her|their own fault", WHO_HARMS),
];

static PHRASES: LazyLock<PhraseIndex> = LazyLock::new(|| PhraseIndex::of(WORDS.iter().map(|(words, _)| *words)));

fn look(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    for seen in phrases_in(look.reading().texts.iter(), &PHRASES).into_iter().take(MOST_FINDINGS) {
        let before = seen.words.start.checked_sub(1).map(|at| seen.unit.word(seen.sentence, at).to_lowercase());
        // "Sam never fails to cheer me up" blames nobody, and "we failed to tell you" is an apology.
        if before.is_some_and(|word| ["never", "nobody", "we", "i", "council"].contains(&word.as_str())) {
            continue;
        }
        let (_, help) = WORDS[seen.phrase];
        let place = seen.text.place_of_words(look, seen.unit, seen.sentence, seen.words.clone());
        let message = format!("{} sounds as if somebody were to blame.", seen.named(look, "This"));
        found.push(RULE.at(look.file, place, message).help(help));
    }
}
