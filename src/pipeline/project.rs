//! A project: its settings, theme, contacts, the day, and the hash of all that; and what a watcher keeps of it between two runs.

use super::pictures::PictureCache;
use super::{BuildRequest, audit, languages, theme};
use crate::check::{self, CheckEnv, PictureState, Suppressions};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::formats::{self, OverviewPlan};
use crate::language::Locale;
use crate::output::{Output, OutputHome, RecordStamp};
use crate::picture::{CleanPicture, PictureTrouble};
use crate::plan::settings::Settings;
use crate::read;
use crate::report::{Finding, resolve};
use crate::shape::Must;
use crate::source::{SourceFile, Span, decode};
use crate::system_error::SystemError;
use crate::theme::Theme;
use crate::workspace::{self, ReadTracker, Workspace, is_folder};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Once, PoisonError};

/// A project, opened.
pub(super) struct Project {
    pub workspace: Workspace,
    pub settings: Entry<Settings>,
    /// The file of the settings, where there is one.
    pub settings_file: Option<Arc<SourceFile>>,
    pub theme: Theme,
    /// What of the theme is in what a booklet is made from.
    pub look: Arc<ThemeLook>,
    /// What `allow` silenced.
    pub silenced: Suppressions,
    /// Whether its settings, its theme or the command are wrong, so that nothing can be made. What is here then stands in for
    /// them, so that older copies can be searched.
    pub broken: bool,
    /// Whether the settings are known, as far as a booklet is made from them.
    pub settings_known: bool,
    /// What tells this project from others in its output folder.
    pub mark: String,
    /// The hash of all but the plans and pictures.
    pub key: String,
    /// The hash of the project's own languages.
    languages: String,
    looks: Mutex<BTreeMap<String, Option<Arc<ThemeLook>>>>,
    /// The hashes of the pictures that were read.
    hashes: Mutex<BTreeMap<String, String>>,
    endings: Mutex<BTreeMap<String, &'static str>>,
    pictures: PictureCache,
    full: AtomicBool,
}

/// What of a theme and of the languages is in what a booklet is made from: a hash of all of it, and the theme's words.
pub(super) struct ThemeLook {
    pub hash: String,
    /// Languages in which the theme has words of its own.
    locales: BTreeMap<&'static str, Locale>,
}

impl ThemeLook {
    fn of(theme: &Theme, languages: &str) -> Result<Self, SystemError> {
        Ok(ThemeLook { hash: format!("{}{languages}", theme.hash), locales: theme::locales(theme)? })
    }

    /// The language of a tag, with the theme's own words.
    pub fn locale(&self, tag: &str) -> Result<&Locale, SystemError> {
        let bundled = Locale::bundled(tag)?;
        Ok(self.locales.get(bundled.tag()).unwrap_or(bundled))
    }
}

