//! Requests to the server that is examined, and its answers.

use std::time::Duration;

use axum::http::header::{ACCEPT_ENCODING, CONNECTION, HOST};
use axum::http::{HeaderMap, Request, Uri};
use http_body_util::{BodyExt, Empty, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// The longest time that an answer may take.
const LONGEST: Duration = Duration::from_secs(10);

/// The largest body that is read, in bytes; no file of a site comes near.
const LARGEST: usize = 64 << 20;

/// An answer of the server.
#[derive(Debug)]
pub(super) struct Answer {
    /// The path that was asked for, with a slash at its beginning.
    pub(super) path: String,
    /// Its status.
    pub(super) status: u16,
    /// Its headers.
    pub(super) headers: HeaderMap,
    /// Its body, as it was sent.
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// Return a header; the empty text if there is none, or if it is no text.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// The server, by the host and the port of an address.
#[derive(Debug)]
pub(super) struct Server {
    authority: String,
    host: String,
    port: u16,
}

impl Server {
    /// Take the server from an address; `None` if it has no host.
    pub(super) fn of(address: &Uri) -> Option<Self> {
        let authority = address.authority()?.as_str().to_owned();
        let host = address.host()?.trim_matches(['[', ']']).to_owned();
        Some(Self { authority, host, port: address.port_u16().unwrap_or(80) })
    }

    /// Ask for a path, accepting bodies that are packed in this way.
    ///
    /// # Errors
    /// Fail with the reason, in words, if no answer comes.
    pub(super) async fn get(&self, path: &str, packed: &str) -> Result<Answer, String> {
        let answer = timeout(LONGEST, self.ask(path, packed)).await;
        answer.map_err(|_| "10秒以内に応答がありません".to_owned())?
    }

    async fn ask(&self, path: &str, packed: &str) -> Result<Answer, String> {
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await;
        let stream = TokioIo::new(stream.map_err(|error| error.to_string())?);
        let (mut sender, connection) =
            handshake(stream).await.map_err(|error| error.to_string())?;
        // Its faults are those of the request.
        tokio::spawn(async move { connection.await.ok() });
        let request = Request::get(path)
            .header(HOST, &self.authority)
            .header(ACCEPT_ENCODING, packed)
            .header(CONNECTION, "close")
            .body(Empty::<Bytes>::new())
            .map_err(|error| error.to_string())?;
        let answer = sender.send_request(request).await.map_err(|error| error.to_string())?;
        let (parts, body) = answer.into_parts();
        let body = Limited::new(body, LARGEST).collect().await;
        let body = body.map_err(|error| error.to_string())?.to_bytes().to_vec();
        let (status, headers) = (parts.status.as_u16(), parts.headers);
        Ok(Answer { path: path.to_owned(), status, headers, body })
    }
}
