//! The scripted user: imports, edits, undoes, and says what was confirmed. Anything that fails is tried
//! again, as a window would.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Days;
use permitpack::domain::AsOf;
use permitpack::export::atomic::Batch;
use permitpack::store::{
    CaseKey, CaseRecord, Moved, Opening, State, Store, StoreError, Version, When, Workspace,
};

use crate::store::{answer, answered, day, file, opening, record, step};

/// Where he works.
pub(super) const FOLDER: &str = "PERMITPACK_TEST_WORKSPACE";
/// What he does: `open`, `work`, `backup`, `restore`, `pack`, `forever`.
pub(super) const PLAY: &str = "PERMITPACK_TEST_PLAY";
/// On which day.
pub(super) const DAY: &str = "PERMITPACK_TEST_DAY";

pub(super) fn opening_on(n: u64) -> Opening {
    Opening { today: AsOf(day("2026-01-01") + Days::new(n)), ..opening() }
}

/// The confirmed changes in what he said: version and answer. A line that was cut off does not count.
pub(super) fn committed(said: &str) -> Vec<(i64, &str)> {
    let whole = said.rsplit_once('\n').map_or("", |(whole, _)| whole);
    let confirmed = |line: &'_ str| -> Option<(i64, usize)> {
        let at = line.find("committed ")? + "committed ".len();
        let version = line[at..].split(' ').next()?;
        Some((version.parse().ok()?, at + version.len() + 1))
    };
    whole
        .lines()
        .filter_map(|line| confirmed(line).map(|(version, at)| (version, &line[at..])))
        .collect()
}

/// Tries until it works; each failure must show in the state.
fn until_saved<T>(store: &Workspace, mut ask: impl FnMut() -> Result<T, StoreError>) -> T {
    for _ in 0..20 {
        match ask() {
            Ok(done) => return done,
            Err(error) => {
                println!("failed: {error}");
                let State::Failed { .. } = store.state() else {
                    panic!("called saved after {error}")
                };
                // May fail as well.
                drop(store.retry().wait());
            }
        }
    }
    panic!("never saved");
}

struct User {
    store: Workspace,
    key: CaseKey,
    version: Version,
    now: CaseRecord,
}

impl User {
    fn begin(store: Workspace) -> Self {
        let first = store.cases().last().map(|head| head.key);
        let key = first.unwrap_or_else(|| {
            let create = || store.create(record("1"), step("created")).wait();
            until_saved(&store, create).key
        });
        let loaded = store.load(key).wait().unwrap();
        let user = Self { store, key, version: loaded.version, now: loaded.record };
        user.say();
        user
    }

    fn say(&self) {
        println!("committed {} {}", self.version.0, answer(&self.now, "n").unwrap_or("-"));
    }

    fn import_and_edit(&mut self, n: u64) {
        let bytes = format!("file {n} of {}", self.version.0).repeat(1 + (n as usize % 5) * 3_000);
        let mut put = self.store.put_file(&mut bytes.as_bytes());
        for _ in 0..5 {
            if put.is_err() {
                println!("import failed: {put:?}");
                put = self.store.put_file(&mut bytes.as_bytes());
            }
        }
        let stored = put.unwrap();
        let mut next = answered(&self.now, "n", &format!("{n} at {}", self.version.0));
        let inbox = &mut Arc::make_mut(&mut next.case).inbox;
        inbox.push(file(stored.digest, stored.size));
        if inbox.len() > 4 {
            inbox.remove(0);
        }
        let save = || self.store.save(self.key, self.version, next.clone(), step("edit")).wait();
        self.version = until_saved(&self.store, save);
        self.now = next;
        self.say();
        if n.is_multiple_of(2) {
            // More of the same import.
            let next = answered(&self.now, "n", &format!("{n} further at {}", self.version.0));
            let (key, version) = (self.key, self.version);
            let save = || self.store.save_further(key, version, next.clone(), step("more")).wait();
            self.version = until_saved(&self.store, save);
            self.now = next;
            self.say();
        }
    }

    fn travel(&mut self, back: bool) {
        let moved: Option<Moved> = until_saved(&self.store, || {
            let ask = if back { Store::undo } else { Store::redo };
            ask(&self.store, self.key, self.version).wait()
        });
        if let Some(moved) = moved {
            (self.version, self.now) = (moved.now.version, moved.now.record);
            self.say();
        }
    }

    fn delete_and_bring_back(&mut self) {
        let delete = || self.store.delete(self.key, self.version, When(1)).wait();
        self.version = until_saved(&self.store, delete);
        let undelete = || self.store.undelete(self.key, self.version).wait();
        self.version = until_saved(&self.store, undelete);
        self.say();
    }
}

/// The files of a pack: name, bytes of the older one, bytes of the newer one.
pub(super) fn pack_files() -> Vec<(String, Vec<u8>, Vec<u8>)> {
    let file = |n: u8| (format!("{n}.pdf"), vec![n; 30_000], vec![n + 100; 50_000]);
    (1..=4).map(file).collect()
}

/// Writes them as an export does.
pub(super) fn write_pack(folder: &Path, is_newer: bool) {
    let mut batch = Batch::new::<std::io::Error>(folder, true).unwrap();
    for (name, old, new) in pack_files() {
        let mut file = batch.file::<std::io::Error>(&name).unwrap();
        file.write_all(if is_newer { &new } else { &old }).unwrap();
    }
    batch.commit::<std::io::Error>().unwrap();
}

/// What the user of the other tests does; alone it does nothing.
#[test]
fn a_scripted_user() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let play = std::env::var(PLAY).unwrap();
    let day: u64 = std::env::var(DAY).unwrap().parse().unwrap();
    if play == "pack" {
        write_pack(&folder.join("pack"), true);
        println!("done");
        return;
    }
    if play == "restore" {
        let newest = Workspace::backups(&folder).unwrap().remove(0);
        drop(Workspace::restore(&folder, &newest.name, When(4)));
        return;
    }
    let store = match Workspace::open(&folder, opening_on(day)) {
        Ok(store) => store,
        Err(error) => {
            println!("not opened: {error}");
            return;
        }
    };
    println!("opened");
    match play.as_str() {
        "forever" => {
            let mut user = User::begin(store);
            for n in 0.. {
                user.import_and_edit(n);
                if n % 5 == 4 {
                    user.travel(true);
                    user.travel(n % 2 == 0);
                }
            }
        }
        "work" => {
            let mut user = User::begin(store);
            user.import_and_edit(1);
            user.import_and_edit(2);
            user.travel(true);
            user.travel(false);
            user.travel(true);
            user.import_and_edit(3);
        }
        "delete" => User::begin(store).delete_and_bring_back(),
        "backup" => drop(store.back_up(opening_on(day).today)),
        "open" => drop(store),
        other => panic!("no such play: {other}"),
    }
    println!("done");
}
