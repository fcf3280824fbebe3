//! Archives that were made to do harm, and archives that are only strange: each is named.

use std::fs;

use permitpack::export::verify::{MAX_ENTRIES, Verdict};

use super::archives::{Entry, archive, attached, bundle, deflated, end, small_entries, stored};
use super::{codes, look, look_at, shared};

/// What is said about an archive of these entries.
fn refusal(entries: &[Entry]) -> Vec<&'static str> {
    let verification = look_at(&archive(entries));
    assert_ne!(verification.verdict, Verdict::Right);
    assert!(verification.files.is_empty(), "a refused archive is not read");
    codes(&verification)
}

#[test]
fn the_small_pack_is_right_and_each_way_to_spoil_it_is_named() {
    let right = look_at(&archive(&small_entries()));
    assert!(right.is_right(), "{:?}", codes(&right));
    assert_eq!(right.files.len(), 2);
    let spoilt = |change: &dyn Fn(&mut Vec<Entry>)| {
        let mut entries = small_entries();
        change(&mut entries);
        let verification = look_at(&archive(&entries));
        assert_eq!(verification.verdict, Verdict::Changed);
        codes(&verification)
    };
    let changed = spoilt(&|entries| entries[0] = stored("01/one.pdf", b"the other file"));
    assert_eq!(changed, ["verify-file-changed"]);
    let missing = spoilt(&|entries| drop(entries.remove(0)));
    assert_eq!(missing, ["verify-file-missing"]);
    let extra = spoilt(&|entries| entries.insert(0, stored("03.pdf", b"new")));
    assert_eq!(extra, ["verify-file-extra"]);
    let renamed = spoilt(&|entries| entries[0] = stored("01/two.pdf", b"the first file"));
    assert_eq!(renamed, ["verify-file-missing", "verify-file-extra"]);
    let dated = spoilt(&|entries| entries[0].date += 1);
    assert_eq!(dated, ["verify-not-as-written"]);
    let runnable = spoilt(&|entries| entries[0].external = 0o100_755 << 16);
    assert_eq!(runnable, ["verify-not-as-written"]);
    let more = spoilt(&|entries| entries[0].extra = vec![0xFE, 0xCA, 2, 0, 1, 2]);
    assert_eq!(more, ["verify-not-as-written"]);
    let crc = spoilt(&|entries| entries[0].crc ^= 1);
    assert_eq!(crc, ["verify-file-changed"]);
    let broken = spoilt(&|entries| entries[2] = stored("manifest.json", b"{\"format\":"));
    assert_eq!(broken, ["verify-manifest-damaged"]);
    let folder = spoilt(&|entries| entries.insert(0, stored("03/", b"")));
    assert_eq!(folder, ["verify-file-extra"]);
}

#[test]
fn bytes_that_belong_to_nobody_are_found() {
    let entries = small_entries();
    let right = archive(&entries);
    let list = right.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    // A comment, and bytes between the files and the list.
    let mut comment = right.clone();
    let length = comment.len();
    comment[length - 2] = 3;
    comment.extend(b"abc");
    assert_eq!(codes(&look_at(&comment)), ["verify-not-as-written"]);
    let mut between = right[..list].to_vec();
    between.extend(b"hidden");
    between.extend(&right[list..right.len() - 22]);
    let size = u32::try_from(right.len() - 22 - list).unwrap();
    between.extend(end(3, size, u32::try_from(list + 6).unwrap()));
    assert_eq!(codes(&look_at(&between)), ["verify-not-as-written"]);
    // Bits after the end of the compressed data.
    let mut padded = small_entries();
    padded[1].data.push(0);
    padded[1].packed += 1;
    assert_eq!(codes(&look_at(&archive(&padded))), ["verify-not-as-written"]);
}

