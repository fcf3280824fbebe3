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
case-not-a-value = «{ $key }» өрісінде бір ғана мән болуы тиіс
    .hint = Мәтін, сан, күн немесе true/false жазыңыз.
case-not-a-file = «files» жазбасы жол да, жолы бар кесте де емес
    .hint = "scans/passport.jpg" деп немесе path, password және quarter_turns өрістері бар кесте жазыңыз.
case-not-a-date = «{ $value }» — күн емес («{ $key }» өрісі)
    .hint = 2026-11-02 немесе 02.11.2026 түрінде жазыңыз.
case-not-turns = «quarter_turns» мәні 0, 1, 2 немесе 3 болуы тиіс
    .hint = Бұл — беттерді сағат тілімен неше ширек бұру керегін білдіреді.
case-not-an-id = «{ $value }» белгі ретінде жарамайды («{ $key }» өрісі)
    .hint = 1–80 таңба: кіші латын әріптері, цифрлар, «.», «_» және «-».
case-id-twice = Екі құжаттың белгісі бірдей: «{ $value }»
    .hint = Біреуін өзгертіңіз немесе белгілерді жазбаңыз.
case-unknown-key = Белгісіз өріс: «{ $key }»
    .hint = Алып тастаңыз. Барлық рұқсат етілген өрістерді `permitpack-cli schema case` командасы шығарады.
case-unknown-word = «{ $key }» өрісіндегі мән белгісіз: «{ $value }»
    .hint = Барлық рұқсат етілген мәндерді `permitpack-cli schema case` командасы шығарады.
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
