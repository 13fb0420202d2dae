//! The requests that `kijun serve` answers: to read a file of the site, from this machine.

use std::path::{Path, PathBuf};

use axum::extract::Request;
use axum::http::Method;
use axum::http::header::HOST;
use percent_encoding::percent_decode_str;

/// The longest path of an address, in bytes.
const LONGEST: usize = 4096;

/// The port that a browser leaves out of an address.
const USUAL_PORT: u16 = 80;

/// The names of this machine. Another name may be that of a foreign site that leads here, so as to
/// read what is served (DNS rebinding).
const HOSTS: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// The site that is asked for.
pub(super) struct Asked {
    /// The site's folder.
    pub(super) dir: PathBuf,
    /// The path that the site is served below, without a slash at its end.
    pub(super) base: String,
    /// The port of the server.
    pub(super) port: u16,
}

/// The reason why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// There is no such file, or it is not one of the site.
    NotFound,
    /// The path is too long.
    TooLong,
    /// The request is for another server.
    OtherHost,
    /// The request is not for reading.
    OtherMethod,
}

impl Asked {
    /// Check a request.
    ///
    /// # Errors
    /// Fail with the reason why it is refused.
    pub(super) fn check(&self, request: &Request) -> Result<(), Refused> {
        if !self.is_for_us(request) {
            return Err(Refused::OtherHost);
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return Err(Refused::OtherMethod);
        }
        let path = request.uri().path();
        if path.len() > LONGEST {
            return Err(Refused::TooLong);
        }
        let below = path.strip_prefix(self.base.as_str()).ok_or(Refused::NotFound)?;
        let path = self.file(below).ok_or(Refused::NotFound)?;
        let is_sound = if path.is_dir() {
            self.is_inside(&path) && self.are_own(&path.join(INDEX))
        } else {
            self.are_own(&path)
        };
        if is_sound { Ok(()) } else { Err(Refused::NotFound) }
    }

    /// Return the site's page for what is not there, if it has one.
    pub(super) fn page_for_unknown(&self) -> Option<PathBuf> {
        let page = self.dir.join("404.html");
        self.is_own(&page).then_some(page)
    }

    /// Return whether the request names this machine and this port, everywhere that it names them.
    pub(super) fn is_for_us(&self, request: &Request) -> bool {
        let mut hosts = request.headers().get_all(HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else {
            return false;
        };
        let target = request.uri().authority();
        host.to_str().is_ok_and(|host| self.is_our_name(host))
            && target.is_none_or(|target| self.is_our_name(target.as_str()))
    }

    fn is_our_name(&self, host: &str) -> bool {
        let own = HOSTS.iter().find_map(|name| {
            let start = host.get(..name.len())?;
            start.eq_ignore_ascii_case(name).then(|| host.get(name.len()..))?
        });
        own.is_some_and(|port| match port.strip_prefix(':') {
            Some(port) => port == self.port.to_string(),
            None => port.is_empty() && self.port == USUAL_PORT,
        })
    }

    /// Return the path of what a path of an address names; `None` if it cannot be one of the site:
    /// it is ill-formed, leads up, or has a part that begins with a dot.
    fn file(&self, below: &str) -> Option<PathBuf> {
        let decoded = percent_decode_str(below).decode_utf8().ok()?;
        let mut path = self.dir.clone();
        let parts = decoded.strip_prefix('/').unwrap_or(&decoded);
        let parts = parts.strip_suffix('/').unwrap_or(parts);
        if parts.is_empty() {
            return Some(path);
        }
        for part in parts.split('/') {
            let is_plain = !part.is_empty()
                && !part.starts_with('.')
                && !part.contains(|letter: char| {
                    letter.is_control() || letter == '\\' || letter == ':'
                });
            if !is_plain {
                return None;
            }
            path.push(part);
        }
        Some(path)
    }

    /// Return whether a file and the packed forms beside it, as far as they exist, are the site's.
    fn are_own(&self, path: &Path) -> bool {
        let packed = ["br", "gz"].map(|extension| {
            let mut packed = path.as_os_str().to_owned();
            packed.push(".");
            packed.push(extension);
            PathBuf::from(packed)
        });
        self.is_own(path) && packed.iter().all(|packed| !packed.exists() || self.is_own(packed))
    }

    /// Return whether a path is that of a regular file of the site.
    fn is_own(&self, path: &Path) -> bool {
        self.is_inside(path) && path.is_file()
    }

    /// Return whether a path exists and no symbolic link in it leads out of the site's folder.
    fn is_inside(&self, path: &Path) -> bool {
        // A build may have put a new folder in the place of the site's.
        let (Ok(dir), Ok(path)) = (self.dir.canonicalize(), path.canonicalize()) else {
            return false;
        };
        path.starts_with(dir)
    }
}

/// The file that a folder stands for.
const INDEX: &str = "index.html";

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::Asked;

    fn asked(port: u16) -> Asked {
        Asked { dir: PathBuf::from("site"), base: String::new(), port }
    }

    #[test]
    fn only_names_of_this_machine_with_the_port_are_ours() {
        for (host, port, ours) in [
            ("localhost:8480", 8480, true),
            ("LocalHost:8480", 8480, true),
            ("127.0.0.1:8480", 8480, true),
            ("[::1]:8480", 8480, true),
            ("localhost", 80, true),
            ("localhost", 8480, false),
            ("localhost:8481", 8480, false),
            ("localhost:", 80, false),
            ("localhost.:8480", 8480, false),
            ("localhost.example.jp:8480", 8480, false),
            ("127.0.0.1.example.jp:8480", 8480, false),
            ("evil@localhost:8480", 8480, false),
            ("127.0.0.2:8480", 8480, false),
            ("0.0.0.0:8480", 8480, false),
            ("[::]:8480", 8480, false),
            ("example.jp:8480", 8480, false),
            ("", 8480, false),
        ] {
            assert_eq!(asked(port).is_our_name(host), ours, "{host}");
        }
    }

    #[test]
    fn paths_name_plain_files_below_the_site() {
        for (path, file) in [
            ("/", Some("site")),
            ("", Some("site")),
            ("/a/", Some("site/a")),
            ("/a/b.html", Some("site/a/b.html")),
            ("/%E5%88%A5%E7%B4%99/", Some("site/別紙")),
            ("/a..b", Some("site/a..b")),
            ("/.git/config", None),
            ("/a/.hidden", None),
            ("/%2egit", None),
            ("/../a", None),
            ("/%2e%2e/a", None),
            ("//example.jp", None),
            ("/a//b", None),
            ("/a\\b", None),
            ("/a%5cb", None),
            ("/C:/a", None),
            ("/a%00b", None),
            ("/%ff", None),
        ] {
            assert_eq!(asked(80).file(path), file.map(PathBuf::from), "{path}");
        }
    }
}
