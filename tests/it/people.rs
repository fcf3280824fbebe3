//! Whose a document is: said of it, kept with it, and never taken for somebody else's.

use std::sync::Arc;

use permitpack::domain::{
    AsOf, Case, DocumentId, DocumentTypeId, Facts, GroupId, Person, PersonAt,
};
use permitpack::export::manifest::CaseRecord;
use permitpack::rules::answer::RawValue;
use permitpack::rules::{RequirementStatus, RuleBook, assess, builtin};
use permitpack::session::{Becomes, Description, Edit, Placing, Put, case_file, for_another_case};
use permitpack::store::CaseKey;

use super::rules::book::document;

const CERTIFICATE: &str = "birth_certificate";
const ITEM: &str = "child-birth-certificate";

fn book() -> Arc<RuleBook> {
    builtin().unwrap()
}

fn family() -> GroupId {
    GroupId::new("dependant").unwrap()
}

fn member(at: usize) -> PersonAt {
    PersonAt::Record(family(), at)
}

fn kind(id: &str) -> DocumentTypeId {
    DocumentTypeId::new(id).unwrap()
}

fn edited(case: &Case, edit: &Edit) -> Case {
    edit.applied(case, &book()).unwrap()
}

/// A worker with a wife and two small children.
fn case() -> Case {
    let mut case = Case::new("1".into(), "trp-first".parse().unwrap());
    case.category = Some("employment-contract".parse().unwrap());
    for (at, (given, born)) in
        [("OLGA", "1990-05-01"), ("TIMUR", "2017-05-01"), ("AIGUL", "2019-05-01")]
            .iter()
            .enumerate()
    {
        let answers = [("surname", "IVANOVA"), ("given_names", *given), ("birth_date", *born)];
        let answers = answers.map(|(name, text)| {
            (format!("dependant.{name}").parse().unwrap(), RawValue::from(text))
        });
        let record = Edit::Record { group: family(), at, answers: answers.to_vec() };
        case = edited(&case, &record);
    }
    case
}

fn with_certificates(count: usize) -> Case {
    let mut case = case();
    case.documents.extend((0..count).map(|at| document(at, CERTIFICATE, 1)));
    case
}

fn said(case: &Case, at: usize, people: &[PersonAt]) -> Case {
    let document = &case.documents[at];
    let as_ = Description { people: Some(people.to_vec()), ..Description::of(document) };
    edited(case, &Edit::Describe { document: document.id.clone(), as_ })
}

fn status(case: &Case) -> (RequirementStatus, Vec<PersonAt>, Vec<&'static str>) {
    let day = AsOf("2026-11-24".parse().unwrap());
    let assessment = assess(&book(), case, day);
    let state = assessment.requirements.into_iter().find(|it| it.requirement.as_str() == ITEM);
    let state = state.unwrap();
    let about = ["person-without-document", "document-names-nobody", "file-twice"];
    let codes = assessment.findings.iter().map(|it| it.code.0);
    (state.status, state.lacking_people, codes.filter(|it| about.contains(it)).collect())
}

#[test]
fn each_child_needs_a_certificate_of_its_own() {
    use RequirementStatus::{Missing, Partial, Satisfied};
    let none = status(&with_certificates(0));
    assert_eq!((none.0, none.2.len()), (Missing, 0));
    let one = with_certificates(1);
    let of_timur = said(&one, 0, &[member(1)]);
    let found = status(&of_timur);
    assert_eq!((found.0, found.1), (Partial, vec![member(2)]));
    assert_eq!(found.2, ["person-without-document"]);
    assert_eq!(status(&said(&one, 0, &[member(1), member(2)])).0, Satisfied);
    assert_eq!(status(&said(&one, 0, &[member(0)])).0, Missing);
    assert_eq!(status(&said(&one, 0, &[PersonAt::Applicant])).0, Missing);
}

