//! A city's own site: its name, its colours, the parts that it leaves out, and what it may say of
//! its accessibility.
#![cfg(feature = "pages")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use kijun_content::model::{Part, Training};
use kijun_site::build::{Options, build};
use support::html::starts;

/// Build the template with this `site.toml`, and return its files.
fn site(settings: &str) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("dist"));
    kijun_content::template::write_new(&content).unwrap();
    fs::write(content.join("site.toml"), settings).unwrap();
    let library = kijun_content::load(&content).unwrap();
    build(&library, &Options::default(), &out).unwrap();
    let mut files = BTreeMap::new();
    read(&out, &out, &mut files);
    files
}

fn read(root: &Path, folder: &PathBuf, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            files.insert(name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
        }
    }
}

/// Return the links of a page.
fn links(html: &str) -> Vec<String> {
    let links = starts(html).into_iter().filter(|(name, _)| name == "a");
    links.filter_map(|(_, mut all)| all.remove("href")).collect()
}

/// Return whether a file has this extension.
fn is_kind(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|kind| kind == extension)
}

#[test]
fn it_has_its_name_its_operator_and_its_colours() {
    let files = site(
        "name = \"架空市の基準\"\noperator = \"<b>情報課\"\ncontact = \"000\"\n\
                      [header]\ncolor = \"#00118f\"\ndark_color = \"#ffd43d\"\ndark_text = \"#000000\"\n",
    );
    for (name, html) in files.iter().filter(|(name, _)| is_kind(name, "html")) {
        assert!(html.contains("架空市の基準</a>") && !html.contains("| 基準 Kijun"), "{name}");
        assert!(
            html.contains("運営: &lt;b>情報課") || html.contains("運営: &lt;b&gt;情報課"),
            "{name}"
        );
    }
    let mut styles = files.iter().filter(|(name, _)| is_kind(name, "css"));
    assert!(styles.all(|(_, css)| css.contains("background: #00118f; color: #ffffff;")
        && css.contains("background: #ffd43d; color: #000000;")));
}

#[test]
fn a_part_that_is_left_out_is_neither_there_nor_linked() {
    let all = Part::ALL.map(|(_, key)| format!("{key} = false\n")).concat();
    let files = site(&format!("[parts]\n{all}"));
    for (name, html) in files.iter().filter(|(name, _)| is_kind(name, "html")) {
        for part in ["ask/", "bidders/", "compare/", "glossary/", "ledger/", "training/"] {
            assert!(!name.contains(part), "{name}");
            let link = links(html).into_iter().find(|link| link.contains(part));
            assert_eq!(link, None, "{name}");
        }
    }
}

#[test]
fn what_has_no_content_is_not_linked() {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("dist"));
    kijun_content::template::write_new(&content).unwrap();
    let mut library = kijun_content::load(&content).unwrap();
    assert!(library.glossary.is_empty(), "the template has no terms");
    library.standards[0].training = Training::default();
    library.standards[0].scenarios.clear();
    build(&library, &Options::default(), &out).unwrap();
    let mut files = BTreeMap::new();
    read(&out, &out, &mut files);
    for (name, html) in files.iter().filter(|(name, _)| is_kind(name, "html")) {
        for part in ["glossary/", "training/"] {
            let link = links(html).into_iter().find(|link| link.ends_with(part));
            assert_eq!(link.filter(|_| !name.contains(part)), None, "{name}");
        }
    }
}

#[test]
fn it_claims_of_its_accessibility_only_what_holds_by_construction() {
    let files = site("");
    let page = &files["accessibility/index.html"];
    for claim in ["自動の試験", "適合</td>", "tests/browser", "支援している", "目と操作"]
    {
        assert!(!page.contains(claim), "{claim}");
    }
    assert!(page.contains("作りによって満たすもの") && page.contains("未確認"));
    assert!(page.contains("1.4.3 コントラスト"));

    let files = site(
        "[[accessibility.result]]\ncriterion = \"1.4.3 コントラスト(最低限)\"\n\
                      result = \"適合\"\nhow = \"道具で測った\"\n",
    );
    let page = &files["accessibility/index.html"];
    assert!(page.contains("道具で測った"));
    assert_eq!(page.matches("1.4.3 コントラスト").count(), 1, "not among what is left");
}
