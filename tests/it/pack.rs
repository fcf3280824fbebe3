//! A whole pack of the sample case: written, looked at with other programs, verified, spoilt.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use permitpack::documents::importer::{ImportFailure, Importer};
use permitpack::documents::recipe::{ImportOptions, RecipeSink};
use permitpack::documents::worker::InWorker;
use permitpack::domain::{AsOf, Language};
use permitpack::export::bundle::codes::FILE_GIVEN_UP;
use permitpack::export::plan::{PackOptions, VOLUME_OVER_SIZE_LIMIT};
use permitpack::export::progress::{Cancelled, Progress, Stage, Unwatched};
use permitpack::export::verify::{FileState, PackKind, Verification, verify};
use permitpack::export::{ExportError, PackJob, Receipt, export_pack};
use permitpack::rules::counted::Counted;
use permitpack::rules::{Assessment, RuleBook, assess, builtin};
use permitpack::session::{self, OpenCase, sample};

use crate::worker::honest;

pub(crate) struct Sample {
    pub(crate) book: Arc<RuleBook>,
    pub(crate) open: OpenCase,
    pub(crate) assessment: Assessment,
}

/// The sample case, opened once.
pub(crate) fn the_sample() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap().keep();
        sample::write(&folder).unwrap();
        let book = builtin().unwrap();
        let importer = InWorker(honest());
        let open = session::open(&folder, &book, &importer, &Unwatched).unwrap();
        let day = AsOf(open.as_of.unwrap_or("2026-11-22".parse().unwrap()));
        let assessment = assess(&book, &open.case, day);
        Sample { book, open, assessment }
    })
}

fn export(
    folder: &Path,
    options: &PackOptions,
    progress: &dyn Progress,
) -> Result<Receipt, ExportError> {
    export_with(folder, options, progress, &InWorker(honest()))
}

fn export_with(
    folder: &Path,
    options: &PackOptions,
    progress: &dyn Progress,
    importer: &dyn Importer,
) -> Result<Receipt, ExportError> {
    let sample = the_sample();
    export_pack(&PackJob {
        book: &sample.book,
        case: &sample.open.case,
        assessment: &sample.assessment,
        options,
        paths: &sample.open.paths,
        folder,
        replace: false,
        importer,
        progress,
    })
}

/// The pack of the sample, made once.
pub(crate) fn the_pack() -> &'static (PathBuf, Receipt) {
    static PACK: OnceLock<(PathBuf, Receipt)> = OnceLock::new();
    PACK.get_or_init(|| {
        let kept = std::env::var_os("PERMITPACK_PACK_OUT").map(PathBuf::from);
        let folder = kept.unwrap_or_else(|| tempfile::tempdir().unwrap().keep());
        let receipt = export(&folder, &PackOptions::default(), &Unwatched).unwrap();
        (folder, receipt)
    })
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

pub(crate) fn of_kind(folder: &Path, extension: &str) -> PathBuf {
    let receipt = &the_pack().1;
    let name = format!("{}.{extension}", receipt.plan.file_name);
    folder.join(name)
}

pub(crate) fn look(path: &Path) -> Verification {
    let sample = the_sample();
    verify(path, &honest(), &sample.book, sample.assessment.as_of)
}

pub(crate) fn codes(verification: &Verification) -> Vec<&'static str> {
    verification.findings.iter().map(|finding| finding.code.0).collect()
}

#[test]
fn a_pack_has_a_bundle_a_zip_a_checklist_and_a_calendar() {
    let (folder, receipt) = the_pack();
    let name = &receipt.plan.file_name;
    let mut wanted: Vec<String> =
        ["_checklist.pdf", ".ics", ".pdf", ".zip"].map(|tail| format!("{name}{tail}")).into();
    wanted.sort();
    assert_eq!(names(folder), wanted, "nothing temporary is left");
    assert!(receipt.plan.documents.len() >= 10, "{}", receipt.plan);
    for file in &receipt.files {
        assert_eq!(file.path.metadata().unwrap().len(), file.size);
    }
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let (first, _) = the_pack();
    let second = tempfile::tempdir().unwrap();
    export(second.path(), &PackOptions::default(), &Unwatched).unwrap();
    for name in names(first) {
        let same =
            fs::read(first.join(&name)).unwrap() == fs::read(second.path().join(&name)).unwrap();
        assert!(same, "{name} differs");
    }
}

#[test]
pub(crate) fn the_pack_verifies() {
    let (folder, receipt) = the_pack();
    for (extension, kind) in [("zip", PackKind::Zip), ("pdf", PackKind::Pdf)] {
        let verification = look(&of_kind(folder, extension));
        let draft: &[&str] = if receipt.plan.is_draft { &["verify-draft"] } else { &[] };
        assert_eq!(codes(&verification), draft, "{extension}");
        assert_eq!(verification.kind, kind);
        assert!(verification.is_right());
        assert_eq!(verification.was_complete(), !receipt.plan.is_draft);
        assert!(verification.files.iter().all(|file| file.state == FileState::Right));
        let today = verification.today.unwrap();
        assert_eq!(today.differences, [], "same day, same book");
    }
}

