//! Active content does not get through, wherever it hides. Checked with qpdf, not with our parser.

use std::path::Path;

use super::support::{file_source, one_page, plan, save, scratch, stream, tool, write};

const BOX: &str = "/MediaBox[0 0 300 300]";
const SCRIPT: &str = "<</S/JavaScript/JS(app.alert\\(1\\))>>";

const FORBIDDEN: &[&str] = &[
    "JS",
    "JavaScript",
    "AA",
    "OpenAction",
    "Launch",
    "URI",
    "SubmitForm",
    "ImportData",
    "GoToR",
    "GoToE",
    "Rendition",
    "Movie",
    "Sound",
    "RichMedia",
    "3D",
    "EmbeddedFiles",
    "EmbeddedFile",
    "EF",
    "AF",
    "XFA",
    "Metadata",
    "PieceInfo",
    "Thumb",
    "OPI",
    "AcroForm",
    "Encrypt",
    "StructTreeRoot",
    "FFilter",
    "FDecodeParms",
    "Filespec",
    "Ref",
    "Alternates",
];

/// Twenty ways in: name and file.
fn vectors() -> Vec<(&'static str, Vec<u8>)> {
    let page = |catalog: &str, page: &str, more: &[String]| {
        one_page(catalog, &format!("{BOX}{page}"), "0 0 100 100 re f", more)
    };
    let link = |action: &str| {
        page("", &format!("/Annots[<</Subtype/Link/Rect[0 0 50 50]/A {action}>>]"), &[])
    };
    let appearance = |extra: &str| {
        let form =
            stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]{extra}"), "0 0 9 9 re f");
        let widget = "/Annots[<</Subtype/Widget/FT/Btn/Rect[0 0 50 50]/AP<</N 5 0 R>>\
                      /AA<</E 6 0 R>>/MK<<>>>>]";
        page("/AcroForm<</Fields[]/XFA(x)>>", widget, &[form, SCRIPT.to_owned()])
    };
    let embedded = stream("/Type/EmbeddedFile", "MZ");
    let spec = "<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>";
    let image =
        "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray";
    let in_resources = |extra: &str, more: &[String]| {
        let mut all = vec![stream(&format!("{image}{extra}"), "x")];
        all.extend_from_slice(more);
        let resources =
            format!("{BOX}/Resources<</XObject<</JSX 5 0 R>>/Properties<</P <</MCID 0/JS(x)>>>>>>");
        one_page("", &resources, "/JSX Do /P BMC EMC", &all)
    };
    vec![
        ("open-action", page(&format!("/OpenAction {SCRIPT}"), "", &[])),
        ("names-script", page(&format!("/Names<</JavaScript<</Names[(a){SCRIPT}]>>>>"), "", &[])),
        ("catalog-aa", page(&format!("/AA<</WC {SCRIPT}>>"), "", &[])),
        ("page-aa", page("", &format!("/AA<</O {SCRIPT}>>"), &[])),
        ("launch", link("<</S/Launch/F(cmd.exe)/Win<</F(cmd.exe)>>>>")),
        ("uri", link("<</S/URI/URI(http://example.invalid)>>")),
        ("submit", link("<</S/SubmitForm/F(http://example.invalid)>>")),
        ("import", link("<</S/ImportData/F(a.fdf)>>")),
        ("goto-remote", link("<</S/GoToR/F(b.pdf)/D[0/Fit]>>")),
        ("goto-embedded", link("<</S/GoToE/T<</R/C/N(a)>>/D[0/Fit]>>")),
        ("chain", link(&format!("<</S/GoTo/D[3 0 R/Fit]/Next {SCRIPT}>>"))),
        ("rendition", link("<</S/Rendition/OP 0/R<</S/MR/C<</S/MCD/D(a.mp4)>>>>>>")),
        (
            "movie",
            page("", "/Annots[<</Subtype/Movie/Rect[0 0 9 9]/Movie<</F(a.avi)>>/A true>>]", &[]),
        ),
        ("sound", link("<</S/Sound/Sound 5 0 R>>")),
        (
            "rich-media",
            page("", "/Annots[<</Subtype/RichMedia/Rect[0 0 9 9]/RichMediaContent<<>>>>]", &[]),
        ),
        (
            "attachment",
            page(
                &format!("/Names<</EmbeddedFiles<</Names[(a){spec}]>>>>/AF[{spec}]"),
                &format!("/AF[{spec}]/Annots[<</Subtype/FileAttachment/Rect[0 0 9 9]/FS {spec}>>]"),
                std::slice::from_ref(&embedded),
            ),
        ),
        ("form", appearance("/AA<<>>/PieceInfo<</X<<>>>>/Metadata 6 0 R/OPI<<>>/Ref<</F(x.pdf)>>")),
        (
            "image",
            in_resources(
                &format!("/Metadata 6 0 R/AF[{spec}]/Alternates[]/OPI<<>>"),
                &[SCRIPT.into()],
            ),
        ),
        ("external-stream", in_resources("/F(http://example.invalid/x)/FFilter/FlateDecode", &[])),
        (
            "page-data",
            page(
                "/Metadata 5 0 R/StructTreeRoot<<>>/PieceInfo<<>>",
                "/Metadata 5 0 R/PieceInfo<<>>/Thumb 5 0 R/B[]/StructParents 0",
                &[stream("/Type/Metadata/Subtype/XML", "<x/>")],
            ),
        ),
    ]
}

