//! The form of a checklist as one file, to be carried on a stick or sent: the form, the document's
//! words, the classes, the form on paper, and what is to be said about the file itself.
//!
//! The parts are those of the site's pages. Their links are made as on a page of the site, with a
//! mark in place of the way to its root ([`Root::inside`]), and lead to places of the file in the end.

use kijun_content::model::{Checklist, Standard};
use leptos::prelude::*;

use super::{check_page, classes, in_owner, paper, whole};
use crate::components::date::edition;
use crate::components::shell::{self, View};
use crate::components::words::words;
use crate::data::in_order;
use crate::page::{Here, Inline, Site};
use crate::routes::{Root, Route};
use crate::sheet_form::sheet_form;

/// The ids of the parts.
const CHECK: &str = "check";
const WORDS: &str = "words";
const CLASSES: &str = "classes";
const PAPER: &str = "paper";
const ABOUT: &str = "about";

/// Render the file of a checklist; `None` if there is no such checklist. `parts` are what stands in
/// the file of a checklist with an earlier edition, and without one.
pub(crate) fn render<'a>(
    site: &Site<'_>,
    (place, list): (usize, usize),
    parts: &dyn Fn(bool) -> &'a Inline,
) -> Option<String> {
    let standard = site.library.standards.get(place)?;
    let checklist = standard.checklists.get(list)?;
    let inline = parts(!kijun_content::editions::successions(standard, checklist).is_empty());
    in_owner(|| {
        let route = Route::Check { standard: place, checklist: list };
        let here = Here { site, route: Some(route), standard: Some(place), root: Root::inside() };
        let workbook = inline.workbooks.then(|| in_order::write(&sheet_form(standard, checklist)));
        let form = check_page(&here, (place, list), standard, checklist, workbook.as_deref());
        let documents = whole::documents(&here, standard);
        let words = whole::page(&here, place, standard, &documents);
        let classes = classes::page(&here, place, standard);
        let paper = paper::page(&here, (place, list), standard, checklist);
        let title = form.title;
        let view = |id, label, wide, content| View { id, label, wide, content };
        let views = [
            Some(view(CHECK, "自己点検", true, waiting())),
            Some(view(WORDS, "本文", true, words.content)),
            classes.map(|page| view(CLASSES, "分類", false, page.content)),
            Some(view(PAPER, "紙のチェックリスト", true, ().into_any())),
            Some(view(ABOUT, "このファイルについて", false, about(standard, checklist, inline))),
        ];
        let views = views.into_iter().flatten().collect();
        let at = |path: &str, anchor: &str| place_in(&here, (place, list), path, anchor);
        let views = (form.content, paper.content, views);
        Some(shell::standalone(&here, standard, &title, views, inline, &at))
    })
}

/// Return the place in the file for an address of the site and an anchor there.
fn place_in(here: &Here<'_>, (place, list): (usize, usize), path: &str, anchor: &str) -> String {
    let library = here.site.library;
    let chapters = library.standards.get(place).map_or(0, |standard| standard.chapters.len());
    let chapter = (0..chapters).find(|chapter| {
        Route::Chapter { standard: place, chapter: *chapter }.path(library) == path
    });
    let id = match chapter {
        Some(chapter) if anchor.is_empty() => return whole::id(chapter),
        Some(chapter) => return format!("{}-{anchor}", whole::id(chapter)),
        None if path == Route::Classes(place).path(library) => CLASSES,
        None if path == Route::Paper { standard: place, checklist: list }.path(library) => PAPER,
        None if path == Route::Privacy.path(library) => ABOUT,
        None if path == Route::Standard(place).path(library) => WORDS,
        None if path == Route::Editions(place).path(library) => "about-editions",
        None => CHECK,
    };
    if anchor.is_empty() { id.to_owned() } else { anchor.to_owned() }
}

/// Show what stands in the place of the form until it is unpacked, and where no script runs.
fn waiting() -> AnyView {
    view! {
        <p class="notice" data-kind="warning" data-waiting>
            "自己点検にはJavaScriptが必要です。この表示が消えないときは、JavaScriptが使えないか、ファイルが途中で切れているか、壊れています。もう一度入手して、新しい版のEdge、Chrome、Firefoxで開いてください。「本文」と「分類」は、このままお使いいただけます。"
        </p>
    }
    .into_any()
}

/// Show what is to be known about the file.
fn about(standard: &Standard, checklist: &Checklist, inline: &Inline) -> AnyView {
    let excel = if inline.workbooks {
        "Excelのファイルも、このファイルだけで作れます。読み込めるのは、回答ファイル(JSON)とCSVです。記入したExcelのファイルは、ExcelでCSVとして保存してから読み込んでください。"
    } else {
        "このファイルでは、Excelのファイルは作れません。CSVのファイルは、Excelで開けます。"
    };
    let notices = inline.has_notices.then(|| {
        view! {
            <section>
                <h2>"使っているソフトウェア"</h2>
                <details id="notices">
                    <summary>"著作権表示と許諾条件"</summary>
                    <pre class="notices" tabindex="0" role="region" aria-label="著作権表示と許諾条件"></pre>
                </details>
            </section>
        }
    });
    view! {
        <h1>"このファイルについて"</h1>
        <p class="lede">
            {format!("{} {}の自己点検を、必要なものをすべて入れた1つのファイルにしたものです。", standard.short_title, checklist.title)}
            "ネットワークにつながらない端末でも、ダブルクリックで開いて使えます。"
        </p>
        <dl class="facts">
            <div><dt>"文書"</dt><dd data-words="document">{words(&standard.title, &standard.errata)}</dd></div>
            <div><dt>"版"</dt><dd>{edition(standard)}</dd></div>
            <div><dt>"もとにした文書"</dt><dd>{standard.origin.clone()}</dd></div>
        </dl>
        <section>
            <h2>"入力した内容の行き先"</h2>
            <p>
                "入力した内容は、この端末の外へ送信されません。このファイルは、ほかのファイルやサイトから何も読み込まず、通信とフォームの送信をすべて禁じる指定(Content Security Policy)を持っています。最初の入力を受け付ける前に、さらに厳しい指定を自ら加え、指定の届かない機能(WebRTC、新しい窓、Cookie)を取り除きます。"
            </p>
        </section>
        <section>
            <h2>"回答の保存"</h2>
            <p>
                "回答は、入力のつど、このファイルを開いたブラウザーに保存されます。このファイルの中には保存されないので、このファイルをほかの人に渡しても、回答は渡りません。回答を渡すとき、別の端末で続けるときは、回答ファイルを保存してください。"
            </p>
            <p>
                "ブラウザーやその設定によっては、手元のファイルからは保存できないことや、ファイルを別の場所に移すと続きが表示されないことがあります。保存できないときは、その旨を表示し、区切りごとに回答ファイルの保存をお勧めします。ほかの人と共用する端末では、使い終わったら「すべて消す」で消去してください。"
            </p>
            <p>{excel}</p>
        </section>
        <section>
            <h2 id="about-editions">"文書の改訂"</h2>
            <p>
                "このファイルの文言と規則は、上の版のものです。新しい版が出ていないかは、このファイルの配布元で確かめてください。版の違いの一覧は、このファイルには入っていません。"
            </p>
        </section>
        {notices}
    }
    .into_any()
}
