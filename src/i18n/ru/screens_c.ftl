# Проверка ответов, комплект, сроки, правила.

# Проверка ответов
check-title = Проверка ответов
check-lead = Всё, что ниже, попадёт в формы, на обложку и в опись. Никому ничего не отправлено.
check-must = Нужно исправить: { $count }
check-nothing = Исправлять нечего
check-nothing-lead = Все обязательные пункты на месте, ошибок в ответах нет.
check-warnings = Предупреждения: { $count }, можно продолжать
check-missing = Не хватает: { $what }
check-open = Нет ответа: { $what }
    .hint = От ответа зависит перечень документов.
check-not-answered = Нет ответа
check-record = { $label } ({ $n })
check-change = Изменить
check-add = Добавить
check-answer = Ответить
check-see = Посмотреть документ
check-see-date = Как рассчитан срок
check-create = Создать комплект документов
check-create-draft = Создать черновик комплекта
check-create-anyway = Всё равно создать комплект
check-create-why = На следующей странице — языки и папка. Ничего не отправляется.
check-draft-why = На обложке будет ЧЕРНОВИК и список открытых пунктов ({ $count }). Когда они будут исправлены, эта кнопка создаст окончательный комплект.
check-draft-open = На обложке будет ЧЕРНОВИК: перечень ещё зависит от вопросов без ответа.
check-anyway-why = Нужно исправить: { $count }. Комплект полный, но ошибочное в него не войдёт.

# Комплект: настройка
pack-title = Создание комплекта
pack-all-met = Все обязательные пункты на месте
pack-is-draft = Есть открытые обязательные пункты: это будет черновик
pack-what = Что создать
pack-profile = Вид комплекта
    .hint = От него зависят порядок, имена файлов и то, войдут ли в ZIP исходные файлы.
pack-languages = Языки печатных страниц
    .hint = Обложка, опись и контрольный лист. Первый язык печатается чёрным, остальные — серым рядом.
pack-languages-missing = Выберите хотя бы один язык.
pack-language-en = На английском
pack-language-ru = На русском
pack-language-kk = На казахском
pack-files = Файлы
pack-limit = Предельный размер одного PDF, в мегабайтах
    .hint = Пусто — без предела. Источники его не называют; укажите, если его требует портал. Больший файл делится на тома.
pack-limit-wrong = Введите число мегабайт не меньше 0,2, например 5 или 2,5, или оставьте поле пустым.
pack-folder = Папка
    .hint = Комплект сохраняется сюда; если папки нет, она будет создана.
pack-folder-missing = Укажите папку.
pack-folder-relative = Укажите полный путь к папке, с самого начала.
pack-choose = Выбрать папку…
pack-choose-title = Папка для комплекта
pack-choose-verb = Сохранить здесь
pack-replace = Заменять файлы с такими же именами
    .hint = Без этого то, что уже лежит в папке, не трогается.
pack-create = Создать комплект
pack-not-sent = Комплект остаётся на этом компьютере.
pack-draft-why = На обложке будет ЧЕРНОВИК и список недостающего.
pack-earlier-outdated = После создания комплекта ({ $when }) дело изменилось. Перед подачей создайте комплект заново.
pack-earlier-current = Комплект создан { $when }; с тех пор дело не менялось.
pack-earlier-made = Комплект создан { $when }.
pack-earlier-show = Показать результат
pack-earlier-folder = Открыть папку этого комплекта
pack-contents = В этом комплекте
pack-documents = { $count ->
        [one] { $count } документ
        [few] { $count } документа
       *[other] { $count } документов
    }
pack-pages = { $count ->
        [one] { $count } страница
        [few] { $count } страницы
       *[other] { $count } страниц
    }
pack-sum = { $documents }, { $pages }
pack-about = примерно { $size } вместе с обложкой, описью и контрольным листом
pack-about-parts = примерно { $size } вместе с обложкой, описью и контрольным листом; файлов PDF: примерно { $count }
pack-about-zip = ZIP-архив: примерно { $size }
pack-left-out = { $count ->
        [one] { $count } файл не разобран и в комплект не войдёт
        [few] { $count } файла не разобраны и в комплект не войдут
       *[other] { $count } файлов не разобраны и в комплект не войдут
    }
pack-makes = Что получится
pack-makes-bundle = Единый PDF
    .hint = Один файл: обложка, опись со ссылками, контрольный лист, документы, закладки
pack-makes-bundles = PDF комплекта в нескольких томах
    .hint = Обложка, опись со ссылками, контрольный лист, документы, закладки; документы на части не делятся
pack-makes-zip = ZIP-архив
    .hint = Каждый документ отдельным файлом, список с контрольными суммами
pack-makes-checklist = Контрольный лист
    .hint = Для окна приёма: отметить и подписать
pack-makes-calendar = Сроки для календаря
    .hint = Открытые даты в формате .ics, с напоминаниями
pack-failed = Комплект не создан
pack-failed-clean = Ничего недоделанного не осталось; дело не изменилось.

# Комплект: ход работы
pack-creating = Комплект создаётся
pack-begins = Готовятся страницы
pack-stage-verify = Повторное открытие, счёт страниц, сверка контрольных сумм
pack-waiting = Ожидает
pack-cancel = Отменить создание комплекта
pack-clean = Ничего недоделанного не остаётся
    .hint = Файлы получают имена, только когда они готовы и проверены. Отмена действует сразу, и папка остаётся прежней.