#[test]
fn a_changed_byte_anywhere_is_found() {
    let (folder, _) = the_pack();
    let dir = tempfile::tempdir().unwrap();
    for extension in ["pdf", "zip"] {
        let original = fs::read(of_kind(folder, extension)).unwrap();
        let path = dir.path().join(format!("spoilt.{extension}"));
        for part in 1..8 {
            let mut bytes = original.clone();
            let at = bytes.len() / 8 * part;
            bytes[at] ^= 0x20;
            fs::write(&path, &bytes).unwrap();
            assert!(!look(&path).is_right(), "{extension} byte {at}");
        }
        fs::write(&path, &original[..original.len() - 700]).unwrap();
        let cut = look(&path);
        assert!(!cut.is_right());
        if extension == "pdf" {
            assert!(codes(&cut).contains(&"verify-truncated"), "{:?}", codes(&cut));
        }
    }
}

#[test]
fn an_existing_pack_stays_unless_asked() {
    let (folder, receipt) = the_pack();
    let before = fs::read(of_kind(folder, "zip")).unwrap();
    assert!(export(folder, &PackOptions::default(), &Unwatched).is_err());
    assert_eq!(fs::read(of_kind(folder, "zip")).unwrap(), before);
    assert_eq!(names(folder).len(), receipt.files.len());
}

/// Says stop at the n-th question.
struct StopAt(u64, AtomicU64);

impl Progress for StopAt {
    fn tick(&self, _stage: Stage, _done: u64, _total: u64) -> Result<(), Cancelled> {
        let asked = self.1.fetch_add(1, Ordering::Relaxed);
        if asked >= self.0 { Err(Cancelled) } else { Ok(()) }
    }
}

