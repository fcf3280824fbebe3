# Құжаттар беті.

docs-title = Құжаттар
docs-have = дайыны: { $have } / { $of }
docs-other = Басқа құжаттар
docs-pages = { $count } бет
docs-files = { $count } файл
docs-pages-not-asked = { $pages }, талап етілмейді
docs-missing = Құжат жоқ
docs-missing-one-of = Жоқ; бірнешеуінің бірі жеткілікті
docs-missing-advised = Жоқ; болғаны жөн
docs-depends = Жауабы жоқ сұраққа байланысты
docs-waived = Әдейі қоса берілмейді
docs-covered = Қажет емес: басқасы бар
docs-not-asked = Бұл істе талап етілмейді
docs-show-more = Талап етілмейтіндерді көрсету: { $count }
docs-show-fewer = Талап етілмейтіндерді жасыру
docs-back-to-list = Барлық құжат
docs-back-to-pages = Беттер

# Беттер
docs-add = Файл қосу…
docs-add-folder = Қалта қосу…
docs-add-here = Осы орынға файл қосу…
docs-add-verb = Қосу
docs-ask-add = Файл қосу
docs-ask-replace = Орнына қойылатын файлды таңдаңыз
docs-ask-folder = Қалтаны ішіндегісімен бірге қосу
docs-file-line = { $file }, { $pages }, { $size }. Бастапқы файл өзгермейді.
docs-loose-title = Орны жоқ файл
docs-locked = Құпиясөзбен жабық
docs-no-pages = Беттері жоқ
docs-page-turned = { $page }, бұрылған: { $degrees }°
docs-page-name = { $page } / { $of } бет, { $file }
docs-empty = Мұнда әзірге ештеңе жоқ
docs-empty-how = Файлдарды осы бетке немесе тізімдегі жолға сүйреп әкеліңіз не таңдаңыз. PDF, JPEG, PNG, TIFF, WebP және BMP файлдары бетке айналады.
docs-drop-here = Жіберіңіз: файлдар осы орынға түседі
docs-drop-between = Жіберіңіз: беттер осы жерге, басқалардың арасына түседі
docs-drop-inbox = Жіберіңіз: файлдар орны жоқтарға түседі

# Әрекеттер
docs-turn = Бұру
docs-turn-left = Солға бұру
docs-turn-right = Оңға бұру
docs-move = Жылжыту
docs-move-earlier = Алға жылжыту
docs-move-later = Кейінге жылжыту
docs-take-out = Орнынан алу
docs-replace = Ауыстыру…
docs-remove = Алып тастау
docs-taken-out = Файл енді орны жоқтардың арасында
docs-removed = Құжат алынып тасталды
docs-file-removed = Алынып тасталды: { $file }
docs-placed = { $file }: «{ $place }» орнына қойылды

# Орны жоқ файлдар
docs-inbox = Орны жоқ файлдар
docs-inbox-lead = Терезенің кез келген жеріне сүйреп әкеліңіз немесе
docs-inbox-lead-short = Терезеге сүйреп әкеліңіз немесе
docs-inbox-add = файл қосыңыз…
docs-inbox-add-name = Орны жоқ файл қосу…
docs-inbox-folder = не қалта…
docs-inbox-folder-name = Орны жоқ файлдарға қалта қосу…
docs-looks-like = Ұқсайтыны: { $place }, { $pages }
docs-look-at = Файлды қарау: { $file }
docs-inbox-locked = Құпиясөзбен жабық, ашылмаған
docs-inbox-refused = Бетке айнала алмайды
docs-state-repaired = Файл бүлінген, оқу кезінде қалпына келтірілді
docs-state-pictures = Файл бүлінген, { $count } бет сурет түрінде сақталды
docs-state-incomplete = Файл бүлінген, { $count } бет толық емес немесе жоқ
docs-state-doubtful = Зақымдалған; беттері түгел болмауы мүмкін
docs-state-signed = ЭЦҚ қойылған; файл сол күйінде сақталады
docs-state-signature = Құжаты жоқ электрондық қолтаңба
docs-other-kinds = Бұл іске талап етілмейді
docs-inbox-lead-read = Құжатқа қосылмаған файлдар
docs-fact-signs = Қол қойылған файл
docs-line-state = { $what }. { $line }
docs-put-there = Сонда қою
docs-put-there-name = { $file } файлын қою орны: { $place }
docs-other-place = Басқа орын…
docs-other-place-name = Басқа орын таңдау: { $file }…
docs-unlock = Құпиясөзбен ашу…
docs-unlock-name = Құпиясөзбен ашу: { $file }…
docs-why = Не істеу керек…
docs-why-name = Не істеу керек: { $file }…
docs-remove-name = Алып тастау: { $file }

