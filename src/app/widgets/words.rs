//! The few words that widgets bring along (Done, Undo, Day, …), in the language of the window.

use egui::{Context, Id, Ui};

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
