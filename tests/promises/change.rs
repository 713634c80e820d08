//! Changes a plan where a reader may not look, and nowhere else.

use super::judge::{Judge, Place};
use super::maker::{Maker, plan_shape};
use super::shelf;
use ourplan::shape::{RecordShape, Shape};
use serde_json::{Map, Value, json};

/// The wordings that each style may get, the first that stands is shown.
pub fn shown(style: &str) -> &'static [&'static str] {
    match style {
        "easier" => &["easier", "words"],
        "child" => &["child", "words"],
        "teen" => &["teen", "child", "words"],
        "worker" => &["worker", "family", "words"],
        _ => &["family", "words"],
    }
}

const WORDINGS: [&str; 6] = ["words", "easier", "child", "teen", "family", "worker"];

/// A plan with other hidden parts, and how many places were changed.
pub struct Change<'a> {
    pub judge: &'a Judge,
    pub maker: &'a mut Maker,
    pub style: String,
    /// Whether the wordings for readers of other styles are changed too, where this reader may see the text.
    pub wordings: bool,
    pub places: usize,
}

impl Change<'_> {
    /// The changed plan.
    pub fn plan(&mut self, plan: &Value) -> Value {
        let Shape::Record(record) = plan_shape() else { panic!("a plan is a mapping") };
        let place = self.judge.root();
        let mut changed = self.record(plan, record, &place);
        self.rename(&mut changed);
        self.newcomer(&mut changed);
        self.homeless(&mut changed);
        // The day of the plan is not for somebody who sees only what names them.
        if self.judge.shared_only && !self.judge.is_group() {
            changed["made"]["on"] = json!(format!("2026-03-{}", self.maker.random.u8(10..=28)));
            self.places += 1;
        }
        if self.maker.random.bool() {
            let safe = json!({"text": [self.maker.sentence()], "from": [self.judge.reader]});
            if let Some(list) = changed.as_object_mut().expect("a mapping").entry("keep_safe").or_insert_with(|| json!([])).as_array_mut() {
                list.push(safe);
                self.places += 1;
            }
        }
        changed
    }

    /// Somebody who is withheld may have another key, and stand elsewhere among the people.
    fn rename(&mut self, plan: &mut Value) {
        let Some(key) = self.judge.withheld.iter().next().filter(|key| *key != "kit" && *key != "sw").cloned() else { return };
        let new = format!("{key}-{}", self.maker.word());
        replace_key(plan, &key, &new);
        self.places += 1;
    }

    /// Somebody may come whom the reader may not know of.
    fn newcomer(&mut self, plan: &mut Value) {
        if self.maker.random.bool() {
            return;
        }
        let (key, name) = (self.maker.word(), self.maker.word());
        let one = json!({"name": name[..1].to_uppercase() + &name[1..], "is": self.maker.sentence(), "part": "friend", "not_for": [self.judge.reader]});
        let people = plan["people"].as_object_mut().expect("a plan has people");
        people.insert(format!("new-{key}"), one);
        self.places += 1;
    }

    /// Somebody who sees only what names them does not learn whether a plan says where the child lives.
    fn homeless(&mut self, plan: &mut Value) {
        let names_them = plan.get("home").is_some_and(|home| home.to_string().contains(&format!("\"{}\"", self.judge.reader)));
        if self.judge.shared_only
            && !self.judge.is_group()
            && !names_them
            && plan["plan"] == json!("child-in-need")
            && self.maker.random.bool()
        {
            plan.as_object_mut().expect("a mapping").remove("home");
            self.places += 1;
        }
    }

    fn value(&mut self, value: &Value, shape: &Shape, place: &Place) -> Value {
        match (shape, value) {
            // The child must stay the child.
            (_, Value::String(text)) if text == "me" => value.clone(),
            (Shape::Record(record), Value::Object(_)) => self.record(value, record, place),
            (Shape::Record(record), _)
                if record.name == "Words"
                    || (record.short)().is_some_and(|short| matches!(short, Shape::Record(_) | Shape::Text { .. })) =>
            {
                if self.is_hidden(place) && value.is_string() { self.text(place) } else { value.clone() }
            }
            (Shape::Map { value: inner, .. }, Value::Object(map)) => self.map(map, inner, place),
            (Shape::List(item), Value::Array(list)) => self.list(list, item, place),
            (Shape::Text { .. }, Value::String(_)) if self.is_hidden(place) => self.text(place),
            (Shape::Date | Shape::DateOrMonth, Value::String(day)) if self.is_hidden_fact(place) => {
                self.places += 1;
                json!(format!("{}{}", &day[..8], self.maker.random.u8(10..=28)))
            }
            (Shape::Number(from, to), _) if self.is_hidden_fact(place) => {
                self.places += 1;
                json!(self.maker.random.i64(*from..=*to))
            }
            (Shape::Flag, _) if self.is_hidden_fact(place) => json!(self.maker.random.bool()),
            _ => value.clone(),
        }
    }

    /// A day, a number, a yes or no that stands beside hidden words.
    fn is_hidden_fact(&self, place: &Place) -> bool {
        place.hidden || (place.path.len() > 1 && self.judge.is_unnamed(place))
    }

    fn is_hidden(&self, place: &Place) -> bool {
        let structure = ["language", "file", "id", "pronouns", "name"];
        let last = place.path.last().copied().unwrap_or_default();
        (place.hidden || self.judge.is_unnamed(place)) && (!structure.contains(&last) || (last == "name" && place.hidden))
    }

    fn text(&mut self, place: &Place) -> Value {
        self.places += 1;
        if place.path.last() == Some(&"name") {
            let word = self.maker.word();
            return json!(word[..1].to_uppercase() + &word[1..]);
        }
        json!(self.maker.sentence())
    }

    fn record(&mut self, value: &Value, record: &RecordShape, place: &Place) -> Value {
        let map = value.as_object().expect("a mapping");
        let here = self.judge.enter(place, record.name, map);
        let is_person = record.name == "Person";
        let mut changed = map.clone();
        for field in (record.fields)() {
            let Some(old) = map.get(field.key) else {
                // A hidden mapping may hold more than it did.
                if here.hidden
                    && !field.required
                    && matches!(record.name, "Words" | "Help" | "SeeingPerson" | "PartOfLife" | "Visits")
                    && self.maker.random.u8(0..100) < 20
                    && WORDINGS.contains(&field.key)
                {
                    changed.insert(field.key.to_owned(), json!(self.maker.sentence()));
                    self.places += 1;
                }
                continue;
            };
            // Who lives with the child may see more: that is a right, and no text.
            if is_person && ["part", "sees"].contains(&field.key) || field.key == "with" && record.name == "Home" {
                continue;
            }
            let mut below = self.judge.down(&here, record.name, map, field.key, old);
            below.hidden |= self.wordings && self.is_other_wording(map, record, field.key);
            // A picture is no text: `alt` and `file` go together. What a shown file is called on the worker's disk is for nobody.
            if record.name == "Picture" && field.key == "file" {
                let file = if below.hidden { shelf::other_picture(old) } else { shelf::same_picture(old) };
                changed.insert("file".into(), json!(file));
                continue;
            }
            let droppable = field.key != "home"
                && below.hidden
                && !field.required
                && (here.hidden || ["address", "full_name", "answer"].contains(&field.key))
                && !["words", "who", "answered_by", "name", "alt"].contains(&field.key);
            if droppable && record.name != "WillIMove" && self.maker.random.u8(0..100) < 25 {
                changed.remove(field.key);
                self.places += 1;
                continue;
            }
            let new = self.value(old, &field.shape, &below);
            changed.insert(field.key.to_owned(), new);
        }
        // A yes may have been a no. The third answer needs a day, so it stays.
        let answer = changed.get("answer").and_then(Value::as_str).map(str::to_owned);
        if record.name == "WillIMove" && self.is_hidden_fact(&here) && answer.as_deref().is_some_and(|answer| answer != "not-known") {
            let other = if answer.as_deref() == Some("yes") { "no" } else { "yes" };
            changed.insert("answer".into(), json!(other));
            self.places += 1;
        }
        Value::Object(changed)
    }

    /// A wording for another style of reader.
    fn is_other_wording(&self, map: &Map<String, Value>, record: &RecordShape, key: &str) -> bool {
        if record.name != "Words" || !WORDINGS.contains(&key) {
            return false;
        }
        shown(&self.style).iter().find(|wording| map.contains_key(**wording)) != Some(&key)
    }

    fn map(&mut self, map: &Map<String, Value>, shape: &Shape, place: &Place) -> Value {
        let mut changed = Map::new();
        for (key, value) in map {
            let below = self.judge.entry(place, key);
            let in_people = place.path.last() == Some(&"people");
            let labels = value.as_object().is_some_and(|map| !self.judge.allows(map));
            if !in_people
                && (below.hidden || labels)
                && map.len() > 1
                && place.path.last() != Some(&"say")
                && self.maker.random.u8(0..100) < 30
            {
                self.places += 1;
                continue;
            }
            let new = self.value(value, shape, &below);
            changed.insert(key.clone(), new);
        }
        if changed.is_empty() { Value::Object(map.clone()) } else { Value::Object(changed) }
    }

    fn list(&mut self, list: &[Value], shape: &Shape, place: &Place) -> Value {
        if matches!(shape, Shape::PersonKey) {
            return self.people(list, place);
        }
        let mut changed = Vec::new();
        let record = if let Shape::Record(record) = shape { Some(*record) } else { None };
        for value in list {
            let hidden = match (record, value.as_object()) {
                (Some(record), Some(map)) => self.judge.enter(place, record.name, map).hidden,
                _ => place.hidden,
            };
            // What is hidden may be gone, or may stand there twice.
            let turn = self.maker.random.u8(0..100);
            if hidden && turn < 30 && list.len() > 1 {
                self.places += 1;
                continue;
            }
            if let (Some(record), true) = (record, turn > 80)
                && record.labelled
                && !place.path.contains(&"keep_safe")
            {
                let mut twin = self.twin(value, record, place);
                if let Some(twin) = twin.as_object_mut() {
                    twin.insert("not_for".into(), json!([self.judge.reader]));
                    twin.remove("id");
                    twin.values_mut().for_each(other_pictures);
                    changed.push(Value::Object(twin.clone()));
                    self.places += 1;
                }
            }
            let new = self.value(value, shape, place);
            changed.push(new);
        }
        if changed.is_empty() { Value::Array(list.to_vec()) } else { Value::Array(changed) }
    }

    /// The same entry with other words, for nobody but others.
    fn twin(&mut self, value: &Value, record: &RecordShape, place: &Place) -> Value {
        let hidden = Place { hidden: true, ..place.clone() };
        match value {
            Value::Object(_) => {
                let mut twin = self.record(value, record, &hidden);
                twin.as_object_mut().expect("a mapping").remove("only_for");
                twin
            }
            Value::String(_) if record.name == "Words" => json!({"words": self.maker.sentence()}),
            _ => Value::Null,
        }
    }

    /// A list of people: those who are withheld may come and go.
    fn people(&mut self, list: &[Value], place: &Place) -> Value {
        let in_home = place.path.ends_with(&["home", "with"]);
        let may_go = |value: &Value| value.as_str().is_some_and(|key| self.judge.withheld.contains(key));
        let mut changed: Vec<Value> = list.to_vec();
        let stays = list.iter().filter(|value| !may_go(value)).count();
        if stays > 0 && list.len() > stays && self.maker.random.bool() {
            changed.retain(|value| !may_go(value));
            self.places += 1;
        } else if stays > 0
            && !in_home
            && let Some(key) = self.judge.withheld.iter().next()
            && !changed.contains(&json!(key))
        {
            changed.insert(0, json!(key));
            self.places += 1;
        }
        Value::Array(changed)
    }
}

/// Another key for a person, wherever it stands.
fn replace_key(value: &mut Value, old: &str, new: &str) {
    match value {
        Value::String(text) if text == old => *text = new.to_owned(),
        Value::Array(list) => list.iter_mut().for_each(|value| replace_key(value, old, new)),
        Value::Object(map) => {
            let taken = std::mem::take(map);
            for (key, mut value) in taken {
                replace_key(&mut value, old, new);
                map.insert(if key == old { new.to_owned() } else { key }, value);
            }
        }
        _ => {}
    }
}

/// Puts other pictures into an entry that is withheld, since it stands beside one that is not.
fn other_pictures(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                match key.as_str() {
                    "file" => *value = json!(shelf::other_picture(value)),
                    _ => other_pictures(value),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(other_pictures),
        _ => {}
    }
}
