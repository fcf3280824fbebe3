# Pages on the desk: selecting, turning, moving, leaving out, splitting, joining
docs-selected = { $count } of { $of } pages selected
docs-document-number = Document { $number }: { $pages }
docs-left-out = Left out
docs-page-joined = { $page }, on the sheet of the page before
docs-page-mended = { $page }, corrected
docs-page-left-out = { $page }, left out
docs-leave-out = Leave out
docs-put-back = Put back
docs-split = Split here
docs-more = More
docs-select-all = Select all pages
docs-join-cards-below = One below the other, in card size
docs-join-cards-beside = Side by side, in card size
docs-join-below = One below the other
docs-join-beside = Side by side
docs-join-title = Two pages on one sheet
docs-join-how = Select two pages first: hold Ctrl and press the second one.
docs-part = Put on sheets of their own
docs-repeat = Use this page once more
docs-insert = Insert files before this page…
docs-use-also = Use also for…
docs-dialog-use-also = What else is this file used for?
docs-use-also-lead = It stays where it is and is stored once.
docs-used-also = { $file }: used also for “{ $place }”
docs-dialog-split = Split off pages
docs-split-which = Which pages
docs-split-selected = { $count ->
        [one] Only the selected page
       *[other] The { $count } selected pages
    }
docs-split-behind = { $count ->
        [one] From here to the end: { $count } page
       *[other] From here to the end: { $count } pages
    }
docs-split-kind = The new document is
docs-said-turned-left = { $count ->
        [1] Page { $page } turned left
       *[several] { $count } pages turned left
    }
docs-said-turned-right = { $count ->
        [1] Page { $page } turned right
       *[several] { $count } pages turned right
    }
docs-said-left-out = { $count ->
        [1] Page { $page } left out
       *[several] { $count } pages left out
    }
docs-said-put-back = { $count ->
        [1] Page { $page } put back
       *[several] { $count } pages put back
    }
docs-said-moved = { $count ->
        [1] Page { $page } moved
       *[several] { $count } pages moved
    }
docs-said-split = { $count ->
        [one] { $count } page split off: “{ $place }”
       *[other] { $count } pages split off: “{ $place }”
    }
docs-said-joined = Pages { $first } and { $second } put on one sheet
docs-said-parted = The two pages have sheets of their own again
docs-said-repeated = Page { $page } is used once more
app-edit-too-many-pages = A file of more than 2,000 pages cannot be arranged page by page. Split it into smaller files outside the program.

# Details of a document
docs-fact-issuer = Issued by
docs-fact-language = Language
docs-fact-also = Also used for
docs-language-none = Not said
docs-language-kk = Kazakh
docs-language-ru = Russian
docs-language-en = English
docs-language-uz = Uzbek
docs-language-ky = Kyrgyz
docs-language-tg = Tajik
docs-language-tk = Turkmen
docs-language-az = Azerbaijani
docs-language-hy = Armenian
docs-language-ka = Georgian
docs-language-be = Belarusian
docs-language-uk = Ukrainian
docs-language-tr = Turkish
docs-language-zh = Chinese
docs-language-ko = Korean
docs-language-ja = Japanese
docs-language-mn = Mongolian
docs-language-hi = Hindi
docs-language-ur = Urdu
docs-language-fa = Persian
docs-language-ar = Arabic
docs-language-de = German
docs-language-fr = French
docs-language-it = Italian
docs-language-es = Spanish
docs-language-pl = Polish

# Repairs of a page, and the lines of a passport
docs-mend = Repair this page…
docs-dialog-mend = Repair the page
docs-mend-looking = Looking at the page…
docs-mend-nothing = Nothing to repair was found on this page.
docs-mend-before = Now
docs-mend-after = Afterwards
docs-mend-saves = In the pack: { $before } now, { $after } afterwards; saves { $saved }
docs-mend-sizes = In the pack: { $before } now, { $after } afterwards
docs-mend-weighing = Counting the size…
docs-mend-verb = Repair
docs-mend-undo = As in the file
docs-mend-several = Repair the selected pages…
docs-dialog-mend-several = Repair several pages
docs-mend-looking-at = Looking at page { $at } of { $count }…
docs-mend-nothing-several = Nothing to repair was found on these pages.
docs-mend-weighing-at = Counting the size: page { $at } of { $count }…
docs-mend-previous = Previous page
docs-mend-next = Next page
docs-mend-this = Repair this page along with the others
docs-mend-found = Found on { $count } of { $of }
docs-mend-turn = Turn upright
docs-mend-straighten = Straighten
docs-mend-crop = Cut the sheet out of the photograph
docs-mend-grey = Store without colour
docs-mend-black-white = Store in black and white
docs-mend-whole = Whole page
docs-mend-close = Reading size
docs-mend-unread = { $count ->
        [one] Page { $pages } cannot be read and stays as it is
       *[other] Pages { $pages } cannot be read and stay as they are
    }
docs-mend-unweighed = { $count ->
        [one] The size of page { $pages } could not be counted
       *[other] The sizes of pages { $pages } could not be counted
    }
