//! Journey 1: from an empty workspace through the questions and eleven files to a checked pack; and the
//! company for the next employee.
#![expect(clippy::case_sensitive_file_extension_comparisons, reason = "the names of our own packs")]

use std::fs::File;
use std::path::Path;

use chrono::Datelike as _;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::{AsOf, Language, TopicId};
use permitpack::export::verify::verify;
use permitpack::i18n::say;

use super::harness::{command, go};
use super::journeys::{Person, fact, in_days, photo, today};

/// What is answered, by topic, as it is typed.
fn answers() -> Vec<(&'static str, Vec<(&'static str, String)>)> {
    let day = |days| in_days(days).to_string();
    let of = |pairs: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
        pairs.iter().map(|(id, text)| (*id, (*text).to_owned())).collect()
    };
    vec![
        (
            "applicant",
            of(&[
                ("applicant.surname", "IVANOV"),
                ("applicant.given_names", "SERGEI"),
                ("applicant.has_patronymic", "false"),
                ("applicant.surname_cyrillic", "ИВАНОВ"),
                ("applicant.given_names_cyrillic", "СЕРГЕЙ"),
                ("applicant.sex", "male"),
                ("applicant.birth_date", "1990-01-01"),
                ("applicant.birth_place", "г. Образцов, Россия"),
                ("applicant.citizenship", "RU"),
                ("applicant.iin", "900101300007"),
            ]),
        ),
        (
            "passport",
            of(&[
                (
                    "applicant.mrz",
                    "P<RUSIVANOV<<SERGEI<<<<<<<<<<<<<<<<<<<<<<<<<\n7512345672RUS9001011M3103153<<<<<<<<<<<<<<<4",
                ),
                ("applicant.passport_number", "75 1234567"),
                ("applicant.passport_kind", "ordinary"),
                ("applicant.passport_issued_on", "2021-03-15"),
                ("applicant.passport_expires_on", "2031-03-15"),
                ("applicant.passport_issuer", "MVD 00000"),
            ]),
        ),
        (
            "purpose",
            of(&[
                ("purpose.main", "work"),
                ("purpose.planned_days", "365"),
                ("purpose.has_visa", "false"),
            ]),
        ),
        (
            "stay",
            of(&[
                ("stay.entered_on", &day(-20)),
                ("visit.entry_on", &day(-20)),
                ("stay.breached", "false"),
                ("stay.fined", "false"),
            ]),
        ),
        (
            "contract",
            of(&[
                ("contract.number", "118"),
                ("work.position_kk", "жобалаушы инженер"),
                ("work.position_ru", "инженер-проектировщик"),
                ("contract.signed_on", &day(-26)),
                ("contract.registered_on", &day(-24)),
                ("contract.ends_on", &day(340)),
            ]),
        ),
        (
            "employer",
            of(&[
                ("employer.name_kk", "«Мысал Инжиниринг» ЖШС"),
                ("employer.name_ru", "ТОО «Мысал Инжиниринг»"),
                ("employer.bin", "150340000003"),
                ("employer.address_kk", "Астана қаласы, Мысал көшесі, 1-үй"),
                ("employer.address_ru", "г. Астана, ул. Мысал, д. 1"),
                ("employer.size", "small"),
                ("employer.head_name", "Мысалов А. Е."),
                ("employer.head_iin", "681112300001"),
                ("employer.head_order_number", "7"),
                ("employer.head_order_on", "2025-01-10"),
            ]),
        ),
        (
            "representative",
            of(&[
                ("representative.authority", "power-of-attorney"),
                ("representative.name", "Ким А. В."),
                ("representative.iin", "750101300004"),
                ("representative.document_number", "21"),
                ("representative.files_alone", "false"),
            ]),
        ),
        (
            "host",
            of(&[
                ("host.kind", "employer"),
                ("host.name", "«Мысал Инжиниринг» ЖШС"),
                ("host.bin", "150340000003"),
                ("host.phone", "+7 700 000 00 03"),
            ]),
        ),
        (
            "dwelling",
            of(&[
                ("dwelling.address_kk", "Астана қаласы, Мысал көшесі, 12-үй, 34-пәтер"),
                ("dwelling.address_ru", "г. Астана, ул. Мысал, д. 12, кв. 34"),
                ("dwelling.kind", "flat"),
                ("dwelling.owned", "false"),
                ("dwelling.owner_kind", "individual"),
                ("dwelling.owner_name", "Үлгілі Әсем Сәбитқызы"),
                ("dwelling.owner_iin", "820515400007"),
                ("dwelling.owner_attends", "in-person"),
            ]),
        ),
        ("insurance", of(&[("fingerprints.taken_on", &day(-13))])),
        (
            "arrival",
            of(&[
                ("arrival.notified_on", &day(-19)),
                ("arrival.channel", "vmp"),
                ("arrival.notice_number", "2026-1103-0042"),
            ]),
        ),
        ("registration", of(&[("registration.registered_on", &day(-12))])),
        ("permit", of(&[("permit.wanted_until", &day(340))])),
    ]
}

