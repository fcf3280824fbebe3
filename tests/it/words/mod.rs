//! Sentences in three languages, held against a small rule book of the tests' own.

use permitpack::domain::mrz::MrzError;
use permitpack::domain::{
    Answer, Arg, AsOf, Bin, Case, Code, CountryCode, FactId, Finding, Iin, Language, LocalizedText,
    Mrz, Severity, Subject, Term, Value, ValueProblem,
};
use permitpack::export::words;
use permitpack::rules::{
    Amount, Citation, Comparison, Condition, Confidence, Deadline, DeadlineStatus, NoDate, Operand,
    RequirementStatus, Step, Truth,
};

use self::small_book::book;
use crate::values::day;

mod small_book;

const EN: Language = Language::En;
const RU: Language = Language::Ru;
const KK: Language = Language::Kk;

fn fact(id: &str) -> FactId {
    id.parse().expect("an id")
}

/// No-break spaces made visible as plain ones.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn dates_are_written_as_each_language_writes_them() {
    let date = day("2026-12-01");
    assert_eq!(words::date(date, EN), "1\u{a0}December 2026");
    assert_eq!(words::date(date, RU), "1\u{a0}декабря 2026\u{a0}г.");
    assert_eq!(words::date(date, KK), "2026 жылғы 1\u{a0}желтоқсан");
    assert_eq!(words::date_short(day("2026-11-02"), RU), "02.11.2026");
    assert_eq!(plain(&words::date_with_weekday(date, EN)), "Tue 1 December 2026");
    assert_eq!(plain(&words::date_with_weekday(date, RU)), "вт 1 декабря 2026 г.");
    assert_eq!(plain(&words::date_with_weekday(date, KK)), "2026 жылғы 1 желтоқсан, сс");
    let week: Vec<String> = date.iter_days().take(7).map(|day| words::weekday(day, KK)).collect();
    assert_eq!(week.join(" "), "сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі дүйсенбі");
    let months: std::collections::BTreeSet<String> =
        (1..=12).map(|m| words::date(day(&format!("2026-{m:02}-05")), RU)).collect();
    assert_eq!(months.len(), 12);
}

#[test]
fn sizes_numbers_and_terms() {
    for (bytes, en, ru) in [
        (0, "0 B", "0 байт"),
        (999, "999 B", "999 байт"),
        (1_000, "1 KB", "1 КБ"),
        (1_449_000, "1.4 MB", "1,4 МБ"),
        (999_999, "1 MB", "1 МБ"),
        (9_960_000, "10 MB", "10 МБ"),
        (374_000_000, "374 MB", "374 МБ"),
        (2_500_000_000, "2.5 GB", "2,5 ГБ"),
        (u64::MAX, "18 446 744 074 GB", "18 446 744 074 ГБ"),
    ] {
        assert_eq!(plain(&words::size(bytes, EN)), en);
        assert_eq!(plain(&words::size(bytes, RU)), ru);
    }
    assert_eq!(words::number(86_500), "86\u{a0}500");
    for (term, en, ru, kk) in [
        (Term::BusinessDays(1), "1 business day", "1 рабочий день", "1 жұмыс күні"),
        (Term::BusinessDays(3), "3 business days", "3 рабочих дня", "3 жұмыс күні"),
        (Term::CalendarDays(90), "90 calendar days", "90 календарных дней", "90 күнтізбелік күн"),
        (Term::Months(3), "3 months", "3 месяца", "3 ай"),
        (Term::Years(1), "1 year", "1 год", "1 жыл"),
    ] {
        let said = [EN, RU, KK].map(|language| words::term(term, language));
        assert_eq!(said, [en, ru, kk]);
    }
}

#[test]
fn runs_of_days_are_grouped() {
    let days = |texts: &[&str]| texts.iter().map(|text| day(text)).collect::<Vec<_>>();
    let spring = days(&["2026-03-21", "2026-03-22", "2026-03-23", "2026-03-28"]);
    assert_eq!(words::runs(&spring, EN), "21–23 March, 28 March");
    assert_eq!(words::runs(&spring, KK), "21–23 наурыз, 28 наурыз");
    let turn = days(&["2026-12-31", "2027-01-01", "2027-01-02"]);
    assert_eq!(words::runs(&turn, RU), "31 декабря – 2 января");
    assert_eq!(words::runs(&[], EN), "");
}

