//! `ourplan` turns care plans and Child in Need plans into booklets for children and families.
//!
//! This is the map. A plan flows one way: `workspace` finds it, `read` reads it, `check` checks it,
//! `view` opens what one reader may see, `booklet` composes pages, `formats` renders them with a
//! `theme`, `audit` looks for anything withheld, `output` publishes. `pipeline` is these verbs in a
//! row. Each room imports only rooms above it in this list; `docs/architecture.md` says why.

pub mod audit;
pub mod booklet;
pub mod check;
pub mod cli;
pub mod content;
pub mod diagnostics;
pub mod fault;
pub mod formats;
pub mod language;
pub mod output;
pub mod pipeline;
pub mod plan;
pub mod prose;
pub mod read;
pub mod report;
pub mod shape;
pub mod source;
pub mod theme;
pub mod view;
pub mod workspace;
