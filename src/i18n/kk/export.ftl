# What a pack says about itself: cover, index, checklist, manifest, notices, calendar.

export-pack = Құжаттар топтамасы
export-cover = Мұқаба
export-index = Тізімдеме
export-checklist = Тексеру парағы
export-dates = Мерзімдер
export-dates-done = Орындалған мерзімдер
export-dates-as-of = { $date } күнгі жағдай
export-dates-of-all = Барлық іс, { $date } күнгі жағдай
export-dates-day = Соңғы күн
export-dates-what = Не істеу керек
export-dates-state = Күйі
export-manifest = Файлдар тізбесі
export-other-documents = Өзге құжаттар
export-volume = { $volume } том
export-volume-of = { $volume } том, барлығы { $total }
export-channel = Тапсыратын орын
export-last-working-day = Соңғы жұмыс күні: { $title }
export-term-ends = Мерзім аяқталатын күн: { $date }, { $weekday }
export-documents = { $count ->
    [one] құжат
   *[other] құжат
 }
export-pages = { $count ->
    [one] бет
   *[other] бет
 }
export-fulfilled = сұралатын тармақ орнында
export-optional = Қалау бойынша, қосылмаған тармақтар: { $count }
export-made-on = Жасалған күні { $date }, ережелер { $version }
export-foot = Ережелер { $version }, тексерілген күні { $date }
export-draft = ЖОБА
export-draft-lead = Топтама толық емес. Жетіспейді
export-mend = Түзету қажет
export-look = Назар аударыңыз
export-draft-more = тағы { $n }
export-draft-next = келесі парақты қараңыз

export-head-number = №
export-head-document = Құжат
export-head-form = Түрі
export-head-pages = Бет саны
export-head-page = Беті
export-head-file = Файл
export-head-size = Көлемі
export-head-sha = SHA-256
export-tick-original = Түпнұсқа
export-tick-copy = Көшірме
export-tick-notarised = Нотариат
export-tick-translation = Аударма
export-with-translation = { $form }, аудармасымен
export-total = Барлығы: { $count } құжат
export-index-note = Парақтағы нөмір файлдағы бет нөмірімен бірдей.
export-index-volumes = Басқа том нөмірі бар жолдар осы топтаманың басқа файлына жатады.
export-title-numbered = { $title } № { $number }
export-title-numbered-dated = { $title } № { $number }, { $date }
export-title-of = { $title } ({ $names })

export-row-missing = Жоқ
export-row-partial = Толық емес. Тағы қажет: { $documents }
export-row-people = Мыналарда жоқ: { $names }
export-row-unknown = Мына сұрақтың жауабына байланысты: { $questions }
export-row-facts = Қажет деректер: { $questions }
export-row-waived = Шешім бойынша қоса берілмейді: { $reason } ({ $by }, { $date })
export-row-one-of = Мыналардың бірі: { $options }
export-row-practice = Тәжірибеде сұралады; актілерден табылмады
export-row-optional = Міндетті емес
export-row-unverified = Дереккөзбен расталмаған
export-and = { $first } және { $second }
export-or = { $first }; немесе { $second }
export-checklist-note = «–»: қажет емес. Белгіленген ұяшық: топтамада бар.
export-checklist-note-blank = «–»: қажет емес.
export-checklist-nothing = Бұл рәсім бойынша құжаттар талап етілмейді.
export-checklist-not-in-force = Ештеңе тапсырудың қажеті жоқ: { $date } күнгі жағдай бойынша бұл рәсім қолданылмайды.
export-write-name = Тегі, аты, әкесінің аты
export-write-passport = Паспорт №
export-write-iin = ЖСН
export-at-hand = бар
export-sign-handed = Тапсырды, қолы, күні
export-sign-accepted = Қабылдады, қолы, күні
export-receipt = Қолхат
export-receipt-text = { $count } құжат қабылданды
export-receipt-number = Өтініш нөмірі
export-receipt-date = Күні
export-receipt-signature = Қолы

export-label-made = Жасалған күні
export-label-book = Ережелер
export-label-book-value = { $version }, тексерілген күні { $date }
export-label-profile = Бейін
export-label-state = Күйі
export-label-disclaimer = Ескертпе
export-state-complete = { $version } ережелері бойынша толық
export-state-draft = Толық емес, ашық тармақ саны: { $count }
export-waiver-note = Шешім бойынша қоса берілмейді: { $title }. { $reason } ({ $by }, { $date })

export-notice-title = Бұл файлды көрсету мүмкін болмады
export-notice-file = Файл: { $name }, SHA-256 { $sha }
export-notice-where = Файлдың өзі ZIP топтамада өзгеріссіз жатыр: { $path }
export-notice-page = Бұл бетті көрсету мүмкін болмады. Файл толығымен әрі өзгеріссіз ZIP топтамада жатыр: { $path }
export-notice-page-file = Бұл бетті көрсету мүмкін болмады. Ол мына файлда бар: «{ $name }».
export-notice-password = Құпиясөз қажет болуы, файл бүлінген болуы немесе онда бет болмауы мүмкін. Оны жасаған бағдарламада ашып, PDF түрінде сақтап, қайта қосыңыз.


finding-volume-over-size-limit = Том рұқсат етілген көлемнен үлкен: { $size } КБ, шегі { $limit } КБ.
    .hint = Оның құжаттарын ақ-қара түспен немесе төменірек ажыратымдылықпен сканерлеңіз не ең үлкенін бөліңіз.
finding-document-over-size-limit = «{ $document }» құжаты рұқсат етілген көлемнен үлкен, сондықтан жеке томға орналастырылды.
    .hint = Оны ақ-қара түспен немесе төменірек ажыратымдылықпен сканерлеңіз не бірнеше құжатқа бөліңіз.
finding-file-not-shown = «{ $name }» файлын бетке айналдыру мүмкін болмады. Орнында хабарлама тұр, файлдың өзі ZIP топтамада.
    .hint = Файлды түзетіп, топтаманы қайта жасаңыз.
export-note-practice = { $numbers }: тәжірибеде сұралады, актілерден табылмады.
export-note-unverified = { $numbers }: дереккөзбен расталмаған.
export-note-conditional = *: тиісті жағдай болғанда ғана талап етіледі.
export-note-optional = { $numbers }: міндетті емес.
export-note-one-of = { $numbers }: мыналардың бірі жеткілікті: { $options }.
export-note-mend = Түзету қажет: { $text }
export-note-look = Назар аударыңыз: { $text }

finding-earlier-volume-left = «{ $name }» – бұрынғы топтаманың кейін өзгертілген томы; ол жаңа томдардың жанында қалды.
    .hint = Осы топтаманың бөлігі деп саналмауы үшін оны басқа жерге көшіріңіз немесе жойыңыз.
export-signature-title = Электрондық қолтаңба
export-signature-file = Файл: { $name }, көлемі { $bytes } байт, SHA-256 { $sha }
export-signature-of = Онымен осы топтамадағы «{ $name }» файлына қол қойылған: қолтаңбадағы хеш файлдың хешімен бірдей.
export-signature-unknown = Қолтаңбада көрсетілген хеші бар файл бұл топтамада жоқ.
export-signature-digest = Қолтаңбадағы хеш ({ $kind }): { $value }
export-signature-signer = Қолтаңбада көрсетілген қол қоюшы: { $name }
export-signature-unchecked = Бағдарлама қолтаңбаны да, сертификатты да тексерген жоқ.
