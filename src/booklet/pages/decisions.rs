//! Who can say yes to everyday things.

use crate::booklet::writer::Writer;
use crate::booklet::{Area, Fact, Facts, Page, Part, Words};
use crate::system_error::SystemError;
use crate::view::DecisionShown;

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    if writer.view.decisions.is_empty() {
        return Ok(None);
    }
    let row = |decision: &DecisionShown<'_>| {
        let Words { lang, dir, .. } = writer.words(&decision.about);
        let words = writer.written(&writer.names_or_you(&decision.who)?);
        Ok(Fact { label: writer.plain(&decision.about), lang, dir, words, reach: None })
    };
    let rows = writer.view.decisions.iter().map(row).collect::<Result<_, SystemError>>()?;
    let parts = vec![Part::Facts(Facts { heading: None, rows })];
    let answer = writer.fixed("decisions-answer")?;
    Ok(Some(writer.page("decisions", Area::Together, Some(answer), parts)?))
}
