# Күнтізбе файлы. Gaps: case, title, date.
calendar-name = { $case } ісінің мерзімдері
calendar-summary = { $title } ({ $case })
calendar-lenient = Жұмсақ түсіндіру бойынша: { $date }
