//! ZIP archives as people send them, and as nobody should.

use std::time::Instant;

use permitpack::documents::limits;

use super::made::{archive, archive_at, pdf, png, raw_named, stored};
use super::{Desk, all_files};

#[test]
fn every_file_of_an_archive_comes_in_under_its_name_and_says_where_from() {
    let mut desk = Desk::new();
    let inner = archive(&[stored("виза.pdf", &pdf("visa"))]);
    let bytes = archive(&[
        stored("Иванов/паспорт 10.png", &png(40, 40, 1)),
        stored("Иванов/паспорт 2.png", &png(40, 40, 2)),
        stored("Иванов/", b""),
        stored("contract.pdf", &pdf("contract")).deflated(),
        stored("__MACOSX/._contract.pdf", b"resource fork"),
        stored("Thumbs.db", b"thumbs"),
        stored("ещё.zip", &inner),
    ]);
    let dropped = desk.drop_bytes("документы.zip", &bytes);
    assert_eq!(dropped.names(), ["contract.pdf", "паспорт 2.png", "паспорт 10.png", "виза.pdf"]);
    assert_eq!(dropped.said(), []);
    assert!(dropped.files.iter().all(|it| it.page_count == 1));
    assert_eq!(dropped.from("паспорт 2.png"), ["документы.zip/Иванов"]);
    assert_eq!(dropped.from("виза.pdf"), ["документы.zip", "ещё.zip"]);
    // It is there also after the case was closed and opened.
    let key = desk.office.case().key();
    desk.office.settle();
    desk.office.desk.close(super::NOW).unwrap();
    desk.office.desk.open(key, super::NOW).unwrap();
    let inbox = &desk.office.case().case().inbox;
    assert_eq!(inbox.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), dropped.names());
    assert_eq!(inbox[3].came_in, dropped.file("виза.pdf").came_in);
}

#[test]
fn names_of_old_windows_archivers_are_read() {
    let mut desk = Desk::new();
    let cp866 = |text: &str| encoding_rs::IBM866.encode(text).0.into_owned();
    let cp1251 = |text: &str| encoding_rs::WINDOWS_1251.encode(text).0.into_owned();
    let of = |name: &[u8], number| raw_named(name, &png(40, 40, number), 0);
    let dos = archive(&[
        of(&cp866("Копия паспорта Ахметов.png"), 1),
        of(&cp866("Договор аренды\\договор №5.png"), 2),
    ]);
    let windows = archive(&[of(&cp1251("Справка о несудимости.png"), 3)]);
    // «Еңбек шарты» as RK 1048 writes it.
    let mut kazakh = cp1251("Еnбек шарты");
    kazakh[1] = 0xbe;
    let kazakh = archive(&[of(&[kazakh, b".png".to_vec()].concat(), 4)]);
    let unmarked = archive(&[of("Төлқұжат.png".as_bytes(), 5)]);
    let mut names = Vec::new();
    for (name, bytes) in [("a", dos), ("b", windows), ("c", kazakh), ("d", unmarked)] {
        let dropped = desk.drop_bytes(&format!("{name}.zip"), &bytes);
        names.extend(dropped.names().into_iter().map(str::to_owned));
    }
    assert_eq!(
        names,
        [
            "Копия паспорта Ахметов.png",
            "договор №5.png",
            "Справка о несудимости.png",
            "Еңбек шарты.png",
            "Төлқұжат.png"
        ]
    );
}

