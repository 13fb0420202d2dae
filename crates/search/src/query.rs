//! From a query to hits.
//!
//! 1. A number (`6-2`, `3.1(8)⑤`) finds the requirement or clause that has it; pages that only
//!    restate it come last.
//! 2. The query as a whole, then its words, each wherever it stands, are looked for in every
//!    passage.
//! 3. A page on which the words stand, but in no one passage, is found too.
//! 4. Where nothing is found so, the query was a sentence: the passages that have the most and the
//!    rarest of its words are found, words being what stands between the hiragana.

use std::cmp::Reverse;

use crate::fold::{Folded, Widths, fold};
use crate::piece::{Passage, Piece, Place};
use crate::words::{has, places, words};

/// What a query finds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found<'a> {
    /// The hits, standard by standard.
    pub groups: Vec<Group<'a>>,
    /// The words of which the hits have any, as they were typed, where neither the query nor all
    /// of its words stand on a page; else none.
    pub loose: Vec<String>,
}

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
    /// The clause with the number, in a standard that writes it as the query does.
    Number,
    /// The clause with the number.
    SameNumber,
    Whole,
    Words,
    /// The number is the end or the middle of another.
    Inside,
    /// Some words, with how much they count for.
    Loose(Reverse<u32>),
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

/// Looks for a query in the pieces; one group for each piece with hits. A query that stands nowhere,
/// nor all of its words, is looked for loosely, by the words that make it up.
///
/// A query without a letter or a digit finds nothing.
#[must_use]
pub fn search<'a>(pieces: &'a [Ready], query: &str, widths: Widths<'_>) -> Found<'a> {
    let asked = Asked::new(pieces, query, widths);
    if !asked.whole.chars().any(char::is_alphanumeric) {
        return Found::default();
    }
    let groups = pieces.iter().map(|ready| (&ready.piece.title, pages(ready, &asked)));
    let groups = groups.filter(|(_, pages)| !pages.is_empty());
    let mut groups: Vec<Group<'a>> = groups.map(|(title, pages)| Group { title, pages }).collect();
    if groups.is_empty() {
        return loosely(pieces, query, widths);
    }
    arrange_groups(&mut groups, if asked.numeric { of_number } else { of_words });
    Found { groups, loose: Vec::new() }
}

/// A query as it is looked for.
struct Asked {
    /// All of it.
    whole: String,
    /// What stands between its white space.
    words: Vec<String>,
    /// It as a number, and whether it is one.
    number: String,
    numeric: bool,
    /// Its circled digits: ①(4) is not 1(4).
    circled: Vec<char>,
}

impl Asked {
    fn new(pieces: &[Ready], query: &str, widths: Widths<'_>) -> Self {
        let mut whole = fold(query, widths).text;
        let words = query.split_whitespace().map(|word| fold(word, widths).text);
        let words = words.filter(|word| !word.is_empty()).collect();
        let number = plain(query, widths);
        let numeric = number.starts_with(|first: char| first.is_ascii_digit())
            && number.chars().all(|letter| letter.is_ascii_graphic());
        // Documents write `No.6-2`.
        if let Some(digits) =
            whole.strip_prefix("no").filter(|rest| numeric && !rest.starts_with('.'))
        {
            let dotted = format!("no.{digits}");
            let mut texts = pieces.iter().flat_map(|ready| &ready.folded);
            if !texts.any(|text| text.text.contains(&whole)) {
                whole = dotted;
            }
        }
        Self { whole, words, number, numeric, circled: circled(query) }
    }

    /// Whether a passage has the query, and if that is a number, has it by itself: 5.2 is not in
    /// 2.5.2, nor ①(4) in 3.1(4).
    fn stands(&self, text: &str, folded: &Folded) -> bool {
        let mut found = folded.text.match_indices(&self.whole);
        if !self.numeric {
            return found.next().is_some();
        }
        found.any(|(at, whole)| {
            let (from, to) = folded.origin(at, at + whole.len());
            let before = text.get(..from).unwrap_or_default();
            let number = text.get(from..to).unwrap_or_default();
            let after = text.get(to..).unwrap_or_default();
            let goes_on = number.ends_with(is_digit)
                && (after.starts_with(is_digit)
                    || after.strip_prefix('.').is_some_and(|rest| rest.starts_with(is_digit)));
            let inside = number.starts_with(is_digit)
                && (before.ends_with(is_digit)
                    || before
                        .strip_suffix(['.', '-'])
                        .is_some_and(|rest| rest.ends_with(is_digit)));
            !goes_on && !inside && circled(number) == self.circled
        })
    }
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('０'..='９').contains(&letter)
}

