# Файл календаря. Gaps: case, title, date.
calendar-name = Сроки по делу { $case }
calendar-summary = { $title } ({ $case })
calendar-lenient = Менее строгое толкование: { $date }
