//! A record in which everything occurs that can be saved.

use std::collections::BTreeMap;
use std::sync::Arc;

use permitpack::domain::{
    Answer, Arg, Case, Code, Digest, Document, DocumentForm, DocumentId, DocumentTypeId, FileKind,
    FileRef, Finding, GroupId, Language, Legalisation, LetterEdit, LocalizedText, PersonAt,
    ProcedureId, RequirementId, Review, Severity, SourceId, SteppedOver, Subject, Value,
    ValueProblem, Waiver,
};
use permitpack::store::{CaseRecord, Due, ExportRecord, ExportedFile, When};

use super::{day, fact, file};

pub(super) fn all_values() -> Vec<(&'static str, Answer)> {
    let zone = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\
                L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    let values = [
        ("a.bool", Value::Bool(true)),
        ("a.choice", Value::Choice("one".parse().unwrap())),
        ("a.text", Value::Text("Әйгерім \"Қайрат\" <№ 5>\n\u{0}".into())),
        ("a.date", Value::Date(day("1999-02-28"))),
        ("a.country", Value::Country("KZ".parse().unwrap())),
        ("a.number", Value::Number(i64::MIN)),
        ("a.iin", Value::Iin("900101300007".parse().unwrap())),
        ("a.bin", Value::Bin("000240000018".parse().unwrap_or_else(|_| bin()))),
        ("a.mrz", Value::Mrz(zone.parse().unwrap())),
    ];
    let rejected = Answer::Rejected { raw: "12.13.2".into(), problem: ValueProblem::NotADate };
    let accepted = values.into_iter().map(|(id, value)| (id, Answer::Accepted(value)));
    accepted.chain([("a.rejected", rejected)]).collect()
}

/// Some BIN with a right check digit.
fn bin() -> permitpack::domain::Bin {
    (0..100).find_map(|n| format!("0002400001{n:02}").parse().ok()).unwrap()
}

fn full_file(digest: u8, kind: FileKind) -> FileRef {
    let args = [
        ("text", Arg::Text("x".into())),
        ("number", Arg::Number(-3)),
        ("date", Arg::Date(day("2026-01-02"))),
        ("fact", Arg::Fact(fact("a.bool"))),
        ("kind", Arg::DocumentType(DocumentTypeId::new("contract").unwrap())),
        ("localized", {
            let text = |text: &str| text.to_owned();
            Arg::Localized(LocalizedText { en: text("e"), ru: text("р"), kk: text("қ") })
        }),
    ];
    let subjects = [
        Subject::Case,
        Subject::Fact(fact("a.bool")),
        Subject::Requirement(RequirementId::new("r").unwrap()),
        Subject::Document(DocumentId::new("d-1").unwrap()),
        Subject::File("f.pdf".into()),
        Subject::Page("f.pdf".into(), 4),
        Subject::Duty("duty".parse().unwrap()),
    ];
    let severities = [Severity::Blocker, Severity::Warning, Severity::Hint];
    let finding = |(at, subject)| Finding {
        severity: severities[at % 3],
        subject,
        code: Code("page-count-disagrees"),
        args: args.to_vec(),
        sources: vec![SourceId::new("act-1").unwrap()],
    };
    FileRef {
        kind,
        // What the store keeps of a locked file is that it is one.
        password: None,
        is_locked: true,
        came_in: Vec::new(),
        quarter_turns: 3,
        plan: "3 @90 bw dpi:200, 1-2 card-below; elsewhere 4-9".parse().ok(),
        stepped_over: SteppedOver { rendered: vec![1, 2], given_up: vec![9] },
        findings: subjects.into_iter().enumerate().map(finding).collect(),
        ..file(Digest([digest; 32]), u64::MAX)
    }
}

/// A record in which every field and every variant of every type occurs.
pub(super) fn full_record() -> CaseRecord {
    let mut case = Case::new("2026-№014".into(), ProcedureId::new("first").unwrap());
    case.category = Some("work".parse().unwrap());
    case.channel = Some("counter".parse().unwrap());
    case.facts = all_values().into_iter().map(|(id, answer)| (fact(id), answer)).collect();
    case.groups.insert(GroupId::new("stay").unwrap(), vec![case.facts.clone(), <_>::default()]);
    let kinds = [
        FileKind::Pdf,
        FileKind::Jpeg,
        FileKind::Png,
        FileKind::Tiff,
        FileKind::WebP,
        FileKind::Bmp,
        FileKind::Refused("heic"),
    ];
    let forms = [
        DocumentForm::Original,
        DocumentForm::Copy,
        DocumentForm::Notarised,
        DocumentForm::Translation,
        DocumentForm::Printout,
    ];
    let reviews = [Review::ToReview, Review::Approved, Review::Returned("плохо видно".into())];
    let legalisations = [Legalisation::None, Legalisation::Apostille, Legalisation::Consular];
    let stay = GroupId::new("stay").unwrap();
    let people = case.people(&[PersonAt::Record(stay, 1), PersonAt::Applicant]).unwrap();
    for (at, form) in forms.into_iter().enumerate() {
        case.documents.push(Document {
            id: DocumentId::new(&format!("d-{at}")).unwrap(),
            kind: DocumentTypeId::new("passport").unwrap(),
            people: if at == 1 { people.clone() } else { <_>::default() },
            form,
            number: (at > 0).then(|| format!("№ {at}")),
            issuer: (at > 0).then(|| "МВД".to_owned()),
            language: ["uz", "kaa"].get(at).and_then(|it| it.parse().ok()),
            issued_on: (at > 1).then(|| day("2020-02-29")),
            expires_on: (at > 2).then(|| day("2030-12-31")),
            translated: at % 2 == 1,
            legalisation: legalisations[at % 3],
            files: kinds.into_iter().map(|kind| full_file(1, kind)).collect(),
            review: reviews[at % 3].clone(),
        });
    }
    case.inbox = vec![full_file(2, FileKind::Bmp)];
    case.waivers = vec![Waiver {
        requirement: RequirementId::new("medical").unwrap(),
        by: "А. Б.".into(),
        on: day("2026-11-20"),
        reason: "not asked".into(),
    }];
    case.letter_edits = vec![LetterEdit {
        letter: "cover-letter".parse().unwrap(),
        block: "cover-lead".parse().unwrap(),
        texts: [(Language::Ru, "Направляем документы".to_owned())].into(),
    }];
    let mut record = CaseRecord::new(Arc::new(case));
    record.summary.title = "Ким О.".into();
    (record.summary.done, record.summary.total, record.summary.blockers) = (3, 9, 1);
    record.summary.dues = vec![Due { duty: "register".into(), on: day("2026-12-01") }];
    record.summary.words = BTreeMap::from([("employer".into(), "ТОО".into())]);
    record.last_rule_book = Some("abc".into());
    record.last_seen = BTreeMap::from([("r".into(), "met".into())]);
    record.marks = BTreeMap::from([("page".into(), "2".into())]);
    record.exports = vec![ExportRecord {
        when: When(5),
        profile: "office".into(),
        rule_book: "abc".into(),
        folder: "D:\\packs".into(),
        pages: 40,
        content: Some("1:09".into()),
        files: vec![
            ExportedFile { name: "a.pdf".into(), digest: Some(Digest([7; 32])) },
            ExportedFile { name: "b.zip".into(), digest: None },
        ],
    }];
    record
}
