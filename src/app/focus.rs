//! Where the keyboard goes: Tab, Shift+Tab and F6. egui goes in the order in which controls were made, and panels
//! are made before what lies between them. Here the page comes first, from left to right, its foot behind it,
//! then what floats over it, then the bars, from left to right.
//!
//! Menus and dialogs keep egui's own order.

use egui::{
    Context, Event, FocusDirection, Id, Key, LayerId, Memory, Modifiers, Order, Popup, Pos2, Rect,
    WidgetRect,
};

/// A part of the window, in the order in which the keyboard goes through them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// The page, and the panels beside it.
    Page,
    /// Buttons below the page.
    Foot,
    /// A strip below everything on the page.
    Strip,
    /// The bar at the top.
    TopBar,
    /// The bar at the foot of the window.
    StatusBar,
}

#[derive(Clone, Debug)]
struct Seen {
    part: Part,
    rect: Rect,
    /// How many controls of the window there were when it was complete.
    end: usize,
}

/// The parts that were drawn in a pass.
#[derive(Clone, Debug, Default)]
struct Parts {
    pass: u64,
    all: Vec<Seen>,
}

/// Controls that belong together, and where they are.
struct Group {
    part: Part,
    left: f32,
    controls: Vec<(Id, Pos2)>,
}

fn key() -> Id {
    Id::unique("parts of the window")
}

/// Notes a part of the window as soon as it is drawn.
pub(crate) fn remember(ctx: &Context, part: Part, rect: Rect) {
    let pass = ctx.cumulative_pass_nr();
    let end = ctx.viewport(|viewport| {
        let layers = viewport.this_pass.widgets.layers();
        let mut base = layers.filter(|(layer, _)| **layer == LayerId::background());
        base.next().map_or(0, |(_, widgets)| widgets.len())
    });
    ctx.data_mut(|data| {
        let parts = data.get_temp_mut_or_default::<Parts>(key());
        if parts.pass != pass {
            *parts = Parts { pass, all: Vec::new() };
        }
        parts.all.push(Seen { part, rect, end });
    });
}

/// Where a part of the window was drawn last.
pub(crate) fn rect_of(ctx: &Context, part: Part) -> Option<Rect> {
    let parts = ctx.data(|data| data.get_temp::<Parts>(key()))?;
    parts.all.iter().find(|seen| seen.part == part).map(|seen| seen.rect)
}

/// Takes Tab and Shift+Tab to the control that comes next.
pub(super) fn lead(ctx: &Context) {
    let step = ctx.input(|input| input.events.iter().rev().find_map(step_of));
    let Some(step) = step else { return };
    if Popup::is_any_open(ctx) || ctx.memory(Memory::top_modal_layer).is_some() {
        return;
    }
    let order: Vec<Id> = ids(groups(ctx)).flatten().collect();
    let next = match ctx.memory(Memory::focused) {
        None if step > 0 => order.first().copied(),
        None => order.last().copied(),
        Some(focused) => beside(&order, focused, step),
    };
    if let Some(next) = next {
        ctx.memory_mut(|memory| {
            memory.move_focus(FocusDirection::None);
            memory.request_focus(next);
        });
    }
}

/// Gives the keyboard to what comes after a control.
pub(super) fn go_on_from(ctx: &Context, control: Id) {
    let order: Vec<Id> = ids(groups(ctx)).flatten().collect();
    if let Some(next) = beside(&order, control, 1) {
        ctx.memory_mut(|memory| memory.request_focus(next));
    }
}

/// Gives the keyboard to the first control of the next part of the window; the page first.
pub(super) fn next_part(ctx: &Context) {
    let groups = groups(ctx).into_iter().filter(|group| group.part != Part::Foot).collect();
    let groups: Vec<Vec<Id>> = ids(groups).filter(|group| !group.is_empty()).collect();
    let all: Vec<Vec<Id>> = ids(self::groups(ctx)).collect();
    let focused = ctx.memory(Memory::focused);
    let here = focused.and_then(|focused| {
        let own = groups.iter().position(|group| group.contains(&focused));
        // The foot belongs to the page before it.
        let at = all.iter().position(|group| group.contains(&focused))?;
        let before = all.get(..at).into_iter().flatten().rev();
        let mut before = before.filter_map(|group| groups.iter().position(|it| it == group));
        own.or_else(|| before.next())
    });
    let next = here.map_or(0, |here| (here + 1) % groups.len().max(1));
    if let Some(first) = groups.get(next).and_then(|group| group.first()) {
        ctx.memory_mut(|memory| memory.request_focus(*first));
    }
}

fn step_of(event: &Event) -> Option<isize> {
    let Event::Key { key: Key::Tab, pressed: true, modifiers, .. } = event else { return None };
    match *modifiers {
        Modifiers::NONE => Some(1),
        Modifiers::SHIFT => Some(-1),
        _ => None,
    }
}

/// The control so many steps from another; none when that is not on the page.
fn beside(order: &[Id], control: Id, step: isize) -> Option<Id> {
    let at = order.iter().position(|id| *id == control)?;
    let last = order.len().checked_sub(1)?;
    let next = match at.checked_add_signed(step) {
        None => last,
        Some(next) if next > last => 0,
        Some(next) => next,
    };
    order.get(next).copied()
}

fn ids(groups: Vec<Group>) -> impl Iterator<Item = Vec<Id>> {
    groups.into_iter().map(|group| group.controls.into_iter().map(|(id, _)| id).collect())
}

/// The controls of the frame before, part by part.
fn groups(ctx: &Context) -> Vec<Group> {
    let parts = ctx.data(|data| data.get_temp::<Parts>(key())).unwrap_or_default();
    let takes_keyboard = |widget: &&WidgetRect| widget.enabled && widget.sense.is_focusable();
    let place = |widget: &WidgetRect| (widget.id, widget.rect.min);
    let mut groups: Vec<Group> = ctx.viewport(|viewport| {
        let mut groups = Vec::new();
        let mut start = 0;
        let (mut base, mut above): (&[WidgetRect], Vec<(Id, Pos2)>) = (&[], Vec::new());
        for (layer, widgets) in viewport.prev_pass.widgets.layers() {
            if *layer == LayerId::background() {
                base = widgets;
            } else if matches!(layer.order, Order::Middle | Order::Foreground) {
                above.extend(widgets.iter().filter(takes_keyboard).map(place));
            }
        }
        for seen in &parts.all {
            let widgets = base.get(start..seen.end).unwrap_or_default();
            start = seen.end;
            let controls = widgets.iter().filter(takes_keyboard).map(place).collect();
            groups.push(Group { part: seen.part, left: seen.rect.left(), controls });
        }
        above.sort_by(|(_, a), (_, b)| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
        // What floats: a panel that was folded, a message.
        groups.push(Group { part: Part::Strip, left: f32::INFINITY, controls: above });
        groups
    });
    for group in &mut groups {
        if group.part > Part::Strip {
            group.controls.sort_by(|(_, one), (_, other)| one.x.total_cmp(&other.x));
        }
    }
    // The foot of a page stands right behind it.
    let rank = |group: &Group| match group.part {
        Part::Page | Part::Foot => Part::Page,
        other => other,
    };
    groups.sort_by(|one, other| {
        let by_part = rank(one).cmp(&rank(other));
        by_part.then(one.left.total_cmp(&other.left)).then(one.part.cmp(&other.part))
    });
    groups
}
