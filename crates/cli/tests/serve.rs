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
        let host = format!("127.0.0.1:{}", self.port);
        self.ask(&format!("GET {path} HTTP/1.0\r\nHost: {host}\r\n{header}\r\n"))
    }

    /// Return the answer to a request, sent byte by byte as it is.
    fn ask(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        // The server may answer before it has read a long request.
        let _ = stream.write_all(request.as_bytes());
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
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

#[test]
fn only_the_names_of_this_machine_are_answered() {
    let files = site();
    let server = Server::start(&files, &["--port", "0"]);
    let port = server.port;
    for (host, status) in [
        (format!("Host: localhost:{port}\r\n"), 200),
        (format!("Host: 127.0.0.1:{port}\r\n"), 200),
        (format!("Host: [::1]:{port}\r\n"), 200),
        (format!("host: LOCALHOST:{port}\r\n"), 200),
        (format!("Host: example.jp:{port}\r\n"), 421),
        (format!("Host: localhost.example.jp:{port}\r\n"), 421),
        (format!("Host: localhost:{}\r\n", port ^ 1), 421),
        ("Host: localhost\r\n".to_owned(), 421),
        ("Host: example.jp\r\n".to_owned(), 421),
        ("Host: \r\n".to_owned(), 421),
        (format!("Host: localhost:{port}\r\nHost: example.jp\r\n"), 421),
        (String::new(), 421),
    ] {
        for path in ["/", "/list.json", "/nothing"] {
            let answer = server.ask(&format!("GET {path} HTTP/1.0\r\n{host}\r\n"));
            let expected = if status == 200 && path == "/nothing" { 404 } else { status };
            assert_eq!(answer.status(), expected, "{path} {host}");
            assert!(expected == 200 || !answer.body.windows(2).any(|two| two == b"{}"));
        }
    }
    // The target of a request may name a host too.
    let absolute = |host: &str| {
        format!(
            "GET http://{host}/ HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"
        )
    };
    assert_eq!(server.ask(&absolute("example.jp")).status(), 421);
    assert_eq!(server.ask(&absolute(&format!("localhost:{port}"))).status(), 200);
}

#[test]
fn only_reading_is_answered() {
    let files = site();
    let server = Server::start(&files, &["--port", "0"]);
    let port = server.port;
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"] {
        let head = format!("{method} /list.json HTTP/1.0\r\nHost: localhost:{port}\r\n");
        let answer = server.ask(&format!("{head}Content-Length: 0\r\n\r\n"));
        assert_eq!(answer.status(), 405, "{method}");
        assert_eq!(answer.header("allow"), Some("GET, HEAD"), "{method}");
    }
    let head = server.ask(&format!("HEAD /list.json HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n"));
    assert_eq!((head.status(), head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), Some("2"));
}

#[test]
fn long_and_ill_formed_paths_are_not_there() {
    let files = site();
    let server = Server::start(&files, &["--port", "0"]);
    let long = |length: usize| format!("/{}", "a".repeat(length));
    for (path, statuses) in [
        (long(255), &[404][..]),
        (long(256), &[404]),
        (long(4_000), &[404]),
        (long(5_000), &[414]),
        (long(100_000), &[414, 431]),
        (format!("/{}", "a/".repeat(2_000)), &[404]),
        ("/%".to_owned(), &[404]),
        ("/%zz".to_owned(), &[404]),
        ("/%00".to_owned(), &[404]),
        ("/%ff%fe".to_owned(), &[404]),
        ("/list.json/".to_owned(), &[404]),
        ("/list.json/x".to_owned(), &[404]),
        ("//annex2".to_owned(), &[404]),
        ("//example.jp/%2e%2e".to_owned(), &[404]),
        ("/..%2foutside.txt".to_owned(), &[404]),
        ("/assets%5c..%5c..%5coutside.txt".to_owned(), &[404]),
    ] {
        let answer = server.get(&path, "");
        let start: String = path.chars().take(30).collect();
        assert!(statuses.contains(&answer.status()), "{start} {}: {}", path.len(), answer.status());
    }
    assert_eq!(server.get("/", "").status(), 200);
}

#[test]
fn files_that_begin_with_a_dot_are_not_there() {
    let files = site();
    for name in ["site/.kijun-site", "site/.git/config", "site/.env", "site/annex2/.secret"] {
        files.write(name, "secret");
    }
    let server = Server::start(&files, &["--port", "0"]);
    for path in
        ["/.kijun-site", "/.git/config", "/.git/", "/.git", "/.env", "/%2Eenv", "/annex2/.secret"]
    {
        let answer = server.get(path, "");
        assert_eq!(answer.status(), 404, "{path}");
        assert_eq!(answer.body, "<p>ありません</p>".as_bytes(), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_site_are_not_followed() {
    use std::os::unix::fs::symlink;
    let files = site();
    let site = files.path("site");
    symlink("../outside.txt", site.join("link.txt")).unwrap();
    symlink("..", site.join("up")).unwrap();
    symlink("assets/site.css", site.join("inside.css")).unwrap();
    symlink("nowhere", site.join("dangling")).unwrap();
    std::fs::create_dir(site.join("page")).unwrap();
    symlink("../../outside.txt", site.join("page/index.html")).unwrap();
    files.write("site/packed.css", "p {}");
    symlink("../outside.txt", site.join("packed.css.gz")).unwrap();
    let pipe = std::process::Command::new("mkfifo").arg(site.join("pipe")).status();
    let server = Server::start(&files, &["--port", "0"]);
    for path in ["/link.txt", "/up/outside.txt", "/up/", "/dangling", "/page/", "/page/index.html"]
    {
        let answer = server.get(path, "");
        assert_eq!(answer.status(), 404, "{path}");
        assert!(!answer.body.ends_with(b"secret"), "{path}");
    }
    let packed = server.get("/packed.css", "Accept-Encoding: gzip\r\n");
    assert!(packed.body != b"secret", "{}", packed.head);
    if pipe.is_ok_and(|status| status.success()) {
        assert_eq!(server.get("/pipe", "").status(), 404);
    }
    assert_eq!(server.get("/inside.css", "").status(), 200);

    // The page for what is not there may not lead out either.
    std::fs::remove_file(site.join("404.html")).unwrap();
    symlink("../outside.txt", site.join("404.html")).unwrap();
    assert_eq!(server.get("/nothing", "").body, "ページが見つかりません。\n".as_bytes());
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
