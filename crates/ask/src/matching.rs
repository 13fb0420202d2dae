//! Comparing the words of a phrase with the document's.

use kijun_search::letter::{Kind, parts};
use kijun_search::{Widths, fold};

use crate::phrase::{denied, folded, runs};
use crate::ready::{Prepared, Ready};

/// The degree to which a word fits a run of the document, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// The run has it somewhere: 暗号化 in 通信経路暗号化方式.
    Inside,
    /// The run begins with it: 講師謝礼 in 講師謝礼支払.
    Start,
    /// It ends with the run: 会議議事録, 議事録.
    Tail,
    /// They are equal.
    Equal,
}

/// The words of a text of the document, in comparable form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Runs {
    runs: Vec<String>,
    /// The number of runs that name something.
    pub(crate) count: usize,
}

impl Runs {
    /// Return the words of a text.
    pub(crate) fn of(text: &str, general: &[String], widths: Widths<'_>) -> Self {
        let text = without_exceptions(text);
        let mut own: Vec<String> = Vec::new();
        let mut take = |run: &str| {
            let run = folded(run, widths);
            if !run.is_empty() && !general.contains(&run) && !own.contains(&run) {
                own.push(run);
            }
        };
        for run in runs(&text).iter().filter(|run| !run.denied) {
            take(run.text);
        }
        let count = own.len();
        let mut all = own;
        for run in runs(&text) {
            let parts = parts(run.text);
            let latin = |part: &&&str| part.chars().all(|letter| Kind::of(letter) == Kind::Latin);
            for part in parts.iter().filter(latin).filter(|part| **part != run.text) {
                let part = folded(part, widths);
                if !all.contains(&part) {
                    all.push(part);
                }
            }
        }
        Self { runs: all, count }
    }

    /// Return how well a word fits.
    pub(crate) fn fit(&self, word: &str) -> Option<Fit> {
        self.runs.iter().filter_map(|run| fit(word, run)).max()
    }
}

fn fit(word: &str, run: &str) -> Option<Fit> {
    let (letters, of) = (word.chars().count(), run.chars().count());
    let latin = word.chars().all(|letter| letter.is_ascii_alphanumeric());
    if word == run {
        Some(Fit::Equal)
    } else if latin || letters < 2 {
        None
    } else if of >= 2 && word.ends_with(run) && !run.is_ascii() {
        let before = word.strip_suffix(run).and_then(|before| before.chars().next_back());
        (!crate::words::denied_before(before)).then_some(Fit::Tail)
    } else if run.starts_with(word) && letters * 2 >= of {
        Some(Fit::Start)
    } else if run.contains(word) {
        Some(Fit::Inside)
    } else {
        None
    }
}

/// Return a text without what its brackets except: （個人情報ファイルに該当するものを除く）.
fn without_exceptions(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['（', '(']) {
        let (before, from) = rest.split_at(open);
        kept.push_str(before);
        let close = from.find(['）', ')']).unwrap_or(from.len());
        let (inside, after) = from.split_at(close);
        if !inside.ends_with("を除く") {
            kept.push_str(inside);
        }
        rest = after;
        if rest.starts_with(['）', ')']) {
            let mut letters = rest.chars();
            letters.next();
            rest = letters.as_str();
            kept.push('、');
        }
    }
    kept.push_str(rest);
    kept
}

/// A word of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// As typed.
    pub(crate) shown: String,
    /// In comparable form.
    pub(crate) folded: String,
    /// True if something in the standard fits.
    pub(crate) known: bool,
    /// True if it names no kind of information.
    pub(crate) general: bool,
    /// True if the phrase denies it.
    pub(crate) denied: bool,
}

/// An everyday word in a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Everyday {
    /// As typed.
    pub(crate) shown: String,
    /// The place of the term.
    pub(crate) term: usize,
    /// Its bytes in the phrase.
    pub(crate) span: (usize, usize),
    /// True if the phrase denies it.
    pub(crate) denied: bool,
}

/// Return the words of a phrase, as a standard knows them.
pub(crate) fn words(
    ready: &Ready,
    prepared: &Prepared,
    phrase: &str,
    widths: Widths<'_>,
) -> Vec<Word> {
    let known = |word: &str| {
        let class =
            prepared.grounds.iter().any(|runs| runs.fit(word).is_some_and(|fit| fit > Fit::Inside));
        class || prepared.lists.iter().flatten().any(|runs| runs.fit(word).is_some())
    };
    let is_term = |word: &str| ready.forms.iter().any(|(form, ..)| form == word);
    let word = |text: &str, denied: bool| {
        let folded = folded(text, widths);
        let general = ready.general.contains(&folded);
        let known = !general && (known(&folded) || is_term(&folded));
        Word { shown: text.to_owned(), known, general, folded, denied }
    };
    let mut found: Vec<Word> = Vec::new();
    for run in runs(phrase) {
        let whole = word(run.text, run.denied);
        if whole.known || whole.general {
            found.push(whole);
            continue;
        }
        let parts: Vec<Word> =
            parts(run.text).into_iter().map(|part| word(part, run.denied)).collect();
        let fits = |part: &Word| part.known || part.general;
        if parts.len() > 1 && parts.iter().all(fits) && parts.iter().any(|part| part.known) {
            found.extend(parts);
        } else if let Some(cut) = cut(run.text, run.denied, &word) {
            found.extend(cut);
        } else {
            found.push(whole);
        }
    }
    found
}

