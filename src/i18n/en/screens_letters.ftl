# The page of letters.

papers-title = Letters
papers-count = { $count ->
        [one] { $count } paper
       *[other] { $count } papers
    }
papers-to-sign = To be signed
papers-drafts = Drafts for the notary
papers-sheets = Data sheets and lists
papers-none = This procedure needs no letters.
papers-back = All letters
papers-pages = Pages
papers-words = Words

# How a letter stands
papers-signed = Signed; the scan is in the pack
papers-depends = Depends on an open question
papers-blanks = { $count ->
        [one] { $count } fact still blank
       *[other] { $count } facts still blank
    }
papers-open = { $count ->
        [one] { $count } answer decides what else it says
       *[other] { $count } answers decide what else it says
    }
papers-ready-sign = Ready to be signed
papers-ready-notary = Ready for the notary
papers-ready = Ready
papers-own-use = for your own use
papers-copies-of = { $count ->
        [one] { $count } copy
       *[other] { $count } copies
    }
papers-signs = signed by: { $who }
papers-language-en = English
papers-language-ru = Russian
papers-language-kk = Kazakh
papers-page-name = Page { $page } of { $of }, { $letter }
papers-no-pages = The pages could not be made. { $reason }

# What is still blank
papers-missing = Still blank
papers-complete = Every answer is there. What is left blank, such as date and signature, is filled in by hand
papers-missing-lead = A blank to be filled in by hand stands in place of each of these. Choose one to answer it.
papers-answer = Answer: { $question }

# The words
papers-words-lead = These parts can be put in your own words for this case. Everything else follows the answers and the rule book.
papers-words-none = Everything on this paper follows the answers and the rule book.
papers-part = Part { $number }
papers-field-name = { $language }, part { $number }
papers-gaps = Names in braces are filled in from the answers:
papers-gap = { $gap } is “{ $label }”: { $value }
papers-gap-unknown = not known yet
papers-gap-wrong = A name in braces or a bracket is not understood. It is printed as typed.
papers-reset = Reset to the original words
papers-reset-name = Reset part { $number } to the original words

# Saving and printing
papers-save = Save as PDF…
papers-print = Print…
papers-save-all = Save all as PDF…
papers-print-set = Print set…
papers-save-set = Save the set as PDF…
papers-ask-save = Save the letter
papers-ask-folder = Choose a folder for the letters
papers-ask-set = Save the print set
papers-save-verb = Save
papers-set-name = print set
papers-saved = Saved: { $name }
papers-saved-all = { $count ->
        [one] { $count } PDF saved
       *[other] { $count } PDFs saved
    }
papers-nothing = There are no letters to save.
papers-there-already = { $count ->
        [one] There is already a file of this name: { $name }. Nothing was written.
       *[other] There are already files of these names: { $name }. Nothing was written.
    }
papers-other-case = These letters belong to another case, which is closed by now. Nothing was replaced.
papers-replace = Replace
papers-opened = Opened in the viewer. Print it there.
papers-printed = Handed to the printer. { $said }
papers-print-title = Print
papers-set-title = Print set
papers-what = What is printed
papers-what-set = The whole print set
    .hint = Cover, checklist, letters in their copies and documents in counter order. Each begins on a new sheet, so it can be printed on both sides.
papers-no-printer = No printer was found here. The viewer of the system opens the pages, and you print them there.
papers-printer = Printer
papers-copies = Copies
papers-copies-wrong = Enter a number from 1 to { $most }.
papers-duplex = On both sides
    .hint = Turned over the long edge.
papers-print-verb = Print
papers-open-viewer = Open in the viewer

# The signed paper
papers-put-signed = Put the signed scan in its place…
papers-signed-more = Add pages of the signed scan…
papers-ask-signed = Choose the scan of the signed paper
papers-signed-verb = Put in its place
papers-signed-in-pack = The signed paper is in the pack in place of this draft.
papers-show-document = Show it in Documents
papers-draft-kept = The draft of { $date } is kept.
papers-open-draft = Open the draft
papers-open-draft-name = Open the draft of { $date }
papers-source = Source: { $sources } · { $sure }
papers-drop-signed = Let go: the signed scan takes the place of “{ $letter }”
papers-about-files = { $count ->
        [0] About the files you added
        [one] { $count } file was not added. See Documents
       *[other] { $count } files were not added. See Documents
    }
