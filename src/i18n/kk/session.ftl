# case.toml файлындағы қателер. Gaps: key, value, path, reason.
case-not-toml = Бұл — TOML пішімі емес: { $reason }
    .hint = Жолды түзетіңіз: мәтін қос тырнақшаға алынады, күн 2026-11-02 түрінде жазылады.
case-missing = «{ $key }» көрсетілмеген
    .hint = Осы өрісті қосыңыз. Барлық рұқсат етілген өрістерді `permitpack-cli schema case` командасы шығарады.
case-empty = «{ $key }» өрісі бос
    .hint = Мәнін жазыңыз немесе жолды алып тастаңыз.
case-not-a-text = «{ $key }» өрісінде мәтін болуы тиіс
    .hint = Мәнді қос тырнақшаға алыңыз.
case-not-yes-or-no = «{ $key }» өрісінде true немесе false болуы тиіс
    .hint = Тырнақшасыз true немесе false деп жазыңыз.
case-not-a-table = «{ $key }» кесте болуы тиіс
    .hint = Бөлек жолға [{ $key }] немесе [[{ $key }]] деп, мәндерін астына жазыңыз.
case-not-a-list = «{ $key }» тізім болуы тиіс
    .hint = Шаршы жақшаға алыңыз: { $key } = ["scans/passport.jpg"]
case-nobody = «{ $value }» деген адам бұл істе жоқ: өтініш беруші үшін «self» немесе тізім атауы мен ондағы нөмірді жазыңыз, мысалы «dependant-1»
    .hint = Адамдарды шаршы жақшада атаңыз: people = ["self", "dependant-1"]
case-not-a-value = «{ $key }» өрісінде бір ғана мән болуы тиіс
    .hint = Мәтін, сан, күн немесе true/false жазыңыз.
case-not-a-file = «files» жазбасы жол да, жолы бар кесте де емес
    .hint = "scans/passport.jpg" деп немесе path, password және quarter_turns өрістері бар кесте жазыңыз.
case-not-a-date = «{ $value }» — күн емес («{ $key }» өрісі)
    .hint = 2026-11-02 немесе 02.11.2026 түрінде жазыңыз.
case-not-turns = «quarter_turns» мәні 0, 1, 2 немесе 3 болуы тиіс
    .hint = Бұл — беттерді сағат тілімен неше ширек бұру керегін білдіреді.
case-pages-not-a-page = «pages» өрісіндегі «{ $value }» мәні бет нөмірі де, 2-5 сияқты аралық та емес
    .hint = Беттер 1-ден саналып, үтірмен бөлінеді: pages = "2-4, 1 @90".
case-pages-not-a-word = «pages» өрісіндегі «{ $value }» мәні белгісіз немесе ондағы сан шектен тыс
    .hint = Рұқсат етілгені: @90, @180, @270, beside, below, card-beside, card-below, grey, bw, unplaced, dpi:200, straighten:-120 және сегіз саны бар crop:.
case-pages-too-many = «pages» өрісінде аталған беттер саны { $limit } шегінен асады
    .hint = Файлды тұтас алу үшін «pages» өрісін жазбаңыз немесе азырақ бет атаңыз.
case-pages-twice = «pages» өрісінде { $page }-бет екі рет аталған
    .hint = Бет әртүрлі қиылған болса ғана екі рет тұра алады. Артығын алып тастаңыз.
case-pages-third = { $page }-бет парақтағы үшінші бет болар еді
    .hint = Бір параққа екі бет сыяды. Біреуінен «beside» немесе «below» сөзін алып тастаңыз.
case-pages-no-such-page = «pages» өрісінде «{ $path }» файлының { $page }-беті аталған, ал файлда бар болғаны { $count } бет
    .hint = Нөмірін түзетіңіз немесе дұрыс файлды көрсетіңіз.
case-not-a-language = «{ $value }» – тіл коды емес
    .hint = ISO 639 бойынша екі не үш әріппен жазыңыз, мысалы uz, zh немесе kaa.
case-not-an-id = «{ $value }» белгі ретінде жарамайды («{ $key }» өрісі)
    .hint = 1–80 таңба: кіші латын әріптері, цифрлар, «.», «_» және «-».
case-id-twice = Екі құжаттың белгісі бірдей: «{ $value }»
case-duty-twice = «{ $value }» міндеті екі рет орындалды деп белгіленген
    .hint = Біреуін өзгертіңіз немесе белгілерді жазбаңыз.
case-unknown-key = Белгісіз өріс: «{ $key }»
    .hint = Алып тастаңыз. Барлық рұқсат етілген өрістерді `permitpack-cli schema case` командасы шығарады.
