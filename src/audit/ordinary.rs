//! Names that are ordinary English words too, and the words beside it in a sentence.
//!
//! A tool that stops at every “will” is soon switched off; one that lets every Will pass is of no use. `meant` decides
//! which of the two stands in a text; here are the words that it goes by.

use crate::language::Locale;
use crate::language::reading::Level;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What sort of word a name is too. It decides what may stand beside the word where no name is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// A verb: `will`, `drew`, `pat`. Nobody writes “with drew”.
    Verb,
    /// A thing that stands without an article, or a quality: `hope`, `art`, `rich`.
    Mass,
    /// A thing that has an article before it: `a star`, `the bill`.
    Thing,
    /// A day, a month or a season, which has a capital as the word too.
    Time,
    /// A place or a group, which has a capital as the word too.
    Place,
}

/// Names that are words. Those of the list of common words that are not here count as things.
const CLASSES: [(Class, &str); 5] = [
    (
        Class::Verb,
        "bob chase drew grant hank jack josh lance mark marry nick pat rob skip sue wade will chuck bill peg carry cherish trace",
    ),
    (
        Class::Mass,
        "art amber basil blessing blossom blue bliss brook charity clay constance coral dawn destiny drama ebony eden faith frank \
         ginger glory goodness gray grey happy harmony honey honor honour hope ivory jade joy justice liberty love lucky lyric melody \
         mercy miracle music patience peace precious praise prudence rain rich rusty sage sandy scarlet serenity sky sterling storm \
         sunny temperance trinity unity verity victory wisdom comfort heaven felicity grace noble major junior",
    ),
    (
        Class::Thing,
        "abbey ace angel archer ash baron barb bay bear berry bishop buck buddy bunny candy carol cat cherry chance chip cliff cloud \
         colt cooper crystal dale daisy dean diamond dolly dot drake duke earl eve fern field fisher flint forest fox gill gene glen guy harper \
         harry haven hawk hazel heath heather herb holly hunter iris ivy jasmine jay jean jewel jet job kay king kit kitty lake lane \
         lark laurel lavender lily lion mason meadow miles myrtle noel ocean olive opal page pansy pearl penny peter piper pip poppy porter \
         prince princess promise queen queenie raven ray reed river robin rocky rod rose rosemary rowan ruby saffron sailor star \
         stone sugar tab taylor teddy tiger turner van victor viola violet walker warren willow wolf woody wren gift polly bell",
    ),
    (
        Class::Time,
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october \
         november december spring summer autumn winter easter christmas holiday",
    ),
    (
        Class::Place,
        "reading bath bury deal sale ware wells rye hull barking battle sandwich chelsea paris india london jordan georgia florence \
         sydney brooklyn lincoln kent devon chester preston bradford austin dallas israel christian english french rugby",
    ),
];

/// The classes by their words. Of a word that stands twice, the last counts.
static BY_WORD: LazyLock<HashMap<&[u8], Class>> = LazyLock::new(|| {
    let words = CLASSES.iter().flat_map(|(class, list)| list.split_ascii_whitespace().map(|word| (word.as_bytes(), *class)));
    words.collect()
});

/// What kind of ordinary word a folded name also is, if any.
pub(super) fn class_of(name: &[u8]) -> Option<Class> {
    BY_WORD.get(name).copied().or_else(|| is_common(name).then_some(Class::Thing))
}

/// Whether a folded name is a verb too.
pub(super) fn is_verb(name: &[u8]) -> bool {
    class_of(name) == Some(Class::Verb)
}

/// Whether a folded word is one of those that are names too.
pub(super) fn is_listed(word: &[u8]) -> bool {
    BY_WORD.contains_key(word)
}

/// Whether a folded word is one of the common words of the language, of which names were taken out.
pub(super) fn is_common(word: &[u8]) -> bool {
    let Ok(word) = std::str::from_utf8(word) else { return false };
    let vocabulary = Locale::bundled("en").ok().and_then(Locale::vocabulary);
    word.len() > 2 && vocabulary.is_some_and(|vocabulary| vocabulary.knows(word, Level::Second))
}

/// Whether folded words are all words of the language, so that in a row they may be no name.
pub(super) fn are_all_ordinary<'w>(mut words: impl Iterator<Item = &'w [u8]>) -> bool {
    words.all(|word| {
        word.len() < 3
            || word.first().is_some_and(u8::is_ascii_digit)
            || is_small_word(word)
            || INSTITUTION.has(word)
            || HOUSES.has(word)
            || is_listed(word)
            || is_common(word)
    })
}

