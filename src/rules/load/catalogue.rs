//! The general files: sources, calendar, parameters, countries, conflicts, questions, documents,
//! channels, closed routes.

use super::checklist::{male, person_fields};
use super::condition::{citations, citations_in, confidence, fact_in, grounds, optional, term};
use super::draft::Draft;
use super::letters::LANGUAGES;
use super::names::{Kind, Need, VALUE_KINDS};
use super::reader::{Cell, Row};
use crate::domain::calendar::CalendarYear;
use crate::domain::{CountryCode, DocumentForm, GroupId, Language, ValueKind};
use crate::rules::condition::Condition;
use crate::rules::rule_book::{
    CalendarSource, Channel, Choice, Conflict, Country, DocumentType, Group, MrzField, Paper,
    Parameter, ParameterValue, PersonFacts, Question, Reading, Recognition, Section, Source,
    SourceKind, TaskGroup, TaskHold, Topic, Unit, VisaFreeTerm, Zone,
};

const SOURCE_KINDS: &[(&str, SourceKind)] = &[
    ("act", SourceKind::Act),
    ("official", SourceKind::Official),
    ("press", SourceKind::Press),
    ("firm", SourceKind::Firm),
    ("dataset", SourceKind::Dataset),
    ("judgement", SourceKind::Judgement),
];

const UNITS: &[(&str, Unit)] = &[
    ("tenge", Unit::Tenge),
    ("usd", Unit::UsDollars),
    ("calendar-days", Unit::CalendarDays),
    ("business-days", Unit::BusinessDays),
    ("months", Unit::Months),
    ("years", Unit::Years),
    ("hours", Unit::Hours),
    ("megabytes", Unit::Megabytes),
];

const FORMS: &[(&str, DocumentForm)] = &[
    ("original", DocumentForm::Original),
    ("copy", DocumentForm::Copy),
    ("notarised", DocumentForm::Notarised),
    ("translation", DocumentForm::Translation),
    ("printout", DocumentForm::Printout),
];

const ZONES: &[(&str, Zone)] = &[("passport", Zone::Passport), ("card", Zone::Card)];

const PAPERS: &[(&str, Paper)] = &[("card", Paper::Card), ("portrait", Paper::Photo)];

const HOLDS: &[(&str, TaskHold)] = &[
    ("route", TaskHold::Route),
    ("documents", TaskHold::Documents),
    ("letters", TaskHold::Letters),
    ("submit", TaskHold::Submit),
];

