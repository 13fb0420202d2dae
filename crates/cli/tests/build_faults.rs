//! `kijun build` that is interrupted, disturbed or hindered: the old site stays whole, the next
//! build works, and files of others are left alone.
#![cfg(unix)]

mod support;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use support::{Files, Ran, kijun_on};

/// A small content folder, and a folder for the site.
struct Sample {
    files: Files,
}

impl Sample {
    fn new() -> Self {
        let files = Files::new();
        kijun_content::template::write_new(&files.path("content")).unwrap();
        Self { files }
    }

    fn out(&self) -> PathBuf {
        self.files.path("site")
    }

    /// Return the command that builds the site below this address.
    fn command(&self, base: &str) -> Command {
        let mut command = kijun_on(self.files.path("content").to_str().unwrap());
        command.args(["build", "--base-url", base, "--out"]).arg(self.out());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Give the site another name.
    fn rename(&self) {
        let file = self.files.path("content/site.toml");
        let settings = std::fs::read_to_string(&file).unwrap();
        std::fs::write(file, format!("name = \"別の名前\"\n{settings}")).unwrap();
    }

    fn build(&self, base: &str) -> Ran {
        Ran::from(self.command(base).output().unwrap())
    }

    /// Build in a shell after these commands.
    fn build_after(&self, commands: &str, base: &str) -> Output {
        let command = self.command(base);
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("{commands}; exec \"$0\" \"$@\""));
        shell.arg(command.get_program()).args(command.get_args()).env("NO_COLOR", "1");
        shell.stdin(Stdio::null()).output().unwrap()
    }

    /// Return the names beside the content folder.
    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.files.path("")).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Return the number of files in the folders of new sites.
    fn written(&self) -> usize {
        let new = self.names().into_iter().filter(|name| name.starts_with("site.kijun-new-"));
        new.map(|name| all(&self.files.path(&name)).len()).sum()
    }
}

/// Return every file below a folder; none if the folder does not exist or goes meanwhile.
fn all(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(bytes) = std::fs::read(&path) {
                found.insert(path.strip_prefix(folder).unwrap().to_owned(), bytes);
            }
        }
    }
    found
}

/// Return the site below this address, as an undisturbed build writes it.
fn site(base: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let sample = Sample::new();
    let built = sample.build(base);
    assert_eq!(built.code, 0, "{}", built.stderr);
    all(&sample.out())
}

#[test]
fn a_build_killed_at_any_time_leaves_a_whole_site_and_can_be_repeated() {
    let (old, new) = (site("/old/"), site("/new/"));
    assert_ne!(old, new);
    let sample = Sample::new();
    for first in [true, false] {
        for files in [0, 1, 2, 5, 10, 15, 20, 25, 30] {
            if !first {
                assert_eq!(sample.build("/old/").code, 0);
            }
            let mut child = sample.command("/new/").spawn().unwrap();
            while sample.written() < files && child.try_wait().unwrap().is_none() {
                std::thread::yield_now();
            }
            // It may have ended already.
            let _ = child.kill();
            child.wait().unwrap();
            let now = all(&sample.out());
            let whole = now == new || now == old || (first && now.is_empty());
            assert!(whole, "{files}: {:?}", now.keys());

            let again = sample.build("/new/");
            assert_eq!(again.code, 0, "{files}: {}", again.stderr);
            assert!(all(&sample.out()) == new, "{files}");
            assert_eq!(sample.names(), ["content", "site"], "{files}");
            if first {
                std::fs::remove_dir_all(sample.out()).unwrap();
            }
        }
    }
}

#[test]
fn a_full_disk_is_said_and_leaves_the_old_site() {
    let sample = Sample::new();
    assert_eq!(sample.build("/").code, 0);
    let old = all(&sample.out());
    // Every page has the site's name: all are written again.
    sample.rename();
    // The largest size of a file, in blocks of 512 or 1,024 bytes: writing more is refused, or, if
    // the signal is not ignored, ends the process.
    for blocks in [0, 1, 4, 8, 12] {
        let limit = format!("trap '' XFSZ; ulimit -f {blocks}");
        let ran = Ran::from(sample.build_after(&limit, "/"));
        assert_eq!(ran.code, 1, "{blocks}: {}", ran.stderr);
        assert!(ran.stderr.contains("空き容量を増やして"), "{}", ran.stderr);
        assert!(ran.stderr.contains("前に作ったサイト"), "{}", ran.stderr);
        assert!(all(&sample.out()) == old, "{blocks}");

        let ended = sample.build_after(&format!("ulimit -c 0; ulimit -f {blocks}"), "/");
        assert_eq!(ended.status.code(), None, "{blocks}: {ended:?}");
        assert!(all(&sample.out()) == old, "{blocks}");
    }
    let again = sample.build("/");
    assert_eq!(again.code, 0, "{}", again.stderr);
    let other = Sample::new();
    other.rename();
    assert_eq!(other.build("/").code, 0);
    let new = all(&other.out());
    let changed = old.iter().filter(|(name, bytes)| new.get(*name) != Some(*bytes)).count();
    assert!(changed > 10, "{changed} files are written again");
    assert!(all(&sample.out()) == new);
    assert_eq!(sample.names(), ["content", "site"]);
}

/// Send a signal to a process.
fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([name, &child.id().to_string()]).status();
    assert!(sent.unwrap().success());
}

