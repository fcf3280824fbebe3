//! The questions of the page: where a file belongs, its password, why an item is left out, the lawyer's mark,
//! what is known of a document, why a file is no use.

use egui::{Context, Id, Key, ScrollArea, Ui};

use super::kinds::{self, Split};
use super::mending::{self, Mending};
use super::passport::{self, Passport};
use super::sheets::{Place, Sheet, file_at};
use super::{Scene, State, describe, facts};
use crate::app::command::Command;
use crate::app::theme::{Kind, roles, space};
use crate::app::widgets::{
    Button, Field, Input, dialog_buttons_ui, overlay_ui, radio_list_ui, text_field_ui, text_ui,
};
use crate::domain::{Digest, Document, DocumentId, FileRef, RequirementId, Review, Waiver};
use crate::session::{Edit, PageId};

/// A question that is open.
pub(super) enum Dialog {
    /// Where a file belongs, and what is searched for.
    Place(Digest, String),
    /// What else a file is used for, and what is searched for.
    UseAlso(Box<FileRef>, String),
    /// What pages become that are split off.
    Split(Box<Split>),
    /// What could be mended on a page.
    Mend(Box<Mending>),
    /// The lines of a passport.
    Zone(Box<Passport>),
    /// The password of a file.
    Unlock(Box<FileRef>, String, Tries),
    /// Why an item is left out: its title, who decided, why.
    Waive(Box<Waive>),
    /// The lawyer's mark.
    Review(DocumentId, Option<usize>, String, bool),
    /// What is known of a document.
    Describe(Box<describe::Form>),
    /// Why a file without a place is no use.
    Why(Digest),
}

/// How trying passwords stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tries {
    /// Nothing was tried.
    None,
    /// One is being tried.
    Running,
    /// The last did not open the file.
    Wrong,
}

/// What is typed about an item that is left out.
#[derive(Clone, Debug)]
pub(super) struct Waive {
    item: RequirementId,
    title: String,
    by: String,
    reason: String,
    is_tried: bool,
}

impl Dialog {
    pub(super) fn place(file: Digest) -> Self {
        Self::Place(file, String::new())
    }

    pub(super) fn use_also(file: &FileRef) -> Self {
        Self::UseAlso(Box::new(file.clone()), String::new())
    }

    pub(super) fn split(state: &State, sheet: &Sheet, pages: Vec<PageId>) -> Self {
        Self::Split(Box::new(Split::of(state, sheet, pages)))
    }

    pub(super) fn mend(sheet: &Sheet, file: &FileRef) -> Self {
        Self::Mend(Box::new(Mending::of(sheet, file)))
    }

    pub(super) fn read_zone(file: &FileRef, page: u32) -> Self {
        Self::Zone(Box::new(Passport::of(file, page)))
    }

    pub(super) fn unlock(file: &FileRef) -> Self {
        Self::Unlock(Box::new(file.clone()), String::new(), Tries::None)
    }

    pub(super) fn waive(item: RequirementId, title: String) -> Self {
        let (by, reason) = (String::new(), String::new());
        Self::Waive(Box::new(Waive { item, title, by, reason, is_tried: false }))
    }

    pub(super) fn review(document: &Document) -> Self {
        let (at, note) = match &document.review {
            Review::ToReview => (0, String::new()),
            Review::Approved => (1, String::new()),
            Review::Returned(note) => (2, note.clone()),
        };
        Self::Review(document.id.clone(), Some(at), note, false)
    }

    fn title_key(&self) -> &'static str {
        match self {
            Self::Place(..) => "docs-dialog-place",
            Self::UseAlso(..) => "docs-dialog-use-also",
            Self::Split(_) => "docs-dialog-split",
            Self::Mend(_) => "docs-dialog-mend",
            Self::Zone(_) => "docs-dialog-zone",
            Self::Unlock(..) => "docs-dialog-unlock",
            Self::Waive(_) => "docs-dialog-waive",
            Self::Review(..) => "docs-dialog-review",
            Self::Describe(_) => "docs-dialog-describe",
            Self::Why(_) => "docs-dialog-why",
        }
    }
}

