//! A disk without room: a small file system in memory, where the system lets us make one.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use permitpack::store::{State, Store, StoreError};

use crate::store::{answer, answered, open, record, step};

/// Taken away again at the end, whatever happens.
struct Mounted(PathBuf);

impl Drop for Mounted {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.0).output());
    }
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mount = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=3m", "none"])
        .arg(folder.path())
        .output();
    if !mount.is_ok_and(|out| out.status.success()) {
        println!("skipped: no small file system can be made here");
        return;
    }
    let disk = Mounted(folder.path().to_owned());
    let at = disk.0.join("workspace");
    let store = open(&at);
    let saved = store.create(record("1"), step("created")).wait().unwrap();
    let ballast = disk.0.join("ballast");
    fs::write(&ballast, vec![1; 1024 * 1024]).unwrap();
    // Text that cannot be squeezed, so that each save takes room.
    let mut random = 1_u64;
    let mut noise = || -> String {
        (0..60_000)
            .map(|_| {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                char::from(b'!' + u8::try_from((random >> 40) % 90).unwrap())
            })
            .collect()
    };
    let (mut version, mut last) = (saved.version, None);
    let refused = loop {
        let text = noise();
        let next = answered(&record("1"), "n", &text);
        match store.save(saved.key, version, next, step("a")).wait() {
            Ok(new) => (version, last) = (new, Some(text)),
            Err(error) => break (error, text),
        }
    };
    let (error, unsaved) = refused;
    assert!(matches!(error, StoreError::Full(_)), "{error}");
    assert!(matches!(store.state(), State::Failed { .. }));
    let import = store.put_file(&mut vec![7; 3 * 1024 * 1024].as_slice());
    assert!(matches!(import, Err(StoreError::Full(_))), "{import:?}");
    // What was confirmed can still be read.
    let now = store.load(saved.key).wait().unwrap();
    assert_eq!((now.version, answer(&now.record, "n")), (version, last.as_deref()));
    fs::remove_file(&ballast).unwrap();
    store.retry().wait().unwrap();
    let next = answered(&record("1"), "n", &unsaved);
    version = store.save(saved.key, version, next, step("a")).wait().unwrap();
    assert_eq!(store.state(), State::Ready);
    drop(store);
    let store = open(&at);
    let now = store.load(saved.key).wait().unwrap();
    assert_eq!((now.version, answer(&now.record, "n")), (version, Some(unsaved.as_str())));
    drop(store);
    drop(disk);
}
