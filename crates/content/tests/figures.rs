//! Images in chapters: which files are shown, and how.

use std::fs;

use kijun_content::Library;
use kijun_content::model::Block;

#[path = "support/small.rs"]
#[allow(dead_code, reason = "what is said is read here with the files beside the chapter")]
mod small;

/// The first bytes of a PNG of 640 × 480 pixels.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0\x08\x02\0\0\0";
/// A JPEG of 2 × 1 pixels, up to its frame.
const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\
    \xff\xc0\0\x11\x08\0\x01\0\x02\x03\x01\x22\0\x02\x11\x01\x03\x11\x01";
/// A WebP of 3 × 5 pixels, without its content.
const WEBP: &[u8] =
    b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x02\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

/// Load a standard with this chapter and this file beside it; or return the messages and cures.
fn load(chapter: &str, name: &str, bytes: &[u8]) -> Result<Library, Vec<String>> {
    let root = tempfile::tempdir().unwrap();
    small::write(root.path(), chapter, "2 本文\n図1 流れ", small::ROW, small::REQUIREMENT);
    let file = root.path().join("m").join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
    kijun_content::load(root.path()).map_err(|report| {
        let problems = report.problems().iter();
        problems.map(|each| format!("{} {}", each.plain(), each.cure())).collect()
    })
}

fn words(library: &Library) -> String {
    let blocks = &library.standards[0].chapters[1].blocks;
    let words = blocks.iter().filter_map(|block| match block {
        Block::Words(words) => Some(words.to_string()),
        _ => None,
    });
    words.collect()
}

#[test]
fn an_image_has_its_size_and_says_whose_its_text_is() {
    for (name, bytes, size) in [
        ("figures/a.png", PNG, (640, 480)),
        ("a.PNG", PNG, (640, 480)),
        ("図1.jpg", JPEG, (2, 1)),
        ("a.jpeg", JPEG, (2, 1)),
        ("a.webp", WEBP, (3, 5)),
        ("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"7\" height=\"9\"/>", (7, 9)),
    ] {
        let chapter = format!("# 2 本文\n\n![申請から**承認**まで]({name})\n\n図1 流れ\n");
        let library = load(&chapter, name, bytes).unwrap_or_else(|said| panic!("{name}: {said:?}"));
        let (width, height) = size;
        let image = format!(
            "<figure><img src=\"{name}\" alt=\"申請から承認まで\" width=\"{width}\" \
             height=\"{height}\" loading=\"lazy\" data-words=\"kijun\"></figure>"
        );
        let words = words(&library);
        assert!(words.contains(&image), "{words}");
        let [figure] = &library.standards[0].figures[..] else { panic!("{name}") };
        assert_eq!((figure.path.as_str(), figure.width, figure.height), (name, width, height));
        assert_eq!(&figure.bytes[..], bytes);
    }
}

#[test]
fn an_image_in_a_line_stays_in_it_and_one_alone_may_have_an_anchor() {
    let chapter = "# 2 本文\n\n![流れ](a.png) {#figure-1}\n\n図1 ![印](a.png)流れ\n";
    let library = load(chapter, "a.png", PNG).unwrap();
    let words = words(&library);
    assert!(words.contains("<figure id=\"figure-1\"><img "), "{words}");
    assert!(words.contains("href=\"#figure-1\""), "{words}");
    assert!(words.contains("<p>図1 <img "), "{words}");
    assert_eq!(library.standards[0].figures.len(), 1);
}

#[test]
fn an_image_that_cannot_be_shown_is_refused_once_with_its_cure() {
    let script = b"<svg width=\"1\" height=\"1\"><script/></svg>";
    let large = vec![0; 2 * 1024 * 1024 + 1];
    let huge = b"<svg width=\"10001\" height=\"1\"/>";
    for (name, bytes, said) in [
        ("a.png", JPEG, "m/two.md:3:1: 画像『a.png』の中身はPNGではありません 中身はJPEG"),
        (
            "a.jpg",
            b"GIF89a\x01\0\x01\0".as_slice(),
            "画像『a.jpg』の中身はJPEGではありません 中身はPNG、",
        ),
        ("a.png", &PNG[..12], "画像『a.png』を読めません"),
        ("a.png", b"", "画像『a.png』の中身はPNGではありません"),
        ("a.svg", script, "SVG『a.svg』に、動くものや外を指すもの（`<script>`）があります"),
        ("a.svg", b"<svg/>", "大きさが決まらないか"),
        ("a.svg", huge, "大きすぎます（幅10001、高さ1ピクセル） 幅と高さをそれぞれ1から10000"),
        ("a.svg", b"<html/>", "画像『a.svg』を読めません"),
        ("a.gif", b"GIF89a", "『a.gif』は、載せられる種類の画像ではありません"),
        ("a.png", &large, "上限の2097152バイトを超えています"),
    ] {
        let chapter = format!("# 2 本文\n\n![流れ]({name})\n\n図1 流れ\n");
        let all = load(&chapter, name, bytes).unwrap_err();
        assert!(all.len() == 1 && all[0].contains(said), "{name}: {all:?}");
    }
}

#[cfg(unix)]
#[test]
fn an_image_that_a_link_leads_out_to_is_not_read() {
    let root = tempfile::tempdir().unwrap();
    let inside = root.path().join("content");
    fs::create_dir(&inside).unwrap();
    let chapter = "# 2 本文\n\n![流れ](a.png)\n\n図1 流れ\n";
    small::write(&inside, chapter, "2 本文\n図1 流れ", small::ROW, small::REQUIREMENT);
    fs::write(root.path().join("a.png"), PNG).unwrap();
    std::os::unix::fs::symlink(root.path().join("a.png"), inside.join("m/a.png")).unwrap();
    let report = kijun_content::load(&inside).unwrap_err();
    let said = report.problems()[0].plain();
    assert!(said.contains("内容のフォルダーの外を指すリンクです"), "{said}");
}
