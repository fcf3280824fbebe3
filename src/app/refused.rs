//! The page in the place of the program when its workspace cannot be opened: what is wrong, where, and the
//! ways out. The workspace itself is left as it is.

use std::path::PathBuf;

use egui::{Ui, Vec2};

use super::chrome::languages_ui;
use super::command::Ask;
use super::desktop::{Choose, Desktop};
use super::layout::main_ui;
use super::prompt::{Answer, Prompt};
use super::screens::{backup_words, centred_ui};
use super::theme::{Icon, Kind, roles, space};
use super::widgets::{Button, card_ui, paint, text_ui};
use crate::domain::Language;
use crate::export::words;
use crate::i18n::{say, say_attr};
use crate::rules::RuleBook;
use crate::store::{Backup, StoreError};

/// So many backups are offered; the newest ones.
const MOST_BACKUPS: usize = 5;
/// The folder is asked for under this name.
const FOLDER: &str = "workspace folder";

/// What the user wants to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// Open it again.
    TryAgain,
    /// Use another folder.
    Folder(PathBuf),
    /// Put this backup in its place.
    Restore(String),
    /// Read it in this language.
    Language(Language),
    /// End.
    Quit,
}

/// A workspace that cannot be opened.
pub(super) struct Refused {
    error: StoreError,
    backups: Vec<Backup>,
    folder: PathBuf,
    prompt: Option<Prompt>,
    focused: bool,
}

impl Refused {
    /// Why, the copies of it, and where it is.
    pub(super) fn new(error: StoreError, backups: Vec<Backup>, folder: PathBuf) -> Self {
        Self { error, backups, folder, prompt: None, focused: false }
    }

    /// Whether a copy in its place would help: not where nothing can be written, and never over what a newer
    /// version has made.
    fn can_restore(&self) -> bool {
        matches!(
            self.error,
            StoreError::Damaged { .. } | StoreError::DatabaseMissing(_) | StoreError::Io { .. }
        ) && !self.backups.is_empty()
    }

    /// What is wrong and what to do. What the store says of a change that was not saved is not said of a
    /// workspace that was never open.
    fn said(&self, book: &RuleBook, language: Language) -> (String, String) {
        let key = match &self.error {
            StoreError::Io { .. }
            | StoreError::Source(_)
            | StoreError::Broke
            | StoreError::Closed => "shell-refused-io",
            StoreError::Full(_) => "shell-refused-full",
            StoreError::NoSuchCase(_)
            | StoreError::NoSuchParty(_)
            | StoreError::Conflict { .. }
            | StoreError::NotDeleted(_)
            | StoreError::ReadOnly
            | StoreError::Newer { .. }
            | StoreError::Older(_)
            | StoreError::Damaged { .. }
            | StoreError::DatabaseMissing(_)
            | StoreError::NoWorkspace(_)
            | StoreError::Gone(_)
            | StoreError::TooLarge { .. }
            | StoreError::NoSuchFile(_)
            | StoreError::NoSuchBackup(_) => {
                let said = words::finding(book, &self.error.finding(), language);
                return (said.text, said.hint);
            }
        };
        let reason = words::reason(self.error.reason(), language);
        let gaps = [("reason", reason.into())];
        (say(language, key, &gaps), say_attr(language, key, "hint", &[]))
    }

    /// An answer of the file dialog.
    pub(super) fn poll(&mut self) -> Option<Wish> {
        let answer = self.prompt.as_mut()?.poll()?;
        self.answered(answer)
    }

    fn answered(&mut self, answer: Answer) -> Option<Wish> {
        self.prompt = None;
        match answer {
            Answer::Given(given) => given.paths.into_iter().next().map(Wish::Folder),
            Answer::Never => None,
        }
    }