case-wrong-value = «{ $key }» өрісіндегі «{ $value }» мәні қате
    .hint = Құжатпен салыстырыңыз. Іс ашылғаннан кейін не қате екені ескертулерде айтылады.
case-unknown-word = «{ $key }» өрісіндегі мән белгісіз: «{ $value }»
    .hint = Барлық рұқсат етілген мәндерді `permitpack-cli schema case` командасы шығарады.
case-not-a-choice = «{ $key }» өрісінде мұндай нұсқа жоқ: «{ $value }»
    .hint = Мыналардың бірі болуы керек: { $known }
case-not-a-country = «{ $value }» – ел емес («{ $key }» өрісі)
    .hint = Елдің екі не үш әріптік кодын, мысалы UZ немесе UZB, не атауын жазыңыз.
case-path-outside = «{ $path }» жолы іс қалтасынан тыс жерге апарады
    .hint = Файлды іс қалтасына көшіріп, жолын «/» арқылы, «..» қолданбай жазыңыз.
case-file-not-there = Файл жоқ: «{ $path }»
    .hint = Файлды іс қалтасына көшіріңіз немесе атын түзетіңіз; бас әріп пен кіші әріп ажыратылады.
case-file-is-a-folder = «{ $path }» — қалта
    .hint = Ішіндегі файлдарды бір-бірлеп көрсетіңіз.
case-file-not-readable = Файлды оқу мүмкін болмады: «{ $path }» ({ $reason })
    .hint = Қолжетімділік құқығын және файлдың басқа бағдарламада ашық емесін тексеріңіз.
case-did-you-mean = «{ $suggestion }» деп жазғыңыз келді ме?
# Қарапайым топтаманың тізімдемесі. Gaps: count, file.
merge-index = Тізімдеме
merge-head-file = Файл
merge-head-pages = Бет саны
merge-head-page = Беті
merge-total = { $count ->
        [one] { $count } файл
       *[other] { $count } файл
    }
merge-notice = { $file } файлының бұл бетін көрсету мүмкін болмады. Бастапқы файлды қараңыз.
# Steps of the history of a case. Gaps: fact, topic, group, kind, requirement, file, count.
step-created = Іс құрылды
step-duplicated = Іс көшірілді
step-head = Рәсім, санат немесе тапсыру орны өзгертілді
step-answered = Жауап өзгертілді: { $fact }
step-answered-page = Жауаптар өзгертілді: { $topic }
step-record = Жазба өзгертілді: { $group }
step-record-removed = Жазба жойылды: { $group }
step-file-added = Файл қосылды: { $file }
step-files-added = { $count ->
       *[other] { $count } файл қосылды
    }
step-file-placed = Файл орнына қойылды: { $file }
step-file-taken-out = Файл құжаттан алынды: { $file }
step-file-removed = Файл жойылды: { $file }
step-document-removed = Құжат жойылды: { $kind }
step-document-adopted = Басқа істің құжаты қосылды: { $kind }
step-file-moved = Файл жылжытылды: { $file }
step-file-turned = Файл бұрылды: { $file }
step-file-replaced = Файл ауыстырылды: { $file }
step-pages-turned = { $count ->
       *[other] { $count } бет бұрылды: { $kind }
    }
step-pages-moved = { $count ->
       *[other] { $count } бет жылжытылды: { $kind }
    }
step-pages-left-out = { $count ->
       *[other] { $count } бет алып тасталды: { $kind }
    }
step-pages-put-back = { $count ->
       *[other] { $count } бет қайтарылды: { $kind }
    }
step-pages-split = { $count ->
       *[other] { $count } бет жеке құжат болып бөлінді: { $kind }
    }
step-pages-given = { $count ->
       *[other] { $count } бет басқа құжатқа көшірілді: { $kind }
    }
step-pages-joined = Екі бет бір параққа орналастырылды: { $kind }
step-pages-parted = Екі бет қайтадан жеке парақтарға бөлінді: { $kind }
step-pages-mended = { $count ->
       *[other] { $count } бет түзетілді: { $kind }
    }
step-pages-unmended = { $count ->
       *[other] { $count } беттің түзетулері алынды: { $kind }
    }
step-page-repeated = Бет тағы бір рет қолданылды: { $kind }
step-pages-inserted = { $count ->
       *[other] Беттердің арасына { $count } файл қойылды: { $kind }
    }
step-file-unlocked = Файл құпиясөзбен ашылды: { $file }
step-files-unlocked = { $count ->
       *[other] { $count } файл құпиясөзбен ашылды
    }
