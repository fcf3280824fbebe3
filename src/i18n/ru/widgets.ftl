### Слова, которые приносят с собой элементы окна.

widget-yes = Да
widget-no = Нет
widget-undo = Отменить
widget-close = Закрыть
widget-search = Поиск
widget-clear-search = Очистить поиск
widget-nothing-found = Ничего не найдено. Попробуйте слово покороче.
widget-two-readings = Два толкования
widget-safe = Надёжное
widget-lenient = Мягкое

## Даты

widget-day = День
widget-month = Месяц
widget-year = Год
widget-month-name = { $n ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
}
widget-date-missing = Укажите день, месяц и год.
widget-date-day-missing = Укажите также день.
widget-date-month-missing = Укажите также месяц.
widget-date-year-missing = Укажите также год.
widget-date-month-year-missing = Укажите также месяц и год.
widget-date-day-year-missing = Укажите также день и год.
widget-date-day-month-missing = Укажите также день и месяц.
widget-date-day-wrong = День — число от 1 до 31.
widget-date-month-wrong = Месяц — число от 1 до 12 или название.
widget-date-year-wrong = Год пишется четырьмя цифрами, например 2026.
widget-date-no-such-day = В этом месяце нет такого дня.
