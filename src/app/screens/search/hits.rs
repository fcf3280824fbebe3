//! Everything in a case that can be found, in words; formed once for a state of the case and a language.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::command::Command;
use crate::app::screens::{Screen, rules};
use crate::app::theme::Icon;
use crate::app::view::View;
use crate::domain::{Answer, Language, Severity};
use crate::export::words;
use crate::rules::{Assessment, RequirementStatus, Truth};
use crate::session::CaseSession;
use crate::session::answers::{Target, check_answers, target};

const QUESTIONS: &str = "search-questions";
const DOCUMENTS: &str = "search-documents";
const FINDINGS: &str = "search-findings";
const DATES: &str = "search-dates";
const RULES: &str = "search-rules";
/// So many of a group are listed; whoever wants others types another word.
const MOST: usize = 8;

/// Something that can be found.
#[derive(Debug)]
pub(super) struct Hit {
    /// The key of its group.
    pub(super) group: &'static str,
    pub(super) icon: Icon,
    pub(super) is_problem: bool,
    pub(super) title: String,
    pub(super) more: String,
    /// Its spoken name.
    pub(super) name: String,
    /// What goes there.
    pub(super) leads: Command,
    /// Small letters, in which is searched.
    text: String,
}

/// All of them.
#[derive(Debug)]
pub(super) struct Hits {
    of: (Arc<Assessment>, Language),
    all: Vec<Hit>,
}

impl Hits {
    pub(super) fn is_of(&self, view: &View<'_>, case: &CaseSession) -> bool {
        Arc::ptr_eq(&self.of.0, case.assessment()) && self.of.1 == view.language
    }

    pub(super) fn of(view: &View<'_>, case: &CaseSession) -> Self {
        let mut maker = Maker { view, case, all: Vec::new(), names: BTreeSet::new() };
        maker.findings();
        maker.questions();
        maker.documents();
        maker.dates();
        maker.rules();
        Self { of: (Arc::clone(case.assessment()), view.language), all: maker.all }
    }

    pub(super) fn get(&self, at: usize) -> Option<&Hit> {
        self.all.get(at)
    }

    /// Those in which all words occur; within a group the ones whose title has them come first.
    pub(super) fn find(&self, search: &str) -> Vec<usize> {
        let search = search.to_lowercase();
        let words: Vec<&str> = search.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for group in [FINDINGS, QUESTIONS, DOCUMENTS, DATES, RULES] {
            let hits = self.all.iter().enumerate().filter(|(_, hit)| hit.group == group);
            let mut fits: Vec<(bool, usize)> = hits
                .filter(|(_, hit)| words.iter().all(|word| hit.text.contains(word)))
                .map(|(at, hit)| {
                    let title = hit.title.to_lowercase();
                    (!words.iter().all(|word| title.contains(word)), at)
                })
                .collect();
            fits.sort_unstable();
            found.extend(fits.into_iter().take(MOST).map(|(_, at)| at));
        }
        found
    }
}

impl Hit {
    /// It is also found by these words, which are not shown: those of the other languages.
    fn also(&mut self, words: impl IntoIterator<Item = String>) {
        for words in words {
            self.text.push(' ');
            self.text.push_str(&words.to_lowercase());
        }
    }
}

/// A text in every language.
fn in_all<'t>(text: impl Fn(Language) -> &'t str) -> Vec<String> {
    Language::ALL.into_iter().map(|language| text(language).to_owned()).collect()
}

struct Maker<'a> {
    view: &'a View<'a>,
    case: &'a CaseSession,
    all: Vec<Hit>,
    names: BTreeSet<String>,
}

