//! One rule in words: what it says, when it applies, since when, where it is written.

use chrono::{Datelike as _, NaiveDate};

use super::index::Of;
use crate::app::view::View;
use crate::domain::{DayKind, DutyId, Language, LocalizedText, RequirementId};
use crate::export::words;
use crate::i18n::say;
use crate::rules::{Citation, Condition, Confidence, Grounds, RuleBook};

/// A rule, to be read.
#[derive(Debug)]
pub(super) struct Article {
    pub(super) of: Of,
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) confidence: Option<Confidence>,
    pub(super) parts: Vec<Part>,
}

/// A part of it.
#[derive(Debug)]
pub(super) enum Part {
    /// Lines below a heading.
    Text { title: String, lines: Vec<String> },
    /// Other rules: words, spoken name, where they lead.
    Links { title: String, links: Vec<(String, String, Of)> },
    /// Where sources disagree: text, sources, whether it is followed.
    Readings { question: String, readings: Vec<(String, String, bool)>, resolution: String },
    /// Two columns.
    Table { title: String, rows: Vec<(String, String)> },
    /// Where it is written.
    Sources(Vec<SourceLine>),
}

/// A source.
#[derive(Debug)]
pub(super) struct SourceLine {
    pub(super) title: String,
    pub(super) read_on: String,
    pub(super) url: Option<String>,
}

impl Article {
    /// `None` when the book has no such rule.
    pub(super) fn of(view: &View<'_>, of: &Of) -> Option<Self> {
        let mut writer = Writer { book: view.book, language: view.language, parts: Vec::new() };
        let (title, lead, confidence) = writer.write(of)?;
        Some(Self { of: of.clone(), title, lead, confidence, parts: writer.parts })
    }
}

type Head = (String, String, Option<Confidence>);

struct Writer<'a> {
    book: &'a RuleBook,
    language: Language,
    parts: Vec<Part>,
}