pack-go-on = Можно работать дальше
pack-go-on-lead = В комплекте — дело на { $time }. Более поздние изменения войдут в следующий.

# Комплект: итог
pack-created = Комплект создан
pack-draft-created = Черновик комплекта создан
pack-draft-not-final = Черновик не подают: на его обложке перечислено недостающее. Дополните дело и создайте комплект заново; шаги ниже — для него.
pack-only-here = Он есть только на этом компьютере.
pack-not-submitted = Пока ничего не подано.
pack-open = Открыть
pack-open-file = Открыть { $name }
pack-open-first = Открыть том I
pack-open-first-file = Открыть том I, { $name }
pack-again = Создать ещё один
pack-print = Печать…
pack-print-title = Печать комплекта
    .hint = Файлы печатаются в том виде, в каком созданы. Они идут только на принтер: никому ничего не подаётся и не отправляется.
pack-print-nothing = Выберите, какой файл печатать
pack-next = Что дальше
pack-dates = К какому сроку
pack-by = До { $date } включительно
pack-act-by = Сделать до { $date } включительно
pack-term-ends = срок истекает { $date }
pack-originals = Взять с собой оригиналы
    .hint = Этот же список есть в контрольном листе комплекта.
pack-came-up = Что обнаружилось при создании
pack-result-files = Файлы
pack-show-hashes = Показать SHA-256 каждого файла
pack-hide-hashes = Скрыть SHA-256 каждого файла
pack-checked = Проверено после записи
pack-checked-pages = Страниц: { $count }, как и было задумано
pack-checked-documents = Документов: { $count }, все контрольные суммы сходятся
pack-checked-items = Пункты перечня, которые требуются, на месте: { $done } из { $all }
pack-checked-all-items = Все пункты перечня, которые требуются, на месте: { $all }
pack-receiver = Тому, кто получит комплект
    .hint = ZIP можно открыть в Permitpack: программа скажет, сходятся ли контрольные суммы и по какому своду правил он создан.

# Сроки
deadlines-title = Сроки
deadlines-show = Какие сроки
deadlines-open = Открытые
deadlines-done = Выполненные
deadlines-late = Просрочено
deadlines-this-week = На этой неделе
deadlines-next-week = На следующей неделе
deadlines-later = Позже
deadlines-no-date = Пока без даты
deadlines-group-done = Выполнено
deadlines-none = Открытых сроков нет.
deadlines-none-done = Выполненных пока нет.
deadlines-more = Показать ещё
deadlines-save = В календарь (.ics)
deadlines-open-case = Открыть дело
deadlines-pick = Выберите срок в списке, чтобы увидеть, как он найден.
deadlines-how-found = Как рассчитан этот срок
deadlines-safe = Надёжное, принято здесь
deadlines-safe-text = Более ранний из двух дней: опозданием его никто не назовёт.
deadlines-one-text = Другого прочтения этого правила свод не знает.
deadlines-lenient = Мягкое
deadlines-lenient-text = Более позднее прочтение того же правила. Не рассчитывайте на него.
deadlines-fine = Если пропустить
deadlines-no-fine = Штраф в источниках не найден.
deadlines-where = Где и как
deadlines-estimated = Один из дней в этом счёте — оценка; проверьте его ближе к сроку.
deadlines-unknown-year = Рабочие дни { $year } года ещё не известны, поэтому одну из соседних дат посчитать нельзя.
deadlines-last-resort = Крайняя возможность до { $date }
deadlines-sources = Источники
deadlines-others = Другие сроки этого дела
deadlines-back = Все сроки
deadline-term-ends = последний рабочий день; срок истекает { $date }
deadline-last-working-day = последний рабочий день: { $date }

# Правила
rules-find = Найти правило, акт, слово
rules-none = Ничего не найдено. Попробуйте слово покороче.
rules-procedures = Процедуры
rules-categories = Основания
rules-items = Пункты перечня
rules-duties = Обязанности и сроки
rules-checks = Проверки
rules-routes = Закрытые пути
rules-conflicts = Где источники расходятся
rules-parameters = Значения по датам
rules-calendar = Календарь рабочих дней
rules-year = Рабочие дни, { $year } год
rules-unknown-year = Рабочие дни, { $year } год: неизвестны
rules-unknown-year-lead = Когда проверялся этот свод правил, календарь на { $year } год ещё не был опубликован. Даты, которым он нужен, не угадываются и показаны без числа.
rules-no-mark = Без знака: по источнику
rules-practice = Практика
rules-unverified = Не проверено
rules-two-readings = Два толкования
rules-in-force = Действует
rules-since = с { $date }
rules-until = по { $date }
rules-since-until = с { $from } по { $until }
rules-always = даты не названы
rules-applies = Применяется, когда
rules-evidence = Чем подтверждается
rules-each = Документ на каждого
rules-needs = Нужные сведения
rules-how = Где и как
rules-fine = Если пропустить
rules-last-resort = Крайняя возможность
rules-hint = Что делать
rules-otherwise = Иначе
rules-term = Срок
rules-notes = Примечания
rules-next = Что дальше
rules-contains = Что сюда относится
rules-sources = Источники
rules-read-on = прочитано { $date }
rules-open-source = Открыть { $url }
rules-resolution = Как решает свод правил
rules-followed = Надёжное, принято здесь
rules-other = Показано рядом
rules-values = Значения
rules-no-value = Значение неизвестно; предположений нет.
rules-day-off = Нерабочие дни
rules-working-weekend = Рабочие выходные
rules-estimated = оценка
rules-back = Все правила
