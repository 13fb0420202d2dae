//! Figures of chapters: the file is published under a name of its own, below any address, and only
//! pages that show figures may load images.
#![cfg(feature = "pages")]

use std::fs;
use std::path::Path;

use kijun_site::build::{Options, build};
use scraper::{Html, Selector};

const CONTENT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../crates/content/tests/cases/12-figure-help-leads-to-error-mended"
);

/// Build the site of a document with a figure, and return it.
fn site(options: &Options) -> tempfile::TempDir {
    let library = kijun_content::load(Path::new(CONTENT)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    build(&library, options, folder.path()).unwrap();
    folder
}

fn page(folder: &Path, name: &str) -> Html {
    Html::parse_document(&fs::read_to_string(folder.join(name).join("index.html")).unwrap())
}

fn policy(page: &Html) -> String {
    let meta = Selector::parse("meta[http-equiv=\"Content-Security-Policy\"]").unwrap();
    page.select(&meta).next().unwrap().attr("content").unwrap().to_owned()
}

#[test]
fn a_figure_is_a_file_of_the_site_with_its_size_and_its_text() {
    let drawing = fs::read(Path::new(CONTENT).join("m/figures/flow.svg")).unwrap();
    for base_url in [None, Some("/sub/path/".to_owned())] {
        let folder = site(&Options { base_url, ..Options::default() });
        for name in ["m/b", "m/whole"] {
            let page = page(folder.path(), name);
            let image = Selector::parse("figure > img").unwrap();
            let image = page.select(&image).next().unwrap_or_else(|| panic!("{name}"));
            let source = image.attr("src").unwrap();
            assert!(source.starts_with("../../assets/figure-"), "{source}");
            let file = folder.path().join(source.trim_start_matches("../../"));
            assert_eq!(fs::read(file).unwrap(), drawing);
            assert_eq!(image.attr("alt"), Some("所属長が申請し、管理者が承認する流れを示す図"));
            assert_eq!((image.attr("width"), image.attr("height")), (Some("320"), Some("60")));
            assert_eq!(image.attr("data-words"), Some("kijun"));
            assert!(policy(&page).contains("img-src 'self' data:;"), "{name}");
        }
    }
}

#[test]
fn pages_without_figures_may_load_no_image() {
    let folder = site(&Options::default());
    for name in ["", "m", "m/requirements", "m/c/check", "search", "privacy"] {
        assert!(policy(&page(folder.path(), name)).contains("img-src data:;"), "{name}");
    }
}

#[test]
fn a_figure_is_found_by_its_text_which_says_whose_it_is() {
    let folder = site(&Options::default());
    let assets = fs::read_dir(folder.path().join("assets")).unwrap();
    let piece = assets
        .map(|file| file.unwrap().path())
        .find(|path| path.file_name().unwrap().to_str().unwrap().starts_with("search-m-"));
    let piece = fs::read_to_string(piece.unwrap()).unwrap();
    let text = "図の説明（編集で付けたもの）：所属長が申請し、管理者が承認する流れを示す図";
    let found = piece.lines().any(|line| line.contains("#figure-1,") && line.ends_with(text));
    assert!(found, "{piece}");
}
