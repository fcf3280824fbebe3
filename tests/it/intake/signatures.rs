//! Electronic signatures as files: recognised by content, kept byte for byte, shown, and told.

use std::process::Command;

use permitpack::documents::codes;
use permitpack::domain::{Arg, Digest, DocumentTypeId, FileKind, FileRef, Subject};
use permitpack::session::{Edit, Heard};

use super::Desk;
use super::made::{base64, cms, pdf, png};

fn said<'f>(file: &'f FileRef, name: &str) -> &'f str {
    let args = &file.findings[0].args;
    args.iter()
        .find_map(|(known, arg)| match arg {
            Arg::Text(text) if *known == name => Some(text.as_str()),
            _ => None,
        })
        .unwrap_or_else(|| panic!("no {name} in {args:?}"))
}

#[test]
fn a_signature_around_a_document_shows_its_pages_in_every_wrapping() {
    let mut desk = Desk::new();
    let inner = pdf("contract");
    let der = cms(Some(&inner), &inner, "Асель Нурланова", false);
    let ber = cms(Some(&inner), &inner, "Асель Нурланова", true);
    let pem = format!("-----BEGIN CMS-----\n{}\n-----END CMS-----\n", base64(&der));
    let picture = png(60, 80, 3);
    for (name, bytes) in [
        ("contract.pdf.p7m", der.clone()),
        ("contract.ber.cms", ber),
        ("contract.pem", pem.into_bytes()),
        ("contract.sig", base64(&der).into_bytes()),
        ("photo.p7m", cms(Some(&picture), &picture, "Асель Нурланова", false)),
    ] {
        let dropped = desk.drop_bytes(name, &bytes);
        let file = dropped.file(name);
        assert_eq!((file.kind, file.page_count), (FileKind::Signed, 1), "{name}: {file:?}");
        assert_eq!(file.findings[0].code, codes::SIGNATURE_ATTACHED, "{name}");
        assert_eq!(said(file, "name"), "Асель Нурланова");
        let kept = std::fs::read(desk.office.desk.store().file_path(file.digest)).unwrap();
        assert_eq!(kept, bytes, "{name} is kept byte for byte");
    }
}

#[test]
fn a_signature_beside_a_document_says_which_file_it_signs() {
    let mut desk = Desk::new();
    let document = pdf("contract");
    let dropped = desk.drop(vec![
        desk.put("contract.pdf", &document),
        desk.put("contract.pdf.p7s", &cms(None, &document, "Aidana", false)),
        desk.put("other.p7s", &cms(None, b"another file", "Aidana", true)),
    ]);
    let signature = dropped.file("contract.pdf.p7s");
    assert!(signature.is_bare_signature() && !signature.is_readable());
    assert_eq!(signature.findings[0].code, codes::SIGNATURE_BARE);
    assert_eq!((said(signature, "name"), said(signature, "kind")), ("Aidana", "SHA-256"));
    let case = desk.office.case().case();
    assert_eq!(case.signed_by(signature).map(|it| it.name.as_str()), Some("contract.pdf"));
    assert_eq!(case.signed_by(dropped.file("other.p7s")), None);
    // Where the document is there nobody is told to add it.
    for name in ["contract.pdf.p7s", "other.p7s"] {
        let to = DocumentTypeId::new("lease").unwrap();
        desk.office.apply(&Edit::Place { file: dropped.file(name).digest, to });
    }
    let found = &desk.office.case().assessment().findings;
    let told = found.iter().filter(|it| it.code == codes::SIGNATURE_BARE).map(|it| &it.subject);
    assert_eq!(told.collect::<Vec<_>>(), [&Subject::File("other.p7s".to_owned())]);
}

