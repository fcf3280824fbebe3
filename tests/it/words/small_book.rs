//! A rule book of a few lines: what the sentences of the tests speak of.

use permitpack::rules::{RuleBook, load};

const FILES: &[(&str, &str)] = &[
    (
        "forms/x/book.toml",
        r#"
version = "1.0"
reviewed_on = 2026-11-22
disclaimer = { en = "No advice.", ru = "Не совет.", kk = "Кеңес емес." }
"#,
    ),
    (
        "forms/x/sources.toml",
        r#"
[[source]]
id = "act-1"
kind = "act"
title = { en = "Rules of Entry", ru = "Правила въезда", kk = "Кіру қағидалары" }
read_on = 2026-11-22
"#,
    ),
    (
        "forms/x/countries.toml",
        r#"
[[country]]
alpha2 = "RU"
alpha3 = "RUS"
icao = []
name = { en = "Russia", ru = "Россия", kk = "Ресей" }
groups = ["eaeu", "north"]
[[country]]
alpha2 = "UZ"
alpha3 = "UZB"
icao = []
name = { en = "Uzbekistan", ru = "Узбекистан", kk = "Өзбекстан" }
groups = []
"#,
    ),
    (
        "forms/x/questions.toml",
        r#"
[[topic]]
id = "who"
title = { en = "Who", ru = "Кто", kk = "Кім" }
[[group]]
id = "child"
title = { en = "Children", ru = "Дети", kk = "Балалар" }
[[question]]
id = "a.citizenship"
topic = "who"
kind = "country"
label = { en = "Citizenship", ru = "Гражданство", kk = "Азаматтығы" }
always = true
[[question]]
id = "a.owned"
topic = "who"
kind = "bool"
label = { en = "Is the dwelling your own?", ru = "Жильё ваше?", kk = "Үй өзіңіздікі ме?" }
always = true
[[question]]
id = "a.born_on"
topic = "who"
kind = "date"
label = { en = "Date of birth", ru = "Дата рождения", kk = "Туған күні" }
always = true
[[question]]
id = "a.iin"
topic = "who"
kind = "iin"
label = { en = "IIN", ru = "ИИН", kk = "ЖСН" }
always = true
[[question]]
id = "a.mrz"
topic = "who"
kind = "mrz"
label = { en = "Zone", ru = "Зона", kk = "Аймақ" }
always = true
[[question]]
id = "a.purpose"
topic = "who"
kind = "choice"
label = { en = "Purpose", ru = "Цель", kk = "Мақсаты" }
choices = [
  { id = "work", label = { en = "Work", ru = "Работа", kk = "Жұмыс" } },
  { id = "study", label = { en = "Study", ru = "Учёба", kk = "Оқу" } },
]
always = true
"#,
    ),
];

pub(super) fn book() -> RuleBook {
    let files: Vec<(String, String)> =
        FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    load(&files).unwrap_or_else(|errors| panic!("{errors}"))
}
