//! What is being typed. A draft becomes an answer when the keyboard leaves its field.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Context, Id};

use crate::app::command::Typed;
use crate::app::widgets::DateEntry;
use crate::domain::mrz::MrzFormat;
use crate::domain::{FactId, GroupId, Language, Value};
use crate::rules::RawValue;
use crate::session::Edit;
use crate::session::fields::Field;

/// Stands for a part of a date that was not typed.
const NOTHING: &str = "–";

/// A field: of the page itself or of a record of its repeated group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    pub(super) record: Option<usize>,
    pub(super) fact: FactId,
}

impl Place {
    /// The id on which focus and caret hang.
    pub(super) fn id(&self) -> Id {
        Id::unique(("answer", self.record, self.fact.as_str()))
    }
}

/// Something half typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Draft {
    /// One line.
    Text(String),
    /// Day, month, year.
    Date(DateEntry),
    /// A machine readable zone of a size.
    Zone(MrzFormat, Vec<String>),
}

impl Draft {
    /// The date of a field, to be edited.
    pub(super) fn date(field: &Field, language: Language) -> DateEntry {
        match &field.value {
            Some(Value::Date(date)) => DateEntry::of(*date, language),
            Some(_) | None => date_of(&field.text),
        }
    }

    /// The zone of a field, to be edited: of the size that it fits.
    pub(super) fn zone(field: &Field) -> (MrzFormat, Vec<String>) {
        let lines: Vec<String> = field.text.lines().map(str::to_owned).collect();
        let longest = lines.iter().map(String::len).max().unwrap_or(0);
        let fits = |format: &MrzFormat| {
            let (count, width) = format.size();
            lines.len() == count && longest <= width
        };
        let format = if lines.is_empty() {
            MrzFormat::Td3
        } else {
            MrzFormat::ALL.into_iter().find(fits).unwrap_or(MrzFormat::Td3)
        };
        (format, resized(lines, format))
    }

    fn raw(&self) -> RawValue {
        match self {
            Self::Text(text) => RawValue::Text(text.clone()),
            Self::Date(entry) => raw_date(entry),
            Self::Zone(_, lines) if lines.iter().all(String::is_empty) => {
                RawValue::Text(String::new())
            }
            Self::Zone(_, lines) => RawValue::Text(lines.join("\n")),
        }
    }

    /// Choosing another size of zone alone is nothing to answer.
    fn says_nothing(&self) -> bool {
        matches!(self, Self::Zone(_, lines) if lines.iter().all(String::is_empty))
    }

    fn has_focus(&self, id: Id, focused: Id) -> bool {
        match self {
            Self::Text(_) => id == focused,
            Self::Date(_) => ["widget-day", "widget-month", "widget-year"]
                .iter()
                .any(|key| id.with(*key) == focused),
            Self::Zone(_, lines) => (0..lines.len()).any(|line| id.with(line) == focused),
        }
    }
}

/// The lines cut or filled to the number of the size.
pub(super) fn resized(mut lines: Vec<String>, format: MrzFormat) -> Vec<String> {
    lines.resize(format.size().0, String::new());
    lines
}

/// Three texts out of what was kept of a date that is none.
pub(super) fn date_of(raw: &str) -> DateEntry {
    let parts: Vec<&str> = raw.split_whitespace().collect();
    let part = |text: &&str| if *text == NOTHING { String::new() } else { (*text).to_owned() };
    match parts.as_slice() {
        [] => DateEntry::default(),
        [day] => DateEntry { day: part(day), ..DateEntry::default() },
        [day, month] => DateEntry { day: part(day), month: part(month), ..DateEntry::default() },
        [day, month @ .., year] => DateEntry {
            day: part(day),
            month: month.iter().map(part).collect::<Vec<_>>().join(" "),
            year: part(year),
        },
    }
}

/// The day, or the three texts as typed.
fn raw_date(entry: &DateEntry) -> RawValue {
    match entry.date() {
        Ok(Some(date)) => RawValue::Date(date),
        Ok(None) => RawValue::Text(String::new()),
        Err(_) => {
            let part = |text: &String| {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if text.is_empty() { NOTHING.to_owned() } else { text }
            };
            RawValue::Text([&entry.day, &entry.month, &entry.year].map(part).join(" "))
        }
    }
}

/// All drafts of the page.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    all: BTreeMap<Place, Draft>,
    /// Those whose answer the case has already, up to a while ago.
    kept: BTreeSet<Place>,
    /// When the last key came, while nothing has been kept since; in seconds of egui's clock.
    typed_at: Option<f64>,
    /// The repeated group that records belong to.
    group: Option<GroupId>,
}

