//! One rule in words: what it says, when it applies, since when, where it is written.

use chrono::NaiveDate;

use super::index::Of;
use crate::app::view::View;
use crate::app::widgets::{TimeSpan, YearDayRole, YearMonth};
use crate::domain::{DutyId, Language, LocalizedText, RequirementId};
use crate::export::words;
use crate::i18n::say;
use crate::rules::{Citation, Condition, Confidence, Grounds, NextStep, RuleBook};

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
    /// What held when.
    InForce { title: String, spans: Vec<TimeSpan> },
    /// Points, all of which must hold.
    Points { title: String, points: Vec<String> },
    /// The months of a year, the letters of the weekdays, what the marks mean.
    Year(Vec<YearMonth>, Vec<String>, Vec<(YearDayRole, String)>),
    /// The years beside the one that is shown: words and where they lead.
    Years(Vec<(String, Of)>),
    /// An example that is a test.
    Example(String),
    /// Two columns.
    Table { title: String, rows: Vec<(String, String)> },
    /// Where it is written.
    Sources(Vec<SourceLine>),
}

/// A source.
#[derive(Debug)]
pub(super) struct SourceLine {
    pub(super) title: String,
    pub(super) place: String,
    pub(super) read_on: String,
    pub(super) url: Option<String>,
}

impl Article {
    /// `None` when the book has no such rule.
    pub(super) fn of(view: &View<'_>, of: &Of) -> Option<Self> {
        let today = view.today().0;
        let mut writer =
            Writer { book: view.book, language: view.language, today, parts: Vec::new() };
        let (title, lead, confidence) = writer.write(of)?;
        Some(Self { of: of.clone(), title, lead, confidence, parts: writer.parts })
    }
}

pub(super) type Head = (String, String, Option<Confidence>);

pub(super) struct Writer<'a> {
    pub(super) book: &'a RuleBook,
    pub(super) language: Language,
    pub(super) today: NaiveDate,
    pub(super) parts: Vec<Part>,
}

impl Writer<'_> {
    pub(super) fn in_words(&self, text: &LocalizedText) -> String {
        text.in_language(self.language).to_owned()
    }

    pub(super) fn say(&self, key: &str) -> String {
        say(self.language, key, &[])
    }

    pub(super) fn text(&mut self, key: &str, lines: Vec<String>) {
        if lines.iter().any(|line| !line.is_empty()) {
            self.parts.push(Part::Text { title: self.say(key), lines });
        }
    }

    fn write(&mut self, of: &Of) -> Option<Head> {
        match of {
            Of::Procedure(id) => {
                let it = self.book.procedure(id)?;
                let title = self.in_words(&it.title);
                self.in_force(&[(title, it.grounds.in_force)]);
                self.contains(&it.requirements, &it.duties);
                self.steps(&it.next_steps);
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
                let title = self.in_words(&it.title);
                self.in_force(&[(title, it.grounds.in_force)]);
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
                let title = self.in_words(&it.message);
                self.in_force(&[(title, it.grounds.in_force)]);
                self.when(&it.applies_if);
                self.texts("rules-hint", std::slice::from_ref(&it.hint));
                self.grounds(&it.grounds);
                let severity = words::severity(it.severity, self.language);
                Some((self.in_words(&it.message), severity, Some(it.grounds.confidence)))
            }
            Of::Route(id) => {
                let it = self.book.closed_routes.iter().find(|it| it.id == *id)?;
                let title = self.in_words(&it.message);
                self.in_force(&[(title, it.grounds.in_force)]);
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

    /// What comes after the pack; below a step what it is at one channel.
    fn steps(&mut self, steps: &[NextStep]) {
        let mut lines = Vec::new();
        for step in steps {
            lines.push(self.in_words(&step.text));
            for (id, words) in &step.by_channel {
                let channel = self.book.channel(id).map(|it| self.in_words(&it.title));
                lines.push(format!("{}: {}", channel.unwrap_or_default(), self.in_words(words)));
            }
        }
        self.text("rules-next", lines);
    }

    fn item(&mut self, id: &RequirementId) -> Option<Head> {
        let it = self.book.requirements.get(id)?;
        let language = self.language;
        self.in_force(&self.line_of_item(it));
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
        let group = it.per.as_ref().and_then(|id| self.book.groups.get(id));
        let each = group.map(|it| it.title.in_language(language).to_owned());
        self.text("rules-each", each.into_iter().collect());
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
        self.in_force(&self.line_of_duty(it));
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
        self.example(it);
        Some((self.in_words(&it.title), self.in_words(&it.who), Some(it.grounds.confidence)))
    }

    fn when(&mut self, condition: &Condition) {
        let points = match condition {
            Condition::Always => return,
            Condition::All(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        let many = points.len() > 1;
        let points = points.iter().map(|it| words::condition(self.book, it, self.language));
        let points = points.collect();
        let title = self.say(if many { "rules-applies-all" } else { "rules-applies" });
        self.parts.push(Part::Points { title, points });
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

    /// The dispute it is part of, and its sources.
    fn grounds(&mut self, grounds: &Grounds) {
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

    pub(super) fn sources(&mut self, citations: &[Citation]) {
        let mut urls: Vec<&str> = Vec::new();
        let mut lines = Vec::new();
        for citation in citations {
            let source = self.book.sources.get(&citation.source);
            let read_on = source.map(|it| words::date(it.read_on, self.language));
            // A page that is cited twice is linked once.
            let url = source.and_then(|it| it.url.as_deref()).filter(|url| !urls.contains(url));
            urls.extend(url);
            let act = source.and_then(|it| it.act.as_ref()).map(|it| it.in_language(self.language));
            let place = citation.article.as_deref().or(act).unwrap_or_default().to_owned();
            lines.push(SourceLine {
                title: words::source_title(self.book, &citation.source, self.language),
                place,
                read_on: read_on.unwrap_or_default(),
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
}