/// Every key and every name of the file, by qpdf.
fn assert_clean(path: &Path, what: &str) {
    let path = path.to_str().unwrap();
    let Some((good, json)) = tool("qpdf", &["--json=2", "--json-key=qpdf", path]) else { return };
    assert!(good, "{what}: {json}");
    for key in FORBIDDEN {
        let found = json.contains(&format!("\"/{key}\""));
        assert!(!found, "{what}: /{key} got through");
    }
    let bytes = std::fs::read(path).unwrap();
    let count = |needle: &[u8]| bytes.windows(needle.len()).filter(|w| *w == needle).count();
    assert!(bytes.ends_with(b"%%EOF\n"), "{what}: something after the end");
    assert_eq!((count(b"%%EOF"), count(b"startxref")), (1, 1), "{what}: more than one section");
    // Objects that nothing refers to would be dropped by a rewrite.
    let numbers = |extra: &str| {
        let arguments = ["--show-xref", extra, path];
        let arguments: Vec<&str> = arguments.into_iter().filter(|a| !a.is_empty()).collect();
        tool("qpdf", &arguments).map_or(0, |(_, text)| text.lines().count())
    };
    let rewritten = format!("{path}.rewritten.pdf");
    tool("qpdf", &["--object-streams=disable", path, &rewritten]);
    let kept = tool("qpdf", &["--show-xref", &rewritten]).map_or(0, |(_, t)| t.lines().count());
    // The cross-reference stream is an object of ours; the rewrite has a table.
    assert!(numbers("") <= kept + 1, "{what}: {} objects, {kept} reachable", numbers(""));
}

#[test]
fn twenty_vectors_three_ways_and_nothing_gets_through() {
    let folder = scratch();
    let mut checked = 0;
    for (name, bytes) in vectors() {
        let plain = save(folder.path(), &format!("{name}.pdf"), &bytes);
        let text = plain.to_str().unwrap();
        let packed = folder.path().join(format!("{name}-objstm.pdf"));
        let locked = folder.path().join(format!("{name}-locked.pdf"));
        let (packed_text, locked_text) = (packed.to_str().unwrap(), locked.to_str().unwrap());
        tool("qpdf", &["--object-streams=generate", "--preserve-unreferenced", text, packed_text]);
        tool("qpdf", &["--encrypt", "", "owner", "256", "--", text, locked_text]);
        for path in [&plain, &packed, &locked] {
            if !path.exists() {
                continue;
            }
            let what = path.file_name().unwrap().to_str().unwrap().to_owned();
            let source = file_source(path).unwrap_or_else(|| panic!("{what} does not open"));
            let (bytes, _) = write(&plan(vec![source])).unwrap();
            let out = save(folder.path(), &format!("out-{what}"), &bytes);
            assert_clean(&out, &what);
            checked += 1;
        }
    }
    println!("{checked} files with active content, none came through");
    assert!(checked >= 20);
}

#[test]
fn what_was_left_out_is_said() {
    let folder = scratch();
    let mut codes = std::collections::BTreeSet::new();
    for (name, bytes) in vectors() {
        let path = save(folder.path(), &format!("{name}.pdf"), &bytes);
        let (_, receipt) = write(&plan(vec![file_source(&path).unwrap()])).unwrap();
        codes.extend(receipt.sources.iter().flat_map(|s| &s.findings).map(|f| f.code.0));
    }
    for code in [
        "pdf-script-removed",
        "pdf-automatic-action-removed",
        "pdf-outside-link-removed",
        "pdf-launch-removed",
        "pdf-form-action-removed",
        "pdf-media-removed",
        "pdf-xfa-removed",
        "pdf-attachment-removed",
        "pdf-external-stream",
    ] {
        assert!(codes.contains(code), "{code} not in {codes:?}");
    }
}
