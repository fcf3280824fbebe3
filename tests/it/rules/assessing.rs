//! Items, findings, questions, completeness of the small book.

use permitpack::domain::{CategoryId, ChannelId, Review, Severity, Subject, Waiver};
use permitpack::rules::counted::Counted;
use permitpack::rules::{
    Assessment, RequirementStatus, Truth, explain_duty, explain_requirement, findings, lint,
};

use super::book::{book, case, day, document, fact, now, visits};

fn status(assessment: &Assessment, item: &str) -> RequirementStatus {
    let found = assessment.requirements.iter().find(|it| it.requirement.as_str() == item);
    found.unwrap_or_else(|| panic!("no {item}")).status
}

fn codes(assessment: &Assessment) -> Vec<(&'static str, Severity)> {
    assessment.findings.iter().map(|it| (it.code.0, it.severity)).collect()
}

const RUSSIAN_OWNER: &[(&str, &str)] = &[("person.country", "RU"), ("home.owned", "yes")];

#[test]
fn one_of_several_options_fulfils_an_item() {
    use RequirementStatus::{Missing, Partial, Satisfied};
    let table: &[(&[&str], RequirementStatus, &[&str])] = &[
        (&[], Missing, &["order"]),
        (&["contract"], Partial, &["pass"]),
        (&["contract", "pass"], Satisfied, &[]),
        (&["order"], Satisfied, &[]),
        (&["contract", "order"], Satisfied, &[]),
        (&["consent"], Missing, &["order"]),
    ];
    let book = book();
    for (documents, expected, lacking) in table {
        let found = now(&book, &case(&book, RUSSIAN_OWNER, documents));
        assert_eq!(status(&found, "basis"), *expected, "{documents:?}");
        let state = found.requirements.iter().find(|it| it.requirement.as_str() == "basis");
        let names: Vec<&str> =
            state.unwrap().lacking.iter().map(permitpack::domain::DocumentTypeId::as_str).collect();
        assert_eq!(&names, lacking, "{documents:?}");
    }
}

#[test]
fn a_document_without_a_readable_page_does_not_fulfil() {
    let book = book();
    let mut case = case(&book, RUSSIAN_OWNER, &[]);
    case.documents = vec![document(1, "pass", 0)];
    let found = now(&book, &case);
    assert_eq!(status(&found, "passport"), RequirementStatus::Partial);
    assert!(codes(&found).contains(&(findings::DOCUMENT_WITHOUT_PAGES.0, Severity::Warning)));
    case.documents.push(document(2, "pass", 1));
    let found = now(&book, &case);
    assert_eq!(status(&found, "passport"), RequirementStatus::Satisfied);
    assert_eq!(found.requirements[0].documents.len(), 2, "both belong to the item");
}

#[test]
fn conditions_facts_dates_in_force_and_order() {
    let book = book();
    let found = now(&book, &case(&book, &[("person.country", "RU")], &[]));
    let order: Vec<&str> = found.requirements.iter().map(|it| it.requirement.as_str()).collect();
    assert_eq!(order, ["passport", "consent-of-owner", "information", "basis"], "by section");
    assert_eq!(status(&found, "consent-of-owner"), RequirementStatus::Unknown);
    assert_eq!(found.requirements[1].depends_on, [fact("home.owned")]);
    assert_eq!(status(&found, "information"), RequirementStatus::Satisfied);
    let old = permitpack::rules::assess(&book, &case(&book, &[], &[]), day("2025-12-31"));
    assert_eq!(status(&old, "old-paper"), RequirementStatus::Missing, "its last day");

    let tenant = [("person.country", "RU"), ("home.owned", "no")];
    let found = now(&book, &case(&book, &tenant, &["consent"]));
    assert_eq!(status(&found, "consent-of-owner"), RequirementStatus::Partial);
    assert_eq!(found.requirements[1].lacking_facts, [fact("home.owner")]);
    let named = [("person.country", "RU"), ("home.owned", "no"), ("home.owner", "A. B.")];
    let found = now(&book, &case(&book, &named, &["consent"]));
    assert_eq!(status(&found, "consent-of-owner"), RequirementStatus::Satisfied);
}

#[test]
fn completeness_counts_what_applies() {
    let book = book();
    let found = now(&book, &case(&book, RUSSIAN_OWNER, &["pass"]));
    let completeness = found.completeness;
    assert_eq!((completeness.fulfilled, completeness.applicable), (2, 3));
    assert_eq!((completeness.open_required, completeness.open_other), (1, 0));
    assert!(!found.is_complete());
    let found = now(&book, &case(&book, RUSSIAN_OWNER, &["pass", "order"]));
    assert!(found.is_complete(), "{:?}", found.findings);
}

