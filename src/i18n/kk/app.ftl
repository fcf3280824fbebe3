# Терезе жақтауы, бастапқы бет, баптаулар мен анықтама.

app-name = Permitpack
app-no-display = Терезе ашатын экран жоқ; терезесіз үлгі топтаманы мына команда құрастырады: `cargo run --release --bin permitpack-cli -- demo --out demo-pack` (бағдарлама орнатылған болса: `permitpack-cli demo --out demo-pack`).
app-no-window = Терезені ашу мүмкін болмады ({ $reason }); терезесіз үлгі топтаманы мына команда құрастырады: `cargo run --release --bin permitpack-cli -- demo --out demo-pack` (бағдарлама орнатылған болса: `permitpack-cli demo --out demo-pack`).

# Әрекеттер: мәзір, пернелер, анықтама
action-new-case = Жаңа іс
action-open = Ашу…
action-create-pack = Тексеріп, топтама жасау
action-undo = Болдырмау
action-redo = Қайтару
action-find = Іздеу
action-settings = Баптаулар
action-close-case = Істі жабу
action-quit = Шығу
action-help = Анықтама және пернелер
action-next-tab = Келесі қойынды
action-previous-tab = Алдыңғы қойынды
action-next-panel = Терезенің келесі бөлігі
action-menu = Мәзір
action-zoom-in = Ірілеу
action-zoom-out = Ұсақтау
action-zoom-reset = Қалыпты өлшем
action-sample = Үлгі істі ашу
action-cancel = Бас тарту
action-back = Артқа
action-close-message = Хабарды жабу

# Жоғарғы тақта
app-tabs = Беттер
app-tab-cases = Істер
app-tab-deadlines = Мерзімдер
app-tab-rules = Ережелер
app-tab-tasks = Тапсырмалар
app-tab-documents = Құжаттар
app-tab-letters = Хаттар
app-back-to-cases = Істер
app-case-number = № { $number } іс
app-undo-what = Болдырмау: { $what }
app-redo-what = Қайтару: { $what }
app-side-show = Бүйір тақтаны көрсету
app-side-hide = Бүйір тақтаны жасыру
app-side = Бүйір тақта
app-all-pages = Басқа бетке өту

# Күй жолағы
app-ready = Жұмысқа дайын
app-saving = Сақталуда…
app-saved = Сақталған уақыты: { $time }
app-not-saved = Сақталмады: { $reason }
app-save-again = Қайта сақтау
app-new-case-read-only = Жаңа іс ашуға болмайды: бұл терезе тек оқуға ашылған. Себебі төменде, сол жақта көрсетілген.
app-read-only = Тек оқу. { $holder }
app-rule-book = Ережелер { $version }, тексерілген күні: { $date }
app-theme = Көріністі ауыстыру (қазір: { $name })
app-theme-system = жүйедегідей
app-theme-light = ашық
app-theme-dark = күңгірт
app-zoom = Терезе мазмұнының өлшемі: { $percent } %
app-percent = { $percent } %

# Хабарлар
app-undone = Болдырылмады: { $what }
app-redone = Қайтарылды: { $what }
app-not-opened = Ашу мүмкін болмады: { $reason }
    .hint = Өзіңіз ашыңыз: { $path }
app-no-opener = компьютердегі ешбір бағдарлама мұны ашпады
app-copy-path = Жолын көшіру
app-copy-address = Мекенжайын көшіру
app-copied = Көшірілді.
app-quit-title = Permitpack қазір жабылсын ба?
app-quit-unsaved = Соңғы өзгерістер дискіге әлі жазылған жоқ: { $reason }
app-quit-job = Жұмыс әлі аяқталған жоқ: { $job }
app-quit-stay = Қалу
app-quit-leave = Жабу, бұл жоғалады
app-path = Жол
    .hint = Жолды теріңіз немесе қойыңыз, не файлды осы терезеге сүйреп әкеліңіз.
