//! What a page can ask for. Pages push commands while they draw; the handler carries them out before the
//! next frame.

use std::ffi::OsString;
use std::path::PathBuf;

use egui::Pos2;

use super::aside::{AsideWish, Copy};
use super::desktop::Choose;
use super::jobs::Purpose;
use super::screens::Screen;
use super::screens::rules::Of;
use super::theme::ThemeChoice;
use super::toast::{Toast, Wording};
use crate::documents::clues::Clues;
use crate::domain::{
    CategoryId, ChannelId, Digest, DocumentId, DocumentTypeId, FileRef, Language, Password,
    ProcedureId,
};
use crate::export::plan::PackOptions;
use crate::session::answers::Target;
use crate::session::company::Before;
use crate::session::jobs::JobId;
use crate::session::paper::made::{What, Whither};
use crate::session::{Becomes, Edit, ImportId, PageId, PagePlace, Stand};
use crate::store::{CaseKey, PartyKey};

/// A wish.
#[derive(Clone, Debug)]
pub enum Command {
    /// Go to a page.
    Go(Screen),
    /// Go to where something is mended; the page finds it as [`View::target`](super::View::target).
    Mend(Box<Target>),
    /// Show a rule in the rule book.
    ShowRule(Of),
    /// Go to the page before.
    Back,
    /// Make the sample case and open it.
    OpenSample,
    /// Begin a case.
    Create(Box<NewCase>),
    /// Open a case.
    OpenCase(CaseKey),
    /// Do something with a whole case.
    WithCase(CaseKey, CaseWish),
    /// Begin another case of the same person.
    Renew(CaseKey, Box<NewCase>),
    /// Make a kept company what it was before it was brought up to date.
    PutBackCompany(Box<Before>),
    /// Leave the case for the list of all.
    CloseCase,
    /// Look at a case that is not open; [`View::peek`](super::View::peek) has it when it is read.
    Peek(CaseKey),
    /// Change a case, open or not, and say so with a way back.
    EditCase {
        /// Which case.
        key: CaseKey,
        /// The change.
        edit: Box<Edit>,
        /// The change that takes it back.
        back: Box<Edit>,
        /// What is said when it is done.
        said: Wording,
    },
    /// Change the open case.
    Edit(Box<Edit>),
    /// Change the open case by what is being typed.
    Typed(Box<Typed>),
    /// Change the open case, and say what was done, with a way back.
    EditSaying {
        /// The change.
        edit: Box<Edit>,
        /// What is said when it is done.
        said: Wording,
    },
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Take the change back after which the open case stands so; nothing when something else happened since.
    UndoFrom(Stand),
    /// Make the change again that was taken back last, in the same way.
    RedoFrom(Stand),
    /// Ask for a file or folder.
    Ask(Ask),
    /// Open a case folder, or look into a pack.
    OpenPath(PathBuf),
    /// Go on with the workspace of another folder.
    UseWorkspace(PathBuf),
    /// Keep files and look into them; `to`: the kind of document they are, `None` = no place yet.
    Import {
        /// The files.
        paths: Vec<PathBuf>,
        /// Which kind of document they are.
        to: Option<DocumentTypeId>,
    },
    /// Keep files and put their pages between those that are there.
    Insert {
        /// Where.
        place: PagePlace,
        /// In front of which page; none = at the end.
        before: Option<PageId>,
        /// The files.
        paths: Vec<PathBuf>,
    },
    /// Keep files and make of them what was chosen for them.
    ImportAs {
        /// The files.
        paths: Vec<PathBuf>,
        /// Which kind of document they are.
        to: DocumentTypeId,
        /// What they become.
        becomes: Becomes,
    },
    /// Keep a file and put it in the place of another; more files get no place.
    Replace {
        /// The document.
        document: DocumentId,
        /// Which of its files.
        at: usize,
        /// What it is: while the new one comes, others may take its place.
        old: Digest,
        /// The new file.
        path: PathBuf,
        /// Further files.
        more: Vec<PathBuf>,
    },
    /// Change the open case by what an import brought: all of it is one step.
    TakeIn {
        /// The change.
        edit: Box<Edit>,
        /// Which import.
        import: ImportId,
        /// What is said when it is done, with a way back.
        said: Option<Wording>,
    },
    /// Keep in memory what a file says about itself.
    KeepClues(Box<(Digest, Clues)>),
    /// Close the report about files that were added.
    CloseArrived,
    /// Look into a locked file with a password.
    Unlock {
        /// The file.
        file: Box<FileRef>,
        /// What was typed.
        password: Password,
    },
    /// Make a pack; [`View::made`](super::View::made) has it when it is done.
    Export(Box<Export>),
    /// Put letters on paper.
    Paper(What, Whither, bool),
    /// Put letters of this case on paper once more, in the place of the files that were there.
    ReplacePaper(Option<CaseKey>, What, Whither),
    /// Look for printers; [`View::printers`](super::View::printers) has them when they are known.
    LookForPrinters,
    /// Stop all jobs of a kind.
    CancelJobs(Purpose),
    /// Stop one job.
    CancelJob(JobId),
    /// Remember a small thing with the case.
    Mark {
        /// Its name.
        name: &'static str,
        /// What is remembered.
        value: String,
    },
    /// The user has seen what newer rules changed.
    AcceptRules,
    /// Keep the company of the case for other cases.
    KeepCompany,
    /// Take a kept company over into the open case.
    TakeCompany(PartyKey),
    /// Choose the language.
    Language(Language),
    /// Choose the theme.
    Theme(ThemeChoice),
    /// Choose the zoom, in percent.
    Zoom(u32),
    /// Set the largest size of a file of a pack in bytes, or take it away.
    SizeLimit(Option<u64>),
    /// Open or fold the side panel.
    ToggleSide,
    /// Put the focus into the field for finding something.
    Find,
    /// Open a file, folder or address outside the program.
    Open(OsString),
    /// Show a file in its folder.
    Reveal(PathBuf),
    /// Open pages in the viewer of the system, and say so when they are there.
    View(Vec<PathBuf>),
    /// Copy a text.
    Copy(String),
    /// Say something at the foot of the page.
    Say(Toast),
    /// Close the message at the foot of the page.
    CloseToast,
    /// Write the dates of all cases into one calendar file.
    SaveCalendar(PathBuf),
    /// Write the dates of the open case into a calendar file.
    SaveCaseCalendar(PathBuf),
    /// Make a backup of the workspace.
    BackUp,
    /// Ask whether a backup is to be restored.
    AskRestore(String),
    /// Try to save again what could not be saved.
    SaveAgain,
    /// Keep the open case as a file.
    KeepAside(PathBuf),
    /// Write a file beside the workspace.
    WriteAside {
        /// What.
        wish: Box<AsideWish>,
        /// Where.
        path: PathBuf,
        /// A file of the same name is replaced.
        replace: bool,
    },
    /// Close the open case without what could not be saved of it: it is all in this copy.
    LeaveUnsaved(Box<Copy>),
    /// Give up opening or closing a case.
    NeverMind,
    /// Close the program.
    Quit,
}

