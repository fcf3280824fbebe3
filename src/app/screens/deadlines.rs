//! The dates: of all cases, or of the one that is open; beside the list how the chosen one was found.

mod detail;
mod done;
mod list;
mod printing;
mod reading;
mod stay;
mod strip;

use egui::{Frame, Margin, Panel, Response, ScrollArea, Ui, vec2};

use super::Screen;
use crate::app::command::{Ask, CALENDAR, CASE_CALENDAR, Command};
use crate::app::desktop::Choose;
use crate::app::focus::{Part, remember};
use crate::app::layout::{Width, keyed, main_ui};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, DeadlineRow, Mark, paint, rule_ui, segmented_ui, text_ui};
use crate::domain::DutyId;
use crate::rules::DeadlineStatus;
use crate::session::CaseSession;
use crate::session::answers::Target;
use detail::Detail;
use done::{Marking, marking_ui};
use list::{List, One, Which};
use printing::{Dated, Printing, printing_ui};
use reading::{Reading, detail_ui};

/// Width of the list.
const LIST: f32 = 488.0;
/// So many dates are listed at first, and more at each press of the button below them.
const STEP: usize = 200;

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State {
    all: Half,
    of_case: Half,
}

impl State {
    /// The case is left: nothing of it stays open.
    pub(in crate::app) fn leave_case(&mut self) {
        self.of_case = Half::default();
    }
}

/// The page of all cases and that of one case are remembered apart.
#[derive(Debug, Default)]
struct Half {
    done: bool,
    more: usize,
    list: Option<List>,
    chosen: Option<Which>,
    detail: Option<Detail>,
    /// A duty that is about to be marked as done.
    marking: Option<Marking>,
    /// The list is about to be printed.
    printing: Option<Printing>,
    /// In a narrow window: the date is shown in the place of the list.
    reads: bool,
    /// The row of the chosen date comes into sight.
    scrolls: bool,
}

impl Half {
    /// Chooses the date that somebody was sent to.
    fn choose(&mut self, case: &CaseSession, duty: &DutyId) {
        let deadlines = &case.assessment().deadlines;
        let found = deadlines.iter().find(|it| it.duty == *duty);
        let is_done = found.is_some_and(|it| it.status == DeadlineStatus::Done);
        if self.done != is_done {
            self.done = is_done;
            self.more = 0;
        }
        self.chosen = Some(Which { case: case.key(), duty: duty.to_string() });
        (self.reads, self.scrolls) = (true, true);
    }
}

/// Draws the page.
pub fn deadlines_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, out: &mut Vec<Command>) {
    let is_case = *view.screen == Screen::CaseDeadlines;
    let case = view.case.filter(|_| is_case);
    let half = if is_case { &mut state.of_case } else { &mut state.all };
    if let (Some(case), Some(Target::Deadline(duty))) = (case, view.target) {
        half.choose(case, duty);
    }
    let limit = STEP * (half.more + 1);
    if !half.list.as_ref().is_some_and(|list| list.is_of(view, case, half.done, limit)) {
        half.list = Some(List::of(view, case, half.done, limit));
    }
    let Some(list) = half.list.take() else { return };
    if half.chosen.as_ref().is_none_or(|chosen| !list.has(chosen)) {
        half.chosen = list.ones.first().map(|one| one.which.clone());
        half.reads = false;
    }
    if let Some(chosen) = half.chosen.as_ref().filter(|_| !is_case) {
        peek(view, chosen, out);
    }
    let is_old = |detail: &Detail| half.chosen.as_ref().is_none_or(|it| !detail.is_of(view, it));
    if half.detail.as_ref().is_none_or(is_old) {
        half.detail = half.chosen.as_ref().and_then(|chosen| Detail::of(view, chosen));
    }
    if view.width == Width::Narrow {
        narrow_ui(ui, view, half, &list, is_case, out);
    } else {
        let shown = Panel::left("dates")
            .exact_size(if view.width == Width::Wide { LIST } else { 400.0 })
            .resizable(false)
            .frame(Frame::new().fill(roles(ui).bg))
            .show(ui, |ui| list_ui(ui, view, half, &list, is_case, out));
        remember(ui.ctx(), Part::Page, shown.response.rect);
        main_ui(ui, |ui| reading_ui(ui, view, half, is_case, out));
    }
    half.list = Some(list);
    marking_ui(ui.ctx(), view, &mut half.marking, out);
    printing_ui(ui.ctx(), view, &mut half.printing, out);
}