/// Reads every table of a general file into the draft.
pub(super) fn read(row: &Row<'_>, draft: &mut Draft) {
    if row.optional("version").is_some() {
        book(row, draft);
    }
    draft.sources.extend(row.rows("source", "source").iter().filter_map(source));
    for year in row.rows("year", "year") {
        calendar_year(&year, draft);
    }
    draft.parameters.extend(row.rows("parameter", "parameter").iter().filter_map(parameter));
    if row.optional("names_from").is_some() {
        draft.country_sources.extend(citations_in(row, "names_from"));
    }
    draft.countries.extend(row.rows("country", "country").iter().filter_map(country));
    draft.visa_free.extend(row.rows("visa_free", "visa-free term").iter().filter_map(visa_free));
    draft.conflicts.extend(row.rows("conflict", "conflict").iter().filter_map(conflict));
    draft.topics.extend(row.rows("topic", "topic").iter().filter_map(|row| {
        let (id, title) = (row.defined(Kind::Topic), row.localized("title"));
        let task = row.optional("task").and_then(|cell| cell.localized());
        let in_short = row.optional("in_short").map(|cell| cell.list()).unwrap_or_default();
        let in_short = in_short.iter().filter_map(|cell| fact_in(*cell, Need::Any)).collect();
        let task_group = row.optional("task_group");
        let task_group = task_group.and_then(|cell| cell.reference(Kind::TaskGroup));
        let shows = row.references("shows", Kind::Document);
        row.done();
        Some(Topic { id: id?, title: title?, task, in_short, task_group, shows })
    }));
    draft.task_groups.extend(row.rows("task_group", "task group").iter().filter_map(|row| {
        let (id, title) = (row.defined(Kind::TaskGroup), row.localized("title"));
        let holds = row.optional("holds").map(|cell| cell.list()).unwrap_or_default();
        let holds = holds.iter().filter_map(|cell| cell.word(HOLDS)).collect();
        row.done();
        Some(TaskGroup { id: id?, title: title?, holds })
    }));
    draft.groups.extend(row.rows("group", "group").iter().filter_map(|row| {
        let (id, title) = (row.defined(Kind::Group), row.localized("title"));
        let person = row.optional("person");
        let id: GroupId = id?;
        let person = person.and_then(|cell| row.log.inside(&id, || person_in(&cell)));
        row.done();
        Some(Group { id, title: title?, person })
    }));
    draft.questions.extend(row.rows("question", "question").iter().filter_map(question));
    draft.sections.extend(row.rows("section", "section").iter().filter_map(|row| {
        let (id, title) = (row.defined(Kind::Section), row.localized("title"));
        let task = row.optional("task").and_then(|cell| cell.localized());
        row.done();
        Some(Section { id: id?, title: title?, task })
    }));
    draft.documents.extend(row.rows("document", "document").iter().filter_map(document));
    draft.channels.extend(row.rows("channel", "channel").iter().filter_map(|row| {
        let (id, title) = (row.defined(Kind::Channel), row.localized("title"));
        let note = row.localized("note");
        row.done();
        Some(Channel { id: id?, title: title?, note: note? })
    }));
    draft
        .letterheads
        .extend(row.rows("letterhead", "letterhead").iter().filter_map(super::letters::letterhead));
    super::checklist::read(row, draft, None);
    row.done();
}

fn book(row: &Row<'_>, draft: &mut Draft) {
    let version = row.required("version").and_then(|cell| cell.text());
    let reviewed_on = row.required("reviewed_on").and_then(|cell| cell.date());
    let disclaimer = row.localized("disclaimer");
    draft.fine_index = row.optional("fine_index").and_then(|cell| cell.reference(Kind::Parameter));
    if let (Some(version), Some(reviewed_on), Some(disclaimer)) = (version, reviewed_on, disclaimer)
    {
        draft.book = Some((version.to_owned(), reviewed_on, disclaimer));
    }
}

fn source(row: &Row<'_>) -> Option<Source> {
    let id = row.defined(Kind::Source);
    let kind = row.required("kind").and_then(|cell| cell.word(SOURCE_KINDS));
    let title = row.localized("title");
    let act = row.optional("act").and_then(|cell| cell.localized());
    let url = row.optional("url").and_then(|cell| cell.text()).map(str::to_owned);
    let read_on = row.required("read_on").and_then(|cell| cell.date());
    row.done();
    Some(Source { id: id?, kind: kind?, title: title?, act, url, read_on: read_on? })
}

fn calendar_year(row: &Row<'_>, draft: &mut Draft) {
    let year = row.required("year").and_then(|cell| cell.integer());
    let calendar = CalendarYear {
        off: row.dates("off"),
        working: row.dates("working"),
        estimated: row.dates("estimated"),
    };
    let citations = citations(row);
    let confidence = confidence(row);
    let note = row.optional("note").and_then(|cell| cell.localized());
    row.done();
    let (Some(year), Some(confidence)) = (year.and_then(|y| i32::try_from(y).ok()), confidence)
    else {
        return;
    };
    let days = calendar.off.iter().chain(&calendar.working).chain(&calendar.estimated);
    for day in days.filter(|day| chrono::Datelike::year(*day) != year) {
        row.error(format!("{day} does not lie in {year}"));
    }
    let source = CalendarSource { citations, confidence, note };
    if draft.calendar_sources.insert(year, source).is_some() {
        row.error(format!("the year {year} is there twice"));
    }
    draft.calendar.set_year(year, calendar);
}

