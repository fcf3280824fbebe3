//! The words on the command line of the window.

use std::path::PathBuf;

use clap::Parser;

use crate::domain::Language;

/// Assembles checked document packs for Kazakhstan's temporary residence permit.
///
/// Without a display use permitpack-cli.
#[derive(Clone, Debug, Default, Parser)]
#[command(name = "permitpack", version, about)]
pub struct Options {
    /// The folder of the workspace; without it, the usual place of this system for a program's data.
    #[arg(long, value_name = "DIR", env = "PERMITPACK_WORKSPACE")]
    pub workspace: Option<PathBuf>,
    /// A case folder or a pack to open.
    #[arg(value_name = "PATH")]
    pub open: Option<PathBuf>,
}

/// The language of this computer where it is one of ours, otherwise English.
pub(crate) fn system_language() -> Language {
    sys_locale::get_locales().find_map(|locale| ours(&locale)).unwrap_or(Language::En)
}

fn ours(locale: &str) -> Option<Language> {
    let tag = locale.split(['-', '_', '.']).next()?.to_ascii_lowercase();
    Language::ALL.into_iter().find(|language| language.tag() == tag)
}

#[cfg(test)]
mod tests {
    use super::ours;
    use crate::domain::Language;

    #[test]
    fn the_language_is_known_by_its_first_letters() {
        assert_eq!(ours("kk-KZ"), Some(Language::Kk));
        assert_eq!(ours("ru_RU.UTF-8"), Some(Language::Ru));
        assert_eq!(ours("EN"), Some(Language::En));
        assert_eq!(ours("C"), None);
        assert_eq!(ours("run"), None);
    }
}
