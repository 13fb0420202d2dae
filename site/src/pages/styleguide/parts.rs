//! The components of `site/src/components/`, with words of the library.

use kijun_content::editions::{Part, Segment, Side, WordDifferences};
use kijun_content::model::{
    Category, Checklist, Citation, CitedAt, Erratum, Holds, Requirement, Standard,
};
use kijun_content::tree::{Builder, Element};
use kijun_crosswalk::Relation;
use kijun_rules::Rules;
use leptos::prelude::*;

use crate::components::forget::forget;
use crate::components::terms::explain;
use crate::routes::Route;

use super::{Found, Here, Sample, or_none, requirement};
use crate::client::check::names::Names;
use crate::components::need::Need;
use crate::components::words::{add_words, shown, words};
use crate::components::{
    alternatives, appearance, asks, citation, class_table, crosswalk, date, edition_changes,
    errata, file_field, joined, margin, navigation, note, requirement_table, requirement_words,
    sign_matrix, situation, start, swimlane, worked_examples,
};
use crate::pages::chapter;

/// Return one sample for each component that is shown unchanged; [`terms`] come last.
pub(super) fn samples(here: &Here<'_>) -> Vec<Sample> {
    vec![
        Sample::new("note", "編集注", notes()),
        Sample::new("forget", "データの消去", forget("../".to_owned(), false)),
        Sample::new("citation", "引用", quotation(here)),
        Sample::new("words", "文書の文言", document_words()),
        Sample::new("errata", "原文のままの文言の説明", odd_words(here)),
        Sample::new("date", "日付と版の名前", dates(here)),
        Sample::new("class_table", "情報の分類の表", classes(here)),
        Sample::new("requirement_table", "要件の表", table(here)),
        Sample::new("requirement_words", "要件に添える言葉", around_requirements(here)),
        Sample::new("asks", "要件が尋ねること", asked(here)),
        Sample::new("figures", "図", figure()),
        Sample::new("need", "当てはまる要件の印", applies(here)),
        Sample::new("sign_matrix", "要件と分類の一覧", signs(here)),
        Sample::new("alternatives", "代替の図", alternatives_of_first(here)),
        Sample::new("swimlane", "手続きの図", lanes(here)),
        Sample::new("situation", "あなたの条件", conditions(here)),
        Sample::new("margin", "文言の横の要件", beside(here)),
        Sample::new("joined", "全文にまとめた章", whole()),
        Sample::new("worked_examples", "例への案内", examples(here)),
        Sample::new("crosswalk", "基準の対応", relations(here)),
        Sample::new("edition_changes", "版の違い", changes()),
        Sample::new("appearance", "表示の設定", appearance_button()),
        Sample::new("navigation", "基準のページへの案内", tabs_of_first(here)),
        Sample::new("shell", "ページの枠と案内", frame(here)),
        Sample::new("start", "プログラムの開始", loading()),
        Sample::new("file_field", "ファイルを選ぶ欄", file()),
    ]
}

fn loading() -> impl IntoAny {
    start::start(true, "自己点検", || "紙のチェックリストを使ってください。")
}

fn file() -> impl IntoAny {
    file_field::file_field("sample-file", "sample", ".json", "回答ファイル(JSON)を選ぶ")
}

fn notes() -> impl IntoAny {
    view! {
        {note::editor_note("短い注です。")}
        {note::short_note("見出しに添える注です。")}
        {note::about_note(view! { <p>"多くのページにある、畳んだ注です。"</p> })}
        {note::editor_note(view! {
            <p>"長い注です。原文にない言葉であることが、色だけでなく枠の線と見出しで分かります。狭い画面では、見出しの下に文が回り込みます。"<a href="#sample-note">"リンク"</a>"を含むこともあります。"</p>
        })}
    }
}

fn quotation(here: &Here<'_>) -> impl IntoAny {
    let found = requirement(here, |_| true);
    or_none(found.map(|Found { standard, list, requirement, .. }| {
        let cited = Citation {
            at: CitedAt::Row { checklist: list, requirement: requirement.id.clone() },
            label: requirement.id.clone(),
            quote: requirement.text.clone(),
        };
        let cited_as = format!("{} {}", citation::cited_as(standard), requirement.id);
        view! {
            {citation::quotation(here, standard, &cited)}
            <div class="cite" role="group" aria-label="引用の見本">
                <p>{cited_as}</p>
                <p class="hint">"https://example.jp/#no-1"</p>
                <p class="actions">
                    <button type="button" class="secondary">"引用をコピー"</button>
                    <button type="button" class="secondary">"アドレスをコピー"</button>
                </p>
                <p role="status">"コピーしました。"</p>
            </div>
        }
        .into_any()
    }))
}

