//! Journeys of people as far as the command line carries them.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::Command;

use image::{GrayImage, Luma};
use serde_json::Value;

use super::{changed, facts_only, folder, names, pdf_text, run, sample_case};

fn requirement<'r>(report: &'r Value, id: &str) -> Option<&'r Value> {
    report["requirements"].as_array().unwrap().iter().find(|it| it["id"] == id)
}

fn codes(report: &Value) -> Vec<&str> {
    let findings = report["findings"].as_array().unwrap();
    findings.iter().map(|it| it["code"].as_str().unwrap()).collect()
}

fn made(pack: &Path, extension: &str) -> std::path::PathBuf {
    let name = names(pack).into_iter().find(|name| name.ends_with(&format!("IVANOV.{extension}")));
    pack.join(name.unwrap())
}

fn manifest(pack: &Path) -> String {
    let mut zip = zip::ZipArchive::new(fs::File::open(made(pack, "zip")).unwrap()).unwrap();
    let mut text = String::new();
    zip.by_name("manifest.json").unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A mistyped IIN: said with what to do, marked in the pack, kept as it was typed.
#[test]
fn a_mistyped_iin_is_marked_and_kept() {
    let case = changed(&[("iin = \"900101300007\"", "iin = \"900101300008\"")]);
    let before = fs::read(case.path().join("case.toml")).unwrap();
    for (language, word) in [("en", "digit"), ("ru", "цифра"), ("kk", "цифр")] {
        let out = run(&format!("check --lang {language}"), [case.path()]).short();
        let line = out.lines().find(|line| line.trim_start().starts_with("! ")).unwrap();
        assert!(line.contains("900101300008") && line.contains(word), "{line}");
    }
    let pack = folder();
    let refused = run("export --out", [pack.path(), case.path()]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    run("export --draft --out", [pack.path(), case.path()]).fine();
    assert!(manifest(pack.path()).contains("900101300008"), "nothing is lost");
    if let Some(text) = pdf_text(&made(pack.path(), "pdf")) {
        assert!(text.contains("ЖОБА") || text.contains("ЧЕРНОВИК"), "marked");
    }
    assert_eq!(fs::read(case.path().join("case.toml")).unwrap(), before);
}

/// The owner is abroad and the permit ends in six days: another channel, another consent, and why.
#[test]
fn another_channel_asks_for_another_consent() {
    let renewal = [
        ("procedure = \"trp-first\"", "procedure = \"trp-renewal\""),
        ("as_of = 2026-11-24", "as_of = 2027-10-27"),
        ("[permit]\n", "[permit]\nexpires_on = 2027-11-02\n"),
        ("owner_attends = \"in-person\"", "owner_attends = \"no\""),
    ];
    let counter = facts_only(&renewal);
    let at_counter = run("check --format json", [counter.path()]).json();
    let consent = requirement(&at_counter, "owner-consent").unwrap();
    let mut changes = renewal.to_vec();
    changes.push(("channel = \"state-corporation\"", "channel = \"portal\""));
    let portal = facts_only(&changes);
    let on_portal = run("check --format json", [portal.path()]).json();
    assert_eq!(consent["status"], "missing");
    let other = requirement(&on_portal, "owner-consent").unwrap();
    assert_eq!(other["status"], "not-applicable");
    let electronic = requirement(&on_portal, "owner-consent-electronic").unwrap();
    assert_eq!(electronic["status"], "missing");
    let was = requirement(&at_counter, "owner-consent-electronic").unwrap();
    assert_eq!(was["status"], "not-applicable");
    let why = run("check --explain", [portal.path()]).short();
    assert!(why.contains("e-signature"), "{why}");
    let deadlines = at_counter["deadlines"].as_array().unwrap();
    assert!(deadlines.iter().any(|it| it["due_on"] == "2027-11-02" && it["status"] == "soon"));
}

/// The employer changed and the old permit lives: the refusal pattern with its two ways out.
#[test]
fn a_living_permit_of_the_old_employer_blocks() {
    let change = ("procedure = \"trp-first\"", "procedure = \"trp-new-employer\"");
    let alive =
        facts_only(&[change, ("[fingerprints]", "[old_permit]\nalive = true\n\n[fingerprints]")]);
    let report = run("check --format json", [alive.path()]).json();
    assert!(
        codes(&report).contains(&"constraint-blocker") || codes(&report).len() == 1,
        "{report}"
    );
    let out = run("check", [alive.path()]).short();
    assert!(out.contains("! The permit from the old employer is still valid"), "{out}");
    assert!(out.contains("Two ways out: have the old permit cancelled, or attach"), "{out}");
    let cancelled = facts_only(&[
        change,
        (
            "[fingerprints]",
            "[old_permit]\nalive = true\ncancelled_on = 2026-11-20\n\n[fingerprints]",
        ),
    ]);
    let out = run("check", [cancelled.path()]).short();
    assert!(!out.contains("is still valid: the new one is refused"), "{out}");
}

/// A PDF whose only page is a picture of that many grey pixels a side, not compressed.
fn heavy_pdf(side: usize) -> Vec<u8> {
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R \
          /Resources << /XObject << /I 4 0 R >> >> >>"
            .to_vec(),
    ];
    let mut picture = format!(
        "<< /Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceGray \
         /BitsPerComponent 8 /Length {} >>\nstream\n",
        side * side
    )
    .into_bytes();
    picture.resize(picture.len() + side * side, 0x80);
    picture.extend(b"\nendstream");
    objects.push(picture);
    objects.push(b"<< /Length 29 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q \nendstream".to_vec());
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut table = "xref\n0 6\n0000000000 65535 f \n".to_owned();
    for (number, object) in objects.iter().enumerate() {
        table.extend(format!("{:010} 00000 n \n", pdf.len()).chars());
        pdf.extend(format!("{} 0 obj\n", number + 1).into_bytes());
        pdf.extend(object);
        pdf.extend(b"\nendobj\n");
    }
    let tail = format!("trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", pdf.len());
    pdf.extend(table.into_bytes());
    pdf.extend(tail.into_bytes());
    pdf
}

/// Four photographs, an A3 upside down, a locked PDF, 38 MB of contract, a damaged PDF, an empty file:
/// each is taken or refused by name, and each is in the pack.
#[test]
fn bad_scans_are_taken_or_refused_by_name() {
    let case = changed(&[
        ("[\"scans/owner-id.jpg\"]", "[{ path = \"scans/a3.jpg\", quarter_turns = 2 }]"),
        ("[\"company/contract-118.pdf\"]", "[\"company/contract-38.pdf\"]"),
        ("[\"scans/iin.jpg\"]", "[\"scans/empty.jpg\"]"),
        ("[\"letters/petition.pdf\"]", "[\"letters/locked.pdf\"]"),
        ("[\"scans/head-order.jpg\"]", "[\"scans/cut.jpg\"]"),
    ]);
    let at = |path: &str| case.path().join(path);
    GrayImage::from_fn(2339, 1654, |x, y| {
        Luma([if (x / 40 + y / 40) % 2 == 0 { 40 } else { 230 }])
    })
    .save(at("scans/a3.jpg"))
    .unwrap();
    fs::write(at("company/contract-38.pdf"), heavy_pdf(6165)).unwrap();
    fs::write(at("scans/empty.jpg"), "").unwrap();
    let photo = fs::read(at("scans/head-order.jpg")).unwrap();
    fs::write(at("scans/cut.jpg"), &photo[..photo.len() / 3]).unwrap();
    let locked = Command::new("qpdf")
        .args(["--encrypt", "secret", "owner", "256", "--"])
        .args([at("letters/petition.pdf"), at("letters/locked.pdf")])
        .status();
    if !locked.is_ok_and(|status| status.success()) {
        println!("skipped: qpdf is not installed");
        return;
    }
    let report = run("check --format json", [case.path()]).json();
    let findings = report["findings"].as_array().unwrap();
    for file in ["empty.jpg", "locked.pdf", "cut.jpg"] {
        let of_file = |it: &&Value| {
            it["subject"]["file"] == file || it["message"].as_str().unwrap().contains(file)
        };
        let finding = findings.iter().find(of_file).unwrap();
        assert_eq!(finding["severity"], "blocker", "{finding}");
        assert!(!finding["hint"].as_str().unwrap().is_empty(), "{finding}");
    }
    for file in ["a3.jpg", "contract-38.pdf", "esutd.pdf", "passport.jpg"] {
        let refused =
            findings.iter().any(|it| it["subject"]["file"] == file && it["severity"] == "blocker");
        assert!(!refused, "{file} is taken");
    }
    let pack = folder();
    run("export --draft --out", [pack.path(), case.path()]).fine();
    let manifest = manifest(pack.path());
    for file in ["a3.jpg", "contract-38.pdf", "empty.jpg", "locked.pdf", "cut.jpg", "esutd.pdf"] {
        assert!(manifest.contains(file), "{file} is not dropped");
    }
    // With its password the locked one is a document like any other.
    let path = case.path().join("case.toml");
    let text = fs::read_to_string(&path).unwrap();
    let opened = "[{ path = \"letters/locked.pdf\", password = \"secret\" }]";
    fs::write(&path, text.replace("[\"letters/locked.pdf\"]", opened)).unwrap();
    let report = run("check --format json", [case.path()]).json();
    assert!(!report.to_string().contains("locked.pdf:"), "{report}");
    assert_eq!(requirement(&report, "petition-letter").unwrap()["status"], "satisfied");
    assert!(sample_case().join("case.toml").exists());
}