step-described = Құжат туралы мәлімет өзгертілді: { $kind }
step-reviewed = Тексеру белгісі өзгертілді: { $kind }
step-waived = Себебі көрсетіліп, қосылмады: { $requirement }
step-unwaived = Қайтадан талап етіледі: { $requirement }
step-company-taken = Алынған компания: { $name }
step-done = Орындалды деп белгіленді: { $duty }
step-reopened = Қайта ашылды: { $duty }
step-letter-written = Хатқа өз мәтініңіз жазылды: { $letter }
step-letter-signed = Жобаның орнына қол қойылған қағаз салынды: { $letter }
step-letter-reset = Хаттың бастапқы мәтіні қайтарылды: { $letter }
# Rows of the list of tasks.
task-route = Осы рәсімнің сай келетінін тексеріңіз
task-inbox = Жаңа файлдарды орындарына қойыңыз
task-check = Жауаптарды тексеріңіз
task-pack = Топтаманы жасаңыз
task-choose-category = Алдымен санатты таңдаңыз
task-choose-channel = Тапсыру орнын таңдаңыз
task-route-fits = Кедергі табылған жоқ
task-enter-when-done = Орындалған соң енгізіңіз
task-nothing-asked = Әзірге ештеңе талап етілмейді
task-answer-refused = Жауапты түзету қажет
task-complete = Сұралғанның бәрі бар
task-pack-not-made = Топтама әлі жасалмаған
task-pack-made = Топтама жасалды. Бағдарлама ештеңе тапсырмайды
task-pack-outdated = Топтама жасалғаннан кейін іс өзгерді. Топтаманы қайта жасаңыз
task-letter = Дайындап, қол қою керек. Қол қоятын: { $who }
task-letter-signed = Қол қойылған; скан топтамада
task-added = Дайыны: { $have } / { $of }
task-added-missing = Дайыны: { $have } / { $of }. Жетіспейді: { $missing }
task-added-optional = Дайыны: { $have } / { $of }. Қалау бойынша, қосылмаған: { $optional }
task-optional-only = Қалау бойынша, қосылмаған: { $optional }
task-added-unclear = Дайыны: { $have } / { $of }. Тағы сұралуы мүмкін: { $item }
task-optional-added = Қалау бойынша, қосылған: { $count }
items-optional = Қалау бойынша, қосылмаған ({ $count }): { $items }
task-open = { $count ->
       *[other] { $count } сұрақ қалды
    }
task-files = { $count ->
       *[other] Орны белгіленбеген { $count } файл
    }
# What jobs of the window say when they fail. Gaps: path, reason, count, file.
finding-job-disk-full = Диск толы, топтама жасалмады: { $path }
    .hint = Орын босатыңыз немесе басқа қалтаны таңдап, қайталаңыз.
finding-job-exists = Мұндай атты файл бар: { $path }
    .hint = Басқа қалтаны таңдаңыз немесе файлды ауыстыруға рұқсат беріңіз.
finding-job-busy = Бұл файлды басқа тапсырма жазып жатыр: { $path }
    .hint = Оның аяқталуын күтіп, қайталаңыз.
finding-job-not-written = Қалтаға жазу мүмкін болмады ({ $reason }): { $path }
    .hint = Жазуға рұқсат бар қалтаны таңдаңыз.
finding-job-not-made = Топтаманы жасау мүмкін болмады: { $reason }
    .hint = Қайталап көріңіз. Қате қалса, соңғы қосылған құжатты алып тастаңыз.
finding-job-given-up = { $count ->
       *[other] Бұрын оқылған { $count } файл топтамаға кірмеді
    }
    .hint = Файлды ауыстырыңыз немесе топтаманың жобасын жасаңыз.
finding-file-lost = «{ $file }» файлының түпнұсқасы жұмыс қалтасында енді жоқ
    .hint = Файлды қайта қосыңыз. Немесе «files» қалтасын орнына қайтарып, істі жауып, қайта ашыңыз.
finding-job-files-lost = Жұмыс қалтасында енді жоқ түпнұсқа файлдар: { $count }
    .hint = Бұл файлдарды қайта қосыңыз немесе жұмыс қалтасындағы «files» қалтасын орнына қайтарыңыз.
finding-job-not-printed = Принтер беттерді қабылдамады: { $reason }
    .hint = Оның қосулы екенін тексеріңіз немесе беттерді қарау бағдарламасында ашып, сол жерден басып шығарыңыз.
finding-job-not-right = Дайын топтама қайта оқылды, ол жазылғаннан өзгеше
    .hint = Қайталаңыз, қажет болса, басқа дискіде.
finding-job-no-case = Мұнда оқуға болатын іс жоқ ({ $reason }): { $path }
    .hint = case.toml файлы бар қалтаны таңдаңыз.
