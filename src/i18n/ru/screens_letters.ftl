# Страница писем.

papers-title = Письма
papers-count = { $count ->
        [one] { $count } бумага
        [few] { $count } бумаги
       *[many] { $count } бумаг
    }
papers-to-sign = На подпись
papers-drafts = Проекты для нотариуса
papers-sheets = Листы данных и перечни
papers-none = Для этой процедуры письма не нужны.
papers-back = Все письма
papers-pages = Страницы
papers-words = Текст

# Состояние письма
papers-signed = Подписано; скан в комплекте
papers-depends = Зависит от вопроса без ответа
papers-blanks = { $count ->
        [one] Не заполнено: { $count } поле
        [few] Не заполнено: { $count } поля
       *[many] Не заполнено: { $count } полей
    }
papers-open = { $count ->
        [one] Текст зависит ещё от { $count } ответа
        [few] Текст зависит ещё от { $count } ответов
       *[many] Текст зависит ещё от { $count } ответов
    }
papers-ready-sign = Готово к подписанию
papers-ready-notary = Готово для нотариуса
papers-ready = Готово
papers-own-use = для себя
papers-copies-of = { $count ->
        [one] { $count } экземпляр
        [few] { $count } экземпляра
       *[many] { $count } экземпляров
    }
papers-signs = подписывает: { $who }
papers-language-en = Английский
papers-language-ru = Русский
papers-language-kk = Казахский
papers-page-name = Страница { $page } из { $of }, { $letter }
papers-no-pages = Страницы не получились. { $reason }

# Что не заполнено
papers-missing = Не заполнено
papers-complete = Ответы даны на все вопросы. Пустые места, например дату и подпись, заполняют от руки
papers-missing-lead = На месте этих сведений стоит черта, чтобы вписать их от руки. Выберите строку, чтобы ответить на вопрос.
papers-answer = Ответить: { $question }

# Текст
papers-words-lead = Эти части можно изложить своими словами для этого дела. Остальное берётся из ответов и свода правил.
papers-words-none = Всё на этом листе берётся из ответов и свода правил.
papers-part = Часть { $number }
papers-field-name = { $language }, часть { $number }
papers-gaps = Имена в фигурных скобках заменяются ответами:
papers-gap = { $gap } — «{ $label }»: { $value }
papers-gap-unknown = пока неизвестно
papers-gap-wrong = Имя в фигурных скобках или скобка не распознаны. Они печатаются так, как набраны.
papers-reset = Вернуть исходный текст
papers-reset-name = Вернуть исходный текст части { $number }

# Сохранение и печать
papers-save = Сохранить в PDF…
papers-print = Печать…
papers-save-all = Сохранить всё в PDF…
papers-print-set = Набор для печати…
papers-save-set = Сохранить набор в PDF…
papers-ask-save = Сохранить письмо
papers-ask-folder = Выберите папку для писем
papers-ask-set = Сохранить набор для печати
papers-save-verb = Сохранить
papers-set-name = набор для печати
papers-saved = Сохранено: { $name }
papers-saved-all = { $count ->
        [one] Сохранён { $count } файл PDF
        [few] Сохранено { $count } файла PDF
       *[many] Сохранено { $count } файлов PDF
    }
papers-nothing = Сохранять нечего: писем нет.
papers-there-already = { $count ->
        [1] Файл с таким именем уже есть: { $name }. Ничего не записано.
        [one] Файлы с такими именами уже есть: { $name }. Ничего не записано.
        [few] Файлы с такими именами уже есть: { $name }. Ничего не записано.
       *[other] Файлы с такими именами уже есть: { $name }. Ничего не записано.
    }
papers-other-case = Эти письма из другого дела, оно уже закрыто. Ничего не заменено.
papers-replace = Заменить
papers-opened = Открыто в программе просмотра. Напечатайте оттуда.
papers-printed = Передано на принтер. { $said }
papers-print-title = Печать
papers-set-title = Набор для печати
papers-what = Что печатать
papers-what-set = Весь набор для печати
    .hint = Обложка, контрольный лист, письма в нужном числе экземпляров и документы в порядке подачи. Каждая бумага начинается с нового листа, поэтому можно печатать с двух сторон.
papers-no-printer = Принтер здесь не найден. Страницы откроются в программе просмотра, печатайте оттуда.
papers-printer = Принтер
papers-copies = Экземпляры
papers-copies-wrong = Введите число от 1 до { $most }.
papers-duplex = С двух сторон
    .hint = С переворотом по длинному краю.
papers-print-verb = Напечатать
papers-open-viewer = Открыть в программе просмотра

# Подписанная бумага
papers-put-signed = Вставить подписанный скан…
papers-signed-more = Добавить страницы подписанного скана…
papers-ask-signed = Выберите скан подписанной бумаги
papers-signed-verb = Вставить
papers-signed-in-pack = В комплекте вместо этого проекта стоит подписанная бумага.
papers-show-document = Показать в документах
papers-draft-kept = Проект от { $date } сохранён.
papers-open-draft = Открыть проект
papers-open-draft-name = Открыть проект от { $date }
papers-source = Источник: { $sources } · { $sure }
papers-drop-signed = Отпустите: подписанный скан займёт место бумаги «{ $letter }»
papers-about-files = { $count ->
        [0] О добавленных файлах
        [one] Не добавлен { $count } файл. Подробнее в документах
        [few] Не добавлены { $count } файла. Подробнее в документах
       *[many] Не добавлено { $count } файлов. Подробнее в документах
    }
