//! The worker seen from its parent: honest, lying, stalling, flooding, dying.
//!
//! A malicious worker is `/bin/sh` with a script; what it says stands in a file.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use permitpack::documents::importer::{Death, ImportFailure, Importer};
use permitpack::documents::recipe::{Event, ImportOptions, IntoNothing, RecipeSink, Stopped};
use permitpack::documents::worker::{InWorker, Patience, WorkerProgram, limits_of, run_job};

pub(crate) fn honest() -> WorkerProgram {
    WorkerProgram::at(Path::new(env!("CARGO_BIN_EXE_permitpack-cli")))
}

/// Memory of this process in KiB, where the system tells; the pages of its own program file, of which
/// it reads more and more, are not counted.
pub(crate) fn resident() -> Option<u64> {
    without_program("VmRSS:")
}

/// Peak memory of this process in KiB, counted in the same way.
pub(crate) fn peak() -> Option<u64> {
    without_program("VmHWM:")
}

fn without_program(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let figure = |name: &str| -> Option<u64> {
        let line = status.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    Some(figure(name)?.saturating_sub(figure("RssFile:")?))
}

/// Forgets the peak so far.
pub(crate) fn forget_peak() {
    let mut file = std::fs::OpenOptions::new().write(true).open("/proc/self/clear_refs").unwrap();
    file.write_all(b"5").unwrap();
}

/// Runs an ignored test alone in a process of its own, so that its memory can be measured.
pub(crate) fn alone(test: &str) {
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--ignored", "--nocapture", "--test-threads=1"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    print!("{said}");
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("1 passed"), "no test of this name: {test}");
}

pub(crate) fn pixel() -> File {
    let mut file = tempfile::tempfile().unwrap();
    let picture = image::DynamicImage::new_rgb8(3, 2);
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    file.write_all(bytes.get_ref()).unwrap();
    file
}

fn import(program: WorkerProgram) -> Result<(), ImportFailure> {
    InWorker(program).import(&pixel(), &ImportOptions::default(), &mut IntoNothing)
}

fn impatient() -> Patience {
    Patience { silence: Duration::from_millis(300), per_page: Duration::from_secs(2) }
}

#[cfg(unix)]
fn liar(script: &str) -> WorkerProgram {
    WorkerProgram::at(Path::new("/bin/sh")).with_args(["-c", script]).with_patience(impatient())
}

/// A worker that says what stands in `said` and then runs `then`.
#[cfg(unix)]
pub(crate) fn saying(said: &tempfile::NamedTempFile, then: &str) -> WorkerProgram {
    let script = format!("/bin/cat '{}'; {then}", said.path().display());
    liar(&script)
}

