//! `kijun serve --watch`: the site is built anew when its content changes, and open pages are told.
//!
//! Each page gets a script ([`SCRIPT`]) that keeps one connection open ([`EVENTS`]). It loads the
//! page again after a build, and shows the errors of content that cannot be built over the last page
//! that could.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::sse::{Event, Sse};
use axum::response::{Html, IntoResponse, Response};
use futures_util::stream::unfold;
use kijun_content::Report;
use kijun_site::build::{Bundles, Options, build};
use serde::Serialize;
use tokio::sync::watch::{Receiver, Sender, channel};

use crate::args::Serve;
use crate::changes::Changes;
use crate::clients::embedded;
use crate::failure::{Failure, say};

/// The path of the connection, below the base path.
pub(super) const EVENTS: &str = "/.kijun/events";

/// The path of the script, below the base path.
pub(super) const SCRIPT: &str = "/.kijun/watch.js";

/// The script.
const SCRIPT_TEXT: &str = include_str!("watch.js");

/// The largest page that the script is put into, in bytes.
const LARGEST: usize = 64 << 20;

/// The state of the builds, as pages are told it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
struct Told {
    /// The number of the last build that succeeded.
    build: u64,
    /// The errors of the content as it is now.
    errors: Vec<Error>,
}

/// An error of the content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Error {
    /// File, line and column.
    at: String,
    message: String,
    cure: String,
}

/// The state that pages are told, and its folder.
pub(super) struct Watch {
    told: Receiver<Told>,
    /// The folder of the built site; it is removed at the end.
    folder: tempfile::TempDir,
}

impl Watch {
    /// Build the site, and go on building it in a thread of its own.
    ///
    /// # Errors
    /// Fail if the content cannot be watched, or the site cannot be written. Errors of the content
    /// are told to the pages.
    pub(super) fn start(content: &Path, args: &Serve, base: &str) -> Result<Self, Failure> {
        let folder = tempfile::Builder::new().prefix("kijun-").tempdir()?;
        let bundles = match args.bundle.as_deref() {
            Some(folder) => Some(Bundles::find(folder)?),
            None => embedded()?,
        };
        let base_url = (base != "/").then(|| base.to_owned());
        let options = Options { base_url, bundles, ..Options::default() };
        let builder =
            Builder { content: content.to_owned(), out: folder.path().join("site"), options };
        let changes = Changes::of(content)?;
        let (sender, told) = channel(builder.build(&Told::default())?);
        std::thread::spawn(move || builder.follow(&changes, &sender));
        Ok(Self { told, folder })
    }

    /// Return the folder of the built site.
    pub(super) fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// Return the answer to a request for a path below the base path that is not of the site's files.
    pub(super) fn answer(&self, below: &str) -> Option<Response> {
        match below {
            EVENTS => Some(self.events()),
            SCRIPT => {
                let kind = [(CONTENT_TYPE, "text/javascript; charset=utf-8")];
                Some((kind, SCRIPT_TEXT).into_response())
            }
            _ => None,
        }
    }

    /// Return the connection: first the state as it is, then each change of it.
    fn events(&self) -> Response {
        let mut told = self.told.clone();
        told.mark_changed();
        let events = unfold(told, |mut told| async {
            told.changed().await.ok()?;
            let data = serde_json::to_string(&*told.borrow_and_update()).unwrap_or_default();
            Some((Ok::<_, Infallible>(Event::default().data(data)), told))
        });
        Sse::new(events).into_response()
    }

    /// Return a page with the script in it; a page that says only that, where there is none yet.
    pub(super) async fn with_script(response: Response, base: &str) -> Response {
        let is_page = |response: &Response| {
            let kind = response.headers().get(CONTENT_TYPE).map(HeaderValue::to_str);
            matches!(kind, Some(Ok(kind)) if kind.starts_with("text/html"))
        };
        if !is_page(&response) {
            return response;
        }
        let (mut parts, body) = response.into_parts();
        let Ok(bytes) = to_bytes(body, LARGEST).await else {
            return (parts, Body::empty()).into_response();
        };
        let page = String::from_utf8_lossy(&bytes);
        parts.headers.remove(CONTENT_LENGTH);
        (parts, Body::from(with_script(&page, base))).into_response()
    }

    /// Return a page in place of a site that could never be built.
    pub(super) fn empty(base: &str) -> Response {
        let page = "<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\">\
                    <title>内容に誤りがあります</title></head><body></body></html>";
        Html(with_script(page, base)).into_response()
    }
}

/// Put the script into a page, and let its policy allow the connection.
fn with_script(page: &str, base: &str) -> String {
    let script =
        format!("<script src=\"{base}{SCRIPT}\" data-events=\"{base}{EVENTS}\"></script></head>");
    let page = page.replacen("</head>", &script, 1);
    if page.contains("connect-src 'self'") {
        return page;
    }
    page.replacen("default-src 'none';", "default-src 'none'; connect-src 'self';", 1)
}

/// The builds of a site.
struct Builder {
    content: PathBuf,
    out: PathBuf,
    options: Options,
}

impl Builder {
    /// Build after each change, and tell what came of it.
    fn follow(&self, changes: &Changes, sender: &Sender<Told>) {
        while changes.wait() {
            let before = sender.borrow().clone();
            match self.build(&before) {
                Ok(told) => drop(sender.send_replace(told)),
                Err(failure) => drop(failure.report()),
            }
        }
    }

    /// Build once; errors of the content are told, and leave the site as it was.
    fn build(&self, before: &Told) -> Result<Told, Failure> {
        match kijun_content::load(&self.content) {
            Ok(library) => {
                let built = build(&library, &self.options, &self.out)?;
                say(format_args!("{}ページのサイトを作りました。", built.pages));
                Ok(Told { build: before.build + 1, errors: Vec::new() })
            }
            Err(report) => {
                let errors = errors(&report);
                let _ = Failure::Content(report).report();
                Ok(Told { errors, ..before.clone() })
            }
        }
    }
}

fn errors(report: &Report) -> Vec<Error> {
    let problems = report.problems().iter().map(|problem| Error {
        at: format!("{}:{}:{}", problem.path(), problem.line(), problem.column()),
        message: problem.message(),
        cure: problem.cure(),
    });
    problems.collect()
}

/// The state of watching, if the site is watched.
pub(super) type Watching = Option<Arc<Watch>>;