app-path-browse = Шолу…
app-path-no-dialog = Бұл компьютерде файл таңдау терезесі ашылмады. Жолды теріңіз немесе қойыңыз, не файлды осы терезеге сүйреп әкеліңіз.
app-path-folder = Қалтаның жолын теріңіз немесе қойыңыз, не қалтаны осы терезеге сүйреп әкеліңіз.
app-path-folder-no-dialog = Бұл компьютерде қалта таңдау терезесі ашылмады. Қалтаның жолын теріңіз немесе қойыңыз, не қалтаны осы терезеге сүйреп әкеліңіз.
app-path-several = Бірнеше жол: әрқайсысын тырнақшаға алып, бірінен кейін бірін жазыңыз.
app-path-missing = Бұл жолда ештеңе жоқ: { $path }
app-path-empty = Жолды көрсетіңіз.
app-open-title = Іс қалтасын ашу немесе топтаманы тексеру
app-open-verb = Ашу
app-save-verb = Сақтау
app-calendar-title = Мерзімдерді күнтізбеге сақтау
app-calendar-saved = Сақталды: { $name }
app-show-in-folder = Қалтада көрсету

# Алғашқы іске қосу
first-language = Тілді таңдаңыз
    .hint = Оны терезенің төменгі жағында кез келген уақытта ауыстыруға болады.
first-title = Келген күннен тексерілген топтамаға дейін
first-lead = Permitpack құжат қабылдайтын жерде не сұралса, соны сұрайды, әр құжатты тексереді және топтаманы құрастырады. Бәрі осы компьютерде қалады.
first-sample-title = Алдымен толтырылған істі көріңіз
first-sample-lead = Ойдан алынған Ресейден келген инженер: құжат саны – 18, барлық мерзім есептелген. Кез келген нәрсені өзгертіп, соңында жойыңыз.
first-at-hand = Алғашқы іске не қажет болады
first-at-hand-passport = Төменгі жағында <<< екі жолы бар паспорт сканері немесе фотосы
first-at-hand-contract = Еңбек шарты немесе азаматтық-құқықтық шарт және оның есепке алынған күні
first-at-hand-dwelling = Тұрғын үйдің мекенжайы және меншік иесінің аты-жөні
first-drop = Файлдарды осы терезенің кез келген жеріне сүйреп әкелуге болады.

# Басы
start-new-case-lead = Бірнеше сұрақтан басталады
start-open = Ашу
start-open-lead = Іс қалтасы немесе тексерілетін топтама
start-cases = Істер
start-filter = Аты-жөні, компания немесе ел
start-show = Қандай істер
start-show-all = Барлық істер
start-show-open = Ашық істер
start-show-late = Мерзімі өткендері
start-show-done = Толық істер
start-column-applicant = Өтініш беруші
start-column-citizenship = Азаматтығы
start-column-purpose = Мақсаты
start-column-deadline = Жақын мерзім
start-column-progress = Дайындығы
start-column-changed = Өзгертілген
start-sort = Реттеу: { $column }
start-sorted-up = { $column }, ретімен
start-sorted-down = { $column }, кері ретпен
start-no-name = Аты-жөні әлі жоқ
start-nothing-found = Бұл сүзгіге сай іс жоқ.
start-clear-filter = Барлық істі көрсету
start-days-late = { $days ->
        [one] { $days } күн кешікті
       *[other] { $days } күн кешікті
    }
start-due-today = Мерзімі бүгін
start-due-in = { $days ->
        [one] { $days } күн қалды
       *[other] { $days } күн қалды
    }
start-no-date = Күні әлі жоқ
start-progress = { $done } / { $all } тапсырма
start-today = Бүгін { $time }
start-yesterday = Кеше
start-due-in-30 = 30 күндегі мерзімдер
start-nothing-due = Алдағы 30 күнде мерзім жоқ.
start-save-calendar = Күнтізбеге сақтау (.ics)

# Жаңа іс
new-case-title = Жаңа іс
new-case-lead = Бәрін кейін өзгертуге болады; құжаттар тізбесі соған қарай өзгереді.
new-case-procedure = Не рәсімделеді
new-case-category = Қандай негізде
new-case-channel = Қайда тапсырылады
new-case-number = Іс нөмірі
    .hint = Кеңсенің өз нөмірі; ол топтаманың әр бетінде тұрады.
new-case-number-taken = Мұндай нөмірі бар іс бар.
new-case-number-missing = Іс нөмірін көрсетіңіз.
new-case-category-missing = Негізді таңдаңыз.
new-case-company = Компания
    .hint = Оның деректері іске көшіріледі.
new-case-company-none = Компания әлі жоқ
new-case-create = Істі құру

