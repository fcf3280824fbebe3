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
case-nobody = «{ $value }» — такого человека в деле нет: пишите «self» для заявителя или название списка и номер в нём, например «dependant-1»
    .hint = Перечислите людей в квадратных скобках: people = ["self", "dependant-1"]
case-not-a-value = В поле «{ $key }» должно быть одно значение
    .hint = Напишите текст, число, дату либо true/false.
case-not-a-file = Запись в «files» — не путь и не таблица с путём
    .hint = Напишите "scans/passport.jpg" или таблицу с полями path, password и quarter_turns.
case-not-a-date = «{ $value }» — не дата (поле «{ $key }»)
    .hint = Напишите 2026-11-02 или 02.11.2026.
case-not-turns = Значение «quarter_turns» должно быть 0, 1, 2 или 3
    .hint = Это число четвертей оборота по часовой стрелке.
case-pages-not-a-page = Значение «{ $value }» в поле «pages» – не номер страницы и не диапазон вида 2-5
    .hint = Страницы считаются с 1 и перечисляются через запятую: pages = "2-4, 1 @90".
case-pages-not-a-word = Значение «{ $value }» в поле «pages» неизвестно, или число в нём вне допустимых пределов
    .hint = Допустимы @90, @180, @270, beside, below, card-beside, card-below, grey, bw, unplaced, dpi:200, straighten:-120 и crop: с восемью числами.
case-pages-too-many = В поле «pages» названо больше { $limit } страниц
    .hint = Чтобы взять файл целиком, не указывайте «pages», или назовите меньше страниц.
case-pages-twice = В поле «pages» дважды названа страница { $page }
    .hint = Страница может стоять дважды, только если вырезана по-разному. Уберите лишнее упоминание.
case-pages-third = Страница { $page } стала бы третьей на листе
    .hint = На одном листе умещаются две страницы. Уберите у одной из них «beside» или «below».
case-pages-no-such-page = В поле «pages» названа страница { $page } файла «{ $path }», а страниц в нём { $count }
    .hint = Исправьте номер или укажите нужный файл.
case-not-a-language = «{ $value }» – не код языка
    .hint = Укажите две или три буквы по ISO 639, например uz, zh или kaa.
case-not-an-id = «{ $value }» не годится как идентификатор (поле «{ $key }»)
    .hint = Допустимы от 1 до 80 знаков: строчные латинские буквы, цифры, «.», «_» и «-».
case-id-twice = У двух документов один идентификатор: «{ $value }»
case-duty-twice = Обязанность «{ $value }» отмечена сделанной дважды
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
# Steps of the history of a case. Gaps: fact, topic, group, kind, requirement, file, count.
step-created = Дело создано
step-duplicated = Дело скопировано
step-head = Изменены процедура, категория или место подачи
step-answered = Изменён ответ: { $fact }
step-answered-page = Изменены ответы: { $topic }
step-record = Изменена запись: { $group }
step-record-removed = Удалена запись: { $group }
step-file-added = Добавлен файл: { $file }
step-files-added = { $count ->
        [one] Добавлен { $count } файл
        [few] Добавлено { $count } файла
       *[other] Добавлено { $count } файлов
    }
step-file-placed = Файл положен на место: { $file }
step-file-taken-out = Файл вынут из документа: { $file }
step-file-removed = Удалён файл: { $file }
step-document-removed = Удалён документ: { $kind }
step-document-adopted = Добавлен документ из другого дела: { $kind }
step-file-moved = Файл перемещён: { $file }
step-file-turned = Файл повёрнут: { $file }
step-file-replaced = Файл заменён: { $file }
step-pages-turned = { $count ->
        [one] Повёрнута { $count } страница: { $kind }
        [few] Повёрнуто { $count } страницы: { $kind }
       *[other] Повёрнуто { $count } страниц: { $kind }
    }
step-pages-moved = { $count ->
        [one] Перемещена { $count } страница: { $kind }
        [few] Перемещено { $count } страницы: { $kind }
       *[other] Перемещено { $count } страниц: { $kind }
    }
step-pages-left-out = { $count ->
        [one] Исключена { $count } страница: { $kind }
        [few] Исключено { $count } страницы: { $kind }
       *[other] Исключено { $count } страниц: { $kind }
    }
step-pages-put-back = { $count ->
        [one] Возвращена { $count } страница: { $kind }
        [few] Возвращено { $count } страницы: { $kind }
       *[other] Возвращено { $count } страниц: { $kind }
    }
