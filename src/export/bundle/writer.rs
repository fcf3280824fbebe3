//! The bundle being written, and the ladder for sources that break the reader: as it is, the page
//! rendered, a notice for the page, notices for the file.

use std::io;
use std::sync::Arc;

use super::codes;
use super::error::BundleError;
use super::feed::{Feed, News};
use super::ingest::{BLANK_PLACEMENT, Broken, Harvest, Ingest, blank_sheet};
use super::input::Input;
use super::output::{BundleFile, Output};
use super::place::{Sheet, shared_sheet};
use super::plan::{BundlePlan, BundleSource, Placement};
use super::spots::{Slot, Spot, spots};
use super::stamp::{StampFont, pdf_text, reference};
use super::structure::PageTree;
use super::twins::Twins;
use crate::documents::importer::ImportFailure;
use crate::documents::limits;
use crate::documents::recipe::ImportOptions;
use crate::documents::settle::step_over;
use crate::domain::{Finding, Severity, Subject};
use crate::export::progress::{Progress, Stage};

/// A target: where the link stands, and the page of the bundle it leads to.
pub(super) type Link = ([f32; 4], u32);

/// Everything that is shared by all sources.
pub(super) struct Writer<'w, 'p, W: BundleFile> {
    pub(super) plan: &'p BundlePlan,
    pub(super) output: Output<'w, W>,
    pub(super) twins: Twins,
    pub(super) tree: PageTree,
    pub(super) font: StampFont,
    pub(super) font_number: u32,
    pub(super) progress: &'p dyn Progress,
    /// Page dictionaries, by page index: written together at the end, where a reader wants them.
    late: Vec<(u32, u32, Vec<u8>)>,
    /// Links of the plan by page, sorted.
    links: Vec<(u32, Link)>,
    /// A sheet that waits for its second page.
    half: Option<Part>,
}

/// What one source page paints on a sheet.
#[derive(Clone)]
pub(super) struct Part {
    pub(super) sheet: Sheet,
    pub(super) content: String,
    pub(super) forms: Vec<u32>,
    pub(super) links: Vec<Link>,
}

impl<'w, 'p, W: BundleFile> Writer<'w, 'p, W> {
    pub(super) fn new(
        plan: &'p BundlePlan,
        mut output: Output<'w, W>,
        progress: &'p dyn Progress,
    ) -> Result<Self, BundleError> {
        let total = plan.page_count();
        let stamps = u32::try_from(plan.stamps.len()).unwrap_or(u32::MAX);
        if total == 0 {
            return Err(BundleError::NoPages);
        }
        if stamps != 0 && stamps != total {
            return Err(BundleError::Plan("stamps and pages differ in number"));
        }
        if plan.links.iter().any(|link| link.page >= total || link.target >= total) {
            return Err(BundleError::Plan("a link leads to no page"));
        }
        let tree = PageTree::reserve(total, &mut output);
        let font_number = output.reserve();
        let font = StampFont::new().ok_or(BundleError::Plan("the stamp font is damaged"))?;
        let mut links: Vec<(u32, Link)> =
            plan.links.iter().map(|link| (link.page, (link.rect, link.target))).collect();
        links.sort_by_key(|(page, _)| *page);
        let twins = Twins::default();
        let late = Vec::new();
        Ok(Self { plan, output, twins, tree, font, font_number, progress, late, links, half: None })
    }

    pub(super) fn tick(&self, done: u32) -> Result<(), BundleError> {
        let total = u64::from(self.plan.page_count());
        Ok(self.progress.tick(Stage::Bundle, u64::from(done), total)?)
    }

    pub(super) fn blank_page(&mut self, index: u32) -> Result<(), BundleError> {
        self.page(index, &blank_sheet(), BLANK_PLACEMENT, String::new(), &[], &[])
    }

