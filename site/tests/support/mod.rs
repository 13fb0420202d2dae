//! The built site of the content folder, and just enough HTML to look into it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use kijun_content::Library;
use kijun_site::build::{Bundles, Family, Options, build};

/// A part of a page. Only what Kijun itself writes is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Start { name: String, attributes: BTreeMap<String, String> },
    End(String),
    Text(String),
}

/// The parts of a page, in order. Panics on what Kijun does not write.
pub fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        if !text.is_empty() {
            tokens.push(Token::Text(unescaped(text)));
        }
        let end = end_of_tag(tag);
        let inner = &tag[1..end];
        rest = &tag[end + 1..];
        if let Some(name) = inner.strip_prefix('/') {
            tokens.push(Token::End(name.to_owned()));
        } else if !inner.starts_with('!') {
            tokens.push(start(inner));
        }
    }
    tokens
}

fn end_of_tag(tag: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at,
            _ => {}
        }
    }
    panic!("a tag without an end: {tag:.80}");
}

fn start(inner: &str) -> Token {
    let (name, mut rest) = inner.split_once(' ').unwrap_or((inner, ""));
    let mut attributes = BTreeMap::new();
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let name_end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(name_end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(value) => value.split_once('"').expect("a quoted value"),
            None => ("", after),
        };
        assert!(!after.starts_with('='), "an attribute without quotes: {inner}");
        attributes.insert(name.to_owned(), unescaped(value));
        rest = after;
    }
    Token::Start { name: name.trim_end_matches('/').to_owned(), attributes }
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#x27;", "'").replace("&amp;", "&")
}

/// The text of the page's `main`, without white space.
pub fn main_text(html: &str) -> String {
    let tokens = tokens(html);
    let is_main = |token: &Token| matches!(token, Token::Start { name, .. } if name == "main");
    let begin = tokens.iter().position(is_main).expect("a main");
    let end = tokens.iter().position(|token| *token == Token::End("main".to_owned()));
    let text =
        tokens[begin..end.expect("the end of main")].iter().filter_map(|token| match token {
            Token::Text(text) => Some(text.as_str()),
            _ => None,
        });
    without_space(&text.collect::<String>())
}

/// A text without white space.
pub fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A built site.
pub struct Site {
    pub library: Library,
    /// The pages, by their path below the site's root.
    pub pages: BTreeMap<String, String>,
    pub folder: PathBuf,
    pub options: Options,
    _temporary: tempfile::TempDir,
}

/// The site of the repository's content, built once with stand-ins for the bundles.
pub static SITE: LazyLock<Site> = LazyLock::new(|| {
    let temporary = tempfile::tempdir().unwrap();
    let bundles = temporary.path().join("bundles");
    for family in Family::ALL {
        let folder = bundles.join(family.name());
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("a.js"), family.name()).unwrap();
        std::fs::write(folder.join("a_bg.wasm"), family.name()).unwrap();
    }
    let library = kijun_content::load(&content()).expect("the repository's content is sound");
    let bundles = Some(Bundles::find(&bundles).unwrap());
    let options = Options { base_url: None, bundles };
    let folder = temporary.path().join("site");
    build(&library, &options, &folder).unwrap();
    let mut pages = BTreeMap::new();
    gather(&folder, &folder, &mut pages);
    Site { library, pages, folder, options, _temporary: temporary }
});

/// The repository's content folder.
pub fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

fn gather(root: &Path, folder: &Path, pages: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, pages);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            pages.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
}