step-pages-split = { $count ->
        [one] Выделена в отдельный документ { $count } страница: { $kind }
        [few] Выделено в отдельный документ { $count } страницы: { $kind }
       *[other] Выделено в отдельный документ { $count } страниц: { $kind }
    }
step-pages-given = { $count ->
        [one] Перенесена в другой документ { $count } страница: { $kind }
        [few] Перенесено в другой документ { $count } страницы: { $kind }
       *[other] Перенесено в другой документ { $count } страниц: { $kind }
    }
step-pages-joined = Две страницы размещены на одном листе: { $kind }
step-pages-parted = Две страницы снова на отдельных листах: { $kind }
step-pages-mended = { $count ->
        [one] Исправлена { $count } страница: { $kind }
        [few] Исправлено { $count } страницы: { $kind }
       *[other] Исправлено { $count } страниц: { $kind }
    }
step-pages-unmended = { $count ->
        [one] Исправления сняты с { $count } страницы: { $kind }
        [few] Исправления сняты с { $count } страниц: { $kind }
       *[other] Исправления сняты с { $count } страниц: { $kind }
    }
step-page-repeated = Страница использована ещё раз: { $kind }
step-pages-inserted = { $count ->
        [one] Между страницами вставлен { $count } файл: { $kind }
        [few] Между страницами вставлено { $count } файла: { $kind }
       *[other] Между страницами вставлено { $count } файлов: { $kind }
    }
step-file-unlocked = Файл открыт паролем: { $file }
step-files-unlocked = { $count ->
        [one] Открыт паролем { $count } файл
        [few] Открыто паролем { $count } файла
       *[other] Открыто паролем { $count } файлов
    }
step-described = Изменены сведения о документе: { $kind }
step-reviewed = Изменена отметка о проверке: { $kind }
step-waived = Исключено с указанием причины: { $requirement }
step-unwaived = Снова требуется: { $requirement }
step-company-taken = Взята компания: { $name }
step-done = Отмечено как сделанное: { $duty }
step-reopened = Снова открыто: { $duty }
step-letter-written = Свой текст в письме: { $letter }
step-letter-signed = Подписанная бумага вместо проекта: { $letter }
step-letter-reset = Восстановлен исходный текст письма: { $letter }
# Rows of the list of tasks.
task-route = Проверьте, подходит ли этот порядок
task-inbox = Разложите новые файлы по местам
task-check = Проверьте ответы
task-pack = Создайте комплект
task-choose-category = Сначала выберите категорию
task-choose-channel = Выберите место подачи
task-route-fits = Препятствий не найдено
task-enter-when-done = Внесите, когда будет сделано
task-nothing-asked = Пока ничего не требуется
task-answer-refused = Нужно исправить ответ
task-complete = Всё, что требуется, на месте
task-pack-not-made = Комплект ещё не создан
task-pack-made = Комплект создан. Программа ничего не подаёт
task-pack-outdated = После создания комплекта дело изменилось. Создайте комплект заново
task-letter = Подготовить и подписать. Подписывает: { $who }
task-letter-signed = Подписано; скан в комплекте
task-added = Готово: { $have } из { $of }
task-added-missing = Готово: { $have } из { $of }. Не хватает: { $missing }
task-added-optional = Готово: { $have } из { $of }. По желанию, не добавлено: { $optional }
task-optional-only = По желанию, не добавлено: { $optional }
task-added-unclear = Готово: { $have } из { $of }. Возможно, потребуется ещё: { $item }
task-optional-added = По желанию, добавлено: { $count }
items-optional = По желанию, не добавлено ({ $count }): { $items }
task-open = { $count ->
        [one] Остался { $count } вопрос
        [few] Осталось { $count } вопроса
       *[other] Осталось { $count } вопросов
    }
task-files = { $count ->
        [one] { $count } файл без места
        [few] { $count } файла без места
       *[other] { $count } файлов без места
    }
# What jobs of the window say when they fail. Gaps: path, reason, count, file.
finding-job-disk-full = Диск заполнен, комплект не создан: { $path }
    .hint = Освободите место или выберите другую папку и повторите.
finding-job-exists = Файл с таким именем уже есть: { $path }
    .hint = Выберите другую папку или разрешите заменить файл.
finding-job-busy = Этот файл сейчас записывается другим заданием: { $path }
    .hint = Дождитесь его окончания и повторите.
finding-job-not-written = Не удалось записать в папку ({ $reason }): { $path }
    .hint = Выберите папку, в которую можно записывать.