#[test]
fn what_is_asked_for_is_counted_apart_from_what_may_be_asked_for() {
    let book = book();
    let found = now(&book, &case(&book, &[("person.country", "RU")], &["pass", "order"]));
    let counted = Counted::of_all(&book, &found);
    assert!(counted.is_whole() && !found.is_complete(), "{counted:?}");
    let unclear = counted.unclear.as_ref().map(permitpack::domain::RequirementId::as_str);
    assert_eq!(unclear, Some("consent-of-owner"));
    let found = now(&book, &case(&book, RUSSIAN_OWNER, &["pass", "order"]));
    let counted = Counted::of_all(&book, &found);
    assert!(counted.is_whole() && counted.unclear.is_none(), "{counted:?}");
    let last_day = day("2025-12-31");
    let old = permitpack::rules::assess(&book, &case(&book, RUSSIAN_OWNER, &["pass"]), last_day);
    let counted = Counted::of_all(&book, &old);
    assert_eq!(counted.recommended, 1, "{counted:?}");
    assert!(counted.asked - counted.have >= 1 && counted.optional.is_empty());
}

#[test]
fn a_waiver_needs_a_reason_and_a_known_item() {
    let book = book();
    let waiver = |item: &str, reason: &str| Waiver {
        requirement: item.parse().unwrap(),
        by: String::from("A. B."),
        on: day("2026-11-20").0,
        reason: reason.to_owned(),
    };
    let mut case = case(&book, RUSSIAN_OWNER, &["pass"]);
    case.waivers = vec![waiver("basis", "filed last week")];
    let found = now(&book, &case);
    assert_eq!(status(&found, "basis"), RequirementStatus::Waived);
    assert!(found.is_complete());
    let table = [
        (waiver("basis", "  "), findings::WAIVER_WITHOUT_REASON, Severity::Blocker),
        (waiver("basics", "x"), findings::WAIVER_UNKNOWN, Severity::Warning),
        (waiver("passport", "x"), findings::WAIVER_NOT_NEEDED, Severity::Hint),
        (waiver("consent-of-owner", "x"), findings::WAIVER_NOT_NEEDED, Severity::Hint),
    ];
    for (waiver, code, severity) in table {
        case.waivers = vec![waiver];
        let found = now(&book, &case);
        assert!(codes(&found).contains(&(code.0, severity)), "{code:?} in {:?}", found.findings);
        assert_eq!(status(&found, "basis"), RequirementStatus::Partial);
    }
}

#[test]
fn what_is_wrong_with_procedure_category_and_route_is_said() {
    let book = book();
    let with = |change: &dyn Fn(&mut permitpack::domain::Case)| {
        let mut case = case(&book, RUSSIAN_OWNER, &[]);
        change(&mut case);
        codes(&now(&book, &case)).into_iter().next()
    };
    let blocker = |code: permitpack::domain::Code| Some((code.0, Severity::Blocker));
    assert_eq!(with(&|case| case.category = None), blocker(findings::CATEGORY_MISSING));
    let unknown = with(&|case| case.category = CategoryId::new("wrok").ok());
    assert_eq!(unknown, blocker(findings::CATEGORY_UNKNOWN));
    let unknown = with(&|case| case.procedure = "other".parse().unwrap());
    assert_eq!(unknown, blocker(findings::PROCEDURE_UNKNOWN));
    let elsewhere = with(&|case| case.channel = ChannelId::new("window").ok());
    assert_eq!(elsewhere, blocker(findings::CHANNEL_NOT_OPEN));

    let turk = now(&book, &case(&book, &[("person.country", "TR")], &[]));
    assert_eq!(codes(&turk)[0], (findings::CATEGORY_NOT_OPEN.0, Severity::Blocker));
    assert!(!turk.requirements.is_empty());
    let german = now(&book, &case(&book, &[("person.country", "DE")], &[]));
    assert_eq!(codes(&german)[0], (findings::ROUTE_CLOSED.0, Severity::Blocker));
    assert!(german.requirements.is_empty(), "no checklist where no route is open");
    assert!(!german.is_complete());
    assert_eq!(german.findings[0].sources.len(), 1);
}

