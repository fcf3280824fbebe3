//! What holds the pages together: the page tree, bookmarks, layers, the catalog, the attachment and
//! the cross-reference stream (PDF 32000-1, 7.5.8, 7.7, 12.3.3).

use std::fmt::Write as _;
use std::io::{self, Write as _};

use chrono::Datelike;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::AssociationKind;
use pdf_writer::{Date, Name, Ref, Str, TextStr};

use super::output::{BundleFile, Output};
use super::plan::{Attachment, BundlePlan, OutlineEntry};
use super::stamp::reference;
use crate::documents::recipe::RecipeBookmark;

/// Kids of a node of the page tree.
const FAN: usize = 32;
/// Zoom kept, top of the page (A4 either way up: a viewer stops at the edge).
const TOP: f32 = 842.0;

/// The page tree's numbers, known before a page is written.
pub(super) struct PageTree {
    pub(super) pages: Vec<u32>,
    /// Levels of nodes, from the pages up; the last one is the root alone.
    levels: Vec<Vec<u32>>,
}

impl PageTree {
    pub(super) fn reserve<W: BundleFile>(count: u32, output: &mut Output<'_, W>) -> Self {
        let pages: Vec<u32> = (0..count).map(|_| output.reserve()).collect();
        let mut levels = Vec::new();
        let mut width = pages.len();
        loop {
            width = width.div_ceil(FAN).max(1);
            levels.push((0..width).map(|_| output.reserve()).collect());
            if width == 1 {
                return Self { pages, levels };
            }
        }
    }

    pub(super) fn page(&self, index: u32) -> Option<u32> {
        self.pages.get(usize::try_from(index).ok()?).copied()
    }

    pub(super) fn parent_of(&self, index: u32) -> Option<u32> {
        let at = usize::try_from(index).ok()? / FAN;
        self.levels.first()?.get(at).copied()
    }

    pub(super) fn root(&self) -> u32 {
        self.levels.last().and_then(|level| level.first()).copied().unwrap_or(1)
    }

    pub(super) fn write<W: BundleFile>(&self, output: &mut Output<'_, W>) -> io::Result<()> {
        let mut below: &[u32] = &self.pages;
        let mut counts: Vec<usize> = vec![1; self.pages.len()];
        for (level, nodes) in self.levels.iter().enumerate() {
            let mut sums = Vec::with_capacity(nodes.len());
            for (at, &node) in nodes.iter().enumerate() {
                let kids = below.chunks(FAN).nth(at).unwrap_or_default();
                let count: usize = counts.chunks(FAN).nth(at).unwrap_or_default().iter().sum();
                let parent = self.levels.get(level + 1).and_then(|up| up.get(at / FAN));
                output.chunk(node, |chunk, id| {
                    let mut dict = chunk.pages(id);
                    dict.kids(kids.iter().map(|&kid| reference(kid)));
                    dict.count(i32::try_from(count).unwrap_or(i32::MAX));
                    if let Some(&parent) = parent {
                        dict.parent(reference(parent));
                    }
                })?;
                sums.push(count);
            }
            below = nodes;
            counts = sums;
        }
        Ok(())
    }
}

/// A bookmark with its place in the tree.
struct Mark<'p> {
    title: &'p str,
    page: u32,
    children: Vec<usize>,
    /// Whether what is below it is shown at first.
    open: bool,
}

/// The bookmarks: the plan's, and below them the sources' own.
pub(super) struct Outline<'p> {
    marks: Vec<Mark<'p>>,
    top: Vec<usize>,
}

impl<'p> Outline<'p> {
    /// `own` gives the bookmarks of a source and its first page in the bundle.
    pub(super) fn new(plan: &'p BundlePlan, own: &'p [(u32, Vec<RecipeBookmark>)]) -> Self {
        let mut outline = Self { marks: Vec::new(), top: Vec::new() };
        let mut waiting: Vec<(&OutlineEntry, Option<usize>)> =
            plan.outline.iter().rev().map(|entry| (entry, None)).collect();
        while let Some((entry, parent)) = waiting.pop() {
            let at = outline.add(&entry.title, entry.page, parent, !entry.children.is_empty());
            waiting.extend(entry.children.iter().rev().map(|child| (child, Some(at))));
            if let Some((first, bookmarks)) = entry.source.and_then(|source| own.get(source)) {
                outline.graft(at, *first, bookmarks);
            }
        }
        outline
    }

    fn add(&mut self, title: &'p str, page: u32, parent: Option<usize>, open: bool) -> usize {
        let at = self.marks.len();
        self.marks.push(Mark { title, page, children: Vec::new(), open });
        match parent.and_then(|parent| self.marks.get_mut(parent)) {
            Some(parent) => parent.children.push(at),
            None => self.top.push(at),
        }
        at
    }

