//! The parent's doubts: every number in a recipe is checked before anybody uses it.

use crate::documents::limits;
use crate::documents::recipe::{
    Event, LocalId, RecipeBookmark, RecipeObject, RecipePage, StreamBody, Token,
};

/// What may be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// A whole recipe.
    Everything,
    /// A rehearsal without objects.
    WithoutObjects,
    /// A rehearsal with the objects of a small recipe; of a large one they break off.
    WhileSmall,
}

/// Something that cannot be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lie;

/// Checks the events of one file.
pub(super) struct Referee {
    mode: Mode,
    file_length: u64,
    defined: Ids,
    mentioned: Ids,
    objects: u32,
    pages: u32,
    progress: u32,
    total: Option<u32>,
    remarks: u32,
    events: u64,
    inline: u64,
    spans: u64,
    farthest_target: Option<u32>,
    done: bool,
}

impl Referee {
    /// For a file of this many bytes.
    pub(super) fn new(mode: Mode, file_length: u64) -> Self {
        Self {
            mode,
            file_length,
            defined: Ids::default(),
            mentioned: Ids::default(),
            objects: 0,
            pages: 0,
            progress: 0,
            total: None,
            remarks: 0,
            events: 0,
            inline: 0,
            spans: 0,
            farthest_target: None,
            done: false,
        }
    }

    /// Bytes that one stream made by the worker may have: a decoded image is larger than its file,
    /// but not without bounds, so a small hostile file cannot make the parent grow.
    pub(super) fn max_body(&self) -> usize {
        let allowed = match self.mode {
            Mode::Everything => (4 * limits::MIB + 64 * self.file_length).min(limits::MAX_BODY),
            Mode::WithoutObjects => 0,
            Mode::WhileSmall => limits::SMALL_RECIPE,
        };
        usize::try_from(allowed).unwrap_or(usize::MAX)
    }

    /// The page (from 0) that the worker is at, once it has said how many there are.
    pub(super) fn page_in_work(&self) -> Option<u32> {
        let finished = self.pages.max(self.progress);
        self.total.filter(|total| !self.done && finished < *total).map(|_| finished)
    }

    /// Checks an event; tells whether it means that a page is finished.
    pub(super) fn admit(&mut self, event: &Event) -> Result<bool, Lie> {
        self.events += 1;
        ensure(!self.done && self.events <= 2 * u64::from(limits::MAX_OBJECTS))?;
        match event {
            Event::Progress { done, total } => self.progress(*done, *total),
            Event::Object(object) => self.object(object).map(|()| false),
            Event::Page(page) => self.page(page).map(|()| true),
            Event::Outline(list) => {
                self.remarks(list.len())?;
                list.iter().try_for_each(|bookmark| self.bookmark(bookmark))?;
                Ok(false)
            }
            Event::Layers(list) => {
                self.remarks(list.len())?;
                list.iter().try_for_each(|layer| self.mention(layer.group))?;
                Ok(false)
            }
            Event::Finding(finding) => {
                self.remarks(1)?;
                ensure(finding.args.len() <= 8).map(|()| false)
            }
            Event::Done { pages } => self.finish(*pages).map(|()| true),
        }
    }

    fn progress(&mut self, done: u32, total: u32) -> Result<bool, Lie> {
        ensure(done <= total && total <= limits::MAX_PAGES)?;
        self.total = Some(total);
        let news = done > self.progress;
        self.progress = self.progress.max(done);
        Ok(news)
    }

    fn object(&mut self, object: &RecipeObject) -> Result<(), Lie> {
        self.objects += 1;
        ensure(self.mode != Mode::WithoutObjects && self.objects <= limits::MAX_OBJECTS)?;
        ensure(object.id.0 < limits::MAX_OBJECTS && self.defined.add(object.id))?;
        for token in &object.text {
            if let Token::Ref(id) = token {
                self.mention(*id)?;
            }
        }
        match &object.stream {
            None => Ok(()),
            Some(StreamBody::Span { offset, len }) => {
                // Streams that lie inside each other would make a large bundle of a small file.
                self.spans = self.spans.saturating_add(*len);
                ensure(self.spans <= 2 * self.file_length + limits::MAX_SPANS)?;
                ensure(offset.checked_add(*len).is_some_and(|end| end <= self.file_length))
            }
            Some(StreamBody::Bytes(bytes)) => {
                self.inline += bytes.len() as u64;
                ensure(bytes.len() <= self.max_body() && self.inline <= 2048 * limits::MIB)
            }
        }
    }

    fn page(&mut self, page: &RecipePage) -> Result<(), Lie> {
        self.pages += 1;
        ensure(self.pages <= limits::MAX_PAGES && page.quarter_turns < 4)?;
        ensure(sane(&page.view) && sane(&[page.user_unit]) && page.user_unit > 0.0)?;
        let [left, bottom, right, top] = page.view;
        ensure(left < right && bottom < top)?;
        ensure(page.links.len() <= limits::MAX_LINKS && page.painted.len() <= limits::MAX_LINKS)?;
        for link in &page.links {
            ensure(sane(&link.rect))?;
            self.target(link.target)?;
        }
        for placed in &page.painted {
            ensure(sane(&placed.matrix))?;
            if self.mode != Mode::WithoutObjects {
                self.mention(placed.form)?;
            }
        }
        Ok(())
    }

    fn bookmark(&mut self, bookmark: &RecipeBookmark) -> Result<(), Lie> {
        ensure(bookmark.title.chars().count() <= limits::MAX_TEXT)?;
        self.target(bookmark.page)
    }

    fn target(&mut self, page: u32) -> Result<(), Lie> {
        self.farthest_target = self.farthest_target.max(Some(page));
        ensure(page < limits::MAX_PAGES)
    }

    fn mention(&mut self, id: LocalId) -> Result<(), Lie> {
        ensure(id.0 < limits::MAX_OBJECTS)?;
        self.mentioned.add(id);
        Ok(())
    }

    fn remarks(&mut self, count: usize) -> Result<(), Lie> {
        self.remarks = self.remarks.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        ensure(self.remarks <= limits::MAX_REMARKS)
    }

    fn finish(&mut self, pages: u32) -> Result<(), Lie> {
        self.done = true;
        ensure(pages == self.pages && self.farthest_target.is_none_or(|page| page < pages))?;
        ensure(self.mode == Mode::WhileSmall || self.is_whole())
    }

    /// Whether everything mentioned was given.
    pub(super) fn is_whole(&self) -> bool {
        self.done && self.mentioned.all_in(&self.defined)
    }
}

fn ensure(holds: bool) -> Result<(), Lie> {
    if holds { Ok(()) } else { Err(Lie) }
}

fn sane(values: &[f32]) -> bool {
    values.iter().all(|value| value.is_finite() && value.abs() <= limits::MAX_COORDINATE)
}

/// A set of object numbers, one bit each: half a megabyte at most.
#[derive(Default)]
struct Ids(Vec<u64>);

impl Ids {
    /// Adds a number below the limit; whether it is new.
    fn add(&mut self, LocalId(id): LocalId) -> bool {
        let (word, bit) = ((id / 64) as usize, 1_u64 << (id % 64));
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        let Some(bits) = self.0.get_mut(word) else { return false };
        let new = *bits & bit == 0;
        *bits |= bit;
        new
    }

    fn all_in(&self, other: &Self) -> bool {
        let others = other.0.iter().copied().chain(std::iter::repeat(0));
        self.0.iter().zip(others).all(|(bits, other)| bits & !other == 0)
    }
}

#[cfg(test)]
#[path = "referee_tests.rs"]
mod tests;
