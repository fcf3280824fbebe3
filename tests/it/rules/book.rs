//! A small rule book: one procedure, two categories, one of everything.

use permitpack::domain::{
    Answer, AsOf, Case, CategoryId, Digest, Document, DocumentForm, DocumentId, DocumentTypeId,
    FactId, Facts, FileKind, FileRef, GroupId, ProcedureId,
};
use permitpack::rules::{Assessment, RawValue, RuleBook, assess, load, parse_value};

/// `= T` stands for a text in three languages, a line `GROUNDS` for source and confidence.
fn expand(text: &str) -> String {
    text.replace("= T\n", "= { en = \"text\", ru = \"текст\", kk = \"мәтін\" }\n")
        .replace("= T }", "= { en = \"text\", ru = \"текст\", kk = \"мәтін\" } }")
        .replace(
            "GROUNDS",
            "sources = [{ id = \"act\", article = \"8\" }]\nconfidence = \"sourced\"",
        )
}

const GENERAL: &str = r#"
version = "1"
reviewed_on = 2026-11-22
disclaimer = T
fine_index = "index"
[[source]]
id = "act"
kind = "act"
title = T
read_on = 2026-11-22
[[year]]
year = 2026
off = [2026-12-16]
GROUNDS
[[year]]
year = 2027
off = [2027-01-01, 2027-01-04, 2027-01-07]
estimated = [2027-05-16]
GROUNDS
[[parameter]]
id = "index"
unit = "tenge"
title = T
values = [{ from = 2026-01-01, until = 2026-12-31, value = 4325, sources = [{ id = "act" }], confidence = "sourced" }]
[[parameter]]
id = "allowance"
unit = "calendar-days"
title = T
values = [{ from = 2023-01-27, value = 90, sources = [{ id = "act" }], confidence = "sourced" }]
[[parameter]]
id = "window"
unit = "calendar-days"
title = T
values = [{ from = 2023-01-27, value = 180, sources = [{ id = "act" }], confidence = "sourced" }]
[[parameter]]
id = "notice-term"
unit = "business-days"
title = T
values = [{ from = 2020-01-11, value = 3, sources = [{ id = "act" }], confidence = "sourced" }]
[[country]]
alpha2 = "RU"
alpha3 = "RUS"
name = { en = "Russia", ru = "Россия", kk = "Ресей" }
groups = ["union"]
[[country]]
alpha2 = "DE"
alpha3 = "DEU"
icao = ["D"]
name = { en = "Germany", ru = "Германия", kk = "Германия" }
groups = []
[[country]]
alpha2 = "TR"
alpha3 = "TUR"
name = { en = "Türkiye", ru = "Турция", kk = "Түркия" }
groups = []
[[visa_free]]
countries = ["RU"]
days = 90
GROUNDS
[[visa_free]]
countries = ["TR"]
days = 30
in_force = { until = 2025-08-31 }
GROUNDS
[[visa_free]]
countries = ["TR"]
days = 90
in_force = { from = 2025-09-01 }
GROUNDS
[[conflict]]
id = "c1"
question = T
resolution = T
[[conflict.reading]]
text = T
sources = [{ id = "act" }]
followed = true
[[conflict.reading]]
text = T
sources = [{ id = "act" }]
followed = false
[[topic]]
id = "person"
title = T
[[topic]]
id = "home"
title = T
[[group]]
id = "visit"
title = T
[[question]]
id = "person.country"
topic = "person"
kind = "country"
label = T
[[question]]
id = "person.born_on"
topic = "person"
kind = "date"
label = T
[[question]]
id = "person.name"
topic = "person"
kind = "latin-name"
label = T
always = true
[[question]]
id = "person.iin"
topic = "person"
kind = "iin"
label = T
[[question]]
id = "person.sex"
topic = "person"
kind = "choice"
label = T
choices = [{ id = "man", label = { en = "man", ru = "мужской", kk = "ер" } }, { id = "woman", label = { en = "woman", ru = "женский", kk = "әйел" } }]
[[question]]
id = "person.came_on"
topic = "person"
kind = "date"
label = T
[[question]]
id = "person.noticed_on"
topic = "person"
kind = "date"
label = T
[[question]]
id = "visit.in_on"
topic = "person"
kind = "date"
group = "visit"
label = T
[[question]]
id = "visit.out_on"
topic = "person"
kind = "date"
group = "visit"
label = T
[[question]]
id = "home.owned"
topic = "home"
kind = "bool"
label = T
[[question]]
id = "home.owner"
topic = "home"
kind = "text"
label = T
asked_if = { not = { fact = "home.owned", is = true } }
always = true
[[question]]
id = "home.rooms"
topic = "home"
kind = "number"
label = T
[[section]]
id = "first"
title = T
[[section]]
id = "second"
title = T
[[document]]
id = "pass"
title = T
section = "first"
forms = ["copy", "original"]
file_stem = "pass"
[[document]]
id = "consent"
title = T
section = "second"
forms = ["notarised"]
file_stem = "consent"
[[document]]
id = "contract"
title = T
section = "second"
forms = ["copy"]
file_stem = "contract"
[[document]]
id = "order"
title = T
section = "second"
forms = ["copy"]
file_stem = "order"
[[document]]
id = "health"
title = T
section = "second"
forms = ["original"]
fresh_within = { months = 3 }
file_stem = "health"
[[channel]]
id = "counter"
title = T
note = T
[[closed_route]]
id = "not-open"
applies_if = { not = { fact = "person.country", country_in = ["RU", "TR"] } }
message = T
hint = T
GROUNDS
"#;