finding-job-not-made = Не удалось создать комплект: { $reason }
    .hint = Повторите. Если ошибка останется, исключите последний добавленный документ.
finding-job-given-up = { $count ->
        [one] { $count } файл раньше читался, но в комплект не вошёл
        [few] { $count } файла раньше читались, но в комплект не вошли
       *[other] { $count } файлов раньше читались, но в комплект не вошли
    }
    .hint = Замените файл или создайте черновик комплекта.
finding-file-lost = Исходного файла «{ $file }» больше нет в рабочей папке
    .hint = Добавьте файл снова. Или верните на место папку «files», затем закройте дело и откройте его заново.
finding-job-files-lost = { $count ->
        [one] { $count } исходного файла больше нет в рабочей папке
        [few] { $count } исходных файлов больше нет в рабочей папке
       *[other] { $count } исходных файлов больше нет в рабочей папке
    }
    .hint = Добавьте эти файлы снова или верните на место папку «files» из рабочей папки.
finding-job-not-printed = Принтер не принял страницы: { $reason }
    .hint = Проверьте, включён ли он, или откройте страницы в программе просмотра и напечатайте оттуда.
finding-job-not-right = Готовый комплект прочитан заново и отличается от записанного
    .hint = Повторите, при необходимости на другом диске.
finding-job-no-case = Здесь нет дела, которое можно прочитать ({ $reason }): { $path }
    .hint = Выберите папку, в которой есть файл case.toml.
finding-job-kept-case = Дело в этом файле не читается ({ $reason }): { $path }
    .hint = Попросите файл ещё раз или откройте его той версией программы, которая его записала.
finding-job-kept-case-large = Файл больше, чем бывает дело, — предел { $limit } МБ: { $path }
    .hint = Проверьте, тот ли это файл. Из него ничего не взято.
finding-job-kept-case-wrong = { $what ->
        [name] Имя одного из файлов этого дела ведёт в другую папку: { $path }
        [size] Один из файлов этого дела больше, чем принимает программа: { $path }
        [pages] У одного из файлов этого дела указаны страницы, которых не может быть: { $path }
        [turns] Страница этого дела повёрнута так, как не бывает: { $path }
        [date] Одна из дат этого дела не может быть верной: { $path }
        [text] Один из текстов этого дела слишком длинный: { $path }
       *[twice] У двух документов этого дела одно и то же обозначение: { $path }
    }
    .hint = Программа таких файлов не записывает: файл кто-то изменил или он повреждён. Из него ничего не взято.
finding-job-mistakes = { $count ->
        [one] В файле дела { $count } ошибка
        [few] В файле дела { $count } ошибки
       *[other] В файле дела { $count } ошибок
    }
    .hint = Исправьте указанные строки и откройте папку снова.
finding-job-file-not-added = Файл { $file } не добавлен: { $reason }
    .hint = Проверьте, открывается ли файл и есть ли место на диске, и добавьте его снова.
finding-job-file-no-space = Файл { $file } не добавлен: на диске с рабочей папкой нет места
    .hint = Освободите место и добавьте файл снова.
finding-job-file-stopped = { $file }: файл не добавлен, работа остановлена раньше
    .hint = Добавьте его снова, когда захотите продолжить.
finding-job-too-many-files = Файл { $file } и всё после него не добавлены: предел числа файлов за один раз — { $limit }
    .hint = Добавьте оставшиеся файлы следующей порцией.
finding-job-too-deep = Папка { $file } не просмотрена: предел вложенности папок — { $limit }
    .hint = Откройте эту папку и добавьте файлы прямо из неё.
finding-job-broke = Задание прервалось, остальное не затронуто ({ $reason }).
    .hint = Повторите. Если ошибка останется, добавляйте файлы по одному, чтобы найти виновный.

## Архивы и письма
finding-entry-encrypted = Файл { $file } в { $archive } защищён паролем и не извлечён
    .hint = Откройте архив с паролем и добавьте сам файл.
finding-entry-method = Файл { $file } в { $archive } упакован способом, который здесь не читается
    .hint = Откройте архив программой, в которой он создан, и добавьте сам файл.
finding-entry-ratio = Файл { $file } в { $archive } не распакован: он стал бы больше в { $limit } раз и более, так бывает в архивах-ловушках
    .hint = Если вы доверяете отправителю, распакуйте архив сами и добавьте файл.
finding-entry-too-large = Файл { $file } в { $archive } больше { $limit } МБ
    .hint = Попросите копию меньшего размера или разделите файл.
