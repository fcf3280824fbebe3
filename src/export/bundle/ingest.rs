//! One source's events on their way into the file: numbers given, every claim checked, pages placed.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;

use super::error::BundleError;
use super::input::Input;
use super::output::BundleFile;
use super::place::{A4, Matrix, Sheet, map_rect, place, place_half, then};
use super::plan::{BundleSource, Placement};
use super::spots::{Slot, Spot};
use super::twins::{Place, SMALL, Twins};
use super::writer::{Part, Writer};
use crate::documents::importer::{Death, ImportFailure};
use crate::documents::recipe::{
    Event, LocalId, RecipeBookmark, RecipeObject, RecipePage, StreamBody, Substitute, Token,
};
use crate::documents::{codes, limits};
use crate::domain::Finding;

/// Bytes copied between two questions whether to stop.
const PIECE: u64 = 4 * 1024 * 1024;

/// Why a source broke off.
pub(super) enum Broken {
    /// The importer's fault: the ladder decides.
    Source(ImportFailure),
    /// Ours or the user's: no bundle.
    Bundle(BundleError),
}

impl From<BundleError> for Broken {
    fn from(error: BundleError) -> Self {
        Self::Bundle(error)
    }
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::Bundle(BundleError::Write(error))
    }
}

fn lie() -> Broken {
    Broken::Source(ImportFailure::Died { death: Death::Protocol, page: None })
}

/// What a source gave besides objects.
#[derive(Default)]
pub(super) struct Harvest {
    pub(super) bookmarks: Vec<RecipeBookmark>,
    pub(super) layers: Vec<(u32, bool)>,
    pub(super) findings: Vec<Finding>,
}

/// The receiver of one source.
pub(super) struct Ingest<'i> {
    index: usize,
    source: &'i BundleSource,
    input: &'i Input,
    /// Where its pages go.
    spots: Vec<Spot>,
    pages: u32,
    numbers: Vec<Option<u32>>,
    promised: BTreeSet<u32>,
    pub(super) harvest: Harvest,
    ended: bool,
}

impl<'i> Ingest<'i> {
    pub(super) fn new(
        index: usize,
        source: &'i BundleSource,
        input: &'i Input,
        spots: Vec<Spot>,
    ) -> Self {
        Self {
            index,
            source,
            input,
            spots,
            pages: 0,
            numbers: Vec::new(),
            promised: BTreeSet::new(),
            harvest: Harvest::default(),
            ended: false,
        }
    }

    pub(super) fn take<W: BundleFile>(
        &mut self,
        event: Event,
        writer: &mut Writer<'_, '_, W>,
    ) -> Result<(), Broken> {
        if self.ended {
            return Err(lie());
        }
        match event {
            Event::Progress { .. } => {}
            Event::Object(object) => self.object(object, writer)?,
            Event::Page(page) => self.page(&page, writer)?,
            Event::Outline(bookmarks) => {
                let known = bookmarks.into_iter().filter(|bookmark| bookmark.depth < 32);
                let placed = known.filter_map(|bookmark| {
                    Some(RecipeBookmark { page: self.spot(bookmark.page)?.page, ..bookmark })
                });
                self.harvest.bookmarks = placed.collect();
            }
            Event::Layers(layers) => {
                for layer in layers {
                    let group = self.number(layer.group, writer)?;
                    self.harvest.layers.push((group, layer.visible));
                }
            }
            Event::Finding(finding) => {
                if self.harvest.findings.len() < limits::MAX_REMARKS as usize {
                    self.harvest.findings.push(codes::named(finding, &self.source.name));
                }
            }
            Event::Done { pages } => {
                self.ended = true;
                if pages != self.pages {
                    return Err(lie());
                }
            }
        }
        Ok(())
    }

    /// After the last event: everything promised is there.
    pub(super) fn finish<W: BundleFile>(
        mut self,
        writer: &mut Writer<'_, '_, W>,
    ) -> Result<Harvest, Broken> {
        if !self.ended {
            return Err(lie());
        }
        if self.pages != self.planned() {
            return Err(Broken::Bundle(self.wrong_count(self.pages)));
        }
        for number in std::mem::take(&mut self.promised) {
            writer.output.object(number, b"null")?;
        }
        Ok(self.harvest)
    }

    fn wrong_count(&self, found: u32) -> BundleError {
        let name = self.source.name.clone();
        BundleError::PageCount { name, planned: self.planned(), found }
    }

    /// Pages that the source must give.
    fn planned(&self) -> u32 {
        u32::try_from(self.spots.len()).unwrap_or(u32::MAX)
    }

