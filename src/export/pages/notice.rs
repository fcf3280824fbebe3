//! The sheet that stands in for a file or page that could not be imported.

use super::flow::Flow;
use super::parts::{BODY, page_title};
use super::sheet::{Figure, HEAVY, WIDTH, mm};
use super::text::{Align, Typesetter};
use super::words::{Pair, stacked};
use super::{PagesError, own_pages};
use crate::export::front_matter::{NoticeSheet, OwnPages};

/// Sets the notice.
///
/// # Errors
/// When a font of ours cannot be read or the PDF cannot be written.
pub fn notice(sheet: &NoticeSheet) -> Result<OwnPages, PagesError> {
    let setter = &mut Typesetter::new();
    let mut flow = Flow::new(setter, &sheet.foot);
    let mut title = page_title(setter, &sheet.title, &[]);
    title.height += mm(5.0);
    title.rule(0.0, WIDTH, title.height, HEAVY);
    flow.add(title.into());
    for paragraph in &sheet.paragraphs {
        let text = stacked(setter, paragraph, Pair::grey(BODY), mm(140.0), Align::Left);
        let mut figure = Figure::gap(mm(5.0));
        figure.below(text);
        flow.add(figure.into());
    }
    own_pages(flow)
}
