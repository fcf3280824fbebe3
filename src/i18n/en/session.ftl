# Mistakes in case.toml. Gaps: key, value, path, reason.
case-not-toml = This is not valid TOML: { $reason }
    .hint = Mend the line; texts stand in double quotes, dates are written 2026-11-02.
case-missing = “{ $key }” is missing
    .hint = Add it. `permitpack-cli schema case` prints every key that may stand here.
case-empty = “{ $key }” is empty
    .hint = Write a value, or take the line out.
case-not-a-text = “{ $key }” must be a text
    .hint = Put the value in double quotes.
case-not-yes-or-no = “{ $key }” must be true or false
    .hint = Write true or false, without quotes.
case-not-a-table = “{ $key }” must be a table
    .hint = Write [{ $key }] or [[{ $key }]] on a line of its own and the values below it.
case-not-a-list = “{ $key }” must be a list
    .hint = Write it in square brackets: { $key } = ["scans/passport.jpg"]
case-not-a-value = “{ $key }” must be a single value
    .hint = Write a text, a number, a date or true/false.
case-not-a-file = An entry of “files” is neither a path nor a table with a path
    .hint = Write "scans/passport.jpg" or an inline table with path, password and quarter_turns.
case-not-a-date = “{ $value }” is not a date (“{ $key }”)
    .hint = Write it as 2026-11-02 or 02.11.2026.
case-not-turns = “quarter_turns” must be 0, 1, 2 or 3
    .hint = It says how many quarter turns clockwise the pages need.
case-not-an-id = “{ $value }” cannot be an id (“{ $key }”)
    .hint = Use 1 to 80 small Latin letters, digits, “.”, “_” and “-”.
case-id-twice = Two documents have the id “{ $value }”
    .hint = Give one of them another id, or leave the ids out.
case-unknown-key = “{ $key }” is not known here
    .hint = Take it out. `permitpack-cli schema case` prints every key that may stand here.
case-wrong-value = “{ $value }” cannot be right in “{ $key }”
    .hint = Compare it with the document. Once the case can be opened, the findings say what is wrong with it.
case-unknown-word = “{ $value }” is not known for “{ $key }”
    .hint = `permitpack-cli schema case` prints every value that may stand here.
case-not-a-choice = “{ $value }” is not among the answers to “{ $key }”
    .hint = One of: { $known }
case-not-a-country = “{ $value }” is not a country (“{ $key }”)
    .hint = Write the two or three letters of the country, e.g. UZ or UZB, or its name.
case-path-outside = The path “{ $path }” leads out of the case folder
    .hint = Copy the file into the case folder and write its path with “/”, without “..”.
case-file-not-there = The file “{ $path }” is not there
    .hint = Copy it into the case folder, or mend its name; capital and small letters differ.
case-file-is-a-folder = “{ $path }” is a folder
    .hint = Name the files in it one by one.
case-file-not-readable = The file “{ $path }” cannot be read: { $reason }
    .hint = Check its permissions and that no other program holds it.
case-did-you-mean = Did you mean “{ $suggestion }”?
# The index of a plain bundle. Gaps: count, file.
merge-index = Index
merge-head-file = File
merge-head-pages = Pages
merge-head-page = Page
merge-total = { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
merge-notice = This page of { $file } could not be shown. Look at the original file.