fn document_words() -> impl IntoAny {
    let held = "原文のまま載せる文言".to_owned();
    let errata = [Erratum { held, published: None, reason: String::new() }];
    let text = "番号は途中で折り返しません: No.5-2～5-3\n改行と https://example.jp/path のリンク、\
                原文のまま載せる文言の印。";
    view! { <p>{words(text, &errata)}</p> }
}

fn odd_words(here: &Here<'_>) -> impl IntoAny {
    let (held, reason) = ("原文のまま載せる文言".to_owned(), "理由の見本です。".to_owned());
    let errata = [Erratum { held: held.clone(), published: None, reason }];
    let mut html = Builder::default();
    html.element(Element::new("p"), |text| add_words(text, &held, &errata));
    let mut html = html.finish();
    let place = here.standard.unwrap_or_default();
    let notes = errata::explain_marks(&mut html, &errata, &here.to(Route::Errata(place)));
    view! {
        <div class="document" inner_html=html.to_string()></div>
        <div inner_html=notes></div>
    }
}

fn signs(here: &Here<'_>) -> impl IntoAny {
    let mut standards = here.site.library.standards.iter();
    or_none(standards.find_map(|standard| {
        let checklist = standard.checklists.first()?;
        Some(sign_matrix::sign_matrix(standard, checklist).into_any())
    }))
}

/// Show the pictures of the first class that has alternatives.
fn alternatives_of_first(here: &Here<'_>) -> impl IntoAny {
    let checklists = here.site.library.standards.iter().flat_map(|each| &each.checklists);
    let mut pictures = checklists.filter_map(|checklist| {
        let rules = Rules::compile(checklist.rules.clone()).ok()?;
        let names = Names::of_ids(&rules);
        alternatives::of_classes(&rules, &names, "#no-", false).into_iter().next()
    });
    or_none(pictures.next().map(|(_, html)| view! { <div inner_html=html></div> }.into_any()))
}

fn lanes(here: &Here<'_>) -> impl IntoAny {
    let procedures = here.site.library.standards.iter().filter_map(|each| each.procedure.as_ref());
    let mut pictures = procedures.flat_map(|procedure| {
        procedure.tracks.iter().filter_map(|track| {
            let ledger = track.ledger.and_then(|ledger| procedure.ledgers.get(ledger));
            swimlane::swimlane(track, ledger, procedure.ordered)
        })
    });
    or_none(pictures.next().map(|html| view! { <div inner_html=html></div> }.into_any()))
}

fn dates(here: &Here<'_>) -> impl IntoAny {
    let standards = here.site.library.standards.iter().map(date::edition);
    let names = ["1.1", "2023-09-20"].map(date::name_of_edition);
    let days = [(2025, 4, 1), (2019, 5, 1), (1867, 1, 1)];
    let days = days.map(|(year, month, day)| date::in_words(year, month, day));
    let all = days.into_iter().chain(names).chain(standards);
    view! { <ul>{all.map(|text| view! { <li>{text}</li> }).collect_view()}</ul> }
}

fn classes(here: &Here<'_>) -> impl IntoAny {
    let mut standards = here.site.library.standards.iter();
    let found = standards.find_map(|standard| {
        let scheme = standard.classes.as_ref().filter(|scheme| scheme.columns.is_some())?;
        Some((standard, scheme))
    });
    or_none(found.map(|(standard, scheme)| {
        shown(|html| class_table::class_table(html, scheme, &standard.errata))
    }))
}

/// Show the first group of the first table with risks.
fn table(here: &Here<'_>) -> impl IntoAny {
    let standards = &here.site.library.standards;
    let mut all = standards.iter().flat_map(|standard| {
        standard.checklists.iter().map(move |checklist| (standard, checklist))
    });
    let wanted = |checklist: &Checklist| checklist.heading(&Holds::Risk).is_some();
    let found = all.find(|(_, checklist)| wanted(checklist));
    or_none(found.map(|(standard, checklist)| {
        let categories: Vec<Category> = checklist.table().take(2).cloned().collect();
        let part = Checklist { categories, ..checklist.clone() };
        shown(|html| requirement_table::requirement_table(html, &part, &standard.errata))
    }))
}

