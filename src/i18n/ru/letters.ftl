## Даты в предложениях писем

letter-date = { $day }{ "\u00A0" }{ $month } { $year }{ "\u00A0" }года
letter-date-on = { $day }{ "\u00A0" }{ $month } { $year }{ "\u00A0" }года
letter-date-until = { $day }{ "\u00A0" }{ $month } { $year }{ "\u00A0" }года
letter-date-of = { $day }{ "\u00A0" }{ $month } { $year }{ "\u00A0" }года
letter-date-from = { $day }{ "\u00A0" }{ $month } { $year }{ "\u00A0" }года
letter-month-on = { $n ->
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
letter-month-until = { $n ->
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
letter-month-of = { $n ->
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
letter-month-from = { $n ->
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

letter-reading-copy = Экземпляр для чтения. Сам документ подаётся на языках адресата.

## Строка внизу писем: на чём они основаны

letter-basis = Основание: { $what }.
letter-basis-place = { $title }, п. { $article }
letter-basis-practice = Форма произвольная.
letter-basis-unverified = Действие нормы не проверено.
letter-basis-none = Нормативный источник не найден.
letter-basis-conflict = Источники расходятся.

## Что обнаружено в письмах

finding-letter-fact-missing = { $letter }: сведение «{ $fact }» неизвестно, на его месте оставлен пробел для заполнения.
    .hint = Ответьте на вопрос или заполните пробел от руки.
finding-letter-part-open = { $letter }: печатать ли одну из частей, зависит от ответа «{ $fact }».
    .hint = Ответьте на вопрос и просмотрите письмо ещё раз.
finding-letter-signs-unknown = { $letter }: в шрифтах нет этих знаков, вместо каждого печатается вопросительный знак: { $signs }.
    .hint = Напишите их латиницей или кириллицей.
finding-letter-edit-lost = { $letter }: ваш текст для части «{ $block }» не печатается: в письме больше нет части с таким именем, которую можно изменять.
    .hint = Удалите этот текст или перенесите его в другую часть.

## Командная строка

cli-unknown-letter = Письма «{ $value }» нет.
    .hint = Известны: { $known }
cli-no-letters = По этому делу письма не требуются.

## Письма в печатном своде правил

book-letters = Письма и листы данных
book-letter-languages = Языки адресата: { $what }
book-gap-case-number = номер дела
book-gap-procedure = процедура
book-gap-category = категория
book-gap-channel = место подачи
book-gap-documents = количество документов
book-gap-pages = страницы
book-gap-number = номер
book-gap-title = название
book-gap-form = вид
book-gap-copies = экземпляры
book-gap-role = роль
book-gap-name = имя
book-gap-note = примечание

## Набор для печати

export-print-set = Набор для печати
finding-letter-signed = { $letter }: в деле есть подписанный документ этого вида, он заменяет проект.
    .hint = Удалите документ, если проект нужно напечатать снова.
