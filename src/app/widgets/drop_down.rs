//! A choice out of many: a box that opens a list, with a search line when the list is long (countries).

use egui::output::OutputEvent;
use egui::{
    Id, Key, Popup, PopupCloseBehavior, Pos2, Rect, Response, Role, ScrollArea, Sense, Ui,
    WidgetInfo, vec2,
};

use super::field::{Input, paint_box};
use super::paint;
use super::words::{is_only_read, say, say_why_off};
use crate::app::theme::{Icon, Kind, roles, space};

/// From this many options on, the list gets a search line.
pub const SEARCH_FROM: usize = 12;

/// One of many.
#[must_use = "call `ui`"]
#[derive(Clone, Debug)]
pub struct DropDown<'a> {
    id: Id,
    name: &'a str,
    options: &'a [String],
    placeholder: &'a str,
    width: f32,
    compact: bool,
    is_wrong: bool,
}

impl<'a> DropDown<'a> {
    /// `name` is spoken; the options are shown in the order given.
    pub fn new(id: Id, name: &'a str, options: &'a [String], width: f32) -> Self {
        Self { id, name, options, placeholder: "", width, compact: false, is_wrong: false }
    }

    /// Shown while nothing is chosen.
    pub fn placeholder(mut self, placeholder: &'a str) -> Self {
        self.placeholder = placeholder;
        self
    }

    /// 28 high, as in filters.
    pub fn compact(mut self) -> Self {
        self.compact = true;
        self
    }

    /// Red edge.
    pub fn wrong(mut self, is_wrong: bool) -> Self {
        self.is_wrong = is_wrong;
        self
    }

    /// Draws it; changed when another option was chosen.
    pub fn ui(self, ui: &mut Ui, chosen: &mut Option<usize>) -> Response {
        let mut button = self.box_ui(ui, *chosen);
        let state_id = self.id.with("list");
        let was_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&button));
        let opens = button.clicked() && !was_open
            || button.has_focus()
                && ui.input(|input| input.key_pressed(Key::ArrowDown))
                && !was_open;
        if opens {
            ui.data_mut(|data| {
                data.insert_temp(state_id, ListState { at: *chosen, ..ListState::default() })
            });
            Popup::open_id(ui.ctx(), Popup::default_response_id(&button));
        }
        let roles = roles(ui);
        let frame = egui::Frame::NONE
            .fill(roles.surface)
            .stroke(egui::Stroke::new(1.0, roles.line_strong))
            .corner_radius(space::R_CARD)
            .shadow(paint::shadow(roles))
            .inner_margin(egui::Margin::same(6));
        let width = self.width.max(220.0);
        let popup = Popup::from_response(&button)
            .open_memory(None)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .frame(frame)
            .gap(space::S4)
            .width(width)
            .show(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                let mut state: ListState =
                    ui.data(|data| data.get_temp(state_id)).unwrap_or_default();
                let picked = self.list_ui(ui, &mut state, *chosen);
                ui.data_mut(|data| data.insert_temp(state_id, state));
                picked
            });
        if let Some(picked) = popup.and_then(|shown| shown.inner) {
            Popup::close_id(ui.ctx(), Popup::default_response_id(&button));
            button.request_focus();
            if *chosen != Some(picked) {
                *chosen = Some(picked);
                button.mark_changed();
                button.output_event(OutputEvent::ValueChanged(self.info(ui, Some(picked))));
            }
        }
        button
    }

    fn box_ui(&self, ui: &mut Ui, chosen: Option<usize>) -> Response {
        let roles = roles(ui);
        let (height, kind, side) = if self.compact {
            (space::COMPACT, Kind::Small, 11.0)
        } else {
            (space::CONTROL, Kind::Body, 13.0)
        };
        let shown = chosen.and_then(|index| self.options.get(index));
        let color = if shown.is_some() { roles.text } else { roles.text_3 };
        let text = shown.map_or(self.placeholder, String::as_str);
        let words = kind.galley(ui, text, color, self.width - 2.0 * side - 24.0);
        let height = height.max(words.size().y + space::S16);
        let (_, rect) = ui.allocate_space(vec2(self.width, height));
        let at = ui.painter().add(egui::Shape::Noop);
        let response = ui.interact(rect, self.id, Sense::click());
        let info = self.info(ui, chosen);
        response.widget_info(|| info.clone());
        paint_box(ui, at, rect, self.is_wrong, response.has_focus());
        paint::text_at(ui.painter(), rect.left() + side, rect.center().y, words);
        let center = Pos2::new(rect.right() - side - 6.0, rect.center().y);
        paint::icon(ui.painter(), center, Icon::CaretDown, space::ICON_TEXT, roles.text_2);
        say_why_off(response, is_only_read(ui))
    }

    fn info(&self, ui: &Ui, chosen: Option<usize>) -> WidgetInfo {
        let shown = chosen.and_then(|index| self.options.get(index));
        WidgetInfo {
            current_text_value: shown.cloned(),
            ..WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), self.name)
        }
    }

    fn list_ui(&self, ui: &mut Ui, state: &mut ListState, chosen: Option<usize>) -> Option<usize> {
        let mut picked = None;
        if self.options.len() >= SEARCH_FROM {
            let search = say(ui, "widget-search", &[]);
            let mut input = Input::new(self.id.with("search"), &search, ui.available_width());
            input.placeholder = &search;
            let response = input.ui(ui, &mut state.filter);
            if !state.has_begun {
                response.request_focus();
            }
            if response.changed() {
                state.at = None;
            }
            ui.add_space(6.0);
        }
        let found = matching(self.options, &state.filter);
        let step = ui.input(|input| {
            let down = i64::from(input.key_pressed(Key::ArrowDown));
            down - i64::from(input.key_pressed(Key::ArrowUp))
        });
        let place = state.at.and_then(|at| found.iter().position(|index| *index == at));
        let is_new = !state.has_begun;
        state.has_begun = true;
        let has_moved = step != 0 && !is_new;
        if has_moved {
            state.at = moved(&found, place, step);
        }
        if state.at.is_none() {
            state.at = found.first().copied();
        }
        if found.is_empty() {
            let nothing = say(ui, "widget-nothing-found", &[]);
            super::field::text_ui(ui, &nothing, Kind::Small, roles(ui).text_2);
        }
        ScrollArea::vertical().max_height(288.0).auto_shrink([false, true]).show(ui, |ui| {
            for index in found.iter().copied() {
                let Some(option) = self.options.get(index) else { continue };
                let is_at = state.at == Some(index);
                let response = option_ui(ui, option, chosen == Some(index), is_at);
                if is_at && (has_moved || is_new) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    picked = Some(index);
                }
            }
        });
        if !is_new && ui.input(|input| input.key_pressed(Key::Enter)) && picked.is_none() {
            picked = state.at.filter(|at| found.contains(at));
        }
        picked
    }
}

