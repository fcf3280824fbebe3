//! Why something is asked for: the rules behind it, how sure we are, where it is written, and where sources
//! disagree.

use egui::{Frame, Margin, ScrollArea, Ui};

use crate::app::command::Command;
use crate::app::screens::Screen;
use crate::app::theme::{Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{
    Readings, link_ui, panel_heading_ui, paragraph_ui, rule_list_ui, text_ui,
};
use crate::domain::{FactId, LetterId, RequirementId};
use crate::export::words;
use crate::rules::{
    Citation, Confidence, Conflict, Grounds, RequirementStatus, RuleBook, Truth, Weight,
    explain_requirement,
};
use crate::session::tasks::{Task, TaskRow};
use crate::session::{CaseSession, said};

/// So many rules are listed; more would be read by nobody.
const MOST: usize = 8;
/// So many sources.
const SOURCES: usize = 6;

/// The reasons in words.
#[derive(Clone, Debug, Default)]
pub(in crate::app::screens) struct Why {
    /// The small line above the heading.
    pub(in crate::app::screens) caption: String,
    /// What it is about.
    pub(in crate::app::screens) heading: String,
    /// What is to be known, one paragraph each.
    pub(in crate::app::screens) paragraphs: Vec<String>,
    /// The rules with how sure we are.
    pub(in crate::app::screens) rules: Vec<(String, Confidence)>,
    /// Rules that are not listed.
    more: usize,
    /// Acts and other sources.
    sources: Vec<String>,
    /// Where sources disagree.
    conflicts: Vec<Disagreement>,
}

#[derive(Clone, Debug)]
struct Disagreement {
    question: String,
    safe: String,
    lenient: String,
    outcome: String,
}

impl Why {
    /// The reasons behind a row of the task list.
    pub(super) fn of_task(view: &View<'_>, case: &CaseSession, row: &TaskRow) -> Self {
        let mut why = Self {
            caption: view.say("tasks-why"),
            heading: said::task(view.book, &row.task, view.language),
            ..Self::default()
        };
        match &row.task {
            Task::Topic(_) | Task::Section(_) => {
                why.add_requirements(view, case, &row.requirements);
            }
            Task::Letter(id) => why.add_letter(view, case, id, &row.requirements),
            Task::Route => why.add_route(view, case),
            Task::Inbox => why.paragraphs.push(view.say("tasks-why-inbox")),
            Task::Check => why.paragraphs.push(view.say("tasks-why-check")),
            Task::Pack => {
                why.paragraphs.push(view.say("tasks-why-pack"));
                let procedure = view.book.procedure(&case.case().procedure);
                let steps = procedure.map(|it| it.next_steps.as_slice()).unwrap_or_default();
                let steps = steps.iter().map(|step| step.on(case.case().channel.as_ref()));
                let steps = steps.map(|step| step.in_language(view.language).to_owned());
                why.paragraphs.extend(steps);
            }
        }
        if why.paragraphs.is_empty() && why.rules.is_empty() {
            why.paragraphs.push(view.say("tasks-why-papers"));
        }
        why
    }

    /// The reasons for a question, or for a page of them: what this case reads of it.
    pub(in crate::app::screens) fn of_facts(
        view: &View<'_>,
        case: &CaseSession,
        facts: &[FactId],
    ) -> Self {
        let mut why = Self { caption: view.say("question-why"), ..Self::default() };
        let book = view.book;
        let reads = |condition: &crate::rules::Condition| {
            let mut is_read = false;
            condition.visit_facts(&mut |fact| is_read |= facts.contains(fact));
            is_read
        };
        let asked = case.assessment().requirements.iter().filter(|it| it.applies != Truth::No);
        let items: Vec<RequirementId> = asked
            .filter_map(|it| book.requirements.get(&it.requirement))
            .filter(|it| {
                reads(&it.applies_if) || it.needs_facts.iter().any(|fact| facts.contains(fact))
            })
            .map(|it| it.id.clone())
            .collect();
        for deadline in case.assessment().deadlines.iter().filter(|it| it.applies != Truth::No) {
            let Some(duty) = book.duties.get(&deadline.duty) else { continue };
            if duty.facts_read().into_iter().any(|fact| facts.contains(fact)) {
                why.add_rule(view, duty.title.in_language(view.language), &duty.grounds);
            }
        }
        why.add_requirements(view, case, &items);
        let procedure = book.procedure(&case.case().procedure);
        let category = case.case().category.as_ref().and_then(|id| book.category(id));
        let checks = procedure.into_iter().flat_map(|it| &it.constraints);
        let checks = checks.chain(category.into_iter().flat_map(|it| &it.constraints));
        for check in checks.filter_map(|id| book.constraints.get(id)) {
            if check.check.facts_read().into_iter().any(|fact| facts.contains(fact)) {
                let sentence = check.message.in_language(view.language);
                let line = view.say_with("question-why-check", &[("what", sentence.into())]);
                why.add_rule(view, &line, &check.grounds);
            }
        }
        if why.rules.is_empty() {
            why.paragraphs.push(view.say("tasks-why-papers"));
        }
        why
    }

    /// What a letter is for and what it rests on.
    fn add_letter(
        &mut self,
        view: &View<'_>,
        case: &CaseSession,
        id: &LetterId,
        items: &[RequirementId],
    ) {
        if let Some(letter) = view.book.letter(id) {
            self.paragraphs.push(letter.summary.in_language(view.language).to_owned());
            self.add_rule(view, letter.title.in_language(view.language), &letter.grounds);
        }
        self.add_requirements(view, case, items);
    }

    /// The items, what must be there first, with the reason of the one that is nearest to hand.
    fn add_requirements(&mut self, view: &View<'_>, case: &CaseSession, ids: &[RequirementId]) {
        let ids = &by_weight(view.book, ids);
        let state_of = |id: &RequirementId| {
            case.assessment().requirements.iter().find(|it| it.requirement == *id)
        };
        let is_open = |id: &RequirementId| {
            state_of(id).is_some_and(|it| {
                matches!(it.status, RequirementStatus::Missing | RequirementStatus::Partial)
            })
        };
        // Something optional that is not there explains nothing while something required is asked for.
        let rank = |id: &&RequirementId| (weight(view.book, id), !is_open(id));
        let first = ids.iter().min_by_key(rank);
        if let Some(requirement) = first.and_then(|id| view.book.requirements.get(id)) {
            self.paragraphs.push(requirement.why.in_language(view.language).to_owned());
            let case_now = case.case();
            let explained = explain_requirement(view.book, case_now, case.as_of(), &requirement.id);
            if let Some(explained) = explained
                && !matches!(explained.applies.condition, crate::rules::Condition::Always)
            {
                let what = words::condition(view.book, explained.applies.condition, view.language);
                let gaps = [
                    ("item", requirement.title.in_language(view.language).into()),
                    ("what", what.into()),
                ];
                self.paragraphs.push(view.say_with("tasks-why-asked", &gaps));
            }
        }
        for requirement in ids.iter().filter_map(|id| view.book.requirements.get(id)) {
            let title = requirement.title.in_language(view.language);
            self.add_rule(view, title, &requirement.grounds);
        }
    }

    fn add_route(&mut self, view: &View<'_>, case: &CaseSession) {
        let (book, language) = (view.book, view.language);
        let head = case.case();
        if let Some(procedure) = book.procedure(&head.procedure) {
            self.paragraphs.push(procedure.summary.in_language(language).to_owned());
            self.add_rule(view, procedure.title.in_language(language), &procedure.grounds);
        }
        if let Some(category) = head.category.as_ref().and_then(|id| book.category(id)) {
            self.paragraphs.push(category.summary.in_language(language).to_owned());
            self.paragraphs.push(category.term.in_language(language).to_owned());
            self.add_rule(view, category.title.in_language(language), &category.grounds);
        }
        if let Some(channel) = head.channel.as_ref().and_then(|id| book.channel(id)) {
            self.paragraphs.push(channel.note.in_language(language).to_owned());
        }
    }

    /// The reasons for the route of a case.
    pub(in crate::app::screens) fn of_route(view: &View<'_>, case: &CaseSession) -> Self {
        let mut why = Self {
            caption: view.say("tasks-why"),
            heading: said::task(view.book, &Task::Route, view.language),
            ..Self::default()
        };
        why.add_route(view, case);
        why
    }

    fn add_rule(&mut self, view: &View<'_>, title: &str, grounds: &Grounds) {
        if self.rules.iter().any(|(known, _)| known == title) {
            return;
        }
        if self.rules.len() < MOST {
            self.rules.push((title.to_owned(), grounds.confidence));
        } else {
            self.more += 1;
        }
        self.add_sources(view.book, &grounds.citations, view);
        let conflict = grounds.conflict.as_ref().and_then(|id| view.book.conflict(id));
        if let Some(conflict) = conflict {
            self.add_conflict(view, conflict);
        }
    }

    fn add_sources(&mut self, book: &RuleBook, citations: &[Citation], view: &View<'_>) {
        for citation in citations {
            let words = words::citation(book, citation, view.language);
            if self.sources.len() < SOURCES && !self.sources.contains(&words) {
                self.sources.push(words);
            }
        }
    }

    fn add_conflict(&mut self, view: &View<'_>, conflict: &Conflict) {
        let language = view.language;
        let question = conflict.question.in_language(language).to_owned();
        if self.conflicts.iter().any(|it| it.question == question) {
            return;
        }
        let text = |at: usize| {
            let reading = conflict.readings.get(at);
            reading.map(|it| it.text.in_language(language).to_owned()).unwrap_or_default()
        };
        self.conflicts.push(Disagreement {
            question,
            safe: text(0),
            lenient: text(1),
            outcome: conflict.resolution.in_language(language).to_owned(),
        });
    }
}

/// What must be there, then what offices expect, then what is good to have.
fn weight(book: &RuleBook, id: &RequirementId) -> u8 {
    match book.requirements.get(id).map(|it| it.weight) {
        Some(Weight::Required) => 0,
        Some(Weight::Practice) => 1,
        Some(Weight::Optional) | None => 2,
    }
}

fn by_weight(book: &RuleBook, ids: &[RequirementId]) -> Vec<RequirementId> {
    let mut sorted = ids.to_vec();
    sorted.sort_by_key(|id| weight(book, id));
    sorted
}

/// Draws the reasons into the side panel.
pub(in crate::app::screens) fn why_ui(
    ui: &mut Ui,
    view: &View<'_>,
    why: &Why,
    out: &mut Vec<Command>,
) {
    ScrollArea::vertical().id_salt("why").auto_shrink(false).show(ui, |ui| {
        let margin = Margin { left: 24, right: 24, top: 22, bottom: 20 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            reasons_ui(ui, view, why, out);
        });
    });
}