impl Project {
    /// Opens a project. One whose settings, theme or language have errors is broken; a fault says what was wrong with the command.
    pub fn open(mut workspace: Workspace, request: &BuildRequest) -> Result<(Project, Vec<Diagnostic>, Option<SystemError>), SystemError> {
        let (settings, settings_file, mut findings) = match &workspace.settings {
            None => (read::defaults(), None, Vec::new()),
            Some(settings) => match decode(&settings.shown, &settings.bytes) {
                Err(finding) => (read::defaults(), None, vec![finding]),
                Ok(file) => {
                    let (settings, findings) = read::settings(&file);
                    (settings, Some(file), findings)
                }
            },
        };
        let has_errors = |findings: &[Diagnostic]| findings.iter().any(|finding| finding.severity == Severity::Error);
        let settings_known = !workspace.misnamed_settings && !workspace.settings_unread && !has_errors(&findings);
        let (languages, of_languages) = match languages::add(&workspace) {
            Ok(hash) => (hash, None),
            Err(trouble) => (String::new(), Some(trouble)),
        };
        let of_language = || request.language.as_deref().and_then(|tag| Locale::bundled(tag).err());
        let of_path = workspace.trouble.take();
        let of_out = || request.out.as_ref().filter(|_| request.write).and_then(|out| workspace.refuses(out));
        let of_command = || request.refused.clone().or_else(of_out).map(SystemError::Usage);
        let mut fault = of_path.or_else(of_command).or(of_languages).or_else(of_language);
        for format in request.formats.iter().filter(|format| formats::named(format).is_none()) {
            findings.push(check::format_not_here(&SourceFile::new(format!("--format {format}"), ""), Span::default(), format));
        }
        let name = request.theme.as_deref().or_else(|| settings.inside().theme.as_ref().map(|theme| theme.as_str())).unwrap_or("plain");
        let mut theme = match theme::layers(&workspace, name, &mut findings) {
            Ok(Some(layers)) => Theme::new(layers).map_err(|found| findings.extend(found)).ok(),
            Err(trouble) => {
                fault = fault.or(Some(trouble));
                None
            }
            Ok(None) => {
                fault = fault.or(theme::unknown(&workspace, name, &settings, settings_file.as_ref(), request, &mut findings).err());
                None
            }
        };
        findings.extend(theme.iter_mut().flat_map(|theme| std::mem::take(&mut theme.findings)));
        let is_sound = theme.is_some() && !has_errors(&findings);
        let broken = workspace.misnamed_settings || fault.is_some() || !is_sound;
        let theme = theme.map_or_else(theme::plain, Ok)?;
        let look = Arc::new(ThemeLook::of(&theme, &languages)?);
        let looks = BTreeMap::from([(name.to_owned(), is_sound.then(|| look.clone()))]);
        let parts = [
            env!("CARGO_PKG_VERSION"),
            env!("OURPLAN_BUILD"),
            &look.hash,
            &workspace.today.to_string(),
            settings_file.as_ref().map_or("", |file| file.text()),
        ];
        let key = blake3::hash(parts.join("\u{0}").as_bytes()).to_hex().to_string();
        let mark = workspace.mark(&out_of(&workspace, request));
        let project = Project {
            workspace,
            settings,
            settings_file,
            theme,
            look,
            silenced: Suppressions::default(),
            broken,
            settings_known,
            mark,
            key,
            languages,
            looks: Mutex::new(looks),
            hashes: Mutex::default(),
            endings: Mutex::default(),
            pictures: PictureCache::default(),
            full: AtomicBool::new(false),
        };
        Ok((project, findings, fault))
    }

    /// Makes an opened project ready for another run, in which only plans are not as they were.
    pub fn again(&mut self, tracker: Option<Arc<ReadTracker>>) {
        self.workspace.track_with(tracker);
        self.silenced = Suppressions::default();
        self.full = AtomicBool::new(false);
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        self.settings.inside()
    }

    /// The language of a tag, with the theme's own words.
    pub fn locale(&self, tag: &str) -> Result<&Locale, SystemError> {
        self.look.locale(tag)
    }