impl Writer<'_> {
    fn in_words(&self, text: &LocalizedText) -> String {
        text.in_language(self.language).to_owned()
    }

    fn say(&self, key: &str) -> String {
        say(self.language, key, &[])
    }

    fn text(&mut self, key: &str, lines: Vec<String>) {
        if lines.iter().any(|line| !line.is_empty()) {
            self.parts.push(Part::Text { title: self.say(key), lines });
        }
    }

    fn write(&mut self, of: &Of) -> Option<Head> {
        match of {
            Of::Procedure(id) => {
                let it = self.book.procedure(id)?;
                self.contains(&it.requirements, &it.duties);
                self.texts("rules-next", &it.next_steps);
                self.texts("rules-notes", &it.notes);
                self.grounds(&it.grounds);
                Some((
                    self.in_words(&it.title),
                    self.in_words(&it.summary),
                    Some(it.grounds.confidence),
                ))
            }
            Of::Category(id) => {
                let it = self.book.category(id)?;
                self.when(&it.offered_if);
                self.texts("rules-otherwise", std::slice::from_ref(&it.otherwise));
                self.texts("rules-term", std::slice::from_ref(&it.term));
                self.contains(&it.requirements, &it.duties);
                self.grounds(&it.grounds);
                Some((
                    self.in_words(&it.title),
                    self.in_words(&it.summary),
                    Some(it.grounds.confidence),
                ))
            }
            Of::Item(id) => self.item(id),
            Of::Duty(id) => self.duty(id),
            Of::Check(id) => {
                let it = self.book.constraints.get(id)?;
                self.when(&it.applies_if);
                self.texts("rules-hint", std::slice::from_ref(&it.hint));
                self.grounds(&it.grounds);
                let severity = words::severity(it.severity, self.language);
                Some((self.in_words(&it.message), severity, Some(it.grounds.confidence)))
            }
            Of::Route(id) => {
                let it = self.book.closed_routes.iter().find(|it| it.id == *id)?;
                self.when(&it.applies_if);
                self.texts("rules-hint", std::slice::from_ref(&it.hint));
                self.grounds(&it.grounds);
                Some((self.in_words(&it.message), String::new(), Some(it.grounds.confidence)))
            }
            Of::Conflict(id) => {
                let it = self.book.conflict(id)?;
                self.conflict(it);
                Some((self.say("rules-conflicts"), String::new(), None))
            }
            Of::Parameter(id) => self.parameter(id),
            Of::Year(year) => Some(self.year(*year)),
        }
    }

    fn texts(&mut self, key: &str, texts: &[LocalizedText]) {
        let lines = texts.iter().map(|it| self.in_words(it)).collect();
        self.text(key, lines);
    }

    fn item(&mut self, id: &RequirementId) -> Option<Head> {
        let it = self.book.requirements.get(id)?;
        let language = self.language;
        self.when(&it.applies_if);
        let options = it.one_of.iter().map(|option| {
            let kinds = option.iter().map(|kind| {
                let kind = self.book.documents.get(kind);
                kind.map_or(String::new(), |it| it.title.in_language(language).to_owned())
            });
            kinds.collect::<Vec<_>>().join(" + ")
        });
        let options = options.collect();
        self.text("rules-evidence", options);
        let needs = it.needs_facts.iter().filter_map(|fact| self.book.question(fact));
        let needs = needs.map(|it| it.label.in_language(language).to_owned()).collect();
        self.text("rules-needs", needs);
        let weight = words::weight(it.weight, language);
        self.grounds(&it.grounds);
        let lead = format!("{weight}. {}", it.why.in_language(language));
        Some((self.in_words(&it.title), lead, Some(it.grounds.confidence)))
    }

    fn duty(&mut self, id: &DutyId) -> Option<Head> {
        let it = self.book.duties.get(id)?;
        self.when(&it.applies_if);
        self.texts("rules-how", std::slice::from_ref(&it.how));
        if let Some(resort) = &it.last_resort {
            let term = words::term_ref(self.book, &resort.term, self.language);
            let text = format!("{term}. {}", resort.text.in_language(self.language));
            self.text("rules-last-resort", vec![text]);
        }
        if let Some(fine) = &it.fine {
            let mut lines = vec![self.in_words(&fine.text)];
            lines.extend(fine.mci.iter().map(|amount| {
                let payer = amount.payer.in_language(self.language);
                let gaps = [("payer", payer.into()), ("index", amount.mci.into())];
                say(self.language, "book-fine-amount", &gaps)
            }));
            self.text("rules-fine", lines);
        }
        self.grounds(&it.grounds);
        Some((self.in_words(&it.title), self.in_words(&it.who), Some(it.grounds.confidence)))
    }

    fn when(&mut self, condition: &Condition) {
        if *condition != Condition::Always {
            let what = words::condition(self.book, condition, self.language);
            self.text("rules-applies", vec![what]);
        }
    }

    fn contains(&mut self, items: &[RequirementId], duties: &[DutyId]) {
        let items = items.iter().filter_map(|id| {
            Some((self.in_words(&self.book.requirements.get(id)?.title), Of::Item(id.clone())))
        });
        let duties = duties.iter().filter_map(|id| {
            Some((self.in_words(&self.book.duties.get(id)?.title), Of::Duty(id.clone())))
        });
        let title = self.say("rules-contains");
        let links = items.chain(duties).zip(1_u32..);
        let links = links.map(|((words, of), n)| {
            let name = format!("{title}, {n}: {words}");
            (words, name, of)
        });
        let links: Vec<_> = links.collect();
        if !links.is_empty() {
            self.parts.push(Part::Links { title, links });
        }
    }

    /// Since when it holds, the dispute it is part of, and its sources.
    fn grounds(&mut self, grounds: &Grounds) {
        let day = |day: NaiveDate| words::date(day, self.language).into();
        let line = match (grounds.in_force.from, grounds.in_force.until) {
            (Some(from), Some(until)) => {
                let gaps = [("from", day(from)), ("until", day(until))];
                say(self.language, "rules-since-until", &gaps)
            }
            (Some(from), None) => say(self.language, "rules-since", &[("date", day(from))]),
            (None, Some(until)) => say(self.language, "rules-until", &[("date", day(until))]),
            (None, None) => self.say("rules-always"),
        };
        self.text("rules-in-force", vec![line]);
        let book = self.book;
        if let Some(conflict) = grounds.conflict.as_ref().and_then(|id| book.conflict(id)) {
            self.conflict(conflict);
        }
        self.sources(&grounds.citations);
    }

    fn conflict(&mut self, conflict: &crate::rules::Conflict) {
        let readings = conflict.readings.iter().map(|reading| {
            let sources = reading.citations.iter();
            let sources = sources.map(|it| words::citation(self.book, it, self.language));
            let sources: Vec<String> = sources.collect();
            (self.in_words(&reading.text), sources.join("; "), reading.followed)
        });
        let readings = readings.collect();
        self.parts.push(Part::Readings {
            question: self.in_words(&conflict.question),
            readings,
            resolution: self.in_words(&conflict.resolution),
        });
    }

    fn sources(&mut self, citations: &[Citation]) {
        let mut urls: Vec<&str> = Vec::new();
        let mut lines = Vec::new();
        for citation in citations {
            let source = self.book.sources.get(&citation.source);
            let read_on = source.map(|it| words::date(it.read_on, self.language));
            let gaps = [("date", read_on.unwrap_or_default().into())];
            // A page that is cited twice is linked once.
            let url = source.and_then(|it| it.url.as_deref()).filter(|url| !urls.contains(url));
            urls.extend(url);
            lines.push(SourceLine {
                title: words::citation(self.book, citation, self.language),
                read_on: say(self.language, "rules-read-on", &gaps),
                url: url.map(str::to_owned),
            });
        }
        if !lines.is_empty() {
            self.parts.push(Part::Sources(lines));
        }
    }

    fn parameter(&mut self, id: &crate::domain::ParameterId) -> Option<Head> {
        let it = self.book.parameters.get(id)?;
        let rows = it.values.iter().map(|value| {
            let from = words::date(value.from, self.language);
            let when = match value.until {
                Some(until) => {
                    let until = words::date(until, self.language);
                    let gaps = [("from", from.into()), ("until", until.into())];
                    say(self.language, "rules-since-until", &gaps)
                }
                None => say(self.language, "rules-since", &[("date", from.into())]),
            };
            (when, words::quantity(value.value, it.unit, self.language))
        });
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            self.text("rules-values", vec![self.say("rules-no-value")]);
        } else {
            self.parts.push(Part::Table { title: self.say("rules-values"), rows });
        }
        let mut citations: Vec<Citation> = Vec::new();
        for citation in it.values.iter().flat_map(|value| &value.citations) {
            if !citations.contains(citation) {
                citations.push(citation.clone());
            }
        }
        self.sources(&citations);
        // The least sure value decides.
        let confidence = it.values.iter().map(|value| value.confidence).max();
        Some((self.in_words(&it.title), String::new(), confidence))
    }

    fn year(&mut self, year: i32) -> Head {
        let gaps = [("year", year.to_string().into())];
        let book = self.book;
        let Some((_, days)) = book.calendar.years().find(|(known, _)| *known == year) else {
            let title = say(self.language, "rules-unknown-year", &gaps);
            return (title, say(self.language, "rules-unknown-year-lead", &gaps), None);
        };
        let line = |day: &NaiveDate| {
            let date = words::date_with_weekday(*day, self.language);
            let mark = days.estimated.contains(day).then(|| self.say("rules-estimated"));
            (date, mark.unwrap_or_default())
        };
        let off: Vec<_> = days.off.iter().map(line).collect();
        let worked: Vec<_> = days.working.iter().map(line).collect();
        let months = (1..=12).filter_map(|month| {
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            let of_month = first.iter_days().take_while(|day| day.month() == month);
            let count = of_month.filter(|day| {
                let kind = book.calendar.kind_of(*day);
                matches!(kind, Ok(DayKind::Working | DayKind::WorkingWeekend))
            });
            let name = say(self.language, "widget-month-name", &[("n", month.into())]);
            Some((name, count.count().to_string()))
        });
        let months = months.collect();
        for (key, rows) in [
            ("rules-day-off", off),
            ("rules-working-weekend", worked),
            ("rules-working-days", months),
        ] {
            if !rows.is_empty() {
                self.parts.push(Part::Table { title: self.say(key), rows });
            }
        }
        let source = book.calendar_sources.get(&year);
        if let Some(source) = source {
            self.sources(&source.citations);
        }
        let lead = source.and_then(|it| it.note.as_ref()).map(|it| self.in_words(it));
        let title = say(self.language, "rules-year", &gaps);
        (title, lead.unwrap_or_default(), source.map(|it| it.confidence))
    }
}
