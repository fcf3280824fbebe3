# The frame of the window, the start page, settings and help.

app-name = Permitpack
app-no-display = There is no display here to open a window on; without one, `cargo run --release --bin permitpack-cli -- demo --out demo-pack` makes a sample pack on the command line (where the program is installed: `permitpack-cli demo --out demo-pack`).
app-no-window = The window cannot be opened ({ $reason }); without it, `cargo run --release --bin permitpack-cli -- demo --out demo-pack` makes a sample pack on the command line (where the program is installed: `permitpack-cli demo --out demo-pack`).

# Actions: menus, shortcuts, the help page
action-new-case = New case
action-open = Open…
action-create-pack = Check and create pack
action-undo = Undo
action-redo = Redo
action-find = Find
action-settings = Settings
action-close-case = Close the case
action-quit = Quit
action-help = Help and shortcuts
action-next-tab = Next tab
action-previous-tab = Previous tab
action-next-panel = Next part of the window
action-menu = Menu
action-zoom-in = Larger
action-zoom-out = Smaller
action-zoom-reset = Normal size
action-sample = Open the sample case
action-cancel = Cancel
action-back = Back
action-close-message = Close this message

# Top bar
app-tabs = Pages
app-tab-cases = Cases
app-tab-deadlines = Deadlines
app-tab-rules = Rules
app-tab-tasks = Tasks
app-tab-documents = Documents
app-tab-letters = Letters
app-back-to-cases = Cases
app-case-number = Case { $number }
app-undo-what = Undo: { $what }
app-redo-what = Make again: { $what }
app-side-show = Show the side panel
app-side-hide = Hide the side panel
app-side = Side panel
app-all-pages = Go to another page

# Status bar
app-ready = Ready
app-saving = Saving…
app-saved = Saved { $time }
app-not-saved = Not saved: { $reason }
app-save-again = Save again
app-new-case-read-only = No case can be begun: this window can only read the workspace. Why, it says at the bottom left.
app-read-only = Read only. { $holder }
app-rule-book = Rule book { $version }, checked { $date }
app-theme = Change the theme (now: { $name })
app-theme-system = as the system
app-theme-light = light
app-theme-dark = dark
app-zoom = Size of the window’s content: { $percent } %
app-percent = { $percent } %

# Messages
app-undone = Undone: { $what }
app-redone = Made again: { $what }
app-not-opened = This could not be opened: { $reason }
    .hint = Open it by hand: { $path }
app-no-opener = no program on this computer opened it
app-copy-path = Copy the path
app-copy-address = Copy the address
app-copied = Copied.
app-quit-title = Close Permitpack now?
app-quit-unsaved = The last changes are not on the disk yet: { $reason }
app-quit-job = Something is still being done: { $job }
app-quit-stay = Stay
app-quit-leave = Close and lose this
app-path = Path
    .hint = Type or paste a path, or drop the file onto this window.
app-path-browse = Browse…
app-path-no-dialog = No file dialog came up on this computer. Type or paste the path, or drop the file onto this window.
app-path-folder = Type or paste the path of the folder, or drop the folder onto this window.
app-path-folder-no-dialog = No folder dialog came up on this computer. Type or paste the path of the folder, or drop the folder onto this window.
app-path-several = Several paths: each in quotes, one after the other.
app-path-missing = There is nothing at this path: { $path }
app-path-empty = Give a path.
app-open-title = Open a case folder or check a pack
app-open-verb = Open
app-save-verb = Save
app-calendar-title = Save the deadlines for a calendar
app-calendar-saved = Saved: { $name }
app-show-in-folder = Show in folder

# First start
first-language = Choose a language
    .hint = It can be changed at any time, at the foot of the window.
first-title = From arrival to a checked, printable pack
first-lead = Permitpack asks what the counter will ask, checks every document and makes the pack. Everything stays on this computer.
first-sample-title = See a filled-in case first
first-sample-lead = An invented engineer from Russia: 18 documents, every date worked out. Change anything, delete it when you are done.
first-at-hand = Good to have at hand for a first case
first-at-hand-passport = Passport scan or photo, with the two lines of <<< at the foot
first-at-hand-contract = Employment or civil-law contract and its date in the labour register
first-at-hand-dwelling = Address of the dwelling and the name of its owner
first-drop = You can also drop files anywhere in this window.

