//! The languages of the window, each in its own words, and the choice between them.

use egui::Ui;

use crate::app::widgets::segmented_ui;
use crate::domain::Language;

/// The languages in the order in which they are offered.
const LANGUAGES: [Language; 3] = [Language::Kk, Language::Ru, Language::En];

/// A language in itself.
pub(crate) fn own_name(language: Language) -> &'static str {
    match language {
        Language::Kk => "Қазақша",
        Language::Ru => "Русский",
        Language::En => "English",
    }
}

/// The languages side by side; the one that was chosen. `what` stands before each spoken name.
pub(crate) fn languages_ui(ui: &mut Ui, current: Language, what: &str) -> Option<Language> {
    let names = LANGUAGES.map(|language| format!("{what}: {}", own_name(language)));
    let options: Vec<(&str, &str)> = (LANGUAGES.iter().zip(&names))
        .map(|(language, name)| (own_name(*language), name.as_str()))
        .collect();
    let selected = LANGUAGES.iter().position(|language| *language == current);
    let chosen = segmented_ui(ui, &options, selected.unwrap_or_default());
    chosen.and_then(|at| LANGUAGES.get(at)).copied()
}