fn deadline(derivation: Vec<Step>) -> Deadline {
    Deadline {
        duty: "notice".parse().unwrap(),
        applies: Truth::Yes,
        status: DeadlineStatus::Later,
        due_on: Ok(day("2026-03-30")),
        lenient_on: None,
        last_working_day: None,
        last_resort_on: None,
        estimated: false,
        unknown_year: None,
        unknown_term: None,
        done_on: None,
        derivation,
        fine_tenge: Vec::new(),
    }
}

#[test]
fn a_derivation_shows_every_day_that_did_not_count() {
    let skipped = ["21", "22", "23", "24", "25", "28", "29"];
    let steps = vec![
        Step::Event { fact: fact("a.born_on"), on: day("2026-03-20") },
        Step::Plus {
            term: Term::BusinessDays(3),
            reaches: day("2026-03-30"),
            skipped: skipped.iter().map(|d| day(&format!("2026-03-{d}"))).collect(),
            event_counts: false,
        },
        Step::LastWorkingDay { on: day("2026-03-30") },
    ];
    let said = |language| -> Vec<String> {
        words::derivation(&book(), &deadline(steps.clone()), language)
            .iter()
            .map(|line| plain(line))
            .collect()
    };
    assert_eq!(
        said(EN),
        [
            "Date of birth: Fri 20 March 2026",
            "3 business days from Fri 20 March → Mon 30 March; 21–25 March, 28–29 March days off",
            "last working day on or before it: Mon 30 March",
        ]
    );
    assert_eq!(
        said(RU),
        [
            "Дата рождения: пт 20 марта 2026 г.",
            "пт 20 марта + 3 рабочих дня → пн 30 марта; выходные и праздничные дни: 21–25 марта, 28–29 марта",
            "последний рабочий день не позже этой даты: пн 30 марта",
        ]
    );
    assert_eq!(
        said(KK),
        [
            "Туған күні: 2026 жылғы 20 наурыз, жм",
            "жм 20 наурыз + 3 жұмыс күні → дс 30 наурыз; демалыс және мереке күндері: 21–25 наурыз, 28–29 наурыз",
            "осы күннен кеш емес соңғы жұмыс күні: дс 30 наурыз",
        ]
    );
}

#[test]
fn the_year_is_said_where_it_changes() {
    let steps = vec![
        Step::Event { fact: fact("a.born_on"), on: day("2026-11-22") },
        Step::PerEntry { days: 90, reaches: day("2027-02-19") },
        Step::Rolling { allowance: 90, window: 180, used: 55, reaches: Some(day("2026-12-26")) },
    ];
    let lines = words::derivation(&book(), &deadline(steps), EN);
    assert!(lines[1].contains("90 calendar days") && lines[1].ends_with("→ Fri 19 February 2027"));
    assert!(lines[2].contains("180") && lines[2].contains("55"), "{}", lines[2]);
    assert!(lines[2].ends_with("→ last lawful day Sat 26 December"), "{}", lines[2]);
}

