//! Draws the parts of a rule.

use std::sync::Arc;

use egui::{Galley, Sense, Ui, vec2};

use super::article::{Part, SourceLine};
use super::index::Of;
use crate::app::command::Command;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{
    Button, ReadingCard, divider, in_force_ui, link_named_ui, paint, text_ui, year_legend_ui,
    year_ui,
};

/// Two cards stand beside each other from this width on.
const TWO: f32 = 560.0;

/// Draws a part; the rule that a link in it leads to, when one was pressed.
pub(super) fn part_ui(
    ui: &mut Ui,
    view: &View<'_>,
    part: &Part,
    out: &mut Vec<Command>,
) -> Option<Of> {
    let look = roles(ui);
    let heading = |ui: &mut Ui, title: &str| {
        text_ui(ui, title, Kind::Section, look.text);
        ui.add_space(space::S4);
    };
    ui.add_space(space::S20);
    match part {
        Part::Text { title, lines } => {
            heading(ui, title);
            for line in lines {
                text_ui(ui, line, Kind::Paragraph, look.text);
            }
        }
        Part::InForce { title, spans } => {
            heading(ui, title);
            in_force_ui(ui, spans);
        }
        Part::Points { title, points } => {
            heading(ui, title);
            for point in points {
                point_ui(ui, point);
            }
        }
        Part::Links { title, links } => {
            heading(ui, title);
            return links_ui(ui, links);
        }
        Part::Readings { question, readings, resolution } => {
            heading(ui, question);
            readings_ui(ui, view, readings);
            text_ui(ui, &view.say("rules-resolution"), Kind::SmallBold, look.text);
            text_ui(ui, resolution, Kind::Paragraph, look.text_2);
        }
        Part::Year(months, weekdays, marks) => {
            year_legend_ui(ui, marks);
            ui.add_space(space::S16);
            year_ui(ui, months, weekdays);
        }
        Part::Years(years) => return years_ui(ui, view, years),
        Part::Example(words) => example_ui(ui, words),
        Part::Table { title, rows } => {
            heading(ui, title);
            for (left, right) in rows {
                table_row_ui(ui, left, right);
            }
        }
        Part::Sources(sources) => sources_ui(ui, view, sources, out),
    }
    None
}

/// A point with a tick before it.
fn point_ui(ui: &mut Ui, point: &str) {
    let look = roles(ui);
    let words = Kind::Paragraph.galley(ui, point, look.text, ui.available_width() - 24.0);
    let size = vec2(ui.available_width(), words.size().y + space::S4);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, point));
    let center = egui::pos2(rect.left() + 8.0, rect.top() + 10.0);
    paint::icon(ui.painter(), center, Icon::Check, space::ICON_TEXT, look.ok);
    paint::text_from(ui.painter(), rect.min + vec2(24.0, 0.0), words);
}

fn links_ui(ui: &mut Ui, links: &[(String, String, Of)]) -> Option<Of> {
    let mut to = None;
    for (words, name, of) in links {
        if link_named_ui(ui, words, name, Kind::Small).clicked() {
            to = Some(of.clone());
        }
        ui.add_space(10.0);
    }
    to
}

/// The years beside this one.
fn years_ui(ui: &mut Ui, view: &View<'_>, years: &[(String, Of)]) -> Option<Of> {
    let mut to = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S8, space::S8);
        for (year, of) in years {
            let name = view.say_with("rules-see-year", &[("year", year.into())]);
            let button = Button::secondary(year).compact().icon(Icon::CalendarBlank).name(&name);
            if button.ui(ui).clicked() {
                to = Some(of.clone());
            }
        }
    });
    to
}

/// The readings: two beside each other, more below each other.
fn readings_ui(ui: &mut Ui, view: &View<'_>, readings: &[(String, String, bool)]) {
    let tags = [view.say("rules-followed"), view.say("rules-other")];
    let [used, other] = &tags;
    let card = |(text, source, followed): &(String, String, bool), ui: &mut Ui, width, height| {
        let tag = if *followed { used } else { other };
        ReadingCard { title: text, tag, text: "", source, is_used: *followed }.ui(ui, width, height)
    };
    let width = ui.available_width();
    if let ([one, two], true) = (readings, width >= TWO) {
        let half = (width - space::S12) / 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S12;
            let height = card(one, ui, half, 0.0);
            card(two, ui, half, height);
        });
        ui.add_space(space::S12);
        return;
    }
    for reading in readings {
        card(reading, ui, width, 0.0);
        ui.add_space(space::S12);
    }
}

