//! The first page: the purpose of Kijun, three doors for its readers, and the list of the standards.

use kijun_content::model::{Checklist, Standard};
use leptos::prelude::*;

use crate::components::date::edition;
use crate::components::navigation::{Part, STANDARDS, TRAININGS};
use crate::page::{Here, Page};
use crate::pages::short_name;
use crate::routes::Route;

/// The anchor of the self-assessments in the list of standards.
const CHECKS: &str = "checks";

pub(super) fn page(here: &Here<'_>) -> Page {
    let privacy = here.to(Route::Privacy);
    let ask = here.links_to(Route::Ask).then(|| {
        view! {
            <p class="ask-first">
                <a class="to-field ask" href=here.to(Route::Ask)>"これを置けますか?"</a>
                <span class="hint">"置きたい情報の名前から、当たる分類と、求められることを調べます。"</span>
            </p>
        }
    });
    let mut all = (0..).zip(&here.site.library.standards);
    let trains = all.any(|(place, each)| Part::Training.link(here, place, each).is_some());
    let bidders = "並べて比べられます";
    let bidders = if here.links_to(Route::Bidders) {
        view! { <a href=here.to(Route::Bidders)>{bidders}</a> }.into_any()
    } else {
        bidders.into_any()
    };
    let content = view! {
        <h1>"クラウドサービスの利用基準を読み、点検する"</h1>
        <p class="lede">
            "市のクラウドサービス利用基準を掲載し、サービスが基準を満たすかどうかを、その場で点検できるサイトです。判定には、掲載している文言から読み取った規則をそのまま使い、どの文言によるのかを示します。"
        </p>
        {ask}
        <div class="doors">
            {door("読む", "市の職員の方", "基準の本文、要件、情報の分類、利用の手続きを調べます。", format!("#{STANDARDS}"), "基準を選んで読む")}
            {door("点検する", "サービスを提供する事業者の方", "要件に答えると、適合するかどうか、足りないものは何かが分かります。結果はファイルで提出できます。", format!("#{CHECKS}"), "基準を選んで自己点検を始める")}
            {trains.then(|| door("研修で使う", "研修を行う方、受ける方", "要件を1つずつ映して説明し、分類の練習と、架空の事例の判定ができます。", format!("#{TRAININGS}"), "基準を選んで研修を始める"))}
        </div>
        <section>
            <h2 id=STANDARDS>"掲載している基準"</h2>
            {standards(here)}
            <p>
                "調達を担当する方は、事業者から受け取った回答ファイルを読み込み、同じ規則で判定し直して"
                {bidders}
                "。"
            </p>
            <p>
                "入力した内容は、お使いの端末の外へ送信されません。"
                <a href=privacy>"プライバシー"</a>
                "のページで仕組みを説明しています。"
            </p>
        </section>
    };
    Page {
        title: String::new(),
        description: "市のクラウドサービス利用基準を掲載し、サービスが基準を満たすかどうかを画面で自己点検できるサイトです。入力した内容は送信されません。".to_owned(),
        trail: Vec::new(),
        wide: false,
        family: None,
        content: content.into_any(),
    }
}

/// Show a door: the purpose, its readers, and the one link that they want.
fn door(
    title: &'static str,
    readers: &'static str,
    about: &'static str,
    href: String,
    label: &'static str,
) -> impl IntoView {
    view! {
        <section class="door">
            <h2>{title}</h2>
            <p class="door-for">{readers}</p>
            <p>{about}</p>
            <p class="actions"><a class="button" href=href>{label}</a></p>
        </section>
    }
}

/// Show the standards as rows, with a column for each of their parts.
fn standards(here: &Here<'_>) -> impl IntoView + use<> {
    let standards = &here.site.library.standards;
    let heads = Part::ALL.map(|part| {
        let id = match part {
            Part::Check => Some(CHECKS),
            Part::Training => Some(TRAININGS),
            _ => None,
        };
        view! { <th scope="col" id=id>{part.label()}</th> }
    });
    let rows = (0..).zip(standards).map(|(place, each)| row(here, place, each)).collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-labelledby=STANDARDS>
            <table class="standards stacked">
                <thead><tr><th scope="col">"基準"</th>{heads.into_iter().collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(here: &Here<'_>, place: usize, standard: &Standard) -> impl IntoView + use<> {
    let publisher =
        standard.publisher.clone().unwrap_or_else(|| "文書に発行者の記載がありません".to_owned());
    let about = format!("{publisher}、{}", edition(standard));
    let name = standard.short_title.clone();
    // Two cities may give their documents the same title.
    let title = if standard.title.starts_with(&name) {
        standard.title.clone()
    } else {
        format!("{name} {}", standard.title)
    };
    let cells = Part::ALL.map(|part| match part {
        Part::Check if standard.checklists.len() > 1 => {
            let checks = (0..).zip(&standard.checklists).map(|(list, checklist)| {
                let href = here.to(Route::Check { standard: place, checklist: list });
                let file = one_file(here, standard, checklist);
                view! { <li>{link(&name, href, &checklist.title)}{file}</li> }
            });
            view! { <td class="list"><ul>{checks.collect_view()}</ul></td> }.into_any()
        }
        part => {
            let found = part.link(here, place, standard);
            let found = found.map(|(_, href)| link(&name, href, part.label()));
            let checklist = standard.checklists.first().filter(|_| part == Part::Check);
            let file = checklist.and_then(|checklist| one_file(here, standard, checklist));
            view! { <td>{found}{file}</td> }.into_any()
        }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=here.to(Route::Standard(place))>{title}</a>
                <span class="about">{about}</span>
            </th>
            {cells.into_iter().collect_view()}
        </tr>
    }
}

/// Show a link to a part; who hears only links hears the standard, too.
fn link(standard: &str, href: String, label: &str) -> impl IntoView + use<> {
    let (standard, label) = (format!("{standard} "), label.to_owned());
    view! { <a href=href><span class="visually-hidden">{standard}</span>{label}</a> }
}

/// Show the link to the form as one file, if the site has it.
fn one_file(
    here: &Here<'_>,
    standard: &Standard,
    checklist: &Checklist,
) -> Option<impl IntoView + use<>> {
    here.site.assets.standalone.then(|| {
        let name = short_name(standard, checklist);
        let href = here.link(&Route::standalone(checklist));
        let file = format!("{name}の自己点検.html");
        view! {
            <a class="about" href=href download=file>
                <span class="visually-hidden">{format!("{name}の自己点検を")}</span>
                "1つのファイルで持ち運ぶ"
            </a>
        }
    })
}