/// Words, each a group that may stand before or after a name.
pub(super) struct Group(pub &'static str);

impl Group {
    /// Whether a folded word belongs to it.
    pub(super) fn has(&self, word: &[u8]) -> bool {
        !word.is_empty() && self.0.split_ascii_whitespace().any(|known| known.as_bytes() == word)
    }
}

/// Words that go before a name and say that it is one.
pub(super) const KIN: Group = Group(
    "uncle aunt auntie aunty brother sister cousin friend mate nan nana nanny gran granny grandma grandad granddad grandpa stepdad \
     stepmum stepbrother stepsister partner boyfriend girlfriend husband wife mr mrs ms miss mx dr doctor sir mister nurse coach \
     called named dear big little twin carer baby ex son daughter nephew niece lady teacher neighbour",
);

/// Words at the start of what has a name of its own, and is nobody of the family: “Prince Harry”, “Amazing Grace”.
pub(super) const TITLE_OF_ANOTHER: Group = Group(
    "prince princess king queen duke duchess lord captain amazing postman fireman farmer holy happy father christmas easter good merry \
     great super mad santa president saint st year years old",
);

/// What somebody does to whom “to” or “with” leads.
pub(super) const TALKS: Group = Group("write writes wrote talk talks talked speak speaks spoke listen listens listened say says said");

/// Whether a folded word stands for a third person: “he”, “them”, “Mum”.
pub(super) fn is_somebody(word: &[u8]) -> bool {
    const SOMEBODY: Group = Group("he she him her his hers they them their mum mummy mother dad daddy father family everybody nobody");
    SOMEBODY.has(word) || KIN.has(word)
}

/// Whether a folded word is somebody, or may be somebody's name.
pub(super) fn is_a_person(word: &[u8]) -> bool {
    const PARENTS: Group = Group("mum mummy mother dad daddy father");
    PARENTS.has(word) || KIN.has(word) || !are_all_ordinary([word].into_iter())
}

/// Words that join what comes after.
pub(super) const JOINS: Group = Group("and but when if because that then so while where who or as");

/// What only people do.
pub(super) const PERSON: Group = Group(
    "said says told tells asked asks thinks thought wants wanted likes liked loves loved hates hated lives lived rang phoned texted \
     visited visits drove cooked cooks promised smiled smiles laughed laughs cried cries shouted shouts drank drinks slept knew wrote \
     hugged hugs phones texts drives teaches taught listens listened worries worried agreed agrees joked jokes argued argues \
     apologised collects collected babysits wears wore sang sings swam swims cuddled moved",
);

/// What people do, and things too.
pub(super) const AGENT: Group = Group(
    "is was has had are were came comes goes went takes took gave gives brings brought makes made helps helped gets got plays played \
     picks picked can could does did left leaves met meets hit hits works worked knows stayed stays keeps kept shows showed will \
     would should must might hurt hurts sees saw looks looked feels felt needs needed calls called isn wasn hasn doesn didn",
);

/// Words that stand before a name and its verb: “Can Leon come?”, “Let Leon go”.
pub(super) const ASKS: Group = Group("can could does did do will would should must might may let lets make help");

/// Words that stand after a verb and before what it does something to: “broke her arm”.
pub(super) const OBJECT: Group = Group("a an the my your his her our their it him them me you us");

/// Words that go on after a name and are no thing of it.
pub(super) const LATER: Group =
    Group("today tomorrow yesterday tonight away back home again best most more well too instead please because than after before");

/// Verbs that are followed by a person: see, tell, meet.
pub(super) const CUE: Group = Group(
    "saw seeing told tell tells asked ask asks met rang visited visiting miss misses missed hug hugged with phoned texted invited \
     trust trusts hates loves see sees meet visit visits near beside called",
);

/// Of these, those after which no thing stands.
pub(super) const SURE_CUE: Group = Group("told asked met rang phoned texted hugged invited with saw visited");

/// Words that stand between a name at the start of a sentence and what it does.
pub(super) const BETWEEN: Group = Group(
    "and or with from who really always often never still also just usually sometimes only once now then then's mostly already soon \
     hardly nearly ever again here there both isn",
);

/// Words that go before a thing.
pub(super) const ARTICLE: Group =
    Group("a an the this that these those no any every each some one another first last next more less much little gold school");

/// Words that go before a time.
pub(super) const BEFORE_TIME: Group = Group(
    "on in by until till since early late mid last next this of during every each st from a the one some first second third fourth all \
     per any that for or and to before after at",
);

/// What stands after the name of a street, a house or a school, besides the words for streets.
pub(super) const INSTITUTION: Group = Group(
    "school church centre center club hospital college nursery academy cottage farm project charity foundation trust surgery clinic \
     library street road lane avenue close drive court crescent gardens place terrace square grove park way walk hill row green \
     mews view rise parade house croft mount garth estate primary infants juniors high chapel bank bridge hotel shop",
);

/// Words that end the name of a street and hardly ever that of a house.
pub(super) const ROADS: Group =
    Group("street st road rd lane ln avenue ave close cl drive dr crescent cres terrace terr way walk row parade");
/// Words that end the name of a house.
pub(super) const HOUSES: Group =
    Group("house cottage lodge hall farm villa villas court hostel home flats apartments centre hospital view bungalow");

/// Of these, those that are last names as often.
pub(super) const LAST_NAMES: Group = Group("hill green lane park banks");

/// Words that go before a place.
pub(super) const BEFORE_PLACE: Group = Group("in to from near at on past down up along off around through via the");

/// Whether the word after a capital at the start of a sentence shows that no name stands there: “Will you …”, “Hope to …”.
pub(super) const AS_A_WORD: Group = Group(
    "i you he she it we they me him her us them this that these those there the a an my your his our their its to of for in on at up \
     by be not any some all everyone everybody nobody out about over down off into through one two three",
);

/// Whether a question that starts with a name that is a verb too goes on with the verb that belongs to it.
pub(super) fn asks(name: &[u8], later: &[u8]) -> bool {
    const VERBS: Group = Group(
        "have be come go get see help stay live move make do need know still ever also tell take meet start stop change happen visit \
         keep leave look ask say join ring feel want play speak talk find give let",
    );
    matches!(name, b"will" | b"may") && VERBS.has(later)
}

/// Whether a folded word is a title that goes before a last name.
pub(super) fn is_title(word: &[u8]) -> bool {
    const TITLES: Group = Group(
        "mr mrs ms miss mx dr doctor sir madam mister prof professor rev reverend pc officer sergeant inspector nurse coach aunt \
         auntie aunty uncle",
    );
    TITLES.has(word)
}

/// Whether a folded word is a small one that stands in most sentences, so that it is no half of a name.
pub(super) fn is_small_word(word: &[u8]) -> bool {
    const SMALL: Group = Group(
        "a all am an and any are as at be but by can do for from had has he her his i if in is it just may me my no not of on or she \
         so the to we",
    );
    SMALL.has(word)
}
