//! How small pages are to become: as they are, a resolution, or whatever brings them under a size.

use crate::app::size_entry::{self, MEGABYTE, NotASize};
use crate::documents::image::repair::{FLOOR, Fit, PageSizes, Step, fit};
use crate::domain::Language;
use crate::export::words::decimal_sign;

/// What is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Choice {
    /// Nothing is taken away, and nothing that was taken before comes back.
    #[default]
    AsIs,
    /// Pixels per inch.
    Resolution(u16),
    /// A size in bytes.
    Fit,
}

/// A unit of sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Unit {
    Kilobytes,
    #[default]
    Megabytes,
}

impl Unit {
    fn bytes(self) -> u64 {
        match self {
            Self::Kilobytes => 1_000,
            Self::Megabytes => MEGABYTE,
        }
    }
}

/// What is chosen and typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Sizing {
    pub(super) choice: Choice,
    pub(super) target: String,
    pub(super) unit: Unit,
    /// The size is not typed but given, with a point in it.
    is_given: bool,
}

/// What becomes of the pixels of every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reduce {
    /// What was there before stays.
    Keep,
    /// They are taken down to a step, or have all that the file has.
    To(Option<Step>),
}

impl Sizing {
    /// Pages stay as they are; who wants them to fit into a size finds one that is known.
    pub(super) fn with(known: Option<u64>) -> Self {
        Self { choice: Choice::AsIs, ..known.map_or_else(Self::default, Self::under) }
    }

    /// A size that is known already, to a hundredth of its unit; without one nothing is typed.
    pub(super) fn under(bytes: u64) -> Self {
        if bytes == 0 {
            return Self { choice: Choice::Fit, ..Self::default() };
        }
        let unit = if bytes >= MEGABYTE { Unit::Megabytes } else { Unit::Kilobytes };
        let target = size_entry::written(bytes, unit.bytes(), 2, Language::En);
        Self { choice: Choice::Fit, target, unit, is_given: true }
    }

    /// Writes a size that was given as people write it; what somebody typed stays.
    pub(super) fn write_in(&mut self, language: Language) {
        if std::mem::take(&mut self.is_given) {
            self.target = self.target.replace('.', &decimal_sign(language).to_string());
        }
    }

    /// The size in bytes: `Ok(None)` while nothing is typed, `Err` when it is no number above zero.
    pub(super) fn target(&self) -> Result<Option<u64>, NotASize> {
        size_entry::read(&self.target, self.unit.bytes())
    }
}

/// The gentlest way under a size for pages beside others that stay as they are: those take `rest` bytes, and
/// `own` go around all pages. The bytes that are told are those of all pages.
pub(super) fn fit_beside(pages: &[&PageSizes], (rest, own): (u64, u64), target: u64) -> Fit {
    let beside = rest.saturating_add(own);
    match fit(pages, target.saturating_sub(beside)) {
        Fit::AsTheyAre if beside > target => Fit::Not(rest),
        Fit::AsTheyAre => Fit::AsTheyAre,
        Fit::By(step, bytes) => Fit::By(step, bytes.saturating_add(rest)),
        Fit::Not(bytes) => Fit::Not(bytes.saturating_add(rest)),
    }
}

/// The step that a way under a size takes; the last one where none is enough.
pub(super) fn step_of(fit: Fit) -> Option<Step> {
    match fit {
        Fit::AsTheyAre => None,
        Fit::By(step, _) => Some(step),
        Fit::Not(_) => Some(FLOOR),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_type_them() {
        let read = |target: &str, unit| {
            Sizing { target: target.to_owned(), unit, ..Sizing::default() }.target()
        };
        assert_eq!(read("", Unit::Megabytes), Ok(None));
        assert_eq!(read(" 5 ", Unit::Megabytes), Ok(Some(5_000_000)));
        assert_eq!(read("1,5", Unit::Megabytes), Ok(Some(1_500_000)));
        assert_eq!(read("1.25", Unit::Megabytes), Ok(Some(1_250_000)));
        assert_eq!(read("1 200", Unit::Kilobytes), Ok(Some(1_200_000)));
        for wrong in ["0", "five", "-3", "1.2.3", "0,0", "99999999999", "5 MB"] {
            assert_eq!(read(wrong, Unit::Kilobytes), Err(NotASize), "{wrong}");
        }
    }

    #[test]
    fn a_limit_is_typed_as_it_is_and_never_above() {
        for (bytes, typed) in
            [(5_000_000, "5"), (1_555_000, "1.55"), (400_000, "400"), (999_999, "999.99")]
        {
            let sizing = Sizing::under(bytes);
            assert_eq!(sizing.target, typed);
            assert!(sizing.target().unwrap().unwrap() <= bytes);
        }
    }

    #[test]
    fn a_limit_is_written_with_the_sign_of_the_language_and_once_only() {
        for (language, typed) in
            [(Language::En, "1.55"), (Language::Ru, "1,55"), (Language::Kk, "1,55")]
        {
            let mut sizing = Sizing::under(1_555_000);
            sizing.write_in(language);
            assert_eq!(sizing.target, typed);
            assert_eq!(sizing.target(), Ok(Some(1_550_000)));
            sizing.target = "2.5".to_owned();
            sizing.write_in(language);
            assert_eq!(sizing.target, "2.5");
        }
    }

    #[test]
    fn pages_that_stay_take_of_the_room() {
        let sizes = |whole: u64, steps: [u64; 9]| -> PageSizes {
            let sizes = serde_json::json!({ "dpi": 300, "whole": whole, "steps": steps });
            serde_json::from_value(sizes).unwrap()
        };
        let page = sizes(1000, [900, 700, 600, 500, 400, 380, 300, 200, 150]);
        assert_eq!(fit_beside(&[&page], (0, 10), 1010), Fit::AsTheyAre);
        assert_eq!(fit_beside(&[&page], (400, 10), 1410), Fit::AsTheyAre);
        let by = fit_beside(&[&page], (400, 10), 1310);
        assert_eq!(by, Fit::By(crate::documents::image::repair::FINEST, 1300));
        // Those that stay are too large alone.
        assert_eq!(fit_beside(&[&page], (400, 10), 300), Fit::Not(600));
        assert_eq!(fit_beside(&[], (400, 10), 300), Fit::Not(400));
    }
}
