//! The body of a document, block by block.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::inline::Inline;
use super::numbering::Numbering;
use super::styles::Styles;
use super::{Block, Document, Paragraph, Picture, attribute, child, is, value};

/// The notes of a document by their kinds and ids.
pub(super) type Notes = BTreeMap<(&'static str, String), String>;

/// A reader of a body.
pub(super) struct Reader {
    styles: Styles,
    numbering: Numbering,
    notes: Notes,
    pub(super) document: Document,
}

/// The kinds of pictures that pages can show.
const KINDS: [&str; 4] = [".png", ".jpg", ".jpeg", ".webp"];

impl Reader {
    pub(super) fn new(styles: Styles, numbering: Numbering, notes: Notes) -> Self {
        Self { styles, numbering, notes, document: Document::default() }
    }

    /// Read the blocks below an element.
    pub(super) fn body(&mut self, node: Node<'_, '_>) {
        for child in node.children().filter(Node::is_element) {
            if is(child, "p") {
                self.block(child);
            } else if is(child, "tbl") {
                let place = self.document.tables.len();
                let table = self.table(child, place);
                if !table.cells.is_empty() {
                    self.document.tables.push(table);
                    self.document.blocks.push(Block::Table(place));
                }
            } else if is(child, "del") || is(child, "moveFrom") {
                self.drop_words("変更履歴で削除された文言です。", &super::inline::plain(child));
            } else if !is(child, "sectPr") {
                self.body(child);
            }
        }
    }

    fn block(&mut self, node: Node<'_, '_>) {
        let style = child(node, "pPr").and_then(|own| value(own, "pStyle"));
        if style.is_some_and(|style| self.styles.is_contents(style)) {
            let words = super::inline::plain(node);
            self.drop_words("目次です。章の一覧のページが、これに代わります。", &words);
            return;
        }
        let before = self.document.pictures.len();
        let paragraph = self.paragraph(node);
        if !paragraph.words.trim().is_empty() {
            self.document.blocks.push(Block::Paragraph(paragraph));
        }
        let pictures = before..self.document.pictures.len();
        self.document.blocks.extend(pictures.map(Block::Picture));
    }

    /// Read a paragraph; what its pictures and boxes hold comes after it.
    pub(super) fn paragraph(&mut self, node: Node<'_, '_>) -> Paragraph {
        let properties = child(node, "pPr");
        let style = properties.and_then(|own| value(own, "pStyle"));
        let outline: Option<usize> =
            properties.and_then(|own| value(own, "outlineLvl")?.parse().ok());
        let heading = match (outline, style) {
            (Some(level), _) if level < 9 => level + 1,
            (_, Some(style)) => self.styles.heading(style),
            _ => 0,
        };
        let number = self.number(properties, style);
        let mut inline = Inline::default();
        let (noted, known) = (&mut self.document.notes, &self.notes);
        inline.children(node, &mut |key| {
            let mark = superscript(noted.len() + 1);
            let words = known.get(&key).cloned().unwrap_or_default();
            noted.push((mark.clone(), words));
            mark
        });
        let own = inline.words.trim_matches([' ', '\n']);
        let words = match number.filter(|number| !number.is_empty()) {
            Some(number) if own.is_empty() => number,
            Some(number) if number == "・" => format!("{number}{}", own.trim_start_matches('　')),
            Some(number) => format!("{number}　{}", own.trim_start_matches('　')),
            None => own.to_owned(),
        };
        self.document.dropped.append(&mut inline.dropped);
        let pictures = inline.pictures.into_iter();
        let pictures = pictures.map(|(id, said)| Picture { id, said, ..Picture::default() });
        self.document.pictures.extend(pictures);
        let is_title = style.is_some_and(|style| self.styles.is_title(style));
        let mut paragraph = Paragraph { words, heading, is_title };
        for own in inline.boxes {
            let words = super::inline::plain(own);
            if !words.is_empty() {
                paragraph.words = [paragraph.words.as_str(), &words].join("\n");
            }
        }
        paragraph.words = paragraph.words.trim_matches('\n').to_owned();
        paragraph
    }

    fn number(&mut self, properties: Option<Node<'_, '_>>, style: Option<&str>) -> Option<String> {
        let own = properties.and_then(|own| child(own, "numPr"));
        let of_style = style.and_then(|style| self.styles.number(style));
        let id = own.and_then(|own| value(own, "numId")).map(str::to_owned);
        let level: Option<usize> = own.and_then(|own| value(own, "ilvl")?.parse().ok());
        let (of_style, style_level) = of_style.unzip();
        let id = id.or(of_style).filter(|id| id != "0")?;
        self.numbering.next(&id, level.or(style_level).unwrap_or_default())
    }

    /// Note the pictures that pages cannot show, and take their names from them.
    pub(super) fn drop_pictures(&mut self) {
        for picture in &mut self.document.pictures {
            if KINDS.iter().any(|kind| picture.name.ends_with(kind)) {
                continue;
            }
            picture.name.clear();
            let said = if picture.said.is_empty() { "（説明なし）" } else { &picture.said };
            let why = "図です。ページに示せる種類（PNG、JPEG、WebP）ではありません。";
            self.document.dropped.push((why, said.to_owned()));
        }
    }

    /// Note words that are left out.
    pub(super) fn drop_words(&mut self, why: &'static str, words: &str) {
        let is_known = self.document.dropped.iter().any(|(_, known)| known == words);
        if !words.trim().is_empty() && !is_known {
            self.document.dropped.push((why, words.to_owned()));
        }
    }
}

/// Return a number as Word shows the mark of a note.
fn superscript(number: usize) -> String {
    let raised = |digit: char| match digit {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        digit => char::from_u32(u32::from(digit) - u32::from('0') + 0x2070).unwrap_or(digit),
    };
    number.to_string().chars().map(raised).collect()
}

/// Return how many columns a cell takes.
pub(super) fn span(cell: Node<'_, '_>) -> u32 {
    let properties = child(cell, "tcPr");
    let span = properties.and_then(|own| value(own, "gridSpan")?.parse().ok());
    span.unwrap_or(1).clamp(1, 1000)
}

/// Return true if a cell is one with that above.
pub(super) fn continues(cell: Node<'_, '_>) -> bool {
    let merge = child(cell, "tcPr").and_then(|own| child(own, "vMerge"));
    merge.is_some_and(|own| attribute(own, "val").is_none_or(|kind| kind == "continue"))
}