finding-job-kept-case = Бұл файлдағы істі оқу мүмкін болмады ({ $reason }): { $path }
    .hint = Файлды қайта сұраңыз немесе оны жазған бағдарлама нұсқасымен ашыңыз.
finding-job-kept-case-large = Файл іс файлының шекті көлемінен ({ $limit } МБ) үлкен: { $path }
    .hint = Дұрыс файл екенін тексеріңіз. Одан ештеңе алынбады.
finding-job-kept-case-wrong = { $what ->
        [name] Бұл істегі бір файлдың атауы басқа қалтаға апарады: { $path }
        [size] Бұл істегі бір файл бағдарлама қабылдайтын көлемнен үлкен: { $path }
        [pages] Бұл істегі бір файлда болуы мүмкін емес беттер көрсетілген: { $path }
        [turns] Бұл істегі бір бет мүмкін емес бұрышқа бұрылған: { $path }
        [date] Бұл істегі бір күн дұрыс болуы мүмкін емес: { $path }
        [text] Бұл істегі бір мәтін тым ұзын: { $path }
       *[twice] Бұл істегі екі құжаттың белгісі бірдей: { $path }
    }
    .hint = Бағдарлама мұндай файл жазбайды: оны біреу өзгерткен немесе файл бүлінген. Одан ештеңе алынбады.
finding-job-mistakes = { $count ->
       *[other] Іс файлында { $count } қате бар
    }
    .hint = Көрсетілген жолдарды түзетіп, қалтаны қайта ашыңыз.
finding-job-file-not-added = { $file } файлы қосылмады: { $reason }
    .hint = Файлдың ашылатынын және дискіде орын барын тексеріп, қайта қосыңыз.
finding-job-file-no-space = { $file } файлы қосылмады: жұмыс қалтасы тұрған дискіде орын жоқ
    .hint = Орын босатып, файлды қайта қосыңыз.
finding-job-file-stopped = { $file } файлы қосылмады: жұмыс оның кезегіне дейін тоқтатылды
    .hint = Жалғастырғыңыз келгенде, оны қайта қосыңыз.
finding-job-too-many-files = { $file } файлы және одан кейінгілері қосылмады: бір рет қосуға болатын файл саны — { $limit }
    .hint = Қалған файлдарды кейін бөлек қосыңыз.
finding-job-too-deep = { $file } қалтасы қаралмады: қабаттасқан қалталардың шекті саны — { $limit }
    .hint = Осы қалтаны ашып, файлдарды тікелей содан қосыңыз.
finding-job-broke = Тапсырма үзілді, қалғанына әсер еткен жоқ ({ $reason }).
    .hint = Қайталап көріңіз. Қате қалса, себепші файлды табу үшін файлдарды бір-бірлеп қосыңыз.

## Мұрағаттар мен хаттар
finding-entry-encrypted = { $archive } ішіндегі { $file } файлы құпиясөзбен қорғалған, ол шығарылмады
    .hint = Мұрағатты құпиясөзбен ашып, файлдың өзін қосыңыз.
finding-entry-method = { $archive } ішіндегі { $file } файлы мұнда оқылмайтын тәсілмен қысылған
    .hint = Мұрағатты өзі жасалған бағдарламамен ашып, файлдың өзін қосыңыз.
finding-entry-ratio = { $archive } ішіндегі { $file } файлы ашылмады: ол { $limit } еседен артық ұлғаяр еді, тұзақ мұрағаттар осындай болады
    .hint = Жіберушіге сенсеңіз, мұрағатты өзіңіз ашып, файлды қосыңыз.
finding-entry-too-large = { $archive } ішіндегі { $file } файлы { $limit } МБ-тан үлкен
    .hint = Көлемі кішірек көшірмесін сұраңыз немесе файлды бөліңіз.
finding-drop-too-large = { $file } файлы және одан кейінгілері ашылмады: бір реткі мұрағаттардан, ішіндегілерімен қоса, ең көбі { $limit } МБ дерек алынады
    .hint = Мұрағаттарды бір-бірден қосыңыз немесе өзіңіз ашыңыз.
finding-drop-ratio = { $file } файлы және одан кейінгілері ашылмады: ашылған деректер мұрағаттардың өзінен { $limit } еседен де көп болар еді
    .hint = Осылай ұлғаятын қабаттасқан мұрағаттар көбіне тұзақ болады. Жіберушіге сенсеңіз, оларды өзіңіз ашып, файлдарын қосыңыз.