#[test]
fn who_lacks_one_is_named() {
    let case = said(&with_certificates(1), 0, &[member(1)]);
    let assessment = assess(&book(), &case, AsOf("2026-11-24".parse().unwrap()));
    let found = assessment.findings.iter().find(|it| it.code.0 == "person-without-document");
    for language in permitpack::domain::Language::ALL {
        let words = permitpack::export::words::finding(&book(), found.unwrap(), language);
        assert!(words.text.contains("IVANOVA AIGUL"), "{}", words.text);
        assert!(!words.text.contains("TIMUR"), "{}", words.text);
    }
}

/// What names nobody serves one person, however many files it has; of two papers each serves one.
#[test]
fn a_document_that_names_nobody_serves_one_person() {
    use RequirementStatus::{Partial, Satisfied};
    let found = status(&with_certificates(1));
    assert_eq!((found.0, found.1), (Partial, vec![member(2)]));
    assert!(found.2.contains(&"document-names-nobody"), "{:?}", found.2);
    let two = status(&with_certificates(2));
    assert_eq!((two.0, two.2), (Satisfied, vec!["document-names-nobody"; 2]));
    // Two files of one document may be the front and the back of one paper.
    let mut joined = with_certificates(2);
    let second = joined.documents.pop().unwrap();
    joined.documents[0].files.extend(second.files);
    let found = status(&joined);
    assert_eq!((found.0, found.1), (Partial, vec![member(2)]));
    // One that is named leaves the other one for whoever is left.
    let mixed = said(&with_certificates(2), 0, &[member(2)]);
    assert_eq!(status(&mixed).0, Satisfied);
    // An only child: nothing has to be said.
    let only = edited(&with_certificates(1), &Edit::RemoveRecord { group: family(), at: 1 });
    let found = status(&only);
    assert_eq!((found.0, found.2.len()), (Satisfied, 0));
}

#[test]
fn what_cannot_be_read_serves_nobody() {
    let mut case = with_certificates(1);
    case.documents[0].files[0].page_count = 0;
    assert_eq!(status(&case).0, RequirementStatus::Partial);
    assert_eq!(status(&case).1.len(), 2);
}

/// Whether somebody else needs one is open while a birthday is missing; with a certificate for them it is not.
#[test]
fn who_may_need_one_keeps_the_item_open() {
    let case = said(&with_certificates(1), 0, &[member(1), member(2)]);
    let no_birthday = vec![("dependant.birth_date".parse().unwrap(), RawValue::from(""))];
    let edit = Edit::Record { group: family(), at: 0, answers: no_birthday };
    let case = edited(&case, &edit);
    assert_eq!(status(&case).0, RequirementStatus::Unknown);
    let all = said(&case, 0, &[member(0), member(1), member(2)]);
    assert_eq!(status(&all).0, RequirementStatus::Satisfied);
}

#[test]
fn a_document_stays_with_its_person() {
    let case = said(&with_certificates(2), 0, &[member(2)]);
    let case = said(&case, 1, &[PersonAt::Applicant, member(1)]);
    let people = |case: &Case, at: usize| case.people_of(&case.documents[at]);
    assert_eq!(people(&case, 0), [member(2)]);
    assert_eq!(people(&case, 1), [PersonAt::Applicant, member(1)]);
    // Who stands before them goes: they move up, and the documents follow.
    let without_wife = edited(&case, &Edit::RemoveRecord { group: family(), at: 0 });
    assert_eq!(people(&without_wife, 0), [member(1)]);
    assert_eq!(people(&without_wife, 1), [PersonAt::Applicant, member(0)]);
    // Who is gone stays named, and nobody takes the place, neither who moves up nor who comes later.
    let gone = edited(&case, &Edit::RemoveRecord { group: family(), at: 2 });
    assert!(people(&gone, 0).is_empty() && gone.documents[0].names_somebody());
    let name = vec![("dependant.birth_date".parse().unwrap(), RawValue::from("2021-05-01"))];
    let later = edited(&gone, &Edit::Record { group: family(), at: 2, answers: name });
    assert!(people(&later, 0).is_empty());
    let later = said(&later, 1, &[member(2)]);
    assert!(people(&later, 0).is_empty(), "a key is given once");
    assert_eq!(people(&later, 1), [member(2)]);
    assert_eq!(status(&said(&later, 1, &[member(1)])).1, [member(2)]);
}

