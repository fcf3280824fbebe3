//! Files without a place, at the foot: where each may belong, always to be confirmed.

use egui::{Rect, Sense, Ui, pos2, vec2};

use super::rows::title_of;
use super::{Chosen, Scene, State, Target, dialogs, drops, report, tools};
use crate::app::arrived::{is_refused, needs_password};
use crate::app::layout::{Width, rows_ui};
use crate::app::previews::Look;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::widgets::{Button, IconButton, file_name_ui, link_named_ui, paint, text_ui};
use crate::domain::{CameIn, DocumentTypeId, FileRef, Wrapping};
use crate::export::words;
use crate::session::intake::{is_locked_archive, state};
use crate::session::passwords::is_locked;
use crate::session::suggest::Suggestion;

/// With files, without files.
const HEIGHTS: (f32, f32) = (132.0, 68.0);
const CARD: f32 = 104.0;
/// Width of the words beside the cards.
const HEAD: f32 = 200.0;
/// Lines of a card below the name.
const LINES: usize = 2;
/// So many lines of cards above and below those in sight can be reached; more follow as one comes near.
const BESIDE: usize = 20;
const THUMB: egui::Vec2 = vec2(52.0, 66.0);

/// How much of the window it takes.
pub(super) fn height(scene: &Scene<'_, '_>) -> f32 {
    if scene.case.case().inbox.is_empty() { HEIGHTS.1 } else { HEIGHTS.0 }
}

/// Draws the strip; where the window is narrow, the page.
pub(super) fn inbox_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    if scene.view.width == Width::Narrow {
        head_ui(ui, scene, state);
        ui.add_space(space::S12);
        cards_ui(ui, scene, state);
        return;
    }
    let room = ui.available_height();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let is_empty = scene.case.case().inbox.is_empty();
        let width = if is_empty { ui.available_width() } else { HEAD };
        ui.allocate_ui(vec2(width, room), |ui| {
            ui.set_width(width);
            egui::ScrollArea::vertical()
                .id_salt("inbox head")
                .auto_shrink([false, true])
                .show(ui, |ui| ui.vertical(|ui| head_ui(ui, scene, state)));
        });
        if !is_empty {
            ui.add_space(space::S8);
            ui.vertical(|ui| cards_ui(ui, scene, state));
        }
    });
}

fn head_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let look = roles(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let count = scene.case.case().inbox.len();
    let title = crate::app::theme::Words::new()
        .add(&scene.view.say("docs-inbox"), Kind::Section, look.text)
        .add("  ", Kind::Section, look.text)
        .add(&words::number(i64::try_from(count).unwrap_or(0)), Kind::Body, look.text_2);
    let galley = title.galley(ui, ui.available_width());
    crate::app::widgets::words_ui(ui, galley);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S4, 0.0);
        ui.spacing_mut().interact_size.y = 0.0;
        // Beside cards there is little room, and it is seen what lies here.
        let lead = match (scene.view.read_only, count) {
            (true, _) => "docs-inbox-lead-read",
            (false, 0) => "docs-inbox-lead",
            (false, _) => "docs-inbox-lead-short",
        };
        let lead = scene.view.say(lead);
        text_ui(ui, &lead, Kind::Hint, look.text_2);
        if scene.view.read_only {
            return;
        }
        let (words, name) =
            (scene.view.say("docs-inbox-add"), scene.view.say("docs-inbox-add-name"));
        if link_named_ui(ui, &words, &name, Kind::Hint).clicked() {
            drops::ask(scene, state, Target::Inbox);
        }
        let (words, name) =
            (scene.view.say("docs-inbox-folder"), scene.view.say("docs-inbox-folder-name"));
        if link_named_ui(ui, &words, &name, Kind::Hint).clicked() {
            drops::ask_folder(scene, state, Target::Inbox);
        }
    });
}

fn cards_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let files = &scene.case.case().inbox;
    let room = ui.available_width() - space::S12;
    let columns = if room >= 1020.0 {
        3
    } else if room >= 640.0 {
        2
    } else {
        1
    };
    let columns_wide = f32::from(u8::try_from(columns).unwrap_or(1));
    let width = ((room - (columns_wide - 1.0) * space::S12) / columns_wide).floor();
    let lines = files.len().div_ceil(columns);
    ui.spacing_mut().item_spacing = vec2(space::S12, space::S12);
    let area = egui::ScrollArea::vertical().id_salt("inbox").auto_shrink(false);
    rows_ui(ui, area, (CARD, lines, BESIDE), |ui, line| {
        ui.horizontal_top(|ui| {
            for at in (line * columns)..((line + 1) * columns) {
                if let Some(file) = scene.case.case().inbox.get(at) {
                    card_ui(ui, scene, state, file, width, at == 0);
                }
            }
        });
    });
}

