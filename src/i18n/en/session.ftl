# Mistakes in case.toml. Gaps: key, value, path, reason.
case-not-toml = This is not valid TOML: { $reason }
    .hint = Mend the line; texts stand in double quotes, dates are written 2026-11-02.
case-missing = “{ $key }” is missing
    .hint = Add it. `permitpack-cli schema case` prints every key that may stand here.
case-empty = “{ $key }” is empty
    .hint = Write a value, or take the line out.
case-not-a-text = “{ $key }” must be a text
    .hint = Put the value in double quotes.
case-not-yes-or-no = “{ $key }” must be true or false
    .hint = Write true or false, without quotes.
case-not-a-table = “{ $key }” must be a table
    .hint = Write [{ $key }] or [[{ $key }]] on a line of its own and the values below it.
case-not-a-list = “{ $key }” must be a list
    .hint = Write it in square brackets: { $key } = ["scans/passport.jpg"]
case-nobody = “{ $value }” is nobody of this case: write “self” for the applicant, or a list and the number in it, e.g. “dependant-1”
    .hint = Write them in square brackets: people = ["self", "dependant-1"]
case-not-a-value = “{ $key }” must be a single value
    .hint = Write a text, a number, a date or true/false.
case-not-a-file = An entry of “files” is neither a path nor a table with a path
    .hint = Write "scans/passport.jpg" or an inline table with path, password and quarter_turns.
case-not-a-date = “{ $value }” is not a date (“{ $key }”)
    .hint = Write it as 2026-11-02 or 02.11.2026.
case-not-turns = “quarter_turns” must be 0, 1, 2 or 3
    .hint = It says how many quarter turns clockwise the pages need.
case-pages-not-a-page = “{ $value }” in “pages” is neither a page nor a range such as 2-5
    .hint = Pages count from 1 and are parted by commas: pages = "2-4, 1 @90".
case-pages-not-a-word = “{ $value }” in “pages” is not known, or its number is out of range
    .hint = Known are @90, @180, @270, beside, below, card-beside, card-below, grey, bw, unplaced, dpi:200, straighten:-120 and crop: with eight numbers.
case-pages-too-many = “pages” names more than { $limit } pages
    .hint = Leave “pages” out to use the whole file, or name fewer pages.
case-pages-twice = “pages” names page { $page } twice
    .hint = A page stands twice only in two different cuts; take one of them out.
case-pages-third = Page { $page } would be the third on its sheet
    .hint = Two pages share a sheet. Take “beside” or “below” away from one of them.
case-pages-no-such-page = “pages” names page { $page } of “{ $path }”, which has only { $count }
    .hint = Correct the number, or name the right file.
case-not-a-language = “{ $value }” is not the code of a language
    .hint = Write the two or three letters of ISO 639, for example uz, zh or kaa.
case-not-an-id = “{ $value }” cannot be an id (“{ $key }”)
    .hint = Use 1 to 80 small Latin letters, digits, “.”, “_” and “-”.
case-id-twice = Two documents have the id “{ $value }”
case-duty-twice = The duty “{ $value }” is marked as done twice
    .hint = Give one of them another id, or leave the ids out.
case-unknown-key = “{ $key }” is not known here
    .hint = Take it out. `permitpack-cli schema case` prints every key that may stand here.
case-wrong-value = “{ $value }” cannot be right in “{ $key }”
    .hint = Compare it with the document. Once the case can be opened, the findings say what is wrong with it.
case-unknown-word = “{ $value }” is not known for “{ $key }”
    .hint = `permitpack-cli schema case` prints every value that may stand here.
case-not-a-choice = “{ $value }” is not among the answers to “{ $key }”
    .hint = One of: { $known }
case-not-a-country = “{ $value }” is not a country (“{ $key }”)
    .hint = Write the two or three letters of the country, e.g. UZ or UZB, or its name.
case-path-outside = The path “{ $path }” leads out of the case folder
    .hint = Copy the file into the case folder and write its path with “/”, without “..”.
case-file-not-there = The file “{ $path }” is not there
    .hint = Copy it into the case folder, or mend its name; capital and small letters differ.
case-file-is-a-folder = “{ $path }” is a folder
    .hint = Name the files in it one by one.
