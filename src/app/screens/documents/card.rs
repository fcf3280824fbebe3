//! The items that ask for a document, and leaving one out on purpose.

use egui::Ui;

use super::dialogs::Dialog;
use super::{Scene, State};
use crate::app::command::Command;
use crate::app::theme::{Kind, roles, space};
use crate::app::widgets::{Button, text_ui};
use crate::domain::{DocumentTypeId, RequirementId, Waiver};
use crate::export::words;
use crate::session::Edit;

/// Which items ask for a kind of document, and why one of them was left out.
pub(super) fn asked_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    kind: &DocumentTypeId,
) {
    let look = roles(ui);
    let own = super::rows::title_of(scene.view, kind);
    let items = items(state, kind);
    if items.is_empty() || (items.iter().all(|id| title(scene, id) == own)) {
        return;
    }
    text_ui(ui, &scene.view.say("docs-asked-by"), Kind::SmallBold, look.text);
    ui.add_space(space::S4);
    for id in &items {
        text_ui(ui, &title(scene, id), Kind::Small, look.text);
        ui.add_space(space::S4);
    }
    if !state.sheets.is_empty() {
        ui.add_space(space::S8);
        waiver_ui(ui, scene, state, kind);
    }
}

fn items(state: &State, kind: &DocumentTypeId) -> Vec<RequirementId> {
    state.cache.row(kind).map(|row| row.slot.requirements.clone()).unwrap_or_default()
}

fn title(scene: &Scene<'_, '_>, id: &RequirementId) -> String {
    let known = scene.view.book.requirements.get(id);
    known.map_or(id.as_str(), |it| it.title.in_language(scene.view.language)).to_owned()
}

/// Leaving an item out on purpose, or asking for it again.
pub(super) fn waiver_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    kind: &DocumentTypeId,
) {
    let ids = items(state, kind);
    let waivers: Vec<Waiver> = (scene.case.case().waivers.iter())
        .filter(|waiver| ids.contains(&waiver.requirement))
        .cloned()
        .collect();
    for waiver in &waivers {
        waived_ui(ui, scene, waiver);
    }
    let open = ids.iter().find(|id| !waivers.iter().any(|it| it.requirement == **id));
    let is_asked = state.cache.row(kind).is_some_and(|row| {
        row.standing != super::rows::Standing::NotAsked && row.slot.documents.is_empty()
    });
    let Some(open) = open.filter(|_| is_asked && !scene.view.read_only) else { return };
    let words = scene.view.say("docs-waive");
    if Button::secondary(&words).compact().ui(ui).clicked() {
        state.dialog = Some(Dialog::waive(open.clone(), title(scene, open)));
    }
}

fn waived_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, waiver: &Waiver) {
    let look = roles(ui);
    let view = scene.view;
    let gaps = [
        ("item", title(scene, &waiver.requirement).into()),
        ("by", (&waiver.by).into()),
        ("when", words::date(waiver.on, view.language).into()),
        ("reason", (&waiver.reason).into()),
    ];
    text_ui(ui, &view.say_with("docs-waived-because", &gaps), Kind::Small, look.text);
    ui.add_space(space::S8);
    if view.read_only {
        return;
    }
    let words = view.say("docs-unwaive");
    let name =
        view.say_with("docs-unwaive-name", &[("item", title(scene, &waiver.requirement).into())]);
    if Button::secondary(&words).name(&name).compact().ui(ui).clicked() {
        let edit = Edit::Unwaive(waiver.requirement.clone());
        scene.out.push(Command::Edit(Box::new(edit)));
    }
    ui.add_space(space::S12);
}
