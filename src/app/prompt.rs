//! Asking for a file or folder: the desktop's dialog, and beside it a field for the path, which also works
//! where no dialog comes up.

use std::path::PathBuf;

use crossbeam_channel::{Receiver, bounded};
use egui::{Context, Id, Key, Ui};

use super::command::{Ask, Given};
use super::confirm::dialog;
use super::desktop::{Choose, Chosen, Desktop, Dialog};
use super::home;
use super::theme::{Icon, Kind, roles, space};
use super::typed_path;
use super::widgets::{Button, Field, text_field_ui};
use crate::domain::Language;
use crate::i18n::{say, say_attr};

/// A question for a path that is open.
pub(crate) struct Prompt {
    ask: Ask,
    dialog: Option<Dialog>,
    typed: String,
    /// What is wrong, and with which path.
    error: Option<(&'static str, String)>,
    /// Which paths are meant, or what is not there: asked on a thread, a lost network drive takes its time.
    looking: Option<Receiver<Result<Vec<PathBuf>, PathBuf>>>,
    /// No dialog comes up on this desktop.
    without: bool,
    fresh: bool,
}

/// What came of it.
pub(crate) enum Answer {
    /// The user gave these paths.
    Given(Given),
    /// The user thought better of it.
    Never,
}

impl Prompt {
    /// Asks: opens the dialog of the desktop, and the field.
    pub(crate) fn new(ask: Ask, desktop: &mut dyn Desktop, ctx: &Context) -> Self {
        let typed = match &ask.choose {
            // Also where no dialog comes up, everybody sees where the file goes.
            Choose::SaveAs(name) => home::documents().join(name).display().to_string(),
            Choose::Files | Choose::File | Choose::Folder => String::new(),
        };
        let mut prompt = Self {
            ask,
            dialog: None,
            typed,
            error: None,
            looking: None,
            without: false,
            fresh: true,
        };
        prompt.browse(desktop, ctx);
        prompt
    }

    fn browse(&mut self, desktop: &mut dyn Desktop, ctx: &Context) {
        let wake = ctx.clone();
        let wake = Box::new(move || wake.request_repaint());
        self.dialog = desktop.choose(&self.ask.choose, &self.ask.title, wake);
        self.without |= self.dialog.is_none();
    }

    /// Looks whether the dialog of the desktop has an answer.
    pub(crate) fn poll(&mut self) -> Option<Answer> {
        if let Some(found) = self.looking.as_ref().and_then(|it| it.try_recv().ok()) {
            self.looking = None;
            match found {
                Ok(paths) => return Some(self.given(paths)),
                Err(path) => self.refuse("app-path-missing", path.display().to_string()),
            }
        }
        let chosen = self.dialog.as_ref()?.answer()?;
        self.dialog = None;
        match chosen {
            Chosen::Paths(paths) => Some(self.given(paths)),
            Chosen::Nothing => Some(Answer::Never),
            Chosen::NoDialog => {
                self.without = true;
                None
            }
        }
    }

    /// Whether the disk was asked for the path.
    pub(crate) fn is_looking(&self) -> bool {
        self.looking.is_some()
    }

    /// Files that are dropped onto the window answer a question for files. A folder is put into the field, and
    /// nothing happens before the button is pressed. A file that is there is no answer to where to save.
    pub(crate) fn dropped(&mut self, paths: Vec<PathBuf>) -> Option<Answer> {
        match self.ask.choose {
            Choose::Files | Choose::File => Some(self.given(paths)),
            Choose::Folder => {
                let folder = paths.first()?;
                (self.typed, self.error) = (folder.display().to_string(), None);
                None
            }
            Choose::SaveAs(_) => None,
        }
    }

    /// Says what is wrong; the keyboard goes back to the field.
    fn refuse(&mut self, key: &'static str, path: String) {
        (self.error, self.fresh) = (Some((key, path)), true);
    }

    fn given(&self, paths: Vec<PathBuf>) -> Answer {
        Answer::Given(Given { name: self.ask.name, paths, at: None })
    }

