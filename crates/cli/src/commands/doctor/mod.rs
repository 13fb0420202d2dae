//! `kijun doctor`: what a running web server does with the site, and what to change in its settings.
//!
//! It asks for pages and files as a browser does, and sends nothing else. Addresses with TLS are not
//! examined: no library for it is in this program.

mod ask;
mod findings;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::process::ExitCode;

use axum::http::Uri;

use crate::args::Doctor;
use crate::failure::{FAULT, Failure};
use ask::{Answer, Server};
use findings::Finding;

/// Examine the server at an address, and say what to change.
///
/// # Errors
/// Fail if the address cannot be used, if the server does not answer, or if it has no site of Kijun.
pub(crate) fn run(args: &Doctor, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let wrong = |what: &str| Failure::Input(format!("アドレス『{}』{what}", args.url));
    let uri: Uri =
        args.url.parse().map_err(|_| wrong("を読めません。http://から書いてください。"))?;
    match uri.scheme_str() {
        Some("http") => {}
        Some("https") => {
            return Err(wrong(
                "は調べられません。TLSのない http:// のアドレスで調べてください(サーバー自身から http://127.0.0.1/ など)。",
            ));
        }
        _ => return Err(wrong("を読めません。http://から書いてください。")),
    }
    let server = Server::of(&uri).ok_or_else(|| wrong("にサーバーの名前がありません。"))?;
    let base = format!("{}/", uri.path().trim_end_matches('/'));
    let runtime = tokio::runtime::Runtime::new()?;
    let examined = runtime.block_on(examine(&server, &base));
    let (count, findings) = examined.map_err(|why| wrong(&format!("を調べられません。{why}")))?;
    report(out, &args.url, count, &findings)?;
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FAULT) })
}

fn report(out: &mut impl Write, url: &str, count: usize, findings: &[Finding]) -> io::Result<()> {
    writeln!(out, "{url} を調べました(応答{count}件)。")?;
    if findings.is_empty() {
        return writeln!(out, "直すところはありません。");
    }
    writeln!(out, "直すところが{}件あります。", findings.len())?;
    for (number, finding) in (1..).zip(findings) {
        write!(out, "\n{number}. {finding}")?;
    }
    writeln!(
        out,
        "\nnginxでは、types {{ }} と add_header を内側のブロックに書くと、外側のブロックのものが働かなくなります。\
         deploy/nginx/kijun.conf のように、同じブロックにまとめて書いてください。"
    )
}

/// Ask for the pages and what they load; return the number of answers, and the findings.
async fn examine(server: &Server, base: &str) -> Result<(usize, Vec<Finding>), String> {
    let home = server.get(base, "identity").await?;
    let mut findings = Vec::new();
    if home.status != 200 || !text(&home).contains("data-root=") {
        return Err(format!(
            "Kijunのページがありません({base} の応答は {} です)。kijun build で作ったフォルダーのアドレスを指定してください。",
            home.status
        ));
    }
    let search = server.get(&format!("{base}search/"), "identity").await?;
    let mut answers = vec![home, search];
    for page in &answers {
        if page.status == 200 {
            findings.extend(findings::content_type(page));
            findings.extend(findings::caching(page, false));
        } else {
            findings.push(findings::lost(page));
        }
    }
    findings.extend(findings::headers(&answers[0]));
    let files: BTreeSet<String> =
        answers.iter().flat_map(|page| loaded(&text(page), &page.path)).collect();
    for path in files {
        let answer = server.get(&path, "gzip").await?;
        if answer.status == 200 {
            findings.extend(findings::content_type(&answer));
            findings.extend(findings::caching(&answer, true));
            // A small file is not worth packing.
            if answer.body.len() > 1024 {
                findings.extend(findings::packing(&answer));
            }
        } else {
            findings.push(findings::lost(&answer));
        }
        answers.push(answer);
    }
    for name in ["nothing-here/", "assets/nothing-0000000000000000.js"] {
        let answer = server.get(&format!("{base}{name}"), "identity").await?;
        findings.extend(findings::not_found(&answer, base));
        answers.push(answer);
    }
    Ok((answers.len(), findings))
}

fn text(answer: &Answer) -> String {
    String::from_utf8_lossy(&answer.body).into_owned()
}

/// Return the paths of the files in `assets` that a page loads.
fn loaded(html: &str, page: &str) -> Vec<String> {
    let values = html.split('"').skip(1).step_by(2);
    let assets = values.filter(|value| value.contains("assets/") && !value.contains(['&', ' ']));
    assets.filter_map(|value| below(page, value)).collect()
}

/// Return the path to which a relative link on a page leads; `None` if it leads above the root.
fn below(page: &str, link: &str) -> Option<String> {
    if link.starts_with('/') {
        return Some(link.to_owned());
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop().filter(|part| !part.is_empty())?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{below, loaded};

    #[test]
    fn files_of_a_page_are_found_below_any_path() {
        let html = r#"<link href="../assets/a-1.css"><a href="../x/">x</a><script src="../assets/b-1.js" data-wasm="../assets/b_bg-1.wasm">"#;
        let expected = ["/c/assets/a-1.css", "/c/assets/b-1.js", "/c/assets/b_bg-1.wasm"];
        assert_eq!(loaded(html, "/c/search/"), expected);
        assert_eq!(below("/search/", "../assets/a.css").as_deref(), Some("/assets/a.css"));
        assert_eq!(below("/", "../a"), None);
        assert_eq!(below("/x/", "/assets/a").as_deref(), Some("/assets/a"));
    }
}