fn parameter(row: &Row<'_>) -> Option<Parameter> {
    let id = row.defined(Kind::Parameter);
    let unit = row.required("unit").and_then(|cell| cell.word(UNITS));
    let title = row.localized("title");
    let is_information = row.flag("information", false);
    row.required("values")?;
    let values = row.rows("values", "value");
    row.done();
    let mut values: Vec<ParameterValue> = values.iter().filter_map(parameter_value).collect();
    values.sort_by_key(|value| value.from);
    for pair in values.windows(2) {
        if let [earlier, later] = pair
            && earlier.until.is_some_and(|until| later.from <= until)
        {
            row.error(format!("the values from {} and {} overlap", earlier.from, later.from));
        }
    }
    Some(Parameter { id: id?, title: title?, unit: unit?, values, is_information })
}

fn parameter_value(row: &Row<'_>) -> Option<ParameterValue> {
    let from = row.required("from").and_then(|cell| cell.date());
    let until = row.optional("until").and_then(|cell| cell.date());
    let value = row.required("value").and_then(|cell| cell.integer());
    let (citations, confidence) = (citations(row), confidence(row));
    row.done();
    Some(ParameterValue { from: from?, until, value: value?, citations, confidence: confidence? })
}

fn country(row: &Row<'_>) -> Option<Country> {
    let place = row.place;
    let code_cell = row.required("alpha2");
    let code = code_cell.and_then(|cell| cell.id::<CountryCode>());
    if let Some(code) = code {
        row.log.define(Kind::Country, code.as_str(), place);
    }
    let alpha3 = row.required("alpha3").and_then(|cell| cell.text());
    if alpha3.is_some_and(|code| code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase())) {
        row.error("alpha3 is three capital Latin letters");
    }
    let texts = |key| {
        let cells = row.optional(key).map(|cell| cell.list()).unwrap_or_default();
        cells.iter().filter_map(Cell::text).map(str::to_owned).collect::<Vec<_>>()
    };
    let (icao, groups, name) = (texts("icao"), texts("groups"), row.localized("name"));
    for group in &groups {
        row.log.mention(Kind::CountryGroup, group, place);
    }
    row.done();
    Some(Country {
        code: code?,
        alpha3: alpha3?.to_owned(),
        icao,
        name: name?,
        groups,
        visa_free: Vec::new(),
    })
}

fn visa_free(row: &Row<'_>) -> Option<(Vec<CountryCode>, VisaFreeTerm)> {
    let countries = row.references("countries", Kind::Country);
    if countries.is_empty() {
        row.error("a visa-free term needs countries");
    }
    let days = row.required("days").and_then(|cell| cell.count());
    let grounds = grounds(row);
    row.done();
    Some((countries, VisaFreeTerm { days: days?, grounds: grounds? }))
}

fn conflict(row: &Row<'_>) -> Option<Conflict> {
    let id = row.defined(Kind::Conflict);
    let (question, resolution) = (row.localized("question"), row.localized("resolution"));
    let readings: Vec<Reading> = row
        .rows("reading", "reading")
        .iter()
        .filter_map(|row| {
            let text = row.localized("text");
            let reading =
                (citations(row), row.required("followed").and_then(|cell| cell.boolean()));
            row.done();
            Some(Reading { text: text?, citations: reading.0, followed: reading.1? })
        })
        .collect();
    if readings.len() < 2 {
        row.error("a conflict has at least two readings");
    }
    if !readings.iter().any(|reading| reading.followed) {
        row.error("no reading of the conflict is followed");
    }
    row.done();
    Some(Conflict { id: id?, question: question?, readings, resolution: resolution? })
}

/// The least and the greatest number of a question.
fn range(cell: Cell<'_>) -> Option<(i64, i64)> {
    let numbers: Vec<i64> = cell.list().iter().filter_map(Cell::integer).collect();
    match numbers.as_slice() {
        [least, greatest] if least <= greatest => Some((*least, *greatest)),
        _ => {
            cell.error("a range is a list of the least and the greatest number");
            None
        }
    }
}

