//! `ourplan schema`: JSON Schemas for editors.

use crate::content::Entry;
use crate::plan::Plan;
use crate::plan::settings::Settings;
use crate::shape::{Field, Shape, json_schema};
use crate::system_error::SystemError;
use crate::theme::ThemeSettings;
use clap::{Args, ValueEnum};

/// The arguments of `schema`.
#[derive(Args)]
pub(super) struct Schema {
    /// Which file.
    #[arg(value_enum, default_value_t = Which::Plan)]
    which: Which,
}

/// The files that have a schema.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Which {
    /// A plan.
    Plan,
    /// The settings of a project, `ourplan.yaml`.
    Project,
    /// A theme, `theme.yaml`.
    Theme,
}

impl Schema {
    pub(super) fn run(&self) -> Result<u8, SystemError> {
        super::print(&text(self.which))?;
        Ok(0)
    }
}

/// A schema as it is printed and written.
pub(super) fn text(which: Which) -> String {
    let (title, shape): (&str, Shape) = match which {
        Which::Plan => ("A plan for ourplan, format 1", <Entry<Plan> as Field>::shape()),
        Which::Project => ("The settings of an ourplan project", <Entry<Settings> as Field>::shape()),
        Which::Theme => ("A theme for ourplan", <Entry<ThemeSettings> as Field>::shape()),
    };
    format!("{:#}\n", json_schema(title, &shape))
}