docs-mend-found-here = Found on { $count } of { $of }. { $reason }
docs-mend-location = Remove the place where the photograph was taken
docs-mend-verb-several = { $count ->
        [0] Repair
        [one] Repair { $count } page
       *[other] Repair { $count } pages
    }
docs-said-mended = { $count ->
        [1] Page { $page } repaired
       *[several] { $count } pages repaired
    }
docs-said-smaller = { $count ->
        [1] Page { $page } made smaller
       *[several] { $count } pages made smaller
    }
docs-said-unmended = { $count ->
        [1] Page { $page } is as in the file again
       *[several] { $count } pages are as in the file again
    }
docs-said-upright = { $count ->
        [1] Page { $page } turned upright
       *[several] { $count } pages turned upright
    }
docs-read-zone = Read the passport’s lines from this scan…
docs-dialog-zone = The lines of the passport
docs-zone-reading = Looking for the lines…
docs-zone-attempt = Reading the lines, attempt { $count }…
docs-zone-nothing = No machine readable lines were found on this page. Choose the page with the photograph, or type the lines.
docs-zone-broke = The program that reads letters failed. Try again, or type the lines.
docs-zone-wrong = The check digits do not agree, so nothing is taken over. Make a sharper scan, or type the lines.
docs-zone-lead = Compare with the scan. Only what is ticked becomes an answer.
docs-zone-field = { $field }: { $value }
docs-zone-same = The case says the same
docs-zone-empty = Not answered yet
docs-zone-now = Now in the case: { $value }
docs-zone-uncertain = Read with doubt: compare every letter
docs-zone-unproven = No check digit covers this: compare it
docs-zone-take = Take over what is ticked
docs-zone-taken = Answers taken over from the passport

# Suggestions with reasons, origin and size
docs-looks-like-by = { $line } ({ $reason })
docs-line-from = { $line }; { $origin }
docs-from-archive = from the archive { $name }
docs-from-mail = from the e-mail { $name }
docs-fact-like = Looks like
docs-fact-or-like = Or like
docs-fact-by = Because
docs-fact-from = Came
docs-fact-size = In the pack
docs-size = { $size }
docs-size-over = { $size }, more than the limit of { $limit }
docs-limit-set = Set a size limit…
docs-limit-change = Change the size limit…
docs-dialog-limit = Size limit of one PDF
docs-make-smaller = Make smaller…
docs-make-document-smaller = Make the document smaller…
docs-size-title = File size
docs-size-keep = As it is
docs-size-dpi = { $dpi } dots per inch
docs-size-fit = Fit into a size
docs-size-target = No larger than, all together
docs-size-target-wrong = Type a number above zero, such as 500 or 1.5
docs-size-floor = To reach a size, no page goes below { $dpi } dots per inch and JPEG quality { $quality }, so that small print stays legible.
docs-size-no-gain = { $size } · not smaller than now
docs-size-below = { $size } · small print may be hard to read; chosen by hand only
docs-size-below-open = Small print may be hard to read; chosen by hand only
docs-dialog-smaller = Make the document smaller
docs-dialog-pack-smaller = Make the pack smaller
docs-smaller-document = “{ $document }” takes { $now }. A file of the pack may take { $limit }.
docs-smaller-pack = The pack takes { $now }, one PDF may have { $limit }. If “{ $document }” gets the size below, the pack fits into one PDF.
docs-smaller-share = The pack takes { $now }, one PDF may have { $limit }. “{ $document }” alone cannot save that: below stands its share. Make other documents smaller afterwards.
docs-smaller-verb = { $count ->
        [0] Make smaller
        [one] Make { $count } page smaller
       *[other] Make { $count } pages smaller
    }
docs-smaller-this = Make this page smaller along with the others
docs-why-unread = None of these pages can be read, so nothing can be done with them.
docs-why-no-size = Type the size that the pages may have.
docs-why-no-page = No page is ticked, so nothing would change.
docs-why-small-already = No page would change: they are as small as that already.
docs-why-as-it-is = With “As it is” no page becomes smaller. Choose a resolution or a size.
docs-why-nothing-chosen = Nothing is chosen yet: tick a repair or choose a file size.
docs-size-kilobytes = KB
    .hint = Kilobytes
docs-size-megabytes = MB
    .hint = Megabytes
docs-size-fits = They fit as they are.
docs-size-by = { $dpi } dots per inch and JPEG quality { $quality } are enough: { $size }
docs-size-not = They cannot be made so small and stay legible. The least is { $size }, with { $dpi } dots per inch and JPEG quality { $quality }.
    .hint = Store paper without colour, leave pages out, or split the document.
docs-size-pictures = Pages of a PDF become pictures: their text can no longer be searched or copied.
docs-pack-size = The pack so far: { $size }
docs-pack-size-of = The pack so far: { $size } of { $limit }
docs-pack-size-parts = The pack so far: { $size }, at most { $limit } in one PDF; PDF files: about { $count }
