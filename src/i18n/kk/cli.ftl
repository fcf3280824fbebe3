# Командалық жолдың айтатыны.
cli-stage-inspect = Файлдарды қарау
cli-stage-bundle = Топтаманы құрастыру
cli-stage-zip = ZIP жазу
cli-stage-verify = Нәтижені тексеру
cli-no-case-file = Бұл қалтада case.toml файлы жоқ: { $path }
    .hint = case.toml жатқан қалтаны көрсетіңіз. Үлгіні `permitpack-cli demo --out DIR` командасы жасайды.
cli-no-case-folder = Мұндай қалта жоқ: { $path }
    .hint = case.toml жатқан қалтаны көрсетіңіз. Үлгіні `permitpack-cli demo --out DIR` командасы жасайды.
cli-case-unreadable = Іс файлын оқу мүмкін болмады: { $reason }: { $path }
    .hint = Қолжетімділік құқығын тексеріңіз; бұл UTF-8 кодындағы мәтін файлы болуы тиіс.
cli-cancelled = Тоқтатылды
    .hint = Түпкілікті атпен ештеңе жазылған жоқ.
cli-forms-unreadable = Ережелер қалтасын оқу мүмкін болмады: { $reason }: { $path }
    .hint = --forms параметріндегі (немесе PERMITPACK_FORMS айнымалысындағы) жолды және қолжетімділік құқығын тексеріңіз.
cli-forms-empty = Ережелер қалтасында .toml файлы жоқ: { $path }
    .hint = Ережелер жинағының файлын сол атымен көшіріп салыңыз, мысалы: kz/calendar.toml.
cli-unknown-profile = Мұндай бейін жоқ: «{ $value }»
    .hint = Белгілі бейіндер: { $known }
cli-unknown-procedure = Мұндай рәсім жоқ: «{ $value }»
    .hint = Белгілі рәсімдер: { $known }
cli-unknown-category = Мұндай санат жоқ: «{ $value }»
    .hint = Белгілі санаттар: { $known }
cli-category-needed = Бұл рәсімге санат керек: «{ $value }»
    .hint = --category параметрін мына мәндердің бірімен қосыңыз: { $known }
cli-category-not-taken = «{ $procedure }» рәсімі санаттарға бөлінбейді, сондықтан --category { $value } параметрі оған қолданылмайды
    .hint = --category параметрін алып тастаңыз немесе тұруға рұқсат рәсімін көрсетіңіз.
cli-file-unreadable = Файлды оқу мүмкін болмады: { $reason }: { $path }
    .hint = Жолды және қолжетімділік құқығын тексеріңіз.
cli-not-written = Нәтижені жазу мүмкін болмады: { $reason }: { $path }
    .hint = Қалтаны, қолжетімділік құқығын және бос орынды тексеріңіз. Түпкілікті атпен ештеңе қалған жоқ.
cli-exists = Мұндай атты файл бар: { $path }
    .hint = Үстінен жазу үшін --replace қосыңыз немесе басқа қалтаны таңдаңыз.
cli-export-failed = Топтаманы құрастыру мүмкін болмады: { $reason }
    .hint = Түпкілікті атпен ештеңе қалған жоқ; іс өзгерген жоқ.
cli-incomplete = Топтама толық емес: { $count ->
        [one] міндетті { $count } тармақ орындалмаған
       *[other] міндетті { $count } тармақ орындалмаған
    }
    .hint = Тізімін `permitpack-cli check` командасы шығарады. --draft параметрімен топтама «ЖОБА» белгісімен құрастырылады.
cli-problems = Топтамада қателер бар: { $count ->
        [one] { $count } ескертпе кедергі болып тұр
       *[other] { $count } ескертпе кедергі болып тұр
    }
    .hint = Тізімін `permitpack-cli check` командасы шығарады. --draft параметрімен топтама «ЖОБА» белгісімен құрастырылады.
cli-as-of = { $date } жағдайы бойынша, ережелер { $book }
cli-checklist = Тексеру парағы: орындалғаны { $done } / { $all }
cli-deadlines = Мерзімдер
cli-findings = Ескертпелер
cli-questions = Келесі жауап беретін сұрақтар
cli-lacking = жетіспейді: { $what }
cli-lenient = жұмсақ түсіндіру бойынша: { $date }
cli-last-resort = соңғы мүмкіндік мерзімі – { $date }: { $text }
cli-fine = мерзім өткізілсе: { $text }
cli-fine-amount = { $payer }: { $mci } АЕК = { $amount } ₸
cli-fine-amount-unknown = { $payer }: { $mci } АЕК; сол жылғы көрсеткіш белгісіз
cli-estimated = осы есептегі бір күн — болжам
cli-verdict-complete = Бәрі орнында: топтаманы құрастыруға болады
cli-verdict-complete-without = Міндетті құжаттардың бәрі орнында: топтаманы құрастыруға болады. Ұсынылатын { $count } тармақ жетіспейді
cli-verdict-incomplete = Әзірге толық емес
cli-hint = Не істеу керек: { $hint }
cli-pages = { $count ->
        [one] { $count } бет
       *[other] { $count } бет
    }
