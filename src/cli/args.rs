//! What can be typed.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};

use crate::domain::{Language, Password};

/// Assembles checked document packs for Kazakhstan's temporary residence permit.
///
/// Nothing is submitted anywhere and nothing leaves this computer. Not legal advice.
#[derive(Debug, Parser)]
#[command(
    name = "permitpack-cli",
    version,
    arg_required_else_help = true,
    after_help = "Start here: permitpack-cli demo --out demo",
    max_term_width = 100
)]
pub(super) struct Args {
    /// A folder whose files win over the built-in rule book, file by file.
    #[arg(long, global = true, env = "PERMITPACK_FORMS", value_name = "DIR")]
    pub(super) forms: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the sample case, check it, make its pack and verify it.
    Demo(Demo),
    /// Say what is there, what is missing, what is due.
    Check(Check),
    /// Make the pack: bundle PDF, ZIP, checklist, calendar file.
    Export(Export),
    /// Say whether a pack (ZIP or bundle PDF) is whole, complete, and what differs today.
    Verify(Verify),
    /// Write a blank checklist.
    Checklist(Checklist),
    /// Write the letters and data sheets of a case.
    Letters(Letters),
    /// Write everything that goes to the counter on paper as one PDF.
    PrintSet(PrintSet),
    /// List the deadlines of a case with their derivation.
    Deadlines(Deadlines),
    /// Merge files into one PDF with index, bookmarks and stamps.
    Bundle(Bundle),
    /// Look into files without changing them.
    Inspect(Inspect),
    /// Say what an IIN or BIN says.
    Id(Id),
    /// Print a JSON Schema.
    Schema(Schema),
    /// Work on the rule book.
    Forms(Forms),
}

/// `demo`
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: permitpack-cli demo --out demo")]
pub(super) struct Demo {
    /// Where to put `case` and `pack`.
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// Language of what is printed on the terminal.
    #[arg(long, default_value = "en")]
    pub(super) lang: Language,
}

/// `check`
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: permitpack-cli check demo/case --as-of 2026-11-24 --lang ru")]
pub(super) struct Check {
    /// The case folder, with `case.toml`.
    pub(super) case: PathBuf,
    /// The day that counts as today; otherwise today in Kazakhstan.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) as_of: Option<NaiveDate>,
    /// en, ru or kk.
    #[arg(long, default_value = "en")]
    pub(super) lang: Language,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    /// Say of each item and deadline why it is there, by which source and how sure.
    #[arg(long)]
    pub(super) explain: bool,
}

/// `export`
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: permitpack-cli export demo/case --out pack --lang ru+kk --max-size 20MB"
)]
pub(super) struct Export {
    /// The case folder, with `case.toml`.
    pub(super) case: PathBuf,
    /// Where to put the pack.
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// The day that counts as today; otherwise today in Kazakhstan.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) as_of: Option<NaiveDate>,
    /// A pack profile of the rule book; otherwise its first.
    #[arg(long, value_name = "NAME")]
    pub(super) profile: Option<String>,
    /// Languages of the printed pages, the first in black, e.g. ru+kk; otherwise the profile's.
    #[arg(long, value_name = "LANGS")]
    pub(super) lang: Option<Languages>,
    /// Make the pack although it is incomplete; its cover says so.
    #[arg(long)]
    pub(super) draft: bool,
    /// Split the bundle into volumes of at most this size, e.g. 20MB; no document is cut.
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    pub(super) max_size: Option<u64>,
    /// Replace a pack that is already there.
    #[arg(long)]
    pub(super) replace: bool,
}