#[test]
fn names_that_could_do_harm_are_refused() {
    for name in [
        "../a",
        "a/../../b",
        "/etc/passwd",
        "C:/a",
        "C:a",
        "a\\..\\b",
        "\\\\server\\a",
        "a\0.pdf",
        "nul",
        "01/COM1.pdf",
        "a.",
        "a ",
        "a/./b",
        "a//b",
        "..",
        "a\u{202e}fdp.exe",
        "a:b",
    ] {
        let said = refusal(&[stored(name, b"x")]);
        assert_eq!(said, ["verify-unsafe-name"], "{name:?}");
    }
    let latin = Entry { name: b"caf\xe9.pdf".to_vec(), ..stored("x", b"x") };
    assert_eq!(refusal(&[latin]), ["verify-unsafe-name"], "not UTF-8");
    let twice = [stored("a.pdf", b"x"), stored("a.pdf", b"y")];
    assert_eq!(refusal(&twice), ["verify-duplicate-name"]);
    for (one, other) in [("a.pdf", "A.PDF"), ("й.pdf", "и\u{306}.pdf"), ("Ә", "ә"), ("a", "a/b")]
    {
        let said = refusal(&[stored(one, b"x"), stored(other, b"y")]);
        assert_eq!(said, ["verify-alike-names"], "{one} {other}");
    }
}

#[test]
fn entries_that_could_do_harm_are_refused() {
    let one = || stored("a.pdf", b"content");
    let link = Entry { external: 0o120_777 << 16, ..stored("a.pdf", b"/etc/passwd") };
    assert_eq!(refusal(&[link]), ["verify-link"]);
    assert_eq!(refusal(&[Entry { flags: 1, ..one() }]), ["verify-encrypted"]);
    assert_eq!(refusal(&[Entry { method: 99, ..one() }]), ["verify-encrypted"]);
    assert_eq!(refusal(&[Entry { method: 12, ..one() }]), ["verify-method"]);
    assert_eq!(refusal(&[Entry { size: u32::MAX, ..one() }]), ["verify-zip64"]);
    let far = Entry { offset: Some(u32::MAX), ..one() };
    assert_eq!(refusal(&[far]), ["verify-zip64"]);
    let beyond = Entry { offset: Some(1_000_000), ..one() };
    assert_eq!(refusal(&[beyond]), ["verify-archive-damaged"]);
    let other_name = Entry { listed_name: Some(b"b.pdf".to_vec()), ..one() };
    assert_eq!(refusal(&[other_name]), ["verify-headers-differ"]);
    let other_crc = Entry { listed_crc: Some(7), ..one() };
    assert_eq!(refusal(&[other_crc]), ["verify-headers-differ"]);
    let other_size = Entry { method: 8, listed_size: Some(8), ..deflated("a.pdf", b"content") };
    assert_eq!(refusal(&[other_size]), ["verify-headers-differ"]);
    let on_top = [one(), Entry { offset: Some(0), ..one() }];
    assert_eq!(refusal(&on_top), ["verify-duplicate-name"]);
    let mut kernel = [stored("a.pdf", b"content"), stored("b.pdf", b"content")];
    kernel[0].data.clear();
    // The first file claims the header of the second as its content.
    kernel[0].size = 30;
    kernel[0].packed = 30;
    assert_eq!(refusal(&kernel), ["verify-overlap"]);
}

