//! What is made ready before the window opens: the rules, the workspace, the settings.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use egui::Context;

use super::clock;
use super::desktop::Desktop;
use super::options::system_language;
use super::state::{After, App, dress, theme_of};
use crate::documents::importer::Importer;
use crate::documents::worker::WorkerProgram;
use crate::domain::Language;
use crate::export::words;
use crate::rules::RuleBook;
use crate::store::{Opening, Settings, Store, Workspace};

/// Wakes the window once there is one: the store may answer before that.
#[derive(Clone, Default)]
pub(super) struct Waker(Arc<OnceLock<Context>>);

impl Waker {
    /// The window is there.
    pub(super) fn found(&self, ctx: &Context) {
        // A second window of the same program is not opened.
        let _ = self.0.set(ctx.clone());
    }

    pub(super) fn wake(&self) {
        if let Some(ctx) = self.0.get() {
            ctx.request_repaint();
        }
    }

    /// The same as a function.
    pub(super) fn as_fn(&self) -> Arc<dyn Fn() + Send + Sync> {
        let waker = self.clone();
        Arc::new(move || waker.wake())
    }
}

/// Everything a window needs.
pub struct Start {
    pub(super) book: Arc<RuleBook>,
    pub(super) workspace: Arc<Workspace>,
    pub(super) store: Arc<dyn Store>,
    pub(super) program: WorkerProgram,
    pub(super) importer: Arc<dyn Importer + Send + Sync>,
    pub(super) desktop: Box<dyn Desktop>,
    pub(super) waker: Waker,
    pub(super) open: Option<PathBuf>,
    pub(super) language: Language,
    pub(super) after: After,
}

impl Start {
    /// Opens the workspace and waits for it, with everything that reaches out of the program given: for tests.
    /// The program itself begins with a [`Launch`](super::Launch).
    ///
    /// # Errors
    /// A sentence that says why there can be no window, and what to do.
    pub fn with(
        folder: &Path,
        program: WorkerProgram,
        importer: Arc<dyn Importer + Send + Sync>,
        desktop: Box<dyn Desktop>,
        open: Option<PathBuf>,
    ) -> Result<Self, String> {
        let book = crate::rules::builtin().map_err(|errors| errors.to_string())?;
        let waker = Waker::default();
        let opening = opening(&waker);
        let workspace = Workspace::open(folder, opening).map_err(|err| {
            let said = words::finding(&book, &err.finding(), system_language());
            format!("{}\n{}", said.text, said.hint)
        })?;
        let language = workspace.settings().language().unwrap_or_else(system_language);
        let workspace = Arc::new(workspace);
        Ok(Self {
            book,
            store: Arc::clone(&workspace) as Arc<dyn Store>,
            workspace,
            program,
            importer,
            desktop,
            waker,
            open,
            language,
            after: After::default(),
        })
    }

    /// The same with another store between the window and the workspace, as a test puts one there whose
    /// disk refuses or does not answer.
    #[must_use]
    pub fn through(mut self, store: impl FnOnce(Arc<Workspace>) -> Arc<dyn Store>) -> Self {
        self.store = store(Arc::clone(&self.workspace));
        self
    }

    pub(super) fn settings(&self) -> Settings {
        Settings::clone(&self.workspace.settings())
    }
}

impl App {
    /// The program in a window that is about to be drawn.
    pub fn new(ctx: &Context, start: Start) -> Self {
        let settings = start.settings();
        let zoom = settings.zoom().unwrap_or(100).clamp(80, 200);
        dress(ctx, theme_of(settings.theme()), zoom);
        start.waker.found(ctx);
        Self::begin(start, settings, zoom)
    }
}

pub(super) fn opening(waker: &Waker) -> Opening {
    Opening {
        today: clock::today(),
        now: clock::moment(),
        read_only: false,
        on_answer: Some(waker.as_fn()),
    }
}