/// What is done with a whole case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseWish {
    /// Put it away.
    Delete,
    /// Bring it back.
    BringBack,
    /// Copy it under a free number.
    Duplicate,
    /// Begin another case of the same person.
    Renew,
    /// Remove it for good, once the user has said so again.
    Purge,
}

/// How long nobody types before what was typed is kept, in seconds.
const RESTS: f64 = 1.0;

/// What was typed into a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The change that it makes.
    pub edit: Edit,
    /// A part of it is in the case already: both are one step.
    pub goes_on: bool,
}

impl Typed {
    /// Whether no key came for a while; looks again when it is time.
    pub(super) fn rests(ctx: &egui::Context, typed_at: f64) -> bool {
        let left = typed_at + RESTS - ctx.input(|input| input.time);
        if left > 0.0 {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
        }
        left <= 0.0
    }
}

/// The answers of the page that begins a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCase {
    /// What is applied for.
    pub procedure: ProcedureId,
    /// On which ground.
    pub category: Option<CategoryId>,
    /// Where it is filed.
    pub channel: Option<ChannelId>,
    /// The office's own number.
    pub number: String,
    /// Whose details are taken over.
    pub company: Option<PartyKey>,
}

/// How a pack is to be made.
#[derive(Clone, Debug)]
pub struct Export {
    /// What the user chose.
    pub options: PackOptions,
    /// Where it goes.
    pub folder: PathBuf,
    /// Files of the same name are replaced.
    pub replace: bool,
}

/// What a file or folder is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// For whom: comes back in [`Given::name`].
    pub name: &'static str,
    /// What is to be chosen.
    pub choose: Choose,
    /// Title of the dialog.
    pub title: String,
    /// What the button says.
    pub verb: String,
}

/// Files or a folder that the user gave; a page sees them in one frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// [`Ask::name`], or [`DROPPED`].
    pub name: &'static str,
    /// The paths, at least one.
    pub paths: Vec<PathBuf>,
    /// Where they were dropped.
    pub at: Option<Pos2>,
}

/// The name of what was dropped onto the window.
pub const DROPPED: &str = "dropped";
/// The name under which the frame itself asks for something to open.
pub(super) const OPEN: &str = "open";
/// The name under which the frame asks for the folder of another workspace.
pub(super) const WORKSPACE: &str = "workspace";
/// The name under which the frame itself asks where to save the calendar.
pub(super) const CALENDAR: &str = "calendar";
/// The same for the dates of the case that is open.
pub(super) const CASE_CALENDAR: &str = "calendar of the case";
/// The name under which the frame asks where a case that cannot be saved is to be kept.
pub(super) const ASIDE: &str = "case kept aside";