#[test]
fn what_would_fill_the_disk_is_refused() {
    let bomb = deflated("a.bmp", &vec![0; 3_000_000]);
    assert_eq!(refusal(std::slice::from_ref(&bomb)), ["verify-ratio"]);
    // It says that it is small: no byte more than that is unpacked.
    let liar = Entry { size: 500, ..bomb };
    let mut entries = small_entries();
    entries.insert(0, Entry { name: b"a.bmp".to_vec(), ..liar });
    let said = look_at(&archive(&entries));
    assert_eq!(said.verdict, Verdict::Changed, "{:?}", codes(&said));
    assert!(codes(&said).contains(&"verify-file-extra"));
    let names: Vec<String> = (0..=MAX_ENTRIES).map(|number| number.to_string()).collect();
    let many: Vec<Entry> = names.iter().map(|name| stored(name, b"")).collect();
    assert_eq!(refusal(&many), ["verify-too-many-entries"]);
    assert_eq!(codes(&look_at(&end(60_000, 0, 0))), ["verify-too-many-entries"]);
    assert_eq!(codes(&look_at(&end(u16::MAX, 0, 0))), ["verify-zip64"]);
    assert_eq!(codes(&look_at(&end(0, 0, u32::MAX))), ["verify-zip64"]);
    assert_eq!(codes(&look_at(&end(0, 5, 0))), ["verify-archive-damaged"]);
    assert_eq!(codes(&look_at(&end(0, 0, 0))), ["verify-no-manifest"]);
}

#[test]
fn a_renamed_manifest_is_no_manifest() {
    let mut entries = small_entries();
    let last = entries.len() - 1;
    let json = entries.remove(last);
    entries.push(Entry { name: b"Manifest.json".to_vec(), ..json });
    let renamed = look_at(&archive(&entries));
    assert_eq!((codes(&renamed), renamed.verdict), (vec!["verify-no-manifest"], Verdict::NotOurs));
    let inside = look_at(&attached(b"{}".to_vec(), "list.json"));
    assert_eq!((codes(&inside), inside.verdict), (vec!["verify-no-manifest"], Verdict::NotOurs));
}

#[test]
fn bundles_whose_manifest_lies_are_found() {
    let right = look_at(&bundle(|_| ()));
    assert!(right.is_right(), "{:?}", codes(&right));
    assert_eq!(right.pages, Some((1, 1)));
    let pages = look_at(&bundle(|manifest| manifest.bundles[0].pages = 2));
    assert_eq!(codes(&pages), ["verify-page-count"]);
    let none = look_at(&bundle(|manifest| manifest.bundles[0].this = false));
    assert_eq!(codes(&none), ["verify-manifest-contradicts"]);
    let unsealed = look_at(&bundle(|manifest| manifest.bundle_sha256 = None));
    assert_eq!(codes(&unsealed), ["verify-seal-missing"]);
    let foreign =
        look_at(&attached(b"{\"format\":\"other\",\"version\":1}".to_vec(), "manifest.json"));
    assert_eq!(codes(&foreign), ["verify-manifest-damaged"]);
    let sample = super::look_at(&super::pack("pdf"));
    let ranges = super::manifest_of(&sample).documents.clone();
    let name = super::manifest_of(&sample).bundles[0].name.clone();
    let moved = look_at(&bundle(|manifest| {
        manifest.documents = ranges[..1].to_vec();
        manifest.documents[0].bundle.clone_from(&name);
        manifest.bundles[0].name.clone_from(&name);
        manifest.documents[0].bundle_pages = Some([1, 3]);
    }));
    assert_eq!(codes(&moved), ["verify-page-range"]);
}

#[test]
fn archives_of_the_corpus_get_a_reason() {
    let Ok(entries) = fs::read_dir(shared().join("corpora/zips")) else {
        println!("skipped: no ../shared/corpora/zips");
        return;
    };
    let mut seen = std::collections::BTreeMap::<&str, u32>::new();
    for entry in entries {
        let path = entry.unwrap().path();
        let verification = look(&path);
        assert!(!verification.is_right(), "{}", path.display());
        *seen.entry(codes(&verification)[0]).or_default() += 1;
        let bytes = fs::read(&path).unwrap();
        for part in [1, 4, 7] {
            assert!(!look_at(&bytes[..bytes.len() / 8 * part]).is_right());
        }
    }
    println!("foreign archives: {seen:?}");
    assert!(seen.values().sum::<u32>() > 30);
    assert!(!seen.contains_key("verify-reader-ended"));
}
