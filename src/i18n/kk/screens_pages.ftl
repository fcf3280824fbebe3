# Беттер: таңдау, бұру, жылжыту, алмау, бөлу, біріктіру
docs-selected = Таңдалған беттер: { $count } / { $of }
docs-document-number = { $number }-құжат: { $pages }
docs-left-out = Алынбаған
docs-page-joined = { $page }, алдыңғы бетпен бір парақта
docs-page-mended = { $page }, түзетілген
docs-page-left-out = { $page }, топтамаға алынбаған
docs-leave-out = Алмау
docs-put-back = Қайтару
docs-split = Осы жерден бөлу
docs-more = Тағы
docs-select-all = Барлық бетті таңдау
docs-join-cards-below = Бірінің астына бірі, карта өлшемінде
docs-join-cards-beside = Қатар, карта өлшемінде
docs-join-below = Бірінің астына бірі
docs-join-beside = Қатар
docs-join-title = Екі бет бір парақта
docs-join-how = Алдымен екі бетті таңдаңыз: Ctrl пернесін басып тұрып, екіншісін басыңыз.
docs-part = Бөлек парақтарға шығару
docs-repeat = Осы бетті тағы бір рет пайдалану
docs-insert = Осы беттің алдына файл қою…
docs-use-also = Тағы не үшін пайдалану…
docs-dialog-use-also = Бұл файл тағы не үшін керек?
docs-use-also-lead = Файл өз орнында қалады және бір рет сақталады.
docs-used-also = { $file }: «{ $place }» үшін де пайдаланылады
docs-dialog-split = Беттерді бөліп алу
docs-split-which = Қай беттер
docs-split-selected = Тек таңдалғандары: { $count } бет
docs-split-behind = Осы жерден соңына дейін: { $count } бет
docs-split-kind = Жаңа құжат
docs-said-turned-left = { $count ->
        [1] Солға бұрылды: { $page }-бет
       *[several] Солға бұрылды: { $count } бет
    }
docs-said-turned-right = { $count ->
        [1] Оңға бұрылды: { $page }-бет
       *[several] Оңға бұрылды: { $count } бет
    }
docs-said-left-out = { $count ->
        [1] Топтамаға алынбады: { $page }-бет
       *[several] Топтамаға алынбады: { $count } бет
    }
docs-said-put-back = { $count ->
        [1] Қайтарылды: { $page }-бет
       *[several] Қайтарылды: { $count } бет
    }
docs-said-moved = { $count ->
        [1] Жылжытылды: { $page }-бет
       *[several] Жылжытылды: { $count } бет
    }
docs-said-split = «{ $place }» құжатына бөлінді: { $count } бет
docs-said-joined = Бір параққа қойылды: { $first }-бет және { $second }-бет
docs-said-parted = Екі бет қайтадан бөлек парақтарда
docs-said-repeated = { $page }-бет тағы бір рет пайдаланылды
app-edit-too-many-pages = 2 000-нан көп беті бар файлды беттеп реттеу мүмкін емес. Оны бағдарламадан тыс кішірек файлдарға бөліңіз.

# Құжат туралы мәлімет
docs-fact-issuer = Кім берген
docs-fact-language = Құжат тілі
docs-fact-also = Мыналар үшін де керек
docs-language-none = Көрсетілмеген
docs-language-kk = қазақ тілі
docs-language-ru = орыс тілі
docs-language-en = ағылшын тілі
docs-language-uz = өзбек тілі
docs-language-ky = қырғыз тілі
docs-language-tg = тәжік тілі
docs-language-tk = түрікмен тілі
docs-language-az = әзербайжан тілі
docs-language-hy = армян тілі
docs-language-ka = грузин тілі
docs-language-be = беларусь тілі
docs-language-uk = украин тілі
docs-language-tr = түрік тілі
docs-language-zh = қытай тілі
docs-language-ko = корей тілі
docs-language-ja = жапон тілі
docs-language-mn = моңғол тілі
docs-language-hi = хинди тілі
docs-language-ur = урду тілі
docs-language-fa = парсы тілі
docs-language-ar = араб тілі
docs-language-de = неміс тілі
docs-language-fr = француз тілі
docs-language-it = итальян тілі
docs-language-es = испан тілі
docs-language-pl = поляк тілі

