//! What the engine promises about the whole: nothing lost, nothing written twice, links and bookmarks
//! that lead where they did, a way on when a file breaks its reader.

use std::fs::File;
use std::io::Cursor;
use std::sync::Arc;

use permitpack::documents::importer::{Death, ImportFailure, Importer};
use permitpack::documents::local::Here;
use permitpack::documents::pdf::{InProcess, import_pdf};
use permitpack::documents::recipe::{Event, ImportOptions, RecipeSink, Stopped};
use permitpack::domain::Digest;
use permitpack::export::bundle::plan::{Attachment, PlannedLink, SourceBytes};
use permitpack::export::bundle::{BundleError, verify_bundle, write_bundle};
use permitpack::export::progress::{Cancelled, Progress, Stage, Unwatched};
use sha2::Digest as _;

use super::support::{
    assert_sound, file_source, one_page, own_source, pdf_of, plan, save, scratch, source, stream,
    tool, write,
};

const PAGE: &str = "/MediaBox[0 0 595 842]";

fn three_pages() -> Vec<u8> {
    pdf_of(&[
        "<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R/Names<</Dests<</Names[(end)[5 0 R/Fit]]>>>>>>"
            .into(),
        format!("<</Type/Pages/Count 3/Kids[3 0 R 4 0 R 5 0 R]{PAGE}>>"),
        "<</Type/Page/Parent 2 0 R/Annots[<</Subtype/Link/Rect[0 0 100 100]/Dest(end)>>]>>".into(),
        "<</Type/Page/Parent 2 0 R>>".into(),
        "<</Type/Page/Parent 2 0 R>>".into(),
        "<</First 7 0 R/Last 8 0 R/Count 2>>".into(),
        "<</Title(One)/Parent 6 0 R/Next 8 0 R/First 9 0 R/Last 9 0 R/Dest[3 0 R/Fit]>>".into(),
        "<</Title<FEFF04220440043804>/Parent 6 0 R/Next 7 0 R/A<</S/GoTo/D(end)>>>>".into(),
        "<</Title(Below)/Parent 7 0 R/Dest[4 0 R/Fit]>>".into(),
    ])
}

#[test]
fn bookmarks_and_links_lead_where_they_did() {
    let mut second = own_source("second", three_pages());
    second.blank_before = 1;
    let mut plan = plan(vec![own_source("first", three_pages()), second]);
    plan.links.push(PlannedLink { page: 0, rect: [10.0, 10.0, 20.0, 20.0], target: 6 });
    let (bytes, receipt) = write(&plan).unwrap();
    assert_eq!(receipt.pages, 7);
    assert_eq!(receipt.sources[1].first_page, 4);
    let folder = scratch();
    let path = save(folder.path(), "out.pdf", &bytes);
    assert_sound(&path);
    let Some((_, outline)) = tool("mutool", &["show", path.to_str().unwrap(), "outline"]) else {
        return;
    };
    let lines: Vec<String> = outline
        .lines()
        .filter(|line| !line.starts_with("warning"))
        .map(|line| {
            line.split(['&']).next().unwrap_or(line).replace(['\t', '|', '+', '-', '"'], " ")
        })
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        lines,
        [
            "first #page=1",
            "One #page=1",
            "Below #page=2",
            "Три #page=3",
            "second #page=5",
            "One #page=5",
            "Below #page=6",
            "Три #page=7"
        ]
    );
    let Some((_, json)) = tool("qpdf", &["--json=2", "--json-key=qpdf", path.to_str().unwrap()])
    else {
        return;
    };
    assert_eq!(json.matches("\"/Subtype\": \"/Link\"").count(), 3, "{json}");
}

#[test]
fn the_same_scan_in_two_files_is_written_once() {
    let folder = scratch();
    let body = "scan ".repeat(40_000);
    let make = |more: &str| {
        let image =
            "/Type/XObject/Subtype/Image/Width 100/Height 100/BitsPerComponent 8/ColorSpace 6 0 R";
        let objects =
            [stream(image, &body), "[/Indexed/DeviceRGB 0 <000000>]".to_owned(), more.into()];
        one_page("", &format!("{PAGE}/Resources<</XObject<</I 5 0 R>>>>"), "/I Do", &objects)
    };
    let one = save(folder.path(), "one.pdf", &make("1"));
    let two = save(folder.path(), "two.pdf", &make("(another)"));
    let sources = vec![file_source(&one).unwrap(), file_source(&two).unwrap()];
    let (both, receipt) = write(&plan(sources)).unwrap();
    assert_eq!(receipt.pages, 2);
    assert!(both.len() < body.len() + 120_000, "{}", both.len());
    assert_sound(&save(folder.path(), "out.pdf", &both));

    // One byte apart, in the middle: not the same.
    let mut other = make("1");
    let middle = other.len() / 2;
    other[middle] ^= 1;
    let other = save(folder.path(), "other.pdf", &other);
    let sources = vec![file_source(&one).unwrap(), file_source(&other).unwrap()];
    assert!(write(&plan(sources)).unwrap().0.len() > 2 * body.len());
}