fn circled(text: &str) -> Vec<char> {
    text.chars().filter(|letter| ('①'..='⑳').contains(letter)).collect()
}

/// Whether a page puts standards side by side: it has the words of others than its own.
fn restates(path: &str) -> bool {
    path.starts_with("compare/") || path.ends_with("/carry-over/")
}

/// Whether a page names the documents' numbers for something to be done with them.
fn is_tool(path: &str) -> bool {
    let tools = ["/export/", "/ledger/", "/training/"];
    restates(path) || tools.iter().any(|tool| path.ends_with(tool))
}

/// At most so many passages are shown for a query that stands nowhere.
const MOST: usize = 60;

/// The passages that have the most of a question's words, rare words counting for more.
fn loosely<'a>(pieces: &'a [Ready], query: &str, widths: Widths<'_>) -> Found<'a> {
    let texts: Vec<&Folded> = pieces.iter().flat_map(|ready| &ready.folded).collect();
    let words = words(query, &texts, widths);
    // `項番11`, `3.1`, `6-2` are numbers; 11 by itself may count anything.
    let numbers = words.iter().filter_map(|word| {
        let number = plain(&word.typed, widths);
        let named = number != word.folded || number.contains(['-', '.']);
        (named && number.starts_with(|first: char| first.is_ascii_digit())).then_some(number)
    });
    let numbers: Vec<String> = numbers.collect();
    let score = |text: &Folded| -> u32 {
        words.iter().filter(|word| has(text, &word.folded)).map(|word| word.weight).sum()
    };
    let scores: Vec<u32> = texts.iter().map(|text| score(text)).collect();
    let most = scores.iter().copied().max().unwrap_or_default();
    if most == 0 {
        return Found::default();
    }
    // Half of what the best has is little; and of those that are even, the first are enough.
    let more = |than: u32| scores.iter().filter(|score| **score > than).count();
    let mut least = most;
    while least > most.div_ceil(2) && more(least - 1) < MOST {
        least -= 1;
    }
    let mut left = MOST.saturating_sub(more(least));
    let mut score = scores.iter();
    let mut groups = Vec::new();
    for ready in pieces {
        let mut pages = blank(ready);
        let each = ready.piece.passages.iter().zip(&ready.folded).zip(score.by_ref());
        for ((passage, folded), score) in each {
            let even = *score == least && left > 0;
            if even {
                left -= 1;
            }
            if even || *score > least {
                let places = words.iter().flat_map(|word| places(folded, &word.folded));
                let marks = joined(folded, places);
                add_everywhere(&mut pages, passage, &marks, Rank::Loose(Reverse(*score)));
            }
        }
        for (known, id) in ready.piece.numbers.iter().zip(&ready.numbers) {
            if numbers.contains(id) {
                let hit = Hit::new(&known.words, Vec::new(), Rank::SameNumber);
                add(&mut pages, &known.place, hit);
            }
        }
        pages.retain(|page| !page.hits.is_empty());
        arrange(&mut pages, of_question);
        if !pages.is_empty() {
            groups.push(Group { title: &ready.piece.title, pages });
        }
    }
    arrange_groups(&mut groups, of_question);
    Found { groups, loose: words.into_iter().map(|word| word.typed).collect() }
}

/// Where a page belongs; the least comes first.
type Order = (bool, bool, Rank);

fn of_number(page: &PageHits<'_>) -> Order {
    (page.best > Rank::Words, is_tool(page.path), page.best)
}

/// Only says which standards have nothing of their own.
fn of_words(page: &PageHits<'_>) -> Order {
    (restates(page.path), false, Rank::Page)
}

fn of_best(page: &PageHits<'_>) -> Order {
    (false, false, page.best)
}

fn of_question(page: &PageHits<'_>) -> Order {
    (restates(page.path), false, page.best)
}

/// Sorts pages and their hits; what is even stays in reading order.
fn arrange(pages: &mut [PageHits<'_>], order: fn(&PageHits<'_>) -> Order) {
    for page in pages.iter_mut() {
        page.hits.sort_by_key(|hit| hit.rank);
    }
    pages.sort_by_key(|page| (page.repeats(), order(page)));
}

