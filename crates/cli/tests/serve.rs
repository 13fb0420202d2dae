//! `kijun serve`: content types, precompressed files, missing files, and loopback only.

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Stdio};

use support::{Files, kijun, run};

/// A running server; stopped when dropped.
struct Server {
    child: Child,
    port: u16,
    address: String,
}

impl Server {
    /// Start a server on the site in `files`, and wait for its address.
    fn start(files: &Files, args: &[&str]) -> Self {
        let mut child = kijun()
            .arg("serve")
            .arg("--dir")
            .arg(files.path("site"))
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let rest = address.trim().strip_prefix("http://127.0.0.1:").unwrap();
        let (port, _) = rest.split_once('/').unwrap();
        Self { child, port: port.parse().unwrap(), address: address.trim().to_owned() }
    }

    /// Return the answer to a request for this path with this additional header line.
    fn get(&self, path: &str, header: &str) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        write!(stream, "GET {path} HTTP/1.0\r\nHost: kijun.test\r\n{header}\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        Answer {
            head: String::from_utf8(bytes[..end].to_vec()).unwrap(),
            body: bytes[end + 4..].to_vec(),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The process may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn status(&self) -> u16 {
        self.head.split(' ').nth(1).unwrap().parse().unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().skip(1);
        let mut fields = lines.filter_map(|line| line.split_once(": "));
        fields.find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

fn site() -> Files {
    let files = Files::new();
    for (name, text) in [
        ("site/index.html", "<p>入口</p>"),
        ("site/404.html", "<p>ありません</p>"),
        ("site/annex2/index.html", "<p>別紙2</p>"),
        ("site/assets/site.css", "p {}"),
        ("site/assets/loader.js", "0"),
        ("site/assets/form_bg.wasm", "\0asm"),
        ("site/assets/form_bg.wasm.br", "brotli"),
        ("site/assets/form_bg.wasm.gz", "gzip"),
        ("site/list.json", "{}"),
        ("outside.txt", "secret"),
    ] {
        files.write(name, text);
    }
    files
}

#[test]
fn every_kind_of_file_has_its_content_type() {
    let files = site();
    let server = Server::start(&files, &["--port", "0"]);
    for (path, content_type) in [
        ("/", "text/html; charset=utf-8"),
        ("/annex2/", "text/html; charset=utf-8"),
        ("/assets/site.css", "text/css; charset=utf-8"),
        ("/assets/loader.js", "text/javascript; charset=utf-8"),
        ("/assets/form_bg.wasm", "application/wasm"),
        ("/list.json", "application/json"),
    ] {
        let answer = server.get(path, "");
        assert_eq!(answer.status(), 200, "{path}");
        assert_eq!(answer.header("content-type"), Some(content_type), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-cache"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    }
}

#[test]
fn precompressed_files_go_to_those_who_accept_them() {
    let files = site();
    let server = Server::start(&files, &["--port", "0"]);
    for (accepted, encoding, body) in [
        ("Accept-Encoding: gzip, br\r\n", Some("br"), "brotli"),
        ("Accept-Encoding: gzip\r\n", Some("gzip"), "gzip"),
        ("", None, "\0asm"),
    ] {
        let answer = server.get("/assets/form_bg.wasm", accepted);
        assert_eq!(answer.header("content-encoding"), encoding);
        assert_eq!(answer.header("content-type"), Some("application/wasm"));
        assert_eq!(answer.body, body.as_bytes());
    }
    let plain = server.get("/assets/site.css", "Accept-Encoding: gzip, br\r\n");
    assert_eq!(plain.header("content-encoding"), None);
    assert_eq!(plain.body, b"p {}");
}

#[test]
fn what_is_not_there_gets_the_page_that_says_so() {
    let files = site();
    let server = Server::start(&files, &["--port", "0"]);
    for path in ["/nothing", "/annex2/nothing/", "/../outside.txt", "/%2e%2e/outside.txt"] {
        let answer = server.get(path, "");
        assert_eq!(answer.status(), 404, "{path}");
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
        assert_eq!(answer.body, "<p>ありません</p>".as_bytes());
    }
    std::fs::remove_file(files.path("site/404.html")).unwrap();
    let answer = server.get("/nothing", "");
    assert_eq!(answer.status(), 404);
    assert_eq!(answer.body, "ページが見つかりません。\n".as_bytes());
}

#[test]
fn a_folder_without_its_slash_is_redirected() {
    let files = site();
    let server = Server::start(&files, &["--port", "0"]);
    let answer = server.get("/annex2", "");
    assert_eq!(answer.status(), 307);
    assert_eq!(answer.header("location"), Some("/annex2/"));
}

#[test]
fn a_site_below_a_path_is_served_there() {
    let files = site();
    let server = Server::start(&files, &["--port", "0", "--base-url", "/city/kijun"]);
    assert!(server.address.ends_with("/city/kijun/"), "{}", server.address);
    for (path, status) in [("/city/kijun/", 200), ("/city/kijun/annex2/", 200), ("/annex2/", 404)] {
        assert_eq!(server.get(path, "").status(), status, "{path}");
    }
    let redirected = server.get("/city/kijun/annex2", "");
    assert_eq!(redirected.header("location"), Some("/city/kijun/annex2/"));
}

#[cfg(target_os = "linux")]
#[test]
fn only_this_machine_can_connect() {
    let files = site();
    let server = Server::start(&files, &["--port", "0"]);
    // Every address of 127.0.0.0/8 is this machine; a server that listens on all would answer.
    let other = TcpStream::connect((Ipv4Addr::new(127, 0, 0, 2), server.port));
    assert_eq!(other.unwrap_err().kind(), std::io::ErrorKind::ConnectionRefused);
    assert_eq!(server.get("/", "").status(), 200);
}

#[test]
fn without_a_port_a_second_server_finds_a_free_one() {
    let files = site();
    let first = Server::start(&files, &[]);
    let second = Server::start(&files, &[]);
    assert_ne!(first.port, second.port);
    assert_eq!(second.get("/", "").status(), 200);
}

#[test]
fn a_taken_port_and_a_missing_folder_are_explained() {
    let files = site();
    let site = files.path("site");
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let ran = run(&["serve", "--dir", site.to_str().unwrap(), "--port", &port]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.starts_with(&format!("ポート{port}は")), "{}", ran.stderr);

    let missing = files.path("nowhere");
    let ran = run(&["serve", "--dir", missing.to_str().unwrap()]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr.contains(&format!("kijun build --out {}", missing.display())),
        "{}",
        ran.stderr
    );
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_it() {
    let files = site();
    let mut server = Server::start(&files, &["--port", "0"]);
    // The handler is set up by the time a request has been answered.
    assert_eq!(server.get("/", "").status(), 200);
    let id = server.child.id().to_string();
    let sent = std::process::Command::new("kill").args(["-INT", &id]).status();
    assert!(sent.unwrap().success());
    assert!(server.child.wait().unwrap().success());
}