#[test]
fn a_second_export_into_the_same_files_waits_for_nobody() {
    let dir = tempfile::tempdir().unwrap();
    let results: Vec<bool> = std::thread::scope(|scope| {
        let one = || export(dir.path(), &PackOptions::default(), &Unwatched).is_ok();
        let threads = [scope.spawn(one), scope.spawn(one)];
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(results.contains(&true), "one of them wins");
    let (first, _) = the_pack();
    assert_eq!(names(first), names(dir.path()));
    for name in names(first) {
        assert!(fs::read(first.join(&name)).unwrap() == fs::read(dir.path().join(&name)).unwrap());
    }
}

#[test]
fn a_changed_or_lost_file_is_named() {
    let sample = the_sample();
    let dir = tempfile::tempdir().unwrap();
    let importer = InWorker(honest());
    let digest = *sample.open.paths.keys().next().unwrap();
    for lost in [true, false] {
        let mut paths = sample.open.paths.clone();
        if lost {
            paths.remove(&digest);
        } else {
            let other = dir.path().join("other.bin");
            fs::copy(&paths[&digest], &other).unwrap();
            File::options().append(true).open(&other).unwrap().write_all(b" ").unwrap();
            paths.insert(digest, other);
        }
        let folder = dir.path().join("pack");
        let result = export_pack(&PackJob {
            book: &sample.book,
            case: &sample.open.case,
            assessment: &sample.assessment,
            options: &PackOptions::default(),
            paths: &paths,
            folder: &folder,
            replace: false,
            importer: &importer,
            progress: &Unwatched,
        });
        let error = result.unwrap_err();
        assert!(matches!(error, ExportError::Zip(_)), "{error}");
        assert!(error.to_string().contains("add it again"), "{error}");
        assert!(names(&folder).is_empty());
    }
}

#[test]
fn a_cancelled_export_leaves_nothing() {
    let count = StopAt(u64::MAX, AtomicU64::new(0));
    export(tempfile::tempdir().unwrap().path(), &PackOptions::default(), &count).unwrap();
    let ticks = count.1.into_inner();
    // The two threads do not ask in the same order each time, so the very last moments are left out.
    for part in 0..6 {
        let at = ticks * 9 / 10 * part / 5;
        let dir = tempfile::tempdir().unwrap();
        let stop = StopAt(at, AtomicU64::new(0));
        let result = export(dir.path(), &PackOptions::default(), &stop);
        assert!(matches!(result, Err(ExportError::Cancelled)), "at {at}: {result:?}");
        assert!(names(dir.path()).is_empty(), "at {at}");
    }
}

#[test]
fn volumes_keep_to_the_limit_and_cut_no_document() {
    let whole = the_pack().1.files[0].size;
    let limit = whole / 2;
    let dir = tempfile::tempdir().unwrap();
    let options = PackOptions { max_size: Some(limit), ..PackOptions::default() };
    let receipt = export(dir.path(), &options, &Unwatched).unwrap();
    assert!(receipt.plan.volumes.len() > 1);
    for (at, volume) in receipt.plan.volumes.iter().enumerate() {
        let path = dir.path().join(&volume.file_name);
        let documents = receipt.plan.documents.iter().filter(|d| d.volume == at).count();
        let size = path.metadata().unwrap().len();
        assert!(size <= limit || documents == 1, "{size} over {limit}");
        assert!(look(&path).is_right(), "{:?}", codes(&look(&path)));
    }
}

/// Cannot read files of one length any more.
struct Refusing(InWorker, u64);

impl Importer for Refusing {
    fn import(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<(), ImportFailure> {
        if file.metadata().unwrap().len() == self.1 {
            return Err(ImportFailure::Damaged);
        }
        self.0.import(file, options, sink)
    }

    fn ask(
        &self,
        job: &str,
        file: &File,
        params_json: &str,
        max_answer: usize,
    ) -> Result<String, ImportFailure> {
        self.0.ask(job, file, params_json, max_answer)
    }
}

#[test]
fn a_file_that_gives_way_in_the_writing_makes_a_draft_or_nothing() {
    let as_it_is = the_pack().1.plan.documents.iter().find(|document| document.as_it_is).unwrap();
    let importer = Refusing(InWorker(honest()), as_it_is.size());
    let dir = tempfile::tempdir().unwrap();
    let strict = export_with(dir.path(), &PackOptions::default(), &Unwatched, &importer);
    let Err(ExportError::GivenUp(findings)) = strict else { panic!("{strict:?}") };
    assert!(findings.iter().any(|finding| finding.code == FILE_GIVEN_UP), "{findings:?}");
    assert!(names(dir.path()).is_empty());

    let options = PackOptions { allow_draft: true, ..PackOptions::default() };
    let receipt = export_with(dir.path(), &options, &Unwatched, &importer).unwrap();
    assert!(receipt.plan.is_draft);
    assert!(receipt.findings.iter().any(|finding| finding.code == FILE_GIVEN_UP));
    for extension in ["pdf", "zip"] {
        let file = dir.path().join(format!("{}.{extension}", receipt.plan.file_name));
        let seen = look(&file);
        let manifest = seen.manifest.as_ref().unwrap();
        assert!(seen.is_right() && manifest.draft, "{:?}", codes(&seen));
        assert!(manifest.findings.iter().any(|found| found.code == FILE_GIVEN_UP.0));
    }
    let notices = receipt.plan.volumes.iter().flat_map(|volume| &volume.sources);
    let name = &as_it_is.files[0].name;
    let notice = &notices.clone().find(|source| source.name == *name).unwrap().notice;
    assert!(notice.contains(&as_it_is.zip_path), "{notice}");
}

#[test]
fn a_volume_over_the_limit_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let options = PackOptions { max_size: Some(1000), ..PackOptions::default() };
    let receipt = export(dir.path(), &options, &Unwatched).unwrap();
    let told = receipt.findings.iter().filter(|found| found.code == VOLUME_OVER_SIZE_LIMIT).count();
    assert_eq!(told, receipt.plan.volumes.len());
}

#[test]
fn other_programs_read_the_pack() {
    let (folder, receipt) = the_pack();
    let bundle = of_kind(folder, "pdf");
    for pdf in [&bundle, &folder.join(format!("{}_checklist.pdf", receipt.plan.file_name))] {
        match Command::new("qpdf").arg("--check").arg(pdf).output() {
            Ok(output) => {
                let said = String::from_utf8_lossy(&output.stdout).into_owned();
                assert!(
                    output.status.success(),
                    "{said}{}",
                    String::from_utf8_lossy(&output.stderr)
                );
            }
            Err(_) => println!("skipped: qpdf is not installed"),
        }
    }
    match Command::new("unzip").arg("-tqq").arg(of_kind(folder, "zip")).output() {
        Ok(output) => assert!(output.status.success()),
        Err(_) => println!("skipped: unzip is not installed"),
    }
    match Command::new("pdftotext").arg("-layout").arg(&bundle).arg("-").output() {
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(text.contains("Тізімдеме") && text.contains("Контрольный лист"), "{text}");
            // The cover counts as the checklist of the window does: what is optional is named beside it.
            let sample = the_sample();
            let counted = Counted::of_all(&sample.book, &sample.assessment);
            assert!(counted.is_whole() && counted.optional.len() == 1, "{counted:?}");
            let cover = text.split('\u{c}').next().unwrap();
            let count = format!("{}/{}", counted.have, counted.asked);
            assert!(cover.contains(&count), "{cover}");
            assert!(cover.contains("сұралатын тармақ орнында"), "{cover}");
            let optional = &sample.book.requirements[&counted.optional[0]].title;
            let said =
                format!("По желанию, не добавлено (1): {}", optional.in_language(Language::Ru));
            let cover = cover.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(cover.contains(&said), "{said}: {cover}");
        }
        Err(_) => println!("skipped: pdftotext is not installed"),
    }
}
