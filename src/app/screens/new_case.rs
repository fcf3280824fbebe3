//! Begins a case: what is applied for, on which ground, where; number and company.

use egui::{Id, Ui};

use super::case_frame;
use crate::app::cases::title_of;
use crate::app::command::{Command, NewCase};
use crate::app::screens::question::company::company_label;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, DropDown, Field, text_field_ui, text_ui};
use crate::domain::{CategoryId, ChannelId, ProcedureId};
use crate::rules::Procedure;
use crate::store::{CaseHead, CaseKey, PartyKey, PartyKind};

const FIELD: f32 = 480.0;

/// What the page remembers.
#[derive(Debug, Default)]
pub(crate) struct State {
    procedure: Option<ProcedureId>,
    category: Option<CategoryId>,
    channel: Option<ChannelId>,
    number: Option<String>,
    company: Option<PartyKey>,
    tried: bool,
    /// Of whom it is another case.
    renews: Option<(CaseKey, String)>,
}

/// Draws the page.
pub(super) fn new_case_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, out: &mut Vec<Command>) {
    let title = match &state.renews {
        None => view.say("new-case-title"),
        Some((_, of)) => view.say_with("new-case-renew-title", &[("title", of.as_str().into())]),
    };
    case_frame::column_ui(ui, &title, 640.0, |ui| {
        let look = roles(ui);
        let is_renewal = state.renews.is_some();
        let lead = if is_renewal { "new-case-renew-lead" } else { "new-case-lead" };
        text_ui(ui, &view.say(lead), Kind::Paragraph, look.text_2);
        ui.add_space(space::S20);
        let Some(procedure) = procedure_ui(ui, view, state) else { return };
        category_ui(ui, view, state, procedure);
        channel_ui(ui, view, state, procedure);
        number_ui(ui, view, state);
        if !is_renewal {
            company_ui(ui, view, state);
        }
        ui.add_space(space::S24);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S12;
            if Button::secondary(&view.say("action-back")).icon(Icon::ArrowLeft).ui(ui).clicked() {
                out.push(Command::Back);
            }
            let create = view.say("new-case-create");
            if Button::primary(&create).writes(!view.read_only).ui(ui).clicked() {
                state.tried = true;
                if let Some(case) = state.case(view, procedure) {
                    let renews = std::mem::take(state).renews;
                    out.push(match renews {
                        None => Command::Create(Box::new(case)),
                        Some((key, _)) => Command::Renew(key, Box::new(case)),
                    });
                }
            }
        });
    });
}

impl State {
    /// What is begun is another case of the same person.
    pub(crate) fn renew(&mut self, of: &CaseHead) {
        let category = of.category.clone();
        let renews = Some((of.key, title_of(of)));
        *self = Self { procedure: Some(of.procedure.clone()), category, renews, ..Self::default() };
    }

    /// What is begun is a case of its own.
    pub(crate) fn renew_none(&mut self) {
        if self.renews.is_some() {
            *self = Self::default();
        }
    }

    fn number<'a>(&'a self, view: &View<'_>) -> std::borrow::Cow<'a, str> {
        match &self.number {
            Some(number) => number.trim().into(),
            None => view.desk.free_number().into(),
        }
    }

    fn number_error(&self, view: &View<'_>) -> Option<&'static str> {
        let number = self.number(view);
        if number.is_empty() {
            return Some("new-case-number-missing");
        }
        let taken = view.desk.cases().iter().any(|head| head.number == *number);
        taken.then_some("new-case-number-taken")
    }

    fn category_error(&self, procedure: &Procedure) -> Option<&'static str> {
        let missing = procedure.has_categories && self.category.is_none();
        missing.then_some("new-case-category-missing")
    }

    fn case(&self, view: &View<'_>, procedure: &Procedure) -> Option<NewCase> {
        if self.number_error(view).is_some() || self.category_error(procedure).is_some() {
            return None;
        }
        Some(NewCase {
            procedure: procedure.id.clone(),
            category: self.category.clone().filter(|_| procedure.has_categories),
            channel: self.channel.clone(),
            number: self.number(view).into_owned(),
            company: self.company,
        })
    }
}

