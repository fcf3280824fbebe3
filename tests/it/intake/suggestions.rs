//! Where files belong: by their text, their names, their zones, their shape. The papers are set in type here;
//! their headings are worded as offices word them, not as the rule book does.

use std::collections::BTreeMap;

use permitpack::documents::clues::Clues;
use permitpack::domain::{Digest, FileRef, Language};
use permitpack::export::front_matter::{NoticeSheet, Words};
use permitpack::export::{pages, words};
use permitpack::session::suggest::Suggester;

use super::Desk;
use super::made::png;

/// Kind, heading and first sentences of a paper.
const PAPERS: &[(&str, &str, &str)] = &[
    (
        "employment_contract",
        "ТРУДОВОЙ ДОГОВОР № 14",
        "ТОО «Алатау Строй», БИН 120340000000, и гражданин, паспорт AB123, заключили договор.",
    ),
    (
        "employment_contract",
        "ЕҢБЕК ШАРТЫ № 14",
        "«Алатау Құрылыс» ЖШС және азамат, паспорты AB123, осы шартты жасасты.",
    ),
    (
        "employment_contract",
        "Employment Agreement",
        "This agreement is made between Alatau LLP and the employee, passport AB123.",
    ),
    (
        "criminal_record_certificate",
        "СПРАВКА о наличии либо отсутствии судимости",
        "Дана гражданину, документ: паспорт. По учётам сведений нет.",
    ),
    (
        "criminal_record_certificate",
        "Сотталғандығының бар не жоқтығы туралы анықтама",
        "Азаматқа берілді. Соттылығының бар не жоғы туралы мәлімет жоқ.",
    ),
    (
        "rights_certificate",
        "Справка о зарегистрированных правах (обременениях) на недвижимое имущество и его технических характеристиках",
        "Собственник: Ахметов. Основание: договор купли-продажи.",
    ),
    (
        "rights_certificate",
        "Жылжымайтын мүлікке тіркелген құқықтар (ауыртпалықтар) және оның техникалық сипаттамалары туралы анықтама",
        "Меншік иесі: Ахметов.",
    ),
    (
        "state_registration_certificate",
        "СПРАВКА о государственной регистрации юридического лица",
        "Наименование: ТОО. Бизнес-идентификационный номер. Руководитель, назначенный приказом.",
    ),
    (
        "state_registration_certificate",
        "Заңды тұлғаны мемлекеттік тіркеу туралы АНЫҚТАМА",
        "Атауы: ЖШС. Басшысы.",
    ),
    (
        "lease",
        "ДОГОВОР НАЙМА ЖИЛОГО ПОМЕЩЕНИЯ",
        "Собственник передаёт нанимателю квартиру. Удостоверение личности № 000000000.",
    ),
    ("lease", "ТҰРҒЫН ҮЙДІ ЖАЛДАУ ШАРТЫ", "Меншік иесі пәтерді жалға береді."),
    (
        "lease",
        "Residential lease agreement",
        "The landlord lets the flat to the tenant, passport AB123.",
    ),
    (
        "owner_consent",
        "СОГЛАСИЕ СОБСТВЕННИКА ЖИЛИЩА",
        "Я, собственник квартиры, даю согласие на регистрацию иностранца, паспорт AB123.",
    ),
    ("owner_consent", "Тұрғын үй иесінің келісімі", "Мен пәтерімде тұруына келісім беремін."),
    (
        "marriage_certificate",
        "СВИДЕТЕЛЬСТВО О ЗАКЛЮЧЕНИИ БРАКА",
        "Гражданин и гражданка заключили брак.",
    ),
    ("marriage_certificate", "Неке қию туралы куәлік", "Азамат пен азаматша некелесті."),
    ("birth_certificate", "Свидетельство о рождении", "Родился в городе Ташкент. Отец. Мать."),
    (
        "birth_certificate",
        "BIRTH CERTIFICATE",
        "Name of the child. Father. Mother. Place of birth.",
    ),
    ("birth_certificate", "ТУУ ТУРАЛЫ КУӘЛІК", "Туған жері: Ташкент."),
    (
        "medical_form_028",
        "Медицинская справка. Форма № 028/у",
        "Утверждена приказом. Противопоказаний нет.",
    ),
    (
        "health_insurance",
        "ПОЛИС МЕДИЦИНСКОГО СТРАХОВАНИЯ",
        "Страхователь, паспорт AB123. Срок действия.",
    ),
    ("health_insurance", "Медициналық сақтандыру шарты", "Сақтанушы. Мерзімі."),
    ("head_order", "ПРИКАЗ о вступлении в должность", "Приступаю к обязанностям директора ТОО."),
    ("head_order", "Қызметке кірісу туралы бұйрық", "Директор қызметіне кірісемін."),
    (
        "head_decision",
        "Решение единственного участника ТОО",
        "Избрать директором. Трудовой договор заключить.",
    ),
    (
        "power_of_attorney",
        "ДОВЕРЕННОСТЬ № 7",
        "ТОО в лице директора уполномочивает представителя, удостоверение личности.",
    ),
    ("power_of_attorney", "СЕНІМХАТ", "ЖШС өкілге өкілеттік береді."),
    (
        "petition_letter",
        "Ходатайство принимающей стороны",
        "Просим выдать разрешение на временное проживание гражданину, паспорт AB123, трудовой договор № 14.",
    ),
    (
        "foreign_labour_permit",
        "РАЗРЕШЕНИЕ на привлечение иностранной рабочей силы",
        "Работодателю. Категория. Срок.",
    ),
    (
        "fingerprint_certificate",
        "СПРАВКА о прохождении дактилоскопической регистрации",
        "Иностранец, паспорт AB123.",
    ),
    (
        "registration_certificate",
        "Справка о регистрации по месту пребывания",
        "Гражданин зарегистрирован по адресу.",
    ),
    ("migration_card", "МИГРАЦИОННАЯ КАРТОЧКА", "Фамилия. Имя. Паспорт. Дата въезда."),
    (
        "arrival_notice",
        "Уведомление о прибытии иностранца",
        "Принимающая сторона: ТОО. Паспорт AB123.",
    ),
    ("arrival_notice", "Шетелдіктің келгені туралы хабарлама", "Қабылдаушы тарап: ЖШС."),
    (
        "civil_law_contract",
        "ДОГОВОР возмездного оказания услуг",
        "Исполнитель, паспорт AB123, оказывает услуги.",
    ),
    (
        "dismissal_order",
        "Приказ о расторжении трудового договора",
        "Трудовой договор № 3 расторгнуть.",
    ),
    ("cv", "РЕЗЮМЕ", "Опыт работы: инженер. Образование: диплом."),
    ("cv", "Curriculum Vitae", "Work experience: engineer. Diploma."),
    (
        "fine_decision",
        "ПОСТАНОВЛЕНИЕ по делу об административном правонарушении",
        "Гражданин, паспорт AB123, нарушил.",
    ),
    ("high_qualification_proof", "ДИПЛОМ магистра", "Присуждена степень магистра техники."),
    (
        "parental_consent",
        "СОГЛАСИЕ отца",
        "Даю согласие на выезд ребёнка. Свидетельство о рождении.",
    ),
    (
        "secondment_order",
        "Приказ о направлении в командировку",
        "Направить работника, трудовой договор № 14.",
    ),
    (
        "travel_booking",
        "МАРШРУТНАЯ КВИТАНЦИЯ электронного билета",
        "Пассажир, паспорт AB123. Рейс.",
    ),
    (
        "hotel_booking",
        "Hotel booking confirmation",
        "Guest, passport AB123. Hotel booking number 5.",
    ),
    ("passport_loss_note", "Справка об утрате паспорта", "Гражданин обратился в полицию."),
    (
        "iin_document",
        "Регистрационное свидетельство",
        "Индивидуальный идентификационный номер присвоен.",
    ),
];

