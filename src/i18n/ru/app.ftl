# Рамка окна, начальная страница, настройки и справка.

app-name = Permitpack
app-no-display = Здесь нет экрана, на котором можно открыть окно; без него образец комплекта собирает команда `cargo run --release --bin permitpack-cli -- demo --out demo-pack` (если программа установлена: `permitpack-cli demo --out demo-pack`).
app-no-window = Не удаётся открыть окно ({ $reason }); без него образец комплекта собирает команда `cargo run --release --bin permitpack-cli -- demo --out demo-pack` (если программа установлена: `permitpack-cli demo --out demo-pack`).

# Действия: меню, сочетания клавиш, справка
action-new-case = Новое дело
action-open = Открыть…
action-create-pack = Проверить и собрать комплект
action-undo = Отменить
action-redo = Вернуть
action-find = Найти
action-settings = Настройки
action-close-case = Закрыть дело
action-quit = Выйти
action-help = Справка и клавиши
action-next-tab = Следующая вкладка
action-previous-tab = Предыдущая вкладка
action-next-panel = Следующая часть окна
action-menu = Меню
action-zoom-in = Крупнее
action-zoom-out = Мельче
action-zoom-reset = Обычный размер
action-sample = Открыть образец дела
action-cancel = Отмена
action-back = Назад
action-close-message = Закрыть сообщение

# Верхняя панель
app-tabs = Страницы
app-tab-cases = Дела
app-tab-deadlines = Сроки
app-tab-rules = Правила
app-tab-tasks = Задачи
app-tab-documents = Документы
app-tab-letters = Письма
app-back-to-cases = Дела
app-case-number = Дело { $number }
app-undo-what = Отменить: { $what }
app-redo-what = Вернуть: { $what }
app-side-show = Показать боковую панель
app-side-hide = Скрыть боковую панель
app-side = Боковая панель
app-all-pages = Перейти на другую страницу

# Строка состояния
app-ready = Готово к работе
app-saving = Сохраняется…
app-saved = Сохранено в { $time }
app-not-saved = Не сохранено: { $reason }
app-save-again = Сохранить ещё раз
app-new-case-read-only = Завести дело нельзя: это окно открыто только для чтения. Причина указана внизу слева.
app-read-only = Только чтение. { $holder }
app-rule-book = Правила { $version }, сверены { $date }
app-theme = Сменить тему (сейчас: { $name })
app-theme-system = как в системе
app-theme-light = светлая
app-theme-dark = тёмная
app-zoom = Размер содержимого окна: { $percent } %
app-percent = { $percent } %

# Сообщения
app-undone = Отменено: { $what }
app-redone = Возвращено: { $what }
app-not-opened = Не удалось открыть: { $reason }
    .hint = Откройте сами: { $path }
app-no-opener = ни одна программа на компьютере это не открыла
app-copy-path = Скопировать путь
app-copy-address = Скопировать адрес
app-copied = Скопировано.
app-quit-title = Закрыть Permitpack сейчас?
app-quit-unsaved = Последние изменения ещё не записаны на диск: { $reason }
app-quit-job = Работа ещё идёт: { $job }
app-quit-stay = Остаться
app-quit-leave = Закрыть, это пропадёт
app-path = Путь
    .hint = Введите или вставьте путь либо перетащите файл в это окно.
app-path-browse = Обзор…
app-path-no-dialog = На этом компьютере не открылось окно выбора файла. Введите или вставьте путь либо перетащите файл в это окно.
app-path-folder = Введите или вставьте путь к папке либо перетащите папку в это окно.
app-path-folder-no-dialog = На этом компьютере не открылось окно выбора папки. Введите или вставьте путь к папке либо перетащите папку в это окно.
app-path-several = Несколько путей: каждый в кавычках, один за другим.
app-path-missing = По этому пути ничего нет: { $path }
app-path-empty = Укажите путь.
app-open-title = Открыть папку дела или проверить комплект
app-open-verb = Открыть
app-save-verb = Сохранить
app-calendar-title = Сохранить сроки для календаря
app-calendar-saved = Сохранено: { $name }
app-show-in-folder = Показать в папке

# Первый запуск
first-language = Выберите язык
    .hint = Его можно сменить в любой момент внизу окна.
first-title = От приезда до проверенного комплекта
first-lead = Permitpack спрашивает то, что спросят на приёме, проверяет каждый документ и собирает комплект. Всё остаётся на этом компьютере.
first-sample-title = Сначала посмотрите заполненное дело
first-sample-lead = Вымышленный инженер из России: документов 18, все сроки посчитаны. Меняйте что угодно, потом удалите.
first-at-hand = Что пригодится для первого дела
first-at-hand-passport = Скан или фото паспорта с двумя строками <<< внизу
first-at-hand-contract = Трудовой или гражданско-правовой договор и дата его внесения в учёт договоров
first-at-hand-dwelling = Адрес жилья и имя его собственника
first-drop = Файлы можно просто перетащить в это окно.

