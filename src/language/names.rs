//! Names of people, from `names.yaml`: first names, and the words beside a name that tell a person from a place.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;

/// What a language knows of people's names. All words are in small letters, without accents.
pub struct NameList {
    /// First names that are nothing else.
    pub sure: HashSet<String>,
    /// First names that are also words or places.
    pub also_words: HashSet<String>,
    /// What is written before a name: `Mrs`, `Auntie`.
    pub titles: HashSet<String>,
    /// Words for people that a name may follow: `brother`, `friend`.
    pub people: HashSet<String>,
    /// Words for what belongs to people: `mum`, `bedroom`.
    pub belongings: HashSet<String>,
    /// What people do and things do not: `said`, `wants`.
    pub doing: HashSet<String>,
    /// What people do, and things and months too: `is`, `came`.
    pub doing_also_things: HashSet<String>,
    /// Words before a person: `ask`, `tell`.
    pub towards: HashSet<String>,
    /// Words before a person, a place or a thing: `with`, `see`.
    pub towards_also_things: HashSet<String>,
    /// Words that give a name: `called`.
    pub called: HashSet<String>,
    /// Animals and toys, which have names too.
    pub animals: HashSet<String>,
    /// What makes a row of capitals a place: `School`.
    pub places: HashSet<String>,
    /// The same, but they are last names too: `Hill`.
    pub places_or_names: HashSet<String>,
    /// Words before a place: `at`.
    pub at: HashSet<String>,
    /// What makes a place or a legend of a name: `St`, `King`.
    pub before_no_person: HashSet<String>,
    /// What looks like a name and is none: `Childline`.
    pub no_names: HashSet<String>,
    /// Books, players, shops: each as its words, by the first of them.
    pub famous: HashMap<String, Vec<Vec<String>>>,
    /// Titles that are written with a dot.
    pub short_titles: HashSet<String>,
    /// Words before an animal that belongs to somebody: `my`.
    pub owners: HashSet<String>,
    /// Words that give the child themselves a name: "He likes to be called Zak".
    pub of_the_child: ChildCalled,
    /// Words for where somebody lives, before `lives_with`.
    pub lives: HashSet<String>,
    /// What follows them: `with`.
    pub lives_with: HashSet<String>,
    /// A word before a person, where the name is also a word.
    pub with: HashSet<String>,
    /// Words between two names.
    pub joins: HashSet<String>,
    /// What makes a place of the name before it, in small letters too.
    pub roads: HashSet<String>,
    /// Of what belongs to people, what a first word in capitals may own and be no name: `home`.
    pub home: HashSet<String>,
    /// Endings of pet forms.
    pub pet_endings: Vec<String>,
    /// Short and long forms of one name.
    short_forms: Vec<HashSet<String>>,
}

impl NameList {
    /// Reads `names.yaml`.
    pub(super) fn read(source: &str) -> Result<NameList, String> {
        let list: Source = super::lists::read("names.yaml", source)?;
        let words = |text: &str| text.split_whitespace().map(plain).collect::<HashSet<_>>();
        let first: Vec<&str> = list.first_names.values().flat_map(|names| names.split_whitespace()).collect();
        let all = |starred: bool| {
            first.iter().filter(|name| name.ends_with('*') == starred).map(|name| plain(name.trim_end_matches('*'))).collect::<HashSet<_>>()
        };
        let also_things = words(&list.doing_also_things);
        let towards_also_things = words(&list.towards_also_things);
        Ok(NameList {
            sure: all(false),
            also_words: all(true),
            titles: words(&list.titles),
            people: words(&list.people),
            belongings: words(&list.belongings),
            doing: words(&list.doing).difference(&also_things).cloned().collect(),
            doing_also_things: also_things,
            towards: words(&list.towards).difference(&towards_also_things).cloned().collect(),
            towards_also_things,
            called: words(&list.called),
            animals: words(&list.animals),
            places: words(&list.places),
            places_or_names: words(&list.places_or_names),
            at: words(&list.at),
            before_no_person: words(&list.before_no_person),
            no_names: words(&list.no_names),
            short_titles: words(&list.short_titles),
            owners: words(&list.owners),
            of_the_child: ChildCalled {
                always: words(&list.of_the_child.always),
                after_somebody: words(&list.of_the_child.after_somebody),
                somebody: words(&list.of_the_child.somebody),
            },
            lives: words(&list.lives),
            lives_with: words(&list.lives_with),
            with: words(&list.with),
            joins: words(&list.joins),
            roads: words(&list.roads),
            home: words(&list.home),
            pet_endings: list.pet_endings,
            famous: by_first(&list.famous),
            short_forms: list.short_forms.iter().map(|forms| words(forms)).collect(),
        })
    }

    /// The other forms of a name: `sammy` and `samuel` for `sam`.
    #[must_use]
    pub fn other_forms(&self, name: &str) -> BTreeSet<&str> {
        self.short_forms.iter().filter(|forms| forms.contains(name)).flatten().map(String::as_str).collect()
    }
}

/// Words before `called` that say that the name is the child's own.
pub struct ChildCalled {
    /// These always: `be`.
    pub always: HashSet<String>,
    /// These after somebody: "he is called".
    pub after_somebody: HashSet<String>,
    /// Who that may be.
    pub somebody: HashSet<String>,
}

fn by_first(names: &[String]) -> HashMap<String, Vec<Vec<String>>> {
    let mut found: HashMap<String, Vec<Vec<String>>> = HashMap::new();
    for name in names {
        // As a text has them: a lone sign is no word.
        let words: Vec<String> = name.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).map(plain).collect();
        found.entry(words.first().cloned().unwrap_or_default()).or_default().push(words);
    }
    found
}

/// A word in small letters, without accents and without `'s`: how names are compared.
#[must_use]
pub fn plain(word: &str) -> String {
    let is_accent = |sign: &char| ('\u{300}'..='\u{36f}').contains(sign);
    let plain = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        let plain: String = word.nfkd().filter(|sign| !is_accent(sign)).flat_map(char::to_lowercase).collect();
        plain.replace('\u{2019}', "'").replace('ł', "l").replace('ø', "o")
    };
    plain.strip_suffix("'s").unwrap_or_else(|| plain.trim_end_matches('\'')).to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    short_titles: String,
    owners: String,
    of_the_child: OfTheChild,
    lives: String,
    lives_with: String,
    with: String,
    joins: String,
    roads: String,
    home: String,
    pet_endings: Vec<String>,
    first_names: BTreeMap<String, String>,
    titles: String,
    people: String,
    belongings: String,
    doing: String,
    doing_also_things: String,
    towards: String,
    towards_also_things: String,
    called: String,
    animals: String,
    places: String,
    places_or_names: String,
    at: String,
    before_no_person: String,
    famous: Vec<String>,
    no_names: String,
    short_forms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfTheChild {
    always: String,
    after_somebody: String,
    somebody: String,
}
