//! The search page's live part. What is found is made by `kijun_search`; here it becomes HTML.

#[cfg(feature = "browser")]
mod browser;

use kijun_search::{Found, Group, Hit, PageHits};
use maud::{Markup, html};

/// How many passages of a page are shown before the others are folded.
const SHOWN: usize = 3;

/// How many bytes of a passage are shown before the first hit, and after it.
const AROUND: (usize, usize) = (90, 240);

/// How many pages and passages were found, in words; and by which words, where they are not those
/// that were typed.
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
    let words = found.loose.join("」「");
    match found.loose.len() {
        0 => count,
        1 => {
            format!(
                "入力したとおりの文は見つかりませんでした。「{words}」を含む文を示します。{count}"
            )
        }
        _ => format!(
            "入力したとおりの文は見つかりませんでした。「{words}」のいずれかを含む文を示します。{count}"
        ),
    }
}

/// The hits, standard by standard. `root` is the way from the page to the site's root.
#[must_use]
pub fn results(root: &str, groups: &[Group<'_>]) -> Markup {
    html! {
        @for group in groups {
            section class="search-group" {
                h2 { (group.title) }
                @for page in group.pages.iter().filter(|page| !page.repeats()) { (hits(root, page)) }
                (repeats(root, &group.pages))
            }
        }
    }
}

fn hits(root: &str, page: &PageHits<'_>) -> Markup {
    let own: Vec<&Hit<'_>> = page.hits.iter().filter(|hit| !hit.repeated).collect();
    let (shown, folded) = own.split_at(own.len().min(SHOWN));
    html! {
        section class="search-page" {
            h3 { a href={ (root) (page.path) } { (page.title) } }
            ul { @for hit in shown { (passage(root, page, hit)) } }
            @if own.is_empty() {
                p class="hint" { "言葉はこのページの別々の箇所にあります。" }
            }
            @if !folded.is_empty() {
                details {
                    summary { "ほか" (folded.len()) "か所" }
                    ul { @for hit in folded { (passage(root, page, hit)) } }
                }
            }
        }
    }
}

/// The pages on which only stands what an earlier page has.
fn repeats(root: &str, pages: &[PageHits<'_>]) -> Markup {
    let pages: Vec<_> = pages.iter().filter(|page| page.repeats()).collect();
    html! {
        @if !pages.is_empty() {
            p class="search-repeats" {
                "同じ文言があるページ: "
                @for (place, page) in pages.iter().enumerate() {
                    @if place > 0 { "、" }
                    @let anchor = page.hits.first().map_or("", |hit| hit.anchor);
                    a href={ (root) (page.path) (fragment(anchor)) } { (page.title) }
                }
            }
        }
    }
}

fn passage(root: &str, page: &PageHits<'_>, hit: &Hit<'_>) -> Markup {
    let (from, to) = window(hit);
    let mut at = from;
    html! {
        li {
            a href={ (root) (page.path) (fragment(hit.anchor)) } {
                @if from > 0 { "…" }
                @for (start, end) in hit.marks.iter().filter(|(_, end)| *end <= to) {
                    (part(hit.text, at, *start))
                    mark { (part(hit.text, *start, *end)) }
                    @let () = at = *end;
                }
                (part(hit.text, at, to))
                @if to < hit.text.len() { "…" }
            }
        }
    }
}

/// The bytes of the passage that are shown: around the first hit, whole characters.
fn window(hit: &Hit<'_>) -> (usize, usize) {
    let (before, after) = AROUND;
    let (start, end) = hit.marks.first().copied().unwrap_or_default();
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

fn part(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

fn fragment(anchor: &str) -> String {
    if anchor.is_empty() { String::new() } else { format!("#{anchor}") }
}

#[cfg(test)]
mod tests {
    use super::{count, results};
    use kijun_search::{Piece, Ready, search};

    fn shown(piece: &str, query: &str) -> (String, String) {
        let pieces = [Ready::new(Piece::read(piece), &|letter, into| into.push(letter))];
        let found = search(&pieces, query, &|letter, into| into.push(letter));
        (count(&found), results("../", &found.groups).into_string())
    }

    #[test]
    fn a_hit_is_marked_in_its_sentence_and_leads_to_its_place() {
        let (count, html) = shown("S\t市\nP\ta/\t題\nT\t0#x-1\t通信を暗号化すること。\n", "暗号化");
        assert_eq!(count, "1ページ、1か所");
        assert_eq!(
            html,
            "<section class=\"search-group\"><h2>市</h2><section class=\"search-page\">\
             <h3><a href=\"../a/\">題</a></h3><ul><li><a href=\"../a/#x-1\">通信を\
             <mark>暗号化</mark>すること。</a></li></ul></section></section>"
        );
    }

    #[test]
    fn what_a_page_repeats_is_a_link_at_the_end() {
        let (_, html) = shown("S\t市\nP\ta/\t題\nP\tb/\t点検\nT\t0#x,1#y\t暗号化\n", "暗号化");
        assert!(html.contains("同じ文言があるページ: <a href=\"../b/#y\">点検</a>"), "{html}");
        assert_eq!(html.matches("<mark>").count(), 1);
    }

    #[test]
    fn words_never_become_elements() {
        let (_, html) = shown("S\t<b>\nP\ta\"/\t<i>\nT\t0#\"\t<img src=x>あ\n", "img");
        assert!(!html.contains("<img") && !html.contains("<b>") && !html.contains("<i>"), "{html}");
    }

    #[test]
    fn a_long_passage_is_cut_around_the_hit() {
        let long = format!("S\tx\nP\ta/\tx\nT\t0#\t{}暗号{}\n", "前".repeat(200), "後".repeat(200));
        let (_, html) = shown(&long, "暗号");
        assert!(html.contains("…前") && html.contains("後…"), "{html}");
        assert!(html.len() < 600, "{}", html.len());
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
            let (count, html) = shown(piece, asked);
            assert!(count.starts_with("入力したとおりの文は") && count.ends_with(says), "{count}");
            assert!(html.contains("<mark>承認</mark>"), "{html}");
        }
        assert_eq!(shown(piece, "承認").0, "1ページ、1か所");
    }

    #[test]
    fn nothing_found_says_what_to_try() {
        assert!(shown("S\tx\n", "暗号").0.starts_with("見つかりませんでした"));
    }
}
