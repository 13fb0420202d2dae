//! Carrying answers over from other checklists to this one: both wordings of every entry of the
//! crosswalk side by side, and the controls that the island brings to life.

use kijun_content::model::Crosswalk;
use kijun_crosswalk::{Bridge, Link};
use leptos::prelude::*;

use crate::client::carry::ISLAND;
use crate::components::crosswalk::{Found, Listed, listed, relation, why};
use crate::components::note::editor_note;
use crate::page::Family;
use crate::page::{Here, Page, below};
use crate::routes::Route;

/// The page for a checklist; `None` if the crosswalk leads nowhere from it.
pub(super) fn page(here: &Here<'_>, place: usize, list: usize) -> Option<Page> {
    let library = here.site.library;
    let to = listed(library).find(|each| (each.place, each.list) == (place, list))?;
    let bridges: Vec<(Listed<'_>, Bridge)> = listed(library)
        .filter_map(|from| {
            let bridge =
                Bridge::between(&library.crosswalk, &from.checklist.rules, &to.checklist.rules);
            Some((from, bridge?))
        })
        .collect();
    if bridges.is_empty() {
        return None;
    }
    let ways: Vec<&Bridge> = bridges.iter().map(|(_, bridge)| bridge).collect();
    // Writing to memory does not fail.
    let ways = serde_json::to_string(&ways).unwrap_or_default();
    let check = here.to(Route::Check(place, list));
    let title = format!("ほかの基準の回答から{}に引き継ぐ", to.label());
    let sections = (0..).zip(&bridges).map(|(number, (from, bridge)): (usize, _)| {
        section(here, &library.crosswalk, number, *from, to, bridge)
    });
    let compare = here.to(Route::Compare);
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">
            "ほかの基準の点検に答えてあれば、その回答から「"{to.label()}"」の回答の提案を作れます。提案は、点検の画面で1件ずつ確定するまで、判定には数えません。"
        </p>
        {editor_note(view! {
            <p>
                "どの要件とどの要件が対応するかは、文書に書かれているものではなく、編集者の読み取りです。"
                <a href=compare>"基準の対応表"</a>
                "に、すべての対応があります。"
            </p>
        })}
        <noscript>
            <p class="notice" data-kind="warning">
                "回答の引き継ぎにはJavaScriptが必要です。下には、引き継げる要件の一覧があります。"
            </p>
        </noscript>
        {here.bundle(Family::Carry).is_none().then(|| view! {
            <p class="notice" data-kind="warning">
                "このサイトは、画面での点検の仕組みを入れずに作られています。下には、引き継げる要件の一覧があります。"
            </p>
        })}
        <p class="notice load-error" data-kind="error" role="alert" data-load-error hidden>
            "引き継ぎのプログラムを読み込めませんでした。ページを再読み込みしてください。"
        </p>
        <leptos-island data-component=ISLAND>
            <div
                class="carry-over"
                data-carry
                data-bridges=ways
                data-site-root=here.link("")
                data-checklist=to.path()
                data-check=check
            >
                {source(here)}
                {sections.collect_view()}
                {keep(check.clone())}
            </div>
        </leptos-island>
    };
    Some(Page {
        title: format!("回答の引き継ぎ {}", to.label()),
        description: format!(
            "ほかの基準の点検への回答から、{}の回答の提案を作ります。入力した内容は送信されません。",
            to.standard.title
        ),
        trail: below(place, to.standard, Route::CarryOver(place, list), "回答の引き継ぎ"),
        wide: true,
        family: Some(Family::Carry),
        content: content.into_any(),
    })
}

/// Where the answers come from.
fn source(here: &Here<'_>) -> impl IntoView + use<> {
    let privacy = here.to(Route::Privacy);
    view! {
        <section class="carry-source">
            <h2>"1. もとの回答と引き継ぎ先を選ぶ"</h2>
            <div class="carry-choices">
                <div class="field">
                    <label for="kept">"このブラウザーに保存した点検"</label>
                    <select id="kept" name="kept" autocomplete="off" disabled>
                        <option value="">"選んでください"</option>
                    </select>
                </div>
                <div class="field">
                    <label for="file">"または、回答ファイル"</label>
                    <input id="file" type="file" accept=".json,application/json" data-import="answers" disabled/>
                </div>
                <div class="field">
                    <label for="target">"引き継ぎ先"</label>
                    <select id="target" name="target" autocomplete="off" disabled>
                        <option value="">"新しい点検を作る"</option>
                    </select>
                </div>
            </div>
            <p class="hint">
                "回答は、このパソコンの外へ送信されません。"
                <a href=privacy>"その仕組み"</a>
            </p>
            <div class="carry-status" role="status" data-status></div>
            <div class="carry-status" role="status" data-target-status></div>
        </section>
    }
}

