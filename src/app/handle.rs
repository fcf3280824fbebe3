//! Carries out what a page asked for. The only place, beside jobs, where the window changes anything.

use egui::{Context, ViewportCommand};

use super::chrome;
use super::command::{
    ASIDE, Ask, CALENDAR, CASE_CALENDAR, Command, DROPPED, Given, OPEN, WORKSPACE,
};
use super::desktop::Choose;
use super::focus;
use super::prompt::Prompt;
use super::screens::{Screen, Tab};
use super::shortcuts::Action;
use super::state::{self, App};
use super::theme;
use super::toast::Toast;
use super::view::View;
use crate::i18n::{Value, say};
use crate::session::answers::Target;

/// How many pages back one can go.
const BEFORE: usize = 32;

impl Action {
    /// What it asks for on this page; `None` where it can do nothing.
    pub(super) fn command(self, view: &View<'_>) -> Option<Command> {
        self.command_where(view, !view.read_only)
    }

    /// Whether it can do nothing on this page only because nothing can be changed in this window.
    pub(super) fn waits_for_writing(self, view: &View<'_>) -> bool {
        self.command(view).is_none() && self.command_where(view, true).is_some()
    }

    fn command_where(self, view: &View<'_>, writes: bool) -> Option<Command> {
        let in_case = view.case.is_some() && view.screen.needs_case();
        match self {
            Self::NewCase => writes.then_some(Command::Go(Screen::NewCase)),
            Self::Open => Some(Command::Ask(Ask {
                name: OPEN,
                choose: Choose::File,
                title: view.say("app-open-title"),
                verb: view.say("app-open-verb"),
            })),
            Self::CreatePack => in_case.then_some(Command::Go(Screen::Check)),
            Self::Undo => (in_case && writes).then_some(Command::Undo),
            Self::Redo => (in_case && writes).then_some(Command::Redo),
            Self::Find => Some(Command::Find),
            Self::Settings => Some(Command::Go(Screen::Settings)),
            Self::CloseCase => in_case.then_some(Command::CloseCase),
            Self::Quit => Some(Command::Quit),
            Self::Help => Some(Command::Go(Screen::Help)),
            Self::NextTab => neighbour(view, 1).map(Command::Go),
            Self::PreviousTab => neighbour(view, -1).map(Command::Go),
            Self::ZoomIn => Some(Command::Zoom(chrome::zoom_step(view.zoom, 1))),
            Self::ZoomOut => Some(Command::Zoom(chrome::zoom_step(view.zoom, -1))),
            Self::ZoomReset => Some(Command::Zoom(100)),
            Self::NextPanel | Self::Menu => None,
        }
    }
}

/// The page of the tab beside this one.
fn neighbour(view: &View<'_>, step: isize) -> Option<Screen> {
    let tabs: &[Tab] = if view.screen.needs_case() { &Tab::OF_CASE } else { &Tab::OF_ALL };
    let here = Tab::of(view.screen)?;
    let at = tabs.iter().position(|tab| *tab == here)?;
    let next = at.checked_add_signed(step)?;
    tabs.get(next).map(|tab| tab.screen())
}

