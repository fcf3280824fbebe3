# Страницы: выбор, поворот, перемещение, исключение, разделение, совмещение
docs-selected = Выбрано страниц: { $count } из { $of }
docs-document-number = Документ { $number }: { $pages }
docs-left-out = Не входит
docs-page-joined = { $page }, на одном листе с предыдущей
docs-page-mended = { $page }, исправлена
docs-page-left-out = { $page }, не входит в комплект
docs-leave-out = Исключить
docs-put-back = Вернуть
docs-split = Разделить здесь
docs-more = Ещё
docs-select-all = Выбрать все страницы
docs-join-cards-below = Друг под другом, в размер карточки
docs-join-cards-beside = Рядом, в размер карточки
docs-join-below = Друг под другом
docs-join-beside = Рядом
docs-join-title = Две страницы на одном листе
docs-join-how = Сначала выберите две страницы: удерживая Ctrl, нажмите на вторую.
docs-part = Разнести по отдельным листам
docs-repeat = Использовать страницу ещё раз
docs-insert = Вставить файлы перед этой страницей…
docs-use-also = Использовать ещё для…
docs-dialog-use-also = Для чего ещё нужен этот файл?
docs-use-also-lead = Файл остаётся на своём месте и хранится один раз.
docs-used-also = { $file }: используется и для «{ $place }»
docs-dialog-split = Отделить страницы
docs-split-which = Какие страницы
docs-split-selected = { $count ->
        [one] Только выбранные: { $count } страница
        [few] Только выбранные: { $count } страницы
       *[other] Только выбранные: { $count } страниц
    }
docs-split-behind = { $count ->
        [one] Отсюда до конца: { $count } страница
        [few] Отсюда до конца: { $count } страницы
       *[other] Отсюда до конца: { $count } страниц
    }
docs-split-kind = Новый документ
docs-said-turned-left = { $count ->
        [1] Поворот влево: страница { $page }
       *[several] Поворот влево: страниц — { $count }
    }
docs-said-turned-right = { $count ->
        [1] Поворот вправо: страница { $page }
       *[several] Поворот вправо: страниц — { $count }
    }
docs-said-left-out = { $count ->
        [1] Исключено: страница { $page }
       *[several] Исключено: страниц — { $count }
    }
docs-said-put-back = { $count ->
        [1] Возвращено: страница { $page }
       *[several] Возвращено: страниц — { $count }
    }
docs-said-moved = { $count ->
        [1] Перемещено: страница { $page }
       *[several] Перемещено: страниц — { $count }
    }
docs-said-split = Отделено в «{ $place }», страниц: { $count }
docs-said-joined = Страницы { $first } и { $second } — на одном листе
docs-said-parted = Страницы снова на отдельных листах
docs-said-repeated = Страница { $page } используется ещё раз
app-edit-too-many-pages = Файл более чем из 2 000 страниц нельзя разобрать постранично. Разделите его на файлы поменьше вне программы.

# Сведения о документе
docs-fact-issuer = Кем выдан
docs-fact-language = Язык документа
docs-fact-also = Нужен также для
docs-language-none = Не указан
docs-language-kk = казахский
docs-language-ru = русский
docs-language-en = английский
docs-language-uz = узбекский
docs-language-ky = кыргызский
docs-language-tg = таджикский
docs-language-tk = туркменский
docs-language-az = азербайджанский
docs-language-hy = армянский
docs-language-ka = грузинский
docs-language-be = белорусский
docs-language-uk = украинский
docs-language-tr = турецкий
docs-language-zh = китайский
docs-language-ko = корейский
docs-language-ja = японский
docs-language-mn = монгольский
docs-language-hi = хинди
docs-language-ur = урду
docs-language-fa = персидский
docs-language-ar = арабский
docs-language-de = немецкий
docs-language-fr = французский
docs-language-it = итальянский
docs-language-es = испанский
docs-language-pl = польский

# Исправление страницы и строки паспорта
docs-mend = Исправить страницу…
docs-dialog-mend = Исправление страницы
docs-mend-looking = Страница изучается…
docs-mend-nothing = На этой странице исправлять нечего.
docs-mend-before = Сейчас
docs-mend-after = После исправления
docs-mend-saves = В комплекте: сейчас { $before }, после { $after }; экономия { $saved }
docs-mend-sizes = В комплекте: сейчас { $before }, после { $after }
docs-mend-weighing = Размер подсчитывается…
docs-mend-verb = Исправить
docs-mend-undo = Как в файле
docs-mend-several = Исправить выбранные страницы…
docs-dialog-mend-several = Исправление нескольких страниц
docs-mend-looking-at = Изучается страница { $at } из { $count }…
docs-mend-nothing-several = На этих страницах исправлять нечего.
docs-mend-weighing-at = Размер подсчитывается: страница { $at } из { $count }…
docs-mend-previous = Предыдущая страница
docs-mend-next = Следующая страница
docs-mend-this = Исправить эту страницу вместе с остальными
docs-mend-found = Найдено на страницах: { $count } из { $of }
docs-mend-turn = Повернуть правильно
docs-mend-straighten = Выровнять
docs-mend-crop = Вырезать лист из фотографии
docs-mend-grey = Сохранить без цвета
docs-mend-black-white = Сохранить в чёрно-белом виде
docs-mend-whole = Вся страница
docs-mend-close = Размер для чтения
docs-mend-unread = { $count ->
        [1] Страница { $pages } не читается и остаётся как есть
       *[several] Страницы { $pages } не читаются и остаются как есть
    }
docs-mend-unweighed = { $count ->
        [1] Размер страницы { $pages } подсчитать не удалось
       *[several] Размер страниц { $pages } подсчитать не удалось
    }
