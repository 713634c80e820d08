//! Ways to reach somebody: a number or an address, as a person reads it and as a device follows it.

use super::Reach;

/// A telephone number; nothing where it holds no digit. What follows a letter ("ext 4") is shown and not dialled.
pub(super) fn phone(shown: &str) -> Option<Reach> {
    let shown = shown.trim();
    let dialled = shown.split(char::is_alphabetic).next().unwrap_or(shown).trim_start();
    let plus = if dialled.starts_with('+') { "+" } else { "" };
    // "+44 (0)113" is dialled without the 0 in brackets.
    let digits: String = match plus {
        "+" => dialled.replace("(0)", ""),
        _ => dialled.to_owned(),
    };
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    (!digits.is_empty()).then(|| Reach { shown: shown.to_owned(), href: format!("tel:{plus}{digits}") })
}

/// An e-mail address; nothing where it is none.
pub(super) fn email(shown: &str) -> Option<Reach> {
    let shown = shown.trim();
    let safe = |sign: char| !sign.is_whitespace() && !sign.is_control() && !matches!(sign, '<' | '>' | '"' | '?' | '&');
    (shown.contains('@') && shown.chars().all(safe)).then(|| Reach { shown: shown.to_owned(), href: format!("mailto:{shown}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dialled(shown: &str) -> Option<String> {
        phone(shown).map(|reach| reach.href)
    }

    #[test]
    fn only_digits_are_dialled() {
        assert_eq!(dialled("0113 496 0001").as_deref(), Some("tel:01134960001"));
        assert_eq!(dialled("+44 (0)113 496-0001").as_deref(), Some("tel:+441134960001"));
        assert_eq!(dialled("0113 496 0001 ext 42").as_deref(), Some("tel:01134960001"));
        assert_eq!(dialled("ask at the desk"), None);
    }
}
