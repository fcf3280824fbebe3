//! The page of documents: places by section, the pages of the chosen one, a large look at one page with
//! what is known of its document, and files without a place at the foot.
//!
//! Limits: pages of one document are selected at a time.

mod aim;
mod card;
mod clues;
mod describe;
mod dialogs;
mod drops;
mod elsewhere;
mod facts;
mod glass;
mod grid;
mod inbox;
mod kinds;
mod look;
mod mending;
mod mending_page;
mod mending_shared;
mod mending_ui;
mod more;
mod page_work;
mod pages;
mod passport;
mod people;
mod picks;
mod placing;
mod report;
mod rows;
mod sheets;
mod sizing;
mod sizing_ui;
mod slots;
mod tools;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use crate::app::command::Command;
use crate::app::focus::{self, remember};
use crate::app::layout::Width;
use crate::app::previews::{Pictures, Previews};
use crate::app::screens::weights::Weights;
use crate::app::theme::{Icon, roles};
use crate::app::view::View;
use crate::app::widgets::Button;
use crate::domain::{Digest, DocumentId, DocumentTypeId};
use crate::session::{CaseSession, PageId, PagePlace, answers};

use dialogs::Dialog;
use drops::Zones;
use grid::Grid;
pub(in crate::app::screens) use look::{fitted, picture_ui};
use picks::{How, Picks};
use rows::Cache;
use sheets::Sheet;

const SLOTS_WIDTH: f32 = 284.0;
const LOOK_WIDTH: f32 = 368.0;

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Chosen {
    /// A place for a kind of document.
    Slot(DocumentTypeId),
    /// A file without a place.
    Loose(Digest),
}

/// Where files go that were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    Slot(DocumentTypeId),
    Inbox,
    /// In the place of this file of a document; it is there under this digest.
    Instead(DocumentId, usize, Digest),
    /// In front of a page; none = behind the last.
    Before(PagePlace, Option<PageId>),
}

/// Which part fills the window where not all have room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    /// The list of places.
    #[default]
    Slots,
    /// The pages of one.
    Pages,
    /// One page, with what is known of its document.
    Look,
    /// One page in the place of everything.
    Full,
    /// Files without a place.
    Inbox,
}

/// What the page remembers.
#[derive(Default)]
pub struct State {
    chosen: Option<Chosen>,
    /// Which of the sheets of what is chosen.
    sheet: usize,
    /// The sheets, and of what.
    sheets: Vec<Sheet>,
    sheets_of: Option<Chosen>,
    picks: Picks,
    grid: Grid,
    part: Part,
    /// 1 = the whole page fits.
    zoom: f32,
    /// Places that are not asked for are listed too.
    shows_all: bool,
    /// What is chosen comes into sight in the list.
    brings: bool,
    target: Option<Target>,
    dialog: Option<Dialog>,
    cache: Cache,
    report: report::Report,
    zones: Zones,
    pub(crate) pictures: Pictures,
}

impl State {
    /// Shows what is to be mended.
    fn mend(&mut self, case: &CaseSession, target: &answers::Target) {
        let kind = match target {
            answers::Target::Document(id) => case.case().document(id).map(|it| it.kind.clone()),
            answers::Target::Requirement(id) => {
                let asks = |row: &&rows::Row| row.slot.requirements.contains(id);
                let open = |row: &&rows::Row| row.slot.documents.is_empty();
                let first = self.cache.rows().filter(asks).find(open);
                let row = first.or_else(|| self.cache.rows().find(asks));
                row.map(|row| row.slot.kind.clone())
            }
            answers::Target::Route
            | answers::Target::Field { .. }
            | answers::Target::Letter(_)
            | answers::Target::Deadline(_) => None,
        };
        if let Some(kind) = kind {
            self.choose(Chosen::Slot(kind));
        }
    }

    fn choose(&mut self, chosen: Chosen) {
        if self.chosen.as_ref() != Some(&chosen) {
            self.brings = matches!(chosen, Chosen::Slot(_));
            self.chosen = Some(chosen);
            self.forget_page();
        }
        self.part = Part::Pages;
    }

    fn forget_page(&mut self) {
        self.sheet = 0;
        self.picks = Picks::default();
        self.zoom = 1.0;
    }

    /// Looks at a page and selects it alone.
    fn look_at(&mut self, sheet: usize) {
        self.pick(sheet, How::Alone);
    }

    fn pick(&mut self, sheet: usize, how: How) {
        self.picks.pick(&self.sheets, sheet, how);
        if self.sheet != sheet {
            self.sheet = sheet;
            self.zoom = 1.0;
        }
    }

    /// Brings what is remembered in line with the case.
    fn refresh(&mut self, view: &View<'_>, case: &CaseSession, weights: &Weights) {
        let is_new = self.cache.refresh(view, case, weights);
        let is_gone = match &self.chosen {
            None => true,
            Some(Chosen::Loose(digest)) => !case.case().inbox.iter().any(|it| it.digest == *digest),
            // A place that was chosen together with an edit is there once the edit was carried out.
            Some(Chosen::Slot(kind)) => is_new && self.cache.row(kind).is_none(),
        };
        if is_gone {
            self.chosen = self.cache.first().map(Chosen::Slot);
            self.forget_page();
        }
        if is_new || is_gone || self.sheets_of != self.chosen {
            self.sheets_of.clone_from(&self.chosen);
            self.sheets = self.chosen.as_ref().map(|it| sheets::of(case, it)).unwrap_or_default();
            self.sheet = self.picks.follow(&self.sheets, self.sheet);
        }
        if self.zoom < 1.0 {
            self.zoom = 1.0;
        }
    }
}

