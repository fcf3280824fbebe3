//! One of the pages that could be mended: what was found on it, what is wanted of it, and what it takes in a pack
//! then, as far as somebody counted.

use std::collections::BTreeSet;
use std::fs::File;
use std::sync::Arc;

use egui::Ui;

use super::Scene;
use super::sheets::Sheet;
use super::sizing::{Choice, Reduce};
use crate::app::screens::asking::Asking;
use crate::documents::image::repair::{PageSizes, Suggestion, Suggestions, codes as why};
use crate::documents::importer::ImportFailure;
use crate::documents::worker::WorkerProgram;
use crate::documents::{codes, inspect};
use crate::domain::{Arg, Code, FileRef, Finding, Repair, Tone};

pub(super) type Answer<T> = Result<T, Box<Finding>>;

/// One of the pages.
pub(super) struct Page {
    pub(super) sheet: Sheet,
    pub(super) file: FileRef,
    pub(super) found: Option<Answer<Suggestions>>,
    /// Whether it is mended along with the others.
    pub(super) is_wanted: bool,
    /// Its bytes under a repair, once they are known, and the repair that is being weighed.
    pub(super) weighed: Option<(Repair, Option<Answer<u64>>)>,
    /// The same on every step, under a repair at full size.
    pub(super) climbed: Option<(Repair, Option<Answer<PageSizes>>)>,
}

/// What a page takes on every step, as far as somebody counted it.
pub(super) enum Ladder<'a> {
    /// It is not counted yet.
    Open,
    Known(&'a PageSizes),
    /// It cannot be counted.
    Failed(&'a Finding),
}

/// What is ticked for all pages at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Turn,
    Straighten,
    Crop,
    Grey,
    BlackWhite,
    Location,
}

impl Kind {
    pub(super) const ALL: [Self; 6] =
        [Self::Turn, Self::Straighten, Self::Crop, Self::Grey, Self::BlackWhite, Self::Location];

    /// What an offer does; nothing for a remark.
    pub(super) fn of(code: Code) -> Option<Self> {
        let kinds = [
            (why::TURN_ZONE, Self::Turn),
            (why::TURN_TEXT, Self::Turn),
            (why::STRAIGHTEN, Self::Straighten),
            (why::CROP, Self::Crop),
            (why::GREY, Self::Grey),
            (why::BLACK_WHITE, Self::BlackWhite),
            (why::LOCATION, Self::Location),
        ];
        kinds.into_iter().find(|it| it.0 == code).map(|it| it.1)
    }

    /// Its words.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Turn => "docs-mend-turn",
            Self::Straighten => "docs-mend-straighten",
            Self::Crop => "docs-mend-crop",
            Self::Grey => "docs-mend-grey",
            Self::BlackWhite => "docs-mend-black-white",
            Self::Location => "docs-mend-location",
        }
    }
}

impl Page {
    pub(super) fn of(sheet: Sheet, file: FileRef) -> Self {
        Self { sheet, file, found: None, is_wanted: true, weighed: None, climbed: None }
    }

    pub(super) fn offers(&self) -> &[Suggestion] {
        match &self.found {
            Some(Ok(found)) => &found.offers,
            Some(Err(_)) | None => &[],
        }
    }

    /// An offer in the words of findings, with the number that the page has in the document.
    pub(super) fn finding(&self, found: &Suggestions, offer: &Suggestion) -> Finding {
        let mut finding = found.finding(offer);
        let number = i64::try_from(self.sheet.number).unwrap_or(i64::MAX);
        for (_, arg) in finding.args.iter_mut().filter(|(name, _)| *name == "page") {
            *arg = Arg::Number(number);
        }
        finding
    }

    pub(super) fn before(&self) -> Repair {
        self.sheet.item.repair.unwrap_or_default()
    }

    /// What is ticked, taken together with what was mended before; and the turns that belong to it.
    pub(super) fn wanted(&self, ticked: &BTreeSet<Kind>, reduce: Reduce) -> (Repair, u8) {
        let (mut repair, mut turns) = (self.before(), 0_u8);
        let is_ticked = |offer: &&Suggestion| {
            self.is_wanted && Kind::of(offer.code).is_some_and(|kind| ticked.contains(&kind))
        };
        for offer in self.offers().iter().filter(is_ticked) {
            turns = (turns + offer.quarter_turns % 4) % 4;
            if let Some(more) = offer.repair {
                repair = both(repair, more);
            }
        }
        let whole = repair.at_full_size();
        // What a step saves is known before it is taken: a page that is not counted keeps its pixels.
        if let (Reduce::To(step), Ladder::Known(known), true) =
            (reduce, self.ladder_of(&whole), self.is_wanted)
        {
            let step = step.filter(|step| known.on(*step).is_some());
            repair = step.map_or(whole, |step| step.of(whole, known.dpi));
        }
        (repair, turns)
    }