const PROCEDURE: &str = r#"
id = "permit"
order = 1
title = T
summary = T
categories = true
channels = ["counter"]
GROUNDS
[[requirement]]
id = "consent-of-owner"
title = T
why = T
section = "second"
applies_if = { fact = "home.owned", is = false }
weight = "required"
one_of = [["consent"]]
needs_facts = ["home.owner"]
conflict = "c1"
GROUNDS
[[requirement]]
id = "passport"
title = T
why = T
section = "first"
weight = "required"
one_of = [["pass"]]
GROUNDS
[[requirement]]
id = "information"
title = T
why = T
section = "second"
weight = "optional"
GROUNDS
[[duty]]
id = "notice"
title = T
who = T
how = T
done_if = { fact = "person.noticed_on", known = true }
due = { after = "person.came_on", safe = { parameter = "notice-term" } }
fine = { text = { en = "f", ru = "f", kk = "f" }, mci = [{ payer = { en = "p", ru = "p", kk = "p" }, mci = 10 }], sources = [{ id = "act" }], confidence = "sourced" }
GROUNDS
[[duty]]
id = "register"
title = T
who = T
how = T
applies_if = { fact = "person.country", in_group = "union" }
due = { after = "person.came_on", safe = { calendar_days = 29 }, lenient = { calendar_days = 30 }, last_working_day = true }
last_resort = { term = { calendar_days = 10 }, text = { en = "f", ru = "f", kk = "f" } }
GROUNDS
[[duty]]
id = "leave"
title = T
who = T
how = T
due = { end_of_stay = "person.country", group = "visit", entry = "visit.in_on", exit = "visit.out_on", allowance = "allowance", window = "window" }
GROUNDS
[[duty]]
id = "sixteen"
title = T
who = T
how = T
due = { birthday = "person.born_on", years = 16, safe = { calendar_days = 10 } }
GROUNDS
[[constraint]]
id = "digits"
severity = "warning"
message = T
hint = T
check = { iin_agrees = { iin = "person.iin", birth = "person.born_on", sex = "person.sex", male = "man" } }
GROUNDS
[[constraint]]
id = "health-is-fresh"
severity = "blocker"
message = T
hint = T
check = { fresh = ["health"] }
GROUNDS
[[constraint]]
id = "visits-are-sound"
severity = "warning"
message = T
hint = T
check = { stays_are_sound = { group = "visit", entry = "visit.in_on", exit = "visit.out_on" } }
GROUNDS
[[constraint]]
id = "noticed-in-time"
severity = "hint"
message = T
hint = T
check = { within = { from = "person.came_on", to = "person.noticed_on", term = { business_days = 3 } } }
GROUNDS
"#;

const BASE: &str = r#"
id = "base"
base = true
[[requirement]]
id = "old-paper"
title = T
why = T
section = "second"
weight = "practice"
one_of = [["order"]]
in_force = { until = 2025-12-31 }
GROUNDS
"#;

