# Сроки подробно, правила во времени, поиск в деле, комплект документ за документом.

# Сроки
deadlines-print = Напечатать список…
deadlines-print-title = Печать списка сроков
deadlines-save-pdf = Сохранить в PDF…
deadlines-ask-pdf = Сохранить список сроков
deadlines-file-name = Сроки
deadlines-print-case = Сроки этого дела: как найден каждый и клетка для отметки.
deadlines-print-all = Сроки всех дел: чей каждый и клетка для отметки.
deadlines-print-languages = Языки списка
deadlines-mark-done = Отметить сделанным
deadlines-mark-title = Отметить сделанным
deadlines-mark-name = Отметить сделанным: { $duty }
deadlines-done-day = День, когда это сделано
deadlines-done-future = Этот день ещё не наступил. Укажите день, когда это сделано.
deadlines-reopen = Открыть снова
deadlines-done-by-answers = Сделано: это видно из ответов
deadlines-reading = Дело читается.
deadlines-compare = Сравнить в правилах
deadlines-safe-first-day = День события считается первым.
deadlines-lenient-first-day = Первым считается день после события. Не рассчитывайте на это.

# Полоса дней
strip-spoken = Дни с { $from } по { $to }; последний день — { $due }
strip-today = Сегодня
strip-due = Последний день
strip-due-today = Сегодня, последний день
strip-lenient = Мягкое
strip-off = Выходной день
strip-off-one = выходной
strip-weeks = Одна клетка — неделя.
strip-other = Другой срок этого дела

# Пребывание без визы
stay-title = { $allowance } дней в любых { $window }
stay-estimate = Оценка: день въезда и день выезда учтены, период скользящий
stay-to-today = { $window } дней по сегодня: использовано { $used }
stay-to-last = { $window } дней по { $date }: использовано { $used }
stay-end-today = Сегодня, { $date }
stay-end-last = Последний день, { $date }
stay-days = { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[other] { $count } дней
    }
stay-more = { $count ->
        [one] ещё { $count } день
        [few] ещё { $count } дня
       *[other] ещё { $count } дней
    }
stay-earlier = { $count ->
        [one] { $count } день, { $from } – { $to }
        [few] { $count } дня, { $from } – { $to }
       *[other] { $count } дней, { $from } – { $to }
    }
stay-left = Последний законный день этого пребывания — { $date }: { $count ->
        [0] сегодня
        [one] ещё { $count } день
        [few] ещё { $count } дня
       *[other] ещё { $count } дней
    }.
stay-over = Последний законный день этого пребывания был { $date }: { $count ->
        [one] превышение { $count } день
        [few] превышение { $count } дня
       *[other] превышение { $count } дней
    }.
stay-nothing = Разрешённых дней не осталось.
stay-alone = Прежние поездки не сокращают это пребывание.
stay-shortened = Прежние поездки внутри периода сокращают это пребывание: { $count ->
        [one] на { $count } день
        [few] на { $count } дня
       *[other] на { $count } дней
    }.
stay-month = { $n ->
        [1] янв.
        [2] фев.
        [3] март
        [4] апр.
        [5] май
        [6] июнь
        [7] июль
        [8] авг.
        [9] сен.
        [10] окт.
        [11] ноя.
       *[12] дек.
    }
app-undone-short = Отменено
app-nothing-changed = Ничего не изменилось: так уже есть, или того, о чём шла речь, больше нет.

# Правила во времени
rules-not-in-force = Такого правила нет
rules-since-open = с { $date }, без даты окончания
rules-coming = с { $date }, через { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[other] { $count } дней
    }
rules-out = Сегодня не действует
rules-applies-all = Действует, если верно всё
rules-example = Пример, который проверяется: { $given } → { $due }
rules-see-year = Показать { $year } год
rules-year-lead = Рабочих дней: { $working }; выходных сверх обычных: { $off }.
rules-month-working = { $count ->
        [one] { $count } рабочий день
        [few] { $count } рабочих дня
       *[other] { $count } рабочих дней
    }
rules-mark-off = Выходной день
rules-mark-estimated = Выходной, его место — оценка
rules-mark-worked = Рабочий день в выходные
rules-source-place = Статья или акт
rules-source-title = Акт или страница
rules-source-read = Прочитано

# Поиск в деле
search-title = Найти в этом деле
search-field = Что найти
search-what = Вопросы, документы, замечания, сроки и правила этого дела. Стрелки выбирают, Enter открывает, Esc закрывает.
search-none = Ничего не найдено. Попробуйте слово покороче.
search-count = Найдено: { $count }
search-questions = Вопросы
search-documents = Документы
search-findings = Замечания
search-dates = Сроки
search-rules = Правила

# Комплект, документ за документом
pack-written = Записано документов: { $written } из { $documents }, страница { $page } из { $pages }
pack-checking = Все страницы записаны, файлы проверяются
pack-own-pages = Обложка, опись, перечень
pack-part-written = Записано
pack-part-checking = В работе
pack-at-page = Страница { $page } из { $pages }
pack-head-document = Документ
pack-head-length = Объём
pack-head-status = Состояние
pack-writing-pages = Записывается, страниц: { $done } из { $total }
pack-writing-documents = Записывается, документов: { $done } из { $total }
