//! Latin spellings and file names.

use permitpack::domain::CountryCode;
use permitpack::domain::translit::{
    NAME_LIMIT, ascii_file_name, may_be_same_name, safe_file_name, to_latin_capitals,
};
use proptest::prelude::*;

use crate::values::{text, vectors};

#[test]
fn names_follow_the_icao_table() {
    for (name, latin) in [
        ("Щукин Юрий", "SHCHUKIN IURII"),
        ("Объездчикова", "OBIEEZDCHIKOVA"),
        ("Фёдор Пьяных", "FEDOR PIANYKH"),
        ("Нұрсұлтан Әбіш-ұлы", "NURSULTAN ABISH-ULY"),
        ("Жаңабек Төлеген Һ", "ZHANABEK TOLEGEN KH"),
        ("Ўладзімір", "ULADZIMIR"),
        ("Müller Çağrı Straße", "MUELLER CAGRI STRASSE"),
        ("O'Neill", "ONEILL"),
        ("", ""),
    ] {
        assert_eq!(to_latin_capitals(name), latin, "{name}");
    }
    let Some(vectors) = vectors() else { return };
    for vector in vectors["translit"]["vectors"].as_array().expect("a list") {
        assert_eq!(to_latin_capitals(text(vector, "in")), text(vector, "out"), "{vector}");
    }
    for table in ["icao_russian_table", "kazakh_extra"] {
        for (letter, latin) in vectors["translit"][table].as_object().expect("a table") {
            let small = letter.to_lowercase();
            assert_eq!(to_latin_capitals(letter), latin.as_str().expect("text"), "{letter}");
            assert_eq!(to_latin_capitals(&small), latin.as_str().expect("text"), "{small}");
        }
    }
}

#[test]
fn another_spelling_of_the_same_name_is_no_surprise() {
    for (cyrillic, latin) in [
        ("Юлия", "YULIYA"),
        ("Хилл", "HILL"),
        ("Жұмабай", "JUMABAY"),
        ("Тоқаев", "TOQAYEV"),
        ("Сергей", "SERGEY"),
        ("Пётр", "PYOTR"),
        ("Александр", "ALEKSANDR"),
    ] {
        assert!(may_be_same_name(cyrillic, latin), "{cyrillic} {latin}");
    }
    for (cyrillic, latin) in [("Иванов", "PETROV"), ("Анна", "ALLA"), ("Сергеев", "SERGEEVA")]
    {
        assert!(!may_be_same_name(cyrillic, latin), "{cyrillic} {latin}");
    }
}

#[test]
fn file_names_are_safe_everywhere() {
    for (name, file) in [
        ("Паспорт Щукина.pdf", "Pasport_Shchukina.pdf"),
        ("ЩУКИН скан №2.PDF", "SHCHUKIN_skan_2.PDF"),
        ("Еңбек шарты (көшірме).docx", "Enbek_sharty_(koshirme).docx"),
        ("../../etc/passwd", "etc_passwd"),
        ("C:\\Users\\a\\b.pdf", "C_Users_a_b.pdf"),
        ("nul", "_nul"),
        ("NUL.tar.gz", "_NUL.tar.gz"),
        ("com1.txt", "_com1.txt"),
        ("COM10.txt", "COM10.txt"),
        ("console.txt", "console.txt"),
        ("report. . .", "report"),
        ("  .hidden", "document.hidden"),
        // A direction mark that would show "exe.pdf".
        ("invoice\u{202e}fdp.exe", "invoicefdp.exe"),
        ("a\u{0}b\r\nc.pdf", "abc.pdf"),
        ("", "document"),
        ("\u{200b}…", "document"),
        (".pdf", "document.pdf"),
        ("護照.pdf", "document.pdf"),
        ("e\u{301}.pdf", "e.pdf"),
    ] {
        assert_eq!(ascii_file_name(name, "document"), file, "{name:?}");
    }
    let long = format!("{}.pdf", "щ".repeat(200));
    let short = ascii_file_name(&long, "document");
    assert_eq!(short.len(), NAME_LIMIT);
    assert!(short.ends_with("shch.pdf"), "{short}");
    for (name, file) in [
        ("Паспорт: скан?.pdf", "Паспорт_ скан.pdf"),
        ("aux.pdf", "_aux.pdf"),
        ("a\u{202e}b.pdf ", "ab.pdf"),
    ] {
        assert_eq!(safe_file_name(name, "document"), file, "{name:?}");
    }
}

proptest! {
    #[test]
    fn any_text_becomes_a_safe_name(text in any::<String>(), tail in "[а-яӘғқ .\\-_()A-z]{0,120}") {
        for text in [text, tail] {
            let name = ascii_file_name(&text, "document");
            prop_assert!((1..=NAME_LIMIT).contains(&name.len()), "{}", name);
            let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._-()".contains(&b);
            prop_assert!(name.bytes().all(allowed), "{}", name);
            prop_assert!(!name.ends_with('.') && !name.starts_with('.'), "{}", name);
            if text.chars().count() < 20 {
                prop_assert_eq!(&ascii_file_name(&name, "document"), &name);
            }
            let name = safe_file_name(&text, "document");
            prop_assert!((1..=NAME_LIMIT).contains(&name.chars().count()), "{}", name);
            prop_assert!(!name.contains(|c: char| c.is_control() || "<>:\"/\\|?*".contains(c)));
            let _ = may_be_same_name(&text, "IVANOV");
        }
    }

    #[test]
    fn a_country_code_is_two_letters(text in any::<String>()) {
        if let Ok(code) = text.parse::<CountryCode>() {
            prop_assert_eq!(code.as_str(), text.to_ascii_uppercase());
        }
    }
}
