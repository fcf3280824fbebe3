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
docs-said-mended = Исправлено: страница { $page }
docs-said-unmended = Страница { $page } снова как в файле
docs-said-upright = Страница { $page } повёрнута правильно
docs-read-zone = Прочитать строки паспорта с этого скана…
docs-dialog-zone = Машиночитаемые строки паспорта
docs-zone-reading = Страница читается…
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
docs-fact-by = Потому что
docs-fact-from = Откуда
docs-fact-size = В комплекте
docs-size = { $size }
docs-size-over = { $size }, больше предела для комплекта
docs-pack-size = Комплект сейчас: { $size }
docs-pack-size-of = Комплект сейчас: { $size } из { $limit }
docs-pack-size-parts = Комплект сейчас: { $size }, предел { $limit }; частей: { $count }