    /// What a check of one plan must know from outside it.
    pub fn with_desk<R>(&self, name: &str, shape_errors: bool, check: impl FnOnce(&CheckEnv<'_>) -> R) -> R {
        let picture_exists = |file: &str| self.picture_state(file);
        let today = self.workspace.today;
        check(&CheckEnv { today, name, settings: self.settings(), picture_exists: &picture_exists, shape_errors, silenced: &self.silenced })
    }

    /// The look of a theme, or of the one that the settings choose. `None` if that theme is gone or has errors, or nobody knows the settings.
    pub fn look_of(&self, theme: Option<&str>) -> Option<Arc<ThemeLook>> {
        if !self.settings_known {
            return None;
        }
        let name = theme.unwrap_or_else(|| self.settings().theme.as_ref().map_or("plain", |theme| theme.as_str()));
        let mut looks = self.looks.lock().unwrap_or_else(PoisonError::into_inner);
        let read = || {
            let theme = Theme::new(theme::layers(&self.workspace, name, &mut Vec::new()).ok()??).ok()?;
            Some(Arc::new(ThemeLook::of(&theme, &self.languages).ok()?))
        };
        looks.entry(name.to_owned()).or_insert_with(read).clone()
    }

    /// The hash of a picture as it was read in this run. It is read for that where it was not.
    pub fn picture_hash(&self, file: &str) -> String {
        self.known_hash(file).unwrap_or_else(|| match self.workspace.read_picture(file) {
            Ok(bytes) => self.note_read(file, &hash_of(&bytes)),
            Err(_) => self.note_read(file, NOT_READ),
        })
    }

    fn known_hash(&self, file: &str) -> Option<String> {
        self.hashes.lock().unwrap_or_else(PoisonError::into_inner).get(file).cloned()
    }

    /// Notes what was read under a name. Where it was something else before in this run, nobody can say which of the two a booklet was
    /// made from: what is noted then is the hash of nothing, so that the next run makes it again.
    fn note_read(&self, file: &str, hash: &str) -> String {
        let mut hashes = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        let known = hashes.entry(file.to_owned()).or_insert_with(|| hash.to_owned());
        if known != hash {
            CHANGING.clone_into(known);
        }
        known.clone()
    }

    /// A picture as it may be handed over. Each is cleaned once in a run.
    pub fn picture(&self, file: &str) -> Result<CleanPicture, PictureState> {
        let answer = match self.known_hash(file).and_then(|hash| self.pictures.known(&hash)) {
            Some(answer) => answer,
            None => {
                let bytes = self.workspace.read_picture(file).map_err(|trouble| {
                    self.note_read(file, NOT_READ);
                    state(&trouble)
                })?;
                let hash = hash_of(&bytes);
                self.note_read(file, &hash);
                self.pictures.clean(hash, &bytes)
            }
        };
        let picture = answer.map_err(PictureState::Unusable)?;
        self.endings.lock().unwrap_or_else(PoisonError::into_inner).insert(file.to_owned(), picture.kind.ending());
        Ok(picture)
    }

    /// What the check says of a picture.
    pub fn picture_state(&self, file: &str) -> PictureState {
        self.picture(file).map_or_else(|state| state, |_| PictureState::There)
    }

    /// The endings of the pictures that were cleaned so far, by their path in the project.
    pub fn picture_endings(&self) -> BTreeMap<String, &'static str> {
        self.endings.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The formats of a booklet whose reader names none.
    pub fn formats(&self) -> Vec<&'static str> {
        match &self.settings().formats {
            Some(formats) => formats.iter().filter_map(Must::get).map(crate::plan::FormatName::word).collect(),
            None => vec!["site", "single"],
        }
    }

    /// Remembers that there is no room to write, so that not every booklet tries it again.
    pub fn note_trouble(&self, fault: &SystemError) {
        const NO_ROOM: [ErrorKind; 3] = [ErrorKind::StorageFull, ErrorKind::QuotaExceeded, ErrorKind::ReadOnlyFilesystem];
        if matches!(fault, SystemError::Io { source, .. } if NO_ROOM.contains(&source.kind())) {
            self.full.store(true, Ordering::Relaxed);
        }
    }

    /// Whether there was no room to write a booklet of this run.
    pub fn is_full(&self) -> bool {
        self.full.load(Ordering::Relaxed)
    }

    /// Findings about the settings that need the whole run.
    ///
    /// `every_plan` says whether all plans of the project were checked in this run.
    pub fn settings_findings(&self, every_plan: bool) -> Vec<Diagnostic> {
        let silenced = every_plan.then_some(&self.silenced);
        let check = |file| check::settings(&self.settings, file, self.workspace.today, silenced);
        self.settings_file.as_ref().map(check).unwrap_or_default()
    }
}

/// Stands for the hash of a picture that could not be read.
const NOT_READ: &str = "none";
/// Stands for the hash of a picture that changed while a run was at work.
const CHANGING: &str = "changing";