finding-entry-total = { $archive } ішіндегі { $file } файлы ашылмады: мұрағатта { $limit } МБ-тан көп дерек бар
    .hint = Мұрағатты өзіңіз ашып, файлдарын бөліп-бөліп қосыңыз.
finding-entry-damaged = { $archive } ішіндегі { $file } файлы бүлінген, ол шығарылмады
    .hint = Жіберушіден оны қайта жіберуді сұраңыз.
finding-entry-picture = { $archive } ішіндегі { $file } суреті алынбады: ол мәтін ішінде, көлемі { $width } × { $height } нүкте, мұндай суреттер хаттың қолтаңбасында болады
    .hint = Бұл құжат болса, суретті хаттан сақтап, қосыңыз.
finding-entry-mail-text = { $archive } хатының өз мәтіні алынбады, тек тіркемелері алынды
    .hint = Мәтін дәлел ретінде керек болса, хатты PDF етіп басып шығарып, соны қосыңыз.
finding-entry-link = { $archive } ішіндегі { $file } алынбады: бұл басқа файлға сілтеме, өз мазмұны жоқ
    .hint = Жіберушіден файлдың өзін қысып жіберуді сұраңыз.
finding-entry-nameless = { $archive } ішіндегі бір файлдың атауы жоқ; ол { $file } деген атпен қосылды
    .hint = Оны ашып, не екенін қараңыз.
finding-entry-cut-off = { $archive } хаты { $file } тұсында үзілген: файлдың бар бөлігі қосылды
    .hint = Оны жіберілген файлмен салыстырыңыз; одан кейінгі файлдар жоқ. Хатты қайта жіберуді сұраңыз.
finding-entry-mail-cut-off = { $archive } хаты мәтіннің ортасында үзілген; одан кейінгі тіркемелер жоқ
    .hint = Хатты пошта бағдарламасынан қайта сақтаңыз немесе қайта жіберуді сұраңыз.
finding-archive-locked = { $file }: мұрағаттағы { $count } файл құпиясөзбен қорғалған, олар шығарылмады
    .hint = Құпиясөзді енгізіңіз, сонда файлдар қосылады.
finding-file-link = { $file } қосылмады: бұл басқа файлға не қалтаға сілтеме
    .hint = Сілтеме көрсететін файлдың не қалтаның өзін қосыңыз.
finding-container-too-deep = { $archive } ішіндегі { $file } ашылмады: оның салыну деңгейі { $limit } шегінен асады
    .hint = Сыртқы мұрағатты ашып, осы файлды қосыңыз.
finding-container-empty = { $file } ішінде файл жоқ
    .hint = Жіберушіден файлдарды сұраңыз.
finding-file-nothing-to-replace = { $file } файлы ештеңені ауыстырмады: оның орнына қойылатын файл енді жоқ
    .hint = Ол орны жоқ файлдардың арасында.
finding-file-brought-twice = { $file } бір рет алынды: оның мазмұны { $other } файлымен бірдей
    .hint = Бір файл бірнеше тармаққа жарайды, ештеңе істеудің қажеті жоқ.

## Орын неге ұсынылды
finding-suggested-by-name = файл атауында «{ $words }» бар
    .hint = Файлды қарап, орнын растаңыз немесе басқасын таңдаңыз.
finding-suggested-by-heading = бірінші беттің басында «{ $words }» тұр
    .hint = Файлды қарап, орнын растаңыз немесе басқасын таңдаңыз.
finding-suggested-by-text = мәтінде «{ $words }» бар
    .hint = Файлды қарап, орнын растаңыз немесе басқасын таңдаңыз.
finding-suggested-by-passport-zone = паспорттың машина оқитын жолдары бар
    .hint = Файлды қарап, орнын растаңыз немесе басқасын таңдаңыз.
finding-suggested-by-card-zone = жеке куәліктің машина оқитын жолдары бар
    .hint = Файлды қарап, орнын растаңыз немесе басқасын таңдаңыз.
finding-suggested-by-applicant = жолдарда өтініш беруші көрсетілген ({ $name })
    .hint = Файлды қарап, орнын растаңыз немесе басқасын таңдаңыз.
finding-suggested-by-another-person = жолдарда өтініш беруші емес, басқа адам көрсетілген ({ $name })
    .hint = Файлды қарап, орнын растаңыз немесе басқасын таңдаңыз.
finding-suggested-by-card-shape = пішіні жеке куәлік карточкасындай
    .hint = Файлды қарап, орнын растаңыз немесе басқасын таңдаңыз.
finding-suggested-by-photo-shape = пішіні 35 × 45 мм фотосуреттей
    .hint = Файлды қарап, орнын растаңыз немесе басқасын таңдаңыз.
