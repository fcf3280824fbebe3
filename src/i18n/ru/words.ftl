### Слова, общие для всех страниц и командной строки: даты, числа, сроки, состояния, условия, расчёты.

## Даты

month = { $n ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
}
weekday = { $n ->
    [1] понедельник
    [2] вторник
    [3] среда
    [4] четверг
    [5] пятница
    [6] суббота
   *[7] воскресенье
}
weekday-short = { $n ->
    [1] пн
    [2] вт
    [3] ср
    [4] чт
    [5] пт
    [6] сб
   *[7] вс
}
date-long = { $day }{ "\u00A0" }{ $month } { $year }{ "\u00A0" }г.
date-day-month = { $day } { $month }
date-day-month-year = { $day } { $month } { $year } г.
date-with-weekday = { $weekday } { $date }

## Размеры и сроки

size-bytes = { $n } байт
size-kilobytes = { $n } КБ
size-megabytes = { $n } МБ
size-gigabytes = { $n } ГБ
term-calendar-days = { $n ->
    [one] { $n } календарный день
    [few] { $n } календарных дня
   *[other] { $n } календарных дней
}
term-business-days = { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
   *[other] { $n } рабочих дней
}
term-months = { $n ->
    [one] { $n } месяц
    [few] { $n } месяца
   *[other] { $n } месяцев
}
term-years = { $n ->
    [one] { $n } год
    [few] { $n } года
   *[other] { $n } лет
}
term-hours = { $n ->
    [one] { $n } час
    [few] { $n } часа
   *[other] { $n } часов
}

## Ответы и состояния

yes = да
no = нет
status-done = Готово
status-in-progress = В работе
status-not-started = Не начато
status-cannot-start = Пока недоступно
status-problem = Есть ошибка
status-warning = Предупреждение
status-hint = К сведению
status-waived = Сознательно не прилагается
status-if-it-applies = Если применимо
status-not-needed = Не требуется
deadline-late = { $n ->
    [one] Просрочено на { $n } день
    [few] Просрочено на { $n } дня
   *[other] Просрочено на { $n } дней
}
deadline-today = Срок сегодня
deadline-in = { $n ->
    [one] Остался { $n } день
    [few] Осталось { $n } дня
   *[other] Осталось { $n } дней
}
deadline-no-date = Дата не определена
deadline-done-on = Сделано { $date }
confidence-sourced = По источнику
confidence-practice = Практика
confidence-unverified = Не проверено
weight-required = Обязательно
weight-practice = Обычно требуют
weight-optional = По желанию
form-original = Оригинал
form-copy = Копия
form-notarised = Нотариально заверено
form-translation = Перевод
form-printout = Распечатка

## Условия

condition-always = всегда
condition-fact = «{ $label }» – { $value }
condition-fact-in = «{ $label }» – одно из: { $list }
condition-fact-not-in = «{ $label }» – ни одно из: { $list }
condition-fact-not = «{ $label }» – не { $value }
condition-known = «{ $label }» – ответ есть
condition-not-known = «{ $label }» – ответа нет
condition-visa-free = «{ $label }» – дней без визы при одном въезде: не менее { $days }
condition-number = «{ $label }» – { $compare ->
    [less] меньше { $value }
    [at-most] не больше { $value }
    [equal] ровно { $value }
    [at-least] не меньше { $value }
   *[greater] больше { $value }
}
condition-date = «{ $label }» – { $compare ->
    [less] раньше чем { $value }
    [at-most] не позже чем { $value }
    [equal] день в день: { $value }
    [at-least] не раньше чем { $value }
   *[greater] позже чем { $value }
}
condition-age = «{ $label }» – полных лет: { $compare ->
    [less] меньше { $value }
    [at-most] не больше { $value }
    [equal] ровно { $value }
    [at-least] не меньше { $value }
   *[greater] больше { $value }
}
condition-days-since = «{ $label }» – прошло календарных дней: { $compare ->
    [less] меньше { $value }
    [at-most] не больше { $value }
    [equal] ровно { $value }
    [at-least] не меньше { $value }
   *[greater] больше { $value }
}
condition-today = день проверки
condition-quoted = «{ $label }»
condition-category = категория: { $list }
condition-channel = место подачи: { $list }
condition-procedure = процедура: { $list }
condition-not-category = категория: любая, кроме: { $list }
condition-not-channel = место подачи: любое, кроме: { $list }
condition-not-procedure = процедура: любая, кроме: { $list }
condition-document = в деле есть: { $list }
condition-some = в разделе «{ $group }» есть запись, где { $what }
condition-and = { $first } и { $second }
condition-or = { $first } или { $second }
condition-not = неверно, что ({ $what })
group-eaeu = государство ЕАЭС
group-cis = государство СНГ
group-trp-route = государство, граждане которого могут получить РВП
group-no-apostille = государство, документы которого не требуют апостиля

