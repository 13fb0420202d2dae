//! Reports as people see them: read the snapshots line by line.

use std::fs;
use std::path::Path;

use miette::{GraphicalReportHandler, GraphicalTheme};

/// Return the report on the fixture with these texts replaced, without colours.
fn rendered(changes: &[(&str, &str, &str)]) -> String {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken/mini");
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("mini")).unwrap();
    for entry in fs::read_dir(fixture).unwrap() {
        let entry = entry.unwrap();
        let mut text = fs::read_to_string(entry.path()).unwrap();
        for (file, find, replace) in changes {
            if entry.file_name() == *file {
                assert!(text.contains(find), "{find} stands in {file}");
                text = text.replace(find, replace);
            }
        }
        fs::write(root.path().join("mini").join(entry.file_name()), text).unwrap();
    }
    let report = kijun_content::load(root.path()).unwrap_err();
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor());
    let mut shown = String::new();
    handler.with_width(100).render_report(&mut shown, &report).unwrap();
    shown
}

#[test]
fn an_unknown_severity() {
    let shown = rendered(&[("cloud.toml", "\"advisory\"", "\"advisery\"")]);
    insta::assert_snapshot!(shown);
}

#[test]
fn words_that_differ_from_the_document() {
    let shown = rendered(&[("cloud.toml", "盗み見られる。", "盗み見られた。")]);
    insta::assert_snapshot!(shown);
}

#[test]
fn an_id_taken_twice_and_what_follows() {
    let shown = rendered(&[("cloud.toml", "id = \"2\"", "id = \"1\"")]);
    insta::assert_snapshot!(shown);
}

#[test]
fn three_files_at_once() {
    let shown = rendered(&[
        ("standard.toml", "2025-04-01", "2025-02-29"),
        ("standard.toml", "summary", "sumary"),
        ("aims.md", "#scope)", "#scoop)"),
        ("classes.toml", "id = \"B\"", "id = \"B"),
    ]);
    insta::assert_snapshot!(shown);
}