fn question(row: &Row<'_>) -> Option<Question> {
    let id = row.defined(Kind::Fact);
    let topic = row.required("topic").and_then(|cell| cell.reference(Kind::Topic));
    let kind = row.required("kind").and_then(|cell| cell.word(VALUE_KINDS));
    let label = row.localized("label");
    let hint = row.optional("hint").and_then(|cell| cell.localized());
    let choices: Vec<Choice> = row
        .rows("choices", "choice")
        .iter()
        .filter_map(|row| {
            let (id, label) =
                (row.required("id").and_then(|cell| cell.id()), row.localized("label"));
            row.done();
            Some(Choice { id: id?, label: label? })
        })
        .collect();
    if kind.is_some_and(|kind| (kind == ValueKind::Choice) == choices.is_empty()) {
        row.error("choices are for questions of kind choice, and those need them");
    }
    let range = row.optional("range").and_then(range);
    if range.is_some() && kind.is_some_and(|kind| kind != ValueKind::Number) {
        row.error("a range is for questions of kind number");
    }
    let group: Option<_> = row.optional("group").and_then(|cell| cell.reference(Kind::Group));
    let asked_if = match &group {
        Some(group) => row.log.inside(group, || optional(row, "asked_if", Condition::Always)),
        None => optional(row, "asked_if", Condition::Always),
    };
    let always_asked = row.flag("always", false);
    let written_in = row.optional("written_in").and_then(|cell| cell.word(LANGUAGES));
    row.done();
    Some(Question {
        id: id?,
        topic: topic?,
        kind: kind?,
        label: label?,
        hint,
        choices,
        range,
        asked_if: asked_if?,
        group,
        always_asked,
        written_in,
    })
}

fn document(row: &Row<'_>) -> Option<DocumentType> {
    let id = row.defined(Kind::Document);
    let title = row.localized("title");
    let hint = row.optional("hint").and_then(|cell| cell.localized());
    let section = row.required("section").and_then(|cell| cell.reference(Kind::Section));
    let forms = row.required("forms").map(|cell| cell.list()).unwrap_or_default();
    let forms = forms.iter().filter_map(|cell| cell.word(FORMS)).collect();
    let fresh_within = row.optional("fresh_within").and_then(term);
    let stem = row.required("file_stem").and_then(|cell| {
        let stem = cell.text()?;
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if stem.is_empty() || stem.len() > 60 || !stem.bytes().all(fits) {
            cell.error("a file stem is 1 to 60 of a-z, 0-9 and -");
        }
        Some(stem.to_owned())
    });
    let of_company = row.flag("of_company", false);
    let recognised_by = row.optional("recognised_by").and_then(|cell| recognition(&cell));
    row.done();
    Some(DocumentType {
        id: id?,
        title: title?,
        hint,
        section: section?,
        forms,
        fresh_within,
        file_stem: stem?,
        of_company,
        recognised_by: recognised_by.unwrap_or_default(),
    })
}

/// By which facts somebody in a list is known.
fn person_in(cell: &Cell<'_>) -> Option<PersonFacts> {
    let row = cell.row("person")?;
    let fields = person_fields(&row);
    let male = male(&row, &fields);
    if !fields.contains_key(&MrzField::Surname) {
        row.error("somebody is known by a surname at least");
    }
    row.done();
    Some(PersonFacts { fields, male })
}

fn recognition(cell: &Cell<'_>) -> Option<Recognition> {
    let row = cell.row("recognition")?;
    let mut words = Vec::new();
    for (key, language) in [("en", Language::En), ("ru", Language::Ru), ("kk", Language::Kk)] {
        for cell in row.optional(key).map(|cell| cell.list()).unwrap_or_default() {
            let Some(text) = cell.text() else { continue };
            if text.chars().filter(|c| c.is_alphanumeric()).count() < 4 {
                cell.error("words by which a document is recognised have at least four letters");
            }
            words.push((language, text.trim().to_owned()));
        }
    }
    let zone = row.optional("zone").and_then(|cell| cell.word(ZONES));
    let paper = row.optional("paper").and_then(|cell| cell.word(PAPERS));
    let of_another = row.flag("of_another", false);
    row.done();
    Some(Recognition { words, zone, paper, of_another })
}
