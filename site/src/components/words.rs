//! The document's words as HTML: line breaks, links, and what is published as held.

use kijun_content::model::Erratum;
use kijun_content::{MARK_TITLE, runs};
use leptos::prelude::*;

/// A part of a text without odd words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'w> {
    Text(&'w str),
    /// A clause's number, which is never parted: `No.5-2`, `6-5`.
    Number(&'w str),
    Link(&'w str),
    Break,
}

/// Shows the document's words: `\n` breaks the line, addresses of the web are links, and words
/// published as held are marked.
pub(crate) fn words(text: &str, errata: &[Erratum]) -> AnyView {
    let parts = runs(text, errata);
    if let [part] = parts.as_slice()
        && !part.as_held
        && let [Piece::Text(plain)] = pieces(part.text).as_slice()
    {
        return (*plain).to_owned().into_any();
    }
    let views = parts.into_iter().map(|part| {
        let text = pieces(part.text).into_iter().map(piece).collect_view();
        if part.as_held {
            view! { <mark title=MARK_TITLE>{text}</mark> }.into_any()
        } else {
            text.into_any()
        }
    });
    views.collect_view().into_any()
}

fn piece(piece: Piece<'_>) -> AnyView {
    match piece {
        Piece::Text(text) => text.to_owned().into_any(),
        Piece::Number(number) => view! { <span class="nb">{number.to_owned()}</span> }.into_any(),
        Piece::Link(url) => {
            let href = url.to_owned();
            view! { <a href=href rel="noreferrer external">{url.to_owned()}</a> }.into_any()
        }
        Piece::Break => view! { <br/> }.into_any(),
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

/// Takes a text without addresses apart at its clause numbers.
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

/// What stands before the first clause number, the number, and what stands after it.
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

/// What stands before the first address of the web, the address, and what stands after it.
///
/// An address ends at white space, at a letter outside of ASCII, at a bracket or quotation mark,
/// and before a full stop or comma that closes it.
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
