//! A YAML list of a language as JSON, with each entry on the line that it has in the YAML, so that a mistake is told with its line.

use serde_json::Value;

/// The JSON of a list. `yaml` is the text that the value was read from.
pub fn lined(yaml: &str, list: &Value) -> String {
    let mut out = Out { json: String::new(), line: 1 };
    let lines = || yaml.lines().zip(1..);
    match list {
        Value::Object(pairs) => {
            out.json.push('{');
            for (number, (key, value)) in pairs.iter().enumerate() {
                let begins = |line: &str| {
                    line.trim_start_matches(['"', '\''])
                        .strip_prefix(key)
                        .is_some_and(|rest| rest.trim_start_matches(['"', '\'']).starts_with(':'))
                };
                out.entry(
                    number,
                    lines().find(|(line, _)| begins(line)).map(|(_, at)| at),
                    &format!("{}:{value}", Value::from(key.as_str())),
                );
            }
            out.json.push('}');
        }
        Value::Array(items) => {
            let mut begins = lines().filter(|(line, _)| line.starts_with("- ")).map(|(_, at)| at);
            out.json.push('[');
            for (number, item) in items.iter().enumerate() {
                out.entry(number, begins.next(), &item.to_string());
            }
            out.json.push(']');
        }
        other => out.json.push_str(&other.to_string()),
    }
    out.json
}

struct Out {
    json: String,
    /// The line that is being written.
    line: usize,
}

impl Out {
    fn entry(&mut self, number: usize, line: Option<usize>, json: &str) {
        if number > 0 {
            self.json.push(',');
        }
        while line.is_some_and(|line| self.line < line) {
            self.json.push('\n');
            self.line += 1;
        }
        self.json.push_str(json);
    }
}
