//! What a file itself says about what it is: the text of its first pages, a machine readable zone in it,
//! the shape of its paper. Clues live in memory only: they hold personal data, and nobody stores or logs them.
//!
//! Limits: [`limits::CLUE_PAGES`] pages of [`limits::CLUE_TEXT`] characters; scans have no text. Spaces do not
//! count, because many files set letters apart with them.

use std::fs::File;

use serde::{Deserialize, Serialize};

use super::importer::{ImportFailure, Importer};
use super::limits;
use super::mapped::Bytes;
use super::recipe::ImportOptions;
use super::settle::Sheet;
use super::{pdf, signature, sniff, worker};
use crate::domain::mrz::MrzFormat;
use crate::domain::{FileKind, Mrz};

/// The worker's job.
pub(in crate::documents) const OPERATION: &str = "clues";
/// The answer in JSON: each character may take six bytes, or twelve when it is escaped.
const MAX_ANSWER: usize = limits::CLUE_PAGES * limits::CLUE_TEXT * 12 + 1024;

/// The paper of the first page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// An identity card (ID-1, ISO/IEC 7810): 85.6 × 54 mm.
    Card,
    /// A photograph of 35 × 45 mm.
    Photo,
    /// A sheet of the A series.
    Sheet,
    /// The data page of a passport (ID-3): 125 × 88 mm.
    Booklet,
}

/// What a file says about itself.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Clues {
    /// The text of the first pages in small letters, without spaces.
    pub text: String,
    /// A machine readable zone whose check digits are right.
    pub mrz: Option<Mrz>,
    /// The paper of the first page.
    pub shape: Option<Shape>,
}

impl std::fmt::Debug for Clues {
    /// Without what stands in the file.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (letters, has_mrz) = (self.text.chars().count(), self.mrz.is_some());
        write!(f, "Clues({letters} letters, mrz: {has_mrz}, {:?})", self.shape)
    }
}

impl Clues {
    /// What a file that was looked into says about itself. `file` is read from its start by a worker; when
    /// that fails there are fewer clues, and that is all.
    pub fn of(
        importer: &dyn Importer,
        file: &File,
        kind: FileKind,
        sheets: &[Sheet],
        options: &ImportOptions,
    ) -> Self {
        let shape = sheets.first().and_then(shape);
        let pages = match kind {
            FileKind::Pdf | FileKind::Signed => ask(importer, file, options).unwrap_or_default(),
            FileKind::Jpeg
            | FileKind::Png
            | FileKind::Tiff
            | FileKind::WebP
            | FileKind::Bmp
            | FileKind::Refused(_) => Vec::new(),
        };
        let mrz = pages.iter().find_map(|page| zone(page));
        let text = pages.iter().map(|page| folded(page)).collect();
        Self { text, mrz, shape }
    }
}

/// A text as it is compared: small letters without spaces and punctuation, so that `ТРУДОВОЙ ДОГОВОР` and
/// `Т р у д о в о й  договор` are the same.
pub fn folded(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.map(|c| if c == 'ё' { 'е' } else { c }).collect()
}

fn ask(
    importer: &dyn Importer,
    file: &File,
    options: &ImportOptions,
) -> Result<Vec<String>, ImportFailure> {
    let request = Request { password: options.password.as_deref().map(str::to_owned) };
    let request = serde_json::to_string(&request).unwrap_or_default();
    let answer = importer.ask(OPERATION, file, &request, MAX_ANSWER)?;
    let answer: Answer = serde_json::from_str(&answer).unwrap_or_default();
    let pages = answer.pages.into_iter().take(limits::CLUE_PAGES);
    // Line ends are wanted here, so each line is cleaned for itself.
    Ok(pages
        .map(|page| {
            let lines = page.lines().map(|line| worker::clean(line, limits::CLUE_TEXT));
            lines.collect::<Vec<_>>().join("\n")
        })
        .collect())
}

#[derive(Serialize, Deserialize)]
struct Request {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    password: Option<String>,
}

#[derive(Default, Serialize, Deserialize)]
struct Answer {
    pages: Vec<String>,
}