#[test]
fn a_missing_date_says_why() {
    let facts = NoDate::Facts(vec![fact("a.born_on"), fact("a.iin")]);
    assert_eq!(
        words::no_date(&book(), &facts, EN),
        "No date yet. Answer first: Date of birth; IIN"
    );
    let year = words::no_date(&book(), &NoDate::UnknownYear(2028), RU);
    assert!(year.contains("2028 года") && year.contains("calendar.toml"), "{year}");
    for language in Language::ALL {
        for why in
            [NoDate::Parameter("mci".parse().unwrap()), NoDate::NoVisaFreeTerm, NoDate::NothingLeft]
        {
            assert!(!words::no_date(&book(), &why, language).contains(['‹', '{']));
        }
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn conditions_say_themselves() {
    let book = book();
    let russia: CountryCode = "RU".parse().unwrap();
    let uzbekistan: CountryCode = "UZ".parse().unwrap();
    let citizenship = || fact("a.citizenship");
    let owned = Condition::Is(fact("a.owned"), false);
    let cases = [
        (
            Condition::All(vec![Condition::InGroup(citizenship(), "eaeu".into()), owned.clone()]),
            "“Citizenship” – a country of the Eurasian Economic Union and “Is the dwelling your own?” – no",
            "«Гражданство» – государство ЕАЭС и «Жильё ваше?» – нет",
        ),
        (
            Condition::Not(Box::new(owned.clone())),
            "“Is the dwelling your own?” – yes",
            "«Жильё ваше?» – да",
        ),
        // A group without words of its own is told by its countries.
        (
            Condition::Not(Box::new(Condition::InGroup(citizenship(), "north".into()))),
            "“Citizenship” – not Russia",
            "«Гражданство» – не Россия",
        ),
        (
            Condition::CountryIn(citizenship(), vec![russia, uzbekistan]),
            "“Citizenship” – one of: Russia, Uzbekistan",
            "«Гражданство» – одно из: Россия, Узбекистан",
        ),
        (
            Condition::ChoiceIn(fact("a.purpose"), vec!["study".parse().unwrap()]),
            "“Purpose” – Study",
            "«Цель» – Учёба",
        ),
        (
            Condition::Not(Box::new(Condition::Age(
                fact("a.born_on"),
                Comparison::Less,
                Amount::Number(16),
            ))),
            "“Date of birth” – age in full years at least 16",
            "«Дата рождения» – полных лет: не меньше 16",
        ),
        (
            Condition::Compare(
                fact("a.born_on"),
                Comparison::AtMost,
                Operand::Date(day("2026-07-01")),
            ),
            "“Date of birth” – not later than 1 July 2026",
            "«Дата рождения» – не позже чем 1 июля 2026 г.",
        ),
        (
            Condition::Any(vec![
                Condition::Known(fact("a.iin")),
                Condition::All(vec![owned.clone(), Condition::Always]),
            ]),
            "“IIN” – answered or (“Is the dwelling your own?” – no and always)",
            "«ИИН» – ответ есть или («Жильё ваше?» – нет и всегда)",
        ),
        (
            Condition::Some("child".parse().unwrap(), Box::new(owned)),
            "“Children” has an entry with “Is the dwelling your own?” – no",
            "в разделе «Дети» есть запись, где «Жильё ваше?» – нет",
        ),
        (
            Condition::Not(Box::new(Condition::CategoryIn(vec!["study".parse().unwrap()]))),
            "category: any but study",
            "категория: любая, кроме: study",
        ),
        (Condition::All(vec![]), "always", "всегда"),
    ];
    for (condition, en, ru) in cases {
        assert_eq!(plain(&words::condition(&book, &condition, EN)), en);
        assert_eq!(plain(&words::condition(&book, &condition, RU)), ru);
        assert!(!words::condition(&book, &condition, KK).contains(['‹', '$']));
    }
}

#[test]
fn statuses_are_the_words_of_the_design() {
    for (status, en, kk, ru) in [
        (RequirementStatus::Satisfied, "Done", "Дайын", "Готово"),
        (RequirementStatus::Partial, "In progress", "Орындалуда", "В работе"),
        (RequirementStatus::Missing, "Not yet started", "Басталмаған", "Не начато"),
        (RequirementStatus::Unknown, "Cannot start yet", "Әзірге қолжетімсіз", "Пока недоступно"),
    ] {
        let said = [EN, KK, RU].map(|language| words::requirement_status(status, language));
        assert_eq!(said, [en, kk, ru]);
    }
    for (severity, en, kk, ru) in [
        (Severity::Blocker, "There is a problem", "Қате бар", "Есть ошибка"),
        (Severity::Warning, "Warning", "Ескерту", "Предупреждение"),
    ] {
        let said = [EN, KK, RU].map(|language| words::severity(severity, language));
        assert_eq!(said, [en, kk, ru]);
    }
    for (confidence, en, kk, ru) in [
        (Confidence::Sourced, "Sourced", "Дереккөзі бар", "По источнику"),
        (Confidence::Practice, "Practice", "Тәжірибе", "Практика"),
        (Confidence::Unverified, "Unverified", "Тексерілмеген", "Не проверено"),
    ] {
        let said = [EN, KK, RU].map(|language| words::confidence(confidence, language));
        assert_eq!(said, [en, kk, ru]);
    }
    assert_eq!(words::confidence_mark(Confidence::Sourced, EN), "");
    assert_eq!(words::confidence_mark(Confidence::Practice, EN), " [Practice]");
}

#[test]
fn a_deadline_says_how_many_days_are_left() {
    let mut deadline = deadline(Vec::new());
    for (today, status, en, ru) in [
        ("2026-03-28", DeadlineStatus::Soon, "Due in 2 days", "Осталось 2 дня"),
        ("2026-03-29", DeadlineStatus::Soon, "Due in 1 day", "Остался 1 день"),
        ("2026-03-30", DeadlineStatus::Soon, "Due today", "Срок сегодня"),
        ("2026-04-04", DeadlineStatus::Late, "5 days late", "Просрочено на 5 дней"),
        ("2026-04-04", DeadlineStatus::Done, "Done", "Готово"),
    ] {
        deadline.status = status;
        let as_of = AsOf(day(today));
        assert_eq!(words::deadline_status(&deadline, as_of, EN), en);
        assert_eq!(words::deadline_status(&deadline, as_of, RU), ru);
    }
    deadline.status = DeadlineStatus::NoDate;
    deadline.due_on = Err(NoDate::NothingLeft);
    let as_of = AsOf(day("2026-04-04"));
    assert_eq!(words::deadline_status(&deadline, as_of, KK), "Күні белгісіз");
}

#[test]
fn a_finding_of_the_rule_book_brings_its_words() {
    let text = |en: &str| LocalizedText {
        en: en.into(), ru: "Почему".into(), kk: "Неге".into()
    };
    let finding = Finding::new(Severity::Warning, Subject::Case, Code("rule"))
        .with("message", Arg::Localized(text("The contract ends before the permit.")));
    let said = words::finding(&book(), &finding, EN);
    assert_eq!(said.text, "The contract ends before the permit.");
    assert_eq!(said.hint, "");
    let finding = finding.with("hint", Arg::Localized(text("Ask for less.")));
    assert_eq!(words::finding(&book(), &finding, EN).hint, "Ask for less.");
    assert_eq!(words::finding(&book(), &finding, RU).text, "Почему");
    let unknown = Finding::new(Severity::Hint, Subject::Case, Code("nobody-says-this"));
    assert_eq!(words::finding(&book(), &unknown, EN).text, "‹finding-nobody-says-this›");
}

#[test]
fn a_refused_answer_says_what_happened_and_what_to_do() {
    let book = book();
    let iin = book.question(&fact("a.iin")).expect("a question");
    let said = |raw: &str, problem, language| words::value_problem(iin, raw, problem, language);
    let wrong = said("900101300008", ValueProblem::WrongCheckDigit, EN);
    assert!(wrong.text.starts_with("The check digit is wrong"), "{}", wrong.text);
    assert!(wrong.hint.contains("12 digits"), "{}", wrong.hint);
    let short = said("9001", ValueProblem::WrongLength, RU);
    assert_eq!(short.text, "В номере 12 цифр, а введено 4 цифры");
    let letter = said("90010130000О", ValueProblem::WrongCharacter, KK);
    assert!(letter.text.starts_with("12-орында «О» тұр"), "{}", letter.text);
    let never = said("860129109170", ValueProblem::WrongCheckDigit, EN);
    assert!(never.text.starts_with("No number can begin"), "{}", never.text);

    let mrz = book.question(&fact("a.mrz")).expect("a question");
    let zone = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\
                L898902C37UTO7408122F1204159ZE184226B<<<<<10";
    let error = zone.parse::<Mrz>().expect_err("a wrong digit");
    assert!(matches!(error, MrzError::CheckDigits(_)));
    let said = words::value_problem(mrz, zone, ValueProblem::WrongCheckDigit, EN);
    assert_eq!(said.text, "Check digits are wrong: document number");

    let purpose = book.question(&fact("a.purpose")).expect("a question");
    let said = words::value_problem(purpose, "rest", ValueProblem::NotAChoice, RU);
    assert_eq!(said.text, "Варианта «rest» нет в списке");
    assert_eq!(said.hint, "Выберите одно из: Работа, Учёба");
    for language in Language::ALL {
        for problem in [
            ValueProblem::NotBool,
            ValueProblem::Empty,
            ValueProblem::NotLatin,
            ValueProblem::NotADate,
            ValueProblem::NotACountry,
            ValueProblem::NotANumber,
            ValueProblem::WrongCharacter,
            ValueProblem::WrongIdKind,
            ValueProblem::WrongMonth,
            ValueProblem::NotMrz,
        ] {
            let said = words::value_problem(purpose, "x", problem, language);
            assert!(!said.text.contains(['‹', '$']), "{}", said.text);
            assert!(!said.hint.is_empty() && !said.hint.contains(['‹', '$']), "{}", said.hint);
        }
    }
}

#[test]
fn answers_are_shown_by_their_words() {
    let book = book();
    let shown = |id: &str, value: Value, language| {
        let question = book.question(&fact(id)).expect("a question");
        words::value(&book, question, &Answer::Accepted(value), language)
    };
    assert_eq!(shown("a.owned", Value::Bool(false), KK), "жоқ");
    assert_eq!(shown("a.purpose", Value::Choice("work".parse().unwrap()), RU), "Работа");
    assert_eq!(shown("a.citizenship", Value::Country("UZ".parse().unwrap()), EN), "Uzbekistan");
    let born = Value::Date(day("2026-11-02"));
    assert_eq!(shown("a.born_on", born.clone(), RU), "02.11.2026");
    assert_eq!(plain(&shown("a.born_on", born, EN)), "2 November 2026");
    let iin = Value::Iin("900101300007".parse().unwrap());
    assert_eq!(shown("a.iin", iin, EN), "900101300007");
    let question = book.question(&fact("a.iin")).expect("a question");
    let refused = Answer::Rejected { raw: "12".into(), problem: ValueProblem::WrongLength };
    assert_eq!(words::value(&book, question, &refused, EN), "12");
}

#[test]
fn numbers_tell_what_they_say() {
    let iin: Iin = "900101300007".parse().unwrap();
    let lines: Vec<String> = words::iin_lines(&iin, RU).iter().map(|line| plain(line)).collect();
    assert_eq!(lines, ["Дата рождения по цифрам: 1 января 1990 г.", "Пол по цифрам: мужской"]);
    let bin: Bin = "950341000052".parse().unwrap();
    let lines = words::bin_lines(&bin, EN);
    assert_eq!(
        lines,
        ["Resident legal entity", "Branch", "Registered: month 03 of year 95 (two digits)",]
    );
    let error = "971340001315".parse::<Bin>().expect_err("wrong");
    assert!(!words::id_number_error(&error, KK).contains('‹'));
}

#[test]
fn a_place_in_a_source_is_named() {
    let book = book();
    let mut citation = Citation { source: "act-1".parse().unwrap(), article: Some("8".into()) };
    assert_eq!(words::citation(&book, &citation, RU), "Правила въезда, § 8");
    citation.article = None;
    assert_eq!(words::citation(&book, &citation, EN), "Rules of Entry");
    let case = Case::new("2026-014".into(), "trp".parse().unwrap());
    assert_eq!(words::case_lines(&book, &case, KK), ["Іс 2026-014", "Рәсім: trp"]);
}

/// Every rule of the shipped book, in every language: nothing without words, no gap left open.
#[test]
fn the_shipped_book_can_be_read_aloud() {
    let book = match permitpack::rules::builtin() {
        Ok(book) => book,
        Err(errors) => panic!("{errors}"),
    };
    let mut texts = Vec::new();
    for language in Language::ALL {
        let text = words::book(&book, language);
        for title in ["‹", "{$", "{ $", "\u{2068}"] {
            assert!(!text.contains(title), "{language}: {title}");
        }
        for procedure in &book.procedures {
            assert!(text.contains(procedure.title.in_language(language)));
        }
        for duty in book.duties.values() {
            assert!(text.contains(duty.title.in_language(language)), "{}", duty.id);
        }
        for conflict in &book.conflicts {
            assert!(text.contains(conflict.resolution.in_language(language)), "{}", conflict.id);
        }
        texts.push(text);
    }
    assert!(texts.iter().all(|text| text.len() > 10_000));
}