    fn graft(&mut self, below: usize, first: u32, bookmarks: &'p [RecipeBookmark]) {
        let mut path = vec![below];
        for bookmark in bookmarks {
            path.truncate(usize::from(bookmark.depth) + 1);
            let parent = path.last().copied().unwrap_or(below);
            path.push(self.add(&bookmark.title, first + bookmark.page, Some(parent), false));
        }
    }

    /// Writes them; gives the root, if there is anything to show.
    pub(super) fn write<W: BundleFile>(
        &self,
        tree: &PageTree,
        output: &mut Output<'_, W>,
    ) -> io::Result<Option<u32>> {
        let (Some(first), Some(last)) = (self.top.first(), self.top.last()) else {
            return Ok(None);
        };
        let root = output.reserve();
        let numbers: Vec<u32> = self.marks.iter().map(|_| output.reserve()).collect();
        let id = |at: usize| reference(numbers.get(at).copied().unwrap_or(root));
        let shown = self.shown();
        let all: i32 = self.top.iter().filter_map(|&at| shown.get(at)).map(|n| n + 1).sum();
        output.chunk(root, |chunk, root| {
            chunk.outline(root).first(id(*first)).last(id(*last)).count(all);
        })?;
        for (list, parent) in std::iter::once((&self.top, None))
            .chain(self.marks.iter().enumerate().map(|(at, mark)| (&mark.children, Some(at))))
        {
            let parent = parent.map_or(reference(root), id);
            for (nth, &at) in list.iter().enumerate() {
                let Some(mark) = self.marks.get(at) else { continue };
                let number = numbers.get(at).copied().unwrap_or(root);
                let before = nth.checked_sub(1).and_then(|nth| list.get(nth));
                let page = tree.page(mark.page);
                output.chunk(number, |chunk, own| {
                    let mut item = chunk.outline_item(own);
                    item.title(TextStr(mark.title)).parent(parent);
                    if let Some(&before) = before {
                        item.prev(id(before));
                    }
                    if let Some(&after) = list.get(nth + 1) {
                        item.next(id(after));
                    }
                    if let (Some(&first), Some(&last)) =
                        (mark.children.first(), mark.children.last())
                    {
                        item.first(id(first)).last(id(last));
                        let below = self.below(at, &shown);
                        item.count(if mark.open { below } else { -below });
                    }
                    if let Some(page) = page {
                        item.dest().page(reference(page)).xyz(0.0, TOP, Some(0.0));
                    }
                })?;
            }
        }
        Ok(Some(root))
    }

    /// For each bookmark: how many below it are visible (12.3.3, /Count), 0 when it is closed.
    fn shown(&self) -> Vec<i32> {
        let mut shown = vec![0; self.marks.len()];
        for (at, mark) in self.marks.iter().enumerate().rev() {
            let below = self.below(at, &shown);
            if let (true, Some(slot)) = (mark.open, shown.get_mut(at)) {
                *slot = below;
            }
        }
        shown
    }

    /// How many would be visible below it, were it open. Children come after their parent.
    fn below(&self, at: usize, shown: &[i32]) -> i32 {
        let children = self.marks.get(at).map(|mark| mark.children.as_slice()).unwrap_or_default();
        children.iter().filter_map(|&child| shown.get(child)).map(|count| count + 1).sum()
    }
}

/// What the catalog refers to.
pub(super) struct Parts {
    pub(super) catalog: u32,
    pub(super) info: u32,
    pub(super) tree: u32,
    pub(super) outline: Option<u32>,
    /// Optional content groups and whether each is shown.
    pub(super) layers: Vec<(u32, bool)>,
    /// File specification and embedded file.
    pub(super) attachment: Option<(u32, u32)>,
}