/// The worker's side.
pub(in crate::documents) fn job(
    bytes: &Bytes,
    options: &ImportOptions,
) -> Result<String, ImportFailure> {
    let inner = signature::inside(bytes);
    let bytes = inner.as_ref().unwrap_or(bytes);
    let pages = match sniff::kind_of_bytes(bytes.as_ref().as_ref()) {
        FileKind::Pdf => pdf::first_texts(
            Bytes::clone(bytes),
            options.password.as_deref(),
            limits::CLUE_PAGES,
            limits::CLUE_TEXT,
        )?,
        FileKind::Jpeg
        | FileKind::Png
        | FileKind::Tiff
        | FileKind::WebP
        | FileKind::Bmp
        | FileKind::Signed
        | FileKind::Refused(_) => Vec::new(),
    };
    serde_json::to_string(&Answer { pages }).map_err(|error| ImportFailure::Io(error.to_string()))
}

/// A machine readable zone in a text. Spaces inside the lines and text before and behind them do not matter.
pub fn zone(text: &str) -> Option<Mrz> {
    let of_zone = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '<';
    let lines: Vec<String> = (text.lines())
        .map(|line| line.chars().filter(|c| !c.is_whitespace()).collect::<String>())
        .filter(|line| line.chars().count() >= 30 && line.chars().all(of_zone))
        .collect();
    [MrzFormat::Td3, MrzFormat::Td1, MrzFormat::Td2].into_iter().find_map(|format| {
        let (count, length) = match format {
            MrzFormat::Td1 => (3, 30),
            MrzFormat::Td2 => (2, 36),
            MrzFormat::Td3 => (2, 44),
        };
        let mut windows = lines.windows(count);
        windows.find_map(|window| {
            let fits = window.iter().all(|line| line.len() == length);
            fits.then(|| window.join("\n").parse().ok()).flatten()
        })
    })
}

/// What the sides of a page, in either direction, tell. Cameras know no paper, so only the proportion
/// counts; and small tolerances, because most photos are 4 : 3 and most screens 16 : 10.
pub fn shape(sheet: &Sheet) -> Option<Shape> {
    let (short, long) = (sheet.width.min(sheet.height), sheet.width.max(sheet.height));
    let is_upright = sheet.height >= sheet.width;
    if !(short.is_finite() && long.is_finite()) || short <= 1.0 {
        return None;
    }
    let near = |wanted: f32, share: f32| (long / short / wanted - 1.0).abs() <= share;
    if near(85.6 / 53.98, 0.007) {
        Some(Shape::Card)
    } else if near(45.0 / 35.0, 0.005) && is_upright {
        Some(Shape::Photo)
    } else if near(125.0 / 88.0, 0.001) && long < 400.0 {
        Some(Shape::Booklet)
    } else if near(297.0 / 210.0, 0.012) {
        Some(Shape::Sheet)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(width: f32, height: f32) -> Sheet {
        Sheet { width, height, quarter_turns: 0 }
    }

    #[test]
    fn paper_is_told_by_its_proportion() {
        let told = [
            (1011.0, 637.0, Some(Shape::Card)),
            (413.0, 531.0, Some(Shape::Photo)),
            (531.0, 413.0, None),
            (595.0, 842.0, Some(Shape::Sheet)),
            (842.0, 595.0, Some(Shape::Sheet)),
            (3000.0, 4000.0, None),
            (1920.0, 1080.0, None),
            (1280.0, 800.0, None),
            (612.0, 792.0, None),
            (0.0, 10.0, None),
        ];
        for (width, height, expected) in told {
            assert_eq!(shape(&sheet(width, height)), expected, "{width} × {height}");
        }
    }

    #[test]
    fn a_zone_is_found_among_other_text() {
        let text = "Республика\nP<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\
                    L898902C36UTO7408122F1204159ZE184226B<<<<<10\nпродолжение";
        assert_eq!(zone(text).unwrap().surname(), "ERIKSSON");
        assert_eq!(zone(&text.replace("C36", "C35")), None);
        assert_eq!(zone("P<UTOERIKSSON"), None);
    }

    #[test]
    fn spaces_and_capitals_do_not_count() {
        assert_eq!(folded("Т Р У Д О В О Й\n договор № 5"), "трудовойдоговор5");
    }
}
