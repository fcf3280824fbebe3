//! The pack: what it is to be, how far it is, and what came of it.

mod ahead;
mod contents;
mod earlier;
mod failed;
mod options;
mod passwords;
mod printing;
mod progress;
mod result;
mod said;

pub(super) use options::language_key;

use egui::{Frame, Margin, Panel, ScrollArea, Ui, vec2};

use crate::app::command::Command;
use crate::app::focus::{Part, remember};
use crate::app::jobs::Purpose;
use crate::app::layout::{Width, main_ui};
use crate::app::screens::weights::Weights;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{divider, paint};

/// Width of the panel at the right.
const SIDE: f32 = 404.0;

/// What is shown where a pack is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Wish {
    /// The pack, as long as it says what the case says.
    #[default]
    None,
    /// Another one is to be made.
    Another,
    /// The pack, also when the case has changed.
    Earlier,
}

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State {
    choice: Option<options::Choice>,
    contents: Option<said::Contents>,
    outcome: Option<said::Outcome>,
    /// When the job was started, to be shown.
    started: String,
    /// The same, to be counted from.
    begun: Option<chrono::NaiveDateTime>,
    /// What the user wants to see.
    wish: Wish,
    /// The checksums are shown.
    hashes: bool,
    /// The question before the pack is printed.
    printing: Option<printing::Printing>,
    /// The passwords that are asked for.
    asking: passwords::Asking,
}

impl State {
    /// Another page is shown: whoever comes back wants the pack of the case as it is.
    pub(in crate::app) fn come_back(&mut self) {
        if self.wish == Wish::Earlier {
            self.wish = Wish::None;
        }
    }
}

/// Draws the page.
pub(crate) fn pack_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut State,
    weights: &mut Weights,
    out: &mut Vec<Command>,
) {
    let Some(session) = view.case else { return };
    let running = view.running.iter().find(|job| job.is_for(Purpose::Export, session.key()));
    if let Some(running) = running {
        if state.started.is_empty() {
            state.started = view.now.format("%H:%M").to_string();
            state.begun = Some(view.now);
        }
        state.wish = Wish::None;
        return progress::progress_ui(ui, view, running, state, out);
    }
    state.started.clear();
    state.begun = None;
    weights.ask(ui.ctx(), view, session);
    let weights = &*weights;
    let made = view.made.filter(|made| made.case == session.key());
    let Some(made) = made else {
        return options::options_ui(ui, view, (session, weights), None, state, out);
    };
    // A pack that says something else than the case is not shown as if it were new.
    let is_current = made.content == session.content();
    match (&made.result, state.wish) {
        (Ok(receipt), Wish::None) if is_current => {
            result::result_ui(ui, view, session, (receipt, &made.folder), state, out);
        }
        (Ok(receipt), Wish::Earlier) => {
            result::result_ui(ui, view, session, (receipt, &made.folder), state, out);
        }
        (Ok(_), Wish::None | Wish::Another) => {
            options::options_ui(ui, view, (session, weights), None, state, out);
        }
        (Err(error), _) => {
            options::options_ui(ui, view, (session, weights), Some(error), state, out);
        }
    }
}

/// A page with something at its right: beside it where there is room, below it where there is none.
fn beside_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut State,
    out: &mut Vec<Command>,
    main: impl FnOnce(&mut Ui, &mut State, &mut Vec<Command>),
    side: impl FnOnce(&mut Ui, &mut State, &mut Vec<Command>),
) {
    let nothing = None::<fn(&mut Ui, &mut State, &mut Vec<Command>)>;
    beside_over_ui(ui, view, state, out, (main, nothing), side);
}

/// The same with a foot bar below the page, not below what stands at its right.
fn beside_over_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut State,
    out: &mut Vec<Command>,
    (main, foot): (
        impl FnOnce(&mut Ui, &mut State, &mut Vec<Command>),
        Option<impl FnOnce(&mut Ui, &mut State, &mut Vec<Command>)>,
    ),
    side: impl FnOnce(&mut Ui, &mut State, &mut Vec<Command>),
) {
    let foot = |ui: &mut Ui, state: &mut State, out: &mut Vec<Command>| {
        let Some(foot) = foot else { return };
        let frame = Frame::new().fill(roles(ui).surface).inner_margin(Margin::symmetric(32, 12));
        let shown = Panel::bottom("pack foot")
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| foot(ui, state, out));
        remember(ui.ctx(), Part::Foot, shown.response.rect);
    };
    beside_parts_ui(ui, view, state, out, main, foot, side);
}

/// Side, foot and page, in the order in which they take their room.
fn beside_parts_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut State,
    out: &mut Vec<Command>,
    main: impl FnOnce(&mut Ui, &mut State, &mut Vec<Command>),
    foot: impl FnOnce(&mut Ui, &mut State, &mut Vec<Command>),
    side: impl FnOnce(&mut Ui, &mut State, &mut Vec<Command>),
) {
    let is_wide = view.width == Width::Wide;
    if is_wide {
        let shown = Panel::right("pack side")
            .exact_size(SIDE)
            .resizable(false)
            .frame(Frame::new().fill(roles(ui).bg))
            .show(ui, |ui| {
                ScrollArea::vertical().id_salt("pack side").auto_shrink(false).show(ui, |ui| {
                    Frame::new().inner_margin(Margin::symmetric(24, 20)).show(ui, |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        side(ui, state, out);
                    });
                });
            });
        remember(ui.ctx(), Part::Page, shown.response.rect);
        foot(ui, state, out);
        main_ui(ui, |ui| scrolled_ui(ui, |ui| main(ui, state, out)));
    } else {
        foot(ui, state, out);
        main_ui(ui, |ui| {
            scrolled_ui(ui, |ui| {
                main(ui, state, out);
                ui.add_space(space::S32);
                side(ui, state, out);
            });
        });
    }
}

fn scrolled_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt("pack main").auto_shrink(false).show(ui, |ui| {
        let margin = Margin { left: 32, right: 32, top: 23, bottom: 32 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            add(ui);
        });
    });
}

/// A file of the pack in the panel: icon, name, one line below; 55 high. Gives the rectangle of the row.
fn file_ui(ui: &mut Ui, icon: Icon, title: &str, hint: &str, right: f32) -> egui::Rect {
    let look = roles(ui);
    let indent = 34.0;
    let room = ui.available_width() - indent - right;
    let title_words = Kind::SmallBold.galley(ui, title, look.text, room);
    let hint_words = Kind::Hint.galley(ui, hint, look.text_2, room);
    let height = title_words.size().y + hint_words.size().y;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height + 20.0), egui::Sense::hover());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{title}, {hint}"))
    });
    let center = egui::pos2(rect.left() + 11.0, rect.center().y);
    paint::icon(ui.painter(), center, icon, space::ICON_BIG, look.text_2);
    let at = rect.left_top() + vec2(indent, 10.0);
    let below = paint::text_from(ui.painter(), at, title_words);
    paint::text_from(ui.painter(), egui::pos2(at.x, below.bottom()), hint_words);
    divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
    rect
}
