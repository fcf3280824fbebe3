//! Files as users bring them: what they are, what comes out, and what is said about them.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use permitpack::documents::codes;
use permitpack::documents::importer::{Death, ImportFailure};
use permitpack::documents::inspect::{Inspection, inspect};
use permitpack::documents::recipe::{ImportOptions, RecipeSink};
use permitpack::documents::worker::InWorker;
use permitpack::domain::{FileKind, Severity, Subject};

use crate::worker::{alone, forget_peak, honest, peak, resident};

fn corpora() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora")
}

fn files_in(folder: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(corpora().join(folder)) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn look(path: &Path) -> Inspection {
    let name = path.file_name().unwrap().to_string_lossy();
    inspect(&InWorker(honest()), &File::open(path).unwrap(), &name, None)
}

/// What most of three readers say, by file name.
fn expected_counts() -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for table in ["qpdf.pages.tsv", "py-pdf.pages.tsv"] {
        let text = std::fs::read_to_string(corpora().join(table)).unwrap_or_default();
        for line in text.lines().skip(1) {
            let mut fields = line.split('\t');
            let name = fields.next().unwrap().to_owned();
            let said: Vec<u32> = fields.filter_map(|field| field.parse().ok()).collect();
            let most = said.iter().find(|a| said.iter().filter(|b| a == b).count() >= 2);
            if let Some(most) = most.filter(|count| **count > 0) {
                counts.insert(name, *most);
            }
        }
    }
    counts
}

#[test]
#[cfg(target_os = "linux")]
fn every_file_of_the_corpora_gives_a_result_or_a_named_reason() {
    if !corpora().is_dir() {
        println!("skipped: no corpora here");
        return;
    }
    alone("documents::sweep_alone");
}

#[test]
#[ignore = "run by every_file_of_the_corpora_… in a process of its own"]
#[cfg(target_os = "linux")]
fn sweep_alone() {
    let mut files: Vec<PathBuf> =
        ["bombs", "qpdf", "py-pdf", "images", "sheets"].into_iter().flat_map(files_in).collect();
    files.retain(|path| path.is_file());
    files.sort();
    let expected = expected_counts();
    forget_peak();
    let before = resident().unwrap();
    let begun = Instant::now();
    let seen = inspect_all(&files);
    let whole = begun.elapsed();
    let grown = peak().unwrap().saturating_sub(before);
    let mut sweep = Sweep::default();
    for (path, (inspection, took)) in files.iter().zip(&seen) {
        sweep.judge(path, inspection, *took, &expected);
    }
    sweep.print(whole, grown);
    assert!(sweep.complaints.is_empty(), "{}", sweep.complaints.join("\n"));
    assert!(grown <= 16 * 1024, "the parent grew by {grown} KiB");
}

fn inspect_all(files: &[PathBuf]) -> Vec<(Inspection, Duration)> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let start = Instant::now();
                    let inspection = look(path);
                    results.lock().unwrap().insert(path, (inspection, start.elapsed()));
                }
            });
        }
    });
    results.into_inner().unwrap().into_values().collect()
}

#[derive(Default)]
struct Sweep {
    times: Vec<(Duration, String)>,
    readable: u32,
    counted: u32,
    agreed: u32,
    flagged: u32,
    reasons: BTreeMap<&'static str, u32>,
    complaints: Vec<String>,
}