fn around_requirements(here: &Here<'_>) -> impl IntoAny {
    let wanted: [fn(&Requirement) -> bool; 2] =
        [|requirement| requirement.at.is_none(), |requirement| requirement.at.is_some()];
    let found = wanted.into_iter().filter_map(|wanted| requirement(here, wanted));
    let views: Vec<_> = found
        .map(|Found { standard, checklist, item, requirement, .. }| {
            let errata = &standard.errata;
            let categories = &checklist.categories;
            let category = categories.iter().find(|category| category.items.contains(item));
            let heading = category
                .map(|category| requirement_words::group_heading(category, item, errata));
            view! {
                <table class="level-table">
                    <tbody>
                        <tr class="group"><th scope="rowgroup" colspan="2">{heading}</th></tr>
                        <tr>
                            <th class="number" scope="row" data-label="番号">
                                {requirement_words::number(requirement, Some("#sample-requirement_words".to_owned()))}
                            </th>
                            <td class="text" data-label="要件">
                                {requirement_words::name(requirement)}
                                <span data-words="document">{words(&requirement.text, errata)}</span>
                                {requirement_words::duty(checklist, requirement)}
                            </td>
                        </tr>
                    </tbody>
                </table>
                {requirement_words::above(item, errata)}
            }
        })
        .collect();
    view! { {views} }
}

/// Show the first requirement of which the rules ask more than an answer.
fn asked(here: &Here<'_>) -> impl IntoAny {
    let standards = here.site.library.standards.iter();
    let mut all = standards.flat_map(|standard| &standard.checklists).flat_map(|checklist| {
        checklist.requirements().map(move |(.., requirement)| (checklist, requirement))
    });
    or_none(all.find_map(|(checklist, requirement)| {
        asks::asks(checklist, requirement).map(IntoAny::into_any)
    }))
}

/// Show a figure as it stands in a chapter.
fn figure() -> impl IntoAny {
    let image = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSIyNDAiIGhlaWdodD0iNjAiPjxwYXRoIGQ9Ik0wIDMwaDI0MCIgc3Ryb2tlPSIjMDAwIi8+PC9zdmc+";
    view! {
        <div class="document" data-words="document">
            <figure>
                <img src=image alt="左から右への1本の線" width="240" height="60" loading="lazy" data-words="kijun"/>
            </figure>
        </div>
    }
}

fn applies(here: &Here<'_>) -> impl IntoAny {
    let found = requirement(here, |requirement| requirement.at.is_none());
    or_none(found.map(|Found { standard, checklist, requirement, .. }| {
        let need = Need::of(checklist, requirement);
        let text = words(&requirement.text, &standard.errata);
        view! {
            <p class="hint">"「あなたの条件」で分類を選ぶと、当てはまる要件に印が付きます。"</p>
            <ul>
                <li data-need=need.classes data-party=need.party data-words="document">{text}</li>
            </ul>
        }
        .into_any()
    }))
}

fn conditions(here: &Here<'_>) -> impl IntoAny {
    let mut found = here.site.library.standards.iter().filter_map(situation::situation);
    or_none(found.next().map(|found| {
        view! {
            <p class="hint">"プログラム(reading.js)が動くと現れます。"</p>
            {found.into_any()}
        }
        .into_any()
    }))
}

fn appearance_button() -> impl IntoAny {
    view! { <p>{appearance::opener()}</p> }
}

fn tabs_of_first(here: &Here<'_>) -> impl IntoAny {
    let first = here.site.library.standards.first();
    or_none(first.map(|standard| navigation::tabs(here, 0, standard).into_any()))
}

/// Show a passage as in its chapter, with the requirements read from it.
fn beside(here: &Here<'_>) -> impl IntoAny {
    let found = requirement(here, |requirement| requirement.at.is_some());
    or_none(found.and_then(|Found { place, standard, requirement, .. }| {
        let at = requirement.at.as_ref()?;
        let own = standard.chapters.get(at.chapter)?;
        let margin = margin::Margin::of(here, place, standard, at.chapter, own);
        let id = &at.id;
        let mut html = Builder::default();
        html.open(Element::new("ul").with("class", "marked"));
        html.element(Element::new("li").with("id", id), |item| {
            let link = Element::new("a").with("class", "marker").with("href", format!("#{id}"));
            item.element(link, |link| link.text("(1)"));
            item.text(&format!(" {}", requirement.text));
        });
        let mut html = html.finish();
        margin.put_beside(&mut html);
        Some(view! { <div class="prose" inner_html=html.to_string()></div> }.into_any())
    }))
}

