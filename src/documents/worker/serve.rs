//! The worker's side: limit yourself, map the file, work, say what you found.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use super::referee::{Mode, Referee};
use super::wire::{self, Told};
use super::{Request, WORKER_ARGUMENT, request_variables};
use crate::documents::image::repair;
use crate::documents::importer::ImportFailure;
use crate::documents::mapped::{self, Bytes};
use crate::documents::recipe::{Event, RecipeSink, Stopped};
use crate::documents::{clues, limits, local, preview, signature, unpack};

/// Deeply nested files are read recursively.
const STACK: usize = 64 * 1024 * 1024;
const FAILED: u8 = 70;
/// How far a worker steps back behind other programs, of 19 steps.
#[cfg(unix)]
const NICENESS: i32 = 5;

/// A job of another layer, as it sees its worker.
pub struct Job<'a> {
    /// The file.
    pub bytes: Bytes,
    /// The parameters as they were given, JSON.
    pub params: &'a str,
    out: &'a mut dyn Write,
}

impl Job<'_> {
    /// Says that work goes on. `Err` when nobody listens any more.
    pub fn alive(&mut self) -> Result<(), Stopped> {
        wire::write_alive(self.out).and_then(|()| self.out.flush()).map_err(|_| Stopped)
    }
}

/// Does a job; the answer is JSON.
pub type JobHandler = fn(&mut Job<'_>) -> Result<String, ImportFailure>;

/// To be called first thing in `main`: does the work and returns the exit code when this process was
/// started as a worker, and `None` when it was not.
pub fn serve<I: IntoIterator<Item = OsString>>(
    args: I,
    jobs: &[(&str, JobHandler)],
) -> Option<ExitCode> {
    let mut args = args.into_iter().skip(1);
    args.next().filter(|first| first == WORKER_ARGUMENT)?;
    let op = args.next().and_then(|op| op.into_string().ok()).unwrap_or_default();
    let job =
        jobs.iter().chain(repair::JOBS).find(|(name, _)| *name == op).map(|(_, handler)| *handler);
    let worker = std::thread::Builder::new()
        .name("worker".to_owned())
        .stack_size(STACK)
        .spawn(move || work(&op, job));
    Some(match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        Ok(_) | Err(_) => ExitCode::from(FAILED),
    })
}

fn work(op: &str, job: Option<JobHandler>) -> io::Result<()> {
    let request: String = request_variables().map_while(|name| std::env::var(name).ok()).collect();
    let mut out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
    if op != "draw" {
        give_way();
    }
    let result = match (confined(), job) {
        (Err(error), _) => Err(ImportFailure::Io(error.to_string())),
        (Ok(bytes), Some(handler)) => do_job(handler, bytes, &request, &mut out),
        (Ok(bytes), None) => import(op, &bytes, &request, &mut out),
    };
    if let Err(failure) = result {
        wire::write_failure(&mut out, &failure)?;
    }
    out.flush()
}

/// The file, once nothing in it can make this process do more than it should.
fn confined() -> io::Result<Bytes> {
    let file = input()?;
    confine(file.metadata()?.len())?;
    mapped::map(&file)
}

/// Whoever draws the window comes first. Pictures of pages are what the user waits for and do not step back.
#[cfg(unix)]
fn give_way() {
    // Where that is not allowed everything works as well, only less smoothly.
    let _ = rustix::process::nice(NICENESS);
}

#[cfg(not(unix))]
fn give_way() {}

fn do_job(
    handler: JobHandler,
    bytes: Bytes,
    params: &str,
    out: &mut dyn Write,
) -> Result<(), ImportFailure> {
    let answer = handler(&mut Job { bytes, params, out })?;
    wire::write_answer(out, &answer).map_err(|error| ImportFailure::Io(error.to_string()))
}

fn import(
    op: &str,
    bytes: &Bytes,
    request: &str,
    out: &mut dyn Write,
) -> Result<(), ImportFailure> {
    if op == "draw" {
        return draw(bytes, request, out);
    }
    let request: Request =
        serde_json::from_str(request).map_err(|error| ImportFailure::Io(error.to_string()))?;
    let opening = request.opening();
    let options = request.options()?;
    match op {
        "limits" => wire::write_answer(out, &own_limits())
            .map_err(|error| ImportFailure::Io(error.to_string())),
        "unpack" => {
            unpack::unpack(bytes, &opening, &mut |piece| {
                let written = wire::write_piece(out, &piece);
                written.and_then(|()| out.flush()).map_err(|_| Stopped)
            })?;
            wire::write_unpacked(out).map_err(|error| ImportFailure::Io(error.to_string()))
        }
        clues::OPERATION => wire::write_answer(out, &clues::job(bytes, &options)?)
            .map_err(|error| ImportFailure::Io(error.to_string())),
        signature::OPERATION => wire::write_answer(out, &signature::job(bytes)?)
            .map_err(|error| ImportFailure::Io(error.to_string())),
        "sizes" => preview::sizes(bytes, &options, &mut Pipe::new(out, bytes, Tell::Pages)),
        "import" => local::import(bytes, &options, &mut Pipe::new(out, bytes, Tell::Everything)),
        "rehearse" | "learn" => {
            let tell = if op == "learn" { Tell::Small(limits::SMALL_RECIPE) } else { Tell::Pages };
            let mut pipe = Pipe::new(out, bytes, tell);
            local::import(bytes, &options, &mut pipe)?;
            let (told, pages) = (pipe.told(), pipe.pages);
            let count = local::second_count(bytes, &options, pages);
            wire::write_count(out, count, told)
                .map_err(|error| ImportFailure::Io(error.to_string()))
        }
        _ => Err(ImportFailure::Io(format!("the reader knows no \"{op}\""))),
    }
}