cli-written = Жазылды
cli-not-submitted = Топтама жасалды. Әзірге ештеңе тапсырылған жоқ.
cli-next-steps = Келесі қадамдар
cli-draft-written = ЖОБА: топтама толық емес, бұл мұқабада көрсетілген.
cli-id-iin = ЖСН { $number }: бақылау разряды дұрыс
cli-id-bin = БСН { $number }: бақылау разряды дұрыс
cli-id-neither = { $number } — ЖСН де, БСН де емес
cli-id-note = Ескі құрылым бойынша нөмір мынаны білдірер еді; 2013 жылдан бері цифрлар дербес деректерге байланбаған.
cli-forms-fine = { $book } ережелер жинағы дұрыс
cli-forms-weak = { $count ->
        [one] { $count } осал тұс
       *[other] { $count } осал тұс
    }
cli-examples-hold = { $count ->
        [one] { $count } мысал орындалады
       *[other] Барлық { $count } мысал орындалады
    }
cli-examples-fail = Орындалмаған мысалдар: { $failed } / { $count }
cli-demo-case = Істің үлгісі
cli-demo-pack = Топтаманың үлгісі
cli-no-worker = Бағдарлама жұмыс процесін іске қосу үшін өзін таба алмады: { $reason }
    .hint = Оны толық жолымен іске қосыңыз.
cli-busy = Осы файлды басқа экспорт жазып жатыр: { $path }
    .hint = Аяқталғанын күтіңіз немесе басқа қалтаны таңдаңыз.
cli-disk-full = Дискіде орын жоқ: { $path }
    .hint = Орын босатып, қайталап көріңіз. Түпкілікті атпен ештеңе қалған жоқ.
# Why the system refuses a file.
cli-io-not-found = мұндай файл не қалта жоқ
cli-io-denied = қолжетімділік жоқ
cli-io-not-a-folder = жолдың бір бөлігі қалта емес
cli-io-is-a-folder = бұл — қалта
cli-io-read-only = диск тек оқуға ашық
cli-io-not-utf8 = бұл UTF-8 кодындағы мәтін емес
cli-forms-mend = Осы жолдарды түзетіңіз немесе кірістірілген ережелер жинағымен жұмыс істеу үшін --forms параметрін алып тастаңыз.
# Why an item or a deadline is there.
cli-why = Не үшін: { $what }
cli-applies-when = Қолданылатын жағдай: { $what }
cli-done-when = Орындалған болып саналатын жағдай: { $what }
cli-in-this-case = Осы істе: { $what }
cli-not-answered = жауап жоқ
cli-in-force-since = Күшіне енген күні: { $date }
cli-in-force-until = Қолданылатын соңғы күні: { $date }
cli-disputed = Дереккөздер әртүрлі айтады: { $what }
cli-two-readings = әртүрлі түсіндіріледі: { $question } Қабылданғаны: { $reading }
cli-spare-documents = Мына құжаттарды ешбір тармақ талап етпейді: { $what }
    .hint = Олар топтамаға қосымша құжат ретінде кіреді. Керек еместерін алып тастаңыз.
cli-no-deadlines = Бұл іс бойынша мерзімдер жоқ.
# Беттер не топтама неге жасалмады.
cli-font = Бағдарламаның қарпі бүлінген: { $name }
    .hint = Бағдарламаны қайта орнатыңыз.
cli-no-profile = Ережелер жинағында топтама бейіні жоқ
    .hint = --forms параметрінен кейінгі қалтаны тексеріңіз немесе оны көрсетпеңіз.
cli-no-pages = Жинаққа салатын бірде-бір бет жоқ
    .hint = Құжат қосыңыз.
cli-not-right = Нәтиже тексерілді, қате болып шықты, сондықтан өшірілді
    .hint = Қайталап көріңіз, қажет болса, басқа дискіде. Қате қайталанса, хабарлаңыз: бұл – бағдарламаның қатесі.
cli-file-changed = Файл қаралғаннан кейін өзгерген: { $name }
    .hint = Оның орнында екенін және ешкім өзгертіп жатпағанын тексеріп, қайталап көріңіз.
cli-unsettled = Тізімдемедегі бет нөмірлері сәйкес келмейді
    .hint = Басқа көлем шегін немесе басқа тілдерді таңдаңыз.
cli-too-many-files = Топтамадағы файл саны рұқсат етілген шектен асып кетеді: { $limit }
    .hint = Әр құжаттың сканерленген беттерін бір PDF файлына біріктіріңіз.
cli-too-large = Топтаманың көлемі рұқсат етілген шектен асып кетеді: { $limit } ГБ
    .hint = Төменірек ажыратымдылықпен немесе ақ-қара түспен сканерлеңіз.
