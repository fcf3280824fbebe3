### Values: what is wrong with an answer, and what an IIN, a BIN or a machine readable zone says.

problem-not-bool = “{ $typed }” is neither yes nor no
    .hint = Answer yes or no.
problem-not-a-choice = “{ $typed }” is not among the choices
    .hint = Choose one of: { $choices }
problem-empty = The answer is empty
    .hint = Fill it in, or take the question out if it is not known yet.
problem-not-latin = “{ $typed }” has letters that are not Latin
    .hint = Copy the name from the lower lines of the passport page, letter by letter.
problem-not-a-date = “{ $typed }” is not a date, or there is no such day
    .hint = Write day, month and year as 02.11.2026 or 2026-11-02.
problem-not-a-country = No country is known as “{ $typed }”
    .hint = Use the two or three letters of the passport, e.g. RU or RUS, or the name of the country.
problem-not-a-number = “{ $typed }” is not a whole number
    .hint = Use digits only.
problem-id-length = { $found ->
    [one] The number has 12 digits; { $found } digit was typed
   *[other] The number has 12 digits; { $found } digits were typed
}
    .hint = Compare with the document: a digit is missing or doubled.
problem-id-character = Place { $place } holds “{ $character }”, but the number has digits only
    .hint = Look for a letter that was typed or read instead of a digit: O for 0, I for 1.
problem-id-check-digit = The check digit is wrong: the last digit does not follow from the other eleven, so a digit was mistyped
    .hint = Compare all 12 digits with the document.
problem-id-never-issued = No number can begin with these eleven digits: they give no check digit, so such a number is never issued
    .hint = Compare all 12 digits with the document.
problem-id-is-iin = This is an IIN, the number of a person; the number of an organisation is asked for
    .hint = Take the BIN from the certificate of registration of the legal entity.
problem-id-type = The fifth digit of a BIN is 4, 5 or 6, and here it is not
    .hint = Compare the number with the certificate of registration.
problem-id-month = Month { $month } of the registration does not exist: the third and fourth digits of a BIN are a month
    .hint = Compare the number with the certificate of registration.
problem-mrz-shape = A machine readable zone has 3 lines of 30, 2 lines of 36 or 2 lines of 44 characters
    .hint = Type all characters of the lower lines, the “<” signs as well, one line below the other.
problem-mrz-character = Line { $line }, place { $place } holds “{ $character }”; a zone has only A to Z, 0 to 9 and “<”
    .hint = Type the line again as printed.
problem-mrz-visa = This is the zone of a visa
    .hint = Type the zone of the passport or card.
problem-mrz-check-digits = Check digits are wrong: { $fields }
    .hint = Compare these fields with the document, letter by letter; 0 and O, 1 and I, 8 and B are easily mixed up.
problem-mrz-date = There is no such day: { $field }
    .hint = Compare the dates of the second line with the document.
mrz-field-document-number = document number
mrz-field-birth-date = date of birth
mrz-field-expiry-date = date of expiry
mrz-field-optional-data = optional data
mrz-field-composite = all fields together

iin-born = Date of birth by the digits: { $date }
iin-male = Sex by the digits: male
iin-female = Sex by the digits: female
iin-note-looks-like-bin = The fifth digit is that of a BIN: this may be the number of an organisation.
iin-note-no-such-date = The first six digits are no date; that is odd, but allowed.
iin-note-foreigners-digit = The seventh digit is 0, which is seen in numbers of foreigners; no act that says so was found.
iin-note-no-century = The seventh digit stands for no century; that is odd, but allowed.
iin-note-nineteenth-century = The seventh digit means a birth in the 19th century: look at the number again.
bin-registered = Registered: month { $month } of year { $year } (two digits)
bin-resident = Resident legal entity
bin-non-resident = Non-resident legal entity
bin-joint-entrepreneurship = Joint individual entrepreneurship
bin-unit-head = Head unit
bin-unit-branch = Branch
bin-unit-representation = Representation
bin-unit-farm = Farm
bin-unit-unknown = The sixth digit is not 0 to 3: look at the number again.
