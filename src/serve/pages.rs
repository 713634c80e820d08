//! The preview's own pages: the list of plans, and the frame around one reader's booklet. Every word comes from the language.

use super::state::{CopyState, FindingNote, PlanState, ReaderState};
use crate::diagnostics::Severity;
use crate::formats::escape;
use crate::language::{Arg, Locale};
use crate::system_error::SystemError;

/// What one reader's page shows.
pub(super) struct See<'a> {
    pub plan: &'a str,
    pub reader: &'a str,
    pub state: Option<&'a PlanState>,
    pub standing: &'a CopyState,
    /// The page that the booklet opens with, and what tells its content from others.
    pub opens: Option<(String, String)>,
}

/// Makes the pages of one language, below the secret part of the address.
pub(super) struct PreviewPages<'a> {
    pub locale: &'a Locale,
    pub base: &'a str,
}

impl PreviewPages<'_> {
    fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, SystemError> {
        Ok(escape(&self.locale.say(key, "worker", args)?))
    }

    /// The list of all plans, whole.
    pub fn list(&self, standing: &CopyState, version: u64) -> Result<String, SystemError> {
        let find = self.say("preview-find", &[])?;
        let body = format!(
            "<header><h1>{}</h1><p>{}</p></header>\n<main>\n<p class=\"find\"><label>{find} <input type=\"search\" id=\"find\" autocomplete=\"off\"></label></p>\n\
             <div id=\"part\">{}</div>\n</main>",
            self.say("preview-title", &[])?,
            self.say("preview-what", &[])?,
            self.list_part(standing)?,
        );
        self.page(&self.say("preview-title", &[])?, "list", version, &body)
    }

    /// What changes in the list.
    pub fn list_part(&self, standing: &CopyState) -> Result<String, SystemError> {
        let mut html = self.trouble(standing)?;
        html.push_str(&format!("<h2>{}</h2>\n<ul class=\"plans\">\n", self.say("preview-plans", &[])?));
        for (name, plan) in &standing.plans {
            html.push_str(&self.list_plan(name, plan)?);
        }
        html.push_str("</ul>\n");
        if !standing.is_whole {
            html.push_str(&format!("<p>{}</p>\n", self.say("preview-making", &[])?));
        }
        Ok(html)
    }

    fn list_plan(&self, name: &str, plan: &PlanState) -> Result<String, SystemError> {
        let shown = escape(name);
        let mut html = format!("<li data-plan=\"{shown}\"><h3>{shown}</h3>\n<ul class=\"readers\">");
        for reader in &plan.readers {
            let key = escape(&reader.key);
            html.push_str(&format!("<li><a href=\"{}/see/{shown}/{key}/\">{key}</a>", self.base));
            if let Some(state) = state_of(reader) {
                html.push_str(&format!(" <span class=\"state\">{}</span>", self.say(state, &[])?));
            }
            html.push_str("</li>");
        }
        html.push_str("</ul>\n");
        html.push_str(&self.notes(name, &plan.notes)?);
        html.push_str("</li>\n");
        Ok(html)
    }

    /// The frame around one reader's booklet, whole.
    pub fn see(&self, see: &See<'_>, version: u64) -> Result<String, SystemError> {
        let (plan, reader) = (escape(see.plan), escape(see.reader));
        let title = self.say("preview-sees", &[("reader", see.reader.into()), ("what", see.plan.into())])?;
        let body = format!(
            "<header class=\"bar\"><p><a href=\"{}/\">{}</a></p><h1>{title}</h1></header>\n<div id=\"part\">{}</div>\n\
             <div id=\"frame\" data-base=\"{}/of/{plan}/{reader}/\" data-title=\"{title}\"></div>",
            self.base,
            self.say("preview-plans", &[])?,
            self.see_part(see)?,
            self.base,
        );
        self.page(&title, "see", version, &body)
    }

    /// What changes around a booklet. The mark `data-copy` tells whether the booklet itself is another.
    pub fn see_part(&self, see: &See<'_>) -> Result<String, SystemError> {
        let mut html = self.trouble(see.standing)?;
        let reader = see.state.and_then(|plan| plan.readers.iter().find(|reader| reader.key == see.reader));
        let has_errors = see.state.is_some_and(|plan| plan.notes.iter().any(|note| note.severity == Severity::Error));
        let state = match (see.state, reader, &see.opens) {
            (_, Some(reader), _) if reader.is_stopped => Some("preview-stopped"),
            (Some(plan), _, Some(_)) if plan.is_failed && has_errors => Some("preview-failed"),
            (Some(plan), _, None) if plan.is_failed && has_errors => Some("preview-failed-none"),
            (_, Some(reader), Some(_)) if reader.is_older => Some("preview-older"),
            (_, _, Some(_)) => None,
            (None, _, None) if !see.standing.is_whole => Some("preview-making"),
            (Some(_), Some(_), None) if see.standing.faults.is_empty() => Some("preview-making"),
            (_, _, None) => Some("preview-none"),
        };
        let is_bad = state.is_some_and(|state| state != "preview-making");
        if let Some(state) = state {
            html.push_str(&format!("<p class=\"{}\">{}</p>\n", if is_bad { "alert" } else { "calm" }, self.say(state, &[])?));
        }
        if reader.is_some_and(|reader| reader.is_locked) {
            html.push_str(&format!("<p class=\"calm\">{}</p>\n", self.say("preview-locked", &[])?));
        }
        if let Some(plan) = see.state {
            html.push_str(&self.notes(see.plan, &plan.notes)?);
            if let Some(reader) = reader.filter(|reader| !reader.left_out.is_empty()) {
                let what = reader.left_out.join(", ");
                html.push_str(&format!("<p class=\"calm\">{}</p>\n", self.say("preview-left-out", &[("what", what.as_str().into())])?));
            }
            html.push_str(&format!("<nav aria-label=\"{}\"><ul class=\"readers\">", self.say("preview-choose", &[])?));
            for reader in &plan.readers {
                let (key, plan) = (escape(&reader.key), escape(see.plan));
                let here = if reader.key == see.reader { " aria-current=\"page\"" } else { "" };
                html.push_str(&format!("<li><a href=\"{}/see/{plan}/{key}/\"{here}>{key}</a></li>", self.base));
            }
            html.push_str("</ul></nav>\n");
        }
        let (opens, copy) = see.opens.as_ref().map_or(("", ""), |(opens, copy)| (opens, copy));
        html.push_str(&format!("<span id=\"copy\" hidden data-copy=\"{}\" data-opens=\"{}\"></span>\n", escape(copy), escape(opens)));
        Ok(html)
    }

    /// What is wrong with more than one plan, at the top of each page.
    fn trouble(&self, standing: &CopyState) -> Result<String, SystemError> {
        let errors: Vec<&FindingNote> = standing.general.iter().filter(|note| note.severity == Severity::Error).collect();
        let mut html = String::new();
        if !errors.is_empty() {
            html.push_str(&format!("<div class=\"alert\"><p><strong>{}</strong></p>\n", self.say("preview-general", &[])?));
            html.push_str(&self.note_list(&errors)?);
            html.push_str("</div>\n");
        }
        if !standing.faults.is_empty() {
            let faults: String = standing.faults.iter().take(3).map(|fault| format!("<p>{}</p>\n", escape(fault))).collect();
            html.push_str(&format!("<div class=\"alert\"><p><strong>{}</strong></p>\n{faults}</div>\n", self.say("preview-machine", &[])?));
        }
        let others: Vec<FindingNote> = standing.general.iter().filter(|note| note.severity != Severity::Error).cloned().collect();
        if !others.is_empty() {
            html.push_str(&self.notes("ourplan.yaml", &others)?);
        }
        Ok(html)
    }

    /// Errors in the open, the rest in a part to open.
    fn notes(&self, name: &str, notes: &[FindingNote]) -> Result<String, SystemError> {
        let (errors, rest): (Vec<&FindingNote>, Vec<&FindingNote>) = notes.iter().partition(|note| note.severity == Severity::Error);
        if notes.is_empty() {
            return Ok(format!("<p class=\"calm fine\">{}</p>\n", self.say("preview-fine", &[])?));
        }
        let mut html = String::new();
        if !errors.is_empty() {
            let count = self.say("preview-errors", &[("n", errors.len().into())])?;
            html.push_str(&format!("<div class=\"alert\"><p><strong>{count}</strong></p>\n{}</div>\n", self.note_list(&errors)?));
        }
        if !rest.is_empty() {
            let count = self.say("preview-better", &[("n", rest.len().into())])?;
            let name = escape(name);
            html.push_str(&format!("<details id=\"notes-{name}\"><summary>{count}</summary>\n{}</details>\n", self.note_list(&rest)?));
        }
        Ok(html)
    }

    fn note_list(&self, notes: &[&FindingNote]) -> Result<String, SystemError> {
        /// A page of more is read by nobody; `ourplan check` shows the rest.
        const MOST: usize = 40;
        let mut html = String::from("<ul class=\"notes\">");
        for note in notes.iter().take(MOST) {
            let place = self.say("preview-line", &[("what", note.file.as_str().into()), ("n", note.line.into())])?;
            html.push_str(&format!("<li><p>{}</p>", escape(&note.message)));
            html.extend(note.help.iter().map(|help| format!("<p>{}</p>", escape(help))));
            html.push_str(&format!("<p class=\"place\">{place}</p></li>\n"));
        }
        html.push_str("</ul>\n");
        Ok(html)
    }

    fn page(&self, title: &str, kind: &str, version: u64, body: &str) -> Result<String, SystemError> {
        let said = [
            ("new", "preview-said-new"),
            ("trouble", "preview-said-trouble"),
            ("mended", "preview-said-mended"),
            ("ended", "preview-said-ended"),
            ("away", "preview-said-away"),
        ];
        let mut data = String::new();
        for (word, key) in said {
            data.push_str(&format!(" data-{word}=\"{}\"", self.say(key, &[])?));
        }
        let (lang, dir, base) = (self.locale.tag(), self.locale.dir(), self.base);
        Ok(format!(
            "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex, nofollow\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
             <link rel=\"stylesheet\" href=\"{base}/preview.css\">\n<script src=\"{base}/preview.js\" defer></script>\n</head>\n\
             <body class=\"{kind}\" data-base=\"{base}\" data-version=\"{version}\"{data}>\n{body}\n<p id=\"said\" role=\"status\"></p>\n</body>\n</html>\n"
        ))
    }
}

/// The phrase for a reader whose booklet is not as it should be.
fn state_of(reader: &ReaderState) -> Option<&'static str> {
    if reader.is_stopped {
        Some("preview-stopped")
    } else if reader.is_older {
        Some("preview-older")
    } else if reader.is_locked {
        Some("preview-locked")
    } else {
        None
    }
}