    /// Writes a notice in the place of a page.
    pub(super) fn notice_at(&mut self, spot: Spot, text: &str) -> Result<(), BundleError> {
        let mut sheet = blank_sheet();
        if let Slot::First(join) | Slot::Second(join) = spot.slot {
            [sheet.width, sheet.height] = shared_sheet(join);
        }
        // The text stands at three fifths of the height it is told: of half a sheet near its edge.
        let height = match spot.slot {
            Slot::Alone => sheet.height,
            Slot::First(_) => sheet.height * 1.55,
            Slot::Second(_) => sheet.height * 0.3,
        };
        let content = self.font.notice(text, sheet.width, height);
        let part = Part { sheet, content, forms: Vec::new(), links: Vec::new() };
        self.part(spot, part, BLANK_PLACEMENT)
    }

    /// How many forms the sheet of this page has already.
    pub(super) fn forms_before(&self, spot: Spot) -> usize {
        match spot.slot {
            Slot::Alone | Slot::First(_) => 0,
            Slot::Second(_) => self.half.as_ref().map_or(0, |half| half.forms.len()),
        }
    }

    /// Puts what a page paints where it belongs; the first of two pages waits for the other.
    pub(super) fn part(
        &mut self,
        spot: Spot,
        mut part: Part,
        placement: Placement,
    ) -> Result<(), BundleError> {
        match spot.slot {
            Slot::Alone => {}
            Slot::First(_) => {
                self.half = Some(part);
                return Ok(());
            }
            Slot::Second(_) => {
                let half = self.half.take();
                let half = half.ok_or(BundleError::Plan("nothing to share a sheet with"))?;
                part.content = half.content + &part.content;
                part.forms = [half.forms, part.forms].concat();
                part.links = [half.links, part.links].concat();
            }
        }
        let Part { sheet, content, forms, links } = part;
        self.page(spot.page, &sheet, placement, content, &forms, &links)
    }

    /// Writes page `index` of the bundle.
    pub(super) fn page(
        &mut self,
        index: u32,
        sheet: &Sheet,
        placement: Placement,
        mut content: String,
        forms: &[u32],
        links: &[Link],
    ) -> Result<(), BundleError> {
        let (Some(number), Some(parent)) = (self.tree.page(index), self.tree.parent_of(index))
        else {
            return Err(BundleError::Plan("more pages than planned"));
        };
        let stamp = usize::try_from(index).ok().and_then(|at| self.plan.stamps.get(at));
        if let Some(stamp) = stamp {
            content.push_str(&self.font.stamp(stamp, sheet.width, placement));
        }
        let uses_font = content.contains("/S ");
        let body = self.output.reserve();
        self.output.stream(body, b"", content.as_bytes())?;
        let from = self.links.partition_point(|(page, _)| *page < index);
        let to = self.links.partition_point(|(page, _)| *page <= index);
        let planned = self.links.get(from..to).unwrap_or_default().iter().map(|(_, link)| *link);
        let all: Vec<Link> = planned.chain(links.iter().copied()).collect();
        let annotations = self.annotations(&all)?;
        let font = self.font_number;
        let text = pdf_text(number, |chunk, id| {
            let mut page = chunk.page(id);
            page.parent(reference(parent)).contents(reference(body));
            page.media_box(pdf_writer::Rect::new(0.0, 0.0, sheet.width, sheet.height));
            let mut resources = page.resources();
            if !forms.is_empty() {
                let mut named = resources.x_objects();
                for (nth, form) in forms.iter().enumerate() {
                    let name = format!("F{nth}");
                    named.pair(pdf_writer::Name(name.as_bytes()), reference(*form));
                }
            }
            if uses_font {
                resources.fonts().pair(pdf_writer::Name(b"S"), reference(font));
            }
            drop(resources);
            if !annotations.is_empty() {
                page.annotations(annotations.iter().map(|&number| reference(number)));
            }
        });
        self.late.push((index, number, text));
        self.tick(index + 1)
    }

    /// Writes the page dictionaries.
    pub(super) fn write_pages(&mut self) -> io::Result<()> {
        for (_, number, text) in std::mem::take(&mut self.late) {
            self.output.ready_object(number, &text)?;
        }
        Ok(())
    }

