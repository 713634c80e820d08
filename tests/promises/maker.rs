//! Random plans from the declared shapes: any key may stand, any mapping may carry a label.

use ourplan::content::Entry;
use ourplan::plan::Plan;
use ourplan::shape::{Field, FieldShape, RecordShape, Shape};
use serde_json::{Map, Value, json};

/// The people of every plan: key, part. The child is `kit`.
pub const PEOPLE: [(&str, &str); 11] = [
    ("mum", "family"),
    ("dad", "family"),
    ("uncle", "family"),
    ("bro", "brother-or-sister"),
    ("sam", "carer"),
    ("pal", "friend"),
    ("sw", "social-worker"),
    ("iro", "reviewing-officer"),
    ("aide", "other-worker"),
    ("teacher", "school"),
    ("nurse", "health"),
];

/// Who gets a booklet.
pub const READERS: [&str; 6] = ["kit", "mum", "dad", "sam", "family", "sw"];

/// Makes plans.
pub struct Maker {
    pub random: fastrand::Rng,
    /// How likely a key that may be left out stands, and how likely a mapping carries a label, of 100.
    pub stands: u8,
    pub labelled: u8,
    /// Which kind of plan is made.
    pub care: bool,
    pictures: usize,
}

/// The shape of a whole plan.
pub fn plan_shape() -> Shape {
    <Entry<Plan> as Field>::shape()
}

impl Maker {
    pub fn new(seed: u64) -> Self {
        let mut random = fastrand::Rng::with_seed(seed);
        let care = random.bool();
        // Small plans for the most part, since there are many; some with everything.
        let stands = if seed.is_multiple_of(12) { 100 } else { random.u8(12..=50) };
        Maker { stands, labelled: random.u8(0..=30), care, pictures: 0, random }
    }

    /// A whole plan.
    pub fn plan(&mut self) -> Value {
        let mut plan = self.value(&plan_shape(), &mut Vec::new());
        // Whoever must be there whatever happens.
        for key in ["home", "consent", "agreement", "reviews", "goals", "why_we_have_this_plan"] {
            let wanted = if self.care { !["consent", "agreement"].contains(&key) } else { key != "home" };
            if wanted && plan.get(key).is_none() {
                let value = self.field(&plan_field(key), &mut vec![]);
                plan[key] = value;
            }
        }
        plan
    }

    fn chance(&mut self, of_100: u8) -> bool {
        self.random.u8(0..100) < of_100
    }