/// The reasons themselves, where the layout stands.
pub(in crate::app::screens) fn reasons_ui(
    ui: &mut Ui,
    view: &View<'_>,
    why: &Why,
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    panel_heading_ui(ui, &why.caption, &why.heading);
    for paragraph in &why.paragraphs {
        ui.add_space(space::S4);
        paragraph_ui(ui, paragraph);
    }
    if !why.rules.is_empty() {
        ui.add_space(space::S12);
        let rules: Vec<(&str, Confidence)> =
            why.rules.iter().map(|(title, confidence)| (title.as_str(), *confidence)).collect();
        rule_list_ui(ui, &rules);
        if why.more > 0 {
            ui.add_space(space::S8);
            let more = view.say_with("tasks-and-more", &[("count", why.more.into())]);
            text_ui(ui, &more, Kind::Hint, look.text_2);
        }
    }
    if !why.sources.is_empty() {
        ui.add_space(space::S16);
        text_ui(ui, &view.say("tasks-act"), Kind::SmallBold, look.text);
        for source in &why.sources {
            text_ui(ui, source, Kind::Note, look.text_2);
            ui.add_space(2.0);
        }
        ui.add_space(space::S8);
        if link_ui(ui, &view.say("tasks-sources-in-rules"), Kind::Hint).clicked() {
            out.push(Command::Go(Screen::Rules));
        }
    }
    for conflict in &why.conflicts {
        ui.add_space(space::S12);
        let card = Readings {
            question: &conflict.question,
            safe: &conflict.safe,
            lenient: &conflict.lenient,
            outcome: &conflict.outcome,
            link: "",
        };
        card.ui(ui);
    }
}
