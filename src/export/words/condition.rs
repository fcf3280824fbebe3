//! A condition in words: `“Citizenship” – a country of the EAEU and “Does the applicant own the
//! dwelling?” – no`. Labels of questions stand in quotation marks, so any label fits.

use super::{amounts, dates, lookup};
use crate::domain::{ChoiceId, CountryCode, FactId, GroupId, Language};
use crate::i18n::{has, say};
use crate::rules::{Amount, Comparison, Condition, Operand, RuleBook};

/// Says a condition.
pub fn condition(book: &RuleBook, condition: &Condition, language: Language) -> String {
    Speaker { book, language }.condition(condition)
}

struct Speaker<'a> {
    book: &'a RuleBook,
    language: Language,
}

impl Speaker<'_> {
    fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::Always => self.say("condition-always", &[]),
            Condition::All(parts) => self.joined("condition-and", parts),
            Condition::Any(parts) => self.joined("condition-or", parts),
            Condition::Not(inner) => self.negated(inner),
            Condition::Is(fact, value) => {
                let word = if *value { "yes" } else { "no" };
                self.fact("condition-fact", fact, ("value", self.say(word, &[])))
            }
            Condition::ChoiceIn(fact, choices) => self.fact_in(fact, &self.choices(fact, choices)),
            Condition::CountryIn(fact, codes) => self.fact_in(fact, &self.countries(codes)),
            Condition::InGroup(fact, group) => self.in_group(fact, group, false),
            Condition::VisaFreeAtLeast(fact, days) => {
                self.fact("condition-visa-free", fact, ("days", days.to_string()))
            }
            Condition::Compare(fact, how, operand) => self.compared(fact, *how, operand),
            Condition::Age(fact, how, years) => {
                self.comparison("condition-age", fact, *how, self.amount(years))
            }
            Condition::DaysSince(fact, how, days) => {
                self.comparison("condition-days-since", fact, *how, amounts::number(*days))
            }
            Condition::Known(fact) => self.known("condition-known", fact),
            Condition::CategoryIn(ids) => self.listed("condition-category", ids, lookup::category),
            Condition::ChannelIn(ids) => self.listed("condition-channel", ids, lookup::channel),
            Condition::ProcedureIn(ids) => {
                self.listed("condition-procedure", ids, lookup::procedure)
            }
            Condition::HasDocument(ids) => self.listed("condition-document", ids, lookup::document),
            Condition::Some(group, inner) => self.some(group, inner),
        }
    }

    /// A number; for a dated one the latest value known.
    fn amount(&self, amount: &Amount) -> String {
        match amount {
            Amount::Number(number) => number.to_string(),
            Amount::Parameter(id) => lookup::latest(self.book, id).map_or_else(
                || {
                    let label = lookup::parameter(self.book, id, self.language);
                    self.say("condition-quoted", &[("label", label)])
                },
                |value| value.to_string(),
            ),
        }
    }

    fn some(&self, group: &GroupId, inner: &Condition) -> String {
        let title = (self.book.groups.get(group)).map_or_else(
            || group.to_string(),
            |group| group.title.in_language(self.language).to_owned(),
        );
        let what = self.condition(inner);
        self.say("condition-some", &[("group", title), ("what", what)])
    }

    fn say(&self, key: &str, gaps: &[(&str, String)]) -> String {
        let gaps: Vec<_> = gaps.iter().map(|(name, text)| (*name, text.into())).collect();
        say(self.language, key, &gaps)
    }

    fn fact(&self, key: &str, fact: &FactId, gap: (&str, String)) -> String {
        let label = lookup::fact(self.book, fact, self.language);
        self.say(key, &[("label", label), gap])
    }

    fn known(&self, key: &str, fact: &FactId) -> String {
        self.say(key, &[("label", lookup::fact(self.book, fact, self.language))])
    }

    fn listed<I>(
        &self,
        key: &str,
        ids: &[I],
        name: impl Fn(&RuleBook, &I, Language) -> String,
    ) -> String {
        let names: Vec<String> = ids.iter().map(|id| name(self.book, id, self.language)).collect();
        self.say(key, &[("list", list(&names))])
    }

    fn choices(&self, fact: &FactId, choices: &[ChoiceId]) -> Vec<String> {
        choices.iter().map(|choice| self.choice(fact, choice.as_str())).collect()
    }

    fn countries(&self, codes: &[CountryCode]) -> Vec<String> {
        codes.iter().map(|code| lookup::country(self.book, *code, self.language)).collect()
    }

    fn fact_in(&self, fact: &FactId, names: &[String]) -> String {
        match names {
            [name] => self.fact("condition-fact", fact, ("value", name.clone())),
            _ => self.fact("condition-fact-in", fact, ("list", list(names))),
        }
    }

    fn fact_not_in(&self, fact: &FactId, names: &[String]) -> String {
        match names {
            [name] => self.fact("condition-fact-not", fact, ("value", name.clone())),
            _ => self.fact("condition-fact-not-in", fact, ("list", list(names))),
        }
    }

    fn choice(&self, fact: &FactId, choice: &str) -> String {
        let question = self.book.question(fact);
        let found = question.and_then(|it| it.choices.iter().find(|c| c.id.as_str() == choice));
        found.map_or(choice, |choice| choice.label.in_language(self.language)).to_owned()
    }

    /// A group has words of its own, or is told by its countries.
    fn in_group(&self, fact: &FactId, group: &str, not: bool) -> String {
        let key = format!("group-{group}");
        if has(self.language, &key) {
            let name = self.say(&key, &[]);
            let key = if not { "condition-fact-not" } else { "condition-fact" };
            return self.fact(key, fact, ("value", name));
        }
        let members =
            self.book.countries.values().filter(|it| it.groups.iter().any(|g| g == group));
        let names: Vec<String> =
            members.map(|country| country.name.in_language(self.language).to_owned()).collect();
        if not { self.fact_not_in(fact, &names) } else { self.fact_in(fact, &names) }
    }

    fn compared(&self, fact: &FactId, how: Comparison, operand: &Operand) -> String {
        let quoted = |label| self.say("condition-quoted", &[("label", label)]);
        let (key, value) = match operand {
            Operand::Number(number) => ("condition-number", amounts::number(*number)),
            Operand::Date(day) => ("condition-date", dates::date(*day, self.language)),
            Operand::AsOf => ("condition-date", self.say("condition-today", &[])),
            Operand::Parameter(id) => {
                ("condition-number", quoted(lookup::parameter(self.book, id, self.language)))
            }
            Operand::Fact(id) => {
                let kind = self.book.question(id).map(|question| question.kind);
                let is_number = kind == Some(crate::domain::ValueKind::Number);
                let key = if is_number { "condition-number" } else { "condition-date" };
                (key, quoted(lookup::fact(self.book, id, self.language)))
            }
        };
        self.comparison(key, fact, how, value)
    }

    fn comparison(&self, key: &str, fact: &FactId, how: Comparison, value: String) -> String {
        let how = match how {
            Comparison::Less => "less",
            Comparison::AtMost => "at-most",
            Comparison::Equal => "equal",
            Comparison::AtLeast => "at-least",
            Comparison::Greater => "greater",
        };
        let label = lookup::fact(self.book, fact, self.language);
        self.say(key, &[("label", label), ("compare", how.to_owned()), ("value", value)])
    }

    /// What has a plain opposite is said plainly; only the rest takes the heavy form.
    fn negated(&self, inner: &Condition) -> String {
        match inner {
            Condition::Is(fact, value) => self.condition(&Condition::Is(fact.clone(), !value)),
            Condition::Not(inner) => self.condition(inner),
            Condition::Known(fact) => self.known("condition-not-known", fact),
            Condition::InGroup(fact, group) => self.in_group(fact, group, true),
            Condition::ChoiceIn(fact, choices) => {
                self.fact_not_in(fact, &self.choices(fact, choices))
            }
            Condition::CountryIn(fact, codes) => self.fact_not_in(fact, &self.countries(codes)),
            Condition::CategoryIn(ids) => {
                self.listed("condition-not-category", ids, lookup::category)
            }
            Condition::ChannelIn(ids) => self.listed("condition-not-channel", ids, lookup::channel),
            Condition::ProcedureIn(ids) => {
                self.listed("condition-not-procedure", ids, lookup::procedure)
            }
            Condition::Compare(fact, how, operand) => opposite(*how)
                .map_or_else(|| self.heavy(inner), |how| self.compared(fact, how, operand)),
            Condition::Age(fact, how, years) => opposite(*how).map_or_else(
                || self.heavy(inner),
                |how| self.condition(&Condition::Age(fact.clone(), how, years.clone())),
            ),
            Condition::DaysSince(fact, how, days) => opposite(*how).map_or_else(
                || self.heavy(inner),
                |how| self.condition(&Condition::DaysSince(fact.clone(), how, *days)),
            ),
            Condition::Always
            | Condition::All(_)
            | Condition::Any(_)
            | Condition::VisaFreeAtLeast(..)
            | Condition::HasDocument(_)
            | Condition::Some(..) => self.heavy(inner),
        }
    }

    fn heavy(&self, inner: &Condition) -> String {
        self.say("condition-not", &[("what", self.condition(inner))])
    }

    /// Parts joined by “and” or “or”; parts that are joined themselves stand in parentheses.
    fn joined(&self, key: &str, parts: &[Condition]) -> String {
        let alone = parts.len() == 1;
        let said = parts.iter().map(|part| {
            let text = self.condition(part);
            let is_joined = part.parts().len() > 1 || matches!(part, Condition::Some(..));
            if is_joined && !alone { format!("({text})") } else { text }
        });
        said.reduce(|first, second| self.say(key, &[("first", first), ("second", second)]))
            .unwrap_or_else(|| self.say("condition-always", &[]))
    }
}

fn opposite(how: Comparison) -> Option<Comparison> {
    match how {
        Comparison::Less => Some(Comparison::AtLeast),
        Comparison::AtMost => Some(Comparison::Greater),
        Comparison::Equal => None,
        Comparison::AtLeast => Some(Comparison::Less),
        Comparison::Greater => Some(Comparison::AtMost),
    }
}

/// Names in a row; those that have commas of their own are parted by semicolons.
fn list(names: &[String]) -> String {
    let has_commas = names.iter().any(|name| name.contains(','));
    names.join(if has_commas { "; " } else { ", " })
}
