//! The layers of a theme: folders of files, bundled in the program or in the project.

use crate::source::SourceFile;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::sync::Arc;

static BUNDLED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// One layer: a theme's own files, by their path inside its folder.
pub struct Layer {
    /// The theme's name; templates of this layer are also reached as `NAME/page.html`.
    pub name: String,
    /// The files: `theme.yaml`, `templates/…`, `assets/…`.
    pub files: BTreeMap<String, Arc<SourceFile>>,
}

impl Layer {
    /// A file of the layer.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(|file| file.text())
    }
}

/// A theme that comes with the program.
pub fn bundled(name: &str) -> Option<Layer> {
    let folder = BUNDLED.get_dir(name)?;
    let mut files = BTreeMap::new();
    let mut open = vec![folder];
    while let Some(folder) = open.pop() {
        open.extend(folder.dirs());
        for file in folder.files() {
            let (Some(text), Ok(path)) = (file.contents_utf8(), file.path().strip_prefix(name)) else { continue };
            let path = path.to_string_lossy().replace('\\', "/");
            let shown = format!("themes/{name}/{path}");
            files.insert(path, SourceFile::new(shown, text));
        }
    }
    Some(Layer { name: name.to_owned(), files })
}

/// The names of the themes that come with the program, in order.
pub fn bundled_names() -> Vec<&'static str> {
    let mut names: Vec<_> = BUNDLED.dirs().filter_map(|folder| folder.path().to_str()).collect();
    names.sort_unstable();
    names
}
