//! The results as they are shown: texts, links, and passages cut around their hits.

use std::sync::Arc;

use kijun_search::{Found, Hit, PageHits};

/// The number of passages of a page that are shown before the others are folded.
const SHOWN: usize = 3;

/// The number of bytes of a passage that are shown before the first hit, and after it.
const AROUND: (usize, usize) = (90, 240);

/// The results as they are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// The number of results, in words.
    pub status: String,
    /// The hits, standard by standard.
    pub groups: Vec<Arc<Group>>,
}

/// The hits in one standard.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Group {
    /// The standard's name.
    pub title: String,
    /// The pages with results of their own.
    pub pages: Vec<Page>,
    /// The pages whose results are all on an earlier page.
    pub repeats: Vec<Link>,
}

/// The hits on one page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Page {
    /// Its title and address.
    pub link: Link,
    /// The passages that are shown at once.
    pub hits: Vec<Link>,
    /// The other passages.
    pub folded: Vec<Link>,
}

/// A link to a page or a passage.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Link {
    /// The address.
    pub href: String,
    /// The words.
    pub parts: Vec<Part>,
    /// The class of information of which they are an example; empty if they are none.
    pub class: String,
}

/// A part of a link's words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Part {
    /// The words.
    pub text: String,
    /// True if this part is a hit.
    pub marked: bool,
}

/// Return the number of pages and passages found, in words. Name the searched words if they are not
/// the typed words.
#[must_use]
pub fn count(found: &Found<'_>) -> String {
    let pages = found.groups.iter().flat_map(|group| &group.pages);
    let (pages, hits) = pages.fold((0, 0), |(pages, hits), page| {
        (pages + 1, hits + page.hits.iter().filter(|hit| !hit.repeated).count())
    });
    let count = match (pages, hits) {
        (0, _) => "見つかりませんでした。言葉を短くするか、言い換えてお試しください。".to_owned(),
        (pages, 0) => format!("{pages}ページ"),
        (pages, hits) => format!("{pages}ページ、{hits}か所"),
    };
    let any = match found.loose.len() {
        0 => return count,
        1 => "",
        _ => "のいずれか",
    };
    let words = found.loose.join("」「");
    let absent = if found.literal {
        ""
    } else {
        "入力したとおりの文は見つかりませんでした。"
    };
    format!("{absent}「{words}」{any}を含む文を示します。{count}")
}

