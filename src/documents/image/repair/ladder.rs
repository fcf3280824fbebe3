//! How small a page becomes: the steps from gentle to hard, what a page takes in a pack on each of them, and the
//! gentlest that brings pages under a size. Every size is counted by coding the page, never estimated.
//!
//! Limits: nobody is offered less than [`FLOOR`] to reach a size. Whoever chooses a resolution may choose
//! [`RESOLUTIONS`]' lowest, and sees the page before it is done.

use std::fs::File;

use serde::{Deserialize, Serialize};

use super::coding::{self, QUALITY};
use super::job::{LIED, MAX_ANSWER, Request, ask, read, say};
use super::pixels::Pixels;
use super::{load, mend, page, patiently, whole};
use crate::documents::importer::ImportFailure;
use crate::documents::worker::{Job, WorkerProgram};
use crate::domain::{FileKind, Repair, Tone};

pub(super) const LADDER: &str = "ladder";

/// How fine a page is and how closely it keeps to its pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Pixels per inch at most.
    pub dpi: u16,
    /// On JPEG's scale.
    pub quality: u8,
}

/// Resolutions that may be chosen, the finest first.
pub const RESOLUTIONS: [u16; 4] = [300, 200, 150, 100];
/// The first step to a size: what a good scan has.
pub const FINEST: Step = Step { dpi: 300, quality: QUALITY };
/// The last step to a size: letters of 8 points can still be read. At 150 dots per inch they are 11 pixels high
/// without their tails.
pub const FLOOR: Step = Step { dpi: 150, quality: 50 };

/// The steps to a size, the gentlest first, and behind them the resolution that is chosen only by hand.
const STEPS: [Step; 9] = [
    FINEST,
    Step { dpi: 300, quality: 70 },
    Step { dpi: 200, quality: QUALITY },
    Step { dpi: 200, quality: 70 },
    Step { dpi: 200, quality: 55 },
    Step { dpi: 150, quality: QUALITY },
    Step { dpi: 150, quality: 70 },
    FLOOR,
    Step { dpi: 100, quality: QUALITY },
];
/// Steps to a size.
const TO_A_SIZE: usize = 8;

impl Step {
    /// A resolution by itself.
    pub fn resolution(dpi: u16) -> Self {
        Self { dpi, quality: QUALITY }
    }

    /// A repair taken down to this step. What is not finer than the step keeps its pixels.
    #[must_use]
    pub fn of(self, repair: Repair, dpi: u32) -> Repair {
        let max_dpi = (dpi > u32::from(self.dpi)).then_some(self.dpi);
        let quality = (self.quality < QUALITY || max_dpi.is_none()).then_some(self.quality);
        Repair { max_dpi, quality, ..repair }
    }
}

/// What a page takes in a pack, in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageSizes {
    /// Pixels per inch on paper.
    pub dpi: u32,
    /// With all its pixels.
    pub whole: u64,
    /// On each step.
    steps: Vec<u64>,
}

impl PageSizes {
    /// With another number of bytes for all its pixels, where one is known.
    #[must_use]
    pub fn with_whole(self, whole: Option<u64>) -> Self {
        Self { whole: whole.unwrap_or(self.whole), ..self }
    }

    /// Bytes on a step; `None` when nothing worth it is saved: the page keeps its pixels then.
    pub fn on(&self, step: Step) -> Option<u64> {
        let at = STEPS.iter().position(|it| *it == step)?;
        let bytes = *self.steps.get(at)?;
        (bytes < self.whole / 20 * 19).then_some(bytes)
    }

    /// The same, or with all its pixels.
    pub fn taken(&self, step: Option<Step>) -> u64 {
        step.and_then(|step| self.on(step)).unwrap_or(self.whole)
    }
}

/// How pages get under a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// They are under it.
    AsTheyAre,
    /// By this step; bytes of all.
    By(Step, u64),
    /// Not while they are legible; bytes of all on the last step.
    Not(u64),
}

/// The gentlest way under a size in bytes.
pub fn fit(pages: &[&PageSizes], target: u64) -> Fit {
    let all = |step| pages.iter().map(|it| it.taken(step)).fold(0, u64::saturating_add);
    if all(None) <= target {
        return Fit::AsTheyAre;
    }
    let steps = STEPS.iter().take(TO_A_SIZE).map(|step| (*step, all(Some(*step))));
    let found = steps.clone().find(|(_, bytes)| *bytes <= target);
    found.map_or_else(|| Fit::Not(all(Some(FLOOR))), |(step, bytes)| Fit::By(step, bytes))
}

