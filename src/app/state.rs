//! The program as the window holds it, and how a frame goes: look whether anything came back, draw, carry
//! out what the page asked for.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crossbeam_channel::Receiver;
use egui::{Context, Ui};

use super::chrome;
use super::clock;
use super::command::{Command, DROPPED, Given};
use super::confirm::{Confirm, confirm_ui};
use super::desktop::{Desktop, NoDesktop};
use super::errands::Disk;
use super::focus;
use super::jobs::{Made, Running, Tried, Verified};
use super::keeping::Keeping;
use super::layout::Width;
use super::notice::Notice;
use super::opening::Opening;
use super::peek::Peek;
use super::place::Place;
use super::prompt::{Answer, Prompt};
use super::screens::{self, Screen, States};
use super::shortcuts;
use super::sight::Sight;
use super::start::{Start, Waker};
use super::theme::{self, ThemeChoice};
use super::toast::Shown;
use super::view::View;
use super::widgets::words;
use crate::documents::worker::WorkerProgram;
use crate::domain::{AsOf, Language, TopicId};
use crate::rules::RuleBook;
use crate::session::Desk;
use crate::session::answers::Target;
use crate::session::jobs::{Job, Jobs};
use crate::store::{Backup, CaseKey, Settings, Store, StoreError, Workspace};

/// The program.
pub struct App {
    pub(super) workspace: Arc<Workspace>,
    pub(super) desk: Desk,
    pub(super) jobs: Jobs,
    pub(super) running: Vec<Running>,
    pub(super) program: WorkerProgram,
    pub(super) book: Arc<RuleBook>,
    pub(super) desktop: Box<dyn Desktop>,
    pub(super) waker: Waker,
    pub(super) settings: Settings,
    pub(super) language: Language,
    pub(super) theme: ThemeChoice,
    /// In percent.
    pub(super) zoom: u32,
    pub(super) screen: Screen,
    pub(super) before: Vec<Screen>,
    pub(super) states: States,
    pub(super) side_open: bool,
    pub(super) find: bool,
    pub(super) given: Option<Given>,
    pub(super) target: Option<Target>,
    pub(super) openings: Vec<Opening>,
    pub(super) notice: Notice,
    /// So many imports were begun.
    pub(super) imports: u64,
    pub(super) tried: Option<Tried>,
    pub(super) made: Option<Made>,
    pub(super) verified: Option<Verified>,
    pub(super) peek: Option<Peek>,
    pub(super) backups: Vec<Backup>,
    pub(super) backing_up: Option<Receiver<BackedUp>>,
    pub(super) store: Arc<dyn Store>,
    pub(super) disk: Disk,
    pub(super) keeping: Keeping,
    /// The day for which the lists were worked out, and the job that does it.
    pub(super) lists: Option<(AsOf, Job)>,
    pub(super) prompt: Option<Prompt>,
    pub(super) confirm: Option<Confirm>,
    pub(super) message: Shown,
    pub(super) commands: Vec<Command>,
    /// The window may close now.
    pub(super) may_close: bool,
    pub(super) after: After,
    pub(super) place: Option<Place>,
    sight: Sight,
    /// The page that was drawn last.
    drawn: Screen,
    /// The printers, once they were looked for.
    pub(super) printers: Option<Vec<String>>,
    /// Folders with pages for the viewer, inside the workspace; they go with the program, and what is left
    /// when it dies goes at the next start.
    pub(super) prints: Vec<tempfile::TempDir>,
}

/// Whether a backup was made, and the ones that there are.
pub(super) type BackedUp = (Result<bool, StoreError>, Vec<Backup>);

/// What is done once the workspace is closed.
#[derive(Clone, Debug, Default)]
pub(super) struct After(Arc<Mutex<Option<Next>>>);

/// What the window goes on with.
#[derive(Clone, Debug)]
pub(super) enum Next {
    /// The same workspace, with this backup in its place.
    Restored(String),
    /// The workspace of another folder.
    Folder(PathBuf),
}