/// Asks for the case of the chosen date, once for each of its versions.
fn peek(view: &View<'_>, chosen: &Which, out: &mut Vec<Command>) {
    let is_open = view.case.is_some_and(|open| open.key() == chosen.case);
    let cases = view.desk.cases();
    let Some(head) = cases.iter().find(|head| head.key == chosen.case).filter(|_| !is_open) else {
        return;
    };
    let is_known =
        view.peek.is_some_and(|peek| peek.key == head.key && peek.version == head.version);
    if !is_known {
        out.push(Command::Peek(head.key));
    }
}

/// List and date take turns.
fn narrow_ui(
    ui: &mut Ui,
    view: &View<'_>,
    half: &mut Half,
    list: &List,
    is_case: bool,
    out: &mut Vec<Command>,
) {
    main_ui(ui, |ui| {
        if half.reads {
            Frame::new().inner_margin(Margin { left: 32, right: 32, top: 12, bottom: 0 }).show(
                ui,
                |ui| {
                    let words = view.say("deadlines-back");
                    if Button::secondary(&words).compact().icon(Icon::ArrowLeft).ui(ui).clicked() {
                        half.reads = false;
                    }
                },
            );
            reading_ui(ui, view, half, is_case, out);
        } else {
            list_ui(ui, view, half, list, is_case, out);
        }
    });
}

fn list_ui(
    ui: &mut Ui,
    view: &View<'_>,
    half: &mut Half,
    list: &List,
    is_case: bool,
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    let fill = if view.width == Width::Narrow { look.surface } else { look.bg };
    Panel::bottom("dates foot")
        .resizable(false)
        .frame(Frame::new().fill(fill).inner_margin(Margin::symmetric(24, 12)))
        .show(ui, |ui| foot_ui(ui, view, half, list, is_case, out));
    ScrollArea::vertical().id_salt("dates").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 24, right: 24, top: 23, bottom: 20 }).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                head_ui(ui, view, half);
                rows_ui(ui, view, half, list);
            },
        );
    });
}

/// What becomes of the list elsewhere: a calendar, paper.
fn foot_ui(
    ui: &mut Ui,
    view: &View<'_>,
    half: &mut Half,
    list: &List,
    is_case: bool,
    out: &mut Vec<Command>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S8, space::S8);
        let words = view.say("deadlines-save");
        let button = Button::secondary(&words).compact().icon(Icon::CalendarPlus);
        if button.enabled(list.has_dates).ui(ui).clicked() {
            let number = view.case.filter(|_| is_case).map(|it| it.case().number.clone());
            let stem = number.unwrap_or_else(|| "permitpack".to_owned());
            let stem = crate::export::naming::Letters::Ascii.safe(&stem, "permitpack");
            out.push(Command::Ask(Ask {
                name: if is_case { CASE_CALENDAR } else { CALENDAR },
                choose: Choose::SaveAs(format!("{stem}.ics")),
                title: view.say("app-calendar-title"),
                verb: view.say("app-save-verb"),
            }));
        }
        let words = view.say("deadlines-print");
        let button = Button::secondary(&words).compact().icon(Icon::Printer);
        if button.enabled(!list.ones.is_empty()).ui(ui).clicked() {
            half.printing = Some(Printing::new(view, Dated { is_case, done: half.done }, out));
        }
    });
}