fn draw(bytes: &Bytes, request: &str, out: &mut dyn Write) -> Result<(), ImportFailure> {
    let io = |error: io::Error| ImportFailure::Io(error.to_string());
    let request = serde_json::from_str(request).map_err(|error| io(error.into()))?;
    wire::write_picture(out, &preview::draw(bytes, &request)?).map_err(io)
}

/// Where the recipe goes: every event must fit a message and pass the parent's own checks, also the
/// objects that a rehearsal does not send. What export would refuse is refused when a file is added.
struct Pipe<'a> {
    out: &'a mut dyn Write,
    tell: Tell,
    referee: Referee,
    pages: u32,
}

/// What of a recipe goes to the parent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tell {
    Everything,
    /// No objects.
    Pages,
    /// Objects while they are few; so many bytes more.
    Small(u64),
}

impl<'a> Pipe<'a> {
    fn new(out: &'a mut dyn Write, bytes: &Bytes, tell: Tell) -> Self {
        let length = bytes.as_ref().as_ref().len() as u64;
        Self { out, tell, referee: Referee::new(Mode::Everything, length), pages: 0 }
    }

    fn told(&self) -> Told {
        if self.tell == Tell::Pages { Told::Something } else { Told::Everything }
    }

    /// An object or what depends on objects; the first that is too much is the last.
    fn object(&mut self, event: &Event) -> io::Result<()> {
        match self.tell {
            Tell::Everything => wire::write_event(self.out, event),
            Tell::Pages => wire::write_event(&mut io::sink(), event),
            Tell::Small(left) => {
                let mut message = Vec::new();
                wire::write_event(&mut message, event)?;
                let rest = left.checked_sub(message.len() as u64);
                self.tell = rest.map_or(Tell::Pages, Tell::Small);
                if rest.is_some() { self.out.write_all(&message) } else { Ok(()) }
            }
        }
    }
}

impl RecipeSink for Pipe<'_> {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        self.referee.admit(&event).map_err(|_| Stopped)?;
        if matches!(event, Event::Object(_) | Event::Layers(_)) {
            return self.object(&event).map_err(|_| Stopped);
        }
        if matches!(event, Event::Page(_)) {
            self.pages += 1;
        }
        let milestone =
            matches!(event, Event::Page(_) | Event::Progress { .. } | Event::Done { .. });
        wire::write_event(self.out, &event).map_err(|_| Stopped)?;
        if milestone { self.out.flush().map_err(|_| Stopped) } else { Ok(()) }
    }
}

#[cfg(unix)]
fn input() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn input() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdin().as_handle().try_clone_to_owned()?))
}

/// No core file with somebody's passport, no growing, no writing. No new descriptor either, so no file
/// can be opened and no socket made, whatever takes over this process: what it holds are the file,
/// and the pipes to its parent.
#[cfg(unix)]
fn confine(mapped: u64) -> io::Result<()> {
    use rlimit::Resource;
    lower(Resource::CORE, 0)?;
    lower(Resource::FSIZE, 0)?;
    lower(Resource::NOFILE, 0)?;
    lower(Resource::CPU, limits::WORKER_CPU_SECONDS)?;
    if Resource::AS.is_supported() {
        lower(Resource::AS, limits::WORKER_MEMORY.saturating_add(mapped))?;
    }
    Ok(())
}

/// Sets a limit, or keeps the one that the user's surroundings have set lower.
#[cfg(unix)]
fn lower(resource: rlimit::Resource, wanted: u64) -> io::Result<()> {
    let limit = resource.get_hard()?.min(wanted);
    resource.set(limit, limit)
}

/// The limits in force, by their names.
#[cfg(unix)]
fn own_limits() -> String {
    use rlimit::Resource;
    let named = [
        ("memory", Resource::AS),
        ("core", Resource::CORE),
        ("written", Resource::FSIZE),
        ("files", Resource::NOFILE),
        ("seconds", Resource::CPU),
    ];
    let limits: std::collections::BTreeMap<_, _> = named
        .into_iter()
        .filter_map(|(name, resource)| resource.get_soft().ok().map(|soft| (name, soft)))
        .collect();
    serde_json::to_string(&limits).unwrap_or_default()
}

#[cfg(not(unix))]
fn own_limits() -> String {
    "{}".to_owned()
}

#[cfg(not(unix))]
fn confine(_mapped: u64) -> io::Result<()> {
    Ok(())
}