#[test]
fn a_record_that_is_not_there_is_refused() {
    let case = with_certificates(1);
    let document = &case.documents[0];
    let as_ = Description { people: Some(vec![member(3)]), ..Description::of(document) };
    let edit = Edit::Describe { document: document.id.clone(), as_ };
    assert!(edit.applied(&case, &book()).is_err());
    // A description that says nothing of people leaves them.
    let case = said(&case, 0, &[member(1)]);
    let as_ = Description::of(&case.documents[0]);
    let edit = Edit::Describe { document: case.documents[0].id.clone(), as_ };
    assert_eq!(edited(&case, &edit), case);
}

#[test]
fn one_scan_becomes_a_document_of_each() {
    let mut case = case();
    let scan = document(7, CERTIFICATE, 2).files.remove(0);
    case.inbox.push(scan.clone());
    let placing =
        |file, becomes| Edit::Put(Box::new(Placing { file, to: kind(CERTIFICATE), becomes }));
    let each = Becomes::Documents(vec![vec![member(1)], vec![member(2)]]);
    let apart = edited(&case, &placing(Put::Loose(scan.digest), each));
    assert!(apart.inbox.is_empty());
    assert_eq!(apart.documents.len(), 2);
    assert!(apart.documents.iter().all(|it| it.files == [scan.clone()]));
    let found = status(&apart);
    assert_eq!((found.0, found.2.len()), (RequirementStatus::Satisfied, 0));
    // Pages of one that is there, or a further one of somebody else.
    let id = apart.documents[0].id.clone();
    let more = placing(Put::Also(Box::new(scan.clone())), Becomes::PagesOf(id.clone()));
    assert_eq!(edited(&apart, &more).document(&id).unwrap().files.len(), 2);
    let third = Becomes::Documents(vec![vec![PersonAt::Applicant]]);
    let third = edited(&apart, &placing(Put::Also(Box::new(scan.clone())), third));
    assert_eq!(third.documents.len(), 3);
    // Never into a document of another kind, nor into none.
    let wrong = Placing {
        file: Put::Loose(scan.digest),
        to: kind("lease"),
        becomes: Becomes::PagesOf(DocumentId::new("nobody").unwrap()),
    };
    assert!(Edit::Put(Box::new(wrong)).applied(&case, &book()).is_err());
    let nothing = placing(Put::Loose(scan.digest), Becomes::Documents(Vec::new()));
    assert!(nothing.applied(&case, &book()).is_err());
}

#[test]
fn a_case_file_says_whose_a_document_is() {
    let text = "number = \"1\"\nprocedure = \"trp-first\"\n[[dependant]]\nsurname = \"A\"\n\
                [[dependant]]\nsurname = \"B\"\n[[document]]\nkind = \"birth_certificate\"\n\
                people = [\"dependant-2\", \"self\"]\n";
    let read = case_file::read(text, "case.toml", &book());
    let case = read.case.unwrap_or_else(|| panic!("{}", read.mistakes));
    assert_eq!(case.people_of(&case.documents[0]), [PersonAt::Applicant, member(1)]);
    let wrong = text.replace("dependant-2", "dependant-3");
    let read = case_file::read(&wrong, "case.toml", &book());
    assert!(read.case.is_none());
    let told: Vec<_> = read.mistakes.mistakes.iter().map(|it| (it.line, it.code)).collect();
    assert_eq!(told, [(9, "nobody")]);
}

#[test]
fn people_as_text() {
    let (dependant, all) = (member(1), ["self", "dependant-2", "gone"]);
    assert_eq!(dependant.to_string(), all[1]);
    assert_eq!(all[1].parse::<PersonAt>().unwrap(), dependant);
    for wrong in ["", "dependant", "dependant-0", "dependant-x", "-1", "Ы-1"] {
        assert!(wrong.parse::<PersonAt>().is_err(), "{wrong}");
    }
    let mut case = case();
    for text in ["self", "dependant/7"] {
        assert_eq!(text.parse::<Person>().unwrap().to_string(), text);
    }
    for wrong in ["", "dependant/0", "dependant/-1", "/1", "dependant/4294967296"] {
        assert!(wrong.parse::<Person>().is_err(), "{wrong}");
    }
    case.documents.push(document(1, CERTIFICATE, 1));
    let people = all.iter().map(|it| case.person_written(it).unwrap()).collect();
    case.documents[0].people = people;
    let mut written = case.people_written(&case.documents[0]);
    written.sort_unstable();
    assert_eq!(written, ["dependant-2", "gone", "self"]);
    assert_eq!(CaseRecord::of(&case).groups.len(), 1);
}

