# Ошибки в case.toml. Gaps: key, value, path, reason.
case-not-toml = Это не формат TOML: { $reason }
    .hint = Исправьте строку: текст пишется в двойных кавычках, дата — 2026-11-02.
case-missing = Не указано «{ $key }»
    .hint = Добавьте это поле. Все допустимые поля выводит команда `permitpack-cli schema case`.
case-empty = Поле «{ $key }» пустое
    .hint = Впишите значение или удалите строку.
case-not-a-text = В поле «{ $key }» должен быть текст
    .hint = Возьмите значение в двойные кавычки.
case-not-yes-or-no = В поле «{ $key }» должно быть true или false
    .hint = Напишите true или false без кавычек.
case-not-a-table = «{ $key }» должно быть таблицей
    .hint = Напишите [{ $key }] или [[{ $key }]] отдельной строкой, а значения — под ней.
case-not-a-list = «{ $key }» должно быть списком
    .hint = Напишите в квадратных скобках: { $key } = ["scans/passport.jpg"]
case-not-a-value = В поле «{ $key }» должно быть одно значение
    .hint = Напишите текст, число, дату либо true/false.
case-not-a-file = Запись в «files» — не путь и не таблица с путём
    .hint = Напишите "scans/passport.jpg" или таблицу с полями path, password и quarter_turns.
case-not-a-date = «{ $value }» — не дата (поле «{ $key }»)
    .hint = Напишите 2026-11-02 или 02.11.2026.
case-not-turns = Значение «quarter_turns» должно быть 0, 1, 2 или 3
    .hint = Это число четвертей оборота по часовой стрелке.
case-not-an-id = «{ $value }» не годится как идентификатор (поле «{ $key }»)
    .hint = Допустимы от 1 до 80 знаков: строчные латинские буквы, цифры, «.», «_» и «-».
case-id-twice = У двух документов один идентификатор: «{ $value }»
    .hint = Измените один из них или не указывайте идентификаторы.
case-unknown-key = Неизвестное поле «{ $key }»
    .hint = Удалите его. Все допустимые поля выводит команда `permitpack-cli schema case`.
case-wrong-value = Значение «{ $value }» в поле «{ $key }» неверно
    .hint = Сверьте с документом. Когда дело откроется, в замечаниях будет сказано, что именно не так.
case-unknown-word = Неизвестное значение «{ $value }» в поле «{ $key }»
    .hint = Все допустимые значения выводит команда `permitpack-cli schema case`.
case-not-a-choice = В поле «{ $key }» нет варианта «{ $value }»
    .hint = Допустимо одно из: { $known }
case-not-a-country = «{ $value }» – не страна (поле «{ $key }»)
    .hint = Укажите двух- или трёхбуквенный код страны, например UZ или UZB, либо её название.
case-path-outside = Путь «{ $path }» ведёт за пределы папки дела
    .hint = Скопируйте файл в папку дела и укажите путь через «/», без «..».
case-file-not-there = Нет файла «{ $path }»
    .hint = Скопируйте его в папку дела или исправьте имя; прописные и строчные буквы различаются.
case-file-is-a-folder = «{ $path }» — это папка
    .hint = Перечислите файлы из неё по одному.
case-file-not-readable = Не удаётся прочитать файл «{ $path }»: { $reason }
    .hint = Проверьте права доступа и не открыт ли файл в другой программе.
case-did-you-mean = Возможно, имелось в виду «{ $suggestion }»?
# Опись простого свода. Gaps: count, file.
merge-index = Опись
merge-head-file = Файл
merge-head-pages = Страниц
merge-head-page = Стр.
merge-total = { $count ->
        [one] { $count } файл
        [few] { $count } файла
       *[other] { $count } файлов
    }
merge-notice = Эту страницу файла { $file } показать не удалось. Смотрите исходный файл.