impl After {
    /// The window goes on with this.
    pub(super) fn go_on_with(&self, next: Next) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(next);
    }

    /// Whether there is something to go on with.
    pub(super) fn is_set(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// What the window is to go on with.
    pub(super) fn take(&self) -> Option<Next> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl App {
    pub(super) fn begin(start: Start, settings: Settings, zoom: u32) -> Self {
        let store = start.store;
        let mut desk = Desk::new(Arc::clone(&store), Arc::clone(&start.book), clock::today());
        desk.set_wake(start.waker.as_fn());
        let jobs = Jobs::new(Arc::clone(&store), start.importer, start.waker.as_fn());
        let jobs = jobs.sharing(desk.passwords());
        let first = settings.language().is_none() && desk.cases().is_empty();
        let mut app = Self {
            desk,
            jobs,
            running: Vec::new(),
            workspace: start.workspace,
            program: start.program,
            book: start.book,
            desktop: start.desktop,
            waker: start.waker,
            language: start.language,
            theme: theme_of(settings.theme()),
            zoom,
            settings,
            screen: if first { Screen::FirstStart } else { Screen::Start },
            before: Vec::new(),
            states: States::default(),
            side_open: false,
            find: false,
            given: None,
            target: None,
            openings: Vec::new(),
            notice: Notice::default(),
            imports: 0,
            tried: None,
            made: None,
            verified: None,
            peek: None,
            backups: Vec::new(),
            backing_up: None,
            store,
            disk: Disk::default(),
            keeping: Keeping::default(),
            lists: None,
            prompt: None,
            confirm: None,
            message: Shown::default(),
            commands: start.open.map(Command::OpenPath).into_iter().collect(),
            may_close: false,
            after: start.after,
            place: None,
            sight: Sight::default(),
            drawn: Screen::default(),
            printers: None,
            prints: Vec::new(),
        };
        super::home::look_for_documents();
        app.tell_recovered();
        app
    }

    /// What happens between frames: answers of jobs, of the store and of dialogs; keys; closing.
    pub fn logic(&mut self, ctx: &Context) {
        let today = clock::today();
        if today != self.desk.as_of() {
            self.begin_day(today);
        }
        self.look_around(ctx);
        self.hear(ctx);
        if is_pressed_by_reader(ctx) {
            // It moves no focus, so the field that is typed in does not learn of it.
            self.keep_typed();
        }
        if self.hears_keys() {
            for action in shortcuts::pressed(ctx) {
                self.act(ctx, action);
                // Each is carried out before the next: two steps larger are two steps.
                self.carry_out(ctx);
                if !self.hears_keys() {
                    break;
                }
            }
        }
        if self.hears_keys() {
            focus::lead(ctx);
        }
        self.take_dropped(ctx);
        self.carry_out(ctx);
        self.watch_window(ctx);
        ctx.request_repaint_after(clock::until_tomorrow());
    }

    /// Whether the keys of the program are its own at this moment.
    fn hears_keys(&self) -> bool {
        self.prompt.is_none() && self.confirm.is_none() && !self.states.search.is_open()
    }

    /// Takes in what the disk, jobs and dialogs have answered.
    pub fn hear(&mut self, ctx: &Context) {
        self.work_out_lists();
        self.hear_disk(ctx);
        self.hear_jobs(ctx);
        self.hear_peek(ctx);
        self.hear_backup();
        self.hear_openings();
        self.drop_stale_buttons();
        self.tell_recovered();
        if let Some(answer) = self.prompt.as_mut().and_then(Prompt::poll) {
            self.answered(answer);
        }
    }

    /// Asks for something, as a page does.
    pub fn push(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// The pages of questions of the rule book.
    pub fn topics(&self) -> Vec<TopicId> {
        self.book.topics.iter().map(|topic| topic.id.clone()).collect()
    }

    /// The case that is open.
    pub fn open_case(&self) -> Option<&crate::domain::Case> {
        self.desk.case().map(|open| open.case().as_ref())
    }

    /// How many bytes of pixels of pages are kept.
    pub fn picture_bytes(&self) -> usize {
        let States { documents, letters, question, .. } = &self.states;
        documents.pictures.bytes() + letters.pictures.bytes() + question.picture_bytes()
    }

    /// What the pages of the letter that is shown are made of.
    pub fn letter_pages(&self) -> Option<crate::domain::Digest> {
        self.states.letters.pages()
    }

    /// The case that was changed last.
    pub fn first_case(&self) -> Option<CaseKey> {
        self.desk.cases().first().map(|head| head.key)
    }

    /// Draws one frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        words::set_language(&ctx, self.language);
        self.sight.follow(&ctx);
        self.notice.follow(self.desk.case());
        if self.drawn != self.screen {
            self.drawn = self.screen.clone();
            // Whoever comes by keyboard begins with the page, and what was said of another stays there.
            ctx.memory_mut(egui::Memory::stop_text_input);
            self.message.leave_page();
            self.states.pack.come_back();
        }
        let mut out = Vec::new();
        let saved = self.saved();
        words::set_reason(&ctx, saved.why_read_only(self.language));
        // What drawing changes is taken out, so that the rest can be looked at.
        let mut states = std::mem::take(&mut self.states);
        let mut message = std::mem::take(&mut self.message);
        let mut prompt = self.prompt.take();
        let mut desktop = std::mem::replace(&mut self.desktop, Box::new(NoDesktop));
        let language = self.language;
        let view = self.view(&ctx);
        chrome::top_ui(ui, &view, &mut out);
        chrome::status_ui(ui, &view, &saved, &mut out);
        let typed_in = left_by_enter(&ctx, view.screen);
        screens::show(ui, &view, &mut states, &mut out);
        if let Some(field) = typed_in.filter(|_| ctx.memory(egui::Memory::focused).is_none()) {
            focus::go_on_from(&ctx, field);
        }
        chrome::waiting_ui(&ctx, &view, &mut out);
        chrome::message_ui(&ctx, &view, &mut message, &mut out);
        let answer =
            prompt.as_mut().and_then(|prompt| prompt.prompt_ui(&ctx, language, desktop.as_mut()));
        let decided = self.confirm.as_ref().and_then(|confirm| confirm_ui(&ctx, confirm));
        (self.states, self.message, self.prompt, self.desktop) = (states, message, prompt, desktop);
        self.given = None;
        self.target = None;
        self.find = false;
        if let Some(answer) = answer {
            self.answered(answer);
        }
        if let Some(what) = decided {
            self.decided(&ctx, what);
        }
        self.commands.extend(out);
        if !self.commands.is_empty() {
            // The next frame shows what comes of it.
            ctx.request_repaint();
        }
    }

    /// The program as a page sees it.
    pub(super) fn view(&self, ctx: &Context) -> View<'_> {
        View {
            language: self.language,
            now: clock::now(),
            width: Width::of(ctx),
            zoom: self.zoom,
            theme: self.theme,
            screen: &self.screen,
            side_open: self.side_open,
            find: self.find,
            given: self.given.as_ref(),
            target: self.target.as_ref(),
            book: &self.book,
            desk: &self.desk,
            case: self.desk.case(),
            settings: &self.settings,
            read_only: self.desk.is_read_only(),
            running: &self.running,
            arrived: self.notice.now(),
            tried: self.tried,
            printers: self.printers.as_deref(),
            program: &self.program,
            made: self.made.as_ref(),
            verified: self.verified.as_ref(),
            peek: self.peek.as_ref(),
            backups: &self.backups,
            folder: self.workspace.folder(),
            waiting: self.waiting(),
        }
    }

    fn answered(&mut self, answer: Answer) {
        self.prompt = None;
        match answer {
            Answer::Given(given) => self.take_given(given),
            Answer::Never => {}
        }
    }

    /// Files dropped onto the window answer an open question for files, or go to the page.
    fn take_dropped(&mut self, ctx: &Context) {
        let paths: Vec<PathBuf> = ctx.input(|input| {
            let dropped = input.raw.dropped_files.iter();
            dropped.map(|file| file.path().to_owned()).collect()
        });
        let paths: Vec<PathBuf> =
            paths.into_iter().filter(|path| !path.as_os_str().is_empty()).collect();
        if paths.is_empty() {
            return;
        }
        if let Some(prompt) = &mut self.prompt {
            if let Some(answer) = prompt.dropped(paths) {
                self.answered(answer);
            }
            return;
        }
        if self.confirm.is_some() {
            return;
        }
        let at = ctx.input(|input| input.pointer.latest_pos());
        self.take_given(Given { name: DROPPED, paths, at });
    }

    fn watch_window(&mut self, ctx: &Context) {
        if let Some(place) = Place::of(ctx) {
            self.place = Some(place);
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.may_close {
            self.wants_to_quit(ctx);
        }
        self.go_on_leaving(ctx);
        self.drop_stale_buttons();
    }

    /// The last thing before the window goes: what is worth keeping is kept.
    pub(super) fn leave(&mut self) {
        self.may_close = true;
        if let Some(place) = &self.place {
            place.keep(&mut self.settings);
        }
        self.keep_settings();
        let jobs = self.running.iter().map(|running| &running.job);
        jobs.chain(self.lists.iter().map(|(_, job)| job)).for_each(Job::cancel);
        // What could not be saved was asked about before; what is on its way goes its way.
        self.desk.close_unsaved();
    }
}

/// Whether a screen reader presses something in this frame, other than the field that has the keyboard.
fn is_pressed_by_reader(ctx: &Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused);
    let is_press = |event: &egui::Event| match event {
        egui::Event::AccessKitActionRequest(request) => {
            let is_own = focused.is_some_and(|id| id.accesskit_id() == request.target_node);
            request.action == egui::accesskit::Action::Click && !is_own
        }
        _ => false,
    };
    ctx.input(|input| input.events.iter().any(is_press))
}

