//! Checks across fields and documents: the kinds are fixed here, the fields come from `forms/`.

use std::collections::BTreeMap;

use super::condition::Truth;
use super::deadline::{last_entry, stays};
use super::eval::Scope;
use super::findings::{
    DOCUMENT_WITHOUT_DATE, MRZ_DISAGREES, RULE, RuleWords, term_unknown, year_unknown,
};
use super::rule_book::{Check, Constraint, MrzField, TermRef};
use super::term::{self, NoValue};
use crate::domain::id_number::Sex;
use crate::domain::stay::Stay;
use crate::domain::{
    Arg, ChoiceId, DocumentTypeId, FactId, Finding, Mrz, Severity, Subject, Value,
};

/// Runs one check and adds what it finds.
pub(super) fn check(scope: &Scope<'_>, constraint: &Constraint, findings: &mut Vec<Finding>) {
    if scope.eval(&constraint.applies_if) != Truth::Yes {
        return;
    }
    let words = RuleWords {
        code: RULE,
        severity: constraint.severity,
        rule: constraint.id.as_str(),
        message: &constraint.message,
        hint: Some(&constraint.hint),
        citations: &constraint.grounds.citations,
    };
    let fact = |fact: &FactId| words.about(Subject::Fact(fact.clone()));
    match &constraint.check {
        Check::MustNotHold(condition) => {
            if scope.eval(condition) == Truth::Yes {
                let first = condition.facts_read().into_iter().next();
                findings.push(words.about(first.map_or(Subject::Case, Subject::Fact)));
            }
        }
        Check::IinAgrees { iin, birth, sex, male } => {
            let sex = sex.as_ref().zip(male.as_ref());
            if !iin_agrees(scope, iin, birth.as_ref(), sex) {
                findings.push(fact(iin));
            }
        }
        Check::MrzAgrees { mrz, fields, male } => {
            let words = RuleWords { code: MRZ_DISAGREES, ..words };
            for (disagreeing, printed) in mrz_disagrees(scope, mrz, fields, male.as_ref()) {
                let typed = scope.value(disagreeing).map(|value| shown(scope, disagreeing, value));
                let finding = words
                    .about(Subject::Fact(disagreeing.clone()))
                    .with("fact", Arg::Fact(disagreeing.clone()))
                    .with("typed", typed.unwrap_or_else(|| Arg::Text(String::new())))
                    .with("printed", printed);
                findings.push(finding);
            }
        }
        Check::Same(facts) => findings.extend(different(scope, facts).map(fact)),
        Check::NotAfter { earlier, later } => {
            let dates = scope.date(earlier).zip(scope.date(later));
            if dates.is_some_and(|(earlier, later)| earlier > later) {
                findings.push(fact(later));
            }
        }
        Check::Within { from, to, term } => {
            findings.extend(within(scope, constraint, &words, (from.as_ref(), to), term));
        }
        Check::Fresh(kinds) => fresh(scope, kinds, &words, findings),
        Check::StaysAreSound { group, entry, exit } => {
            if !are_sound(stays(scope, group, entry, exit)) {
                findings.push(fact(entry));
            }
        }
        Check::LastEntry { event, group, entry, exit } => {
            let recorded = last_entry(&stays(scope, group, entry, exit), scope.as_of);
            if recorded.zip(scope.date(event)).is_some_and(|(recorded, told)| recorded != told) {
                findings.push(fact(event));
            }
        }
    }
}

/// Whether the second date lies further from the first than the term, or cannot be counted.
fn within(
    scope: &Scope<'_>,
    constraint: &Constraint,
    words: &RuleWords<'_>,
    (from, to): (Option<&FactId>, &FactId),
    term: &TermRef,
) -> Option<Finding> {
    let from_on = from.map_or(Some(scope.as_of.0), |from| scope.date(from));
    let (from_on, to_on) = from_on.zip(scope.date(to))?;
    let subject = Subject::Fact(to.clone());
    let day = term::day_of(from_on, &constraint.grounds);
    match term::resolve(scope.book, term, day) {
        Err(NoValue(id)) => Some(term_unknown(scope.book, subject, &id)),
        Ok(term) => match term.add_to(from_on, &scope.book.calendar) {
            Ok(last) => (to_on > last.day).then(|| words.about(subject)),
            Err(year) => Some(year_unknown(subject, year)),
        },
    }
}