finding-drop-too-large = Файл { $file } и всё после него не распакованы: за один раз вместе со вложенными архивами распаковывается не более { $limit } МБ
    .hint = Добавьте архивы по одному или распакуйте их сами.
finding-drop-ratio = Файл { $file } и всё после него не распакованы: архивы стали бы больше самих себя более чем в { $limit } раз
    .hint = Вложенные архивы, которые так растут, — обычно ловушка. Если вы доверяете отправителю, распакуйте их сами и добавьте файлы.
finding-entry-total = Файл { $file } в { $archive } не распакован: в архиве больше { $limit } МБ
    .hint = Распакуйте архив сами и добавьте файлы по частям.
finding-entry-damaged = Файл { $file } в { $archive } повреждён и не извлечён
    .hint = Попросите отправителя прислать его ещё раз.
finding-entry-picture = Картинка { $file } в { $archive } пропущена: { $width } × { $height } точек внутри текста, такие бывают в подписях писем
    .hint = Если это документ, сохраните картинку из письма и добавьте её.
finding-entry-mail-text = Текст самого письма { $archive } пропущен, взяты только вложения
    .hint = Если текст нужен как доказательство, напечатайте письмо в PDF и добавьте его.
finding-entry-link = { $file } в { $archive } не взят: это ссылка на другой файл, своего содержимого у неё нет
    .hint = Попросите отправителя упаковать сам файл.
finding-entry-nameless = У одного файла в { $archive } нет имени; он добавлен как { $file }
    .hint = Откройте его и посмотрите, что это.
finding-entry-cut-off = Письмо { $archive } обрывается на { $file }: файл добавлен в той части, которая есть
    .hint = Сверьте его с тем, что отправляли; файлов после него нет. Попросите прислать письмо ещё раз.
finding-entry-mail-cut-off = Письмо { $archive } обрывается посреди текста; вложений после него нет
    .hint = Сохраните письмо из почтовой программы ещё раз или попросите прислать его снова.
finding-archive-locked = { $count ->
        [one] { $file }: { $count } файл в архиве защищён паролем и не извлечён
        [few] { $file }: { $count } файла в архиве защищены паролем и не извлечены
       *[other] { $file }: { $count } файлов в архиве защищены паролем и не извлечены
    }
    .hint = Введите пароль, и файлы будут добавлены.
finding-file-link = { $file } не добавлен: это ссылка на другой файл или папку
    .hint = Добавьте сам файл или папку, на которые она ведёт.
finding-container-too-deep = Архив { $file } в { $archive } не открыт: вложенность больше { $limit }
    .hint = Распакуйте внешний архив и добавьте этот.
finding-container-empty = В { $file } нет файлов
    .hint = Попросите отправителя прислать файлы.
finding-file-nothing-to-replace = Файл { $file } ничего не заменил: файла, вместо которого он предназначался, уже нет на месте
    .hint = Он лежит среди файлов без места.
finding-file-brought-twice = Файл { $file } взят один раз: его содержимое такое же, как у { $other }
    .hint = Один файл может служить нескольким пунктам, ничего делать не нужно.

## Почему предлагается место
finding-suggested-by-name = в имени файла есть «{ $words }»
    .hint = Посмотрите файл и подтвердите место или выберите другое.
finding-suggested-by-heading = в начале первой страницы стоит «{ $words }»
    .hint = Посмотрите файл и подтвердите место или выберите другое.
finding-suggested-by-text = в тексте есть «{ $words }»
    .hint = Посмотрите файл и подтвердите место или выберите другое.
finding-suggested-by-passport-zone = есть машиносчитываемые строки паспорта
    .hint = Посмотрите файл и подтвердите место или выберите другое.
finding-suggested-by-card-zone = есть машиносчитываемые строки удостоверения личности
    .hint = Посмотрите файл и подтвердите место или выберите другое.
finding-suggested-by-applicant = в строках указан заявитель ({ $name })
    .hint = Посмотрите файл и подтвердите место или выберите другое.
finding-suggested-by-another-person = в строках указан не заявитель, а другой человек ({ $name })
    .hint = Посмотрите файл и подтвердите место или выберите другое.
finding-suggested-by-card-shape = форма как у карточки удостоверения
    .hint = Посмотрите файл и подтвердите место или выберите другое.
finding-suggested-by-photo-shape = форма как у фотографии 35 × 45 мм
    .hint = Посмотрите файл и подтвердите место или выберите другое.
