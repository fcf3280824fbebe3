//! The few words that widgets bring along (Done, Undo, Day, …), in the language of the window; and why nothing can
//! be changed in a window that only reads.

use egui::{Context, Id, InnerResponse, Response, Ui, UiBuilder, UiStackInfo};

use crate::domain::Language;
use crate::i18n::{self, Value};

fn slot() -> Id {
    Id::unique("permitpack language")
}

/// Sets the language that the widgets' own words are in, for all frames from now on.
pub fn set_language(ctx: &Context, language: Language) {
    ctx.data_mut(|data| data.insert_temp(slot(), language));
}

/// The language of the window; English until it was set.
pub fn language(ui: &Ui) -> Language {
    ui.ctx().data(|data| data.get_temp(slot())).unwrap_or(Language::En)
}

/// A message of the window in its language.
pub fn say(ui: &Ui, key: &str, args: &[(&str, Value<'_>)]) -> String {
    i18n::say(language(ui), key, args)
}

fn reason_slot() -> Id {
    Id::unique("why nothing can be changed")
}

/// Sets why nothing can be changed in this window; `None` = it can.
pub fn set_reason(ctx: &Context, reason: Option<String>) {
    ctx.data_mut(|data| data.insert_temp(reason_slot(), reason));
}

/// Why nothing can be changed in this window.
pub fn reason(ctx: &Context) -> Option<String> {
    ctx.data(|data| data.get_temp::<Option<String>>(reason_slot())).flatten()
}

/// Marks a part of a page that is off because nothing can be changed in this window.
const ONLY_READ: &str = "only read";

/// A part of a page in which something is changed: where nothing `can` be, it is off, and every control in it says
/// why under the pointer.
pub fn writing_ui<R>(
    ui: &mut Ui,
    can: bool,
    content: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    let info = UiStackInfo::default();
    let info = if can { info } else { info.with_tag(ONLY_READ) };
    ui.scope_builder(UiBuilder::new().ui_stack_info(info), |ui| {
        if !can {
            ui.disable();
        }
        content(ui)
    })
}

/// Whether what is drawn here is off because nothing can be changed in this window.
pub fn is_only_read(ui: &Ui) -> bool {
    ui.stack().iter().any(|part| part.tags().contains(ONLY_READ))
}

/// Says under the pointer why nothing can be changed in this window, where that is why a control is off.
pub fn say_why_off(response: Response, is_only_read: bool) -> Response {
    match reason(&response.ctx).filter(|_| is_only_read) {
        // What is off by itself stands in a part of the page that is on, or in one that is off as a whole.
        Some(reason) => response.on_hover_text(reason.as_str()).on_disabled_hover_text(reason),
        None => response,
    }
}
