//! Where links and bookmarks lead: page objects to page indexes, by any of the ways a PDF has
//! (PDF 32000-1, 12.3.2).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Object, ObjectIdentifier};

use super::active::catalog;
use super::names::name_is;
use crate::domain::PageWork;

/// Names and nodes of a name tree that are looked at.
const MAX_NAMES: usize = 50_000;

/// The targets of one file.
pub(super) struct Destinations<'a> {
    pages: HashMap<ObjectIdentifier, u32>,
    count: usize,
    catalog: Dict<'a>,
    named: Option<BTreeMap<Vec<u8>, u32>>,
    /// Where each page of the file stands first, when not every page is used as it is.
    places: Option<HashMap<u32, u32>>,
}

impl<'a> Destinations<'a> {
    pub(super) fn new(pdf: &'a Pdf) -> Self {
        let mut pages = HashMap::new();
        for (page, index) in pdf.pages().iter().zip(0_u32..) {
            if let Some(id) = page.raw().obj_id() {
                pages.entry(id).or_insert(index);
            }
        }
        Self { pages, count: pdf.pages().len(), catalog: catalog(pdf), named: None, places: None }
    }

    /// From now on targets count in this order, and a page that is left out is none.
    pub(super) fn only(&mut self, order: &[PageWork]) {
        let mut places = HashMap::new();
        for (page, place) in order.iter().zip(0_u32..) {
            places.entry(page.source_page).or_insert(place);
        }
        let is_whole = order.len() == self.count
            && order.iter().zip(0_u32..).all(|(page, at)| page.source_page == at);
        self.places = (!is_whole).then_some(places);
    }

    /// Target page of an outline item or link annotation: its `/Dest`, else its `GoTo` action.
    pub(super) fn of_item(&mut self, item: &Dict<'a>) -> Option<u32> {
        let page = self.source_of_item(item)?;
        self.places.as_ref().map_or(Some(page), |places| places.get(&page).copied())
    }

    fn source_of_item(&mut self, item: &Dict<'a>) -> Option<u32> {
        if let Some(destination) = item.get::<Object<'a>>(b"Dest") {
            return self.of(&destination);
        }
        let action = item.get::<Dict<'a>>(b"A").filter(|action| name_is(action, b"S", b"GoTo"))?;
        let destination = action.get::<Object<'a>>(b"D")?;
        self.of(&destination)
    }

    fn of(&mut self, destination: &Object<'a>) -> Option<u32> {
        match destination {
            Object::Name(name) => self.by_name(name),
            Object::String(name) => self.by_name(name),
            other => self.explicit(other),
        }
    }

    fn explicit(&self, destination: &Object<'a>) -> Option<u32> {
        let array = match destination {
            Object::Array(array) => array.clone(),
            Object::Dict(dict) => dict.get::<Array<'a>>(b"D")?,
            _ => return None,
        };
        let first = array.raw_iter().next()?;
        match first {
            MaybeRef::Ref(page) => self.pages.get(&ObjectIdentifier::from(page)).copied(),
            MaybeRef::NotRef(Object::Number(number)) => {
                let index = u32::try_from(number.as_i64()).ok()?;
                usize::try_from(index).ok().filter(|&index| index < self.pages.len())?;
                Some(index)
            }
            MaybeRef::NotRef(_) => None,
        }
    }

    fn by_name(&mut self, name: &[u8]) -> Option<u32> {
        if self.named.is_none() {
            self.named = Some(self.all_named());
        }
        self.named.as_ref()?.get(name).copied()
    }

    fn all_named(&self) -> BTreeMap<Vec<u8>, u32> {
        let mut found = BTreeMap::new();
        if let Some(old) = self.catalog.get::<Dict<'a>>(b"Dests") {
            for (name, _) in old.entries().take(MAX_NAMES) {
                let target = old.get::<Object<'a>>(&name).and_then(|dest| self.explicit(&dest));
                if let Some(page) = target {
                    found.insert(name.to_vec(), page);
                }
            }
        }
        let names = self.catalog.get::<Dict<'a>>(b"Names");
        let Some(root) = names.and_then(|names| names.get::<Dict<'a>>(b"Dests")) else {
            return found;
        };
        let mut visited = BTreeSet::new();
        let mut waiting = vec![root];
        while let Some(node) = waiting.pop() {
            if found.len() > MAX_NAMES || visited.len() > MAX_NAMES {
                break;
            }
            // Nodes lie in the file one after another: the place of their bytes is their identity.
            if !visited.insert(node.data().as_ptr().addr()) {
                continue;
            }
            if let Some(kids) = node.get::<Array<'a>>(b"Kids") {
                waiting.extend(kids.iter::<Dict<'a>>().take(MAX_NAMES));
            }
            if let Some(pairs) = node.get::<Array<'a>>(b"Names") {
                self.leaf(&pairs, &mut found);
            }
        }
        found
    }

    fn leaf(&self, pairs: &Array<'a>, found: &mut BTreeMap<Vec<u8>, u32>) {
        let mut items = pairs.iter::<Object<'a>>().take(2 * MAX_NAMES);
        while let (Some(name), Some(destination)) = (items.next(), items.next()) {
            if let (Object::String(name), Some(page)) = (name, self.explicit(&destination)) {
                found.entry(name.to_vec()).or_insert(page);
            }
        }
    }
}