/// Cut a run into words that are known, the longest first: 講師謝礼源泉徴収書. A general word may only
/// be the last: 住民税関係, but not 情報公開.
fn cut(run: &str, denied: bool, word: &impl Fn(&str, bool) -> Word) -> Option<Vec<Word>> {
    let mut rest = run;
    let mut found = Vec::new();
    while !rest.is_empty() {
        let ends = rest.char_indices().map(|(at, letter)| at + letter.len_utf8());
        let ends: Vec<usize> = ends.skip(1).collect();
        let heads = ends.iter().rev().filter_map(|end| rest.get(..*end));
        let mut heads = heads.filter(|head| *head != run).map(|head| word(head, denied));
        let last = |head: &Word| head.shown.len() == rest.len();
        let head = heads.find(|head| head.known || (head.general && last(head)))?;
        rest = rest.get(head.shown.len()..)?;
        found.push(head);
    }
    found.iter().any(|word| word.known).then_some(found)
}

/// Return the everyday words of a phrase. Of those that overlap, the longest is taken.
pub(crate) fn everyday(ready: &Ready, phrase: &str, widths: Widths<'_>) -> Vec<Everyday> {
    let whole = fold(phrase, widths);
    let mut found = Vec::new();
    for (form, term, _) in &ready.forms {
        for (at, _) in whole.text.match_indices(form.as_str()) {
            let (from, to) = whole.origin(at, at + form.len());
            let shown = phrase.get(from..to).unwrap_or_default().trim_end();
            let to = from + shown.len();
            if stands_alone(phrase, from, to) {
                let denied = denied(phrase, from, to);
                found.push(Everyday {
                    shown: shown.to_owned(),
                    term: *term,
                    span: (from, to),
                    denied,
                });
            }
        }
    }
    found
        .sort_by_key(|each| (std::cmp::Reverse(each.span.1 - each.span.0), each.span.0, each.term));
    let mut taken: Vec<Everyday> = Vec::new();
    for each in found {
        let apart = |other: &Everyday| each.span.1 <= other.span.0 || other.span.1 <= each.span.0;
        if taken.iter().all(apart) {
            taken.push(each);
        }
    }
    taken.sort_by_key(|each| each.span);
    taken
}

/// Kana that may stand beside a word written in kana.
const BESIDE: &str = "のとやはがをにへもでかだっな";

/// Return whether a part of a text is a word by itself: ログ is none in ブログ, nor ろぐ in ぶろぐ.
fn stands_alone(text: &str, from: usize, to: usize) -> bool {
    let Some(own) = text.get(from..to) else { return false };
    let kind = |letter: Option<char>| letter.map_or(Kind::Other, Kind::of);
    let before = text.get(..from).and_then(|before| before.chars().next_back());
    let after = text.get(to..).and_then(|after| after.chars().next());
    let (first, last) = (own.chars().next(), own.chars().next_back());
    let all_kana = own.chars().all(|letter| !Kind::of(letter).in_word() || letter == 'ー');
    let single = own.chars().count() == 1;
    let joined = |inside: Option<char>, outside: Option<char>| match kind(inside) {
        Kind::Katakana | Kind::Latin => kind(inside) == kind(outside),
        Kind::Kanji => single && kind(outside) == Kind::Kanji,
        Kind::Hiragana if all_kana => {
            kind(outside) == Kind::Kanji
                || (kind(outside) == Kind::Hiragana
                    && outside.is_some_and(|letter| !BESIDE.contains(letter)))
        }
        _ => false,
    };
    !joined(first, before) && !joined(last, after)
}

#[cfg(test)]
mod tests {
    use kijun_search::index::nfkc;

    use super::{Fit, Runs, fit, stands_alone, without_exceptions};
    use crate::phrase::folded;

    #[test]
    fn a_word_fits_a_run_in_one_of_four_ways() {
        let fits = |word: &str, run: &str| fit(&folded(word, &nfkc), &folded(run, &nfkc));
        for (word, run, expected) in [
            ("議事録", "議事録", Some(Fit::Equal)),
            ("会議議事録", "議事録", Some(Fit::Tail)),
            ("講師謝礼", "講師謝礼支払", Some(Fit::Start)),
            ("事務", "個人番号利用事務", Some(Fit::Inside)),
            ("税", "税", Some(Fit::Equal)),
            ("住民税", "税", None),
            ("非公開", "公開", None),
            ("SA", "SaaS", None),
            ("設計図", "設計", None),
        ] {
            assert_eq!(fits(word, run), expected, "{word} {run}");
        }
    }

    #[test]
    fn exceptions_in_brackets_are_left_out() {
        let text = "個人情報（個人情報ファイルに該当するものを除く）と申請書（個人情報）";
        assert_eq!(without_exceptions(text), "個人情報、と申請書（個人情報、");
        assert_eq!(without_exceptions("（開いたまま"), "（開いたまま");
        let runs = Runs::of(text, &[], &nfkc);
        assert_eq!(runs.fit(&folded("個人情報ファイル", &nfkc)), None);
        assert_eq!(runs.count, 2);
    }

    #[test]
    fn a_word_inside_another_is_not_it() {
        for (text, word, expected) in [
            ("ブログ", "ログ", false),
            ("アクセスログ", "ログ", false),
            ("ログを", "ログ", true),
            ("ぶろぐ", "ろぐ", false),
            ("ろぐは置けますか", "ろぐ", true),
            ("関税", "税", false),
            ("税の", "税", true),
            ("会議議事録", "議事録", true),
            ("SNSの", "SNS", true),
            ("XSNS", "SNS", false),
        ] {
            let from = text.find(word).unwrap();
            assert_eq!(stands_alone(text, from, from + word.len()), expected, "{text} {word}");
        }
    }
}
