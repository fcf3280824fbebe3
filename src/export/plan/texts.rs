//! Words for our own pages: messages and rule-book texts in the chosen languages, values as text.

use chrono::NaiveDate;

use crate::domain::{
    Case, Document, DocumentForm, FactId, Finding, Language, LocalizedText, PersonAt, ValueKind,
};
use crate::export::front_matter::Words;
use crate::export::words as said;
use crate::i18n::{self, say};
use crate::rules::{CoverFact, RuleBook};

/// A gap of a message that itself has to be said in each language.
pub(crate) enum Gap<'a> {
    /// The same in every language.
    Text(&'a str),
    /// A count.
    Number(i64),
    /// A text of the rule book.
    Localized(&'a LocalizedText),
    /// Said already, one text per language.
    Said(&'a PerLanguage),
    /// A date as it stands in forms and tables.
    Date(NaiveDate),
    /// The weekday of a date.
    Weekday(NaiveDate),
}

/// A text for each of the chosen languages, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PerLanguage(pub(crate) Vec<String>);

/// The chosen languages, the first printed in black.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Speech {
    languages: Vec<Language>,
}

impl Speech {
    /// At least one language; doubles are dropped.
    pub(crate) fn new(languages: &[Language]) -> Self {
        let mut chosen: Vec<Language> = Vec::new();
        for language in languages {
            if !chosen.contains(language) {
                chosen.push(*language);
            }
        }
        if chosen.is_empty() {
            chosen.extend([Language::Kk, Language::Ru]);
        }
        Self { languages: chosen }
    }

    pub(crate) fn languages(&self) -> &[Language] {
        &self.languages
    }

    pub(crate) fn first(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::Kk)
    }

    /// A text in each language; `make` is told which of them it is.
    pub(crate) fn each(&self, mut make: impl FnMut(usize, Language) -> String) -> PerLanguage {
        PerLanguage(self.languages.iter().enumerate().map(|(at, l)| make(at, *l)).collect())
    }

    /// A message in each language.
    pub(crate) fn each_said(&self, key: &str, gaps: &[(&str, Gap<'_>)]) -> PerLanguage {
        self.each(|at, language| {
            let args: Vec<(&str, i18n::Value<'_>)> = gaps
                .iter()
                .map(|(name, gap)| {
                    let value = match gap {
                        Gap::Text(text) => i18n::Value::from(*text),
                        Gap::Number(number) => i18n::Value::from(*number),
                        Gap::Localized(text) => i18n::Value::from(text.in_language(language)),
                        Gap::Said(said) => {
                            i18n::Value::from(said.0.get(at).map_or("", String::as_str))
                        }
                        Gap::Date(day) => i18n::Value::from(said::date_short(*day, language)),
                        Gap::Weekday(day) => i18n::Value::from(said::weekday(*day, language)),
                    };
                    (*name, value)
                })
                .collect();
            say(language, key, &args)
        })
    }

    /// A message as words of a page: equal texts stand once.
    pub(crate) fn say(&self, key: &str, gaps: &[(&str, Gap<'_>)]) -> Words {
        words(self.each_said(key, gaps))
    }

    /// A date as it stands in forms and tables.
    pub(crate) fn date(&self, day: NaiveDate) -> Words {
        words(self.each(|_, language| said::date_short(day, language)))
    }

    /// What a check found: what is wrong and, when asked for, what to do about it.
    pub(crate) fn finding(&self, book: &RuleBook, finding: &Finding, hint: bool) -> PerLanguage {
        self.each(|_, language| {
            let told = said::finding(book, finding, language);
            if hint && !told.hint.is_empty() {
                format!("{} {}", told.text, told.hint)
            } else {
                told.text
            }
        })
    }

    /// A text of the rule book.
    pub(crate) fn localized(&self, text: &LocalizedText) -> Words {
        words(self.each_localized(text))
    }

    pub(crate) fn each_localized(&self, text: &LocalizedText) -> PerLanguage {
        self.each(|_, language| text.in_language(language).to_owned())
    }

    /// Several texts joined, language by language.
    pub(crate) fn join(&self, parts: &[PerLanguage], joiner: &str) -> PerLanguage {
        self.each(|at, _| {
            let texts = parts.iter().filter_map(|part| part.0.get(at));
            texts.filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(joiner)
        })
    }

    /// The value of a fact, or nothing when it is unknown. Of a repeated fact the latest.
    pub(crate) fn fact(&self, book: &RuleBook, case: &Case, fact: &FactId) -> Option<PerLanguage> {
        let question = book.question(fact)?;
        let facts = match &question.group {
            None => &case.facts,
            Some(group) => {
                case.groups.get(group)?.iter().rev().find(|facts| facts.value(fact).is_some())?
            }
        };
        facts.value(fact)?;
        let answer = facts.answer(fact)?;
        Some(self.each(|_, language| said::value(book, question, answer, language)))
    }

    /// The values of a line of the cover, each with its words, joined. A fact whose id ends in `_kk`,
    /// `_ru` or `_en` is said in that language only; a language without one of its own borrows the
    /// first of them.
    pub(crate) fn facts(&self, book: &RuleBook, case: &Case, line: &CoverFact) -> PerLanguage {
        let known: Vec<(Option<Language>, PerLanguage)> = line
            .facts
            .iter()
            .enumerate()
            .filter_map(|(at, fact)| {
                let mut value = self.fact(book, case, fact)?;
                let is_choice = book.question(fact).is_some_and(|it| it.kind == ValueKind::Choice);
                if at > 0 && is_choice {
                    value.0 = value.0.iter().map(|text| within_a_line(text)).collect();
                }
                if let Some(text) = line.texts.get(at) {
                    let value_in = |at: usize| value.0.get(at).map_or("", String::as_str);
                    value = self.each(|at, language| {
                        text.in_language(language).replace("{value}", value_in(at))
                    });
                }
                Some((bound_to(fact), value))
            })
            .collect();
        self.each(|at, language| {
            let own = known.iter().any(|(bound, _)| *bound == Some(language));
            let borrowed = known.iter().position(|(bound, _)| bound.is_some());
            let texts = known.iter().enumerate().filter_map(|(index, (bound, texts))| {
                let shown = match bound {
                    None => true,
                    Some(bound) if own => *bound == language,
                    Some(_) => borrowed == Some(index),
                };
                texts.0.get(at).filter(|text| shown && !text.is_empty())
            });
            texts.cloned().collect::<Vec<_>>().join(&line.joiner)
        })
    }

    /// The title of a document with its number and date, and whose it is where that is not the applicant alone.
    pub(crate) fn document_title(
        &self,
        (book, case): (&RuleBook, &Case),
        document: &Document,
    ) -> PerLanguage {
        let title = self.kind_title(book, document);
        let people = case.people_of(document);
        // That a paper is the applicant's goes without saying.
        if people.iter().all(|it| *it == PersonAt::Applicant) {
            return title;
        }
        let names: Vec<String> = people.iter().filter_map(|it| book.name_of(case, it)).collect();
        let names = names.join(", ");
        if names.is_empty() {
            return title;
        }
        let gaps = [("title", Gap::Said(&title)), ("names", Gap::Text(&names))];
        self.each_said("export-title-of", &gaps)
    }

    fn kind_title(&self, book: &RuleBook, document: &Document) -> PerLanguage {
        let title = book.documents.get(&document.kind).map_or_else(
            || self.each(|_, _| document.kind.to_string()),
            |kind| self.each_localized(&kind.title),
        );
        let gap = ("title", Gap::Said(&title));
        match (document.number.as_deref(), document.issued_on) {
            (Some(number), Some(day)) => {
                let gaps = [gap, ("number", Gap::Text(number)), ("date", Gap::Date(day))];
                self.each_said("export-title-numbered-dated", &gaps)
            }
            (Some(number), None) => {
                self.each_said("export-title-numbered", &[gap, ("number", Gap::Text(number))])
            }
            // A date alone helps only where several documents of a kind stand side by side.
            (None, _) => title,
        }
    }

    /// The form in which a document is at hand.
    pub(crate) fn form(&self, document: &Document) -> Words {
        words(self.each_form(document))
    }

    /// The same, one text per language.
    pub(crate) fn each_form(&self, document: &Document) -> PerLanguage {
        let form = self.each(|_, language| said::document_form(document.form, language));
        if document.translated && document.form != DocumentForm::Translation {
            self.each_said("export-with-translation", &[("form", Gap::Said(&form))])
        } else {
            form
        }
    }

    /// The foot of every page of ours.
    pub(crate) fn foot(&self, book: &RuleBook) -> Words {
        let gaps = [("version", Gap::Text(&book.version)), ("date", Gap::Date(book.reviewed_on))];
        self.say("export-foot", &gaps)
    }
}

/// The language in which alone a fact is said.
fn bound_to(fact: &FactId) -> Option<Language> {
    let (_, tail) = fact.as_str().rsplit_once('_')?;
    Language::ALL.into_iter().find(|language| language.tag() == tail)
}

/// A choice that stands after other words: without its capital, unless it is a short form or a name.
pub(crate) fn within_a_line(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let rest = letters.as_str();
    let plain = rest.chars().next().is_none_or(|next| next.is_lowercase() || next == ' ');
    if plain { first.to_lowercase().chain(rest.chars()).collect() } else { text.to_owned() }
}

/// Equal texts stand once.
pub(crate) fn words(texts: PerLanguage) -> Words {
    let mut said: Vec<String> = Vec::new();
    for text in texts.0 {
        if !text.is_empty() && !said.contains(&text) {
            said.push(text);
        }
    }
    Words(said)
}
