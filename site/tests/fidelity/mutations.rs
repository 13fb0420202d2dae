//! Pages that differ from the document in one place: each is refused, at that place.

use kijun_content::model::Standard;

use crate::compare::{self, Pages, page_of};
use crate::support::SITE;

fn standard(id: &str) -> &'static Standard {
    SITE.library.standards.iter().find(|each| each.id == id).expect("such a standard")
}

/// Return the pages with one change on one page.
fn changed(page: &str, change: impl FnOnce(&str) -> String) -> Pages {
    let mut pages = SITE.pages.clone();
    let html = pages.get_mut(page).expect("such a page");
    let new = change(html);
    assert_ne!(*html, new, "{page}: nothing was changed");
    *html = new;
    pages
}

/// Return the deviations of the chapters after replacing `words` on a page with `others`.
fn found(standard_id: &str, chapter: &str, words: &str, others: &str) -> Vec<String> {
    let page = page_of(standard_id, chapter);
    let pages = changed(&page, |html| html.replacen(words, others, 1));
    compare::chapters(standard(standard_id), &pages).deviations
}

/// A sentence of 北九州市's first chapter.
const SENTENCE: &str = "本文書の適用範囲は、北九州市情報セキュリティ対策基準の適用範囲とする。";

#[test]
fn words_that_are_changed_left_out_or_added_are_found() {
    for (others, expected) in [
        ("本文書の適用範囲は、北九州市情報セキュリティ対策基準の範囲とする。", "missing"),
        ("", "missing"),
        (
            "本文書の適用範囲は、北九州市情報セキュリティ対策基準の適用範囲とする。なお、詳細は別に定める。",
            "not in the document there: `なお、詳細は別に定める。`",
        ),
        (
            "本文書の適用範囲は、北九州市情報セキュリティ対策基準の適用範囲とする。本文書の適用範囲は、北九州市情報セキュリティ対策基準の適用範囲とする。",
            "not in the document there: `本文書の適用範囲は、",
        ),
    ] {
        let found = found("kitakyushu", "1", SENTENCE, others);
        assert!(found.iter().any(|each| each.contains(expected)), "{others}: {found:?}");
    }
}

#[test]
fn words_in_another_chapter_or_out_of_order_are_found() {
    let page = |chapter: &str| page_of("kitakyushu", chapter);
    let mut pages = changed(&page("1"), |html| html.replacen(SENTENCE, "", 1));
    let other = pages.get_mut(&page("2")).expect("the second chapter");
    let start = "<div class=\"prose\">";
    assert!(other.contains(start), "the document's words");
    *other = other.replacen(start, &format!("{start}<p>{SENTENCE}</p>"), 1);
    let found = compare::chapters(standard("kitakyushu"), &pages).deviations;
    assert!(found.iter().any(|each| each.contains("kitakyushu/1/") && each.contains("missing")));
    assert!(found.iter().any(|each| each.contains("kitakyushu/2/") && each.contains("not in the")));

    let swapped = changed(&page("1"), |html| {
        let other = "(2) 適用範囲";
        html.replacen(SENTENCE, "\u{1}", 1)
            .replacen(&format!(">{other}"), &format!(">{SENTENCE}"), 1)
            .replacen('\u{1}', other, 1)
    });
    assert!(!compare::chapters(standard("kitakyushu"), &swapped).deviations.is_empty());
}

#[test]
fn words_that_no_reader_sees_are_found() {
    for (open, close) in [
        ("<span hidden>", "</span>"),
        ("<details><summary>くわしく</summary>", "</details>"),
        ("<template>", "</template>"),
        ("<noscript>", "</noscript>"),
        ("<span class=\"visually-hidden\">", "</span>"),
        ("<span aria-hidden=\"true\">", "</span>"),
        ("<dialog>", "</dialog>"),
        ("<span data-words=\"kijun\">", "</span>"),
    ] {
        let found = found("kitakyushu", "1", SENTENCE, &format!("{open}{SENTENCE}{close}"));
        assert!(found.iter().any(|each| each.contains("missing")), "{open}: {found:?}");
    }
}

#[test]
fn words_that_nobody_owns_or_that_only_look_like_the_documents_are_found() {
    let beside = found("kitakyushu", "1", "</h1>", "</h1><p>この章の要点です。</p>");
    assert!(beside.iter().any(|each| each.contains("nobody's words")), "{beside:?}");
    let note = found("kitakyushu", "1", "</h1>", "</h1><p data-words=\"kijun\">要点です。</p>");
    assert!(note.is_empty(), "{note:?}");
    let cell = found("annex2", "table", ">必須<", ">原則必須<");
    assert!(cell.iter().any(|each| each.contains("not in the document there: `原則`")), "{cell:?}");
    let heading =
        found("kobe", "overview", "<h1 data-words=\"kijun\"", "<h1 data-words=\"document\"");
    assert!(heading.iter().any(|each| each.contains("`概要`")), "{heading:?}");
}

#[test]
fn a_quotation_that_is_none_is_found_on_every_kind_of_page() {
    for (page, words, others) in [
        ("annex2/requirements/index.html", "国内法が適用されること", "国内法が適用されないこと"),
        ("annex2/cloud/checklist/index.html", "国内法が適用されること", "国内法を適用すること"),
        ("annex2/classes/index.html", "<li>要配慮個人情報", "<li>配慮を要する個人情報"),
        ("kitakyushu/requirements/index.html", "水準を求めること。", "水準が望ましい。"),
        ("kitakyushu/errata/index.html", "所属専門性", "所属及び専門性"),
        ("kitakyushu/procedure/index.html", "利用の可否を決定すること", "利用の可否を決めること"),
        ("kitakyushu/ledger/index.html", "</span> 利用期間", "</span> 利用の期間"),
        (
            "kitakyushu/worked-examples/important-meeting/index.html",
            "国内データセンターのみを使用する契約とした。",
            "国内データセンターを使用する契約とした。",
        ),
        ("kitakyushu/cloud/check/index.html", "水準を求めること。", "水準を求めるとよい。"),
        ("kitakyushu/whole/index.html", "水準を求めること。", "水準を求めるとよい。"),
        (
            "compare/governing-law/index.html",
            "法律関係は、国内法が適用されること",
            "法律関係は、国内法が適用されないこと",
        ),
        (
            "annex2/cloud/carry-over/index.html",
            "国内法が適用されること",
            "国内法が適用されないこと",
        ),
    ] {
        let mut pages = changed(page, |html| html.replacen(words, others, 1));
        pages.retain(|each, _| each == page);
        let found = compare::quotations(&SITE.library, &pages);
        assert!(found.iter().any(|each| each.contains(page)), "{page}: {found:?}");
    }
}

#[test]
fn a_sentence_that_is_not_called_the_documents_is_found_on_every_kind_of_page() {
    for page in [
        "index.html",
        "kitakyushu/index.html",
        "kitakyushu/procedure/index.html",
        "kitakyushu/worked-examples/registered-seminar/index.html",
        "glossary/index.html",
        "compare/index.html",
    ] {
        let pages =
            changed(page, |html| html.replacen("</main>", &format!("<p>{SENTENCE}</p></main>"), 1));
        let found = compare::borrowed(&SITE.library, &pages);
        assert!(found.iter().any(|each| each.contains(page)), "{page}: {found:?}");
    }
}
