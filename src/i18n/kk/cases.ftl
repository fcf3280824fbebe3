# Тұтас іспен жасалатын әрекеттер; жұмыс қалтасының істер мен көшірмелер туралы хабарлары.
start-show-deleted = Жойылғандар
start-deleted = Жойылған істер: { $count }
start-damaged = { $number }: оқылмайды
start-row-menu = Әрекеттер: { $title }
menu-recent = Жуырда ашылған: { $title }
app-case-open = Істі ашу
app-case-renew = Сол адамға жаңа іс…
app-case-duplicate = Істің көшірмесін жасау
app-case-delete = Істі жою
app-case-bring-back = Қайтару
app-case-purge = Біржола жою
app-case-purge-title = Біржола жойылсын ба: { $title }?
app-case-purge-text = Іс бүкіл тарихымен бірге жойылады, оны қайтару мүмкін болмайды. Сақтық көшірмелерде ол біраз уақыт қалады; басқа істерге керек файлдар сақталады.
app-case-purged = Біржола жойылды.
app-case-deleted = Іс жойылды: { $title }
app-case-back = Іс қайтарылды: { $title }
app-case-is-deleted = Бұл іс жойылған: { $title }
app-company-replaced = { $count ->
    [one] Сақталған { $count } құжат осы істегісімен алмастырылды.
   *[other] Сақталған { $count } құжат осы істегілермен алмастырылды.
}
new-case-renew-title = Сол адамға жаңа іс: { $title }
new-case-renew-lead = Жауаптар мен құжаттар жаңа іске көшеді. Алып тасталғаны мен орындалғаны туралы белгілер және орны жоқ файлдар көшпейді.
settings-backup-daily = { $when } · күнделікті, № { $number }
settings-backup-migration = { $when } · пішім өзгерер алдында, № { $number }
settings-backup-asked = { $when } · қолмен жасалған, № { $number }
settings-backup-replaced = { $when } · қалпына келтірер алдындағы күйі
finding-store-broke = Бағдарламада қате болды, ештеңе өзгермеді.
    .hint = Қайталап көріңіз. Қате қалса, бағдарламаны жауып, қайта ашыңыз.
finding-store-unreadable = { $count ->
        [one] { $count } жазба оқылмайды: іс не компания. Қалғандары орнында.
       *[other] { $count } жазба оқылмайды: істер не компаниялар. Қалғандары орнында.
    }
    .hint = Олар қажет болса ғана сақтық көшірмені қалпына келтіріңіз: одан кейінгі өзгерістер онда жоқ.
finding-store-leavings-stay = Үзілген жұмыстың қалдықтарын әзірге жою мүмкін болмады: { $reason }
    .hint = Ештеңе істеудің қажеті жоқ: бағдарлама келесі іске қосылғанда қайта жояды.
finding-job-kept-without = { $count ->
        [one] Көшірме сақталды, бірақ істің { $count } файлы оқылмады, ол көшірмеде жоқ.
       *[other] Көшірме сақталды, бірақ істің { $count } файлы оқылмады, олар көшірмеде жоқ.
    }
    .hint = Жұмыс қалтасын орнына қайтарыңыз не дискісін қосыңыз да, көшірмені қайта сақтаңыз.
app-case-bring-it-back = Осы істі қайтару