/// Draws the open question.
pub(super) fn dialog_ui(ctx: &Context, scene: &mut Scene<'_, '_>, state: &mut State) {
    let Some(mut dialog) = state.dialog.take() else { return };
    let title = scene.view.say(dialog.title_key());
    let high = (ctx.content_rect().height() - 150.0).max(140.0);
    let shown = overlay_ui(ctx, Id::unique("documents dialog"), &title, 480.0, |ui| {
        ScrollArea::vertical()
            .max_height(high)
            .min_scrolled_height(high)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.set_width(ui.available_width() - space::S4);
                inside_ui(ui, scene, state, &mut dialog)
            })
            .inner
    });
    if !shown.inner && !shown.wants_close {
        state.dialog = Some(dialog);
    }
}

/// Draws a question; `true` when it is answered.
fn inside_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    dialog: &mut Dialog,
) -> bool {
    match dialog {
        Dialog::Place(file, wanted) => kinds::place_ui(ui, scene, state, *file, wanted),
        Dialog::UseAlso(file, wanted) => kinds::use_also_ui(ui, scene, state, file, wanted),
        Dialog::Split(split) => kinds::split_ui(ui, scene, state, split),
        Dialog::Mend(mending) => mending::mending_ui(ui, scene, mending),
        Dialog::Zone(passport) => passport::passport_ui(ui, scene, passport),
        Dialog::Unlock(file, password, tries) => unlock_ui(ui, scene, file, password, tries),
        Dialog::Waive(waive) => waive_ui(ui, scene, waive),
        Dialog::Review(document, at, note, is_tried) => {
            review_ui(ui, scene, document, at, note, is_tried)
        }
        Dialog::Describe(form) => describe::form_ui(ui, scene, form),
        Dialog::Why(file) => why_ui(ui, scene, *file),
    }
}

fn unlock_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    file: &FileRef,
    password: &mut String,
    tries: &mut Tries,
) -> bool {
    let view = scene.view;
    if let (Tries::Running, Some(tried)) = (*tries, view.tried)
        && tried.file == file.digest
    {
        if tried.opened {
            return true;
        }
        *tries = Tries::Wrong;
    }
    text_ui(ui, &file.name, Kind::Small, roles(ui).text_2);
    ui.add_space(space::S12);
    let (label, hint) = (view.say("docs-password"), view.hint("docs-password"));
    let error = (*tries == Tries::Wrong).then(|| view.say("docs-password-wrong"));
    let wide = ui.available_width();
    let field = Field::new(&label).hint(&hint).error(error.as_deref());
    let response = field.show(ui, wide, |ui, field| {
        let id = Id::unique("file password");
        let mut input = Input::new(id, &label, wide.min(320.0));
        input.is_secret = true;
        input.is_wrong = field.is_wrong();
        input.ui(ui, password)
    });
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if *tries == Tries::Running {
        ui.add_space(space::S8);
        text_ui(ui, &view.say("docs-password-trying"), Kind::Small, roles(ui).text_2);
    }
    let (open, cancel) = (view.say("docs-unlock-verb"), view.say("action-cancel"));
    let can = !password.is_empty() && *tries != Tries::Running;
    foot_ui(ui, |ui| {
        let pressed = Button::primary(&open).enabled(can).ui(ui).clicked();
        if can && (pressed || entered) {
            *tries = Tries::Running;
            let file = Box::new(file.clone());
            scene.out.push(Command::Unlock { file, password: password.clone() });
        }
        Button::secondary(&cancel).ui(ui).clicked()
    })
}

