//! Carrying answers over from other checklists to this one: both wordings of every entry of the
//! crosswalk side by side, and the controls of the program.

use kijun_content::model::Crosswalk;
use kijun_crosswalk::{Bridge, Link};
use leptos::prelude::*;

use crate::client::carry::model::Carry;
use crate::client::carry::view;
use crate::client::kit::program::Program;
use crate::components::crosswalk::{Found, Listed, listed, relation, why};
use crate::components::forget::forget;
use crate::components::note::editor_note;
use crate::components::start::start;
use crate::data::carry::{self, CarryData, Way};
use crate::page::Family;
use crate::page::program::{live, program};
use crate::page::{Here, Page, below};
use crate::pages::short_name;
use crate::routes::Route;

/// Make the page for a checklist; `None` if the crosswalk has no way to it.
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
    let ways = bridges.iter().map(|(from, bridge)| Way {
        label: from.label(),
        export: here.to(Route::Export { standard: from.place, checklist: from.list }),
        bridge: bridge.clone(),
        numbers: to.find_all(&bridge.requirements).into_iter().map(Found::number).collect(),
    });
    let data = CarryData {
        site_root: here.link(""),
        checklist: to.path().to_owned(),
        name: short_name(to.standard, to.checklist),
        check_link: here.to(Route::Check { standard: place, checklist: list }),
        privacy_link: here.to(Route::Privacy),
        ways: ways.collect(),
    };
    let still = Program::still(Carry::new(data.clone()));
    let title = format!("ほかの基準の回答から{}に引き継ぐ", to.label());
    let sections = (0..).zip(&bridges).map(|(number, (from, bridge)): (usize, _)| {
        section(here, &library.crosswalk, still, number, *from, to, bridge)
    });
    let sections = sections.collect_view();
    let compare = here.to(Route::Compare);
    let content = view! {
        <div class="carry-over" data-carry>
            <section class="carry-source">
                <h2>"1. もとの回答と引き継ぎ先を選ぶ"</h2>
                {live("choices", view::choices(still).into_any())}
            </section>
            {sections}
            {live("keep", view::keep(still).into_any())}
        </div>
    };
    let live = here.bundle(Family::Carry).is_some();
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">
            "ほかの基準の自己点検に答えてあれば、その回答から「"{to.label()}"」の回答の提案を作れます。提案は、自己点検のページで1件ずつ確定するまで、判定には数えません。"
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
        {(!live).then(|| view! {
            <p class="notice" data-kind="warning">
                "このサイトは、画面での自己点検の仕組みを入れずに作られています。下には、引き継げる要件の一覧があります。"
            </p>
        })}
        {start(live, "引き継ぎ", || "ページを読み込み直してください。下には、引き継げる要件の一覧があります。")}
        {program(&data, view! { {content} {forget(here.link(""), false)} }.into_any())}
    };
    Some(Page {
        title: format!("回答の引き継ぎ {}", to.label()),
        description: format!(
            "ほかの基準の自己点検への回答から、{}の回答の提案を作ります。入力した内容は送信されません。",
            to.standard.title
        ),
        trail: below(
            place,
            to.standard,
            Route::CarryOver { standard: place, checklist: list },
            "回答の引き継ぎ",
        ),
        wide: true,
        family: Some(Family::Carry),
        content: content.into_any(),
    })
}

/// Show everything that can be carried over from one checklist.
fn section(
    here: &Here<'_>,
    crosswalk: &Crosswalk,
    still: Program<Carry>,
    way: usize,
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
            .map(|(place, link)| basis(here, crosswalk, way, (place, link), from, target))
            .collect_view();
        let id = target.requirement.id.clone();
        let outcome = view::outcome(still, way, id.clone(), target.number());
        view! {
            <article class="carried" id=carry::target(way, &id) data-target=id.clone()>
                <div class="carried-target">
                    <h3>{format!("{} {}", to.label(), target.number())}</h3>
                    {target.words(here)}
                    {live(view::outcome_part(way, &id), outcome.into_any())}
                </div>
                <ul class="carried-bases">{links}</ul>
            </article>
        }
    });
    let targets = targets.collect_view();
    view! {
        <section class="carry-section" id=carry::section(way) data-bridge=way.to_string()>
            <h2>{format!("2. {}の回答から引き継ぐ", from.label())}</h2>
            <p id=carry::before(way)>{format!("「{}」に答えてあれば、次の{count}件の要件の参考になります。", from.label())}</p>
            {live(view::tools_part(way), view::tools(still, way).into_any())}
            {targets}
            {without}
        </section>
    }
}

/// Show the requirements without an entry, so that nobody believes they were carried over.
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

/// Show one entry of the crosswalk: the earlier answers, the comparison, and the reason.
fn basis(
    here: &Here<'_>,
    crosswalk: &Crosswalk,
    way: usize,
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
        let id = carry::given(way, &target.requirement.id, place, &source.requirement.id);
        view! {
            {source.words(here)}
            <p class="given" id=id hidden></p>
        }
    });
    let sources = sources.collect_view();
    view! {
        <li data-link=place.to_string()>
            {sources}
            {relation(link.relation, own.into_any(), other.into_any())}
            {reason.map(|reason| why(&reason, from.standard, to.standard))}
            <p class="says" id=carry::says(way, &target.requirement.id, place) hidden></p>
        </li>
    }
}
