//! Reading the machine readable zone of a scan with the program `tesseract`, when it is installed. It is an
//! ordinary program of the user's machine: it gets the picture of the zone and nothing else, through its
//! standard input, and has a limited time. No file is written, nothing goes over a network.
//!
//! Limits: [`TIME`] for one reading, [`MAX_WORDS`] bytes of answer, six readings of a zone.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::image::repair::{PackedLine, ZonePicture, pack, shrunk, zones};
use super::importer::ImportFailure;
use super::worker::{WorkerProgram, is_unwanted};
use crate::domain::mrz::{Certainty, ZoneReading, read};
use crate::domain::{Code, Finding, Severity, Subject};

/// How long one reading may take.
pub const TIME: Duration = Duration::from_secs(20);
/// Bytes of an answer that are read.
const MAX_WORDS: u64 = 64 * 1024;
/// Letters that a zone may have (9303-3, 4.3).
const LETTERS: &str = "tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";

/// The program, ready to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tesseract {
    program: PathBuf,
    language: String,
}

/// Why nothing was read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OcrFailure {
    /// The page could not be looked at.
    #[error(transparent)]
    Page(#[from] ImportFailure),
    /// The program could not be started or failed.
    #[error("tesseract failed: {0}")]
    Program(String),
    /// It took too long.
    #[error("tesseract took too long")]
    Time,
}

/// What was read of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageReading {
    /// The zone, field by field.
    pub zone: ZoneReading,
    /// Quarter turns clockwise that bring the page upright.
    pub quarter_turns: u8,
}

impl Tesseract {
    /// Looks for the program in the folders of a search path, such as the variable `PATH`, and for what it
    /// can read: training for passports (`ocrb`, `mrz`) where it is installed, else English.
    pub fn find(search_path: Option<&OsStr>) -> Option<Self> {
        let name = if cfg!(windows) { "tesseract.exe" } else { "tesseract" };
        let mut folders: Vec<PathBuf> =
            search_path.map(|it| std::env::split_paths(it).collect())?;
        if cfg!(windows) {
            // Its installer does not always extend the path.
            folders.push(PathBuf::from(r"C:\Program Files\Tesseract-OCR"));
        }
        let program = folders.iter().map(|folder| folder.join(name)).find(|it| it.is_file())?;
        let listed = run(&program, &["--list-langs"], &[]).ok()?;
        let listed = String::from_utf8_lossy(&listed);
        let has = |name: &&&str| listed.lines().any(|line| line.trim() == **name);
        let language = ["ocrb", "mrz", "eng"].iter().find(has)?;
        Some(Self { program, language: (*language).to_owned() })
    }

    /// Where it is.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// Reads the zone of a page (from 0); `None` when there is none. The page is looked at in a worker.
    ///
    /// # Errors
    /// See [`OcrFailure`].
    pub fn read_page(
        &self,
        worker: &WorkerProgram,
        file: &File,
        page: u32,
        password: Option<&str>,
    ) -> Result<Option<PageReading>, OcrFailure> {
        self.read_page_telling(worker, (file, page, password), &|_| {})
    }

    /// The same; `told` hears which reading begins, from 1.
    ///
    /// # Errors
    /// See [`OcrFailure`].
    pub fn read_page_telling(
        &self,
        worker: &WorkerProgram,
        (file, page, password): (&File, u32, Option<&str>),
        told: &dyn Fn(usize),
    ) -> Result<Option<PageReading>, OcrFailure> {
        let mut best: Option<PageReading> = None;
        let mut count = 0;
        for picture in zones(worker, file, page, password)? {
            let mut next = || {
                count += 1;
                told(count);
            };
            let Some(zone) = self.read_zone(&picture, &mut next)? else { continue };
            let reading = PageReading { zone, quarter_turns: picture.quarter_turns };
            if is_sure(&reading.zone) {
                return Ok(Some(reading));
            }
            if best.as_ref().is_none_or(|best| rank(&reading.zone) > rank(&best.zone)) {
                best = Some(reading);
            }
        }
        Ok(best)
    }

