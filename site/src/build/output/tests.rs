use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::disk::death;
use super::{MARKER, Output};
use crate::build::BuildError;

type Files = BTreeMap<String, String>;

/// Return files with their words: `a/index.html=1`.
fn files(written: &[&str]) -> Files {
    let pairs = written.iter().map(|each| each.split_once('=').unwrap());
    pairs.map(|(path, words)| (path.to_owned(), words.to_owned())).collect()
}

/// Build a site of these files. Return how many were written and removed.
fn build(folder: &Path, site: &Files) -> Result<(usize, usize), BuildError> {
    build_keeping(folder, site, |path| path.contains("-hash"))
}

/// Build a site of these files, and keep those of the last build for which `stays` is true.
fn build_keeping(
    folder: &Path,
    site: &Files,
    stays: impl Fn(&str) -> bool,
) -> Result<(usize, usize), BuildError> {
    let mut output = Output::open(folder)?;
    output.announce(&site.keys().cloned().collect())?;
    let mut written = 0;
    for (path, words) in site {
        written += usize::from(output.write(path, words.as_bytes())?);
    }
    Ok((written, output.finish(stays)?))
}

/// Return every file below a folder with its words, without the marker; a link with its target.
fn all(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            if path.is_symlink() {
                found.insert(name, fs::read_link(&path).unwrap().to_str().unwrap().to_owned());
            } else if path.is_dir() {
                open.push(path);
            } else if name != MARKER {
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned()).collect()
}

fn first() -> Files {
    files(&["index.html=1", "a/index.html=1", "assets/x-1.css=1", "assets/same.css=s"])
}

fn second() -> Files {
    files(&["index.html=2", "b/c/index.html=2", "assets/x-2.css=2", "assets/same.css=s"])
}

/// Build the first site into `folder`, add `mine`, and then the second site again and again, with
/// the end of the process after each number of changes to the disk. Return the number of moments.
fn ends_at_every_moment(mine: &Files, whole: bool) -> usize {
    for moment in 0.. {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("site");
        build(&folder, &first()).unwrap();
        for (path, words) in mine {
            fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
            fs::write(folder.join(path), words).unwrap();
        }
        let with_mine = |site: Files| site.into_iter().chain(mine.clone()).collect::<Files>();
        let (old, new) = (with_mine(first()), with_mine(second()));

        death::after(Some(moment));
        let ended = build(&folder, &second());
        death::after(None);
        let now = all(&folder);
        if whole {
            assert!(now == old || now == new, "{moment}: {now:?}");
        }
        for (path, words) in mine {
            assert_eq!(now.get(path), Some(words), "{moment}");
        }
        // Every page is there, and each is that of one site or the other.
        for (path, words) in &now {
            let known = [old.get(path), new.get(path)];
            assert!(known.contains(&Some(words)), "{moment}: {path} {words}");
        }
        assert!(now.contains_key("index.html"), "{moment}");

        build(&folder, &second()).unwrap_or_else(|error| panic!("{moment}: {error}"));
        assert_eq!(all(&folder), new, "{moment}");
        assert_eq!(names(above.path()), BTreeSet::from(["site".to_owned()]), "{moment}");
        let again = build(&folder, &second()).unwrap();
        assert_eq!(again, (0, 0), "{moment}");
        if ended.is_ok() && now == new && moment > 100 {
            return moment;
        }
    }
    unreachable!("a build has an end")
}

#[test]
fn a_build_that_ends_at_any_moment_leaves_a_whole_site_and_can_be_repeated() {
    ends_at_every_moment(&Files::new(), true);
}

#[test]
fn beside_files_of_others_every_page_is_whole_and_a_build_can_be_repeated() {
    ends_at_every_moment(&files(&["a/notes.txt=mine", "b/mine.txt=mine", "CNAME=mine"]), false);
}

#[test]
fn a_first_build_that_ends_at_any_moment_can_be_repeated() {
    for moment in 0..40 {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("new/site");
        death::after(Some(moment));
        let _ = build(&folder, &first());
        death::after(None);
        assert!(!folder.exists() || all(&folder) == first(), "{moment}");
        build(&folder, &first()).unwrap();
        assert_eq!(all(&folder), first(), "{moment}");
        assert_eq!(names(&above.path().join("new")), BTreeSet::from(["site".to_owned()]));
    }
}