fn card_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    file: &FileRef,
    width: f32,
    is_first: bool,
) {
    let look = roles(ui);
    // The buttons in it do the same as letting it go over a place.
    let (rect, card) = ui.allocate_exact_size(vec2(width, CARD), Sense::drag());
    if !scene.view.read_only {
        card.dnd_set_drag_payload(file.digest);
    }
    if card.dragged()
        && let Some(at) = ui.ctx().pointer_interact_pos()
    {
        dragged_ui(ui, &file.name, at);
    }
    let is_chosen = state.chosen == Some(Chosen::Loose(file.digest));
    let edge = if is_chosen { look.accent } else { look.line };
    paint::boxed(ui.painter(), rect, space::R_CARD, look.subtle, edge);
    let thumb = Rect::from_min_size(rect.min + vec2(12.0, 11.0), THUMB);
    thumb_ui(ui, scene, state, file, thumb);
    let inside = Rect::from_min_max(
        pos2(thumb.right() + space::S12, rect.top() + 9.0),
        rect.max - vec2(space::S12, space::S8),
    );
    let builder = egui::UiBuilder::new()
        .max_rect(inside)
        .id_salt(("card", file.digest))
        .layout(egui::Layout::top_down(egui::Align::Min));
    let mut child = ui.new_child(builder);
    let ui = &mut child;
    ui.spacing_mut().item_spacing = vec2(space::S8, 0.0);
    ui.set_width(inside.width());
    file_name_ui(ui, &file.name, Kind::SmallBold, inside.width());
    let Line { whole, shown, suggested, .. } = line_in(ui, scene, state, file, inside.width());
    let said = text_ui(ui, &shown, Kind::Hint, look.text_2);
    if shown != whole {
        said.on_hover_text(whole);
    }
    ui.add_space(7.0);
    ui.horizontal(|ui| buttons_ui(ui, scene, state, file, suggested, is_first));
}

/// What hangs on the pointer.
pub(super) fn dragged_ui(ui: &Ui, name: &str, at: egui::Pos2) {
    let look = roles(ui);
    let layer = egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("dragged file"));
    let painter = ui.ctx().layer_painter(layer);
    let words = Kind::SmallBold.galley(ui, name, look.surface, 320.0);
    let plate =
        Rect::from_min_size(at + vec2(14.0, 10.0), words.size() + vec2(space::S24, space::S12));
    painter.rect_filled(plate, space::R_CONTROL, look.text);
    paint::text_in(&painter, plate, words);
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
}

/// What a card says of its file. Words are set once, not in every frame: there may be hundreds of cards.
#[derive(Clone, Debug)]
pub(super) struct Line {
    wide: f32,
    whole: String,
    /// As much of it as the card has room for.
    shown: String,
    suggested: Option<DocumentTypeId>,
}

fn line_in(ui: &Ui, scene: &Scene<'_, '_>, state: &mut State, file: &FileRef, wide: f32) -> Line {
    let known = state.cache.lines.get(&file.digest);
    if let Some(line) = known.filter(|it| (it.wide - wide).abs() < 0.5) {
        return line.clone();
    }
    let suggested = state.cache.suggestion(scene.view, file);
    let whole = line_of(scene, file, suggested.as_ref());
    let shown = cut(ui, &whole, wide);
    let line = Line { wide, whole, shown, suggested: suggested.map(|it| it.kind) };
    state.cache.lines.insert(file.digest, line.clone());
    line
}

/// What the file looks like, or what is wrong with it.
fn line_of(scene: &Scene<'_, '_>, file: &FileRef, suggested: Option<&Suggestion>) -> String {
    let view = scene.view;
    if is_locked_archive(file) {
        let said = file.findings.first();
        let said = said.map(|it| words::finding(view.book, it, view.language).text);
        return said.unwrap_or_default();
    }
    if needs_password(file) {
        return view.say("docs-inbox-locked");
    }
    if is_refused(file) {
        return view.say("docs-inbox-refused");
    }
    if let Some(words) = file.is_bare_signature().then(|| report::state_words(view, state(file))) {
        return words.unwrap_or_default();
    }
    let pages = view.say_with("docs-pages", &[("count", file.page_count.into())]);
    let origin = file.came_in.first().map(|it| origin_of(scene, it));
    let line = match suggested {
        Some(it) => {
            let gaps = [("place", title_of(view, &it.kind).into()), ("pages", pages.into())];
            let line = view.say_with("docs-looks-like", &gaps);
            match it.reasons.first() {
                Some(reason) => {
                    let reason = words::finding(view.book, reason, view.language).text;
                    let gaps = [("line", line.into()), ("reason", reason.into())];
                    view.say_with("docs-looks-like-by", &gaps)
                }
                None => line,
            }
        }
        None => pages,
    };
    let line = match report::state_words(view, state(file)) {
        Some(what) => {
            let gaps = [("what", what.into()), ("line", line.into())];
            view.say_with("docs-line-state", &gaps)
        }
        None => line,
    };
    match origin {
        Some(origin) => {
            let gaps = [("line", line.into()), ("origin", origin.into())];
            view.say_with("docs-line-from", &gaps)
        }
        None => line,
    }
}

