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
    /// The name of its file, without folders.
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
    let main = parts.main()?;
    let text = parts.required(&main)?;
    let beside = |name: &str| format!("{}{name}", folder(&main));
    let styles = parts.optional(&beside("styles.xml"))?;
    let numbering = parts.optional(&beside("numbering.xml"))?;
    let styles = styles.as_deref().map(parse).transpose()?;
    let numbering = numbering.as_deref().map(parse).transpose()?;
    let styles = styles.as_ref().map(Styles::of).unwrap_or_default();
    let numbering = numbering.as_ref().map(Numbering::of).unwrap_or_default();
    let mut notes = BTreeMap::new();
    for (name, kind) in [("footnotes.xml", "footnote"), ("endnotes.xml", "endnote")] {
        let Some(text) = parts.optional(&beside(name))? else { continue };
        for (id, words) in inline::notes(&parse(&text)?, kind) {
            notes.insert((kind, id), words);
        }
    }
    let xml = parse(&text)?;
    let body = child(xml.root_element(), "body");
    let body =
        body.ok_or("Wordのファイルですが、本文がありません。Wordで開いて保存し直してください。")?;
    let linked = linked(&mut parts, &main)?;
    let mut reader = Reader::new(styles, numbering, notes, linked);
    reader.body(body);
    for picture in &mut reader.document.pictures {
        // The name is that of the part until its bytes are there.
        picture.bytes = parts.bytes(&picture.name)?.unwrap_or_default();
        picture.name = picture.name.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    }
    for name in parts.names() {
        let last = name.rsplit('/').next().unwrap_or_default();
        if last.starts_with("header") || last.starts_with("footer") {
            let Some(text) = parts.optional(&name)? else { continue };
            let words = inline::plain(parse(&text)?.root_element());
            reader.drop_words("ページの上下にくり返される文言です。", &words);
        } else if last == "comments.xml" {
            let Some(text) = parts.optional(&name)? else { continue };
            let words = inline::plain(parse(&text)?.root_element());
            reader.drop_words("Wordのコメントです。", &words);
        }
    }
    Ok(reader.document)
}

/// Return the parts that the main document names, by the ids of its relationships.
fn linked(parts: &mut Parts<'_>, main: &str) -> Result<BTreeMap<String, String>, String> {
    let name = main.rsplit('/').next().unwrap_or_default();
    let Some(text) = parts.optional(&format!("{}_rels/{name}.rels", folder(main)))? else {
        return Ok(BTreeMap::new());
    };
    let xml = parse(&text)?;
    let all = xml.descendants().filter(|node| {
        node.tag_name().name() == "Relationship" && node.attribute("TargetMode") != Some("External")
    });
    let linked = all.filter_map(|node| {
        let (id, target) = (node.attribute("Id")?, node.attribute("Target")?);
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("{}{target}", folder(main)),
        };
        Some((id.to_owned(), path))
    });
    Ok(linked.collect())
}

/// Return the folder of a part, with its slash.
fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |at| path.get(..=at).unwrap_or_default())
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