    /// Reads the picture of a zone in several ways, until nothing is in doubt any more.
    fn read_zone(
        &self,
        picture: &ZonePicture,
        next: &mut dyn FnMut(),
    ) -> Result<Option<ZoneReading>, OcrFailure> {
        let packed = pack(picture);
        let mut readings = Vec::new();
        let mut zone = None;
        for way in Way::ALL {
            next();
            let text = match (way.is_packed(), &packed) {
                (true, Some(lines)) => self.packed(lines, way)?,
                (true, None) => continue,
                (false, _) => Some(self.words(&way.picture(picture), "6")?),
            };
            let Some(text) = text else { continue };
            readings.push(text);
            zone = read(&readings);
            if zone.as_ref().is_some_and(is_sure) {
                break;
            }
        }
        Ok(zone)
    }

    /// Reads lines without their fillers and puts these back; `None` when letters were lost.
    fn packed(&self, lines: &[PackedLine], way: Way) -> Result<Option<String>, OcrFailure> {
        let all = self.words(&way.picture(&stacked(lines)), "6")?;
        let mut read = all.lines().filter(|line| !line.trim().is_empty());
        let mut whole = Vec::new();
        for line in lines {
            let mut unpacked = read.next().and_then(|read| line.unpack(read));
            if unpacked.is_none() {
                let one = std::slice::from_ref(line);
                let alone = self.words(&way.picture(&stacked(one)), "7")?;
                unpacked = line.unpack(&alone);
            }
            let Some(unpacked) = unpacked else { return Ok(None) };
            whole.push(unpacked);
        }
        Ok(Some(whole.join("\n")))
    }

    fn words(&self, picture: &ZonePicture, layout: &str) -> Result<String, OcrFailure> {
        let arguments = [
            "stdin",
            "stdout",
            "--psm",
            layout,
            "--dpi",
            "300",
            "-l",
            &self.language,
            "-c",
            LETTERS,
            "-c",
            "load_system_dawg=0",
            "-c",
            "load_freq_dawg=0",
        ];
        let words = run(&self.program, &arguments, &bitmap(picture))?;
        Ok(String::from_utf8_lossy(&words).into_owned())
    }
}

/// Nothing is in doubt.
fn is_sure(zone: &ZoneReading) -> bool {
    zone.zone.is_some() && zone.fields.iter().all(|field| field.certainty > Certainty::Uncertain)
}

fn rank(zone: &ZoneReading) -> (bool, usize) {
    let proven = zone.fields.iter().filter(|field| field.certainty == Certainty::Proven);
    (zone.zone.is_some(), proven.count())
}

/// The program is not there, and how to install it on Linux.
pub const MISSING_LINUX: Code = Code("tesseract-missing-linux");
/// The same on macOS.
pub const MISSING_MACOS: Code = Code("tesseract-missing-macos");
/// The same on Windows.
pub const MISSING_WINDOWS: Code = Code("tesseract-missing-windows");

/// All of them.
pub const CODES: &[Code] = &[MISSING_LINUX, MISSING_MACOS, MISSING_WINDOWS];

/// What to say when the program is not there.
pub fn missing() -> Finding {
    let code = if cfg!(windows) {
        MISSING_WINDOWS
    } else if cfg!(target_os = "macos") {
        MISSING_MACOS
    } else {
        MISSING_LINUX
    };
    Finding::new(Severity::Hint, Subject::Case, code)
}

/// Portable graymap: a header of three numbers and the pixels, read without any file.
fn bitmap(picture: &ZonePicture) -> Vec<u8> {
    let mut bytes = format!("P5\n{} {}\n255\n", picture.width, picture.height).into_bytes();
    bytes.extend_from_slice(&picture.grey);
    bytes
}

/// A way of reading a zone.
#[derive(Clone, Copy)]
enum Way {
    /// Without its fillers, as it is.
    Packed,
    /// Without its fillers, smaller.
    PackedSmall,
    /// Without its fillers, in black and white.
    PackedSharp,
    /// As it is.
    Whole,
    /// In black and white.
    WholeSharp,
    /// Smaller.
    WholeSmall,
}

impl Way {
    const ALL: [Self; 6] = [
        Self::Packed,
        Self::PackedSmall,
        Self::PackedSharp,
        Self::Whole,
        Self::WholeSharp,
        Self::WholeSmall,
    ];

