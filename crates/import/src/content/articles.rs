//! The chapters of a Word file: headings, articles, items, tables.

use std::collections::BTreeMap;

use super::chapters::{Written, escaped, requirements, rows as table_rows};
use crate::docx::held;
use crate::fold::{fold, same_words};
use crate::model::{Draft, Part};

patterns! {
    CAPTION = "^[（(][^（）()]{1,40}[）)]$";
    ARTICLE = "^(?:第[0-9０-９一二三四五六七八九十百]+条|[0-9０-９]{1,3}[ 　])";
    NUMBER = "[0-9０-９]+";
    RUBY_RUN = "\u{fff9}([^\u{fffa}]*)\u{fffa}([^\u{fffb}]*)\u{fffb}";
    KANJI = r"\p{Han}";
    KANA = r"^[\p{Hiragana}\p{Katakana}ー]+$";
}

/// The signs and numbers that begin an item, each kind at a depth of its own.
static ITEMS: std::sync::LazyLock<Vec<regex::Regex>> = std::sync::LazyLock::new(|| {
    [
        "^(?:[(（][0-9０-９]+[)）]|[⑴-⒇])",
        "^[ア-ンｱ-ﾝ][ 　、．]",
        "^[(（][ア-ンｱ-ﾝ][)）]",
        "^[①-⑳㉑-㊿]",
        "^[一二三四五六七八九十]+[ 　]",
        "^(?:[a-zａ-ｚ][ 　.．)）]|[(（][a-zａ-ｚ][)）])",
        "^[・●○■◆]",
        "^[0-9０-９]{1,3}[.．)）]",
    ]
    .into_iter()
    .map(crate::legend::pattern)
    .collect()
});

/// Return the chapters of a draft's document.
pub(crate) fn chapters(draft: &Draft) -> Vec<Written> {
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut ids = BTreeMap::new();
    let mut is_title_open = true;
    for (place, part) in draft.document.iter().enumerate() {
        let words = part.words();
        if is_title_open && !words.is_empty() && same_words(words, &draft.title) {
            // The title stands at the top of the page already.
            is_title_open = false;
            continue;
        }
        if matches!(part, Part::Words { begins: true, .. }) || chapters.is_empty() {
            chapters.push(Chapter::new(part, &mut ids));
            if matches!(part, Part::Words { begins: true, .. }) {
                continue;
            }
        }
        let Some(chapter) = chapters.last_mut() else { continue };
        match part {
            Part::Title { words } => chapter.words(words),
            Part::Words { words, heading, .. } => {
                let next = draft.document.get(place + 1).map_or("", Part::words);
                let is_caption = CAPTION.is_match(words) && ARTICLE.is_match(next);
                if *heading > 1 || is_caption {
                    chapter.heading(words, (*heading).clamp(2, 4));
                } else {
                    chapter.words(words);
                }
            }
            Part::Table { rows } => {
                chapter.end_list();
                table_rows(rows, &mut chapter.blocks, &mut chapter.source);
            }
            Part::Picture { name, said } => {
                chapter.end_list();
                chapter.blocks.push(format!("![{}](figures/{name})", escaped(said)));
            }
            Part::Requirements => {
                chapter.end_list();
                requirements(draft, &mut chapter.blocks, &mut chapter.source);
            }
        }
    }
    if !draft.document.iter().any(|part| matches!(part, Part::Requirements)) {
        let mut chapter = Chapter {
            id: "table".to_owned(),
            title: Some("要件の表".to_owned()),
            ..Chapter::default()
        };
        requirements(draft, &mut chapter.blocks, &mut chapter.source);
        chapters.push(chapter);
    }
    chapters
        .into_iter()
        .filter(|own| !own.blocks.is_empty() || !own.list.is_empty())
        .map(Chapter::written)
        .collect()
}

#[derive(Default)]
struct Chapter {
    id: String,
    /// The title that the manifest gives it, where the document gives none.
    title: Option<String>,
    blocks: Vec<String>,
    source: Vec<String>,
    /// The lines of an open list, and the kinds of items that are open in it.
    list: Vec<String>,
    open: Vec<usize>,
    headings: usize,
}

impl Chapter {
    fn new(part: &Part, ids: &mut BTreeMap<String, usize>) -> Self {
        let Part::Words { words, begins: true, .. } = part else {
            return Self {
                id: "front".to_owned(),
                title: Some("前文".to_owned()),
                ..Self::default()
            };
        };
        let folded = fold(words);
        let kinds = [
            ("附則", "supplement"),
            ("別表", "table"),
            ("別紙", "annex"),
            ("別添", "annex"),
            ("様式", "form"),
        ];
        let kind = kinds.iter().find(|(word, _)| folded.starts_with(word));
        let kind = kind.map_or("chapter", |(_, kind)| kind);
        let number = NUMBER.find(&folded).filter(|_| kind != "supplement");
        let base = number.map_or(kind.to_owned(), |number| format!("{kind}-{}", number.as_str()));
        let count = ids.entry(base.clone()).or_insert(0);
        *count += 1;
        let id = if *count > 1 { format!("{base}-{count}") } else { base };
        let mut chapter = Self { id, ..Self::default() };
        chapter.put(format!("# {}", shown(words)), words);
        chapter
    }

    fn put(&mut self, block: String, words: &str) {
        self.end_list();
        self.blocks.push(block);
        self.source.push(held(words));
    }

    fn heading(&mut self, words: &str, depth: usize) {
        self.headings += 1;
        let one_line = words.replace('\n', " ");
        let block = format!("{} {} {{#s{}}}", "#".repeat(depth), shown(&one_line), self.headings);
        self.put(block, &one_line);
    }

    /// Add a paragraph: an item of a list if it begins as one.
    fn words(&mut self, words: &str) {
        let kind = ITEMS.iter().position(|item| item.is_match(words));
        let Some(kind) = kind else {
            for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
                self.put(shown(line), line);
            }
            return;
        };
        match self.open.iter().position(|open| *open == kind) {
            Some(depth) => self.open.truncate(depth + 1),
            None => self.open.push(kind),
        }
        let indent = "  ".repeat(self.open.len() - 1);
        let lines = words.lines().map(str::trim).filter(|line| !line.is_empty()).map(shown);
        let lines: Vec<String> = lines.collect();
        self.list.push(format!("{indent}- {}", lines.join(&format!("\\\n{indent}  "))));
        self.source.push(held(words));
    }

    fn end_list(&mut self) {
        self.open.clear();
        if !self.list.is_empty() {
            self.blocks.push(std::mem::take(&mut self.list).join("\n"));
        }
    }

    fn written(mut self) -> Written {
        self.end_list();
        let text = self.blocks.join("\n\n") + "\n";
        Written { id: self.id, title: self.title, text, source: self.source }
    }
}

/// Return words as Markdown: a reading in kana stands above its kanji, any other in brackets.
fn shown(words: &str) -> String {
    RUBY_RUN
        .replace_all(&escaped(words), |run: &regex::Captures<'_>| {
            let (base, reading) = (&run[1], &run[2]);
            if KANJI.is_match(base) && KANA.is_match(reading) {
                format!("{{{base}|{reading}}}")
            } else {
                format!("{base}（{reading}）")
            }
        })
        .into_owned()
}