/// Writes catalog, document information and file specification.
pub(super) fn write_catalog<W: BundleFile>(
    plan: &BundlePlan,
    parts: &Parts,
    output: &mut Output<'_, W>,
) -> io::Result<()> {
    output.chunk(parts.info, |chunk, id| {
        let mut info = chunk.indirect(id).dict();
        info.pair(Name(b"Title"), TextStr(&plan.title));
        if !plan.subject.is_empty() {
            info.pair(Name(b"Subject"), TextStr(&plan.subject));
        }
        info.pair(Name(b"Producer"), TextStr(&plan.producer));
        info.pair(Name(b"CreationDate"), date(plan.date));
    })?;
    if let (Some((spec, file)), Some(attachment)) = (parts.attachment, &plan.attachment) {
        output.chunk(spec, |chunk, id| {
            let mut dict = chunk.file_spec(id);
            dict.path(Str(attachment.name.as_bytes())).unic_file(TextStr(&attachment.name));
            dict.embedded_file_with_unicode(reference(file));
            dict.association_kind(AssociationKind::Data);
        })?;
    }
    output.chunk(parts.catalog, |chunk, id| {
        let mut catalog = chunk.indirect(id).dict();
        catalog.pair(Name(b"Type"), Name(b"Catalog"));
        catalog.pair(Name(b"Pages"), reference(parts.tree));
        catalog.pair(Name(b"Lang"), TextStr(&plan.language));
        catalog.insert(Name(b"ViewerPreferences")).dict().pair(Name(b"DisplayDocTitle"), true);
        if let Some(outline) = parts.outline {
            catalog.pair(Name(b"Outlines"), reference(outline));
            catalog.pair(Name(b"PageMode"), Name(b"UseOutlines"));
        }
        if !parts.layers.is_empty() {
            let mut properties = catalog.insert(Name(b"OCProperties")).dict();
            let all = parts.layers.iter().map(|(group, _)| reference(*group));
            properties.insert(Name(b"OCGs")).array().items(all);
            let hidden = parts.layers.iter().filter(|(_, shown)| !shown);
            let mut default = properties.insert(Name(b"D")).dict();
            default.pair(Name(b"BaseState"), Name(b"ON"));
            let off: Vec<Ref> = hidden.map(|(group, _)| reference(*group)).collect();
            default.insert(Name(b"OFF")).array().items(off);
        }
        if let (Some((spec, _)), Some(attachment)) = (parts.attachment, &plan.attachment) {
            catalog.insert(Name(b"AF")).array().item(reference(spec));
            let mut names = catalog.insert(Name(b"Names")).dict();
            let mut files = names.insert(Name(b"EmbeddedFiles")).dict();
            let mut pairs = files.insert(Name(b"Names")).array();
            pairs.item(Str(attachment.name.as_bytes())).item(reference(spec));
        }
    })
}

fn date(date: chrono::NaiveDate) -> Date {
    let small = |value: u32| u8::try_from(value).unwrap_or(1);
    let year = u16::try_from(date.year()).unwrap_or(0);
    Date::new(year).month(small(date.month())).day(small(date.day()))
}

/// The embedded file as an object, uncompressed, so that its checksum can be filled in.
pub(super) fn attachment_object(number: u32, attachment: &Attachment) -> Vec<u8> {
    let subtype: String = attachment
        .mime
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() { c.to_string() } else { format!("#{:02X}", u32::from(c)) }
        })
        .collect();
    let len = attachment.bytes.len();
    let head = format!(
        "{number} 0 obj\n<</Type/EmbeddedFile/Subtype/{subtype}/Params<</Size {len}>>/Length {len}>>\nstream\n"
    );
    let mut object = head.into_bytes();
    object.extend_from_slice(&attachment.bytes);
    object.extend_from_slice(b"\nendstream\nendobj\n");
    object
}

/// The cross-reference stream, which is also the trailer, and the end of the file. `position` is where
/// it starts; `offsets` are those of all objects, its own last.
pub(super) fn cross_references(
    offsets: &[u64],
    position: u64,
    parts: &Parts,
    id: &[u8],
) -> io::Result<Vec<u8>> {
    let width: usize = if position <= 0xFFFF_FFFF { 4 } else { 8 };
    let mut table = ZlibEncoder::new(Vec::new(), Compression::default());
    for &offset in offsets {
        let kind = u8::from(offset > 0);
        let bytes = offset.to_be_bytes();
        table.write_all(&[kind])?;
        table.write_all(bytes.get(8 - width..).unwrap_or_default())?;
        table.write_all(&if kind == 0 { [0xFF, 0xFF] } else { [0, 0] })?;
    }
    let table = table.finish()?;
    let mut hex = String::new();
    for byte in id {
        let _ = write!(hex, "{byte:02x}");
    }
    let number = offsets.len() - 1;
    let head = format!(
        "{number} 0 obj\n<</Type/XRef/Size {}/W[1 {width} 2]/Root {} 0 R/Info {} 0 R\
         /ID[<{hex}><{hex}>]/Filter/FlateDecode/Length {}>>\nstream\n",
        offsets.len(),
        parts.catalog,
        parts.info,
        table.len()
    );
    let mut out = head.into_bytes();
    out.extend_from_slice(&table);
    out.extend_from_slice(
        format!("\nendstream\nendobj\nstartxref\n{position}\n%%EOF\n").as_bytes(),
    );
    Ok(out)
}