# Начало
start-new-case-lead = Начинается с нескольких вопросов
start-open = Открыть
start-open-lead = Папка дела или комплект для проверки
start-cases = Дела
start-filter = Имя, компания или страна
start-show = Какие дела
start-show-all = Все дела
start-show-open = Открытые дела
start-show-late = С пропущенным сроком
start-show-done = Полные
start-column-applicant = Заявитель
start-column-citizenship = Гражданство
start-column-purpose = Цель
start-column-deadline = Ближайший срок
start-column-progress = Готовность
start-column-changed = Изменено
start-sort = Упорядочить: { $column }
start-sorted-up = { $column }, по порядку
start-sorted-down = { $column }, в обратном порядке
start-no-name = Имени пока нет
start-nothing-found = Под этот отбор не подходит ни одно дело.
start-clear-filter = Показать все дела
start-days-late = { $days ->
        [one] Опоздание { $days } день
        [few] Опоздание { $days } дня
       *[other] Опоздание { $days } дней
    }
start-due-today = Срок сегодня
start-due-in = { $days ->
        [one] Остался { $days } день
        [few] Осталось { $days } дня
       *[other] Осталось { $days } дней
    }
start-no-date = Даты пока нет
start-progress = Задачи: { $done } из { $all }
start-today = Сегодня { $time }
start-yesterday = Вчера
start-due-in-30 = Сроки на 30 дней
start-nothing-due = В ближайшие 30 дней сроков нет.
start-save-calendar = В календарь (.ics)

# Новое дело
new-case-title = Новое дело
new-case-lead = Всё можно изменить позже; перечень документов изменится вслед.
new-case-procedure = Что оформляется
new-case-category = На каком основании
new-case-channel = Куда подаётся
new-case-number = Номер дела
    .hint = Ваш внутренний номер; он стоит на каждой странице комплекта.
new-case-number-taken = Дело с таким номером уже есть.
new-case-number-missing = Укажите номер дела.
new-case-category-missing = Выберите основание.
new-case-company = Компания
    .hint = Её данные переносятся в дело.
new-case-company-none = Компании пока нет
new-case-create = Создать дело

# Настройки
settings-title = Настройки
settings-look = Язык и вид
settings-language = Язык
settings-theme = Тема
settings-zoom = Размер
settings-workspace = Рабочая папка
settings-workspace-folder = Папка
settings-workspace-hint = В ней все дела, люди, компании и файлы. Если взять другую, ничего не переносится: в каждой остаётся своё.
settings-other-workspace = Взять другую рабочую папку…
settings-other-title = Другая рабочая папка
settings-backups = Резервные копии
settings-backups-hint = Раз в день и перед каждой сменой формата; хранятся семь последних.
settings-no-backups = Резервных копий пока нет.
settings-backup-now = Сделать копию
settings-restore = Восстановить
settings-restore-of = Восстановить копию: { $when }
settings-restore-title = Восстановить копию: { $when }?
settings-restore-text = Рабочая папка станет такой, какой была тогда. Нынешнее её состояние сохранится отдельной копией.
settings-backed-up = Резервная копия сделана.

# Справка
help-title = Справка
help-shortcuts = Сочетания клавиш
help-action = Действие
help-keys = Клавиши
help-lead = Tab переходит от элемента к элементу, Enter или пробел нажимает, стрелки ходят по списку, Esc закрывает то, что сверху.
help-about = О программе
help-version = Permitpack { $version }
help-licences = Лицензии
help-licences-lead = Permitpack — свободная программа (MIT). В её составе шрифты Noto Sans и Noto Serif (SIL Open Font License 1.1), значки Phosphor (MIT) и библиотеки Rust под лицензиями MIT, Apache-2.0, BSD, Zlib и Unicode.
help-licences-file = Лицензия: { $name }

app-job-import = Добавляются файлы
app-job-unlock = Открывается файл с паролем
app-job-export = Собирается комплект
app-job-open = Открывается папка дела
app-job-sample = Создаётся образец дела
app-job-verify = Проверяется комплект
app-job-paper = Готовятся страницы
app-job-cancelled = Остановлено.
app-edit-gone = Того, что нужно было изменить, больше нет.
app-company-kept = Для других дел сохранено: { $name }, { $papers ->
    [0] только данные
    [one] данные и { $papers } документ
    [few] данные и { $papers } документа
   *[many] данные и { $papers } документов
}.
app-company-kept-again = Обновлено для других дел: { $name }, { $papers ->
    [0] только данные
    [one] данные и { $papers } документ
    [few] данные и { $papers } документа
   *[many] данные и { $papers } документов
}.
app-company-none = В этом деле компания ещё не указана.
app-company-taken = Взята компания: { $name }.
app-company-same = В деле всё это уже есть.
action-keep-company = Сохранить компанию для других дел
action-keep-company-again = Обновить сохранённую компанию
question-company-take = Взять сохранённую компанию
    .hint = Её данные заменят ответы о компании; документы, которые уже есть, останутся.
question-in-documents = В документах
question-company-kept = Потом её можно выбрать вместе с данными и документами при создании дела.
verified-title = Проверенный комплект
verified-another = Проверить другой комплект
app-files-added = { $count ->
        [one] Добавлен { $count } файл
        [few] Добавлено { $count } файла
       *[other] Добавлено { $count } файлов
    }
app-file-unlocked = Файл «{ $file }» открыт
app-files-unlocked = { $count ->
        [one] Этим паролем открыт { $count } файл
        [few] Этим паролем открыто { $count } файла
       *[other] Этим паролем открыто { $count } файлов
    }
app-wrong-password = Этот пароль не открывает файл.
app-job-stop = Остановить
app-clock-behind = Часы компьютера показывают { $today }, а последняя работа здесь была { $last }. Все сроки считаются от этих часов: установите верную дату и запустите программу снова.
