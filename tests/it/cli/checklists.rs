//! `checklist`: a blank page for every procedure and category.

use std::fs;

use permitpack::rules;

use super::{LANGUAGES, assert_language, folder, pdf_text, run};

/// Every procedure, with each category where it has some.
fn routes() -> Vec<(String, Option<String>)> {
    let book = rules::builtin().unwrap();
    let mut routes = Vec::new();
    for procedure in &book.procedures {
        let id = procedure.id.to_string();
        if procedure.has_categories {
            let with = |category: &rules::Category| (id.clone(), Some(category.id.to_string()));
            routes.extend(book.categories.iter().map(with));
        } else {
            routes.push((id, None));
        }
    }
    routes
}

#[test]
fn a_category_where_there_are_none_is_refused() {
    let folder = folder();
    let out = folder.path().join("list.pdf");
    for language in LANGUAGES {
        let typed = format!("checklist --procedure eta --category work --lang {language} --out");
        let err = run(&typed, [&out]).refused();
        assert!(err.contains("hint: ") && err.contains("--category"), "{err}");
        assert!(!out.exists());
    }
}

fn make(routes: &[(String, Option<String>)]) {
    let folder = folder();
    for (procedure, category) in routes {
        let out =
            folder.path().join(format!("{procedure}-{}.pdf", category.as_deref().unwrap_or("")));
        let mut typed = format!("checklist --procedure {procedure}");
        if let Some(category) = category {
            typed.push_str(" --category ");
            typed.push_str(category);
        }
        run(&format!("{typed} --out"), [&out]).fine();
        let pdf = fs::read(&out).unwrap();
        assert!(pdf.starts_with(b"%PDF-"), "{}", out.display());
        assert!(pdf.trim_ascii_end().ends_with(b"%%EOF"), "{}", out.display());
    }
    assert_eq!(super::names(folder.path()).len(), routes.len(), "nothing else is left");
}

#[test]
fn every_other_route_has_its_page() {
    let routes = routes();
    assert!(routes.len() > 40, "{}", routes.len());
    make(&routes.into_iter().step_by(2).collect::<Vec<_>>());
}

#[test]
fn and_so_have_those_between() {
    make(&routes().into_iter().skip(1).step_by(2).collect::<Vec<_>>());
}

#[test]
fn the_page_is_in_the_languages_asked_for() {
    let folder = folder();
    for (languages, russian, kazakh) in
        [("ru", true, false), ("kk", false, true), ("ru+kk", true, true), ("kk+ru", true, true)]
    {
        let out = folder.path().join(format!("{languages}.pdf"));
        let typed = "checklist --procedure trp-first --category family";
        run(&format!("{typed} --lang {languages} --out"), [&out]).fine();
        let Some(text) = pdf_text(&out) else { return };
        assert_eq!(text.contains("Заявление"), russian, "{languages}: {text}");
        assert_eq!(text.contains("Өтініш"), kazakh, "{languages}: {text}");
    }
}

#[test]
fn unknown_words_are_refused_with_the_known_ones() {
    let folder = folder();
    let out = folder.path().join("x.pdf");
    for language in LANGUAGES {
        for (typed, known) in [
            ("--procedure trp-fist", "trp-first"),
            ("--procedure trp-first", "employment-contract"),
            ("--procedure trp-first --category emploiment", "employment-contract"),
        ] {
            let err = run(&format!("checklist {typed} --lang {language} --out"), [&out]).refused();
            assert!(err.contains(known), "{err}");
            assert_language(err.lines().next().unwrap(), language);
        }
    }
    // Without a language the page is in those of the profile, but the answer is not.
    let err = run("checklist --procedure x --out", [&out]).refused();
    assert_language(&err, "en");
    assert!(super::names(folder.path()).is_empty());
}

#[test]
fn a_file_that_is_there_is_kept_unless_told_otherwise() {
    let folder = folder();
    let out = folder.path().join("list.pdf");
    fs::write(&out, "mine").unwrap();
    let err = run("checklist --procedure eta --out", [&out]).refused();
    assert!(err.contains("--replace"), "{err}");
    assert_eq!(fs::read(&out).unwrap(), b"mine");
    run("checklist --procedure eta --replace --out", [&out]).fine();
    assert!(fs::read(&out).unwrap().starts_with(b"%PDF-"));
}