/// Names as people give them.
const NAMES: &[(&str, &str)] = &[
    ("passport_copy", "Паспорт Каримов.pdf"),
    ("passport_copy", "passport_karimov_scan.jpg"),
    ("passport_copy", "төлқұжат.png"),
    ("employment_contract", "Трудовой_договор_№14_Каримов.pdf"),
    ("employment_contract", "еңбек шарты Каримов 2026.pdf"),
    ("employment_contract", "employment-contract-signed.pdf"),
    ("criminal_record_certificate", "справка о несудимости Узбекистан.pdf"),
    ("photo", "Фото 3,5х4,5.jpg"),
    ("lease", "договор аренды квартиры.pdf"),
    ("marriage_certificate", "свидетельство о браке.jpg"),
    ("birth_certificate", "birth certificate child.pdf"),
    ("power_of_attorney", "доверенность на Асель.pdf"),
    ("medical_form_028", "028у Каримов.pdf"),
    ("high_qualification_proof", "диплом с приложением.pdf"),
    ("cv", "Resume_Karimov.pdf"),
    ("rights_certificate", "справка о зарегистрированных правах.pdf"),
    ("state_registration_certificate", "Справка о гос регистрации ТОО.pdf"),
    ("head_order", "приказ о назначении директора.pdf"),
    ("migration_card", "миграционная карта.jpg"),
    ("health_insurance", "мед страховка 2026 (медицинская страховка).pdf"),
];

