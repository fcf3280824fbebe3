//! The page before the pack: what must be mended, what should be looked at, and every answer with a way
//! to change it.

mod said;

use egui::{Align, Frame, Layout, Margin, Panel, Rect, ScrollArea, Ui, vec2};

use super::Screen;
use crate::app::command::Command;
use crate::app::focus::{Part, remember};
use crate::app::layout::{Width, is_low, keyed, main_ui};
use crate::app::theme::{Icon, Kind, Words, roles, space};
use crate::app::view::View;
use crate::app::widgets::{
    Button, divider, error_summary_ui, link_named_ui, paint, rule_ui, summary_row_ui, text_ui,
};
use said::{Point, Said};

/// Width of the panel at the right.
const SIDE: f32 = 404.0;
/// Where the values of the list begin.
const LABEL: f32 = 232.0;
/// What the number of a point takes.
const NUMBER: f32 = 28.0;

/// What the page remembers: its words, until the case or the language changes.
#[derive(Debug, Default)]
pub struct State {
    said: Option<Said>,
    /// The page has just been opened: the summary takes the keyboard.
    was_shown: bool,
}

/// Draws the page.
pub fn check_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, out: &mut Vec<Command>) {
    let Some(session) = view.case else { return };
    if !state.said.as_ref().is_some_and(|said| said.is_of(session, view.language)) {
        state.said = Some(Said::of(session, view.language));
    }
    let is_new = !std::mem::replace(&mut state.was_shown, true);
    let Some(said) = &state.said else { return };
    if view.width == Width::Wide {
        let shown = Panel::right("check side")
            .exact_size(SIDE)
            .resizable(false)
            .frame(Frame::new().fill(roles(ui).bg))
            .show(ui, |ui| {
                Panel::bottom("check create")
                    .resizable(false)
                    .frame(
                        Frame::new()
                            .fill(roles(ui).surface)
                            .inner_margin(Margin::symmetric(24, 16)),
                    )
                    .show(ui, |ui| create_ui(ui, view, said, out));
                ScrollArea::vertical().id_salt("points").auto_shrink(false).show(ui, |ui| {
                    Frame::new().inner_margin(Margin::symmetric(24, 20)).show(ui, |ui| {
                        points_ui(ui, said, out);
                    });
                });
            });
        remember(ui.ctx(), Part::Page, shown.response.rect);
        main_ui(ui, |ui| list_ui(ui, view, said, Points::Beside, out));
        return;
    }
    let shown = Panel::bottom("check create")
        .resizable(false)
        .frame(Frame::new().fill(roles(ui).bg).inner_margin(Margin::symmetric(32, 12)))
        .show(ui, |ui| create_ui(ui, view, said, out));
    remember(ui.ctx(), Part::Foot, shown.response.rect);
    main_ui(ui, |ui| list_ui(ui, view, said, Points::Above { is_new }, out));
}

/// Where the points to mend stand.
#[derive(Clone, Copy)]
enum Points {
    /// In a panel of their own.
    Beside,
    /// Above the answers, in narrow windows.
    Above {
        /// They are shown for the first time.
        is_new: bool,
    },
}

/// The title, on narrow windows the points, and the answers by topic.
fn list_ui(ui: &mut Ui, view: &View<'_>, said: &Said, points: Points, out: &mut Vec<Command>) {
    let look = roles(ui);
    ScrollArea::vertical().id_salt("answers").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::new().inner_margin(Margin { left: 32, right: 32, top: 23, bottom: 32 }).show(
            ui,
            |ui| {
                text_ui(ui, &view.say("check-title"), Kind::Page, look.text);
                text_ui(ui, &view.say("check-lead"), Kind::Paragraph, look.text_2);
                if matches!(points, Points::Above { .. }) && is_low(ui.ctx()) {
                    // In the foot it would take what little there is of the page.
                    ui.add_space(space::S8);
                    text_ui(ui, &said.reason, Kind::Hint, look.text_2);
                }
                ui.add_space(space::S12);
                match points {
                    Points::Above { is_new } => summary_ui(ui, said, is_new, out),
                    Points::Beside => edge_to_edge(ui),
                }
                for section in &said.sections {
                    ui.add_space(space::S16);
                    text_ui(ui, &section.title, Kind::Section, look.text);
                    ui.add_space(5.0);
                    rule_ui(ui);
                    for row in &section.rows {
                        let color = if row.is_answered { look.text } else { look.text_3 };
                        let value = Words::new().add(&row.value, Kind::Small, color);
                        let change = (said.change.as_str(), row.name.as_str());
                        let label = LABEL.min(ui.available_width() * 0.4);
                        let problem = row.problem.as_deref();
                        let drawn = ui.scope_builder(keyed(ui, &row.name), |ui| {
                            summary_row_ui(ui, label, &row.label, value, problem, change)
                        });
                        if drawn.inner.clicked() {
                            out.push(Command::Mend(Box::new(row.target.clone())));
                        }
                    }
                }
            },
        );
    });
}

