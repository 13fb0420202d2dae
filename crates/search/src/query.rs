//! Turn a query into hits.
//!
//! 1. A number (`6-2`, `3.1(8)⑤`) finds the requirement or clause that has it. Pages that only
//!    restate the number come last.
//! 2. Every passage is searched for the whole query, then for all its words in any order, then for
//!    words that read like it. A word of its own (ログ) comes before a part of one (ログイン).
//! 3. A page is also found if it has all words, but no single passage has them.
//! 4. If nothing is found, or the query has an everyday word, the query is taken as a sentence. The passages with the most and rarest
//!    of its words are found; the words are the parts between the hiragana.

use crate::fold::{Folded, Widths, fold};
use crate::found::{Found, Group, Hit, Marks, PageHits, Rank, add, add_everywhere, blank, joined};
use crate::number;
use crate::order::{arrange, arrange_groups, is_tool, of_number, of_words};
use crate::piece::{Passage, Place};
use crate::question::{loosely, meant};
use crate::readings::Reading;
use crate::ready::Ready;
use crate::words::stands_alone;

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
    // A word of the documents needs nothing else. Pages that are no document's may have everyday words.
    let documents = pieces.iter().filter(|ready| !ready.piece.numbers.is_empty());
    let documents: Vec<&str> = documents.map(|ready| ready.piece.title.as_str()).collect();
    let in_document = groups.iter().any(|group| {
        let mut read = group.pages.iter().filter(|page| !is_tool(page.path));
        documents.contains(&group.title) && read.next().is_some()
    });
    let meant = if in_document { Vec::new() } else { meant(pieces, query, widths) };
    if groups.is_empty() || !meant.is_empty() {
        let mut found = loosely(pieces, query, &meant, widths);
        groups.retain(|group| found.groups.iter().all(|known| known.title != group.title));
        found.literal = !groups.is_empty();
        found.groups.append(&mut groups);
        return found;
    }
    arrange_groups(&mut groups, if asked.numeric { of_number } else { of_words });
    Found { groups, loose: Vec::new(), literal: true }
}

/// A query in the form in which it is searched.
struct Asked {
    /// The whole query.
    whole: String,
    /// The parts between white space, the rarest first.
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
        let mut words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        if words.len() > 1 {
            let texts = || pieces.iter().flat_map(|ready| &ready.folded);
            words.sort_by_cached_key(|word| {
                texts().filter(|text| text.text.contains(word.as_str())).count()
            });
        }
        let number = number::plain(query, widths);
        let numeric = number.starts_with(|first: char| first.is_ascii_digit())
            && number.chars().all(|letter| letter.is_ascii_graphic());
        if numeric {
            whole = fold(&number::dashed(query), widths).text;
        }
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

