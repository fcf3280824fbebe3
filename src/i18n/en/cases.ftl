# What is done with a whole case, and what the workspace says of cases and backups.
start-show-deleted = Deleted
start-deleted = Deleted cases: { $count }
start-damaged = { $number }: cannot be read
start-row-menu = Actions: { $title }
menu-recent = Recent: { $title }
app-case-open = Open the case
app-case-renew = New case for the same person…
app-case-duplicate = Copy the case
app-case-delete = Delete the case
app-case-bring-back = Bring back
app-case-purge = Delete for good
app-case-purge-title = Delete for good: { $title }?
app-case-purge-text = The case goes with its whole history and cannot be brought back. Backups keep it for a while; files that another case needs stay.
app-case-purged = Deleted for good.
app-case-deleted = Case deleted: { $title }
app-case-back = The case is back: { $title }
app-case-is-deleted = This case is deleted: { $title }
app-company-replaced = { $count ->
    [one] { $count } kept paper was replaced by the one of this case.
   *[other] { $count } kept papers were replaced by those of this case.
}
new-case-renew-title = New case for the same person: { $title }
new-case-renew-lead = Answers and documents come along. What was left out or marked as done, and files without a place, do not.
settings-backup-daily = { $when } · daily, no. { $number }
settings-backup-migration = { $when } · before a change of format, no. { $number }
settings-backup-asked = { $when } · made by hand, no. { $number }
settings-backup-replaced = { $when } · as it was before a restore
finding-store-broke = Something went wrong within the program, so nothing was changed.
    .hint = Try again. If it happens again, close the program and open it anew.
finding-store-unreadable = { $count ->
        [one] { $count } case or company cannot be read. All others are there.
       *[other] { $count } cases or companies cannot be read. All others are there.
    }
    .hint = Restore a backup only if you need them: nothing newer than the backup is in it.
finding-store-leavings-stay = Leftovers of interrupted work could not be removed yet: { $reason }
    .hint = Nothing needs to be done: the next start tries again.
finding-job-kept-without = { $count ->
        [one] The copy is kept, but { $count } file of the case could not be read and is not in it.
       *[other] The copy is kept, but { $count } files of the case could not be read and are not in it.
    }
    .hint = Put the workspace back or connect its disk, then keep the copy again.
app-case-bring-it-back = Bring it back
