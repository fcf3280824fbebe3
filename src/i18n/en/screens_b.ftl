# The page of documents.

docs-title = Documents
docs-have = { $have } of { $of }
docs-other = Other documents
docs-pages = { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
docs-files = { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
docs-pages-not-asked = { $pages }, not asked for
docs-missing = Missing
docs-missing-one-of = Missing; one of several will do
docs-missing-advised = Not there; good to have
docs-depends = Depends on an open question
docs-waived = Left out on purpose
docs-covered = Not needed: another one is there
docs-not-asked = Not asked for in this case
docs-show-more = { $count ->
        [one] Show { $count } more that is not asked for
       *[other] Show { $count } more that are not asked for
    }
docs-show-fewer = Hide what is not asked for
docs-back-to-list = All documents
docs-back-to-pages = Pages

# Pages
docs-add = Add files…
docs-add-folder = Add a folder…
docs-add-here = Add files to this place…
docs-add-verb = Add
docs-ask-add = Add files
docs-ask-replace = Choose the file that takes its place
docs-ask-folder = Add a folder with everything in it
docs-file-line = { $file }, { $pages }, { $size }. The original file is never changed.
docs-loose-title = A file without a place
docs-locked = Locked
docs-no-pages = No pages
docs-page-turned = { $page }, turned { $degrees }°
docs-page-name = Page { $page } of { $of }, { $file }
docs-empty = Nothing here yet
docs-empty-how = Drop files onto this page or onto the place in the list, or choose them. PDF, JPEG, PNG, TIFF, WebP and BMP become pages.
docs-drop-here = Let go: the files go to this place
docs-drop-between = Let go: the pages go in here, between the others
docs-drop-inbox = Let go: the files go to the inbox

# Tools
docs-turn = Rotate
docs-turn-left = Rotate to the left
docs-turn-right = Rotate to the right
docs-move = Move
docs-move-earlier = Move earlier
docs-move-later = Move later
docs-take-out = To the inbox
docs-replace = Replace…
docs-remove = Remove
docs-taken-out = The file is in the inbox
docs-removed = Document removed
docs-file-removed = Removed: { $file }
docs-placed = { $file }: put into “{ $place }”

# Inbox
docs-inbox = Inbox
docs-inbox-lead = Files without a place. Drop more anywhere, or
docs-inbox-lead-short = Drop more anywhere, or
docs-inbox-add = add files…
docs-inbox-add-name = Add files to the inbox…
docs-inbox-folder = or a folder…
docs-inbox-folder-name = Add a folder to the inbox…
docs-looks-like = Looks like: { $place }, { $pages }
docs-look-at = Look at { $file }
docs-inbox-locked = Locked with a password; not opened
docs-inbox-refused = Cannot become pages
docs-state-repaired = Damaged; repaired on the way in
docs-state-pictures = { $count ->
        [one] Damaged; { $count } page is kept as a picture
       *[other] Damaged; { $count } pages are kept as pictures
    }
docs-state-incomplete = { $count ->
        [one] Damaged; { $count } page is incomplete or missing
       *[other] Damaged; { $count } pages are incomplete or missing
    }
docs-state-doubtful = Damaged; pages may be missing
docs-state-signed = Signed electronically; the file is kept as it is
docs-state-signature = An electronic signature without its document
docs-other-kinds = Not for this case
docs-inbox-lead-read = Files without a place
docs-fact-signs = Signature of
docs-line-state = { $what }. { $line }
docs-put-there = Put there
docs-put-there-name = Put { $file } there: { $place }
docs-other-place = Other place…
docs-other-place-name = Another place for { $file }…
docs-unlock = Unlock…
docs-unlock-name = Unlock { $file }…
docs-why = What to do…
docs-why-name = What to do about { $file }…
docs-remove-name = Remove { $file }

# Files on their way
docs-adding = Adding files: { $done } of { $total }
docs-adding-cancel = Stop adding files
docs-report = About the files you added
docs-report-close = Close the report about files
docs-report-locked = { $file }: protected with a password.
docs-report-damaged = { $file } was added. { $what }.
    .hint = Compare its pages with the paper. If something is missing, ask for the file again or scan the paper.
docs-report-unlock = Enter the password…
docs-report-unlock-name = Enter the password of { $file }…
docs-report-again = { $file }: not added again, the same file is here already ({ $first }).
docs-report-shared = { $file }: the same file also belongs to “{ $place }”. It is stored once.

# A large look
docs-about = About this place
docs-page-of = Page { $page } of { $of }
docs-page-large = Page { $page } of { $file }, enlarged
docs-page-before = Page before
docs-page-after = Page after
docs-smaller = Make the page smaller
docs-larger = Make the page larger
docs-whole-page = Fit the whole page
docs-in-full = Show the page in full

# Facts
docs-fact-file = File
docs-fact-form = Form
docs-fact-number = Number
docs-fact-issued = Issued on
docs-fact-expires = Valid until
docs-fact-translated = Translation
docs-fact-legalised = Legalisation
docs-fact-review = Review
docs-legalised-no = None
docs-legalised-apostille = Apostille
docs-legalised-consular = Consular legalisation
docs-has-translation = A translation is part of the document
docs-describe = Edit details…
docs-review = Review…
docs-to-review = To review
docs-approved = Approved
docs-returned = Returned
docs-returned-because = Returned: { $note }
docs-findings = What was found
docs-asked-by = Asked for by

# Leaving out
docs-waive = Leave out on purpose…
docs-waived-because = Left out: { $item }. Reason: { $reason }. Decided by { $by }, { $when }.
docs-unwaive = Ask for it again
docs-unwaive-name = Ask again for: { $item }

# Questions
docs-dialog-place = Where does this file belong?
docs-dialog-unlock = Unlock the file
docs-dialog-waive = Leave out on purpose
docs-dialog-review = Review of the document
docs-dialog-describe = Details of the document
docs-dialog-why = Why this file is no use
docs-search-place = Search for a document
docs-password = Password of the file
    .hint = The sender knows it. It is tried on the other locked files, too, and forgotten when the program is closed.
docs-password-wrong = The password does not open the file. Check the keyboard layout and the capital letters.
docs-password-trying = Trying the password…
docs-unlock-verb = Unlock
docs-waive-lead = The pack says that this is missing on purpose, and why.
docs-waive-reason = Reason
    .hint = For example: the office has it on file.
docs-waive-reason-missing = Give the reason.
docs-waive-by = Who decided
docs-waive-by-missing = Give the name of whoever decided.
docs-waive-verb = Leave out
docs-review-note = What must be changed
    .hint = One or two sentences for whoever prepares the case.
docs-review-note-missing = Say what must be changed.
docs-save = Save
