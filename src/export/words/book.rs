//! The whole rule book as readable text: what a lawyer holds against the acts.

mod letters;

use std::fmt::Write as _;

use super::{amounts, condition, dates, law, lookup, status};
use crate::domain::{FactId, Language, RequirementId, Term};
use crate::i18n::say;
use crate::rules::{
    Amount, Condition, Due, Duty, Fine, Grounds, ParameterValue, Requirement, RuleBook, TermRef,
    Unit,
};

/// Says the book, with headings as in Markdown.
pub fn book(book: &RuleBook, language: Language) -> String {
    let mut writer = Writer { book, language, text: String::new() };
    writer.head();
    writer.procedures();
    writer.categories();
    writer.routes();
    writer.letters();
    writer.conflicts();
    writer.parameters();
    writer.calendar();
    writer.text
}

struct Writer<'a> {
    book: &'a RuleBook,
    language: Language,
    text: String,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn heading(&mut self, level: usize, text: &str) {
        let _ = writeln!(self.text, "\n{} {text}\n", "#".repeat(level));
    }

    fn label(&mut self, key: &str, what: &str) {
        let line = say(self.language, key, &[("what", what.into())]);
        let _ = writeln!(self.text, "  {line}");
    }

    fn section(&mut self, key: &str) {
        let title = say(self.language, key, &[]);
        self.heading(2, &title);
    }

    fn head(&mut self) {
        let gaps = [
            ("version", (&self.book.version).into()),
            ("date", dates::date(self.book.reviewed_on, self.language).into()),
        ];
        let title = say(self.language, "book-title", &gaps);
        let _ = writeln!(self.text, "# {title}\n");
        let disclaimer = self.book.disclaimer.in_language(self.language);
        let _ = writeln!(self.text, "{disclaimer}");
    }

    fn procedures(&mut self) {
        self.section("book-procedures");
        for procedure in &self.book.procedures {
            self.heading(3, procedure.title.in_language(self.language));
            self.line(procedure.summary.in_language(self.language));
            self.grounds(&procedure.grounds);
            self.rules(&procedure.requirements, &procedure.constraints, &procedure.duties);
            for note in &procedure.notes {
                self.line(&format!("* {}", note.in_language(self.language)));
            }
        }
    }

    fn categories(&mut self) {
        self.section("book-categories");
        for category in &self.book.categories {
            self.heading(3, category.title.in_language(self.language));
            self.line(category.summary.in_language(self.language));
            self.when(&category.offered_if);
            self.line(category.term.in_language(self.language));
            self.grounds(&category.grounds);
            self.rules(&category.requirements, &category.constraints, &category.duties);
        }
    }

    fn rules(
        &mut self,
        items: &[RequirementId],
        checks: &[RequirementId],
        duties: &[crate::domain::DutyId],
    ) {
        let book = self.book;
        let items: Vec<_> = items.iter().filter_map(|id| book.requirements.get(id)).collect();
        if !items.is_empty() {
            let title = say(self.language, "book-items", &[]);
            self.heading(4, &title);
            for item in items {
                self.item(item);
            }
        }
        let duties: Vec<_> = duties.iter().filter_map(|id| book.duties.get(id)).collect();
        if !duties.is_empty() {
            let title = say(self.language, "book-duties", &[]);
            self.heading(4, &title);
            for duty in duties {
                self.duty(duty);
            }
        }
        let checks: Vec<_> = checks.iter().filter_map(|id| book.constraints.get(id)).collect();
        if !checks.is_empty() {
            let title = say(self.language, "book-checks", &[]);
            self.heading(4, &title);
            for check in checks {
                let severity = status::severity(check.severity, self.language);
                let message = check.message.in_language(self.language);
                self.line(&format!("* {severity}: {message}"));
                self.when(&check.applies_if);
                self.label("book-hint", check.hint.in_language(self.language));
                self.grounds(&check.grounds);
            }
        }
    }

    fn item(&mut self, item: &Requirement) {
        let language = self.language;
        let weight = status::weight(item.weight, language);
        self.line(&format!("* {} ({weight})", item.title.in_language(language)));
        self.label("book-why", item.why.in_language(language));
        self.when(&item.applies_if);
        let options: Vec<String> = (item.one_of.iter())
            .map(|option| {
                let kinds = option.iter().map(|kind| lookup::document(self.book, kind, language));
                kinds.collect::<Vec<_>>().join(" + ")
            })
            .collect();
        if !options.is_empty() {
            self.label("book-evidence", &options.join("; "));
        }
        if let Some(group) = item.per.as_ref().and_then(|id| self.book.groups.get(id)) {
            self.label("book-each", group.title.in_language(language));
        }
        if !item.needs_facts.is_empty() {
            self.label("book-facts", &lookup::facts(self.book, &item.needs_facts, language));
        }
        self.grounds(&item.grounds);
    }

    fn duty(&mut self, duty: &Duty) {
        let language = self.language;
        self.line(&format!("* {}", duty.title.in_language(language)));
        self.label("book-who", duty.who.in_language(language));
        self.label("book-how", duty.how.in_language(language));
        self.when(&duty.applies_if);
        let due = due(self.book, &duty.due, language);
        self.label("book-due", &due);
        if let Some(resort) = &duty.last_resort {
            let term = term_ref(self.book, &resort.term, language);
            let text = resort.text.in_language(language);
            self.label("book-last-resort", &format!("{term}. {text}"));
        }
        if let Some(fine) = &duty.fine {
            let text = fine_words(fine, language);
            self.label("book-fine", &text);
        }
        self.grounds(&duty.grounds);
    }

    fn when(&mut self, applies_if: &Condition) {
        if *applies_if != Condition::Always {
            let what = condition(self.book, applies_if, self.language);
            self.label("book-when", &what);
        }
    }

    fn grounds(&mut self, grounds: &Grounds) {
        let language = self.language;
        let sources: Vec<String> =
            grounds.citations.iter().map(|it| law::citation(self.book, it, language)).collect();
        let mark = status::confidence(grounds.confidence, language);
        self.label("book-sources", &format!("{} [{mark}]", sources.join("; ")));
        let (from, until) = (grounds.in_force.from, grounds.in_force.until);
        if from.is_some() || until.is_some() {
            let day = |day: Option<_>| {
                day.map_or_else(|| "…".to_owned(), |day| dates::date_short(day, language))
            };
            let gaps = [("from", day(from).into()), ("until", day(until).into())];
            let line = say(language, "book-in-force", &gaps);
            self.line(&format!("  {line}"));
        }
    }

    fn routes(&mut self) {
        self.section("book-routes");
        for route in &self.book.closed_routes {
            self.line(&format!("* {}", route.message.in_language(self.language)));
            self.when(&route.applies_if);
            self.label("book-hint", route.hint.in_language(self.language));
            self.grounds(&route.grounds);
        }
    }

    fn conflicts(&mut self) {
        self.section("book-conflicts");
        for conflict in &self.book.conflicts {
            let lines = law::conflict_lines(self.book, conflict, self.language);
            let mark = std::iter::once("* ").chain(std::iter::repeat("  "));
            for (mark, line) in mark.zip(lines) {
                self.line(&format!("{mark}{line}"));
            }
        }
    }

    fn parameters(&mut self) {
        self.section("book-parameters");
        for parameter in self.book.parameters.values() {
            self.line(&format!("* {}", parameter.title.in_language(self.language)));
            if parameter.values.is_empty() {
                let unknown = say(self.language, "book-no-value", &[]);
                self.line(&format!("  {unknown}"));
            }
            for value in &parameter.values {
                let line = self.parameter_value(value, parameter.unit);
                self.line(&format!("  {line}"));
            }
        }
    }

    fn parameter_value(&self, value: &ParameterValue, unit: Unit) -> String {
        let gaps = [
            ("date", dates::date_short(value.from, self.language).into()),
            ("value", quantity(value.value, unit, self.language).into()),
        ];
        let mark = status::confidence_mark(value.confidence, self.language);
        format!("{}{mark}", say(self.language, "book-value", &gaps))
    }

    fn calendar(&mut self) {
        self.section("book-calendar");
        for (year, days) in self.book.calendar.years() {
            let source = self.book.calendar_sources.get(&year);
            let mark = source
                .map(|source| status::confidence_mark(source.confidence, self.language))
                .unwrap_or_default();
            self.line(&format!("* {year}{mark}"));
            for (key, days) in [
                ("book-days-off", &days.off),
                ("book-days-worked", &days.working),
                ("book-days-estimated", &days.estimated),
            ] {
                if !days.is_empty() {
                    let runs = dates::runs(days, self.language);
                    let line = say(self.language, key, &[("days", runs.into())]);
                    self.line(&format!("  {line}"));
                }
            }
            if let Some(note) = source.and_then(|source| source.note.as_ref()) {
                self.line(&format!("  {}", note.in_language(self.language)));
            }
        }
    }
}