fn waive_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, waive: &mut Waive) -> bool {
    let view = scene.view;
    text_ui(ui, &waive.title, Kind::Label, roles(ui).text);
    ui.add_space(space::S4);
    text_ui(ui, &view.say("docs-waive-lead"), Kind::Small, roles(ui).text_2);
    ui.add_space(space::S16);
    let wide = ui.available_width();
    let lacks = |text: &str| waive.is_tried && text.trim().is_empty();
    let (label, hint) = (view.say("docs-waive-reason"), view.hint("docs-waive-reason"));
    let error = lacks(&waive.reason).then(|| view.say("docs-waive-reason-missing"));
    let field = Field::new(&label).hint(&hint).error(error.as_deref());
    let by_error = lacks(&waive.by).then(|| view.say("docs-waive-by-missing"));
    text_field_ui(ui, Id::unique("waive reason"), field, &mut waive.reason, wide);
    ui.add_space(space::S16);
    let label = view.say("docs-waive-by");
    let field = Field::new(&label).error(by_error.as_deref());
    text_field_ui(ui, Id::unique("waive by"), field, &mut waive.by, wide.min(280.0));
    let (save, cancel) = (view.say("docs-waive-verb"), view.say("action-cancel"));
    foot_ui(ui, |ui| {
        if Button::primary(&save).ui(ui).clicked() {
            waive.is_tried = true;
            let (by, reason) = (waive.by.trim().to_owned(), waive.reason.trim().to_owned());
            if !by.is_empty() && !reason.is_empty() {
                let on = view.today().0;
                let waiver = Waiver { requirement: waive.item.clone(), by, on, reason };
                scene.out.push(Command::Edit(Box::new(Edit::Waive(waiver))));
                return true;
            }
        }
        Button::secondary(&cancel).ui(ui).clicked()
    })
}

fn review_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    document: &DocumentId,
    at: &mut Option<usize>,
    note: &mut String,
    is_tried: &mut bool,
) -> bool {
    let view = scene.view;
    let words = ["docs-to-review", "docs-approved", "docs-returned"].map(|key| view.say(key));
    let options: Vec<(&str, &str)> = words.iter().map(|word| (word.as_str(), "")).collect();
    let name = view.say("docs-dialog-review");
    radio_list_ui(ui, &name, &options, at);
    if *at == Some(2) {
        ui.add_space(space::S12);
        let (label, hint) = (view.say("docs-review-note"), view.hint("docs-review-note"));
        let lacks = *is_tried && note.trim().is_empty();
        let error = lacks.then(|| view.say("docs-review-note-missing"));
        let field = Field::new(&label).hint(&hint).error(error.as_deref());
        let wide = ui.available_width();
        text_field_ui(ui, Id::unique("review note"), field, note, wide);
    }
    let (save, cancel) = (view.say("docs-save"), view.say("action-cancel"));
    foot_ui(ui, |ui| {
        if Button::primary(&save).ui(ui).clicked() {
            *is_tried = true;
            let mark = match at {
                Some(1) => Some(Review::Approved),
                Some(2) => {
                    let note = note.trim();
                    (!note.is_empty()).then(|| Review::Returned(note.to_owned()))
                }
                Some(_) | None => Some(Review::ToReview),
            };
            if let Some(mark) = mark {
                let edit = Edit::Review { document: document.clone(), mark };
                scene.out.push(Command::Edit(Box::new(edit)));
                return true;
            }
        }
        Button::secondary(&cancel).ui(ui).clicked()
    })
}

fn why_ui(ui: &mut Ui, scene: &Scene<'_, '_>, digest: Digest) -> bool {
    let case = scene.case.case();
    let Some(file) = file_at(case, &Place::Loose(digest)) else { return true };
    text_ui(ui, &file.name, Kind::Small, roles(ui).text_2);
    ui.add_space(space::S12);
    facts::findings_ui(ui, scene, &file.findings);
    false
}

/// The buttons at the foot, in a line of their own height.
pub(super) fn foot_ui<R>(ui: &mut Ui, buttons: impl FnOnce(&mut Ui) -> R) -> R {
    let room = egui::vec2(ui.available_width(), space::S20 + space::CONTROL);
    ui.allocate_ui(room, |ui| dialog_buttons_ui(ui, buttons)).inner
}
