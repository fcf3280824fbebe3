//! Filled sheets for the tests: the pack of an invented employee, in any languages.

use permitpack::export::front_matter::{
    ChecklistRow, ChecklistSection, ChecklistSheet, CoverSheet, Draft, Index, IndexRow,
    IndexSection, LastDay, ManifestRow, ManifestSheet, NoticeSheet, Receipt, Tick, Words,
};

/// Which languages a sheet is in, in order.
#[derive(Clone, Copy)]
pub(super) struct In(pub &'static [usize]);

pub(super) const KK_RU: In = In(&[0, 1]);
pub(super) const EN: In = In(&[2]);
pub(super) const RU: In = In(&[1]);
pub(super) const ALL: In = In(&[0, 1, 2]);

impl In {
    pub(super) fn words(self, texts: [&str; 3]) -> Words {
        Words(self.0.iter().map(|at| texts[*at].to_owned()).collect())
    }
}

pub(super) fn cover(on: In) -> CoverSheet {
    let w = |kk, ru, en| on.words([kk, ru, en]);
    CoverSheet {
        heading: w("Құжаттар топтамасы", "Комплект документов", "Document pack"),
        number: "№ 2026-014".into(),
        title: w(
            "Уақытша тұруға рұқсат",
            "Разрешение на временное проживание",
            "Temporary residence permit",
        ),
        subtitle: w(
            "Алғашқы рет беру, еңбек шарты, ЕАЭО азаматы",
            "Первичная выдача, трудовой договор, гражданин ЕАЭС",
            "First issue, employment contract, EAEU citizen",
        ),
        name: "IVANOV SERGEI".into(),
        name_cyrillic: Some("ИВАНОВ СЕРГЕЙ".into()),
        rows: cover_rows(on),
        last_day: Some(LastDay {
            label: w(
                "Тапсыруға болатын соңғы жұмыс күні",
                "Последний рабочий день для подачи",
                "Last working day for filing",
            ),
            date: "29.01.2027".into(),
            weekday: w("жұма", "пятница", "Friday"),
            note: w(
                "90-күн: 30.01.2027, сенбі",
                "90-й день: 30.01.2027, суббота",
                "Day 90: 30.01.2027, Saturday",
            ),
        }),
        counts: vec![
            ("12".into(), w("құжат", "документов", "documents")),
            ("29".into(), w("бет", "страниц", "pages")),
            ("12/12".into(), w("талап орындалды", "требований выполнено", "requirements met")),
        ],
        notes: vec![
            w(
                "24.11.2026 жасалды, ережелер 2026.11",
                "Составлено 24.11.2026, правила 2026.11",
                "Made on 24.11.2026, rules 2026.11",
            ),
            w(
                "Топтаманы өтініш беруші тарап жинаған; мемлекеттік орган құжаты да, заң кеңесі де емес.",
                "Собрано стороной заявителя; не документ государственного органа и не юридическая консультация.",
                "Put together by the applicant’s side; neither a document of a state body nor legal advice.",
            ),
        ],
        draft: None,
    }
}

fn cover_rows(on: In) -> Vec<(Words, Words)> {
    let w = |kk, ru, en| on.words([kk, ru, en]);
    let p = Words::plain;
    vec![
        (
            w("Азаматтығы", "Гражданство", "Citizenship"),
            w("Ресей Федерациясы", "Российская Федерация", "Russian Federation"),
        ),
        (w("Туған күні", "Дата рождения", "Date of birth"), p("01.01.1990")),
        (w("Паспорты", "Паспорт", "Passport"), p("75 1234567, 15.03.2021 – 15.03.2031")),
        (w("ЖСН", "ИИН", "IIN"), p("900101300007")),
        (w("Елге кірген күні", "Дата въезда", "Date of entry"), p("02.11.2026")),
        (
            w("Жұмыс беруші", "Работодатель", "Employer"),
            w(
                "«Мысал Инжиниринг» ЖШС, БСН 150340000003",
                "ТОО «Мысал Инжиниринг», БИН 150340000003",
                "Mysal Engineering LLP, BIN 150340000003",
            ),
        ),
        (
            w("Өкілі", "Представитель", "Representative"),
            w(
                "Ким А. В., сенімхат бойынша",
                "Ким А. В., по доверенности",
                "A. V. Kim, by power of attorney",
            ),
        ),
        (
            w("Мекенжайы", "Адрес", "Address"),
            w(
                "Астана қаласы, Мысал көшесі, 12-үй, 34-пәтер",
                "г. Астана, ул. Мысал, д. 12, кв. 34",
                "Flat 34, 12 Mysal Street, Astana",
            ),
        ),
        (
            w("Тапсыратын орын", "Куда подаётся", "Filed with"),
            w(
                "«Азаматтарға арналған үкімет» мемлекеттік корпорациясы",
                "Государственная корпорация «Правительство для граждан»",
                "State Corporation “Government for Citizens”",
            ),
        ),
    ]
}

pub(super) fn draft(on: In, missing: usize) -> Draft {
    let w = |kk, ru, en| on.words([kk, ru, en]);
    let wanted = [
        w(
            "Тұрғын үй иесінің келісімі",
            "Согласие собственника жилища",
            "Consent of the owner of the dwelling",
        ),
        w("Дактилоскопия анықтамасы", "Справка о дактилоскопии", "Fingerprinting certificate"),
        w(
            "Басшыны тағайындау туралы бұйрық",
            "Приказ о назначении руководителя",
            "Order appointing the head",
        ),
    ];
    Draft {
        label: w("ЖОБА", "ЧЕРНОВИК", "DRAFT"),
        lead: w("Жетіспейді", "Не хватает", "Missing"),
        missing: wanted.iter().cycle().take(missing).cloned().collect(),
        more: w("тағы: {n}", "и ещё: {n}", "and {n} more"),
        ..Draft::default()
    }
}

/// Sections of documents in three languages: title, form, pages.
type Listed = (&'static [&'static str; 3], &'static [([&'static str; 3], usize, u32)]);

