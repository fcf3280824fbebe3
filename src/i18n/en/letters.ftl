## Dates inside the sentences of letters

letter-date = { $day }{ "\u00A0" }{ $month } { $year }
letter-date-on = { $day }{ "\u00A0" }{ $month } { $year }
letter-date-until = { $day }{ "\u00A0" }{ $month } { $year }
letter-date-of = { $day }{ "\u00A0" }{ $month } { $year }
letter-date-from = { $day }{ "\u00A0" }{ $month } { $year }
letter-month-on = { $n ->
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
letter-month-until = { $n ->
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
letter-month-of = { $n ->
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
letter-month-from = { $n ->
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

letter-reading-copy = Copy for reading. The paper itself is filed in the languages of its addressee.

## The line at the foot of letters that says what they rest on

letter-basis = Basis: { $what }.
letter-basis-place = { $title }, para. { $article }
letter-basis-practice = Free form.
letter-basis-unverified = Not checked whether it is in force.
letter-basis-none = No legal source was found.
letter-basis-conflict = The sources disagree.

## What letters find

finding-letter-fact-missing = { $letter }: “{ $fact }” is not known, a blank stands in its place.
    .hint = Answer the question, or fill in the blank by hand.
finding-letter-part-open = { $letter }: whether a part of it is printed depends on “{ $fact }”.
    .hint = Answer the question, then look at the letter again.
finding-letter-signs-unknown = { $letter }: the fonts have no shape for these characters, each is printed as a question mark: { $signs }.
    .hint = Write them in Latin or Cyrillic letters.
finding-letter-edit-lost = { $letter }: your own words for the part “{ $block }” are not printed, because the letter no longer has a part of this name that may be changed.
    .hint = Remove these words, or write them into another part.

## Command line

cli-unknown-letter = There is no letter “{ $value }”.
    .hint = Known are: { $known }
cli-no-letters = The case asks for no letter.

## Letters in the printed rule book

book-letters = Letters and data sheets
book-letter-languages = Languages of the addressee: { $what }
book-gap-case-number = number of the case
book-gap-procedure = procedure
book-gap-category = category
book-gap-channel = place of filing
book-gap-documents = number of documents
book-gap-pages = pages
book-gap-number = number
book-gap-title = title
book-gap-form = form
book-gap-copies = copies
book-gap-role = role
book-gap-name = name
book-gap-note = note

## Print set

export-print-set = Print set
finding-letter-signed = { $letter }: a signed paper of this kind is in the case and takes the place of the draft.
    .hint = Remove the document if the draft is to be printed again.