/// Sorts the standards by their best pages.
fn arrange_groups(groups: &mut [Group<'_>], order: fn(&PageHits<'_>) -> Order) {
    groups.sort_by_key(|group| group.pages.iter().map(order).min());
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

fn pages<'a>(ready: &'a Ready, asked: &Asked) -> Vec<PageHits<'a>> {
    let Asked { whole, words, number, .. } = asked;
    let piece = &ready.piece;
    let mut found = blank(ready);
    let mut written = !asked.numeric;
    for (passage, folded) in piece.passages.iter().zip(&ready.folded) {
        let (marks, rank) = if folded.text.contains(whole) {
            let stands = asked.stands(&passage.text, folded);
            let own = |place: &Place| {
                piece.pages.get(place.page).is_some_and(|page| !is_tool(&page.path))
            };
            written |= stands && passage.places.iter().any(own);
            let rank = if stands { Rank::Whole } else { Rank::Inside };
            (marks(folded, std::iter::once(whole.as_str())), rank)
        } else if words.len() > 1 && words.iter().all(|word| folded.text.contains(word)) {
            (marks(folded, words.iter().map(String::as_str)), Rank::Words)
        } else {
            continue;
        };
        add_everywhere(&mut found, passage, &marks, rank);
    }
    let rank = if written { Rank::Number } else { Rank::SameNumber };
    for (known, id) in piece.numbers.iter().zip(&ready.numbers) {
        if id == number {
            add(&mut found, &known.place, Hit::new(&known.words, Vec::new(), rank));
        }
    }
    apart(ready, whole, words, &mut found);
    found.retain(|page| page.best != Rank::Page || page.hits.is_empty());
    arrange(&mut found, if asked.numeric { of_number } else { of_best });
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

/// Where the words stand in a passage.
fn marks<'w>(folded: &Folded, words: impl Iterator<Item = &'w str>) -> Vec<(usize, usize)> {
    let found = words
        .flat_map(|word| folded.text.match_indices(word).map(|(at, word)| (at, at + word.len())));
    joined(folded, found)
}

/// Places in the text as it is compared, in the text as it was. Those that touch or overlap become
/// one.
fn joined(folded: &Folded, places: impl Iterator<Item = (usize, usize)>) -> Vec<(usize, usize)> {
    let mut marks: Vec<_> = places.map(|(from, to)| folded.origin(from, to)).collect();
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

/// A number as it is compared: `3.1(8)⑤`, `３．１－８－５` and `No.3.1-8-5` are one, and so are
/// `4.1(2)(ウ)` and `4.1-2-3`, `3.3①(ア) 2つ目の・` and `3.3-1-1-2`.
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
    let prefixes = ["no.", "no", "第", "項番"];
    let number = prefixes.iter().find_map(|prefix| plain.strip_prefix(prefix));
    let number = number.filter(|number| number.starts_with(|first: char| first.is_ascii_digit()));
    let parts: Vec<String> = number.unwrap_or(plain).split('-').map(counted).collect();
    parts.join("-")
}

/// A part of a number that counts with letters, with digits: `う` is `3`.
fn counted(part: &str) -> String {
    let mut letters = part.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && let Some(place) = KANA.chars().position(|kana| kana == letter)
    {
        return (place + 1).to_string();
    }
    if let Some(place) = part.strip_prefix("その") {
        return format!("s{place}");
    }
    part.strip_suffix("つ目の").or_else(|| part.strip_suffix("つ目")).unwrap_or(part).to_owned()
}

