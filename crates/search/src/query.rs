//! From a query to hits.
//!
//! 1. A number (`6-2`, `3.1(8)⑤`) finds the requirement or clause that has it.
//! 2. The query as a whole, then its words, each wherever it stands, are looked for in every
//!    passage.
//! 3. A page on which the words stand, but in no one passage, is found too.
//! 4. Where nothing is found so, the query was a sentence: the passages that have the most of its
//!    words are found, words being what stands between the hiragana.

use crate::fold::{Folded, Widths, fold};
use crate::piece::{Passage, Piece, Place};

/// The hits in one standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// The standard's name.
    pub title: &'a str,
    /// Pages with hits: the best first, then in reading order.
    pub pages: Vec<PageHits<'a>>,
}

/// The hits on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageHits<'a> {
    /// The page's path below the site's root.
    pub path: &'a str,
    /// The page's title.
    pub title: &'a str,
    /// The passages, the best first; empty where the words stand on the page, but apart.
    pub hits: Vec<Hit<'a>>,
    best: Rank,
}

/// A passage with the words that were looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The nearest anchor; empty for the page's beginning.
    pub anchor: &'a str,
    /// The passage.
    pub text: &'a str,
    /// The bytes of [`Self::text`] that are hits, in order, apart from each other.
    pub marks: Vec<(usize, usize)>,
    /// Whether the same text stands on an earlier page.
    pub repeated: bool,
    rank: Rank,
}

impl<'a> Hit<'a> {
    fn new(text: &'a str, marks: Vec<(usize, usize)>, rank: Rank) -> Self {
        Self { anchor: "", text, marks, repeated: false, rank }
    }
}

/// How good a hit is; the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Number,
    Whole,
    Words,
    Page,
}

/// A piece, made ready for queries.
#[derive(Debug, Clone)]
pub struct Ready {
    piece: Piece,
    /// Beside each passage, its text as it is compared.
    folded: Vec<Folded>,
    /// Beside each number, as it is compared.
    numbers: Vec<String>,
}

impl PageHits<'_> {
    /// Whether every hit stands on an earlier page, too.
    #[must_use]
    pub fn repeats(&self) -> bool {
        !self.hits.is_empty() && self.hits.iter().all(|hit| hit.repeated)
    }
}

impl Ready {
    /// Makes a piece ready.
    #[must_use]
    pub fn new(piece: Piece, widths: Widths<'_>) -> Self {
        let folded = piece.passages.iter().map(|passage| fold(&passage.text, widths)).collect();
        let numbers = piece.numbers.iter().map(|number| plain(&number.id, widths)).collect();
        Self { piece, folded, numbers }
    }

    /// The piece.
    #[must_use]
    pub fn piece(&self) -> &Piece {
        &self.piece
    }
}

/// Looks for a query in the pieces; one group for each piece with hits, in their order.
///
/// A query without a letter or a digit finds nothing.
#[must_use]
pub fn search<'a>(pieces: &'a [Ready], query: &str, widths: Widths<'_>) -> Vec<Group<'a>> {
    let whole = fold(query, widths).text;
    if !whole.chars().any(char::is_alphanumeric) {
        return Vec::new();
    }
    let words = query.split_whitespace().map(|word| fold(word, widths).text);
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let number = plain(query, widths);
    let looked = |look: &dyn Fn(&'a Ready) -> Vec<PageHits<'a>>| -> Vec<Group<'a>> {
        let groups =
            pieces.iter().map(|ready| Group { title: &ready.piece.title, pages: look(ready) });
        groups.filter(|group| !group.pages.is_empty()).collect()
    };
    let found = looked(&|ready| pages(ready, &number, &whole, &words));
    if !found.is_empty() {
        return found;
    }
    let parts = parts(query, widths);
    let most = pieces.iter().flat_map(|ready| &ready.folded).map(|text| share(text, &parts)).max();
    match most {
        Some(most) if most >= LEAST_SHARE => looked(&|ready| most_of(ready, &parts, most)),
        _ => Vec::new(),
    }
}

/// How many letters of a sentence's words a passage has to have.
const LEAST_SHARE: usize = 4;

/// The words of a sentence: what stands between hiragana and white space, of two letters at least.
fn parts(query: &str, widths: Widths<'_>) -> Vec<String> {
    let between =
        |letter: char| letter.is_whitespace() || ('\u{3041}'..='\u{309f}').contains(&letter);
    let parts = query.split(between).map(|part| fold(part, widths).text);
    parts.filter(|part| part.chars().count() > 1).collect()
}

