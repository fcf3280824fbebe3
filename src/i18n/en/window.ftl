# The window: what would be lost, what is behind a message, where files go.
app-leave-title = Leave this workspace now?
app-case-damaged = This case cannot be read: its record on the disk is damaged. The other cases can be used. The settings restore a backup of the workspace.
app-number-not-taken = The number { $number } was not taken over: another case has it. The case keeps its number.
app-undo-waits = Nothing can be undone or redone until the last changes are on the disk.
app-pack-made = The pack is ready: { $title }.
app-pack-not-made = No pack was made: { $title }.
app-more-mistakes = { $count ->
        [one] And { $count } more.
       *[other] And { $count } more.
    }
app-path-relative = Enter the whole path, from its beginning.
app-path-save = Type or paste the whole path of the new file.
app-path-save-no-dialog = No file dialog came up on this computer. Type or paste the whole path of the new file.
papers-looking = Looking for printers… Until then the viewer of the system opens the pages.
pack-passwords = { $count ->
        [one] The password of { $count } file is needed again
       *[other] The passwords of { $count } files are needed again
    }
pack-passwords-lead = Passwords are never written down, so they are forgotten when the program is closed. A password is tried on all of these files.
pack-password = Password of { $file }
pack-password-missing = Enter the password first; without it the file cannot go into the pack.
pack-passwords-verb = Open with this password
