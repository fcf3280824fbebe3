//! `export`, `verify`, `demo`: packs as they are made, refused, split, replaced and interrupted.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use super::{
    LANGUAGES, assert_language, changed, copy_all, folder, names, pdf_text, program, run,
    sample_case,
};

fn export(typed: &str, case: &Path, out: &Path) -> super::Answer {
    run(&format!("export {typed} --out"), [out, case])
}

/// The pack of the sample, made once; nobody changes it.
fn whole_pack() -> &'static Path {
    static PACK: OnceLock<PathBuf> = OnceLock::new();
    PACK.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap().keep();
        export("", sample_case(), &folder).fine();
        folder
    })
}

/// The PDFs of a pack that are bundles, in order.
fn bundles(pack: &Path) -> Vec<String> {
    let is_bundle = |name: &String| {
        let (stem, extension) = name.rsplit_once('.').unwrap();
        extension == "pdf" && !stem.ends_with("_checklist")
    };
    names(pack).into_iter().filter(is_bundle).collect()
}

#[test]
fn a_pack_is_made_verified_and_not_overwritten() {
    let pack = folder();
    let out = export("", sample_case(), pack.path()).fine();
    let made = names(pack.path());
    assert_eq!(made.len(), 4, "{made:?}");
    for name in &made {
        assert!(out.contains(name.as_str()), "{name}: {out}");
    }
    assert_eq!(out.matches("SHA-256 ").count(), 4, "{out}");
    assert_eq!(out.matches("Nothing has been submitted yet").count(), 1, "{out}");
    assert!(!out.contains("DRAFT"), "{out}");
    for name in made.iter().filter(|name| name.ends_with("014_IVANOV.pdf") || name.ends_with("zip"))
    {
        for language in LANGUAGES {
            let typed = format!("verify --as-of 2026-11-24 --lang {language}");
            let said = run(&typed, [&pack.path().join(name)]).fine();
            assert!(said.contains("2026-014"), "{said}");
        }
    }
    let before = fs::read(pack.path().join(&made[0])).unwrap();
    let err = export("", sample_case(), pack.path()).refused();
    assert!(err.contains("--replace"), "{err}");
    assert_eq!(fs::read(pack.path().join(&made[0])).unwrap(), before);
    export("--replace", sample_case(), pack.path()).fine();
    assert_eq!(names(pack.path()), made);
    assert_eq!(fs::read(pack.path().join(&made[0])).unwrap(), before, "the same bytes");
}

#[test]
fn a_changed_byte_is_found() {
    let pack = folder();
    copy_all(whole_pack(), pack.path());
    for name in names(pack.path()).iter().filter(|name| !name.ends_with("ics")) {
        let path = pack.path().join(name);
        let mut bytes = fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0x55;
        fs::write(&path, bytes).unwrap();
        let answer = run("verify --format json", [&path]);
        assert_eq!(answer.code, 1, "{name}: {}", answer.out);
        assert!(answer.json().is_object());
    }
}

#[test]
fn an_incomplete_case_is_a_draft_or_nothing() {
    let case = changed(&[(
        "[[document]]\nkind = \"owner_consent\"\nform = \"notarised\"\n\
         files = [\"scans/owner-consent.tif\"]\nissued_on = 2026-11-03\nexpires_on = 2027-11-02\n",
        "",
    )]);
    let pack = folder();
    for language in LANGUAGES {
        let answer = export(&format!("--lang {language}"), case.path(), pack.path());
        assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{}", answer.err);
        assert!(answer.err.starts_with("error: ") && answer.err.contains("\nhint: "));
        assert!(answer.err.contains("--draft"), "{}", answer.err);
        assert!(names(pack.path()).is_empty());
    }
    let out = export("--draft", case.path(), pack.path()).fine();
    assert!(out.starts_with("DRAFT"), "{out}");
    let Some(text) = pdf_text(&pack.path().join(&bundles(pack.path())[0])) else { return };
    assert!(text.contains("ЖОБА") || text.contains("ЧЕРНОВИК"), "{text}");
}

#[test]
fn a_draft_names_what_to_mend_on_every_list() {
    let case = changed(&[("iin = \"900101300007\"", "iin = \"900101300008\"")]);
    for (languages, said) in [
        ("en", "the check digit of “900101300008” is wrong"),
        ("ru+kk+en", "контрольная цифра номера «900101300008» неверна"),
    ] {
        let pack = folder();
        export(&format!("--draft --lang {languages}"), case.path(), pack.path()).fine();
        let bundle = pack.path().join(&bundles(pack.path())[0]);
        let checklist = names(pack.path()).into_iter().find(|it| it.ends_with("checklist.pdf"));
        let (Some(whole), Some(list)) =
            (pdf_text(&bundle), pdf_text(&pack.path().join(checklist.unwrap())))
        else {
            return;
        };
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let cover = squeezed(whole.split('\u{c}').next().unwrap());
        assert!(cover.contains(said), "{cover}");
        assert!(squeezed(&list).contains(said), "{list}");
    }
}

#[test]
fn a_draft_says_why_a_file_has_no_pages() {
    let (case, pack) = (changed(&[]), folder());
    fs::write(case.path().join("company/contract-118.pdf"), "").unwrap();
    fs::write(case.path().join("letters/petition.pdf"), "Dear all,").unwrap();
    let out = export("--draft --lang en", case.path(), pack.path()).fine();
    assert!(out.contains("contract-118.pdf: The file is empty."), "{out}");
    assert!(out.contains("petition.pdf: This is plain text."), "{out}");
}