const FORMS: [[&str; 3]; 4] = [
    ["Түпнұсқа", "Оригинал", "Original"],
    ["Көшірме", "Копия", "Copy"],
    ["Нотариат", "Нотариально", "Notarised"],
    ["Басып шығару", "Распечатка", "Printout"],
];

const LISTED: [Listed; 4] = [
    (
        &["Өтініш", "Заявление", "Application"],
        &[
            (["Өтініш-сауалнама", "Заявление-анкета", "Application form"], 0, 2),
            (
                [
                    "Қабылдаушы тараптың хаты",
                    "Письмо принимающей стороны",
                    "Letter of the inviting party",
                ],
                0,
                1,
            ),
        ],
    ),
    (
        &["Жеке құжаттар", "Личные документы", "Personal documents"],
        &[
            (["Паспорт көшірмесі", "Копия паспорта", "Copy of the passport"], 1, 2),
            (
                [
                    "Паспорттың нотариат куәландырған көшірмесі",
                    "Нотариально заверенная копия паспорта",
                    "Notarised copy of the passport",
                ],
                2,
                2,
            ),
            (
                [
                    "Дактилоскопия анықтамасы",
                    "Справка о дактилоскопии",
                    "Fingerprinting certificate",
                ],
                0,
                1,
            ),
        ],
    ),
    (
        &["Жұмыс және тұратын жер", "Работа и проживание", "Work and dwelling"],
        &[
            (
                [
                    "№ 118 еңбек шарты, 27.10.2026",
                    "Трудовой договор № 118 от 27.10.2026",
                    "Employment contract No. 118 of 27.10.2026",
                ],
                1,
                8,
            ),
            (
                [
                    "Тұрғын үй иесінің келісімі",
                    "Согласие собственника жилища",
                    "Consent of the owner of the dwelling",
                ],
                2,
                2,
            ),
            (
                [
                    "Келгені туралы хабарламаның растамасы",
                    "Подтверждение уведомления о прибытии",
                    "Confirmation of the arrival notice",
                ],
                3,
                1,
            ),
        ],
    ),
    (
        &["Компания құжаттары", "Документы компании", "Documents of the company"],
        &[
            (
                [
                    "Мемлекеттік тіркеу туралы анықтама",
                    "Справка о государственной регистрации",
                    "Certificate of registration",
                ],
                3,
                1,
            ),
            (
                [
                    "Басшыны тағайындау туралы шешім",
                    "Решение о назначении руководителя",
                    "Decision appointing the head",
                ],
                1,
                2,
            ),
            (
                [
                    "Басшыны тағайындау туралы бұйрық",
                    "Приказ о назначении руководителя",
                    "Order appointing the head",
                ],
                1,
                1,
            ),
            (["Өкілдің сенімхаты", "Доверенность представителя", "Power of attorney"], 0, 2),
        ],
    ),
];