    pub fn word(&mut self) -> String {
        const ONSETS: [&str; 16] = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "pl", "tr"];
        const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
        (0..self.random.usize(3..=4))
            .map(|_| format!("{}{}", self.random.choice(ONSETS).expect("some"), self.random.choice(VOWELS).expect("some")))
            .collect()
    }

    /// A name. It ends as no word does, so that no text holds it by chance.
    fn name(&mut self) -> String {
        let word = self.word();
        word[..1].to_uppercase() + &word[1..] + "n"
    }

    /// A sentence that no other text shares a word with.
    pub fn sentence(&mut self) -> String {
        let count = self.random.usize(4..=9);
        let mut words: Vec<String> = (0..count).map(|_| self.word()).collect();
        words[0] = words[0][..1].to_uppercase() + &words[0][1..];
        words.join(" ") + "."
    }

    pub fn value(&mut self, shape: &Shape, path: &mut Vec<&'static str>) -> Value {
        match shape {
            Shape::Text { .. } => self.text(path),
            Shape::Choice(words) => json!(self.random.choice(words.iter()).expect("some").0),
            Shape::Date | Shape::DateOrMonth => self.day(path),
            Shape::When if self.random.bool() => self.day(path),
            Shape::When => json!(self.sentence().trim_end_matches('.')),
            Shape::Number(from, to) => json!(self.random.i64(*from..=*to)),
            Shape::Flag => json!(self.random.bool()),
            Shape::PersonKey => json!(self.person()),
            Shape::AudienceKey => json!(self.audience()),
            Shape::List(item) => {
                let count = self.random.usize(1..=3);
                let mut list: Vec<Value> = (0..count).map(|_| self.value(item, path)).collect();
                if matches!(**item, Shape::PersonKey | Shape::AudienceKey | Shape::Choice(_)) {
                    let mut seen = Vec::new();
                    list.retain(|value| {
                        !seen.contains(value) && {
                            seen.push(value.clone());
                            true
                        }
                    });
                }
                Value::Array(list)
            }
            Shape::Record(record) => self.record(record, path),
            Shape::Map { value, .. } => self.map(value, path),
        }
    }

    fn field(&mut self, field: &FieldShape, path: &mut Vec<&'static str>) -> Value {
        path.push(field.key);
        let value = self.fixed(field.key, path).unwrap_or_else(|| self.value(&field.shape, path));
        path.pop();
        value
    }

    /// Values that a plan cannot do without, or that must fit others.
    fn fixed(&mut self, key: &str, path: &[&'static str]) -> Option<Value> {
        let top = path.len() == 1;
        Some(match key {
            "plan" if top => json!(if self.care { "care-plan" } else { "child-in-need" }),
            "format" if top => json!(1),
            "language" => json!("en"),
            "in_care_since" => json!("2025-06-10"),
            "people" if top => self.people(),
            "lead" => json!("sw"),
            "booklets" => Value::Object(READERS.iter().map(|reader| ((*reader).to_owned(), self.booklet(reader))).collect()),
            "born" => json!(format!("20{}-04-11", self.random.u8(10..20))),
            "pronouns" => json!(*self.random.choice(["he", "she", "they"].iter()).expect("some")),
            "on" if path.ends_with(&["made", "on"]) => json!("2026-03-02"),
            "pictures" if path.contains(&"booklets") => json!(true),
            "id" => json!(self.word()),
            "phone" => json!(format!("0{} {:06}", self.random.u16(1100..1999), self.random.u32(100_000..999_999))),
            "email" => json!(format!("{}@{}.example", self.word(), self.word())),
            "name" => json!(self.name()),
            "full_name" => json!(format!("{} {} {}", self.name(), self.name(), self.name())),
            "who" if path.ends_with(&["checked_by", "who"]) => json!(self.name()),
            _ => return None,
        })
    }

    fn booklet(&mut self, reader: &str) -> Value {
        match reader {
            "kit" => json!({"style": *self.random.choice(["easier", "child", "teen"].iter()).expect("some")}),
            "sw" => json!({"style": "worker"}),
            _ => json!({"style": *self.random.choice(["family", "easier", "teen"].iter()).expect("some")}),
        }
    }

    fn people(&mut self) -> Value {
        let shape = find(&plan_shape(), &["people"]);
        let Shape::Map { value, .. } = shape else { panic!("people are a mapping") };
        let Shape::Record(person) = *value else { panic!("a person is a mapping") };
        let mut people = Map::new();
        people.insert("kit".into(), json!({"is": "me"}));
        for (key, part) in PEOPLE {
            let mut one = self.record(person, &mut vec!["people"]);
            one["name"] = json!(self.name());
            one["part"] = json!(part);
            // What a child calls somebody is made from these words.
            if self.chance(30) {
                one["is"] = json!(*self.random.choice(["my mum", "my dad", "my nan", "my mum"].iter()).expect("some"));
            }
            let all = one.as_object_mut().expect("a mapping");
            all.remove("sees");
            if key == "dad" && self.chance(40) {
                all.insert("sees".into(), json!("shared-only"));
            }
            if key == "sw" || (key != "uncle" && self.chance(70)) {
                all.remove("only_for");
                all.remove("not_for");
            }
            if key == "sw" {
                // Every reader can reach the lead.
                let phone = self.fixed("phone", &["phone"]).expect("there is one");
                all.insert("phone".into(), phone);
            }
            people.insert(key.into(), one);
        }
        Value::Object(people)
    }

    fn record(&mut self, record: &RecordShape, path: &mut Vec<&'static str>) -> Value {
        if record.name == "Picture" {
            self.pictures += 1;
            assert!(self.pictures < super::shelf::PICTURES, "no two pictures of a plan are the same");
            let file = super::shelf::picture(self.pictures);
            let mut all = Map::from_iter([("file".to_owned(), json!(file)), ("alt".to_owned(), json!(self.sentence()))]);
            if path != &["child", "picture"] {
                self.label(&mut all);
            }
            return Value::Object(all);
        }
        if (record.short)().is_some() && record.name != "Person" && self.chance(40) {
            let short = (record.short)().expect("there is one");
            let value = self.fixed(path.last().copied().unwrap_or_default(), path).unwrap_or_else(|| self.value(&short, path));
            if record.name == "Agreement" {
                return json!("yes");
            }
            return value;
        }
        let mut all = Map::new();
        for field in (record.fields)() {
            let not_here = path.is_empty()
                && if self.care { ["consent", "ending"].contains(&field.key) } else { ["in_care_since", "legal"].contains(&field.key) };
            let left_out = ["hide_button"].contains(&field.key) && path.is_empty() || ["age", "due"].contains(&field.key);
            let of_child = path == &["child"] && field.key == "name";
            let needed =
                field.required || of_child || (path.is_empty() && ["child", "made", "lead", "people", "booklets"].contains(&field.key));
            if not_here || left_out || !(needed || self.chance(self.stands)) {
                continue;
            }
            let value = self.field(&field, path);
            all.insert(field.key.to_owned(), value);
        }
        self.mend(record, &mut all);
        if record.labelled
            && !path.is_empty()
            && path != &["child"]
            && path != &["made"]
            && !path.contains(&"keep_safe")
            && !path.contains(&"may_know")
            && !path.contains(&"booklets")
            && path != &["people"]
            || path == &["people"] && record.name == "Person"
        {
            self.label(&mut all);
        }
        Value::Object(all)
    }

    /// What the check asks for beyond the shape.
    fn mend(&mut self, record: &RecordShape, all: &mut Map<String, Value>) {
        let wordings = ["easier", "child", "teen", "family", "worker", "picture", "language"];
        let has_words = (record.fields)().iter().any(|field| field.key == "words");
        if has_words && !all.contains_key("words") && wordings.iter().any(|key| all.contains_key(*key)) {
            let words = self.sentence();
            all.insert("words".into(), json!(words));
        }
        match record.name {
            // Where the answer is no, a place to move to would contradict it, and no page shows it.
            "WillIMove" if all["answer"] == json!("no") => {
                all.remove("to");
            }
            "WillIMove" if all["answer"] == json!("not-known") => {
                all.insert("tell_by".into(), json!("2027-01-15"));
                all.insert("told_by".into(), json!("sw"));
            }
            "Agreement" if all["agrees"] != json!("yes") => {
                let words = self.sentence();
                all.insert("words".into(), json!(words));
            }
            "Reviews" if !all.contains_key("next") => {
                all.insert("next".into(), json!("2027-02-03"));
            }
            "MayKnow" => {
                let people = ["mum", "dad", "sam", "bro"];
                // Nobody decides for themselves what they may know.
                all.insert("decided_by".into(), json!("sw"));
                all.insert("who".into(), json!([*self.random.choice(people.iter()).expect("some")]));
                all.insert("text".into(), json!([self.sentence()]));
            }
            "KeepSafe" => {
                let people = ["mum", "dad", "sam", "bro"];
                all.insert("from".into(), json!([*self.random.choice(people.iter()).expect("some")]));
                all.insert("text".into(), json!([self.sentence()]));
            }
            _ => {}
        }
    }

    fn label(&mut self, all: &mut Map<String, Value>) {
        if !self.chance(self.labelled) {
            return;
        }
        let count = self.random.usize(1..=3);
        let keys: Vec<String> = (0..count).map(|_| self.audience()).collect();
        let label = if self.random.bool() { "not_for" } else { "only_for" };
        all.insert(label.into(), json!(keys));
    }

    fn map(&mut self, value: &Shape, path: &mut Vec<&'static str>) -> Value {
        let here = path.last().copied().unwrap_or_default();
        let keys: Vec<String> = match here {
            "agreement" | "answers" => {
                let mut keys: Vec<String> = PEOPLE.iter().map(|(key, _)| (*key).to_owned()).chain(["kit".to_owned()]).collect();
                self.random.shuffle(&mut keys);
                keys.truncate(self.random.usize(2..=6));
                keys
            }
            _ => (0..2).map(|_| self.word()).collect(),
        };
        Value::Object(
            keys.into_iter()
                .map(|key| {
                    let value = self.value(value, path);
                    (key, value)
                })
                .collect(),
        )
    }

    fn text(&mut self, path: &[&'static str]) -> Value {
        match path.last().copied() {
            Some("address") => json!(format!(
                "{} {} {}, {}, LS{} {}{}",
                self.random.u8(1..99),
                self.name(),
                self.name(),
                self.name(),
                self.random.u8(1..29),
                self.random.u8(1..9),
                self.letters(2)
            )),
            _ => json!(self.sentence()),
        }
    }

    fn letters(&mut self, count: usize) -> String {
        (0..count).map(|_| *self.random.choice("ABDEFGHJLNPQRSTUWXYZ".as_bytes()).expect("some") as char).collect()
    }

    /// Days that the check does not find odd: what was, lies before today; what will be, after it.
    fn day(&mut self, path: &[&'static str]) -> Value {
        let future = ["by", "tell_by", "review_on", "to"].contains(path.last().unwrap_or(&"")) && !path.contains(&"before")
            || path.ends_with(&["next", "on"])
            || path.ends_with(&["will_i_move", "on"])
            || path.ends_with(&["move_plan", "on"])
            || path.ends_with(&["next"]);
        let (month, day) = (self.random.u8(1..=9), self.random.u8(10..=28));
        json!(if future { format!("2027-0{month}-{day}") } else { format!("2026-0{month}-{day}") })
    }

    pub fn person(&mut self) -> &'static str {
        if self.chance(15) { "kit" } else { self.random.choice(PEOPLE.iter()).expect("some").0 }
    }

    fn audience(&mut self) -> String {
        if self.chance(25) {
            (*self.random.choice(["family", "carers", "workers"].iter()).expect("some")).to_owned()
        } else {
            self.person().to_owned()
        }
    }
}

/// The shape below a shape, by keys.
pub fn find(shape: &Shape, keys: &[&str]) -> Shape {
    let Shape::Record(record) = shape else { panic!("a mapping with known keys") };
    let field = (record.fields)().into_iter().find(|field| field.key == keys[0]).expect("the key is there");
    if keys.len() == 1 { field.shape } else { find(&field.shape, &keys[1..]) }
}

/// A key of the whole plan.
fn plan_field(key: &str) -> FieldShape {
    let Shape::Record(record) = plan_shape() else { panic!("a plan is a mapping") };
    (record.fields)().into_iter().find(|field| field.key == key).expect("the key is there")
}
