//! What lies in an archive or e-mail that is inspected: names, kinds and sizes, and what would be left out.

use std::fs::File;
use std::io::{self, Read, Write};

use serde_json::{Value, json};

use super::{check, json as shapes};
use crate::documents::importer::Importer;
use crate::documents::inspect::blocker;
use crate::documents::recipe::Stopped;
use crate::documents::unpack::{Entry, LeftOut, Opening, Taker};
use crate::documents::{codes, sniff};
use crate::domain::{FileKind, Finding, Language};
use crate::export::words;
use crate::rules::RuleBook;
use crate::session::intake;

/// What lies inside.
#[derive(Default)]
pub(super) struct Inside {
    /// Path inside, kind and size of each file.
    files: Vec<(String, FileKind, u64)>,
    /// What would be left out, and why.
    named: Vec<Finding>,
}

/// Looks into a container.
pub(super) fn look(importer: &dyn Importer, file: &File, name: &str) -> Inside {
    let mut looking = Looking { name, inside: Inside::default() };
    let result = importer.unpack(file, &Opening::default(), &mut looking);
    let mut inside = looking.inside;
    inside.named.extend(result.err().map(|failure| codes::named(blocker(&failure), name)));
    inside
}

impl Inside {
    /// Whether everything in it could be taken out.
    pub(super) fn is_whole(&self) -> bool {
        let is_blocker = |it: &Finding| it.severity == crate::domain::Severity::Blocker;
        !self.files.is_empty() && !self.named.iter().any(is_blocker)
    }

    pub(super) fn print(
        &self,
        out: &mut impl Write,
        book: &RuleBook,
        language: Language,
    ) -> io::Result<()> {
        for (path, kind, size) in &self.files {
            let size = words::size(*size, language);
            writeln!(out, "  {path}: {}, {size}", super::inspect::kind(*kind))?;
        }
        for finding in &self.named {
            check::print_finding(out, book, finding, language)?;
        }
        Ok(())
    }

    pub(super) fn json(&self, book: &RuleBook, language: Language) -> Value {
        let file = |(path, kind, size): &(String, FileKind, u64)| json!({ "path": path, "kind": super::inspect::kind(*kind), "size": size });
        let findings = self.named.iter().map(|it| shapes::finding(book, it, language));
        json!({
            "files": self.files.iter().map(file).collect::<Vec<_>>(),
            "findings": findings.collect::<Vec<_>>(),
        })
    }
}

struct Looking<'n> {
    name: &'n str,
    inside: Inside,
}

impl Taker for Looking<'_> {
    fn entry(&mut self, entry: Entry, content: &mut dyn Read) -> Result<(), Stopped> {
        let mut head = Vec::new();
        let read = content.take(sniff::HEAD as u64).read_to_end(&mut head);
        let rest = read.and_then(|_| io::copy(content, &mut io::sink()));
        let Ok(rest) = rest else {
            self.inside.named.push(intake::codes::entry_damaged(&entry.name, self.name));
            return Ok(());
        };
        let size = rest.saturating_add(head.len() as u64);
        let path = match entry.folder.as_str() {
            "" => entry.name,
            folder => format!("{folder}/{}", entry.name),
        };
        self.inside.files.push((path, sniff::kind_of_bytes(&head), size));
        Ok(())
    }

    fn left_out(&mut self, what: LeftOut) -> Result<(), Stopped> {
        self.inside.named.push(intake::codes::left_out(&what, self.name));
        Ok(())
    }
}