impl Sweep {
    fn judge(
        &mut self,
        path: &Path,
        inspection: &Inspection,
        took: Duration,
        expected: &BTreeMap<String, u32>,
    ) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for finding in &inspection.findings {
            *self.reasons.entry(finding.code.0).or_default() += 1;
        }
        let reason = inspection.findings.iter().find(|f| f.severity == Severity::Blocker);
        if inspection.page_count > 0 {
            self.readable += 1;
        } else if reason.is_none() {
            self.complaints.push(format!("{name}: neither pages nor a reason"));
        }
        if took > Duration::from_secs(10) + Duration::from_millis(500) {
            self.complaints.push(format!("{name}: took {took:?}"));
        }
        if let Some(most) = expected.get(&name) {
            self.counted += 1;
            let flag = [codes::PAGE_COUNT_DISAGREES, codes::SECOND_READER_FAILED];
            let flagged = inspection.findings.iter().any(|f| flag.contains(&f.code));
            if inspection.page_count == *most {
                self.agreed += 1;
            } else if flagged || reason.is_some() {
                self.flagged += 1;
                let codes: Vec<_> = inspection.findings.iter().map(|f| f.code.0).collect();
                println!(
                    "{name}: {most} pages expected, {} given: {codes:?}",
                    inspection.page_count
                );
            } else {
                let given = inspection.page_count;
                self.complaints
                    .push(format!("{name}: {most} pages expected, {given} given, unsaid"));
            }
        }
        self.times.push((took, name));
    }

    fn print(&mut self, whole: Duration, grown: u64) {
        self.times.sort();
        let count = self.times.len();
        let at = |share: usize| self.times[(count * share / 1000).min(count - 1)].0;
        println!(
            "{count} files in {whole:?}; {} give pages; parent grew {grown} KiB",
            self.readable
        );
        println!("p50 {:?}, p99 {:?}, max {:?}", at(500), at(990), at(1000));
        for (took, name) in self.times.iter().rev().take(8) {
            println!("  {took:?}  {name}");
        }
        let share = f64::from(self.agreed) / f64::from(self.counted.max(1)) * 100.0;
        println!(
            "page counts: {} of {} as most readers say ({share:.2} %), {} flagged",
            self.agreed, self.counted, self.flagged
        );
        for (code, count) in &self.reasons {
            println!("{count:6}  {code}");
        }
    }
}

