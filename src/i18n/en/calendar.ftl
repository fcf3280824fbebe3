# The calendar file. Gaps: case, title, date.
calendar-name = Deadlines of case { $case }
calendar-summary = { $title } ({ $case })
calendar-lenient = Lenient reading: { $date }
