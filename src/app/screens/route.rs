//! What is applied for, on which ground, where it is filed, under which number: the head of the case.

use std::sync::Arc;

use egui::{Frame, Id, Margin, ScrollArea, Ui, vec2};

use super::tasks::why::{Why, why_ui};
use crate::app::command::Command;
use crate::app::layout;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::words::writing_ui;
use crate::app::widgets::{
    Button, DropDown, Field, error_summary_ui, paint, radio_list_ui, text_field_ui, text_ui,
};
use crate::domain::{Case, CategoryId, ChannelId, Language, ProcedureId, Severity, Subject};
use crate::export::words;
use crate::rules::{Scope, Truth};
use crate::session::{CaseSession, Edit, said, tasks::Task};
use crate::store::CaseHead;

/// Width of the panel at the right.
const SIDE: f32 = 372.0;
/// How wide the form is at most.
const FORM: f32 = 640.0;

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State {
    /// The number while it is typed.
    number: Option<String>,
    /// The number that was told to be taken.
    refused: Option<String>,
    why: Option<(Arc<Case>, Language, Why)>,
    /// The number is to take the focus.
    wants_number: bool,
}

impl State {
    /// What is being typed, as an edit; `Err`, once for each: the number cannot be taken, another case has it. Such
    /// a number stays in its field, and so does an empty one.
    pub(in crate::app) fn flush(
        &mut self,
        cases: &[Arc<CaseHead>],
        case: &CaseSession,
    ) -> Option<Result<Edit, String>> {
        let number = self.number.as_ref()?.trim().to_owned();
        if number.is_empty() {
            return None;
        }
        if is_taken(cases, case, &number) {
            let is_told = self.refused.as_ref() == Some(&number);
            self.refused = Some(number.clone());
            return (!is_told).then_some(Err(number));
        }
        self.number = None;
        Some(Ok(Head { number, ..Head::of(case.case()) }.edit()))
    }
}

/// Whether another case has the number.
fn is_taken(cases: &[Arc<CaseHead>], case: &CaseSession, number: &str) -> bool {
    cases.iter().any(|head| head.number == number && head.key != case.key())
}

/// The head of a case.
#[derive(Clone)]
struct Head {
    procedure: ProcedureId,
    category: Option<CategoryId>,
    channel: Option<ChannelId>,
    number: String,
}

impl Head {
    fn of(case: &Case) -> Self {
        Self {
            procedure: case.procedure.clone(),
            category: case.category.clone(),
            channel: case.channel.clone(),
            number: case.number.clone(),
        }
    }

    fn edit(self) -> Edit {
        let Self { procedure, category, channel, number } = self;
        Edit::Head { procedure, category, channel, number }
    }

    fn command(self) -> Command {
        Command::Edit(Box::new(self.edit()))
    }
}

/// Draws the page.
pub fn route_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, out: &mut Vec<Command>) {
    let Some(case) = view.case else { return };
    let is_same = state.why.as_ref().is_some_and(|(of, language, _)| {
        Arc::ptr_eq(of, case.case()) && *language == view.language
    });
    if !is_same {
        let why = Why::of_route(view, case);
        state.why = Some((Arc::clone(case.case()), view.language, why));
    }
    let why = state.why.as_ref().map(|(_, _, why)| why.clone());
    layout::with_side_ui(
        ui,
        view,
        SIDE,
        out,
        |ui, out| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let margin = Margin { left: 32, right: 32, top: 22, bottom: 32 };
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.set_max_width(FORM.min(ui.available_width()));
                    form_ui(ui, view, case, state, out);
                });
            });
        },
        |ui, out| {
            if let Some(why) = &why {
                why_ui(ui, view, why, out);
            }
        },
    );
}

fn form_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseSession,
    state: &mut State,
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    let group = said::group_of(view.book, &Task::Route, view.language);
    text_ui(ui, &group, Kind::Hint, look.text_2);
    ui.add_space(2.0);
    text_ui(ui, &said::task(view.book, &Task::Route, view.language), Kind::Page, look.text);
    ui.add_space(space::S16);
    findings_ui(ui, view, case);
    let error = number_error(view, case, state.number.as_deref());
    if let Some(error) = &error {
        state.wants_number |= error_summary_ui(ui, &[error], false).is_some();
        ui.add_space(space::S20);
    }
    writing_ui(ui, !view.read_only, |ui| {
        procedure_ui(ui, view, case, out);
        category_ui(ui, view, case, out);
        channel_ui(ui, view, case, out);
        number_ui(ui, view, case, state, error.as_deref(), out);
    });
    ui.add_space(space::S24);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S12, space::S8);
        if Button::secondary(&view.say("action-back")).icon(Icon::ArrowLeft).ui(ui).clicked() {
            out.push(Command::Back);
        }
        if Button::primary(&view.say("question-save")).ui(ui).clicked() {
            out.push(Command::Go(super::Screen::Tasks));
        }
    });
}

/// What the rules say against the route.
fn findings_ui(ui: &mut Ui, view: &View<'_>, case: &CaseSession) {
    let look = roles(ui);
    let findings = case.assessment().findings.iter().filter(|it| it.subject == Subject::Case);
    for finding in findings {
        let said = words::finding(view.book, finding, view.language);
        let (icon, color, fill, edge) = match finding.severity {
            Severity::Blocker => (Icon::WarningOctagon, look.bad, look.bad_bg, look.bad),
            Severity::Warning => (Icon::Warning, look.warn, look.warn_bg, look.warn_line),
            Severity::Hint => (Icon::Info, look.text_2, look.subtle, look.line),
        };
        let shown = Frame::NONE
            .fill(fill)
            .stroke((1.0, edge))
            .corner_radius(space::R_CARD)
            .inner_margin(Margin { left: 44, right: 16, top: 12, bottom: 12 })
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                text_ui(ui, &said.text, Kind::Label, look.text);
                if !said.hint.is_empty() {
                    ui.add_space(space::S4);
                    text_ui(ui, &said.hint, Kind::Small, look.text);
                }
            });
        let corner = shown.response.rect.min;
        let center = egui::pos2(corner.x + 24.0, corner.y + 22.0);
        paint::icon(ui.painter(), center, icon, space::ICON_BIG, color);
        ui.add_space(space::S16);
    }
}

