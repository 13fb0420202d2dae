//! The faults in a server's answers, each with its cure.

use std::fmt::{self, Display};
use std::path::Path;

use super::ask::Answer;

/// Something to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// The fault, in one sentence.
    pub(super) what: &'static str,
    /// The path at which it was seen, and the value there.
    pub(super) seen: String,
    /// The lines for the settings of nginx, of Apache and of IIS.
    pub(super) lines: [&'static str; 3],
}

impl Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.what)?;
        writeln!(f, "   {}", self.seen)?;
        for (server, line) in ["nginx ", "Apache", "IIS   "].iter().zip(self.lines) {
            writeln!(f, "     {server}  {line}")?;
        }
        Ok(())
    }
}

/// A kind of file: the end of its name, its type, and the lines that give it.
const TYPES: [(&str, &str, [&str; 3]); 5] = [
    (
        ".wasm",
        "application/wasm",
        [
            "application/wasm wasm;  (types { } の中に加える)",
            "AddType application/wasm .wasm",
            r#"<mimeMap fileExtension=".wasm" mimeType="application/wasm" />"#,
        ],
    ),
    (
        ".js",
        "text/javascript",
        [
            "text/javascript js;  (types { } の中に加える)",
            "AddType text/javascript .js",
            r#"<mimeMap fileExtension=".js" mimeType="text/javascript; charset=utf-8" />"#,
        ],
    ),
    (
        ".css",
        "text/css",
        [
            "text/css css;  (types { } の中に加える)",
            "AddType text/css .css",
            r#"<mimeMap fileExtension=".css" mimeType="text/css; charset=utf-8" />"#,
        ],
    ),
    (
        ".txt",
        "text/plain",
        [
            "text/plain txt;  (types { } の中に加える)",
            "AddType text/plain .txt",
            r#"<mimeMap fileExtension=".txt" mimeType="text/plain; charset=utf-8" />"#,
        ],
    ),
    (
        "/",
        "text/html",
        [
            "text/html html;  (types { } の中に加える)  charset utf-8;",
            "AddType text/html .html  AddCharset utf-8 .html",
            r#"<mimeMap fileExtension=".html" mimeType="text/html; charset=utf-8" />"#,
        ],
    ),
];

/// A header that every answer should have: its name, what it has to contain, and the lines.
const HEADERS: [(&str, &str, [&str; 3]); 5] = [
    (
        "X-Content-Type-Options",
        "nosniff",
        [
            "add_header X-Content-Type-Options nosniff always;",
            "Header always set X-Content-Type-Options \"nosniff\"",
            r#"<add name="X-Content-Type-Options" value="nosniff" />"#,
        ],
    ),
    (
        "Referrer-Policy",
        "no-referrer",
        [
            "add_header Referrer-Policy no-referrer always;",
            "Header always set Referrer-Policy \"no-referrer\"",
            r#"<add name="Referrer-Policy" value="no-referrer" />"#,
        ],
    ),
    (
        "Cross-Origin-Opener-Policy",
        "same-origin",
        [
            "add_header Cross-Origin-Opener-Policy same-origin always;",
            "Header always set Cross-Origin-Opener-Policy \"same-origin\"",
            r#"<add name="Cross-Origin-Opener-Policy" value="same-origin" />"#,
        ],
    ),
    (
        "Permissions-Policy",
        "camera=()",
        [
            "add_header Permissions-Policy \"camera=(), microphone=(), geolocation=()\" always;",
            "Header always set Permissions-Policy \"camera=(), microphone=(), geolocation=()\"",
            r#"<add name="Permissions-Policy" value="camera=(), microphone=(), geolocation=()" />"#,
        ],
    ),
    ("Content-Security-Policy", "frame-ancestors", POLICY),
];

/// The lines of the policy; it stands whole in the files of `deploy/`.
const POLICY: [&str; 3] = [
    "add_header Content-Security-Policy … always;  (deploy/nginx/kijun.conf の kijun_policy)",
    "Header always set Content-Security-Policy …  (deploy/apache/kijun-rules.conf)",
    "<add name=\"Content-Security-Policy\" value=\"…\" />  (deploy/iis/web.config)",
];

/// Examine the type of a file that the server has.
pub(super) fn content_type(answer: &Answer) -> Option<Finding> {
    let (_, expected, lines) = TYPES.iter().find(|(end, ..)| answer.path.ends_with(end))?;
    let given = answer.header("content-type").to_ascii_lowercase();
    let (name, rest) = given.split_once(';').unwrap_or((&given, ""));
    let is_text = expected.starts_with("text/") && *expected != "text/javascript";
    let is_known = name.trim() == *expected
        || (*expected == "text/javascript" && name.trim() == "application/javascript");
    let what = match (is_known, is_text && !rest.contains("utf-8")) {
        (false, _) => "ファイルの種類(Content-Type)が違います。",
        (true, true) => "Content-Type に charset=utf-8 がありません。",
        (true, false) => return None,
    };
    let seen =
        format!("{} の Content-Type は「{given}」です。{expected} にしてください。", answer.path);
    Some(Finding { what, seen, lines: *lines })
}

/// Examine the headers of security on a page.
pub(super) fn headers(page: &Answer) -> Vec<Finding> {
    let missing = HEADERS
        .iter()
        .filter(|(name, part, _)| !page.header(name).to_ascii_lowercase().contains(part));
    let missing = missing.map(|(name, part, lines)| Finding {
        what: "安全のためのヘッダーが足りません。",
        seen: format!(
            "{} の {name} に {part} がありません(今の値は「{}」)。",
            page.path,
            page.header(name)
        ),
        lines: *lines,
    });
    missing.chain(policy(page)).collect()
}

