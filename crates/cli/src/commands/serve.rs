//! `kijun serve`: the built site on 127.0.0.1, for looking at it.

use std::io::{self, ErrorKind, Write};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

use crate::args::Serve;
use crate::base_path::base_path;
use crate::failure::{Failure, say};

/// The port that is tried where none is given.
const PORT: u16 = 8480;

/// Serves until Ctrl-C.
pub(crate) fn run(args: &Serve, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let dir = args.dir.display();
    if !args.dir.is_dir() {
        return Err(Failure::Input(format!(
            "サイトのフォルダー『{dir}』がありません。先に kijun build --out {dir} で作ってください。"
        )));
    }
    let base = base_path(&args.base_url)?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| no_server(&error))?;
    runtime.block_on(async {
        let listener = listen(args.port).await?;
        let port = listener.local_addr().map_err(|error| no_server(&error))?.port();
        writeln!(out, "http://127.0.0.1:{port}{base}")?;
        out.flush()?;
        say("ブラウザーで上のアドレスを開いてください。止めるにはCtrl-Cを押します。");
        tokio::select! {
            served = axum::serve(listener, router(&args.dir, &base)) => served.map_err(|error| no_server(&error))?,
            stopped = tokio::signal::ctrl_c() => stopped.map_err(|error| no_server(&error))?,
        }
        Ok(ExitCode::SUCCESS)
    })
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
fn router(dir: &Path, base: &str) -> Router {
    let page = dir.join("404.html");
    let files = ServeDir::new(dir).precompressed_br().precompressed_gzip();
    let router = if base == "/" {
        Router::new().fallback_service(files)
    } else {
        Router::new().nest_service(base.trim_end_matches('/'), files)
    };
    let site = Site { not_found: page, base: base.trim_end_matches('/').to_owned() };
    router.layer(from_fn_with_state(Arc::new(site), finish))
}

/// The data that answers depend on, beside the files.
struct Site {
    /// The page for what is not there, if the site has one.
    not_found: PathBuf,
    /// The path that the site is served below, without a slash at its end.
    base: String,
}

/// Names the character set of texts, forbids guessing types and keeping old files, completes
/// redirects, and gives a plain text where the site has no page for what is not there.
async fn finish(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        response = match tokio::fs::read(&site.not_found).await {
            Ok(page) => (StatusCode::NOT_FOUND, Html(page)).into_response(),
            Err(_) => (StatusCode::NOT_FOUND, "ページが見つかりません。\n").into_response(),
        };
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
    response
}