    /// Draws the page.
    pub(super) fn refused_ui(
        &mut self,
        ui: &mut Ui,
        book: &RuleBook,
        language: Language,
        desktop: &mut dyn Desktop,
    ) -> Option<Wish> {
        let mut wish = None;
        main_ui(ui, |ui| {
            centred_ui(ui, 460.0, |ui| {
                wish = self.page_ui(ui, book, language, desktop);
            });
        });
        let ctx = ui.ctx().clone();
        let answer = self.prompt.as_mut().and_then(|it| it.prompt_ui(&ctx, language, desktop));
        if let Some(answer) = answer {
            return self.answered(answer);
        }
        wish
    }

    fn page_ui(
        &mut self,
        ui: &mut Ui,
        book: &RuleBook,
        language: Language,
        desktop: &mut dyn Desktop,
    ) -> Option<Wish> {
        let look = roles(ui);
        // Whoever cannot read the page chooses another language.
        let what = say(language, "settings-language", &[]);
        let mut wish = languages_ui(ui, language, &what).map(Wish::Language);
        ui.add_space(space::S24);
        text_ui(ui, &say(language, "shell-refused-title", &[]), Kind::Page, look.text);
        ui.add_space(space::S12);
        let (text, hint) = self.said(book, language);
        text_ui(ui, &text, Kind::Paragraph, look.text);
        ui.add_space(space::S8);
        text_ui(ui, &hint, Kind::Paragraph, look.text_2);
        ui.add_space(space::S16);
        card_ui(ui, |ui| {
            ui.set_width(ui.available_width());
            text_ui(ui, &say(language, "settings-workspace-folder", &[]), Kind::Hint, look.text_2);
            text_ui(ui, &self.folder.display().to_string(), Kind::Body, look.text);
        });
        ui.add_space(space::S8);
        text_ui(ui, &say(language, "shell-refused-safe", &[]), Kind::Hint, look.text_2);
        ui.add_space(space::S20);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::S8);
            let again = Button::primary(&say(language, "app-try-again", &[])).ui(ui);
            if !std::mem::replace(&mut self.focused, true) {
                again.request_focus();
            }
            if again.clicked() {
                wish = Some(Wish::TryAgain);
            }
            let words = say(language, "shell-other-folder", &[]);
            if Button::secondary(&words).icon(Icon::FolderOpen).ui(ui).clicked() {
                let ask = Ask {
                    name: FOLDER,
                    choose: Choose::Folder,
                    title: say(language, "shell-folder-title", &[]),
                    verb: say(language, "app-open-verb", &[]),
                };
                self.prompt = Some(Prompt::new(ask, desktop, ui.ctx()));
            }
            if Button::secondary(&say(language, "action-quit", &[])).ui(ui).clicked() {
                wish = Some(Wish::Quit);
            }
        });
        if self.can_restore() {
            wish = self.backups_ui(ui, language).or(wish);
        }
        wish
    }

    fn backups_ui(&self, ui: &mut Ui, language: Language) -> Option<Wish> {
        let look = roles(ui);
        let mut wish = None;
        ui.add_space(space::S24);
        text_ui(ui, &say(language, "settings-backups", &[]), Kind::Section, look.text);
        text_ui(ui, &say(language, "shell-restore-lead", &[]), Kind::Small, look.text_2);
        ui.add_space(space::S8);
        for backup in self.backups.iter().take(MOST_BACKUPS) {
            let when = backup_words(backup, language);
            let size = words::size(backup.size, language);
            let width = ui.available_width();
            let (rect, _) =
                ui.allocate_exact_size(egui::vec2(width, space::SUMMARY_ROW), egui::Sense::hover());
            let galley =
                Kind::Small.galley(ui, &format!("{when} · {size}"), look.text, width - 160.0);
            paint::text_at(ui.painter(), rect.left(), rect.center().y, galley);
            paint::divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
            let place = egui::UiBuilder::new()
                .max_rect(rect)
                .layout(egui::Layout::right_to_left(egui::Align::Center));
            let mut right = ui.new_child(place);
            let verb = say(language, "settings-restore", &[]);
            let name = say(language, "settings-restore-of", &[("when", (&when).into())]);
            if Button::secondary(&verb).compact().name(&name).ui(&mut right).clicked() {
                wish = Some(Wish::Restore(backup.name.clone()));
            }
        }
        wish
    }
}
