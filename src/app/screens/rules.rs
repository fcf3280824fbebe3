//! The rule book, to be read: every rule with its sources, how sure we are, since when it holds; where
//! sources disagree, both readings; values by date; the working days of each year.

mod article;
mod calendar;
mod history;
mod index;
mod parts;

use egui::{Frame, Id, Margin, Panel, ScrollArea, Ui, vec2};

use crate::app::command::Command;
use crate::app::focus::{Part, remember};
use crate::app::layout::{Width, keyed, main_ui};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{
    Button, Mark, confidence_badge_ui, confidence_width, paint, rule_row_ui, search_field_ui,
    text_ui,
};
use article::Article;
pub use index::Of;
use index::{Entry, Index};

/// Width of the list.
const LIST: f32 = 348.0;

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State {
    search: String,
    index: Option<Index>,
    /// What of the index fits the search, and for which search.
    found: Option<(String, Vec<usize>)>,
    chosen: Option<Of>,
    article: Option<Article>,
    /// In a narrow window: the rule is shown in the place of the list.
    reads: bool,
}

impl State {
    /// Shows a rule, whatever was searched for.
    pub(in crate::app) fn show(&mut self, of: Of) {
        self.search.clear();
        self.chosen = Some(of);
        self.reads = true;
    }
}

/// Draws the page.
pub fn rules_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, out: &mut Vec<Command>) {
    if !state.index.as_ref().is_some_and(|index| index.is_of(view)) {
        state.index = Some(Index::of(view));
        (state.found, state.article) = (None, None);
    }
    let Some(index) = state.index.take() else { return };
    if state.found.as_ref().is_none_or(|(search, _)| *search != state.search) {
        state.found = Some((state.search.clone(), index.find(&state.search)));
    }
    let chosen = state.chosen.take().or_else(|| index.entries.first().map(|it| it.of.clone()));
    if state.article.as_ref().is_none_or(|article| Some(&article.of) != chosen.as_ref()) {
        state.article = chosen.as_ref().and_then(|of| Article::of(view, of));
    }
    state.chosen = chosen;
    if view.width == Width::Narrow {
        main_ui(ui, |ui| {
            if state.reads && !view.find {
                reading_ui(ui, view, state, true, out);
            } else {
                state.reads = false;
                list_ui(ui, view, state, &index);
            }
        });
    } else {
        let shown = Panel::left("rules")
            .exact_size(LIST)
            .resizable(false)
            .frame(Frame::new().fill(roles(ui).bg))
            .show(ui, |ui| list_ui(ui, view, state, &index));
        remember(ui.ctx(), Part::Page, shown.response.rect);
        main_ui(ui, |ui| reading_ui(ui, view, state, false, out));
    }
    state.index = Some(index);
}

fn list_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, index: &Index) {
    let look = roles(ui);
    let fill = if view.width == Width::Narrow { look.surface } else { look.bg };
    if view.width != Width::Narrow {
        Panel::bottom("rules legend")
            .resizable(false)
            .frame(Frame::new().fill(fill).inner_margin(Margin::symmetric(16, 12)))
            .show(ui, |ui| legend_ui(ui, view));
    }
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 16, bottom: 4 }).show(ui, |ui| {
        let id = Id::unique("find a rule");
        let width = ui.available_width();
        search_field_ui(ui, id, &view.say("rules-find"), &mut state.search, width);
        if view.find {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    });
    ScrollArea::vertical().id_salt("rules").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 4, bottom: 16 }).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let found =
                    state.found.as_ref().map(|(_, found)| found.as_slice()).unwrap_or_default();
                if found.is_empty() {
                    text_ui(ui, &view.say("rules-none"), Kind::Small, look.text_2);
                }
                let mut chosen = None;
                let mut group = "";
                let counts = index.counts(found);
                for entry in found.iter().filter_map(|at| index.entries.get(*at)) {
                    if entry.group != group {
                        group = entry.group;
                        ui.add_space(space::S12);
                        let count = counts.get(group).copied().unwrap_or_default();
                        group_ui(ui, &view.say(group), count);
                        ui.add_space(space::S4);
                    }
                    let is_chosen = state.chosen.as_ref() == Some(&entry.of);
                    let key = keyed(ui, &entry.of);
                    if ui.scope_builder(key, |ui| row_ui(ui, view, entry, is_chosen)).inner {
                        chosen = Some(entry.of.clone());
                    }
                }
                if let Some(chosen) = chosen {
                    state.chosen = Some(chosen);
                    state.reads = true;
                    ui.ctx().request_repaint();
                }
            },
        );
    });
}