# Бетті түзету және паспорт жолдары
docs-mend = Бетті түзету…
docs-dialog-mend = Бетті түзету
docs-mend-looking = Бет қаралып жатыр…
docs-mend-nothing = Бұл бетте түзететін ештеңе табылмады.
docs-mend-before = Қазір
docs-mend-after = Түзетуден кейін
docs-mend-saves = Топтамада: қазір { $before }, кейін { $after }; үнемделеді: { $saved }
docs-mend-sizes = Топтамада: қазір { $before }, кейін { $after }
docs-mend-weighing = Көлемі есептелуде…
docs-mend-verb = Түзету
docs-mend-undo = Файлдағыдай
docs-mend-several = Таңдалған беттерді түзету…
docs-dialog-mend-several = Бірнеше бетті түзету
docs-mend-looking-at = Қаралып жатыр: { $count } беттің { $at }-беті…
docs-mend-nothing-several = Бұл беттерде түзететін ештеңе табылмады.
docs-mend-weighing-at = Көлемі есептелуде: { $count } беттің { $at }-беті…
docs-mend-previous = Алдыңғы бет
docs-mend-next = Келесі бет
docs-mend-this = Бұл бетті де басқаларымен бірге түзету
docs-mend-found = Табылған беттер: { $count } / { $of }
docs-mend-turn = Тік қою
docs-mend-straighten = Түзулеу
docs-mend-crop = Парақты фотосуреттен қиып алу
docs-mend-grey = Түссіз сақтау
docs-mend-black-white = Ақ-қара түсте сақтау
docs-mend-whole = Бүкіл бет
docs-mend-close = Оқу көлемінде
docs-mend-unread = { $count ->
        [1] { $pages }-бет оқылмайды, сол күйі қалады
       *[several] Оқылмайтын беттер сол күйі қалады: { $pages }
    }
docs-mend-unweighed = { $count ->
        [1] { $pages }-беттің көлемін есептеу мүмкін болмады
       *[several] Мына беттердің көлемін есептеу мүмкін болмады: { $pages }
    }
docs-mend-found-here = Табылған беттер: { $count } / { $of }. { $reason }
docs-mend-location = Түсірілген орнын өшіру
docs-mend-verb-several = { $count ->
        [0] Түзету
       *[other] { $count } бетті түзету
    }
docs-said-mended = { $count ->
        [1] Түзетілді: { $page }-бет
       *[several] Түзетілді: { $count } бет
    }
docs-said-smaller = { $count ->
        [1] Көлемі кішірейді: { $page }-бет
       *[several] Көлемі кішірейді: { $count } бет
    }
docs-said-unmended = { $count ->
        [1] { $page }-бет қайтадан файлдағыдай
       *[several] { $count } бет қайтадан файлдағыдай
    }
docs-said-upright = { $count ->
        [1] { $page }-бет тік қойылды
       *[several] { $count } бет тік қойылды
    }
docs-read-zone = Осы сканнан паспорт жолдарын оқу…
docs-dialog-zone = Паспорттың машинамен оқылатын жолдары
docs-zone-reading = Беттегі жолдар ізделуде…
docs-zone-attempt = Жолдар оқылып жатыр, { $count }-әрекет…
docs-zone-nothing = Бұл бетте машинамен оқылатын жолдар табылмады. Фотосуреті бар бетті таңдаңыз немесе жолдарды қолмен енгізіңіз.
docs-zone-broke = Әріп тану бағдарламасы істен шықты. Қайталап көріңіз немесе жолдарды қолмен енгізіңіз.
docs-zone-wrong = Бақылау цифрлары сәйкес келмейді, сондықтан ештеңе көшірілмейді. Анығырақ скан жасаңыз немесе жолдарды қолмен енгізіңіз.
docs-zone-lead = Сканмен салыстырыңыз. Тек белгіленгені жауап болады.
docs-zone-field = { $field }: { $value }
docs-zone-same = Істе де осылай
docs-zone-empty = Әзірге жауап жоқ
docs-zone-now = Қазір істе: { $value }
docs-zone-uncertain = Сенімсіз оқылды: әр әрпін салыстырыңыз
docs-zone-unproven = Бақылау цифры жоқ: салыстырыңыз
docs-zone-take = Белгіленгенін көшіру
docs-zone-taken = Жауаптар паспорттан көшірілді