    fn annotations(&mut self, links: &[Link]) -> io::Result<Vec<u32>> {
        let mut numbers = Vec::with_capacity(links.len());
        for ([left, bottom, right, top], target) in links {
            let Some(page) = self.tree.page(*target) else { continue };
            let number = self.output.reserve();
            let text = format!(
                "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]\
                 /Rect[{left:.2} {bottom:.2} {right:.2} {top:.2}]/Dest[{page} 0 R/XYZ 0 842 0]>>"
            );
            self.output.object(number, text.as_bytes())?;
            numbers.push(number);
        }
        Ok(numbers)
    }

    /// Writes a source. `feed` is its import as planned, already under way; `restart` begins another
    /// one with other options.
    pub(super) fn source(
        &mut self,
        index: usize,
        first: u32,
        mut feed: Arc<Feed>,
        restart: impl Fn(ImportOptions) -> Arc<Feed>,
    ) -> Result<Harvest, BundleError> {
        let source = self.plan.sources.get(index).ok_or(BundleError::Plan("no such source"))?;
        let read = |error| BundleError::Read { name: source.name.clone(), error };
        let input = Input::open(&source.bytes).map_err(read)?;
        let mark = self.output.mark()?;
        let objects = u32::try_from(self.output.offsets().len()).unwrap_or(u32::MAX);
        let mut options = source.options.clone();
        let spots = spots(self.plan, index, first)?;
        let (half, written) = (self.half.clone(), self.late.len());
        loop {
            let mut ingest = Ingest::new(index, source, &input, spots.clone());
            let failure = match self.run(&mut ingest, &feed, first) {
                Ok(()) => match ingest.finish(self) {
                    Ok(harvest) => return Ok(harvest),
                    Err(Broken::Source(failure)) => failure,
                    Err(Broken::Bundle(error)) => return Err(error),
                },
                Err(Broken::Source(failure)) => failure,
                Err(Broken::Bundle(error)) => return Err(error),
            };
            feed.close();
            self.output.rewind(mark)?;
            self.twins.forget_from(objects);
            self.late.truncate(written);
            self.half.clone_from(&half);
            match next_step(&failure, &mut options) {
                Step::Again => feed = restart(options.clone()),
                Step::Notices => break,
                Step::Error => {
                    return Err(BundleError::Import { name: source.name.clone(), failure });
                }
            }
        }
        self.notices(source, &spots)
    }

    fn run(&mut self, ingest: &mut Ingest<'_>, feed: &Feed, first: u32) -> Result<(), Broken> {
        loop {
            match feed.receive() {
                News::Events(events) => {
                    for event in events {
                        ingest.take(event, self)?;
                    }
                }
                News::Nothing => self.tick(first)?,
                News::End(Ok(())) => return Ok(()),
                News::End(Err(failure)) => return Err(Broken::Source(failure)),
            }
        }
    }

    fn notices(&mut self, source: &BundleSource, spots: &[Spot]) -> Result<Harvest, BundleError> {
        for spot in spots {
            self.notice_at(*spot, &source.notice)?;
        }
        let subject = Subject::File(source.name.clone());
        let finding = Finding::new(Severity::Blocker, subject, codes::FILE_GIVEN_UP);
        Ok(Harvest { findings: vec![finding], ..Harvest::default() })
    }
}

enum Step {
    Again,
    Notices,
    Error,
}

/// The ladder of inspection goes on: a page that kills the worker is rendered next time, then given
/// up; a file that dies elsewhere, or on too many pages, becomes notices. What the user can mend is an error.
fn next_step(failure: &ImportFailure, options: &mut ImportOptions) -> Step {
    match failure {
        ImportFailure::Died { page: Some(page), .. } if *page < limits::MAX_PAGES => {
            if step_over(options, *page) { Step::Again } else { Step::Notices }
        }
        ImportFailure::Died { .. } | ImportFailure::Damaged => Step::Notices,
        ImportFailure::NeedsPassword
        | ImportFailure::WrongPassword
        | ImportFailure::UnknownEncryption
        | ImportFailure::Refused(_)
        | ImportFailure::TooLarge(_)
        | ImportFailure::Stopped
        | ImportFailure::Io(_) => Step::Error,
    }
}