/// The name of a group with how many rules stand in it.
fn group_ui(ui: &mut Ui, name: &str, count: usize) {
    let look = roles(ui);
    let number = Kind::Hint.galley(ui, &count.to_string(), look.text_2, f32::INFINITY);
    let room = ui.available_width() - number.size().x - space::S16;
    let words = Kind::HintBold.galley(ui, name, look.text_2, room);
    let size = vec2(ui.available_width(), words.size().y);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{name}: {count}"))
    });
    paint::text_from(ui.painter(), rect.min, words);
    let at = egui::pos2(rect.right() - number.size().x, rect.top());
    paint::text_from(ui.painter(), at, number);
}

fn row_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, is_chosen: bool) -> bool {
    let marks: Vec<Mark> = entry.marks.iter().map(|key| mark(ui, view, key)).collect();
    rule_row_ui(ui, &entry.title, &marks, is_chosen, entry.in_force).clicked()
}

/// The sign of an exception.
fn mark(ui: &Ui, view: &View<'_>, key: &str) -> Mark {
    let look = roles(ui);
    let (icon, icon_color) = match key {
        index::TWO_READINGS => (Icon::Scales, look.warn),
        index::UNVERIFIED => (Icon::SealQuestion, look.warn),
        _ => (Icon::Users, look.text_2),
    };
    Mark { icon, icon_color, word: view.say(key), color: look.text_2, is_bold: false }
}

fn legend_ui(ui: &mut Ui, view: &View<'_>) {
    let look = roles(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S16, space::S4);
        text_ui(ui, &view.say("rules-no-mark"), Kind::Hint, look.text_2);
        for key in [index::PRACTICE, index::TWO_READINGS, index::UNVERIFIED] {
            mark(ui, view, key).ui(ui);
        }
    });
}

fn reading_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut State,
    with_back: bool,
    out: &mut Vec<Command>,
) {
    let State { chosen, article, reads, .. } = state;
    let Some(article) = article else { return };
    ScrollArea::vertical().id_salt("rule").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 32, right: 32, top: 23, bottom: 32 }).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if with_back {
                    let words = view.say("rules-back");
                    if Button::secondary(&words).compact().icon(Icon::ArrowLeft).ui(ui).clicked() {
                        *reads = false;
                    }
                    ui.add_space(space::S12);
                }
                head_ui(ui, article);
                for part in &article.parts {
                    if let Some(of) = parts::part_ui(ui, view, part, out) {
                        *chosen = Some(of);
                        ui.ctx().request_repaint();
                    }
                }
            },
        );
    });
}

/// The title with how sure we are at its right; below it where there is no room.
fn head_ui(ui: &mut Ui, article: &Article) {
    let look = roles(ui);
    let badge = article.confidence.map_or(0.0, |it| confidence_width(ui, it) + space::S16);
    let room = ui.available_width() - badge;
    let is_wide = room > 360.0;
    if let Some(confidence) = article.confidence.filter(|_| is_wide) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.vertical(|ui| {
                ui.set_width(room);
                text_ui(ui, &article.title, Kind::Page, look.text);
            });
            ui.add_space(space::S16);
            ui.vertical(|ui| {
                ui.add_space(5.0);
                confidence_badge_ui(ui, confidence);
            });
        });
    } else {
        text_ui(ui, &article.title, Kind::Page, look.text);
    }
    if !article.lead.is_empty() {
        text_ui(ui, &article.lead, Kind::Paragraph, look.text_2);
    }
    if let Some(confidence) = article.confidence.filter(|_| !is_wide) {
        ui.add_space(space::S8);
        confidence_badge_ui(ui, confidence);
    }
}
