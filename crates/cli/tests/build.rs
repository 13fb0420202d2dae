//! `kijun build`: the site, its warnings, and folders that it does not change.

mod support;

use support::{Files, run};

#[test]
fn the_site_is_written_and_a_missing_bundle_is_a_warning() {
    let files = Files::new();
    let out = files.path("dist");
    let ran = run(&["build", "--out", out.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.starts_with("注意: "), "{}", ran.stderr);
    assert!(ran.stderr.contains("--bundle"), "{}", ran.stderr);
    for page in ["index.html", "annex2/index.html", "annex2/cloud/check/index.html", "404.html"] {
        let html = std::fs::read_to_string(out.join(page)).expect(page);
        assert!(html.starts_with("<!DOCTYPE html>"), "{page}");
    }
    let again = run(&["build", "--out", out.to_str().unwrap()]);
    assert_eq!(again.code, 0, "{}", again.stderr);
    assert!(again.stdout.contains("書き込んだファイル0"), "{}", again.stdout);
}

#[test]
fn a_folder_with_other_files_is_left_alone() {
    let files = Files::new();
    let mine = files.write("mine/report.txt", "mine");
    let folder = files.path("mine");
    let ran = run(&["build", "--out", folder.to_str().unwrap()]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains(folder.to_str().unwrap()), "{}", ran.stderr);
    assert_eq!(std::fs::read_to_string(mine).unwrap(), "mine");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 1);
}

#[test]
fn a_bundle_folder_without_its_files_is_refused() {
    let files = Files::new();
    let bundle =
        files.write("bundle/form/form.js", "").parent().unwrap().parent().unwrap().to_owned();
    let out = files.path("dist");
    let args = ["build", "--out", out.to_str().unwrap(), "--bundle", bundle.to_str().unwrap()];
    let ran = run(&args);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains(".wasm"), "{}", ran.stderr);
    assert!(!out.exists());
}

#[test]
fn a_bundle_folder_that_is_not_there_is_refused() {
    let files = Files::new();
    let (out, bundle) = (files.path("dist"), files.path("none"));
    let args = ["build", "--out", out.to_str().unwrap(), "--bundle", bundle.to_str().unwrap()];
    let ran = run(&args);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("cargo xtask build"), "{}", ran.stderr);
    assert!(!out.exists());
}

#[test]
fn a_base_that_is_no_plain_path_is_refused() {
    let files = Files::new();
    let out = files.path("dist");
    for base in ["https://example.jp/x/", "/../x/", "/a?b/", "/a/./b/", "\"><script>", "/a//b/"] {
        let ran = run(&["build", "--out", out.to_str().unwrap(), "--base-url", base]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{base}");
        assert!(ran.stderr.contains("/kijun/ のように"), "{base}: {}", ran.stderr);
        assert!(!out.exists(), "{base}");
    }
}