/// The eleven papers: how each comes in, and its kind.
const PAPERS: [(&str, &str); 11] = [
    ("anketa.png", "application_form"),
    ("hodataistvo.png", "petition_letter"),
    ("IMG_0001.jpg", "passport_copy"),
    ("IMG_0002.jpg", "passport_notarised"),
    ("IMG_0003.jpg", "iin_document"),
    ("IMG_0004.jpg", "fingerprint_certificate"),
    ("IMG_0005.jpg", "employment_contract"),
    ("IMG_0006.jpg", "esutd_extract"),
    ("IMG_0007.jpg", "owner_consent"),
    ("IMG_0008.jpg", "owner_identity"),
    ("IMG_0009.jpg", "arrival_notice"),
];

/// Begins a case on the page that asks for its ground and place.
fn new_case(person: &mut Person) {
    person.press_row(&person.word("action-new-case"));
    let label = person.word("new-case-category");
    let book = std::sync::Arc::clone(&person.book);
    let ground = book.categories.iter().find(|it| it.id.as_str() == "employment-contract");
    let ground = person.read(&ground.unwrap().title).to_owned();
    person.choose(&label, &ground);
    let label = person.word("new-case-channel");
    let channel = book.channels.iter().find(|it| it.id.as_str() == "state-corporation");
    let channel = person.read(&channel.unwrap().title).to_owned();
    person.choose(&label, &channel);
    person.looks("new case");
    person.press_word("new-case-create");
}

fn journey(language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("workspace");
    let mut person = Person::first_start(&place, language);
    new_case(&mut person);
    assert_eq!(person.case().category.unwrap().as_str(), "employment-contract");
    assert_eq!(person.case().channel.unwrap().as_str(), "state-corporation");
    assert_eq!(person.case().number, format!("{}-001", today().year()));

    // Every question through its widget; what is typed is what is kept.
    let mut not_asked = Vec::new();
    for (topic, answers) in answers() {
        person.answer_topic(topic, &answers);
        for (id, text) in &answers {
            let case = person.case();
            let question = person.book.question(&fact(id)).unwrap();
            let value = match &question.group {
                None => case.facts.value(&question.id),
                Some(group) => case.groups[group][0].value(&question.id),
            };
            let kept = value.map(permitpack::session::fields::typed);
            match kept {
                Some(kept) => assert_eq!(kept, *text, "{id}, {language:?}"),
                None => not_asked.push(*id),
            }
        }
    }
    assert!(not_asked.len() <= 12, "no page asks for: {not_asked:?}");
    papers(&mut person, folder.path());
    pack(&mut person, &folder.path().join("packs"));
    the_next_employee(person, &place, language);
}

