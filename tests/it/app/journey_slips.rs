//! Journeys 2, 4 and 5: a mistyped number; another channel six days before the end; a permit from the old
//! employer that still lives.
#![expect(clippy::case_sensitive_file_extension_comparisons, reason = "the names of our own packs")]

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::{Answer, Language, RequirementId};

use super::harness::{LANGUAGES, command, go, texts};
use super::journeys::{Person, fact, in_days, photo};

const WRONG: &str = "900101300070";

/// Journey 2.
#[test]
fn a_mistyped_iin_is_told_marked_on_the_draft_and_never_lost() {
    for (language, _) in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("workspace");
        let mut person = Person::with_sample(&place, language);
        let label =
            person.read(&person.book.question(&fact("applicant.iin")).unwrap().label).to_owned();
        person.answer_one("applicant.iin", WRONG);
        // At the field, and in the summary as a link to it.
        let told: Vec<(Role, String)> = texts(&person.window)
            .into_iter()
            .filter(|(_, text)| text.starts_with(&format!("{label}: ")))
            .collect();
        assert_eq!(told.len(), 2, "{told:?}");
        let link = told.iter().find(|(role, _)| *role == Role::Link).expect("a link").1.clone();
        person.looks("the mistyped number");
        person.press_as(Role::Link, &link);
        let field = person.window.get_by_role_and_label(Role::TextInput, &label);
        assert!(field.accesskit_node().is_focused(), "the link leads to the field");
        assert!(
            field.accesskit_node().data().invalid().is_some(),
            "the field says that it is wrong"
        );

        // The check page names it, and its link leads back.
        go(&mut person.window, Screen::Check);
        let named = texts(&person.window).into_iter().any(|(_, text)| text.contains(&label));
        assert!(named, "check, {language:?}");
        person.looks("check with a mistake");

        // The pack can be made and says what is wrong with it.
        let target = folder.path().join("packs");
        let made = person.make_pack(&target);
        let draft = person.sees(&person.word("pack-draft-created"));
        assert!(draft, "a refused number makes a draft: {:?}", texts(&person.window));
        marked(&target, &made, language);
        drop(person);

        // The next morning what was typed is still there, and undo takes it back.
        let mut person = Person::again(&place, language);
        let kept = person.case().facts.answer(&fact("applicant.iin")).cloned();
        let Some(Answer::Rejected { raw, .. }) = kept else { panic!("{kept:?}") };
        assert_eq!(raw, WRONG);
        command(&mut person.window, Command::Undo);
        person.wait_for("undo", |case| case.facts.value(&fact("applicant.iin")).is_some());
        assert_eq!(person.known("applicant.iin").as_deref(), Some("900101300007"));
    }
}

/// The printed pages say DRAFT; looked at where pdftotext is installed.
fn marked(target: &std::path::Path, made: &[String], language: Language) {
    let bundle = made
        .iter()
        .filter(|name| name.ends_with(".pdf"))
        .max_by_key(|name| std::fs::metadata(target.join(name)).unwrap().len())
        .expect("a bundle");
    let Ok(out) = std::process::Command::new("pdftotext")
        .args(["-l", "3"])
        .arg(target.join(bundle))
        .arg("-")
        .output()
    else {
        println!("skipped: pdftotext is not installed");
        return;
    };
    let words = String::from_utf8_lossy(&out.stdout).to_uppercase();
    let draft = ["DRAFT", "ЧЕРНОВИК", "ПРОЕКТ", "ЖОБА"];
    assert!(draft.iter().any(|word| words.contains(word)), "{language:?}: {words}");
}

fn asked_items(person: &mut Person) -> Vec<String> {
    let case = person.case();
    let today = permitpack::domain::AsOf(super::journeys::today());
    let assessment = permitpack::rules::assess(&person.book, &case, today);
    let asked = assessment
        .requirements
        .iter()
        .filter(|it| !matches!(it.status, permitpack::rules::RequirementStatus::NotApplicable));
    asked.map(|it| it.requirement.to_string()).collect()
}

/// A text of a check, as the window words it.
fn check_words(person: &Person, id: &str) -> (String, String) {
    let check = &person.book.constraints[&RequirementId::new(id).unwrap()];
    let hint = person.read(&check.hint).to_owned();
    (person.read(&check.message).to_owned(), hint)
}

fn route(person: &mut Person, procedure: &str) {
    go(&mut person.window, Screen::Route);
    person.looks("route");
    let book = std::sync::Arc::clone(&person.book);
    let title = book.procedures.iter().find(|it| it.id.as_str() == procedure).unwrap();
    let (label, title) = (person.word("new-case-procedure"), person.read(&title.title).to_owned());
    person.choose(&label, &title);
    assert_eq!(person.case().procedure.as_str(), procedure);
}

