//! The bar above the pages: what can be done with the selected pages, with their file, and with the document.

use egui::{Ui, vec2};

use super::sheets::{Place, Sheet, file_at};
use super::{Chosen, Scene, State, Target, dialogs, drops, more, page_work, placing};
use crate::app::arrived::{is_refused, needs_password};
use crate::app::command::Command;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::toast::Wording;
use crate::app::widgets::{Button, IconButton, width_of};
use crate::domain::{DocumentTypeId, FileRef};
use crate::i18n::say;
use crate::session::intake::is_locked_archive;
use crate::session::{Becomes, Edit, Placing, Put};

/// Room of the line between two groups.
const DIVIDER: f32 = 9.0;

/// What a button of the bar does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Does {
    Unlock,
    TurnLeft,
    Turn,
    MoveEarlier,
    MoveLater,
    LeaveOutOrBack,
    Split,
    OtherPlace,
    RemoveLoose,
    Replace,
}

/// The order in which buttons lose their words where the bar is too narrow for all, the seldom ones first.
const SELDOM: [Does; 8] = [
    Does::Split,
    Does::Replace,
    Does::MoveLater,
    Does::Turn,
    Does::OtherPlace,
    Does::RemoveLoose,
    Does::LeaveOutOrBack,
    Does::Unlock,
];

/// A button of the bar.
struct Tool {
    does: Does,
    icon: Icon,
    /// Shown beside the icon; `None`: the icon alone.
    words: Option<String>,
    /// Spoken, and the tooltip of the icon alone.
    name: String,
    enabled: bool,
    /// A line stands after it.
    is_last_of_group: bool,
}

impl Tool {
    fn width(&self, ui: &Ui) -> f32 {
        let button = match &self.words {
            Some(words) => width_of(ui, words, Kind::Small).ceil() + 22.0 + space::ICON_TEXT + 6.0,
            None => space::COMPACT,
        };
        let line = if self.is_last_of_group { DIVIDER + space::S4 } else { 0.0 };
        button + line + space::S4
    }

    fn ui(&self, ui: &mut Ui) -> bool {
        let pressed = if let Some(words) = &self.words {
            let button = Button::quiet(words).icon(self.icon).name(&self.name).compact();
            button.enabled(self.enabled).ui(ui).clicked()
        } else {
            let button = IconButton::new(self.icon, &self.name).compact();
            button.enabled(self.enabled).ui(ui).clicked()
        };
        if self.is_last_of_group {
            divider_ui(ui);
        }
        pressed
    }
}

/// Draws the bar, in one row: what has no room for its words is an icon. Nothing while there is no file.
pub(super) fn tools_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let Some(sheet) = state.sheets.get(state.sheet).cloned() else { return };
    let Some(file) = file_at(scene.case.case(), &sheet.place).cloned() else { return };
    if scene.view.read_only {
        return;
    }
    let mut tools = tools(scene, state, &sheet, &file);
    // The menu stands at the end.
    let room = ui.available_width() - space::COMPACT;
    for seldom in SELDOM {
        if tools.iter().map(|tool| tool.width(ui)).sum::<f32>() <= room {
            break;
        }
        if let Some(tool) = tools.iter_mut().find(|tool| tool.does == seldom) {
            tool.words = None;
        }
    }
    ui.add_space(space::S8);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S4, space::S4);
        let mut pressed = None;
        for tool in &tools {
            if tool.ui(ui) {
                pressed = Some(tool.does);
            }
        }
        if let Some(does) = pressed {
            carry_out(scene, state, does, &sheet, &file);
        }
        more::more_ui(ui, scene, state, &sheet, &file);
    });
}

