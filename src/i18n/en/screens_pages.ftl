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
       *[other] { $count } pages turned left
    }
docs-said-turned-right = { $count ->
        [1] Page { $page } turned right
       *[other] { $count } pages turned right
    }
docs-said-left-out = { $count ->
        [1] Page { $page } left out
       *[other] { $count } pages left out
    }
docs-said-put-back = { $count ->
        [1] Page { $page } put back
       *[other] { $count } pages put back
    }
docs-said-moved = { $count ->
        [1] Page { $page } moved
       *[other] { $count } pages moved
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