/// `verify`
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: permitpack-cli verify pack/2026-014_IVANOV.zip")]
pub(super) struct Verify {
    /// A ZIP pack or a bundle PDF.
    pub(super) file: PathBuf,
    /// The day that counts as today; otherwise today in Kazakhstan.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) as_of: Option<NaiveDate>,
    /// en, ru or kk.
    #[arg(long, default_value = "en")]
    pub(super) lang: Language,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

/// `checklist`
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: permitpack-cli checklist --procedure trp-first --category family --out list.pdf"
)]
pub(super) struct Checklist {
    /// The procedure, e.g. trp-first.
    #[arg(long, value_name = "P")]
    pub(super) procedure: String,
    /// The permit category, for procedures that have categories.
    #[arg(long, value_name = "C")]
    pub(super) category: Option<String>,
    /// Languages of the page, the first in black; otherwise those of the first profile.
    #[arg(long, value_name = "LANGS")]
    pub(super) lang: Option<Languages>,
    /// The day whose rules count; otherwise today in Kazakhstan.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) as_of: Option<NaiveDate>,
    /// The PDF to write.
    #[arg(long, value_name = "FILE.pdf")]
    pub(super) out: PathBuf,
    /// Replace a file that is already there.
    #[arg(long)]
    pub(super) replace: bool,
}

/// `letters`
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: permitpack-cli letters demo/case --out letters --lang kk+ru")]
pub(super) struct Letters {
    /// The case folder, with `case.toml`.
    pub(super) case: PathBuf,
    /// Where to put the letters.
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// Languages of the pages, e.g. kk+ru; otherwise those that the addressee of each letter needs.
    #[arg(long, value_name = "LANGS")]
    pub(super) lang: Option<Languages>,
    /// Only this letter, also when the case does not ask for it; may be given several times.
    #[arg(long, value_name = "LETTER")]
    pub(super) only: Vec<String>,
    /// The day that counts as today; otherwise today in Kazakhstan.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) as_of: Option<NaiveDate>,
    /// Replace letters that are already there.
    #[arg(long)]
    pub(super) replace: bool,
}

/// `print-set`
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: permitpack-cli print-set demo/case --out print.pdf")]
pub(super) struct PrintSet {
    /// The case folder, with `case.toml`.
    pub(super) case: PathBuf,
    /// The PDF to write; each part begins on a new sheet.
    #[arg(long, value_name = "FILE.pdf")]
    pub(super) out: PathBuf,
    /// Languages of cover and checklist, the first in black; otherwise the profile's.
    #[arg(long, value_name = "LANGS")]
    pub(super) lang: Option<Languages>,
    /// The day that counts as today; otherwise today in Kazakhstan.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) as_of: Option<NaiveDate>,
    /// Replace a file that is already there.
    #[arg(long)]
    pub(super) replace: bool,
}

/// `deadlines`
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: permitpack-cli deadlines demo/case --format ics > deadlines.ics")]
pub(super) struct Deadlines {
    /// The case folder, with `case.toml`.
    pub(super) case: PathBuf,
    /// The day that counts as today; otherwise today in Kazakhstan.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) as_of: Option<NaiveDate>,
    /// en, ru or kk; a printed list may be in several, e.g. kk+ru, the first in black.
    #[arg(long, value_name = "LANGS", default_value = "en")]
    pub(super) lang: Languages,
    /// How to print.
    #[arg(long, value_enum, default_value_t = CalendarFormat::Text)]
    pub(super) format: CalendarFormat,
    /// Write the list as a PDF to print, instead of showing it.
    #[arg(long, value_name = "FILE.pdf", conflicts_with_all = ["format", "explain"])]
    pub(super) print: Option<PathBuf>,
    /// Replace a PDF that is already there.
    #[arg(long)]
    pub(super) replace: bool,
    /// Say of each deadline why it is there, by which source and how sure.
    #[arg(long)]
    pub(super) explain: bool,
}

/// `bundle`
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: permitpack-cli bundle passport.jpg contract.pdf --out bundle.pdf")]
pub(super) struct Bundle {
    /// PDFs and pictures, in order.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The PDF to write.
    #[arg(long, value_name = "FILE.pdf")]
    pub(super) out: PathBuf,
    /// A password for those files that need one.
    #[arg(long)]
    pub(super) password: Option<Password>,
    /// Language of the index.
    #[arg(long, default_value = "en")]
    pub(super) lang: Language,
    /// Replace a file that is already there.
    #[arg(long)]
    pub(super) replace: bool,
}

