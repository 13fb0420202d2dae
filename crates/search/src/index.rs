//! Cut pages of HTML into passages.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{Token, Tokenizer};
use unicode_normalization::UnicodeNormalization;

use crate::everyday::Everyday;
use crate::index_readings;
use crate::piece::{Number, Page, Passage, Piece, Place, one_line};

/// Add the NFKC of a character, by a library: the same as `String.prototype.normalize` in the
/// browser.
pub fn nfkc(letter: char, into: &mut String) {
    into.extend(std::iter::once(letter).nfkc());
}

/// A page, cut into passages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cut {
    /// Its heading (`h1`).
    pub title: String,
    /// The passages.
    pub passages: Vec<CutPassage>,
    /// The words with a reading beside them (furigana), each with its reading.
    pub readings: Vec<(String, String)>,
}

/// A passage of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CutPassage {
    /// The nearest anchor at or above it.
    pub anchor: String,
    /// The words.
    pub text: String,
    /// The class of information of which it is an example; empty if it is none.
    pub class: String,
}

/// The attributes of elements whose text is left out: hidden elements, notes that open over the page,
/// and the choice of the reader's own situation, which many pages have.
pub const HIDDEN: [&str; 3] = ["hidden", "popover", "data-situation"];

/// The attribute of the examples of a class, with the class's name.
pub const EXAMPLES: &str = "data-examples-of";

/// The classes of buttons that are words of a sentence: a term, and a mark.
const WORDS: [&str; 2] = ["term", "erratum"];

/// An element as the cutter sees it.
#[derive(Debug, Clone, Default)]
pub struct Tag<'a> {
    name: &'a str,
    id: Option<&'a str>,
    examples_of: Option<&'a str>,
    /// The alternative text of an image.
    alt: Option<&'a str>,
    is_hidden: bool,
    is_word: bool,
}

impl<'a> Tag<'a> {
    /// Read an element from its name and its attributes.
    #[must_use]
    pub fn new(name: &'a str, attribute: impl Fn(&str) -> Option<&'a str>) -> Self {
        let class = attribute("class").unwrap_or_default();
        Self {
            name,
            id: attribute("id"),
            examples_of: attribute(EXAMPLES),
            alt: attribute("alt").filter(|_| name == "img"),
            is_hidden: HIDDEN.iter().any(|name| attribute(name).is_some()),
            is_word: class.split(' ').any(|class| WORDS.contains(&class)),
        }
    }
}

/// The beginning of a passage with an image's alternative text, which is not the document's.
const FIGURE: &str = "図の説明（編集で付けたもの）：";

/// The class of the elements whose words the page holds as trees.
const DOCUMENT: &str = "document";