#[test]
fn checks_speak_when_they_fail_and_only_then() {
    let book = book();
    let speaks = |case: &permitpack::domain::Case, rule: &str| {
        let found = now(&book, case);
        found.findings.iter().any(|it| permitpack::rules::example::is_named(it, rule))
    };
    // 900101300007: born 1 January 1990, male.
    let table = [
        ("1990-01-01", "man", false),
        ("1990-01-02", "man", true),
        ("1890-01-01", "man", true),
        ("1990-01-01", "woman", true),
        ("", "", false),
    ];
    for (born, sex, expected) in table {
        let all = [("person.iin", "900101300007"), ("person.born_on", born), ("person.sex", sex)];
        let given: Vec<_> = all.into_iter().filter(|(_, typed)| !typed.is_empty()).collect();
        let case = case(&book, &given, &[]);
        let spoke = speaks(&case_from(&book, case), "digits");
        assert_eq!(spoke, expected, "{born} {sex}");
    }
    let arrival = |noticed| {
        let given = [
            ("person.country", "RU"),
            ("person.came_on", "2026-12-14"),
            ("person.noticed_on", noticed),
        ];
        speaks(&case(&book, &given, &[]), "noticed-in-time")
    };
    assert!(!arrival("2026-12-18") && arrival("2026-12-19"));
    let health = |issued: Option<&str>| {
        let mut case = case(&book, RUSSIAN_OWNER, &["health"]);
        case.documents[0].issued_on = issued.map(|it| day(it).0);
        (speaks(&case, "health-is-fresh"), speaks(&case, findings::DOCUMENT_WITHOUT_DATE.0))
    };
    assert_eq!(health(Some("2026-08-22")), (false, false));
    assert_eq!(health(Some("2026-08-21")), (true, false));
    assert_eq!(health(None), (false, true));
    let sound: &[(&[(&str, &str)], bool)] = &[
        (&[("2026-01-01", "2026-01-10"), ("2026-01-10", "")], false),
        (&[("2026-01-01", "2026-01-10"), ("2026-01-09", "")], true),
        (&[("2026-01-10", "2026-01-01")], true),
        (&[("2026-01-01", ""), ("2026-02-01", "")], true),
    ];
    for (stays, expected) in sound {
        let mut case = case(&book, RUSSIAN_OWNER, &[]);
        visits(&book, &mut case, stays);
        assert_eq!(speaks(&case, "visits-are-sound"), *expected, "{stays:?}");
    }
}

fn case_from(
    book: &permitpack::rules::RuleBook,
    mut case: permitpack::domain::Case,
) -> permitpack::domain::Case {
    let russian = case_of_a_russian(book);
    for (id, answer) in russian.facts.iter() {
        case.facts.set(id.clone(), answer.clone());
    }
    case
}

fn case_of_a_russian(book: &permitpack::rules::RuleBook) -> permitpack::domain::Case {
    case(book, RUSSIAN_OWNER, &[])
}

#[test]
fn answers_documents_and_reviews_are_looked_at() {
    let book = book();
    let given = [("person.country", "RU"), ("person.iin", "860201109240")];
    let mut case = case(&book, &given, &["pass", "consent", "letter"]);
    case.facts.set(
        fact("home.owned"),
        permitpack::domain::Answer::Accepted(permitpack::domain::Value::Bool(true)),
    );
    case.documents[0].review = Review::Returned(String::from("page 2 is missing"));
    case.documents[0].expires_on = Some(day("2026-11-21").0);
    case.documents[0].files[0].findings.push(permitpack::domain::Finding::new(
        Severity::Warning,
        Subject::File(String::from("pass.pdf")),
        permitpack::domain::Code("from-the-file"),
    ));
    let found = now(&book, &case);
    let expected = [
        ("answer-wrong-check-digit", Severity::Blocker),
        (findings::DOCUMENT_RETURNED.0, Severity::Blocker),
        (findings::DOCUMENT_EXPIRED.0, Severity::Warning),
        ("from-the-file", Severity::Warning),
        (findings::DOCUMENT_KIND_UNKNOWN.0, Severity::Warning),
        (findings::DOCUMENT_NOT_ASKED.0, Severity::Hint),
    ];
    assert_eq!(codes(&found), expected, "worst first");
    assert_eq!(found.findings[0].subject, Subject::Fact(fact("person.iin")));
}

#[test]
fn one_file_for_two_documents_is_told_once() {
    let book = book();
    let mut case = case(&book, &[], &["pass", "consent", "form"]);
    let twice = |case: &permitpack::domain::Case| {
        let found = now(&book, case);
        found.findings.into_iter().filter(|it| it.code == findings::FILE_TWICE).collect::<Vec<_>>()
    };
    assert!(twice(&case).is_empty());
    let digest = case.documents[0].files[0].digest;
    for document in &mut case.documents[1..] {
        document.files[0].digest = digest;
        let again = document.files[0].clone();
        document.files.push(again);
    }
    let [only] = twice(&case).try_into().expect("once");
    assert_eq!(only.severity, Severity::Hint);
    assert_eq!(only.subject, Subject::Document(case.documents[1].id.clone()));
}

