# What the workspace says. Gaps: path, reason, count, limit, name, computer, pid.
finding-store-no-such-case = This case does not exist any more.
    .hint = Choose another one on the start screen.
finding-store-no-such-party = This person or company does not exist any more.
    .hint = Choose another one, or add it again.
finding-store-conflict = It was changed elsewhere meanwhile, so your change was not saved.
    .hint = Open it again and repeat the change.
finding-store-not-deleted = Only a deleted case can be removed for good.
    .hint = Delete the case first.
finding-store-read-only = The workspace is open for reading only, so nothing was changed.
    .hint = Close the other window, or open a folder that you may write to.
finding-store-newer = The workspace was made by a newer version of the program. It was left as it is: { $path }
    .hint = Install the newest version of the program and open it again.
finding-store-older = The workspace was made by an older version of the program, and here it may not be written: { $path }
    .hint = Open it once in a place where it may be written; then it can be read here too.
finding-store-damaged = The database of the workspace is damaged and was left as it is: { $path }
    .hint = Restore it from a backup. The damaged file is kept beside it.
finding-store-database-missing = The files of the workspace are there, but its database is not: { $path }
    .hint = Put the file back, or restore it from a backup.
finding-store-no-workspace = There is no workspace here, and none can be made: { $path }
    .hint = Choose another folder, or one that you may write to.
finding-store-gone = The workspace was moved or removed while it was open: { $path }
    .hint = Put it back or connect the drive again, then choose “Try again”. Your last changes are still in this window.
finding-store-full = There is no room on the disk, so the last change is not saved: { $path }
    .hint = Free some space, then choose “Try again”. Everything saved before is safe.
finding-store-io = The disk did not take the change: { $reason } ({ $path })
    .hint = Check the disk and its connection, then choose “Try again”. Everything saved before is safe.
finding-store-too-large = The file is larger than { $limit } MB and was not added.
    .hint = Scan it at a lower resolution, or split it.
finding-store-source = The file could not be read and was not added: { $reason }
    .hint = Check that it is still there and that you may read it, then add it again.
finding-store-no-such-file = The original of this file is not in the workspace any more.
    .hint = Add the file again.
finding-store-no-such-backup = The backup is not there any more: { $name }
    .hint = Choose another backup.
finding-store-closed = The workspace is closed, so nothing was changed.
    .hint = Open the workspace again.
finding-store-changes-replayed = The program had ended unexpectedly. All saved changes are there.
    .hint = Nothing needs to be done.
finding-store-temporary-removed = { $count ->
        [one] { $count } leftover of interrupted work was removed.
       *[other] { $count } leftovers of interrupted work were removed.
    }
    .hint = Nothing needs to be done.
finding-store-files-removed = { $count ->
        [one] { $count } file that no case uses was removed.
       *[other] { $count } files that no case uses were removed.
    }
    .hint = If you were adding files when the program ended, add the last ones again.
finding-store-files-missing = { $count ->
        [one] { $count } file that a case needs is not in the workspace.
       *[other] { $count } files that cases need are not in the workspace.
    }
    .hint = Open the cases: the files are marked there. Add them again, or copy the folder “files” back.
finding-store-migrated = The workspace was brought to the shape of this version. A backup was made before.
    .hint = Nothing needs to be done. Older versions of the program cannot open it any more.
finding-store-restore-finished = A restore from a backup had been interrupted. It is finished now.
    .hint = Check the last cases that you worked on.
finding-store-shared-place = The workspace lies on a network drive or in a synchronised folder.
    .hint = Open it on one computer at a time. A folder on this computer is faster and safer.
finding-store-backup-failed = The backup of the day could not be made: { $reason }
    .hint = Check the free space on the disk. Your work itself is saved.
finding-store-held = The workspace is open in another window (computer { $computer }, process { $pid }), so here it can only be read.
    .hint = Close it there, then open it here again.
finding-store-held-unknown = The workspace is open in another window, so here it can only be read.
    .hint = Close it there, then open it here again.
finding-store-folder-read-only = The folder may not be written to, so the workspace can only be read.
    .hint = Change the permissions of the folder, or copy the workspace to another one.
finding-store-asked-read-only = The workspace was opened for reading only.
    .hint = Open it again to change something.