/// The digits of an IIN are not bound to personal data (Justice ministry, 5 April 2019): what the
/// answers do not say, or the digits do not, agrees.
fn iin_agrees(
    scope: &Scope<'_>,
    iin: &FactId,
    birth: Option<&FactId>,
    sex: Option<(&FactId, &ChoiceId)>,
) -> bool {
    let Some(Value::Iin(iin)) = scope.value(iin) else { return true };
    let hints = iin.hints();
    let born_on = birth.and_then(|fact| scope.date(fact));
    let same_birth = born_on.is_none_or(|date| {
        let (year, month, day) = hints.birth_digits;
        let digits = format!("{year:02}{month:02}{day:02}");
        match hints.born_on {
            Some(hinted) => hinted == date,
            None => digits == date.format("%y%m%d").to_string(),
        }
    });
    let same_sex = sex.and_then(|(fact, male)| stated_sex(scope, fact, male)).zip(hints.sex);
    same_birth && same_sex.is_none_or(|(stated, hinted)| stated == hinted)
}

fn stated_sex(scope: &Scope<'_>, fact: &FactId, male: &ChoiceId) -> Option<Sex> {
    let Some(Value::Choice(choice)) = scope.value(fact) else { return None };
    Some(if choice == male { Sex::Male } else { Sex::Female })
}

/// A typed value as a sentence shows it.
fn shown(scope: &Scope<'_>, fact: &FactId, value: &Value) -> Arg {
    match value {
        Value::Date(day) => Arg::Date(*day),
        Value::Country(code) => match scope.book.countries.get(code) {
            Some(country) => Arg::Localized(country.name.clone()),
            None => Arg::Text(code.to_string()),
        },
        Value::Choice(id) => {
            let choices = scope.book.question(fact).map(|question| &question.choices);
            let choice = choices.and_then(|it| it.iter().find(|choice| choice.id == *id));
            match choice {
                Some(choice) => Arg::Localized(choice.label.clone()),
                None => Arg::Text(id.to_string()),
            }
        }
        Value::Number(number) => Arg::Number(*number),
        Value::Text(text) => Arg::Text(text.clone()),
        // No field of the zone is of these kinds.
        Value::Bool(_) | Value::Iin(_) | Value::Bin(_) | Value::Mrz(_) => Arg::Text(String::new()),
    }
}

/// What the zone says in a field.
fn printed(scope: &Scope<'_>, mrz: &Mrz, field: MrzField) -> Arg {
    let date = |day: Option<chrono::NaiveDate>| day.map(Arg::Date);
    let found = match field {
        MrzField::Surname => Some(Arg::Text(mrz.surname())),
        MrzField::GivenNames => Some(Arg::Text(mrz.given_names())),
        MrzField::DocumentNumber => Some(Arg::Text(mrz.document_number())),
        MrzField::Nationality => Some(Arg::Text(mrz.nationality().to_owned())),
        MrzField::BirthDate => date(mrz.born_on(scope.as_of)),
        MrzField::ExpiryDate => date(mrz.expires_on(scope.as_of)),
        MrzField::Sex => mrz.sex().map(|sex| match sex {
            Sex::Male => Arg::Text(String::from("M")),
            Sex::Female => Arg::Text(String::from("F")),
        }),
    };
    found.unwrap_or_else(|| Arg::Text(String::new()))
}