/// How many letters of the words a passage has.
fn share(text: &Folded, parts: &[String]) -> usize {
    let there = parts.iter().filter(|part| text.text.contains(part.as_str()));
    there.map(|part| part.chars().count()).sum()
}

/// The passages that have the most of a sentence's words.
fn most_of<'a>(ready: &'a Ready, parts: &[String], most: usize) -> Vec<PageHits<'a>> {
    let mut found = blank(ready);
    for (passage, folded) in ready.piece.passages.iter().zip(&ready.folded) {
        if share(folded, parts) == most {
            let marks = marks(folded, parts.iter().map(String::as_str));
            add_everywhere(&mut found, passage, &marks, Rank::Words);
        }
    }
    found.retain(|page| !page.hits.is_empty());
    found.sort_by_key(PageHits::repeats);
    found
}

/// Every page of the piece, without hits.
fn blank(ready: &Ready) -> Vec<PageHits<'_>> {
    let pages = ready.piece.pages.iter().map(|page| PageHits {
        path: &page.path,
        title: &page.title,
        hits: Vec::new(),
        best: Rank::Page,
    });
    pages.collect()
}

fn add<'a>(found: &mut [PageHits<'a>], place: &'a Place, hit: Hit<'a>) {
    if let Some(page) = found.get_mut(place.page) {
        page.best = page.best.min(hit.rank);
        page.hits.push(Hit { anchor: &place.anchor, ..hit });
    }
}

/// Adds a passage on every page on which it stands.
fn add_everywhere<'a>(
    found: &mut [PageHits<'a>],
    passage: &'a Passage,
    marks: &[(usize, usize)],
    rank: Rank,
) {
    for (earlier, place) in passage.places.iter().enumerate() {
        let hit = Hit::new(&passage.text, marks.to_vec(), rank);
        add(found, place, Hit { repeated: earlier > 0, ..hit });
    }
}

fn pages<'a>(ready: &'a Ready, number: &str, whole: &str, words: &[String]) -> Vec<PageHits<'a>> {
    let piece = &ready.piece;
    let mut found = blank(ready);
    for (known, id) in piece.numbers.iter().zip(&ready.numbers) {
        if id == number {
            add(&mut found, &known.place, Hit::new(&known.words, Vec::new(), Rank::Number));
        }
    }
    for (passage, folded) in piece.passages.iter().zip(&ready.folded) {
        let one = [whole];
        let (marks, rank) = if folded.text.contains(whole) {
            (marks(folded, one.into_iter()), Rank::Whole)
        } else if words.len() > 1 && words.iter().all(|word| folded.text.contains(word)) {
            (marks(folded, words.iter().map(String::as_str)), Rank::Words)
        } else {
            continue;
        };
        add_everywhere(&mut found, passage, &marks, rank);
    }
    apart(ready, whole, words, &mut found);
    found.retain(|page| page.best != Rank::Page || page.hits.is_empty());
    for page in &mut found {
        page.hits.sort_by_key(|hit| hit.rank);
    }
    found.sort_by_key(|page| (page.repeats(), page.best));
    found
}

/// Of the pages without hits, leaves those on which the query runs over the borders of passages,
/// or whose passages together have all its words.
fn apart(ready: &Ready, whole: &str, words: &[String], found: &mut Vec<PageHits<'_>>) {
    let mut place = 0;
    found.retain(|page| {
        place += 1;
        if !page.hits.is_empty() {
            return true;
        }
        let on_page =
            ready.piece.passages.iter().zip(&ready.folded).filter(|(passage, _)| {
                passage.places.iter().any(|stands| stands.page == place - 1)
            });
        let text: String = on_page.map(|(_, folded)| folded.text.as_str()).collect();
        text.contains(whole) || (words.len() > 1 && words.iter().all(|word| text.contains(word)))
    });
}

