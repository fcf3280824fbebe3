//! From a picture to a page: its size in points, its orientation, and the objects that paint it.

use super::exif::Showing;
use super::say;
use crate::documents::codes;
use crate::documents::importer::ImportFailure;
use crate::documents::limits;
use crate::documents::recipe::{
    Event, ImportOptions, LocalId, Placed, RecipeObject, RecipePage, RecipeSink, StreamBody,
    Substitute, Token,
};
use crate::domain::{Arg, Finding, PageWork, Repair, Severity};

/// A4 in points.
const A4: (f64, f64) = (595.276, 841.89);
/// A page that its own resolution makes larger than this (A3) has a resolution that nobody meant.
const A3: (f64, f64) = (841.89, 1190.551);
/// Below this many pixels per inch on A4 print is hard to read.
const COARSE: f64 = 100.0;

/// A picture that is ready to be written.
pub(super) struct Picture {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) showing: Showing,
    /// Entries of the image dictionary besides type and size.
    pub(super) entries: String,
    pub(super) body: StreamBody,
    /// Entries and body of the soft mask.
    pub(super) mask: Option<(String, StreamBody)>,
}

/// Writes the pages of one file.
pub(super) struct Album<'a> {
    options: &'a ImportOptions,
    sink: &'a mut dyn RecipeSink,
    next: u32,
    pages: u32,
    total: u32,
    /// The page in work.
    work: PageWork,
}

impl<'a> Album<'a> {
    pub(super) fn new(options: &'a ImportOptions, sink: &'a mut dyn RecipeSink) -> Self {
        let work = PageWork::default();
        Self { options, sink, next: 0, pages: 0, total: 0, work }
    }

    /// Says how many pages there will be, of a file with so many; gives them in order.
    pub(super) fn begin(&mut self, page_count: u32) -> Result<Vec<PageWork>, ImportFailure> {
        let order = self.options.order(page_count);
        self.total = u32::try_from(order.len())
            .ok()
            .filter(|total| *total <= limits::MAX_PAGES)
            .ok_or(ImportFailure::TooLarge("pages"))?;
        self.alive()?;
        Ok(order)
    }

    /// What comes next is this page.
    pub(super) fn turn_to(&mut self, work: PageWork) {
        self.work = work;
    }

    /// What is mended on the page in work.
    pub(super) fn repair(&self) -> Option<Repair> {
        self.work.repair
    }

    /// Says that work goes on.
    pub(super) fn alive(&mut self) -> Result<(), ImportFailure> {
        let event = Event::Progress { done: self.pages, total: self.total };
        self.take(event)
    }

    pub(super) fn say(&mut self, finding: Finding) -> Result<(), ImportFailure> {
        say(self.sink, finding)
    }

    /// When the next page was given up, writes the notice and says so.
    pub(super) fn given_up(&mut self) -> Result<bool, ImportFailure> {
        if !self.options.give_up.contains(&self.work.source_page) {
            return Ok(false);
        }
        self.notice()?;
        Ok(true)
    }

    /// A page that stands in for one that cannot be had.
    pub(super) fn notice(&mut self) -> Result<(), ImportFailure> {
        self.say(codes::about_page(
            Severity::Blocker,
            codes::PAGE_GIVEN_UP,
            self.work.source_page,
        ))?;
        self.page(Vec::new(), (A4.0, A4.1), Some(Substitute::Notice))
    }

    /// Writes a picture and its page.
    pub(super) fn add(&mut self, picture: Picture) -> Result<(), ImportFailure> {
        let size = paper(picture.width, picture.height, picture.showing);
        self.judge(&picture, size)?;
        let matrix = matrix(picture.showing.orientation, size);
        let mask = match picture.mask {
            None => None,
            Some((entries, body)) => {
                Some(self.image(picture.width, picture.height, &entries, None, body)?)
            }
        };
        let image =
            self.image(picture.width, picture.height, &picture.entries, mask, picture.body)?;
        let text = vec![
            Token::Raw(
                b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</P ".to_vec(),
            ),
            Token::Ref(image),
            Token::Raw(b">>>>".to_vec()),
        ];
        let form = self.object(text, StreamBody::Bytes(b"/P Do".to_vec()))?;
        self.page(vec![Placed { form, matrix }], size, None)
    }