impl App {
    /// A key was pressed.
    pub(super) fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::NextPanel => focus::next_part(ctx),
            Action::Menu => chrome::open_menu_later(ctx),
            Action::NewCase if self.desk.is_read_only() => {
                self.message.show(Toast::done(super::screens::READ_ONLY));
            }
            Action::NewCase
            | Action::Open
            | Action::CreatePack
            | Action::Undo
            | Action::Redo
            | Action::Find
            | Action::Settings
            | Action::CloseCase
            | Action::Quit
            | Action::Help
            | Action::NextTab
            | Action::PreviousTab
            | Action::ZoomIn
            | Action::ZoomOut
            | Action::ZoomReset => {
                let command = action.command(&self.view(ctx));
                self.commands.extend(command);
            }
        }
    }

    /// Carries out everything that was asked for.
    pub(super) fn carry_out(&mut self, ctx: &Context) {
        for command in std::mem::take(&mut self.commands) {
            self.carry_out_one(ctx, command);
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm a command")]
    pub(super) fn carry_out_one(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Go(screen) => self.go(screen),
            Command::Mend(target) => self.mend(*target),
            Command::ShowRule(of) => {
                self.states.rules.show(of);
                self.go(Screen::Rules);
            }
            Command::Back => self.back(),
            Command::ToggleSide => self.side_open = !self.side_open,
            Command::Find => self.find(),
            Command::Ask(ask) => {
                self.prompt = Some(Prompt::new(ask, self.desktop.as_mut(), ctx));
            }
            Command::Language(language) => {
                self.language = language;
                self.settings.set_language(language);
                self.keep_settings();
            }
            Command::Theme(choice) => {
                self.theme = choice;
                theme::set_choice(ctx, choice);
                self.settings.set_theme(state::theme_name(choice));
                self.keep_settings();
            }
            Command::Zoom(percent) => {
                self.zoom = percent;
                state::set_zoom(ctx, percent);
                self.settings.set_zoom(percent);
                self.keep_settings();
            }
            Command::SizeLimit(bytes) => {
                self.settings.set_size_limit(bytes);
                self.keep_settings();
            }
            Command::KeepClues(clues) => self.desk.keep_clues(vec![*clues]),
            Command::Open(what) => self.open_outside(&what),
            Command::Reveal(path) => self.reveal_outside(&path),
            Command::View(paths) => self.view_outside(&paths),
            Command::Copy(text) => {
                ctx.copy_text(text);
                self.message.show(Toast::done("app-copied"));
            }
            Command::Say(toast) => self.message.show(toast),
            Command::CloseToast => self.message.close(),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Import { .. }
            | Command::ImportAs { .. }
            | Command::TakeIn { .. }
            | Command::Insert { .. }
            | Command::Replace { .. }
            | Command::CloseArrived
            | Command::Unlock { .. }
            | Command::Export(_)
            | Command::Paper(..)
            | Command::ReplacePaper(..)
            | Command::LookForPrinters
            | Command::CancelJobs(_)
            | Command::CancelJob(_)
            | Command::Mark { .. }
            | Command::AcceptRules
            | Command::KeepCompany
            | Command::TakeCompany(_)
            | Command::OpenSample
            | Command::Create(_)
            | Command::OpenCase(_)
            | Command::WithCase(..)
            | Command::Renew(..)
            | Command::PutBackCompany(_)
            | Command::CloseCase
            | Command::Edit(_)
            | Command::Typed(_)
            | Command::EditSaying { .. }
            | Command::Peek(_)
            | Command::EditCase { .. }
            | Command::Undo
            | Command::Redo
            | Command::UndoFrom(_)
            | Command::RedoFrom(_)
            | Command::OpenPath(_)
            | Command::UseWorkspace(_)
            | Command::SaveCalendar(_)
            | Command::SaveCaseCalendar(_)
            | Command::BackUp
            | Command::AskRestore(_)
            | Command::KeepAside(_)
            | Command::WriteAside { .. }
            | Command::LeaveUnsaved(_)
            | Command::NeverMind
            | Command::SaveAgain => self.carry_out_work(command),
        }
    }

    /// Goes to a page and remembers the one before.
    pub(super) fn go(&mut self, screen: Screen) {
        self.keep_typed();
        if screen == self.screen || (screen.needs_case() && self.desk.case().is_none()) {
            return;
        }
        if screen == Screen::NewCase {
            self.states.new_case.renew_none();
        }
        if !matches!(self.screen, Screen::FirstStart) {
            self.before.push(self.screen.clone());
        }
        if self.before.len() > BEFORE {
            self.before.remove(0);
        }
        if screen == Screen::Settings {
            self.look_for_backups();
        }
        self.screen = screen;
        self.side_open = false;
    }

    /// Goes to the page on which something is mended.
    fn mend(&mut self, target: Target) {
        let screen = match &target {
            Target::Route => Screen::Route,
            Target::Field { topic, .. } => Screen::Question(topic.clone()),
            Target::Requirement(_) | Target::Document(_) => Screen::Documents,
            Target::Letter(_) => Screen::Letters,
            Target::Deadline(_) => Screen::CaseDeadlines,
        };
        self.go(screen);
        self.target = Some(target);
    }

    fn back(&mut self) {
        self.keep_typed();
        let has_case = self.desk.case().is_some();
        let before = std::iter::from_fn(|| self.before.pop())
            .find(|screen| *screen != self.screen && (has_case || !screen.needs_case()));
        self.screen = before.unwrap_or_default();
        self.side_open = false;
    }

    /// Finding goes on within the open case, on a page that has a field of its own, or where cases are listed.
    fn find(&mut self) {
        let in_case = self.screen.needs_case() && self.desk.case().is_some();
        let has_field = in_case || matches!(self.screen, Screen::Start | Screen::Rules);
        if !has_field {
            self.go(Screen::Start);
        }
        self.find = true;
    }

    /// Files or a folder came in.
    pub(super) fn take_given(&mut self, given: Given) {
        let first = given.paths.first().cloned();
        match given.name {
            CALENDAR => self.commands.extend(first.map(Command::SaveCalendar)),
            CASE_CALENDAR => self.commands.extend(first.map(Command::SaveCaseCalendar)),
            WORKSPACE => self.commands.extend(first.map(Command::UseWorkspace)),
            ASIDE => self.commands.extend(first.map(Command::KeepAside)),
            DROPPED if self.screen == Screen::Letters => self.given = Some(given),
            DROPPED if self.screen.needs_case() => {
                self.go(Screen::Documents);
                self.given = Some(given);
            }
            OPEN | DROPPED => self.commands.extend(first.map(Command::OpenPath)),
            _ => self.given = Some(given),
        }
    }

    /// A text in the language of the window.
    pub(super) fn say(&self, key: &str, gaps: &[(&str, Value<'_>)]) -> String {
        say(self.language, key, gaps)
    }
}