    /// Return the places of the query in a passage, and how well they fit.
    fn find(
        &self,
        passage: &Passage,
        folded: &Folded,
        readings: &[Option<Reading<'_>>],
    ) -> Option<(Marks, Rank)> {
        let Self { whole, words, .. } = self;
        let several = words.len() > 1;
        if folded.text.contains(whole) {
            let marks = joined(folded, places(folded, whole));
            let alone = |(from, to): &(usize, usize)| stands_alone(&passage.text, *from, *to);
            let rank = match (self.stands(&passage.text, folded), self.numeric) {
                (false, _) => Rank::Inside,
                (true, false) if marks.marks.iter().any(alone) => Rank::Word,
                (true, _) => Rank::Whole,
            };
            return Some((marks, rank));
        }
        if several && words.iter().all(|word| folded.text.contains(word)) {
            let all = words.iter().flat_map(|word| places(folded, word));
            return Some((joined(folded, all), Rank::Words));
        }
        if self.numeric {
            return None;
        }
        let mut found = Vec::new();
        for (word, reading) in words.iter().zip(readings) {
            let before = found.len();
            found.extend(places(folded, word));
            if found.len() == before {
                found.extend(reading.iter().flat_map(|reading| reading.places(&folded.text)));
            }
            if found.len() == before {
                return None;
            }
        }
        let marks = joined(folded, found.into_iter());
        let mut all = marks.marks.iter();
        let alone = all.all(|(from, to)| stands_alone(&passage.text, *from, *to));
        let rank = if alone { Rank::ReadWord } else { Rank::Read };
        (!marks.marks.is_empty()).then_some((marks, rank))
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
    let readings: Vec<_> = words.iter().map(|word| piece.readings.query(word)).collect();
    for (passage, folded) in piece.passages.iter().zip(&ready.folded) {
        let Some((marks, rank)) = asked.find(passage, folded, &readings) else { continue };
        let own =
            |place: &Place| piece.pages.get(place.page).is_some_and(|page| !is_tool(&page.path));
        written |= rank <= Rank::Whole && passage.places.iter().any(own);
        add_everywhere(&mut found, passage, &marks, rank);
    }
    let rank = if written { Rank::Number } else { Rank::SameNumber };
    for (known, id) in piece.numbers.iter().zip(&ready.numbers) {
        if id == number {
            add(&mut found, &known.place, Hit::new(&known.words, Marks::default(), rank));
        }
    }
    apart(ready, whole, words, &mut found);
    found.retain(|page| page.best != Rank::Page || page.hits.is_empty());
    arrange(&mut found, if asked.numeric { of_number } else { of_words });
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

/// Return the places of a word in a passage.
fn places<'w>(folded: &'w Folded, word: &'w str) -> impl Iterator<Item = (usize, usize)> + 'w {
    folded.text.match_indices(word).map(|(at, word)| (at, at + word.len()))
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

    #[test]
    fn whole_words_come_before_parts_and_titles_before_both() {
        const PIECES: [&str; 2] = [
            "S\t甲\nP\ta/1/\t1 認証\nP\ta/2/\t証跡のログ\nP\ta/3/\t3 保存\nP\ta/check/\t自己点検\n\
             T\t0#x\tログインの方法\nT\t2#y\tログは保存する\nT\t1#\t証跡のログ\nT\t3#z\tログ\n",
            "S\t乙\nP\tb/1/\t題\nT\t0#v\tログインする\n",
        ];
        let pieces = PIECES.map(|piece| Ready::new(Piece::read(piece), &nfkc));
        let groups = search(&pieces, "ろぐ", &nfkc).groups;
        let pages = groups.iter().flat_map(|group| &group.pages).map(|page| page.path);
        assert_eq!(pages.collect::<Vec<_>>(), ["a/2/", "a/3/", "a/1/", "a/check/", "b/1/"]);
    }

    #[test]
    fn words_are_found_by_their_readings_and_everyday_words_by_what_they_mean() {
        const PIECE: &str = "S\t市\nP\ta/\t題\nT\t0#x\t海外に保存する\nT\t0#y\t契約の終了時に消去する\n\
                             K\t海かい,うみ\t外がい,そと\nW\t終わる\t終了\t廃止\n";
        let pieces = [Ready::new(Piece::read(PIECE), &nfkc)];
        for (typed, anchor, loose) in [
            ("かいがい", "x", &[][..]),
            ("かいがい 保存", "x", &[]),
            ("終わったら", "y", &["終了"]),
            ("終わったらどうなりますか", "y", &["終了"]),
            ("契約が終わったら", "y", &["終了", "契約"]),
        ] {
            let found = search(&pieces, typed, &nfkc);
            assert_eq!(found.loose, loose, "{typed}");
            assert_eq!(found.groups[0].pages[0].hits[0].anchor, anchor, "{typed}");
        }
        assert!(search(&pieces, "そとうみ", &nfkc).groups.is_empty());
    }

    #[test]
    fn a_long_passage_is_shown_at_its_rarest_word() {
        const PIECE: &str = "S\t市\nP\ta/\t題\nT\t0#a\t情報の扱い\nT\t0#b\t情報\n\
                             T\t0#x\t情報を扱う者は議事録を残す\n";
        let pieces = [Ready::new(Piece::read(PIECE), &nfkc)];
        for typed in ["情報 議事録", "情報は議事録に残しますか"] {
            let found = search(&pieces, typed, &nfkc);
            let hit = &found.groups[0].pages[0].hits[0];
            assert!(hit.text[hit.focus..].starts_with("議事録"), "{typed}: {hit:?}");
        }
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