const WORK: &str = r#"
id = "work"
order = 1
includes = ["base"]
title = T
summary = T
term = T
offered_if = { fact = "person.country", in_group = "union" }
otherwise = T
GROUNDS
[[requirement]]
id = "basis"
title = T
why = T
section = "second"
weight = "required"
one_of = [["contract", "pass"], ["order"]]
GROUNDS
[[example]]
name = "the contract fulfils the basis"
as_of = 2026-11-22
given = { "person.country" = "RUS", "home.owned" = true, "person.came_on" = 2026-12-10 }
documents = ["contract", "pass"]
expect = { satisfied = ["basis", "passport"], not_applicable = ["consent-of-owner", "old-paper"], due = { notice = 2026-12-15 }, asks = ["person.noticed_on"] }
"#;

/// The files of the small book.
pub(super) fn files() -> Vec<(String, String)> {
    [
        ("forms/kz/book.toml", GENERAL),
        ("forms/kz/procedures/permit.toml", PROCEDURE),
        ("forms/kz/trp/base.toml", BASE),
        ("forms/kz/trp/work.toml", WORK),
    ]
    .map(|(path, text)| (path.to_owned(), expand(text)))
    .to_vec()
}

/// The small book with a text replaced in one of its files.
pub(super) fn with(path: &str, old: &str, new: &str) -> Vec<(String, String)> {
    let mut files = files();
    let (_, text) = files.iter_mut().find(|(name, _)| name.ends_with(path)).expect("that file");
    let (old, new) = (expand(old), expand(new));
    assert!(text.contains(&old), "{path} does not contain {old}");
    *text = text.replacen(&old, &new, 1);
    files
}

/// The small book with a text added to the general file.
pub(super) fn and(more: &str) -> Vec<(String, String)> {
    let mut files = files();
    files.push((String::from("forms/kz/more.toml"), expand(more)));
    files
}

/// The small book.
pub(super) fn book() -> RuleBook {
    load(&files()).unwrap_or_else(|errors| panic!("{errors}"))
}

pub(super) fn day(text: &str) -> AsOf {
    AsOf(text.parse().expect("a day"))
}

pub(super) fn fact(id: &str) -> FactId {
    FactId::new(id).expect("a fact")
}

pub(super) fn answers(book: &RuleBook, pairs: &[(&str, &str)]) -> Facts {
    let answer = |(id, typed): &(&str, &str)| -> (FactId, Answer) {
        let question = book.question(&fact(id)).unwrap_or_else(|| panic!("no question {id}"));
        (fact(id), parse_value(book, question, &RawValue::from(*typed)))
    };
    pairs.iter().map(answer).collect()
}

/// A case of the small book.
pub(super) fn case(book: &RuleBook, given: &[(&str, &str)], documents: &[&str]) -> Case {
    let mut case = Case::new(String::from("1"), ProcedureId::new("permit").expect("an id"));
    case.category = CategoryId::new("work").ok();
    case.facts = answers(book, given);
    case.documents = documents.iter().enumerate().map(|(at, kind)| document(at, kind, 1)).collect();
    case
}

pub(crate) fn document(at: usize, kind: &str, page_count: u32) -> Document {
    let file = FileRef::new(
        Digest([u8::try_from(at + 1).unwrap_or(0); 32]),
        format!("{kind}.pdf"),
        1,
        FileKind::Pdf,
        page_count,
    );
    Document::new(
        DocumentId::new(&format!("d{at}")).expect("an id"),
        DocumentTypeId::new(kind).expect("an id"),
        DocumentForm::Copy,
        vec![file],
    )
}

pub(super) fn visits(book: &RuleBook, case: &mut Case, visits: &[(&str, &str)]) {
    let record = |(entry, exit): &(&str, &str)| {
        let both = [("visit.in_on", *entry), ("visit.out_on", *exit)];
        let given: Vec<_> = both.into_iter().filter(|(_, typed)| !typed.is_empty()).collect();
        answers(book, &given)
    };
    let records = visits.iter().map(record).collect();
    case.groups.insert(GroupId::new("visit").expect("an id"), records);
}

/// The case on 22 November 2026.
pub(super) fn now(book: &RuleBook, case: &Case) -> Assessment {
    assess(book, case, day("2026-11-22"))
}
