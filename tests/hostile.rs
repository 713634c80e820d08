//! Hostile input, held to the promise: its own clear error, in under a second and 200 MB, and nothing outside is touched.

#[path = "corpus/mod.rs"]
mod corpus;

#[path = "hostile/corpora.rs"]
mod corpora;
#[path = "hostile/encodings.rs"]
mod encodings;
#[path = "hostile/limits.rs"]
mod limits;
#[path = "hostile/linear.rs"]
mod linear;
#[cfg(unix)]
#[path = "hostile/paths.rs"]
mod paths;
#[path = "hostile/project.rs"]
mod project;
#[path = "hostile/themes.rs"]
mod themes;
#[path = "hostile/themes_that_build.rs"]
mod themes_that_build;
#[path = "hostile/unseen.rs"]
mod unseen;
#[path = "hostile/yaml_files.rs"]
mod yaml_files;
