//! The loader: all errors at once, each with its place and what was probably meant.

use permitpack::domain::{Answer, ValueProblem};
use permitpack::rules::{RawValue, load, overlay, parse_value, run_example};

use super::book::{and, book, fact, files, with};

fn errors(files: &[(String, String)]) -> Vec<String> {
    load(files).err().map(|it| it.0.iter().map(ToString::to_string).collect()).unwrap_or_default()
}

#[test]
fn the_small_book_loads_and_its_example_holds() {
    let book = book();
    assert_eq!(book.examples.len(), 1);
    assert_eq!(run_example(&book, &book.examples[0]), Ok(()));
    let work = &book.categories[0];
    let order: Vec<&str> =
        work.requirements.iter().map(permitpack::domain::RequirementId::as_str).collect();
    assert_eq!(order, ["old-paper", "basis"], "what a base brings comes first");
    let item = &book.requirements["consent-of-owner"];
    assert!(item.grounds.place.starts_with("forms/kz/procedures/permit.toml:"));
    let conflict = item.grounds.conflict.as_ref().and_then(|id| book.conflict(id));
    assert_eq!(conflict.map(|it| it.readings.len()), Some(2), "both readings can be reached");
}

#[test]
fn an_example_that_does_not_hold_says_what_came_instead() {
    let wrong = with("work.toml", "notice = 2026-12-15", "notice = 2026-12-14");
    let book = load(&wrong).expect("it loads");
    let mismatches = run_example(&book, &book.examples[0]).unwrap_err();
    assert_eq!(mismatches.len(), 1);
    assert!(mismatches[0].to_string().contains("due of notice is 2026-12-15, expected 2026-12-14"));
}