/// Where the words stand in a passage. Marks that touch or overlap become one.
fn marks<'w>(folded: &Folded, words: impl Iterator<Item = &'w str>) -> Vec<(usize, usize)> {
    let mut marks: Vec<(usize, usize)> = Vec::new();
    for word in words {
        let found = folded.text.match_indices(word);
        marks.extend(found.map(|(at, word)| folded.origin(at, at + word.len())));
    }
    marks.sort_unstable();
    let mut joined: Vec<(usize, usize)> = Vec::with_capacity(marks.len());
    for (from, to) in marks {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

/// A number as it is compared: `3.1(8)⑤`, `３．１－８－５` and `No.3.1-8-5` are one.
fn plain(text: &str, widths: Widths<'_>) -> String {
    let mut plain = String::new();
    // A circled digit is a number of its own: ⑤ after (8) is not 85.
    let mut apart = String::with_capacity(text.len());
    for letter in text.chars() {
        if ('①'..='⑳').contains(&letter) {
            apart.push('-');
        }
        apart.push(letter);
    }
    for letter in fold(&apart, widths).text.chars() {
        match letter {
            '(' | ')' | '-' => {
                if !plain.is_empty() && !plain.ends_with('-') {
                    plain.push('-');
                }
            }
            letter => plain.push(letter),
        }
    }
    let plain = plain.trim_matches('-');
    plain.strip_prefix("no.").or_else(|| plain.strip_prefix("第")).unwrap_or(plain).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Ready, plain, search};
    use crate::index::nfkc;
    use crate::piece::Piece;

    const PIECE: &str = "S\t北九州市\nP\tk/3/\t3 選定\nP\tk/5/\t5 手続き\n\
        N\t3.1-8-5\t0\t3.1-8-5\t⑤ 通信の暗号化\n\
        T\t0#3.1-8\tサーバーとの通信を 暗号化すること。\n\
        T\t0#3.1-9,1#5.2\t再委託する場合は、承認を得ること。\n\
        T\t1#5.2\t台帳に登録する\n";

    #[test]
    fn a_text_that_stands_on_an_earlier_page_is_marked() {
        let pieces = [Ready::new(Piece::read(PIECE), &nfkc)];
        let groups = search(&pieces, "承認", &nfkc);
        let repeats = groups[0].pages.iter().map(super::PageHits::repeats);
        assert_eq!(repeats.collect::<Vec<_>>(), [false, true]);
    }

    fn found(query: &str) -> Vec<(String, Vec<String>)> {
        let pieces = [Ready::new(Piece::read(PIECE), &nfkc)];
        let groups = search(&pieces, query, &nfkc);
        let pages = groups.into_iter().flat_map(|group| group.pages);
        let marked = |hit: &super::Hit<'_>| {
            let parts = hit.marks.iter().map(|(from, to)| &hit.text[*from..*to]);
            format!("{}:{}", hit.anchor, parts.collect::<Vec<_>>().join("|"))
        };
        pages.map(|page| (page.path.to_owned(), page.hits.iter().map(marked).collect())).collect()
    }

    fn expect(query: &str, expected: &[(&str, &[&str])]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(path, hits)| {
                ((*path).to_owned(), hits.iter().map(|hit| (*hit).to_owned()).collect())
            })
            .collect();
        assert_eq!(found(query), expected, "{query}");
    }

    #[test]
    fn words_are_found_however_they_are_typed() {
        expect("サーバ", &[("k/3/", &["3.1-8:サーバー"])]);
        expect("通信を暗号化", &[("k/3/", &["3.1-8:通信を 暗号化"])]);
        expect("承認", &[("k/3/", &["3.1-9:承認"]), ("k/5/", &["5.2:承認"])]);
        expect("暗号 通信", &[("k/3/", &["3.1-8:通信|暗号"])]);
    }

    #[test]
    fn words_of_several_passages_find_their_page() {
        expect("台帳 再委託", &[("k/5/", &[])]);
        expect("得ること台帳", &[("k/5/", &[])]);
    }

    #[test]
    fn a_sentence_finds_the_passage_that_has_the_most_of_its_words() {
        expect(
            "サーバーとの通信は暗号化しなくてもよいですか",
            &[("k/3/", &["3.1-8:サーバー|通信|暗号化"])],
        );
        expect("台帳へ登録しますか", &[("k/5/", &["5.2:台帳|登録"])]);
    }

    #[test]
    fn a_number_finds_its_clause() {
        for query in ["3.1-8-5", "3.1(8)⑤", "３．１（８）⑤", "No.3.1-8-5", "3.1(8)5"] {
            expect(query, &[("k/3/", &["3.1-8-5:"])]);
        }
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        for query in ["", " 　", "。、", "()", "宇宙旅行"] {
            expect(query, &[]);
        }
    }

    #[test]
    fn numbers_are_compared_without_their_form() {
        assert_eq!(plain("6－2", &nfkc), "6-2");
        assert_eq!(plain("(3)", &nfkc), "3");
        assert_eq!(plain("4.1(2)(ク)", &nfkc), "4.1-2-く");
    }
}