/// Cut a page's `main` into passages.
///
/// Call `document` at each element of the class `document`. It gives the element's content to the
/// cutter, or returns `None` if it has none; then read the content from the HTML.
#[must_use]
pub fn cut(html: &str, mut document: impl FnMut(&mut Cutter) -> Option<()>) -> Cut {
    let mut cutter = Cutter::default();
    for token in Tokenizer::new(html) {
        // The tokenizer reads from memory: there is no error.
        let Ok(token) = token;
        match token {
            // Only shapes of drawings, and elements without content, close themselves.
            Token::StartTag(tag) if tag.self_closing && *tag.name != b"br".as_slice() => {}
            Token::StartTag(tag) => {
                let attribute = |name: &str| {
                    let value = tag.attributes.get(name.as_bytes());
                    value.and_then(|value| std::str::from_utf8(value).ok())
                };
                let name = String::from_utf8_lossy(&tag.name);
                cutter.open(&Tag::new(&name, attribute));
                if attribute("class") == Some(DOCUMENT) && document(&mut cutter).is_some() {
                    cutter.silence();
                }
            }
            Token::EndTag(tag) => cutter.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => cutter.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    cutter.finish()
}

/// The role of an element in the cutting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The page's content.
    Main,
    /// An element whose text is left out: a script, a style.
    Silent,
    /// An element without an end tag.
    Void,
    /// A line break: white space.
    Break,
    /// An element inside a line of text.
    Inline,
    /// An element that begins and ends a passage.
    Block,
}

impl Kind {
    fn of(name: &str) -> Self {
        match name {
            "main" => Self::Main,
            "script" | "style" | "template" | "svg" => Self::Silent,
            "br" => Self::Break,
            "input" | "img" | "hr" | "meta" | "link" | "wbr" | "col" => Self::Void,
            "a" | "span" | "strong" | "em" | "b" | "i" | "mark" | "sup" | "sub" | "small"
            | "code" | "time" | "dfn" | "abbr" | "q" | "ruby" | "rb" | "rt" | "rp" | "ins"
            | "del" | "cite" => Self::Inline,
            _ => Self::Block,
        }
    }
}

/// Words with a reading beside them, as they come.
#[derive(Debug, Default)]
struct Ruby {
    /// The place in the text at which the words began.
    from: usize,
    /// True in the words, or in their reading.
    is_open: bool,
    /// The elements `rt` and `rp` that are open.
    beside: usize,
    /// The reading.
    reading: String,
    /// True in the reading, false in the brackets around it.
    is_reading: bool,
}

/// A cutter, which cuts a page into passages as its elements come.
#[derive(Debug, Default)]
pub struct Cutter {
    /// The number of open elements from `main` on; 0 outside.
    depth: usize,
    /// The depth at which the text left out began; 0 if text counts.
    silent: usize,
    anchor: String,
    text: String,
    ruby: Ruby,
    /// The class whose examples are open, and the depth at which they began.
    class: String,
    class_depth: usize,
    /// For each open button, whether it is a word.
    words: Vec<bool>,
    /// True from the start of a heading `h1` to the end of the next block.
    in_title: bool,
    found: Cut,
}

impl Cutter {
    /// Open an element.
    pub fn open(&mut self, tag: &Tag<'_>) {
        let kind = if tag.is_word { Kind::Inline } else { Kind::of(tag.name) };
        self.in_title |= tag.name == "h1";
        if self.depth == 0 && kind != Kind::Main {
            return;
        }
        if tag.name == "button" {
            self.words.push(tag.is_word);
        }
        match kind {
            Kind::Void => return self.image(tag.alt),
            Kind::Break => return self.text.push(' '),
            Kind::Inline => {}
            _ => self.cut(),
        }
        match tag.name {
            "ruby" => self.ruby = Ruby { from: self.text.len(), is_open: true, ..Ruby::default() },
            "rt" | "rp" if self.ruby.is_open => {
                self.ruby.beside += 1;
                self.ruby.is_reading = tag.name == "rt";
            }
            _ => {}
        }
        self.depth += 1;
        if kind == Kind::Silent || tag.is_hidden {
            self.silence();
        }
        if let Some(class) = tag.examples_of {
            class.clone_into(&mut self.class);
            self.class_depth = self.depth;
        }
        // The id of `main` is not used: the page's beginning has no anchor.
        if let Some(id) = tag.id.filter(|_| kind != Kind::Main) {
            id.clone_into(&mut self.anchor);
        }
    }

    /// Close an element.
    pub fn close(&mut self, name: &str) {
        let kind = Kind::of(name);
        if self.depth == 0 || matches!(kind, Kind::Void | Kind::Break) {
            return;
        }
        match name {
            "ruby" => self.end_ruby(),
            "rt" | "rp" => self.ruby.beside = self.ruby.beside.saturating_sub(1),
            _ => {}
        }
        // A button that is a word has neither blocks nor anything left out inside.
        let is_word = name == "button" && self.words.pop().unwrap_or_default();
        if kind != Kind::Inline && !is_word {
            self.cut();
        }
        if self.silent == self.depth {
            self.silent = 0;
        }
        if self.class_depth == self.depth {
            self.class.clear();
            self.class_depth = 0;
        }
        self.depth -= 1;
    }

    /// Add a text.
    pub fn text(&mut self, text: &str) {
        if self.depth == 0 || self.silent > 0 {
            return;
        }
        if self.ruby.beside == 0 {
            self.text.push_str(text);
        } else if self.ruby.is_reading {
            self.ruby.reading.push_str(text);
        }
    }

    /// Add the alternative text of an image as a passage of its own, which says whose words it is.
    fn image(&mut self, alt: Option<&str>) {
        if self.silent > 0 {
            return;
        }
        if let Some(alt) = alt.filter(|alt| !alt.trim().is_empty()) {
            let (anchor, class) = (self.anchor.clone(), self.class.clone());
            let text = one_line(&format!("{FIGURE}{alt}"));
            self.found.passages.push(CutPassage { anchor, text, class });
        }
    }

    /// Note words and their reading.
    fn end_ruby(&mut self) {
        let Ruby { from, reading, .. } = std::mem::take(&mut self.ruby);
        let words = self.text.get(from..).unwrap_or_default().trim().to_owned();
        if !words.is_empty() && !reading.is_empty() {
            self.found.readings.push((words, reading));
        }
    }

    /// Leave out the rest of the open element.
    fn silence(&mut self) {
        if self.silent == 0 {
            self.cut();
            self.silent = self.depth;
        }
    }

    fn finish(mut self) -> Cut {
        self.cut();
        self.found
    }

    fn cut(&mut self) {
        let text = one_line(&self.text);
        self.text.clear();
        if text.chars().any(char::is_alphanumeric) {
            if std::mem::take(&mut self.in_title) && self.found.title.is_empty() {
                self.found.title.clone_from(&text);
            }
            let (anchor, class) = (self.anchor.clone(), self.class.clone());
            self.found.passages.push(CutPassage { anchor, text, class });
        }
    }
}

/// A builder of a standard's piece from its pages. Add the pages in reading order: a text on
/// several pages is kept once, with all its places.
#[derive(Debug, Default)]
pub struct Builder {
    piece: Piece,
    known: BTreeMap<String, usize>,
    /// The words with a reading beside them, each with its reading in hiragana.
    readings: BTreeSet<(String, String)>,
}

impl Builder {
    /// Start a standard without pages.
    #[must_use]
    pub fn new(title: &str) -> Self {
        let piece = Piece { title: one_line(title), ..Piece::default() };
        Self { piece, ..Self::default() }
    }

    /// Add a page.
    pub fn page(&mut self, path: &str, cut: Cut) {
        let page = self.piece.pages.len();
        self.piece.pages.push(Page { path: path.to_owned(), title: cut.title });
        let readings = cut.readings.into_iter();
        self.readings.extend(readings.map(|(words, reading)| (words, hiragana(&reading))));
        for CutPassage { anchor, text, class } in cut.passages {
            let place = Place { page, anchor };
            let at = *self.known.entry(text).or_insert_with_key(|text| {
                let (places, class) = (Vec::new(), String::new());
                self.piece.passages.push(Passage { places, text: text.clone(), class });
                self.piece.passages.len() - 1
            });
            if let Some(passage) = self.piece.passages.get_mut(at) {
                if passage.class.is_empty() {
                    passage.class = class;
                } else if !class.is_empty() && !passage.class.split('、').any(|own| own == class) {
                    passage.class = format!("{}、{class}", passage.class);
                }
                // A text twice on a page: the first place is enough.
                if passage.places.last().is_none_or(|last| last.page != page) {
                    passage.places.push(place);
                }
            }
        }
    }

    /// Add a number on a page that was added. Ignore a number that is already there.
    pub fn number(&mut self, id: &str, path: &str, anchor: &str, words: &str) {
        if self.piece.numbers.iter().any(|known| known.id == id) {
            return;
        }
        if let Some(page) = self.piece.pages.iter().position(|page| page.path == path) {
            self.piece.numbers.push(Number {
                id: id.to_owned(),
                place: Place { page, anchor: anchor.to_owned() },
                words: one_line(words),
            });
        }
    }

    /// Add an everyday word, with the documents' words for it.
    pub fn everyday(&mut self, word: &str, means: &[String]) {
        let means = means.iter().map(|each| one_line(each)).collect();
        self.piece.everyday.push(Everyday { word: one_line(word), means });
    }

    /// Return the piece.
    #[must_use]
    pub fn finish(mut self) -> Piece {
        let readings = std::mem::take(&mut self.readings);
        let mut letters = Vec::new();
        for (words, reading) in readings {
            let mut all = words.chars();
            match (all.next(), all.next()) {
                (Some(letter), None) => letters.push((letter, reading)),
                // A reading of several characters together, as 玩具 has, leads to them.
                _ => self.everyday(&reading, &[words]),
            }
        }
        self.piece.readings = index_readings::of(&self.piece, &letters);
        self.piece
    }
}

/// Return a reading in hiragana.
fn hiragana(reading: &str) -> String {
    let turned = |letter: char| match letter {
        '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(letter) - 0x60).unwrap_or(letter),
        letter => letter,
    };
    reading.chars().map(turned).collect()
}

#[cfg(test)]
mod tests {
    use super::{Builder, Cut, CutPassage, Tag, cut, nfkc};
    use crate::piece::Piece;
    use crate::query::search;
    use crate::ready::Ready;

    #[test]
    fn passages_are_blocks_with_the_nearest_anchor() {
        let html = r##"<body><nav>外</nav><main id="main"><h1>題</h1><p>一<b>つ</b>の<br>文</p>
            <ul><li id="a-1"><a href="#a-1">①</a> 項目<ul><li>中</li></ul>後</li></ul>
            <script>x</script><p hidden>隠れ</p><p>&lt;終&gt;</p></main><footer>外</footer>"##;
        let expected = [
            ("", "題"),
            ("", "一つの 文"),
            ("a-1", "① 項目"),
            ("a-1", "中"),
            ("a-1", "後"),
            ("a-1", "<終>"),
        ];
        let found = cut(html, |_| None);
        assert_eq!(found.title, "題");
        let found = found.passages.iter().map(|each| (each.anchor.as_str(), each.text.as_str()));
        let found: Vec<_> = found.collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_that_a_page_holds_are_not_read_from_its_html() {
        let html = "<main><div class=\"document\"><p id=\"a\">(*)<button>SSL</button>、</p></div>後</main>";
        let read = |document: bool| {
            let found = cut(html, |cutter| {
                document.then(|| {
                    cutter.open(&Tag::new("p", |name| (name == "id").then_some("a")));
                    cutter.text("(*)SSL、");
                    cutter.close("p");
                })
            });
            found.passages.into_iter().map(|each| each.text).collect::<Vec<_>>()
        };
        assert_eq!(read(true), ["(*)SSL、", "後"]);
        assert_eq!(read(false), ["SSL", "後"]);
    }

    #[test]
    fn a_term_does_not_cut_its_sentence_and_notes_are_left_out() {
        let html = "<main><p>以下の<button class=\"term\">SSL</button>を<button class=\"erratum\">向\
                    向</button>く。</p><div popover>説明</div><button>閉じる</button>後</main>";
        let found = cut(html, |_| None);
        let texts = found.passages.iter().map(|each| each.text.as_str());
        assert_eq!(texts.collect::<Vec<_>>(), ["以下のSSLを向向く。", "閉じる", "後"]);
    }

    #[test]
    fn readings_beside_words_lead_to_them_and_figures_are_found_by_their_text() {
        let ruby = |base: &str, reading: &str| {
            format!("<ruby>{base}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>")
        };
        let html = format!(
            "<main><p id=\"a\">機器を{}損し、{}を置く。</p><figure id=\"f\">\
             <img alt=\"承認の流れ\" src=\"x.png\"></figure><p hidden><img alt=\"隠れ\"></p></main>",
            ruby("毀", "き"),
            ruby("玩具", "オモチャ")
        );
        let mut builder = Builder::new("市");
        builder.page("a/", cut(&html, |_| None));
        let piece = builder.finish();
        let texts = piece.passages.iter().map(|each| each.text.as_str());
        assert_eq!(
            texts.collect::<Vec<_>>(),
            ["機器を毀損し、玩具を置く。", "図の説明（編集で付けたもの）：承認の流れ"]
        );
        let pieces = [Ready::new(Piece::read(&piece.write()), &nfkc)];
        for (typed, anchor) in
            [("毀損", "a"), ("きそん", "a"), ("おもちゃ", "a"), ("玩具", "a"), ("承認の流れ", "f")]
        {
            let found = search(&pieces, typed, &nfkc);
            assert_eq!(found.groups.len(), 1, "{typed}");
            assert_eq!(found.groups[0].pages[0].hits[0].anchor, anchor, "{typed}");
        }
    }

    #[test]
    fn an_example_has_its_class() {
        let html = "<main><ul data-examples-of=\"分類I\"><li>議事録</li></ul><p>後</p>\
                    <ul data-examples-of=\"分類II\"><li>議事録</li></ul></main>";
        let mut builder = Builder::new("市");
        builder.page("a/", cut(html, |_| None));
        let passages = builder.finish().passages;
        let classes = passages.iter().map(|each| (each.text.as_str(), each.class.as_str()));
        assert_eq!(classes.collect::<Vec<_>>(), [("議事録", "分類I、分類II"), ("後", "")]);
    }

    #[test]
    fn a_text_on_two_pages_is_kept_once() {
        let one = || Cut {
            title: "題".to_owned(),
            passages: vec![CutPassage {
                anchor: "a".to_owned(),
                text: "同じ文".to_owned(),
                class: String::new(),
            }],
            readings: Vec::new(),
        };
        let mut builder = Builder::new("標準");
        builder.page("s/1/", one());
        builder.page("s/2/", one());
        builder.number("1-1", "s/2/", "a", "同じ\n文");
        builder.number("1-2", "s/9/", "a", "ない頁");
        let piece = builder.finish();
        assert_eq!(piece.passages.len(), 1);
        assert_eq!(piece.passages[0].places.len(), 2);
        assert_eq!(piece.numbers.len(), 1);
        assert_eq!(piece.numbers[0].words, "同じ 文");
    }
}
