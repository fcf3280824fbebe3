# What a pack says about itself: cover, index, checklist, manifest, notices, calendar.

export-pack = Комплект документов
export-cover = Титульный лист
export-index = Опись документов
export-checklist = Контрольный лист
export-dates = Сроки
export-dates-done = Выполненные сроки
export-dates-as-of = На { $date }
export-dates-of-all = Все дела, на { $date }
export-dates-day = Последний день
export-dates-what = Что сделать
export-dates-state = Состояние
export-manifest = Перечень файлов
export-other-documents = Прочие документы
export-volume = Том { $volume }
export-volume-of = Том { $volume } из { $total }
export-channel = Куда подаётся
export-last-working-day = Последний рабочий день: { $title }
export-term-ends = Срок истекает { $date }, { $weekday }
export-documents = { $count ->
    [one] документ
    [few] документа
    [many] документов
   *[other] документа
 }
export-pages = { $count ->
    [one] страница
    [few] страницы
    [many] страниц
   *[other] страницы
 }
export-fulfilled = требуемых пунктов на месте
export-optional = По желанию, не добавлено пунктов: { $count }
export-made-on = Составлено { $date }, правила { $version }
export-foot = Правила { $version }, сверены { $date }
export-draft = ЧЕРНОВИК
export-draft-lead = Комплект неполный. Не хватает
export-mend = Нужно исправить
export-look = Обратите внимание
export-draft-more = и ещё { $n }
export-draft-next = см. следующий лист

export-head-number = №
export-head-document = Документ
export-head-form = Форма
export-head-pages = Страниц
export-head-page = Стр.
export-head-file = Файл
export-head-size = Размер
export-head-sha = SHA-256
export-tick-original = Оригинал
export-tick-copy = Копия
export-tick-notarised = Нотар.
export-tick-translation = Перевод
export-with-translation = { $form }, с переводом
export-total = Всего: { $count } { $count ->
    [one] документ
    [few] документа
    [many] документов
   *[other] документа
 }
export-index-note = Номер на листе равен номеру страницы в файле.
export-index-volumes = Строки с номером другого тома относятся к другому файлу этого комплекта.
export-title-numbered = { $title } № { $number }
export-title-numbered-dated = { $title } № { $number } от { $date }
export-title-of = { $title } ({ $names })

export-row-missing = Отсутствует
export-row-partial = Не полностью. Ещё нужно: { $documents }
export-row-people = Нет на имя: { $names }
export-row-unknown = Зависит от ответа на вопрос: { $questions }
export-row-facts = Нужны данные: { $questions }
export-row-waived = Не прилагается по решению: { $reason } ({ $by }, { $date })
export-row-one-of = Одно из: { $options }
export-row-practice = Просят на практике; в актах не найдено
export-row-optional = Не обязательно
export-row-unverified = Источником не подтверждено
export-and = { $first } и { $second }
export-or = { $first }; либо { $second }
export-checklist-note = «–»: не требуется. Отмеченная клетка: есть в комплекте.
export-checklist-note-blank = «–»: не требуется.
export-checklist-nothing = По этой процедуре документы не требуются.
export-checklist-not-in-force = Подавать ничего не нужно: на { $date } эта процедура не действует.
export-write-name = Фамилия, имя, отчество
export-write-passport = № паспорта
export-write-iin = ИИН
export-at-hand = имеется
export-sign-handed = Сдал, подпись, дата
export-sign-accepted = Принял, подпись, дата
export-receipt = Расписка
export-receipt-text = { $count ->
    [one] Принят { $count } документ
    [few] Принято { $count } документа
    [many] Принято { $count } документов
   *[other] Принято { $count } документа
 }
export-receipt-number = Номер заявления
export-receipt-date = Дата
export-receipt-signature = Подпись

export-label-made = По состоянию на
export-label-book = Правила
export-label-book-value = { $version }, сверены { $date }
export-label-profile = Профиль
export-label-state = Состояние
export-label-disclaimer = Примечание
export-state-complete = Полный по правилам { $version }
export-state-draft = Неполный, открытых пунктов: { $count }
export-waiver-note = Не прилагается по решению: { $title }. { $reason } ({ $by }, { $date })

export-notice-title = Этот файл не удалось показать
export-notice-file = Файл: { $name }, SHA-256 { $sha }
export-notice-where = Сам файл без изменений лежит в ZIP-комплекте: { $path }
export-notice-page = Эту страницу не удалось показать. Файл целиком и без изменений лежит в ZIP-комплекте: { $path }
export-notice-page-file = Эту страницу не удалось показать. Она есть в файле «{ $name }».
export-notice-password = Возможно, нужен пароль, файл повреждён или в нём нет страниц. Откройте его в исходной программе, сохраните как PDF и добавьте снова.


finding-volume-over-size-limit = Том больше предельного размера: { $size } КБ при пределе { $limit } КБ.
    .hint = Отсканируйте его документы в чёрно-белом виде или с меньшим разрешением либо разделите самый большой.
finding-document-over-size-limit = Документ «{ $document }» больше предельного размера, поэтому занимает отдельный том.
    .hint = Отсканируйте его в чёрно-белом виде или с меньшим разрешением либо разделите на несколько документов.
finding-file-not-shown = Файл «{ $name }» не удалось превратить в страницы. На его месте стоит уведомление, сам файл лежит в ZIP-комплекте.
    .hint = Исправьте файл и соберите комплект заново.
export-note-practice = { $numbers }: просят на практике, в актах не найдено.
export-note-unverified = { $numbers }: источником не подтверждено.
export-note-conditional = *: требуется только при соответствующих обстоятельствах.
export-note-optional = { $numbers }: не обязательно.
export-note-one-of = { $numbers }: достаточно одного из: { $options }.
export-note-mend = Нужно исправить: { $text }
export-note-look = Обратите внимание: { $text }

finding-earlier-volume-left = «{ $name }» — том прежнего комплекта, изменённый после создания; он остался рядом с новыми томами.
    .hint = Переместите или удалите его, чтобы его не приняли за часть этого комплекта.
export-signature-title = Электронная подпись
export-signature-file = Файл: { $name }, байт: { $bytes }, SHA-256 { $sha }
export-signature-of = Ею подписан файл «{ $name }» из этого комплекта: хеш в подписи совпадает с хешем файла.
export-signature-unknown = Файла с хешем, который указан в подписи, в этом комплекте нет.
export-signature-digest = Хеш в подписи ({ $kind }): { $value }
export-signature-signer = Подписавший, указанный в подписи: { $name }
export-signature-unchecked = Программа не проверяла ни подпись, ни сертификат.
