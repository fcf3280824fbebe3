//! What the worker says about one input file: PDF objects ready to be written, in its own numbering.
//!
//! The parent never parses foreign bytes. It gets this recipe, checks every number in it, gives the
//! objects its own numbers and copies the bulk (stream bodies) straight from the input file by
//! offset and length, so that image data never passes through a pipe.
//!
//! Order of events: objects and pages in any interleaving, an object always after the objects it
//! refers to where the graph allows it (cycles excepted), `Outline`, `Layers` and `Finding` events,
//! then exactly one [`Event::Done`].

use crate::domain::{Finding, PageWork, Password};

/// The worker's number of an object of one input file, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalId(pub u32);

/// A piece of an object's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// PDF syntax to be written as it is.
    Raw(Vec<u8>),
    /// An indirect reference; the parent writes `n 0 R`.
    Ref(LocalId),
}

/// The body of a stream, exactly as it goes into the output (still encoded by its `/Filter`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamBody {
    /// Bytes of the input file.
    Span {
        /// From the start of the input file.
        offset: u64,
        /// In bytes.
        len: u64,
    },
    /// Bytes made by the worker (decrypted, concatenated, re-encoded).
    Bytes(Vec<u8>),
}

/// One object. For a stream, `text` holds the entries of its dictionary without `<<`, `>>` and
/// without `/Length`, which the parent adds. Otherwise `text` is the whole object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecipeObject {
    /// Its number.
    pub id: LocalId,
    /// Its text.
    pub text: Vec<Token>,
    /// Its stream body, if it is a stream.
    pub stream: Option<StreamBody>,
}

/// Something painted on a page: a form XObject and where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The form XObject.
    pub form: LocalId,
    /// Maps the form's space to the page's default user space (PDF 32000-1, 8.3.4).
    pub matrix: [f32; 6],
}

/// An internal link of the source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecipeLink {
    /// Left, bottom, right, top in the page's default user space.
    pub rect: [f32; 4],
    /// Target page of the same input file, counted from 0.
    pub target: u32,
}

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct RecipePage {
    /// What is painted, in order: the page content first, then flattened annotations and fields.
    pub painted: Vec<Placed>,
    /// The visible box (CropBox within MediaBox): left, bottom, right, top, in default user space.
    pub view: [f32; 4],
    /// Quarter turns clockwise (`/Rotate` / 90), 0 to 3.
    pub quarter_turns: u8,
    /// `/UserUnit`: one unit of default user space in 1/72 inch.
    pub user_unit: f32,
    /// Internal links.
    pub links: Vec<RecipeLink>,
    /// Whether the page could not be imported and is a rendered picture or a notice instead.
    pub substitute: Option<Substitute>,
}

/// What stands in for a page that could not be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Substitute {
    /// The page was rendered into an image.
    Rendered,
    /// Not even that: an empty sheet; the parent prints a notice on it.
    Notice,
}

/// A bookmark of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecipeBookmark {
    /// Its text.
    pub title: String,
    /// Nesting level, from 0.
    pub depth: u8,
    /// Target page of the same input file, counted from 0.
    pub page: u32,
}

/// An optional content group (PDF 32000-1, 8.11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecipeLayer {
    /// The group's dictionary object.
    pub group: LocalId,
    /// Whether it is shown in the default configuration.
    pub visible: bool,
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Pages finished and pages in all.
    Progress {
        /// Finished.
        done: u32,
        /// In all.
        total: u32,
    },
    /// An object.
    Object(RecipeObject),
    /// The next page.
    Page(RecipePage),
    /// The bookmarks, in order.
    Outline(Vec<RecipeBookmark>),
    /// The optional content groups.
    Layers(Vec<RecipeLayer>),
    /// Something the user should know.
    Finding(Finding),
    /// The end: how many pages were given.
    Done {
        /// Pages given.
        pages: u32,
    },
}

/// Where the importer puts what it makes. `Err` stops the import (the receiver is gone or cancelled).
pub trait RecipeSink {
    /// Takes one event.
    fn take(&mut self, event: Event) -> Result<(), Stopped>;
}

/// The receiver wants no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// Takes everything and keeps nothing: the importer as a check.
#[derive(Clone, Copy, Debug, Default)]
pub struct IntoNothing;

impl RecipeSink for IntoNothing {
    fn take(&mut self, _event: Event) -> Result<(), Stopped> {
        Ok(())
    }
}

/// How a file is to be imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// Password, if it needs one.
    pub password: Option<Password>,
    /// Quarter turns clockwise added by the user to every page.
    pub quarter_turns: u8,
    /// The pages that are used, in order, and what is done to each; none = all, as they are. The recipe
    /// then gives these pages only, and its targets count in their order. `joined` is the receiver's work.
    pub pages: Option<Vec<PageWork>>,
    /// Pages of the file (from 0) on which an earlier worker died or hung: rendered instead of imported.
    pub render: Vec<u32>,
    /// Pages of the file (from 0) that could not even be rendered: a notice instead.
    pub give_up: Vec<u32>,
}

impl ImportOptions {
    /// The pages that the recipe of a file with so many pages gives, in order.
    pub fn order(&self, page_count: u32) -> Vec<PageWork> {
        match &self.pages {
            Some(pages) => pages.clone(),
            None => (0..page_count).map(PageWork::of).collect(),
        }
    }

    /// The page of the file (from 0) that a page of the recipe is made of.
    pub fn source_page(&self, page: u32) -> u32 {
        let at = usize::try_from(page).ok();
        let work = self.pages.as_ref().zip(at).and_then(|(pages, at)| pages.get(at));
        work.map_or(page, |work| work.source_page)
    }

    /// Quarter turns of a page: those of the file and its own.
    pub fn turns(&self, work: &PageWork) -> u8 {
        (self.quarter_turns % 4 + work.quarter_turns % 4) % 4
    }
}