/// The summary where there is no panel for it: problems as links in a red box, warnings below.
fn summary_ui(ui: &mut Ui, said: &Said, is_new: bool, out: &mut Vec<Command>) {
    if !said.problems.is_empty() {
        let errors: Vec<&str> = said.problems.iter().map(|point| point.title.as_str()).collect();
        let pressed = error_summary_ui(ui, &errors, is_new);
        if let Some(point) = pressed.and_then(|at| said.problems.get(at)) {
            out.push(Command::Mend(Box::new(point.target.clone())));
        }
        ui.add_space(space::S16);
    }
    if !said.warnings.is_empty() {
        group_ui(ui, Icon::Warning, &said.warnings_title, &said.warnings, out);
    }
}

/// The points in the panel at the right.
fn points_ui(ui: &mut Ui, said: &Said, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    if said.problems.is_empty() {
        let look = roles(ui);
        heading_ui(ui, Icon::CheckCircle, &said.problems_title);
        text_ui(ui, &said.complete, Kind::Paragraph, look.text_2);
    } else {
        group_ui(ui, Icon::WarningOctagon, &said.problems_title, &said.problems, out);
    }
    if !said.warnings.is_empty() {
        ui.add_space(space::S20);
        group_ui(ui, Icon::Warning, &said.warnings_title, &said.warnings, out);
    }
}

fn heading_ui(ui: &mut Ui, icon: Icon, title: &str) {
    let look = roles(ui);
    let color = match icon {
        Icon::WarningOctagon => look.bad,
        Icon::Warning => look.warn,
        _ => look.ok,
    };
    let words = Kind::Section.galley(ui, title, look.text, ui.available_width() - NUMBER);
    let size = vec2(ui.available_width(), words.size().y.max(24.0));
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, title));
    let center = rect.left_top() + vec2(10.0, 12.0);
    paint::icon(ui.painter(), center, icon, space::ICON_BIG, color);
    paint::text_from(ui.painter(), rect.left_top() + vec2(NUMBER, 0.0), words);
    ui.add_space(5.0);
}

fn group_ui(ui: &mut Ui, icon: Icon, title: &str, points: &[Point], out: &mut Vec<Command>) {
    heading_ui(ui, icon, title);
    for point in points {
        rule_ui(ui);
        ui.add_space(10.0);
        point_ui(ui, point, out);
        ui.add_space(10.0);
    }
}

fn point_ui(ui: &mut Ui, point: &Point, out: &mut Vec<Command>) {
    let look = roles(ui);
    let left = ui.cursor().left_top();
    let number = Kind::Hint.galley(ui, &point.number, look.text_2, NUMBER);
    paint::text_from(ui.painter(), left + vec2(4.0, 1.0), number);
    let room =
        Rect::from_min_size(left + vec2(NUMBER, 0.0), vec2(ui.available_width() - NUMBER, 0.0));
    let inner = ui.scope_builder(keyed(ui, ("point", &point.name)).max_rect(room), |ui| {
        ui.set_width(room.width());
        text_ui(ui, &point.title, Kind::Small, look.text);
        if !point.hint.is_empty() {
            text_ui(ui, &point.hint, Kind::Hint, look.text_2);
        }
        ui.add_space(space::S4);
        link_named_ui(ui, &point.verb, &point.name, Kind::Hint)
    });
    if inner.inner.clicked() {
        out.push(Command::Mend(Box::new(point.target.clone())));
    }
}

/// The way on: the pack, or a draft and why it would be one.
fn create_ui(ui: &mut Ui, view: &View<'_>, said: &Said, out: &mut Vec<Command>) {
    let look = roles(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let is_wide = view.width == Width::Wide;
    let words = view.say(said.create_key());
    let button = match (said.is_draft, said.problems.is_empty()) {
        (false, true) => Button::primary(&words),
        (true, _) => Button::secondary(&words).icon(Icon::Stamp),
        (false, false) => Button::secondary(&words),
    };
    let pressed = if is_wide {
        let width = ui.available_width();
        let pressed = button.width(width).ui(ui).clicked();
        ui.add_space(space::S8);
        text_ui(ui, &said.reason, Kind::Hint, look.text_2);
        pressed
    } else {
        let inner = ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S16;
            let pressed = button.ui(ui).clicked();
            if !is_low(ui.ctx()) {
                text_ui(ui, &said.reason, Kind::Hint, look.text_2);
            }
            pressed
        });
        inner.inner
    };
    if pressed {
        out.push(Command::Go(Screen::Pack));
    }
}

/// A line over the width of the page, below its head.
fn edge_to_edge(ui: &mut Ui) {
    ui.add_space(space::S8);
    let clip = ui.clip_rect();
    divider(ui, clip.left(), clip.right(), ui.cursor().top());
    ui.add_space(1.0);
}