fn paper(heading: &str, text: &str) -> Vec<u8> {
    let sheet = NoticeSheet {
        title: Words::plain(heading),
        paragraphs: text.split(". ").map(Words::plain).collect(),
        foot: Words::plain("Алматы, 2026"),
    };
    pages::notice(&sheet).unwrap().pdf
}

#[derive(Default)]
struct Rate {
    asked: u32,
    first: u32,
    among: u32,
    missed: Vec<String>,
}

impl Rate {
    fn judge(&mut self, expected: &str, about: &str, kinds: &[String]) {
        self.asked += 1;
        self.first += u32::from(kinds.first().is_some_and(|kind| kind == expected));
        let is_among = kinds.iter().any(|kind| kind == expected);
        self.among += u32::from(is_among);
        if kinds.first().is_none_or(|kind| kind != expected) {
            self.missed.push(format!("{about}: {expected} wanted, {kinds:?} suggested"));
        }
    }

    fn hold(&self, what: &str, first: f64, among: f64) {
        let share = |count: u32| f64::from(count) / f64::from(self.asked);
        println!(
            "{what}: first {} of {}, among three {} of {}",
            self.first, self.asked, self.among, self.asked
        );
        println!("{}", self.missed.join("\n"));
        assert!(share(self.first) >= first && share(self.among) >= among, "{what}");
    }
}

fn kinds(suggester: &Suggester, name: &str, clues: Option<&Clues>) -> Vec<String> {
    suggester.suggest(name, "", clues).into_iter().map(|it| it.kind.to_string()).collect()
}

#[test]
fn papers_are_recognised_by_their_first_page_and_files_by_their_names() {
    let mut desk = Desk::new();
    let paths: Vec<_> = (PAPERS.iter().enumerate())
        .map(|(at, (_, heading, text))| {
            desk.put(&format!("scan{at:04}.pdf"), &paper(heading, text))
        })
        .collect();
    let dropped = desk.drop(paths);
    assert_eq!((dropped.files.len(), dropped.said()), (PAPERS.len(), vec![]));
    let by_name: BTreeMap<&str, &FileRef> =
        dropped.files.iter().map(|it| (it.name.as_str(), it)).collect();
    let suggester = Suggester::new(desk.office.case());
    let begun = std::time::Instant::now();
    let mut rate = Rate::default();
    for (at, (kind, heading, _)) in PAPERS.iter().enumerate() {
        let name = format!("scan{at:04}.pdf");
        let clues = desk.office.desk.clues(by_name[name.as_str()].digest).unwrap();
        rate.judge(kind, heading, &kinds(&suggester, &name, Some(clues)));
    }
    println!("{:?} a file", begun.elapsed() / u32::try_from(PAPERS.len()).unwrap());
    rate.hold("by text", 0.85, 0.95);
    let mut rate = Rate::default();
    for (kind, name) in NAMES {
        rate.judge(kind, name, &kinds(&suggester, name, None));
    }
    rate.hold("by name", 0.85, 0.95);
    // What this program calls its files by, and abbreviations, are enough as whole words.
    for name in ["a-iin.jpg", "ИИН.pdf", "ЖСН_2.png", "IIN Karimov.pdf"] {
        let found = kinds(&suggester, name, None);
        assert_eq!(found.first().map(String::as_str), Some("iin_document"), "{name}: {found:?}");
    }
    for name in ["шиина.jpg", "ID Karimov.jpg"] {
        assert!(kinds(&suggester, name, None).is_empty(), "{name}");
    }
    // Nothing is placed by itself.
    assert!(desk.office.case().case().documents.is_empty());
}

