//! One page for theme authors: every token with its contrast, every part of a booklet in every style, light and dark.
//!
//! Each sample is a whole single file, made by the very templates that make booklets, in a frame of its own. In a frame the
//! question for light or dark is answered by the page and not by the device. The page asks nobody and has no script.

use super::document::{Inclusion, escape, hash, head};
use super::single::with_pictures;
use super::{Pictures, RenderInput};
use crate::booklet::Booklet;
use crate::theme::tokens::{Sort, groups};
use crate::theme::{Frame, LinkPlaces, Measured, Prepared, TemplateTrouble, Theme, ThemeReport, shown_ratio};
use std::fmt::Write;

/// What the page is made from.
pub struct Sampler<'a> {
    /// The theme's name.
    pub name: &'a str,
    /// What is to be said of it.
    pub study: &'a ThemeReport,
    /// The theme.
    pub theme: &'a Theme,
    /// A booklet in each style, with its pictures.
    pub booklets: &'a [(Booklet, Pictures)],
}

/// Stands at the start of the page, so that a later run knows the file for its own.
pub const MADE_HERE: &str = "<!doctype html><!-- ourplan theme show -->";

const STYLES: &str = "*{box-sizing:border-box}body{margin:0 auto;max-width:80rem;padding:1.5rem;font:1.125rem/1.6 sans-serif;\
    background:#fff;color:#111}h1,h2,h3{line-height:1.2}table{border-collapse:collapse;width:100%}\
    th,td{padding:.4rem .8rem .4rem 0;text-align:start;vertical-align:top;border-bottom:1px solid #767676}\
    .scroll{overflow-x:auto}.swatch{display:inline-block;width:4rem;height:1.6rem;border:1px solid #767676;vertical-align:middle}\
    .low{font-weight:700}nav ul{padding-inline-start:1.2em}nav a{display:inline-block;padding-block:.55rem}a{color:#003a78}\
    iframe{display:block;width:100%;height:44rem;border:1px solid #767676;background:#fff}";

impl Sampler<'_> {
    /// The finished page.
    ///
    /// # Errors
    /// The first template that cannot be filled in.
    pub fn render(&self) -> Result<Vec<u8>, TemplateTrouble> {
        let (light, dark) = (in_one_light(&self.theme.css, false), in_one_light(&self.theme.css, true));
        let mut colours = String::new();
        let tokens = self.tokens(&mut colours);
        let styles = format!("{STYLES}{colours}");
        let allowed = [styles.as_str(), &light, &dark].map(hash).join(" ");
        let name = escape(self.name);
        let layers = self.study.layers.iter().map(|layer| escape(&layer.name)).collect::<Vec<_>>().join(" → ");
        let mut page = format!(
            "{MADE_HERE}\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {allowed}; img-src data:; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex, nofollow\">\n\
             <title>Theme {name}</title>\n<style>{styles}</style>\n</head>\n<body>\n<header><h1>Theme {name}</h1>\n<p>{layers}</p></header>\n"
        );
        self.contents(&mut page);
        page.push_str("<main>\n");
        page.push_str(&tokens);
        for (booklet, pictures) in self.booklets {
            for (mode, css) in [("light", &light), ("dark", &dark)] {
                let style = booklet.style;
                let sample = self.sample(booklet, pictures, css)?;
                let _ = write!(
                    page,
                    "<section aria-labelledby=\"{style}-{mode}\">\n<h2 id=\"{style}-{mode}\">Inclusion {style}, {mode} page</h2>\n\
                     <iframe title=\"A booklet in the style {style} on a {mode} page\" srcdoc=\"{}\"></iframe>\n</section>\n",
                    escape(&sample)
                );
            }
        }
        page.push_str("</main>\n</body>\n</html>\n");
        Ok(page.into_bytes())
    }

    fn contents(&self, page: &mut String) {
        page.push_str("<nav aria-label=\"On this page\"><ul>\n<li><a href=\"#tokens\">Tokens and their contrast</a></li>\n");
        for (booklet, _) in self.booklets {
            for mode in ["light", "dark"] {
                let _ = writeln!(page, "<li><a href=\"#{0}-{mode}\">Style {0}, {mode} page</a></li>", booklet.style);
            }
        }
        page.push_str("</ul></nav>\n");
    }

    /// The tokens as tables. The colours of the swatches go into the page's style sheet.
    fn tokens(&self, colours: &mut String) -> String {
        let mut out = String::from("<section aria-labelledby=\"tokens\">\n<h2 id=\"tokens\">Tokens and their contrast</h2>\n");
        let mut swatches = 0;
        for group in groups() {
            let _ = write!(
                out,
                "<h3>{}</h3>\n<p>{}</p>\n<section class=\"scroll\" tabindex=\"0\" aria-label=\"{0}\"><table>\n\
                 <thead><tr><th scope=\"col\">Token</th><th scope=\"col\">Light</th><th scope=\"col\">Dark</th><th scope=\"col\">Contrast</th></tr></thead>\n<tbody>\n",
                escape(group.title),
                escape(group.about)
            );
            for token in &group.tokens {
                let Some((_, light, dark)) = self.study.tokens.iter().find(|(name, ..)| *name == token.name) else { continue };
                let mut cell = |value: &str| {
                    if token.sort != Sort::Colour {
                        return format!("<td>{}</td>", escape(value));
                    }
                    swatches += 1;
                    let _ = write!(colours, ".c{swatches}{{background:{value}}}");
                    format!("<td><span class=\"swatch c{swatches}\"></span> {}</td>", escape(value))
                };
                let (light, dark) = (cell(light), cell(dark));
                let ratios: Vec<String> = self.study.contrast.iter().filter(|pair| pair.front == token.name).map(in_words).collect();
                let _ =
                    writeln!(out, "<tr><th scope=\"row\">{}</th>{light}{dark}<td>{}</td></tr>", escape(&token.name), ratios.join("<br>"));
            }
            out.push_str("</tbody></table></section>\n");
        }
        out.push_str("</section>\n");
        out
    }

    /// A whole booklet as one file.
    fn sample(&self, booklet: &Booklet, pictures: &Pictures, css: &str) -> Result<String, TemplateTrouble> {
        let head = head(&booklet.neutral_title, &Inclusion::Inside(css), &Inclusion::None);
        let frame = Frame { head: &head, scripts: "", logo: self.theme.logo.as_ref() };
        let prepared = Prepared::new(booklet);
        let html = self.theme.engine(LinkPlaces::Single).render("single.html", &prepared, None, &frame)?;
        let work = RenderInput { booklet, prepared: &prepared, theme: self.theme, pictures, file_stem: "sample", side_by_side: false };
        Ok(with_pictures(&html, &work))
    }
}

