//! A document of this case in another case of the workspace: the lease of a family whose members have a case each.

use std::sync::Arc;

use egui::{Id, ScrollArea, Ui};

use super::Scene;
use super::people;
use super::rows::title_of;
use crate::app::command::Command;
use crate::app::theme::{Kind, roles, space};
use crate::app::toast::Wording;
use crate::app::widgets::{menu_item_ui, search_field_ui, text_ui};
use crate::domain::{Document, DocumentId};
use crate::i18n::say;
use crate::session::{Edit, for_another_case};
use crate::store::CaseHead;

/// So many are listed; who wants another one searches.
const LISTED: usize = 40;

/// The other cases, the last changed first.
pub(super) fn others(scene: &Scene<'_, '_>) -> impl Iterator<Item = Arc<CaseHead>> {
    let (cases, this) = (scene.view.desk.cases(), scene.case.key());
    (0..cases.len())
        .filter_map(move |at| cases.get(at).cloned())
        .filter(move |head| head.key != this)
}

/// Draws the cases; `true` when one was chosen.
pub(super) fn cases_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    document: &DocumentId,
    wanted: &mut String,
) -> bool {
    let view = scene.view;
    let Some(document) = scene.case.case().document(document) else { return true };
    let look = roles(ui);
    text_ui(ui, &title_of(view, &document.kind), Kind::Label, look.text);
    if let Some(names) = people::names_of(view, scene.case.case(), document) {
        text_ui(ui, &names, Kind::Small, look.text_2);
    }
    ui.add_space(space::S4);
    text_ui(ui, &view.say("docs-elsewhere-lead"), Kind::Small, look.text_2);
    ui.add_space(space::S8);
    let name = view.say("docs-elsewhere-search");
    search_field_ui(ui, Id::unique("case search"), &name, wanted, ui.available_width());
    ui.add_space(space::S8);
    let needle = wanted.trim().to_lowercase();
    let named = |head: &CaseHead| {
        let gaps = [("number", (&head.number).into()), ("title", (&head.summary.title).into())];
        view.say_with("docs-elsewhere-case", &gaps)
    };
    // Every case is asked, so the words of a row are made only for those that are shown.
    let is_found = |head: &CaseHead| {
        let says = |text: &str| text.to_lowercase().contains(&needle);
        says(&head.number) || says(&head.summary.title)
    };
    let fitting = others(scene).filter(|it| is_found(it));
    let mut fitting: Vec<Arc<CaseHead>> = fitting.take(LISTED + 1).collect();
    let is_more = fitting.len() > LISTED;
    fitting.truncate(LISTED);
    let mut chosen = None;
    ScrollArea::vertical().id_salt("cases").max_height(320.0).show(ui, |ui| {
        for head in &fitting {
            if menu_item_ui(ui, None, &named(head), "", true).clicked() {
                chosen = Some(Arc::clone(head));
            }
        }
        let key = if is_more { "docs-elsewhere-more" } else { "widget-nothing-found" };
        if is_more || fitting.is_empty() {
            text_ui(ui, &view.say(key), Kind::Small, look.text_2);
        }
    });
    let Some(head) = chosen else { return false };
    let document = document.clone();
    use_in(scene, &document, &head);
    true
}

fn use_in(scene: &mut Scene<'_, '_>, document: &Document, head: &CaseHead) {
    let Some(copy) = for_another_case(document, scene.case.key()) else { return };
    let title = scene.view.book.documents.get(&document.kind).map(|it| it.title.clone());
    let number = head.number.clone();
    let said = Wording::new(move |language| {
        let title = title.as_ref().map_or("", |title| title.in_language(language));
        let gaps = [("document", title.into()), ("case", (&number).into())];
        say(language, "docs-used-elsewhere", &gaps)
    });
    let back = Box::new(Edit::RemoveDocument(copy.id.clone()));
    let edit = Box::new(Edit::Adopt(Box::new(copy)));
    scene.out.push(Command::EditCase { key: head.key, edit, back, said });
}