fn due(book: &RuleBook, due: &Due, language: Language) -> String {
    let event = |fact: &FactId| lookup::fact(book, fact, language);
    match due {
        Due::After { event: fact, safe, lenient, .. } => {
            let mut gaps = vec![
                ("event", event(fact).into()),
                ("term", term_ref(book, safe, language).into()),
            ];
            let Some(lenient) = lenient else { return say(language, "due-after", &gaps) };
            gaps.push(("lenient", term_ref(book, lenient, language).into()));
            say(language, "due-after-lenient", &gaps)
        }
        Due::Before { event: fact, lead } => {
            let term = term_ref(book, lead, language);
            say(language, "due-before", &[("event", event(fact).into()), ("term", term.into())])
        }
        Due::Anniversary { event: fact, years, safe } => {
            let gaps = [
                ("event", event(fact).into()),
                ("years", years_words(book, years, language).into()),
                ("term", term_ref(book, safe, language).into()),
            ];
            say(language, "due-anniversary", &gaps)
        }
        Due::EndOfStay { .. } => say(language, "due-end-of-stay", &[]),
        Due::On(fact) => say(language, "due-on", &[("event", event(fact).into())]),
    }
}

/// A term in words, with its value today and since when where it is a parameter.
pub fn term_ref(book: &RuleBook, term: &TermRef, language: Language) -> String {
    match term {
        TermRef::Fixed(term) => amounts::term(*term, language),
        TermRef::Parameter(id) => {
            let parameter = book.parameters.get(id);
            let latest = parameter.and_then(|it| Some((it.values.last()?.value, it.unit)));
            latest.map_or_else(
                || {
                    let title = lookup::parameter(book, id, language);
                    say(language, "condition-quoted", &[("label", title.into())])
                },
                |(value, unit)| quantity(value, unit, language),
            )
        }
    }
}

