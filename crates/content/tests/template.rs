//! The folder that `kijun new` writes is valid, and no file is overwritten.

use kijun_content::model::Block;
use kijun_content::template::{FILES, NewError, write_new};

#[test]
fn a_new_folder_is_valid() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("content");
    let written = write_new(&root).unwrap();
    assert_eq!(written.len(), FILES.len());
    let library = kijun_content::load(&root).expect("the template is valid");
    let standard = &library.standards[0];
    assert_eq!(standard.id, "sample");
    assert_eq!(standard.current_edition(), "1.0");
    let in_force = standard.editions[0].in_force;
    assert_eq!(in_force, Some(jiff::civil::date(2025, 4, 1)));
    assert!(standard.chapters.iter().all(|each| each.titled_by_document));
    let Block::Words(words) = &standard.chapters[0].blocks[0] else {
        panic!("the first chapter begins with words");
    };
    let html = words.to_string();
    assert!(html.contains("<h2 id=\"purpose\">1 目的</h2>"), "{html}");
    assert!(html.contains("<a href=\"../table/\">第2章の要件</a>"), "{html}");
}

#[test]
fn a_folder_with_files_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("notes.txt"), "x").unwrap();
    assert!(matches!(write_new(folder.path()), Err(NewError::NotEmpty { .. })));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
