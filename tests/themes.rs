//! Themes that councils make their own: colours with enough contrast, a logo, words, one block, and what is said of slips.

#[path = "themes/bench.rs"]
mod bench;
#[path = "themes/bundled.rs"]
mod bundled;
#[path = "themes/commands.rs"]
mod commands;
#[path = "themes/layers.rs"]
mod layers;
#[path = "themes/reference.rs"]
mod reference;
#[path = "themes/settings.rs"]
mod settings;
#[path = "themes/surface.rs"]
mod surface;
