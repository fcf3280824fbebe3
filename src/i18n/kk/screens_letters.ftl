# Хаттар беті.

papers-title = Хаттар
papers-count = { $count ->
        [one] { $count } қағаз
       *[other] { $count } қағаз
    }
papers-to-sign = Қол қойылатын қағаздар
papers-drafts = Нотариусқа арналған жобалар
papers-sheets = Деректер парақтары мен тізбелер
papers-none = Бұл рәсімге хат керек емес.
papers-back = Барлық хаттар
papers-pages = Беттер
papers-words = Мәтін

# Хаттың жайы
papers-signed = Қол қойылған; скан топтамада
papers-depends = Жауабы жоқ сұраққа байланысты
papers-blanks = { $count ->
        [one] Толтырылмаған { $count } мәлімет бар
       *[other] Толтырылмаған { $count } мәлімет бар
    }
papers-open = { $count ->
        [one] Мәтіні тағы { $count } жауапқа байланысты
       *[other] Мәтіні тағы { $count } жауапқа байланысты
    }
papers-ready-sign = Қол қоюға дайын
papers-ready-notary = Нотариусқа дайын
papers-ready = Дайын
papers-own-use = өзіңіз үшін
papers-copies-of = { $count ->
        [one] { $count } дана
       *[other] { $count } дана
    }
papers-signs = қол қоятын: { $who }
papers-language-en = Ағылшынша
papers-language-ru = Орысша
papers-language-kk = Қазақша
papers-page-name = { $of } беттің { $page }-беті, { $letter }
papers-no-pages = Беттер жасалмады. { $reason }

# Не толтырылмаған
papers-missing = Толтырылмаған
papers-complete = Барлық жауап бар. Бос қалған жерлер, мысалы күні мен қолы, қолмен толтырылады
papers-missing-lead = Бұл мәліметтердің орнында қолмен толтыратын сызық тұр. Сұраққа жауап беру үшін жолды таңдаңыз.
papers-answer = Жауап беру: { $question }

# Мәтін
papers-words-lead = Бұл бөліктерді осы іс үшін өз сөзіңізбен жазуға болады. Қалғаны жауаптар мен ережелер жинағынан алынады.
papers-words-none = Бұл парақтағының бәрі жауаптар мен ережелер жинағынан алынады.
papers-part = { $number }-бөлік
papers-field-name = { $language }, { $number }-бөлік
papers-gaps = Ирек жақшадағы атаулардың орнына жауаптар қойылады:
papers-gap = { $gap } — «{ $label }»: { $value }
papers-gap-unknown = әзірге белгісіз
papers-gap-wrong = Ирек жақшадағы атау немесе жақша танылмады. Ол терілген күйінде басылады.
papers-reset = Бастапқы мәтінді қайтару
papers-reset-name = { $number }-бөліктің бастапқы мәтінін қайтару

# Сақтау және басып шығару
papers-save = PDF түрінде сақтау…
papers-print = Басып шығару…
papers-save-all = Бәрін PDF түрінде сақтау…
papers-print-set = Басып шығару жинағы…
papers-save-set = Жинақты PDF түрінде сақтау…
papers-ask-save = Хатты сақтау
papers-ask-folder = Хаттарға арналған қалтаны таңдаңыз
papers-ask-set = Басып шығару жинағын сақтау
papers-save-verb = Сақтау
papers-set-name = басып шығару жинағы
papers-saved = Сақталды: { $name }
papers-saved-all = { $count ->
        [one] { $count } PDF сақталды
       *[other] { $count } PDF сақталды
    }
papers-nothing = Сақтайтын хат жоқ.
papers-there-already = { $count ->
        [1] Мұндай атпен файл бар: { $name }. Ештеңе жазылмады.
       *[other] Мұндай аттармен файлдар бар: { $name }. Ештеңе жазылмады.
    }
papers-other-case = Бұл хаттар басқа істен, ол қазір жабық. Ештеңе ауыстырылмады.
papers-replace = Ауыстыру
papers-opened = Қарау бағдарламасында ашылды. Сол жерден басып шығарыңыз.
papers-printed = Принтерге жіберілді. { $said }
papers-print-title = Басып шығару
papers-set-title = Басып шығару жинағы
papers-what = Не басылады
papers-what-set = Бүкіл жинақ
    .hint = Мұқаба, бақылау парағы, қажетті данада хаттар және тапсыру ретімен құжаттар. Әр қағаз жаңа парақтан басталады, сондықтан екі жағына басуға болады.
papers-no-printer = Мұнда принтер табылмады. Беттер қарау бағдарламасында ашылады, сол жерден басып шығарыңыз.
papers-printer = Принтер
papers-copies = Дана саны
papers-copies-wrong = 1 мен { $most } аралығындағы санды енгізіңіз.
papers-duplex = Екі жағына
    .hint = Ұзын жиегі бойынша аударылады.
papers-print-verb = Басып шығару
papers-open-viewer = Қарау бағдарламасында ашу

# Қол қойылған қағаз
papers-put-signed = Қол қойылған сканды орнына қою…
papers-signed-more = Қол қойылған сканның беттерін қосу…
papers-ask-signed = Қол қойылған қағаздың сканын таңдаңыз
papers-signed-verb = Орнына қою
papers-signed-in-pack = Топтамада бұл жобаның орнына қол қойылған қағаз тұр.
papers-show-document = Құжаттар бетінде көрсету
papers-draft-kept = Жоба сақталды, күні: { $date }.
papers-open-draft = Жобаны ашу
papers-open-draft-name = Жобаны ашу, күні: { $date }
papers-source = Дереккөзі: { $sources } · { $sure }
papers-drop-signed = Жіберіңіз: қол қойылған скан «{ $letter }» қағазының орнына қойылады
papers-about-files = { $count ->
        [0] Қосылған файлдар туралы
        [one] { $count } файл қосылмады. Құжаттар бетін қараңыз
       *[other] { $count } файл қосылмады. Құжаттар бетін қараңыз
    }