#[test]
fn the_manifest_inside_holds_the_checksum_of_the_file() {
    let mut plan = plan(vec![own_source("a", three_pages())]);
    let zeros = "0".repeat(64);
    plan.attachment = Some(Attachment {
        name: "manifest.json".to_owned(),
        mime: "application/json",
        bytes: format!("{{\"bundle_sha256\":\"{zeros}\",\"x\":1}}").into_bytes(),
    });
    let (mut bytes, receipt) = write(&plan).unwrap();
    let folder = scratch();
    assert_sound(&save(folder.path(), "out.pdf", &bytes));
    assert_eq!(receipt.sha256, Digest(sha2::Sha256::digest(&bytes).into()));
    let label = b"\"bundle_sha256\":\"";
    let at = bytes.windows(label.len()).position(|w| w == label).unwrap() + label.len();
    let stated = String::from_utf8(bytes[at..at + 64].to_vec()).unwrap();
    assert_eq!(stated, receipt.sealed_sha256.to_string());
    bytes[at..at + 64].copy_from_slice(zeros.as_bytes());
    assert_eq!(stated, Digest(sha2::Sha256::digest(&bytes).into()).to_string());
}

/// Dies on a page until it is told to leave it alone.
struct Dying {
    page: Option<u32>,
    also_rendering: bool,
}

impl Importer for Dying {
    fn import(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<(), ImportFailure> {
        struct Until<'s>(&'s mut dyn RecipeSink, u32, u32);
        impl RecipeSink for Until<'_> {
            fn take(&mut self, event: Event) -> Result<(), Stopped> {
                if matches!(event, Event::Page(_)) {
                    self.1 += 1;
                    if self.1 > self.2 {
                        return Err(Stopped);
                    }
                }
                self.0.take(event)
            }
        }
        let died = ImportFailure::Died { death: Death::Memory, page: self.page };
        let Some(page) = self.page else { return Err(died) };
        let spared = options.give_up.contains(&page)
            || (options.render.contains(&page) && !self.also_rendering);
        if spared {
            return InProcess.import(file, options, sink);
        }
        let _ = InProcess.import(file, options, &mut Until(sink, 0, page));
        Err(died)
    }

    fn rehearse(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<permitpack::documents::importer::SecondCount, ImportFailure> {
        Here.rehearse(file, options, sink)
    }
}

#[test]
fn a_file_that_kills_its_reader_costs_a_page_and_never_the_pack() {
    let folder = scratch();
    let path = save(folder.path(), "bad.pdf", &three_pages());
    for (page, also_rendering, code) in [
        (Some(1), false, "pdf-page-rendered"),
        (Some(1), true, "pdf-page-given-up"),
        (None, true, "bundle-file-given-up"),
    ] {
        let sources = vec![
            own_source("before", three_pages()),
            file_source(&path).unwrap(),
            own_source("after", three_pages()),
        ];
        let plan = plan(sources);
        let mut out = Cursor::new(Vec::new());
        let dying = Dying { page, also_rendering };
        let receipt = write_bundle(&plan, &dying, &mut out, &Unwatched).unwrap();
        let said: Vec<_> = receipt.sources[1].findings.iter().map(|f| f.code.0).collect();
        assert_eq!(said, [code]);
        assert_eq!(receipt.sources[2].first_page, 6);
        let out = save(folder.path(), "out.pdf", out.get_ref());
        assert_sound(&out);
        verify_bundle(&File::open(&out).unwrap(), &InProcess, 9).unwrap();
    }
}

