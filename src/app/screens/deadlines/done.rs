//! The question on which day a duty was done.

use egui::{Context, Id};

use crate::app::command::Command;
use crate::app::theme::{Kind, roles_of};
use crate::app::toast::Wording;
use crate::app::view::View;
use crate::app::widgets::{
    Button, DateEntry, Field, date_field_ui, dialog_buttons_ui, overlay_ui, text_ui,
};
use crate::domain::{DoneDuty, DutyId};
use crate::session::Edit;
use crate::store::{CaseKey, Step, When};

/// A duty that is about to be marked as done.
#[derive(Debug)]
pub(super) struct Marking {
    key: CaseKey,
    duty: DutyId,
    title: String,
    entry: DateEntry,
    /// What is wrong with the day, and in which of its boxes.
    wrong: Option<(String, [bool; 3])>,
    /// The day takes the keyboard when the question is new.
    is_new: bool,
}

impl Marking {
    /// Today, to begin with.
    pub(super) fn new(view: &View<'_>, key: CaseKey, duty: DutyId, title: &str) -> Self {
        let entry = DateEntry::of(view.today().0, view.language);
        Self { key, duty, title: title.to_owned(), entry, wrong: None, is_new: true }
    }

    /// What marks it; `None` while the day is wrong.
    fn command(&mut self, view: &View<'_>) -> Option<Command> {
        let wrong = match self.entry.date() {
            Ok(Some(on)) if on <= view.today().0 => {
                self.wrong = None;
                let step = Step::new("step-done", When(0)).with("duty", self.duty.as_str());
                return Some(Command::EditCase {
                    key: self.key,
                    edit: Box::new(Edit::MarkDone(DoneDuty { duty: self.duty.clone(), on })),
                    back: Box::new(Edit::Reopen(self.duty.clone())),
                    said: Wording::step(view.desk.book(), step),
                });
            }
            Ok(Some(_)) => (view.say("deadlines-done-future"), [true; 3]),
            Ok(None) => (view.say("widget-date-missing"), [true; 3]),
            Err(problem) => (problem.text(view.language), problem.parts()),
        };
        self.wrong = Some(wrong);
        None
    }
}

/// Draws the question, while there is one.
pub(super) fn marking_ui(
    ctx: &Context,
    view: &View<'_>,
    marking: &mut Option<Marking>,
    out: &mut Vec<Command>,
) {
    let Some(asked) = marking else { return };
    let title = view.say("deadlines-mark-title");
    let mut is_over = false;
    let shown = overlay_ui(ctx, Id::unique("mark as done"), &title, 460.0, |ui| {
        text_ui(ui, &asked.title, Kind::Body, roles_of(ctx).text_2);
        ui.add_space(crate::app::theme::space::S16);
        let label = view.say("deadlines-done-day");
        let (error, parts) = match &asked.wrong {
            Some((error, parts)) => (Some(error.as_str()), *parts),
            None => (None, [false; 3]),
        };
        let field = Field::new(&label).error(error);
        let id = Id::unique("done on");
        let day = date_field_ui(ui, id, &label, field, &mut asked.entry, parts);
        let is_new = std::mem::take(&mut asked.is_new);
        if is_new {
            day.request_focus();
        }
        // The key that opened the question does not answer it.
        let entered = !is_new && ui.input(|input| input.key_pressed(egui::Key::Enter));
        dialog_buttons_ui(ui, |ui| {
            let name = view.say_with("deadlines-mark-name", &[("duty", (&asked.title).into())]);
            let words = view.say("deadlines-mark-done");
            let pressed = Button::primary(&words).name(&name).ui(ui).clicked();
            let cancel = Button::secondary(&view.say("action-cancel")).ui(ui);
            let typing = entered && ui.ctx().text_edit_focused();
            if cancel.clicked() {
                is_over = true;
            } else if (pressed || typing)
                && let Some(command) = asked.command(view)
            {
                out.push(command);
                is_over = true;
            }
        });
    });
    if is_over || shown.wants_close {
        *marking = None;
        ctx.request_repaint();
    }
}