# Баптаулар
settings-title = Баптаулар
settings-look = Тіл және көрініс
settings-language = Тіл
settings-theme = Көрінісі
settings-zoom = Өлшемі
settings-workspace = Жұмыс қалтасы
settings-workspace-folder = Қалта
settings-workspace-hint = Барлық іс, адамдар, компаниялар мен файлдар осында. Басқа қалта алынса, ештеңе көшірілмейді: әр қалтада өзінікі қалады.
settings-other-workspace = Басқа жұмыс қалтасын алу…
settings-other-title = Басқа жұмыс қалтасы
settings-backups = Сақтық көшірмелер
settings-backups-hint = Күніне бір рет және пішім өзгерер алдында жасалады; соңғы жетеуі сақталады.
settings-no-backups = Сақтық көшірме әлі жоқ.
settings-backup-now = Көшірме жасау
settings-restore = Қалпына келтіру
settings-restore-of = Көшірмені қалпына келтіру: { $when }
settings-restore-title = Мына көшірме қалпына келтірілсін бе: { $when }?
settings-restore-text = Жұмыс қалтасы сол кездегі қалпына келеді. Қазіргі күйі бөлек көшірме болып сақталады.
settings-backed-up = Сақтық көшірме жасалды.

# Анықтама
help-title = Анықтама
help-shortcuts = Пернелер тіркесімі
help-action = Әрекет
help-keys = Пернелер
help-lead = Tab келесі элементке өтеді, Enter немесе бос орын пернесі басады, көрсеткі пернелер тізімде жүреді, Esc үстіңгі терезені жабады.
help-about = Бағдарлама туралы
help-version = Permitpack { $version }
help-licences = Лицензиялар
help-licences-lead = Permitpack – еркін бағдарлама (MIT). Құрамында Noto Sans пен Noto Serif қаріптері (SIL Open Font License 1.1), Phosphor белгішелері (MIT) және MIT, Apache-2.0, BSD, Zlib, Unicode лицензияларындағы Rust кітапханалары бар.
help-licences-file = Лицензия: { $name }

app-job-import = Файлдар қосылуда
app-job-unlock = Құпиясөзі бар файл ашылуда
app-job-export = Топтама құрастырылуда
app-job-open = Іс қалтасы ашылуда
app-job-sample = Үлгі іс жасалуда
app-job-verify = Топтама тексерілуде
app-job-paper = Беттер дайындалуда
app-job-cancelled = Тоқтатылды.
app-edit-gone = Өзгертілетін нәрсе енді жоқ.
app-company-kept = Басқа істерге сақталды: { $name }, { $papers ->
    [0] тек деректері
   *[other] деректері және құжаттары: { $papers }
}.
app-company-kept-again = Басқа істер үшін жаңартылды: { $name }, { $papers ->
    [0] тек деректері
   *[other] деректері және құжаттары: { $papers }
}.
app-company-none = Бұл істе компания әлі көрсетілмеген.
app-company-taken = Алынған компания: { $name }.
app-company-same = Істе мұның бәрі бұрыннан бар.
action-keep-company = Компанияны басқа істерге сақтау
action-keep-company-again = Сақталған компанияны жаңарту
question-company-take = Сақталған компанияны алу
    .hint = Оның деректері компания туралы жауаптарды алмастырады; бұрыннан бар құжаттар қалады.
question-in-documents = Құжаттарда
question-company-kept = Кейін жаңа іс ашқанда оны деректерімен және құжаттарымен бірге таңдауға болады.
verified-title = Тексерілген топтама
verified-another = Басқа топтаманы тексеру
app-files-added = { $count ->
        [one] { $count } файл қосылды
       *[other] { $count } файл қосылды
    }
app-file-unlocked = «{ $file }» файлы ашылды
app-files-unlocked = { $count ->
        [one] Бұл құпиясөзбен { $count } файл ашылды
       *[other] Бұл құпиясөзбен { $count } файл ашылды
    }
app-wrong-password = Бұл құпиясөз файлды ашпайды.
app-job-stop = Тоқтату
app-clock-behind = Компьютер сағаты { $today } күнін көрсетіп тұр, ал мұнда соңғы жұмыс { $last } істелген. Барлық мерзім осы сағаттан есептеледі: дұрыс күнді қойып, бағдарламаны қайта іске қосыңыз.
