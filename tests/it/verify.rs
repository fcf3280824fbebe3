//! Packs from anyone: spoilt, cut, repacked, made to do harm, of other programs, of other times.

mod archives;
mod harm;
mod later;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use permitpack::domain::Language;
use permitpack::export::manifest::Manifest;
use permitpack::export::verify::{
    CODES, FileState, PackKind, Verdict, Verification, lines, report, verify,
};

use crate::pack::{codes, look, of_kind, the_pack, the_sample};
use crate::worker::honest;

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared")
}

fn pack(extension: &str) -> Vec<u8> {
    fs::read(of_kind(&the_pack().0, extension)).unwrap()
}

fn put(path: &Path, bytes: &[u8]) {
    fs::File::create(path).unwrap().write_all(bytes).unwrap();
}

/// Verifies bytes under a name.
fn look_at(bytes: &[u8]) -> Verification {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("received");
    put(&path, bytes);
    let verification = look(&path);
    assert!(verification.is_right() || !codes(&verification).is_empty(), "no reason given");
    for language in Language::ALL {
        for line in lines(&the_sample().book, &verification, language) {
            assert!(!line.contains(['‹', '{']) && !line.chars().any(char::is_control), "{line}");
        }
    }
    verification
}

fn manifest_of(verification: &Verification) -> &Manifest {
    verification.manifest.as_deref().unwrap()
}

#[test]
fn a_right_pack_says_what_it_is() {
    for (extension, kind) in [("zip", PackKind::Zip), ("pdf", PackKind::Pdf)] {
        let right = look_at(&pack(extension));
        assert_eq!((right.verdict, right.kind), (Verdict::Right, kind), "{:?}", codes(&right));
        assert!(right.files.iter().all(|file| file.state == FileState::Right));
        let book = &the_sample().book;
        assert_eq!(manifest_of(&right).rule_book.version, book.version);
        let text = lines(book, &right, Language::En).join("\n");
        println!("{text}\n");
        assert!(text.contains(&right.sha256.unwrap().to_string()));
        assert!(text.contains("compare these numbers"), "what it rests on is said: {text}");
        let json = serde_json::to_value(report(book, &right, Language::Ru)).unwrap();
        assert_eq!(json["verdict"], "right");
        assert_eq!(json["made"]["rule_book"], book.version);
    }
}

/// Every 97th byte changed, one after another: each time something is wrong. The worker's part alone
/// would do; the whole way is taken so that the parent is tested with it.
fn flips(extension: &str, step: usize) {
    let right = pack(extension);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(format!("spoilt.{extension}"));
    let (mut tried, mut told) = (0, std::collections::BTreeMap::<&str, u32>::new());
    for (at, bit) in (0..right.len()).step_by(step).zip((0..8).cycle()) {
        let mut bytes = right.clone();
        bytes[at] ^= 1 << bit;
        put(&path, &bytes);
        let verification = look(&path);
        assert!(!verification.is_right(), "{extension}: byte {at}, bit {bit} was not missed");
        let first = codes(&verification)[0];
        *told.entry(first).or_default() += 1;
        tried += 1;
    }
    println!("{extension}: {tried} of {} bytes changed: {told:?}", right.len());
    assert!(tried > 100);
}

#[test]
fn a_changed_byte_of_a_small_pack_is_always_found() {
    // The sample is large; the small archive and bundle below are tried more closely.
    let (zip, pdf) = archives::small();
    for (bytes, step) in [(zip, 5), (pdf, 41)] {
        let right = look_at(&bytes);
        assert!(right.is_right(), "{:?}", codes(&right));
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("spoilt");
        for (at, bit) in (0..bytes.len()).step_by(step).zip((0..8).cycle()) {
            let mut bytes = bytes.clone();
            bytes[at] ^= 1 << bit;
            put(&path, &bytes);
            assert!(!look(&path).is_right(), "byte {at}, bit {bit}");
        }
    }
}

