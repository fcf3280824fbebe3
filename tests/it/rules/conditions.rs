//! Three-valued conditions.

use permitpack::domain::{Answer, Value, ValueProblem};
use permitpack::rules::{Condition, RuleBook, Scope, Truth, load};
use proptest::prelude::*;

use super::book::{book, case, day, fact, visits, with};

fn condition(toml: &str) -> (RuleBook, Condition) {
    let old = r#"{ fact = "home.owned", is = false }"#;
    let book = load(&with("permit.toml", old, toml)).unwrap_or_else(|errors| panic!("{errors}"));
    let condition = book.requirements["consent-of-owner"].applies_if.clone();
    (book, condition)
}

fn eval(toml: &str, given: &[(&str, &str)], on: &str) -> (Truth, Vec<String>) {
    let (book, condition) = condition(toml);
    let case = case(&book, given, &["contract"]);
    let scope = Scope::new(&book, &case, day(on));
    let mut open = Vec::new();
    scope.open_facts(&condition, &mut open);
    (scope.eval(&condition), open.iter().map(ToString::to_string).collect())
}

/// Condition, answer, day, what it comes to. Each boundary before, on and after.
const TABLE: &[(&str, &str, &str, &str, Truth)] = &[
    (r#"{ fact = "home.owned", is = true }"#, "home.owned", "yes", "2026-11-22", Truth::Yes),
    (r#"{ fact = "home.owned", is = true }"#, "home.owned", "no", "2026-11-22", Truth::No),
    (r#"{ fact = "home.owned", is = true }"#, "home.rooms", "1", "2026-11-22", Truth::Unknown),
    (r#"{ fact = "person.sex", in = ["man"] }"#, "person.sex", "man", "2026-11-22", Truth::Yes),
    (r#"{ fact = "person.sex", in = ["man"] }"#, "person.sex", "woman", "2026-11-22", Truth::No),
    (
        r#"{ fact = "person.country", in_group = "union" }"#,
        "person.country",
        "RU",
        "2026-11-22",
        Truth::Yes,
    ),
    (
        r#"{ fact = "person.country", in_group = "union" }"#,
        "person.country",
        "DE",
        "2026-11-22",
        Truth::No,
    ),
    (
        r#"{ fact = "person.country", country_in = ["DE"] }"#,
        "person.country",
        "DE",
        "2026-11-22",
        Truth::Yes,
    ),
    (
        r#"{ fact = "person.country", visa_free_at_least = 90 }"#,
        "person.country",
        "TR",
        "2025-08-31",
        Truth::No,
    ),
    (
        r#"{ fact = "person.country", visa_free_at_least = 90 }"#,
        "person.country",
        "TR",
        "2025-09-01",
        Truth::Yes,
    ),
    (
        r#"{ fact = "person.country", visa_free_at_least = 1 }"#,
        "person.country",
        "DE",
        "2026-11-22",
        Truth::No,
    ),
    (
        r#"{ fact = "person.born_on", age = "<", years = 16 }"#,
        "person.born_on",
        "2010-11-23",
        "2026-11-22",
        Truth::Yes,
    ),
    (
        r#"{ fact = "person.born_on", age = "<", years = 16 }"#,
        "person.born_on",
        "2010-11-22",
        "2026-11-22",
        Truth::No,
    ),
    (
        r#"{ fact = "person.born_on", age = "<", years = 16 }"#,
        "person.born_on",
        "2012-02-29",
        "2028-02-28",
        Truth::Yes,
    ),
    (
        r#"{ fact = "person.born_on", age = "<", years = 16 }"#,
        "person.born_on",
        "2012-02-29",
        "2028-02-29",
        Truth::No,
    ),
    (
        r#"{ fact = "person.born_on", age = "<", years = 1 }"#,
        "person.born_on",
        "2027-01-01",
        "2026-11-22",
        Truth::Yes,
    ),
    (
        r#"{ fact = "person.born_on", age = ">=", years = 0 }"#,
        "person.born_on",
        "2027-01-01",
        "2026-11-22",
        Truth::No,
    ),
    (
        r#"{ fact = "person.came_on", days_since = ">", days = 30 }"#,
        "person.came_on",
        "2026-10-23",
        "2026-11-22",
        Truth::No,
    ),
    (
        r#"{ fact = "person.came_on", days_since = ">", days = 30 }"#,
        "person.came_on",
        "2026-10-22",
        "2026-11-22",
        Truth::Yes,
    ),
    (
        r#"{ fact = "person.came_on", days_since = "<", days = 0 }"#,
        "person.came_on",
        "2026-11-23",
        "2026-11-22",
        Truth::Yes,
    ),
    (
        r#"{ fact = "person.came_on", compare = ">=", date = 2026-07-01 }"#,
        "person.came_on",
        "2026-06-30",
        "2026-11-22",
        Truth::No,
    ),
    (
        r#"{ fact = "person.came_on", compare = ">=", date = 2026-07-01 }"#,
        "person.came_on",
        "2026-07-01",
        "2026-11-22",
        Truth::Yes,
    ),
    (
        r#"{ fact = "person.came_on", compare = "<", as_of = true }"#,
        "person.came_on",
        "2026-11-22",
        "2026-11-22",
        Truth::No,
    ),
    (
        r#"{ fact = "person.came_on", compare = "<", as_of = true }"#,
        "person.came_on",
        "2026-11-21",
        "2026-11-22",
        Truth::Yes,
    ),
    (
        r#"{ fact = "home.rooms", compare = "=", number = 2 }"#,
        "home.rooms",
        "2",
        "2026-11-22",
        Truth::Yes,
    ),
    (
        r#"{ fact = "home.rooms", compare = ">", parameter = "window" }"#,
        "home.rooms",
        "180",
        "2026-11-22",
        Truth::No,
    ),
    (
        r#"{ fact = "home.rooms", compare = ">", parameter = "window" }"#,
        "home.rooms",
        "181",
        "2026-11-22",
        Truth::Yes,
    ),
    (
        r#"{ fact = "home.rooms", compare = ">", parameter = "window" }"#,
        "home.rooms",
        "181",
        "2023-01-26",
        Truth::Unknown,
    ),
    (
        r#"{ fact = "person.came_on", compare = "<", other = "person.noticed_on" }"#,
        "person.came_on",
        "2026-11-22",
        "2026-11-22",
        Truth::Unknown,
    ),
    (r#"{ fact = "person.iin", known = true }"#, "home.rooms", "1", "2026-11-22", Truth::No),
    (r#"{ fact = "person.iin", known = false }"#, "home.rooms", "1", "2026-11-22", Truth::Yes),
    (r#"{ category = ["work"] }"#, "home.rooms", "1", "2026-11-22", Truth::Yes),
    (r#"{ channel = ["counter"] }"#, "home.rooms", "1", "2026-11-22", Truth::Unknown),
    (r#"{ procedure = ["permit"] }"#, "home.rooms", "1", "2026-11-22", Truth::Yes),
    (r#"{ has_document = ["pass", "contract"] }"#, "home.rooms", "1", "2026-11-22", Truth::Yes),
    (r#"{ has_document = ["pass"] }"#, "home.rooms", "1", "2026-11-22", Truth::No),
    (r"{ always = false }", "home.rooms", "1", "2026-11-22", Truth::No),
];

#[test]
fn every_kind_of_condition_at_its_boundary() {
    for (toml, id, typed, on, truth) in TABLE {
        assert_eq!(eval(toml, &[(id, typed)], on).0, *truth, "{toml} with {typed} on {on}");
    }
}

#[test]
fn only_open_facts_that_still_matter_are_named() {
    let either =
        r#"{ any = [{ fact = "home.owned", is = true }, { fact = "person.sex", in = ["man"] }] }"#;
    let on = "2026-11-22";
    let both = vec![String::from("home.owned"), String::from("person.sex")];
    assert_eq!(eval(either, &[], on), (Truth::Unknown, both));
    let sex = vec![String::from("person.sex")];
    assert_eq!(eval(either, &[("home.owned", "no")], on), (Truth::Unknown, sex));
    assert_eq!(eval(either, &[("home.owned", "yes")], on), (Truth::Yes, Vec::new()));
}

#[test]
fn a_refused_answer_counts_as_none() {
    let (book, condition) = condition(r#"{ fact = "person.iin", known = true }"#);
    let mut case = case(&book, &[], &[]);
    let refused = Answer::Rejected { raw: String::from("1"), problem: ValueProblem::WrongLength };
    case.facts.set(fact("person.iin"), refused);
    assert_eq!(Scope::new(&book, &case, day("2026-11-22")).eval(&condition), Truth::No);
    assert_eq!(
        Scope::new(&book, &case, day("2026-11-22")).asking().eval(&condition),
        Truth::Unknown
    );
}

#[test]
fn a_group_is_looked_at_record_by_record() {
    let toml = r#"{ some = "visit", where = { all = [{ fact = "visit.in_on", compare = ">", date = 2026-01-01 }, { fact = "visit.out_on", known = false }, { fact = "home.owned", is = true }] } }"#;
    let (book, condition) = condition(toml);
    let mut case = case(&book, &[("home.owned", "yes")], &[]);
    let eval = |case: &_| Scope::new(&book, case, day("2026-11-22")).eval(&condition);
    assert_eq!(eval(&case), Truth::No, "no record");
    visits(&book, &mut case, &[("2026-05-01", "2026-05-10"), ("2025-05-01", "")]);
    assert_eq!(eval(&case), Truth::No, "no one record fulfils both");
    visits(&book, &mut case, &[("2026-05-01", "2026-05-10"), ("2026-11-01", "")]);
    assert_eq!(eval(&case), Truth::Yes);
    visits(&book, &mut case, &[("", "")]);
    assert_eq!(eval(&case), Truth::Unknown);
    let read: Vec<String> = condition.facts_read().iter().map(ToString::to_string).collect();
    assert_eq!(read, ["visit.in_on", "visit.out_on", "home.owned"]);
}

/// Random conditions over three yes/no facts.
fn trees() -> impl Strategy<Value = Condition> {
    let leaf = (0..3usize, any::<bool>()).prop_map(|(at, wanted)| Condition::Is(nth(at), wanted));
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Condition::Any),
            inner.prop_map(|it| Condition::Not(Box::new(it))),
        ]
    })
}

fn nth(at: usize) -> permitpack::domain::FactId {
    fact(["flag.a", "flag.b", "flag.c"][at])
}

fn flags(values: &[Option<bool>]) -> permitpack::domain::Facts {
    let known = values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?)));
    known.map(|(at, value)| (nth(at), Answer::Accepted(Value::Bool(value)))).collect()
}

/// The book, read once for thousands of cases.
fn shared() -> &'static RuleBook {
    static BOOK: std::sync::OnceLock<RuleBook> = std::sync::OnceLock::new();
    BOOK.get_or_init(book)
}

proptest! {
    /// What is decided with some answers stays so whatever the others turn out to be, and what is
    /// undecided depends on the facts that are named.
    #[test]
    fn more_answers_never_turn_a_decided_condition(
        tree in trees(),
        known in prop::array::uniform3(prop::option::of(any::<bool>())),
        rest in prop::array::uniform3(any::<bool>()),
    ) {
        let book = shared();
        let truth = |values: &[Option<bool>]| {
            let mut case = case(book, &[], &[]);
            case.facts = flags(values);
            let scope = Scope::new(book, &case, day("2026-11-22"));
            let mut open = Vec::new();
            scope.open_facts(&tree, &mut open);
            (scope.eval(&tree), open)
        };
        let full: Vec<Option<bool>> = known.iter().zip(rest).map(|(it, r)| Some(it.unwrap_or(r))).collect();
        let ((partial, open), (decided, _)) = (truth(&known), truth(&full));
        prop_assert_ne!(decided, Truth::Unknown);
        if partial == Truth::Unknown {
            prop_assert!(!open.is_empty());
        } else {
            prop_assert_eq!(partial, decided);
            prop_assert!(open.is_empty());
        }
    }

    #[test]
    fn the_laws_of_de_morgan_hold(tree in trees(), other in trees(), known in prop::array::uniform3(prop::option::of(any::<bool>()))) {
        let book = shared();
        let mut case = case(book, &[], &[]);
        case.facts = flags(&known);
        let scope = Scope::new(book, &case, day("2026-11-22"));
        let not = |it: Condition| Condition::Not(Box::new(it));
        let one = not(Condition::All(vec![tree.clone(), other.clone()]));
        let two = Condition::Any(vec![not(tree.clone()), not(other.clone())]);
        prop_assert_eq!(scope.eval(&one), scope.eval(&two));
        prop_assert_eq!(scope.eval(&not(not(tree.clone()))), scope.eval(&tree));
        let and = scope.eval(&tree).and(scope.eval(&other));
        prop_assert_eq!(scope.eval(&Condition::All(vec![other, tree])), and);
    }
}