/// What can be carried over from one checklist.
fn section(
    here: &Here<'_>,
    crosswalk: &Crosswalk,
    number: usize,
    from: Listed<'_>,
    to: Listed<'_>,
    bridge: &Bridge,
) -> impl IntoView + use<> {
    let targets = to.find_all(&bridge.requirements);
    let count = targets.len();
    let without = without(here, to, bridge);
    let targets = targets.into_iter().map(|target| {
        let links = (0..).zip(&bridge.links);
        let links = links.filter(|(_, link): &(usize, _)| link.to.contains(&target.requirement.id));
        let links = links
            .map(|(place, link)| basis(here, crosswalk, (place, link), from, target))
            .collect_view();
        let number = format!("{}: ", target.number());
        view! {
            <article class="carried" data-target=target.requirement.id.clone()>
                <div class="carried-target">
                    <h3>{format!("{} {}", to.label(), target.number())}</h3>
                    {target.words(here)}
                    <div class="carried-outcome" data-outcome hidden>
                        <p data-outcome-text></p>
                        <label data-take hidden>
                            <input type="checkbox" name="take" value=target.requirement.id.clone()
                                autocomplete="off" disabled/>
                            <span>
                                <span class="visually-hidden">{number}</span>
                                <span data-take-text></span>
                            </span>
                        </label>
                        <p class="held" data-held hidden></p>
                    </div>
                </div>
                <ul class="carried-bases">{links}</ul>
            </article>
        }
    });
    let targets = targets.collect_view();
    view! {
        <section class="carry-section" data-bridge=number.to_string() data-label=from.label()>
            <h2>{format!("2. {}の回答から引き継ぐ", from.label())}</h2>
            <p data-static>{format!("「{}」に答えてあれば、次の{count}件の要件の参考になります。", from.label())}</p>
            <div class="carry-tools" data-tools hidden>
                <p data-summary></p>
                <p class="toolbar-actions">
                    <button type="button" class="secondary" data-action="all" disabled>
                        "状態の提案をすべて選ぶ"
                    </button>
                    <button type="button" class="secondary" data-action="none" disabled>
                        "選択をすべて外す"
                    </button>
                </p>
            </div>
            {targets}
            {without}
        </section>
    }
}

/// The requirements to which nothing leads, so that nobody takes them for carried over.
fn without(here: &Here<'_>, to: Listed<'_>, bridge: &Bridge) -> Option<impl IntoView + use<>> {
    let all = to.checklist.rules.requirements.iter().map(|requirement| &requirement.id);
    let all = all.filter(|id| !bridge.requirements.contains(id)).filter_map(|id| to.find(id));
    let items: Vec<_> = all.map(|found| view! { <li>{found.brief(here)}</li> }).collect();
    let summary = format!("対応する要件がなく、引き継げないもの（{}件）", items.len());
    (!items.is_empty()).then(|| {
        view! {
            <details class="carry-without" data-without>
                <summary>{summary}</summary>
                <ul>{items}</ul>
            </details>
        }
    })
}

/// One entry of the crosswalk: what was answered, how it compares, and why.
fn basis(
    here: &Here<'_>,
    crosswalk: &Crosswalk,
    (place, link): (usize, &Link),
    from: Listed<'_>,
    target: Found<'_>,
) -> impl IntoView + use<> {
    let ids = link.from.iter().map(|each| each.id.clone()).collect::<Vec<_>>();
    let sources = from.find_all(&ids);
    let numbers = |all: &[Found<'_>]| {
        let numbers = all.iter().map(|found| found.number()).collect::<Vec<_>>();
        numbers.join("・")
    };
    let own = format!("{} {}", from.label(), numbers(&sources));
    let to = target.listed;
    let other = format!("{} {}", to.label(), numbers(&to.find_all(&link.to)));
    let reason = crosswalk.entries().nth(link.place).map(|(_, entry)| entry.why.clone());
    let sources = sources.into_iter().map(|source| {
        let id = source.requirement.id.clone();
        view! {
            {source.words(here)}
            <p class="given" data-given=id hidden></p>
        }
    });
    let sources = sources.collect_view();
    view! {
        <li data-link=place.to_string()>
            {sources}
            {relation(link.relation, own.into_any(), other.into_any())}
            {reason.map(|reason| why(&reason, from.standard, to.standard))}
            <p class="says" data-says hidden></p>
        </li>
    }
}

/// What is done with the proposals that were chosen.
fn keep(check: String) -> impl IntoView {
    view! {
        <section class="carry-keep" data-keep>
            <h2>"3. 選んだ提案を引き継ぐ"</h2>
            <p data-count>"もとの回答を選び、引き継ぐ提案に印を付けてください。"</p>
            <p data-into hidden></p>
            <div class="field" data-name-field>
                <label for="name">"新しい点検の名前"</label>
                <input id="name" name="name" type="text" autocomplete="off" disabled/>
            </div>
            <p class="toolbar-actions">
                <button type="button" data-action="keep" disabled>
                    "このブラウザーの点検に保存する"
                </button>
                <button type="button" class="secondary" data-export="answers" disabled>
                    "回答ファイルとして保存する"
                </button>
            </p>
            <div role="status" data-done></div>
            <p class="hint">
                "保存した提案は、"
                <a href=check>"点検の画面"</a>
                "で1件ずつ確定します。すでにある回答や備考は変わりません。"
            </p>
        </section>
    }
}
