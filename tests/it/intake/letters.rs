//! E-mails saved as files.

use super::Desk;
use super::made::{archive, mail, part, pdf, png, stored, words};

#[test]
fn attachments_come_in_under_their_names_whatever_wrote_them() {
    let mut desk = Desk::new();
    let encoded = "Content-Disposition: attachment; \
                   filename=\"=?utf-8?B?0J/QsNGB0L/QvtGA0YIucG5n?=\"";
    let continued = "Content-Disposition: attachment;\r\n \
        filename*0*=utf-8''%D0%94%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80;\r\n filename*1*=%20%E2%84%96%205.pdf";
    let koi = "Content-Type: image/png; name=\"=?koi8-r?B?88vBzi5wbmc=?=\"";
    let bytes = mail(
        "=?utf-8?B?0JTQvtC60YPQvNC10L3RgtGL?=",
        "mixed",
        &[
            words(),
            part(&["Content-Type: image/png", encoded], &png(500, 500, 1)),
            part(&["Content-Type: application/octet-stream", continued], &pdf("contract")),
            part(&[koi, "Content-Disposition: attachment"], &png(500, 500, 2)),
            // A PDF that was taken for text keeps its bytes.
            part(&["Content-Type: text/plain; name=\"notes.pdf\""], &pdf("text")),
            part(&["Content-Type: application/pdf"], &pdf("nameless")),
            part(
                &[
                    "Content-Type: application/zip",
                    "Content-Disposition: attachment; filename=a.zip",
                ],
                &archive(&[stored("внутри.png", &png(500, 500, 3))]),
            ),
        ],
    );
    let dropped = desk.drop_bytes("письмо.eml", &bytes);
    let names = ["5.pdf", "notes.pdf", "Договор № 5.pdf", "Паспорт.png", "Скан.png", "внутри.png"];
    assert_eq!(dropped.names(), names);
    assert!(dropped.files.iter().all(|it| it.page_count == 1 && it.findings.is_empty()));
    assert_eq!(dropped.from("Скан.png"), ["письмо.eml"]);
    assert_eq!(dropped.from("внутри.png"), ["письмо.eml", "a.zip"]);
    assert_eq!(dropped.said(), [("entry-mail-text", "письмо.eml")]);
}

#[test]
fn decoration_is_left_out_by_name_and_photos_are_not() {
    let mut desk = Desk::new();
    let inline = |name: &str| {
        vec![
            format!("Content-Type: image/png; name=\"{name}\""),
            format!("Content-ID: <{name}@example>"),
            format!("Content-Disposition: inline; filename=\"{name}\""),
        ]
    };
    let part = |headers: Vec<String>, content: &[u8]| {
        part(&headers.iter().map(String::as_str).collect::<Vec<_>>(), content)
    };
    let html = "Content-Type: text/html; charset=utf-8\r\n\r\n<p>Hi <img src=\"cid:logo.png@example\">\r\n";
    let attached = |name: &str| {
        vec![
            "Content-Type: image/png".to_owned(),
            format!("Content-Disposition: attachment; filename=\"{name}\""),
        ]
    };
    let bytes = mail(
        "photos",
        "related",
        &[
            html.to_owned(),
            part(inline("logo.png"), &png(320, 90, 1)),
            part(inline("passport.png"), &png(1200, 1600, 2)),
            part(attached("stamp.png"), &png(200, 200, 3)),
        ],
    );
    let dropped = desk.drop_bytes("photos.eml", &bytes);
    assert_eq!(dropped.names(), ["passport.png", "stamp.png"]);
    assert_eq!(dropped.said(), [("entry-mail-text", "photos.eml"), ("entry-picture", "logo.png")]);
}

#[test]
fn a_forwarded_message_is_opened_too() {
    let mut desk = Desk::new();
    let attachment =
        ["Content-Type: application/pdf", "Content-Disposition: attachment; filename=v.pdf"];
    let inner = mail("Visa", "mixed", &[words(), part(&attachment, &pdf("visa"))]);
    let inner = String::from_utf8(inner).unwrap();
    let forwarded =
        format!("Content-Type: message/rfc822\r\n\r\n{}", inner.replace("=_cut", "=_in"));
    let bytes = mail("Fwd: Visa", "mixed", &[words(), forwarded]);
    let dropped = desk.drop_bytes("fwd.eml", &bytes);
    assert_eq!(dropped.names(), ["v.pdf"]);
    assert_eq!(dropped.from("v.pdf"), ["fwd.eml", "Visa.eml"]);
}

#[test]
fn what_is_broken_in_an_email_is_named() {
    let mut desk = Desk::new();
    let attached = |name: &str| {
        vec![
            "Content-Type: application/pdf".to_owned(),
            format!("Content-Disposition: attachment; filename=\"{name}\""),
        ]
    };
    let of = |headers: Vec<String>, content: &[u8]| {
        part(&headers.iter().map(String::as_str).collect::<Vec<_>>(), content)
    };
    // Base64 with letters that cannot be.
    let broken = of(attached("broken.pdf"), &pdf("broken")).replacen("JVBERi0", "JV#ERi0", 1);
    assert!(broken.contains('#'));
    let bytes = mail("x", "mixed", &[words(), broken, of(attached("good.pdf"), &pdf("good"))]);
    let dropped = desk.drop_bytes("broken.eml", &bytes);
    assert_eq!(dropped.names(), ["good.pdf"]);
    assert_eq!(
        dropped.said(),
        [("entry-mail-text", "broken.eml"), ("entry-damaged", "broken.pdf")]
    );
    // One that breaks off in its last attachment.
    let whole = mail("x", "mixed", &[words(), of(attached("cut.pdf"), &pdf("cut"))]);
    let cut = &whole[..whole.len() - 150];
    let dropped = desk.drop_bytes("cut.eml", cut);
    assert_eq!(dropped.names(), ["cut.pdf"]);
    assert_eq!(dropped.said(), [("entry-mail-text", "cut.eml"), ("entry-cut-off", "cut.pdf")]);
    // In the middle of the line behind it: nothing of the attachment is lost.
    let cut = &whole[..whole.len() - 5];
    let dropped = desk.drop_bytes("almost.eml", cut);
    assert_eq!(dropped.said()[1], ("entry-cut-off", "cut.pdf"));
    assert_eq!(dropped.file("cut.pdf").size, pdf("cut").len() as u64);
    // In the text in front of the attachments.
    let at = whole.windows(12).position(|it| it == "высыла".as_bytes()).unwrap();
    let dropped = desk.drop_bytes("text.eml", &whole[..at]);
    let said = dropped.said();
    assert!(said.contains(&("entry-mail-cut-off", "text.eml")), "{said:?}");
    // One attachment without a name or a kind of its own is none the less no text.
    let nameless = of(vec!["Content-Type: application/pdf".to_owned()], &pdf("nameless"));
    let bytes = mail("x", "mixed", &[words(), nameless.replacen("JVBERi0", "JV#ERi0", 1)]);
    let said = desk.drop_bytes("nameless.eml", &bytes).failed;
    assert!(said.iter().any(|it| it.code.0 == "entry-damaged"), "{said:?}");
}