# Болжам, шығу тегі және көлемі
docs-looks-like-by = { $line } ({ $reason })
docs-line-from = { $line }; { $origin }
docs-from-archive = мұрағаттан: { $name }
docs-from-mail = хаттан: { $name }
docs-fact-like = Ұқсайтыны
docs-fact-or-like = Немесе
docs-fact-by = Себебі
docs-fact-from = Қайдан
docs-fact-size = Топтамада
docs-size = { $size }
docs-size-over = { $size }, шектен асады (шегі { $limit })
docs-limit-set = Көлем шегін қою…
docs-limit-change = Көлем шегін өзгерту…
docs-dialog-limit = Бір PDF көлемінің шегі
docs-make-smaller = Көлемін азайту…
docs-make-document-smaller = Құжат көлемін азайту…
docs-size-title = Файл көлемі
docs-size-keep = Сол күйінде
docs-size-dpi = { $dpi } dpi
docs-size-fit = Берілген көлемге сыйғызу
docs-size-target = Бәрі бірге мұнан аспасын
docs-size-target-wrong = Нөлден үлкен сан енгізіңіз, мысалы 500 немесе 1,5
docs-size-floor = Көлемге жету үшін бірде-бір бет { $dpi } dpi мен { $quality } JPEG сапасынан төмен түспейді: ұсақ мәтін оқылатын күйде қалады.
docs-size-no-gain = { $size } · қазіргіден кіші болмайды
docs-size-below = { $size } · ұсақ мәтін нашар оқылуы мүмкін; тек өзіңіз таңдасаңыз
docs-size-below-open = Ұсақ мәтін нашар оқылуы мүмкін; тек өзіңіз таңдасаңыз
docs-dialog-smaller = Құжатты кішірейту
docs-dialog-pack-smaller = Топтаманы кішірейту
docs-smaller-document = «{ $document }» көлемі — { $now }. Топтама файлының шегі — { $limit }.
docs-smaller-pack = Топтама көлемі — { $now }, бір PDF шегі — { $limit }. «{ $document }» көлемі төмендегідей болса, топтама бір PDF-ке сыяды.
docs-smaller-share = Топтама көлемі — { $now }, бір PDF шегі — { $limit }. Бір ғана құжатты («{ $document }») кішірейту жеткіліксіз: төменде оның үлесі көрсетілген. Содан кейін басқа құжаттарды да кішірейтіңіз.
docs-smaller-verb = { $count ->
        [0] Кішірейту
       *[other] { $count } бетті кішірейту
    }
docs-smaller-this = Бұл бетті де басқаларымен бірге кішірейту
docs-why-unread = Бұл беттердің ешқайсысын оқу мүмкін емес, сондықтан оларға ештеңе істеуге болмайды.
docs-why-no-size = Беттер сыюға тиіс көлемді енгізіңіз.
docs-why-no-page = Бірде-бір бет белгіленбеген — ештеңе өзгермейді.
docs-why-small-already = Бірде-бір бет өзгермейді: олардың көлемі қазірдің өзінде бұдан аспайды.
docs-why-as-it-is = «Сол күйінде» таңдалса, беттер кішіреймейді. Ажыратымдылықты немесе көлемді таңдаңыз.
docs-why-nothing-chosen = Әзірге ештеңе таңдалмады: түзетуді белгілеңіз немесе файл көлемін таңдаңыз.
docs-size-kilobytes = КБ
    .hint = Килобайт
docs-size-megabytes = МБ
    .hint = Мегабайт
docs-size-fits = Беттер осы күйінде сыяды.
docs-size-by = { $dpi } dpi мен { $quality } JPEG сапасы жеткілікті: { $size }
docs-size-not = Беттерді мұндай көлемге дейін кішірейтсе, оқылмай қалады. Ең аз көлемі — { $size }, { $dpi } dpi, JPEG сапасы { $quality }.
    .hint = Қағаз құжатты түссіз сақтаңыз, беттерді алып тастаңыз немесе құжатты бөліңіз.
docs-size-pictures = PDF беттері суретке айналады: мәтінін іздеу де, көшіру де мүмкін болмайды.
docs-pack-size = Топтама қазір: { $size }
docs-pack-size-of = Топтама қазір: { $size } / { $limit }
docs-pack-size-parts = Топтама қазір: { $size }, бір PDF шегі — { $limit }; PDF файлдары: шамамен { $count }
