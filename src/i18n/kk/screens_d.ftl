# Мерзімдер егжей-тегжейлі, қағидалар уақыт бойынша, іс ішінен іздеу, топтама құжат-құжатымен.

# Мерзімдер
deadlines-print = Тізімді басып шығару…
deadlines-print-title = Мерзімдер тізімін басып шығару
deadlines-save-pdf = PDF түрінде сақтау…
deadlines-ask-pdf = Мерзімдер тізімін сақтау
deadlines-file-name = Мерзімдер
deadlines-print-case = Осы істің мерзімдері: әрқайсысы қалай табылғаны және белгі қоятын ұяшық.
deadlines-print-all = Барлық істің мерзімдері: әрқайсысы кімдікі екені және белгі қоятын ұяшық.
deadlines-print-languages = Тізімнің тілдері
deadlines-mark-done = Орындалды деп белгілеу
deadlines-mark-title = Орындалды деп белгілеу
deadlines-mark-name = Орындалды деп белгілеу: { $duty }
deadlines-done-day = Орындалған күні
deadlines-done-future = Бұл күн әлі келген жоқ. Орындалған күнін көрсетіңіз.
deadlines-reopen = Қайта ашу
deadlines-done-by-answers = Орындалды: жауаптардан көрініп тұр
deadlines-reading = Іс оқылып жатыр.
deadlines-compare = Қағидалардан салыстыру
deadlines-safe-first-day = Оқиға болған күн бірінші күн болып есептеледі.
deadlines-lenient-first-day = Оқиғадан кейінгі күн бірінші күн болып есептеледі. Оған сүйеніп жоспарламаңыз.

# Күндер жолағы
strip-spoken = { $from } – { $to } аралығындағы күндер; соңғы күні: { $due }
strip-today = Бүгін
strip-due = Соңғы күн
strip-due-today = Бүгін, соңғы күн
strip-lenient = Жұмсақ
strip-off = Демалыс күні
strip-off-one = демалыс күні
strip-weeks = Бір ұяшық — бір апта.
strip-other = Осы істің басқа мерзімі

# Визасыз болу
stay-title = Кез келген { $window } күнде { $allowance } күн
stay-estimate = Шамамен: кірген және шыққан күн есептелген, кезең жылжымалы
stay-to-today = Бүгінгі күнмен аяқталатын { $window } күн, пайдаланылғаны: { $used }
stay-to-last = { $date } күнімен аяқталатын { $window } күн, пайдаланылғаны: { $used }
stay-end-today = Бүгін, { $date }
stay-end-last = Соңғы күн, { $date }
stay-days = { $count } күн
stay-more = тағы { $count } күн
stay-earlier = { $count } күн, { $from } – { $to }
stay-left = Осы жолғы заңды болудың соңғы күні: { $date }; қалған күн саны: { $count }.
stay-over = Осы жолғы заңды болудың соңғы күні: { $date }; асып кеткен күн саны: { $count }.
stay-nothing = Рұқсат етілген күн қалған жоқ.
stay-alone = Бұрынғы сапарлар осы жолғы мерзімді қысқартпайды.
stay-shortened = Кезең ішіндегі бұрынғы сапарлар осы жолғы мерзімді қысқартады, күн саны: { $count }.
stay-month = { $n ->
        [1] қаң.
        [2] ақп.
        [3] нау.
        [4] сәу.
        [5] мам.
        [6] мау.
        [7] шіл.
        [8] там.
        [9] қыр.
        [10] қаз.
        [11] қар.
       *[12] жел.
    }
app-undone-short = Қайтарылды
app-nothing-changed = Ештеңе өзгерген жоқ: бәрі онсыз да солай немесе сөз болған нәрсе енді жоқ.

# Қағидалар уақыт бойынша
rules-not-in-force = Мұндай қағида жоқ
rules-since-open = басталған күні: { $date }; аяқталатын күні жоқ
rules-coming = басталатын күні: { $date }; қалған күн саны: { $count }
rules-out = Бүгін күшінде емес
rules-applies-all = Мыналардың бәрі дұрыс болса қолданылады
rules-example = Сынақ ретінде сақталған мысал: { $given } → { $due }
rules-see-year = Көрсету: { $year } жыл
rules-year-lead = Жұмыс күндері: { $working }; әдеттегі демалыстан бөлек демалыс күндері: { $off }.
rules-month-working = { $count } жұмыс күні
rules-mark-off = Демалыс күні
rules-mark-estimated = Демалыс күні, орны болжамды
rules-mark-worked = Жұмыс істейтін демалыс күні
rules-source-place = Бап немесе акт
rules-source-title = Акт немесе бет
rules-source-read = Оқылған күні

# Іс ішінен іздеу
search-title = Осы істен іздеу
search-field = Не іздейсіз
search-what = Осы істің сұрақтары, құжаттары, ескертулері, мерзімдері және қағидалары. Көрсеткі пернелер таңдайды, Enter ашады, Esc жабады.
search-none = Ештеңе табылмады. Қысқарақ сөзбен іздеп көріңіз.
search-count = Табылғаны: { $count }
search-questions = Сұрақтар
search-documents = Құжаттар
search-findings = Ескертулер
search-dates = Мерзімдер
search-rules = Қағидалар

# Топтама, құжат-құжатымен
pack-written = Жазылған құжаттар: { $written } / { $documents }, бет: { $page } / { $pages }
pack-checking = Барлық бет жазылды, файлдар тексеріліп жатыр
pack-own-pages = Мұқаба, тізімдеме, тексеру тізімі
pack-part-written = Жазылды
pack-part-checking = Орындалуда
pack-at-page = Бет: { $page } / { $pages }
pack-head-document = Құжат
pack-head-length = Көлемі
pack-head-status = Күйі
pack-writing-pages = Жазылуда, беттер: { $done } / { $total }
pack-writing-documents = Жазылуда, құжаттар: { $done } / { $total }
