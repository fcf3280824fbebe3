//! Page by page: import, else render, else give up; the file's bookmarks, layers and findings after.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Object, ObjectIdentifier};
use hayro_syntax::page::{Page, Rotation};

use super::active::catalog;
use super::annotations::{Flattened, flatten};
use super::boxes::visible;
use super::codes;
use super::contents::{ResourceCache, page_form};
use super::copy::Copier;
use super::damage::{self, Damage};
use super::destinations::Destinations;
use super::names::name_is;
use super::render::Fineness;
use super::{outline, render};
use crate::documents::importer::ImportFailure;
use crate::documents::limits;
use crate::documents::recipe::{
    Event, ImportOptions, Placed, RecipeLayer, RecipePage, RecipeSink, Substitute,
};
use crate::domain::{Finding, PageWork, Repair, Severity};

const IDENTITY: [f32; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

pub(super) fn import_all(
    pdf: &Pdf,
    options: &ImportOptions,
    sink: &mut dyn RecipeSink,
) -> Result<(), ImportFailure> {
    let (order, total) = order(pdf, options)?;
    say(sink, Event::Progress { done: 0, total })?;
    let catalog = catalog(pdf);
    let mut work = Work::new(pdf, &catalog, options);
    work.destinations.only(&order);
    for (page, done) in order.iter().zip(1_u32..) {
        let event = work.planned(pdf, page, sink)?;
        say(sink, Event::Page(event))?;
        say(sink, Event::Progress { done, total })?;
    }
    let bookmarks = outline::bookmarks(pdf, &mut work.destinations, &mut work.copier.notes);
    if !bookmarks.is_empty() {
        say(sink, Event::Outline(bookmarks))?;
    }
    let layers = layers(&catalog, &work.copier.layers);
    let hidden = layers.iter().filter(|layer| !layer.visible).count();
    if !layers.is_empty() {
        say(sink, Event::Layers(layers))?;
    }
    work.copier.note_fonts();
    work.findings.extend(work.copier.notes.findings());
    if hidden > 0 {
        let count = u32::try_from(hidden).unwrap_or(u32::MAX);
        work.findings.push(codes::counted(Severity::Warning, codes::HIDDEN_LAYERS, count));
    }
    if let Some(damage) = damage::of(pdf.data().as_ref()) {
        let severity = match damage {
            Damage::CutOff => Severity::Warning,
            Damage::WrongTable => Severity::Hint,
        };
        work.findings.push(codes::about_file(severity, codes::REPAIRED));
    }
    for finding in work.findings {
        say(sink, Event::Finding(finding))?;
    }
    say(sink, Event::Done { pages: total })
}

/// The pages that are used, in order, and how many these are.
fn order(pdf: &Pdf, options: &ImportOptions) -> Result<(Vec<PageWork>, u32), ImportFailure> {
    let counted = |pages: usize| {
        let total = u32::try_from(pages).ok().filter(|total| *total <= limits::MAX_PAGES);
        total.ok_or(ImportFailure::TooLarge("pages"))
    };
    let order = options.order(counted(pdf.pages().len())?);
    let total = counted(order.len())?;
    Ok((order, total))
}

fn page_at(pdf: &Pdf, page: u32) -> Option<&Page<'_>> {
    usize::try_from(page).ok().and_then(|at| pdf.pages().get(at))
}

fn say(sink: &mut dyn RecipeSink, event: Event) -> Result<(), ImportFailure> {
    sink.take(event).map_err(|_| ImportFailure::Stopped)
}

/// Every page with its box and turns, nothing painted on it.
pub(super) fn frames(
    pdf: &Pdf,
    options: &ImportOptions,
    sink: &mut dyn RecipeSink,
) -> Result<(), ImportFailure> {
    let (order, total) = order(pdf, options)?;
    say(sink, Event::Progress { done: 0, total })?;
    for work in &order {
        let turns = options.turns(work);
        let page = page_at(pdf, work.source_page);
        say(sink, Event::Page(page.map_or_else(empty, |page| frame(page, turns))))?;
    }
    say(sink, Event::Done { pages: total })
}

