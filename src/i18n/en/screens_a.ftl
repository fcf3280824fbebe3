# Pages of tasks, questions and route.
tasks-progress = { $done } of { $total } tasks done
tasks-next-deadline = Next deadline:
tasks-derivation = How this date was found
tasks-derivation-hide = Hide how it was found
tasks-lenient-date = By the lenient reading: { $date }
tasks-date-estimated = A day used here lies in a part of the calendar that is not decreed yet.
tasks-changed = { $count ->
        [one] { $count } item changed since your draft: the rule book is newer
       *[other] { $count } items changed since your draft: the rule book is newer
    }
tasks-changed-item = { $item }: { $before } → { $now }
tasks-not-on-list = not on the list
tasks-changed-seen = Seen
tasks-and-more = and { $count } more
tasks-why = Why this is needed
tasks-why-inbox = Every file gets a place, so that it stands in the pack where the officer looks for it. Nothing is dropped silently.
tasks-why-check = All answers and findings on one page, before anything is printed. What must be mended leads to its field.
tasks-why-pack = One PDF or ZIP with cover, index and numbered pages. Nothing is submitted by this program.
tasks-why-papers = This goes onto the papers of the pack.
tasks-why-asked = Asked for when: { $what } ({ $item })
tasks-act = Act
tasks-sources-in-rules = Sources in Rules
question-why = Why this is asked
question-why-check = Checked: “{ $what }”
question-part = Page { $part } of { $parts }
question-nothing = Nothing is asked here in this case.
question-save = Save and continue
question-kept = What you typed is kept, even with a mistake in it
question-read-only = This window can only read
question-error = { $field }: { $what }
question-of-record = { $field }, entry { $number }
question-record = Entry { $number }
question-remove = Remove
question-removed = Entry { $number } removed
question-add-another = Add another
question-choose = Choose
question-from-mrz = Agrees with the machine readable lines
question-mrz-passport = Passport: 2 × 44
question-mrz-card = Card: 3 × 30
question-mrz-medium = Other: 2 × 36
question-mrz-number = Passport number
question-mrz-birth = Birth date
question-mrz-expiry = Expiry date
question-mrz-optional = Personal number
question-mrz-all = All together
question-mrz-offer = These lines also say
question-mrz-line = { $field }: { $value }
question-mrz-instead = Answered so far: { $value }
question-mrz-take = { $count ->
        [one] Take over { $count } field
       *[other] Take over { $count } fields
    }
question-mrz-says = What the passport’s lines say