/// Examine whether the policy lets programs run, and only those of the site.
fn policy(page: &Answer) -> Option<Finding> {
    let policy = page.header("content-security-policy");
    if policy.is_empty() {
        return None;
    }
    let directives = || policy.split(';').map(str::trim);
    let of = |name: &str| directives().find_map(|each| each.strip_prefix(name)?.strip_prefix(' '));
    let for_all = of("default-src");
    let scripts = of("script-src").or(for_all).unwrap_or("'self' 'wasm-unsafe-eval'");
    let connections = of("connect-src").or(for_all).unwrap_or("'self'");
    let problem = if !scripts.contains("'self'") || !scripts.contains("'wasm-unsafe-eval'") {
        "script-src に 'self' と 'wasm-unsafe-eval' が要ります。これがないと、自己点検のプログラムが動きません。"
    } else if scripts.contains("'unsafe-inline'") {
        "script-src から 'unsafe-inline' を外してください。"
    } else if !connections.contains("'self'") {
        "connect-src に 'self' が要ります。これがないと、自己点検のプログラムが動きません。"
    } else {
        return None;
    };
    let seen = format!("{} の Content-Security-Policy: {problem}", page.path);
    Some(Finding {
        what: "Content-Security-Policy が合っていません。", seen, lines: POLICY
    })
}

/// Examine how long a browser may keep an answer: `forever` if its name carries a hash.
pub(super) fn caching(answer: &Answer, forever: bool) -> Option<Finding> {
    let given = answer.header("cache-control").to_ascii_lowercase();
    let age = given.split(',').find_map(|each| each.trim().strip_prefix("max-age="));
    let age: Option<u64> = age.and_then(|age| age.parse().ok());
    let is_sound = if forever {
        age.is_some_and(|age| age >= 30 * 24 * 60 * 60) && !given.contains("no-store")
    } else {
        given.contains("no-cache") || given.contains("no-store") || age == Some(0)
    };
    let (what, expected, lines) = if forever {
        (
            "名前にハッシュ値のあるファイルを、ブラウザーが保存しません。",
            "public, max-age=31536000, immutable",
            [
                "add_header Cache-Control \"public, max-age=31536000, immutable\" always;  (assets だけ)",
                "Header always set Cache-Control \"public, max-age=31536000, immutable\"  (assets だけ)",
                r#"<clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" />  (assets だけ)"#,
            ],
        )
    } else {
        (
            "ページが古いまま表示されることがあります。",
            "no-cache",
            [
                "add_header Cache-Control no-cache always;",
                "Header always set Cache-Control \"no-cache\"",
                r#"<clientCache cacheControlMode="DisableCache" />"#,
            ],
        )
    };
    let seen =
        format!("{} の Cache-Control は「{given}」です。{expected} にしてください。", answer.path);
    (!is_sound).then_some(Finding { what, seen, lines })
}

/// Examine whether a file is sent packed to who accepts it.
pub(super) fn packing(answer: &Answer) -> Option<Finding> {
    let lines = [
        "gzip_static on;  gzip_vary on;  (kijun build --compress で作る)",
        "AddEncoding gzip .gz  ほか  (deploy/apache/kijun-rules.conf)",
        r#"<urlCompression doStaticCompression="true" />"#,
    ];
    let is_packed = answer.header("content-encoding") == "gzip";
    let varies = answer.header("vary").to_ascii_lowercase().contains("accept-encoding");
    let (what, seen) = match (is_packed, varies) {
        (false, _) => ("ファイルが圧縮されていません。", "Content-Encoding: gzip がありません。"),
        (true, false) => ("圧縮の有無が区別されません。", "Vary: Accept-Encoding がありません。"),
        (true, true) => return None,
    };
    Some(Finding { what, seen: format!("{} に {seen}", answer.path), lines })
}

/// Return the finding for something that the server does not have.
pub(super) fn lost(answer: &Answer) -> Finding {
    let seen = format!("{} の応答は {} です。", answer.path, answer.status);
    let lines = if Path::new(&answer.path).extension().is_some_and(|ending| ending == "wasm") {
        TYPES[0].2
    } else {
        WHOLE
    };
    Finding {
        what: "ページが使うファイルがサーバーから届きません。", seen, lines
    }
}

/// The lines where a folder was not copied whole.
const WHOLE: [&str; 3] = ["サイトのフォルダーを、assets を含めて写し直してください。"; 3];

/// Examine the answer for something that does not exist.
pub(super) fn not_found(answer: &Answer, base: &str) -> Option<Finding> {
    let lines = [
        "error_page 404 /…/404.html;",
        "ErrorDocument 404 /…/404.html",
        r#"<error statusCode="404" path="404.html" responseMode="File" />"#,
    ];
    let body = String::from_utf8_lossy(&answer.body);
    if answer.status != 404 {
        let what = "ないファイルに、404でない応答が返ります。";
        let seen = format!("{} の応答は {} です。404 にしてください。", answer.path, answer.status);
        return Some(Finding { what, seen, lines });
    }
    if !body.contains("data-root=") {
        let what = "ないページに、サイトの案内のページ(404.html)が出ません。";
        return Some(Finding {
            what, seen: format!("{} を確かめました。", answer.path), lines
        });
    }
    (!body.contains(&format!("data-root=\"{base}\""))).then(|| Finding {
        what: "サイトが、このアドレスのために作られていません。",
        seen: format!("kijun build --base-url {base} で作り直してください。"),
        lines: WHOLE,
    })
}