fn procedure_ui(ui: &mut Ui, view: &View<'_>, case: &CaseSession, out: &mut Vec<Command>) {
    let all = &view.book.procedures;
    let names: Vec<String> =
        all.iter().map(|it| it.title.in_language(view.language).to_owned()).collect();
    let head = Head::of(case.case());
    let mut chosen = all.iter().position(|it| it.id == head.procedure);
    let label = view.say("new-case-procedure");
    let width = ui.available_width();
    let response = Field::new(&label).show(ui, width, |ui, _| {
        DropDown::new(Id::unique("route procedure"), &label, &names, width).ui(ui, &mut chosen)
    });
    if response.changed()
        && let Some(procedure) = chosen.and_then(|index| all.get(index))
    {
        let keeps = head.channel.as_ref().is_some_and(|it| procedure.channels.contains(it));
        let channel = if keeps { head.channel } else { procedure.channels.first().cloned() };
        let category = head.category.filter(|_| procedure.has_categories);
        let head = Head { procedure: procedure.id.clone(), category, channel, ..head };
        out.push(head.command());
    }
    ui.add_space(space::S20);
}

fn category_ui(ui: &mut Ui, view: &View<'_>, case: &CaseSession, out: &mut Vec<Command>) {
    let head = Head::of(case.case());
    if !view.book.procedure(&head.procedure).is_some_and(|it| it.has_categories) {
        return;
    }
    let all = &view.book.categories;
    let scope = Scope::new(view.book, case.case(), case.as_of());
    let words: Vec<(String, String)> = (all.iter())
        .map(|it| {
            let is_closed = scope.eval(&it.offered_if) == Truth::No;
            let hint = if is_closed { &it.otherwise } else { &it.summary };
            let text =
                |words: &crate::domain::LocalizedText| words.in_language(view.language).to_owned();
            (text(&it.title), text(hint))
        })
        .collect();
    let options: Vec<(&str, &str)> =
        words.iter().map(|(title, hint)| (title.as_str(), hint.as_str())).collect();
    let mut chosen = all.iter().position(|it| Some(&it.id) == head.category.as_ref());
    let label = view.say("new-case-category");
    let width = ui.available_width();
    let response = Field::new(&label).show(ui, width, |ui, _| {
        ui.add_space(space::S4);
        radio_list_ui(ui, &label, &options, &mut chosen)
    });
    if response.changed()
        && let Some(category) = chosen.and_then(|index| all.get(index))
    {
        out.push(Head { category: Some(category.id.clone()), ..head }.command());
    }
    ui.add_space(space::S20);
}

fn channel_ui(ui: &mut Ui, view: &View<'_>, case: &CaseSession, out: &mut Vec<Command>) {
    let head = Head::of(case.case());
    let Some(procedure) = view.book.procedure(&head.procedure) else { return };
    let all: Vec<_> =
        view.book.channels.iter().filter(|it| procedure.channels.contains(&it.id)).collect();
    if all.is_empty() {
        return;
    }
    let options: Vec<(&str, &str)> = (all.iter())
        .map(|it| (it.title.in_language(view.language), it.note.in_language(view.language)))
        .collect();
    let mut chosen = all.iter().position(|it| Some(&it.id) == head.channel.as_ref());
    let label = view.say("new-case-channel");
    let width = ui.available_width();
    let response = Field::new(&label).show(ui, width, |ui, _| {
        ui.add_space(space::S4);
        radio_list_ui(ui, &label, &options, &mut chosen)
    });
    if response.changed()
        && let Some(channel) = chosen.and_then(|index| all.get(index))
    {
        out.push(Head { channel: Some(channel.id.clone()), ..head }.command());
    }
    ui.add_space(space::S20);
}

/// What is wrong with the number as typed.
fn number_error(view: &View<'_>, case: &CaseSession, typed: Option<&str>) -> Option<String> {
    let number = typed?.trim();
    let label = view.say("new-case-number");
    let cases = view.desk.cases();
    let key = match (number.is_empty(), is_taken(&cases, case, number)) {
        (true, _) => "new-case-number-missing",
        (false, true) => "new-case-number-taken",
        (false, false) => return None,
    };
    let gaps = [("field", label.into()), ("what", view.say(key).into())];
    Some(view.say_with("question-error", &gaps))
}

fn number_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseSession,
    state: &mut State,
    error: Option<&str>,
    out: &mut Vec<Command>,
) {
    let mut number = state.number.clone().unwrap_or_else(|| case.case().number.clone());
    let (label, hint) = (view.say("new-case-number"), view.hint("new-case-number"));
    let field = Field::new(&label).hint(&hint).error(error);
    let response = text_field_ui(ui, Id::unique("route number"), field, &mut number, 204.0);
    if std::mem::take(&mut state.wants_number) {
        response.request_focus();
    }
    if response.changed() {
        state.number = Some(number);
    }
    if !response.has_focus()
        && state.number.is_some()
        && number_error(view, case, state.number.as_deref()).is_none()
        && let Some(number) = state.number.take()
    {
        let head = Head { number: number.trim().to_owned(), ..Head::of(case.case()) };
        out.push(head.command());
    }
}
