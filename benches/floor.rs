//! The least that any program of this kind has to do, as a measure for `benches/peers`: read every plan with a general YAML
//! reader, turn all its words from Markdown into ten pages with a frame that was cut before, and write them. No checks, no readers,
//! no search. Two threads, like the machine that the goals are for: `cargo bench --bench floor -- PLANS OUT`.

use pulldown_cmark::{Parser, html::push_html};
use rayon::prelude::*;
use serde_yaml::Value;
use std::fs;
use std::path::{Path, PathBuf};

const PAGES: usize = 10;

fn main() {
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    let (Some(plans), Some(out)) = (words.next(), words.next()) else {
        println!("Give the folder of the plans, and one to write to.");
        return;
    };
    let files: Vec<PathBuf> = fs::read_dir(plans).expect("a folder of plans").flatten().map(|entry| entry.path()).collect();
    let out = Path::new(&out);
    rayon::ThreadPoolBuilder::new().num_threads(2).build_global().expect("two threads");
    files.par_iter().for_each(|file| plan(file, out));
}

fn plan(file: &Path, out: &Path) {
    let text = fs::read_to_string(file).expect("a plan");
    let plan: Value = serde_yaml::from_str(&text).expect("YAML");
    let folder = out.join(file.file_stem().expect("a name"));
    fs::create_dir_all(&folder).expect("a folder");
    let links: String = (0..PAGES).map(|number| format!("<li><a href=\"page-{number}.html\">Page {number}</a></li>")).collect();
    let mut page = String::new();
    for number in 0..PAGES {
        page.clear();
        page.push_str("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Our booklet</title></head><body><main>");
        let parts = plan.as_mapping().into_iter().flatten().skip(number).step_by(PAGES);
        for (key, value) in parts {
            page.push_str("<section><h2>");
            walk(key, &mut page);
            page.push_str("</h2>");
            walk(value, &mut page);
            page.push_str("</section>");
        }
        page.push_str("</main><nav><ul>");
        page.push_str(&links);
        page.push_str("</ul></nav></body></html>");
        fs::write(folder.join(format!("page-{number}.html")), &page).expect("written");
    }
}

fn walk(value: &Value, page: &mut String) {
    match value {
        Value::Mapping(inside) => {
            for (key, value) in inside {
                page.push_str("<h3>");
                walk(key, page);
                page.push_str("</h3>");
                walk(value, page);
            }
        }
        Value::Sequence(inside) => {
            page.push_str("<ul>");
            for value in inside {
                page.push_str("<li>");
                walk(value, page);
                page.push_str("</li>");
            }
            page.push_str("</ul>");
        }
        Value::String(text) => push_html(page, Parser::new(text)),
        Value::Number(number) => page.push_str(&number.to_string()),
        Value::Bool(yes) => page.push_str(if *yes { "true" } else { "false" }),
        Value::Null => {}
        Value::Tagged(tagged) => walk(&tagged.value, page),
    }
}
