//! The desktop program without its window: journeys through the desk, with a real workspace and workers.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use permitpack::documents::worker::InWorker;
use permitpack::domain::{
    CategoryId, ChannelId, Digest, FactId, ProcedureId, RequirementId, Severity, TopicId,
    ValueProblem,
};
use permitpack::export::plan::PackOptions;
use permitpack::export::progress::Unwatched;
use permitpack::rules::answer::RawValue;
use permitpack::rules::{Condition, DeadlineStatus, RequirementStatus, RuleBook, Truth, builtin};
use permitpack::session::answers::{Target, Wrong, check_answers};
use permitpack::session::budget::{Weights, budget};
use permitpack::session::fields::{FIELDS_A_PAGE, question_page, topics, typed};
use permitpack::session::slots::{Asked, slots, suggestions};
use permitpack::session::start::{NextDate, Query, SortBy, Which};
use permitpack::session::tasks::{Task, TaskStatus, task_list};
use permitpack::session::why::WhyPanel;
use permitpack::session::{
    Beginning, CaseSession, Description, Edit, Heard, SaveState, said, sample,
};
use permitpack::store::When;

mod company;
mod failing;
mod imports;
mod many;
mod office;
mod progress;
mod stopping;
mod undo;

pub(crate) use office::Office;

pub(crate) const NOW: When = When(1_795_000_000_000);