/// What all parts of the page look at, and where they say what is to be done.
struct Scene<'a, 'v> {
    view: &'a View<'v>,
    case: &'a CaseSession,
    previews: &'a mut Previews,
    weights: &'a mut Weights,
    out: &'a mut Vec<Command>,
}

/// Draws the page.
pub(crate) fn documents_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut State,
    weights: &mut Weights,
    out: &mut Vec<Command>,
) {
    let Some(case) = view.case else { return };
    state.refresh(view, case, weights);
    if let Some(target) = view.target {
        state.mend(case, target);
        state.refresh(view, case, weights);
    }
    drops::take_given(view, state, out);
    let ctx = ui.ctx().clone();
    weights.ask(&ctx, view, case);
    state.cache.weigh(view, case, weights);
    let is_calm = state.dialog.is_none() && !weights.is_counting();
    state.cache.learn(&ctx, (view, case), is_calm, out);
    let mut previews = state.pictures.take(&ctx, view.desk.store(), view.program);
    state.zones.clear();
    let mut scene = Scene { view, case, previews: &mut previews, weights, out };
    if state.part == Part::Full && state.sheets.is_empty() {
        state.part = Part::Pages;
    }
    match view.width {
        _ if state.part == Part::Full => full_ui(ui, &mut scene, state),
        Width::Wide => wide_ui(ui, &mut scene, state),
        Width::Middle => middle_ui(ui, &mut scene, state),
        Width::Narrow => narrow_ui(ui, &mut scene, state),
    }
    dialogs::dialog_ui(&ctx, &mut scene, state);
    drops::hint_ui(ui, view, state);
    state.pictures.put(previews);
}

fn wide_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    inbox_panel_ui(ui, scene, state);
    slots_panel_ui(ui, scene, state);
    if state.part == Part::Look {
        look_alone_ui(ui, scene, state);
        return;
    }
    let frame = Frame::new().fill(roles(ui).bg);
    let shown = Panel::right("documents look")
        .exact_size(LOOK_WIDTH)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| look::look_ui(ui, scene, state, false));
    remember(ui.ctx(), focus::Part::Page, shown.response.rect);
    pages_panel_ui(ui, scene, state);
}

fn middle_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    inbox_panel_ui(ui, scene, state);
    slots_panel_ui(ui, scene, state);
    if state.part == Part::Look {
        look_alone_ui(ui, scene, state);
    } else {
        pages_panel_ui(ui, scene, state);
    }
}

fn narrow_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    if state.part == Part::Slots {
        let frame = Frame::new().fill(roles(ui).bg);
        let shown = CentralPanel::default().frame(frame).show(ui, |ui| {
            slots::slots_ui(ui, scene, state);
        });
        remember(ui.ctx(), focus::Part::Page, shown.response.rect);
        return;
    }
    let (key, to) = match state.part {
        Part::Look => ("docs-back-to-pages", Part::Pages),
        Part::Slots | Part::Pages | Part::Full | Part::Inbox => ("docs-back-to-list", Part::Slots),
    };
    back_bar_ui(ui, scene.view, state, key, to);
    match state.part {
        Part::Look => look_alone_ui(ui, scene, state),
        Part::Inbox => {
            let frame = Frame::new().fill(roles(ui).bg).inner_margin(Margin::symmetric(16, 12));
            CentralPanel::default().frame(frame).show(ui, |ui| {
                inbox::inbox_ui(ui, scene, state);
            });
        }
        Part::Slots | Part::Pages | Part::Full => pages_panel_ui(ui, scene, state),
    }
}

/// The way back, at the top of a part that fills the window.
fn back_bar_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, key: &str, to: Part) {
    let frame = Frame::new().fill(roles(ui).bg).inner_margin(Margin::symmetric(8, 4));
    Panel::top("documents back").resizable(false).frame(frame).show(ui, |ui| {
        let words = view.say(key);
        if Button::quiet(&words).icon(Icon::CaretLeft).compact().ui(ui).clicked() {
            state.part = to;
        }
    });
}

fn slots_panel_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let frame = Frame::new().fill(roles(ui).bg);
    let shown = Panel::left("documents slots")
        .exact_size(SLOTS_WIDTH)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| slots::slots_ui(ui, scene, state));
    remember(ui.ctx(), focus::Part::Page, shown.response.rect);
}

fn inbox_panel_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let height = inbox::height(scene);
    let frame = Frame::new().fill(roles(ui).bg).inner_margin(Margin::symmetric(16, 12));
    let shown = Panel::bottom("documents inbox")
        .exact_size(height)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| inbox::inbox_ui(ui, scene, state));
    state.zones.inbox = Some(shown.response.rect);
    remember(ui.ctx(), focus::Part::Strip, shown.response.rect);
}

fn pages_panel_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let frame = Frame::new().fill(roles(ui).surface);
    let shown = CentralPanel::default().frame(frame).show(ui, |ui| {
        pages::pages_ui(ui, scene, state);
    });
    state.zones.pages = Some(shown.response.rect);
    remember(ui.ctx(), focus::Part::Page, shown.response.rect);
}

fn full_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let frame = Frame::new().fill(roles(ui).bg);
    let shown = CentralPanel::default().frame(frame).show(ui, |ui| {
        look::full_ui(ui, scene, state);
    });
    remember(ui.ctx(), focus::Part::Page, shown.response.rect);
}

fn look_alone_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let frame = Frame::new().fill(roles(ui).bg);
    let shown = CentralPanel::default().frame(frame).show(ui, |ui| {
        look::look_ui(ui, scene, state, true);
    });
    remember(ui.ctx(), focus::Part::Page, shown.response.rect);
}
