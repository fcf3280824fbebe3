### Барлық беттер мен пәрмен жолына ортақ сөздер: күндер, сандар, мерзімдер, күйлер, шарттар, есептер.

## Күндер

month = { $n ->
    [1] қаңтар
    [2] ақпан
    [3] наурыз
    [4] сәуір
    [5] мамыр
    [6] маусым
    [7] шілде
    [8] тамыз
    [9] қыркүйек
    [10] қазан
    [11] қараша
   *[12] желтоқсан
}
weekday = { $n ->
    [1] дүйсенбі
    [2] сейсенбі
    [3] сәрсенбі
    [4] бейсенбі
    [5] жұма
    [6] сенбі
   *[7] жексенбі
}
weekday-short = { $n ->
    [1] дс
    [2] сс
    [3] ср
    [4] бс
    [5] жм
    [6] сн
   *[7] жк
}
date-long = { $year } жылғы { $day }{ "\u00A0" }{ $month }
date-day-month = { $day } { $month }
date-day-month-year = { $year } ж. { $day } { $month }
date-with-weekday = { $date }, { $weekday }

## Өлшемдер мен мерзімдер

size-bytes = { $n } байт
size-kilobytes = { $n } КБ
size-megabytes = { $n } МБ
size-gigabytes = { $n } ГБ
term-calendar-days = { $n ->
    [one] { $n } күнтізбелік күн
   *[other] { $n } күнтізбелік күн
}
term-business-days = { $n ->
    [one] { $n } жұмыс күні
   *[other] { $n } жұмыс күні
}
term-months = { $n ->
    [one] { $n } ай
   *[other] { $n } ай
}
term-years = { $n ->
    [one] { $n } жыл
   *[other] { $n } жыл
}
term-hours = { $n ->
    [one] { $n } сағат
   *[other] { $n } сағат
}

## Жауаптар мен күйлер

yes = иә
no = жоқ
status-done = Дайын
status-in-progress = Орындалуда
status-not-started = Басталмаған
status-cannot-start = Әзірге қолжетімсіз
status-problem = Қате бар
status-warning = Ескерту
status-hint = Назарға
status-waived = Әдейі қосылмаған
status-if-it-applies = Қажет болса
status-not-needed = Қажет емес
deadline-late = { $n ->
    [one] { $n } күн кешікті
   *[other] { $n } күн кешікті
}
deadline-today = Мерзімі бүгін
deadline-in = { $n ->
    [one] { $n } күн қалды
   *[other] { $n } күн қалды
}
deadline-no-date = Күні белгісіз
deadline-done-on = Орындалған күні: { $date }
confidence-sourced = Дереккөзі бар
confidence-practice = Тәжірибе
confidence-unverified = Тексерілмеген
weight-required = Міндетті
weight-practice = Әдетте сұралады
weight-optional = Қалау бойынша
form-original = Түпнұсқа
form-copy = Көшірме
form-notarised = Нотариат куәландырған
form-translation = Аударма
form-printout = Басып шығарылған

## Шарттар

condition-always = әрқашан
condition-fact = «{ $label }» – { $value }
condition-fact-in = «{ $label }» – мыналардың бірі: { $list }
condition-fact-not-in = «{ $label }» – мыналардың ешқайсысы емес: { $list }
condition-fact-not = «{ $label }» – { $value } емес
condition-known = «{ $label }» – жауабы бар
condition-not-known = «{ $label }» – жауабы жоқ
condition-visa-free = «{ $label }» – бір кіргенде визасыз болуға рұқсат етілген күн саны кемінде { $days }
condition-number = «{ $label }» – { $compare ->
    [less] мынадан аз: { $value }
    [at-most] мынадан көп емес: { $value }
    [equal] дәл { $value }
    [at-least] кемінде { $value }
   *[greater] мынадан көп: { $value }
}
condition-date = «{ $label }» – { $compare ->
    [less] мына күннен ерте: { $value }
    [at-most] мына күннен кеш емес: { $value }
    [equal] дәл мына күні: { $value }
    [at-least] мына күннен ерте емес: { $value }
   *[greater] мына күннен кеш: { $value }
}
condition-age = «{ $label }» – толық жасы { $compare ->
    [less] мынадан аз: { $value }
    [at-most] мынадан көп емес: { $value }
    [equal] дәл { $value }
    [at-least] кемінде { $value }
   *[greater] мынадан көп: { $value }
}
condition-days-since = «{ $label }» – содан бері өткен күнтізбелік күн саны { $compare ->
    [less] мынадан аз: { $value }
    [at-most] мынадан көп емес: { $value }
    [equal] дәл { $value }
    [at-least] кемінде { $value }
   *[greater] мынадан көп: { $value }
}
condition-today = тексеру күні
condition-quoted = «{ $label }»
condition-category = санаты: { $list }
condition-channel = тапсыру орны: { $list }
condition-procedure = рәсім: { $list }
condition-not-category = санаты: мынадан басқа кез келгені: { $list }
condition-not-channel = тапсыру орны: мынадан басқа кез келгені: { $list }
condition-not-procedure = рәсім: мынадан басқа кез келгені: { $list }
condition-document = істе бар: { $list }
condition-some = «{ $group }» бөлімінде мынадай жазба бар: { $what }
condition-and = { $first } және { $second }
condition-or = { $first } немесе { $second }
condition-not = мынау дұрыс емес: ({ $what })
group-eaeu = ЕАЭО мемлекеті
group-cis = ТМД мемлекеті
group-trp-route = азаматтары уақытша тұруға рұқсат ала алатын мемлекет
group-no-apostille = құжаттарына апостиль қажет емес мемлекет

