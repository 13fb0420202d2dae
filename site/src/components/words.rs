//! The document's words as HTML: line breaks, links, and marks on words that are published as held.

use kijun_content::model::Erratum;
use kijun_content::tree::{Builder, Element};
use kijun_content::{MARK_TITLE, runs};
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// A part of a text in which nothing is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'w> {
    Text(&'w str),
    /// A clause's number, in which no line may break: `No.5-2`, `6-5`.
    Number(&'w str),
    Link(&'w str),
    Break,
}

/// Show the nodes that `make` adds, without an element around them: the tree of a chapter and the
/// views of all other pages make words in the same way.
pub(crate) fn shown(make: impl FnOnce(&mut Builder)) -> AnyView {
    InertElement::new(html(make)).into_any()
}

/// Show the document's words: `\n` breaks the line, addresses of the web are links, and words that
/// are published as held are marked.
pub(crate) fn words(text: &str, errata: &[Erratum]) -> AnyView {
    shown(|html| add_words(html, text, errata))
}

/// Return the HTML of the nodes that `make` adds, for the data that a page gives to its program.
pub(crate) fn html(make: impl FnOnce(&mut Builder)) -> String {
    let mut html = Builder::default();
    make(&mut html);
    html.finish().to_string()
}

/// Add the document's words as [`words`] shows them.
pub(crate) fn add_words(html: &mut Builder, text: &str, errata: &[Erratum]) {
    for part in runs(text, errata) {
        if part.as_held {
            let mark = Element::new("mark").with("title", MARK_TITLE);
            html.element(mark, |mark| add_pieces(mark, part.text));
        } else {
            add_pieces(html, part.text);
        }
    }
}

fn add_pieces(html: &mut Builder, text: &str) {
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => html.text(text),
            Piece::Number(number) => {
                html.element(Element::new("span").with("class", "nb"), |own| own.text(number));
            }
            Piece::Link(url) => {
                let link = Element::new("a").with("href", url);
                html.element(link.with("rel", "noreferrer external"), |link| link.text(url));
            }
            Piece::Break => html.element(Element::new("br"), |_| {}),
        }
    }
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            pieces.push(Piece::Break);
        }
        let mut rest = line;
        while let Some((before, url, after)) = next_link(rest) {
            numbers(before, &mut pieces);
            pieces.push(Piece::Link(url));
            rest = after;
        }
        numbers(rest, &mut pieces);
    }
    pieces
}

/// Split a text without addresses at its clause numbers.
fn numbers<'w>(text: &'w str, pieces: &mut Vec<Piece<'w>>) {
    let mut rest = text;
    while let Some((before, number, after)) = next_number(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.push(Piece::Number(number));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
}

/// Return the text before the first clause number, the number, and the text after it.
///
/// A number is `No.` with digits, or digits joined by hyphens.
fn next_number(text: &str) -> Option<(&str, &str, &str)> {
    let is_part = |c: char| c.is_ascii_digit() || c == '-';
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find(|c: char| c.is_ascii_digit())?;
        let run = text.get(start..)?;
        let run = run.get(..run.find(|c| !is_part(c)).unwrap_or(run.len()))?;
        let digits = run.trim_end_matches('-');
        let end = start + digits.len();
        let before = text.get(..start)?;
        let before = match before.strip_suffix("No.") {
            Some(before) => before,
            None if digits.contains('-') => before,
            None => {
                from = start + run.len();
                continue;
            }
        };
        return Some((before, text.get(before.len()..end)?, text.get(end..)?));
    }
}

/// Return the text before the first address of the web, the address, and the text after it.
///
/// An address ends at white space, at a letter that is not ASCII, at a bracket or quotation mark,
/// and before a full stop or comma that ends the sentence.
fn next_link(text: &str) -> Option<(&str, &str, &str)> {
    let starts = ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme));
    let (before, from) = text.split_at(starts.min()?);
    let is_part = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '(' | ')');
    let end = from.find(|c| !is_part(c)).unwrap_or(from.len());
    let url = from.get(..end)?.trim_end_matches(['.', ',']);
    Some((before, url, from.get(url.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::Piece::{Break, Link, Number, Text};
    use super::{pieces, words};
    use kijun_content::model::Erratum;
    use leptos::prelude::*;

    #[test]
    fn lines_and_addresses_are_found() {
        assert_eq!(
            pieces("参照URL https://example.jp/a.pdf、ほか\nhttp://example.jp/."),
            [
                Text("参照URL "),
                Link("https://example.jp/a.pdf"),
                Text("、ほか"),
                Break,
                Link("http://example.jp/"),
                Text("."),
            ]
        );
        assert_eq!(
            pieces("(https://example.jp/)"),
            [Text("("), Link("https://example.jp/"), Text(")")]
        );
        assert_eq!(pieces("https"), [Text("https")]);
        assert!(pieces("").is_empty());
    }

    #[test]
    fn clause_numbers_are_kept_whole() {
        assert_eq!(
            pieces("No.5-1を満たさない場合は、No.5-2～5-3のいずれか"),
            [
                Number("No.5-1"),
                Text("を満たさない場合は、"),
                Number("No.5-2"),
                Text("～"),
                Number("5-3"),
                Text("のいずれか"),
            ]
        );
        assert_eq!(pieces("2つ以上、No.4-"), [Text("2つ以上、"), Number("No.4"), Text("-")]);
        assert_eq!(pieces("令和5年12月"), [Text("令和5年12月")]);
        assert_eq!(pieces("-"), [Text("-")]);
    }

    #[test]
    fn words_published_as_held_are_marked_and_everything_is_escaped() {
        let held = "向向く".to_owned();
        let errata = [Erratum { held, published: None, reason: String::new() }];
        let html = |text: &str| Owner::new().with(|| words(text, &errata).to_html());
        let marked = html("裁判所に向向く");
        assert!(marked.contains("<mark title=\"原文のまま\">向向く"), "{marked}");
        assert_eq!(html("a < b & c"), "a &lt; b &amp; c");
    }
}
