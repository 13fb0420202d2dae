//! Look for the single words of a query that no page has.

use std::cmp::Reverse;

use crate::everyday::says;
use crate::fold::{Folded, Widths, fold};
use crate::found::{Found, Group, Hit, Marks, Rank, add, add_everywhere, blank, joined};
use crate::number::plain;
use crate::order::{arrange, arrange_groups, of_words};
use crate::ready::Ready;
use crate::words::{Meant, Word, has, places, words};

/// The greatest number of passages shown for such a query.
pub(crate) const MOST: usize = 60;

/// Return the passages with the most of a question's words; rare words have more weight.
pub(crate) fn loosely<'a>(
    pieces: &'a [Ready],
    query: &str,
    meant: &[Meant<'_>],
    widths: Widths<'_>,
) -> Found<'a> {
    let texts: Vec<&Folded> = pieces.iter().flat_map(|ready| &ready.folded).collect();
    let words = words(query, meant, &texts, widths);
    // The rarest word is what a long passage is shown around.
    let mut rarest: Vec<&Word> = words.iter().collect();
    rarest.sort_by_key(|word| Reverse(word.weight));
    // `項番11`, `3.1`, `6-2` are numbers; 11 alone may count anything.
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
    // Leave out scores below half of the best, and of the lowest equal scores keep the first.
    let mut ranked = scores.clone();
    ranked.sort_unstable_by_key(|score| Reverse(*score));
    let least = ranked.get(MOST - 1).map_or(0, |score| *score).max(most.div_ceil(2));
    let above = ranked.partition_point(|score| *score > least);
    let mut left = MOST.saturating_sub(above);
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
                let places = rarest.iter().flat_map(|word| places(folded, word.marked()));
                let marks = joined(folded, places);
                add_everywhere(&mut pages, passage, &marks, Rank::Loose(Reverse(*score)));
            }
        }
        for (known, id) in ready.piece.numbers.iter().zip(&ready.numbers) {
            if numbers.contains(id) {
                let hit = Hit::new(&known.words, Marks::default(), Rank::SameNumber);
                add(&mut pages, &known.place, hit);
            }
        }
        pages.retain(|page| !page.hits.is_empty());
        arrange(&mut pages, of_words);
        if !pages.is_empty() {
            groups.push(Group { title: &ready.piece.title, pages });
        }
    }
    arrange_groups(&mut groups, of_words);
    // An everyday word that the document has is among the typed words too.
    let loose = words.into_iter().filter(|word| word.everyday.is_none()).map(|word| word.typed);
    let loose = loose.collect();
    Found { groups, loose, literal: false }
}

/// Return the documents' words for the everyday words of a query.
pub(crate) fn meant<'a>(pieces: &'a [Ready], query: &str, widths: Widths<'_>) -> Vec<Meant<'a>> {
    let query = fold(query, widths).text;
    let mut meant: Vec<Meant<'_>> = Vec::new();
    let known = pieces.iter().flat_map(|ready| ready.piece.everyday.iter().zip(&ready.everyday));
    for (known, word) in known {
        if says(&query, word) {
            meant.extend(known.means.iter().map(|words| Meant { words, everyday: word }));
        }
    }
    let mut seen = Vec::new();
    meant.retain(|word| {
        !seen.contains(&word.words) && {
            seen.push(word.words);
            true
        }
    });
    meant
}
