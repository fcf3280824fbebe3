//! What an open dialog remembers from frame to frame: where its keyboard begins, and whether somebody typed or
//! chose something in it.
//!
//! A dialog begins with the control that its content marks with [`begins_here`]; else with the first that takes the
//! keyboard, which is the main button where there is nothing to fill in. What comes later than the first frame (an
//! answer of the disk) may bring a better beginning: it is taken as long as nobody touched a key or the mouse.

use egui::output::OutputEvent;
use egui::{Context, Event, Id, LayerId, Response, Role};

/// How good a place is to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The button that closes the dialog.
    Close,
    /// The first control of the content.
    First,
    /// What the content marks.
    Marked,
}

/// The memory of a dialog.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Memo {
    /// The frame in which it was drawn last.
    frame: u64,
    /// What it began with so far.
    begun: Option<(Id, Rank)>,
    /// The control that had the keyboard last.
    last: Option<Id>,
    /// Somebody used it: the keyboard is where they want it.
    is_settled: bool,
    /// Something was typed or chosen.
    is_touched: bool,
}

fn slot(dialog: Id) -> Id {
    dialog.with("memo")
}

fn mark() -> Id {
    Id::unique("where the dialog begins")
}

/// The keyboard of the dialog begins at this control. Of several the first counts; outside of a dialog nothing
/// comes of it.
pub fn begins_here(control: &Response) {
    let marked = (control.ctx.cumulative_pass_nr(), control.layer_id, control.id);
    control.ctx.data_mut(|data| {
        let before: Option<(u64, LayerId, Id)> = data.get_temp(mark());
        if before.is_none_or(|(pass, layer, _)| (pass, layer) != (marked.0, marked.1)) {
            data.insert_temp(mark(), marked);
        }
    });
}

impl Memo {
    /// The memory of a dialog that is drawn now; an empty one when it was not there in the frame before.
    pub(super) fn of(ctx: &Context, dialog: Id) -> Self {
        let now = ctx.cumulative_frame_nr();
        let before: Option<Self> = ctx.data(|data| data.get_temp(slot(dialog)));
        let Some(mut memo) = before.filter(|it| it.frame + 1 >= now) else {
            return Self { frame: now, ..Self::default() };
        };
        // The key that opened the dialog does not settle it.
        memo.is_settled |= memo.frame < now && ctx.input(|input| input.events.iter().any(is_use));
        memo.frame = now;
        memo
    }

    pub(super) fn keep(self, ctx: &Context, dialog: Id) {
        ctx.data_mut(|data| data.insert_temp(slot(dialog), self));
    }

    /// Whether something was typed or chosen.
    pub(super) fn is_touched(&self) -> bool {
        self.is_touched
    }

    /// Notes what came of the controls that were drawn since so many events.
    pub(super) fn hear(&mut self, ctx: &Context, since: usize) {
        let is_any = ctx.output(|output| output.events.iter().skip(since).any(is_choice));
        self.is_touched |= is_any;
    }

    /// Gives the keyboard back to the control that had it last: a click beside the dialog took it away.
    pub(super) fn go_on(&self, ctx: &Context) {
        if let Some(last) = self.last {
            ctx.memory_mut(|memory| memory.request_focus(last));
        }
    }

    /// Gives the keyboard to where the dialog begins; `close` is its first control.
    pub(super) fn begin(&mut self, close: &Response) {
        let ctx = &close.ctx;
        let focused = ctx.memory(egui::Memory::focused);
        let controls = controls_of(ctx, close.layer_id);
        self.last = focused.filter(|it| controls.contains(it)).or(self.last);
        // The content gave the keyboard to a control by itself.
        let is_elsewhere = focused
            .is_some_and(|it| self.begun.is_none_or(|(id, _)| id != it) && controls.contains(&it));
        self.is_settled |= is_elsewhere;
        if self.is_settled {
            return;
        }
        let marked: Option<(u64, LayerId, Id)> = ctx.data(|data| data.get_temp(mark()));
        let is_now = |(pass, layer, id): &(u64, LayerId, Id)| {
            *pass == ctx.cumulative_pass_nr() && *layer == close.layer_id && controls.contains(id)
        };
        let first = controls.iter().skip_while(|id| **id != close.id).nth(1);
        let best = marked
            .filter(is_now)
            .map(|(_, _, id)| (id, Rank::Marked))
            .or_else(|| first.map(|id| (*id, Rank::First)))
            .unwrap_or((close.id, Rank::Close));
        let is_better = self.begun.is_none_or(|(id, rank)| {
            // A control that went takes the keyboard with it.
            best.1 > rank || !controls.contains(&id)
        });
        // What is measured only is not there yet.
        if is_better && !controls.is_empty() {
            ctx.memory_mut(|memory| memory.request_focus(best.0));
            self.begun = Some(best);
            ctx.request_repaint();
        }
    }
}

/// The controls of a layer that take the keyboard, in the order in which they were made.
fn controls_of(ctx: &Context, of: LayerId) -> Vec<Id> {
    ctx.viewport(|viewport| {
        let mut layers = viewport.this_pass.widgets.layers();
        let widgets = layers.find(|(layer, _)| **layer == of).map_or(&[][..], |(_, all)| all);
        let takes_keyboard = widgets.iter().filter(|it| it.enabled && it.sense.is_focusable());
        takes_keyboard.map(|it| it.id).collect()
    })
}

/// Somebody uses the keyboard or the mouse.
fn is_use(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { pressed: true, .. }
            | Event::PointerButton { pressed: true, .. }
            | Event::Text(_)
            | Event::Paste(_)
            | Event::AccessKitActionRequest(_)
    )
}

/// Something was typed or chosen; buttons and links only do something.
fn is_choice(event: &OutputEvent) -> bool {
    match event {
        OutputEvent::ValueChanged(_) => true,
        OutputEvent::Clicked(info)
        | OutputEvent::DoubleClicked(info)
        | OutputEvent::TripleClicked(info) => {
            matches!(info.role, Role::CheckBox | Role::RadioButton | Role::ListBoxOption)
        }
        OutputEvent::FocusGained(_) | OutputEvent::TextSelectionChanged(_) => false,
    }
}