pub(crate) fn file_with(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

pub(crate) fn frame(payload: &[u8]) -> Vec<u8> {
    let mut frame = u32::try_from(payload.len()).unwrap().to_le_bytes().to_vec();
    frame.extend_from_slice(payload);
    frame
}

pub(crate) fn died(death: Death) -> Result<(), ImportFailure> {
    Err(ImportFailure::Died { death, page: None })
}

#[test]
fn an_honest_worker_gives_the_recipe() {
    #[derive(Default)]
    struct Seen(Vec<Event>);
    impl RecipeSink for Seen {
        fn take(&mut self, event: Event) -> Result<(), Stopped> {
            self.0.push(event);
            Ok(())
        }
    }
    let mut seen = Seen::default();
    InWorker(honest()).import(&pixel(), &ImportOptions::default(), &mut seen).unwrap();
    let pages = seen.0.iter().filter(|event| matches!(event, Event::Page(_))).count();
    let objects = seen.0.iter().filter(|event| matches!(event, Event::Object(_))).count();
    assert_eq!((pages, objects), (1, 2));
    assert_eq!(seen.0.last(), Some(&Event::Done { pages: 1 }));
}

#[test]
fn a_receiver_that_stops_ends_the_worker() {
    struct No;
    impl RecipeSink for No {
        fn take(&mut self, _event: Event) -> Result<(), Stopped> {
            Err(Stopped)
        }
    }
    let result = InWorker(honest()).import(&pixel(), &ImportOptions::default(), &mut No);
    assert_eq!(result, Err(ImportFailure::Stopped));
}

#[test]
fn an_unknown_job_is_a_failure_with_a_reason() {
    let patience = Patience::default();
    let result = run_job(&honest(), "no-such-job", &pixel(), "{}", patience, 100);
    assert!(matches!(result, Err(ImportFailure::Io(reason)) if reason.contains("no-such-job")));
}

#[test]
fn a_program_that_is_not_there_is_a_failure_with_a_reason() {
    let result = import(WorkerProgram::at(Path::new("/no/such/program")));
    assert!(matches!(result, Err(ImportFailure::Io(_))));
}

#[test]
#[cfg(target_os = "linux")]
fn the_worker_limits_itself_before_it_reads() {
    let file = pixel();
    let said = limits_of(&honest(), &file).unwrap();
    let limits: serde_json::Value = serde_json::from_str(&said).unwrap();
    let length = file.metadata().unwrap().len();
    assert_eq!(limits["memory"], 768 * 1024 * 1024 + length);
    assert_eq!((&limits["core"], &limits["written"]), (&0.into(), &0.into()));
    assert_eq!((&limits["files"], &limits["seconds"]), (&0.into(), &900.into()));
}

#[test]
#[cfg(target_os = "linux")]
fn lower_limits_of_the_surroundings_are_kept() {
    let program = format!("'{}'", env!("CARGO_BIN_EXE_permitpack-cli"));
    let script = format!("ulimit -v 700000; ulimit -t 600; exec {program} \"$@\"");
    let narrow = WorkerProgram::at(Path::new("/bin/sh")).with_args(["-c", &script, "sh"]);
    let said = limits_of(&narrow, &pixel()).unwrap();
    let limits: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!((&limits["memory"], &limits["seconds"]), (&716_800_000.into(), &600.into()));
    assert_eq!(import(narrow), Ok(()));
}

/// A page whose resources name `count` forms.
pub(crate) fn crowded(count: usize) -> File {
    let names: Vec<String> = (0..count).map(|nth| format!("/X{nth} 4 0 R ")).collect();
    let names = names.concat();
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R\
             /Resources<</XObject<<{names}>>>>>>"
        ),
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 1>>stream\n\n\nendstream".to_owned(),
        "<</Length 6>>stream\n/X0 Do\nendstream".to_owned(),
    ];
    let mut pdf = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", pdf.len()));
        pdf.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let start = pdf.len();
    pdf.push_str(&format!("{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"));
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(pdf.as_bytes()).unwrap();
    file
}

#[test]
fn what_export_cannot_carry_is_known_when_a_file_is_added() {
    let options = ImportOptions::default();
    let reader = InWorker(honest());
    let too_large = ImportFailure::TooLarge("objects");
    assert!(reader.rehearse(&crowded(1_000), &options, &mut IntoNothing).is_ok());
    let rehearsed = reader.rehearse(&crowded(70_000), &options, &mut IntoNothing);
    assert_eq!(rehearsed, Err(too_large.clone()));
    let imported = reader.import(&crowded(70_000), &options, &mut IntoNothing);
    assert_eq!(imported, Err(too_large));
}

#[test]
#[cfg(unix)]
fn silence_is_ended_in_time() {
    let half = file_with(&frame(&[7, 1, 0, 0, 0])[..6]);
    for program in [
        liar("exec /bin/sleep 60"),
        saying(&half, "exec /bin/sleep 60"),
        liar("trap '' TERM INT HUP; while :; do /bin/sleep 1; done"),
    ] {
        let start = Instant::now();
        assert_eq!(import(program), died(Death::Time));
        assert!(start.elapsed() < Duration::from_secs(3));
    }
}

