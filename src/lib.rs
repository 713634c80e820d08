//! `ourplan` turns care plans and Child in Need plans into booklets for children and families.
//!
//! This is the map. A plan flows one way: `workspace` finds it, `read` reads it, `check` checks it,
//! `view` opens what one reader may see, `booklet` composes pages, `formats` renders them with a
//! `theme`, `audit` looks for anything withheld, `output` publishes. `pipeline` is these verbs in a
//! row. Each module imports only modules above it in this list; `docs/architecture.md` says why.

pub mod system_error;
pub mod seeded;
pub mod source;
pub mod diagnostics;
pub mod picture;
pub mod prose;
pub mod content;
pub mod language;
pub mod shape;
pub mod plan;
pub mod visibility;
pub mod read;
pub mod check;
pub mod view;
pub mod booklet;
pub mod theme;
pub mod seal;
pub mod formats;
pub mod audit;
pub mod workspace;
pub mod output;
pub mod report;
pub mod pipeline;
pub mod watch;
pub mod serve;
pub mod cli;