/// The index with each section's documents repeated.
pub(super) fn index(on: In, times: usize) -> Index {
    let w = |kk, ru, en| on.words([kk, ru, en]);
    let (mut number, mut page) = (0, 5);
    let sections = LISTED
        .iter()
        .map(|(title, documents)| IndexSection {
            title: on.words(**title),
            rows: documents
                .iter()
                .cycle()
                .take(documents.len() * times)
                .map(|(title, form, pages)| {
                    number += 1;
                    page += pages;
                    IndexRow {
                        number: number.to_string(),
                        title: on.words(*title),
                        form: on.words(FORMS[*form]),
                        page_count: *pages,
                        first_page: page - pages,
                        volume: None,
                        link: Some(page - pages - 1),
                    }
                })
                .collect(),
        })
        .collect();
    Index {
        title: w("Тізімдеме", "Опись документов", "Index of documents"),
        person: "IVANOV SERGEI, 75 1234567".into(),
        heads: [
            Words::plain("№"),
            w("Құжат", "Документ", "Document"),
            w("Түрі", "Форма", "Form"),
            w("Бет саны", "Страниц", "Pages"),
            w("Беті", "Стр.", "Page"),
        ],
        sections,
        total: w("Барлығы: 12 құжат", "Всего: 12 документов", "12 documents in all"),
        total_pages: page - 5,
        notes: vec![w(
            "Мұқаба, тізімдеме және тексеру парағы: 1–4-беттер. Беттегі нөмір файлдағы бет нөмірімен бірдей.",
            "Титульный лист, опись и контрольный лист: страницы 1–4. Номер на листе равен номеру страницы в файле.",
            "Cover, index and checklist: pages 1–4. The number on a sheet is the number of the page in the file.",
        )],
        foot: w("Ережелер 2026.11", "Правила 2026.11", "Rules 2026.11"),
    }
}

