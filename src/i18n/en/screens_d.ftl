# Deadlines in detail, rules by time, finding within a case, the pack document by document.

# Deadlines
deadlines-print = Print the list…
deadlines-print-title = Print the list of dates
deadlines-save-pdf = Save as PDF…
deadlines-ask-pdf = Save the list of dates
deadlines-file-name = Deadlines
deadlines-print-case = The dates of this case, each with how it was found and a box to tick.
deadlines-print-all = The dates of all cases, each with the person it is about and a box to tick.
deadlines-print-languages = Languages of the list
deadlines-mark-done = Mark as done
deadlines-mark-title = Mark as done
deadlines-mark-name = Mark as done: { $duty }
deadlines-done-day = Day on which it was done
deadlines-done-future = This day is still to come. Enter the day on which it was done.
deadlines-reopen = Open again
deadlines-done-by-answers = Done: the answers show it
deadlines-reading = The case is being read.
deadlines-compare = Compare in Rules
deadlines-safe-first-day = The day of the event counts as day 1.
deadlines-lenient-first-day = The day after the event counts as day 1. Do not plan with it.

# The strip of days
strip-spoken = Days from { $from } to { $to }; the last day is { $due }
strip-today = Today
strip-due = Last day
strip-due-today = Today, the last day
strip-lenient = Lenient
strip-off = Day off
strip-off-one = day off
strip-weeks = One cell is a week.
strip-other = Another date of this case

# The stay without a visa
stay-title = { $allowance } days in any { $window }
stay-estimate = An estimate: both border days counted, one rolling window
stay-to-today = { $window } days to today: { $used } used
stay-to-last = { $window } days to { $date }: { $used } used
stay-end-today = Today, { $date }
stay-end-last = Last day, { $date }
stay-days = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
stay-more = { $count ->
        [one] { $count } more day
       *[other] { $count } more days
    }
stay-earlier = { $count ->
        [one] { $count } day, { $from }
       *[other] { $count } days, { $from } to { $to }
    }
stay-left = The last lawful day of this stay is { $date }: { $count ->
        [0] today
        [one] { $count } more day
       *[other] { $count } more days
    }.
stay-over = The last lawful day of this stay was { $date }: { $count ->
        [one] { $count } day over
       *[other] { $count } days over
    }.
stay-nothing = No day of the allowance is left.
stay-alone = Earlier stays do not shorten this one.
stay-shortened = Earlier stays within the window shorten this one by { $count ->
        [one] { $count } day
       *[other] { $count } days
    }.
stay-month = { $n ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
app-undone-short = Undone
app-nothing-changed = Nothing was changed: it is so already, or what it was about is gone.

# Rules by time
rules-not-in-force = No such rule
rules-since-open = since { $date }, no end date
rules-coming = from { $date }, in { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
rules-out = Not in force today
rules-applies-all = Applies when all are true
rules-example = Example kept as a test: { $given } → { $due }
rules-see-year = Show { $year }
rules-year-lead = { $working } working days; { $off } days off beside plain weekends.
rules-month-working = { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
rules-mark-off = Day off
rules-mark-estimated = Day off, its place is an estimate
rules-mark-worked = Weekend day that is worked
rules-source-place = Article or act
rules-source-title = Act or page
rules-source-read = Read on

# Finding within a case
search-title = Find in this case
search-field = Words to find
search-what = Questions, documents, findings, dates and rules of this case. The arrow keys choose, Enter goes there, Esc closes.
search-none = Nothing found. Try a shorter word.
search-count = Found: { $count }
search-questions = Questions
search-documents = Documents
search-findings = Findings
search-dates = Dates
search-rules = Rules

# The pack, document by document
pack-written = { $written } of { $documents } documents written, page { $page } of { $pages }
pack-checking = All pages are written; the files are being checked
pack-own-pages = Cover, index, checklist
pack-part-written = Written
pack-part-checking = In progress
pack-at-page = Page { $page } of { $pages }
pack-head-document = Document
pack-head-length = Length
pack-head-status = Status
pack-writing-pages = Writing, { $done } of { $total } pages
pack-writing-documents = Writing, { $done } of { $total } documents
