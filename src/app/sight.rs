//! Keeps what has the keyboard in sight: where Tab or an arrow key leads out of what a list or a form shows,
//! that scrolls, as it does for a screen reader that asks for it.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Context, Event, Id};

/// Where the keyboard was in the frame before.
#[derive(Debug, Default)]
pub(super) struct Sight {
    focused: Option<Id>,
    /// The mouse was pressed or let go: what it points at is seen already.
    points: bool,
}

impl Sight {
    /// At the beginning of a frame.
    pub(super) fn follow(&mut self, ctx: &Context) {
        let focused = ctx.memory(egui::Memory::focused);
        let points = ctx.input(|input| input.pointer.any_pressed() || input.pointer.any_released());
        let by_pointer = std::mem::replace(&mut self.points, points);
        if focused == std::mem::replace(&mut self.focused, focused) || by_pointer {
            return;
        }
        let Some(id) = focused else { return };
        let widget = ctx.viewport(|viewport| viewport.prev_pass.widgets.get(id).copied());
        let is_hidden =
            widget.is_some_and(|it| !it.interact_rect.expand(0.5).contains_rect(it.rect));
        if is_hidden {
            let request = ActionRequest {
                action: Action::ScrollIntoView,
                target_tree: TreeId::ROOT,
                target_node: id.accesskit_id(),
                data: None,
            };
            ctx.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
            ctx.request_repaint();
        }
    }
}
