//! What every plan needs and the first one would wait for: lists of words, phrases, the program's own style sheets. They are made on
//! other threads while the theme is put together and the first plan is read.

use super::phrases;
use crate::language::Locale;
use crate::theme;
use std::sync::Once;

/// Begins, once in a program and without waiting. Who needs one of them before it is there makes it, or waits for that one alone.
pub(super) fn begin() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        rayon::spawn(theme::warm);
        rayon::spawn(|| {
            phrases::of("en");
        });
        // A language that cannot be read is told of by whoever needs it.
        rayon::spawn(|| {
            let _ = Locale::bundled("en").map(|locale| locale.vocabulary().is_some());
        });
        rayon::spawn(|| {
            let _ = Locale::bundled("en").map(|locale| locale.jargon().is_ok());
        });
    });
}
