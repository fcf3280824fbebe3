//! `id`: what an IIN or BIN says. Exit 1 when the number cannot exist.

use std::io::Write as _;

use super::args::Id;
use super::failure::Outcome;
use crate::domain::{Bin, Iin};
use crate::export::words;
use crate::i18n::say;

pub(super) fn run(command: &Id) -> Outcome {
    let language = command.lang;
    let mut out = super::fold::stdout();
    let typed = command.number.trim();
    // The fifth digit tells them apart: 4 to 6 is an organisation.
    let told = match (typed.parse::<Bin>(), typed.parse::<Iin>()) {
        (Ok(bin), _) => {
            let number = [("number", bin.to_string().into())];
            let mut lines = vec![say(language, "cli-id-bin", &number)];
            lines.extend(words::bin_lines(&bin, language));
            Some(lines)
        }
        (Err(_), Ok(iin)) => {
            let number = [("number", iin.to_string().into())];
            let mut lines = vec![say(language, "cli-id-iin", &number)];
            let says = words::iin_lines(&iin, language);
            if !says.is_empty() {
                lines.push(say(language, "cli-id-note", &[]));
                lines.extend(says);
            }
            Some(lines)
        }
        (Err(no_bin), Err(misfit)) => {
            let looks_like_bin = matches!(typed.as_bytes().get(4), Some(b'4'..=b'6'));
            let why = if looks_like_bin { no_bin } else { misfit };
            let _ =
                writeln!(out, "{}", say(language, "cli-id-neither", &[("number", typed.into())]));
            let _ = writeln!(out, "{}", words::id_number_error(&why, language));
            None
        }
    };
    for line in told.iter().flatten() {
        // A reader that went away is no error of ours.
        let _ = writeln!(out, "{line}");
    }
    Outcome::of(told.is_some())
}