/// Eleven files: three dropped onto their rows, eight by a typed path.
fn papers(person: &mut Person, folder: &Path) {
    go(&mut person.window, Screen::Documents);
    person.looks("documents, empty");
    for (number, (name, kind)) in (1..).zip(PAPERS) {
        let path = photo(folder, name, number, (827, 1169));
        if number <= 3 {
            person.drop_on(kind, &[path]);
        } else {
            person.choose_place(kind);
            person.add_here(&path);
        }
        person.wait_for(name, |case| case.documents.len() == usize::from(number));
    }
    let kinds: Vec<String> = person.case().documents.iter().map(|it| it.kind.to_string()).collect();
    assert_eq!(kinds, PAPERS.map(|(_, kind)| kind.to_owned()));
    assert!(person.case().inbox.is_empty());
    person.looks("documents, full");
}

fn pack(person: &mut Person, target: &Path) {
    let made = person.make_pack(target);
    let words = person.word("pack-created");
    person.finds(&words);
    let words = person.word("pack-not-submitted");
    person.finds(&words);
    assert_eq!(made.len(), 4, "{made:?}");
    let program = crate::worker::honest();
    for name in made.iter().filter(|name| {
        [".pdf", ".zip"].iter().any(|end| name.ends_with(end)) && !name.contains("checklist")
    }) {
        let found = verify(&target.join(name), &program, &person.book, AsOf(today()));
        if name.ends_with(".zip") {
            assert!(found.is_right(), "{name}");
            assert!(found.was_complete(), "{name}");
        }
    }
    // Each of the eleven is in the ZIP, and the page counts of the bundle agree with the receipt.
    let zip = made.iter().find(|name| name.ends_with(".zip")).unwrap();
    let mut archive = zip::ZipArchive::new(File::open(target.join(zip)).unwrap()).unwrap();
    let names: Vec<String> = (0..archive.len())
        .map(|at| archive.by_index(at).unwrap().name().unwrap().into_owned())
        .collect();
    let papers = names.iter().filter(|name| name.ends_with(".jpg") || name.ends_with(".png"));
    assert_eq!(papers.count(), PAPERS.len(), "{names:?}");
}

/// The company was typed once: the next case takes it over, after a restart.
fn the_next_employee(mut person: Person, place: &Path, language: Language) {
    // The button stands where the company is asked about.
    go(&mut person.window, Screen::Question(TopicId::new("employer").unwrap()));
    person.press_word("action-keep-company");
    let papers = [("name", "".into()), ("papers", 0_i64.into())];
    let words = say(language, "app-company-kept", &papers);
    let (words, _) = words.split_once(':').unwrap();
    person.finds(words);
    command(&mut person.window, Command::CloseCase);
    person.finds("IVANOV SERGEI");
    drop(person);
    let mut person = Person::again(place, language);
    assert_eq!(person.known("applicant.surname").as_deref(), Some("IVANOV"));
    assert_eq!(person.case().documents.len(), 11);
    command(&mut person.window, Command::CloseCase);
    go(&mut person.window, Screen::NewCase);
    let label = person.word("new-case-category");
    let book = std::sync::Arc::clone(&person.book);
    let ground = book.categories.iter().find(|it| it.id.as_str() == "employment-contract");
    let ground = person.read(&ground.unwrap().title).to_owned();
    person.choose(&label, &ground);
    let label = person.word("new-case-company");
    person.press_as(Role::ComboBox, &label);
    let company = person
        .window
        .query_all_by_role(Role::ListBoxOption)
        .find_map(|item| item.accesskit_node().label().filter(|name| name.contains("Мысал")));
    person.press_as(Role::ListBoxOption, &company.expect("the company that was kept"));
    person.press_word("new-case-create");
    assert_eq!(person.known("employer.bin").as_deref(), Some("150340000003"));
    assert_eq!(person.known("applicant.surname"), None);
}

#[test]
fn first_employee_in_english() {
    journey(Language::En);
}

#[test]
fn first_employee_in_russian() {
    journey(Language::Ru);
}

#[test]
fn first_employee_in_kazakh() {
    journey(Language::Kk);
}