/// `inspect`
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: permitpack-cli inspect scans/*.jpg --format json")]
pub(super) struct Inspect {
    /// Files of any kind.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// A password for those that need one.
    #[arg(long)]
    pub(super) password: Option<Password>,
    /// Also say what document each may be, and by what it is told.
    #[arg(long)]
    pub(super) suggest: bool,
    /// en, ru or kk.
    #[arg(long, default_value = "en")]
    pub(super) lang: Language,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

/// `id`
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: permitpack-cli id 900101300007")]
pub(super) struct Id {
    /// An IIN or a BIN, spaces allowed.
    pub(super) number: String,
    /// en, ru or kk.
    #[arg(long, default_value = "en")]
    pub(super) lang: Language,
}

/// `schema`
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: permitpack-cli schema case > case.schema.json")]
pub(super) struct Schema {
    /// Of what.
    #[arg(value_enum)]
    pub(super) of: SchemaOf,
    /// Language of titles and hints.
    #[arg(long, default_value = "en")]
    pub(super) lang: Language,
}

/// `forms`
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: permitpack-cli forms lint --forms my-forms")]
pub(super) struct Forms {
    /// What to do with the rule book.
    #[command(subcommand)]
    pub(super) action: FormsAction,
}

/// `forms lint|examples|doc`
#[derive(Debug, Subcommand)]
pub(super) enum FormsAction {
    /// Report every error and weakness of the rule book.
    Lint,
    /// Run every example of the rule book.
    Examples,
    /// Print the rule book as readable text (Markdown).
    Doc {
        /// en, ru or kk.
        #[arg(long, default_value = "en")]
        lang: Language,
    },
}

/// What a schema can be printed of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// `case.toml`
    Case,
}

/// Text for people, JSON for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Text, JSON or a calendar file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CalendarFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For calendars (RFC 5545).
    Ics,
}

/// One to three languages joined by `+`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Languages(pub(super) Vec<Language>);

impl std::str::FromStr for Languages {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let languages: Vec<Language> = text.split('+').map(str::parse).collect::<Result<_, _>>()?;
        let twice =
            languages.iter().enumerate().any(|(n, l)| languages.iter().take(n).any(|e| e == l));
        if twice {
            return Err(format!("\"{text}\" names a language twice"));
        }
        Ok(Self(languages))
    }
}

/// A size such as `20MB`, `750 KB` or plain bytes. Units are decimal, as portals count.
fn parse_size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = text.get(digits.len()..).unwrap_or_default().trim().to_ascii_uppercase();
    let factor = match unit.as_str() {
        "" | "B" => 1,
        "K" | "KB" => 1_000,
        "M" | "MB" => 1_000_000,
        "G" | "GB" => 1_000_000_000,
        _ => {
            return Err(format!(
                "\"{text}\" is not a size; write 20MB, 750KB or a number of bytes"
            ));
        }
    };
    digits
        .trim()
        .parse::<u64>()
        .ok()
        .and_then(|number| number.checked_mul(factor))
        .filter(|size| *size > 0)
        .ok_or_else(|| format!("\"{text}\" is not a size; write 20MB, 750KB or a number of bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_decimal() {
        assert_eq!(parse_size("20MB"), Ok(20_000_000));
        assert_eq!(parse_size("750 kb"), Ok(750_000));
        assert_eq!(parse_size("12"), Ok(12));
        for wrong in ["", "0", "MB", "1.5MB", "20 elephants", "99999999999999999999"] {
            assert!(parse_size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn languages_are_named_once() {
        assert_eq!("ru+kk".parse(), Ok(Languages(vec![Language::Ru, Language::Kk])));
        assert!("ru+ru".parse::<Languages>().is_err());
        assert!("ru+de".parse::<Languages>().is_err());
        assert!("".parse::<Languages>().is_err());
    }
}
