//! Pages as pixels, for the screen: drawn in a worker under the same limits as an import, checked
//! here. Nothing of it goes into a pack.
//!
//! Limits: [`MAX_SIDE`] pixels a side; a page that is not drawn within the worker's patience is a
//! failure that names the page. What is smaller than asked for is not enlarged, unless it is a PDF.

mod draw;

use std::fs::File;

use serde::{Deserialize, Serialize};

use super::importer::ImportFailure;
use super::recipe::{Event, ImportOptions, RecipeSink, Stopped};
use super::settle::Sheet;
use super::worker::{self, WorkerProgram};
use crate::domain::Repair;

pub(in crate::documents) use draw::{draw, fit, sizes};

/// Pixels on one side of a picture.
pub const MAX_SIDE: u32 = 4096;

/// A drawn page.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row, 1 to [`MAX_SIDE`].
    pub width: u32,
    /// Rows, 1 to [`MAX_SIDE`].
    pub height: u32,
    /// Four bytes a pixel, rows from the top, always opaque: what is transparent shows white paper.
    pub rgba: Vec<u8>,
}

impl std::fmt::Debug for Picture {
    /// Without the pixels: they show somebody's paper.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} x {})", self.width, self.height)
    }
}

/// What to draw.
#[derive(Clone, PartialEq, Eq)]
pub struct PreviewOptions {
    /// The page, from 0.
    pub page: u32,
    /// What opens the file, if it needs that.
    pub password: Option<String>,
    /// Quarter turns clockwise added by the user.
    pub quarter_turns: u8,
    /// What is mended on the page before it is turned.
    pub repair: Option<Repair>,
    /// Pixels that it may be wide; 1 to [`MAX_SIDE`], anything else is brought there.
    pub max_width: u32,
    /// Pixels that it may be high.
    pub max_height: u32,
}

impl Default for PreviewOptions {
    fn default() -> Self {
        Self {
            page: 0,
            password: None,
            quarter_turns: 0,
            repair: None,
            max_width: 1200,
            max_height: 1200,
        }
    }
}

/// The wire form of [`PreviewOptions`].
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::documents) struct Request {
    pub(in crate::documents) page: u32,
    pub(in crate::documents) password: Option<String>,
    pub(in crate::documents) quarter_turns: u8,
    /// In the notation of plans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::documents) repair: Option<String>,
    pub(in crate::documents) max_width: u32,
    pub(in crate::documents) max_height: u32,
}

impl From<&PreviewOptions> for Request {
    fn from(options: &PreviewOptions) -> Self {
        Self {
            page: options.page,
            password: options.password.clone(),
            quarter_turns: options.quarter_turns % 4,
            repair: options.repair.map(|repair| repair.to_string()),
            max_width: options.max_width.clamp(1, MAX_SIDE),
            max_height: options.max_height.clamp(1, MAX_SIDE),
        }
    }
}

/// Draws pages in worker processes, one for each call. May be shared between threads.
#[derive(Clone, Debug)]
pub struct Previewer {
    program: WorkerProgram,
}

impl Previewer {
    /// One that starts this program.
    pub fn new(program: WorkerProgram) -> Self {
        Self { program }
    }

    /// Draws a page, as large as fits. `file` is read from its start.
    pub fn render(&self, file: &File, options: &PreviewOptions) -> Result<Picture, ImportFailure> {
        let picture = worker::draw(&self.program, file, &Request::from(options));
        picture.map_err(|failure| match failure {
            ImportFailure::Died { death, .. } => {
                ImportFailure::Died { death, page: Some(options.page) }
            }
            other => other,
        })
    }

    /// The sizes of all pages as shown, without drawing them.
    pub fn page_sizes(
        &self,
        file: &File,
        password: Option<&str>,
        quarter_turns: u8,
    ) -> Result<Vec<Sheet>, ImportFailure> {
        let options = ImportOptions {
            password: password.map(Into::into),
            quarter_turns: quarter_turns % 4,
            ..ImportOptions::default()
        };
        let mut sheets = Sheets(Vec::new());
        worker::sizes(&self.program, file, &options, &mut sheets)?;
        Ok(sheets.0)
    }
}

struct Sheets(Vec<Sheet>);

impl RecipeSink for Sheets {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        if let Event::Page(page) = event {
            self.0.push(Sheet::from(&page));
        }
        Ok(())
    }
}
