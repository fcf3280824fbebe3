//! `bundle` and `inspect`: files of all kinds without a case.

use std::fs;

use super::{LANGUAGES, assert_language, folder, pdf_text, run, sample_case};

#[test]
fn files_of_different_kinds_become_one_pdf() {
    let folder = folder();
    let out = folder.path().join("all.pdf");
    let case = sample_case();
    let files = [
        case.join("scans/passport.jpg"),
        case.join("company/contract-118.pdf"),
        case.join("scans/owner-consent.tif"),
        case.join("screens/arrival-notice.png"),
        case.join("company/esutd.pdf"),
    ];
    let [photo, contract, fax, screen, damaged] = files.each_ref().map(std::path::PathBuf::as_path);
    let said = run("bundle --out", [&out, photo, contract, fax, screen, damaged]).fine();
    assert!(said.contains("all.pdf: ") && said.contains(" pages, "), "{said}");
    assert!(said.contains("arrival-notice.png, page 1: "), "{said}");
    if let Some(text) = pdf_text(&out) {
        for file in &files {
            let name = file.file_name().unwrap().to_str().unwrap();
            assert!(text.contains(name), "{name} is in the index: {text}");
        }
        assert!(text.contains("Index"), "{text}");
    }
    let err = run("bundle --lang kk --out", [&out, photo]).refused();
    assert!(err.contains("--replace") && err.contains("all.pdf"), "{err}");
    assert_language(err.lines().last().unwrap(), "kk");
    run("bundle --replace --out", [&out, photo]).fine();
    assert_eq!(super::names(folder.path()), ["all.pdf"]);
}

#[test]
fn what_cannot_become_pages_is_refused_by_name() {
    let folder = folder();
    let out = folder.path().join("out.pdf");
    for (name, bytes) in
        [("empty.pdf", &b""[..]), ("notes.txt", b"hello"), ("cut.pdf", b"%PDF-1.7\n1 0 obj")]
    {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        for language in LANGUAGES {
            let err = run(&format!("bundle --lang {language} --out"), [&out, &path]).refused();
            assert!(err.contains(name), "{err}");
            let words = err.replace(name, "").replace("PDF", "").replace("error: ", "");
            assert_language(&words.replace("hint: ", ""), language);
        }
        assert!(!out.exists());
    }
    let err = run("bundle --out", [&out, &folder.path().join("absent.pdf")]).refused();
    assert!(err.contains("absent.pdf"), "{err}");
}

#[test]
fn inspect_tells_kind_pages_and_findings() {
    let case = sample_case();
    let (photo, damaged) = (case.join("scans/passport.jpg"), case.join("company/esutd.pdf"));
    let text = run("inspect", [&photo, &damaged]).fine();
    assert!(text.contains("passport.jpg: jpeg, 1 page, "), "{text}");
    let list = run("inspect --format json", [&photo, &damaged, &case.join("case.toml")]);
    assert_eq!(list.code, 1, "one cannot be used");
    let list = list.json();
    let list = list.as_array().unwrap();
    let kinds: Vec<&str> = list.iter().map(|it| it["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["jpeg", "pdf", "text"]);
    for file in list {
        let keys: Vec<&str> = file.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["file", "findings", "kind", "page_count", "sha256", "size"]);
    }
    assert_eq!(list[2]["page_count"], 0);
    let finding = &list[2]["findings"][0];
    for key in ["severity", "code", "subject", "message", "hint"] {
        assert!(finding.get(key).is_some(), "{key}: {finding}");
    }
    assert_eq!(finding["severity"], "blocker");
}

#[test]
fn inspect_says_what_a_file_may_be_when_it_is_asked() {
    let case = sample_case();
    let photo = case.join("scans/passport.jpg");
    assert!(!run("inspect", [&photo]).fine().contains("may be"));
    let text = run("inspect --suggest", [&photo]).fine();
    assert!(text.contains("may be: Passport") && text.contains("“passport”"), "{text}");
    let list = run("inspect --suggest --format json", [&photo]).json();
    let first = &list[0]["may_be"][0];
    assert!(first["weight"].as_u64().unwrap() > 0 && first["reasons"][0]["code"].is_string());
}

#[test]
fn every_place_that_is_no_file_is_told_at_once() {
    let folder = folder();
    let absent = folder.path().join("absent.pdf");
    let photo = sample_case().join("scans/passport.jpg");
    let err = run("inspect", [&photo, &absent, folder.path()]).refused();
    assert_eq!(err.matches("error: ").count(), 2, "{err}");
    assert!(err.contains("absent.pdf") && err.contains("it is a folder"), "{err}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_a_merge_and_leaves_nothing() {
    let folder = folder();
    let out = folder.path().join("all.pdf");
    let photo = sample_case().join("scans/passport.jpg");
    let mut command = super::program();
    command.arg("bundle").arg("--out").arg(&out).args(std::iter::repeat_n(&photo, 2_000));
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
    let child = command.spawn().unwrap();
    // It is in the middle of it once the unfinished file is there.
    let begun = std::time::Instant::now();
    while super::names(folder.path()).is_empty() {
        assert!(begun.elapsed().as_secs() < 60, "nothing is written");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let pid = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let answer = child.wait_with_output().unwrap();
    let err = String::from_utf8(answer.stderr).unwrap();
    assert_eq!(answer.status.code(), Some(2), "{err}");
    assert!(err.starts_with("error: Cancelled\nhint: "), "{err}");
    assert!(super::names(folder.path()).is_empty());
}

#[test]
fn a_finding_names_its_file_in_every_language() {
    let coarse = sample_case().join("screens/arrival-notice.png");
    for language in LANGUAGES {
        let text = run(&format!("inspect --lang {language}"), [&coarse]).fine();
        let found = text.lines().skip(1).any(|line| line.contains(" arrival-notice.png"));
        assert!(found, "{text}");
    }
}