struct Work<'a> {
    options: &'a ImportOptions,
    /// The user's quarter turns of the page in work.
    turns: u8,
    /// What is mended on it.
    repair: Option<Repair>,
    copier: Copier<'a>,
    resources: ResourceCache,
    destinations: Destinations<'a>,
    findings: Vec<Finding>,
}

impl<'a> Work<'a> {
    fn new(pdf: &'a Pdf, catalog: &Dict<'a>, options: &'a ImportOptions) -> Self {
        let mut copier = Copier::new(pdf.xref(), pdf.data().as_ref());
        copier.notes.document(catalog);
        let form = catalog.get::<Dict<'a>>(b"AcroForm");
        copier.form_resources = form.and_then(|form| form.get_raw::<Object<'a>>(b"DR"));
        Self {
            options,
            turns: 0,
            repair: None,
            copier,
            resources: ResourceCache::new(),
            destinations: Destinations::new(pdf),
            findings: Vec::new(),
        }
    }

    /// The next page of the plan.
    fn planned(
        &mut self,
        pdf: &'a Pdf,
        work: &PageWork,
        sink: &mut dyn RecipeSink,
    ) -> Result<RecipePage, ImportFailure> {
        (self.turns, self.repair) = (self.options.turns(work), work.repair);
        match page_at(pdf, work.source_page) {
            Some(page) => self.page(page, work.source_page, sink),
            // The plan was made for another file; whoever made it counts on a page.
            None => Ok(self.notice(empty(), work.source_page)),
        }
    }

    fn page(
        &mut self,
        page: &'a Page<'a>,
        index: u32,
        sink: &mut dyn RecipeSink,
    ) -> Result<RecipePage, ImportFailure> {
        if self.options.give_up.contains(&index) {
            return Ok(self.notice(self.frame(page), index));
        }
        if let Some(repair) = self.repair.filter(Repair::changes_pixels) {
            let unit = self.frame(page).user_unit;
            let is_hard = self.options.render.contains(&index);
            let fineness = if is_hard { Fineness::Coarse } else { Fineness::Fine };
            let draw = || render::mended(page, unit, &repair, fineness);
            let drawn = catch_unwind(AssertUnwindSafe(draw));
            return match drawn {
                Ok(Some(picture)) => self.shown(page, picture, sink),
                Ok(None) | Err(_) => Ok(self.notice(self.frame(page), index)),
            };
        }
        if !self.options.render.contains(&index) {
            let imported =
                catch_unwind(AssertUnwindSafe(|| self.imported(page, index, &mut *sink)));
            if let Ok(outcome) = imported {
                return outcome;
            }
            self.resources.clear();
            self.copier.start_over(sink)?;
        }
        match catch_unwind(AssertUnwindSafe(|| render::picture(page))) {
            Ok(Some(picture)) => {
                let code = codes::PAGE_RENDERED;
                self.findings.push(codes::about_page(Severity::Warning, code, index));
                let shown = self.shown(page, picture, sink)?;
                Ok(RecipePage { substitute: Some(Substitute::Rendered), ..shown })
            }
            Ok(None) | Err(_) => Ok(self.notice(self.frame(page), index)),
        }
    }

    /// A page that is a picture; `/Rotate` is in it already.
    fn shown(
        &mut self,
        page: &Page<'a>,
        picture: render::Picture,
        sink: &mut dyn RecipeSink,
    ) -> Result<RecipePage, ImportFailure> {
        let (form, view) = picture.emit(&mut self.copier, sink)?;
        let painted = vec![Placed { form, matrix: IDENTITY }];
        Ok(RecipePage { painted, view, quarter_turns: self.turns, ..self.frame(page) })
    }

    fn imported(
        &mut self,
        page: &'a Page<'a>,
        index: u32,
        sink: &mut dyn RecipeSink,
    ) -> Result<RecipePage, ImportFailure> {
        let frame = self.frame(page);
        let resources: (&[u8], _) = (b"Resources", page.raw());
        if resources.1.contains_key(resources.0)
            && resources.1.get::<Dict<'a>>(resources.0).is_none()
        {
            self.copier.notes.lost_resources += 1;
        }
        let (form, damaged) =
            page_form(page, frame.view, &mut self.copier, &mut self.resources, sink)?;
        if damaged {
            let finding = codes::about_page(Severity::Warning, codes::CONTENT_DAMAGED, index);
            self.findings.push(finding);
        }
        let Flattened { painted, links } =
            flatten(page, &mut self.copier, &mut self.destinations, sink)?;
        let own = Placed { form, matrix: IDENTITY };
        let painted = std::iter::once(own).chain(painted).collect();
        Ok(RecipePage { painted, links, ..frame })
    }

    fn notice(&mut self, frame: RecipePage, index: u32) -> RecipePage {
        let finding = codes::about_page(Severity::Blocker, codes::PAGE_GIVEN_UP, index);
        self.findings.push(finding);
        RecipePage { substitute: Some(Substitute::Notice), ..frame }
    }

    fn frame(&self, page: &Page<'_>) -> RecipePage {
        frame(page, self.turns)
    }
}

/// A sheet for a page that is not there.
fn empty() -> RecipePage {
    RecipePage {
        painted: Vec::new(),
        view: [0.0, 0.0, 595.0, 842.0],
        quarter_turns: 0,
        user_unit: 1.0,
        links: Vec::new(),
        substitute: None,
    }
}

/// Box, turns and unit of a page, nothing painted. `turns` are the user's.
pub(super) fn frame(page: &Page<'_>, turns: u8) -> RecipePage {
    let own: u8 = match page.rotation() {
        Rotation::None => 0,
        Rotation::Horizontal => 1,
        Rotation::Flipped => 2,
        Rotation::FlippedHorizontal => 3,
    };
    let unit = page.raw().get::<f32>(b"UserUnit");
    RecipePage {
        painted: Vec::new(),
        view: visible(page.media_box(), page.crop_box()),
        quarter_turns: (own + turns) % 4,
        user_unit: unit.filter(|unit| (0.001..=1000.0).contains(unit)).unwrap_or(1.0),
        links: Vec::new(),
        substitute: None,
    }
}

/// The default state of the groups that were copied (8.11.4.3). Groups the file does not list are on.
fn layers(
    catalog: &Dict<'_>,
    copied: &[(ObjectIdentifier, crate::documents::recipe::LocalId)],
) -> Vec<RecipeLayer> {
    let properties = catalog.get::<Dict<'_>>(b"OCProperties").unwrap_or_default();
    let default = properties.get::<Dict<'_>>(b"D").unwrap_or_default();
    let listed = |dict: &Dict<'_>, key: &[u8]| -> std::collections::HashSet<ObjectIdentifier> {
        let array = dict.get::<Array<'_>>(key).unwrap_or_default();
        let ids = array.raw_iter().filter_map(|item| match item {
            MaybeRef::Ref(reference) => Some(ObjectIdentifier::from(reference)),
            MaybeRef::NotRef(_) => None,
        });
        ids.collect()
    };
    let (on, off, all) =
        (listed(&default, b"ON"), listed(&default, b"OFF"), listed(&properties, b"OCGs"));
    let base_off = name_is(&default, b"BaseState", b"OFF");
    let state = |id: &ObjectIdentifier| {
        if base_off { !all.contains(id) || on.contains(id) } else { !off.contains(id) }
    };
    copied.iter().map(|(id, group)| RecipeLayer { group: *group, visible: state(id) }).collect()
}
