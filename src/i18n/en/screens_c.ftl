# Check answers, the pack, deadlines, rules.

# Check answers
check-title = Check answers
check-lead = Everything below goes into the forms, the cover and the index. Nothing has been sent to anyone.
check-must = { $count } must be fixed
check-nothing = Nothing must be fixed
check-nothing-lead = Every required item is there, and no answer is wrong.
check-warnings = { $count ->
        [one] { $count } warning, you can continue
       *[other] { $count } warnings, you can continue
    }
check-missing = Missing: { $what }
check-open = Not answered: { $what }
    .hint = The checklist depends on it.
check-not-answered = Not answered
check-record = { $label } ({ $n })
check-change = Change
check-add = Add it
check-answer = Answer it
check-see = See the document
check-see-date = How the date was found
check-create = Create document pack
check-create-draft = Create draft pack
check-create-anyway = Create the pack anyway
check-create-why = The next page asks for languages and a folder. Nothing is sent.
check-draft-why = The cover will say DRAFT and list the open points ({ $count }). When they are fixed, this button makes the final pack.
check-draft-open = The cover will say DRAFT: the checklist still depends on open questions.
check-anyway-why = Points to fix: { $count }. The pack is complete, but what is wrong stays out of it.

# The pack: options
pack-title = Create pack
pack-all-met = Every required item is there
pack-is-draft = Required items are open: this will be a draft
pack-what = What to make
pack-profile = Pack profile
    .hint = Decides the order, the file names and whether originals go into the ZIP.
pack-languages = Languages of the printed pages
    .hint = Cover, index and checklist. The first one is printed in black, the others in grey beside it.
pack-languages-missing = Choose at least one language.
pack-language-en = In English
pack-language-ru = In Russian
pack-language-kk = In Kazakh
pack-files = Files
pack-limit = Size limit of one PDF, in megabytes
    .hint = Empty: no limit. No source names one; set it if a portal asks for it. A larger bundle is split into volumes.
pack-limit-wrong = Enter megabytes from 0.2 up, such as 5 or 2.5, or leave the field empty.
pack-folder = Folder
    .hint = The pack is saved here; the folder is made if it is not there.
pack-folder-missing = Enter a folder.
pack-folder-relative = Enter the whole path of the folder, from its beginning.
pack-choose = Choose a folder…
pack-choose-title = Folder for the pack
pack-choose-verb = Save here
pack-replace = Replace files of the same name
    .hint = Without this, nothing that is already in the folder is touched.
pack-create = Create pack
pack-not-sent = The pack stays on this computer.
pack-draft-why = The cover will say DRAFT and list what is missing.
pack-earlier-outdated = The case has changed since the pack of { $when }. Create it anew before you hand it in.
pack-earlier-current = A pack was made on { $when }; the case has not changed since.
pack-earlier-made = A pack was made on { $when }.
pack-earlier-show = Show the result
pack-earlier-folder = Open the folder of that pack
pack-contents = In this pack
pack-documents = { $count ->
        [one] { $count } document
       *[other] { $count } documents
    }
