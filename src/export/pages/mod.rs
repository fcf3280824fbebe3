//! Our own pages, set in type: cover, index, checklist, dates, manifest, notice.
//!
//! In: neutral values of `front_matter`. Out: a PDF of A4 sheets, its page count and the links that the
//! bundle engine adds. The look is that of the office paper: margins 25, 15, 18 and 18 mm, black and one
//! grey, no shading. The lower right corner stays free for the stamp. Works in one, two or three
//! languages; texts wrap, rows grow, tables go on over the page with their head repeated.

mod binding;
mod checklist;
mod cover;
mod dates;
mod draft_frame;
pub(crate) mod flow;
mod index;
mod manifest;
mod notice;
pub(crate) mod parts;
pub(crate) mod pdf;
pub(crate) mod sheet;
pub(crate) mod style;
pub(crate) mod text;
pub(crate) mod words;

pub use checklist::checklist;
pub(crate) use checklist::mark as checklist_mark;
pub use cover::cover;
pub use dates::dates;
pub use index::index;
pub use manifest::manifest;
pub use notice::notice;

use crate::export::front_matter::OwnPages;

/// Why our own pages could not be made. Neither can happen with the fonts the program ships and memory left.
#[derive(Debug, thiserror::Error)]
pub enum PagesError {
    /// A font of ours could not be read.
    #[error("a font of the program is damaged, install it again: {0}")]
    Font(&'static str),
    /// The PDF could not be put together.
    #[error("the pages could not be written: {0}")]
    Write(#[from] std::io::Error),
}

/// The sheets of a flow as a PDF.
fn own_pages(flow: flow::Flow) -> Result<OwnPages, PagesError> {
    let (sheets, links) = flow.finish();
    let page_count = u32::try_from(sheets.len()).unwrap_or(u32::MAX);
    Ok(OwnPages { pdf: pdf::write(&sheets)?, page_count, links })
}