/// In which archive or e-mail a file came.
pub(super) fn origin_of(scene: &Scene<'_, '_>, came_in: &CameIn) -> String {
    let key = match came_in.wrapping {
        Wrapping::Archive => "docs-from-archive",
        Wrapping::Mail => "docs-from-mail",
    };
    scene.view.say_with(key, &[("name", (&came_in.name).into())])
}

fn thumb_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    file: &FileRef,
    place: Rect,
) {
    let look = roles(ui);
    let id = ui.scope_id().with(("thumb", file.digest));
    let response = ui.interact(place, id, Sense::click_and_drag());
    let name = scene.view.say_with("docs-look-at", &[("file", (&file.name).into())]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    response.dnd_set_drag_payload(file.digest);
    let paper = look.paper;
    paint::boxed(ui.painter(), place, space::R_PAPER, paper, look.line_strong);
    let side = place.height() * ui.ctx().pixels_per_point();
    let is_seen = file.is_readable() && ui.is_rect_visible(place);
    let shown = if is_seen { scene.previews.page(file, 0, side) } else { Look::Waiting };
    if let Look::Ready(texture, size) = shown {
        let scale = (place.width() / size.x).min(place.height() / size.y);
        let picture = Rect::from_center_size(place.center(), size * scale).shrink(1.0);
        let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture, picture, all, egui::Color32::WHITE);
    } else if !file.is_readable() {
        let ink = crate::app::theme::LIGHT;
        let icon = if is_locked(file) { Icon::LockSimple } else { Icon::WarningOctagon };
        paint::icon(ui.painter(), place.center(), icon, 24.0, ink.text_2);
    }
    if response.has_focus() {
        paint::focus_outside(ui.painter(), place, space::R_PAPER, look);
    }
    if response.clicked() {
        state.choose(Chosen::Loose(file.digest));
    }
}

fn buttons_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    file: &FileRef,
    suggested: Option<DocumentTypeId>,
    is_first: bool,
) {
    if scene.view.read_only {
        return;
    }
    let view = scene.view;
    let named = |key| view.say_with(key, &[("file", (&file.name).into())]);
    if needs_password(file) {
        let (words, name) = (view.say("docs-unlock"), named("docs-unlock-name"));
        if Button::secondary(&words).name(&name).compact().ui(ui).clicked() {
            state.dialog = Some(dialogs::Dialog::unlock(file));
        }
    }
    // What was never opened belongs nowhere yet.
    if is_refused(file) {
        let (words, name) = (view.say("docs-why"), named("docs-why-name"));
        if Button::secondary(&words).name(&name).compact().ui(ui).clicked() {
            state.dialog = Some(dialogs::Dialog::Why(file.digest));
        }
    } else if !is_locked(file) {
        if let Some(kind) = suggested.filter(|_| !needs_password(file)) {
            let words = view.say("docs-put-there");
            let gaps = [("file", (&file.name).into()), ("place", title_of(view, &kind).into())];
            let name = view.say_with("docs-put-there-name", &gaps);
            let button = if is_first { Button::primary(&words) } else { Button::secondary(&words) };
            if button.name(&name).compact().ui(ui).clicked() {
                tools::put(scene, state, file, &kind);
            }
        }
        let (words, name) = (view.say("docs-other-place"), named("docs-other-place-name"));
        if Button::secondary(&words).name(&name).compact().ui(ui).clicked() {
            state.dialog = Some(dialogs::Dialog::place(file.digest));
        }
    }
    let name = named("docs-remove-name");
    if IconButton::new(Icon::Trash, &name).compact().ui(ui).clicked() {
        tools::remove_loose(scene, file);
    }
}

/// As much as two lines of a card hold; all of it comes up under the pointer.
fn cut(ui: &Ui, line: &str, width: f32) -> String {
    let fits = |text: &str| {
        Kind::Hint.galley(ui, text, egui::Color32::PLACEHOLDER, width).rows.len() <= LINES
    };
    if fits(line) {
        return line.to_owned();
    }
    let letters: Vec<char> = line.chars().collect();
    let part = |count: usize| {
        let shown: String = letters.iter().take(count).collect();
        format!("{}…", shown.trim_end())
    };
    // The most that fits is found by halves.
    let counts: Vec<usize> = (1..letters.len()).collect();
    part(counts.partition_point(|count| fits(&part(*count))))
}