## Күн қалай табылды

step-event = { $fact }: { $date }
step-plus = { $from } + { $term } → { $to }
step-plus-first-day = { $from } + { $term }, осы күн бірінші күн болып саналады → { $to }
step-days-off = { $step }; демалыс және мереке күндері: { $days }
step-minus = { $from } − { $term } → { $to }
step-years = { $from } + { $term } → { $to }
step-per-entry = бір кіргенде визасыз: { $term }, кірген және шыққан күндер қоса есептеледі → { $to }
step-rolling = кез келген { $window } күн ішінде { $allowance }, осы кіруге дейін пайдаланылғаны: { $used } → соңғы заңды күн { $to }
step-rolling-none = кез келген { $window } күн ішінде { $allowance }, осы кіруге дейін пайдаланылғаны: { $used }; күн қалмады
step-last-working-day = осы күннен кеш емес соңғы жұмыс күні: { $to }
no-date-facts = Күні әзірге белгісіз. Алдымен жауап беріңіз: { $facts }
no-date-year = Күні белгісіз: { $year } жылдың жұмыс күндері ережелер жинағында жоқ, ал бағдарлама болжам жасамайды. Үкімет күндерді ауыстыруды бекіткенде, оларды calendar.toml файлына енгізіңіз.
no-date-parameter = Күні белгісіз: ережелер жинағында осы күнге «{ $parameter }» мәні жоқ.
no-date-visa-free = Күні белгісіз: бұл азаматтық үшін визасыз мерзім табылмады. Соңғы күнді виза белгілейді, сонымен салыстырыңыз.
no-date-nothing-left = Заңды болу күндері қалмады: визасыз мерзім толық пайдаланылған.

## Дереккөздер

citation = { $title }
citation-article = { $title }, § { $article }
source-act = { $title } ({ $act })

## Іс бірнеше жолда

case-number = Іс { $number }
case-row = { $label }: { $value }
case-person = Өтініш беруші
case-procedure = Рәсім
case-category = Санаты
case-channel = Тапсыру орны

## Ережелер жинағы мәтін түрінде

book-title = Ережелер жинағы { $version }, тексерілген күні: { $date }
book-procedures = Рәсімдер
book-categories = Рұқсат санаттары
book-routes = Ашық емес жолдар
book-items = Құжаттар тізбесі
book-duties = Мерзімдер
book-checks = Тексерулер
book-conflicts = Дереккөздер бір-біріне қайшы келетін жерлер
book-parameters = Күні көрсетілген мәндер
book-calendar = Жұмыс күндері
book-when = Қашан: { $what }
book-why = Не үшін: { $what }
book-evidence = Мыналардың бірі: { $what }
book-each = Тізімдегі әрқайсысына құжат: { $what }
book-facts = Қажетті жауаптар: { $what }
book-who = Кім: { $what }
book-how = Қалай: { $what }
book-due = Мерзімі: { $what }
book-last-resort = Мерзімнен кейін: { $what }
book-fine = Өткізіп алса: { $what }
book-fine-amount = { $payer }: { $index } АЕК
book-sources = Дереккөздер: { $what }
book-in-force = Қолданылуы: { $from } – { $until }
book-hint = Не істеу керек: { $what }
book-reading = Түсіндірме: { $what }
book-reading-followed = Осында қабылданған түсіндірме: { $what }
book-resolution = Шешім: { $what }
book-value = басталу күні { $date }: { $value }
book-no-value = мәлімет жоқ
book-days-off = демалыс күндері: { $days }
book-days-worked = жұмыс істейтін демалыс күндері: { $days }
book-days-estimated = болжамды: { $days }
due-after = «{ $event }» күнінен кейін { $term }
due-after-lenient = «{ $event }» күнінен кейін { $term } (жұмсақ түсіндіру бойынша: { $lenient })
due-before = «{ $event }» күніне дейін { $term }
due-anniversary = «{ $event }» күнінен кейін { $years }, содан соң { $term }
due-end-of-stay = визасыз болуға болатын соңғы заңды күн: азаматтығы мен пайдаланылған күндер бойынша
due-on = «{ $event }» күні
unit-tenge = { $n } теңге
unit-us-dollars = { $n } АҚШ доллары
unit-megabytes = { $n } МБ

## Of which file a finding is

placed-in-file = { $file }: { $text }
placed-on-page = { $file }, { $page }-бет: { $text }