pack-pages = { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
pack-sum = { $documents }, { $pages }
pack-about = about { $size } with cover, index and checklist
pack-about-parts = about { $size } with cover, index and checklist; PDF files: about { $count }
pack-about-zip = ZIP pack: about { $size }
pack-left-out = { $count ->
        [one] { $count } file has no place and stays out of the pack
       *[other] { $count } files have no place and stay out of the pack
    }
pack-makes = What is made
pack-makes-bundle = Bundle PDF
    .hint = One file: cover, index with links, checklist, documents, bookmarks
pack-makes-bundles = Bundle PDF in volumes
    .hint = Cover, index with links, checklist, documents, bookmarks; no document is cut in two
pack-makes-zip = ZIP pack
    .hint = Each document as its own file, a list with checksums
pack-makes-checklist = Checklist
    .hint = For the counter, to tick off and sign
pack-makes-calendar = Deadlines for a calendar
    .hint = The open dates as .ics, with reminders
pack-failed = The pack was not made
pack-failed-clean = Nothing half-made was left behind; the case is as it was.

# The pack: progress
pack-creating = Creating the pack
pack-begins = Preparing the pages
pack-stage-verify = Reopening, counting pages, comparing checksums
pack-waiting = Waiting
pack-cancel = Cancel creating the pack
pack-clean = Nothing half-made is left behind
    .hint = Files get their names only when they are complete and checked. Cancel stops at once and leaves the folder as it was.
pack-go-on = You can go on working
pack-go-on-lead = The pack holds the case as it stood at { $time }. Later changes go into the next pack.

# The pack: result
pack-created = Pack created
pack-draft-created = Draft pack created
pack-draft-not-final = A draft is not for handing in: its cover lists what is missing. Complete the case, then create the pack anew. The steps below are for then.
pack-only-here = It is on this computer only.
pack-not-submitted = Nothing has been submitted yet.
pack-open = Open
pack-open-file = Open { $name }
pack-open-first = Open volume I
pack-open-first-file = Open volume I, { $name }
pack-again = Create another pack
pack-print = Print…
pack-print-title = Print the pack
    .hint = The files are printed as they were made. They go to the printer only; nothing is handed in or sent to anybody.
pack-print-nothing = Choose a file to print
pack-next = What happens next
pack-dates = By when
pack-by = By { $date }
pack-act-by = Act by { $date }
pack-term-ends = the term ends on { $date }
pack-originals = Originals to bring
    .hint = The same list is in the checklist of the pack.
pack-came-up = What came up while the pack was made
pack-result-files = Files
pack-show-hashes = Show SHA-256 of each file
pack-hide-hashes = Hide SHA-256 of each file
pack-checked = Checked after writing
pack-checked-pages = { $count ->
        [one] { $count } page, as planned
       *[other] { $count } pages, as planned
    }
pack-checked-documents = { $count ->
        [one] { $count } document, all checksums agree
       *[other] { $count } documents, all checksums agree
    }
pack-checked-items = Checklist: { $done } of { $all } items asked for are there
pack-checked-all-items = { $all ->
        [one] Checklist: the one item asked for is there
       *[other] Checklist: all { $all } items asked for are there
    }
pack-receiver = For whoever receives it
    .hint = Anyone can open the ZIP in Permitpack: it says whether the checksums are right and by which rule book the pack was made.

# Deadlines
deadlines-title = Deadlines
deadlines-show = Which dates
deadlines-open = Open
deadlines-done = Done
deadlines-late = Late
deadlines-this-week = This week
deadlines-next-week = Next week
deadlines-later = Later
deadlines-no-date = No date yet
deadlines-group-done = Done
deadlines-none = No open dates.
deadlines-none-done = Nothing is marked as done yet.
deadlines-more = Show more dates
deadlines-save = Save to calendar (.ics)
deadlines-open-case = Open the case
deadlines-pick = Choose a date from the list to see how it was found.
deadlines-how-found = How this date was found
deadlines-safe = Safe, used here
deadlines-safe-text = The earlier of the two days: nobody can call it late.
deadlines-one-text = The rule book knows no other reading of this rule.
deadlines-lenient = Lenient
deadlines-lenient-text = The later reading of the same rule. Do not plan with it.
deadlines-fine = If missed
deadlines-no-fine = No fine was found in the sources.
deadlines-where = Where and how
deadlines-estimated = A day in this count is an estimate; check it nearer the time.
deadlines-unknown-year = The working days of { $year } are not known yet, so a date beside this one could not be counted.
deadlines-last-resort = Last resort until { $date }
deadlines-sources = Sources
deadlines-others = Other dates of this case
deadlines-back = All dates
deadline-term-ends = the last working day; the term ends on { $date }
deadline-last-working-day = last working day: { $date }

# Rules
rules-find = Find a rule, an act, a word
rules-none = Nothing found. Try a shorter word.
rules-procedures = Procedures
rules-categories = Categories
rules-items = Checklist items
rules-duties = Duties and dates
rules-checks = Checks
rules-routes = Routes that are closed
rules-conflicts = Where sources disagree
rules-parameters = Values by date
rules-calendar = Working-day calendar
rules-year = Working days { $year }
rules-unknown-year = Working days { $year }: not known
rules-unknown-year-lead = No calendar of { $year } was published when this rule book was checked. Dates that need it are not guessed: they are shown without a date.
rules-no-mark = No mark: sourced
rules-practice = Practice
rules-unverified = Unverified
rules-two-readings = Two readings
rules-in-force = In force
rules-since = since { $date }
rules-until = until { $date }
rules-since-until = { $from } to { $until }
rules-always = no dates are named
rules-applies = Applies when
rules-evidence = Fulfilled by
rules-each = A document of each
rules-needs = Data needed
rules-how = Where and how
rules-fine = If missed
rules-last-resort = Last resort
rules-hint = What to do
rules-otherwise = If not
rules-term = Term
rules-notes = Notes
rules-next = Next steps
rules-contains = Belongs to it
rules-sources = Sources
rules-read-on = read on { $date }
rules-open-source = Open { $url }
rules-resolution = How the rule book decides
rules-followed = Safe, used here
rules-other = Shown beside it
rules-values = Values
rules-no-value = No value is known; none is assumed.
rules-day-off = Days off
rules-working-weekend = Weekends that are worked
rules-estimated = estimate
rules-back = All rules
