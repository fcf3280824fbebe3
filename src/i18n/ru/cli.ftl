# Что говорит командная строка.
cli-stage-inspect = Проверка файлов
cli-stage-bundle = Сборка комплекта
cli-stage-zip = Запись ZIP
cli-stage-verify = Проверка результата
cli-no-case-file = В этой папке нет файла case.toml: { $path }
    .hint = Укажите папку, в которой лежит case.toml. Образец создаёт команда `permitpack-cli demo --out DIR`.
cli-no-case-folder = Такой папки нет: { $path }
    .hint = Укажите папку, в которой лежит case.toml. Образец создаёт команда `permitpack-cli demo --out DIR`.
cli-case-unreadable = Не удаётся прочитать файл дела: { $reason }: { $path }
    .hint = Проверьте права доступа; это должен быть текстовый файл в кодировке UTF-8.
cli-cancelled = Отменено
    .hint = Под окончательным именем ничего не записано.
cli-forms-unreadable = Не удаётся прочитать папку с правилами: { $reason }: { $path }
    .hint = Проверьте путь после --forms (или в PERMITPACK_FORMS) и права доступа.
cli-forms-empty = В папке с правилами нет файлов .toml: { $path }
    .hint = Скопируйте в неё файл свода правил под тем же именем, например kz/calendar.toml.
cli-unknown-profile = Нет профиля «{ $value }»
    .hint = Известные профили: { $known }
cli-unknown-procedure = Нет процедуры «{ $value }»
    .hint = Известные процедуры: { $known }
cli-unknown-category = Нет категории «{ $value }»
    .hint = Известные категории: { $known }
cli-category-needed = Для процедуры «{ $value }» нужна категория
    .hint = Добавьте --category с одним из значений: { $known }
cli-category-not-taken = Процедура «{ $procedure }» не делится на категории, параметр --category { $value } к ней неприменим
    .hint = Уберите --category или укажите процедуру разрешения на проживание.
cli-file-unreadable = Не удаётся прочитать файл: { $reason }: { $path }
    .hint = Проверьте путь и права доступа.
cli-not-written = Не удаётся записать результат: { $reason }: { $path }
    .hint = Проверьте папку, права доступа и свободное место. Под окончательным именем ничего не осталось.
cli-exists = Файл с таким именем уже есть: { $path }
    .hint = Добавьте --replace, чтобы записать поверх, или выберите другую папку.
cli-export-failed = Не удалось собрать комплект: { $reason }
    .hint = Под окончательным именем ничего не осталось; дело не изменено.
cli-incomplete = Комплект неполон: { $count ->
        [one] не закрыт { $count } обязательный пункт
        [few] не закрыты { $count } обязательных пункта
       *[other] не закрыто { $count } обязательных пунктов
    }
    .hint = Их перечисляет команда `permitpack-cli check`. С параметром --draft комплект будет собран с отметкой «ЧЕРНОВИК».
cli-problems = В комплекте есть ошибки: { $count ->
        [one] мешает { $count } замечание
        [few] мешают { $count } замечания
       *[other] мешают { $count } замечаний
    }
    .hint = Их перечисляет команда `permitpack-cli check`. С параметром --draft комплект будет собран с отметкой «ЧЕРНОВИК».
cli-as-of = По состоянию на { $date }, правила { $book }
cli-checklist = Контрольный лист: требуется пунктов { $all }, на месте { $done }
cli-deadlines = Сроки
cli-findings = Замечания
cli-questions = Вопросы, на которые нужно ответить
cli-lacking = не хватает: { $what }
cli-lenient = менее строгое толкование: { $date }
cli-last-resort = крайняя возможность до { $date }: { $text }
cli-fine = при пропуске: { $text }
cli-fine-amount = { $payer }: { $mci } МРП = { $amount } ₸
cli-fine-amount-unknown = { $payer }: { $mci } МРП; показатель этого года неизвестен
cli-estimated = один из дней в этом подсчёте — оценка
cli-verdict-complete = Всё на месте: комплект можно собирать
cli-verdict-complete-without = { $count ->
    [one] Всё обязательное на месте: комплект можно собирать. Не хватает { $count } рекомендуемого пункта
    [few] Всё обязательное на месте: комплект можно собирать. Не хватает { $count } рекомендуемых пунктов
   *[other] Всё обязательное на месте: комплект можно собирать. Не хватает { $count } рекомендуемых пунктов
}
cli-verdict-incomplete = Пока не полностью
cli-hint = Что делать: { $hint }
cli-may-be = возможно: { $place } ({ $reason })
cli-pages = { $count ->
        [one] { $count } страница
        [few] { $count } страницы
       *[other] { $count } страниц
    }
