//! A company that is kept for other cases: found by its number, brought up to date without a loss, and put back.

use permitpack::domain::{Answer, Bin, Value};
use permitpack::session::{Edit, Errand, company};
use permitpack::store::{Party, PartyKey, PartyKind, StoreError};

use super::{Beginning, NOW, Office, fact, first_permit};

const NAME: &str = "employer.name_kk";
const NUMBER: &str = "employer.bin";

/// Two numbers of companies.
fn numbers() -> [String; 2] {
    let mut all = (0..).map(|n| format!("050140{n:06}")).filter(|it| it.parse::<Bin>().is_ok());
    [all.next().unwrap(), all.next().unwrap()]
}

fn case_of(office: &mut Office, name: &str, number: &str) {
    office.desk.create(first_permit(""), NOW).unwrap();
    office.answer(NAME, name);
    if !number.is_empty() {
        office.answer(NUMBER, number);
    }
}

fn kept(office: &Office, key: PartyKey) -> Party {
    office.desk.store().load_party(key).wait().unwrap().0
}

fn text(party: &Party, id: &str) -> Option<String> {
    match party.facts.get(&fact(id))? {
        Answer::Accepted(Value::Text(text)) => Some(text.clone()),
        Answer::Accepted(_) | Answer::Rejected { .. } => None,
    }
}

#[test]
fn two_companies_of_one_name_are_two() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    let [one, other] = numbers();
    case_of(&mut office, "ТОО «Барыс»", &one);
    let first = office.desk.keep_company(NOW).unwrap().unwrap();
    case_of(&mut office, "ТОО «Барыс»", &other);
    assert!(
        company::kept(office.desk.book(), office.case().case(), &office.desk.parties()).is_none()
    );
    let second = office.desk.keep_company(NOW).unwrap().unwrap();
    assert_ne!(first, second, "the first would have been overwritten");
    // The same company under a new name is the same.
    case_of(&mut office, "ТОО «Барыс Плюс»", &one);
    assert_eq!(office.desk.keep_company(NOW).unwrap(), Some(first));
    assert_eq!(kept(&office, first).name, "ТОО «Барыс Плюс»");
    assert_eq!(office.desk.parties().len(), 2);
    // Where a number is missing, the name says which one it is.
    case_of(&mut office, "ТОО «Барыс Плюс»", "");
    assert_eq!(office.desk.keep_company(NOW).unwrap(), Some(first));
}

#[test]
fn a_case_without_the_papers_takes_none_of_them_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    office.sample();
    let first = office.desk.keep_company(NOW).unwrap().unwrap();
    let before = kept(&office, first);
    assert!(before.documents.len() > 1 && before.facts.len() > 2);
    assert!(office.desk.take_company_before().is_none(), "nothing was there before");
    let (name, number) = (before.name.clone(), before.facts[&fact(NUMBER)].clone());
    let Answer::Accepted(Value::Bin(number)) = number else { panic!("{number:?}") };
    case_of(&mut office, &format!("{name} 2"), &number.to_string());
    assert_eq!(office.desk.keep_company(NOW).unwrap(), Some(first));
    let after = kept(&office, first);
    assert_eq!(after.documents, before.documents);
    assert_eq!(after.facts.len(), before.facts.len(), "answers that the case does not have stay");
    assert_eq!(text(&after, NAME), Some(format!("{name} 2")));
    assert_eq!(after.kind, PartyKind::Company);
    // And all of it can be taken back, once.
    let back = office.desk.take_company_before().unwrap();
    assert_eq!(back.replaced, 0);
    office.desk.ask(Errand::PutBackCompany(back.clone()));
    settle(&mut office).unwrap();
    assert_eq!(kept(&office, first), before);
    // Whoever changed it since is not overwritten.
    office.desk.ask(Errand::PutBackCompany(back));
    assert!(settle(&mut office).is_err());
    assert_eq!(kept(&office, first), before);
}

#[test]
fn a_newer_paper_takes_the_place_of_its_kind_and_that_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    office.sample();
    let first = office.desk.keep_company(NOW).unwrap().unwrap();
    let before = kept(&office, first);
    let beginning = Beginning { company: Some(first), ..first_permit("") };
    office.desk.create(beginning, NOW).unwrap();
    let mut with_files = before.documents.iter().filter(|it| !it.files.is_empty());
    let (old, other) = (with_files.next().unwrap(), with_files.next().unwrap());
    let mine = office.case().case().documents.iter().find(|it| it.kind == old.kind).unwrap();
    let (document, with) = (mine.id.clone(), Box::new(other.files[0].clone()));
    let replaced = mine.files[0].digest;
    office.apply(&Edit::ReplaceFile { document, at: 0, old: replaced, with });
    office.desk.keep_company(NOW).unwrap();
    let back = office.desk.take_company_before().unwrap();
    assert_eq!(back.replaced, 1);
    let after = kept(&office, first);
    assert_eq!(after.documents.len(), before.documents.len());
    let now = after.documents.iter().find(|it| it.kind == old.kind).unwrap();
    assert_eq!(now.files[0].digest, other.files[0].digest);
    office.desk.ask(Errand::PutBackCompany(back));
    settle(&mut office).unwrap();
    assert_eq!(kept(&office, first), before);
}

fn settle(office: &mut Office) -> Result<(), StoreError> {
    loop {
        office.desk.poll(NOW);
        if let Some(answer) = office.desk.answers().pop() {
            return answer.result.map(drop);
        }
        std::thread::yield_now();
    }
}
