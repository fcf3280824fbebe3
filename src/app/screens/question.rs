//! The page of questions of one topic: at most six fields, what is wrong with them, and why they are asked.
//!
//! What is being typed is kept as a draft; leaving a field makes it an answer, with a mistake in it or not.

mod answer_field;
mod beside;
pub(in crate::app) mod company;
mod draft;
mod form;
mod mrz;
mod page;
mod records;

use std::sync::Arc;

use egui::{Frame, Margin, ScrollArea, Ui};

use super::Screen;
use super::tasks::why::{Why, reasons_ui};
use crate::app::command::{Command, Typed};
use crate::app::layout;
use crate::app::previews::Pictures;
use crate::app::theme::space;
use crate::app::view::View;
use crate::domain::{FactId, TopicId};
use crate::session::CaseSession;
use crate::session::answers::Target;
use crate::session::tasks::{Task, task_list};
use draft::{Drafts, Place};
use page::Page;

/// Width of the panel at the right.
const SIDE: f32 = 372.0;

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State {
    topic: Option<TopicId>,
    part: usize,
    page: Option<Page>,
    drafts: Drafts,
    countries: page::Countries,
    /// The field that is to take the focus.
    wanted: Option<Place>,
    /// The field that had it last.
    looked_at: Option<FactId>,
    why: Option<(Vec<FactId>, Why)>,
    /// Save was pressed in the frame before: its answers are in the case now.
    saving: bool,
    /// The mistakes that were shown when Save was pressed.
    told: Vec<String>,
    /// The first mistake is to take the focus.
    tells: bool,
    /// The document beside the questions.
    beside: beside::State,
    /// A record that is being added, by its place.
    adding: Option<usize>,
}

impl State {
    /// The pictures of the document beside the questions.
    pub(crate) fn pictures(&mut self) -> &mut Pictures {
        &mut self.beside.pictures
    }

    /// How many bytes of pixels are kept.
    pub(crate) fn picture_bytes(&self) -> usize {
        self.beside.pictures.bytes()
    }

    /// What is typed but not yet answered, as edits. The page is about to be left.
    pub(in crate::app) fn flush(&mut self) -> Vec<Typed> {
        // What is wrong with the half of it may be told now.
        self.page = None;
        self.drafts.take_all()
    }

    fn begin(&mut self, topic: &TopicId, part: usize) {
        self.topic = Some(topic.clone());
        self.part = part;
        self.page = None;
        self.looked_at = None;
        self.why = None;
        self.told = Vec::new();
        self.tells = false;
        self.saving = false;
        self.adding = None;
    }

    fn turn_to(&mut self, part: usize) {
        if let Some(topic) = self.topic.clone() {
            self.begin(&topic, part);
        }
    }

    fn update(&mut self, view: &View<'_>, case: &CaseSession, topic: &TopicId) {
        if self.topic.as_ref() != Some(topic) {
            self.begin(topic, 0);
            self.beside.begin();
        }
        if let Some(Target::Field { topic: of, part, fact }) = view.target
            && of == topic
        {
            self.begin(topic, *part);
            self.wanted = Some(Place { record: None, fact: fact.clone() });
        }
        let is_same = self.page.as_ref().is_some_and(|page| page.is_of(view, case));
        if !is_same {
            let before = self.page.take();
            self.page = Page::of(view, case, topic, self.part);
            if let (Some(page), Some(before)) = (&mut self.page, before) {
                // Whoever is still typing is not told what is wrong with the half of it.
                page.tell_as_before(&before, |place| self.drafts.is_kept(place));
            }
            self.why = None;
        }
        if let Some(page) = &self.page {
            self.part = page.question.part;
        }
        self.countries.update(view);
    }

    fn update_why(&mut self, view: &View<'_>, case: &CaseSession) {
        let Some(page) = &self.page else { return };
        let facts = match &self.looked_at {
            Some(fact) => vec![fact.clone()],
            None => page.facts(),
        };
        if self.why.as_ref().is_some_and(|(of, _)| *of == facts) {
            return;
        }
        let mut why = Why::of_facts(view, case, &facts);
        why.heading = match &self.looked_at {
            Some(fact) => page::label(view, fact).to_owned(),
            None => page.title.clone(),
        };
        self.why = Some((facts, why));
    }
}

/// Draws the page.
pub fn question_ui(
    ui: &mut Ui,
    view: &View<'_>,
    topic: &TopicId,
    state: &mut State,
    out: &mut Vec<Command>,
) {
    let Some(case) = view.case else { return };
    state.update(view, case, topic);
    if std::mem::take(&mut state.saving) {
        after_saving(case, state, out);
        state.update(view, case, topic);
    }
    state.update_why(view, case);
    let why = state.why.take();
    let mut beside = std::mem::take(&mut state.beside);
    let is_asked = state.page.is_some();
    let facts = state.page.as_ref().map(Page::facts).unwrap_or_default();
    layout::with_side_ui(
        ui,
        view,
        SIDE,
        out,
        |ui, out| {
            if is_asked {
                form::form_ui(ui, view, case, state, out);
            } else {
                form::nothing_ui(ui, view, topic, out);
            }
        },
        |ui, out| {
            // The reasons below it stay what they are when it comes or has other buttons.
            ui.scope_builder(layout::keyed(ui, "beside"), |ui| {
                beside::beside_ui(ui, view, case, topic, &mut beside, out);
            });
            side_ui(ui, view, case, (why.as_ref().map(|(_, why)| why), &facts), out);
        },
    );
    if state.why.is_none() {
        state.why = why;
    }
    state.beside = beside;
}

fn side_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseSession,
    (why, facts): (Option<&Why>, &[FactId]),
    out: &mut Vec<Command>,
) {
    ScrollArea::vertical().id_salt("why").auto_shrink(false).show(ui, |ui| {
        let margin = Margin { left: 24, right: 24, top: 22, bottom: 20 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if let Some(why) = why {
                reasons_ui(ui, view, why, out);
            }
            ui.add_space(space::S20);
            mrz::known_ui(ui, view, case, facts);
        });
    });
}

/// Save was pressed and everything typed is an answer now: on to the next page, or to the first mistake. A
/// mistake that was shown before keeps nobody: it stands in the list of what must be mended.
fn after_saving(case: &CaseSession, state: &mut State, out: &mut Vec<Command>) {
    let Some(page) = &state.page else { return };
    let errors: Vec<String> = page.errors.iter().map(|error| error.text.clone()).collect();
    if !errors.is_empty() && errors != state.told {
        state.told = errors;
        state.tells = true;
        return;
    }
    if page.question.part + 1 < page.question.parts {
        let next = page.question.part + 1;
        state.turn_to(next);
        return;
    }
    let here = Task::Topic(page.question.topic.clone());
    let list = task_list(case.known());
    let rows = list.groups.iter().flat_map(|group| &group.rows);
    let mut after = rows.skip_while(|row| row.task != here).skip(1);
    let next = after.find_map(|row| match &row.task {
        Task::Topic(topic) if row.status.is_open() => Some(topic.clone()),
        Task::Topic(_)
        | Task::Route
        | Task::Section(_)
        | Task::Inbox
        | Task::Letter(_)
        | Task::Check
        | Task::Pack => None,
    });
    out.push(Command::Go(next.map_or(Screen::Tasks, Screen::Question)));
}

/// Whether two shared values are the same one.
fn same<T>(one: &Arc<T>, other: &Arc<T>) -> bool {
    Arc::ptr_eq(one, other)
}
