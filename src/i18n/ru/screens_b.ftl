# Страница документов.

docs-title = Документы
docs-have = { $have } из { $of }
docs-other = Прочие документы
docs-pages = { $count ->
        [one] { $count } страница
        [few] { $count } страницы
       *[other] { $count } страниц
    }
docs-files = { $count ->
        [one] { $count } файл
        [few] { $count } файла
       *[other] { $count } файлов
    }
docs-pages-not-asked = { $pages }, не требуется
docs-missing = Нет документа
docs-missing-one-of = Нет; достаточно одного из нескольких
docs-missing-advised = Нет; желательно приложить
docs-depends = Зависит от вопроса без ответа
docs-waived = Намеренно не прилагается
docs-covered = Не нужен: приложен другой
docs-not-asked = В этом деле не требуется
docs-show-more = { $count ->
        [one] Показать ещё { $count }, который не требуется
        [few] Показать ещё { $count }, которые не требуются
       *[other] Показать ещё { $count }, которые не требуются
    }
docs-show-fewer = Скрыть то, что не требуется
docs-back-to-list = Все документы
docs-back-to-pages = Страницы

# Страницы
docs-add = Добавить файлы…
docs-add-folder = Добавить папку…
docs-add-here = Добавить файлы сюда…
docs-add-verb = Добавить
docs-ask-add = Добавить файлы
docs-ask-replace = Выберите файл на замену
docs-ask-folder = Добавить папку со всем содержимым
docs-file-line = { $file }, { $pages }, { $size }. Исходный файл не меняется.
docs-loose-title = Неразобранный файл
docs-locked = Под паролем
docs-no-pages = Нет страниц
docs-page-turned = { $page }, поворот { $degrees }°
docs-page-name = Страница { $page } из { $of }, { $file }
docs-empty = Здесь пока ничего нет
docs-empty-how = Перетащите файлы на эту страницу или на строку списка либо выберите их. Страницами становятся PDF, JPEG, PNG, TIFF, WebP и BMP.
docs-drop-here = Отпустите: файлы попадут сюда
docs-drop-between = Отпустите: страницы встанут сюда, между другими
docs-drop-inbox = Отпустите: файлы попадут в неразобранные

# Действия
docs-turn = Повернуть
docs-turn-left = Повернуть влево
docs-turn-right = Повернуть вправо
docs-move = Переместить
docs-move-earlier = Переместить ближе к началу
docs-move-later = Переместить ближе к концу
docs-take-out = В неразобранные
docs-replace = Заменить…
docs-remove = Убрать
docs-taken-out = Файл теперь в неразобранных
docs-removed = Документ убран
docs-file-removed = Убран файл: { $file }
docs-placed = { $file }: помещён в «{ $place }»

# Неразобранные
docs-inbox = Неразобранные
docs-inbox-lead = Файлы без места. Перетащите ещё в любое место окна или
docs-inbox-lead-short = Перетащите ещё в окно или
docs-inbox-add = добавьте файлы…
docs-inbox-add-name = Добавить файлы в неразобранные…
docs-inbox-folder = или папку…
docs-inbox-folder-name = Добавить папку в неразобранные…
docs-looks-like = Похоже на: { $place }, { $pages }
docs-look-at = Посмотреть файл { $file }
docs-inbox-locked = Защищён паролем, не открыт
docs-inbox-refused = Не может стать страницами
docs-state-repaired = Файл повреждён, при чтении восстановлен
docs-state-pictures = { $count ->
        [one] Файл повреждён, { $count } страница сохранена как изображение
        [few] Файл повреждён, { $count } страницы сохранены как изображения
       *[other] Файл повреждён, { $count } страниц сохранено как изображения
    }
docs-state-incomplete = { $count ->
        [one] Файл повреждён, { $count } страница неполна или отсутствует
        [few] Файл повреждён, { $count } страницы неполны или отсутствуют
       *[other] Файл повреждён, { $count } страниц неполны или отсутствуют
    }