#[test]
fn what_cannot_be_taken_out_is_named_and_costs_nothing_else() {
    let mut desk = Desk::new();
    let zeros = vec![0; 4 * 1024 * 1024];
    let bytes = archive(&[
        stored("good.png", &png(40, 40, 1)),
        stored("secret.pdf", b"nobody knows").encrypted(),
        stored("odd.pdf", b"packed otherwise").method(9),
        stored("bomb.bin", &zeros).deflated(),
        stored("broken.png", &png(64, 64, 2)).damaged(),
        stored("huge.bin", b"small").deflated().claiming(700 * 1024 * 1024),
        stored("longer.png", &png(50, 50, 3)).deflated().claiming(20),
        stored("last.pdf", &pdf("last")),
    ]);
    let dropped = desk.drop_bytes("mixed.zip", &bytes);
    // The archive waits for the password of the one that is locked.
    assert_eq!(dropped.names(), ["good.png", "last.pdf", "mixed.zip"]);
    assert_eq!(
        dropped.said(),
        [
            ("entry-method", "odd.pdf"),
            ("entry-ratio", "bomb.bin"),
            ("entry-damaged", "broken.png"),
            ("entry-too-large", "huge.bin"),
            ("entry-damaged", "longer.png"),
        ]
    );
}

#[test]
fn traps_are_refused_whole_and_quickly() {
    let mut desk = Desk::new();
    let kernel = stored("x", &vec![0; 2000]).deflated();
    let overlapping = archive_at(&vec![kernel; 50], vec![0; 50]);
    let many: Vec<_> = (0..=limits::MAX_ENTRIES).map(|n| stored(&n.to_string(), b"x")).collect();
    let deep = archive(&[stored("3.zip", &archive(&[stored("a.png", &png(9, 9, 9))]))]);
    let deep = archive(&[stored("2.zip", &deep)]);
    let begun = Instant::now();
    let said = |dropped: &super::Drop| dropped.said().first().map(|(code, _)| (*code).to_owned());
    for (name, bytes, code) in [
        ("overlap.zip", overlapping, "container-overlaps"),
        ("many.zip", archive(&many), "container-too-many"),
        ("deep.zip", deep, "container-too-deep"),
        ("empty.zip", archive(&[stored("folder/", b"")]), "container-empty"),
        ("cut.zip", archive(&[stored("a.png", &png(9, 9, 9))])[..60].to_vec(), "file-damaged"),
    ] {
        let dropped = desk.drop_bytes(name, &bytes);
        assert_eq!(dropped.names(), Vec::<&str>::new(), "{name}");
        assert_eq!(said(&dropped).as_deref(), Some(code), "{name}");
    }
    println!("five traps in {:?}", begun.elapsed());
}

#[test]
fn archives_inside_archives_have_one_limit_together() {
    let mut desk = Desk::new();
    // Each file is small enough to be as well packed as it likes, and so is each archive.
    let files: Vec<_> =
        (0..6).map(|n| stored(&format!("{n}.bin"), &vec![n; 990 * 1024]).deflated()).collect();
    let inner = archive(&files);
    let nested: Vec<_> = (0..20).map(|n| stored(&format!("{n}.zip"), &inner)).collect();
    let bytes = archive(&nested);
    assert!(bytes.len() < 400 * 1024, "a small archive: {}", bytes.len());
    let paths = vec![desk.put("a.zip", &bytes), desk.put("b.png", &png(40, 40, 1))];
    let dropped = desk.drop(paths);
    let said = dropped.said();
    let traps: Vec<_> = said.iter().filter(|(code, _)| *code == "drop-ratio").collect();
    assert_eq!(traps.len(), 1, "it is said once: {said:?}");
    let twice = said.iter().filter(|(code, _)| *code == "file-brought-twice").count();
    let unpacked = (twice + 6) as u64 * 990 * 1024;
    assert!(unpacked <= limits::ALWAYS_UNPACKED.max(bytes.len() as u64 * limits::MAX_RATIO));
    assert!(dropped.names().contains(&"b.png"), "what is no archive comes in: {said:?}");
}

#[test]
fn paths_that_lead_elsewhere_lead_nowhere() {
    let mut desk = Desk::new();
    let paths = ["../../evil.png", "/etc/evil.png", "C:\\Windows\\evil.png", "..\\evil.png"];
    let files: Vec<_> = (1..).zip(paths).map(|(n, path)| stored(path, &png(30, 30, n))).collect();
    let dropped = desk.drop_bytes("paths.zip", &archive(&files));
    assert_eq!(dropped.names(), ["evil.png"; 4]);
    assert_eq!(dropped.said(), []);
    // The archive itself, the workspace, and in it four files under their digests.
    let after = all_files(desk.folder.path());
    let workspace = desk.folder.path().join("workspace");
    let outside: Vec<_> = after.iter().filter(|it| !it.starts_with(&workspace)).collect();
    assert_eq!(outside, [&desk.folder.path().join("paths.zip")]);
    let kept = after.iter().filter(|it| it.starts_with(workspace.join("files")));
    assert_eq!(kept.count(), 4);
    assert!(!after.iter().any(|it| it.to_string_lossy().contains("evil")), "{after:?}");
}

