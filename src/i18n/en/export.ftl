# What a pack says about itself: cover, index, checklist, manifest, notices, calendar.

export-pack = Document pack
export-cover = Cover
export-index = Index of documents
export-checklist = Checklist
export-dates = Deadlines
export-dates-done = Deadlines that are done
export-dates-as-of = As of { $date }
export-dates-of-all = All cases, as of { $date }
export-dates-day = Last day
export-dates-what = What is to be done
export-dates-state = How it stands
export-manifest = List of files
export-other-documents = Other documents
export-volume = Volume { $volume }
export-volume-of = Volume { $volume } of { $total }
export-channel = Where it is filed
export-last-working-day = Last working day: { $title }
export-term-ends = The term ends on { $date }, { $weekday }
export-documents = { $count ->
    [one] document
   *[other] documents
 }
export-pages = { $count ->
    [one] page
   *[other] pages
 }
export-fulfilled = items asked for are there
export-optional = Optional items not added: { $count }
export-made-on = Made on { $date }, rule book { $version }
export-foot = Rule book { $version }, reviewed on { $date }
export-draft = DRAFT
export-draft-lead = Not complete. Missing
export-mend = To be put right
export-look = Worth a look
export-draft-more = and { $n } more
export-draft-next = see the next sheet

export-head-number = №
export-head-document = Document
export-head-form = Form
export-head-pages = Pages
export-head-page = Page
export-head-file = File
export-head-size = Size
export-head-sha = SHA-256
export-tick-original = Original
export-tick-copy = Copy
export-tick-notarised = Notarised
export-tick-translation = Translated
export-with-translation = { $form }, with translation
export-total = In all: { $count } { $count ->
    [one] document
   *[other] documents
 }
export-index-note = The number on a sheet is the number of the page in the file.
export-index-volumes = Rows with another volume's number lead to another file of this pack.
export-title-numbered = { $title } No. { $number }
export-title-numbered-dated = { $title } No. { $number }, { $date }
export-title-of = { $title } ({ $names })

export-row-missing = Missing
export-row-partial = Not complete. Still needed: { $documents }
export-row-people = Without one: { $names }
export-row-unknown = Depends on an unanswered question: { $questions }
export-row-facts = Data needed: { $questions }
export-row-waived = Left out on purpose: { $reason } ({ $by }, { $date })
export-row-one-of = One of these: { $options }
export-row-practice = Asked for in practice; no act was found
export-row-optional = Not obligatory
export-row-unverified = Not confirmed by a source
export-and = { $first } and { $second }
export-or = { $first }; or { $second }
export-checklist-note = “–”: not asked for. A ticked box: it is in the pack.
export-checklist-note-blank = “–”: not asked for.
export-checklist-nothing = The rules ask for no documents here.
export-checklist-not-in-force = There is nothing to hand in: this procedure is not in force on { $date }.
export-write-name = Surname and given names
export-write-passport = Passport No.
export-write-iin = IIN
export-at-hand = at hand
export-sign-handed = Handed over, signature, date
export-sign-accepted = Accepted, signature, date
export-receipt = Receipt
export-receipt-text = { $count ->
    [one] { $count } document accepted
   *[other] { $count } documents accepted
 }
export-receipt-number = Application number
export-receipt-date = Date
export-receipt-signature = Signature

export-label-made = Made for the day
export-label-book = Rule book
export-label-book-value = { $version }, reviewed on { $date }
export-label-profile = Profile
export-label-state = State
export-label-disclaimer = Note
export-state-complete = Complete under rule book { $version }
export-state-draft = Not complete: { $count } open
export-waiver-note = Left out on purpose: { $title }. { $reason } ({ $by }, { $date })

export-notice-title = This file could not be shown
export-notice-file = File: { $name }, SHA-256 { $sha }
export-notice-where = The file itself lies unchanged in the ZIP pack: { $path }
export-notice-page = This page could not be shown. The whole file lies unchanged in the ZIP pack: { $path }
export-notice-page-file = This page could not be shown. It is in the file “{ $name }”.
export-notice-password = It may need a password, be damaged or be of a kind that has no pages. Open it in the program that made it, save it as PDF and add it again.


finding-volume-over-size-limit = The volume takes { $size } KB, more than the limit of { $limit } KB.
    .hint = Scan its documents in black and white or at a lower resolution, or split the largest one.
finding-document-over-size-limit = “{ $document }” is larger than the size limit, so it has a volume of its own.
    .hint = Scan it in black and white or at a lower resolution, or split it into several documents.
finding-file-not-shown = “{ $name }” could not be turned into pages. A notice stands in its place; the file itself is in the ZIP pack.
    .hint = Mend what is wrong with the file, and make the pack again.
export-note-practice = { $numbers }: asked for in practice; no act was found.
export-note-unverified = { $numbers }: not confirmed by a source.
export-note-conditional = *: asked for only where the circumstances call for it.
export-note-optional = { $numbers }: not obligatory.
export-note-one-of = { $numbers }: one of these: { $options }.
export-note-mend = To be put right: { $text }
export-note-look = Worth a look: { $text }

finding-earlier-volume-left = “{ $name }” is a volume of an earlier pack that was changed since; it stays beside the new volumes.
    .hint = Move or delete it, so that nobody takes it for a part of this pack.
export-signature-title = Electronic signature
export-signature-file = File: { $name }, { $bytes } bytes, SHA-256 { $sha }
export-signature-of = It signs the file “{ $name }” of this pack: the digest in the signature is that file's.
export-signature-unknown = No file of this pack has the digest that stands in the signature.
export-signature-digest = Digest in the signature ({ $kind }): { $value }
export-signature-signer = Signer named in the signature: { $name }
export-signature-unchecked = Neither the signature nor the certificate was checked by this program.
