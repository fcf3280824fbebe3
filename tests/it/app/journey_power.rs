//! Journey 10: the power goes in the middle of an export of 300 pages; next morning the rules have changed.

use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use std::time::{Duration, Instant};

use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::{DocumentTypeId, Language};
use permitpack::store::Store as _;

use super::harness::{LANGUAGES, command, go, put_sample};
use super::journeys::{Person, files_of, paper, workspace};

/// Tells the test that is started as a program of its own where it works.
const FOLDER: &str = "PERMITPACK_TEST_POWER";

/// Ends a process whatever happens.
struct Ends(Child);

impl Drop for Ends {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Not a test by itself: the window whose power goes.
#[test]
#[ignore = "started by the test below, which ends it"]
fn the_window_that_loses_power() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let mut person = Person::again(&folder.join("workspace"), Language::En);
    // The last edit before the power goes; what is confirmed must be there next morning.
    person.answer_one("contract.number", "118-A");
    std::fs::write(folder.join("begins"), b"").unwrap();
    person.make_pack(&folder.join("packs"));
    std::fs::write(folder.join("ended"), b"").unwrap();
}

#[test]
fn a_power_cut_while_a_pack_is_made_loses_nothing_and_leaves_no_half_pack() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("workspace");
    put_sample(&place);
    {
        let mut person = Person::again(&place, Language::En);
        let contract = paper(folder.path(), "contract.pdf", 300, 200_000);
        let kind = DocumentTypeId::new("lease").unwrap();
        command(&mut person.window, Command::Import { paths: vec![contract], to: Some(kind) });
        person.wait_for("300 pages", |case| {
            case.documents.iter().any(|document| document.page_count() == 300)
        });
    }
    let child = Process::new(std::env::current_exe().unwrap())
        .args(["app::journey_power::the_window_that_loses_power", "--exact", "--ignored"])
        .env(FOLDER, folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut child = Ends(child);
    let packs = folder.path().join("packs");
    // The moment: something is being written, nothing has its name yet.
    let since = Instant::now();
    while !is_half_done(&packs) {
        assert!(since.elapsed() < Duration::from_mins(5), "nothing is written");
        assert!(child.0.try_wait().unwrap().is_none(), "the window ended by itself");
        std::thread::sleep(Duration::from_millis(5));
    }
    child.0.kill().unwrap();
    child.0.wait().unwrap();
    assert!(!folder.path().join("ended").exists(), "the pack was finished before the power went");
    let left = files_of(&packs);
    assert!(left.iter().all(|name| !is_final(name)), "half a pack: {left:?}");

    // Next morning: all is there, and the same folder takes the pack.
    let mut person = Person::again(&place, Language::En);
    assert_eq!(person.known("contract.number").as_deref(), Some("118-A"));
    let pages: u32 =
        person.case().documents.iter().map(permitpack::domain::Document::page_count).sum();
    assert!(pages > 300);
    person.looks("the next morning");
    let made = person.make_pack(&packs);
    assert_eq!(made.iter().filter(|name| is_final(name)).count(), 4, "{made:?}");
}

fn is_half_done(packs: &Path) -> bool {
    let large = std::fs::read_dir(packs).into_iter().flatten().flatten();
    large.filter_map(|entry| entry.metadata().ok()).any(|meta| meta.len() > 4_000_000)
}

/// A name under which a whole file stands.
fn is_final(name: &str) -> bool {
    !name.starts_with('.') && [".pdf", ".zip", ".ics"].iter().any(|end| name.ends_with(end))
}

#[test]
fn items_that_newer_rules_changed_are_named_until_they_were_seen() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    // The rules were others when the case was looked at last.
    let changed: Vec<String> = {
        let store = workspace(folder.path());
        let key = store.cases()[0].key;
        let loaded = store.load(key).wait().unwrap();
        let mut record = loaded.record;
        record.last_rule_book = Some("another".to_owned());
        let mut changed = Vec::new();
        for (id, status) in record.last_seen.iter_mut().filter(|(_, it)| *it == "satisfied").take(2)
        {
            *status = "missing".to_owned();
            changed.push(id.clone());
        }
        assert_eq!(changed.len(), 2);
        store.amend(key, loaded.version, record).wait().unwrap();
        changed
    };
    for (language, _) in LANGUAGES {
        let mut person = Person::again(folder.path(), language);
        go(&mut person.window, Screen::Tasks);
        let heading = person.words("tasks-changed", &[("count", 2_i64.into())]);
        person.finds(&heading);
        for id in &changed {
            let id = permitpack::domain::RequirementId::new(id).unwrap();
            let title = person.read(&person.book.requirements[&id].title).to_owned();
            person.finds(&format!("{title}: "));
        }
        person.looks("changed rules");
        if language == Language::Kk {
            let seen = format!("{}: {heading}", person.word("tasks-changed-seen"));
            person.press(&seen);
            assert!(!person.sees(&heading), "it was seen");
        }
    }
    let person = Person::again(folder.path(), Language::En);
    let heading = person.words("tasks-changed", &[("count", 2_i64.into())]);
    assert!(!person.sees(&heading), "it stays seen");
}
