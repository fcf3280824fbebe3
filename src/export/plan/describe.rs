//! A plan as text, line by line: for golden tests and for looking at a plan without making the pack.

use std::fmt::{self, Display};

use super::{PackPlan, PlannedBytes};
use crate::domain::RequirementId;
use crate::export::bundle::plan::OutlineEntry;

impl Display for PackPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let draft = if self.is_draft { ", draft" } else { "" };
        writeln!(f, "pack {} ({}, {}{draft})", self.file_name, self.profile, self.as_of.0)?;
        writeln!(f, "title {} | {}", self.title, self.subject)?;
        for document in &self.documents {
            let title = document.title.0.join(" | ");
            let asked: Vec<&str> =
                document.requirements.iter().map(RequirementId::as_str).collect();
            writeln!(
                f,
                "document {} {} [{}] pages {} at {} of volume {} for [{}]",
                document.number,
                title,
                document.form_words.0.join(" | "),
                document.page_count,
                document.first_page + 1,
                document.volume + 1,
                asked.join(" "),
            )?;
            let how = if document.as_it_is { "as it is" } else { "rendition" };
            writeln!(f, "  zip {} ({how})", document.zip_path)?;
            for original in document.files.iter().filter_map(|file| file.original_path.as_ref()) {
                writeln!(f, "  zip {original}")?;
            }
        }
        for volume in &self.volumes {
            writeln!(
                f,
                "volume {} | {} | {} pages",
                volume.file_name, volume.title, volume.page_count
            )?;
            let mut next = 0;
            for source in &volume.sources {
                next += source.blank_before;
                let from = match source.bytes {
                    PlannedBytes::File(_) => "file",
                    PlannedBytes::Own(_) => "ours",
                };
                writeln!(
                    f,
                    "  {from} {} page {} + {} (blank before: {})",
                    source.name,
                    next + 1,
                    source.page_count,
                    source.blank_before,
                )?;
                next += source.page_count;
            }
            bookmarks(f, &volume.outline, 1)?;
            for link in &volume.links {
                writeln!(f, "  link from {} to {}", link.page + 1, link.target + 1)?;
            }
            for stamp in volume.stamps.first().into_iter().chain(volume.stamps.last()) {
                writeln!(f, "  stamp {stamp}")?;
            }
        }
        for finding in &self.findings {
            writeln!(f, "finding {} {:?}", finding.code.0, finding.subject)?;
        }
        Ok(())
    }
}

fn bookmarks(f: &mut fmt::Formatter<'_>, entries: &[OutlineEntry], depth: usize) -> fmt::Result {
    for entry in entries {
        writeln!(f, "{}bookmark {} → {}", "  ".repeat(depth), entry.title, entry.page + 1)?;
        bookmarks(f, &entry.children, depth + 1)?;
    }
    Ok(())
}