#[test]
fn kinds_are_told_by_content() {
    use permitpack::documents::sniff::kind;
    let told = [
        (&b"%PDF-1.7\n"[..], FileKind::Pdf),
        (b"garbage before the header\n%PDF-1.4\n", FileKind::Pdf),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", FileKind::Jpeg),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileKind::Png),
        (b"II*\0\x08\0\0\0", FileKind::Tiff),
        (b"MM\0*\0\0\0\x08", FileKind::Tiff),
        (b"RIFF\x10\0\0\0WEBPVP8 ", FileKind::WebP),
        (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", FileKind::Bmp),
        (b"", FileKind::Refused("empty")),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", FileKind::Refused("heic")),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", FileKind::Refused("avif")),
        (b"\0\0\0\x18ftypisom\0\0\0\0mp41", FileKind::Refused("video")),
        (b"PK\x03\x04\x14\0\0\0word/document.xml", FileKind::Refused("docx")),
        (b"PK\x03\x04\x14\0\0\0xl/workbook.xml", FileKind::Refused("xlsx")),
        (b"PK\x03\x04\x14\0\0\0ppt/presentation.xml", FileKind::Refused("pptx")),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", FileKind::Refused("odt")),
        (b"PK\x03\x04\x14\0\0\0photos/1.jpg", FileKind::Refused("zip")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", FileKind::Refused("office97")),
        (b"Rar!\x1a\x07\x01\0", FileKind::Refused("rar")),
        (b"7z\xbc\xaf\x27\x1c\0\x04", FileKind::Refused("7z")),
        (b"GIF89a\x01\0", FileKind::Refused("gif")),
        (b"<?xml version=\"1.0\"?><svg xmlns=\"\">", FileKind::Refused("svg")),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", FileKind::Refused("html")),
        (b"{\\rtf1\\ansi", FileKind::Refused("rtf")),
        ("Трудовой договор № 5".as_bytes(), FileKind::Refused("text")),
        (b"\xff\xfeA\0B\0", FileKind::Refused("text")),
        (b"\x30\x82\x0a\x0b\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x82", FileKind::Signed),
        (b"-----BEGIN CMS-----\nMIIB", FileKind::Signed),
        (b"\x01\x02\x03\x04\x05\0\0\0", FileKind::Refused("unknown")),
        (b"BMW is a car", FileKind::Refused("text")),
    ];
    for (head, expected) in told {
        assert_eq!(kind(head, &[]), expected, "{:?}", String::from_utf8_lossy(head));
    }
    // The names inside a container may stand at its end only.
    let tail = b"...word/document.xmlPK\x01\x02";
    assert_eq!(kind(b"PK\x03\x04[Content_Types].xml", tail), FileKind::Refused("docx"));
}

#[test]
fn a_password_is_asked_for_and_accepted() {
    let source = corpora().join("qpdf/qpdf-shared-images.pdf");
    let folder = tempfile::tempdir().unwrap();
    let locked = folder.path().join("locked.pdf");
    let made = std::process::Command::new("qpdf")
        .args(["--encrypt", "secret", "owner", "256", "--"])
        .args([&source, &locked])
        .status();
    if !source.exists() || !made.is_ok_and(|status| status.success()) {
        println!("skipped: no qpdf or no corpora here");
        return;
    }
    let with = |password| {
        let file = File::open(&locked).unwrap();
        inspect(&InWorker(honest()), &file, "locked.pdf", password)
    };
    let said = |inspection: &Inspection| inspection.findings.first().map(|f| f.code);
    let none = with(None);
    assert_eq!((none.needs_password, said(&none)), (true, Some(codes::PASSWORD_NEEDED)));
    let wrong = with(Some("guess"));
    assert_eq!((wrong.needs_password, said(&wrong)), (true, Some(codes::PASSWORD_WRONG)));
    let right = with(Some("secret"));
    assert_eq!((right.needs_password, right.page_count, said(&right)), (false, 10, None));
    assert_eq!(
        right.into_file_ref("locked.pdf", permitpack::domain::Digest([0; 32])).password.as_deref(),
        Some("secret")
    );
}

#[test]
fn refused_files_say_what_to_do_and_misleading_names_are_noticed() {
    let with = |name: &str, bytes: &[u8]| {
        let mut file = tempfile::tempfile().unwrap();
        std::io::Write::write_all(&mut file, bytes).unwrap();
        inspect(&InWorker(honest()), &file, name, None)
    };
    let photo = with("passport.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    assert_eq!((photo.kind, photo.page_count), (FileKind::Refused("heic"), 0));
    assert_eq!(photo.findings[0].code.0, "refused-heic");
    assert_eq!(photo.findings[0].subject, Subject::File("passport.jpg".to_owned()));
    let png = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/corpora/images/1b35084a369e_ball.png");
    if let Ok(bytes) = std::fs::read(png) {
        let renamed = with("scan.pdf", &bytes);
        assert_eq!((renamed.kind, renamed.page_count), (FileKind::Png, 1));
        assert!(renamed.findings.iter().any(|f| f.code == codes::NAME_MISLEADS));
    }
}

#[test]
fn every_finding_has_words_in_three_languages() {
    let texts = ["en", "ru", "kk"].map(|language| {
        let texts = ["documents", "pdf"].map(|file| {
            let path = format!("src/i18n/{language}/{file}.ftl");
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
            std::fs::read_to_string(path).unwrap()
        });
        (language, texts.concat())
    });
    for code in codes::all() {
        let gaps = texts.each_ref().map(|(language, text)| {
            let start = format!("\nfinding-{} =", code.0);
            let at = text.find(&start).unwrap_or_else(|| panic!("{language}: no {}", code.0));
            let rest = &text[at + start.len()..];
            let message = &rest[..rest.find("\nfinding-").unwrap_or(rest.len())];
            assert!(message.contains(".hint = "), "{language}: no hint of {}", code.0);
            let mut gaps: Vec<&str> = message
                .split("{ $")
                .skip(1)
                .filter_map(|gap| gap.split(|c: char| !c.is_ascii_alphanumeric()).next())
                .collect();
            gaps.sort_unstable();
            gaps.dedup();
            assert!(gaps.iter().all(|gap| codes::ARGS.contains(gap)), "{language}: {}", code.0);
            gaps
        });
        // English may say "one" in words; the others show the number.
        assert_eq!(gaps[0], gaps[1], "{}", code.0);
        assert_eq!(gaps[0], gaps[2], "{}", code.0);
    }
}

/// Dies on its first page unless that is rendered.
struct DiesOnce;

impl permitpack::documents::importer::Importer for DiesOnce {
    fn import(
        &self,
        _file: &File,
        options: &ImportOptions,
        _sink: &mut dyn RecipeSink,
    ) -> Result<(), ImportFailure> {
        let died = ImportFailure::Died { death: Death::Crash, page: Some(0) };
        if options.render == [0] { Ok(()) } else { Err(died) }
    }
}

#[test]
fn a_page_that_kills_the_reader_is_remembered_with_the_file() {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(b"%PDF-1.7\n").unwrap();
    let inspection = inspect(&DiesOnce, &file, "bad.pdf", None);
    let file = inspection.into_file_ref("bad.pdf", permitpack::domain::Digest([0; 32]));
    assert_eq!((file.stepped_over.rendered, file.stepped_over.given_up), (vec![0], vec![]));
}
