//! The bar above the pages: what can be done with the selected pages, with their file, and with the document.

use egui::{Ui, vec2};

use super::sheets::{Place, Sheet, file_at};
use super::{Chosen, Scene, State, Target, dialogs, drops, more, page_work};
use crate::app::arrived::is_locked;
use crate::app::command::Command;
use crate::app::theme::{Icon, roles, space};
use crate::app::toast::{Toast, Wording};
use crate::app::widgets::{Button, IconButton};
use crate::domain::{DocumentTypeId, FileRef};
use crate::i18n::say;
use crate::session::Edit;

/// Draws the bar; nothing while there is no file.
pub(super) fn tools_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let Some(sheet) = state.sheets.get(state.sheet).cloned() else { return };
    let Some(file) = file_at(scene.case.case(), &sheet.place).cloned() else { return };
    if scene.view.read_only {
        return;
    }
    ui.add_space(space::S8);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S4, space::S4);
        if is_locked(&file) {
            unlock_ui(ui, scene, state, &file);
        }
        if sheet.item.page.is_some() {
            turn_ui(ui, scene, state);
            divider_ui(ui);
            move_ui(ui, scene, state);
            pages_ui(ui, scene, state, &sheet);
        }
        match &sheet.place {
            Place::Loose(digest) => {
                let words = scene.view.say("docs-other-place");
                if Button::quiet(&words).icon(Icon::ArrowRight).compact().ui(ui).clicked() {
                    state.dialog = Some(dialogs::Dialog::place(*digest));
                }
                let words = scene.view.say("docs-remove");
                if Button::quiet(&words).icon(Icon::Trash).compact().ui(ui).clicked() {
                    remove_loose(scene, &file);
                }
            }
            Place::In(document, at) => {
                let words = scene.view.say("docs-replace");
                if Button::quiet(&words).icon(Icon::Swap).compact().ui(ui).clicked() {
                    drops::ask(scene, state, Target::Instead(document.clone(), *at));
                }
            }
        }
        more::more_ui(ui, scene, state, &sheet, &file);
    });
}

pub(super) fn edit(scene: &mut Scene<'_, '_>, edit: Edit) {
    scene.out.push(Command::Edit(Box::new(edit)));
}

fn unlock_ui(ui: &mut Ui, scene: &Scene<'_, '_>, state: &mut State, file: &FileRef) {
    let words = scene.view.say("docs-unlock");
    if Button::quiet(&words).icon(Icon::Key).compact().ui(ui).clicked() {
        state.dialog = Some(dialogs::Dialog::unlock(file));
    }
}

fn divider_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, space::COMPACT), egui::Sense::hover());
    let line = rect.shrink2(vec2(4.0, 4.0));
    ui.painter().rect_filled(line, 0, roles(ui).line_strong);
}

fn turn_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &State) {
    let left = scene.view.say("docs-turn-left");
    if IconButton::new(Icon::ArrowCounterClockwise, &left).compact().ui(ui).clicked() {
        page_work::turn(scene, state, 3);
    }
    let (words, name) = (scene.view.say("docs-turn"), scene.view.say("docs-turn-right"));
    let button = Button::quiet(&words).icon(Icon::ArrowClockwise).name(&name).compact();
    if button.ui(ui).clicked() {
        page_work::turn(scene, state, 1);
    }
}

fn move_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &State) {
    let earlier = scene.view.say("docs-move-earlier");
    let can = page_work::can_shift(state, false);
    let button = IconButton::new(Icon::ArrowLeft, &earlier).compact().enabled(can);
    if button.ui(ui).clicked() {
        page_work::shift(scene, state, false);
    }
    let (words, name) = (scene.view.say("docs-move"), scene.view.say("docs-move-later"));
    let can = page_work::can_shift(state, true);
    let button = Button::quiet(&words).icon(Icon::ArrowRight).name(&name).compact();
    if button.enabled(can).ui(ui).clicked() {
        page_work::shift(scene, state, true);
    }
    divider_ui(ui);
}

fn pages_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State, sheet: &Sheet) {
    let (key, icon) = if page_work::is_all_out(state) {
        ("docs-put-back", Icon::Eye)
    } else {
        ("docs-leave-out", Icon::EyeSlash)
    };
    let words = scene.view.say(key);
    if Button::quiet(&words).icon(icon).compact().ui(ui).clicked() {
        page_work::leave_out_or_back(scene, state);
    }
    let words = scene.view.say("docs-split");
    let can = sheet.of > 1;
    if Button::quiet(&words).icon(Icon::Scissors).compact().enabled(can).ui(ui).clicked() {
        let pages: Vec<_> = page_work::chosen(state).iter().map(|it| it.item.id).collect();
        state.dialog = Some(dialogs::Dialog::split(state, sheet, pages));
    }
}

/// Puts a file without a place away.
pub(super) fn remove_loose(scene: &mut Scene<'_, '_>, file: &FileRef) {
    edit(scene, Edit::RemoveLoose(file.digest));
    let text = Wording::with("docs-file-removed", [("file", file.name.clone().into())]);
    scene.out.push(Command::Say(Toast::done(text).with("action-undo", Command::Undo)));
}

pub(super) fn tell(scene: &mut Scene<'_, '_>, key: &'static str) {
    scene.out.push(Command::Say(Toast::done(key).with("action-undo", Command::Undo)));
}

/// Puts a file without a place into one.
pub(super) fn put(
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    file: &FileRef,
    to: &DocumentTypeId,
) {
    edit(scene, Edit::Place { file: file.digest, to: to.clone() });
    said_at(scene, "docs-placed", file, to);
    state.choose(Chosen::Slot(to.clone()));
}

/// Uses a file for another place as well; its bytes are there once.
pub(super) fn use_also(
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    file: &FileRef,
    to: &DocumentTypeId,
) {
    let mut same = file.clone();
    if let Some(plan) = &mut same.plan {
        plan.elsewhere.clear();
    }
    edit(scene, Edit::AddFiles { files: vec![same], to: Some(to.clone()) });
    said_at(scene, "docs-used-also", file, to);
    state.choose(Chosen::Slot(to.clone()));
}

fn said_at(scene: &mut Scene<'_, '_>, key: &'static str, file: &FileRef, to: &DocumentTypeId) {
    let (name, title) =
        (file.name.clone(), scene.view.book.documents.get(to).map(|it| it.title.clone()));
    let text = Wording::new(move |language| {
        let title = title.as_ref().map_or("", |title| title.in_language(language));
        say(language, key, &[("file", (&name).into()), ("place", title.into())])
    });
    scene.out.push(Command::Say(Toast::done(text).with("action-undo", Command::Undo)));
}