#[test]
fn of_files_with_the_same_name_each_one_comes_in() {
    let mut desk = Desk::new();
    let bytes = archive(&[stored("a/1.png", &png(20, 20, 1)), stored("a/1.png", &png(20, 20, 2))]);
    let dropped = desk.drop_bytes("twins.zip", &bytes);
    assert_eq!(dropped.names(), ["1.png", "1.png"]);
    // A comment behind an archive does not matter.
    let mut commented = bytes.clone();
    let comment = b"Sent by e-mail";
    let length = commented.len() - 2;
    commented[length..].copy_from_slice(&u16::try_from(comment.len()).unwrap().to_le_bytes());
    commented.extend(comment);
    let dropped = desk.drop_bytes("commented.zip", &commented);
    assert_eq!(dropped.names(), ["1.png", "1.png"]);
    // A program that unpacks itself is a program: what something begins with says what it is.
    let mut prefixed = b"#!/bin/sh\n".to_vec();
    prefixed.extend(bytes);
    let dropped = desk.drop_bytes("sfx.zip", &prefixed);
    assert_eq!(dropped.files[0].findings[0].code.0, "refused-unknown", "an archive begins as one");
}

#[test]
fn an_archive_of_office_files_is_still_an_archive() {
    let mut desk = Desk::new();
    let docx =
        archive(&[stored("[Content_Types].xml", b"<x/>"), stored("word/document.xml", b"<x/>")]);
    let bytes = archive(&[stored("договор.docx", &docx), stored("скан.png", &png(20, 20, 1))]);
    let dropped = desk.drop_bytes("all.zip", &bytes);
    assert_eq!(dropped.names(), ["договор.docx", "скан.png"]);
    let refused = &dropped.file("договор.docx").findings;
    assert_eq!(refused[0].code.0, "refused-docx");
}

#[test]
fn links_and_files_without_a_name_are_named() {
    let mut desk = Desk::new();
    let bytes = archive(&[
        stored("shortcut.pdf", b"../elsewhere/contract.pdf").link(),
        stored("", &png(40, 40, 1)),
        stored("../..", &pdf("dots")),
        stored("folder/", b""),
        stored("good.png", &png(40, 40, 2)),
    ]);
    let dropped = desk.drop_bytes("odd.zip", &bytes);
    assert_eq!(dropped.names(), ["1.png", "2.pdf", "good.png"]);
    assert_eq!(
        dropped.said(),
        [("entry-link", "shortcut.pdf"), ("entry-nameless", "1.png"), ("entry-nameless", "2.pdf"),]
    );
    // A name that says it is UTF-8 and is not comes in as far as it can be read.
    let broken = archive(&[raw_named(b"\xff\xfepass.png", &png(40, 40, 3), 1 << 11)]);
    let dropped = desk.drop_bytes("broken.zip", &broken);
    assert_eq!(dropped.names(), ["\u{fffd}\u{fffd}pass.png"]);
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_are_named() {
    let mut desk = Desk::new();
    let folder = desk.folder.path().join("scans");
    std::fs::create_dir(&folder).unwrap();
    let target = desk.put("elsewhere.png", &png(40, 40, 1));
    std::os::unix::fs::symlink(&target, folder.join("link.png")).unwrap();
    std::fs::write(folder.join("real.png"), png(40, 40, 2)).unwrap();
    let dropped = desk.drop(vec![folder]);
    assert_eq!(dropped.names(), ["real.png"]);
    assert_eq!(dropped.said(), [("file-link", "link.png")]);
}