#[test]
fn a_second_build_is_told_of_the_first() {
    let new = site("/new/");
    let sample = Sample::new();
    let mut first = sample.command("/new/").spawn().unwrap();
    while sample.written() == 0 {
        assert!(first.try_wait().unwrap().is_none(), "the first build is still writing");
    }
    signal(&first, "-STOP");
    let second = sample.build("/new/");
    let id = first.id();
    signal(&first, "-CONT");
    assert_eq!((second.code, second.stdout.as_str()), (1, ""));
    assert!(second.stderr.contains(&format!("プロセス番号{id}、")), "{}", second.stderr);
    assert!(second.stderr.contains("(日本時間)から"), "{}", second.stderr);
    assert!(first.wait().unwrap().success());
    assert!(all(&sample.out()) == new);
    assert_eq!(sample.build("/new/").code, 0);
    assert_eq!(sample.names(), ["content", "site"]);
}

#[test]
fn builds_at_once_disturb_no_other() {
    let (old, new) = (site("/old/"), site("/new/"));
    let sample = Sample::new();
    for _ in 0..3 {
        let children: Vec<Child> =
            ["/old/", "/new/", "/old/"].map(|base| sample.command(base).spawn().unwrap()).into();
        let ran: Vec<Ran> = children
            .into_iter()
            .map(|child| Ran::from(child.wait_with_output().unwrap()))
            .collect();
        assert!(ran.iter().any(|ran| ran.code == 0));
        for ran in ran.iter().filter(|ran| ran.code != 0) {
            assert!(ran.stderr.contains("ほかの kijun build が書き込んでいます"), "{}", ran.stderr);
        }
        let now = all(&sample.out());
        assert!(now == old || now == new);
        assert_eq!(sample.names(), ["content", "site"]);
    }
}

#[test]
fn a_lost_folder_is_written_again() {
    let new = site("/new/");
    let sample = Sample::new();
    assert_eq!(sample.build("/new/").code, 0);
    for lost in ["assets", "sample", "sample/service"] {
        std::fs::remove_dir_all(sample.out().join(lost)).unwrap();
        let again = sample.build("/new/");
        assert_eq!(again.code, 0, "{lost}: {}", again.stderr);
        assert!(all(&sample.out()) == new, "{lost}");
    }
}

#[test]
fn files_of_others_stay_and_one_in_the_way_is_named() {
    let sample = Sample::new();
    assert_eq!(sample.build("/old/").code, 0);
    sample.files.write("site/CNAME", "mine");
    sample.files.write("site/sample/notes.txt", "mine");
    assert_eq!(sample.build("/new/").code, 0);
    let (now, new) = (all(&sample.out()), site("/new/"));
    assert_eq!(now[Path::new("CNAME")], b"mine");
    assert_eq!(now[Path::new("sample/notes.txt")], b"mine");
    assert!(new.iter().all(|(path, bytes)| now.get(path) == Some(bytes)));

    let sample = Sample::new();
    assert_eq!(sample.build("/old/").code, 0);
    let list = sample.out().join(".kijun-site");
    let text = std::fs::read_to_string(&list).unwrap();
    std::fs::write(&list, text.replace("privacy/index.html\n", "")).unwrap();
    std::fs::write(sample.out().join("privacy/index.html"), "mine").unwrap();
    let before = all(&sample.out());
    let ran = sample.build("/new/");
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr.contains("privacy/index.html` はKijunが作ったファイルではない"),
        "{}",
        ran.stderr
    );
    assert!(all(&sample.out()) == before);
    assert_eq!(sample.names(), ["content", "site"]);
}

#[test]
fn the_folder_that_one_works_in_is_kept() {
    use std::os::unix::fs::MetadataExt;
    let sample = Sample::new();
    assert_eq!(sample.build("/old/").code, 0);
    let id = std::fs::metadata(sample.out()).unwrap().ino();
    let mut command = kijun_on(sample.files.path("content").to_str().unwrap());
    command.args(["build", "--base-url", "/new/", "--out", "."]).current_dir(sample.out());
    assert_eq!(Ran::from(command.output().unwrap()).code, 0);
    assert_eq!(std::fs::metadata(sample.out()).unwrap().ino(), id);
    assert!(all(&sample.out()) == site("/new/"));
    assert_eq!(sample.names(), ["content", "site"]);
}

#[test]
fn what_is_served_is_whole_while_it_is_built_again() {
    let sample = Sample::new();
    assert_eq!(sample.build("/old/").code, 0);
    let mut server = kijun_on("none")
        .args(["serve", "--port", "0", "--dir"])
        .arg(sample.out())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut address = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut address).unwrap();
    let host = address.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for path in ["/", "/sample/", "/sample/service/check/"] {
            let (host, done) = (&host, &done);
            scope.spawn(move || {
                while !done.load(Ordering::Relaxed) {
                    let mut stream = TcpStream::connect(host).unwrap();
                    write!(stream, "GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n").unwrap();
                    let mut page = String::new();
                    stream.read_to_string(&mut page).unwrap();
                    assert!(page.starts_with("HTTP/1.0 200"), "{path}: {page}");
                    assert!(page.ends_with("</html>"), "{path}: {page}");
                }
            });
        }
        let builds = || {
            for round in 0..6 {
                let base = if round % 2 == 0 { "/new/" } else { "/old/" };
                let ran = sample.build(base);
                assert_eq!(ran.code, 0, "{}", ran.stderr);
            }
        };
        let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(builds));
        done.store(true, Ordering::Relaxed);
        ended.unwrap();
    });
    server.kill().unwrap();
    server.wait().unwrap();
}
