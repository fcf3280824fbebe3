//! What a file carries besides its pages: looked at only to tell the user what was left out.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object};

use super::codes;
use super::names::name_is;
use crate::domain::{Finding, Severity};

/// How often each kind was met.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) scripts: u32,
    pub(super) automatic: u32,
    pub(super) outside_links: u32,
    pub(super) launches: u32,
    pub(super) form_actions: u32,
    pub(super) media: u32,
    pub(super) xfa: u32,
    pub(super) attachments: u32,
    pub(super) signatures: u32,
    pub(super) fields_without_appearance: u32,
    pub(super) marks_without_appearance: u32,
    pub(super) external_streams: u32,
    pub(super) lost_resources: u32,
    pub(super) missing_fonts: u32,
    pub(super) unsearchable_fonts: u32,
}

impl Notes {
    /// An entry inside drawing objects that was not copied.
    pub(super) fn left_out(&mut self, key: &[u8]) {
        match key {
            b"AF" | b"EF" | b"EmbeddedFiles" => self.attachments += 1,
            b"JS" | b"JavaScript" => self.scripts += 1,
            b"AA" | b"OpenAction" => self.automatic += 1,
            _ => {}
        }
    }

    /// An action dictionary (PDF 32000-1, 12.6.4) that was not copied.
    pub(super) fn action(&mut self, action: &Dict<'_>) {
        let Some(kind) = action.get::<Name<'_>>(b"S") else { return };
        match kind.as_ref() {
            b"JavaScript" => self.scripts += 1,
            b"URI" | b"GoToR" | b"GoToE" => self.outside_links += 1,
            b"Launch" => self.launches += 1,
            b"SubmitForm" | b"ImportData" | b"ResetForm" => self.form_actions += 1,
            b"Rendition" | b"Movie" | b"Sound" | b"GoTo3DView" | b"RichMediaExecute" => {
                self.media += 1;
            }
            _ => {}
        }
    }

    /// The actions of a page, field or annotation.
    pub(super) fn actions_of(&mut self, dict: &Dict<'_>) {
        if let Some(action) = dict.get::<Dict<'_>>(b"A") {
            self.action(&action);
        }
        if let Some(additional) = dict.get::<Dict<'_>>(b"AA") {
            self.automatic += 1;
            for (key, _) in additional.entries() {
                if let Some(action) = additional.get::<Dict<'_>>(&key) {
                    self.action(&action);
                }
            }
        }
    }

    /// The catalog's share.
    pub(super) fn document(&mut self, catalog: &Dict<'_>) {
        match catalog.get::<Object<'_>>(b"OpenAction") {
            Some(Object::Dict(action)) if !name_is(&action, b"S", b"GoTo") => {
                self.automatic += 1;
                self.action(&action);
            }
            _ => {}
        }
        self.actions_of(catalog);
        if let Some(names) = catalog.get::<Dict<'_>>(b"Names") {
            self.scripts += u32::from(names.contains_key(b"JavaScript"));
            self.attachments += u32::from(names.contains_key(b"EmbeddedFiles"));
        }
        self.attachments += u32::from(catalog.contains_key(b"AF"));
        if let Some(form) = catalog.get::<Dict<'_>>(b"AcroForm") {
            self.xfa += u32::from(form.contains_key(b"XFA"));
            let flags = form.get::<i32>(b"SigFlags").unwrap_or(0);
            let fields = form.get::<Array<'_>>(b"Fields");
            let signed = fields.is_some_and(|fields| {
                let mut first = fields.iter::<Dict<'_>>().take(10_000);
                first.any(|field| name_is(&field, b"FT", b"Sig") && field.contains_key(b"V"))
            });
            self.signatures += u32::from(signed || flags & 3 == 3);
        }
    }

    /// The findings for everything met.
    pub(super) fn findings(&self) -> Vec<Finding> {
        use Severity::{Hint, Warning};
        let table = [
            (self.scripts, Hint, codes::SCRIPT_REMOVED),
            (self.automatic, Hint, codes::AUTOMATIC_ACTION_REMOVED),
            (self.outside_links, Hint, codes::OUTSIDE_LINK_REMOVED),
            (self.launches, Warning, codes::LAUNCH_REMOVED),
            (self.form_actions, Hint, codes::FORM_ACTION_REMOVED),
            (self.media, Warning, codes::MEDIA_REMOVED),
            (self.xfa, Warning, codes::XFA_REMOVED),
            (self.attachments, Warning, codes::ATTACHMENT_REMOVED),
            (self.signatures, Hint, codes::SIGNED),
            (self.fields_without_appearance, Warning, codes::FIELD_WITHOUT_APPEARANCE),
            (self.marks_without_appearance, Warning, codes::MARK_WITHOUT_APPEARANCE),
            (self.external_streams, Warning, codes::EXTERNAL_STREAM),
            (self.lost_resources, Warning, codes::RESOURCES_LOST),
            (self.missing_fonts, Warning, codes::FONT_MISSING),
            (self.unsearchable_fonts, Hint, codes::TEXT_UNSEARCHABLE),
        ];
        let met = table.into_iter().filter(|(count, ..)| *count > 0);
        met.map(|(count, severity, code)| codes::counted(severity, code, count)).collect()
    }
}

/// The catalog; empty when it cannot be read.
pub(super) fn catalog(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default()
}
