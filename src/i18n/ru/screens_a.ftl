# Pages of tasks, questions and route.
tasks-progress = Готово задач: { $done } из { $total }
tasks-next-deadline = Ближайший срок:
tasks-derivation = Как рассчитан этот срок
tasks-derivation-hide = Скрыть расчёт
tasks-lenient-date = При мягком толковании: { $date }
tasks-date-estimated = В расчёт вошёл день, для которого перенос выходных ещё не утверждён.
tasks-changed = { $count ->
        [one] Правила обновились: изменился { $count } пункт
        [few] Правила обновились: изменились { $count } пункта
       *[other] Правила обновились: изменились { $count } пунктов
    }
tasks-changed-item = { $item }: { $before } → { $now }
tasks-not-on-list = не было в перечне
tasks-changed-seen = Просмотрено
tasks-and-more = и ещё { $count }
tasks-why = Зачем это нужно
tasks-why-inbox = У каждого файла есть своё место, чтобы в комплекте он стоял там, где его ищет сотрудник. Молча ничего не пропускается.
tasks-why-check = Все ответы и замечания на одной странице, до печати. От каждого замечания можно перейти к полю.
tasks-why-pack = Один PDF или ZIP с титульным листом, описью и нумерацией страниц. Программа ничего не подаёт.
tasks-why-papers = Эти сведения вносятся в документы комплекта.
tasks-why-asked = Когда требуется: { $what } ({ $item })
tasks-act = Основание
tasks-sources-in-rules = Источники в разделе «Правила»
question-why = Почему об этом спрашивают
question-why-check = Проверяется: «{ $what }»
question-part = Страница { $part } из { $parts }
question-nothing = В этом деле здесь ничего не спрашивается.
question-save = Сохранить и продолжить
question-kept = Введённое сохраняется, даже если в нём есть ошибка
question-read-only = Это окно открыто только для чтения
question-error = { $field }: { $what }
question-of-record = { $field }, запись { $number }
question-record = Запись { $number }
question-remove = Убрать
question-removed = Запись { $number } убрана
question-add-another = Добавить ещё
question-choose = Выберите
question-from-mrz = Совпадает с машиночитаемыми строками
question-mrz-passport = Паспорт: 2 × 44
question-mrz-card = Карта: 3 × 30
question-mrz-medium = Другой: 2 × 36
question-mrz-number = Номер паспорта
question-mrz-birth = Рождение
question-mrz-expiry = Срок
question-mrz-optional = Личный номер
question-mrz-all = Все вместе
question-mrz-offer = В этих строках указано также
question-mrz-line = { $field }: { $value }
question-mrz-instead = Сейчас в ответе: { $value }
question-mrz-take = { $count ->
        [one] Перенести { $count } поле
        [few] Перенести { $count } поля
       *[other] Перенести { $count } полей
    }
question-mrz-says = Что указано в строках паспорта
