# Беттер: таңдау, бұру, жылжыту, алмау, бөлу, біріктіру
docs-selected = Таңдалған беттер: { $count } / { $of }
docs-document-number = { $number }-құжат: { $pages }
docs-left-out = Алынбаған
docs-page-joined = { $page }, алдыңғы бетпен бір парақта
docs-page-mended = { $page }, түзетілген
docs-page-left-out = { $page }, жинаққа алынбаған
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
        [1] Жинаққа алынбады: { $page }-бет
       *[several] Жинаққа алынбады: { $count } бет
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
docs-mend-saves = Жинақта: қазір { $before }, кейін { $after }; үнемделеді: { $saved }
docs-mend-sizes = Жинақта: қазір { $before }, кейін { $after }
docs-mend-weighing = Көлемі есептелуде…
docs-mend-verb = Түзету
docs-mend-undo = Файлдағыдай
docs-said-mended = Түзетілді: { $page }-бет
docs-said-unmended = { $page }-бет қайтадан файлдағыдай
docs-said-upright = { $page }-бет тік қойылды
docs-read-zone = Осы сканнан паспорт жолдарын оқу…
docs-dialog-zone = Паспорттың машинамен оқылатын жолдары
docs-zone-reading = Бет оқылып жатыр…
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
docs-fact-by = Себебі
docs-fact-from = Қайдан
docs-fact-size = Жинақта
docs-size = { $size }
docs-size-over = { $size }, жинақ шегінен асады
docs-pack-size = Жинақ қазір: { $size }
docs-pack-size-of = Жинақ қазір: { $size } / { $limit }
docs-pack-size-parts = Жинақ қазір: { $size }, шегі { $limit }; бөліктері: { $count }