#[test]
fn a_company_paper_does_not_carry_people_into_another_case() {
    let mut case = case();
    let book = book();
    let of_company = book.documents.values().find(|it| it.of_company).unwrap().id.clone();
    case.documents.push(document(1, of_company.as_str(), 1));
    let case = said(&case, 0, &[member(1)]);
    let employer = book.questions.iter().find(|it| it.id.as_str() == "employer.name_ru");
    let name = employer.map(|it| (it.id.clone(), RawValue::from("ТОО")));
    let case = edited(&case, &Edit::Answer(name.into_iter().collect()));
    let company = permitpack::session::company::of(&book, &case).expect("a company");
    assert_eq!(company.documents.len(), 1);
    assert!(!company.documents[0].names_somebody());
}

#[test]
fn a_record_without_a_name_is_known_by_its_place() {
    let mut case = Case::new("1".into(), "trp-first".parse().unwrap());
    case.groups.insert(family(), vec![Facts::default(); 2]);
    let book = book();
    assert_eq!(book.people_in(&case), [PersonAt::Applicant, member(0), member(1)]);
    assert_eq!(book.name_of(&case, &member(1)), None);
    assert_eq!(book.name_of(&self::case(), &member(1)).unwrap(), "IVANOVA TIMUR");
    let own = book.holders(&case, &kind("passport_copy"));
    assert_eq!(own, [PersonAt::Applicant]);
    assert_eq!(book.holders(&case, &kind("dependant_passport")), [member(0), member(1)]);
    assert!(book.holders(&case, &kind(CERTIFICATE)).is_empty());
}

#[test]
fn a_document_is_used_in_another_case_once() {
    let case = said(&with_certificates(1), 0, &[member(1)]);
    let copy = for_another_case(&case.documents[0], CaseKey(7)).unwrap();
    assert_eq!(copy.files, case.documents[0].files, "the same files as they are arranged");
    assert!(!copy.names_somebody(), "whose it is there is not known");
    let other = Case::new("2".into(), "trp-first".parse().unwrap());
    let adopt = Edit::Adopt(Box::new(copy.clone()));
    let with_it = edited(&other, &adopt);
    assert_eq!(with_it.documents, std::slice::from_ref(&copy));
    assert!(adopt.applied(&with_it, &book()).is_err(), "not twice");
    // The way back takes this one away and leaves one of the same kind that was there.
    let mut had = other;
    had.documents.push(case.documents[0].clone());
    let with_both = edited(&had, &adopt);
    assert_eq!(edited(&with_both, &Edit::RemoveDocument(copy.id)), had);
}

/// Two papers of one kind are told apart in the pack, and the manifest says whose each is.
#[test]
fn the_pack_says_whose_a_document_is() {
    let case = said(&with_certificates(2), 0, &[member(1)]);
    let case = said(&case, 1, &[PersonAt::Applicant]);
    let (book, day) = (book(), AsOf("2026-11-24".parse().unwrap()));
    let options = permitpack::export::plan::PackOptions::default();
    let assessment = assess(&book, &case, day);
    let plan = permitpack::export::plan::plan(&book, &case, &assessment, &options).unwrap();
    let titles: Vec<&str> =
        plan.documents.iter().filter_map(|it| it.title.0.first()).map(String::as_str).collect();
    let named = titles.iter().filter(|title| title.contains("IVANOVA TIMUR")).count();
    assert_eq!((titles.len(), named), (2, 1), "{titles:?}");
    let facts = permitpack::export::manifest::DocumentFacts::of(&case, &case.documents[0]);
    assert_eq!(facts.people, ["dependant-2"]);
}