    fn spot(&self, page: u32) -> Option<Spot> {
        usize::try_from(page).ok().and_then(|at| self.spots.get(at)).copied()
    }

    fn slot(&mut self, id: LocalId) -> Result<&mut Option<u32>, Broken> {
        let at =
            usize::try_from(id.0).ok().filter(|_| id.0 < limits::MAX_OBJECTS).ok_or_else(lie)?;
        if at >= self.numbers.len() {
            self.numbers.resize(at + 1, None);
        }
        self.numbers.get_mut(at).ok_or_else(lie)
    }

    /// The number of an object that may come later.
    fn number<W: BundleFile>(
        &mut self,
        id: LocalId,
        writer: &mut Writer<'_, '_, W>,
    ) -> Result<u32, Broken> {
        if let Some(number) = *self.slot(id)? {
            return Ok(number);
        }
        let number = writer.output.reserve();
        *self.slot(id)? = Some(number);
        self.promised.insert(number);
        Ok(number)
    }

    fn object<W: BundleFile>(
        &mut self,
        object: RecipeObject,
        writer: &mut Writer<'_, '_, W>,
    ) -> Result<(), Broken> {
        let mut text = Vec::new();
        let is_stream = object.stream.is_some();
        for token in object.text {
            match token {
                Token::Raw(raw) => text.extend_from_slice(&raw),
                Token::Ref(id) => {
                    let number = self.number(id, writer)?;
                    text.extend_from_slice(format!(" {number} 0 R").as_bytes());
                }
            }
        }
        if !super::syntax::is_one_object(&text, is_stream) {
            return Err(lie());
        }
        let known = *self.slot(object.id)?;
        if known.is_some_and(|number| !self.promised.contains(&number)) {
            return Err(lie());
        }
        let number = match object.stream {
            None => Self::plain(known, &text, writer)?,
            Some(StreamBody::Bytes(body)) => Self::small(known, &text, &body, writer)?,
            Some(StreamBody::Span { offset, len }) => {
                if offset.checked_add(len).is_none_or(|end| end > self.input.len()) {
                    return Err(lie());
                }
                if len <= SMALL {
                    let mut body = vec![0; usize::try_from(len).map_err(|_| lie())?];
                    self.input.read_at(offset, &mut body).map_err(|error| self.unread(error))?;
                    Self::small(known, &text, &body, writer)?
                } else {
                    self.large(known, &text, Place { source: self.index, offset, len }, writer)?
                }
            }
        };
        self.promised.remove(&number);
        *self.slot(object.id)? = Some(number);
        Ok(())
    }

    fn unread(&self, error: io::Error) -> Broken {
        Broken::Bundle(BundleError::Read { name: self.source.name.clone(), error })
    }

    fn plain<W: BundleFile>(
        known: Option<u32>,
        text: &[u8],
        writer: &mut Writer<'_, '_, W>,
    ) -> Result<u32, Broken> {
        // Layers of two files stay two layers, however equal they look.
        let layer = text.windows(4).any(|window| window == b"/OCG");
        let key = Twins::key(text, None);
        if known.is_none()
            && !layer
            && let Some(twin) =
                writer.twins.find(&key, None, |_| Err(io::ErrorKind::Other.into()))?
        {
            return Ok(twin);
        }
        let number = known.unwrap_or_else(|| writer.output.reserve());
        writer.output.object(number, text)?;
        if !layer {
            writer.twins.remember(key, number, None);
        }
        Ok(number)
    }

    fn small<W: BundleFile>(
        known: Option<u32>,
        text: &[u8],
        body: &[u8],
        writer: &mut Writer<'_, '_, W>,
    ) -> Result<u32, Broken> {
        let key = Twins::key(text, Some(body));
        if known.is_none()
            && let Some(twin) =
                writer.twins.find(&key, None, |_| Err(io::ErrorKind::Other.into()))?
        {
            return Ok(twin);
        }
        let number = known.unwrap_or_else(|| writer.output.reserve());
        writer.output.stream(number, text, body)?;
        writer.twins.remember(key, number, None);
        Ok(number)
    }

