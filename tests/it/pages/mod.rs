//! Our own pages, as a clerk gets them on paper. Set `PERMITPACK_PAGES_OUT` to a folder to look at them.

mod sheets;

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use permitpack::export::front_matter::{CoverSheet, Draft, OwnPages, Words};
use permitpack::export::pages;

use sheets::{ALL, EN, KK_RU, RU};

fn written(path: &Path, bytes: &[u8]) {
    File::create(path).unwrap().write_all(bytes).unwrap();
}

/// Keeps the PDF for the eye when a folder is named.
fn keep(name: &str, made: OwnPages) -> OwnPages {
    if let Some(folder) = std::env::var_os("PERMITPACK_PAGES_OUT") {
        written(&PathBuf::from(folder).join(name).with_extension("pdf"), &made.pdf);
    }
    made
}

/// What an outside program says of a PDF; `None` when it is not there.
fn asked(program: &str, made: &OwnPages, before: &[&str], after: &[&str]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pages.pdf");
    written(&path, &made.pdf);
    let run = |path: &Path| Command::new(program).args(before).arg(path).args(after).output();
    let Ok(output) = run(&path) else {
        println!("skipped: {program} is not installed");
        return None;
    };
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

fn text_of(made: &OwnPages) -> Option<String> {
    asked("pdftotext", made, &["-layout"], &["-"])
}

/// Every sheet of ours once.
fn one_of_each() -> Vec<(&'static str, OwnPages)> {
    vec![
        ("cover", pages::cover(&sheets::cover(KK_RU)).unwrap()),
        ("index", pages::index(&sheets::index(KK_RU, 1)).unwrap()),
        ("checklist", pages::checklist(&sheets::checklist(KK_RU, 1)).unwrap()),
        ("manifest", pages::manifest(&sheets::manifest(KK_RU, 5)).unwrap()),
        ("notice", pages::notice(&sheets::notice(KK_RU)).unwrap()),
    ]
}

#[test]
fn every_kind_of_sheet_is_set_in_every_choice_of_languages() {
    for (name, on) in [("kk-ru", KK_RU), ("en", EN), ("ru", RU), ("all", ALL)] {
        let cover = keep(&format!("cover-{name}"), pages::cover(&sheets::cover(on)).unwrap());
        assert_eq!(cover.page_count, 1, "{name}");
        let index = keep(&format!("index-{name}"), pages::index(&sheets::index(on, 1)).unwrap());
        assert_eq!(index.page_count, if on.0.len() == 3 { 2 } else { 1 }, "{name}");
        let checklist = keep(
            &format!("checklist-{name}"),
            pages::checklist(&sheets::checklist(on, 1)).unwrap(),
        );
        assert_eq!(checklist.page_count, 1, "{name}");
        keep(&format!("manifest-{name}"), pages::manifest(&sheets::manifest(on, 14)).unwrap());
        assert_eq!(
            keep(&format!("notice-{name}"), pages::notice(&sheets::notice(on)).unwrap()).page_count,
            1
        );
    }
}

#[test]
fn a_draft_says_so_and_what_is_missing_and_how_much_more() {
    for (on, shown) in [(KK_RU, "ЧЕРНОВИК"), (EN, "DRAFT")] {
        let sheet = CoverSheet { draft: Some(sheets::draft(on, 40)), ..sheets::cover(on) };
        let made = keep(&format!("draft-{shown}"), pages::cover(&sheet).unwrap());
        assert_eq!(made.page_count, 1);
        let Some(text) = text_of(&made) else { return };
        assert!(text.contains(shown));
        let listed = text.lines().filter(|line| line.trim_start().starts_with('–')).count();
        assert!((1..40).contains(&listed), "{listed} lines");
        let more =
            sheets::draft(on, 0).more.0.last().unwrap().replace("{n}", &(40 - listed).to_string());
        assert!(text.contains(&more), "{more} in {text}");
    }
}

#[test]
fn what_must_be_mended_is_always_shown_on_a_second_sheet_if_need_be() {
    for (on, lines, pages) in [(KK_RU, 1, 1), (ALL, 1, 1), (ALL, 20, 3)] {
        let mend: Vec<Words> = (1..=lines)
            .map(|n| {
                let said = |language: &str| format!("{language}: mend number {n} of all");
                on.words([&said("kk"), &said("ru"), &said("en")])
            })
            .collect();
        let draft = Draft {
            mend_lead: on.words(["Түзету қажет", "Нужно исправить", "To be put right"]),
            mend,
            next: on.words(["келесі парақ", "следующий лист", "next sheet"]),
            ..sheets::draft(on, 4)
        };
        let sheet = CoverSheet { draft: Some(draft), ..sheets::cover(on) };
        let made = keep(&format!("mend-{}-{lines}", on.0.len()), pages::cover(&sheet).unwrap());
        assert!(made.page_count <= pages, "{} sheets", made.page_count);
        let Some(text) = text_of(&made) else { return };
        for n in 1..=lines {
            assert!(text.contains(&format!("mend number {n} of all")), "{n} in {text}");
        }
    }
}

#[test]
fn a_cover_too_long_for_one_sheet_leaves_no_line_alone() {
    let mut sheet = sheets::cover(ALL);
    let rows = sheet.rows.clone();
    sheet.rows = rows.iter().cycle().take(rows.len() * 4).cloned().collect();
    let made = keep("cover-long", pages::cover(&sheet).unwrap());
    assert!(made.page_count > 1);
    let Some(text) = text_of(&made) else { return };
    let last = text.trim_end_matches('\u{c}').rsplit('\u{c}').next().unwrap();
    assert!(last.lines().filter(|line| !line.trim().is_empty()).count() > 8, "{last}");
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    for ((name, first), (_, second)) in one_of_each().into_iter().zip(one_of_each()) {
        assert!(first.pdf == second.pdf, "{name} differs");
    }
}

#[test]
fn kazakh_letters_can_be_searched_and_copied() {
    let letters = "Ә Ғ Қ Ң Ө Ұ Ү Һ І ә ғ қ ң ө ұ ү һ і Ё ё № ₸ « » – — … → · “ ”";
    let mut sheet = sheets::notice(KK_RU);
    sheet.paragraphs = vec![
        Words::plain(letters),
        Words::plain("Nguyễn Thị Ánh, ŞƏHİN ÖZGÜR, GARCÍA ÑUÑO, ŁUKASZ"),
    ];
    let Some(text) = text_of(&pages::notice(&sheet).unwrap()) else { return };
    for letter in letters.split(' ') {
        assert!(text.contains(letter), "{letter}");
    }
    assert!(text.contains("Nguyễn Thị Ánh, ŞƏHİN ÖZGÜR, GARCÍA ÑUÑO, ŁUKASZ"), "{text}");
}

#[test]
fn words_come_out_in_reading_order() {
    let Some(text) = text_of(&pages::cover(&sheets::cover(KK_RU)).unwrap()) else { return };
    let mut from = 0;
    for word in [
        "Құжаттар топтамасы",
        "№ 2026-014",
        "Уақытша тұруға рұқсат",
        "IVANOV SERGEI",
        "Азаматтығы",
        "75 1234567",
        "29.01.2027",
        "12/12",
        "Собрано стороной",
    ] {
        let at = text
            .get(from..)
            .unwrap()
            .find(word)
            .unwrap_or_else(|| panic!("{word} after byte {from} in {text}"));
        from += at;
    }
}

#[test]
fn other_programs_find_no_fault_and_every_font_is_embedded() {
    for (name, made) in one_of_each() {
        asked("qpdf", &made, &["--check"], &[]);
        let Some(fonts) = asked("pdffonts", &made, &[], &[]) else { return };
        let fonts: Vec<&str> = fonts.lines().skip(2).collect();
        assert!((1..=2).contains(&fonts.len()), "{name}: {fonts:?}");
        for font in fonts {
            // embedded, no subset, Unicode
            assert!(font.contains("yes no  yes"), "{name}: {font}");
        }
    }
}

#[test]
fn every_row_of_the_index_is_a_link_over_its_whole_width() {
    let made = pages::index(&sheets::index(KK_RU, 1)).unwrap();
    let targets: Vec<u32> = made.links.iter().map(|link| link.target).collect();
    assert_eq!(targets, [4, 6, 7, 9, 11, 12, 20, 22, 23, 24, 26, 27]);
    for pair in made.links.windows(2) {
        let ([left, low, right, high], [.., next_high]) = (pair[0].rect, pair[1].rect);
        assert!((left - 70.87).abs() < 0.1 && (right - 552.76).abs() < 0.1, "text width");
        assert!(high - low > 25.0, "a row has two lines");
        assert!(next_high <= low + 0.01, "rows do not overlap");
    }
}

#[test]
fn long_tables_go_on_over_the_page_with_their_heads() {
    let index = keep("index-long", pages::index(&sheets::index(KK_RU, 13)).unwrap());
    assert_eq!(index.links.len(), 156);
    assert_eq!(index.links.last().unwrap().page + 1, index.page_count);
    let checklist = keep("checklist-long", pages::checklist(&sheets::checklist(KK_RU, 5)).unwrap());
    let manifest = keep("manifest-long", pages::manifest(&sheets::manifest(RU, 60)).unwrap());
    for (made, head) in [(&index, "Бет саны"), (&checklist, "Қазақша"), (&manifest, "SHA-256")]
    {
        assert!(made.page_count >= 3);
        let Some(text) = text_of(made) else { return };
        assert_eq!(text.matches(head).count(), usize::try_from(made.page_count).unwrap());
    }
    let Some(text) = text_of(&checklist) else { return };
    assert_eq!(text.matches("Расписка").count(), 1, "one receipt, on the last sheet");
}

#[test]
fn hostile_lengths_lose_nothing() {
    let long = "Өте ұзақ атау ".repeat(30);
    let unbroken = format!("{}конец.pdf", "скан_документа_без_пробелов_".repeat(12));
    let mut cover = sheets::cover(KK_RU);
    cover.title = Words(vec![long.clone(), unbroken.clone()]);
    cover.name = "WOLFESCHLEGELSTEINHAUSENBERGERDORFF HUBERT BLAINE THE ELDER".into();
    cover
        .rows
        .iter_mut()
        .for_each(|(_, value)| *value = Words(vec![long.clone(), unbroken.clone()]));
    let mut index = sheets::index(KK_RU, 1);
    index.sections[1].rows[0].title = Words(vec![long.clone(), unbroken.clone()]);
    index.sections[1].rows[1].title = Words::plain(long.repeat(30));
    index.person = long.clone();
    let mut checklist = sheets::checklist(KK_RU, 1);
    checklist.sections[0].rows[3].title = Words(vec![long.clone(), unbroken.clone()]);
    checklist.sections[0].rows[4].remark = Words(vec![long.clone(), long.clone()]);
    let mut manifest = sheets::manifest(KK_RU, 3);
    manifest.files[1].path = unbroken.clone();
    let mut notice = sheets::notice(KK_RU);
    notice.paragraphs.push(Words::plain(long.repeat(20)));
    for (name, made) in [
        ("hostile-cover", pages::cover(&cover).unwrap()),
        ("hostile-index", pages::index(&index).unwrap()),
        ("hostile-checklist", pages::checklist(&checklist).unwrap()),
        ("hostile-manifest", pages::manifest(&manifest).unwrap()),
        ("hostile-notice", pages::notice(&notice).unwrap()),
    ] {
        let made = keep(name, made);
        let Some(text) = asked("pdftotext", &made, &["-raw"], &["-"]) else { return };
        let joined: String = text.split_whitespace().collect();
        if name != "hostile-notice" {
            assert!(joined.contains("конец.pdf"), "{name}");
        }
        if name == "hostile-index" || name == "hostile-notice" {
            assert!(
                text.matches("ұзақ").count() >= 600,
                "{name}: {}",
                text.matches("ұзақ").count()
            );
        }
    }
}

#[test]
fn empty_lists_and_words_give_a_sheet_and_no_fault() {
    let made = [
        pages::cover(&CoverSheet::default()).unwrap(),
        pages::index(&Default::default()).unwrap(),
        pages::checklist(&Default::default()).unwrap(),
        pages::manifest(&Default::default()).unwrap(),
        pages::notice(&Default::default()).unwrap(),
    ];
    for made in made {
        assert_eq!(made.page_count, 1);
        asked("qpdf", &made, &["--check"], &[]);
    }
}
