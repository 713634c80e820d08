//! `ourplan serve`: a preview in the browser that refreshes itself while somebody writes.

use super::browser;
use super::build::Choice;
use super::watch::Terminal;
use crate::serve::Preview;
use crate::system_error::SystemError;
use clap::Args;

/// The arguments of `serve`.
#[derive(Args)]
pub(super) struct Serve {
    #[command(flatten)]
    choice: Choice,
    /// The port to show the preview on. Left out: any that is free.
    #[arg(long, value_name = "N")]
    port: Option<std::num::NonZeroU16>,
    /// Open the browser.
    #[arg(long)]
    open: bool,
    /// Check for changes by polling. On network drives this is automatic.
    #[arg(long)]
    poll: bool,
}

impl Serve {
    pub(super) fn run(&self) -> Result<u8, SystemError> {
        let preview = Preview::open(self.port.map(std::num::NonZeroU16::get))?;
        let address = preview.address();
        super::say(&format!(
            "The preview is at {address}\nOnly this computer can open it. Do not pass the address on: it shows every booklet. It ends with this program.\n"
        ))?;
        if self.open && !browser::open(&address) {
            super::say("I could not open a browser. Copy the address into one.\n")?;
        }
        preview.run(&self.choice.options(false, None), self.poll, &Terminal::of_preview())?;
        Ok(0)
    }
}
