### Words that every page and the command line share: dates, numbers, terms, statuses, conditions,
### derivations.

## Dates

month = { $n ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
weekday = { $n ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
weekday-short = { $n ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
date-long = { $day }{ "\u00A0" }{ $month } { $year }
date-day-month = { $day } { $month }
date-day-month-year = { $day } { $month } { $year }
date-with-weekday = { $weekday } { $date }

## Sizes and terms

size-bytes = { $n } B
size-kilobytes = { $n } KB
size-megabytes = { $n } MB
size-gigabytes = { $n } GB
term-calendar-days = { $n ->
    [one] { $n } calendar day
   *[other] { $n } calendar days
}
term-business-days = { $n ->
    [one] { $n } business day
   *[other] { $n } business days
}
term-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
term-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
term-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}

## Answers and statuses

yes = yes
no = no
status-done = Done
status-in-progress = In progress
status-not-started = Not yet started
status-cannot-start = Cannot start yet
status-problem = There is a problem
status-warning = Warning
status-hint = Good to know
status-waived = Left out on purpose
status-if-it-applies = If it applies
status-not-needed = Not needed
deadline-late = { $n ->
    [one] { $n } day late
   *[other] { $n } days late
}
deadline-today = Due today
deadline-in = { $n ->
    [one] Due in { $n } day
   *[other] Due in { $n } days
}
deadline-no-date = No date yet
deadline-done-on = Done on { $date }
confidence-sourced = Sourced
confidence-practice = Practice
confidence-unverified = Unverified
weight-required = Required
weight-practice = Usually asked for
weight-optional = Optional
form-original = Original
form-copy = Copy
form-notarised = Notarised
form-translation = Translation
form-printout = Printout

## Conditions

condition-always = always
condition-fact = “{ $label }” – { $value }
condition-fact-in = “{ $label }” – one of: { $list }
condition-fact-not-in = “{ $label }” – none of: { $list }
condition-fact-not = “{ $label }” – not { $value }
condition-known = “{ $label }” – answered
condition-not-known = “{ $label }” – not answered
condition-visa-free = “{ $label }” – may stay without a visa, days at one entry: at least { $days }
condition-number = “{ $label }” – { $compare ->
    [less] less than { $value }
    [at-most] at most { $value }
    [equal] exactly { $value }
    [at-least] at least { $value }
   *[greater] more than { $value }
}
condition-date = “{ $label }” – { $compare ->
    [less] before { $value }
    [at-most] not later than { $value }
    [equal] on { $value }
    [at-least] not earlier than { $value }
   *[greater] after { $value }
}
condition-age = “{ $label }” – age in full years { $compare ->
    [less] less than { $value }
    [at-most] at most { $value }
    [equal] exactly { $value }
    [at-least] at least { $value }
   *[greater] more than { $value }
}
condition-days-since = “{ $label }” – calendar days since then: { $compare ->
    [less] less than { $value }
    [at-most] at most { $value }
    [equal] exactly { $value }
    [at-least] at least { $value }
   *[greater] more than { $value }
}
condition-today = the day of the check
condition-quoted = “{ $label }”
condition-category = category: { $list }
condition-channel = place of filing: { $list }
condition-procedure = procedure: { $list }
condition-not-category = category: any but { $list }
condition-not-channel = place of filing: any but { $list }
condition-not-procedure = procedure: any but { $list }
condition-document = the case holds: { $list }
condition-some = “{ $group }” has an entry with { $what }
condition-and = { $first } and { $second }
condition-or = { $first } or { $second }
condition-not = not ({ $what })
group-eaeu = a country of the Eurasian Economic Union
group-cis = a country of the CIS
group-trp-route = a country whose citizens can apply for the temporary residence permit
group-no-apostille = a country whose documents need no apostille

## How a date was found

step-event = { $fact }: { $date }
step-plus = { $term } from { $from } → { $to }
step-plus-first-day = { $term } from { $from }, that day included → { $to }
step-days-off = { $step }; { $days } days off
step-minus = { $term } before { $from } → { $to }
step-years = { $term } after { $from } → { $to }
step-per-entry = without a visa at one entry: { $term }, the days of entry and exit included → { $to }
step-rolling = { $allowance } in any { $window } days, used before this entry: { $used } → last lawful day { $to }
step-rolling-none = { $allowance } in any { $window } days, used before this entry: { $used }: no day is left
step-last-working-day = last working day on or before it: { $to }
no-date-facts = No date yet. Answer first: { $facts }
no-date-year = No date: the working days of { $year } are not in the rule book, and they are not guessed. Add them to calendar.toml when the Government has decreed them.
no-date-parameter = No date: the rule book has no value of “{ $parameter }” for that day.
no-date-visa-free = No date: no visa-free term is known for this citizenship. A visa sets the last day; check it.
no-date-nothing-left = No lawful day of stay is left: the days allowed without a visa are used up.

## Sources

citation = { $title }
citation-article = { $title }, § { $article }
source-act = { $title } ({ $act })

## A case in a few lines

case-number = Case { $number }
case-row = { $label }: { $value }
case-person = Applicant
case-procedure = Procedure
case-category = Category
case-channel = Filed at

## The rule book as text

book-title = Rule book { $version }, reviewed on { $date }
book-procedures = Procedures
book-categories = Permit categories
book-routes = Routes that are not open
book-items = Checklist
book-duties = Deadlines
book-checks = Checks
book-conflicts = Where sources disagree
book-parameters = Values by date
book-calendar = Working days
book-when = When: { $what }
book-why = Why: { $what }
book-evidence = One of: { $what }
book-each = A document of each in the list: { $what }
book-facts = Answers needed: { $what }
book-who = Who: { $what }
book-how = How: { $what }
book-due = By when: { $what }
book-last-resort = After that: { $what }
book-fine = If missed: { $what }
book-fine-amount = { $payer }: { $index } MCI
book-sources = Sources: { $what }
book-in-force = In force: { $from } – { $until }
book-hint = What to do: { $what }
book-reading = Reading: { $what }
book-reading-followed = Reading followed here: { $what }
book-resolution = Decision: { $what }
book-value = from { $date }: { $value }
book-no-value = not known
book-days-off = days off: { $days }
book-days-worked = weekend days worked: { $days }
book-days-estimated = estimated: { $days }
due-after = { $term } from “{ $event }”
due-after-lenient = { $term } from “{ $event }” (the lenient reading: { $lenient })
due-before = { $term } before “{ $event }”
due-anniversary = { $years } after “{ $event }”, then { $term }
due-end-of-stay = the last lawful day without a visa, by citizenship and the days already used
due-on = on “{ $event }”
unit-tenge = { $n } tenge
unit-us-dollars = { $n } US dollars
unit-megabytes = { $n } MB

## Of which file a finding is

placed-in-file = { $file }: { $text }
placed-on-page = { $file }, page { $page }: { $text }
