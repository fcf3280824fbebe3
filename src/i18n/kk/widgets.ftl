### Терезе элементтерінің өз сөздері.

widget-yes = Иә
widget-no = Жоқ
widget-undo = Болдырмау
widget-close = Жабу
widget-search = Іздеу
widget-clear-search = Іздеуді тазалау
widget-nothing-found = Ештеңе табылмады. Қысқарақ сөзбен іздеп көріңіз.
widget-two-readings = Екі түсіндірме
widget-safe = Сенімді
widget-lenient = Жұмсақ

## Күндер

widget-day = Күн
widget-month = Ай
widget-year = Жыл
widget-month-name = { $n ->
    [1] қаңтар
    [2] ақпан
    [3] наурыз
    [4] сәуір
    [5] мамыр
    [6] маусым
    [7] шілде
    [8] тамыз
    [9] қыркүйек
    [10] қазан
    [11] қараша
   *[12] желтоқсан
}
widget-date-missing = Күнді, айды және жылды көрсетіңіз.
widget-date-day-missing = Күнді де көрсетіңіз.
widget-date-month-missing = Айды да көрсетіңіз.
widget-date-year-missing = Жылды да көрсетіңіз.
widget-date-month-year-missing = Айды және жылды да көрсетіңіз.
widget-date-day-year-missing = Күнді және жылды да көрсетіңіз.
widget-date-day-month-missing = Күнді және айды да көрсетіңіз.
widget-date-day-wrong = Күн 1-ден 31-ге дейінгі сан болуы керек.
widget-date-month-wrong = Ай 1-ден 12-ге дейінгі сан немесе атау болуы керек.
widget-date-year-wrong = Жыл төрт цифрмен жазылады, мысалы 2026.
widget-date-no-such-day = Бұл айда мұндай күн жоқ.