fn head_ui(ui: &mut Ui, view: &View<'_>, half: &mut Half) {
    let look = roles(ui);
    ui.horizontal(|ui| {
        text_ui(ui, &view.say("deadlines-title"), Kind::Page, look.text);
        let (open, done) = (view.say("deadlines-open"), view.say("deadlines-done"));
        let what = view.say("deadlines-show");
        let spoken = [format!("{what}: {open}"), format!("{what}: {done}")];
        let [first, second] = &spoken;
        let options = [(open.as_str(), first.as_str()), (done.as_str(), second.as_str())];
        let words = [open.as_str(), done.as_str()];
        let width: f32 =
            words.map(|it| paint::width_of(ui, it, Kind::SmallBold).ceil() + 25.0).iter().sum();
        let left = ui.available_width() - width + 1.0;
        ui.add_space(left.max(space::S8));
        if let Some(chosen) = segmented_ui(ui, &options, usize::from(half.done)) {
            half.done = chosen == 1;
            half.more = 0;
            ui.ctx().request_repaint();
        }
    });
    ui.add_space(space::S8);
}

fn rows_ui(ui: &mut Ui, view: &View<'_>, half: &mut Half, list: &List) {
    let look = roles(ui);
    if list.ones.is_empty() {
        let key = if half.done { "deadlines-none-done" } else { "deadlines-none" };
        text_ui(ui, &view.say(key), Kind::Body, look.text_2);
        return;
    }
    let days = list.ones.iter().map(|one| paint::width_of(ui, &one.day, Kind::SmallBold));
    let day_width = days.fold(60.0, f32::max) + space::S16;
    let mut group = "";
    for one in &list.ones {
        if one.group != group {
            let color = if one.group == "deadlines-late" { look.bad } else { look.text_2 };
            ui.add_space(if group.is_empty() { 0.0 } else { space::S16 });
            text_ui(ui, &view.say(one.group), Kind::HintBold, color);
            ui.add_space(5.0);
            rule_ui(ui);
            group = one.group;
        }
        let is_chosen = half.chosen.as_ref() == Some(&one.which);
        let row = row_ui(ui, one, is_chosen, day_width);
        if is_chosen && std::mem::take(&mut half.scrolls) {
            row.scroll_to_me(None);
        }
        if row.clicked() {
            half.chosen = Some(one.which.clone());
            half.reads = true;
            ui.ctx().request_repaint();
        }
    }
    if list.hidden > 0 {
        ui.add_space(space::S12);
        let words = view.say("deadlines-more");
        let more = |ui: &mut Ui| Button::secondary(&words).compact().ui(ui);
        if ui.scope_builder(keyed(ui, "more"), more).inner.clicked() {
            half.more += 1;
            ui.ctx().request_repaint();
        }
    }
}

fn row_ui(ui: &mut Ui, one: &One, selected: bool, day_width: f32) -> Response {
    let row = DeadlineRow {
        day: &one.day,
        weekday: &one.weekday,
        title: &one.title,
        person: &one.person,
        mark: Some(Mark::deadline(ui, one.status, one.word.as_str())),
        day_width,
        selected,
    };
    let key = keyed(ui, (one.which.case, &one.which.duty));
    ui.scope_builder(key, |ui| row.ui(ui)).inner
}

fn reading_ui(
    ui: &mut Ui,
    view: &View<'_>,
    half: &mut Half,
    is_case: bool,
    out: &mut Vec<Command>,
) {
    let Half { detail, marking, .. } = half;
    let look = roles(ui);
    ScrollArea::vertical().id_salt("date").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 32, right: 32, top: 23, bottom: 32 }).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                match detail {
                    Some(detail) => {
                        let reading = Reading { detail, is_case, marking };
                        detail_ui(ui, view, reading, out);
                    }
                    None => {
                        text_ui(ui, &view.say("deadlines-pick"), Kind::Body, look.text_2);
                    }
                }
            },
        );
    });
}