/// What is written wrong, and what the message must say.
const SLIPS: &[(&str, &str, &str, &str)] = &[
    (
        "work.toml",
        r#"[["contract", "#,
        r#"[["contarct", "#,
        r#"unknown document "contarct", did you mean "contract"?"#,
    ),
    (
        "work.toml",
        "weight = ",
        "wieght = ",
        r#"unknown key "wieght" in requirement, did you mean "weight"?"#,
    ),
    (
        "work.toml",
        r#"weight = "required""#,
        r#"weight = "requird""#,
        r#"unknown word "requird", did you mean "required"?"#,
    ),
    (
        "work.toml",
        r#"section = "second""#,
        r#"section = "secnd""#,
        r#"unknown section "secnd", did you mean "second"?"#,
    ),
    ("work.toml", "why = T\n", "", r#"requirement lacks "why""#),
    ("work.toml", "why = T\n", "why = { en = \"a\", ru = \"b\" }\n", r#"text lacks "kk""#),
    (
        "work.toml",
        "why = T\n",
        "why = { en = \"a\", ru = \"b\", kk = \" \" }\n",
        "the text is empty in language kk",
    ),
    ("work.toml", "why = T\n", "why = \"a\"\n", "expected a table { … }, found a string"),
    ("work.toml", "otherwise = T\n", "", "offered_if needs otherwise"),
    (
        "work.toml",
        r#"in_group = "union""#,
        r#"in_group = "unoin""#,
        r#"unknown country group "unoin", did you mean "union"?"#,
    ),
    (
        "work.toml",
        r#"includes = ["base"]"#,
        r#"includes = ["bsae"]"#,
        r#"unknown category or base "bsae", did you mean "base"?"#,
    ),
    (
        "work.toml",
        r#"includes = ["base"]"#,
        r#"includes = ["work"]"#,
        "the includes go round in a circle",
    ),
    (
        "work.toml",
        r#"id = "basis""#,
        r#"id = "passport""#,
        r#""passport" is already the name of a requirement at forms/kz/procedures/permit.toml"#,
    ),
    (
        "work.toml",
        r#"id = "basis""#,
        r#"id = "notice""#,
        r#""notice" is already the name of a duty"#,
    ),
    ("work.toml", r#"id = "basis""#, r#"id = "The Basis""#, "is not an id"),
    (
        "work.toml",
        "as_of = 2026-11-22",
        "as_of = \"2026-11-22\"",
        "expected a date like 2026-11-22, found a string",
    ),
    (
        "permit.toml",
        r#"{ fact = "home.owned", is = false }"#,
        r#"{ fact = "home.ownd", is = false }"#,
        r#"unknown fact "home.ownd", did you mean "home.owned"?"#,
    ),
    (
        "permit.toml",
        r#"{ fact = "home.owned", is = false }"#,
        r#"{ fact = "home.rooms", is = false }"#,
        r#"fact "home.rooms" is a number; this needs a bool"#,
    ),
    (
        "permit.toml",
        r#"{ fact = "home.owned", is = false }"#,
        r#"{ fact = "person.sex", in = ["mann"] }"#,
        r#"unknown choice "mann" of "person.sex", did you mean "man"?"#,
    ),
    (
        "permit.toml",
        r#"{ fact = "home.owned", is = false }"#,
        r#"{ fact = "home.rooms", in = ["man"] }"#,
        r#"fact "home.rooms" is a number; this needs a choice"#,
    ),
    (
        "permit.toml",
        r#"{ fact = "home.owned", is = false }"#,
        r#"{ fact = "home.rooms", compare = ">", date = 2026-01-01 }"#,
        "this needs a date",
    ),
    (
        "permit.toml",
        r#"{ fact = "home.owned", is = false }"#,
        r#"{ fact = "home.rooms", compare = ">", other = "person.born_on" }"#,
        "cannot be compared",
    ),
    (
        "permit.toml",
        r#"{ fact = "home.owned", is = false }"#,
        r#"{ fact = "home.rooms", compare = ">" }"#,
        "a comparison needs exactly one of",
    ),
    (
        "permit.toml",
        r#"{ fact = "home.owned", is = false }"#,
        r#"{ fact = "home.owned", is = false, known = true }"#,
        "needs exactly one of is, in",
    ),
    (
        "permit.toml",
        r#"{ fact = "home.owned", is = false }"#,
        r#"{ fact = "visit.in_on", known = true }"#,
        "belongs to the records of \"visit\"",
    ),
    (
        "permit.toml",
        r#"{ fact = "home.owned", is = false }"#,
        r#"{ some = "vist", where = { always = true } }"#,
        r#"unknown group "vist", did you mean "visit"?"#,
    ),
    (
        "permit.toml",
        r#"{ fact = "home.owned", is = false }"#,
        r"{ all = [] }",
        "the list of conditions is empty",
    ),
    (
        "permit.toml",
        r#"{ fact = "home.owned", is = false }"#,
        r#"{ has_document = ["pas"] }"#,
        r#"unknown document "pas", did you mean "pass"?"#,
    ),
    ("permit.toml", r#"male = "man""#, r#"male = "mam""#, r#"unknown choice "mam""#),
    ("permit.toml", r#"conflict = "c1""#, r#"conflict = "c9""#, r#"unknown conflict "c9""#),
    (
        "permit.toml",
        r#"after = "person.came_on", safe = { parameter"#,
        r#"after = "person.name", safe = { parameter"#,
        "this needs a date",
    ),
    (
        "permit.toml",
        "safe = { parameter = \"notice-term\" }",
        "safe = { parameter = \"notice\" }",
        "unknown parameter",
    ),
    (
        "permit.toml",
        "safe = { calendar_days = 10 }",
        "safe = { calendar_days = 10, months = 1 }",
        "a term needs exactly one of",
    ),
    (
        "permit.toml",
        "check = { fresh",
        "check = { frsh",
        r#"unknown key "frsh" in check, did you mean "fresh"?"#,
    ),
    (
        "base.toml",
        "until = 2025-12-31",
        "from = 2026-01-01, until = 2025-12-31",
        "in_force ends before it begins",
    ),
    ("book.toml", "off = [2026-12-16]", "off = [2027-12-16]", "2027-12-16 does not lie in 2026"),
    ("book.toml", "followed = true", "followed = false", "no reading of the conflict is followed"),
    ("book.toml", "file_stem = \"pass\"", "file_stem = \"Pass port\"", "a file stem is"),
    (
        "book.toml",
        "[[topic]]",
        "[[topics]]",
        r#"unknown key "topics" in file, did you mean "topic"?"#,
    ),
    ("book.toml", "alpha3 = \"DEU\"", "alpha3 = \"de\"", "alpha3 is three capital Latin letters"),
    ("book.toml", "kind = \"act\"", "kind = act", ""),
];

#[test]
fn each_slip_is_named_with_its_place() {
    for (path, old, new, message) in SLIPS {
        let files = with(path, old, new);
        let errors = errors(&files);
        let found = errors.iter().find(|it| it.contains(message));
        let found = found.unwrap_or_else(|| panic!("{new:?}: no {message:?} in {errors:#?}"));
        // The line named in the message is the line of the slip or, for what is left out, of its row.
        let (_, text) = files.iter().find(|(name, _)| name.ends_with(path)).unwrap();
        let line: usize = found.split(':').nth(1).unwrap().parse().unwrap();
        assert!(found.contains(path), "{found}");
        if !new.is_empty()
            && !message.is_empty()
            && message.contains('"')
            && !message.contains("lacks")
        {
            let at = text.lines().nth(line - 1).unwrap_or_default();
            let word = new.split(['=', '"', ' ', '[', '{']).find(|it| it.len() > 2).unwrap();
            assert!(at.contains(word), "{found} points at {at:?}, not at {word}");
        }
    }
}

#[test]
fn all_errors_of_all_files_come_at_once() {
    let mut files = with("work.toml", "weight = ", "wieght = ");
    let slips =
        [("permit.toml", "\"home.owner\"", "\"home.onwer\""), ("book.toml", "\"DEU\"", "\"D\"")];
    for (path, old, new) in slips {
        let (_, text) = files.iter_mut().find(|(name, _)| name.ends_with(path)).unwrap();
        *text = text.replacen(old, new, 1);
    }
    files.push((String::from("forms/kz/torn.toml"), String::from("[[topic]]\nid = \n")));
    let errors = errors(&files);
    for needed in ["wieght", "lacks \"weight\"", "home.onwer", "alpha3 is", "torn.toml:2"] {
        assert!(errors.iter().any(|it| it.contains(needed)), "no {needed} in {errors:#?}");
    }
    let mut sorted = errors.clone();
    sorted.sort_by_key(|it| it.split(':').next().map(str::to_owned));
    assert_eq!(errors, sorted, "by file");
}

#[test]
fn an_override_wins_file_by_file() {
    let office = vec![(
        String::from("office/kz/trp/work.toml"),
        files()[3].1.replace("order = 1", "order = 7"),
    )];
    let merged = overlay(files(), office.clone());
    assert_eq!(merged.len(), files().len());
    assert!(load(&merged).is_ok());
    assert!(merged.iter().any(|(path, _)| path == "office/kz/trp/work.toml"));
    assert!(!merged.iter().any(|(path, _)| path == "forms/kz/trp/work.toml"));
    let relative = vec![(String::from("kz/trp/work.toml"), office[0].1.clone())];
    assert_eq!(overlay(files(), relative).len(), files().len());
    let other = vec![(String::from("kz/extra.toml"), String::new())];
    assert_eq!(overlay(files(), other).len(), files().len() + 1);
}

#[test]
fn no_input_makes_the_loader_panic() {
    let whole = files();
    for (at, (_, text)) in whole.iter().enumerate() {
        for cut in (0..text.len()).step_by(97).filter(|cut| text.is_char_boundary(*cut)) {
            let mut files = whole.clone();
            files[at].1.truncate(cut);
            let _ = load(&files);
        }
    }
    assert!(load(&[]).is_err());
    assert!(load(&and("x = 1")).is_err());
}

#[test]
fn answers_are_parsed_by_the_kind_of_the_question() {
    let book = book();
    let parse =
        |id: &str, raw: RawValue| match parse_value(&book, book.question(&fact(id)).unwrap(), &raw)
        {
            Answer::Accepted(value) => Ok(format!("{value:?}")),
            Answer::Rejected { raw: kept, problem } => {
                assert_eq!(kept, raw.as_typed(), "what was typed is kept");
                Err(problem)
            }
        };
    let text = |id: &str, typed: &str| parse(id, RawValue::from(typed));
    for typed in ["RU", "ru", "RUS", " Russia ", "россия", "РЕСЕЙ"] {
        assert_eq!(text("person.country", typed), Ok(String::from("Country(RU)")), "{typed}");
    }
    assert_eq!(text("person.country", "D"), Ok(String::from("Country(DE)")));
    assert_eq!(text("person.country", "XX"), Err(ValueProblem::NotACountry));
    for typed in ["2026-11-02", "02.11.2026", "2.11.2026"] {
        assert_eq!(text("person.born_on", typed), Ok(String::from("Date(2026-11-02)")), "{typed}");
    }
    for typed in ["31.02.2026", "02/11/2026", "2.11.26", "yesterday", "", "2026-11"] {
        assert_eq!(text("person.born_on", typed), Err(ValueProblem::NotADate), "{typed}");
    }
    assert_eq!(text("home.owned", "да"), Ok(String::from("Bool(true)")));
    assert_eq!(parse("home.owned", RawValue::Bool(false)), Ok(String::from("Bool(false)")));
    assert_eq!(text("home.owned", "perhaps"), Err(ValueProblem::NotBool));
    assert_eq!(text("home.rooms", "1 200"), Ok(String::from("Number(1200)")));
    assert_eq!(text("home.rooms", "two"), Err(ValueProblem::NotANumber));
    assert_eq!(text("person.sex", "женский"), Ok(String::from("Choice(woman)")));
    assert_eq!(text("person.sex", "?"), Err(ValueProblem::NotAChoice));
    assert_eq!(text("person.name", "Иванов"), Err(ValueProblem::NotLatin));
    assert_eq!(
        text("person.name", " O'Brien-Łukasz  B "),
        Ok(String::from("Text(\"O'Brien-Łukasz B\")"))
    );
    assert_eq!(text("home.owner", "  "), Err(ValueProblem::Empty));
    assert_eq!(text("person.iin", "860201109240"), Err(ValueProblem::WrongCheckDigit));
    assert_eq!(text("person.iin", "90010130000"), Err(ValueProblem::WrongLength));
}

#[test]
fn a_step_may_have_words_of_its_own_for_a_channel() {
    let book = permitpack::rules::builtin().expect("it loads");
    let procedure = book.procedures.iter().find(|it| !it.next_steps[0].by_channel.is_empty());
    let procedure = procedure.expect("steps that differ");
    let step = &procedure.next_steps[0];
    let mut said: Vec<&str> =
        procedure.channels.iter().map(|id| step.on(Some(id)).en.as_str()).collect();
    assert_eq!(step.on(None), &step.text, "no channel is chosen yet");
    said.push(&step.text.en);
    said.sort_unstable();
    said.dedup();
    assert_eq!(said.len(), procedure.channels.len() + 1, "every channel has its own: {said:?}");
}

#[test]
fn a_step_names_only_channels_of_its_procedure() {
    let step = r#"next_steps = [{ en = "So.", ru = "Так.", kk = "Солай.", by_channel = { nowhere = { en = "So.", ru = "Так.", kk = "Солай." } } }]"#;
    let channels = r#"channels = ["counter"]"#;
    let both = format!("{channels}\n{step}");
    let errors = errors(&with("forms/kz/procedures/permit.toml", channels, &both));
    let told = "\"nowhere\" is no channel of this procedure";
    assert!(errors.iter().any(|error| error.contains(told)), "{errors:?}");
}
