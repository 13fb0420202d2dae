//! `kijun serve`: the built site on 127.0.0.1, for looking at it.

mod asked;
mod watch;

use std::io::{self, ErrorKind, Write};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, LOCATION, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

use asked::{Asked, Refused};
use watch::{Watch, Watching};

use crate::args::Serve;
use crate::base_path::base_path;
use crate::failure::{Failure, say};

/// The port that is tried where none is given.
const PORT: u16 = 8480;

/// Serves until Ctrl-C.
pub(crate) fn run(content: &Path, args: &Serve, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let base = base_path(&args.base_url)?;
    let watching: Watching =
        if args.watch { Some(Arc::new(Watch::start(content, args, &base)?)) } else { None };
    let folder = match &watching {
        Some(watch) => watch.site(),
        None => args.dir.clone().unwrap_or_else(usual),
    };
    let dir = folder.display();
    if watching.is_none() && !folder.is_dir() {
        return Err(Failure::Input(format!(
            "サイトのフォルダー『{dir}』がありません。先に kijun build --out {dir} で作ってください。"
        )));
    }
    let runtime = tokio::runtime::Runtime::new().map_err(|error| no_server(&error))?;
    runtime.block_on(async {
        let listener = listen(args.port).await?;
        let port = listener.local_addr().map_err(|error| no_server(&error))?.port();
        writeln!(out, "http://127.0.0.1:{port}{base}")?;
        out.flush()?;
        say("ブラウザーで上のアドレスを開いてください。止めるにはCtrl-Cを押します。");
        tokio::select! {
            served = axum::serve(listener, router(&folder, &base, port, watching)) => served.map_err(|error| no_server(&error))?,
            stopped = tokio::signal::ctrl_c() => stopped.map_err(|error| no_server(&error))?,
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// Return the folder of the site where none is named: the first that is there.
fn usual() -> PathBuf {
    let mut usual = ["dist", "public"].into_iter().map(PathBuf::from);
    usual.find(|folder| folder.is_dir()).unwrap_or_else(|| PathBuf::from("dist"))
}

fn no_server(error: &io::Error) -> Failure {
    Failure::Fault(format!(
        "サーバーを動かせません({error})。しばらくおいてもう一度お試しください。"
    ))
}

/// Listens on this port; without one, on the usual port or, if it is taken, on any free one.
async fn listen(port: Option<u16>) -> Result<TcpListener, Failure> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let bound = match port {
        Some(port) => bind(port).await,
        None => match bind(PORT).await {
            Err(error) if error.kind() == ErrorKind::AddrInUse => bind(0).await,
            bound => bound,
        },
    };
    bound.map_err(|error| match (error.kind(), port) {
        (ErrorKind::AddrInUse, Some(port)) => Failure::Input(format!(
            "ポート{port}はほかのプログラムが使っています。--port で別の番号を指定するか、--port を外してください。"
        )),
        (ErrorKind::PermissionDenied, Some(port)) => Failure::Input(format!(
            "ポート{port}を使う権限がありません。--port で1024以上の番号を指定してください。"
        )),
        _ => no_server(&error),
    })
}

/// Return the files below the base path, with the site's own page for what is not there.
fn router(dir: &Path, base: &str, port: u16, watching: Watching) -> Router {
    let files = ServeDir::new(dir).precompressed_br().precompressed_gzip();
    let router = if base == "/" {
        Router::new().fallback_service(files)
    } else {
        Router::new().nest_service(base.trim_end_matches('/'), files)
    };
    let base = base.trim_end_matches('/').to_owned();
    let asked = Asked { dir: dir.to_owned(), base: base.clone(), port };
    let site = Site { asked, base, watching };
    router.layer(from_fn_with_state(Arc::new(site), answer))
}

/// The data that answers depend on, beside the files.
struct Site {
    /// The requests that are answered.
    asked: Asked,
    /// The path that the site is served below, without a slash at its end.
    base: String,
    /// The state of the builds, if the site is built again.
    watching: Watching,
}

/// Answer only what a page of this site can ask for. Name the character set of texts, forbid
/// guessing types and keeping old files, and complete redirects.
async fn answer(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let own = site.watching.as_ref().and_then(|watch| {
        let below = request.uri().path().strip_prefix(site.base.as_str())?;
        watch.answer(below).filter(|_| site.asked.is_for_us(&request))
    });
    if let Some(own) = own {
        return own;
    }
    let mut response = match site.asked.check(&request) {
        Ok(()) => next.run(request).await,
        Err(refused) => refuse(&site, refused).await,
    };
    // A file that goes or changes while it is read is not there.
    let status = response.status();
    if status == StatusCode::NOT_FOUND || status.is_server_error() {
        response = refuse(&site, Refused::NotFound).await;
    }
    let headers = response.headers_mut();
    let content_type = headers.get(CONTENT_TYPE).map(HeaderValue::to_str);
    let with_charset = match content_type {
        Some(Ok("text/html")) => Some("text/html; charset=utf-8"),
        Some(Ok("text/css")) => Some("text/css; charset=utf-8"),
        Some(Ok("text/javascript")) => Some("text/javascript; charset=utf-8"),
        Some(Ok("text/plain")) => Some("text/plain; charset=utf-8"),
        _ => None,
    };
    if let Some(value) = with_charset {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(value));
    }
    // The files do not know the path that they are served below.
    let location = headers.get(LOCATION).map(HeaderValue::to_str);
    if let Some(Ok(location)) = location
        && let Ok(below) = HeaderValue::try_from(format!("{}{location}", site.base))
    {
        headers.insert(LOCATION, below);
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if site.watching.is_none() {
        return response;
    }
    if site.asked.dir.is_dir() {
        Watch::with_script(response, &site.base).await
    } else {
        Watch::empty(&site.base)
    }
}

/// Return the answer to a request that is refused. For what is not there, it is the site's own page.
async fn refuse(site: &Site, refused: Refused) -> Response {
    match refused {
        Refused::NotFound => {
            let page = match site.asked.page_for_unknown() {
                Some(page) => tokio::fs::read(page).await.ok(),
                None => None,
            };
            match page {
                Some(page) => (StatusCode::NOT_FOUND, Html(page)).into_response(),
                None => (StatusCode::NOT_FOUND, "ページが見つかりません。\n").into_response(),
            }
        }
        Refused::TooLong => (StatusCode::URI_TOO_LONG, "アドレスが長すぎます。\n").into_response(),
        Refused::OtherHost => {
            let text = "このサーバーは、この端末のブラウザーから localhost か 127.0.0.1 のアドレスで開いてください。\n";
            (StatusCode::MISDIRECTED_REQUEST, text).into_response()
        }
        Refused::OtherMethod => {
            let allow = [(ALLOW, HeaderValue::from_static("GET, HEAD"))];
            (StatusCode::METHOD_NOT_ALLOWED, allow, "読み取りだけができます。\n").into_response()
        }
    }
}