#[test]
fn days_that_the_book_does_not_cover_are_told() {
    let book = book();
    let told = |on: &str| {
        let found = permitpack::rules::assess(&book, &case_of_a_russian(&book), day(on));
        let about = [findings::DAY_OUTSIDE_BOOK, findings::BOOK_MAY_BE_OLD];
        let codes = found.findings.into_iter().filter(|it| about.contains(&it.code));
        codes.map(|it| (it.code, it.severity)).collect::<Vec<_>>()
    };
    let warning = |code| vec![(code, Severity::Warning)];
    assert_eq!(told("2026-11-22"), []);
    assert_eq!(told("1999-01-01"), warning(findings::DAY_OUTSIDE_BOOK));
    assert_eq!(told("2050-01-01"), warning(findings::DAY_OUTSIDE_BOOK));
    assert_eq!(told("2027-12-20"), warning(findings::BOOK_MAY_BE_OLD));
}

#[test]
fn the_interview_asks_what_matters_and_no_more() {
    let book = book();
    let asked = |given: &[(&str, &str)]| -> Vec<String> {
        let found = now(&book, &case(&book, given, &[]));
        found.next_questions.iter().map(ToString::to_string).collect()
    };
    let start = asked(&[]);
    let expected = [
        "person.country",
        "person.born_on",
        "person.name",
        "person.came_on",
        "person.noticed_on",
        "visit.in_on",
        "home.owned",
    ];
    assert_eq!(start, expected, "who owns the home is asked once somebody else does");
    let tenant = asked(&[("home.owned", "no")]);
    assert!(tenant.contains(&String::from("home.owner")), "{tenant:?}");
    let owner = asked(RUSSIAN_OWNER);
    assert!(!owner.contains(&String::from("home.owner")), "{owner:?}");
    assert!(!owner.contains(&String::from("home.rooms")), "no rule reads it");
    let came = asked(&[("person.country", "RU"), ("person.came_on", "2026-11-20")]);
    assert!(came.contains(&String::from("person.noticed_on")));
    assert!(!came.contains(&String::from("person.came_on")));
}

#[test]
fn an_explanation_shows_the_answers_and_the_sources() {
    let book = book();
    let case = case(&book, &[("home.owned", "no"), ("person.country", "RU")], &[]);
    let on = day("2026-11-22");
    let why = explain_requirement(&book, &case, on, &"consent-of-owner".parse().unwrap()).unwrap();
    assert_eq!(why.applies.truth, Truth::Yes);
    let home_owned = fact("home.owned");
    let (read, answer) = why.applies.facts[0];
    assert_eq!((read, answer.is_some()), (&home_owned, true));
    assert_eq!(why.sources[0].id.as_str(), "act");
    assert_eq!(why.grounds.citations[0].article.as_deref(), Some("8"));
    assert_eq!(why.conflict.map(|it| it.readings.len()), Some(2));
    let duty = explain_duty(&book, &case, on, &"notice".parse().unwrap()).unwrap();
    assert_eq!(duty.done.map(|it| it.truth), Some(Truth::No));
    assert!(explain_duty(&book, &case, on, &"no-such".parse().unwrap()).is_none());
}

#[test]
fn the_lint_names_what_nobody_can_reach() {
    let book = book();
    let remarks: Vec<String> =
        lint(&book, day("2026-11-22")).iter().map(ToString::to_string).collect();
    let expected = [
        "error: home.rooms: nothing reads this fact and it is never asked",
        "error: health: no item asks for this document",
    ];
    for remark in expected {
        assert!(remarks.iter().any(|it| it == remark), "no {remark} in {remarks:#?}");
    }
    assert!(remarks.iter().any(|it| it.ends_with("no example shows old-paper")));
    let later: Vec<String> =
        lint(&book, day("2027-12-28")).iter().map(ToString::to_string).collect();
    assert!(later.contains(&String::from("warning: act: read 401 days ago: read it again")));
}

#[test]
fn the_same_case_comes_out_the_same() {
    let book = book();
    let case = case(&book, RUSSIAN_OWNER, &["pass", "order"]);
    assert_eq!(now(&book, &case), now(&book, &case));
    assert_eq!(now(&book, &case), now(&book, &case.clone()));
}

/// Every code has its words in all three languages.
#[test]
fn every_code_has_words() {
    for language in ["en", "ru", "kk"] {
        let path = format!("{}/src/i18n/{language}/rules.ftl", env!("CARGO_MANIFEST_DIR"));
        let words = std::fs::read_to_string(path).unwrap();
        for code in findings::codes() {
            let message = format!("finding-{} = ", code.0);
            let at = words.find(&message).unwrap_or_else(|| panic!("{language}: no {message}"));
            let next = words[at..].lines().nth(1).unwrap_or_default();
            assert!(next.starts_with("    .hint = "), "{language}: {message} has no hint");
        }
    }
}
