//! Questions before something that cannot be undone, and where there are several ways out of a trouble. Only
//! those: everything else has an undo.

use egui::{Context, Frame, Id, Key, Margin, Modal, Role, ScrollArea, Ui};

use super::leaving::Loss;
use super::theme::{self, Kind, roles, space};
use super::widgets::{Button, paint};
use crate::session::Errand;
use crate::store::CaseKey;

/// A question that is open.
#[derive(Clone, Debug)]
pub(crate) struct Confirm {
    /// What is asked.
    pub(crate) title: String,
    /// What happened, or would happen.
    pub(crate) text: String,
    /// The ways out, the safest first. Escape takes the one that does nothing.
    pub(crate) choices: Vec<Choice>,
}

/// A way out.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// What stands on the button.
    pub(crate) word: String,
    /// How it looks.
    pub(crate) weight: Weight,
    /// What is done.
    pub(crate) does: Confirmed,
}

/// How much a choice weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// What most people want.
    Main,
    /// One among others.
    Other,
    /// Something is lost.
    Danger,
}

/// What can be chosen.
#[derive(Clone, Debug)]
pub(crate) enum Confirmed {
    /// Everything stays as it is.
    Stay,
    /// This may be lost by leaving the workspace.
    Lose(Loss),
    /// The workspace becomes as a backup has it.
    Restore(String),
    /// A case that was put away goes for good.
    Purge(CaseKey),
    /// What could not be saved is tried again, and then this is done.
    SaveAgain(Option<Box<Errand>>),
    /// What could not be saved is kept as a file.
    KeepAside,
    /// The open case is closed without what could not be saved, and then this is done.
    LoseAnd(Box<Errand>),
    /// The open case becomes a case of its own beside the one that was changed elsewhere.
    KeepMine,
    /// The open case becomes as it was changed elsewhere.
    LoadTheirs,
}

impl Choice {
    pub(crate) fn new(word: String, weight: Weight, does: Confirmed) -> Self {
        Self { word, weight, does }
    }
}

/// Draws it; what was chosen.
pub(crate) fn confirm_ui(ctx: &Context, confirm: &Confirm) -> Option<Confirmed> {
    let modal = dialog("confirm", &confirm.title, ctx).show(ctx, |ui| {
        let room = ui.ctx().content_rect().size();
        ui.set_width((room.x - 96.0).min(480.0));
        let look = roles(ui);
        ui.label(Kind::Section.rich(&confirm.title, look.text));
        ui.add_space(space::S8);
        let high = (room.y - 320.0).max(80.0);
        ScrollArea::vertical().max_height(high).min_scrolled_height(high).show(ui, |ui| {
            ui.add(egui::Label::new(Kind::Body.rich(&confirm.text, look.text)).wrap());
        });
        ui.add_space(space::S20);
        if confirm.choices.len() > 2 {
            // As many as that never fit side by side in three languages.
            ui.spacing_mut().item_spacing.y = space::S8;
            choices_ui(ui, confirm, Some(ui.available_width()))
        } else {
            ui.horizontal(|ui| choices_ui(ui, confirm, None)).inner
        }
    });
    let escaped = ctx.input(|input| input.key_pressed(Key::Escape));
    modal.inner.or(escaped.then_some(Confirmed::Stay))
}

fn choices_ui(ui: &mut Ui, confirm: &Confirm, width: Option<f32>) -> Option<Confirmed> {
    let (mut chosen, mut first, mut is_here) = (None, None, false);
    for choice in &confirm.choices {
        let button = match choice.weight {
            Weight::Main => Button::primary(&choice.word),
            Weight::Other => Button::secondary(&choice.word),
            Weight::Danger => Button::danger(&choice.word),
        };
        let button = if let Some(width) = width { button.width(width) } else { button };
        let response = button.ui(ui);
        is_here |= response.has_focus();
        if response.clicked() {
            chosen = Some(choice.does.clone());
        }
        first.get_or_insert(response);
    }
    // The keyboard may still be on the page below, at the button that asked.
    if let Some(first) = first.filter(|_| !is_here) {
        first.request_focus();
    }
    chosen
}

/// A dialog over the dimmed page.
pub(crate) fn dialog(name: &str, title: &str, ctx: &Context) -> Modal {
    let light = ctx.theme() == egui::Theme::Light;
    let look = if light { &theme::LIGHT } else { &theme::DARK };
    let frame = Frame::new()
        .fill(look.surface)
        .stroke((1.0, look.line_strong))
        .corner_radius(space::R_CARD)
        .shadow(paint::shadow(look))
        .inner_margin(Margin::symmetric(24, 20));
    let id = Id::unique(name);
    let area = Modal::default_area(id).role(Role::Dialog).accessible_name(title);
    Modal::new(id).area(area).backdrop_color(look.veil).frame(frame)
}
