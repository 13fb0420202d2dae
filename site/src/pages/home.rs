//! The first page: the purpose of Kijun, its readers, and links to its parts.

use kijun_content::model::Standard;
use leptos::prelude::*;

use crate::components::date::edition;
use crate::page::{Here, Page};
use crate::routes::Route;

pub(super) fn page(here: &Here<'_>) -> Page {
    let standards = (0..).zip(&here.site.library.standards);
    let cards = standards.clone().map(|(place, each)| card(here, place, each)).collect_view();
    let read = standards.clone().map(|(place, each)| {
        let classes = each.classes.as_ref().map(|scheme| {
            let finds = if scheme.has_questions() { "を調べる" } else { "" };
            let label = format!("{} 情報の分類{finds}", each.short_title);
            view! { <a class="also" href=here.to(Route::Classes(place))>{label}</a> }
        });
        // Two cities may give their documents the same title.
        let title = if each.title.starts_with(&each.short_title) {
            each.title.clone()
        } else {
            format!("{} {}", each.short_title, each.title)
        };
        view! {
            <li><a href=here.to(Route::Standard(place))>{title}</a>{classes}</li>
        }
    });
    let check = standards.flat_map(|(place, each)| {
        (0..).zip(&each.checklists).map(move |(list, checklist)| {
            let label = format!("{} {}", each.short_title, checklist.title);
            view! { <li><a href=here.to(Route::Check { standard: place, checklist: list })>{label}</a></li> }
        })
    });
    let train = (0..).zip(&here.site.library.standards);
    let train = train.filter(|(_, each)| !each.checklists.is_empty()).map(|(place, each)| {
        let label = format!("{}の研修", each.short_title);
        view! { <li><a href=here.to(Route::Training(place))>{label}</a></li> }
    });
    let compare = (!here.site.library.crosswalk.topics.is_empty()).then(|| {
        view! { <li><a href=here.to(Route::Compare)>"基準の対応表"</a></li> }
    });
    let content = view! {
        <h1>"クラウドサービスの利用基準を読み、点検する"</h1>
        <p class="lede">
            "市のクラウドサービス利用基準を掲載し、サービスが基準を満たすかどうかを、その場で点検できるサイトです。判定には、掲載している文言から読み取った規則をそのまま使い、どの文言によるのかを示します。"
        </p>
        <div class="doors">
            <section class="door">
                <h2>"読む"</h2>
                <p>"基準の本文、要件の表、情報の分類とその例を調べます。"</p>
                <ul>
                    {read.collect_view()}
                    <li><a href=here.to(Route::Search)>"すべての基準から検索"</a></li>
                    {compare}
                </ul>
            </section>
            <section class="door">
                <h2>"点検する"</h2>
                <p>"要件に答えると、適合するかどうか、足りないものは何かが分かります。"</p>
                <ul>{check.collect_view()}</ul>
            </section>
            <section class="door">
                <h2>"研修で使う"</h2>
                <p>"要件を1つずつ映して説明し、分類の練習と、作り話の事例の判定ができます。"</p>
                <ul>{train.collect_view()}</ul>
            </section>
        </div>
        <section>
            <h2 id="standards">"掲載している基準"</h2>
            <div class="standards">{cards}</div>
        </section>
        <section>
            <h2>"お使いになる方へ"</h2>
            <dl class="audiences">
                <div>
                    <dt>"市の職員の方"</dt>
                    <dd>"取り扱う情報がどの分類に当たるかを調べ、その分類で求められる要件を確かめられます。"</dd>
                </div>
                <div>
                    <dt>"サービスを提供する事業者の方"</dt>
                    <dd>"提供するサービスが要件を満たすか、満たさない場合は何を改めればよいかを確かめ、結果をファイルで提出できます。"</dd>
                </div>
                <div>
                    <dt>"調達を担当する方"</dt>
                    <dd>
                        "事業者から受け取った回答ファイルを読み込み、同じ規則で判定し直して、"
                        <a href=here.to(Route::Bidders)>"並べて比べられます"</a>
                        "。"
                    </dd>
                </div>
            </dl>
            <p>
                "入力した内容は、お使いのパソコンの外へ送信されません。"
                <a href=here.to(Route::Privacy)>"プライバシー"</a>
                "のページで仕組みを説明しています。"
            </p>
        </section>
    };
    Page {
        title: String::new(),
        description: "市のクラウドサービス利用基準を掲載し、サービスが基準を満たすかどうかを画面で点検できるサイトです。入力した内容は送信されません。".to_owned(),
        trail: Vec::new(),
        wide: false,
        family: None,
        content: content.into_any(),
    }
}

fn card(here: &Here<'_>, place: usize, standard: &Standard) -> impl IntoView + use<> {
    let publisher =
        standard.publisher.clone().unwrap_or_else(|| "文書に発行者の記載がありません".to_owned());
    view! {
        <article class="card">
            <h3><a href=here.to(Route::Standard(place))>{standard.title.clone()}</a></h3>
            <p>{standard.summary.clone()}</p>
            <dl class="facts">
                <div><dt>"発行者"</dt><dd>{publisher}</dd></div>
                <div><dt>"版"</dt><dd>{edition(standard)}</dd></div>
            </dl>
        </article>
    }
}