fn years_words(book: &RuleBook, years: &Amount, language: Language) -> String {
    match years {
        Amount::Number(years) => amounts::term(Term::Years(*years), language),
        Amount::Parameter(id) => term_ref(book, &TermRef::Parameter(id.clone()), language),
    }
}

fn fine_words(fine: &Fine, language: Language) -> String {
    let amounts: Vec<String> = (fine.mci.iter())
        .map(|amount| {
            let payer = amount.payer.in_language(language);
            let gaps = [("payer", payer.into()), ("index", amount.mci.into())];
            say(language, "book-fine-amount", &gaps)
        })
        .collect();
    let text = fine.text.in_language(language);
    if amounts.is_empty() { text.to_owned() } else { format!("{text} ({})", amounts.join("; ")) }
}

/// A value of a parameter with its unit.
pub fn quantity(value: i64, unit: Unit, language: Language) -> String {
    let key = match unit {
        Unit::Tenge => "unit-tenge",
        Unit::UsDollars => "unit-us-dollars",
        Unit::CalendarDays => "term-calendar-days",
        Unit::BusinessDays => "term-business-days",
        Unit::Months => "term-months",
        Unit::Years => "term-years",
        Unit::Hours => "term-hours",
        Unit::Megabytes => "unit-megabytes",
    };
    say(language, key, &[("n", value.into())])
}
