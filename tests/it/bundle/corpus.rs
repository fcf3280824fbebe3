//! Public sample files, bundled.

use super::support::{assert_sound, file_source, plan, save, scratch, shared, tool, write};

fn samples() -> Vec<std::path::PathBuf> {
    let Ok(entries) = std::fs::read_dir(shared().join("corpora/py-pdf")) else {
        println!("skipped: no sample files");
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
    paths
}

#[test]
fn samples_become_one_sound_bundle_and_the_same_bytes_twice() {
    let sources: Vec<_> = samples().iter().filter_map(|path| file_source(path)).collect();
    if sources.is_empty() {
        return;
    }
    let plan = plan(sources);
    let (bytes, receipt) = write(&plan).unwrap();
    let folder = scratch();
    let path = save(folder.path(), "bundle.pdf", &bytes);
    if let Ok(keep) = std::env::var("KEEP_BUNDLE") {
        std::fs::copy(&path, keep).unwrap();
    }
    assert_sound(&path);
    if let Some((_, pages)) = tool("qpdf", &["--show-npages", path.to_str().unwrap()]) {
        assert_eq!(pages.trim(), plan.page_count().to_string());
    }
    assert_eq!(receipt.bytes, bytes.len() as u64);
    assert_eq!(write(&plan).unwrap().0, bytes);
}
