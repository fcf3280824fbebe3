### Words that the widgets of the window bring along.

widget-yes = Yes
widget-no = No
widget-undo = Undo
widget-close = Close
widget-search = Search
widget-clear-search = Clear the search
widget-nothing-found = Nothing found. Try a shorter word.
widget-two-readings = Two readings
widget-safe = Safe
widget-lenient = Lenient

## Dates

widget-day = Day
widget-month = Month
widget-year = Year
widget-month-name = { $n ->
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
widget-date-missing = Enter the day, the month and the year.
widget-date-day-missing = Enter the day as well.
widget-date-month-missing = Enter the month as well.
widget-date-year-missing = Enter the year as well.
widget-date-month-year-missing = Enter the month and the year as well.
widget-date-day-year-missing = Enter the day and the year as well.
widget-date-day-month-missing = Enter the day and the month as well.
widget-date-day-wrong = The day must be a number from 1 to 31.
widget-date-month-wrong = The month must be a number from 1 to 12 or a name.
widget-date-year-wrong = The year must have four digits, for example 2026.
widget-date-no-such-day = This month has no such day.