docs-state-doubtful = Повреждён; возможно, не хватает страниц
docs-state-signed = Подписан ЭЦП; файл хранится как есть
docs-state-signature = Электронная подпись без документа
docs-other-kinds = Не для этого дела
docs-inbox-lead-read = Файлы без места
docs-fact-signs = Подпись к файлу
docs-line-state = { $what }. { $line }
docs-put-there = Поместить
docs-put-there-name = Поместить файл { $file } сюда: { $place }
docs-other-place = Другое…
docs-other-place-name = Другое место для файла { $file }…
docs-unlock = Открыть паролем…
docs-unlock-name = Открыть паролем файл { $file }…
docs-why = Что делать…
docs-why-name = Что делать с файлом { $file }…
docs-remove-name = Убрать файл { $file }

# Добавление файлов
docs-adding = Добавление файлов: { $done } из { $total }
docs-adding-cancel = Остановить добавление файлов
docs-report = О добавленных файлах
docs-report-close = Закрыть сообщение о файлах
docs-report-locked = { $file }: защищён паролем.
docs-report-damaged = { $file } добавлен. { $what }.
    .hint = Сверьте страницы с бумажным документом. Если чего-то не хватает, запросите файл ещё раз или отсканируйте документ.
docs-report-unlock = Ввести пароль…
docs-report-unlock-name = Ввести пароль файла { $file }…
docs-report-again = { $file }: повторно не добавлен, такой же файл уже есть ({ $first }).
docs-report-shared = { $file }: такой же файл есть и в документе «{ $place }». Он хранится один раз.

# Крупный вид
docs-about = Об этом документе
docs-page-of = Страница { $page } из { $of }
docs-page-large = Страница { $page }, файл { $file }, крупно
docs-page-before = Предыдущая страница
docs-page-after = Следующая страница
docs-smaller = Уменьшить страницу
docs-larger = Увеличить страницу
docs-whole-page = Показать страницу целиком
docs-in-full = Развернуть страницу

# Сведения
docs-fact-file = Файл
docs-fact-form = Вид
docs-fact-number = Номер
docs-fact-issued = Дата выдачи
docs-fact-expires = Действует до
docs-fact-translated = Перевод
docs-fact-legalised = Легализация
docs-fact-review = Проверка
docs-legalised-no = Нет
docs-legalised-apostille = Апостиль
docs-legalised-consular = Консульская легализация
docs-has-translation = К документу приложен перевод
docs-describe = Изменить сведения…
docs-review = Проверка…
docs-to-review = Не проверен
docs-approved = Одобрен
docs-returned = Возвращён
docs-returned-because = Возвращён: { $note }
docs-findings = Что обнаружено
docs-asked-by = Для чего нужен

# Намеренно не прилагается
docs-waive = Намеренно не прилагать…
docs-waived-because = Не прилагается: { $item }. Причина: { $reason }. Кто решил: { $by }, { $when }
docs-unwaive = Снова требовать
docs-unwaive-name = Снова требовать: { $item }

# Вопросы
docs-dialog-place = К какому документу относится файл?
docs-dialog-unlock = Открыть файл паролем
docs-dialog-waive = Намеренно не прилагать
docs-dialog-review = Проверка документа
docs-dialog-describe = Сведения о документе
docs-dialog-why = Почему файл не подходит
docs-search-place = Найти документ
docs-password = Пароль файла
    .hint = Его знает отправитель. Пароль будет опробован и на других закрытых файлах; после выхода из программы он забывается.
docs-password-wrong = Пароль не подошёл. Проверьте раскладку клавиатуры и заглавные буквы.
docs-password-trying = Пароль проверяется…
docs-unlock-verb = Открыть
docs-waive-lead = В комплекте будет сказано, что документа намеренно нет и почему.
docs-waive-reason = Причина
    .hint = Например: документ уже есть в учреждении.
docs-waive-reason-missing = Укажите причину.
docs-waive-by = Кто решил
docs-waive-by-missing = Укажите, кто принял решение.
docs-waive-verb = Не прилагать
docs-review-note = Что исправить
    .hint = Одно-два предложения для того, кто готовит дело.
docs-review-note-missing = Напишите, что исправить.
docs-save = Сохранить
