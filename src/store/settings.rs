//! Settings: a small map of texts, with accessors for the ones that everybody needs. A value that cannot
//! be read counts as not set.

use std::collections::BTreeMap;

use super::CaseKey;
use crate::domain::Language;

/// How many recent cases are remembered.
const RECENT: usize = 10;

/// Settings by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings(pub BTreeMap<String, String>);

impl Settings {
    /// A setting as text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Sets it, or takes it away.
    pub fn set(&mut self, name: &str, value: Option<String>) {
        match value {
            Some(value) => self.0.insert(name.to_owned(), value),
            None => self.0.remove(name),
        };
    }

    /// The language of the interface, once one was chosen.
    pub fn language(&self) -> Option<Language> {
        self.text("language")?.parse().ok()
    }

    /// Chooses a language.
    pub fn set_language(&mut self, language: Language) {
        self.set("language", Some(language.tag().to_owned()));
    }

    /// The largest size of a file of a pack in bytes, once somebody set one.
    pub fn size_limit(&self) -> Option<u64> {
        self.text("size_limit")?.parse().ok()
    }

    /// Sets it, or takes it away.
    pub fn set_size_limit(&mut self, bytes: Option<u64>) {
        self.set("size_limit", bytes.map(|bytes| bytes.to_string()));
    }

    /// The theme as the window names it.
    pub fn theme(&self) -> Option<&str> {
        self.text("theme")
    }

    /// Chooses a theme.
    pub fn set_theme(&mut self, theme: &str) {
        self.set("theme", Some(theme.to_owned()));
    }

    /// Zoom in percent.
    pub fn zoom(&self) -> Option<u32> {
        self.text("zoom")?.parse().ok()
    }

    /// Sets the zoom in percent.
    pub fn set_zoom(&mut self, percent: u32) {
        self.set("zoom", Some(percent.to_string()));
    }

    /// Cases that were open, the last one first.
    pub fn recent(&self) -> Vec<CaseKey> {
        let texts = self.text("recent").unwrap_or_default().split_whitespace();
        texts.filter_map(|text| text.parse().ok()).collect()
    }

    /// Puts a case at the head of the recent ones.
    pub fn add_recent(&mut self, key: CaseKey) {
        let mut keys = self.recent();
        keys.retain(|&other| other != key);
        keys.insert(0, key);
        keys.truncate(RECENT);
        let texts: Vec<String> = keys.iter().map(ToString::to_string).collect();
        self.set("recent", Some(texts.join(" ")));
    }

    /// Place and size of the window in points: x, y, width, height.
    pub fn window(&self) -> Option<[i32; 4]> {
        let numbers: Option<Vec<i32>> =
            self.text("window")?.split_whitespace().map(|text| text.parse().ok()).collect();
        numbers?.try_into().ok()
    }

    /// Remembers place and size of the window.
    pub fn set_window(&mut self, place: [i32; 4]) {
        let texts: Vec<String> = place.iter().map(ToString::to_string).collect();
        self.set("window", Some(texts.join(" ")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_settings_come_back() {
        let mut settings = Settings::default();
        assert_eq!((settings.language(), settings.window()), (None, None));
        settings.set_language(Language::Kk);
        settings.set_window([-5, 0, 900, 600]);
        settings.set_zoom(150);
        (0..12).chain([3]).for_each(|key| settings.add_recent(CaseKey(key)));
        assert_eq!(settings.language(), Some(Language::Kk));
        assert_eq!(settings.window(), Some([-5, 0, 900, 600]));
        assert_eq!(settings.zoom(), Some(150));
        let recent: Vec<i64> = settings.recent().iter().map(|key| key.0).collect();
        assert_eq!(recent, [3, 11, 10, 9, 8, 7, 6, 5, 4, 2]);
        settings.set("window", Some("1 2 3".to_owned()));
        assert_eq!(settings.window(), None);
    }
}
