//! Asking a worker about a page, and the worker's side of it. What a worker answers is bounded and checked:
//! codes that are unknown, angles and corners out of range are not passed on.

use std::fs::File;

use serde::{Deserialize, Serialize};

use super::load::{self, Which};
use super::pixels::Pixels;
use super::suggest::{self, Found};
use super::{codes, ladder, patiently, zone};
use crate::documents::codes::about_page;
use crate::documents::importer::{Death, ImportFailure, Importer as _};
use crate::documents::preview::{Picture, PreviewOptions, Previewer};
use crate::documents::worker::{InWorker, Job, JobHandler, WorkerProgram};
use crate::domain::{Arg, Code, Finding, Repair, Severity};

/// What a worker does for this module.
pub(in crate::documents) const JOBS: &[(&str, JobHandler)] = &[
    (SUGGEST, suggested),
    (WEIGH, weighed),
    (WEIGH_TOGETHER, weighed_together),
    (ZONES, zones_found),
    (ladder::LADDER, ladder::climbed),
];

const SUGGEST: &str = "suggest";
const WEIGH: &str = "weigh";
const WEIGH_TOGETHER: &str = "weigh-together";
const ZONES: &str = "zones";
/// Bytes of an answer without pictures.
pub(super) const MAX_ANSWER: usize = 16 * 1024;
/// Bytes of an answer with a number for each page.
const MAX_NUMBERS: usize = 1024 * 1024;
/// Bytes of an answer with pictures of zones.
const MAX_PICTURES: usize = 12 * 1024 * 1024;

/// Something that could be done to a page. Never done by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Why; one of [`codes::CODES`].
    pub code: Code,
    /// How sure, in per cent.
    pub certainty: u8,
    /// Quarter turns clockwise, to be added to those of the page.
    pub quarter_turns: u8,
    /// What to mend, to be added to the repair of the page; nothing for a remark.
    pub repair: Option<Repair>,
    /// Bytes of the page in a pack once this alone is done, where saving is the reason. Counted by coding it.
    pub bytes: Option<u64>,
}

/// What could be done to a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestions {
    /// The page, from 0.
    pub page: u32,
    /// Pixels of the upright page; a page of a PDF as it is drawn for this.
    pub pixels: (u32, u32),
    /// Pixels per inch on paper.
    pub dpi: u32,
    /// Bytes of the page in a pack as it is.
    pub bytes: u64,
    /// What is offered, the more important first.
    pub offers: Vec<Suggestion>,
}

impl Suggestions {
    /// An offer as a finding about the page: the words are `finding-<code>`.
    pub fn finding(&self, offer: &Suggestion) -> Finding {
        let kilobytes = |bytes: u64| Arg::Number(i64::try_from(bytes.div_ceil(1024)).unwrap_or(0));
        let mut finding = about_page(Severity::Hint, offer.code, self.page);
        if let Some(repair) = offer.repair.filter(|repair| repair.straighten != 0) {
            let tenths = (i32::from(repair.straighten.unsigned_abs()) + 5) / 10;
            let degrees = format!("{}.{}", tenths / 10, tenths % 10);
            finding = finding.with("degrees", Arg::Text(degrees));
        }
        if let Some(bytes) = offer.bytes {
            finding = finding.with("now", kilobytes(self.bytes)).with("then", kilobytes(bytes));
        }
        finding.with("dpi", Arg::Number(i64::from(self.dpi)))
    }
}

/// A page as it is and as a repair leaves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeforeAfter {
    /// As it is.
    pub before: Picture,
    /// As it becomes.
    pub after: Picture,
    /// Bytes in a pack as it is.
    pub bytes_before: u64,
    /// Bytes in a pack as it becomes.
    pub bytes_after: u64,
}

/// A machine readable zone as a picture: upright, grey on even white paper.
#[derive(Clone, PartialEq, Eq)]
pub struct ZonePicture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// One byte a pixel, rows from the top.
    pub grey: Vec<u8>,
    /// Quarter turns clockwise that bring the page upright.
    pub quarter_turns: u8,
    /// Lines of text, 2 or 3.
    pub lines: u8,
}

impl std::fmt::Debug for ZonePicture {
    /// Without the pixels: they are somebody's passport.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ZonePicture({} x {})", self.width, self.height)
    }
}