    pub(super) fn end(self) -> Result<(), ImportFailure> {
        let event = Event::Done { pages: self.pages };
        self.sink.take(event).map_err(|_| ImportFailure::Stopped)
    }

    fn judge(&mut self, picture: &Picture, size: (f64, f64)) -> Result<(), ImportFailure> {
        // Small pictures (a 3 × 4 photo, an icon) are small on purpose; a page-sized one is a scan.
        let (short, long) = (size.0.min(size.1), size.0.max(size.1));
        if short < A4.0 * 0.8 && long < A4.1 * 0.8 {
            return Ok(());
        }
        let pixels = f64::from(picture.width.max(picture.height));
        let dpi = pixels * 72.0 / long.min(A4.1);
        if dpi >= COARSE {
            return Ok(());
        }
        let finding =
            codes::about_page(Severity::Warning, codes::IMAGE_COARSE, self.work.source_page);
        self.say(finding.with("dpi", Arg::Number(whole(dpi))))
    }

    fn image(
        &mut self,
        width: u32,
        height: u32,
        entries: &str,
        mask: Option<LocalId>,
        body: StreamBody,
    ) -> Result<LocalId, ImportFailure> {
        let start = format!("/Type/XObject/Subtype/Image/Width {width}/Height {height}{entries}");
        let mut text = vec![Token::Raw(start.into_bytes())];
        if let Some(mask) = mask {
            text.push(Token::Raw(b"/SMask ".to_vec()));
            text.push(Token::Ref(mask));
        }
        self.object(text, body)
    }

    fn object(&mut self, text: Vec<Token>, body: StreamBody) -> Result<LocalId, ImportFailure> {
        let id = LocalId(self.next);
        self.next += 1;
        self.take(Event::Object(RecipeObject { id, text, stream: Some(body) }))?;
        Ok(id)
    }

    fn page(
        &mut self,
        painted: Vec<Placed>,
        size: (f64, f64),
        substitute: Option<Substitute>,
    ) -> Result<(), ImportFailure> {
        let page = RecipePage {
            painted,
            view: [0.0, 0.0, narrow(size.0), narrow(size.1)],
            quarter_turns: self.options.turns(&self.work),
            user_unit: 1.0,
            links: Vec::new(),
            substitute,
        };
        self.take(Event::Page(page))?;
        self.pages += 1;
        Ok(())
    }

    fn take(&mut self, event: Event) -> Result<(), ImportFailure> {
        self.sink.take(event).map_err(|_| ImportFailure::Stopped)
    }
}

/// The size of the page in points, as shown: from the picture's own resolution when that makes a
/// sheet somebody could have scanned, else fitted into A4 (and not enlarged beyond 96 per inch).
pub(super) fn paper(width: u32, height: u32, showing: Showing) -> (f64, f64) {
    let turned = showing.orientation >= 5;
    let (w, h) = (f64::from(width), f64::from(height));
    let meant =
        showing.dpi.filter(|(x, y)| (50.0..=4800.0).contains(x) && (50.0..=4800.0).contains(y));
    let size = meant
        .map(|(x, y)| (w * 72.0 / x, h * 72.0 / y))
        .filter(|size| fits(*size, A3) && size.0 >= 3.0 && size.1 >= 3.0)
        .unwrap_or_else(|| {
            let sheet = if w > h { (A4.1, A4.0) } else { A4 };
            let scale = (sheet.0 / w).min(sheet.1 / h).min(72.0 / 96.0);
            ((w * scale).max(1.0), (h * scale).max(1.0))
        });
    if turned { (size.1, size.0) } else { size }
}