pub(crate) fn book() -> Arc<RuleBook> {
    builtin().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn fact(id: &str) -> FactId {
    FactId::new(id).unwrap()
}

pub(crate) fn first_permit(number: &str) -> Beginning {
    Beginning {
        procedure: ProcedureId::new("trp-first").unwrap(),
        category: CategoryId::new("employment-contract").ok(),
        channel: ChannelId::new("state-corporation").ok(),
        number: number.to_owned(),
        company: None,
    }
}

fn status_of(session: &CaseSession, task: &Task) -> Option<TaskStatus> {
    let list = task_list(session.known());
    let row = list.groups.iter().flat_map(|it| &it.rows).find(|it| it.task == *task)?;
    Some(row.status)
}

/// Journey 1: the company once, the questions, the files on their places, the pack.
#[test]
fn the_first_employee_from_nothing_to_a_pack() {
    let folder = tempfile::tempdir().unwrap();
    let papers = folder.path().join("papers");
    sample::write(&papers).unwrap();
    let importer = InWorker(super::worker::honest());
    let wanted = permitpack::session::open(&papers, &book(), &importer, &Unwatched).unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));

    // The company, from another case.
    office.desk.create(first_permit(""), NOW).unwrap();
    assert_eq!(office.case().case().number, "2026-001");
    let facts = || wanted.case.facts.iter();
    let of_employer = facts().filter(|(id, _)| id.as_str().starts_with("employer."));
    for (id, _) in of_employer {
        let text = typed(wanted.case.facts.value(id).unwrap());
        office.answer(id.as_str(), &text);
    }
    let company = office.desk.keep_company(NOW).unwrap().unwrap();
    let beginning = Beginning { company: Some(company), ..first_permit("2026-014") };
    office.desk.create(beginning, NOW).unwrap();
    let bin = fact("employer.bin");
    assert_eq!(office.case().case().facts.value(&bin), wanted.case.facts.value(&bin));

    // Every question that is open stands on a page of six fields at most.
    let mut rounds = 0;
    while !office.case().assessment().next_questions.is_empty() && rounds < 400 {
        rounds += 1;
        let session = office.case();
        let mut edit = None;
        for topic in topics(session) {
            for part in 0..9 {
                let Some(page) = question_page(session, &topic, part) else { break };
                assert!(page.fields.len() <= FIELDS_A_PAGE);
                let open = page.fields.iter().find(|it| {
                    it.text.is_empty() && it.is_open && wanted.case.facts.value(&it.fact).is_some()
                });
                if let Some(field) = open {
                    let text = typed(wanted.case.facts.value(&field.fact).unwrap());
                    edit = Some(Edit::Answer(vec![(field.fact.clone(), RawValue::Text(text))]));
                }
                if let Some(records) = &page.group {
                    let known = wanted.case.groups.get(&records.group);
                    if let Some(record) = known.and_then(|it| it.get(records.records.len())) {
                        let answers = record.iter().filter_map(|(id, _)| {
                            Some((id.clone(), RawValue::Text(typed(record.value(id)?))))
                        });
                        let (group, at) = (records.group.clone(), records.records.len());
                        edit = Some(Edit::Record { group, at, answers: answers.collect() });
                    }
                }
            }
        }
        match edit {
            Some(edit) => office.apply(&edit),
            None => break,
        }
    }
    // What nobody asks for may still be typed in.
    for (id, _) in facts() {
        if office.case().case().facts.answer(id).is_none() {
            let text = typed(wanted.case.facts.value(id).unwrap());
            office.answer(id.as_str(), &text);
        }
    }
    assert_eq!(office.case().case().facts, wanted.case.facts);
    assert_eq!(office.case().case().groups, wanted.case.groups);

    // The files: one through the inbox, the others onto their places.
    let key = office.case().key();
    let mut through_inbox = true;
    for document in &wanted.case.documents {
        let paths = document.files.iter().map(|it| wanted.paths[&it.digest].clone()).collect();
        let to = (!through_inbox).then(|| document.kind.clone());
        office.jobs.import(key, paths, to);
        assert!(matches!(office.heard(), Heard::Added { failed, .. } if failed.is_empty()));
        if std::mem::take(&mut through_inbox) {
            let name = document.files[0].name.clone();
            assert_eq!(suggestions(office.case(), &name).first(), Some(&document.kind), "{name}");
            assert_eq!(status_of(office.case(), &Task::Inbox), Some(TaskStatus::InProgress));
            let (file, to) = (document.files[0].digest, document.kind.clone());
            office.apply(&Edit::Place { file, to });
            assert_eq!(status_of(office.case(), &Task::Inbox), None);
        }
        let mine = office.case().case().documents.iter().find(|it| it.kind == document.kind);
        let id = mine.unwrap().id.clone();
        let describe = Edit::Describe { document: id, as_: Description::of(document) };
        office.desk.case_mut().unwrap().apply(&describe, NOW).unwrap();
    }
    assert!(
        office.case().assessment().is_complete(),
        "{:#?}",
        check_answers(office.case()).problems
    );
    assert!(check_answers(office.case()).problems.is_empty());
    assert_eq!(status_of(office.case(), &Task::Check), Some(TaskStatus::Done));

    let weighed = budget(office.case(), &PackOptions::default(), None, &Weights::new());
    let offered: Vec<_> = weighed.documents.into_iter().map(|it| it.id).collect();
    let Heard::PackMade { receipt, .. } = office.export(&folder.path().join("out")) else {
        panic!("no pack")
    };
    assert!(!receipt.plan.is_draft);
    let packed: Vec<_> = receipt.plan.documents.iter().map(|it| it.id.clone()).collect();
    assert_eq!(offered, packed, "in the order of the pack");
    assert!(receipt.files.iter().all(|it| it.path.is_file()));
    assert_eq!(status_of(office.case(), &Task::Pack), Some(TaskStatus::Done));
    office.settle();

    // The next morning.
    drop(office);
    let mut office = Office::open(&folder.path().join("workspace"));
    office.desk.open(key, NOW).unwrap();
    assert_eq!(office.case().exports().len(), 1);
    assert_eq!(office.case().title(), "IVANOV SERGEI");
    assert_eq!(office.desk.parties()[0].used_in, 1);
}

/// Journey 2: what is mistyped is kept, told twice with a link, marked on a draft, and taken back after
/// a restart.
#[test]
fn a_mistyped_number_is_kept_and_can_be_taken_back_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = folder.path().join("workspace");
    let mut office = Office::open(&workspace);
    let key = office.sample();
    let before = Arc::clone(office.case().case());
    office.answer("applicant.iin", "900101300070");
    assert!(matches!(office.case().save_state(), SaveState::Saving | SaveState::Saved(_)));

    let check = check_answers(office.case());
    let problem = check.problems.iter().find(|it| matches!(&it.what, Wrong::Refused(_))).unwrap();
    let Target::Field { topic, part, fact: at } = &problem.target else { panic!("no link") };
    assert_eq!(at.as_str(), "applicant.iin");
    let page = question_page(office.case(), topic, *part).unwrap();
    let field = page.fields.iter().find(|it| it.fact == *at).unwrap();
    assert_eq!(field.text, "900101300070");
    assert_eq!(field.problem, Some(ValueProblem::WrongCheckDigit));
    assert_eq!(status_of(office.case(), &Task::Topic(topic.clone())), Some(TaskStatus::Problem));

    let Heard::PackMade { receipt, .. } = office.export(&folder.path().join("out")) else {
        panic!("no draft")
    };
    assert!(receipt.plan.is_draft);
    office.settle();
    drop(office);

    let mut office = Office::open(&workspace);
    office.desk.open(key, NOW).unwrap();
    for language in permitpack::domain::Language::ALL {
        let words = said::step(&book(), office.case().undo_step().unwrap(), language);
        assert!(!words.contains(['‹', '{']), "{words}");
    }
    assert!(office.undo());
    assert_eq!(*office.case().case(), before);
    assert!(office.case().assessment().is_complete());
    assert_eq!(office.case().exports().len(), 1, "undo takes no pack back");
    assert!(office.case().redo_step().is_some());
}