# Файл қосу
docs-adding = Қосылған файлдар: { $done } / { $total }
docs-adding-cancel = Файл қосуды тоқтату
docs-report = Қосылған файлдар туралы
docs-report-close = Файлдар туралы хабарды жабу
docs-report-locked = { $file }: құпиясөзбен қорғалған.
docs-report-damaged = { $file } қосылды. { $what }.
    .hint = Беттерін қағаз құжатпен салыстырыңыз. Бірдеңе жетіспесе, файлды қайта сұратыңыз немесе құжатты сканерлеңіз.
docs-report-unlock = Құпиясөз енгізу…
docs-report-unlock-name = Құпиясөз енгізу: { $file }…
docs-report-again = { $file }: қайта қосылмады, дәл осындай файл бар ({ $first }).
docs-report-shared = { $file }: дәл осындай файл «{ $place }» құжатында да бар. Ол бір рет сақталады.

# Үлкейтіп қарау
docs-about = Осы құжат туралы
docs-page-of = Бет: { $page } / { $of }
docs-page-large = { $file }, бет: { $page }, үлкейтілген
docs-page-before = Алдыңғы бет
docs-page-after = Келесі бет
docs-smaller = Бетті кішірейту
docs-larger = Бетті үлкейту
docs-whole-page = Бетті толық сыйғызу
docs-in-full = Бетті кеңінен көрсету

# Мәліметтер
docs-fact-file = Файл
docs-fact-form = Түрі
docs-fact-number = Нөмірі
docs-fact-issued = Берілген күні
docs-fact-expires = Жарамдылық мерзімі
docs-fact-translated = Аударма
docs-fact-legalised = Заңдастыру
docs-fact-review = Тексеру
docs-legalised-no = Жоқ
docs-legalised-apostille = Апостиль
docs-legalised-consular = Консулдық заңдастыру
docs-has-translation = Құжатқа аударма қоса берілген
docs-describe = Мәліметтерді өзгерту…
docs-review = Тексеру…
docs-to-review = Тексерілмеген
docs-approved = Мақұлданған
docs-returned = Қайтарылған
docs-returned-because = Қайтарылған: { $note }
docs-findings = Не анықталды
docs-asked-by = Не үшін керек

# Әдейі қоса бермеу
docs-waive = Әдейі қоса бермеу…
docs-waived-because = Қоса берілмейді: { $item }. Себебі: { $reason }. Шешкен адам: { $by }, { $when }
docs-unwaive = Қайтадан талап ету
docs-unwaive-name = Қайтадан талап ету: { $item }

# Сұрақтар
docs-dialog-place = Файл қай құжатқа жатады?
docs-dialog-unlock = Файлды құпиясөзбен ашу
docs-dialog-waive = Әдейі қоса бермеу
docs-dialog-review = Құжатты тексеру
docs-dialog-describe = Құжат туралы мәліметтер
docs-dialog-why = Файл неге жарамайды
docs-search-place = Құжатты іздеу
docs-password = Файлдың құпиясөзі
    .hint = Оны жіберуші біледі. Құпиясөзбен қорғалған басқа файлдар да онымен ашылып көріледі; бағдарлама жабылғанда ол ұмытылады.
docs-password-wrong = Құпиясөз сай келмеді. Пернетақта тілін және бас әріптерді тексеріңіз.
docs-password-trying = Құпиясөз тексерілуде…
docs-unlock-verb = Ашу
docs-waive-lead = Топтамада құжаттың әдейі қоса берілмегені және оның себебі жазылады.
docs-waive-reason = Себебі
    .hint = Мысалы: құжат мекемеде бар.
docs-waive-reason-missing = Себебін жазыңыз.
docs-waive-by = Кім шешті
docs-waive-by-missing = Шешім қабылдаған адамды жазыңыз.
docs-waive-verb = Қоса бермеу
docs-review-note = Нені түзету керек
    .hint = Істі дайындаушыға арналған бір-екі сөйлем.
docs-review-note-missing = Нені түзету керегін жазыңыз.
docs-save = Сақтау
