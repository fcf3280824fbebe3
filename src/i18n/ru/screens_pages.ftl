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
       *[other] Поворот влево: страниц — { $count }
    }
docs-said-turned-right = { $count ->
        [1] Поворот вправо: страница { $page }
       *[other] Поворот вправо: страниц — { $count }
    }
docs-said-left-out = { $count ->
        [1] Исключено: страница { $page }
       *[other] Исключено: страниц — { $count }
    }
docs-said-put-back = { $count ->
        [1] Возвращено: страница { $page }
       *[other] Возвращено: страниц — { $count }
    }
docs-said-moved = { $count ->
        [1] Перемещено: страница { $page }
       *[other] Перемещено: страниц — { $count }
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
