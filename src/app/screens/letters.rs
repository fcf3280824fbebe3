//! The page of letters: those of the case at the left, the pages of the chosen one as they are printed, and
//! at the right what is still blank and the words that may be changed.
//!
//! Limits: what is printed is worked out by [`PaperDesk`] a moment after the last key; until then the pages
//! of before stay.

mod actions;
mod asking;
mod drafts;
mod list;
mod parts;
mod sheet;

use std::sync::Arc;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use crate::app::command::{Command, DROPPED, Typed};
use crate::app::focus::{self, remember};
use crate::app::layout::Width;
use crate::app::previews::{Pictures, Previews};
use crate::app::theme::{Icon, roles};
use crate::app::view::View;
use crate::app::widgets::Button;
use crate::domain::{AsOf, Case, FileRef, Language, LetterId};
use crate::rules::Letter;
use crate::session::CaseSession;
use crate::session::answers::Target;
use crate::session::paper::{Paper, PaperDesk, PaperOrder, PaperRow};

use asking::Printing;
use drafts::Drafts;

const LIST_WIDTH: f32 = 284.0;
const WORDS_WIDTH: f32 = 368.0;
/// Seconds after the last key before the pages are made anew.
const QUIET: f64 = 0.25;

/// Which part fills the window where not all have room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    /// The letters.
    #[default]
    List,
    /// The pages of one.
    Pages,
    /// Its words.
    Words,
}

/// What was ordered last.
struct Ordered {
    case: Arc<Case>,
    as_of: AsOf,
    language: Language,
    chosen: Option<LetterId>,
    revision: u64,
}

/// What the page remembers.
#[derive(Default)]
pub struct State {
    chosen: Option<LetterId>,
    part: Part,
    paper: Option<Paper>,
    /// The pages that were shown before these: they stay until these are drawn.
    before: Option<FileRef>,
    desk: Option<PaperDesk>,
    ordered: Option<Ordered>,
    drafts: Drafts,
    printing: Option<Printing>,
    pub(crate) pictures: Pictures,
    /// Where the rows were drawn last: a signed paper can be dropped on its letter.
    rows_at: Vec<(egui::Rect, LetterId)>,
}

impl State {
    /// What the pages that are shown are made of.
    pub(crate) fn pages(&self) -> Option<crate::domain::Digest> {
        let shown = self.paper.as_ref()?.shown.as_ref()?;
        Some(shown.pages.as_ref()?.file.digest)
    }

    /// What is being typed becomes words of the case.
    pub(crate) fn flush(&mut self, case: &CaseSession) -> Vec<Typed> {
        self.drafts.take_all(case)
    }

    /// The letters, once they are known.
    fn rows(&self) -> &[PaperRow] {
        self.paper.as_ref().map(|paper| paper.letters.as_slice()).unwrap_or_default()
    }

    /// The line of the chosen letter.
    fn row(&self) -> Option<&PaperRow> {
        let rows = self.rows();
        rows.iter().find(|row| Some(&row.id) == self.chosen.as_ref()).or_else(|| rows.first())
    }

    /// The letter for which a paper is that is dropped at a place: that of the row, else the chosen one.
    fn dropped_on(&self, at: Option<egui::Pos2>) -> Option<LetterId> {
        let on_row = at.and_then(|at| self.rows_at.iter().find(|(rect, _)| rect.contains(at)));
        on_row.map(|(_, id)| id.clone()).or_else(|| self.row().map(|row| row.id.clone()))
    }

    fn choose(&mut self, letter: LetterId) {
        self.chosen = Some(letter);
        self.part = Part::Pages;
    }

    /// Takes in what was worked out, and asks for what is missing.
    fn refresh(&mut self, ui: &Ui, view: &View<'_>, case: &CaseSession) {
        let desk = self.desk.get_or_insert_with(|| {
            let ctx = ui.ctx().clone();
            PaperDesk::new(move || ctx.request_repaint())
        });
        if let Some(paper) = desk.news() {
            let pages = |paper: &Paper| Some(paper.shown.as_ref()?.pages.as_ref()?.file.clone());
            self.before = self.paper.as_ref().and_then(pages);
            self.paper = Some(paper);
            self.lend();
        }
        let is_ordered = self.ordered.as_ref().is_some_and(|ordered| {
            Arc::ptr_eq(&ordered.case, case.case())
                && ordered.as_of == case.as_of()
                && ordered.language == view.language
                && ordered.chosen == self.chosen
        });
        let revision = self.drafts.revision();
        let is_typed = self.ordered.as_ref().is_some_and(|it| it.revision != revision);
        if is_ordered && !is_typed {
            return;
        }
        let now = ui.input(|input| input.time);
        let wait = self.drafts.typed_at() + QUIET - now;
        if is_ordered && wait > 0.0 {
            return ui.ctx().request_repaint_after_secs(narrow(wait));
        }
        if let Some(desk) = &self.desk {
            desk.order(PaperOrder {
                case: self.drafts.onto(case),
                book: Arc::clone(case.book()),
                as_of: case.as_of(),
                chosen: self.chosen.clone(),
                language: view.language,
            });
        }
        self.ordered = Some(Ordered {
            case: Arc::clone(case.case()),
            as_of: case.as_of(),
            language: view.language,
            chosen: self.chosen.clone(),
            revision,
        });
    }

