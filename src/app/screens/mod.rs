//! The pages. Each is one file with a function that draws it and a `State` of what only it remembers
//! (a filter, what is being typed).
//!
//! # A new page
//! 1. `screens/<name>.rs` with `#[derive(Default)] pub struct State` and
//!    `pub fn <name>_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, out: &mut Vec<Command>)`.
//!    It draws into the whole body: [`layout::main_ui`](super::layout::main_ui) for one column,
//!    [`layout::with_side_ui`](super::layout::with_side_ui) for a page with a side panel. It changes
//!    nothing but its state: everything else is a [`Command`] pushed to `out`.
//! 2. A variant of [`Screen`], a field of [`States`], a line in [`show`]. The compiler asks for the rest:
//!    whether it needs a case, under which tab it stands.
//! 3. Its texts in `src/i18n/{en,ru,kk}`; its page in the list of `tests/it/app/pages.rs`, which looks for
//!    names that occur twice, raw keys and missing glyphs.
//!
//! Files that are dropped, chosen or typed as a path reach the page as [`States::given`].

mod asking;
mod case_frame;
pub mod check;
pub mod deadlines;
pub mod documents;
mod first_start;
mod help;
pub mod letters;
mod new_case;
pub mod pack;
mod printing;
pub mod question;
pub mod route;
pub mod rules;
pub mod search;
mod settings;
mod start;
pub mod tasks;
mod verified;
mod weights;

use egui::Ui;

pub(crate) use case_frame::Tab;
pub(in crate::app) use settings::backup_words;
pub(in crate::app) use start::{OF_CASE, READ_ONLY, centred_ui};

use super::command::Command;
use super::view::View;
use crate::domain::TopicId;

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The language is chosen; only once.
    FirstStart,
    /// All cases.
    #[default]
    Start,
    /// A case is begun.
    NewCase,
    /// The dates of all cases.
    Deadlines,
    /// The rule book and the calendar.
    Rules,
    /// What was found in a pack.
    Verified,
    /// Settings.
    Settings,
    /// Help and shortcuts.
    Help,
    /// The tasks of the open case.
    Tasks,
    /// Procedure, ground, place of filing and number of the open case.
    Route,
    /// Questions of one topic.
    Question(TopicId),
    /// The documents of the open case.
    Documents,
    /// The letters and data sheets of the open case.
    Letters,
    /// Answers and findings before the pack is made.
    Check,
    /// The pack: options, progress, result.
    Pack,
    /// The dates of the open case.
    CaseDeadlines,
}

impl Screen {
    /// Whether there must be an open case.
    pub fn needs_case(&self) -> bool {
        match self {
            Self::Tasks
            | Self::Route
            | Self::Question(_)
            | Self::Documents
            | Self::Letters
            | Self::Check
            | Self::Pack
            | Self::CaseDeadlines => true,
            Self::FirstStart
            | Self::Start
            | Self::NewCase
            | Self::Deadlines
            | Self::Rules
            | Self::Verified
            | Self::Settings
            | Self::Help => false,
        }
    }
}

impl Screen {
    /// Whether it has a side panel that folds.
    pub fn has_side(&self) -> bool {
        match self {
            Self::Tasks | Self::Route | Self::Question(_) | Self::Start => true,
            Self::FirstStart
            | Self::NewCase
            | Self::Check
            | Self::Pack
            | Self::Deadlines
            | Self::CaseDeadlines
            | Self::Documents
            | Self::Letters
            | Self::Rules
            | Self::Verified
            | Self::Settings
            | Self::Help => false,
        }
    }
}

/// What the pages remember.
#[derive(Default)]
pub struct States {
    pub(crate) start: start::State,
    pub(crate) new_case: new_case::State,
    pub(crate) settings: settings::State,
    /// The page of tasks.
    pub tasks: tasks::State,
    /// The page of the route.
    pub route: route::State,
    /// The page of questions.
    pub question: question::State,
    /// The page of documents.
    pub documents: documents::State,
    /// Bytes of mended pages, for all pages that tell sizes.
    weights: weights::Weights,
    /// The page of letters.
    pub letters: letters::State,
    /// The page of answers.
    pub check: check::State,
    /// The page of the pack.
    pub pack: pack::State,
    /// The page of dates.
    pub deadlines: deadlines::State,
    /// The page of rules.
    pub rules: rules::State,
    /// Finding within a case.
    pub search: search::State,
}

impl States {
    /// Forgets what belongs to the case that is left.
    pub(crate) fn leave_case(&mut self) {
        self.tasks = tasks::State::default();
        self.route = route::State::default();
        self.question = question::State::default();
        self.documents = documents::State::default();
        self.letters = letters::State::default();
        self.check = check::State::default();
        self.pack = pack::State::default();
        self.search = search::State::default();
        self.deadlines.leave_case();
    }
}

/// Draws the page.
pub(crate) fn show(ui: &mut Ui, view: &View<'_>, states: &mut States, out: &mut Vec<Command>) {
    if *view.screen != Screen::Documents {
        states.documents.pictures.rest();
    }
    if *view.screen != Screen::Letters {
        states.letters.pictures.rest();
    }
    if !matches!(view.screen, Screen::Question(_)) {
        states.question.pictures().rest();
    }
    match view.screen {
        Screen::FirstStart => first_start::first_start_ui(ui, view, out),
        Screen::Start => start::start_ui(ui, view, &mut states.start, out),
        Screen::NewCase => new_case::new_case_ui(ui, view, &mut states.new_case, out),
        Screen::Deadlines | Screen::CaseDeadlines => {
            deadlines::deadlines_ui(ui, view, &mut states.deadlines, out);
        }
        Screen::Rules => rules::rules_ui(ui, view, &mut states.rules, out),
        Screen::Verified => verified::verified_ui(ui, view, out),
        Screen::Settings => settings::settings_ui(ui, view, &mut states.settings, out),
        Screen::Help => help::help_ui(ui, view, out),
        Screen::Tasks => tasks::tasks_ui(ui, view, &mut states.tasks, out),
        Screen::Route => route::route_ui(ui, view, &mut states.route, out),
        Screen::Question(topic) => {
            question::question_ui(ui, view, topic, &mut states.question, out);
        }
        Screen::Documents => {
            documents::documents_ui(ui, view, &mut states.documents, &mut states.weights, out);
        }
        Screen::Letters => letters::letters_ui(ui, view, &mut states.letters, out),
        Screen::Check => check::check_ui(ui, view, &mut states.check, out),
        Screen::Pack => pack::pack_ui(ui, view, &mut states.pack, &mut states.weights, out),
    }
    search::search_ui(ui.ctx(), view, &mut states.search, out);
}
