//! Signatures that came as files of their own: which file they sign, and the sheet that stands for one
//! without its document.

use std::sync::Arc;

use super::texts::Gap;
use super::{Desk, PlanError};
use crate::documents::{codes, pdf};
use crate::domain::{Arg, FileKind, FileRef, SIGNED_DIGEST};
use crate::export::front_matter::NoticeSheet;
use crate::export::pages;

/// Whether a file is worth something only byte for byte: a pack always holds it as it came.
pub(super) fn is_signed(file: &FileRef) -> bool {
    file.kind == FileKind::Signed
        || file.findings.iter().any(|finding| finding.code == pdf::codes::SIGNED)
}

fn arg<'f>(signature: &'f FileRef, name: &str) -> Option<&'f str> {
    let finding = signature.findings.iter().find(|it| it.code == codes::SIGNATURE_BARE)?;
    finding.args.iter().find_map(|(known, arg)| match arg {
        Arg::Text(text) if *known == name => Some(text.as_str()),
        _ => None,
    })
}

/// The sheet in place of a signature that lies under `path` in the ZIP.
pub(super) fn sheet(
    desk: &Desk<'_>,
    file: &FileRef,
    path: &str,
) -> Result<(Arc<[u8]>, u32), PlanError> {
    let sha = file.digest.to_string();
    let bytes = i64::try_from(file.size).unwrap_or(i64::MAX);
    let text = |name| Gap::Text(arg(file, name).unwrap_or("—"));
    let signed = match desk.case.signed_by(file) {
        Some(signed) => {
            desk.speech.say("export-signature-of", &[("name", Gap::Text(&signed.name))])
        }
        None => desk.speech.say("export-signature-unknown", &[]),
    };
    let sheet = NoticeSheet {
        title: desk.speech.say("export-signature-title", &[]),
        paragraphs: vec![
            desk.speech.say(
                "export-signature-file",
                &[
                    ("name", Gap::Text(&file.name)),
                    ("bytes", Gap::Number(bytes)),
                    ("sha", Gap::Text(&sha)),
                ],
            ),
            signed,
            desk.speech.say(
                "export-signature-digest",
                &[("kind", text("kind")), ("value", text(SIGNED_DIGEST))],
            ),
            desk.speech.say("export-signature-signer", &[("name", text("name"))]),
            desk.speech.say("export-signature-unchecked", &[]),
            desk.speech.say("export-notice-where", &[("path", Gap::Text(path))]),
        ],
        foot: desk.speech.foot(desk.book),
    };
    let own = pages::notice(&sheet)?;
    Ok((Arc::from(own.pdf), own.page_count))
}