#[test]
fn a_pack_holds_signatures_as_they_came_and_a_sheet_or_pages_for_each() {
    let mut desk = Desk::new();
    let document = pdf("contract");
    let attached = cms(Some(&document), &document, "Aidana", true);
    let bare = cms(None, &document, "Aidana", false);
    let dropped = desk.drop(vec![
        desk.put("a.pdf", &document),
        desk.put("a.pdf.p7s", &bare),
        desk.put("b.p7m", &attached),
    ]);
    let kind = |id| DocumentTypeId::new(id).unwrap();
    for (name, to) in [("a.pdf", "lease"), ("a.pdf.p7s", "lease"), ("b.p7m", "employment_contract")]
    {
        let file = dropped.file(name).digest;
        desk.office.apply(&Edit::Place { file, to: kind(to) });
    }
    desk.office.settle();
    let out = tempfile::tempdir().unwrap();
    let heard = desk.office.export(out.path());
    let Heard::PackMade { receipt, .. } = heard else { panic!("{heard:?}") };
    let zip = receipt.files.iter().find(|it| it.path.extension().is_some_and(|it| it == "zip"));
    let mut zip = zip::ZipArchive::new(std::fs::File::open(&zip.unwrap().path).unwrap()).unwrap();
    let mut originals = Vec::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        if name.starts_with("originals/") {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
            originals.push(bytes);
        }
    }
    assert!(originals.contains(&bare) && originals.contains(&attached));
    // One page of the lease and one sheet for its signature; one page from inside the other signature.
    let pages: Vec<u32> = receipt.plan.documents.iter().map(|it| it.page_count).collect();
    let mut sorted = pages.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [1, 2], "{pages:?}");
    let Ok(text) = Command::new("pdftotext").arg(&receipt.files[0].path).arg("-").output() else {
        println!("skipped: no pdftotext here");
        return;
    };
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(text.contains("a.pdf.p7s") && text.contains("contract"), "{text}");
}

#[test]
fn damaged_signatures_are_refused_by_name() {
    let mut desk = Desk::new();
    let whole = cms(None, b"x", "Aidana", false);
    let cut = desk.drop_bytes("cut.p7s", &whole[..40]);
    assert_eq!(cut.file("cut.p7s").findings[0].code, codes::FILE_DAMAGED);
    let text = cms(Some(b"just words"), b"just words", "Aidana", false);
    let words = desk.drop_bytes("words.p7m", &text);
    let file = words.file("words.p7m");
    assert_eq!(file.page_count, 0);
    assert!(file.findings.iter().any(|it| it.code.0 == "refused-text"), "{:?}", file.findings);
}

/// What OpenSSL writes is read, streamed or not.
#[test]
fn signatures_of_another_program_are_read() {
    let mut desk = Desk::new();
    let folder = desk.folder.path().to_owned();
    let document = pdf("openssl");
    std::fs::write(folder.join("doc.pdf"), &document).unwrap();
    let openssl = |args: &[&str]| {
        Command::new("openssl")
            .current_dir(&folder)
            .args(args)
            .output()
            .ok()
            .filter(|it| it.status.success())
    };
    let made = openssl(&[
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=Test Signer/O=None",
        "-keyout",
        "key.pem",
        "-out",
        "cert.pem",
        "-days",
        "2",
    ]);
    if made.is_none() {
        println!("skipped: no openssl here");
        return;
    }
    let sign = |more: &[&str], out: &str| {
        let args = [
            "cms", "-sign", "-binary", "-in", "doc.pdf", "-signer", "cert.pem", "-inkey", "key.pem",
        ];
        let args: Vec<&str> = args.iter().chain(more).chain(&["-out", out]).copied().collect();
        openssl(&args).unwrap();
        folder.join(out)
    };
    let paths = vec![
        folder.join("doc.pdf"),
        sign(&["-nodetach", "-outform", "DER"], "attached.p7m"),
        sign(&["-nodetach", "-stream", "-outform", "DER"], "streamed.p7m"),
        sign(&["-nodetach", "-outform", "PEM"], "attached.pem"),
        sign(&["-md", "sha256", "-outform", "DER"], "beside.p7s"),
    ];
    let dropped = desk.drop(paths);
    for name in ["attached.p7m", "streamed.p7m", "attached.pem"] {
        let file = dropped.file(name);
        assert_eq!((file.kind, file.page_count), (FileKind::Signed, 1), "{name}: {file:?}");
        assert_eq!(said(file, "name"), "Test Signer");
    }
    let beside = dropped.file("beside.p7s");
    let digest: Digest = said(beside, "value").parse().unwrap();
    assert_eq!(digest, dropped.file("doc.pdf").digest);
}