/// What a page (from 0) takes in a pack on each step, mended otherwise in this way.
///
/// # Errors
/// See [`ImportFailure`].
pub fn sizes(
    program: &WorkerProgram,
    file: &File,
    page: u32,
    password: Option<&str>,
    repair: &Repair,
) -> Result<PageSizes, ImportFailure> {
    let repair = repair.at_full_size();
    let text = ask(program, LADDER, file, (page, password, Some(&repair)), MAX_ANSWER)?;
    let sizes: PageSizes = read(&text)?;
    if sizes.steps.len() == STEPS.len() { Ok(sizes) } else { Err(LIED) }
}

/// The worker's side.
pub(super) fn climbed(job: &mut Job<'_>) -> Result<String, ImportFailure> {
    let request: Request = read(job.params)?;
    let (which, repair) = (request.which(), request.repair()?.unwrap_or_default());
    let bytes = job.bytes.clone();
    let mut alive = || job.alive().map_err(|_| ImportFailure::Stopped);
    let whole = patiently(|| load::weigh(&bytes, &which, repair.or_none()), &mut alive)??;
    let loaded = patiently(|| load::load(&bytes, &which), &mut alive)??;
    let (kind, own) = (loaded.kind, loaded.dpi);
    let shape = Repair { tone: Tone::AsIs, ..repair };
    let (pixels, dpi) = patiently(|| mend(loaded.pixels, own, &shape), &mut alive)?;
    let mut steps: Vec<u64> = Vec::new();
    let mut rung = Rung::default();
    for step in STEPS {
        let coded = patiently(|| rung.bytes((&pixels, dpi), kind, (repair, step)), &mut alive)?;
        steps.push(coded.ok_or(ImportFailure::Damaged)?);
    }
    say(&PageSizes { dpi: self::whole(dpi.0.max(dpi.1)), whole, steps })
}

/// The pixels of the last step: the next one may have the same.
#[derive(Default)]
struct Rung {
    max_dpi: Option<u16>,
    pixels: Option<Pixels>,
    /// The qualities of these pixels that were counted.
    counted: Vec<(u8, u64)>,
}

impl Rung {
    /// Bytes of the page on a step.
    fn bytes(
        &mut self,
        (pixels, dpi): (&Pixels, (f64, f64)),
        kind: FileKind,
        (repair, step): (Repair, Step),
    ) -> Option<u64> {
        let tone = repair.tone;
        let repair = step.of(repair, whole(dpi.0.max(dpi.1)));
        if self.max_dpi != repair.max_dpi || self.pixels.is_none() {
            let only = Repair { max_dpi: repair.max_dpi, tone, ..Repair::default() };
            let (small, _) = mend(pixels.clone(), dpi, &only);
            *self = Self { max_dpi: repair.max_dpi, pixels: Some(small), counted: Vec::new() };
        }
        let known = self.counted.iter().find(|(quality, _)| *quality == step.quality);
        if let Some((_, bytes)) = known {
            return Some(*bytes);
        }
        let coded = coding::code_pixels(self.pixels.as_ref()?, page::losses(kind, &repair))?;
        let bytes = u64::try_from(coded.body.len()).ok()?;
        self.counted.push((step.quality, bytes));
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(whole: u64, steps: [u64; 9]) -> PageSizes {
        PageSizes { dpi: 300, whole, steps: steps.to_vec() }
    }

    #[test]
    fn the_gentlest_step_that_fits_is_taken() {
        let one = page(1000, [900, 700, 600, 500, 400, 380, 300, 200, 150]);
        let other = page(500, [500, 490, 420, 300, 250, 210, 180, 100, 90]);
        let pages = [&one, &other];
        assert_eq!(fit(&pages, 1500), Fit::AsTheyAre);
        // The other page saves nothing on the first two steps, so it stays: 900 + 500, 700 + 500.
        assert_eq!(fit(&pages, 1499), Fit::By(STEPS[0], 1400));
        assert_eq!(fit(&pages, 1200), Fit::By(STEPS[1], 1200));
        assert_eq!(fit(&pages, 1199), Fit::By(STEPS[2], 1020));
        assert_eq!(fit(&pages, 300), Fit::By(FLOOR, 300));
        // What is coarser still is never taken by itself.
        assert_eq!(fit(&pages, 299), Fit::Not(300));
    }

    #[test]
    fn what_has_few_pixels_keeps_them() {
        let plain = Repair::default();
        let step = Step { dpi: 200, quality: 70 };
        assert_eq!(step.of(plain, 300).to_string(), "dpi:200 quality:70");
        assert_eq!(step.of(plain, 200).to_string(), "quality:70");
        assert_eq!(Step::resolution(200).of(plain, 300).to_string(), "dpi:200");
        // At its own resolution the first step codes anew: that is said, or nothing would be done.
        assert_eq!(FINEST.of(plain, 200).to_string(), "quality:82");
    }
}