fn example_ui(ui: &mut Ui, words: &str) {
    let look = roles(ui);
    let galley = Kind::Small.galley(ui, words, look.text_2, ui.available_width() - 24.0);
    let size = vec2(ui.available_width(), galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    let center = egui::pos2(rect.left() + 8.0, rect.top() + 9.0);
    paint::icon(ui.painter(), center, Icon::Flask, space::ICON_TEXT, look.text_2);
    paint::text_from(ui.painter(), rect.min + vec2(24.0, 0.0), galley);
}

/// The sources as a table with a head; where the window is narrow, each with its lines below it.
fn sources_ui(ui: &mut Ui, view: &View<'_>, sources: &[SourceLine], out: &mut Vec<Command>) {
    let look = roles(ui);
    text_ui(ui, &view.say("rules-sources"), Kind::Section, look.text);
    ui.add_space(space::S4);
    let is_wide = ui.available_width() >= TWO;
    if is_wide {
        let heads = ["rules-source-title", "rules-source-place", "rules-source-read"];
        let words = heads.map(|key| view.say(key));
        let columns = columns(ui);
        let galleys = words.each_ref().map(|it| Kind::Hint.galley(ui, it, look.text_2, 400.0));
        let size = vec2(ui.available_width(), 24.0);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        for (galley, (left, _)) in galleys.into_iter().zip(columns) {
            paint::text_from(ui.painter(), rect.min + vec2(left, 2.0), galley);
        }
    }
    for source in sources {
        source_ui(ui, view, source, is_wide, out);
    }
}

/// Left edge and width of the three columns.
fn columns(ui: &Ui) -> [(f32, f32); 3] {
    let width = ui.available_width();
    let (first, second) = (width * 0.5, width * 0.24);
    let gap = space::S16;
    [(0.0, first - gap), (first, second - gap), (first + second, width - first - second)]
}

fn source_ui(
    ui: &mut Ui,
    view: &View<'_>,
    source: &SourceLine,
    is_wide: bool,
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    let (left, top) = (ui.cursor().left(), ui.cursor().top());
    divider(ui, left, left + ui.available_width(), top);
    let columns = columns(ui);
    let [(_, first), (second, second_width), (third, third_width)] = columns;
    let right = |text: &str, width: f32| -> Arc<Galley> {
        Kind::Small.galley(ui, text, look.text_2, width)
    };
    let place = right(&source.place, second_width);
    let read_on = right(&source.read_on, third_width);
    ui.add_space(space::S8);
    let shown = ui.vertical(|ui| {
        ui.set_max_width(if is_wide { first } else { ui.available_width() });
        match &source.url {
            Some(url) => {
                let name = view.say_with("rules-open-source", &[("url", url.into())]);
                let link = link_named_ui(ui, &source.title, &name, Kind::Small);
                if link.on_hover_text(url).clicked() {
                    out.push(Command::Open(url.into()));
                }
            }
            None => {
                text_ui(ui, &source.title, Kind::Small, look.text);
            }
        }
        if !is_wide {
            let read_on = view.say_with("rules-read-on", &[("date", (&source.read_on).into())]);
            let more = [source.place.as_str(), read_on.as_str()];
            let more: Vec<&str> = more.into_iter().filter(|it| !it.is_empty()).collect();
            text_ui(ui, &more.join(" · "), Kind::Hint, look.text_2);
        }
    });
    let mut height = shown.response.rect.height();
    if is_wide {
        let at = shown.response.rect.min;
        height = height.max(place.size().y).max(read_on.size().y);
        paint::text_from(ui.painter(), at + vec2(second, 0.0), place);
        paint::text_from(ui.painter(), at + vec2(third, 0.0), read_on);
        let spoken = format!("{}: {}, {}", source.title, source.place, source.read_on);
        let id = ui.next_auto_id();
        let rest = egui::Rect::from_min_size(
            at + vec2(second, 0.0),
            vec2(ui.available_width() - second, height),
        );
        ui.interact(rest, id, Sense::hover())
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    }
    ui.add_space(height - shown.response.rect.height() + space::S8);
}

fn table_row_ui(ui: &mut Ui, left: &str, right: &str) {
    let look = roles(ui);
    let width = ui.available_width();
    let column = width * 0.62;
    let left_words = Kind::Small.galley(ui, left, look.text, column - space::S12);
    let right_words = Kind::Small.galley(ui, right, look.text_2, width - column);
    let height = left_words.size().y.max(right_words.size().y) + 16.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{left}: {right}"))
    });
    divider(ui, rect.left(), rect.right(), rect.top());
    paint::text_from(ui.painter(), rect.left_top() + vec2(0.0, 8.0), left_words);
    paint::text_from(ui.painter(), rect.left_top() + vec2(column, 8.0), right_words);
}
