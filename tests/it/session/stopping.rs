//! An import that is stopped: what was read by then is kept, what was not is named.

use permitpack::session::Heard;
use permitpack::session::jobs::{JobEnd, JobEvent};
use permitpack::session::said;

use super::{NOW, Office, first_permit};

const FILES: usize = 60;

#[test]
fn a_stopped_import_keeps_what_was_read_and_names_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let papers = folder.path().join("papers");
    std::fs::create_dir(&papers).unwrap();
    for n in 0..u32::try_from(FILES).unwrap() {
        let color = image::Rgb([u8::try_from(n).unwrap(), 90, 200]);
        let picture = image::RgbImage::from_pixel(40, 40, color);
        picture.save(papers.join(format!("scan {n}.png"))).unwrap();
    }
    let mut office = Office::open(&folder.path().join("workspace"));
    let key = office.desk.create(first_permit(""), NOW).unwrap();
    let job = office.jobs.import(key, vec![papers], None);
    let end = 'waiting: loop {
        for event in office.jobs.news() {
            match event {
                // In the first half they are kept, in the second they are looked into.
                JobEvent::Progress { done, total, .. } if 2 * done > total + 2 => job.cancel(),
                JobEvent::Progress { .. } | JobEvent::Planned { .. } => {}
                JobEvent::Ended { end, .. } => break 'waiting *end,
            }
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    };
    let JobEnd::Imported { files, failed, .. } = &end else { panic!("{end:?}") };
    println!("{} read, {} named", files.len(), failed.len());
    assert!(!files.is_empty() && !failed.is_empty());
    assert_eq!(files.len() + failed.len(), FILES, "every file is in one of the two");
    assert!(failed.iter().all(|it| it.code == said::JOB_FILE_STOPPED));
    let read = files.len();
    let Ok(Heard::Added { files, .. }) = office.desk.take_in(end, NOW) else { panic!("not added") };
    assert_eq!(files, read);
    assert_eq!(office.case().case().inbox.len(), read);
}
