//! The questions of the page: where a file belongs, its password, why an item is left out, the lawyer's mark,
//! what is known of a document, why a file is no use.

use std::cmp::Reverse;

use egui::{Context, Id, Key, ScrollArea, Ui};

use super::aim::{self, Aim, Known};
use super::kinds::{self, Split};
use super::mending::Mending;
use super::mending_ui::mending_ui;
use super::passport::{self, Passport};
use super::sheets::{self, Place, Sheet, file_at};
use super::sizing_ui::limit_ui;
use super::{Scene, State, describe, elsewhere, facts, placing};
use crate::app::command::Command;
use crate::app::theme::{Kind, roles, space};
use crate::app::widgets::{
    Button, Field, Input, begins_here, dialog_buttons_ui, overlay_ui, radio_list_ui, text_field_ui,
    text_ui,
};
use crate::domain::{Case, Digest, Document, DocumentId, FileRef, RequirementId, Review, Waiver};
use crate::session::budget::{self, Budget};
use crate::session::{Edit, PageId};

/// A question that is open.
pub(super) enum Dialog {
    /// Where a file belongs, and what is searched for.
    Place(Digest, String),
    /// What else a file is used for, and what is searched for.
    UseAlso(Box<FileRef>, String),
    /// How a file comes to the place that was chosen.
    Put(Box<placing::Form>),
    /// In which other case a document is used, and what is searched for.
    Elsewhere(DocumentId, String),
    /// What pages become that are split off.
    Split(Box<Split>),
    /// What could be mended on the selected pages.
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
    /// How large a file of a pack may be, in megabytes.
    Limit(String),
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

    pub(super) fn mend(pages: Vec<(Sheet, FileRef)>, limit: Option<u64>) -> Self {
        Self::Mend(Box::new(Mending::of(pages, limit)))
    }

    /// Pages of a document by which a pack that is over its limit can become smaller: one that is enough alone before
    /// others, then the one with the most scans, for drawn letters do not become smaller, then the largest.
    pub(super) fn mend_pack(case: &Case, budget: &Budget, limit: u64) -> Option<Self> {
        let mut shares = aim::shares(budget, limit);
        shares.sort_by_key(|(id, _, known)| {
            Reverse((known.is_enough, case.document(id).map_or(0, aim::scanned)))
        });
        shares.into_iter().find_map(|(id, bytes, known)| {
            let kind = case.document(&id)?.kind.clone();
            Self::mend_under(case, &id, bytes, Aim::Pack(kind, known))
        })
    }

    /// The pages of a document that is over the limit by itself; none while it has no pages.
    pub(super) fn mend_document(case: &Case, document: &DocumentId, limit: u64) -> Option<Self> {
        let of = case.document(document)?;
        let known = Known { limit, now: budget::bytes_of(of), is_enough: true };
        Self::mend_under(case, document, limit, Aim::Document(of.kind.clone(), known))
    }

    fn mend_under(case: &Case, document: &DocumentId, bytes: u64, aim: Aim) -> Option<Self> {
        let pages = sheets::of_document(case, document).into_iter();
        let with_file = |sheet: Sheet| {
            let is_shown = sheet.item.page.is_some() && !sheet.item.is_left_out();
            let file = is_shown.then(|| file_at(case, &sheet.place))??.clone();
            Some((sheet, file))
        };
        let pages: Vec<_> = pages.filter_map(with_file).collect();
        (!pages.is_empty()).then(|| Self::Mend(Box::new(Mending::under(pages, bytes, aim))))
    }

    pub(super) fn read_zone(passport: Passport) -> Self {
        Self::Zone(Box::new(passport))
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

    /// Pages side by side need room.
    fn width(&self) -> f32 {
        if matches!(self, Self::Mend(_)) { 720.0 } else { 480.0 }
    }

    fn title_key(&self) -> &'static str {
        match self {
            Self::Place(..) => "docs-dialog-place",
            Self::UseAlso(..) => "docs-dialog-use-also",
            Self::Put(form) if form.is_several() => "docs-dialog-put-several",
            Self::Put(_) => "docs-dialog-put",
            Self::Elsewhere(..) => "docs-dialog-elsewhere",
            Self::Split(_) => "docs-dialog-split",
            Self::Mend(mending) => mending.aim.title_key(mending.is_one()),
            Self::Zone(_) => "docs-dialog-zone",
            Self::Unlock(..) => "docs-dialog-unlock",
            Self::Waive(_) => "docs-dialog-waive",
            Self::Review(..) => "docs-dialog-review",
            Self::Describe(_) => "docs-dialog-describe",
            Self::Why(_) => "docs-dialog-why",
            Self::Limit(_) => "docs-dialog-limit",
        }
    }
}