cli-written = Записано
cli-not-submitted = Комплект создан. Пока ничего не подано.
cli-next-steps = Дальнейшие шаги
cli-draft-written = ЧЕРНОВИК: комплект неполон, это указано на титульном листе.
cli-id-iin = ИИН { $number }: контрольный разряд верен
cli-id-bin = БИН { $number }: контрольный разряд верен
cli-id-neither = { $number } — не ИИН и не БИН
cli-id-note = По старой структуре номер означал бы следующее; с 2013 года цифры не привязаны к персональным данным.
cli-forms-fine = Свод правил { $book } в порядке
cli-forms-weak = { $count ->
        [one] { $count } слабое место
        [few] { $count } слабых места
       *[other] { $count } слабых мест
    }
cli-examples-hold = { $count ->
        [one] Выполняется { $count } пример
        [few] Выполняются все { $count } примера
       *[other] Выполняются все { $count } примеров
    }
cli-examples-fail = Не выполняется примеров: { $failed } из { $count }
cli-demo-case = Образец дела
cli-demo-pack = Образец комплекта
cli-no-worker = Программа не может найти себя, чтобы запустить рабочий процесс: { $reason }
    .hint = Запустите её по полному пути.
cli-busy = Этот же файл записывает другой экспорт: { $path }
    .hint = Дождитесь его окончания или выберите другую папку.
cli-disk-full = На диске нет места: { $path }
    .hint = Освободите место и повторите. Под окончательным именем ничего не осталось.
# Why the system refuses a file.
cli-forms-mend = Исправьте эти строки или уберите --forms, чтобы работать со встроенным сводом правил.
# Why an item or a deadline is there.
cli-why = Зачем: { $what }
cli-applies-when = Применяется, если: { $what }
cli-done-when = Выполнено, если: { $what }
cli-in-this-case = В этом деле: { $what }
cli-not-answered = нет ответа
cli-in-force-since = Действует с { $date }
cli-in-force-until = Действует до { $date }
cli-disputed = Источники расходятся: { $what }
cli-two-readings = есть разные прочтения: { $question } Принято: { $reading }
cli-spare-documents = Ни один пункт не требует этих документов: { $what }
    .hint = Они войдут в комплект как дополнительные документы. Удалите те, которые не нужны.
cli-no-deadlines = Сроков по этому делу нет.
# Почему не получились страницы или комплект.
cli-font = Повреждён шрифт программы: { $name }
    .hint = Установите программу заново.
cli-no-profile = В своде правил нет ни одного профиля комплекта
    .hint = Проверьте папку после --forms или не указывайте её.
cli-no-pages = Для сборки нет ни одной страницы
    .hint = Добавьте документ.
cli-not-right = Результат проверен и оказался неверным, поэтому он удалён
    .hint = Попробуйте ещё раз, при необходимости на другом диске. Если ошибка повторится, сообщите о ней: это ошибка программы.
cli-file-changed = Файл изменился после того, как был просмотрен: { $name }
    .hint = Убедитесь, что он на месте и никто его не меняет, и попробуйте ещё раз.
cli-unsettled = Номера страниц описи не сходятся
    .hint = Выберите другой предел размера или другие языки.
cli-too-many-files = В комплекте было бы больше файлов, чем допускается: { $limit }
    .hint = Объедините сканы каждого документа в один PDF.
cli-too-large = Комплект был бы больше допустимого размера: { $limit } ГБ
    .hint = Отсканируйте с меньшим разрешением или в чёрно-белом виде.