fn hash_of(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// Where the booklets of a project go.
pub(super) fn out_of(workspace: &Workspace, request: &BuildRequest) -> PathBuf {
    // Where the folder that was asked for may not be used, what was made before is looked at in its usual place.
    let asked = request.out.clone().filter(|out| workspace.refuses(out).is_none());
    asked.unwrap_or_else(|| workspace.root.join("booklets"))
}

/// The same with the record of what was made. A folder that is asked for, for some readers only, holds what may be handed over and nothing else.
pub(super) fn home_of(workspace: &Workspace, request: &BuildRequest) -> OutputHome {
    let out = out_of(workspace, request);
    match &request.out {
        None => OutputHome::from(&out),
        Some(_) => OutputHome::of(&out, &workspace.root, !request.readers.is_empty()),
    }
}

/// What the check says of a picture that could not be read.
fn state(trouble: &workspace::PictureReadError) -> PictureState {
    match trouble {
        workspace::PictureReadError::NotThere => PictureState::Missing,
        workspace::PictureReadError::TooLarge => PictureState::Unusable(PictureTrouble::TOO_MANY_BYTES),
        _ => PictureState::NotAllowed,
    }
}

/// What a watcher keeps between two runs.
#[derive(Default)]
pub struct BuildCache {
    projects: Vec<OpenProject>,
    /// The threads, and how many were asked for.
    pool: Option<(Option<usize>, Arc<ThreadPool>)>,
}

/// A project of a run, and what an earlier run has left of it.
pub(super) struct OpenProject {
    pub project: Project,
    /// What is wrong with its settings or its theme.
    pub found: Vec<Finding>,
    /// What is wrong with the command.
    pub fault: Option<SystemError>,
    /// The records in its output folder as they were left.
    pub left: Option<RecordStamp>,
    /// The lines of the worker's index, sorted by the names of the plans.
    pub lines: Option<Vec<OverviewPlan>>,
    /// Whether all but some plans is as an earlier run left it.
    pub is_again: bool,
}

impl OpenProject {
    /// A project that is opened for the first time.
    pub fn new(workspace: Workspace, request: &BuildRequest) -> Result<Self, SystemError> {
        if !request.write || !is_folder(&out_of(&workspace, request)) {
            // There is something to make for sure.
            preload();
        }
        let (project, found, fault) = Project::open(workspace, request)?;
        Ok(OpenProject { project, found: resolve(found), fault, left: None, lines: None, is_again: false })
    }
}

impl BuildCache {
    /// The threads of all runs.
    pub(super) fn pool(&mut self, jobs: Option<usize>) -> Result<Arc<ThreadPool>, SystemError> {
        if let Some((_, pool)) = self.pool.as_ref().filter(|(asked, _)| *asked == jobs) {
            return Ok(Arc::clone(pool));
        }
        // More threads than processors only take time to start.
        let most = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
        let pool = ThreadPoolBuilder::new().num_threads(jobs.map_or(0, |jobs| jobs.min(most))).build();
        let pool = Arc::new(pool.map_err(|error| SystemError::Inside(error.to_string()))?);
        self.pool = Some((jobs, Arc::clone(&pool)));
        Ok(pool)
    }

    /// The projects as they were left, for a run over plans by name. Whatever becomes of that run, it keeps them itself or nobody does.
    pub(super) fn again(&mut self, request: &BuildRequest) -> Option<Vec<OpenProject>> {
        let mut projects = std::mem::take(&mut self.projects);
        for opened in &mut projects {
            opened.project.again(request.tracker.clone());
            opened.is_again = true;
        }
        let is_known = |opened: &OpenProject| !request.write || opened.left.is_some();
        (!request.plans.is_empty() && !projects.is_empty() && projects.iter().all(is_known)).then_some(projects)
    }

    /// Whether what was written and its record still stand, as far as one look tells: they may have been deleted.
    #[must_use]
    pub fn stands(&self, request: &BuildRequest) -> bool {
        let stands = |opened: &OpenProject| {
            let home = home_of(&opened.project.workspace, request);
            Output::stands(&home) && opened.left.as_ref().is_some_and(|left| left.is_as_left(&home))
        };
        !request.write || self.projects.iter().all(stands)
    }

    /// Whether a run over plans by name would have to open the projects anew.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.projects.is_empty()
    }

    /// Keeps a project whose run came to its end. A broken one is opened anew each time.
    pub(super) fn keep(&mut self, mut opened: OpenProject) {
        // The tracker holds what is known of all files; the watcher adds to that, and would have to copy it.
        opened.project.workspace.track_with(None);
        if !opened.project.broken {
            self.projects.push(opened);
        }
    }
}

/// Begins, once in a program and without waiting. Who needs one of them before it is there makes it, or waits for that one alone.
pub(super) fn preload() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        rayon::spawn(crate::theme::preload);
        rayon::spawn(|| {
            let _ = audit::phrases("en");
        });
        // A language that cannot be read is reported when it is needed.
        rayon::spawn(|| {
            let _ = Locale::bundled("en").map(|locale| locale.vocabulary().is_some());
        });
        rayon::spawn(|| {
            let _ = Locale::bundled("en").map(|locale| locale.jargon().is_ok());
        });
    });
}