#[test]
fn a_changed_file_is_named() {
    let folder = scratch();
    let path = save(folder.path(), "grown.pdf", &three_pages());
    for planned in [2, 4] {
        let plan = plan(vec![source("grown.pdf", SourceBytes::File(path.clone()), planned)]);
        let error = write(&plan).unwrap_err();
        assert!(matches!(error, BundleError::PageCount { .. }), "{error}");
        assert!(error.to_string().ends_with("grown.pdf"), "{error}");
    }
    let gone = plan(vec![source("gone.pdf", SourceBytes::File(folder.path().join("gone")), 1)]);
    assert!(matches!(write(&gone).unwrap_err(), BundleError::Read { .. }));
    assert!(matches!(write(&plan(Vec::new())).unwrap_err(), BundleError::NoPages));
}

#[test]
fn passwords() {
    let folder = scratch();
    let plain = save(folder.path(), "plain.pdf", &three_pages());
    let locked = folder.path().join("locked.pdf");
    for bits in ["40", "128", "256"] {
        let weak = if bits == "256" { "--encrypt" } else { "--allow-weak-crypto" };
        let mut arguments = vec![weak];
        if bits != "256" {
            arguments.push("--encrypt");
        }
        let paths = [plain.to_str().unwrap(), locked.to_str().unwrap()];
        arguments.extend(["пароль", "owner", bits, "--", paths[0], paths[1]]);
        let Some((made, said)) = tool("qpdf", &arguments) else { return };
        assert!(made, "{said}");
        let mut source = source("locked.pdf", SourceBytes::File(locked.clone()), 3);
        let failure = |error| match error {
            BundleError::Import { failure, .. } => failure,
            other => panic!("{other}"),
        };
        let none = write(&plan(vec![source.clone()])).map(drop).map_err(failure);
        assert_eq!(none, Err(ImportFailure::NeedsPassword), "{bits}");
        source.options.password = Some("wrong".into());
        let wrong = write(&plan(vec![source.clone()])).map(drop).map_err(failure);
        assert_eq!(wrong, Err(ImportFailure::WrongPassword), "{bits}");
        source.options.password = Some("пароль".into());
        let (bytes, _) =
            write(&plan(vec![source])).unwrap_or_else(|error| panic!("{bits}: {error}"));
        assert_sound(&save(folder.path(), "out.pdf", &bytes));
    }
}

#[test]
fn cancelling_works_at_every_page() {
    struct After(u64);
    impl Progress for After {
        fn tick(&self, _stage: Stage, done: u64, _total: u64) -> Result<(), Cancelled> {
            if done >= self.0 { Err(Cancelled) } else { Ok(()) }
        }
    }
    let plan = plan(vec![own_source("a", three_pages()), own_source("b", three_pages())]);
    for stop in 1..=6 {
        let mut out = Cursor::new(Vec::new());
        let ended = write_bundle(&plan, &InProcess, &mut out, &After(stop));
        assert!(matches!(ended, Err(BundleError::Cancelled)), "{stop}");
    }
}

#[test]
fn hidden_layers_stay_hidden() {
    let layered = || {
        let page = "/Resources<</Properties<</A 5 0 R/B 6 0 R>>>>";
        let group = |name: &str| format!("<</Type/OCG/Name({name})>>");
        one_page(
            "/OCProperties<</OCGs[5 0 R 6 0 R]/D<</OFF[6 0 R]>>>>",
            &format!("{PAGE}{page}"),
            "/OC /A BDC 0 0 99 99 re f EMC /OC /B BDC 99 99 99 99 re f EMC",
            &[group("shown"), group("hidden")],
        )
    };
    let plan = plan(vec![own_source("one", layered()), own_source("two", layered())]);
    let (bytes, receipt) = write(&plan).unwrap();
    assert!(receipt.sources[0].findings.iter().any(|f| f.code.0 == "pdf-hidden-layers"));
    let folder = scratch();
    let path = save(folder.path(), "out.pdf", &bytes);
    assert_sound(&path);
    let text = String::from_utf8_lossy(&bytes);
    let off = text.split("/OFF").nth(1).unwrap().split(']').next().unwrap().matches(" R").count();
    assert_eq!(off, 2, "one hidden layer of each file");
}

#[test]
fn the_importer_says_how_many_pages_first() {
    struct First(Vec<Event>);
    impl RecipeSink for First {
        fn take(&mut self, event: Event) -> Result<(), Stopped> {
            self.0.push(event);
            Ok(())
        }
    }
    let mut sink = First(Vec::new());
    import_pdf(Arc::new(three_pages()), &ImportOptions::default(), &mut sink).unwrap();
    assert_eq!(sink.0.first(), Some(&Event::Progress { done: 0, total: 3 }));
    assert_eq!(sink.0.last(), Some(&Event::Done { pages: 3 }));
}
