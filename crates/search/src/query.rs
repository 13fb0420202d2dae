//! Turn a query into hits.
//!
//! 1. A number (`6-2`, `3.1(8)⑤`) finds the requirement or clause that has it. Pages that only
//!    restate the number come last.
//! 2. Every passage is searched for the whole query, then for all its words in any order.
//! 3. A page is also found if it has all words, but no single passage has them.
//! 4. If nothing is found, the query is taken as a sentence. The passages with the most and rarest
//!    of its words are found; the words are the parts between the hiragana.

use crate::fold::{Folded, Widths, fold};
use crate::found::{Found, Group, Hit, PageHits, Rank, add, add_everywhere, blank, joined};
use crate::number;
use crate::order::{arrange, arrange_groups, is_tool, of_best, of_number, of_words};
use crate::piece::Place;
use crate::question::loosely;
use crate::ready::Ready;

/// Look for a query in the pieces. Return one group for each piece with hits. If no page has the
/// query or all of its words, look for some of its words.
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

/// A query in the form in which it is searched.
struct Asked {
    /// The whole query.
    whole: String,
    /// The parts between white space.
    words: Vec<String>,
    /// The query as a number, and whether it is a number.
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
        let number = number::plain(query, widths);
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
        Self { whole, words, number, numeric, circled: number::circled(query) }
    }

    /// Return whether a passage has the query. A number must not be part of another: 5.2 is not in
    /// 2.5.2, nor ①(4) in 3.1(4).
    fn stands(&self, text: &str, folded: &Folded) -> bool {
        let mut found = folded.text.match_indices(&self.whole);
        if !self.numeric {
            return found.next().is_some();
        }
        found.any(|(at, whole)| {
            let (from, to) = folded.origin(at, at + whole.len());
            let [before, within, after] = [text.get(..from), text.get(from..to), text.get(to..)]
                .map(Option::unwrap_or_default);
            !number::goes_on(before, within, after) && number::circled(within) == self.circled
        })
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

/// Remove the pages without hits, except those on which the query crosses the borders of passages,
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

/// Return the places of the words in a passage.
fn marks<'w>(folded: &Folded, words: impl Iterator<Item = &'w str>) -> Vec<(usize, usize)> {
    let found = words
        .flat_map(|word| folded.text.match_indices(word).map(|(at, word)| (at, at + word.len())));
    joined(folded, found)
}

#[cfg(test)]
mod tests {
    use super::search;
    use crate::index::nfkc;
    use crate::piece::Piece;
    use crate::ready::Ready;

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
        for (there, shown) in
            [(1, 1), (crate::question::MOST, crate::question::MOST), (500, crate::question::MOST)]
        {
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
}