case-file-not-readable = The file “{ $path }” cannot be read: { $reason }
    .hint = Check its permissions and that no other program holds it.
case-did-you-mean = Did you mean “{ $suggestion }”?
# The index of a plain bundle. Gaps: count, file.
merge-index = Index
merge-head-file = File
merge-head-pages = Pages
merge-head-page = Page
merge-total = { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
merge-notice = This page of { $file } could not be shown. Look at the original file.
# Steps of the history of a case. Gaps: fact, topic, group, kind, requirement, file, count.
step-created = Case created
step-duplicated = Case copied
step-head = Procedure, category or place of filing changed
step-answered = Answer changed: { $fact }
step-answered-page = Answers changed: { $topic }
step-record = Entry changed: { $group }
step-record-removed = Entry removed: { $group }
step-file-added = File added: { $file }
step-files-added = { $count ->
        [one] { $count } file added
       *[other] { $count } files added
    }
step-file-placed = File put in its place: { $file }
step-file-taken-out = File taken out: { $file }
step-file-removed = File removed: { $file }
step-document-removed = Document removed: { $kind }
step-document-adopted = Document of another case put here: { $kind }
step-file-moved = File moved: { $file }
step-file-turned = File turned: { $file }
step-file-replaced = File replaced: { $file }
step-pages-turned = { $count ->
        [one] { $count } page turned: { $kind }
       *[other] { $count } pages turned: { $kind }
    }
step-pages-moved = { $count ->
        [one] { $count } page moved: { $kind }
       *[other] { $count } pages moved: { $kind }
    }
step-pages-left-out = { $count ->
        [one] { $count } page left out: { $kind }
       *[other] { $count } pages left out: { $kind }
    }
step-pages-put-back = { $count ->
        [one] { $count } page put back: { $kind }
       *[other] { $count } pages put back: { $kind }
    }
step-pages-split = { $count ->
        [one] { $count } page split off: { $kind }
       *[other] { $count } pages split off: { $kind }
    }
step-pages-given = { $count ->
        [one] { $count } page moved to another document: { $kind }
       *[other] { $count } pages moved to another document: { $kind }
    }
step-pages-joined = Two pages put on one sheet: { $kind }
step-pages-parted = Two pages put on sheets of their own: { $kind }
step-pages-mended = { $count ->
        [one] { $count } page mended: { $kind }
       *[other] { $count } pages mended: { $kind }
    }
step-pages-unmended = { $count ->
        [one] { $count } page as scanned again: { $kind }
       *[other] { $count } pages as scanned again: { $kind }
    }
step-page-repeated = Page used once more: { $kind }
step-pages-inserted = { $count ->
        [one] { $count } file put between the pages: { $kind }
       *[other] { $count } files put between the pages: { $kind }
    }
step-file-unlocked = File unlocked: { $file }
step-files-unlocked = { $count ->
        [one] { $count } file unlocked
       *[other] { $count } files unlocked
    }
step-described = Document details changed: { $kind }
step-reviewed = Review mark changed: { $kind }
step-waived = Left out on purpose: { $requirement }
step-unwaived = Asked for again: { $requirement }
step-company-taken = Company taken over: { $name }
step-done = Marked as done: { $duty }
step-reopened = Open again: { $duty }
step-letter-written = Letter in own words: { $letter }
step-letter-signed = Signed paper in place of the draft: { $letter }
step-letter-reset = Letter reset to the words of the rule book: { $letter }
# Rows of the list of tasks.
task-route = Check that this route fits
task-inbox = Put the new files in their places
task-check = Check the answers
task-pack = Create the pack
task-choose-category = Choose the category first
task-choose-channel = Choose where it is filed
task-route-fits = Nothing speaks against it
task-enter-when-done = Enter it once it is done
task-nothing-asked = Nothing is asked for so far
task-answer-refused = An answer needs to be mended
task-complete = Nothing that is asked for is missing
task-pack-not-made = No pack was made yet
task-pack-made = A pack was made. Nothing has been submitted by this program
task-pack-outdated = The case has changed since the pack was made. Create it anew
task-letter = To prepare and sign. Signs: { $who }
task-letter-signed = Signed; the scan is in the pack
task-added = { $have } of { $of }
task-added-missing = { $have } of { $of }. Missing: { $missing }
task-added-optional = { $have } of { $of }. Optional, not added: { $optional }
task-optional-only = Optional, not added: { $optional }
task-added-unclear = { $have } of { $of }. May be asked for as well: { $item }
task-optional-added = { $count ->
        [one] { $count } optional item added
       *[other] { $count } optional items added
    }
items-optional = { $count ->
        [one] Optional, not added: { $items }
       *[other] { $count } optional items not added: { $items }
    }
task-open = { $count ->
        [one] { $count } question is open
       *[other] { $count } questions are open
    }
task-files = { $count ->
        [one] { $count } file without a place
       *[other] { $count } files without a place
    }
# What jobs of the window say when they fail. Gaps: path, reason, count, file.
finding-job-disk-full = The disk is full; no pack was made: { $path }
    .hint = Free some space or choose another folder, then try again.
finding-job-exists = There is already a file of that name: { $path }
    .hint = Choose another folder, or allow the file to be replaced.
finding-job-busy = Another export is writing the same file: { $path }
    .hint = Wait until it has finished, then try again.
finding-job-not-written = The folder cannot be written ({ $reason }): { $path }
    .hint = Choose a folder that you may write to.
finding-job-not-made = The pack could not be made: { $reason }
    .hint = Try again. If it happens again, leave out the document that was added last.
finding-job-given-up = { $count ->
        [one] { $count } file that was readable before could not be put into the pack
       *[other] { $count } files that were readable before could not be put into the pack
    }
    .hint = Replace the file, or create a draft pack.
finding-file-lost = The original of “{ $file }” is not in the workspace any more
    .hint = Add the file again. Or copy the folder “files” back, then close the case and open it again.
finding-job-files-lost = { $count ->
        [one] { $count } original is not in the workspace any more
       *[other] { $count } originals are not in the workspace any more
    }
    .hint = Add these files again, or copy the folder “files” of the workspace back.
finding-job-not-printed = The printer did not take the pages: { $reason }
    .hint = Check that it is switched on, or open the pages in the viewer and print them there.
finding-job-not-right = The finished pack was read again and is not what was written
    .hint = Try again, on another disk if need be.
finding-job-no-case = There is no case that can be read here ({ $reason }): { $path }
    .hint = Choose a folder with a file case.toml.
finding-job-kept-case = The case in this file cannot be read ({ $reason }): { $path }
    .hint = Ask for the file again, or open it with the version of the program that wrote it.
finding-job-kept-case-large = This file is larger than a case can be, { $limit } MB: { $path }
    .hint = Check that it is the right file. Nothing of it was taken in.
finding-job-kept-case-wrong = { $what ->
        [name] A file of this case has a name that leads into another folder: { $path }
        [size] A file of this case is larger than the program takes: { $path }
        [pages] A file of this case has pages that it cannot have: { $path }
        [turns] A page of this case is turned in a way that does not exist: { $path }
        [date] A date of this case cannot be right: { $path }
        [text] A text of this case is too long: { $path }
       *[twice] Two documents of this case have the same mark: { $path }
    }
    .hint = The program does not write such files: somebody changed it, or it is damaged. Nothing of it was taken in.
finding-job-mistakes = { $count ->
        [one] The case file has { $count } mistake
       *[other] The case file has { $count } mistakes
    }
    .hint = Mend the lines that are named, then open the folder again.
finding-job-file-not-added = { $file } was not added: { $reason }
    .hint = Check that the file can be opened and that the disk has space, then add it again.
finding-job-file-no-space = { $file } was not added: the disk of the workspace is full
    .hint = Free some space, then add it again.
finding-job-file-stopped = { $file } was not added: you stopped before its turn came
    .hint = Add it again when you want to go on.
finding-job-too-many-files = { $file } and what comes after it were not added: no more than { $limit } files are taken at a time
    .hint = Add the remaining files afterwards.
finding-job-too-deep = The folder { $file } was not searched: it lies inside more than { $limit } other folders
    .hint = Open that folder and add its files from there.
finding-job-broke = The work broke off; nothing else was touched ({ $reason }).
    .hint = Try again. If it happens again, add the files one by one to find the one that does it.

## Archives and e-mails
finding-entry-encrypted = { $file } in { $archive } is protected with a password and was not taken out
    .hint = Open the archive with its password, and add the file itself.
finding-entry-method = { $file } in { $archive } is packed in a way that is not read here
    .hint = Open the archive with the program that made it, and add the file itself.
finding-entry-ratio = { $file } in { $archive } was not unpacked: it would become more than { $limit } times larger, as a trap does
    .hint = If you trust the sender, unpack the archive yourself and add the file.
finding-entry-too-large = { $file } in { $archive } is larger than { $limit } MB
    .hint = Ask for a smaller copy, or split it.
finding-drop-too-large = { $file } and what comes after it was not unpacked: what is added at a time may unpack to { $limit } MB, with archives inside archives
    .hint = Add the archives one at a time, or unpack them yourself.
finding-drop-ratio = { $file } and what comes after it was not unpacked: the archives would become more than { $limit } times larger than they are
    .hint = Archives inside archives that grow so much are usually a trap. If you trust the sender, unpack them yourself and add the files.
finding-entry-total = { $file } in { $archive } was not unpacked: the archive holds more than { $limit } MB
    .hint = Unpack the archive yourself, and add its files in parts.
finding-entry-damaged = { $file } in { $archive } is damaged and was not taken out
    .hint = Ask the sender to send it again.
finding-entry-picture = { $file } in { $archive } was left out: a picture of { $width } × { $height } pixels inside the text, as signatures have
    .hint = If it is a document, save it from the e-mail and add it.
finding-entry-mail-text = The text of { $archive } itself was left out, only its attachments are taken
    .hint = If the text is evidence, print the e-mail into a PDF and add that.
finding-entry-link = { $file } in { $archive } was not taken: it is a link to another file and has no content of its own
    .hint = Ask the sender to pack the file itself.
finding-entry-nameless = A file in { $archive } has no name; it was taken as { $file }
    .hint = Look at it to see what it is.
finding-entry-cut-off = { $archive } breaks off at { $file }: it was added as far as it is there
    .hint = Compare it with what was sent; files behind it are missing. Ask the sender to send the e-mail again.
finding-entry-mail-cut-off = { $archive } breaks off within its text; attachments behind it are missing
    .hint = Save the e-mail again in the mail program, or ask the sender to send it again.
finding-archive-locked = { $count ->
        [one] { $file }: { $count } file in it is protected with a password and was not taken out
       *[other] { $file }: { $count } files in it are protected with a password and were not taken out
    }
    .hint = Enter the password; the files then come in.
finding-file-link = { $file } was not added: it is a link to another file or folder
    .hint = Add the file or folder that it leads to.
finding-container-too-deep = { $file } in { $archive } was not opened: it lies more than { $limit } levels deep
    .hint = Unpack the outer archive, and add this one.
finding-container-empty = There are no files in { $file }
    .hint = Ask the sender for the files.
finding-file-nothing-to-replace = { $file } replaced nothing: the file in whose place it was to come is not there any more
    .hint = It lies among the files without a place.
finding-file-brought-twice = { $file } was taken once: it has the same content as { $other }
    .hint = One file can serve several items; there is nothing to do.

## Why a place is suggested
finding-suggested-by-name = the name of the file says “{ $words }”
    .hint = Look at the file, and confirm the place or choose another.
finding-suggested-by-heading = “{ $words }” stands at the head of the first page
    .hint = Look at the file, and confirm the place or choose another.
finding-suggested-by-text = “{ $words }” stands in the text
    .hint = Look at the file, and confirm the place or choose another.
finding-suggested-by-passport-zone = it has the machine readable lines of a passport
    .hint = Look at the file, and confirm the place or choose another.
finding-suggested-by-card-zone = it has the machine readable lines of an identity card
    .hint = Look at the file, and confirm the place or choose another.
finding-suggested-by-applicant = the lines name the applicant ({ $name })
    .hint = Look at the file, and confirm the place or choose another.
finding-suggested-by-another-person = the lines name somebody else than the applicant ({ $name })
    .hint = Look at the file, and confirm the place or choose another.
finding-suggested-by-card-shape = it has the shape of an identity card
    .hint = Look at the file, and confirm the place or choose another.
finding-suggested-by-photo-shape = it has the shape of a photograph of 35 × 45 mm
    .hint = Look at the file, and confirm the place or choose another.