/// The same zone with fewer pixels.
pub fn shrunk(zone: &ZonePicture, width: u32, height: u32) -> ZonePicture {
    let page = Pixels::grey(zone.width, zone.height, zone.grey.clone());
    let small = super::shrink::shrink(&page, width, height);
    ZonePicture { width: small.width, height: small.height, grey: small.samples, ..zone.clone() }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Request {
    page: u32,
    password: Option<String>,
    /// In the notation of plans.
    repair: Option<String>,
    /// Pages that are counted together; only for that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    together: Vec<u32>,
}

impl Request {
    pub(super) fn which(&self) -> Which<'_> {
        Which { page: self.page, password: self.password.as_deref() }
    }

    pub(super) fn repair(&self) -> Result<Option<Repair>, ImportFailure> {
        self.repair.as_deref().map(str::parse).transpose().map_err(|_| LIED)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    pixels: (u32, u32),
    dpi: u32,
    bytes: u64,
    offers: Vec<Offer>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Offer {
    code: String,
    certainty: u8,
    turns: u8,
    repair: Option<String>,
    bytes: Option<u64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SeenZone {
    width: u32,
    height: u32,
    turns: u8,
    lines: u8,
    /// Two hexadecimal digits a pixel.
    grey: String,
}

/// What could be done to a page (from 0) of a picture or a scanned PDF.
///
/// # Errors
/// See [`ImportFailure`].
pub fn suggestions(
    program: &WorkerProgram,
    file: &File,
    page: u32,
    password: Option<&str>,
) -> Result<Suggestions, ImportFailure> {
    let text = ask(program, SUGGEST, file, (page, password, None), MAX_ANSWER)?;
    let answer: Answer = read(&text)?;
    let offers = answer.offers.iter().map(checked).collect::<Option<Vec<_>>>();
    Ok(Suggestions {
        page,
        pixels: answer.pixels,
        dpi: answer.dpi,
        bytes: answer.bytes,
        offers: offers.ok_or(LIED)?,
    })
}

/// Bytes that a page takes in a pack under a repair.
///
/// # Errors
/// See [`ImportFailure`].
pub fn bytes_of(
    program: &WorkerProgram,
    file: &File,
    page: u32,
    password: Option<&str>,
    repair: Option<&Repair>,
) -> Result<u64, ImportFailure> {
    read(&ask(program, WEIGH, file, (page, password, repair), MAX_ANSWER)?)
}

/// What pages of one file take in a pack as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// Bytes of each page that no other of them needs, in their order.
    pub own: Vec<u64>,
    /// Bytes that several of them need, such as letters: they are written once, and go only with the last of these
    /// pages.
    pub shared: u64,
}

/// Counts what pages (from 0) of a file take in a pack as they are, all of them in one.
///
/// # Errors
/// See [`ImportFailure`].
pub fn bytes_together(
    program: &WorkerProgram,
    file: &File,
    password: Option<&str>,
    pages: &[u32],
) -> Result<Together, ImportFailure> {
    let request = Request {
        page: 0,
        password: password.map(str::to_owned),
        repair: None,
        together: pages.into(),
    };
    let found: Together = read(&sent(program, WEIGH_TOGETHER, file, &request, MAX_NUMBERS)?)?;
    if found.own.len() == pages.len() { Ok(found) } else { Err(LIED) }
}

/// Pictures of a page as it is and as a repair leaves it, and what it takes in a pack. `look` says which
/// page, how large, and the user's turns; its repair is the one that is tried.
///
/// # Errors
/// See [`ImportFailure`].
pub fn before_after(
    program: &WorkerProgram,
    file: &File,
    look: &PreviewOptions,
) -> Result<BeforeAfter, ImportFailure> {
    let previewer = Previewer::new(program.clone());
    let plain = PreviewOptions { repair: None, ..look.clone() };
    let password = look.password.as_deref();
    let bytes = |repair| bytes_of(program, file, look.page, password, repair);
    Ok(BeforeAfter {
        before: previewer.render(file, &plain)?,
        after: previewer.render(file, look)?,
        bytes_before: bytes(None)?,
        bytes_after: bytes(look.repair.as_ref())?,
    })
}

/// Pictures of what may be the machine readable zone of a page, the likeliest first; at most four.
///
/// # Errors
/// See [`ImportFailure`].
pub fn zones(
    program: &WorkerProgram,
    file: &File,
    page: u32,
    password: Option<&str>,
) -> Result<Vec<ZonePicture>, ImportFailure> {
    let text = ask(program, ZONES, file, (page, password, None), MAX_PICTURES)?;
    let seen: Vec<SeenZone> = read(&text)?;
    seen.into_iter().map(|zone| picture(&zone).ok_or(LIED)).collect()
}

pub(super) const LIED: ImportFailure = ImportFailure::Died { death: Death::Protocol, page: None };

pub(super) fn ask(
    program: &WorkerProgram,
    job: &str,
    file: &File,
    (page, password, repair): (u32, Option<&str>, Option<&Repair>),
    max_answer: usize,
) -> Result<String, ImportFailure> {
    let password = password.map(str::to_owned);
    let repair = repair.map(Repair::to_string);
    sent(program, job, file, &Request { page, password, repair, together: Vec::new() }, max_answer)
}

fn sent(
    program: &WorkerProgram,
    job: &str,
    file: &File,
    request: &Request,
    max_answer: usize,
) -> Result<String, ImportFailure> {
    let params = serde_json::to_string(request).map_err(|it| ImportFailure::Io(it.to_string()))?;
    InWorker(program.clone()).ask(job, file, &params, max_answer)
}

pub(super) fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, ImportFailure> {
    serde_json::from_str(text).map_err(|_| LIED)
}

fn checked(offer: &Offer) -> Option<Suggestion> {
    let code = codes::CODES.iter().find(|code| code.0 == offer.code).copied()?;
    let repair: Option<Repair> = offer.repair.as_deref().map(str::parse).transpose().ok()?;
    let is_sound = offer.turns < 4 && offer.certainty <= 100;
    is_sound.then_some(Suggestion {
        code,
        certainty: offer.certainty,
        quarter_turns: offer.turns,
        repair: repair.and_then(Repair::or_none),
        bytes: offer.bytes,
    })
}

fn picture(zone: &SeenZone) -> Option<ZonePicture> {
    let pixels = u64::from(zone.width) * u64::from(zone.height);
    let digit = |it: u8| char::from(it).to_digit(16).and_then(|it| u8::try_from(it).ok());
    let pairs = zone.grey.as_bytes().chunks_exact(2);
    let grey: Option<Vec<u8>> = pairs
        .map(|pair| match pair {
            [high, low] => Some(digit(*high)? * 16 + digit(*low)?),
            _ => None,
        })
        .collect();
    let grey = grey.filter(|grey| grey.len() as u64 == pixels)?;
    let is_sound = zone.turns < 4 && (2..=3).contains(&zone.lines) && pixels > 0;
    is_sound.then_some(ZonePicture {
        width: zone.width,
        height: zone.height,
        grey,
        quarter_turns: zone.turns,
        lines: zone.lines,
    })
}

pub(super) fn say<T: Serialize>(answer: &T) -> Result<String, ImportFailure> {
    serde_json::to_string(answer).map_err(|error| ImportFailure::Io(error.to_string()))
}

fn suggested(job: &mut Job<'_>) -> Result<String, ImportFailure> {
    let request: Request = read(job.params)?;
    let which = request.which();
    let bytes = job.bytes.clone();
    let mut alive = || job.alive().map_err(|_| ImportFailure::Stopped);
    let own = patiently(|| load::weigh(&bytes, &which, None), &mut alive)??;
    let loaded = patiently(|| load::load(&bytes, &which), &mut alive)??;
    let page = suggest::Page {
        pixels: loaded.pixels,
        dpi: loaded.dpi,
        kind: loaded.kind,
        file: bytes.as_ref().as_ref(),
        bytes: own,
    };
    let found = patiently(|| suggest::look(&page), &mut alive)?;
    let dpi = super::whole(page.dpi.0.max(page.dpi.1));
    let pixels = (page.pixels.width, page.pixels.height);
    say(&Answer { pixels, dpi, bytes: own, offers: found.iter().map(offer).collect() })
}

fn offer(found: &Found) -> Offer {
    Offer {
        code: found.code.0.to_owned(),
        certainty: found.certainty,
        turns: found.turns,
        repair: found.repair.or_none().map(|repair| repair.to_string()),
        bytes: found.bytes,
    }
}

fn weighed(job: &mut Job<'_>) -> Result<String, ImportFailure> {
    let request: Request = read(job.params)?;
    let (which, repair) = (request.which(), request.repair()?);
    let bytes = job.bytes.clone();
    let mut alive = || job.alive().map_err(|_| ImportFailure::Stopped);
    say(&patiently(|| load::weigh(&bytes, &which, repair), &mut alive)??)
}

fn weighed_together(job: &mut Job<'_>) -> Result<String, ImportFailure> {
    let request: Request = read(job.params)?;
    let bytes = job.bytes.clone();
    let mut alive = || job.alive().map_err(|_| ImportFailure::Stopped);
    let (pages, password) = (&request.together, request.password.as_deref());
    let mut added = |backwards: bool| -> Result<Vec<u64>, ImportFailure> {
        let order: Vec<u32> =
            if backwards { pages.iter().rev().copied().collect() } else { pages.clone() };
        patiently(|| load::weigh_each(&bytes, &order, password), &mut alive)?
    };
    // What several pages need is written with the first of them: which that is depends on the way.
    let (there, back) = (added(false)?, added(true)?);
    let all: u64 = there.iter().sum();
    let own: Vec<u64> =
        there.iter().zip(back.iter().rev()).map(|(there, back)| *there.min(back)).collect();
    let shared = all.saturating_sub(own.iter().sum());
    say(&Together { own, shared })
}

fn zones_found(job: &mut Job<'_>) -> Result<String, ImportFailure> {
    let request: Request = read(job.params)?;
    let which = request.which();
    let bytes = job.bytes.clone();
    let mut alive = || job.alive().map_err(|_| ImportFailure::Stopped);
    let page = patiently(|| load::load(&bytes, &which), &mut alive)??;
    let dpi = page.dpi.0;
    let pictures = patiently(|| zone::pictures(&page.pixels, dpi), &mut alive)?;
    let digits = |sample: &u8| [sample >> 4, sample & 15].map(hexadecimal);
    let seen: Vec<SeenZone> = pictures
        .into_iter()
        .map(|(light, turns, lines)| SeenZone {
            width: light.width,
            height: light.height,
            turns,
            lines,
            grey: light.samples.iter().flat_map(digits).collect(),
        })
        .collect();
    say(&seen)
}

fn hexadecimal(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0')
}