/// Return the hits as they are shown. `root` is the path from the page to the site's root.
#[must_use]
pub fn groups(root: &str, groups: &[kijun_search::Group<'_>]) -> Vec<Arc<Group>> {
    let shown = groups.iter().map(|group| {
        let (repeats, own): (Vec<_>, Vec<_>) = group.pages.iter().partition(|page| page.repeats());
        Arc::new(Group {
            title: group.title.to_owned(),
            pages: own.into_iter().map(|page| hits(root, page)).collect(),
            repeats: repeats.into_iter().map(|page| repeated(root, page)).collect(),
        })
    });
    shown.collect()
}

fn hits(root: &str, page: &PageHits<'_>) -> Page {
    let own = page.hits.iter().filter(|hit| !hit.repeated);
    let mut hits: Vec<Link> = own.map(|hit| passage(root, page, hit)).collect();
    let folded = hits.split_off(hits.len().min(SHOWN));
    Page { link: titled(root, page, ""), hits, folded }
}

fn repeated(root: &str, page: &PageHits<'_>) -> Link {
    titled(root, page, page.hits.first().map_or("", |hit| hit.anchor))
}

fn titled(root: &str, page: &PageHits<'_>, anchor: &str) -> Link {
    let parts = vec![part(page.title, false)];
    Link { href: address(root, page, anchor), parts, class: String::new() }
}

fn address(root: &str, page: &PageHits<'_>, anchor: &str) -> String {
    let hash = if anchor.is_empty() { "" } else { "#" };
    [root, page.path, hash, anchor].concat()
}

fn passage(root: &str, page: &PageHits<'_>, hit: &Hit<'_>) -> Link {
    let (from, to) = window(hit);
    let words = |from: usize, to: usize| hit.text.get(from..to).unwrap_or_default();
    let mut parts = Vec::new();
    let mut at = from;
    if from > 0 {
        parts.push(part("…", false));
    }
    let shown = hit.marks.iter().copied().filter(|(start, end)| from <= *start && *end <= to);
    for (start, end) in shown {
        parts.extend([part(words(at, start), false), part(words(start, end), true)]);
        at = end;
    }
    parts.push(part(words(at, to), false));
    if to < hit.text.len() {
        parts.push(part("…", false));
    }
    parts.retain(|part| !part.text.is_empty());
    Link { href: address(root, page, hit.anchor), parts, class: hit.class.to_owned() }
}

fn part(text: &str, marked: bool) -> Part {
    Part { text: text.to_owned(), marked }
}

/// Return the range of bytes of the passage to show: around the hit of the rarest word, in whole
/// characters.
fn window(hit: &Hit<'_>) -> (usize, usize) {
    let (before, after) = AROUND;
    let mut marks = hit.marks.iter().copied();
    let (start, end) =
        marks.find(|(from, to)| (*from..*to).contains(&hit.focus)).unwrap_or_default();
    let mut from = start.saturating_sub(before);
    let mut to = end.saturating_add(after).min(hit.text.len());
    while !hit.text.is_char_boundary(from) {
        from -= 1;
    }
    while !hit.text.is_char_boundary(to) {
        to += 1;
    }
    (from, to)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kijun_search::{Piece, Ready, search};

    use super::{Group, Link, count, groups};

    fn shown(piece: &str, query: &str) -> (String, Vec<Arc<Group>>) {
        let pieces = [Ready::new(Piece::read(piece), &|letter, into| into.push(letter))];
        let found = search(&pieces, query, &|letter, into| into.push(letter));
        (count(&found), groups("../", &found.groups))
    }

    /// Return a link's address and words, with the hits in brackets.
    fn said(link: &Link) -> (String, String) {
        let parts = link
            .parts
            .iter()
            .map(|part| if part.marked { format!("[{}]", part.text) } else { part.text.clone() });
        (link.href.clone(), parts.collect())
    }

    #[test]
    fn a_hit_is_marked_in_its_sentence_and_leads_to_its_place() {
        let (count, groups) =
            shown("S\t市\nP\ta/\t題\nT\t0#x-1\t通信を暗号化すること。\n", "暗号化");
        assert_eq!(count, "1ページ、1か所");
        let page = &groups[0].pages[0];
        assert_eq!(
            (groups[0].title.as_str(), said(&page.link)),
            ("市", ("../a/".into(), "題".into()))
        );
        assert_eq!(said(&page.hits[0]), ("../a/#x-1".into(), "通信を[暗号化]すること。".into()));
        assert_eq!((page.hits.len(), page.folded.len()), (1, 0));
    }

    #[test]
    fn what_a_page_repeats_is_a_link_at_the_end() {
        let (_, groups) = shown("S\t市\nP\ta/\t題\nP\tb/\t点検\nT\t0#x,1#y\t暗号化\n", "暗号化");
        assert_eq!((groups[0].pages.len(), groups[0].repeats.len()), (1, 1));
        assert_eq!(said(&groups[0].repeats[0]), ("../b/#y".into(), "点検".into()));
    }

    #[test]
    fn more_than_three_passages_of_a_page_are_folded() {
        let passages = [0, 1, 2, 3, 4].map(|at| format!("T\t0#{at}\t暗号{at}\n")).concat();
        let (_, groups) = shown(&format!("S\t市\nP\ta/\t題\n{passages}"), "暗号");
        let page = &groups[0].pages[0];
        assert_eq!((page.hits.len(), page.folded.len()), (3, 2));
        assert_eq!(said(&page.folded[1]), ("../a/#4".into(), "[暗号]4".into()));
    }

    #[test]
    fn a_long_passage_is_cut_around_the_hit() {
        let long = format!("S\tx\nP\ta/\tx\nT\t0#\t{}暗号{}\n", "前".repeat(200), "後".repeat(200));
        let (_, groups) = shown(&long, "暗号");
        let expected = format!("…{}[暗号]{}…", "前".repeat(30), "後".repeat(80));
        assert_eq!(said(&groups[0].pages[0].hits[0]), ("../a/".into(), expected));
    }

    #[test]
    fn a_long_passage_is_cut_around_its_rarest_word_and_an_example_says_its_class() {
        let long = format!(
            "S\tx\nP\ta/\tx\nT\t0#\t情報の扱い\nT\t0#\t情報{}議事録\t分類II\n",
            "間".repeat(200)
        );
        let (_, groups) = shown(&long, "情報 議事録");
        let hit = &groups[0].pages[0].hits[0];
        assert_eq!(said(hit).1, format!("…{}[議事録]", "間".repeat(30)));
        assert_eq!(hit.class, "分類II");
    }

    #[test]
    fn a_question_says_by_which_words_it_was_looked_for() {
        let piece = "S\t市\nP\ta/\t題\nT\t0#x\t承認を得る\nT\t0#y\t台帳に書く\n";
        for (asked, says) in [
            (
                "誰が承認しますか",
                "見つかりませんでした。「承認」を含む文を示します。1ページ、1か所",
            ),
            ("承認は台帳ですか", "「承認」「台帳」のいずれかを含む文を示します。1ページ、2か所"),
        ] {
            let (count, groups) = shown(piece, asked);
            assert!(count.starts_with("入力したとおりの文は") && count.ends_with(says), "{count}");
            assert_eq!(said(&groups[0].pages[0].hits[0]).1, "[承認]を得る");
        }
        assert_eq!(shown(piece, "承認").0, "1ページ、1か所");
    }

    #[test]
    fn nothing_found_says_what_to_try() {
        assert!(shown("S\tx\n", "暗号").0.starts_with("見つかりませんでした"));
    }
}