fn whole() -> impl IntoAny {
    let mut html = Builder::default();
    let heading = Element::new("h2").with("id", "a");
    html.element(heading, |heading| heading.text("見出しは1段下がる"));
    html.element(Element::new("p"), |words| {
        let link = Element::new("a").with("href", "#a");
        words.element(link, |link| link.text("章の中のリンク"));
        words.text("も付いてきます。");
    });
    let mut html = html.finish();
    joined::join(&mut html, "joined-1");
    view! { <div inner_html=html.to_string()></div> }
}

fn examples(here: &Here<'_>) -> impl IntoAny {
    let mut standards = (0..).zip(&here.site.library.standards);
    or_none(standards.find_map(|(place, standard): (usize, &Standard)| {
        worked_examples::worked_examples(here, place, standard, |_| true)
    }))
}

fn relations(here: &Here<'_>) -> impl IntoAny {
    let each = [Relation::Equal, Relation::Superset, Relation::Subset, Relation::Related];
    let each = each.map(|relation| {
        crosswalk::relation(relation, "一方の要件".into_any(), "他方の要件".into_any())
    });
    let mut listed = crosswalk::listed(here.site.library);
    let found = listed.find_map(|listed| {
        let (.., requirement) = listed.checklist.requirements().next()?;
        listed.find(&requirement.id)
    });
    let found = found.map(|found| {
        let standard = found.listed.standard;
        view! {
            {found.words(here)}
            <ul><li>{found.brief(here)}</li></ul>
            {crosswalk::why("編集者が対応を読み取った理由です。「」の中は文書の文言です。", standard, standard)}
        }
    });
    view! { {each.into_iter().collect_view()}{found} }
}

fn changes() -> impl IntoAny {
    let segment = |side, text: &str| Segment { side, text: text.to_owned() };
    let segments = vec![
        segment(Side::Same, "通信経路を"),
        segment(Side::Old, "適切に"),
        segment(Side::New, "、推奨される方式で"),
        segment(Side::Same, "暗号化していること。"),
    ];
    let differences = [WordDifferences { part: Part::Text, segments }];
    view! {
        {edition_changes::legend()}
        <div class="edition-change">
            <p class="label">"第1.0版のNo.2からの変更"</p>
            <dl class="changes">{edition_changes::words(&differences)}</dl>
        </div>
        <p><span class="change-kind">"追加"</span>" "<span class="change-kind">"削除"</span></p>
    }
}

/// Show the parts of the frame that chapters have in addition; the rest is the frame of this page.
fn frame(here: &Here<'_>) -> impl IntoAny {
    let standards = (0..).zip(&here.site.library.standards);
    let longest = standards.max_by_key(|(_, standard)| standard.chapters.len());
    or_none(longest.map(|(place, standard): (usize, &Standard)| {
        let headings = standard.chapters.iter().find(|chapter| !chapter.headings.is_empty());
        view! {
            <p>"ヘッダー、現在地、フッターは、このページのものが見本です。"</p>
            {chapter::chapters(here, place, standard, 1).into_any()}
            {headings.and_then(chapter::contents)}
            {chapter::neighbours(here, place, standard, 1).into_any()}
        }
        .into_any()
    }))
}

/// Show a text with explained terms.
pub(super) fn terms(here: &Here<'_>) -> impl IntoAny {
    let term = here.site.library.glossary.first();
    let form = term.and_then(|term| term.forms.first()).cloned();
    let text = term.map(|term| {
        view! {
            <div class="term-note">
                <p><strong>{term.term.clone()}</strong></p>
                <p>{term.text.clone()}</p>
                <p class="hint">"根拠: "{term.source.clone()}</p>
            </div>
        }
    });
    let mut words = Builder::default();
    words.element(Element::new("p"), |own| {
        own.text(&form.unwrap_or_default());
        own.text("は、押すと説明が開きます。");
    });
    let mut words = words.finish();
    let notes = explain(&mut words, &here.site.library.glossary, &here.to(Route::Glossary));
    view! {
        <section class="sample" id="sample-terms" data-component="terms">
            <h2>"用語の説明 "<code>"terms"</code></h2>
            {text}
            <div class="document" inner_html=words.to_string()></div>
            <div inner_html=notes></div>
        </section>
    }
}