/// Journey 4: the portal asks for the owner's consent in another way; six days to the end of the permit.
#[test]
fn another_channel_asks_for_something_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    let key = office.sample();
    let asked = |session: &CaseSession| -> BTreeSet<RequirementId> {
        let groups = slots(session);
        let slots = groups.iter().flat_map(|it| &it.slots);
        let asked = slots.filter(|it| !matches!(it.asked, Asked::NotAsked));
        asked.flat_map(|it| it.requirements.clone()).collect()
    };
    let renewal = Beginning {
        procedure: ProcedureId::new("trp-renewal").unwrap(),
        number: String::new(),
        ..first_permit("")
    };
    office.desk.renew(key, renewal, NOW).unwrap();
    assert_eq!(office.case().case().number, "2026-015");
    office.answer("permit.expires_on", "2026-11-30");
    office.settle();
    let query = Query {
        words: "иванов IVANOV".to_owned(),
        which: Which::All,
        sort: SortBy::NextDate,
        is_reversed: false,
        language: permitpack::domain::Language::En,
    };
    assert!(office.desk.rows(&query).is_empty(), "both words must occur");
    let query = Query { words: "ivanov russia".to_owned(), ..query };
    let rows = office.desk.rows(&query);
    assert_eq!(rows.len(), 2);
    let row = rows.iter().find(|it| it.head.key == office.case().key()).unwrap();
    assert!(
        matches!(
            row.next,
            NextDate::On { status: DeadlineStatus::Soon | DeadlineStatus::Late, .. }
        ),
        "{:?}",
        row.next
    );
    assert!(office.desk.due_within(30).iter().any(|it| it.key == row.head.key));

    let before = asked(office.case());
    let case = office.case().case();
    let head = Edit::Head {
        procedure: case.procedure.clone(),
        category: case.category.clone(),
        channel: ChannelId::new("portal").ok(),
        number: case.number.clone(),
    };
    office.apply(&head);
    let after = asked(office.case());
    assert_ne!(before, after);
    let changed: Vec<&RequirementId> = after.symmetric_difference(&before).collect();
    let session = office.case();
    let why = WhyPanel::of_items(session, changed);
    assert!(!why.items.is_empty() && !why.citations.is_empty());
    for item in &why.items {
        assert!(!item.why.en.is_empty());
        let is_asked = item.status != Some(RequirementStatus::NotApplicable);
        assert_eq!(
            is_asked,
            item.explanation.applies.truth == Truth::Yes,
            "{:?}",
            item.requirement
        );
    }
    assert!(office.undo());
    assert_eq!(asked(office.case()), before);
}

/// Journey 5: a living permit of the old employer blocks; a cancelled one does not.
#[test]
fn a_living_permit_of_the_old_employer_is_a_problem() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    let procedure = ProcedureId::new("trp-new-employer").unwrap();
    office.desk.create(Beginning { procedure, ..first_permit("") }, NOW).unwrap();
    let blocks = |session: &CaseSession| {
        check_answers(session).problems.iter().any(|it| match &it.what {
            Wrong::Finding(finding) => {
                finding.severity == Severity::Blocker
                    && format!("{finding:?}").contains("old employer")
            }
            _ => false,
        })
    };
    office.answer("applicant.citizenship", "Россия");
    office.answer("contract.previous_ended_on", "13.11.2026");
    assert!(!blocks(office.case()));
    office.answer("old_permit.alive", "да");
    assert!(blocks(office.case()));
    let topic = TopicId::new("previous-permit").unwrap();
    let row = status_of(office.case(), &Task::Topic(topic));
    assert!(row.is_some(), "there is a page for it");
    office.answer("old_permit.cancelled_on", "2026-11-20");
    assert!(!blocks(office.case()));
}