docs-mend-found-here = Найдено на страницах: { $count } из { $of }. { $reason }
docs-mend-location = Удалить место съёмки
docs-mend-verb-several = { $count ->
        [0] Исправить
        [one] Исправить { $count } страницу
        [few] Исправить { $count } страницы
       *[other] Исправить { $count } страниц
    }
docs-said-mended = { $count ->
        [1] Исправлено: страница { $page }
       *[several] Исправлено страниц: { $count }
    }
docs-said-smaller = { $count ->
        [1] Уменьшена страница { $page }
       *[several] Уменьшено страниц: { $count }
    }
docs-said-unmended = { $count ->
        [1] Страница { $page } снова как в файле
       *[several] Снова как в файле, страниц: { $count }
    }
docs-said-upright = { $count ->
        [1] Страница { $page } повёрнута правильно
       *[several] Повёрнуто правильно страниц: { $count }
    }
docs-read-zone = Прочитать строки паспорта с этого скана…
docs-dialog-zone = Машиночитаемые строки паспорта
docs-zone-reading = Поиск строк на странице…
docs-zone-attempt = Строки читаются, попытка { $count }…
docs-zone-nothing = На этой странице нет машиночитаемых строк. Выберите страницу с фотографией или введите строки вручную.
docs-zone-broke = Программа распознавания дала сбой. Повторите попытку или введите строки вручную.
docs-zone-wrong = Контрольные цифры не сходятся, поэтому ничего не переносится. Сделайте более чёткий скан или введите строки вручную.
docs-zone-lead = Сверьте со сканом. Ответами станет только отмеченное.
docs-zone-field = { $field }: { $value }
docs-zone-same = В деле то же самое
docs-zone-empty = Ответа пока нет
docs-zone-now = Сейчас в деле: { $value }
docs-zone-uncertain = Прочитано неуверенно: сверьте каждую букву
docs-zone-unproven = Контрольной цифры нет: сверьте
docs-zone-take = Перенести отмеченное
docs-zone-taken = Ответы перенесены из паспорта

# Предположения, происхождение и объём
docs-looks-like-by = { $line } ({ $reason })
docs-line-from = { $line }; { $origin }
docs-from-archive = из архива { $name }
docs-from-mail = из письма { $name }
docs-fact-like = Похоже на
docs-fact-or-like = Или на
docs-fact-by = Потому что
docs-fact-from = Откуда
docs-fact-size = В комплекте
docs-size = { $size }
docs-size-over = { $size }, больше предела ({ $limit })
docs-limit-set = Задать предел размера…
docs-limit-change = Изменить предел размера…
docs-dialog-limit = Предел размера одного PDF
docs-make-smaller = Уменьшить размер…
docs-make-document-smaller = Уменьшить размер документа…
docs-size-title = Размер файла
docs-size-keep = Как есть
docs-size-dpi = { $dpi } dpi
docs-size-fit = Уместить в заданный размер
docs-size-target = Не больше, всё вместе
docs-size-target-wrong = Введите число больше нуля, например 500 или 1,5
docs-size-floor = Ради размера ни одна страница не опускается ниже { $dpi } dpi и качества JPEG { $quality }: мелкий текст остаётся читаемым.
docs-size-no-gain = { $size } · не меньше, чем сейчас
docs-size-below = { $size } · мелкий текст может стать неразборчивым; только по вашему выбору
docs-size-below-open = Мелкий текст может стать неразборчивым; только по вашему выбору
docs-dialog-smaller = Уменьшение документа
docs-dialog-pack-smaller = Уменьшение комплекта
docs-smaller-document = «{ $document }» занимает { $now }. Файл комплекта — не больше { $limit }.
docs-smaller-pack = Комплект занимает { $now }, предел одного PDF — { $limit }. Если довести «{ $document }» до указанного ниже размера, комплект уместится в один PDF.
docs-smaller-share = Комплект занимает { $now }, предел одного PDF — { $limit }. Одного документа «{ $document }» для этого мало: ниже указана его доля. Затем уменьшите и другие документы.
docs-smaller-verb = { $count ->
        [0] Уменьшить
        [one] Уменьшить { $count } страницу
        [few] Уменьшить { $count } страницы
       *[other] Уменьшить { $count } страниц
    }
docs-smaller-this = Уменьшить эту страницу вместе с остальными
docs-why-unread = Ни одну из этих страниц не удаётся прочитать, поэтому сделать с ними ничего нельзя.
docs-why-no-size = Введите размер, в который должны уместиться страницы.
docs-why-no-page = Ни одна страница не отмечена — менять нечего.
docs-why-small-already = Ни одна страница не изменится: они уже не больше этого.
docs-why-as-it-is = При выборе «Как есть» страницы не уменьшатся. Выберите разрешение или размер.
docs-why-nothing-chosen = Пока ничего не выбрано: отметьте исправление или выберите размер файла.
docs-size-kilobytes = КБ
    .hint = Килобайты
docs-size-megabytes = МБ
    .hint = Мегабайты
docs-size-fits = Страницы умещаются как есть.
docs-size-by = Достаточно { $dpi } dpi и качества JPEG { $quality }: { $size }
docs-size-not = До такого размера страницы не уменьшить: они перестанут читаться. Наименьший размер — { $size }, при { $dpi } dpi и качестве JPEG { $quality }.
    .hint = Сохраните бумажный документ без цвета, исключите страницы или разделите документ.
docs-size-pictures = Страницы PDF становятся изображениями: искать и копировать текст в них будет нельзя.
docs-pack-size = Комплект сейчас: { $size }
docs-pack-size-of = Комплект сейчас: { $size } из { $limit }
docs-pack-size-parts = Комплект сейчас: { $size }, предел одного PDF — { $limit }; файлов PDF: примерно { $count }