#[test]
fn a_changed_byte_of_the_sample_is_found() {
    let step = |extension| (pack(extension).len() / 120 / 97).max(1) * 97;
    flips("zip", step("zip"));
    flips("pdf", step("pdf"));
}

#[test]
fn what_is_cut_off_or_added_is_found() {
    for extension in ["zip", "pdf"] {
        let right = pack(extension);
        for length in [0, 1, 4, 21, 100, right.len() / 3, right.len() / 2, right.len() - 1] {
            let cut = look_at(&right[..length]);
            assert!(!cut.is_right(), "{extension} cut to {length}");
        }
        let cut = look_at(&right[..right.len() - 30]);
        assert!(codes(&cut).contains(&"verify-truncated"), "{:?}", codes(&cut));
        for (before, after) in [(&b""[..], &b"\n"[..]), (b"", b"\0"), (b"\n", b""), (b"junk", b"")]
        {
            let longer = [before, &right, after].concat();
            assert!(!look_at(&longer).is_right(), "{extension} with {before:?} and {after:?}");
        }
    }
}

#[test]
fn a_bundle_that_was_saved_again_is_not_verified() {
    let dir = tempfile::tempdir().unwrap();
    let (from, to) = (of_kind(&the_pack().0, "pdf"), dir.path().join("again.pdf"));
    let tool = std::process::Command::new("qpdf").arg(&from).arg(&to).status();
    if tool.is_err() {
        println!("skipped: qpdf is not installed");
        return;
    }
    let again = look(&to);
    assert_eq!(again.verdict, Verdict::Changed, "{:?}", codes(&again));
    // An incremental update: everything before it is as it was.
    let update = b"\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n";
    let updated = look_at(&[&pack("pdf")[..], update].concat());
    assert!(!updated.is_right());
}

#[test]
fn files_that_are_no_packs_get_a_reason() {
    let dir = tempfile::tempdir().unwrap();
    let book = &the_sample().book;
    let as_of = the_sample().assessment.as_of;
    for path in [dir.path().to_owned(), dir.path().join("nothing"), PathBuf::from("/dev/null")] {
        let verification = verify(&path, &honest(), book, as_of);
        assert_eq!(codes(&verification), ["verify-unreadable"], "{}", path.display());
        assert_eq!(verification.verdict, Verdict::Refused);
    }
    for (bytes, code) in [
        (&b""[..], "verify-foreign"),
        (b"hello", "verify-foreign"),
        (b"\xff\xd8\xff\xe0 a photo", "verify-foreign"),
        (b"%PDF-1.7\n%%EOF\n", "verify-pdf-damaged"),
        (b"PK\x03\x04 and no end", "verify-truncated"),
    ] {
        assert!(codes(&look_at(bytes)).contains(&code), "{:?}", codes(&look_at(bytes)));
    }
}

#[test]
fn bundles_of_others_are_not_our_packs() {
    let corpora = shared().join("corpora");
    let (mut seen, mut damaged) = (0, 0);
    for folder in ["bombs", "qpdf"] {
        let Ok(entries) = fs::read_dir(corpora.join(folder)) else {
            println!("skipped: no ../shared/corpora/{folder}");
            continue;
        };
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        // All bombs, and a sample of the rest.
        let step = if folder == "bombs" { 1 } else { 9 };
        for path in paths.iter().step_by(step) {
            let verification = look(path);
            assert!(!verification.is_right(), "{}", path.display());
            assert!(!codes(&verification).is_empty(), "{}", path.display());
            damaged += usize::from(verification.verdict != Verdict::NotOurs);
            seen += 1;
        }
    }
    println!("{seen} foreign PDF files, {damaged} of them damaged or locked");
}

#[test]
fn codes_are_listed_once() {
    let mut names: Vec<&str> = CODES.iter().map(|code| code.0).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), CODES.len());
    assert!(names.iter().all(|name| name.starts_with("verify-")));
}