/// Journey 6: each bad file is taken or refused by name; none is lost, none takes the others along.
#[test]
fn bad_scans_are_taken_or_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let scans = folder.path().join("scans");
    fs::create_dir_all(scans.join("phone")).unwrap();
    let papers = folder.path().join("papers");
    sample::write(&papers).unwrap();
    for n in [1, 2, 10] {
        let to = scans.join(format!("phone/IMG {n}.jpg"));
        let mut bytes = fs::read(papers.join("scans/iin.jpg")).unwrap();
        bytes.extend(format!("{n}").bytes());
        fs::write(to, bytes).unwrap();
    }
    fs::write(scans.join("empty.pdf"), b"").unwrap();
    fs::write(scans.join("damaged.pdf"), b"%PDF-1.7\nnothing of use").unwrap();
    fs::write(scans.join("letter.docx"), b"PK\x03\x04 not really").unwrap();
    let bomb =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/bombs/count_abort_min.pdf");
    let mut expected = 5;
    if bomb.is_file() {
        fs::copy(&bomb, scans.join("bomb.pdf")).unwrap();
        expected += 1;
    } else {
        println!("skipped: the file that ends a reader");
    }
    let mut office = Office::open(&folder.path().join("workspace"));
    let key = office.desk.create(first_permit(""), NOW).unwrap();
    office.jobs.import(key, vec![scans.clone(), scans.join("not-there.pdf")], None);
    let Heard::Added { files, failed, .. } = office.heard() else { panic!("nothing came") };
    assert_eq!((files, failed.len()), (expected, 2), "{failed:?}");
    let inbox = &office.case().case().inbox;
    let named: Vec<&str> = inbox.iter().map(|it| it.name.as_str()).collect();
    let images: Vec<&&str> = named.iter().filter(|it| it.starts_with("IMG")).collect();
    assert_eq!(images, [&"IMG 1.jpg", &"IMG 2.jpg", &"IMG 10.jpg"]);
    for file in inbox.iter().filter(|it| !it.is_readable()) {
        assert!(!file.findings.is_empty(), "{} says why", file.name);
    }
    assert!(inbox.iter().any(|it| it.name == "damaged.pdf" && !it.is_readable()));

    // A file that waits, put away, and brought back.
    let digest: Digest = inbox[0].digest;
    let before = office.case().case().clone();
    office.apply(&Edit::RemoveLoose(digest));
    assert!(office.undo());
    assert_eq!(*office.case().case(), before);
}

/// Journey 10: the program was killed, and the rules changed over night.
#[test]
fn the_morning_after_says_what_the_rules_changed() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = folder.path().join("workspace");
    let mut office = Office::open(&workspace);
    let key = office.sample();
    office.answer("applicant.birth_place", "Образцов");
    office.settle();
    let asked = office.case().assessment().requirements.iter();
    let gone: Vec<RequirementId> = asked
        .filter(|it| it.applies == Truth::Yes)
        .map(|it| it.requirement.clone())
        .take(2)
        .collect();
    drop(office);

    let mut changed = book().as_ref().clone();
    changed.version = "2099.01".to_owned();
    for id in &gone {
        let requirement = changed.requirements.get_mut(id).unwrap();
        requirement.applies_if = Condition::Not(Box::new(Condition::Always));
    }
    let changed = Arc::new(changed);
    let mut office = Office::with_book(&workspace, Arc::clone(&changed));
    assert_eq!(office.desk.stale(), [key]);
    let (keys, as_of) = (office.desk.stale(), office.desk.as_of());
    office.jobs.summarise(keys, Arc::clone(&changed), as_of);
    assert!(matches!(office.heard(), Heard::ListsChanged));
    assert!(office.desk.stale().is_empty());
    office.desk.open(key, NOW).unwrap();
    let named: Vec<String> =
        office.case().changed_rules().iter().map(|it| it.requirement.clone()).collect();
    let mut gone: Vec<String> = gone.iter().map(ToString::to_string).collect();
    gone.sort();
    assert_eq!(named, gone);
    // An edit does not make the notice go away; the user does.
    office.answer("applicant.birth_place", "Иная");
    office.settle();
    office.desk.open(key, NOW).unwrap();
    assert_eq!(office.case().changed_rules().len(), 2);
    office.desk.case_mut().unwrap().accept_rules();
    office.settle();
    office.desk.open(key, NOW).unwrap();
    assert!(office.case().changed_rules().is_empty());
}
