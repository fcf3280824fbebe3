//! The ladder for pages that a worker dies on: import it, else render it, else give it up.
//!
//! Inspection and export climb the same ladder, so what inspection promised, export keeps.

use std::fs::File;

use super::codes;
use super::importer::{ImportFailure, Importer, SecondCount};
use super::limits;
use super::recipe::{Event, ImportOptions, RecipePage, RecipeSink, Stopped};
use crate::domain::{Finding, Severity};

/// A page as the reader sees it: for previews and for the user's own look at the paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// Width in points as shown, turned and with the user unit applied.
    pub width: f32,
    /// Height in points as shown.
    pub height: f32,
    /// Quarter turns clockwise that were applied.
    pub quarter_turns: u8,
}

impl From<&RecipePage> for Sheet {
    fn from(page: &RecipePage) -> Self {
        let [left, bottom, right, top] = page.view;
        let (width, height) = ((right - left) * page.user_unit, (top - bottom) * page.user_unit);
        let quarter_turns = page.quarter_turns;
        if quarter_turns.is_multiple_of(2) {
            Self { width, height, quarter_turns }
        } else {
            Self { width: height, height: width, quarter_turns }
        }
    }
}

/// How a file can be imported, and what comes out.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// The options under which the import goes through (when `result` is `Ok`).
    pub options: ImportOptions,
    /// What was found on the way; file names are still to be filled in with [`codes::named`].
    pub findings: Vec<Finding>,
    /// The pages.
    pub sheets: Vec<Sheet>,
    /// What the second reader counted, or why there are no pages.
    pub result: Result<SecondCount, ImportFailure>,
}

/// Rehearses the import until it goes through or nothing more can be done. At most
/// [`limits::MAX_BAD_PAGES`] pages are stepped over.
pub fn settle(importer: &dyn Importer, file: &File, options: &ImportOptions) -> Settled {
    let mut options = options.clone();
    loop {
        let mut notes = Notes::default();
        let result = importer.rehearse(file, &options, &mut notes);
        if let Err(ImportFailure::Died { page: Some(page), .. }) = result
            && step_over(&mut options, page)
        {
            continue;
        }
        let mut findings = notes.findings;
        if result.is_ok() {
            findings.extend(stepped_over(&options, &findings));
        }
        return Settled { options, findings, sheets: notes.sheets, result };
    }
}

/// Takes the next step for a page that a worker died on; whether there was one.
pub fn step_over(options: &mut ImportOptions, page: u32) -> bool {
    if options.give_up.contains(&page) {
        return false;
    }
    if options.render.contains(&page) {
        options.render.retain(|rendered| *rendered != page);
        options.give_up.push(page);
        return true;
    }
    if options.render.len() + options.give_up.len() >= limits::MAX_BAD_PAGES {
        return false;
    }
    options.render.push(page);
    true
}

/// The findings about pages that were stepped over, unless the importer has said so itself.
fn stepped_over(options: &ImportOptions, said: &[Finding]) -> Vec<Finding> {
    let rendered =
        options.render.iter().map(|page| (*page, Severity::Warning, codes::PAGE_RENDERED));
    let given_up =
        options.give_up.iter().map(|page| (*page, Severity::Blocker, codes::PAGE_GIVEN_UP));
    rendered
        .chain(given_up)
        .map(|(page, severity, code)| codes::about_page(severity, code, page))
        .filter(|new| !said.iter().any(|old| old.code == new.code && old.subject == new.subject))
        .collect()
}

#[derive(Default)]
struct Notes {
    findings: Vec<Finding>,
    sheets: Vec<Sheet>,
}

impl RecipeSink for Notes {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        match event {
            Event::Finding(finding) => self.findings.push(finding),
            Event::Page(page) => self.sheets.push(Sheet::from(&page)),
            Event::Progress { .. }
            | Event::Object(_)
            | Event::Outline(_)
            | Event::Layers(_)
            | Event::Done { .. } => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::importer::Death;

    /// Dies on page 3 unless it is given up, and on page 5 unless it is rendered.
    struct Frail;

    impl Importer for Frail {
        fn import(
            &self,
            _file: &File,
            options: &ImportOptions,
            sink: &mut dyn RecipeSink,
        ) -> Result<(), ImportFailure> {
            let died = |page| Err(ImportFailure::Died { death: Death::Time, page: Some(page) });
            if !options.give_up.contains(&3) {
                return died(3);
            }
            if !options.render.contains(&5) {
                return died(5);
            }
            sink.take(Event::Done { pages: 0 }).map_err(|_| ImportFailure::Stopped)
        }
    }

    /// Always dies on another page.
    struct Hopeless(std::sync::atomic::AtomicU32);

    impl Importer for Hopeless {
        fn import(
            &self,
            _file: &File,
            _options: &ImportOptions,
            _sink: &mut dyn RecipeSink,
        ) -> Result<(), ImportFailure> {
            let page = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            Err(ImportFailure::Died { death: Death::Crash, page: Some(page) })
        }
    }

    fn some_file() -> File {
        File::open(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).unwrap()
    }

    #[test]
    fn each_bad_page_takes_the_least_step_that_helps() {
        let settled = settle(&Frail, &some_file(), &ImportOptions::default());
        assert_eq!((settled.options.render, settled.options.give_up), (vec![5], vec![3]));
        let codes: Vec<_> = settled.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [codes::PAGE_RENDERED, codes::PAGE_GIVEN_UP]);
    }

    #[test]
    fn the_ladder_ends() {
        let hopeless = Hopeless(std::sync::atomic::AtomicU32::new(0));
        let settled = settle(&hopeless, &some_file(), &ImportOptions::default());
        assert!(matches!(settled.result, Err(ImportFailure::Died { .. })));
        assert_eq!(hopeless.0.into_inner() as usize, limits::MAX_BAD_PAGES + 1);
    }
}