pub(super) fn checklist(on: In, times: usize) -> ChecklistSheet {
    let w = |kk, ru, en| on.words([kk, ru, en]);
    let documents: Vec<_> = LISTED.iter().flat_map(|(_, documents)| documents.iter()).collect();
    let rows = documents
        .iter()
        .cycle()
        .take(documents.len() * times)
        .enumerate()
        .map(|(at, (title, form, _))| {
            let mut ticks = [Tick::Nothing; 4];
            ticks[*form % 3] = if at % 3 == 0 { Tick::Ticked } else { Tick::Empty };
            ChecklistRow {
                number: (at + 1).to_string(),
                title: on.words(*title),
                remark: Words::default(),
                ticks,
                at_hand: None,
            }
        })
        .collect();
    ChecklistSheet {
        title: w("Тексеру парағы", "Контрольный лист", "Checklist"),
        person: vec!["IVANOV SERGEI".into(), "75 1234567".into(), "ЖСН / ИИН 900101300007".into()],
        subtitle: Words::default(),
        number_head: "№".into(),
        language_heads: on.words(["Қазақша", "Русский", "English"]).0,
        tick_heads: [
            w("Түпнұсқа", "Оригинал", "Original"),
            w("Көшірме", "Копия", "Copy"),
            w("Нотариат", "Нотар.", "Notarised"),
            w("Аударма", "Перевод", "Translation"),
        ],
        sections: vec![ChecklistSection { title: Words::default(), rows }],
        notes: vec![w(
            "3, 6, 12: түпнұсқа салыстыруға көрсетіледі және қайтарылады. 4: тәжірибе бойынша сұралады. «–»: қажет емес.",
            "3, 6, 12: оригинал предъявляется для сверки и возвращается. 4: просят по практике. «–»: не требуется.",
            "3, 6, 12: the original is shown for comparison and returned. 4: asked for in practice. “–”: not required.",
        )],
        signatures: Some([
            w("Тапсырды, қолы, күні", "Сдал, подпись, дата", "Handed over, signature, date"),
            w("Қабылдады, қолы, күні", "Принял, подпись, дата", "Accepted, signature, date"),
        ]),
        receipt: Some(Receipt {
            title: w("Қолхат", "Расписка", "Receipt"),
            person: "2026-014, IVANOV SERGEI".into(),
            text: w(
                "Уақытша тұруға рұқсат алу үшін 12 құжат қабылданды",
                "Принято 12 документов на разрешение на временное проживание",
                "12 documents accepted for a temporary residence permit",
            ),
            lines: [
                w("Өтініш нөмірі", "Номер заявления", "Application number"),
                w("Күні", "Дата", "Date"),
                w("Қолы", "Подпись", "Signature"),
            ],
        }),
        foot: w(
            "Ережелер 2026.11, 22.11.2026 тексерілді",
            "Правила 2026.11, сверены 22.11.2026",
            "Rules 2026.11, checked 22.11.2026",
        ),
        ..ChecklistSheet::default()
    }
}

pub(super) fn manifest(on: In, files: usize) -> ManifestSheet {
    let w = |kk, ru, en| on.words([kk, ru, en]);
    let files = (0..files)
        .map(|at| ManifestRow {
            number: (at + 1).to_string(),
            path: format!("{:02} Мемлекеттік тіркеу туралы анықтама/справка_о_государственной_регистрации_{at}.pdf", at + 1),
            page_count: (at % 3 != 0).then_some(2),
            size: "1,2 МБ".into(),
            sha256: "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0".into(),
        })
        .collect();
    ManifestSheet {
        title: w("Топтаманың құрамы", "Состав комплекта", "Contents of the pack"),
        person: "2026-014, IVANOV SERGEI".into(),
        rows: vec![
            (w("Жасалған күні", "Составлено", "Made on"), Words::plain("24.11.2026")),
            (w("Ережелер", "Правила", "Rules"), Words::plain("kz 2026.11")),
            (
                w("Толықтығы", "Полнота", "Completeness"),
                w(
                    "Барлық талаптар орындалды: 12 / 12",
                    "Все требования выполнены: 12 / 12",
                    "All requirements met: 12 / 12",
                ),
            ),
        ],
        heads: [
            Words::plain("№"),
            w("Файл", "Файл", "File"),
            w("Бет", "Стр.", "Pages"),
            w("Көлемі", "Размер", "Size"),
            Words::plain("SHA-256"),
        ],
        files,
        notes: vec![w(
            "Заң кеңесі емес.",
            "Не является юридической консультацией.",
            "Not legal advice.",
        )],
        foot: w("Ережелер 2026.11", "Правила 2026.11", "Rules 2026.11"),
    }
}

pub(super) fn notice(on: In) -> NoticeSheet {
    let w = |kk, ru, en| on.words([kk, ru, en]);
    NoticeSheet {
        title: w(
            "Бұл файлды көрсету мүмкін болмады",
            "Этот файл не удалось показать",
            "This file could not be shown",
        ),
        paragraphs: vec![
            Words::plain("справка_о_несудимости_скан_2026-11-02.pdf"),
            w(
                "Файл құпиясөзбен қорғалған. Түпнұсқасы топтамаға өзгеріссіз салынды.",
                "Файл защищён паролем. Его оригинал вложен в комплект без изменений.",
                "The file is protected by a password. The untouched original is in the pack.",
            ),
        ],
        foot: w("Ережелер 2026.11", "Правила 2026.11", "Rules 2026.11"),
    }
}
