//! What of a style sheet is for paper alone. In a folder it is a file of its own, which a screen does not wait for.

/// A style sheet without comments, in two: what a screen needs, and what only paper does.
pub(super) fn apart(css: &str) -> (String, String) {
    let (mut screen, mut paper) = (String::with_capacity(css.len()), String::new());
    let mut rest = css;
    while !rest.is_empty() {
        let (rule, after) = rest.split_at(rule_length(rest));
        let rule = rule.trim();
        let is_paper = ["@media print", "@page"].iter().any(|start| rule.starts_with(start));
        let sheet = if is_paper { &mut paper } else { &mut screen };
        sheet.push_str(rule);
        sheet.push('\n');
        rest = after;
    }
    (screen, paper)
}

/// How long the first rule of a sheet is, with its braces. What is in quotation marks counts for nothing.
fn rule_length(css: &str) -> usize {
    let (mut depth, mut mark, mut escaped) = (0_usize, None, false);
    for (at, letter) in css.char_indices() {
        match (mark, letter) {
            (Some(open), letter) => {
                if !escaped && letter == open {
                    mark = None;
                }
                escaped = !escaped && letter == '\\';
            }
            (None, '"' | '\'') => (mark, escaped) = (Some(letter), false),
            (None, '{') => depth += 1,
            (None, '}') if depth <= 1 => return at + 1,
            (None, '}') => depth -= 1,
            (None, ';') if depth == 0 => return at + 1,
            _ => {}
        }
    }
    css.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_for_paper_alone_stand_apart_and_none_is_lost() {
        let css = "a{b:\"}@media print{\"}\n@media print{c{d:e}@page{f:g}}h{i:'\\'}'}\n@media screen{j{k:l}} @page{m:n}@media print and (max-width:1mm){o{p:q}}r{s:t}";
        let (screen, paper) = apart(css);
        assert_eq!(screen, "a{b:\"}@media print{\"}\nh{i:'\\'}'}\n@media screen{j{k:l}}\nr{s:t}\n");
        assert_eq!(paper, "@media print{c{d:e}@page{f:g}}\n@page{m:n}\n@media print and (max-width:1mm){o{p:q}}\n");
        for broken in ["a", "a{", "a}\nb{", "@media print{a{", "\"", "a{b:\"\n}c{d:e}"] {
            let (screen, paper) = apart(broken);
            assert_eq!(screen + &paper, format!("{broken}\n"));
        }
        assert_eq!(apart(""), Default::default());
    }
}