/// The field of a form in which Enter was pressed: from there it goes on to the next.
fn left_by_enter(ctx: &Context, screen: &Screen) -> Option<egui::Id> {
    let is_form = matches!(screen, Screen::Question(_) | Screen::Route | Screen::NewCase);
    let enter = ctx.input(|input| {
        input.key_pressed(egui::Key::Enter) && input.modifiers == egui::Modifiers::NONE
    });
    let goes_on = is_form && enter && ctx.text_edit_focused() && !egui::Popup::is_any_open(ctx);
    ctx.memory(egui::Memory::focused).filter(|_| goes_on)
}

/// Sets fonts, theme and size before the first frame.
pub(super) fn dress(ctx: &Context, theme: ThemeChoice, zoom: u32) {
    theme::install(ctx);
    theme::set_choice(ctx, theme);
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        // Where the system does not say: light, as paper is.
        options.fallback_theme = egui::Theme::Light;
    });
    set_zoom(ctx, zoom);
}

/// Zoom in percent.
pub(super) fn set_zoom(ctx: &Context, percent: u32) {
    let percent = u16::try_from(percent.clamp(80, 200)).unwrap_or(100);
    ctx.set_zoom_factor(f32::from(percent) / 100.0);
}

/// The name under which a theme is kept.
pub(super) fn theme_name(choice: ThemeChoice) -> &'static str {
    match choice {
        ThemeChoice::System => "system",
        ThemeChoice::Light => "light",
        ThemeChoice::Dark => "dark",
    }
}

/// The theme of a name; the system's way when there is none.
pub(super) fn theme_of(name: Option<&str>) -> ThemeChoice {
    [ThemeChoice::Light, ThemeChoice::Dark]
        .into_iter()
        .find(|choice| Some(theme_name(*choice)) == name)
        .unwrap_or_default()
}