#[test]
fn an_error_leaves_the_old_site_and_nothing_beside_it() {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("site");
    build(&folder, &first()).unwrap();
    let mut output = Output::open(&folder).unwrap();
    output.announce(&second().keys().cloned().collect()).unwrap();
    output.write("index.html", b"2").unwrap();
    let error = output.write("index.html", b"3").unwrap_err();
    assert!(matches!(error, BuildError::Io { .. }), "{error}");
    drop(output);
    assert_eq!(all(&folder), first());
    assert_eq!(names(above.path()), BTreeSet::from(["site".to_owned()]));
}

#[test]
fn a_marker_of_files_that_are_gone_hinders_nothing() {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("site");
    // A build of an earlier version that was interrupted: all is announced, little is there.
    fs::create_dir_all(folder.join("a")).unwrap();
    fs::write(folder.join(MARKER), "a/index.html\nb/c/index.html\nindex.html\n").unwrap();
    fs::write(folder.join("index.html"), "0").unwrap();
    build(&folder, &second()).unwrap();
    assert_eq!(all(&folder), second());

    fs::remove_dir_all(folder.join("b")).unwrap();
    assert_eq!(build(&folder, &second()).unwrap(), (1, 0));
    assert_eq!(all(&folder), second());
}

#[test]
fn a_folder_with_other_files_is_refused_and_left_alone() {
    for marker in [false, true] {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("site");
        fs::create_dir(&folder).unwrap();
        if marker {
            fs::write(folder.join(MARKER), b"\xff\n").unwrap();
        } else {
            fs::write(folder.join("report.xlsx"), "mine").unwrap();
        }
        let error = Output::open(&folder).unwrap_err();
        assert!(matches!(error, BuildError::ForeignFolder(_)), "{error}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        assert_eq!(names(above.path()), BTreeSet::from(["site".to_owned()]));
    }
}

#[test]
fn a_file_is_no_output_folder() {
    let above = tempfile::tempdir().unwrap();
    let file = above.path().join("site");
    fs::write(&file, "mine").unwrap();
    let error = Output::open(&file).unwrap_err();
    assert!(matches!(error, BuildError::NoFolder(_)), "{error}");
}

#[test]
fn files_of_an_earlier_build_go_and_foreign_ones_stay() {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("site");
    let at = |path: &str| folder.join(path);
    build(&folder, &files(&["a/index.html=1", "b/c/index.html=1"])).unwrap();
    fs::write(at("a/notes.txt"), "mine").unwrap();
    fs::write(at("b/c/index.html.br"), "derived").unwrap();
    assert_eq!(build(&folder, &files(&["d/index.html=2"])).unwrap(), (1, 2));
    assert!(at("a/notes.txt").exists() && !at("a/index.html").exists());
    assert!(!at("b").exists());
}

#[test]
fn a_foreign_file_in_the_way_is_not_overwritten() {
    for mine in ["b/c/index.html", "b/c", "b"] {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("site");
        build(&folder, &first()).unwrap();
        fs::create_dir_all(folder.join(mine).parent().unwrap()).unwrap();
        fs::write(folder.join(mine), "mine").unwrap();
        let before = all(&folder);
        let error = build(&folder, &second()).unwrap_err();
        assert!(matches!(&error, BuildError::InTheWay(path) if path.ends_with(mine)), "{error}");
        assert_eq!(all(&folder), before, "{mine}");
        assert_eq!(names(above.path()), BTreeSet::from(["site".to_owned()]));
    }
}

#[test]
fn unchanged_files_are_not_written_again_and_changed_ones_lose_what_was_made_from_them() {
    for mine in [None, Some("mine.txt")] {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("site");
        build(&folder, &files(&["index.html=1", "a/index.html=1"])).unwrap();
        if let Some(mine) = mine {
            fs::write(folder.join(mine), "mine").unwrap();
        }
        let derived = ["index.html.gz", "a/index.html.br"].map(|name| folder.join(name));
        for path in &derived {
            fs::write(path, "1").unwrap();
        }
        let written = fs::metadata(folder.join("index.html")).unwrap().modified().unwrap();
        assert_eq!(build(&folder, &files(&["index.html=1", "a/index.html=2"])).unwrap(), (1, 0));
        assert!(derived[0].exists() && !derived[1].exists());
        assert_eq!(fs::metadata(folder.join("index.html")).unwrap().modified().unwrap(), written);
    }
}

#[test]
fn what_the_pages_of_the_last_build_load_stays_for_one_more() {
    for mine in [None, Some("mine.txt")] {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("site");
        let site = |number: usize| {
            files(&[
                &format!("index.html={number}"),
                &format!("assets/{number}-hash.js={number}"),
                &format!("assets/{number}.js={number}"),
            ])
        };
        let there = |number: usize| folder.join(format!("assets/{number}-hash.js")).exists();
        build(&folder, &site(1)).unwrap();
        if let Some(mine) = mine {
            fs::write(folder.join(mine), "mine").unwrap();
        }
        fs::write(folder.join("assets/1-hash.js.br"), "1").unwrap();
        assert_eq!(build(&folder, &site(2)).unwrap(), (3, 1));
        assert!(there(1) && there(2) && !folder.join("assets/1.js").exists());
        assert!(folder.join("assets/1-hash.js.br").exists(), "its packed form stays too");
        // A build that changes nothing is none.
        assert_eq!(build(&folder, &site(2)).unwrap(), (0, 0));
        assert!(there(1));
        assert_eq!(build(&folder, &site(3)).unwrap(), (3, 2));
        assert!(!there(1) && there(2) && there(3));
        assert!(!folder.join("assets/1-hash.js.br").exists());
        // The files of an earlier build may come back.
        assert_eq!(build(&folder, &site(2)).unwrap(), (2, 1));
        assert_eq!(build(&folder, &site(4)).unwrap(), (3, 2));
        assert!(there(2) && !there(3) && there(4));
    }
}

#[test]
fn a_build_that_cleans_removes_earlier_files_though_nothing_else_changes() {
    for mine in [None, Some("mine.txt")] {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("site");
        let old = files(&["index.html=1", "assets/1-hash.js=1"]);
        let new = files(&["index.html=2", "assets/2-hash.js=2"]);
        build(&folder, &old).unwrap();
        build(&folder, &new).unwrap();
        fs::write(folder.join("assets/1-hash.js.br"), "1").unwrap();
        let mine: Files =
            mine.map(|name| (name.to_owned(), "mine".to_owned())).into_iter().collect();
        for (name, words) in &mine {
            fs::write(folder.join(name), words).unwrap();
        }
        assert_eq!(build_keeping(&folder, &new, |_| false).unwrap(), (0, 1));
        let left: Files = new.iter().chain(&mine).map(|(a, b)| (a.clone(), b.clone())).collect();
        assert_eq!(all(&folder), left);
        assert_eq!(build_keeping(&folder, &new, |_| false).unwrap(), (0, 0));
    }
}

#[test]
fn packed_forms_are_written_once_and_go_when_their_file_changes() {
    let text = "基準".repeat(100);
    for mine in [None, Some("mine.txt")] {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("site");
        let packed = |text: &str| {
            let mut output = Output::open(&folder).unwrap();
            output.announce(&BTreeSet::from(["a/index.html".to_owned()])).unwrap();
            output.write("a/index.html", text.as_bytes()).unwrap();
            output.pack("a/index.html", text.as_bytes()).unwrap();
            output.finish(|_| false).unwrap();
        };
        let read = |name: &str| fs::read(folder.join("a").join(name)).ok();
        // The file is there, then its packed forms, then nothing more to do.
        build(&folder, &files(&[&format!("a/index.html={text}")])).unwrap();
        if let Some(mine) = mine {
            fs::write(folder.join(mine), "mine").unwrap();
        }
        packed(&text);
        let (br, gz) = (read("index.html.br").unwrap(), read("index.html.gz").unwrap());
        let written = || fs::metadata(folder.join("a/index.html.br")).unwrap().modified().unwrap();
        let before = written();
        packed(&text);
        assert_eq!(written(), before);
        // Packed forms that are not those of the file are replaced.
        fs::write(folder.join("a/index.html.br"), "stale").unwrap();
        packed(&text);
        assert_eq!(read("index.html.br").unwrap(), br);
        packed(&format!("{text}新"));
        assert_ne!(read("index.html.gz").unwrap(), gz);
        build(&folder, &files(&["a/index.html=new"])).unwrap();
        assert_eq!((read("index.html.br"), read("index.html.gz")), (None, None));
    }
}

#[test]
fn a_marker_cannot_name_files_outside_of_its_folder() {
    let above = tempfile::tempdir().unwrap();
    let precious = above.path().join("precious.txt");
    fs::write(&precious, "mine").unwrap();
    let folder = above.path().join("site");
    fs::create_dir(&folder).unwrap();
    let list = format!("../precious.txt\n{}\n", precious.display());
    fs::write(folder.join(MARKER), list).unwrap();
    build(&folder, &first()).unwrap();
    assert!(precious.exists());
}

#[test]
fn leftovers_lose_only_the_files_that_they_list() {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("site");
    let left = above.path().join("site.kijun-new-1-1");
    fs::create_dir_all(left.join("a")).unwrap();
    fs::write(left.join(MARKER), "a/index.html\nb/index.html\n").unwrap();
    fs::write(left.join("a/index.html"), "1").unwrap();
    fs::write(left.join("a/mine.txt"), "mine").unwrap();
    let foreign = above.path().join("site.kijun-new-photos");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("1.jpg"), "mine").unwrap();

    let output = Output::open(&folder).unwrap();
    assert_eq!(output.warnings().len(), 2);
    assert!(output.warnings()[0].contains("site.kijun-new-1-1"), "{:?}", output.warnings());
    drop(output);
    assert_eq!(all(&left), files(&["a/mine.txt=mine"]));
    assert_eq!(all(&foreign), files(&["1.jpg=mine"]));
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn an_output_folder_may_be_a_link_and_stays_one() {
        let above = tempfile::tempdir().unwrap();
        fs::create_dir_all(above.path().join("elsewhere/site")).unwrap();
        let link = above.path().join("site");
        symlink("elsewhere/site", &link).unwrap();
        build(&link, &first()).unwrap();
        build(&link, &second()).unwrap();
        assert!(link.is_symlink());
        assert_eq!(all(&above.path().join("elsewhere/site")), second());
        assert_eq!(names(&above.path().join("elsewhere")), BTreeSet::from(["site".to_owned()]));
    }

    #[test]
    fn a_link_that_leads_nowhere_or_to_itself_is_refused() {
        let above = tempfile::tempdir().unwrap();
        for target in ["nowhere", "site"] {
            let link = above.path().join("site");
            symlink(target, &link).unwrap();
            let error = Output::open(&link).unwrap_err();
            assert!(matches!(error, BuildError::NoFolder(_)), "{error}");
            assert!(!above.path().join("nowhere").exists());
            fs::remove_file(link).unwrap();
        }
    }

    #[test]
    fn no_link_in_the_folder_is_followed() {
        let above = tempfile::tempdir().unwrap();
        let outside = above.path().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("index.html"), "mine").unwrap();
        let mine = files(&["index.html=mine"]);

        // In the way of a file: refused.
        for (place, to) in [("b", "../outside"), ("index.html", "../outside/index.html")] {
            let folder = above.path().join(format!("site-{place}"));
            build(&folder, &first()).unwrap();
            let _ = fs::remove_file(folder.join(place));
            symlink(to, folder.join(place)).unwrap();
            let error = build(&folder, &second()).unwrap_err();
            assert!(matches!(error, BuildError::InTheWay(_)), "{place}: {error}");
            assert_eq!(all(&outside), mine, "{place}");
        }

        // In the place of a folder that goes, or beside the site: it stays, and so does its target.
        for place in ["a", "photos"] {
            let folder = above.path().join(format!("site-{place}"));
            build(&folder, &first()).unwrap();
            let _ = fs::remove_dir_all(folder.join(place));
            symlink("../outside", folder.join(place)).unwrap();
            build(&folder, &second()).unwrap();
            assert_eq!(all(&outside), mine, "{place}");
            assert!(folder.join(place).is_symlink(), "{place}");
            assert_eq!(fs::read_to_string(folder.join("index.html")).unwrap(), "2");
        }
    }

    #[test]
    fn a_new_site_has_the_access_rights_of_the_old_one() {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("site");
        build(&folder, &first()).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o2775)).unwrap();
        build(&folder, &second()).unwrap();
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o7777, 0o2775);
    }

    #[test]
    fn who_works_in_the_folder_stays_in_it() {
        // A folder with files of others is the same folder after a build.
        use std::os::unix::fs::MetadataExt;
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("site");
        build(&folder, &first()).unwrap();
        fs::write(folder.join("mine.txt"), "mine").unwrap();
        let before = fs::metadata(&folder).unwrap().ino();
        build(&folder, &second()).unwrap();
        assert_eq!(fs::metadata(&folder).unwrap().ino(), before);
    }
}
