//! A content folder of any size, in Japanese similar to that of standards.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// The chapters of each standard; the last standard may have fewer.
const CHAPTERS: usize = 20;

/// The smallest size of a chapter, in bytes. With one more paragraph it is at most 4 KB.
const CHAPTER_BYTES: usize = 3_300;

const SUBJECTS: [&str; 8] = [
    "情報管理者は",
    "職員等は",
    "所属長は",
    "委託事業者は",
    "クラウドサービス事業者は",
    "情報システム担当者は",
    "統括責任者は",
    "利用部署は",
];

const OBJECTS: [&str; 12] = [
    "利用するサービスの安全管理措置を",
    "取り扱う情報の機密性の区分を",
    "通信の暗号化の方式を",
    "利用者の認証の方法を",
    "データの保存される場所を",
    "契約の終了時のデータの消去の手順を",
    "再委託先の管理の状況を",
    "障害の発生時の連絡体制を",
    "アクセス記録の保存の期間を",
    "バックアップの取得の頻度を",
    "脆弱性への対応の状況を",
    "監査の結果と是正の状況を",
];

const VERBS: [&str; 8] = [
    "あらかじめ確認しなければならない。",
    "定期的に点検し、その結果を記録すること。",
    "契約書又は仕様書に定める必要がある。",
    "変更の都度、統括責任者に報告しなければならない。",
    "利用の開始の前に承認を受けることが望ましい。",
    "年に1回以上見直すこととする。",
    "書面により求めることができる。",
    "文書により定め、関係者に周知すること。",
];

/// Write a content folder with this number of chapters of 3–4 KB of Japanese Markdown, in which
/// `kijun check` finds no errors. The same number gives the same bytes.
///
/// # Errors
/// Fail if a file cannot be written.
pub fn write_synthetic(dir: &Path, pages: usize) -> io::Result<()> {
    let mut words = Words(1);
    for first in (0..pages).step_by(CHAPTERS) {
        let id = format!("standard-{:04}", first / CHAPTERS + 1);
        let count = CHAPTERS.min(pages - first);
        write_standard(&dir.join(&id), &id, count, &mut words)?;
    }
    Ok(())
}

fn write_standard(dir: &Path, id: &str, chapters: usize, words: &mut Words) -> io::Result<()> {
    fs::create_dir_all(dir)?;
    let title = format!("クラウドサービス利用基準 {id}");
    let mut manifest = format!(
        "id = \"{id}\"\ntitle = \"{title}\"\nshort_title = \"{id}\"\n\
         summary = \"大きなサイトを測るための文書です。\"\norigin = \"機械で作った文書です。\"\n\
         source = \"source.txt\"\n"
    );
    let mut source = format!("{title}\n");
    for number in 1..=chapters {
        let name = format!("chapter-{number:02}");
        let _ = write!(manifest, "\n[[chapter]]\nid = \"{name}\"\nfile = \"{name}.md\"\n");
        let chapter = Chapter::new(number, words);
        fs::write(dir.join(format!("{name}.md")), chapter.markdown)?;
        source.push_str(&chapter.text);
    }
    fs::write(dir.join("standard.toml"), manifest)?;
    fs::write(dir.join("source.txt"), source)
}

/// A chapter as Markdown, and its words alone.
#[derive(Default)]
struct Chapter {
    markdown: String,
    text: String,
}

impl Chapter {
    fn new(number: usize, words: &mut Words) -> Self {
        let mut chapter = Self::default();
        chapter.line("# ", &format!("第{number}章 利用の基準 その{number}"), "\n");
        let mut section = 0;
        while chapter.markdown.len() < CHAPTER_BYTES {
            section += 1;
            let heading = format!("{number}.{section} 確認する事項");
            chapter.line("## ", &heading, &format!(" {{#section-{section}}}\n"));
            for _ in 0..2 {
                let paragraph = format!("{}{}", words.sentence(), words.sentence());
                chapter.line("", &paragraph, "\n");
            }
            for last in [false, false, true] {
                chapter.line("- ", &words.sentence(), if last { "\n" } else { "" });
            }
        }
        chapter
    }

    fn line(&mut self, before: &str, words: &str, after: &str) {
        let _ = writeln!(self.markdown, "{before}{words}{after}");
        let _ = writeln!(self.text, "{words}");
    }
}

/// A linear congruential generator of sentences: varied, and the same in every run.
struct Words(u64);

impl Words {
    fn sentence(&mut self) -> String {
        let subject = SUBJECTS[self.below(SUBJECTS.len())];
        let object = OBJECTS[self.below(OBJECTS.len())];
        let verb = VERBS[self.below(VERBS.len())];
        format!("{subject}、{object}{verb}")
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_sound_and_of_the_size_that_is_measured() {
        let folder = tempfile::tempdir().unwrap();
        write_synthetic(folder.path(), 45).unwrap();
        let library = kijun_content::load(folder.path()).unwrap();
        let chapters: Vec<usize> =
            library.standards.iter().map(|standard| standard.chapters.len()).collect();
        assert_eq!(chapters, [20, 20, 5]);
        for number in 1..=20 {
            let file = folder.path().join(format!("standard-0001/chapter-{number:02}.md"));
            let bytes = fs::read(file).unwrap().len();
            assert!((3_000..=4_000).contains(&bytes), "{bytes}");
        }
    }
}
