//! Finding something within the case: questions, documents, findings, dates, rules, by words in the language
//! of the window. The arrow keys choose, Enter goes there, Esc closes.

mod hits;

use egui::{Context, Id, Key, Modifiers, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::app::command::Command;
use crate::app::theme::{Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Input, overlay_ui, paint, text_ui};
use hits::{Hit, Hits};

/// Width of the overlay.
const WIDTH: f32 = 640.0;
/// Height of the list.
const HEIGHT: f32 = 380.0;

/// What is searched for while the overlay is open.
#[derive(Debug, Default)]
pub struct State {
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    words: String,
    hits: Hits,
    /// What fits the words, by place in the hits.
    found: Vec<usize>,
    selected: usize,
    /// The field takes the keyboard.
    is_new: bool,
    /// The chosen line must come into view.
    scrolls: bool,
}

impl State {
    /// Whether the overlay is there.
    pub(crate) fn is_open(&self) -> bool {
        self.open.is_some()
    }
}

/// Draws the overlay, when it is asked for or open.
pub(super) fn search_ui(ctx: &Context, view: &View<'_>, state: &mut State, out: &mut Vec<Command>) {
    let Some(case) = view.case.filter(|_| view.screen.needs_case()) else {
        state.open = None;
        return;
    };
    if view.find && state.open.is_none() {
        state.open = Some(Open {
            words: String::new(),
            hits: Hits::of(view, case),
            found: Vec::new(),
            selected: 0,
            is_new: true,
            scrolls: false,
        });
    }
    let Some(open) = &mut state.open else { return };
    if !open.hits.is_of(view, case) {
        open.hits = Hits::of(view, case);
        open.found = open.hits.find(&open.words);
    }
    let title = view.say("search-title");
    let shown = overlay_ui(ctx, Id::unique("find in the case"), &title, WIDTH, |ui| {
        inside_ui(ui, view, open)
    });
    if let Some(command) = shown.inner {
        out.push(command);
        state.open = None;
    } else if shown.wants_close {
        state.open = None;
        ctx.request_repaint();
    }
}

/// The field and the list; where the chosen line leads, when it was chosen.
fn inside_ui(ui: &mut Ui, view: &View<'_>, open: &mut Open) -> Option<Command> {
    let pressed = |ui: &mut Ui, key| ui.input_mut(|it| it.consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(ui, Key::ArrowDown), pressed(ui, Key::ArrowUp));
    let id = Id::unique("find words");
    let name = view.say("search-field");
    let mut input = Input::new(id, &name, ui.available_width());
    input.placeholder = &name;
    let field = input.ui(ui, &mut open.words);
    if std::mem::take(&mut open.is_new) {
        field.request_focus();
    }
    if field.changed() {
        open.found = open.hits.find(&open.words);
        open.selected = 0;
        open.scrolls = true;
    }
    let last = open.found.len().saturating_sub(1);
    if down || up {
        let next = if down { open.selected + 1 } else { open.selected.saturating_sub(1) };
        open.selected = next.min(last);
        open.scrolls = true;
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(space::S8);
    said_ui(ui, view, open);
    ui.add_space(space::S8);
    let mut chosen = entered.then_some(open.selected);
    let scrolls = std::mem::take(&mut open.scrolls);
    let room = (ui.ctx().content_rect().height() - 260.0).clamp(96.0, HEIGHT);
    ScrollArea::vertical()
        .id_salt("found")
        .max_height(room)
        .min_scrolled_height(room)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut group = "";
            for (index, hit) in open.found.iter().enumerate() {
                let Some(hit) = open.hits.get(*hit) else { continue };
                if hit.group != group {
                    group = hit.group;
                    ui.add_space(space::S8);
                    text_ui(ui, &view.say(group), Kind::HintBold, roles(ui).text_2);
                    ui.add_space(space::S4);
                }
                let is_selected = index == open.selected;
                let response = hit_ui(ui, hit, is_selected);
                if is_selected && scrolls {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(index);
                }
            }
        });
    let hit = open.found.get(chosen?)?;
    open.hits.get(*hit).map(|hit| hit.leads.clone())
}

/// How much was found, or what can be found; spoken when it changes.
fn said_ui(ui: &mut Ui, view: &View<'_>, open: &Open) {
    let words = if open.words.trim().is_empty() {
        view.say("search-what")
    } else if open.found.is_empty() {
        view.say("search-none")
    } else {
        view.say_with("search-count", &[("count", open.found.len().into())])
    };
    text_ui(ui, &words, Kind::Hint, roles(ui).text_2);
}

/// A line: icon, what it is, and a few words more.
fn hit_ui(ui: &mut Ui, hit: &Hit, is_selected: bool) -> egui::Response {
    let look = roles(ui);
    let width = ui.available_width() - 10.0;
    let room = width - 44.0;
    let title = Kind::Small.galley(ui, &hit.title, look.text, room);
    let more = Kind::Hint.galley(ui, &hit.more, look.text_2, room);
    let below = if hit.more.is_empty() { 0.0 } else { more.size().y };
    let height = (title.size().y + below + 12.0).max(space::RULE_ROW);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &hit.name));
    paint::row_fill(ui, rect, &response, is_selected, true);
    let color = if hit.is_problem { look.bad } else { look.text_2 };
    let center = egui::pos2(rect.left() + 18.0, rect.center().y);
    paint::icon(ui.painter(), center, hit.icon, space::ICON_TEXT, color);
    let top = rect.center().y - f32::midpoint(title.size().y, below);
    let below = paint::text_from(ui.painter(), egui::pos2(rect.left() + 36.0, top), title);
    if !hit.more.is_empty() {
        paint::text_from(ui.painter(), egui::pos2(rect.left() + 36.0, below.bottom()), more);
    }
    response
}
