//! What a reader may see of a plan, as one hash: whether an older copy is as today's labels would have it.
//!
//! The audit of an older copy does not look for a short text under a label. This hash tells of any change, however short. It does not
//! depend on the day, the formats, the theme or the settings, so that it changes only when the plan does.

use crate::booklet::{self, Extras};
use crate::fault::Fault;
use crate::language::Locale;
use crate::view::View;
use jiff::civil::Date;

/// The day that every hash is made for.
const ANY_DAY: Date = jiff::civil::date(2000, 1, 1);

/// The hash of all that one reader may see.
pub(super) fn hash(mut view: View<'_>) -> Result<String, Fault> {
    view.today = ANY_DAY;
    let booklet = booklet::compose(&view, Locale::bundled("en")?, &Extras::default())?;
    let bytes = serde_json::to_vec(&booklet).map_err(|error| Fault::Inside(error.to_string()))?;
    Ok(blake3::hash(&bytes).to_hex()[..32].to_owned())
}