    fn large<W: BundleFile>(
        &self,
        known: Option<u32>,
        text: &[u8],
        place: Place,
        writer: &mut Writer<'_, '_, W>,
    ) -> Result<u32, Broken> {
        let key = Twins::large_key(text, self.input, place).map_err(|error| self.unread(error))?;
        if known.is_none() {
            let plan = writer.plan;
            let open = |at: usize| {
                let source = plan.sources.get(at).ok_or(io::ErrorKind::NotFound)?;
                Input::open(&source.bytes)
            };
            let twin = writer.twins.find(&key, Some(place), open);
            if let Some(twin) = twin.map_err(|error| self.unread(error))? {
                return Ok(twin);
            }
        }
        let number = known.unwrap_or_else(|| writer.output.reserve());
        writer.output.begin_stream(number, text, place.len)?;
        let (mut done, mut asked) = (0, 0);
        while done < place.len {
            let mut failed = None;
            let copied = writer.output.fill(place.len - done, |into| {
                failed = self.input.read_at(place.offset + done, into).err();
                Ok(())
            })?;
            if let Some(error) = failed {
                return Err(self.unread(error));
            }
            done += copied;
            if done - asked >= PIECE {
                asked = done;
                writer.tick(self.spot(self.pages).map_or(0, |spot| spot.page))?;
            }
        }
        writer.output.end_stream()?;
        writer.twins.remember(key, number, Some(place));
        Ok(number)
    }

    fn page<W: BundleFile>(
        &mut self,
        page: &RecipePage,
        writer: &mut Writer<'_, '_, W>,
    ) -> Result<(), Broken> {
        let Some(spot) = self.spot(self.pages) else {
            return Err(Broken::Bundle(self.wrong_count(self.pages + 1)));
        };
        let numbers = page.view.iter().chain([&page.user_unit]);
        let links = page.links.iter().flat_map(|link| &link.rect);
        let matrices = page.painted.iter().flat_map(|placed| &placed.matrix);
        let finite = numbers.chain(links).chain(matrices).all(|value| value.is_finite());
        let [left, bottom, right, top] = page.view;
        if !finite || page.user_unit <= 0.0 || right <= left || top <= bottom {
            return Err(lie());
        }
        self.pages += 1;
        if page.substitute == Some(Substitute::Notice) {
            writer.notice_at(spot, &self.source.notice)?;
            return Ok(());
        }
        let (view, turns, unit) = (page.view, page.quarter_turns, page.user_unit);
        let sheet = match spot.slot {
            Slot::Alone => place(view, turns, unit, self.source.placement),
            Slot::First(join) => place_half(view, turns, unit, join, false),
            Slot::Second(join) => place_half(view, turns, unit, join, true),
        };
        let before = writer.forms_before(spot);
        let (content, forms) = self.painted(page, &sheet, before, writer)?;
        let links = page.links.iter().filter_map(|link| {
            Some((map_rect(sheet.matrix, link.rect), self.spot(link.target)?.page))
        });
        let part = Part { sheet, content, forms, links: links.collect() };
        writer.part(spot, part, self.source.placement)?;
        Ok(())
    }

    fn painted<W: BundleFile>(
        &mut self,
        page: &RecipePage,
        sheet: &Sheet,
        before: usize,
        writer: &mut Writer<'_, '_, W>,
    ) -> Result<(String, Vec<u32>), Broken> {
        let mut content = String::new();
        let mut forms = Vec::new();
        let [left, bottom, right, top] = page.view;
        let (width, height) = (right - left, top - bottom);
        for (nth, placed) in page.painted.iter().enumerate() {
            forms.push(self.number(placed.form, writer)?);
            let matrix = then(placed.matrix, sheet.matrix);
            // The page's own content is cut by its form's box; the rest is cut here.
            if nth > 0 {
                content.push_str("q ");
                push_matrix(&mut content, sheet.matrix);
                let _ = write!(content, "{left} {bottom} {width} {height} re W n ");
                push_matrix(&mut content, placed.matrix);
            } else {
                content.push_str("q ");
                push_matrix(&mut content, matrix);
            }
            let _ = writeln!(content, "/F{} Do Q", before + nth);
        }
        Ok((content, forms))
    }
}

fn push_matrix(content: &mut String, matrix: Matrix) {
    for value in matrix {
        let _ = write!(content, "{} ", Plain(value));
    }
    content.push_str("cm ");
}

/// A number with at most six decimals and no exponent.
struct Plain(f32);

impl std::fmt::Display for Plain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.6}", self.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        f.write_str(if text == "-0" { "0" } else { text })
    }
}

/// An upright A4 sheet with nothing on it.
pub(super) fn blank_sheet() -> Sheet {
    Sheet { width: A4[0], height: A4[1], matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0] }
}

/// Where the stamp of a sheet of ours goes.
pub(super) const BLANK_PLACEMENT: Placement = Placement::Normalised;
