//! The words of runs.

use roxmltree::{Document as Xml, Node};

use super::{attribute, child, is, is_on};

/// Before words with a reading beside them, between both, and after them (Unicode's interlinear
/// annotation, 23.8 of the standard).
const RUBY: [char; 3] = ['\u{fff9}', '\u{fffa}', '\u{fffb}'];

/// Return words with a reading in brackets after its word.
pub(crate) fn held(words: &str) -> String {
    let signs = words.chars().filter_map(|sign| match RUBY.iter().position(|own| *own == sign) {
        None => Some(sign),
        Some(0) => None,
        Some(1) => Some('（'),
        Some(_) => Some('）'),
    });
    signs.collect()
}

/// What is read from the runs of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Inline<'a, 'x> {
    /// The words. Lines are separated by `\n`; a reading stands between the signs of [`RUBY`].
    pub(super) words: String,
    /// The text boxes that are anchored here.
    pub(super) boxes: Vec<Node<'a, 'x>>,
    /// The references to notes: the kind and the id of each.
    pub(super) notes: Vec<(&'static str, String)>,
    /// The pictures: the id of the part, and the alternative text.
    pub(super) pictures: Vec<(String, String)>,
    /// Everything that is left out, with the reason.
    pub(super) dropped: Vec<(&'static str, String)>,
}

/// Return the words of an element, without anything that needs an explanation.
pub(super) fn plain(node: Node<'_, '_>) -> String {
    let paragraphs = node.descendants().filter(|node| is(*node, "p"));
    let lines = paragraphs.map(|paragraph| {
        let mut inline = Inline::default();
        inline.children(paragraph, &mut |_| String::new());
        inline.words
    });
    let lines: Vec<String> = lines.filter(|line| !line.trim().is_empty()).collect();
    lines.join("\n")
}

/// Return the notes of a part by their ids.
pub(super) fn notes(xml: &Xml<'_>, kind: &str) -> Vec<(String, String)> {
    let all = xml.root_element().children().filter(|node| is(*node, kind));
    // Separators have a type.
    let all = all.filter(|node| attribute(*node, "type").is_none_or(|kind| kind == "normal"));
    all.filter_map(|node| Some((attribute(node, "id")?.to_owned(), plain(node)))).collect()
}

impl<'a, 'x> Inline<'a, 'x> {
    /// Take the words below an element. `mark` returns the mark of a note that is met.
    pub(super) fn children(
        &mut self,
        node: Node<'a, 'x>,
        mark: &mut dyn FnMut((&'static str, String)) -> String,
    ) {
        for child in node.children().filter(Node::is_element) {
            self.take(child, mark);
        }
    }

    fn take(&mut self, node: Node<'a, 'x>, mark: &mut dyn FnMut((&'static str, String)) -> String) {
        match node.tag_name().name() {
            "r" => {
                let properties = child(node, "rPr");
                if properties.is_some_and(|own| is_on(own, "vanish")) {
                    let words = texts(node);
                    self.drop("隠し文字です。", words);
                } else {
                    self.children(node, mark);
                }
            }
            "t" => self.words.push_str(node.text().unwrap_or_default()),
            "tab" | "ptab" => self.words.push('　'),
            "br" if matches!(attribute(node, "type"), Some("page" | "column")) => {}
            "br" | "cr" => self.words.push('\n'),
            "noBreakHyphen" => self.words.push('\u{2011}'),
            "sym" => self.symbol(node),
            "ruby" => self.ruby(node, mark),
            "footnoteReference" => self.note("footnote", node, mark),
            "endnoteReference" => self.note("endnote", node, mark),
            "del" | "moveFrom" => {
                let words = texts(node);
                self.drop("変更履歴で削除された文言です。", words);
            }
            "AlternateContent" => {
                let first = node.children().find(Node::is_element);
                if let Some(first) = first {
                    self.children(first, mark);
                }
            }
            "drawing" | "pict" | "object" => self.picture(node),
            "pPr" | "rPr" | "instrText" | "delText" | "fldChar" | "softHyphen" | "sectPr" => {}
            _ => self.children(node, mark),
        }
    }

    fn drop(&mut self, why: &'static str, words: String) {
        if !words.trim().is_empty() {
            self.dropped.push((why, words));
        }
    }

    fn note(
        &mut self,
        kind: &'static str,
        node: Node<'a, 'x>,
        mark: &mut dyn FnMut((&'static str, String)) -> String,
    ) {
        let id = attribute(node, "id").unwrap_or_default().to_owned();
        let shown = mark((kind, id.clone()));
        self.words.push_str(&shown);
        self.notes.push((kind, id));
    }

    /// Take words with a reading.
    fn ruby(&mut self, node: Node<'a, 'x>, mark: &mut dyn FnMut((&'static str, String)) -> String) {
        let reading = child(node, "rt").map(texts).unwrap_or_default();
        let [before, between, after] = RUBY;
        let start = self.words.len();
        if let Some(base) = child(node, "rubyBase") {
            self.children(base, mark);
        }
        if !reading.is_empty() && self.words.len() > start {
            self.words.insert(start, before);
            self.words.push(between);
            self.words.push_str(&reading);
            self.words.push(after);
        }
    }

    /// Take a sign of a font that has signs of its own.
    fn symbol(&mut self, node: Node<'_, '_>) {
        let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok());
        let font = attribute(node, "font").unwrap_or_default();
        let shown = match (font, code.map(|code| code & 0xff)) {
            ("Wingdings", Some(0x6f | 0x71 | 0xa8)) => '□',
            ("Wingdings", Some(0xfe)) => '☑',
            ("Wingdings", Some(0xfc)) => '✓',
            ("Wingdings", Some(0x6c | 0x9f)) => '●',
            ("Wingdings", Some(0x6e)) => '■',
            _ => {
                let code = code.unwrap_or_default();
                self.drop("文字として読めない記号です。", format!("{font} {code:04X}"));
                return;
            }
        };
        self.words.push(shown);
    }

    fn picture(&mut self, node: Node<'a, 'x>) {
        let boxes = node.descendants().filter(|own| is(*own, "txbxContent"));
        let boxes: Vec<Node<'a, 'x>> = boxes.collect();
        if boxes.is_empty() {
            let named = node.descendants().find(|own| own.tag_name().name() == "docPr");
            let said = named.and_then(|own| own.attribute("descr")).unwrap_or_default();
            let mut attributes = node.descendants().flat_map(|own| own.attributes());
            let part = attributes.find(|own| {
                matches!(own.name(), "embed" | "id")
                    && own.namespace().is_some_and(|space| space.contains("relationships"))
            });
            let part = part.map_or("", |own| own.value());
            self.pictures.push((part.to_owned(), said.to_owned()));
        }
        // The same box stands twice, for readers of two ages: `AlternateContent` takes the first.
        self.boxes.extend(boxes);
    }
}

/// Return all letters below an element.
fn texts(node: Node<'_, '_>) -> String {
    let all = node.descendants().filter(|own| is(*own, "t") || is(*own, "delText"));
    all.filter_map(|own| own.text()).collect()
}
