//! `--watch`: the content is checked and the site built again after each change, and open pages are
//! told.

mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use support::kijun_on;
use tempfile::TempDir;

/// How long an answer may take on a busy machine before the test fails.
const PATIENCE: Duration = Duration::from_secs(120);

/// A command that goes on until it is dropped, and its output.
struct Running {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Running {
    fn start(command: &mut Command) -> Self {
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
        let lines = BufReader::new(child.stdout.take().expect("its output"));
        Self { child, lines }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).expect("a line");
        line
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A copy of a small content folder, and the chapter that the tests change.
fn content() -> (TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/tests/values/m");
    let to = root.path().join("m");
    fs::create_dir(&to).unwrap();
    for name in ["c.toml", "source.txt", "standard.toml", "table.md"] {
        fs::copy(from.join(name), to.join(name)).unwrap();
    }
    let chapter = to.join("table.md");
    (root, chapter)
}

/// A connection as a page keeps it.
struct Events(BufReader<TcpStream>);

impl Events {
    fn open(port: u16) -> Self {
        let mut stream = connect(port);
        write!(stream, "GET /.kijun/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").unwrap();
        Self(BufReader::new(stream))
    }

    /// Return the next thing that pages are told.
    fn next(&mut self) -> Value {
        loop {
            let mut line = String::new();
            assert_ne!(
                self.0.read_line(&mut line).expect("in time"),
                0,
                "the connection stays open"
            );
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// Return the first thing that fits.
    fn until(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            let told = self.next();
            if fits(&told) {
                return told;
            }
        }
    }
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

fn get(port: u16, path: &str, host: &str) -> String {
    let mut stream = connect(port);
    write!(stream, "GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8(answer).unwrap()
}

/// Serve a content folder until the server is dropped; return its port, too.
fn serve(content: &TempDir) -> (Running, u16) {
    let content = content.path().to_str().unwrap();
    let mut server = Running::start(kijun_on(content).args(["serve", "--watch", "--port", "0"]));
    let address = server.line();
    let rest = address.trim().strip_prefix("http://127.0.0.1:").unwrap();
    let port = rest.trim_end_matches('/').parse().unwrap();
    (server, port)
}

#[test]
fn open_pages_are_told_of_builds_and_of_errors() {
    let (root, chapter) = content();
    let (_server, port) = serve(&root);
    let own = format!("127.0.0.1:{port}");

    let page = get(port, "/m/table/", &own);
    assert!(page.contains("<script src=\"/.kijun/watch.js\""), "{page}");
    assert!(page.contains("connect-src 'self'"), "the page may keep the connection");
    assert!(get(port, "/.kijun/watch.js", &own).contains("text/javascript"));
    assert!(!get(port, "/.kijun/events", "example.jp").contains("text/event-stream"));

    let mut events = Events::open(port);
    let first = events.next();
    assert_eq!((&first["build"], first["errors"].as_array().unwrap().len()), (&1.into(), 0));

    let text = fs::read_to_string(&chapter).unwrap();
    fs::write(&chapter, format!("{text}\n原文にない文です。\n")).unwrap();
    let told = events.until(|told| !told["errors"].as_array().unwrap().is_empty());
    let error = &told["errors"][0];
    assert!(error["at"].as_str().unwrap().starts_with("m/table.md:"), "{error}");
    assert!(!error["cure"].as_str().unwrap().is_empty(), "{error}");
    assert_eq!(told["build"], 1, "the last good site stays");
    assert!(get(port, "/m/table/", &own).starts_with("HTTP/1.0 200"));

    fs::write(&chapter, &text).unwrap();
    let told = events.until(|told| told["errors"].as_array().unwrap().is_empty());
    assert_eq!(told["build"], 2);
}

#[test]
fn a_site_that_was_never_sound_says_so_and_appears_once_it_is() {
    let (root, chapter) = content();
    let text = fs::read_to_string(&chapter).unwrap();
    fs::write(&chapter, "原文にない文です。\n").unwrap();
    let (_server, port) = serve(&root);
    let own = format!("127.0.0.1:{port}");
    assert!(get(port, "/", &own).contains("内容に誤りがあります"));
    let mut events = Events::open(port);
    assert!(!events.next()["errors"].as_array().unwrap().is_empty());
    fs::write(&chapter, &text).unwrap();
    events.until(|told| told["build"] == 1 && told["errors"].as_array().unwrap().is_empty());
    assert!(get(port, "/m/table/", &own).starts_with("HTTP/1.0 200"));
}

#[test]
fn content_is_checked_again_after_each_change() {
    let (root, chapter) = content();
    let text = fs::read_to_string(&chapter).unwrap();
    let mut check =
        Running::start(kijun_on(root.path().to_str().unwrap()).args(["check", "--watch"]));
    assert!(check.line().contains("誤りはありません"));
    assert!(check.line().contains("要件8"));
    // A change that breaks nothing: the same lines come again.
    fs::write(&chapter, format!("{text}\n")).unwrap();
    assert!(check.line().contains("誤りはありません"));
}