fn fits(size: (f64, f64), sheet: (f64, f64)) -> bool {
    // A millimetre of tolerance: scanners round.
    size.0.min(size.1) <= sheet.0 + 3.0 && size.0.max(size.1) <= sheet.1 + 3.0
}

/// Maps the unit square with the stored picture to the page as it is to be seen (Exif 2.32, 4.6.4,
/// Orientation; PDF 32000-1, 8.9.5: the picture's first row is at the top of the unit square).
fn matrix(orientation: u8, (width, height): (f64, f64)) -> [f32; 6] {
    let (w, h) = (narrow(width), narrow(height));
    match orientation {
        2 => [-w, 0.0, 0.0, h, w, 0.0],
        3 => [-w, 0.0, 0.0, -h, w, h],
        4 => [w, 0.0, 0.0, -h, 0.0, h],
        5 => [0.0, -h, -w, 0.0, w, h],
        6 => [0.0, -h, w, 0.0, 0.0, h],
        7 => [0.0, h, w, 0.0, 0.0, 0.0],
        8 => [0.0, h, -w, 0.0, w, 0.0],
        _ => [w, 0.0, 0.0, h, 0.0, 0.0],
    }
}

#[expect(clippy::cast_possible_truncation, reason = "sizes of paper; six digits are enough")]
fn narrow(value: f64) -> f32 {
    value as f32
}

#[expect(clippy::cast_possible_truncation, reason = "a resolution below 100")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a corner of the stored picture (column, row from the top, each 0 or 1) is shown, as
    /// (column, row from the top) of a page of 1 × 1.
    fn shown(orientation: u8, column: f32, row: f32) -> (f32, f32) {
        let [xx, xy, yx, yy, left, low] = matrix(orientation, (1.0, 1.0));
        let up = 1.0 - row;
        (xx * column + yx * up + left, 1.0 - (xy * column + yy * up + low))
    }

    #[test]
    fn the_eight_orientations_put_the_first_row_and_column_where_exif_says() {
        // Exif 2.32: which edges the 0th row and the 0th column are seen at.
        let told = [
            (1, "top", "left"),
            (2, "top", "right"),
            (3, "bottom", "right"),
            (4, "bottom", "left"),
            (5, "left", "top"),
            (6, "right", "top"),
            (7, "right", "bottom"),
            (8, "left", "bottom"),
        ];
        let edge = |(x0, y0): (f32, f32), (x1, y1): (f32, f32)| {
            if (x0 - x1).abs() < 1e-6 {
                if x0 < 0.5 { "left" } else { "right" }
            } else {
                assert!((y0 - y1).abs() < 1e-6);
                if y0 < 0.5 { "top" } else { "bottom" }
            }
        };
        for (orientation, row, column) in told {
            let corner = shown(orientation, 0.0, 0.0);
            assert_eq!(edge(corner, shown(orientation, 1.0, 0.0)), row, "{orientation}");
            assert_eq!(edge(corner, shown(orientation, 0.0, 1.0)), column, "{orientation}");
        }
    }

    #[test]
    fn paper_sizes() {
        let at = |dpi, orientation| Showing { orientation, dpi };
        let (w, h) = paper(2480, 3508, at(Some((300.0, 300.0)), 1));
        assert!((w - 595.2).abs() < 0.1 && (h - 841.9).abs() < 0.1);
        // A phone says 72 per inch: nobody meant a page of one and a half metres.
        let (w, h) = paper(3000, 4000, at(Some((72.0, 72.0)), 1));
        assert!((w - 595.276).abs() < 0.01 && h < 841.89);
        // Turned by EXIF: width and height change places.
        let (w, h) = paper(4000, 3000, at(None, 6));
        assert!(w < h && (w - 595.276).abs() < 0.01);
        // A small picture stays small.
        assert_eq!(paper(96, 192, at(None, 1)), (72.0, 144.0));
    }
}