/// The letters that count, in their order.
const KANA: &str = "あいうえおかきくけこさしすせそたちつてと";

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
        let groups = search(&pieces, "承認", &nfkc).groups;
        let repeats = groups[0].pages.iter().map(super::PageHits::repeats);
        assert_eq!(repeats.collect::<Vec<_>>(), [false, true]);
    }

    fn found(query: &str) -> Vec<(String, Vec<String>)> {
        let pieces = [Ready::new(Piece::read(PIECE), &nfkc)];
        let groups = search(&pieces, query, &nfkc).groups;
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
    fn a_question_is_looked_for_by_its_rarest_words() {
        const PIECE: &str = "S\t市\nP\tk/1/\t1\nP\tk/c/carry-over/\t引き継ぎ\n\
            N\t6-2\t0\tno-6-2\t6-2 暗号鍵\n\
            T\t0#a\t情報の分類\nT\t0#b\t情報を扱う\nT\t0#c\t情報の一覧\nT\t0#d\tSaaSの情報\n\
            T\t0#e\t議事録の扱い\nT\t1#f\t分類の表\nT\t0#g\tNo.6-2が必須\n\
            T\t0#h\t資料の取り扱いと渡す人、何をするか、誰に渡すのか\n";
        let pieces = [Ready::new(Piece::read(PIECE), &nfkc)];
        for (asked, words, first) in [
            ("議事録はどの分類ですか", &["議事録", "分類"][..], "e"),
            ("議事録分類", &["議事録", "分類"], "e"),
            ("情報って誰の分類ですか", &["情報", "分類"], "a"),
            ("ＳａａＳは何故ですか", &["ＳａａＳ"], "d"),
            ("No6-2は必要ですか", &["6-2"], "no-6-2"),
            ("Saは何ですか", &[], ""),
            ("取り扱いはどうですか", &["取り扱い"], "h"),
            ("誰に渡すのですか", &["渡す"], "h"),
            ("何故ですか", &[], ""),
            ("消してよいですか", &[], ""),
            ("だれがしますか", &[], ""),
        ] {
            let found = search(&pieces, asked, &nfkc);
            assert_eq!(found.loose, words, "{asked}");
            let anchor = found.groups.first().map_or("", |group| group.pages[0].hits[0].anchor);
            assert_eq!(anchor, first, "{asked}");
        }
    }

    #[test]
    fn a_question_shows_no_more_than_can_be_read() {
        let many = |count: usize| {
            let passages = (0..count).map(|at| format!("T\t0#x\t承認{at}\n"));
            let passages: String = passages.collect();
            [Ready::new(Piece::read(&format!("S\t市\nP\tk/\t題\n{passages}")), &nfkc)]
        };
        for (there, shown) in [(1, 1), (super::MOST, super::MOST), (500, super::MOST)] {
            let pieces = many(there);
            let found = search(&pieces, "誰が承認しますか", &nfkc);
            assert_eq!(found.groups[0].pages[0].hits.len(), shown, "{there}");
        }
    }

    #[test]
    fn a_number_is_not_found_inside_another_ahead_of_itself() {
        const PIECES: [&str; 4] = [
            "S\t甲\nP\ta/carry-over/\t引き継ぎ\nT\t0#t\t5.2と①(4)\n",
            "S\t乙\nP\tb/1/\t1\nN\t1-4\t0\tx\t(4)\nT\t0#y\t3.1(4)、1(4)、2.5.2\n",
            "S\t丙\nP\tc/ledger/\t台帳\nP\tc/1/\t1\nN\t1-4\t1\t1-4\t(4)\nN\t5.2\t1\t5.2\t申請\n\
             P\tc/2/\t2\n\
             T\t0#l\t①(4)5.2\nT\t1#w\t①(4)と5.2\nT\t2#v\t5.2のとおり\n",
            "S\t丁\nP\td/1/\t1\nT\t0#x\t5.2を見る\n",
        ];
        let pieces = PIECES.map(|piece| Ready::new(Piece::read(piece), &nfkc));
        for (typed, expected) in [
            ("①(4)", &["c/1/", "c/ledger/", "b/1/", "a/carry-over/"][..]),
            ("1(4)", &["b/1/", "c/1/", "c/ledger/", "a/carry-over/"]),
            ("5.2", &["c/1/", "c/2/", "c/ledger/", "d/1/", "a/carry-over/", "b/1/"]),
        ] {
            let groups = search(&pieces, typed, &nfkc).groups;
            let pages = groups.iter().flat_map(|group| &group.pages);
            assert_eq!(pages.map(|page| page.path).collect::<Vec<_>>(), expected, "{typed}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_looked_for(query in "[承認台帳録ァ-ーa-zＡ-Ｚ0-9().①-⑳ｱ-ﾟ、 のを-]{0,30}") {
            let pieces = [Ready::new(Piece::read(PIECE), &nfkc)];
            for page in search(&pieces, &query, &nfkc).groups.iter().flat_map(|group| &group.pages) {
                for hit in &page.hits {
                    let marks = hit.marks.iter().map(|(from, to)| hit.text.get(*from..*to));
                    proptest::prop_assert!(marks.clone().all(|mark| mark.is_some()));
                }
            }
        }
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
        assert_eq!(plain("4.1(2)(ク)", &nfkc), "4.1-2-8");
        assert_eq!(plain("3.3①(ア) 2つ目の・", &nfkc), "3.3-1-1-2");
        assert_eq!(plain("3.1(4) その1", &nfkc), "3.1-4-s1");
        for typed in ["No6-2", "No.6-2", "№６－２", "no 6-2", "項番6-2", "6-2"] {
            assert_eq!(plain(typed, &nfkc), "6-2", "{typed}");
        }
        assert_eq!(plain("notice", &nfkc), "notice");
    }
}