impl Maker<'_> {
    fn add(
        &mut self,
        group: &'static str,
        icon: Icon,
        (title, more): (&str, &str),
        leads: Command,
    ) -> Option<&mut Hit> {
        let base = format!("{}: {title}", self.view.say(group));
        let (mut name, mut n) = (base.clone(), 1);
        while !self.names.insert(name.clone()) {
            n += 1;
            name = format!("{base} ({n})");
        }
        self.all.push(Hit {
            group,
            icon,
            is_problem: false,
            title: title.to_owned(),
            more: more.to_owned(),
            name,
            leads,
            text: format!("{title} {more}").to_lowercase(),
        });
        self.all.last_mut()
    }

    fn questions(&mut self) {
        let (book, language) = (self.view.book, self.view.language);
        for section in check_answers(self.case).sections {
            let topic = book.topics.iter().find(|it| it.id == section.topic);
            let topic_title = topic.map_or("", |it| it.title.in_language(language));
            let topic_names =
                in_all(|language| topic.map_or("", |it| it.title.in_language(language)));
            for (part, field) in section.fields {
                let Some(question) = book.question(&field.fact) else { continue };
                let value = match (field.value, field.text.trim()) {
                    (Some(value), _) => {
                        words::value(book, question, &Answer::Accepted(value), language)
                    }
                    (None, "") => self.view.say("check-not-answered"),
                    (None, typed) => typed.to_owned(),
                };
                let label = question.label.in_language(language).to_owned();
                let topic = section.topic.clone();
                let to = Target::Field { topic, part, fact: field.fact };
                let more = format!("{topic_title} · {value}");
                let leads = Command::Mend(Box::new(to));
                let mut also = in_all(|language| question.label.in_language(language));
                also.extend(topic_names.clone());
                if let Some(hit) = self.add(QUESTIONS, Icon::PencilSimple, (&label, &more), leads) {
                    hit.also(also);
                }
            }
        }
    }

    fn documents(&mut self) {
        let (book, language) = (self.view.book, self.view.language);
        let items = self.case.assessment().requirements.iter();
        for item in items.filter(|it| it.status != RequirementStatus::NotApplicable) {
            let Some(requirement) = book.requirements.get(&item.requirement) else { continue };
            if requirement.one_of.is_empty() {
                continue;
            }
            let title = requirement.title.in_language(language);
            let status = words::requirement_status(item.status, language);
            let leads = Command::Mend(Box::new(Target::Requirement(item.requirement.clone())));
            let mut also = in_all(|language| requirement.title.in_language(language));
            also.extend(Language::ALL.map(|it| words::requirement_status(item.status, it)));
            if let Some(hit) = self.add(DOCUMENTS, Icon::FileText, (title, &status), leads) {
                hit.also(also);
            }
        }
        let case = self.case.case();
        for document in &case.documents {
            let known = book.documents.get(&document.kind);
            let kind = known.map_or("", |it| it.title.in_language(language));
            let also = in_all(|language| known.map_or("", |it| it.title.in_language(language)));
            for file in &document.files {
                let leads = Command::Mend(Box::new(Target::Document(document.id.clone())));
                if let Some(hit) = self.add(DOCUMENTS, Icon::File, (&file.name, kind), leads) {
                    hit.also(also.clone());
                }
            }
        }
        let loose = self.view.say("task-inbox");
        for file in &case.inbox {
            let leads = Command::Go(Screen::Documents);
            self.add(DOCUMENTS, Icon::Tray, (&file.name, &loose), leads);
        }
    }

    fn findings(&mut self) {
        let language = self.view.language;
        for finding in &self.case.assessment().findings {
            let said = words::finding(self.view.book, finding, language);
            let is_problem = finding.severity == Severity::Blocker;
            let others = Language::ALL.into_iter().filter(|it| *it != language);
            let others = others.map(|it| words::finding(self.view.book, finding, it).text);
            let others: Vec<String> = others.collect();
            let icon = match finding.severity {
                Severity::Blocker => Icon::WarningOctagon,
                Severity::Warning => Icon::Warning,
                Severity::Hint => Icon::Info,
            };
            let leads = Command::Mend(Box::new(target(self.case, &finding.subject)));
            if let Some(hit) = self.add(FINDINGS, icon, (&said.text, &said.hint), leads) {
                hit.is_problem = is_problem;
                hit.also(others);
            }
        }
    }

    fn dates(&mut self) {
        let (book, language) = (self.view.book, self.view.language);
        let assessment = self.case.assessment();
        for deadline in assessment.deadlines.iter().filter(|it| it.applies != Truth::No) {
            let Some(duty) = book.duties.get(&deadline.duty) else { continue };
            let status = words::deadline_status(deadline, assessment.as_of, language);
            let day = deadline.listed_on(assessment.as_of.0);
            let more = day.map_or_else(
                || status.clone(),
                |day| format!("{} · {status}", words::date_with_weekday(day, language)),
            );
            let title = duty.title.in_language(language);
            let leads = Command::Mend(Box::new(Target::Deadline(deadline.duty.clone())));
            if let Some(hit) = self.add(DATES, Icon::CalendarBlank, (title, &more), leads) {
                hit.also(in_all(|language| duty.title.in_language(language)));
            }
        }
    }

    fn rules(&mut self) {
        let (book, language) = (self.view.book, self.view.language);
        let assessment = self.case.assessment();
        for item in assessment.requirements.iter().filter(|it| it.applies != Truth::No) {
            let Some(rule) = book.requirements.get(&item.requirement) else { continue };
            let (title, why) = (rule.title.in_language(language), rule.why.in_language(language));
            let of = rules::Of::Item(item.requirement.clone());
            if let Some(hit) =
                self.add(RULES, Icon::BookOpenText, (title, why), Command::ShowRule(of))
            {
                hit.also(in_all(|language| rule.title.in_language(language)));
            }
        }
        for deadline in assessment.deadlines.iter().filter(|it| it.applies != Truth::No) {
            let Some(rule) = book.duties.get(&deadline.duty) else { continue };
            let (title, how) = (rule.title.in_language(language), rule.how.in_language(language));
            let of = rules::Of::Duty(deadline.duty.clone());
            if let Some(hit) =
                self.add(RULES, Icon::BookOpenText, (title, how), Command::ShowRule(of))
            {
                hit.also(in_all(|language| rule.title.in_language(language)));
            }
        }
        let head = self.case.case();
        let procedure = book.procedure(&head.procedure).map(|it| &it.constraints);
        let category = head.category.as_ref().and_then(|id| book.category(id));
        let ids = procedure.into_iter().flatten();
        let ids: BTreeSet<_> =
            ids.chain(category.into_iter().flat_map(|it| &it.constraints)).collect();
        for rule in ids.into_iter().filter_map(|id| book.constraints.get(id)) {
            let (title, hint) =
                (rule.message.in_language(language), rule.hint.in_language(language));
            let of = rules::Of::Check(rule.id.clone());
            if let Some(hit) =
                self.add(RULES, Icon::BookOpenText, (title, hint), Command::ShowRule(of))
            {
                hit.also(in_all(|language| rule.message.in_language(language)));
            }
        }
    }
}
