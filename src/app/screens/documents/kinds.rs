//! Choosing a kind of document: where a file belongs, what else it is used for, what split pages become.

use egui::{Id, ScrollArea, Ui};

use super::rows::title_of;
use super::sheets::{Place, Sheet, file_at};
use super::{Chosen, Scene, State, page_work, placing, tools};
use crate::app::theme::{Kind, roles, space};
use crate::app::widgets::{begins_here, menu_item_ui, radio_list_ui, search_field_ui, text_ui};
use crate::domain::{Digest, DocumentTypeId, FileRef};
use crate::session::{PageId, PagePlace};

/// Pages that are to be split off.
#[derive(Clone, Debug)]
pub(super) struct Split {
    place: PagePlace,
    /// Those that are selected; the first of them and all behind it.
    ways: [Vec<PageId>; 2],
    /// Which of the two.
    way: Option<usize>,
    wanted: String,
}

impl Split {
    /// Of the selected pages of the document of a sheet.
    pub(super) fn of(state: &State, sheet: &Sheet, pages: Vec<PageId>) -> Self {
        let beside = state.sheets.iter().filter(|it| it.place.is_beside(&sheet.place));
        let behind = beside
            .skip_while(|it| !pages.contains(&it.item.id))
            .filter(|it| it.item.page.is_some())
            .filter(|it| !it.item.is_left_out() || pages.contains(&it.item.id));
        let behind: Vec<PageId> = behind.map(|it| it.item.id).collect();
        let way = usize::from(pages.len() == 1 && behind.len() < sheet.of);
        Self {
            place: sheet.place.pages(),
            ways: [pages, behind],
            way: Some(way),
            wanted: String::new(),
        }
    }
}

/// Where a file without a place belongs.
pub(super) fn place_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    digest: Digest,
    wanted: &mut String,
) -> bool {
    let case = scene.case.case();
    let Some(file) = file_at(case, &Place::Loose(digest)).cloned() else { return true };
    text_ui(ui, &file.name, Kind::Small, roles(ui).text_2);
    let put = kinds_ui(ui, scene, state, wanted, |_| true).filter(|_| tools::has_place(&file));
    if let Some(kind) = &put
        && !placing::ask(scene, state, &file, kind, true)
    {
        tools::put(scene, state, &file, kind);
    }
    put.is_some()
}

/// What else a file is used for: it stays where it is.
pub(super) fn use_also_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    file: &FileRef,
    wanted: &mut String,
) -> bool {
    text_ui(ui, &file.name, Kind::Small, roles(ui).text_2);
    ui.add_space(space::S4);
    text_ui(ui, &scene.view.say("docs-use-also-lead"), Kind::Small, roles(ui).text_2);
    let case = scene.case.case();
    let has = |kind: &DocumentTypeId| {
        let mut of_kind = case.documents.iter().filter(|it| it.kind == *kind);
        of_kind.any(|it| it.files.iter().any(|known| known.digest == file.digest))
    };
    // Of several people each may have a document of the same scan.
    let is_family = scene.view.book.people_in(case).len() > 1;
    let put = kinds_ui(ui, scene, state, wanted, |kind| is_family || !has(kind));
    if let Some(kind) = &put
        && !placing::ask(scene, state, file, kind, false)
    {
        tools::use_also(scene, state, file, kind);
    }
    put.is_some()
}

/// What split pages become.
pub(super) fn split_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    split: &mut Split,
) -> bool {
    let view = scene.view;
    let counted =
        |key: &str, pages: &[PageId]| view.say_with(key, &[("count", pages.len().into())]);
    let [selected, behind] = &split.ways;
    let words = [counted("docs-split-selected", selected), counted("docs-split-behind", behind)];
    if selected != behind {
        let options: Vec<(&str, &str)> = words.iter().map(|it| (it.as_str(), "")).collect();
        let name = view.say("docs-split-which");
        begins_here(&radio_list_ui(ui, &name, &options, &mut split.way));
    } else if let Some(words) = words.first() {
        text_ui(ui, words, Kind::Small, roles(ui).text_2);
    }
    ui.add_space(space::S12);
    text_ui(ui, &view.say("docs-split-kind"), Kind::Label, roles(ui).text);
    let put = kinds_ui(ui, scene, state, &mut split.wanted, |_| true);
    if let Some(kind) = &put {
        let pages = split.way.and_then(|way| split.ways.get(way)).cloned().unwrap_or_default();
        page_work::split(scene, &split.place, pages, kind);
        state.choose(Chosen::Slot(kind.clone()));
    }
    put.is_some()
}

/// The kinds of document by section, with a field to search them; the one that was pressed.
fn kinds_ui(
    ui: &mut Ui,
    scene: &Scene<'_, '_>,
    state: &mut State,
    wanted: &mut String,
    can: impl Fn(&DocumentTypeId) -> bool,
) -> Option<DocumentTypeId> {
    ui.add_space(space::S8);
    let name = scene.view.say("docs-search-place");
    search_field_ui(ui, Id::unique("place search"), &name, wanted, ui.available_width());
    ui.add_space(space::S8);
    let needle = wanted.trim().to_lowercase();
    let mut put = None;
    let groups = &state.cache.groups;
    let mut listed: Vec<&DocumentTypeId> = Vec::new();
    ScrollArea::vertical().id_salt("places").max_height(320.0).show(ui, |ui| {
        for group in groups {
            let fits = |title: &str| needle.is_empty() || title.to_lowercase().contains(&needle);
            let rows: Vec<_> = (group.rows.iter())
                .filter(|row| fits(&row.title) && !listed.contains(&&row.slot.kind))
                .collect();
            if rows.is_empty() {
                continue;
            }
            ui.add_space(space::S8);
            text_ui(ui, &group.title, Kind::SmallBold, roles(ui).text_2);
            for row in rows {
                listed.push(&row.slot.kind);
                let can = can(&row.slot.kind);
                if menu_item_ui(ui, None, &row.title, "", can).clicked() {
                    put = Some(row.slot.kind.clone());
                }
            }
        }
        // What this case does not ask for may be put somewhere all the same.
        let fits = |title: &str| needle.is_empty() || title.to_lowercase().contains(&needle);
        let others = scene.view.book.documents.keys();
        let others = others.filter(|it| {
            !groups.iter().flat_map(|group| &group.rows).any(|row| row.slot.kind == **it)
        });
        let mut others: Vec<(String, &DocumentTypeId)> =
            others.map(|kind| (title_of(scene.view, kind), kind)).collect();
        others.retain(|(title, _)| fits(title));
        others.sort();
        if !others.is_empty() {
            ui.add_space(space::S8);
            let words = scene.view.say("docs-other-kinds");
            text_ui(ui, &words, Kind::SmallBold, roles(ui).text_2);
        }
        for (title, kind) in &others {
            if menu_item_ui(ui, None, title, "", can(kind)).clicked() {
                put = Some((*kind).clone());
            }
        }
        if listed.is_empty() && others.is_empty() {
            text_ui(ui, &scene.view.say("widget-nothing-found"), Kind::Small, roles(ui).text_2);
        }
    });
    put
}