#[test]
fn fewer_volumes_than_before_leave_no_old_ones_beside_them() {
    let pack = folder();
    export("--max-size 700KB", sample_case(), pack.path()).fine();
    let before = bundles(pack.path());
    assert!(before.len() > 2, "{before:?}");
    let own = pack.path().join(&before[1]);
    fs::write(&own, "signed by somebody").unwrap();
    fs::write(pack.path().join("notes.pdf"), "notes").unwrap();
    let out = export("--replace --lang en", sample_case(), pack.path()).fine();
    let left: Vec<String> =
        names(pack.path()).into_iter().filter(|it| it.ends_with("pdf")).collect();
    assert_eq!(
        left,
        ["2026-014_IVANOV.pdf", &before[1], "2026-014_IVANOV_checklist.pdf", "notes.pdf"]
    );
    assert_eq!(fs::read(&own).unwrap(), b"signed by somebody");
    assert!(out.contains("a volume of an earlier pack"), "{out}");
}

#[test]
fn volumes_are_small_and_cut_no_document() {
    let split = folder();
    let limit = 700_000;
    let out = export("--max-size 700KB", sample_case(), split.path()).fine();
    let volumes = bundles(split.path());
    assert!(volumes.len() > 1, "{volumes:?}");
    for volume in &volumes {
        let size = fs::metadata(split.path().join(volume)).unwrap().len();
        assert!(size <= limit, "{volume}: {size}");
        assert!(out.contains(volume.as_str()));
    }
    for (at, volume) in volumes.iter().enumerate() {
        let path = split.path().join(volume);
        let said = run("verify --as-of 2026-11-24", [&path]).fine();
        let which = format!("This is volume {} of {}.", at + 1, volumes.len());
        assert!(said.contains(&which), "{said}");
        let others = volumes.iter().filter(|other| *other != volume);
        assert!(others.into_iter().all(|other| said.contains(other.as_str())), "{said}");
        let json = run("verify --format json --as-of 2026-11-24", [&path]).json();
        assert_eq!(json["volume"]["number"], at + 1);
    }
}

#[test]
fn profiles_and_languages_are_chosen() {
    let pack = folder();
    let err = export("--profile nope --lang ru", sample_case(), pack.path()).refused();
    assert_language(err.lines().next().unwrap(), "ru");
    assert!(err.contains("counter, portal, lawfirm"), "{err}");
    assert!(names(pack.path()).is_empty());
    export("--profile lawfirm --lang ru+kk", sample_case(), pack.path()).fine();
    let Some(text) = pdf_text(&pack.path().join(&bundles(pack.path())[0])) else { return };
    assert!(text.contains("Опись") && text.contains("ізімдеме"), "both languages");
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let folder = folder();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    for language in LANGUAGES {
        let inside = file.join("pack");
        let err = export(&format!("--lang {language}"), sample_case(), &inside).refused();
        assert!(err.contains("file"), "{err}");
        assert!(!err.contains("os error"), "{err}");
        assert_language(&err.replace(folder.path().to_str().unwrap(), ""), language);
    }
    let err = run("demo --out", [&file.join("demo")]).refused();
    assert!(!err.contains("os error"), "{err}");
    let read_only = folder.path().join("read-only");
    fs::create_dir(&read_only).unwrap();
    let mut rights = fs::metadata(&read_only).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&read_only, rights).unwrap();
    if fs::write(read_only.join("probe"), "").is_ok() {
        println!("skipped: this user may write everywhere");
        return;
    }
    let err = export("", sample_case(), &read_only).refused();
    assert!(err.contains("access is denied"), "{err}");
}

#[test]
fn the_demo_runs_twice_and_keeps_what_was_edited() {
    let demo = folder();
    let out = run("demo --out", [demo.path()]).fine();
    assert_eq!(names(demo.path()), ["case", "pack"]);
    assert!(out.contains("Complete") && out.contains("2026-014_IVANOV.zip"), "{out}");
    let path = demo.path().join("case/case.toml");
    let edited =
        fs::read_to_string(&path).unwrap().replace("number = \"2026-014\"", "number = \"7\"");
    fs::write(&path, &edited).unwrap();
    let out = run("demo --lang ru --out", [demo.path()]).fine();
    assert!(out.contains("Дело 7"), "{out}");
    assert_eq!(fs::read_to_string(&path).unwrap(), edited);
}

#[test]
fn an_interrupted_export_leaves_nothing_under_a_final_name() {
    let (case, whole) = (sample_case(), whole_pack());
    let complete = names(whole);
    let mut interrupted = None;
    for wait in [60, 300, 500, 700] {
        let pack = folder();
        let mut child = program()
            .args(["export", "--out"])
            .args([pack.path(), case])
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        if sent.is_err() {
            println!("skipped: kill is not installed");
            child.wait().unwrap();
            return;
        }
        let ended = child.wait().unwrap();
        let left = names(pack.path());
        let last: Vec<String> =
            left.iter().filter(|name| !name.starts_with(".permitpack-")).cloned().collect();
        if ended.success() {
            assert_eq!(last, complete, "after {wait} ms");
        } else {
            // Between two renames the first files are there; each is complete.
            for name in &last {
                let (one, other) = (pack.path().join(name), whole.join(name));
                assert!(fs::read(one).unwrap() == fs::read(other).unwrap(), "{name}");
            }
        }
        interrupted = Some(pack);
    }
    // The next export sweeps what the interrupted one left.
    let pack = interrupted.unwrap();
    export("--replace", case, pack.path()).fine();
    assert_eq!(names(pack.path()), complete);
}