    /// Draws the field.
    pub(crate) fn prompt_ui(
        &mut self,
        ctx: &Context,
        language: Language,
        desktop: &mut dyn Desktop,
    ) -> Option<Answer> {
        let modal = dialog("prompt", &self.ask.title.clone(), ctx)
            .show(ctx, |ui| self.body_ui(ui, language, desktop));
        if modal.inner.is_none() && ctx.input(|input| input.key_pressed(Key::Escape)) {
            return Some(Answer::Never);
        }
        modal.inner
    }

    fn body_ui(
        &mut self,
        ui: &mut Ui,
        language: Language,
        desktop: &mut dyn Desktop,
    ) -> Option<Answer> {
        let width = (ui.ctx().content_rect().width() - 96.0).min(560.0);
        ui.set_width(width);
        let look = roles(ui);
        ui.label(Kind::Section.rich(&self.ask.title, look.text));
        ui.add_space(space::S12);
        let mut hint = match (&self.ask.choose, self.without) {
            (Choose::Files | Choose::File, true) => say(language, "app-path-no-dialog", &[]),
            (Choose::Files | Choose::File, false) => say_attr(language, "app-path", "hint", &[]),
            (Choose::Folder, true) => say(language, "app-path-folder-no-dialog", &[]),
            (Choose::Folder, false) => say(language, "app-path-folder", &[]),
            (Choose::SaveAs(_), true) => say(language, "app-path-save-no-dialog", &[]),
            (Choose::SaveAs(_), false) => say(language, "app-path-save", &[]),
        };
        if self.ask.choose == Choose::Files {
            hint = format!("{hint} {}", say(language, "app-path-several", &[]));
        }
        let label = say(language, "app-path", &[]);
        let error =
            self.error.as_ref().map(|(key, path)| say(language, key, &[("path", path.into())]));
        let field = Field::new(&label).hint(&hint).error(error.as_deref());
        let id = Id::unique("prompt path");
        let response = text_field_ui(ui, id, field, &mut self.typed, width);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(space::S20);
        let mut answer = None;
        ui.horizontal(|ui| {
            let verb = Button::primary(&self.ask.verb).enabled(self.looking.is_none());
            let verb = verb.ui(ui).clicked();
            if verb || entered {
                answer = self.typed_answer(ui.ctx());
            }
            if Button::secondary(&say(language, "action-cancel", &[])).ui(ui).clicked() {
                answer = Some(Answer::Never);
            }
            let browse = say(language, "app-path-browse", &[]);
            let button = Button::quiet(&browse).icon(Icon::FolderOpen);
            if !self.without && button.enabled(self.dialog.is_none()).ui(ui).clicked() {
                self.browse(desktop, ui.ctx());
            }
        });
        answer
    }

    /// What was typed, if there is something of that name.
    fn typed_answer(&mut self, ctx: &Context) -> Option<Answer> {
        let readings = typed_path::readings(&self.typed, self.ask.choose == Choose::Files);
        let Some(first) = readings.first() else {
            self.refuse("app-path-empty", String::new());
            return None;
        };
        if let Some(path) = first.iter().find(|path| !path.is_absolute()) {
            // Nobody knows to which folder it would belong.
            self.refuse("app-path-relative", path.display().to_string());
            return None;
        }
        let first = first.clone();
        if matches!(self.ask.choose, Choose::SaveAs(_)) {
            return Some(self.given(first));
        }
        let (sender, receiver) = bounded(1);
        let wake = ctx.clone();
        let look = move || {
            // Nobody may be waiting any more.
            let _ = sender.send(typed_path::found(readings));
            wake.request_repaint();
        };
        match std::thread::Builder::new().name("path".to_owned()).spawn(look) {
            Ok(_) => self.looking = Some(receiver),
            // Whoever opens it says what is wrong with it.
            Err(_) => return Some(self.given(first)),
        }
        None
    }
}