/// The facts that differ from the zone, each with what the zone says.
fn mrz_disagrees<'c>(
    scope: &Scope<'_>,
    mrz: &FactId,
    fields: &'c BTreeMap<MrzField, FactId>,
    male: Option<&ChoiceId>,
) -> Vec<(&'c FactId, Arg)> {
    let Some(Value::Mrz(mrz)) = scope.value(mrz) else { return Vec::new() };
    let agrees = |field: MrzField, fact: &FactId| match (field, scope.value(fact)) {
        (MrzField::Surname, Some(Value::Text(text))) => same_name(mrz, &mrz.surname(), text),
        (MrzField::GivenNames, Some(Value::Text(text))) => same_name(mrz, &mrz.given_names(), text),
        (MrzField::DocumentNumber, Some(Value::Text(text))) => {
            plain(text) == plain(&mrz.document_number())
        }
        (MrzField::Nationality, Some(Value::Country(code))) => {
            scope.book.countries.get(code).is_none_or(|country| {
                let printed = mrz.nationality();
                country.alpha3 == printed || country.icao.iter().any(|code| code == printed)
            })
        }
        (MrzField::BirthDate, Some(Value::Date(date))) => {
            mrz.born_on(scope.as_of).is_none_or(|printed| printed == *date)
        }
        (MrzField::ExpiryDate, Some(Value::Date(date))) => {
            mrz.expires_on(scope.as_of).is_none_or(|printed| printed == *date)
        }
        (MrzField::Sex, Some(Value::Choice(_))) => {
            let stated = male.and_then(|male| stated_sex(scope, fact, male));
            stated.zip(mrz.sex()).is_none_or(|(stated, printed)| stated == printed)
        }
        // Not answered, or of a kind that the loader does not let through.
        (_, Some(_) | None) => true,
    };
    let differing = fields.iter().filter(|(field, fact)| !agrees(**field, fact));
    differing.map(|(field, fact)| (fact, printed(scope, mrz, *field))).collect()
}

/// Capital letters and digits only: what a document number consists of.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// A typed Latin name against the zone: hyphens are spaces there, apostrophes are left out (ICAO
/// 9303-3, 4.6). Names with marks are not compared: states spell them differently.
fn same_name(mrz: &Mrz, printed: &str, typed: &str) -> bool {
    if !typed.is_ascii() {
        return true;
    }
    let typed = typed.to_ascii_uppercase().replace('-', " ").replace(['\'', '.'], "");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (typed, printed) = (words(&typed), words(printed));
    typed == printed || (mrz.names_may_be_cut() && typed.starts_with(&printed))
}

/// The first fact that differs from the first known one; texts without letter case and spaces.
fn different<'c>(scope: &Scope<'_>, facts: &'c [FactId]) -> Option<&'c FactId> {
    let same = |one: &Value, other: &Value| match (one, other) {
        (Value::Text(one), Value::Text(other)) => folded(one) == folded(other),
        (one, other) => one == other,
    };
    let mut known = facts.iter().filter_map(|fact| Some((fact, scope.value(fact)?)));
    let (_, first) = known.next()?;
    known.find(|(_, value)| !same(first, value)).map(|(fact, _)| fact)
}

fn folded(text: &str) -> String {
    text.split_whitespace().flat_map(str::chars).flat_map(char::to_lowercase).collect()
}

fn fresh(
    scope: &Scope<'_>,
    kinds: &[DocumentTypeId],
    words: &RuleWords<'_>,
    findings: &mut Vec<Finding>,
) {
    for kind in kinds {
        let limit = scope.book.documents.get(kind).and_then(|it| it.fresh_within);
        let Some(limit) = limit else { continue };
        for document in scope.case.documents_of(kind) {
            let subject = Subject::Document(document.id.clone());
            let Some(issued_on) = document.issued_on else {
                let finding = Finding::new(Severity::Hint, subject, DOCUMENT_WITHOUT_DATE)
                    .with("document", Arg::DocumentType(kind.clone()));
                findings.push(finding);
                continue;
            };
            let last = match limit.add_to(issued_on, &scope.book.calendar) {
                Ok(last) => last,
                Err(year) => {
                    findings.push(year_unknown(subject, year));
                    continue;
                }
            };
            if last.day < scope.as_of.0 {
                let finding = words
                    .about(subject)
                    .with("document", Arg::DocumentType(kind.clone()))
                    .with("date", Arg::Date(issued_on));
                findings.push(finding);
            }
        }
    }
}

/// No stay ends before it begins, none but the last is open, none begins before the one before it has
/// ended. A stay may begin on the day on which the one before it ended.
fn are_sound(mut stays: Vec<Stay>) -> bool {
    stays.sort();
    let forward = stays.iter().all(|it| it.exit_on.is_none_or(|exit| it.entry_on <= exit));
    let apart = stays.windows(2).all(|pair| match pair {
        [earlier, later] => earlier.exit_on.is_some_and(|exit| exit <= later.entry_on),
        _ => true,
    });
    forward && apart
}