    /// What it takes on every step under a repair at full size.
    fn ladder_of(&self, whole: &Repair) -> Ladder<'_> {
        match self.climbed.as_ref().filter(|(of, _)| of == whole) {
            Some((_, Some(Ok(sizes)))) => Ladder::Known(sizes),
            Some((_, Some(Err(finding)))) => Ladder::Failed(finding),
            Some((_, None)) | None => Ladder::Open,
        }
    }

    pub(super) fn whole(&self, ticked: &BTreeSet<Kind>) -> Repair {
        self.wanted(ticked, Reduce::Keep).0.at_full_size()
    }

    /// The same for what is ticked.
    pub(super) fn ladder(&self, ticked: &BTreeSet<Kind>) -> Ladder<'_> {
        self.ladder_of(&self.whole(ticked))
    }

    /// What becomes of its pixels: those of a page that is not wanted or cannot be counted stay.
    fn reduced(&self, ticked: &BTreeSet<Kind>, reduce: Reduce) -> Reduce {
        let stays = !self.is_wanted || matches!(self.ladder(ticked), Ladder::Failed(_));
        if stays { Reduce::Keep } else { reduce }
    }

    /// Its bytes in a pack as it is in the file and as it becomes, when both are known.
    pub(super) fn sizes(&self, ticked: &BTreeSet<Kind>, reduce: Reduce) -> Option<(u64, u64)> {
        let Some(Ok(found)) = &self.found else { return None };
        if let Reduce::To(step) = self.reduced(ticked, reduce) {
            let Ladder::Known(known) = self.ladder(ticked) else { return None };
            return Some((found.bytes, known.taken(step)));
        }
        let (repair, _) = self.wanted(ticked, reduce);
        if repair.is_nothing() {
            return Some((found.bytes, found.bytes));
        }
        let (_, weighed) = self.weighed.as_ref().filter(|(of, _)| *of == repair)?;
        Some((found.bytes, *weighed.as_ref()?.as_ref().ok()?))
    }

    /// Its bytes while its pixels stay; where they cannot be counted, those that it has in the file. `None` until
    /// one or the other is known.
    pub(super) fn staying(&self, ticked: &BTreeSet<Kind>) -> Option<u64> {
        let Some(Ok(found)) = &self.found else { return None };
        let known = self.sizes(ticked, Reduce::Keep).map(|(_, then)| then);
        known.or_else(|| self.unkept(ticked).map(|_| found.bytes))
    }

    /// Why its bytes cannot be said while its pixels stay.
    fn unkept(&self, ticked: &BTreeSet<Kind>) -> Option<&Finding> {
        let (repair, _) = self.wanted(ticked, Reduce::Keep);
        let (_, weighed) = self.weighed.as_ref().filter(|(of, _)| *of == repair)?;
        weighed.as_ref()?.as_ref().err().map(AsRef::as_ref)
    }

    /// Why its size cannot be said, or what it takes on the steps, where it is to become smaller.
    pub(super) fn unweighed(
        &self,
        ticked: &BTreeSet<Kind>,
        (choice, reduce): (Choice, Reduce),
    ) -> Option<&Finding> {
        if let (Ladder::Failed(finding), true) = (self.ladder(ticked), self.is_wanted)
            && choice != Choice::AsIs
        {
            return Some(finding);
        }
        let stays = matches!(self.reduced(ticked, reduce), Reduce::Keep);
        stays.then(|| self.unkept(ticked)).flatten()
    }

    pub(super) fn is_weighed(&self, ticked: &BTreeSet<Kind>, reduce: Reduce) -> bool {
        if matches!(self.reduced(ticked, reduce), Reduce::To(_)) {
            return true;
        }
        let (repair, _) = self.wanted(ticked, reduce);
        let is_asked = self.weighed.as_ref().is_some_and(|(of, _)| *of == repair);
        repair.is_nothing() || is_asked || !matches!(self.found, Some(Ok(_)))
    }

    pub(super) fn is_climbed(&self, ticked: &BTreeSet<Kind>) -> bool {
        let whole = self.whole(ticked);
        let is_asked = self.climbed.as_ref().is_some_and(|(of, _)| *of == whole);
        is_asked || !self.is_wanted || !matches!(self.found, Some(Ok(_)))
    }
}

impl Page {
    /// Asks a worker about the page.
    pub(super) fn ask<T: Send + 'static>(
        &self,
        ui: &Ui,
        scene: &Scene<'_, '_>,
        what: impl FnOnce(&WorkerProgram, &File, u32, Option<&str>) -> Result<T, ImportFailure>
        + Send
        + 'static,
    ) -> Asking<Answer<T>> {
        let (store, program) = (Arc::clone(scene.view.desk.store()), scene.view.program.clone());
        let (file, page) = (self.file.clone(), self.sheet.item.page.unwrap_or(0));
        Asking::ask(ui.ctx(), move || {
            let kept = store.open_file(file.digest).map_err(|it| Box::new(it.finding()))?;
            let found = what(&program, &kept, page, file.password.as_deref());
            found.map_err(|it| Box::new(codes::named(inspect::blocker(&it), &file.name)))
        })
    }
}

/// One repair after another, as one.
fn both(one: Repair, more: Repair) -> Repair {
    Repair {
        straighten: if more.straighten == 0 { one.straighten } else { more.straighten },
        crop: more.crop.or(one.crop),
        tone: if more.tone == Tone::AsIs { one.tone } else { more.tone },
        max_dpi: more.max_dpi.or(one.max_dpi),
        quality: more.quality.or(one.quality),
        strip_location: one.strip_location || more.strip_location,
    }
}