    fn lend(&self) {
        let shown = self.paper.as_ref().and_then(|paper| paper.shown.as_ref());
        let pages = shown.and_then(|shown| shown.pages.as_ref());
        if let Some(pages) = pages {
            self.pictures.lend((pages.file.digest, Arc::clone(&pages.bytes)));
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a part of a second")]
fn narrow(seconds: f64) -> f32 {
    seconds as f32
}

/// What all parts of the page look at, and where they say what is to be done.
struct Scene<'a, 'v> {
    view: &'a View<'v>,
    case: &'a CaseSession,
    previews: &'a mut Previews,
    out: &'a mut Vec<Command>,
}

impl<'a> Scene<'a, '_> {
    /// The chosen letter of the rule book.
    fn letter(&self, state: &State) -> Option<&'a Letter> {
        let row = state.row()?;
        self.case.book().letter(&row.id)
    }
}

/// Draws the page.
pub fn letters_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, out: &mut Vec<Command>) {
    let Some(case) = view.case else { return };
    let ctx = ui.ctx().clone();
    if let Some(Target::Letter(id)) = view.target {
        state.choose(id.clone());
    }
    let left = state.drafts.take_left(&ctx, case);
    let rested = state.drafts.rest(&ctx, case);
    out.extend(left.into_iter().chain(rested).map(|typed| Command::Typed(Box::new(typed))));
    state.refresh(ui, view, case);
    take_given(view, state, out);
    let mut previews = state.pictures.take(&ctx, view.desk.store(), view.program);
    let mut scene = Scene { view, case, previews: &mut previews, out };
    match view.width {
        Width::Wide => {
            list_panel_ui(ui, &mut scene, state);
            let frame = Frame::new().fill(roles(ui).bg);
            let shown = Panel::right("letter words")
                .exact_size(WORDS_WIDTH)
                .resizable(false)
                .frame(frame)
                .show(ui, |ui| parts::parts_ui(ui, &mut scene, state));
            remember(&ctx, focus::Part::Page, shown.response.rect);
            center_ui(ui, &mut scene, state, false);
        }
        Width::Middle => {
            list_panel_ui(ui, &mut scene, state);
            center_ui(ui, &mut scene, state, true);
        }
        Width::Narrow => narrow_ui(ui, &mut scene, state),
    }
    asking::printing_ui(&ctx, &mut scene, state);
    sheet::hint_ui(ui, view, state);
    state.pictures.put(previews);
}

fn list_panel_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let frame = Frame::new().fill(roles(ui).bg);
    let shown = Panel::left("letters")
        .exact_size(LIST_WIDTH)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| list::list_ui(ui, scene, state));
    remember(ui.ctx(), focus::Part::Page, shown.response.rect);
}

/// The pages, or the words in their place. `switches`: with a way from one to the other.
fn center_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State, switches: bool) {
    let frame = Frame::new().fill(roles(ui).surface);
    let shown = CentralPanel::default().frame(frame).show(ui, |ui| {
        sheet::head_ui(ui, scene, state, switches);
        if switches && state.part == Part::Words {
            parts::parts_ui(ui, scene, state);
        } else {
            sheet::pages_ui(ui, scene, state);
        }
    });
    remember(ui.ctx(), focus::Part::Page, shown.response.rect);
}

fn narrow_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    if state.part == Part::List {
        let frame = Frame::new().fill(roles(ui).bg);
        let shown =
            CentralPanel::default().frame(frame).show(ui, |ui| list::list_ui(ui, scene, state));
        remember(ui.ctx(), focus::Part::Page, shown.response.rect);
        return;
    }
    let frame = Frame::new().fill(roles(ui).bg).inner_margin(Margin::symmetric(8, 4));
    Panel::top("letters back").resizable(false).frame(frame).show(ui, |ui| {
        let words = scene.view.say("papers-back");
        if Button::quiet(&words).icon(Icon::CaretLeft).compact().ui(ui).clicked() {
            state.part = Part::List;
        }
    });
    center_ui(ui, scene, state, true);
}

/// Files that came in: the signed paper, or a path to save at.
fn take_given(view: &View<'_>, state: &mut State, out: &mut Vec<Command>) {
    let Some(given) = view.given else { return };
    if given.name == DROPPED || given.name == actions::SIGNED {
        let at = given.at.filter(|_| given.name == DROPPED);
        let letter = state.dropped_on(at).and_then(|id| view.book.letter(&id));
        let to = letter.and_then(|letter| letter.document.clone());
        if let Some(letter) = letter.filter(|it| it.document.is_some()) {
            state.choose(letter.id.clone());
        }
        return out.push(Command::Import { paths: given.paths.clone(), to });
    }
    actions::take_path(given, state, out);
}