fn channel(person: &mut Person, channel: &str) {
    go(&mut person.window, Screen::Route);
    let book = std::sync::Arc::clone(&person.book);
    let title = book.channels.iter().find(|it| it.id.as_str() == channel).unwrap();
    let name = format!("{}: {}", person.word("new-case-channel"), person.read(&title.title));
    person.press_as(Role::RadioButton, &name);
    assert_eq!(person.case().channel.unwrap().as_str(), channel);
}

/// Journey 4.
#[test]
fn an_owner_abroad_changes_the_channel_and_the_consent_says_why() {
    for (language, _) in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let mut person = Person::with_sample(folder.path(), language);
        route(&mut person, "trp-renewal");
        person.answer_one("permit.number", "12-345");
        person.answer_one("permit.expires_on", &in_days(6).to_string());
        person.answer_one("dwelling.owner_attends", "abroad");
        // The consent of last year has run out.
        go(&mut person.window, Screen::Documents);
        person.choose_place("owner_consent");
        person.press_word("docs-more");
        let remove = person.word("docs-remove");
        person.press_as(Role::MenuItem, &remove);
        person.wait_for("the old consent is gone", |case| {
            case.documents.iter().all(|it| it.kind.as_str() != "owner_consent")
        });
        channel(&mut person, "police");
        let (away, ways_out) = check_words(&person, "owner-away-from-counter");
        let (tight, _) = check_words(&person, "renewal-is-tight");
        go(&mut person.window, Screen::Check);
        for words in [&away, &ways_out, &tight] {
            person.finds(words);
        }
        let asked = asked_items(&mut person);
        assert!(asked.iter().any(|it| it == "owner-consent"), "{asked:?}");

        channel(&mut person, "portal");
        let asked = asked_items(&mut person);
        assert!(asked.iter().any(|it| it == "owner-consent-electronic"), "{asked:?}");
        assert!(!asked.iter().any(|it| it == "owner-consent"), "{asked:?}");
        go(&mut person.window, Screen::Check);
        assert!(!person.sees(&away), "the owner need not come to a portal");
        person.finds(&tight);
        // The place on the page of documents, and why it is there.
        go(&mut person.window, Screen::Documents);
        let title = person.title("owner_consent_electronic");
        person.finds(&title);
        person.choose_place("owner_consent_electronic");
        person.looks("the electronic consent");
        go(&mut person.window, Screen::Tasks);
        let id = RequirementId::new("owner-consent-electronic").unwrap();
        let section = person.book.requirements[&id].section.clone();
        let section = person.book.sections.iter().find(|it| it.id == section).unwrap();
        let row = person.read(section.task.as_ref().unwrap_or(&section.title)).to_owned();
        let found = texts(&person.window)
            .into_iter()
            .find(|(role, text)| *role == Role::Button && text.starts_with(&row));
        let name = found.unwrap_or_else(|| panic!("no row {row}")).1;
        let row = person.window.get_by_role_and_label(Role::Button, &name);
        row.scroll_to_me();
        row.focus();
        person.window.run();
        let why = person.read(&person.book.requirements[&id].why).to_owned();
        person.finds(&why);
        person.looks("why the electronic consent");
        // The permit ends in six days: its date leads the list.
        let duty = permitpack::domain::DutyId::new("trp-renew").unwrap();
        let duty = person.read(&person.book.duties[&duty].title).to_owned();
        go(&mut person.window, Screen::CaseDeadlines);
        person.finds(&duty);
        person.looks("dates of the renewal");
    }
}

/// Journey 5.
#[test]
fn a_living_permit_of_the_old_employer_blocks_until_one_of_two_ways_is_taken() {
    for (language, _) in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("workspace");
        let mut person = Person::with_sample(&place, language);
        route(&mut person, "trp-new-employer");
        person.answer_one("old_permit.alive", "true");
        let (alive, ways_out) = check_words(&person, "old-permit-alive");
        go(&mut person.window, Screen::Check);
        person.finds(&alive);
        person.finds(&ways_out);
        assert!(!person.sees(&person.word("check-nothing")));
        person.looks("the refusal pattern");

        // The first way: it was cancelled.
        person.answer_one("old_permit.cancelled_on", &in_days(-1).to_string());
        go(&mut person.window, Screen::Check);
        assert!(!person.sees(&alive), "cancelled, {language:?}");
        command(&mut person.window, Command::Undo);
        person
            .wait_for("undo", |case| case.facts.value(&fact("old_permit.cancelled_on")).is_none());
        go(&mut person.window, Screen::Check);
        person.finds(&alive);

        // The second: the dismissal order is attached.
        go(&mut person.window, Screen::Documents);
        person.choose_place("dismissal_order");
        let scan = photo(folder.path(), "prikaz.jpg", 9, (827, 1169));
        person.add_here(&scan);
        person.wait_for("the order", |case| {
            case.documents.iter().any(|it| it.kind.as_str() == "dismissal_order")
        });
        go(&mut person.window, Screen::Check);
        assert!(!person.sees(&alive), "attached, {language:?}");
        let made = person.make_pack(&folder.path().join("packs"));
        assert_eq!(made.len(), 4, "{made:?}");
    }
}
