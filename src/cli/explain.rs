//! `ourplan explain`: what a finding means, why it matters, an example and a better one.

use crate::report::explain;
use crate::system_error::SystemError;
use clap::Args;

/// The arguments of `explain`.
#[derive(Args)]
pub(super) struct Explain {
    /// The codes, as they stand in brackets after a finding. Left out: a list of all codes.
    #[arg(value_name = "CODE")]
    codes: Vec<String>,
}

impl Explain {
    pub(super) fn run(&self) -> Result<u8, SystemError> {
        let width = super::width().unwrap_or(80);
        let code = |code: &String| Ok(explain::code(&explain::find(code).map_err(SystemError::Usage)?, width));
        let words = match self.codes.as_slice() {
            [] => explain::list(width),
            codes => codes.iter().map(code).collect::<Result<Vec<_>, SystemError>>()?.join("\n"),
        };
        super::print(&words)?;
        Ok(0)
    }
}