/// Draws the open question.
pub(super) fn dialog_ui(ctx: &Context, scene: &mut Scene<'_, '_>, state: &mut State) {
    let Some(mut dialog) = state.dialog.take() else { return };
    let title = scene.view.say(dialog.title_key());
    let high = (ctx.content_rect().height() - 150.0).max(140.0);
    // One question may follow another: each begins anew.
    let id = Id::unique("documents dialog").with(dialog.title_key());
    let shown = overlay_ui(ctx, id, &title, dialog.width(), |ui| {
        if let Dialog::Mend(mending) = &mut dialog {
            let is_done = mending_ui(ui, scene, mending, high);
            if is_done {
                scene.weights.learn(mending.weights());
            }
            return is_done;
        }
        rolled_ui(ui, high, |ui| inside_ui(ui, scene, state, &mut dialog))
    });
    if !shown.inner && !shown.wants_close {
        state.dialog = Some(dialog);
    }
}

/// What can be rolled where it is higher than this.
pub(super) fn rolled_ui<R>(ui: &mut Ui, high: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let area = ScrollArea::vertical().max_height(high).min_scrolled_height(high);
    let shown = area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(ui.available_width() - space::S4);
        content(ui)
    });
    shown.inner
}

/// Draws a question that is rolled as a whole; `true` when it is answered.
fn inside_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    dialog: &mut Dialog,
) -> bool {
    match dialog {
        Dialog::Place(file, wanted) => kinds::place_ui(ui, scene, state, *file, wanted),
        Dialog::UseAlso(file, wanted) => kinds::use_also_ui(ui, scene, state, file, wanted),
        Dialog::Elsewhere(document, wanted) => elsewhere::cases_ui(ui, scene, document, wanted),
        Dialog::Put(form) => placing::form_ui(ui, scene, state, form),
        Dialog::Split(split) => kinds::split_ui(ui, scene, state, split),
        // It rolls by itself.
        Dialog::Mend(_) => false,
        Dialog::Zone(passport) => passport::passport_ui(ui, scene, passport),
        Dialog::Unlock(file, password, tries) => unlock_ui(ui, scene, file, password, tries),
        Dialog::Waive(waive) => waive_ui(ui, scene, waive),
        Dialog::Review(document, at, note, is_tried) => {
            review_ui(ui, scene, document, at, note, is_tried)
        }
        Dialog::Describe(form) => describe::form_ui(ui, scene, form),
        Dialog::Why(file) => why_ui(ui, scene, *file),
        Dialog::Limit(typed) => limit_ui(ui, scene, typed),
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
    let before = *tries;
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
    if (before, *tries) == (Tries::Running, Tries::Wrong) {
        // What was wrong is typed anew at once.
        response.request_focus();
    }
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
            scene.out.push(Command::Unlock { file, password: password.as_str().into() });
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
    begins_here(&radio_list_ui(ui, &name, &options, at));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DocumentForm, DocumentTypeId, FileKind, ProcedureId};
    use crate::session::budget::DocumentBudget;

    fn document(name: &str, pages: u32, sizes: &[u64]) -> Document {
        let file = |(at, size): (u8, &u64)| {
            FileRef::new(Digest([at; 32]), format!("{at}.jpg"), *size, FileKind::Jpeg, pages)
        };
        Document::new(
            DocumentId::new(name).unwrap(),
            DocumentTypeId::new("any").unwrap(),
            DocumentForm::Copy,
            (0..).zip(sizes).map(file).collect(),
        )
    }

    #[test]
    fn where_the_largest_document_has_no_pages_the_next_one_becomes_smaller() {
        let mut case = Case::new("1".to_owned(), ProcedureId::new("any").unwrap());
        // Sheets stand for files without pages.
        let sheets = document("sheets", 0, &[1; 40]);
        let id = |name: &str| DocumentId::new(name).unwrap();
        let scan = document("scan", 1, &[1_200_000]);
        case.documents = vec![document("small", 1, &[20_000]), sheets, scan];
        assert!(Dialog::mend_document(&case, &id("sheets"), 1).is_none());
        let of = |it: &Document| DocumentBudget {
            id: it.id.clone(),
            bytes: budget::bytes_of(it),
            originals: 0,
            is_over: false,
        };
        let documents: Vec<_> = case.documents.iter().map(of).collect();
        let bundle = documents.iter().map(|it| it.bytes).sum();
        assert!(documents[1].bytes > documents[2].bytes);
        let budget = Budget { documents, bundle, zip: 0, limit: None };
        let chosen = Dialog::mend_pack(&case, &budget, bundle - 500_000);
        let Some(Dialog::Mend(mending)) = chosen else { panic!("nothing is asked") };
        assert!(mending.pages.iter().all(|it| it.file.size == 1_200_000));
        // By what the pack is over it has to shrink; what stands around it is counted in the pack.
        assert_eq!(mending.sizing.target(), Ok(Some(700_000)));
    }
}