/// What an open list remembers.
#[derive(Clone, Debug, Default)]
struct ListState {
    filter: String,
    at: Option<usize>,
    has_begun: bool,
}

fn moved(found: &[usize], place: Option<usize>, step: i64) -> Option<usize> {
    let last = found.len().checked_sub(1)?;
    let next = match (place, step > 0) {
        (None, _) => 0,
        (Some(place), true) => (place + 1).min(last),
        (Some(place), false) => place.saturating_sub(1),
    };
    found.get(next).copied()
}

/// The options that contain the words typed; those that begin with them first.
pub(super) fn matching(options: &[String], filter: &str) -> Vec<usize> {
    let wanted = filter.trim().to_lowercase();
    let lowered = options.iter().map(|option| option.to_lowercase()).enumerate();
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for (index, option) in lowered {
        if option.starts_with(&wanted) {
            first.push(index);
        } else if option.contains(&wanted) {
            rest.push(index);
        }
    }
    first.append(&mut rest);
    first
}

#[expect(clippy::fn_params_excessive_bools, reason = "two independent states of one control")]
fn option_ui(ui: &mut Ui, option: &str, is_chosen: bool, is_at: bool) -> Response {
    let roles = roles(ui);
    let words = Kind::Body.galley(ui, option, roles.text, ui.available_width() - 44.0);
    let height = space::RULE_ROW.max(words.size().y + space::S12);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, option));
    if is_at || response.hovered() {
        ui.painter().rect_filled(
            rect,
            space::R_CONTROL,
            if is_at { roles.selected } else { roles.hover },
        );
    }
    paint::text_at(ui.painter(), rect.left() + space::S8, rect.center().y, words);
    if is_chosen {
        let center = Pos2::new(rect.right() - 16.0, rect.center().y);
        paint::icon(ui.painter(), center, Icon::Check, space::ICON_TEXT, roles.accent);
    }
    response
}

/// A search line, 28 high: magnifier, text, and a cross that empties it.
pub fn search_field_ui(ui: &mut Ui, id: Id, name: &str, text: &mut String, width: f32) -> Response {
    let roles = roles(ui);
    let mut input = Input::new(id, name, width);
    input.height = space::COMPACT;
    input.placeholder = name;
    input.indent = 20.0;
    let mut response = input.ui(ui, text);
    let rect = response.rect;
    let center = Pos2::new(rect.left() + 17.0, rect.center().y);
    paint::icon(ui.painter(), center, Icon::MagnifyingGlass, space::ICON_TEXT, roles.text_2);
    if !text.is_empty() {
        let spot = Rect::from_center_size(
            Pos2::new(rect.right() - 15.0, rect.center().y),
            vec2(24.0, 24.0),
        );
        let clear = ui.interact(spot, id.with("clear"), Sense::click());
        let clear_name = say(ui, "widget-clear-search", &[]);
        clear.widget_info(|| WidgetInfo::labeled(Role::Button, true, &clear_name));
        paint::icon(ui.painter(), spot.center(), Icon::X, 14.0, roles.text_2);
        if clear.has_focus() {
            paint::focus_inside(ui.painter(), spot, space::R_BADGE, roles);
        }
        if clear.clicked() {
            text.clear();
            response.mark_changed();
            response.request_focus();
        }
    }
    response
}