#[test]
#[cfg(unix)]
fn talk_without_a_page_is_ended_in_time() {
    // Progress that never moves on, every 100 ms: never silent, never finished.
    let progress = file_with(&frame(&[1, 0, 0, 0, 0, 9, 0, 0, 0]));
    let script =
        format!("while :; do /bin/cat '{}'; /bin/sleep 0.1; done", progress.path().display());
    let start = Instant::now();
    let result = import(liar(&script));
    assert_eq!(result, Err(ImportFailure::Died { death: Death::Time, page: Some(0) }));
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
#[cfg(unix)]
fn deaths_are_told_apart() {
    assert_eq!(import(liar("exit 3")), died(Death::Crash));
    assert_eq!(import(liar("kill -9 $$")), died(Death::Crash));
    assert_eq!(
        import(liar("echo 'memory allocation of 99 bytes failed' >&2; kill -6 $$")),
        died(Death::Memory)
    );
    let page = file_with(&frame(&[1, 3, 0, 0, 0, 9, 0, 0, 0]));
    assert_eq!(
        import(saying(&page, "kill -11 $$")),
        Err(ImportFailure::Died { death: Death::Crash, page: Some(3) })
    );
}

#[test]
#[cfg(unix)]
fn lies_are_caught() {
    let mut inside_out = vec![2, 0, 0, 0, 0, 0, 0, 0, 0, 1];
    inside_out.extend(u64::MAX.to_le_bytes());
    inside_out.extend(9_u64.to_le_bytes());
    for (name, bytes) in [
        ("no length", vec![0, 0, 0, 0]),
        ("a length of 2 GB", vec![255, 255, 255, 127]),
        ("an unknown tag", frame(&[99])),
        ("more than it should", frame(&[7, 0, 0, 0, 0, 0])),
        ("pages that were not given", frame(&[7, 1, 0, 0, 0])),
        ("four thousand million objects", frame(&[2, 255, 255, 255, 255, 0, 0, 0, 0, 0])),
        ("a list of four thousand million", frame(&[5, 255, 255, 255, 255])),
        ("bytes outside the file", frame(&inside_out)),
        ("an answer to no question", frame(&[9])),
        ("words instead of frames", b"hello, is this the right place?".to_vec()),
        (
            "a finding of another program",
            frame(&[6, 0, 0, 0, 0, 0, 2, 0, 0, 0, b'x', b'y', 0, 0, 0, 0]),
        ),
    ] {
        let said = file_with(&bytes);
        assert_eq!(import(saying(&said, "exec /bin/sleep 60")), died(Death::Protocol), "{name}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn floods_do_not_grow_the_parent() {
    alone("worker::floods_alone");
}

#[test]
#[ignore = "run by floods_do_not_grow_the_parent in a process of its own"]
#[cfg(target_os = "linux")]
fn floods_alone() {
    let finding = frame(&[
        6, 1, 0, 0, 0, 0, 12, 0, 0, 0, b'f', b'i', b'l', b'e', b'-', b'd', b'a', b'm', b'a', b'g',
        b'e', b'd', 0, 0, 0, 0,
    ]);
    let mut body = (0x8000_0000_u32 + 1_000_000).to_le_bytes().to_vec();
    body.extend(vec![2; 1_000_000]);
    let mut refs = vec![2, 0, 0, 0, 0];
    refs.extend(130_000_u32.to_le_bytes());
    refs.extend([1, 0, 0, 0, 0].repeat(130_000));
    refs.push(0);
    let scripts = [
        ("progress", frame(&[1, 0, 0, 0, 0, 9, 0, 0, 0]).repeat(10_000)),
        ("findings", finding.repeat(10_000)),
        ("an endless body", body),
        ("a page of references", frame(&refs)),
        ("noise", (0..1_000_000_u32).flat_map(u32::to_le_bytes).collect()),
    ]
    .map(|(name, bytes)| (name, file_with(&bytes)));
    drop(refs);
    forget_peak();
    let before = resident().unwrap();
    for (name, said) in scripts {
        let script = format!("while :; do /bin/cat '{}'; done", said.path().display());
        let start = Instant::now();
        let result = import(liar(&script));
        assert!(matches!(result, Err(ImportFailure::Died { .. })), "{name}: {result:?}");
        assert!(start.elapsed() < Duration::from_secs(20), "{name} took {:?}", start.elapsed());
        // What it complains about goes nowhere either.
        let loud = liar("while :; do echo complaint; done >&2");
        assert_eq!(import(loud), died(Death::Time), "{name}");
        println!("{name}: at most {} KiB so far", peak().unwrap().saturating_sub(before));
    }
    let grown = peak().unwrap().saturating_sub(before);
    println!("floods: parent grew {grown} KiB at its peak");
    assert!(grown <= 16 * 1024, "the parent grew by {grown} KiB");
}

/// Beginnings that are true: nothing, a total, an object, a finding.
const HONEST: [&[&[u8]]; 4] = [
    &[],
    &[&[1, 0, 0, 0, 0, 9, 0, 0, 0]],
    &[&[1, 2, 0, 0, 0, 9, 0, 0, 0], &[2, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    &[&[
        6, 1, 0, 0, 0, 0, 12, 0, 0, 0, b'f', b'i', b'l', b'e', b'-', b'd', b'a', b'm', b'a', b'g',
        b'e', b'd', 0, 0, 0, 0,
    ]],
];

/// A small generator with a fixed seed (SplitMix64), so that a failure can be repeated.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    fn bytes(&mut self, count: u64) -> Vec<u8> {
        (0..count).map(|_| u8::try_from(self.roll(256)).unwrap()).collect()
    }

    fn number(&mut self) -> [u8; 4] {
        let few = u32::try_from(self.roll(12)).unwrap();
        let any = u32::try_from(self.roll(1 << 32)).unwrap();
        [few, few, few, any, u32::MAX, 4_000_000][usize::try_from(self.roll(6)).unwrap()]
            .to_le_bytes()
    }

    /// A message that is right, nearly right or wrong.
    fn message(&mut self) -> Vec<u8> {
        let tags = [1, 1, 2, 2, 3, 3, 3, 7, 7, 4, 5, 6, 8, 9, 10, 11, 12, 0];
        let mut payload = vec![tags[usize::try_from(self.roll(18)).unwrap()]];
        match payload[0] {
            1 => payload.extend([self.number(), self.number()].concat()),
            2 => {
                payload.extend(self.number());
                payload.extend([1, 0, 0, 0, 1]);
                payload.extend(self.number());
                let kind = u8::try_from(self.roll(4)).unwrap();
                payload.push(kind);
                if kind == 1 {
                    payload.extend([self.number(), [0; 4], self.number(), [0; 4]].concat());
                }
            }
            3 => {
                payload.extend([0, 0, 0, 0]);
                for value in [0.0_f32, 0.0, 595.0, 842.0] {
                    payload.extend(value.to_le_bytes());
                }
                payload.push(u8::try_from(self.roll(5)).unwrap());
                payload.extend(1.0_f32.to_le_bytes());
                payload.extend([0, 0, 0, 0, 0]);
            }
            7 => payload.extend(self.number()),
            _ => {
                let more = self.roll(60);
                payload.extend(self.bytes(more));
            }
        }
        let mut frame = frame(&payload);
        if self.roll(12) == 0 {
            let at = usize::try_from(self.roll(frame.len() as u64)).unwrap();
            frame[at] = u8::try_from(self.roll(256)).unwrap();
        }
        frame
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_thousand_random_scripts_hurt_nobody() {
    alone("worker::random_scripts_alone");
}

#[test]
#[ignore = "run by a_thousand_random_scripts_hurt_nobody in a process of its own"]
#[cfg(target_os = "linux")]
fn random_scripts_alone() {
    let before = resident().unwrap();
    let mut dice = Dice(2026);
    let mut ends = std::collections::BTreeMap::<String, u32>::new();
    let patience =
        Patience { silence: Duration::from_millis(80), per_page: Duration::from_millis(400) };
    let mut slowest = Duration::ZERO;
    for script in 0..1_200 {
        let messages = 1 + dice.roll(6);
        // Some begin like an honest worker, so that the later checks are reached as well.
        let mut bytes = HONEST[usize::try_from(dice.roll(4)).unwrap()]
            .iter()
            .flat_map(|payload| frame(payload))
            .collect::<Vec<u8>>();
        bytes.extend((0..messages).flat_map(|_| dice.message()));
        let said = file_with(&bytes);
        let then = match dice.roll(20) {
            0 => "exec /bin/sleep 60",
            1 => "kill -9 $$",
            2 => "printf '\\033[2J\\342\\200\\256evil' >&2; exit 1",
            _ => "exit 0",
        };
        let start = Instant::now();
        let result = import(saying(&said, then).with_patience(patience));
        slowest = slowest.max(start.elapsed());
        assert!(start.elapsed() < Duration::from_secs(2), "script {script} was not ended");
        *ends.entry(format!("{result:?}")).or_default() += 1;
    }
    let grown = peak().unwrap().saturating_sub(before);
    println!("random scripts: slowest {slowest:?}, parent grew {grown} KiB");
    for (end, count) in &ends {
        println!("{count:6}  {end}");
    }
    assert!(ends.len() > 3, "the scripts are not varied enough");
    assert!(grown <= 16 * 1024, "the parent grew by {grown} KiB");
}

#[test]
fn starting_a_worker_is_cheap() {
    let mut times: Vec<Duration> = (0..40)
        .map(|_| {
            let start = Instant::now();
            import(honest()).unwrap();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("one small picture through a worker: p50 {:?}, max {:?}", times[20], times[39]);
}
