//! Printers of Linux and macOS through `lp`. Where it is not installed there are none, and the viewer of the
//! system prints.

use std::path::{Path, PathBuf};
use std::process::Command;

/// How to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintOrder {
    /// The name of the printer, out of [`printers`].
    pub printer: String,
    /// Copies, at least 1.
    pub copies: u32,
    /// On both sides, turned over the long edge.
    pub duplex: bool,
}

/// The printers that take work now; none when there is no `lp`.
pub fn printers() -> Vec<String> {
    if cfg!(windows) { Vec::new() } else { printers_of(Path::new("lpstat")) }
}

/// `lpstat -a` begins each line with the name of a printer.
fn printers_of(lpstat: &Path) -> Vec<String> {
    // The words of the program are not read beyond the name: they are in the language of the system.
    let Ok(output) = Command::new(lpstat).arg("-a").output() else { return Vec::new() };
    let said = String::from_utf8_lossy(&output.stdout);
    let first = |line: &str| line.split_whitespace().next().map(str::to_owned);
    let names = said.lines().filter(|line| !line.starts_with(char::is_whitespace));
    names.filter_map(first).collect()
}

/// Hands files to a printer; returns what `lp` said.
///
/// # Errors
/// What `lp` or the system said.
pub fn print(order: &PrintOrder, files: &[PathBuf]) -> Result<String, String> {
    print_with(Path::new("lp"), order, files)
}

fn print_with(lp: &Path, order: &PrintOrder, files: &[PathBuf]) -> Result<String, String> {
    let sides = if order.duplex { "two-sided-long-edge" } else { "one-sided" };
    let output = Command::new(lp)
        .args(["-d", &order.printer, "-n", &order.copies.max(1).to_string()])
        .args(["-o", &format!("sides={sides}"), "--"])
        .args(files)
        .output()
        .map_err(|error| error.to_string())?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if output.status.success() { Ok(said(&output.stdout)) } else { Err(said(&output.stderr)) }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a script for a test")]
    fn script(folder: &Path, name: &str, text: &str) -> PathBuf {
        let path = folder.join(name);
        fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    #[test]
    fn printers_are_the_first_words_of_the_lines() {
        let folder = tempfile::tempdir().unwrap();
        let text =
            "echo 'Office accepting requests since Mon'; echo '\tmore'; echo 'Hall_2 қабылдайды'";
        let lpstat = script(folder.path(), "lpstat", text);
        assert_eq!(printers_of(&lpstat), ["Office", "Hall_2"]);
        assert!(printers_of(&folder.path().join("gone")).is_empty());
    }

    #[test]
    fn the_order_reaches_the_printer_and_its_answer_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let lp = script(folder.path(), "lp", "echo \"request id is 7 ($*)\"");
        let order = PrintOrder { printer: "Office".into(), copies: 2, duplex: true };
        let said = print_with(&lp, &order, &["a b.pdf".into()]).unwrap();
        assert_eq!(
            said,
            "request id is 7 (-d Office -n 2 -o sides=two-sided-long-edge -- a b.pdf)"
        );
        let lp = script(folder.path(), "lp2", "echo 'no such printer' >&2; exit 1");
        assert_eq!(print_with(&lp, &order, &[]), Err("no such printer".to_owned()));
    }
}