## Как найдена дата

step-event = { $fact }: { $date }
step-plus = { $from } + { $term } → { $to }
step-plus-first-day = { $from } + { $term }, считая этот день первым → { $to }
step-days-off = { $step }; выходные и праздничные дни: { $days }
step-minus = { $from } − { $term } → { $to }
step-years = { $from } + { $term } → { $to }
step-per-entry = без визы при одном въезде: { $term }, включая дни въезда и выезда → { $to }
step-rolling = { $allowance } за любые { $window } дней, использовано до этого въезда: { $used } → последний законный день { $to }
step-rolling-none = { $allowance } за любые { $window } дней, использовано до этого въезда: { $used }; дней не осталось
step-last-working-day = последний рабочий день не позже этой даты: { $to }
no-date-facts = Дата пока не определена. Сначала ответьте: { $facts }
no-date-year = Дата не определена: рабочих дней { $year } года нет в своде правил, а догадок программа не строит. Внесите их в calendar.toml, когда Правительство утвердит перенос дней.
no-date-parameter = Дата не определена: в своде правил нет значения «{ $parameter }» на этот день.
no-date-visa-free = Дата не определена: безвизовый срок для этого гражданства не найден. Последний день определяет виза, сверьтесь с ней.
no-date-nothing-left = Законных дней пребывания не осталось: безвизовый срок исчерпан.

## Источники

citation = { $title }
citation-article = { $title }, § { $article }
source-act = { $title } ({ $act })

## Дело в нескольких строках

case-number = Дело { $number }
case-row = { $label }: { $value }
case-person = Заявитель
case-procedure = Процедура
case-category = Категория
case-channel = Место подачи

## Свод правил текстом

book-title = Свод правил { $version }, сверен { $date }
book-procedures = Процедуры
book-categories = Категории разрешений
book-routes = Недоступные пути
book-items = Перечень документов
book-duties = Сроки
book-checks = Проверки
book-conflicts = Где источники расходятся
book-parameters = Значения по датам
book-calendar = Рабочие дни
book-when = Когда: { $what }
book-why = Зачем: { $what }
book-evidence = Одно из: { $what }
book-each = Документ на каждого из списка: { $what }
book-facts = Нужны ответы: { $what }
book-who = Кто: { $what }
book-how = Как: { $what }
book-due = К какому сроку: { $what }
book-last-resort = После срока: { $what }
book-fine = Если пропустить: { $what }
book-fine-amount = { $payer }: { $index } МРП
book-sources = Источники: { $what }
book-in-force = Действует: { $from } – { $until }
book-hint = Что делать: { $what }
book-reading = Прочтение: { $what }
book-reading-followed = Принятое здесь прочтение: { $what }
book-resolution = Решение: { $what }
book-value = с { $date }: { $value }
book-no-value = нет сведений
book-days-off = нерабочие дни: { $days }
book-days-worked = рабочие выходные: { $days }
book-days-estimated = предположительно: { $days }
due-after = { $term } после события «{ $event }»
due-after-lenient = { $term } после события «{ $event }» (менее строгое толкование: { $lenient })
due-before = { $term } до события «{ $event }»
due-anniversary = { $years } после события «{ $event }», затем { $term }
due-end-of-stay = последний законный день без визы: по гражданству и уже использованным дням
due-on = в день «{ $event }»
unit-tenge = { $n } тенге
unit-us-dollars = { $n } долл. США
unit-megabytes = { $n } МБ

## Of which file a finding is

placed-in-file = { $file }: { $text }
placed-on-page = { $file }, стр. { $page }: { $text }
