# What the command line says.
cli-stage-inspect = Looking into files
cli-stage-bundle = Writing the bundle
cli-stage-zip = Writing the ZIP
cli-stage-verify = Checking the result
cli-no-case-file = There is no case.toml in this folder: { $path }
    .hint = Give the folder that holds case.toml. `permitpack-cli demo --out DIR` writes a sample to start from.
cli-no-case-folder = There is no such folder: { $path }
    .hint = Give the folder that holds case.toml. `permitpack-cli demo --out DIR` writes a sample to start from.
cli-case-unreadable = The case file cannot be read: { $reason }: { $path }
    .hint = Check its permissions; it must be a text file in UTF-8.
cli-cancelled = Cancelled
    .hint = Nothing was written under a final name.
cli-forms-unreadable = The folder of rules cannot be read: { $reason }: { $path }
    .hint = Check the path after --forms (or in PERMITPACK_FORMS) and its permissions.
cli-forms-empty = The folder of rules holds no .toml file: { $path }
    .hint = Copy a file of the rule book into it with the same name, e.g. kz/calendar.toml.
cli-unknown-profile = There is no profile “{ $value }”
    .hint = Known profiles: { $known }
cli-unknown-procedure = There is no procedure “{ $value }”
    .hint = Known procedures: { $known }
cli-unknown-category = There is no category “{ $value }”
    .hint = Known categories: { $known }
cli-category-needed = The procedure “{ $value }” needs a category
    .hint = Add --category with one of: { $known }
cli-category-not-taken = The procedure “{ $procedure }” has no categories, so --category { $value } cannot be used with it
    .hint = Leave --category out, or take a procedure of the residence permit.
cli-file-unreadable = The file cannot be read: { $reason }: { $path }
    .hint = Check the path and its permissions.
cli-not-written = The result cannot be written: { $reason }: { $path }
    .hint = Check the folder, its permissions and the free space. Nothing was left under a final name.
cli-exists = There is already a file of that name: { $path }
    .hint = Add --replace to write over it, or choose another folder.
cli-export-failed = The pack could not be made: { $reason }
    .hint = Nothing was left under a final name; the case is untouched.
cli-incomplete = The pack is incomplete: { $count ->
        [one] { $count } required item is open
       *[other] { $count } required items are open
    }
    .hint = `permitpack-cli check` lists them. Add --draft to make the pack all the same; its cover will say DRAFT.
cli-problems = The pack has problems: { $count ->
        [one] { $count } finding stands in the way
       *[other] { $count } findings stand in the way
    }
    .hint = `permitpack-cli check` lists them. Add --draft to make the pack all the same; its cover will say DRAFT.
cli-as-of = As of { $date }, rule book { $book }
cli-checklist = Checklist: { $done } of { $all } items asked for are there
cli-deadlines = Deadlines
cli-findings = Findings
cli-questions = Questions to answer next
cli-lacking = lacking: { $what }
cli-lenient = lenient reading: { $date }
cli-last-resort = last resort until { $date }: { $text }
cli-fine = if missed: { $text }
cli-fine-amount = { $payer }: { $mci } MCI = { $amount } ₸
cli-fine-amount-unknown = { $payer }: { $mci } MCI; the index of that year is not known
cli-estimated = a day in this count is an estimate
cli-verdict-complete = Complete: ready to be made into a pack
cli-verdict-complete-without = { $count ->
    [one] Complete: ready to be made into a pack. One recommended item is absent
   *[other] Complete: ready to be made into a pack. { $count } recommended items are absent
}
cli-verdict-incomplete = Not complete yet
cli-hint = What to do: { $hint }
cli-may-be = may be: { $place } ({ $reason })
cli-pages = { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
cli-written = Written
cli-not-submitted = Pack created. Nothing has been submitted yet.
cli-next-steps = Next steps
cli-draft-written = DRAFT: the pack is incomplete, and its cover says so.
cli-id-iin = IIN { $number }: the check digit is right
cli-id-bin = BIN { $number }: the check digit is right
cli-id-neither = { $number } is neither an IIN nor a BIN
cli-id-note = By the old layout it would say the following; since 2013 the digits are not bound to personal data.
cli-forms-fine = The rule book { $book } is in order
cli-forms-weak = { $count ->
        [one] { $count } weakness
       *[other] { $count } weaknesses
    }
cli-examples-hold = { $count ->
        [one] { $count } example holds
       *[other] All { $count } examples hold
    }
cli-examples-fail = { $failed } of { $count } examples fail
cli-demo-case = Sample case
cli-demo-pack = Sample pack
cli-no-worker = The program cannot find itself to start its worker: { $reason }
    .hint = Start it by its full path.
cli-busy = Another export is writing the same file: { $path }
    .hint = Wait until it is done, or choose another folder.
cli-disk-full = The disk is full: { $path }
    .hint = Free some space and try again. Nothing was left under a final name.
# Why the system refuses a file.
cli-forms-mend = Mend these lines, or leave out --forms to use the built-in rule book.
# Why an item or a deadline is there.
cli-why = Why: { $what }
cli-applies-when = Applies when: { $what }
cli-done-when = Done when: { $what }
cli-in-this-case = In this case: { $what }
cli-not-answered = not answered
cli-in-force-since = In force since { $date }
cli-in-force-until = In force until { $date }
cli-disputed = The sources disagree: { $what }
cli-two-readings = two readings: { $question } Followed: { $reading }
cli-spare-documents = No item asks for these documents: { $what }
    .hint = They go into the pack as additional papers. Remove those that should not.
cli-no-deadlines = No deadlines follow from this case.
# Why pages or a pack could not be made.
cli-font = A font of the program is damaged: { $name }
    .hint = Install the program again.
cli-no-profile = The rule book has no pack profile
    .hint = Check the folder after --forms, or leave it out.
cli-no-pages = There are no pages to put into the bundle
    .hint = Add a document.
cli-not-right = The result was checked and is not right, so it was thrown away
    .hint = Try again, on another disk if need be. If it happens again, report it as a fault of the program.
cli-file-changed = The file is no longer as it was when it was looked into: { $name }
    .hint = Check that it is there and nobody is changing it, then try again.
cli-unsettled = The page numbers of the index do not settle
    .hint = Choose another size limit or other languages.
cli-too-many-files = The pack would hold more than { $limit } files
    .hint = Join scans into one PDF per document.
cli-too-large = The pack would be larger than { $limit } GB
    .hint = Scan at a lower resolution, or in black and white.
