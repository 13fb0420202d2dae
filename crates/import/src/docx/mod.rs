//! A Word file (ISO/IEC 29500, WordprocessingML) as blocks in their order: paragraphs with the
//! numbers that Word shows before them, and tables.

mod blocks;
mod inline;
mod numbering;
mod parts;
mod styles;
mod tables;

use std::collections::BTreeMap;

use roxmltree::{Document as Xml, Node};

use crate::model::Fault;
use crate::sheet::Sheet;
use blocks::Reader;
pub(crate) use inline::held;
use numbering::Numbering;
use parts::Parts;
use styles::Styles;

/// The namespace of WordprocessingML, in its transitional and in its strict form.
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// A document.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// Its paragraphs and tables.
    pub(crate) blocks: Vec<Block>,
    /// Its tables as sheets; a block names one by its place.
    pub(crate) tables: Vec<Sheet>,
    /// Its pictures; a block names one by its place.
    pub(crate) pictures: Vec<Picture>,
    /// The words of its footnotes and endnotes, each with its mark.
    pub(crate) notes: Vec<(String, String)>,
    /// Everything that is left out, with the reason: deleted and hidden words, pictures, running heads.
    pub(crate) dropped: Vec<(&'static str, String)>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// A paragraph with something to read.
    Paragraph(Paragraph),
    /// A table, by its place in [`Document::tables`].
    Table(usize),
    /// A picture, by its place in [`Document::pictures`].
    Picture(usize),
}

/// A picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Picture {
    /// The id by which the document names its part.
    id: String,
    /// The name of its file, without folders; empty for one that pages cannot show.
    pub(crate) name: String,
    /// Its alternative text; empty if it has none.
    pub(crate) said: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// Its words, with the number that Word shows before them. Lines are separated by `\n`.
    pub(crate) words: String,
    /// The depth of a heading, from 1; 0 for any other paragraph.
    pub(crate) heading: usize,
    /// True for the title of the document.
    pub(crate) is_title: bool,
}

/// Read a Word file.
///
/// # Errors
/// Fail if it is no Word file, is encrypted, or is larger than 64 MiB when unpacked.
pub(crate) fn document(file: &str, bytes: &[u8]) -> Result<Document, Vec<Fault>> {
    read(bytes).map_err(|message| vec![Fault::of_file(file, &message)])
}

fn read(bytes: &[u8]) -> Result<Document, String> {
    let mut parts = Parts::open(bytes)?;
    let text = parts.main()?;
    let (styles, numbering) = (parts.of_kind("styles")?, parts.of_kind("numbering")?);
    let styles = styles.first().map(|text| parse(text)).transpose()?;
    let numbering = numbering.first().map(|text| parse(text)).transpose()?;
    let styles = styles.as_ref().map(Styles::of).unwrap_or_default();
    let numbering = numbering.as_ref().map(Numbering::of).unwrap_or_default();
    let mut notes = BTreeMap::new();
    for (part, kind) in [("footnotes", "footnote"), ("endnotes", "endnote")] {
        for text in parts.of_kind(part)? {
            for (id, words) in inline::notes(&parse(&text)?, kind) {
                notes.insert((kind, id), words);
            }
        }
    }
    let xml = parse(&text)?;
    let root = xml.root_element();
    if !is(root, "document") {
        return Err("Wordのファイルではありません。".to_owned());
    }
    let body = child(root, "body")
        .ok_or("Wordのファイルですが、本文がありません。Wordで開いて保存し直してください。")?;
    let mut reader = Reader::new(styles, numbering, notes);
    reader.body(body);
    for picture in &mut reader.document.pictures {
        let part = parts.named(&picture.id);
        if let Some(bytes) = part.as_deref().map(|part| parts.bytes(part)).transpose()?.flatten() {
            picture.bytes = bytes;
            picture.name = part.as_deref().map(file_name).unwrap_or_default();
        }
    }
    reader.drop_pictures();
    for (part, why) in [
        ("header", "ページの上下にくり返される文言です。"),
        ("footer", "ページの上下にくり返される文言です。"),
        ("comments", "Wordのコメントです。"),
    ] {
        for text in parts.of_kind(part)? {
            let words = inline::plain(parse(&text)?.root_element());
            reader.drop_words(why, &words);
        }
    }
    Ok(reader.document)
}

/// Return the name of a part's file, in small letters.
fn file_name(part: &str) -> String {
    part.rsplit('/').next().unwrap_or_default().to_ascii_lowercase()
}

/// Parse a part. A document type, which could make a small file large, is refused.
fn parse(text: &str) -> Result<Xml<'_>, String> {
    let options = roxmltree::ParsingOptions { allow_dtd: false, ..Default::default() };
    Xml::parse_with_options(text, options).map_err(|error| {
        format!("Wordのファイルの中身を読めません（{error}）。Wordで開いて保存し直してください。")
    })
}

/// Return true for an element of this name in WordprocessingML.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    let tag = node.tag_name();
    node.is_element()
        && tag.name() == name
        && tag.namespace().is_some_and(|own| WORD.contains(&own))
}

/// Return the first child of this name.
fn child<'a, 'x>(node: Node<'a, 'x>, name: &str) -> Option<Node<'a, 'x>> {
    node.children().find(|child| is(*child, name))
}

/// Return an attribute of WordprocessingML.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let found = node.attributes().find(|own| {
        own.name() == name && own.namespace().is_none_or(|space| WORD.contains(&space))
    });
    found.map(|own| own.value())
}

/// Return the value of a child (`w:val`).
fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// Return true if a property is there and not turned off.
fn is_on(properties: Node<'_, '_>, name: &str) -> bool {
    child(properties, name)
        .is_some_and(|own| !matches!(attribute(own, "val"), Some("0" | "false" | "off")))
}