fn procedure_ui<'a>(ui: &mut Ui, view: &View<'a>, state: &mut State) -> Option<&'a Procedure> {
    let book = view.book;
    let first = book.procedures.first()?.id.clone();
    let chosen = state.procedure.get_or_insert(first).clone();
    let options: Vec<(ProcedureId, String)> = (book.procedures.iter())
        .map(|one| (one.id.clone(), one.title.in_language(view.language).to_owned()))
        .collect();
    choice_ui(ui, view, &view.say("new-case-procedure"), None, &options, Some(&chosen), |id| {
        state.procedure = Some(id);
    });
    book.procedure(state.procedure.as_ref()?)
}

fn category_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, procedure: &Procedure) {
    if !procedure.has_categories {
        return;
    }
    let options: Vec<(CategoryId, String)> = (view.book.categories.iter())
        .map(|one| (one.id.clone(), one.title.in_language(view.language).to_owned()))
        .collect();
    let error = state.category_error(procedure).filter(|_| state.tried).map(|key| view.say(key));
    let chosen = state.category.clone();
    let label = view.say("new-case-category");
    choice_ui(ui, view, &label, error.as_deref(), &options, chosen.as_ref(), |id| {
        state.category = Some(id);
    });
}

fn channel_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, procedure: &Procedure) {
    let options: Vec<(ChannelId, String)> = (view.book.channels.iter())
        .filter(|one| procedure.channels.contains(&one.id))
        .map(|one| (one.id.clone(), one.title.in_language(view.language).to_owned()))
        .collect();
    let Some((first, _)) = options.first() else { return };
    let known = state.channel.as_ref().is_some_and(|id| options.iter().any(|(one, _)| one == id));
    if !known {
        state.channel = Some(first.clone());
    }
    let chosen = state.channel.clone();
    choice_ui(ui, view, &view.say("new-case-channel"), None, &options, chosen.as_ref(), |id| {
        state.channel = Some(id);
    });
}

fn number_ui(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let error = state.number_error(view).filter(|_| state.tried || state.number.is_some());
    let error = error.map(|key| view.say(key));
    let mut number = match &state.number {
        Some(number) => number.clone(),
        None => view.desk.free_number(),
    };
    let (label, hint) = (view.say("new-case-number"), view.hint("new-case-number"));
    let field = Field::new(&label).hint(&hint).error(error.as_deref());
    let response = text_field_ui(ui, Id::unique("new case number"), field, &mut number, 180.0);
    if response.changed() {
        state.number = Some(number);
    }
    ui.add_space(space::S20);
}

fn company_ui(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let mut options: Vec<(Option<PartyKey>, String)> =
        vec![(None, view.say("new-case-company-none"))];
    let parties = view.desk.parties();
    let companies = parties.iter().filter(|one| one.kind == PartyKind::Company && !one.is_deleted);
    options.extend(companies.map(|one| (Some(one.key), company_label(&parties, one))));
    if options.len() < 2 {
        return;
    }
    let chosen = state.company;
    choice_ui(ui, view, &view.say("new-case-company"), None, &options, Some(&chosen), |key| {
        state.company = key;
    });
    text_ui(ui, &view.hint("new-case-company"), Kind::Hint, roles(ui).text_2);
}

/// One of several: a box with a list, below its label.
fn choice_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    label: &str,
    error: Option<&str>,
    options: &[(T, String)],
    chosen: Option<&T>,
    choose: impl FnOnce(T),
) {
    let words: Vec<String> = options.iter().map(|(_, words)| words.clone()).collect();
    let mut at = options.iter().position(|(id, _)| Some(id) == chosen);
    let width = FIELD.min(ui.available_width());
    let none = view.say("question-choose");
    let response = Field::new(label).error(error).show(ui, width, |ui, field| {
        let list = DropDown::new(Id::unique(("new case", label)), label, &words, width);
        list.placeholder(&none).wrong(field.is_wrong()).ui(ui, &mut at)
    });
    if response.changed()
        && let Some((id, _)) = at.and_then(|at| options.get(at))
    {
        choose(id.clone());
    }
    ui.add_space(space::S20);
}
