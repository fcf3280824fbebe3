# The window and the disk: what is waited for, what cannot be saved, a workspace that does not open.
app-waits-open = Opening the case…
app-waits-close = Saving the last changes…
app-waits-create = Adding the case…
app-waits-change = Saving…
app-waits-long = The disk has not answered yet. Nothing is lost; the other pages can be used meanwhile.
app-waits-stop = Stay here
app-try-again = Try again
app-case-added = The case was added to the list. It was not opened because the last changes of the open case are not saved yet.
app-unsaved-title = The last changes of { $title } are not saved
app-unsaved-quit-title = Close Permitpack? The last changes of { $title } are not saved
app-unsaved-text = { $count ->
        [0] The last step back or forward could not be written to the disk.
        [one] { $count } change is only in this window so far.
       *[other] { $count } changes are only in this window so far.
    }
app-unsaved-keep = Keep a copy as a file…
app-unsaved-stay = Stay in this case
app-unsaved-close = Close without saving
app-unsaved-quit = Close Permitpack without saving
app-conflict-title = { $title } was changed elsewhere
app-conflict-text = { $count ->
        [one] The case has been changed in another place since you opened it. { $count } change of yours cannot be put on top of that. Keep your version as a case of its own, or load the other one; yours is then lost.
       *[other] The case has been changed in another place since you opened it. { $count } changes of yours cannot be put on top of that. Keep your version as a case of its own, or load the other one; yours is then lost.
    }
app-conflict-mine = Keep mine as a copy
app-conflict-theirs = Load the other version
app-conflict-later = Decide later
app-aside-title = Keep a copy of the case as a file
app-aside-kept = The copy is kept: { $name }.
    .hint = “Open” brings it back later.
app-quit-slow = The disk has not answered yet, so the last changes may not be saved. If you wait, they still can be.
app-job-calendar = Writing the calendar
app-job-keep = Keeping a copy
shell-opening = Opening the workspace…
shell-opening-long = The disk or network folder has not answered yet: { $path }
shell-refused-title = The workspace cannot be opened
shell-refused-safe = Nothing in this folder was changed.
shell-other-folder = Choose another folder…
shell-folder-title = Folder of the workspace
shell-restore-lead = A backup takes the place of the database. The present one is kept beside it.
shell-refused-io = The folder cannot be used: { $reason }.
    .hint = Check the drive and your rights to the folder, then try again, or choose another folder.
shell-refused-full = There is no room on the disk, so the workspace cannot be opened safely.
    .hint = Free some space, then try again.
