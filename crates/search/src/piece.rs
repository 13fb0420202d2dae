//! The index of one standard, as a separate file.
//!
//! Each line has fields separated by tabs; no field contains a tab or a line break.
//!
//! | line | fields |
//! | --- | --- |
//! | `S` | the standard's name |
//! | `P` | a page: its path below the site's root, its title |
//! | `N` | a number (`3.1-8-5`), its page's index in the list of pages, its anchor, its words |
//! | `T` | a passage: `page#anchor` of each page with it, separated by commas; its text; its class, if it is an example |
//! | `K` | a character and its readings, separated by commas: `海かい,うみ`; any number of them |
//! | `W` | an everyday word, then each word of the documents for it |
//!
//! The format is plain text, because every web server sends it with a type that browsers accept.

use std::fmt::Write as _;

use crate::everyday::Everyday;
use crate::readings::Readings;

/// The index of one standard.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Piece {
    /// The standard's name, under which its hits are grouped.
    pub title: String,
    /// Its pages, in reading order.
    pub pages: Vec<Page>,
    /// Its requirements and numbered clauses.
    pub numbers: Vec<Number>,
    /// Its passages, in the order of the pages; each text once.
    pub passages: Vec<Passage>,
    /// The readings of its characters.
    pub readings: Readings,
    /// Everyday words, which the editors relate to words of the documents.
    pub everyday: Vec<Everyday>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The path below the site's root, e.g. `annex2/table/`.
    pub path: String,
    /// The title.
    pub title: String,
}

/// A number by which people look for a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The number with hyphens, e.g. `3.1-8-5`.
    pub id: String,
    /// Its place.
    pub place: Place,
    /// The words at its place.
    pub words: String,
}

/// A place in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The page's index in [`Piece::pages`].
    pub page: usize,
    /// The nearest anchor at or above; empty for the page's beginning.
    pub anchor: String,
}

/// A paragraph, a list item or a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its places, in the order of the pages; at least one.
    pub places: Vec<Place>,
    /// The text.
    pub text: String,
    /// The class of information of which it is an example; empty if it is none.
    pub class: String,
}

impl Piece {
    /// Return the text of the piece's file.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = String::new();
        let mut line = |fields: &[&str]| {
            text.push_str(&fields.join("\t"));
            text.push('\n');
        };
        line(&["S", &self.title]);
        for page in &self.pages {
            line(&["P", &page.path, &page.title]);
        }
        for number in &self.numbers {
            let Number { id, place: Place { page, anchor }, words } = number;
            line(&["N", id, &page.to_string(), anchor, words]);
        }
        for passage in &self.passages {
            let mut places = String::new();
            for Place { page, anchor } in &passage.places {
                let comma = if places.is_empty() { "" } else { "," };
                // Writing to memory does not fail.
                let _ = write!(places, "{comma}{page}#{anchor}");
            }
            let fields = ["T", &places, &passage.text, &passage.class];
            line(if passage.class.is_empty() { &fields[..3] } else { &fields });
        }
        let readings: Vec<String> = self.readings.iter().map(known).collect();
        if !readings.is_empty() {
            let fields = std::iter::once("K").chain(readings.iter().map(String::as_str));
            line(&fields.collect::<Vec<_>>());
        }
        for each in &self.everyday {
            let fields = ["W", &each.word].into_iter().chain(each.means.iter().map(String::as_str));
            line(&fields.collect::<Vec<_>>());
        }
        text
    }

    /// Read a piece's file. Skip lines of unknown kinds, so that an older page in a browser's cache
    /// still works with a newer index.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut piece = Self::default();
        for line in text.lines() {
            let mut fields = line.split('\t');
            let kind = fields.next().unwrap_or_default();
            let mut field = || fields.next().unwrap_or_default();
            match kind {
                "S" => field().clone_into(&mut piece.title),
                "P" => {
                    let (path, title) = (field().to_owned(), field().to_owned());
                    piece.pages.push(Page { path, title });
                }
                "N" => {
                    let id = field().to_owned();
                    let page = field().parse().unwrap_or_default();
                    let place = Place { page, anchor: field().to_owned() };
                    piece.numbers.push(Number { id, place, words: field().to_owned() });
                }
                "T" => {
                    let places = field().split(',').map(place).collect();
                    let (text, class) = (field().to_owned(), field().to_owned());
                    piece.passages.push(Passage { places, text, class });
                }
                "K" => {
                    let readings = fields.filter_map(|each| {
                        let letter = each.chars().next()?;
                        let readings = each.get(letter.len_utf8()..)?.split(',');
                        Some((letter, readings.map(ToOwned::to_owned).collect()))
                    });
                    piece.readings = Readings::new(readings.collect());
                }
                "W" => {
                    let (word, means) = (field().to_owned(), fields.map(ToOwned::to_owned));
                    piece.everyday.push(Everyday { word, means: means.collect() });
                }
                _ => {}
            }
        }
        piece
    }
}

/// Return a character with its readings as a field.
fn known((letter, readings): (char, &[String])) -> String {
    format!("{letter}{}", readings.join(","))
}

fn place(text: &str) -> Place {
    let (page, anchor) = text.split_once('#').unwrap_or((text, ""));
    Place { page: page.parse().unwrap_or_default(), anchor: anchor.to_owned() }
}

/// Return a text without tabs, line breaks and doubled white space.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{Everyday, Number, Page, Passage, Piece, Place, Readings};

    #[test]
    fn a_piece_is_read_as_it_was_written() {
        let place = |page, anchor: &str| Place { page, anchor: anchor.to_owned() };
        let page = |path: &str| Page { path: path.to_owned(), title: format!("題 {path}") };
        let piece = Piece {
            title: "別紙2".to_owned(),
            pages: vec![page("annex2/"), page("annex2/table/")],
            numbers: vec![Number {
                id: "6-2".to_owned(),
                place: place(1, "no-6-2"),
                words: "暗号化".to_owned(),
            }],
            passages: vec![Passage {
                places: vec![place(0, ""), place(1, "no-6-2")],
                text: "通信を暗号化すること。".to_owned(),
                class: "重要性分類I".to_owned(),
            }],
            readings: Readings::new(vec![('海', vec!["かい".to_owned(), "うみ".to_owned()])]),
            everyday: vec![Everyday {
                word: "終わる".to_owned(),
                means: vec!["終了".to_owned(), "廃棄".to_owned()],
            }],
        };
        assert_eq!(Piece::read(&piece.write()), piece);
    }

    #[test]
    fn lines_of_a_later_version_are_passed_over() {
        assert_eq!(
            Piece::read("S\tX\nZ\t1\n\nT"),
            Piece {
                title: "X".to_owned(),
                passages: vec![Passage {
                    places: vec![Place { page: 0, anchor: String::new() }],
                    text: String::new(),
                    class: String::new()
                }],
                ..Piece::default()
            }
        );
    }
}