/// The buttons for the chosen page and its file.
fn tools(scene: &Scene<'_, '_>, state: &State, sheet: &Sheet, file: &FileRef) -> Vec<Tool> {
    let say = |key: &str| scene.view.say(key);
    let tool = |does, icon, key: &str| {
        let words = say(key);
        let (name, words) = (words.clone(), Some(words));
        Tool { does, icon, words, name, enabled: true, is_last_of_group: false }
    };
    let mut tools = Vec::new();
    if needs_password(file) {
        tools.push(tool(Does::Unlock, Icon::Key, "docs-unlock"));
    }
    if sheet.item.page.is_some() {
        let left = tool(Does::TurnLeft, Icon::ArrowCounterClockwise, "docs-turn-left");
        let turn = tool(Does::Turn, Icon::ArrowClockwise, "docs-turn");
        let earlier = tool(Does::MoveEarlier, Icon::ArrowLeft, "docs-move-earlier");
        let later = tool(Does::MoveLater, Icon::ArrowRight, "docs-move");
        let (can_earlier, can_later) =
            (page_work::can_shift(state, false), page_work::can_shift(state, true));
        let (icon, key) = if page_work::is_all_out(state) {
            (Icon::Eye, "docs-put-back")
        } else {
            (Icon::EyeSlash, "docs-leave-out")
        };
        tools.extend([
            Tool { words: None, ..left },
            Tool { name: say("docs-turn-right"), is_last_of_group: true, ..turn },
            Tool { words: None, enabled: can_earlier, ..earlier },
            Tool {
                name: say("docs-move-later"),
                enabled: can_later,
                is_last_of_group: true,
                ..later
            },
            tool(Does::LeaveOutOrBack, icon, key),
            Tool { enabled: sheet.of > 1, ..tool(Does::Split, Icon::Scissors, "docs-split") },
        ]);
    }
    match &sheet.place {
        Place::Loose(_) => tools.extend([
            tool(Does::OtherPlace, Icon::ArrowRight, "docs-other-place"),
            tool(Does::RemoveLoose, Icon::Trash, "docs-remove"),
        ]),
        Place::In(..) => tools.push(tool(Does::Replace, Icon::Swap, "docs-replace")),
    }
    tools
}

fn carry_out(
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    does: Does,
    sheet: &Sheet,
    file: &FileRef,
) {
    match does {
        Does::Unlock => state.dialog = Some(dialogs::Dialog::unlock(file)),
        Does::TurnLeft => page_work::turn(scene, state, 3),
        Does::Turn => page_work::turn(scene, state, 1),
        Does::MoveEarlier => page_work::shift(scene, state, false),
        Does::MoveLater => page_work::shift(scene, state, true),
        Does::LeaveOutOrBack => page_work::leave_out_or_back(scene, state),
        Does::Split => {
            let pages: Vec<_> = page_work::chosen(state).iter().map(|it| it.item.id).collect();
            state.dialog = Some(dialogs::Dialog::split(state, sheet, pages));
        }
        Does::OtherPlace => state.dialog = Some(dialogs::Dialog::place(file.digest)),
        Does::RemoveLoose => remove_loose(scene, file),
        Does::Replace => {
            if let Place::In(document, at) = &sheet.place {
                drops::ask(scene, state, Target::Instead(document.clone(), *at, file.digest));
            }
        }
    }
}

/// Changes the case, and says so once it is done.
pub(super) fn edit_saying(scene: &mut Scene<'_, '_>, edit: Edit, said: impl Into<Wording>) {
    scene.out.push(Command::EditSaying { edit: Box::new(edit), said: said.into() });
}

fn divider_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(DIVIDER, space::COMPACT), egui::Sense::hover());
    let line = rect.shrink2(vec2(4.0, 4.0));
    ui.painter().rect_filled(line, 0, roles(ui).line_strong);
}

/// Puts a file without a place away.
pub(super) fn remove_loose(scene: &mut Scene<'_, '_>, file: &FileRef) {
    let text = Wording::with("docs-file-removed", [("file", file.name.clone().into())]);
    edit_saying(scene, Edit::RemoveLoose(file.digest), text);
}

/// Whether a file can get a place: an archive that waits for its password and what can never become pages stay
/// where they are.
pub(super) fn has_place(file: &FileRef) -> bool {
    !is_locked_archive(file) && !is_refused(file)
}

/// Puts a file without a place into one.
pub(super) fn put(
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    file: &FileRef,
    to: &DocumentTypeId,
) {
    if !has_place(file) || placing::ask_if_taken(scene, state, file, to) {
        return;
    }
    let said = said_at(scene, "docs-placed", file, to);
    edit_saying(scene, Edit::Place { file: file.digest, to: to.clone() }, said);
    state.choose(Chosen::Slot(to.clone()));
}

/// Uses a file for another place as well; its bytes are there once.
pub(super) fn use_also(
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    file: &FileRef,
    to: &DocumentTypeId,
) {
    let said = said_at(scene, "docs-used-also", file, to);
    let becomes = Becomes::Documents(vec![Vec::new()]);
    let placing = Placing { file: Put::Also(Box::new(file.clone())), to: to.clone(), becomes };
    edit_saying(scene, Edit::Put(Box::new(placing)), said);
    state.choose(Chosen::Slot(to.clone()));
}

fn said_at(
    scene: &Scene<'_, '_>,
    key: &'static str,
    file: &FileRef,
    to: &DocumentTypeId,
) -> Wording {
    let (name, title) =
        (file.name.clone(), scene.view.book.documents.get(to).map(|it| it.title.clone()));
    Wording::new(move |language| {
        let title = title.as_ref().map_or("", |title| title.in_language(language));
        say(language, key, &[("file", (&name).into()), ("place", title.into())])
    })
}