    fn is_packed(self) -> bool {
        match self {
            Self::Packed | Self::PackedSmall | Self::PackedSharp => true,
            Self::Whole | Self::WholeSharp | Self::WholeSmall => false,
        }
    }

    fn picture(self, picture: &ZonePicture) -> ZonePicture {
        match self {
            Self::Packed | Self::Whole => picture.clone(),
            Self::PackedSharp | Self::WholeSharp => divided(picture),
            Self::PackedSmall | Self::WholeSmall => smaller(picture),
        }
    }
}

/// Lines under one another, with paper between them.
fn stacked(lines: &[PackedLine]) -> ZonePicture {
    const GAP: usize = 14;
    let width = lines.iter().map(|line| line.width).max().unwrap_or(0);
    let mut grey = vec![255; width as usize * GAP];
    for line in lines {
        for row in line.grey.chunks_exact((line.width as usize).max(1)) {
            grey.extend_from_slice(row);
            grey.extend(std::iter::repeat_n(255, (width - line.width) as usize));
        }
        grey.extend(std::iter::repeat_n(255, width as usize * GAP));
    }
    let rows = grey.len() / (width as usize).max(1);
    let height = u32::try_from(rows).unwrap_or(0);
    ZonePicture { width, height, grey, quarter_turns: 0, lines: 2 }
}

/// The same in black and white.
fn divided(picture: &ZonePicture) -> ZonePicture {
    let ink = |sample: &u8| if *sample < 150 { 0 } else { 255 };
    ZonePicture { grey: picture.grey.iter().map(ink).collect(), ..picture.clone() }
}

/// The same with two thirds of the pixels each way.
fn smaller(picture: &ZonePicture) -> ZonePicture {
    shrunk(picture, picture.width * 2 / 3, picture.height * 2 / 3)
}

/// Runs the program with something on its standard input; what it writes.
fn run(program: &Path, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, OcrFailure> {
    let failed = |error: io::Error| OcrFailure::Program(error.to_string());
    let mut command = Command::new(program);
    command.args(arguments).env("OMP_THREAD_LIMIT", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut ended = Ended(command.spawn().map_err(failed)?);
    let pipes = ended.0.stdin.take().zip(ended.0.stdout.take());
    let Some((mut stdin, stdout)) = pipes else {
        return Err(OcrFailure::Program("no pipes".to_owned()));
    };
    let (sender, answer) = mpsc::sync_channel(1);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        // A program that does not read its input is ended below, which ends this write.
        scope.spawn(move || stdin.write_all(input));
        scope.spawn(move || {
            let mut words = Vec::new();
            let read = stdout.take(MAX_WORDS).read_to_end(&mut words).map(|_| words);
            // Nobody waits any more when the time is over.
            let _ = sender.send(read);
        });
        let words = patient(&answer, begun).and_then(|read| read.map_err(failed));
        let status = if words.is_ok() { ended.wait(begun) } else { None };
        ended.end();
        match status {
            Some(status) if !status.success() => Err(OcrFailure::Program(status.to_string())),
            Some(_) | None => words,
        }
    })
}

/// Waits for an answer while somebody wants it and the time is not over.
fn patient<T>(answer: &mpsc::Receiver<T>, begun: Instant) -> Result<T, OcrFailure> {
    loop {
        match answer.recv_timeout(Duration::from_millis(100)) {
            Ok(answer) => return Ok(answer),
            Err(mpsc::RecvTimeoutError::Timeout) if is_unwanted() => {
                return Err(ImportFailure::Stopped.into());
            }
            Err(mpsc::RecvTimeoutError::Timeout) if begun.elapsed() < TIME => {}
            Err(_) => return Err(OcrFailure::Time),
        }
    }
}

/// A child that does not outlive its parent's interest.
struct Ended(Child);

impl Ended {
    /// Its end, when that comes in time.
    fn wait(&mut self, begun: Instant) -> Option<std::process::ExitStatus> {
        while begun.elapsed() < TIME {
            match self.0.try_wait() {
                Ok(Some(status)) => return Some(status),
                Ok(None) => std::thread::sleep(Duration::from_millis(2)),
                Err(_) => return None,
            }
        }
        None
    }

    fn end(&mut self) {
        // Both fail only when it is gone already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Ended {
    fn drop(&mut self) {
        self.end();
    }
}