impl Drafts {
    /// The group to which places with a record belong.
    pub(super) fn set_group(&mut self, group: Option<&GroupId>) {
        self.group = group.cloned();
    }

    pub(super) fn text(&self, field: &Field, place: &Place) -> String {
        match self.all.get(place) {
            Some(Draft::Text(text)) => text.clone(),
            Some(Draft::Date(_) | Draft::Zone(..)) | None => field.text.clone(),
        }
    }

    pub(super) fn date(&self, field: &Field, place: &Place, language: Language) -> DateEntry {
        match self.all.get(place) {
            Some(Draft::Date(entry)) => entry.clone(),
            Some(Draft::Text(_) | Draft::Zone(..)) | None => Draft::date(field, language),
        }
    }

    pub(super) fn zone(&self, field: &Field, place: &Place) -> (MrzFormat, Vec<String>) {
        match self.all.get(place) {
            Some(Draft::Zone(format, lines)) => (*format, lines.clone()),
            Some(Draft::Text(_) | Draft::Date(_)) | None => Draft::zone(field),
        }
    }

    pub(super) fn has(&self, place: &Place) -> bool {
        self.all.contains_key(place)
    }

    pub(super) fn keep(&mut self, place: &Place, draft: Draft, now: f64) {
        self.all.insert(place.clone(), draft);
        self.typed_at = Some(now);
    }

    /// Whether the case has a part of what is being typed into a field.
    pub(super) fn is_kept(&self, place: &Place) -> bool {
        self.kept.contains(place)
    }

    /// Forgets what was typed into a record that goes.
    pub(super) fn forget_record(&mut self, at: usize) {
        self.all.retain(|place, _| place.record != Some(at));
        self.kept.retain(|place| place.record != Some(at));
    }

    /// Takes the drafts whose fields the keyboard has left.
    pub(super) fn take_left(&mut self, ctx: &Context) -> Vec<Typed> {
        let focused = ctx.memory(egui::Memory::focused);
        let is_left = |place: &Place, draft: &Draft| {
            !focused.is_some_and(|focused| draft.has_focus(place.id(), focused))
        };
        let left: Vec<Place> = (self.all.iter())
            .filter(|(place, draft)| is_left(place, draft))
            .filter(|(_, draft)| !draft.says_nothing())
            .map(|(place, _)| place.clone())
            .collect();
        left.into_iter().filter_map(|place| self.take(&place)).collect()
    }

    /// Takes everything.
    pub(super) fn take_all(&mut self) -> Vec<Typed> {
        let all: Vec<Place> = self.all.keys().cloned().collect();
        all.into_iter().filter_map(|place| self.take(&place)).collect()
    }

    fn take(&mut self, place: &Place) -> Option<Typed> {
        let goes_on = self.kept.remove(place);
        let raw = self.all.remove(place)?.raw();
        Some(Typed { edit: self.edit(place, raw)?, goes_on })
    }

    /// What has been typed, once no key came for a while: the case keeps it, and it is typed on.
    pub(super) fn rest(&mut self, ctx: &Context) -> Vec<Typed> {
        let Some(typed_at) = self.typed_at else { return Vec::new() };
        if !Typed::rests(ctx, typed_at) {
            return Vec::new();
        }
        self.typed_at = None;
        let said = self.all.iter().filter(|(_, draft)| !draft.says_nothing());
        let said: Vec<(Place, RawValue)> =
            said.map(|(place, draft)| (place.clone(), draft.raw())).collect();
        let typed = said.into_iter().filter_map(|(place, raw)| {
            let edit = self.edit(&place, raw)?;
            let goes_on = !self.kept.insert(place);
            Some(Typed { edit, goes_on })
        });
        typed.collect()
    }

    /// The edit that makes a text the answer of a field.
    pub(super) fn edit(&self, place: &Place, raw: RawValue) -> Option<Edit> {
        let answers = vec![(place.fact.clone(), raw)];
        Some(match place.record {
            None => Edit::Answer(answers),
            Some(at) => Edit::Record { group: self.group.clone()?, at, answers },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_is_none_comes_back_as_it_was_typed() {
        for (day, month, year) in
            [("31", "2", "2026"), ("1", "", "1990"), ("", "наурыз", ""), ("x", "y", "")]
        {
            let entry =
                DateEntry { day: day.to_owned(), month: month.to_owned(), year: year.to_owned() };
            assert_eq!(date_of(&raw_date(&entry).as_typed()), entry);
        }
    }

    #[test]
    fn nothing_typed_takes_the_answer_away() {
        assert_eq!(raw_date(&DateEntry::default()), RawValue::Text(String::new()));
        let zone = Draft::Zone(MrzFormat::Td1, vec![String::new(); 3]);
        assert_eq!(zone.raw(), RawValue::Text(String::new()));
    }
}