# Start
start-new-case-lead = Starts with a few questions
start-open = Open
start-open-lead = A case folder or a pack to verify
start-cases = Cases
start-filter = Filter by name, company, country
start-show = Which cases
start-show-all = All cases
start-show-open = Open cases
start-show-late = With a late date
start-show-done = Complete
start-column-applicant = Applicant
start-column-citizenship = Citizenship
start-column-purpose = Purpose
start-column-deadline = Next deadline
start-column-progress = Progress
start-column-changed = Changed
start-sort = Sort by { $column }
start-sorted-up = { $column }, sorted, first to last
start-sorted-down = { $column }, sorted, last to first
start-no-name = No name yet
start-nothing-found = No case fits the filter.
start-clear-filter = Show all cases
start-days-late = { $days ->
        [one] { $days } day late
       *[other] { $days } days late
    }
start-due-today = Due today
start-due-in = { $days ->
        [one] Due in { $days } day
       *[other] Due in { $days } days
    }
start-no-date = No date yet
start-progress = { $done } of { $all } tasks
start-today = Today { $time }
start-yesterday = Yesterday
start-due-in-30 = Due in 30 days
start-nothing-due = Nothing is due in the next 30 days.
start-save-calendar = Save to calendar (.ics)

# New case
new-case-title = New case
new-case-lead = Everything can be changed later; the checklist follows.
new-case-procedure = What is applied for
new-case-category = On which ground
new-case-channel = Where it will be filed
new-case-number = Case number
    .hint = The office’s own number; it stands on every page of the pack.
new-case-number-taken = There is a case with this number already.
new-case-number-missing = Give a case number.
new-case-category-missing = Choose a ground.
new-case-company = Company
    .hint = Its details are copied into the case.
new-case-company-none = No company yet
new-case-create = Create the case

# Settings
settings-title = Settings
settings-look = Language and look
settings-language = Language
settings-theme = Theme
settings-zoom = Size
settings-workspace = Workspace
settings-workspace-folder = Folder
settings-workspace-hint = All cases, people, companies and files are in this folder. With another one nothing is moved: each keeps its own.
settings-other-workspace = Use another workspace folder…
settings-other-title = Folder of another workspace
settings-backups = Backups
settings-backups-hint = One a day and one before every change of format; the last seven are kept.
settings-no-backups = There is no backup yet.
settings-backup-now = Back up now
settings-restore = Restore
settings-restore-of = Restore the backup of { $when }
settings-restore-title = Restore the backup of { $when }?
settings-restore-text = The workspace becomes as it was then. What is there now is kept as a backup of its own.
settings-backed-up = A backup was made.

# Help
help-title = Help
help-shortcuts = Keyboard shortcuts
help-action = Action
help-keys = Keys
help-lead = Tab goes from control to control, Enter or Space presses it, the arrow keys move within a list, Esc closes what lies on top.
help-about = About
help-version = Permitpack { $version }
help-licences = Licences
help-licences-lead = Permitpack is free software (MIT). It contains Noto Sans and Noto Serif (SIL Open Font License 1.1), Phosphor icons (MIT) and Rust libraries under MIT, Apache-2.0, BSD, Zlib and Unicode licences.
help-licences-file = The licence of { $name }

app-job-import = Adding files
app-job-unlock = Opening the locked file
app-job-export = Creating the pack
app-job-open = Opening the case folder
app-job-sample = Making the sample case
app-job-verify = Checking the pack
app-job-paper = Preparing the paper
app-job-cancelled = Stopped.
app-edit-gone = What was to be changed is not there any more.
app-company-kept = Kept for other cases: { $name }, { $papers ->
    [0] details only
    [one] details and { $papers } paper
   *[other] details and { $papers } papers
}.
app-company-kept-again = Brought up to date for other cases: { $name }, { $papers ->
    [0] details only
    [one] details and { $papers } paper
   *[other] details and { $papers } papers
}.
app-company-none = This case names no company yet.
app-company-taken = Company taken over: { $name }.
app-company-same = The case has all of it already.
action-keep-company = Keep the company for other cases
action-keep-company-again = Bring the kept company up to date
question-company-take = Take over a kept company
    .hint = Its details replace the answers about the company; papers that are here already stay.
question-in-documents = In documents
question-company-kept = With its details and papers it can then be chosen when a case is begun.
verified-title = Checked pack
verified-another = Check another pack
app-files-added = { $count ->
        [one] { $count } file was added
       *[other] { $count } files were added
    }
app-file-unlocked = “{ $file }” was opened
app-files-unlocked = { $count ->
        [one] { $count } file was opened with this password
       *[other] { $count } files were opened with this password
    }
app-wrong-password = The password does not open the file.
app-job-stop = Stop
app-clock-behind = The clock of this computer shows { $today }, but work was done here on { $last }. All terms are counted from the clock: set it right, then start the program again.