#[test]
fn zones_and_shapes_tell_and_every_suggestion_says_by_what() {
    let mut desk = Desk::new();
    let zone = "P<UZBKARIMOV<<ALISHER<<<<<<<<<<<<<<<<<<<<<<<\nAA12345678UZB8501017M3001012<<<<<<<<<<<<<<06";
    let zone = with_right_digits(zone);
    let passport = super::made::pdf_lines(&zone.lines().collect::<Vec<_>>());
    let paths = vec![
        desk.put("IMG_0001.pdf", &passport),
        desk.put("IMG_0002.png", &png(413, 531, 7)),
        desk.put("IMG_0003.png", &png(1011, 638, 8)),
        desk.put("IMG_0004.png", &png(1500, 2000, 9)),
    ];
    let dropped = desk.drop(paths);
    let suggester = Suggester::new(desk.office.case());
    let reasons = |name: &str| -> Vec<(String, String)> {
        let digest: Digest = dropped.file(name).digest;
        let clues = desk.office.desk.clues(digest).map(|it| &**it);
        let found = suggester.suggest(name, "", clues);
        found.iter().map(|it| (it.kind.to_string(), it.reasons[0].code.0.to_owned())).collect()
    };
    let first = |name: &str| reasons(name).into_iter().next();
    let of = |kind: &str, code: &str| Some((kind.to_owned(), code.to_owned()));
    assert_eq!(first("IMG_0001.pdf"), of("passport_copy", "suggested-by-passport-zone"));
    assert_eq!(first("IMG_0002.png"), of("photo", "suggested-by-photo-shape"));
    assert!(reasons("IMG_0003.png").iter().all(|(_, code)| code == "suggested-by-card-shape"));
    assert!(!reasons("IMG_0003.png").is_empty());
    assert_eq!(first("IMG_0004.png"), None, "a photo of something is nothing");
    let clues = desk.office.desk.clues(dropped.file("IMG_0001.pdf").digest).unwrap();
    assert_eq!(clues.mrz.as_ref().unwrap().surname(), "KARIMOV");
    assert!(!format!("{clues:?}").contains("KARIMOV"));
    for language in Language::ALL {
        let said = suggester.suggest("паспорт.pdf", "", Some(clues));
        for reason in said.iter().flat_map(|it| &it.reasons) {
            let words = words::finding(desk.office.desk.book(), reason, language);
            assert!(!words.text.is_empty() && !words.text.contains("suggested-by"), "{words:?}");
        }
    }
}

#[test]
fn a_passport_goes_to_whom_its_lines_name() {
    let mut desk = Desk::new();
    desk.office.answer("applicant.surname", "KARIMOV");
    desk.office.answer("applicant.birth_date", "1985-01-01");
    let zones = [
        "P<UZBKARIMOV<<ALISHER<<<<<<<<<<<<<<<<<<<<<<<\nAA12345678UZB8501017M3001012<<<<<<<<<<<<<<06",
        "P<UZBKARIMOVA<<ZULFIYA<<<<<<<<<<<<<<<<<<<<<<\nAA76543218UZB8703047F3001012<<<<<<<<<<<<<<06",
    ];
    let paths = (zones.iter().enumerate()).map(|(at, zone)| {
        let zone = with_right_digits(zone);
        let lines: Vec<&str> = zone.lines().collect();
        desk.put(&format!("scan {at}.pdf"), &super::made::pdf_lines(&lines))
    });
    let paths = paths.collect();
    let dropped = desk.drop(paths);
    let suggester = Suggester::new(desk.office.case());
    let first = |name: &str| {
        let clues = desk.office.desk.clues(dropped.file(name).digest).map(|it| &**it);
        let found = suggester.suggest(name, "", clues).swap_remove(0);
        let reason = words::finding(desk.office.desk.book(), &found.reasons[0], Language::En).text;
        (found.kind.to_string(), reason)
    };
    let (kind, reason) = first("scan 0.pdf");
    assert_eq!(kind, "passport_copy", "{reason}");
    assert!(reason.contains("KARIMOV ALISHER"), "{reason}");
    let (kind, reason) = first("scan 1.pdf");
    assert_eq!(kind, "dependant_passport", "{reason}");
    assert!(reason.contains("KARIMOVA ZULFIYA"), "{reason}");
}

/// The zone with its check digits (ICAO Doc 9303-3, 4.9) set right.
fn with_right_digits(zone: &str) -> String {
    let value = |c: char| match c {
        '0'..='9' => c as u32 - '0' as u32,
        'A'..='Z' => c as u32 - 'A' as u32 + 10,
        _ => 0,
    };
    let digit = |text: &str| {
        let weighted = text.chars().zip([7, 3, 1].into_iter().cycle());
        let sum: u32 = weighted.map(|(c, weight)| value(c) * weight).sum();
        char::from_digit(sum % 10, 10).unwrap()
    };
    let (first, second) = zone.split_once('\n').unwrap();
    let mut line: Vec<char> = second.chars().collect();
    assert_eq!((first.len(), line.len()), (44, 44));
    let part = |line: &[char], from: usize, to: usize| line[from..to].iter().collect::<String>();
    for (from, to) in [(0, 9), (13, 19), (21, 27), (28, 42)] {
        line[to] = digit(&part(&line, from, to));
    }
    let whole = part(&line, 0, 10) + &part(&line, 13, 20) + &part(&line, 21, 43);
    line[43] = digit(&whole);
    format!("{first}\n{}", line.iter().collect::<String>())
}