fn in_words(pair: &Measured) -> String {
    let shown = |ratio: Option<f64>| ratio.map_or_else(|| "–".to_owned(), shown_ratio);
    let (class, end) = if pair.passes() { ("", "") } else { (" class=\"low\"", ": too low") };
    let [light, dark, cream, more, more_dark] = pair.ratios.map(shown);
    let others = format!("{cream} cream, {more} and {more_dark} with more contrast");
    format!("<span{class}>on {}: {light} light, {dark} dark, {others}, needs {}{end}</span>", escape(&pair.ground), pair.needs.ratio())
}

/// A style sheet in which the question for light or dark is answered already.
fn in_one_light(css: &str, dark: bool) -> String {
    const QUESTION: &str = "prefers-color-scheme";
    let mut out = String::with_capacity(css.len() + 40);
    let mut rest = css;
    while let Some((before, after)) = rest.split_once(QUESTION) {
        let answer = after.trim_start().strip_prefix(':').map(str::trim_start);
        let asked = answer.and_then(|answer| {
            let for_dark = answer.strip_prefix("dark").map(|rest| (true, rest));
            for_dark.or_else(|| answer.strip_prefix("light").map(|rest| (false, rest)))
        });
        out.push_str(before);
        rest = match asked {
            Some((asked, after)) => {
                out.push_str(if asked == dark { "min-width:0" } else { "max-width:0" });
                after
            }
            None => {
                out.push_str(QUESTION);
                after
            }
        };
    }
    out.push_str(rest);
    out.push_str(if dark { "html{color-scheme:dark}\n" } else { "html{color-scheme:light}\n" });
    out
}

#[test]
fn the_question_for_light_or_dark_is_answered() {
    let css = "@media screen and (prefers-color-scheme:dark){a{}}@media (prefers-color-scheme: light) and (x){}b{}";
    let made = in_one_light(css, true);
    assert_eq!(made, "@media screen and (min-width:0){a{}}@media (max-width:0) and (x){}b{}html{color-scheme:dark}\n");
    assert!(in_one_light(css, false).starts_with("@media screen and (max-width:0){a{}}@media (min-width:0) and"));
    assert!(in_one_light("a{} (prefers-color-scheme)", true).contains("(prefers-color-scheme)"));
}
